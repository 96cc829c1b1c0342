// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/cold_start_presets.h"
#include "pricing/exact_math.h"
#include "pricing/fleet/simulation.h"
#include "pricing/policy.h"
#include "support/sampled.h"

#include <QFile>
#include <QTest>

#include <cmath>

using namespace pricing;

/// Starts made of parts, refused and restored starts, against exact values.
class TestColdStart : public QObject {
    Q_OBJECT
private slots:
    void momentsAreThoseOfTheParts();
    void theWholeStartHasTheMomentsOfItsParts();
    void simulatedStartsSpendTheirPhasesAsTheParts();
    void restoresFollowTheRateOfStarts();
    void refusedStartsWaitGeometrically();
    void machinesThatAreNotToBeHadForAnHourComeAtTheFirstTryAfterIt();
    void aStatedStartReplacesPartsAndPreset();
    void scaledStartsTakeAsManyTimesAsLong();
    void everyPresetIsNamedOnceAndHasASource();
    void everyPresetStandsInTheDocuments();
};

namespace {

ColdStartParts someParts() {
    ColdStartParts p;
    p.machineWait = Uniform{2, 4}; // mean 3, variance 1/3
    p.imageGb = 10;                // 5 s
    p.pullGbPerS = 2;
    p.imageCachedShare = 0.25;
    p.weightsGb = 16; // 4 s
    p.loadGbPerS = 4;
    p.initialisation = Exponential{2}; // variance 4
    p.compile = Constant{3};
    p.warmUp = Gamma{1, 0.5};             // variance 0.25
    p.snapshot = Snapshot{Uniform{1, 3}}; // mean 2, variance 1/3
    return p;
}

/// A fleet that starts a worker for every request and stops it after it, fed by Poisson arrivals.
struct StartsOnly {
    FleetTally tally;
    double meanWaitS = 0;
};

StartsOnly startsOnly(const WorkerType& type, double rate, int count, std::uint64_t seed) {
    FleetSpec f;
    f.service = Constant{0.001};
    f.scaler = PerRequestScaler{};
    f.maxWorkers = 100'000;
    f.idleTimeoutS = 0;
    f.types = {type};
    const FleetDraws draws(f);
    Recorder recorder({}, 0, 8, false);
    recorder.keepWaits();
    StartsOnly result;
    FleetTally before;
    FleetSimulation fleet(f, draws, RandomStream(seed, Stream::coldStart, 0), recorder, 0, 0);
    const RandomStream spacing(seed, Stream::spacing, 0);
    double at = 0;
    fleet.tallyInto(before, 0);
    for (int i = -count / 4; i < count; ++i) {
        at -= exactLog(spacing.uniform(static_cast<std::uint64_t>(i + count))) / rate;
        if (i == 0)
            fleet.tallyInto(result.tally, ticks(at));
        fleet.arrive(ticks(at), 0.5);
    }
    fleet.finishRequests();
    result.meanWaitS = recorder.wait().meanSeconds();
    return result;
}

struct Estimate {
    double mean = 0, error = 0;
};

template <class Value> Estimate over(int runs, Value value) {
    double sum = 0, squares = 0;
    for (int i = 0; i < runs; ++i) {
        const double v = value(static_cast<std::uint64_t>(i));
        sum += v / runs;
        squares += v * v / runs;
    }
    return {sum, std::sqrt(std::max(0.0, squares - sum * sum) / (runs - 1))};
}

} // namespace

void TestColdStart::momentsAreThoseOfTheParts() {
    // by hand: of full starts pull has mean 3.75 and variance 0.25 × 0.75 × 5², the whole mean
    // 13.75 and variance 8.9375; 40 % of mean 2 and variance 1/3 beside 60 % of them
    const StartMoments m = startMoments(someParts(), 0.4);
    QCOMPARE(m.mean, 3 + 9.05);
    QCOMPARE(m.variance, 1.0 / 3 + 0.4 / 3 + 0.6 * 8.9375 + 0.24 * 11.75 * 11.75);
    const StartPhaseSeconds s = meanPhases(someParts(), 0.4);
    QCOMPARE(s.queue, 3.0);
    QCOMPARE(s.pull, 0.6 * 3.75);
    QCOMPARE(s.load, 0.6 * 10 + 0.4 * 2);
    ColdStartParts loading = someParts();
    loading.snapshot->includesWeights = false;
    QCOMPARE(meanPhases(loading, 0.4).load, 0.6 * 10 + 0.4 * (2 + 4));
}

void TestColdStart::theWholeStartHasTheMomentsOfItsParts() {
    ColdStartParts p = someParts();
    p.snapshot->probability = 0.8; // of which half
    const Distribution whole = wholeStart(p, {});
    const StartMoments exact = startMoments(p, 0.4);
    SampledFigures agreement;
    agreement.add("mean", mean(whole), exact.mean, std::sqrt(exact.variance / 1024));
    QCOMPARE(agreement.disagreement(), QString());
    ColdStartParts plain;
    plain.weightsGb = 0;
    plain.initialisation = Constant{20};
    QVERIFY(wholeStart(plain, {}) == Distribution{Constant{20}});
}

void TestColdStart::simulatedStartsSpendTheirPhasesAsTheParts() {
    ColdStartParts p = someParts();
    p.snapshot.reset();
    WorkerType type{p, {}};
    type.scarcity.delayedShare.values = {0.3};
    type.scarcity.wait = Exponential{10};
    constexpr int kRequests = 1000;
    SampledFigures agreement;
    const auto phase = [&](const char* name, auto of, double exact) {
        const Estimate e = over(40, [&](std::uint64_t seed) {
            const StartsOnly s = startsOnly(type, 0.001, kRequests, seed);
            return seconds(of(s.tally)) / static_cast<double>(s.tally.starts);
        });
        agreement.add(name, e.mean, exact, e.error);
    };
    phase(
        "queue", [](const FleetTally& t) { return t.queue; }, 3 + 0.3 * 10);
    phase(
        "pull", [](const FleetTally& t) { return t.pull; }, 3.75);
    phase(
        "load", [](const FleetTally& t) { return t.load; }, 10);
    const Estimate wait = over(40, [&](std::uint64_t seed) {
        return startsOnly(type, 1e-5, kRequests, seed).meanWaitS; // alone on its worker
    });
    agreement.add("wait", wait.mean, startMoments(p, 0).mean + 3, wait.error);
    QCOMPARE(agreement.disagreement(), QString());
}

/// With Poisson starts at rate s the copies left are a shot noise of exponential decay, so that
/// E[1 − exp(−n / hosts)] = 1 − exp(−s L Ein(1 / hosts)), Ein(x) = ∫₀ˣ (1 − e⁻ᵘ) / u du.
void TestColdStart::restoresFollowTheRateOfStarts() {
    const auto ein = [](double x) {
        double sum = 0, term = -1;
        for (int k = 1; k < 60; ++k) {
            term *= -x / k;
            sum += term / k;
        }
        return sum;
    };
    SampledFigures agreement;
    double last = 0;
    for (const double perLifetime : {0.1, 1.0, 5.0})
        for (const double hosts : {1.0, 8.0}) {
            constexpr double kLifetime = 600;
            WorkerType type;
            type.start.weightsGb = 0;
            type.start.initialisation = Constant{20};
            type.start.snapshot = Snapshot{Constant{1}, 0.9, kLifetime, hosts};
            const Estimate e = over(60, [&](std::uint64_t seed) {
                const StartsOnly s = startsOnly(type, perLifetime / kLifetime, 600, seed);
                return static_cast<double>(s.tally.restored) / static_cast<double>(s.tally.starts);
            });
            const double exact = 0.9 * (1 - std::exp(-perLifetime * ein(1 / hosts)));
            agreement.add("restored", e.mean, exact, e.error);
            QVERIFY(std::abs(type.start.snapshot->shareAt(perLifetime / kLifetime) - exact) <
                    1e-12);
            if (hosts == 1) {
                QVERIFY(exact > last); // it rises with traffic
                last = exact;
            }
        }
    QCOMPARE(agreement.disagreement(), QString());
}

void TestColdStart::refusedStartsWaitGeometrically() {
    WorkerType type;
    type.start.weightsGb = 0;
    type.scarcity.refusedShare.values = {0.6};
    type.scarcity.retryAfterS = 7;
    constexpr int kRequests = 4000;
    const StartsOnly s = startsOnly(type, 1e-4, kRequests, 3);
    QCOMPARE(s.tally.starts, std::int64_t{kRequests});
    const double perStart = 0.6 / 0.4, error = std::sqrt(0.6) / 0.4 / std::sqrt(kRequests);
    SampledFigures agreement;
    agreement.add("refusals of a start", double(s.tally.refused) / kRequests, perStart, error);
    agreement.add("seconds of a start", seconds(s.tally.queue) / kRequests, 7 * perStart,
                  7 * error);
    QCOMPARE(agreement.disagreement(), QString());
}

void TestColdStart::machinesThatAreNotToBeHadForAnHourComeAtTheFirstTryAfterIt() {
    WorkerType type;
    type.start.weightsGb = 0;
    type.scarcity.refusedShare.values.assign(kHoursPerWeek, 0);
    type.scarcity.refusedShare.values[5] = 1;
    type.scarcity.retryAfterS = 60;
    FleetSpec f;
    f.types = {type};
    const FleetDraws draws(f);
    Recorder recorder({}, 0, 8, false);
    recorder.keepWaits();
    FleetTally tally;
    FleetSimulation fleet(f, draws, RandomStream(1, Stream::coldStart, 0), recorder, 0, 5);
    fleet.tallyInto(tally, 0);
    fleet.hourBegins(5, 0, ticks(3600));
    fleet.arrive(ticks(100), 0.5);
    fleet.runUntil(ticks(3600));
    fleet.hourBegins(6, ticks(3600), ticks(3600));
    fleet.runUntil(ticks(4000));
    QCOMPARE(tally.refused, std::int64_t{59}); // at 100 s, 160 s … 3580 s
    QCOMPARE(recorder.wait().percentile(1), 3540.0);
    QCOMPARE(seconds(tally.queue), 3540.0);
}

void TestColdStart::aStatedStartReplacesPartsAndPreset() {
    Policy pack, plan;
    pack.coldStart = Uniform{15, 45};
    plan.coldStartParts = someParts();
    QVERIFY(filledWith(plan, pack).coldStartParts == someParts());
    QVERIFY(!filledWith(plan, pack).coldStart);
    std::swap(pack, plan);
    QVERIFY(!startParts(filledWith(plan, pack)));
    QVERIFY(statedStart(filledWith(plan, pack)) == Distribution(Uniform{15, 45}));
    QVERIFY(filledWith({}, pack).coldStartParts == someParts());
    Policy named;
    named.coldStartPreset = "modal-vllm";
    QCOMPARE(startMoments(*startParts(named), 1).mean, 13.8);
    named.coldStart = Constant{5};
    QVERIFY(!startParts(named));
}

void TestColdStart::scaledStartsTakeAsManyTimesAsLong() {
    const ColdStartParts p = someParts(), longer = scaled(p, 2.5);
    QCOMPARE(startMoments(longer, 0.4).mean, 2.5 * startMoments(p, 0.4).mean);
    QCOMPARE(startMoments(longer, 0.4).variance, 6.25 * startMoments(p, 0.4).variance);
    QCOMPARE(startMoments(scaled(p, 0), 0.4).mean, 0.0);
}

void TestColdStart::everyPresetIsNamedOnceAndHasASource() {
    for (const ColdStartPreset& p : coldStartPresets()) {
        QVERIFY(findColdStartPreset(p.name) == &p);
        QVERIFY(!p.source.empty() && !p.figures.empty() && !p.title.empty());
        QVERIFY(startMoments(p.parts, 0).mean > 0);
        QVERIFY(p.parts.weightsGb.has_value()); // a measured start needs no model
    }
    QCOMPARE(startMoments(findColdStartPreset("serverlessllm-130gb")->parts, 0).mean, 26.0);
    // P90 and P95 as RunPod published them
    const Distribution restore =
        findColdStartPreset("runpod-flashboot-whisper")->parts.snapshot->restore;
    QVERIFY(std::fabs(quantile(restore, 0.9) - 2) < 0.02);
    QVERIFY(std::fabs(quantile(restore, 0.95) - 2.3) < 0.03);
}

void TestColdStart::everyPresetStandsInTheDocuments() {
    QFile page(BREAKEVEN_SOURCE_DIR "/docs/cold-starts.md");
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QByteArray text = page.readAll();
    for (const ColdStartPreset& p : coldStartPresets()) {
        const auto at = text.indexOf("| `" + QByteArray(p.name.data(), int(p.name.size())) + "` |");
        QVERIFY2(at >= 0, p.name.data());
        const QByteArray row = text.mid(at, text.indexOf('\n', at) - at);
        QVERIFY2(row.contains(QByteArray(p.figures.data(), 4)), row.constData());
        QVERIFY2(row.contains(QByteArray::fromStdString(std::string(name(p.evidence)))), row);
    }
}

QTEST_GUILESS_MAIN(TestColdStart)
#include "tst_cold_start.moc"
