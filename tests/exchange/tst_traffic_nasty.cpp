// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/nasty_traffic.h"
#include "exchange/traffic/import.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace exchange;
using namespace nasty;

/// Inputs that files in the wild are: each gives the right week or says what is wrong and where.
class TestTrafficNasty : public QObject {
    Q_OBJECT
private slots:
    void aWeekOrAReason_data();
    void aWeekOrAReason();
    void theHourThatComesTwiceIsObservedForTwo();
    void theHourThatNeverIsIsNotObserved();
    void linesThatWereRejectedAreNamed();
    void weeksAreFoldedByMeanMedianAndP90();
    void daysAndWeeksCanBeLeftOut();
    void outagesAreFoundAndLeftOut();
    void growthIsEstimatedWithItsError();
    void burstinessOfKnownArrivalsIsMeasured();
};

namespace {

FileResult<std::optional<TrafficTrace>> readBytes(const QByteArray& bytes,
                                                  const TrafficOptions& options = {}) {
    const QTemporaryDir dir;
    const QString path = dir.filePath("trace");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write a temporary file");
    file.close();
    return readTraffic(path.toStdString(), options);
}

TrafficTrace traceOf(const QByteArray& bytes, const TrafficOptions& options = {}) {
    auto read = readBytes(bytes, options);
    if (!read)
        qWarning("%s", read.error().problem.problem.c_str());
    return read && *read ? std::move(**read) : TrafficTrace{};
}

pricing::FoldedTraffic fold(const TrafficTrace& trace, pricing::FoldOptions options = {}) {
    options.zone = trace.zone;
    return pricing::foldTraffic(trace.seen, options);
}

/// Counts by the hour of `weeks` weeks from Monday 2024-01-01, with `count(week, hour)`.
QByteArray weeksOf(int weeks, const std::function<double(int, int)>& count) {
    QByteArray text = "time,count\n";
    const QDateTime start(QDate(2024, 1, 1), QTime(0, 0), Qt::UTC);
    for (int w = 0; w < weeks; ++w)
        for (int h = 0; h < 168; ++h)
            text += start.addSecs((w * 168 + h) * 3600LL).toString("yyyy-MM-ddTHH:mm").toUtf8() +
                    "," + QByteArray::number(count(w, h)) + "\n";
    return text;
}

} // namespace

void TestTrafficNasty::aWeekOrAReason_data() {
    QTest::addColumn<int>("index");
    int i = 0;
    for (const Row& row : corpus())
        QTest::newRow(row.name) << i++;
    QVERIFY(i >= 60);
}

void TestTrafficNasty::aWeekOrAReason() {
    QFETCH(int, index);
    const std::vector<Row> all = corpus();
    const Row& row = all[static_cast<std::size_t>(index)];
    const auto read = readBytes(row.text, row.options);
    if (row.problem) {
        QVERIFY2(!read, "expected a problem");
        QVERIFY2(QString::fromStdString(read.error().problem.problem).contains(row.problem),
                 read.error().problem.problem.c_str());
        QVERIFY(!read.error().machineFailed);
        return;
    }
    QVERIFY2(read.has_value(), read ? "" : read.error().problem.problem.c_str());
    const TrafficTrace& trace = **read;
    QCOMPARE(trace.rejectedRows, std::int64_t{row.rejected});
    QVERIFY2(std::fabs(trace.seen.requests() - row.requests) <= 1e-9 * row.requests,
             qPrintable(QString::number(trace.seen.requests(), 'g', 17)));
    if (row.cell < 0)
        return;
    const auto rate = fold(trace).requestsPerSecond[static_cast<std::size_t>(row.cell)];
    if (row.rate < 0) { // never observed
        QVERIFY(!rate);
        return;
    }
    QVERIFY(rate);
    QVERIFY2(std::fabs(*rate - row.rate) <= 1e-9 * row.rate,
             qPrintable(QString::number(*rate, 'g', 17)));
}

void TestTrafficNasty::theHourThatComesTwiceIsObservedForTwo() {
    // Berlin, Sunday 2024-10-27: 02:00 to 03:00 comes twice
    QByteArray text = "time,count\n";
    for (const char* time : {"00:00", "01:00", "02:00", "02:00", "03:00", "04:00"})
        text += QByteArray("2024-10-27 ") + time + ",36\n";
    const TrafficTrace trace = traceOf(text, {.timeZone = "Europe/Berlin"});
    const pricing::FoldedTraffic week = fold(trace);
    QCOMPARE(trace.seen.requests(), 216.0);
    QCOMPARE(week.observedS[kSun + 2], 7200.0);
    for (std::size_t h = kSun; h < kSun + 5; ++h)
        QCOMPARE(*week.requestsPerSecond[h], 0.01);
    // the same day in UTC
    QByteArray instants = "time,count\n";
    for (int h = 22; h < 28; ++h)
        instants += "2024-10-2" + QByteArray::number(h < 24 ? 6 : 7) + "T" +
                    QByteArray::number(h % 24).rightJustified(2, '0') + ":00Z,36\n";
    const pricing::FoldedTraffic same = fold(traceOf(instants, {.timeZone = "Europe/Berlin"}));
    QCOMPARE(same.requestsPerSecond, week.requestsPerSecond);
    QCOMPARE(same.observedS, week.observedS);
}

void TestTrafficNasty::theHourThatNeverIsIsNotObserved() {
    // Berlin, Sunday 2024-03-31: 01:59 is followed by 03:00
    const TrafficTrace trace =
        traceOf("time,count\n2024-03-31 00:00,36\n2024-03-31 01:00,36\n2024-03-31 03:00,72\n",
                {.timeZone = "Europe/Berlin"});
    const pricing::FoldedTraffic week = fold(trace);
    QVERIFY(!week.requestsPerSecond[kSun + 2]);
    QCOMPARE(*week.requestsPerSecond[kSun + 1], 0.01);
    QCOMPARE(*week.requestsPerSecond[kSun + 3], 0.02);
    QCOMPARE(trace.seen.observedS(), 3 * 3600.0);
}

void TestTrafficNasty::linesThatWereRejectedAreNamed() {
    const TrafficTrace trace = traceOf(
        "time\n2024-05-15T10:00:00\nnonsense\n\n2024-05-15T10:59:59\n2024-13-01T00:00:00\n");
    QCOMPARE(trace.rows, std::int64_t{4});
    QCOMPARE(trace.rejected.size(), std::size_t{2});
    QCOMPARE(trace.rejected[0].line, std::int64_t{3});
    QCOMPARE(trace.rejected[0].text, std::string("nonsense"));
    QCOMPARE(trace.rejected[1].line, std::int64_t{6});
    QCOMPARE(trace.rejectedFor.at("the time cannot be read"), std::int64_t{2});
    // a million of them are counted, and the first hundred kept
    const TrafficTrace many =
        traceOf("2024-05-15T10:00:00\n2024-05-15T10:59:59\n" + QByteArray("x\n").repeated(100'000));
    QCOMPARE(many.rejectedRows, std::int64_t{100'000});
    QCOMPARE(many.rejected.size(), TrafficTrace::kShownRows);
}

void TestTrafficNasty::weeksAreFoldedByMeanMedianAndP90() {
    constexpr double counts[] = {36, 72, 108, 144, 3600};
    const TrafficTrace trace =
        traceOf(weeksOf(5, [&](int w, int) { return counts[static_cast<std::size_t>(w)]; }));
    const auto monday = [&](pricing::FoldKind kind) {
        return *fold(trace, {.kind = kind}).requestsPerSecond[0];
    };
    QCOMPARE(monday(pricing::FoldKind::mean), 792.0 / 3600);
    QCOMPARE(monday(pricing::FoldKind::median), 108.0 / 3600);
    // at 3.6 of the places 0 to 4
    QCOMPARE(monday(pricing::FoldKind::p90), (144 + 0.6 * (3600 - 144)) / 3600);
}

void TestTrafficNasty::daysAndWeeksCanBeLeftOut() {
    const TrafficTrace trace = traceOf(weeksOf(2, [](int w, int) { return w == 0 ? 36 : 360; }));
    constexpr std::int64_t secondWeek = 19730, firstTuesday = 19724; // 2024-01-08, 2024-01-02
    const pricing::FoldedTraffic one = fold(trace, {.dropWeeks = {secondWeek + 3}});
    QCOMPARE(*one.requestsPerSecond[100], 0.01);
    QVERIFY(one.weeks[1].dropped && !one.weeks[0].dropped);
    const pricing::FoldedTraffic day = fold(trace, {.dropDates = {firstTuesday}});
    QCOMPARE(*day.requestsPerSecond[24], 0.1);
    QCOMPARE(*day.requestsPerSecond[23], 0.055);
}

void TestTrafficNasty::outagesAreFoundAndLeftOut() {
    const TrafficTrace trace =
        traceOf(weeksOf(3, [](int w, int h) { return w == 1 && h >= 30 && h < 33 ? 0 : 36; }));
    const pricing::FoldedTraffic with = fold(trace);
    QCOMPARE(with.outages.size(), std::size_t{1});
    QCOMPARE(with.outages[0].fromHour, std::int64_t{19730} * 24 + 30);
    QCOMPARE(with.outages[0].toHour - with.outages[0].fromHour, std::int64_t{3});
    QCOMPARE(with.outages[0].expected, 108.0);
    QVERIFY(std::fabs(*with.requestsPerSecond[30] - 0.02 / 3) < 1e-12);
    QCOMPARE(*fold(trace, {.dropOutages = true}).requestsPerSecond[30], 0.01);
}

void TestTrafficNasty::growthIsEstimatedWithItsError() {
    // 1 % a week: 1.01 ^ (365.25 / 84) a month
    const TrafficTrace trace =
        traceOf(weeksOf(8, [](int w, int) { return 1000 * std::pow(1.01, w); }));
    const auto trend = fold(trace).trend;
    QVERIFY(trend);
    QVERIFY(std::fabs(trend->perMonth - (std::pow(1.01, 365.25 / 84) - 1)) < 1e-4);
    QVERIFY(trend->perMonthSe < 1e-3);
    QVERIFY(!fold(traceOf(weeksOf(2, [](int, int) { return 5; }))).trend);
}

void TestTrafficNasty::burstinessOfKnownArrivalsIsMeasured() {
    QByteArray even, poisson;
    double at = 0;
    std::uint64_t draws = 12345;
    for (int i = 0; i < 20'000; ++i) {
        even += QByteArray::number(0.5 * i, 'f', 6) + "\n";
        draws = draws * 6364136223846793005ULL + 1442695040888963407ULL;
        at -= 0.5 * std::log((static_cast<double>(draws >> 11) + 0.5) * 0x1p-53);
        poisson += QByteArray::number(at, 'f', 6) + "\n";
    }
    const auto measured = [](const QByteArray& text) {
        const TrafficTrace trace = traceOf(text);
        return pricing::measuredBurstiness(trace.seen, fold(trace), {});
    };
    const auto regular = measured(even), random = measured(poisson);
    QVERIFY(*regular.spacingCa2 < 1e-6);
    QVERIFY(*regular.dispersion[0] < 0.1);
    // Lv of n gaps has a standard error of about 0.85 / sqrt(n), and c_a2 = 2 Lv / (3 - Lv) moves
    // by 1.5 times as much
    QVERIFY2(std::fabs(*random.spacingCa2 - 1) < 4.5 * 1.5 * 0.85 / std::sqrt(20'000),
             qPrintable(QString::number(*random.spacingCa2)));
    QVERIFY(std::fabs(*random.dispersion[0] - 1) < 4.5 * std::sqrt(2.0 / 1000));
    QCOMPARE(random.levelCv, std::optional(0.0));
    // a series has no single requests
    const auto none = measured(weeksOf(1, [](int, int) { return 5; }));
    QVERIFY(!none.burstiness() && !none.cannotTell.empty());
}

QTEST_GUILESS_MAIN(TestTrafficNasty)
#include "tst_traffic_nasty.moc"
