// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/pack_file.h"
#include "document/plan_file.h"
#include "document/plan_samples.h"
#include "pricing/study/compare.h"
#include "support/sampled.h"

#include <QTest>

#include <cmath>

using namespace document;
using namespace pricing;

/// The keys of a policy on starts, refusals and interruptions, in the file and in the bill.
class TestColdStartJson : public QObject {
    Q_OBJECT
private slots:
    void everyKeyIsReadAndWritten();
    void wrongValuesAreNamedByTheirPath_data();
    void wrongValuesAreNamedByTheirPath();
    void phasesReachTheBillApart();
    void aStatedStartReplacesThePartsInTheBill();
    void aSpotFleetIsPaidForWhileItHasMachines();
};

namespace {

const char* const kParts = R"({
    "machine_wait": "exp:20", "image_gb": 8, "pull_gb_per_s": 0.5, "image_cached_share": 0.25,
    "weights_gb": 16, "load_gb_per_s": 2, "initialisation": "uniform:5,10", "compile": "const:4",
    "warm_up": "const:1", "mine": "kept",
    "snapshot": {"restore": "const:3", "probability": 0.8, "lifetime_s": 900, "hosts": 4,
                 "includes_weights": false}})";

Json withPolicy(const Json& policy) {
    return with(smallPlan(), "/scenarios/0/offers/0/policy", policy);
}

Plan planOf(const Json& json) {
    auto loaded = parsePlan(bytesOf(json), "plan.breakeven");
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().text()));
    return loaded->plan;
}

/// The first offer of a plan with this policy under changed terms.
OfferResult priced(const Json& policy, const Json& changed) {
    Json json = with(withPolicy(policy), "/scenarios/0/offers/0/override", changed);
    json["price_packs"] = {"documented"};
    json["scenarios"][0]["traffic"]["requests_per_s"] = std::vector<double>(168, 0.01);
    json["scenarios"][0]["workload"]["service"] = "exp:4";
    const Plan plan = planOf(json);
    const auto packs = bundledPacks();
    const auto in = resolve(plan, 0, packs);
    if (!in)
        qFatal("%s", in.error().problem.c_str());
    return compare(*in, Accuracy::finished, oneAfterAnother)->offers.at(0);
}

double usdOf(const OfferResult& r, CostPart part) {
    return r.costByPart[static_cast<std::size_t>(part)].usd();
}

} // namespace

void TestColdStartJson::everyKeyIsReadAndWritten() {
    Json policy = Json::object();
    policy["cold_start_parts"] = Json::parse(kParts);
    policy["scarcity"] = Json::parse(
        R"({"refused_share": 0.1, "retry_after_s": 45, "delayed_share": 0.5, "wait": "exp:60"})");
    policy["interruptions_per_worker_hour"] = 0.05;
    const Plan plan = planOf(withPolicy(policy));
    const Policy& p = plan.scenarios[0].offers[0].policy;
    QCOMPARE(startMoments(*p.coldStartParts, 0).mean, 20 + 0.75 * 16 + 8 + 7.5 + 4 + 1);
    QCOMPARE(startMoments(*p.coldStartParts, 1).mean, 20.0 + 3 + 8);
    QVERIFY(p.coldStartParts->snapshot->chance(4) == 0.8 * (1 - std::exp(-1.0)) ||
            std::fabs(p.coldStartParts->snapshot->chance(4) - 0.8 * (1 - std::exp(-1.0))) < 1e-15);
    QCOMPARE(p.scarcity->refusedShare.at(100), 0.1);
    QCOMPARE(p.scarcity->retryAfterS, 45.0);
    QVERIFY(p.scarcity->wait == Distribution{Exponential{60}});
    QCOMPARE(*p.interruptionsPerHour, 0.05);

    Plan changed = planOf(smallPlan()); // written from nothing, and read again
    changed.scenarios[0].offers[0].policy = p;
    const QByteArray bytes = planText(changed, nullptr);
    const auto again = parsePlan(bytes, "plan.breakeven");
    QVERIFY(again && again->plan.scenarios[0].offers[0].policy == p);
}

void TestColdStartJson::wrongValuesAreNamedByTheirPath_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* key, const Json& value, const char* word) {
        Json policy = Json::object();
        policy["cold_start_parts"] = Json::parse(kParts);
        policy["scarcity"] = Json::object();
        QString path = QString("scenarios[0].offers[0].policy.") + key;
        QTest::addRow("%s %s", key, value.dump().substr(0, 30).c_str())
            << bytesOf(with(
                   withPolicy(policy),
                   qPrintable("/scenarios/0/offers/0/policy/" + QString(key).replace('.', '/')),
                   value))
            << path << word;
    };
    row("cold_start_parts", "quick", "expected an object");
    row("cold_start_parts.machine_wait", "soon", "const:A");
    row("cold_start_parts.image_gb", -1, "from 0");
    row("cold_start_parts.pull_gb_per_s", 0, "from 0.001");
    row("cold_start_parts.load_gb_per_s", "fast", "number");
    row("cold_start_parts.image_cached_share", 1.5, "1");
    row("cold_start_parts.weights_gb", Json(1e300), "1000000");
    row("cold_start_parts.snapshot.restore", 3, "text");
    row("cold_start_parts.snapshot.probability", 2, "1");
    row("cold_start_parts.snapshot.lifetime_s", 0, "greater than 0");
    row("cold_start_parts.snapshot.hosts", 0.5, "from 1");
    row("cold_start_parts.snapshot", Json::object(), "missing");
    row("cold_start_preset", "magic", "one of runpod-flashboot-whisper");
    row("cold_start_preset", "modal-vllm", "beside cold_start_parts");
    row("scarcity.refused_share", 1, "less than 1");
    row("scarcity.refused_share", std::vector<double>(167, 0.5), "168");
    row("scarcity.refused_share", -0.5, "from 0");
    row("scarcity.refused_share", "some", "168");
    row("scarcity.retry_after_s", 0, "from 0.1");
    row("scarcity.wait", "long", "const:A");
    row("interruptions_per_worker_hour", -1, "from 0");
    row("interruptions_per_worker_hour", 1e9, "3600");
}

void TestColdStartJson::wrongValuesAreNamedByTheirPath() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, place);
    QFETCH(QString, word);
    const auto loaded = parsePlan(bytes, "plan.breakeven");
    QVERIFY(!loaded);
    QVERIFY2(loaded.error().place.startsWith(place), qPrintable(loaded.error().text()));
    QVERIFY2(loaded.error().text().contains(word), qPrintable(loaded.error().text()));
}

/// Each start spends 20 s on finding a machine, 10 s on the image and 30 s on loading: the bill
/// has them in that ratio where the meter bills them, else not at all.
void TestColdStartJson::phasesReachTheBillApart() {
    const Json policy = Json::parse(R"({"idle_timeout_s": 5, "cold_start_parts": {
        "machine_wait": "const:20", "image_gb": 10, "weights_gb": 20, "initialisation": "const:10"}})");
    const Json billed = Json::parse(R"({"meter": {"queue": true, "pull": true, "load": true,
        "rounding": "exact"}})");
    const OfferResult all = priced(policy, billed);
    QVERIFY(std::fabs(usdOf(all, CostPart::queue) / usdOf(all, CostPart::pull) - 2) < 0.01);
    QVERIFY(std::fabs(usdOf(all, CostPart::load) / usdOf(all, CostPart::pull) - 3) < 0.01);
    QVERIFY(total(all.costByPart) == *all.monthlyCost);
    QVERIFY(std::fabs(all.startPhases->queue - 20) < 0.1 &&
            std::fabs(all.startPhases->load - 30) < 0.1);
    QCOMPARE(*all.coldStartHighS, 60.0);
    const OfferResult some = priced(policy, Json::parse(R"({"meter": {"queue": false, "pull": false,
        "load": true, "rounding": "exact"}})"));
    QCOMPARE(usdOf(some, CostPart::queue), 0.0);
    QCOMPARE(usdOf(some, CostPart::pull), 0.0);
    QCOMPARE(usdOf(some, CostPart::load), usdOf(all, CostPart::load));
    QVERIFY(some.latency.p95 == all.latency.p95);
}

void TestColdStartJson::aStatedStartReplacesThePartsInTheBill() {
    const Json stated = Json{{"cold_start", "const:60"}};
    Json both = stated;
    both["cold_start_parts"] = Json::parse(kParts);
    const OfferResult a = priced(stated, Json::object()), b = priced(both, Json::object());
    QVERIFY(a.monthlyCost == b.monthlyCost && a.costByPart == b.costByPart);
    QVERIFY(!b.startPhases && !b.restoredFraction);
    // one phase of load is the same start in other words
    const OfferResult c = priced(Json::parse(R"({"cold_start_parts": {"weights_gb": 0,
        "initialisation": "const:60"}})"),
                                 Json::object());
    QVERIFY(a.monthlyCost == c.monthlyCost && a.costByPart == c.costByPart);
}

/// Two machines at $2 an hour, each taken away every 1/ν = 2 h and found again after W = 0.5 h: of
/// the month 2 × (1/ν)/(1/ν + W) machines are paid for.
void TestColdStartJson::aSpotFleetIsPaidForWhileItHasMachines() {
    const OfferResult r = priced(
        Json::parse(R"({"workers": 2, "interruptions_per_worker_hour": 0.5, "cold_start_parts": {
            "machine_wait": "exp:1800", "weights_gb": 20}})"),
        Json::parse(
            R"({"mode": "spot", "meter": {"keep_warm": "flex"}, "rates": [{"what": "gpu", "usd": 2, "per": "hour"}]})"));
    QVERIFY2(r.priceable(), r.notes.empty() ? "" : r.notes.front().c_str());
    QVERIFY(*r.monthlyCostStderrUsd > 0);
    SampledFigures agreement;
    agreement.add("USD a month", r.monthlyCost->usd(), 2 * 720 * 2 * 2 / 2.5,
                  *r.monthlyCostStderrUsd);
    QCOMPARE(agreement.disagreement(), QString());
    QVERIFY(std::fabs(*r.interruptionsPerMonth / (2 * 720 / 2.5) - 1) < 0.03);
    QVERIFY(usdOf(r, CostPart::load) > 0 && usdOf(r, CostPart::reservedUnused) > 0);
    QVERIFY(total(r.costByPart) == *r.monthlyCost);
}

QTEST_GUILESS_MAIN(TestColdStartJson)
#include "tst_cold_start_json.moc"
