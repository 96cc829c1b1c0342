// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/replay.h"

#include "pricing/fleet/weeks.h"
#include "pricing/traffic/fit.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <cmath>
#include <string_view>

using namespace pricing;

namespace {

struct Trace {
    const char* name;
    double serviceS; ///< of one request, about what such requests take
};

/// Of those in tests/pricing/data/traces.
constexpr std::array kTraces{
    Trace{"azure_llm_2023_code", 1},   Trace{"azure_llm_2023_conv", 4},
    Trace{"mooncake_conversation", 4}, Trace{"azure_functions_2021_sample", 5},
    Trace{"apache_combined_2015", 1},
};
constexpr std::array kTimeoutsS{5.0, 60.0, 300.0};

ObservedRequests requestsIn(const QString& path) {
    QFile file(path);
    ObservedRequests seen;
    if (!file.open(QIODevice::ReadOnly))
        return seen;
    double at = 0;
    for (const QByteArray& line : file.readAll().split('\n'))
        if (!line.startsWith('#'))
            for (const QByteArray& ms : line.simplified().split(' '))
                if (!ms.isEmpty())
                    seen.times.push_back((at += ms.toDouble()) / 1000);
    seen.from = seen.times.front();
    seen.to = seen.times.back() + 1;
    return seen;
}

/// The hours that were seen stand for those that were not.
WeeklyTraffic wholeWeek(const TrafficFit& fit, const ObservedRequests& seen) {
    WeeklyTraffic week = fit.traffic;
    for (std::size_t h = 0; h < kHoursPerWeek; ++h) {
        const double at = seen.from + std::fmod((static_cast<double>(h) + 0.5) * kSecondsPerHour,
                                                seen.to - seen.from);
        if (!fit.observed[h])
            week.requestsPerSecond[h] =
                fit.traffic.requestsPerSecond[static_cast<std::size_t>(at / kSecondsPerHour) %
                                              kHoursPerWeek];
    }
    return week;
}

/// How far a fitted week may be from the replay. One figure is known to be further off: within the
/// hour of the code trace the busiest 30 s of 5 minutes have 32 to 557 requests, and that swing,
/// which decides how many workers stand for 5 minutes, is more than the pauses and batches make.
double allowed(std::string_view trace, std::string_view fleet, double timeoutS) {
    return trace == "azure_llm_2023_code" && fleet == "per request" && timeoutS == 300 ? 0.13
                                                                                       : 0.10;
}

struct NamedFleet {
    const char* name;
    FleetSpec spec;
};

std::vector<NamedFleet> fleets(double serviceS, double timeoutS) {
    FleetSpec any;
    any.service = Lognormal{serviceS, 0.5};
    any.coldStart = Uniform{15, 45};
    any.idleTimeoutS = timeoutS;
    any.requestTimeoutS = 600;
    FleetSpec single = any, queueDelay = any, perRequest = any, modal = any;
    single.maxWorkers = 1;
    single.concurrency = 1000;
    queueDelay.maxWorkers = 3;
    perRequest.scaler = PerRequestScaler{};
    perRequest.maxWorkers = 100;
    modal.scaler = ModalScaler{};
    modal.maxWorkers = 100;
    return {{"one worker", single},
            {"queue delay", queueDelay},
            {"per request", perRequest},
            {"modal", modal}};
}

double replayed(const FleetSpec& fleet, const ObservedRequests& seen) {
    std::vector<double> times;
    for (const double t : seen.times)
        times.push_back(t - seen.from);
    Recorder recorder({}, 0, 4, false);
    const int rounds = seen.times.size() < 1000 ? 50 : 10;
    const FleetTally tally = replay(fleet, times, seen.to - seen.from, 1, rounds, 1, recorder);
    return workerSeconds(tally) / static_cast<double>(tally.arrivals);
}

double simulated(const FleetSpec& fleet, const WeeklyTraffic& week) {
    FleetStudy study(fleet, TrafficModel(week), 5, {});
    study.byHour = false;
    Recorder recorder = recorderFor(study);
    FleetTally all;
    const double weeks = std::clamp(2e5 / week.requestsPerWeek(), 1.0, 12.0);
    for (const WeekTally& w : simulateWeeks(study, 0, static_cast<std::uint64_t>(weeks), recorder))
        for (const FleetTally& hour : w.hours)
            all += hour;
    return workerSeconds(all) / static_cast<double>(all.arrivals);
}

void printFit(const char* name, const ObservedRequests& seen, const TrafficFit& fit) {
    const Burstiness& b = fit.traffic.burstiness;
    std::printf("%s, %zu requests, c_a2 %.3g: spacing %.3g level %.3g %.4g pauses %.3g %.4g long "
                "%.3g %.4g batch %.3g %.3g clock %g %.3g | distance %.3f worst %.3f\n",
                name, seen.times.size(), fit.rawSpacingCa2, b.spacingCa2, b.levelCv, b.levelTimeS,
                b.pauses.share, b.pauses.timeS, b.longPauses.share, b.longPauses.timeS,
                b.batchShare, b.batchSize, b.clockS, b.clockShare, distance(fit.fitted, fit.seen),
                worstRatio(fit.fitted, fit.seen));
}

} // namespace

class TestTraceFit : public QObject {
    Q_OBJECT
private slots:
    void aFittedWeekCostsWhatItsTraceCosts_data();
    void aFittedWeekCostsWhatItsTraceCosts();
};

void TestTraceFit::aFittedWeekCostsWhatItsTraceCosts_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<double>("serviceS");
    const QString folder = qEnvironmentVariable("BREAKEVEN_TRACES");
    for (const Trace& t : kTraces)
        QTest::newRow(t.name)
            << QStringLiteral(BREAKEVEN_SOURCE_DIR "/tests/pricing/data/traces/%1.txt").arg(t.name)
            << t.serviceS;
    for (const auto& [name, serviceS] :
         {Trace{"gentd26_sd_requests", 26.6}, Trace{"gentd26_pipeline_inference_data", 20},
          Trace{"gentd26_queue_rt", 20}})
        if (!folder.isEmpty())
            QTest::newRow(name) << QDir(folder).filePath(QString("%1.txt").arg(name)) << serviceS;
}

void TestTraceFit::aFittedWeekCostsWhatItsTraceCosts() {
    QFETCH(QString, path);
    QFETCH(double, serviceS);
    const ObservedRequests seen = requestsIn(path);
    QVERIFY2(!seen.times.empty(), qPrintable(path));
    const TrafficFit fit = fitTraffic(seen);
    printFit(QTest::currentDataTag(), seen, fit);
    const WeeklyTraffic week = wholeWeek(fit, seen);
    WeeklyTraffic poisson = week;
    poisson.burstiness = {};
    QStringList off;
    for (const double timeout : kTimeoutsS)
        for (const NamedFleet& fleet : fleets(serviceS, timeout)) {
            const double expected = replayed(fleet.spec, seen);
            const double obtained = simulated(fleet.spec, week);
            std::printf("| %s | %g s | %.3f | %.3f | %+.0f %% | %.3f |\n", fleet.name, timeout,
                        expected, obtained, 100 * (obtained / expected - 1),
                        simulated(fleet.spec, poisson));
            if (!(std::fabs(obtained / expected - 1) <=
                  allowed(QTest::currentDataTag(), fleet.name, timeout)))
                off << QStringLiteral("%1, %2 s: %3 for %4")
                           .arg(fleet.name)
                           .arg(timeout)
                           .arg(obtained)
                           .arg(expected);
        }
    std::fflush(stdout);
    QVERIFY2(off.isEmpty(), qPrintable(off.join("; ")));
}

QTEST_GUILESS_MAIN(TestTraceFit)
#include "tst_trace_fit.moc"
