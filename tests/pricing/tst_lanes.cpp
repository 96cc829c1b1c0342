// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/exact_math.h"
#include "pricing/lanes/lanes.h"
#include "pricing/traffic/quantile_table.h"
#include "pricing/traffic/random.h"

#include <QTest>

#include <bit>
#include <vector>

// Every instruction set that this processor has, against the scalar code, bit for bit.

using namespace pricing;

namespace {

bool sameBits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

/// Odd, so that no number of lanes divides it.
constexpr std::size_t kCount = 100'003;

} // namespace

class TestLanes : public QObject {
    Q_OBJECT
private slots:
    void everyInstructionSet_data();
    void everyInstructionSet();
    void logarithmsAtTheirEdges();
};

void TestLanes::everyInstructionSet_data() {
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < lanesCount(); ++i)
        QTest::newRow(lanesNumber(i).name) << static_cast<int>(i);
}

void TestLanes::everyInstructionSet() {
    QFETCH(int, number);
    const Lanes& set = lanesNumber(static_cast<std::size_t>(number));
    const RandomStream stream(7, Stream::spacing, 3);
    const QuantileTable table(Lognormal{1.5, 0.45});
    std::vector<double> u(kCount), logs, quotients(kCount), quantiles(kCount);
    set.uniforms(stream.key(), 5, kCount, u.data());
    logs = u;
    set.negativeLogs(logs.data(), kCount);
    set.quotients(logs.data(), 0.37, kCount, quotients.data());
    table.quantiles(u.data(), kCount, quantiles.data(), set);
    for (std::size_t i = 0; i < kCount; ++i) {
        QVERIFY(sameBits(u[i], stream.uniform(5 + i)));
        QVERIFY(sameBits(logs[i], -exactLog(u[i])));
        QVERIFY(sameBits(quotients[i], logs[i] / 0.37));
        QVERIFY(sameBits(quantiles[i], table(u[i])));
    }
}

void TestLanes::logarithmsAtTheirEdges() {
    // the ends of (0, 1), the powers of two and √½ in each of them, and their neighbours
    std::vector<double> values{0x1p-54, 1 - 0x1p-53};
    for (double power = 0.5; power > 0x1p-54; power /= 2)
        for (const double x : {power, power * 1.4142135623730950})
            for (const int step : {-2, -1, 0, 1, 2})
                values.push_back(
                    std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) + std::uint64_t(step)));
    for (std::size_t k = 0; k < lanesCount(); ++k) {
        std::vector<double> logs = values;
        lanesNumber(k).negativeLogs(logs.data(), logs.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            QVERIFY(sameBits(logs[i], -exactLog(values[i])));
    }
}

QTEST_APPLESS_MAIN(TestLanes)
#include "tst_lanes.moc"
