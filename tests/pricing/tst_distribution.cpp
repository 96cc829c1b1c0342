// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/distribution.h"
#include "pricing/exact_math.h"
#include "pricing/traffic/quantile_table.h"

#include <QTest>

#include <cmath>

using namespace pricing;

class TestDistribution : public QObject {
    Q_OBJECT
private slots:
    void textFormsComeBackAsThemselves_data();
    void textFormsComeBackAsThemselves();
    void wrongTextIsRefused_data();
    void wrongTextIsRefused();
    void momentsAgreeWithQuantiles_data() { textFormsComeBackAsThemselves_data(); }
    void momentsAgreeWithQuantiles();
    void tableDrawsAgreeWithQuantiles();
    void logarithmAndExponentialAgreeWithTheLibrary();
    void normalQuantileInvertsItsLaw();
    void gammaQuantileInvertsItsLaw();
};

void TestDistribution::textFormsComeBackAsThemselves_data() {
    QTest::addColumn<QString>("text");
    for (const char* t : {"const:4", "uniform:15,45", "triangular:15,28,45", "exp:1.991",
                          "gamma:2,0.5", "gamma:2,3", "lognormal:1.5,0.45"})
        QTest::newRow(t) << t;
}

void TestDistribution::textFormsComeBackAsThemselves() {
    QFETCH(QString, text);
    const auto d = parseDistribution(text.toStdString());
    QVERIFY(d);
    QCOMPARE(QString::fromStdString(pricing::text(*d)), text);
}

void TestDistribution::wrongTextIsRefused_data() {
    QTest::addColumn<QString>("text");
    for (const char* t :
         {"", "4", "const", "const:", "const:-1", "const:nan", "const:inf", "const:1,2",
          "uniform:3", "uniform:5,4", "triangular:1,0,3", "exp:0", "gamma:0,1", "lognormal:1,-1",
          "weibull:1,2", "const:1 ", "const:1e999", "file:"})
        QTest::newRow(t) << t;
}

void TestDistribution::wrongTextIsRefused() {
    QFETCH(QString, text);
    const auto d = parseDistribution(text.toStdString());
    QVERIFY(!d);
    QVERIFY(d.error().problem.find("expected") != std::string::npos);
}

void TestDistribution::momentsAgreeWithQuantiles() {
    QFETCH(QString, text);
    const auto d = *parseDistribution(text.toStdString());
    double sum = 0, squares = 0;
    constexpr int n = 400'000;
    for (int i = 0; i < n; ++i) {
        const double x = quantile(d, (i + 0.5) / n);
        sum += x / n;
        squares += x * x / n;
    }
    // the last slice of a long tail is cut by the midpoint rule: a few parts in ten thousand
    QVERIFY2(std::fabs(sum / mean(d) - 1) < 1e-3, qPrintable(QString::number(sum)));
    QVERIFY2(std::fabs(squares / secondMoment(d) - 1) < 1e-2, qPrintable(QString::number(squares)));
}

void TestDistribution::tableDrawsAgreeWithQuantiles() {
    for (const char* t :
         {"lognormal:1.5,0.45", "exp:2", "gamma:1,0.5", "gamma:1,2", "triangular:1,2,5"}) {
        const auto d = *parseDistribution(t);
        const QuantileTable table(d);
        double difference = 0;
        for (int i = 0; i < 100'000; ++i) {
            const double u = (i + 0.5) / 100'000;
            difference += (table(u) - quantile(d, u)) / 100'000;
        }
        QVERIFY2(std::fabs(difference) < 3e-5 * mean(d), t);
    }
}

void TestDistribution::logarithmAndExponentialAgreeWithTheLibrary() {
    for (double x = 1e-12; x < 1e12; x *= 1.37) {
        QVERIFY(std::fabs(exactLog(x) - std::log(x)) <=
                4e-15 * std::max(1.0, std::fabs(std::log(x))));
        const double y = std::log(x);
        QVERIFY(std::fabs(exactExp(y) / std::exp(y) - 1) < 1e-13);
        QVERIFY(std::fabs(logGamma(x) - std::lgamma(x)) <=
                1e-12 * std::max(1.0, std::fabs(std::lgamma(x))));
    }
}

void TestDistribution::normalQuantileInvertsItsLaw() {
    for (double u = 0.001; u < 1; u += 0.001)
        QVERIFY(std::fabs(normalCdf(normalQuantile(u)) - u) < 1e-12);
    QVERIFY(std::fabs(normalQuantile(0.975) - 1.959963984540054) < 1e-13);
}

void TestDistribution::gammaQuantileInvertsItsLaw() {
    for (const double shape : {0.05, 0.5, 1.0, 4.0, 100.0})
        for (double u = 0.01; u < 1; u += 0.01) {
            const double x = gammaQuantile(shape, u);
            QVERIFY(std::fabs(gammaP(shape, x) - u) < 1e-9 || x < 1e-280);
        }
}

QTEST_GUILESS_MAIN(TestDistribution)
#include "tst_distribution.moc"
