// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/window_bench.h"

#include "ui/fields/number_field.h"
#include "ui/offers/offer_view.h"
#include "ui/offers/offers_model.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QTreeView>

using namespace ui;

namespace {
const pricing::OfferChoice& choice(MainWindow& window, int i) {
    return window.document().scenario().offers.at(i);
}
/// A window with the first example, shown.
struct Bench {
    Bench() {
        testSettings();
        window.showFirstStart();
        window.show();
        tree = window.findChild<QTreeView*>("offersTree");
        model = qobject_cast<OffersModel*>(tree->model());
    }
    template <class T> T* find(const char* name) { return window.findChild<T*>(name); }
    MainWindow window;
    QTreeView* tree;
    OffersModel* model;
};
} // namespace

class TestOffers : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Scheme::light); }

    void treeModelKeepsItsPromises() {
        OffersModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto packs =
            std::make_shared<const std::vector<pricing::PricePack>>(document::bundledPacks());
        pricing::Plan plan = document::newPlan();
        model.show(offerViews(plan, 0, packs));
        const int all = model.offers();
        plan.scenarios[0].offers.front().enabled = false;
        model.show(offerViews(plan, 0, packs));
        plan.scenarios[0].offers.pop_back();
        model.show(offerViews(plan, 0, packs));
        QCOMPARE(model.offers(), all - 1);
    }

    void untickingAnOfferIsOneUndoStep() {
        Bench bench;
        const auto before = bench.window.document().plan();
        const QModelIndex row = bench.model->indexOf(1);
        QVERIFY(choice(bench.window, 1).enabled);
        bench.tree->setCurrentIndex(row);
        QTest::keyClick(bench.tree, Qt::Key_Space);
        QVERIFY(!choice(bench.window, 1).enabled);
        QCOMPARE(bench.window.document().undoStack().count(), 1);
        bench.window.document().undoStack().undo();
        QVERIFY(*bench.window.document().plan() == *before);
    }

    void choosingARowChoosesItEverywhere() {
        Bench bench;
        const QRect row = bench.tree->visualRect(bench.model->indexOf(2));
        QTest::mouseClick(bench.tree->viewport(), Qt::LeftButton, {},
                          QPoint(row.right() - 40, row.center().y()));
        QCOMPARE(bench.window.chosenOffer().choice(), 2);
        bench.window.chosenOffer().choose(0);
        QCOMPARE(bench.tree->currentIndex(), bench.model->indexOf(0));
    }

    void resettingAFigureRestoresTheDocumentedDefault() {
        Bench bench;
        bench.window.chosenOffer().choose(0);
        auto* field = bench.find<NumberField>("idleTimeout");
        auto* reset = bench.find<QToolButton>("idleTimeoutReset");
        const auto before = choice(bench.window, 0).policy.idleTimeoutS;
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, "77");
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(choice(bench.window, 0).policy.idleTimeoutS, std::optional(77.0));
        QVERIFY(reset->isEnabled());
        QVERIFY(!bench.find<QLabel>("idleTimeoutDefault")->text().isEmpty());
        QTest::mouseClick(reset, Qt::LeftButton);
        QVERIFY(!choice(bench.window, 0).policy.idleTimeoutS);
        QVERIFY(!reset->isEnabled());
        QVERIFY(before.has_value() || bench.window.document().undoStack().count() == 2);
    }

    void turningASpinBoxIsOneUndoStep() {
        Bench bench;
        bench.window.chosenOffer().choose(0);
        auto* field = bench.find<NumberField>("maxWorkers");
        field->setFocus();
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(bench.window.document().undoStack().count(), 1);
    }

    void figuresOutOfRangeAreExplainedAndNotTaken() {
        Bench bench;
        bench.window.chosenOffer().choose(0);
        const auto before = bench.window.document().plan();
        auto* field = bench.find<NumberField>("idleTimeout");
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, "999999");
        QVERIFY(field->property("invalid").toBool());
        const auto* problem = bench.find<QWidget>("inspectorProblem")->findChild<QLabel*>();
        QVERIFY2(problem->text().contains("86,400"), qPrintable(problem->text()));
        field->clearFocus();
        QVERIFY(bench.window.document().plan() == before);
    }

    void aPriceOfOnesOwnIsAnOverrideThatResetRemoves() {
        Bench bench;
        bench.window.chosenOffer().choose(0);
        auto* field = bench.find<NumberField>("rate0");
        QVERIFY(field);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, "0.5");
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(choice(bench.window, 0).override_.has_value());
        QCOMPARE(choice(bench.window, 0).override_->rates.at(0).usd, std::optional(0.5));
        QTest::mouseClick(bench.find<QToolButton>("rate0Reset"), Qt::LeftButton);
        QVERIFY(!choice(bench.window, 0).override_.has_value());
    }

    void duplicateAndRemoveAreEdits() {
        Bench bench;
        bench.window.chosenOffer().choose(0);
        const auto n = bench.window.document().scenario().offers.size();
        QTest::mouseClick(bench.find<QToolButton>("duplicateOfferButton"), Qt::LeftButton);
        QCOMPARE(bench.window.document().scenario().offers.size(), n + 1);
        QCOMPARE(bench.window.chosenOffer().choice(), int(n));
        QTest::mouseClick(bench.find<QToolButton>("removeOfferButton"), Qt::LeftButton);
        QCOMPARE(bench.window.document().scenario().offers.size(), n);
        bench.window.document().undoStack().undo();
        bench.window.document().undoStack().undo();
        QCOMPARE(bench.window.document().scenario().offers.size(), n);
    }

    void thePackSwitchMovesEveryOfferBothPacksHave() {
        Bench bench;
        auto* claimed = bench.find<QAbstractButton>("pack1");
        QVERIFY(claimed);
        QTest::mouseClick(claimed, Qt::LeftButton);
        QCOMPARE(bench.window.document().undoStack().count(), 1);
        QVERIFY(claimed->isChecked());
        const std::string pack = bench.window.document().plan()->pricePacks.at(1);
        QCOMPARE(choice(bench.window, 0).pack, std::optional(pack));
    }

    void pricesOverNinetyDaysAreOld() {
        const QDate today(2026, 11, 23);
        QVERIFY(isOldPrice("2026-08-24", today));
        QVERIFY(!isOldPrice("2026-08-25", today));
        QVERIFY(!isOldPrice("", today));
    }
};

QTEST_MAIN(TestOffers)
#include "tst_offers.moc"
