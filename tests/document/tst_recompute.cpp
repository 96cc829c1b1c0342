// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/pack_file.h"
#include "document/plan_samples.h"
#include "document/recompute.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace document;

class RecomputeTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void aCoarseAnswerComesBeforeTheFinishedOne();
    void theLastWordIsOnTheNewestPlan();
    void whileTheMouseIsDownOnlyCoarseAnswersAreMade();
    void answersComeWhileEditsKeepComing();
    void anAnswerOnOtherRowsIsDropped();
    void aPlanThatCannotBeResolvedIsSaidSo();
    void closingWhileBusyEndsCleanly();

private:
    Packs m_packs;
    PlanPtr planWith(const char* name, const char* offer = "box") const;
};

namespace {

const QByteArray kPack = R"({"format": "breakeven-prices", "version": 1, "id": "p", "offers": [
  {"id": "box", "provider": "A", "product": "Box", "mode": "dedicated", "gpu": "H100",
   "rates": [{"what": "gpu", "usd": 2, "per": "hour"}], "defaults": {"workers": 1}},
  {"id": "burst", "provider": "B", "product": "Burst", "gpu": "H100",
   "rates": [{"what": "gpu", "usd": 0.001, "per": "second"}],
   "meter": {"queue": false, "load": true, "execute": true, "idle": true},
   "defaults": {"scaler": {"kind": "per-request"}, "idle_timeout_s": 5, "min_workers": 0,
                "max_workers": 3, "cold_start": "const:15"}}]})";

/// Every report, in the order of arrival, and the thread it came on.
struct Reports {
    std::vector<ReportPtr> all;
    bool inWindowThread = true;
    explicit Reports(Recompute& recompute) {
        QObject::connect(&recompute, &Recompute::finished, &recompute, [this](ReportPtr report) {
            inWindowThread = inWindowThread &&
                             QThread::currentThread() == QCoreApplication::instance()->thread();
            all.push_back(report);
        });
    }
};

} // namespace

void RecomputeTest::initTestCase() {
    auto pack = parsePack(kPack, "p.json");
    QVERIFY2(pack, pack ? "" : qPrintable(pack.error().text()));
    m_packs = std::make_shared<const std::vector<pricing::PricePack>>(1, std::move(*pack));
}

PlanPtr RecomputeTest::planWith(const char* name, const char* offer) const {
    pricing::Plan plan = newPlan();
    plan.name = name;
    plan.pricePacks = {"p"};
    pricing::Scenario& scenario = plan.scenarios[0];
    scenario.traffic.requestsPerSecond.assign(168, 0.05);
    scenario.offers.resize(1);
    scenario.offers[0] = {.id = offer};
    return std::make_shared<const pricing::Plan>(std::move(plan));
}

void RecomputeTest::aCoarseAnswerComesBeforeTheFinishedOne() {
    Recompute recompute;
    Reports reports(recompute);
    QSignalSpy idle(&recompute, &Recompute::idle);
    recompute.request(planWith("one", "burst"), 0, m_packs);
    QVERIFY(recompute.isBusy());
    QVERIFY(idle.wait(60'000));
    QCOMPARE(reports.all.size(), std::size_t(3));
    QVERIFY(reports.all[0]->coarse && !reports.all[1]->coarse && !reports.all[2]->coarse);
    QVERIFY(reports.inWindowThread);
    QVERIFY(reports.all[1]->offers.at(0).monthlyCost);
    // the figures do not wait for how far the verdict holds, which then only adds words to it
    QCOMPARE(reports.all[2]->offers.at(0).monthlyCost, reports.all[1]->offers.at(0).monthlyCost);
    QVERIFY(reports.all[2]->verdict.sentence.starts_with(reports.all[1]->verdict.sentence));
    QVERIFY(reports.all[2]->verdict.sentence.find("It holds") != std::string::npos);
    QVERIFY(!recompute.isBusy());
}

void RecomputeTest::theLastWordIsOnTheNewestPlan() {
    Recompute recompute;
    Reports reports(recompute);
    QSignalSpy idle(&recompute, &Recompute::idle);
    recompute.request(planWith("old", "burst"), 0, m_packs);
    recompute.request(planWith("newer", "burst"), 0, m_packs);
    recompute.request(planWith("newest", "burst"), 0, m_packs);
    QVERIFY(idle.wait(60'000));
    QCOMPARE(reports.all.back()->plan, std::string("newest"));
    QVERIFY(!reports.all.back()->coarse);
    for (const ReportPtr& report : reports.all) {
        QVERIFY(report->plan != "newer"); // replaced while it waited
        QVERIFY(report->coarse || report->plan == "newest");
    }
}

void RecomputeTest::whileTheMouseIsDownOnlyCoarseAnswersAreMade() {
    Recompute recompute;
    Reports reports(recompute);
    QSignalSpy idle(&recompute, &Recompute::idle);
    recompute.setInteractive(true);
    recompute.request(planWith("one", "burst"), 0, m_packs);
    QVERIFY(idle.wait(60'000));
    QCOMPARE(reports.all.size(), std::size_t(1));
    QVERIFY(reports.all[0]->coarse);
    recompute.setInteractive(false);
    QVERIFY(idle.wait(60'000));
    QCOMPARE(reports.all.size(), std::size_t(3));
    QVERIFY(!reports.all[1]->coarse && !reports.all[2]->coarse);
}

void RecomputeTest::answersComeWhileEditsKeepComing() {
    Recompute recompute;
    Reports reports(recompute);
    recompute.setInteractive(true);
    for (int i = 0; i < 200 && reports.all.size() < 3; ++i) {
        recompute.request(planWith(qPrintable(QString::number(i)), "burst"), 0, m_packs);
        QTest::qWait(5);
    }
    QVERIFY2(reports.all.size() >= 3, "the screen starved");
}

void RecomputeTest::anAnswerOnOtherRowsIsDropped() {
    Recompute recompute;
    Reports reports(recompute);
    QSignalSpy idle(&recompute, &Recompute::idle);
    recompute.request(planWith("old", "burst"), 0, m_packs);
    recompute.request(planWith("new", "box"), 0, m_packs);
    QVERIFY(idle.wait(60'000));
    for (const ReportPtr& report : reports.all)
        QCOMPARE(report->plan, std::string("new"));
}

void RecomputeTest::aPlanThatCannotBeResolvedIsSaidSo() {
    Recompute recompute;
    Reports reports(recompute);
    QSignalSpy failed(&recompute, &Recompute::failed);
    QSignalSpy idle(&recompute, &Recompute::idle);
    recompute.request(planWith("one", "nobody-has-this"), 0, m_packs);
    QVERIFY(idle.wait(60'000));
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.at(0).at(0).toString().contains("nobody-has-this"));
    QVERIFY(reports.all.empty());
}

void RecomputeTest::closingWhileBusyEndsCleanly() {
    for (int i = 0; i < 5; ++i) {
        Recompute recompute;
        recompute.request(planWith("one", "burst"), 0, m_packs);
        QTest::qWait(i * 10);
    }
}

QTEST_GUILESS_MAIN(RecomputeTest)
#include "tst_recompute.moc"
