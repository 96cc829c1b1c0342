// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/window_bench.h"

#include "ui/compare/basis_switch.h"
#include "ui/compare/compare_page.h"
#include "ui/compare/compare_table_model.h"
#include "ui/offers/inspector.h"
#include "ui/offers/priced_policy.h"
#include "ui/traffic/traffic_grid.h"
#include "ui/verdict_panel.h"

#include "pricing/study/basis.h"

#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QTextDocument>

using namespace ui;
using pricing::Basis;

namespace {

/// A plan of the documented pack's first offer, and a report that priced it with an idle timeout of
/// 60 s and one warm worker.
struct Priced {
    document::Packs packs =
        std::make_shared<const std::vector<pricing::PricePack>>(document::bundledPacks());
    std::shared_ptr<pricing::Plan> plan = std::make_shared<pricing::Plan>(document::newPlan());
    std::shared_ptr<pricing::Report> report = madeUpReport(1);
    Priced() {
        auto& choice = plan->scenarios[0].offers.at(0);
        auto& result = report->offers[0];
        const auto* pack = &packs->front();
        for (const auto& p : *packs)
            if (choice.pack ? p.id == *choice.pack : p.id == plan->pricePacks.front())
                pack = &p;
        result.id = choice.id;
        result.choice = 0;
        result.policy = pack->find(choice.id)->defaults;
        result.policy.idleTimeoutS = 60;
        result.policy.minWorkers = pricing::WorkerCount(1);
        result.policyNote = "cheapest policy found: idle timeout 60 s, 1 warm";
    }
};

} // namespace

class TestBasis : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        testSettings();
        applyTheme(*qApp, Scheme::light);
    }

    void theSwitchIsOneUndoStepAndTheVerdictFollows() {
        MainWindow window;
        window.showFirstStart();
        window.show();
        QVERIFY(window.document().scenario().basis == Basis::asSet); // as its file says
        auto* cheapest = window.findChild<QPushButton*>("basis2");
        QTest::mouseClick(cheapest, Qt::LeftButton);
        QVERIFY(window.document().scenario().basis == Basis::cheapest);
        QCOMPARE(window.document().undoStack().count(), 1);
        const auto* button = window.findChild<QPushButton*>("basisButton");
        QVERIFY(button->text().contains("cheapest"));
        window.document().undoStack().undo();
        QVERIFY(window.findChild<QPushButton*>("basis0")->isChecked());
        QVERIFY(button->text().contains("as set"));
    }

    void theButtonUnderTheVerdictOpensByKeyboard() {
        MainWindow window;
        window.showFirstStart();
        window.show();
        auto* button = window.findChild<QPushButton*>("basisButton");
        button->setFocus();
        QTimer::singleShot(0, button->menu(), [menu = button->menu()] {
            QTest::keyClick(menu, Qt::Key_Down);
            QTest::keyClick(menu, Qt::Key_Down);
            QTest::keyClick(menu, Qt::Key_Return);
        });
        QTest::keyClick(button, Qt::Key_Space);
        QTRY_VERIFY(window.document().scenario().basis == Basis::vendorDefault);
        QVERIFY(window.findChild<QPushButton*>("basis1")->isChecked());
    }

    void newPlansStartWithTheCheapestPolicies() {
        document::PlanDocument document;
        document.startNew();
        QVERIFY(document.scenario().basis == Basis::cheapest);
        QVERIFY(document.openExample(":/examples/support-assistant.breakeven"));
        QVERIFY(document.scenario().basis == Basis::asSet); // a file that says nothing
    }

    void theWordsSayWhatTheTargetIsFor() {
        QVERIFY(basisWord(Basis::cheapest, true).contains("target"));
        QVERIFY(!basisWord(Basis::cheapest, false).contains("target"));
        QVERIFY(basisWord(Basis::asSet, true) != basisWord(Basis::vendorDefault, true));
    }

    void theFindingComesBeforeTheBasis() {
        VerdictPanel panel;
        panel.resize(660, 160);
        panel.show();
        auto report = madeUpReport(2);
        const std::string rest = "GMI H100 is the cheapest offer that meets p95 ≤ 5 s: $1,440 / "
                                 "month, 23 % below GMI H200.";
        for (const auto basis : {Basis::asSet, Basis::vendorDefault, Basis::cheapest}) {
            report->basis = basis;
            report->verdict.sentence = pricing::words::basis(basis, true) + rest;
            panel.show(document::ReportPtr(report));
            const auto* sentence = panel.findChild<QLabel*>("verdict");
            QTextDocument words;
            words.setHtml(sentence->text());
            QVERIFY2(words.toPlainText().startsWith("GMI H100"), qPrintable(words.toPlainText()));
            QCOMPARE(sentence->accessibleName(), QString::fromStdString(report->verdict.sentence));
            QCOMPARE(panel.findChild<QLabel*>("verdictSecond")->text().contains("Each offer runs"),
                     basis != Basis::asSet);
        }
    }

    void figuresFollowADragOnEveryBasis_data() {
        QTest::addColumn<int>("basis");
        for (const auto basis : {Basis::asSet, Basis::vendorDefault, Basis::cheapest})
            QTest::newRow(pricing::name(basis).data()) << int(basis);
    }

    void figuresFollowADragOnEveryBasis() {
        QFETCH(int, basis);
        MainWindow window;
        QSignalSpy shown(&window, &MainWindow::reportShown);
        window.showFirstStart();
        window.resize(1440, 900);
        window.show();
        QTest::mouseClick(window.findChild<QPushButton*>(QString("basis%1").arg(basis)),
                          Qt::LeftButton);
        QVERIFY(shown.wait(20000));
        const int steps = window.document().undoStack().count();
        auto* grid = window.findChild<TrafficGrid*>();
        QWidget* canvas = grid->viewport();
        const auto at = [&](int day, int hour) {
            return grid->visualRect(grid->model()->index(day, hour)).center();
        };
        shown.clear();
        QTest::mousePress(canvas, Qt::LeftButton, {}, at(0, 0));
        for (int day = 0; day < 7; ++day) { // a stroke through the week, back and forth
            for (int hour = 0; hour < 24; ++hour) {
                const QPoint to = at(day, day % 2 == 0 ? hour : 23 - hour);
                QMouseEvent move(QEvent::MouseMove, to, canvas->mapToGlobal(to), Qt::NoButton,
                                 Qt::LeftButton, {});
                QApplication::sendEvent(canvas, &move);
                QTest::qWait(5);
            }
        }
        QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), 20000); // while the button is down
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, at(6, 23));
        QCOMPARE(window.document().undoStack().count(), steps + 1);
        const auto& plan = *window.document().plan();
        const double painted = plan.scenarios[0].traffic.requestsPerWeek();
        const auto last = [&] { return shown.back()[0].value<document::ReportPtr>(); };
        QTRY_VERIFY_WITH_TIMEOUT(!last()->coarse && last()->requestsPerWeek == painted, 30000);
        QVERIFY(last()->basis == Basis(basis)); // the newest edit has won
    }

    void theInspectorSaysHowTheOfferWasPricedAndUsesIt() {
        const Priced priced;
        ChosenOffer chosen;
        Inspector inspector(&chosen);
        std::vector<QString> edits;
        pricing::Scenario scenario = priced.plan->scenarios[0];
        connect(&inspector, &Inspector::editRequested, &inspector,
                [&](const QString& text, const auto& change, quint64) {
                    edits.push_back(text);
                    change(scenario);
                });
        chosen.choose(0);
        inspector.show(priced.plan, 0, priced.packs);
        inspector.resize(296, 600);
        inspector.show();
        const auto* strip = inspector.findChild<PricedPolicy*>("pricedPolicy");
        QVERIFY(!strip->isVisible()); // nothing is priced yet
        inspector.show(priced.report);
        QVERIFY(strip->isVisible());
        QVERIFY(inspector.findChild<QLabel*>("pricedWith")->text().contains("1 warm"));
        auto* use = inspector.findChild<QPushButton*>("usePolicy");
        use->setFocus();
        QTest::keyClick(use, Qt::Key_Space);
        QCOMPARE(edits.size(), std::size_t(1));
        QCOMPARE(scenario.offers[0].policy.idleTimeoutS, std::optional(60.0));
        QVERIFY(scenario.offers[0].policy.minWorkers == pricing::WorkerCount(1));
        QVERIFY(!scenario.offers[0].policy.maxWorkers); // as documented: stays unsaid
    }

    void theTableTellsThePolicyOfEachOffer() {
        ChosenOffer chosen;
        CompareTableModel model(&chosen);
        model.show(Priced().report);
        const QString tip = model.headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains("idle timeout 60 s"), qPrintable(tip));
    }

    void aFixedFleetTakesTheNumberFound() {
        pricing::OfferResult result;
        result.mode = pricing::OfferMode::dedicated;
        result.workers = 3;
        const auto policy = asPriced({}, result, {});
        QVERIFY(*policy.workers == pricing::FixedWorkers(pricing::WorkerCount(3)));
    }

    void theSwitchFitsANarrowPage() {
        ChosenOffer chosen;
        ComparePage page(&chosen);
        page.resize(320, 500);
        page.show();
        const Priced priced;
        page.show(priced.plan, 0);
        QApplication::processEvents();
        for (const char* name : {"basis0", "basis1", "basis2"}) {
            const auto* button = page.findChild<QPushButton*>(name);
            const QRect place(button->mapTo(&page, QPoint()), button->size());
            QVERIFY2(page.rect().contains(place), name);
            QVERIFY(button->fontMetrics().horizontalAdvance(button->text()) < button->width());
        }
    }
};

QTEST_MAIN(TestBasis)
#include "tst_basis.moc"
