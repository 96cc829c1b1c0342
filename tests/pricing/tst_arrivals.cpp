// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/sampled.h"

#include "pricing/exact_math.h"
#include "pricing/traffic/arrivals.h"
#include "pricing/traffic/patterns.h"

#include <QTest>

#include <array>

#include <cmath>
#include <numeric>

using namespace pricing;

namespace {

std::vector<Arrival> week(const WeeklyTraffic& traffic, std::uint64_t seed, std::uint64_t number,
                          Tick warmUp = 0) {
    const TrafficModel model(traffic);
    ArrivalStream stream(model, seed, number, warmUp);
    std::vector<Arrival> all, block(1000);
    while (const auto n = stream.next(block.data(), block.size()))
        all.insert(all.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(n));
    return all;
}

WeeklyTraffic flat(double rate, double ca2) {
    WeeklyTraffic t;
    t.requestsPerSecond.assign(168, rate);
    t.burstiness.spacingCa2 = ca2;
    return t;
}

} // namespace

class TestArrivals : public QObject {
    Q_OBJECT
private slots:
    void evenArrivalsFillEveryCellExactly();
    void evenArrivalsAreEvenlySpaced();
    void countsFollowTheRates_data();
    void countsFollowTheRates();
    void spacingHasTheAskedForVariation_data();
    void spacingHasTheAskedForVariation();
    void weeksAreIndependentOfHowTheyAreDrawn();
    void aLongerWarmUpOnlyAddsEarlierArrivals();
    void quarterHourCellsAreHonoured();
    void levelWanderKeepsTheMeanAndSpreadsTheCounts();
    void aWanderingWeekEndsHoweverItIsCut();
    void blocksAreWhatIsDrawnOneByOne();
    void emptyWeekHasNoArrivals();
    void patternsKeepTheirPromises();
};

void TestArrivals::evenArrivalsFillEveryCellExactly() {
    WeeklyTraffic t = flat(0, 0);
    for (std::size_t h = 0; h < 168; ++h)
        t.requestsPerSecond[h] = h % 7 * 0.25;
    const auto arrivals = week(t, 5, 3);
    std::vector<int> counts(168);
    for (const Arrival& a : arrivals)
        ++counts[static_cast<std::size_t>(a.time / ticks(3600))];
    for (std::size_t h = 0; h < 168; ++h)
        QCOMPARE(counts[h], static_cast<int>(h % 7) * 900);
}

void TestArrivals::evenArrivalsAreEvenlySpaced() {
    const auto arrivals = week(flat(0.25, 0), 1, 0);
    for (std::size_t i = 1; i < arrivals.size(); ++i)
        QCOMPARE(arrivals[i].time - arrivals[i - 1].time, ticks(4));
}

void TestArrivals::countsFollowTheRates_data() {
    QTest::addColumn<double>("ca2");
    QTest::newRow("Poisson") << 1.0;
    QTest::newRow("smooth") << 0.25;
    QTest::newRow("bursty") << 8.0;
}

void TestArrivals::countsFollowTheRates() {
    QFETCH(double, ca2);
    WeeklyTraffic t = flat(0, ca2);
    for (std::size_t h = 0; h < 168; ++h)
        t.requestsPerSecond[h] = 0.02 + 0.01 * static_cast<double>(h % 24);
    std::vector<double> sums(168), squares(168);
    constexpr int weeks = 60;
    for (int w = 0; w < weeks; ++w) {
        std::vector<double> counts(168);
        for (const Arrival& a : week(t, 7, static_cast<std::uint64_t>(w)))
            ++counts[static_cast<std::size_t>(a.time / ticks(3600))];
        for (std::size_t h = 0; h < 168; ++h) {
            sums[h] += counts[h];
            squares[h] += counts[h] * counts[h];
        }
    }
    SampledFigures agreement;
    for (std::size_t h = 0; h < 168; ++h) {
        // a renewal count has variance of about c_a² × its mean
        const double expected = t.requestsPerSecond[h] * 3600;
        const double error = std::sqrt(expected * std::max(ca2, 0.3) / weeks);
        agreement.add("hour", sums[h] / weeks, expected, error);
    }
    QCOMPARE(agreement.disagreement(), QString());
}

void TestArrivals::spacingHasTheAskedForVariation_data() {
    countsFollowTheRates_data();
}

void TestArrivals::spacingHasTheAskedForVariation() {
    QFETCH(double, ca2);
    const auto arrivals = week(flat(1, ca2), 11, 0);
    double sum = 0, squares = 0;
    const auto n = static_cast<double>(arrivals.size() - 1);
    for (std::size_t i = 1; i < arrivals.size(); ++i) {
        const double gap = seconds(arrivals[i].time - arrivals[i - 1].time);
        sum += gap / n;
        squares += gap * gap / n;
    }
    QVERIFY(std::fabs((squares - sum * sum) / (sum * sum) / ca2 - 1) < 0.03);
}

void TestArrivals::weeksAreIndependentOfHowTheyAreDrawn() {
    const auto a = week(flat(0.5, 1), 3, 17);
    const TrafficModel model(flat(0.5, 1));
    ArrivalStream stream(model, 3, 17, 0);
    Arrival one;
    for (const Arrival& expected : a) {
        QCOMPARE(stream.next(&one, 1), std::size_t{1});
        QCOMPARE(one.time, expected.time);
        QCOMPARE(one.service, expected.service);
    }
    QCOMPARE(stream.next(&one, 1), std::size_t{0});
    QVERIFY(week(flat(0.5, 1), 3, 18)[0].time != a[0].time);
}

void TestArrivals::aLongerWarmUpOnlyAddsEarlierArrivals() {
    for (const double ca2 : {0.0, 1.0, 4.0}) {
        const auto brief = week(flat(0.1, ca2), 2, 4, ticks(3600));
        const auto longer = week(flat(0.1, ca2), 2, 4, ticks(5 * 3600));
        QVERIFY(longer.size() > brief.size());
        const auto extra = longer.size() - brief.size();
        for (std::size_t i = 0; i < brief.size(); ++i)
            QCOMPARE(longer[i + extra].time, brief[i].time);
        QVERIFY(longer.front().time < -ticks(4 * 3600));
    }
}

void TestArrivals::quarterHourCellsAreHonoured() {
    WeeklyTraffic t;
    t.cellMinutes = 15;
    t.requestsPerSecond.assign(672, 0.0);
    t.requestsPerSecond[5] = 0.2;
    t.burstiness.spacingCa2 = 0;
    const auto arrivals = week(t, 1, 0);
    QCOMPARE(arrivals.size(), std::size_t{180});
    QVERIFY(arrivals.front().time >= ticks(5 * 900));
    QVERIFY(arrivals.back().time < ticks(6 * 900));
}

void TestArrivals::levelWanderKeepsTheMeanAndSpreadsTheCounts() {
    WeeklyTraffic t = flat(0.2, 1);
    t.burstiness.levelCv = 0.5;
    t.burstiness.levelTimeS = 3600;
    double sum = 0, squares = 0;
    constexpr int weeks = 40;
    std::vector<double> hours;
    for (int w = 0; w < weeks; ++w) {
        std::vector<double> counts(168);
        for (const Arrival& a : week(t, 9, static_cast<std::uint64_t>(w)))
            ++counts[static_cast<std::size_t>(a.time / ticks(3600))];
        for (const double c : counts) {
            sum += c / (168 * weeks);
            squares += c * c / (168 * weeks);
        }
    }
    QVERIFY(std::fabs(sum / 720 - 1) < 0.03);
    // an hour's mean level keeps most of the level's variance (0.25 × 720² beside 720)
    const double variance = squares - sum * sum;
    QVERIFY(variance > 50'000 && variance < 140'000);
}

void TestArrivals::aWanderingWeekEndsHoweverItIsCut() {
    WeeklyTraffic t;
    t.requestsPerSecond.assign(168, 0.01);
    t.burstiness.levelCv = 0.78;
    t.burstiness.levelTimeS = 120;
    const TrafficModel whole(t);
    for (int i = 0; i < 2000; ++i) { // steps of the level that no binary fraction holds
        const TrafficModel cut = whole.compressed(1 + 0.25 * i);
        ArrivalStream arrivals(cut, 1, 0, 0);
        std::array<Arrival, 1024> block;
        std::size_t all = 0;
        while (const std::size_t n = arrivals.next(block.data(), block.size()))
            all += n;
        QVERIFY(static_cast<double>(all) < 10 + 3 * cut.requestsPerWeek());
    }
}

/// Poisson arrivals without blocks: one number, one quotient, one comparison at a time.
std::vector<Arrival> oneByOne(const WeeklyTraffic& traffic, std::uint64_t seed,
                              std::uint64_t number) {
    const RandomStream spacings(seed, Stream::spacing, number);
    const RandomStream services(seed, Stream::service, number);
    const double cellSeconds = traffic.cellMinutes * 60.0;
    std::vector<Arrival> all;
    double at = 0, distance = -exactLog(spacings.uniform(0));
    for (std::size_t cell = 0; cell < traffic.requestsPerSecond.size();) {
        const double rate = traffic.requestsPerSecond[cell];
        const double end = cellSeconds * static_cast<double>(cell + 1);
        const double mass = (end - at) * rate;
        if (distance >= mass) {
            distance -= mass;
            at = end;
            ++cell;
            continue;
        }
        at += distance / rate;
        all.push_back({ticks(at), services.uniform(all.size())});
        distance = -exactLog(spacings.uniform(all.size()));
    }
    return all;
}

void TestArrivals::blocksAreWhatIsDrawnOneByOne() {
    WeeklyTraffic t = flat(0, 1);
    for (const double scale : {1e-5, 1e-3, 0.1, 3.0}) {
        for (std::size_t h = 0; h < 168; ++h)
            t.requestsPerSecond[h] = scale * static_cast<double>(h * h % 11);
        for (const std::uint64_t number : {0, 5}) {
            const auto expected = oneByOne(t, 9, number);
            const auto all = week(t, 9, number);
            QCOMPARE(all.size(), expected.size());
            for (std::size_t i = 0; i < all.size(); ++i) {
                QCOMPARE(all[i].time, expected[i].time);
                QVERIFY(all[i].service == expected[i].service); // to the last bit
            }
        }
    }
}

void TestArrivals::emptyWeekHasNoArrivals() {
    for (const double ca2 : {0.0, 1.0, 4.0})
        QVERIFY(week(flat(0, ca2), 1, 0, ticks(7200)).empty());
}

void TestArrivals::patternsKeepTheirPromises() {
    const auto hours = [](Pattern p) {
        const auto rates = hourlyRates(p, 1);
        return std::accumulate(rates.begin(), rates.end(), 0.0);
    };
    QCOMPARE(hours(Pattern::businessHours), 40.0);
    QVERIFY(std::fabs(hours(Pattern::businessHours23) - 9.2) < 1e-9);
    QVERIFY(std::fabs(hours(Pattern::roundTheClock40) - 67.2) < 1e-9);
    QVERIFY(std::fabs(hours(Pattern::roundTheClock60) - 100.8) < 1e-9);
    for (const Pattern p : allPatterns())
        for (const double rate : hourlyRates(p, 1))
            QVERIFY(rate >= 0 && rate <= 1.2);
}

QTEST_GUILESS_MAIN(TestArrivals)
#include "tst_arrivals.moc"
