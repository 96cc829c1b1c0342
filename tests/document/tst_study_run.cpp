// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/pack_file.h"
#include "document/study_run.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace document;

class StudyRunTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void aCoarseStudyComesBeforeTheFinishedOne();
    void coldStartsAreStudiedToo();
    void theLastWordIsOnTheNewestRequest();
    void anotherQuestionIsNotAnsweredWithTheOldOne();
    void offersCountTheScenariosChoices();
    void anOfferThatIsNotTickedIsAProblem();
    void whatVariesOneOfferAsksForOne();
    void aPlanThatCannotBeResolvedIsSaidSo();
    void nothingComesAfterCancelling();
    void closingWhileBusyEndsCleanly();

private:
    Packs m_packs;
    /// The offers "box", "burst" and "off" (not ticked), in that order.
    PlanPtr planOf(const char* name, double requestsPerSecond = 0.02) const;
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

constexpr int kBox = 1, kBurst = 2; // choice 0 is not ticked
constexpr int kLongest = 120'000;

pricing::ColdStartOptions startsOf(int choice) {
    return {.offer = choice};
}

/// Everything a run says, in the order of arrival.
struct Answers {
    std::vector<BreakEvenPtr> curves;
    std::vector<ColdStartPtr> starts;
    bool inWindowThread = true;
    QSignalSpy failed, idle;

    explicit Answers(StudyRun& run) : failed(&run, &StudyRun::failed), idle(&run, &StudyRun::idle) {
        QObject::connect(&run, &StudyRun::breakEven, &run, [this](const BreakEvenPtr& study) {
            noteThread();
            curves.push_back(study);
        });
        QObject::connect(&run, &StudyRun::coldStart, &run, [this](const ColdStartPtr& study) {
            noteThread();
            starts.push_back(study);
        });
    }
    void noteThread() {
        inWindowThread =
            inWindowThread && QThread::currentThread() == QCoreApplication::instance()->thread();
    }
};

} // namespace

void StudyRunTest::initTestCase() {
    auto pack = parsePack(kPack, "p.json");
    QVERIFY2(pack, pack ? "" : qPrintable(pack.error().text()));
    m_packs = std::make_shared<const std::vector<pricing::PricePack>>(1, std::move(*pack));
}

PlanPtr StudyRunTest::planOf(const char* name, double requestsPerSecond) const {
    pricing::Plan plan = newPlan();
    plan.name = name;
    plan.pricePacks = {"p"};
    pricing::Scenario& scenario = plan.scenarios[0];
    scenario.traffic.requestsPerSecond.assign(168, requestsPerSecond);
    scenario.offers.resize(3);
    scenario.offers[0] = {.id = "burst", .enabled = false};
    scenario.offers[kBox] = {.id = "box"};
    scenario.offers[kBurst] = {.id = "burst"};
    return std::make_shared<const pricing::Plan>(std::move(plan));
}

void StudyRunTest::aCoarseStudyComesBeforeTheFinishedOne() {
    StudyRun run;
    Answers answers(run);
    run.request(planOf("one"), 0, m_packs, pricing::BreakEvenOptions{});
    QVERIFY(run.isBusy());
    QVERIFY(answers.idle.wait(kLongest));
    QCOMPARE(answers.curves.size(), std::size_t(2));
    QVERIFY(answers.curves[0]->coarse && !answers.curves[1]->coarse);
    QCOMPARE(answers.curves[1]->curves.size(), std::size_t(2));
    QVERIFY(answers.inWindowThread);
    QVERIFY(answers.starts.empty());
    QVERIFY(!run.isBusy());
}

void StudyRunTest::coldStartsAreStudiedToo() {
    StudyRun run;
    Answers answers(run);
    run.request(planOf("one"), 0, m_packs, startsOf(kBurst));
    QVERIFY(answers.idle.wait(kLongest));
    QCOMPARE(answers.starts.size(), std::size_t(2));
    QVERIFY(answers.starts[0]->coarse && !answers.starts[1]->coarse);
    QVERIFY(answers.starts[1]->offers.at(0).reason.empty());
    QVERIFY(answers.curves.empty());
}

void StudyRunTest::theLastWordIsOnTheNewestRequest() {
    StudyRun run;
    Answers answers(run);
    for (const char* name : {"old", "newer", "newest"})
        run.request(planOf(name), 0, m_packs, startsOf(kBurst));
    QVERIFY(answers.idle.wait(kLongest));
    QCOMPARE(answers.starts.back()->plan, std::string("newest"));
    QVERIFY(!answers.starts.back()->coarse);
    for (const ColdStartPtr& study : answers.starts) {
        QVERIFY(study->plan != "newer"); // replaced while it waited
        QVERIFY(study->coarse || study->plan == "newest");
    }
}

void StudyRunTest::anotherQuestionIsNotAnsweredWithTheOldOne() {
    StudyRun run;
    Answers answers(run);
    run.request(planOf("old"), 0, m_packs, pricing::BreakEvenOptions{});
    run.request(planOf("new"), 0, m_packs,
                pricing::BreakEvenOptions{.across = pricing::Across::serviceTime});
    QVERIFY(answers.idle.wait(kLongest));
    QVERIFY(!answers.curves.empty());
    for (const BreakEvenPtr& study : answers.curves)
        QVERIFY(study->across == pricing::Across::serviceTime);
}

void StudyRunTest::offersCountTheScenariosChoices() {
    StudyRun run;
    Answers answers(run);
    run.request(planOf("one"), 0, m_packs, startsOf(kBurst));
    QVERIFY(answers.idle.wait(kLongest));
    QCOMPARE(answers.starts.back()->offers.size(), std::size_t(1));
    QCOMPARE(answers.starts.back()->offers[0].choice, kBurst);
    run.request(planOf("one"), 0, m_packs,
                pricing::BreakEvenOptions{.across = pricing::Across::price, .offer = kBurst});
    QVERIFY(answers.idle.wait(kLongest));
    QCOMPARE(answers.curves.back()->offer, 1); // the second of the two that are ticked
}

void StudyRunTest::anOfferThatIsNotTickedIsAProblem() {
    StudyRun run;
    Answers answers(run);
    run.request(planOf("one"), 0, m_packs, startsOf(0));
    QVERIFY(answers.idle.wait(kLongest));
    QCOMPARE(answers.failed.count(), 1);
    QCOMPARE(answers.failed[0][0].toString(), QString("the offer \"burst\" is not ticked"));
    QVERIFY(answers.starts.empty());
}

void StudyRunTest::whatVariesOneOfferAsksForOne() {
    StudyRun run;
    Answers answers(run);
    run.request(planOf("one"), 0, m_packs,
                pricing::BreakEvenOptions{.across = pricing::Across::price});
    QVERIFY(answers.idle.wait(kLongest));
    QCOMPARE(answers.failed.count(), 1);
    QCOMPARE(answers.failed[0][0].toString(), QString("no offer is chosen"));
    QVERIFY(answers.curves.empty());
}

void StudyRunTest::aPlanThatCannotBeResolvedIsSaidSo() {
    StudyRun run;
    Answers answers(run);
    pricing::Plan plan = *planOf("one");
    plan.scenarios[0].offers[0].id = "nobody-has-this";
    run.request(std::make_shared<const pricing::Plan>(plan), 0, m_packs,
                pricing::BreakEvenOptions{});
    QVERIFY(answers.idle.wait(kLongest));
    QCOMPARE(answers.failed.count(), 1);
    QVERIFY(answers.failed[0][0].toString().contains("nobody-has-this"));
}

void StudyRunTest::nothingComesAfterCancelling() {
    StudyRun run;
    Answers answers(run);
    run.request(planOf("one", 2), 0, m_packs, pricing::BreakEvenOptions{});
    run.request(planOf("two", 2), 0, m_packs, pricing::BreakEvenOptions{});
    run.cancel();
    QVERIFY(answers.idle.wait(kLongest));
    QVERIFY(!run.isBusy());
    QVERIFY(answers.curves.empty());
    QCOMPARE(answers.failed.count(), 0);
    // It can be asked again.
    run.request(planOf("three"), 0, m_packs, startsOf(kBurst));
    QVERIFY(answers.idle.wait(kLongest));
    QCOMPARE(answers.starts.size(), std::size_t(2));
}

void StudyRunTest::closingWhileBusyEndsCleanly() {
    for (int i = 0; i < 5; ++i) {
        StudyRun run;
        run.request(planOf("one"), 0, m_packs, pricing::BreakEvenOptions{});
        QTest::qWait(i * 10);
    }
}

QTEST_GUILESS_MAIN(StudyRunTest)
#include "tst_study_run.moc"
