// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/forecast.h"
#include "support/priced.h"

#include <QTest>

#include <cmath>

using namespace pricing;

namespace {

CompareInput businessHours() {
    return priced::input(
        priced::plan(QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/examples/"
                                                         "article-business-hours.breakeven")));
}

} // namespace

class TestForecast : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void trafficCompoundsAndSwingsWithTheSeason() {
        ForecastOptions o{0.1, {}, 24};
        QCOMPARE(timesIn(o, 0), 1.0);
        QVERIFY(std::fabs(timesIn(o, 2) - 1.21) < 1e-12);
        o.season = {2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 4};
        QCOMPARE(timesIn(o, 0), 1.0);
        QVERIFY(std::fabs(timesIn(o, 11) - 2 * std::pow(1.1, 11)) < 1e-12);
        QVERIFY(std::fabs(timesIn(o, 12) - std::pow(1.1, 12)) < 1e-12);
    }

    void withoutGrowthEveryMonthCostsWhatTheComparisonSays() {
        const CompareInput in = businessHours();
        const auto report = compare(in, Accuracy::finished);
        const auto f = forecast(in, {0, {}, 3});
        QVERIFY(f);
        QCOMPARE(f->months.size(), std::size_t{4});
        QVERIFY(f->switches.empty());
        for (std::size_t i = 0; i < report->offers.size(); ++i) {
            const auto& cost = report->offers[i].monthlyCost;
            for (const ForecastMonth& m : f->months) {
                QCOMPARE(m.points[i].has_value(), cost.has_value());
                if (cost)
                    QVERIFY(std::fabs(m.points[i]->monthlyUsd - cost->usd()) < 1e-6);
            }
            if (cost)
                QVERIFY(std::fabs(*f->offers[i].sumUsd - 4 * cost->usd()) < 1e-5);
        }
    }

    /// Where break-even finds that the cheapest offer changes, growth reaches it in that month.
    void theMonthToSwitchIsWhereTheCurvesCross() {
        CompareInput in = businessHours();
        in.scenario.workload.targets.clear();
        const ForecastOptions options{0.25, {}, 18};
        const auto f = forecast(in, options);
        BreakEvenOptions axis;
        axis.from = 1;
        axis.to = timesIn(options, 18);
        const auto curves = breakEven(in, axis);
        QVERIFY(f && curves && !f->switches.empty());
        for (const ForecastSwitch& s : f->switches) {
            const double before = timesIn(options, s.month - 1), after = timesIn(options, s.month);
            const bool changes = std::any_of(
                curves->ribbon.begin(), curves->ribbon.end(), [&](const RibbonPart& part) {
                    return part.from > before * 0.98 && part.from < after * 1.02;
                });
            QVERIFY2(changes, qPrintable(QString::number(s.month)));
        }
        QVERIFY(f->switchUsd && *f->switchUsd <= *f->offers[std::size_t(*f->stay)].sumUsd + 1e-9);
        QVERIFY(words::finding(*f).find("from month " + std::to_string(f->switches[0].month)) !=
                std::string::npos);
    }

    void figuresDoNotDependOnTheOrderOfTheTasks() {
        const ForEach backwards = [](std::size_t n, const std::function<void(std::size_t)>& task) {
            while (n-- > 0)
                task(n);
        };
        const CompareInput in = businessHours();
        const auto one = forecast(in, {0.2, {}, 4}), other = forecast(in, {0.2, {}, 4}, backwards);
        for (std::size_t m = 0; m < one->months.size(); ++m)
            QVERIFY(one->months[m].points == other->months[m].points);
    }

    void itStopsWhenAsked() {
        int asked = 0;
        QVERIFY(!forecast(businessHours(), {0.2, {}, 12}, oneAfterAnother,
                          [&](double, double) { return ++asked < 5; }));
    }

    void wrongOptionsAreNamed_data() {
        QTest::addColumn<double>("growth");
        QTest::addColumn<int>("months");
        QTest::addColumn<int>("season");
        QTest::addColumn<QString>("place");
        QTest::newRow("all gone") << -1.0 << 12 << 0 << "growth";
        QTest::newRow("no number") << std::nan("") << 12 << 0 << "growth";
        QTest::newRow("explodes") << 1.0 << 60 << 0 << "growth";
        QTest::newRow("no month") << 0.1 << 0 << 0 << "months";
        QTest::newRow("too many") << 0.0 << 61 << 0 << "months";
        QTest::newRow("half a year") << 0.1 << 12 << 6 << "season";
    }
    void wrongOptionsAreNamed() {
        QFETCH(double, growth);
        QFETCH(int, months);
        QFETCH(int, season);
        QFETCH(QString, place);
        const ForecastOptions o{growth, std::vector<double>(std::size_t(season), 1.0), months};
        QVERIFY(firstProblem(o));
        QCOMPARE(QString::fromStdString(firstProblem(o)->place), place);
    }
};

QTEST_GUILESS_MAIN(TestForecast)
#include "tst_forecast.moc"
