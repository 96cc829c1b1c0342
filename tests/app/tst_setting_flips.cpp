// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/priced.h"

#include "pricing/study/vary.h"
#include "pricing/study/verdict_range.h"

#include <algorithm>

using namespace pricing;

namespace {

QString labelAt(const Report& r, std::optional<int> i) {
    return i ? QString::fromStdString(r.offers[static_cast<std::size_t>(*i)].label) : QString();
}

/// The first number in "above 53 s".
double numberIn(const std::string& value) {
    const auto digit =
        std::find_if(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    return std::stod(std::string(digit, value.end()));
}

} // namespace

/// The settings at which the verdict turns, as goal seek finds them, held against prices at either
/// side.
class TestSettingFlips : public QObject {
    Q_OBJECT
private slots:
    void theOtherWinsBeyondTheFlip_data();
    void theOtherWinsBeyondTheFlip();
    void aFleetThatNeverStopsHasNone();
    void anotherMayWinBetweenTwoStepsOfASizedFleet();
};

void TestSettingFlips::theOtherWinsBeyondTheFlip_data() {
    QTest::addColumn<int>("across");
    QTest::addColumn<QString>("input");
    QTest::newRow("cold start") << int(Across::coldStart) << ", mean cold start";
    QTest::newRow("idle timeout") << int(Across::idleTimeout) << ", idle timeout";
}

void TestSettingFlips::theOtherWinsBeyondTheFlip() {
    QFETCH(int, across);
    QFETCH(QString, input);
    const CompareInput in =
        priced::input(priced::plan(":/examples/article-business-hours-23.breakeven"));
    QThreadPool pool;
    const auto threads = document::spreadOver(pool, 2);
    const Report report = *withRange(*compare(in, Accuracy::finished, threads), in, threads, {});
    const QString winner = labelAt(report, report.verdict.winner);
    const auto flip =
        std::find_if(report.verdict.flips.begin(), report.verdict.flips.end(), [&](const Flip& f) {
            return QString::fromStdString(f.input) == winner + input;
        });
    QVERIFY(flip != report.verdict.flips.end());
    QVERIFY(QString::fromStdString(flip->value).startsWith("above "));
    QVERIFY(!flip->sentence.empty() && !flip->stated.empty());
    QCOMPARE(QString::fromStdString(flip->then), labelAt(report, report.verdict.runnerUp));

    const int offer = *report.verdict.winner;
    const auto asked = static_cast<Across>(across);
    const double present = presentValue(in, asked, offer);
    const double turning = numberIn(flip->value) / numberIn(flip->stated) * present;
    const auto winnerAt = [&](double value) {
        const Report r = *compare(varied(in, asked, value, offer), Accuracy::finished, threads);
        return labelAt(r, r.verdict.winner);
    };
    QCOMPARE(winnerAt(0.85 * turning), winner);
    QCOMPARE(winnerAt(1.15 * turning), QString::fromStdString(flip->then));
}

void TestSettingFlips::aFleetThatNeverStopsHasNone() {
    const CompareInput in = priced::input(priced::plan(":/examples/article-40-percent.breakeven"));
    QThreadPool pool;
    const auto threads = document::spreadOver(pool, 2);
    const Report report = *withRange(*compare(in, Accuracy::finished, threads), in, threads, {});
    for (const Flip& f : report.verdict.flips) // two fixed fleets
        QVERIFY(QString::fromStdString(f.input).endsWith("GPU rate"));
    QVERIFY(!report.verdict.flips.empty());
}

/// One H100 more or less at 4 s a request is another traffic than one H200 at 3.1 s.
void TestSettingFlips::anotherMayWinBetweenTwoStepsOfASizedFleet() {
    Plan plan = priced::plan(":/examples/article-40-percent.breakeven");
    Scenario& s = plan.scenarios[0];
    s.traffic.requestsPerSecond.assign(168, 0.3);
    s.workload.byGpu["H200"].service = Distribution{Constant{3.1}};
    std::erase_if(s.offers, [](const OfferChoice& o) { return !o.id.starts_with("gmi-bare"); });
    for (OfferChoice& o : s.offers)
        o.policy.workers.reset();
    const CompareInput in = priced::input(plan);
    const Report report = *withRange(*compare(in, Accuracy::finished), in, oneAfterAnother, {});
    QCOMPARE(labelAt(report, report.verdict.winner), "GMI H100");
    const double from = report.verdict.holdsFrom.value_or(0),
                 to = report.verdict.holdsTo.value_or(0);
    QVERIFY(from > 0.8 && from < 1 && to > 1 && to < 2);
    for (const double beyond : {0.97 * from, 1.03 * to}) {
        const Report there = *compare(varied(in, Across::traffic, beyond), Accuracy::finished);
        QCOMPARE(labelAt(there, there.verdict.winner), "GMI H200");
    }
}

QTEST_GUILESS_MAIN(TestSettingFlips)
#include "tst_setting_flips.moc"
