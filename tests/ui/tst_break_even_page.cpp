// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/window_bench.h"

#include "ui/break_even/across_box.h"
#include "ui/break_even/break_even_figures.h"
#include "ui/break_even/break_even_page.h"
#include "ui/break_even/break_even_plot.h"
#include "ui/break_even/cost_lines.h"
#include "ui/break_even/crossings_model.h"
#include "ui/break_even/curves_model.h"
#include "ui/break_even/ribbon_model.h"
#include "ui/plot/plot_crosshair.h"
#include "ui/plot/plot_navigation.h"
#include "ui/plot/plot_table.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QTabBar>
#include <qcustomplot.h>

#include <cmath>

using namespace ui;
using pricing::Across;
using pricing::Crossing;
using pricing::CrossingStatus;
using pricing::OfferMode;

namespace {

enum : int { kServerless, kRented, kManaged, kFleet };

pricing::Curve curve(int choice, const char* label, OfferMode mode,
                     const std::function<double(double)>& usd) {
    pricing::Curve c;
    c.offer = c.choice = choice;
    c.slot = choice + 1;
    c.id = c.label = label;
    c.mode = mode;
    for (double x = 0.01; x < 101; x *= std::pow(10, 0.125)) {
        pricing::CurvePoint p;
        p.x = x;
        p.monthlyUsd = p.lowUsd = p.highUsd = usd(x);
        p.requestsPerDay = 1000 * x;
        p.billedShare = mode == OfferMode::managed ? 0 : std::min(1.0, 0.2 * x);
        p.targetMet = true;
        c.points.push_back(p);
    }
    c.points.back().x = 100;
    return c;
}

/// Four offers: serverless $400 × traffic (misses the target below 0.1×), rented at $1,000, managed
/// at $800 × traffic, and a fleet that takes a second worker at 10×.
std::shared_ptr<pricing::BreakEven> madeUpStudy() {
    auto s = std::make_shared<pricing::BreakEven>();
    s->requestsPerDay = 1000;
    s->hasTargets = true;
    s->curves.push_back(
        curve(0, "Sleeper", OfferMode::serverless, [](double x) { return 400 * x; }));
    for (auto& p : s->curves[kServerless].points)
        p.targetMet = p.x >= 0.0999;
    s->curves.push_back(curve(1, "Rented", OfferMode::dedicated, [](double) { return 1000; }));
    s->curves.push_back(curve(2, "Managed", OfferMode::managed, [](double x) { return 800 * x; }));
    s->curves.push_back(
        curve(3, "Fleet", OfferMode::dedicated, [](double x) { return x < 10 ? 1200 : 2400; }));
    s->curves[kFleet].steps = true;
    Crossing crosses{kServerless, kRented, CrossingStatus::crosses};
    crosses.x = 2.5;
    crosses.monthlyUsd = 1000;
    crosses.billedShare = 0.5;
    crosses.cheaperBelow = kServerless;
    crosses.cheaperAbove = kRented;
    crosses.aMeets = crosses.bMeets = true;
    Crossing never{kServerless, kManaged, CrossingStatus::notReached};
    never.cheaperBelow = never.cheaperAbove = kServerless;
    Crossing unsure{kRented, kFleet, CrossingStatus::notVerified};
    unsure.xLow = 20;
    unsure.xHigh = 30;
    s->crossings = {crosses, never, unsure};
    s->ribbon = {{0.01, 0.1, {}}, {0.1, 2.5, kServerless}, {2.5, 100, kRented}};
    return s;
}

/// A page in a window of its own, drawn.
struct Bench {
    ChosenOffer chosen;
    BreakEvenPage page{&chosen};
    explicit Bench(const document::BreakEvenPtr& study = madeUpStudy(), QSize size = {700, 700}) {
        page.setMinimumWidth(320); // as among the tabs
        page.resize(size);
        page.show();
        chosen.choose(0);
        page.show(study);
        draw();
    }
    BreakEvenPlot& plot() { return *page.plot(); }
    QWidget* canvas() { return page.plot()->canvas(); }
    void draw() {
        QApplication::processEvents();
        plot().plot()->replot(QCustomPlot::rpImmediateRefresh);
    }
    void move(const QPoint& to) {
        QMouseEvent event(QEvent::MouseMove, to, canvas()->mapToGlobal(to), Qt::NoButton,
                          Qt::NoButton, {});
        QApplication::sendEvent(canvas(), &event);
    }
    void click(const QPoint& at) { QTest::mouseClick(canvas(), Qt::LeftButton, {}, at); }
};

document::PlanPtr examplePlan(document::PlanDocument& document) {
    if (!document.openExample(":/examples/support-assistant.breakeven"))
        qFatal("the example cannot be opened");
    return document.plan();
}

} // namespace

class TestBreakEvenPage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        testSettings();
        applyTheme(*qApp, Scheme::light);
    }

    void clickingACurveChoosesItsOfferEverywhere() {
        Bench b;
        b.click(b.plot().pointOf(kRented, 0.3));
        QCOMPARE(b.chosen.choice(), 1);
        b.click(b.plot().pointOf(kFleet, 0.5));
        QCOMPARE(b.chosen.choice(), 3);
    }

    void clickingTheRibbonOrItsTableChoosesTheCheapest() {
        Bench b;
        b.click(b.plot().pointOfRibbon(2));
        QCOMPARE(b.chosen.choice(), 1);
        PlotTable* table = b.page.ribbonTable();
        const QRect cell = table->visualRect(table->model()->index(1, RibbonModel::cheapest));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell.center());
        QCOMPARE(b.chosen.choice(), 0);
        b.click(b.plot().pointOfRibbon(0)); // none meets the target there
        QCOMPARE(b.chosen.choice(), 0);
    }

    void theOfferUnderTheMouseIsKnownEverywhere() {
        Bench b;
        b.move(b.plot().pointOf(kRented, 0.3));
        QCOMPARE(b.chosen.hovering(), 1);
        b.move(b.plot().pointOf(kFleet, 0.3));
        QCOMPARE(b.chosen.hovering(), 3);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(b.canvas(), &leave);
        QCOMPARE(b.chosen.hovering(), -1);
    }

    void aHoveredOfferHasAThickerLineAndASoftRow() {
        Bench b;
        const auto widest = [&] {
            double most = 0;
            for (int i = 0; i < b.plot().plot()->graphCount(); ++i)
                if (b.plot().plot()->graph(i)->pen().color() == offerFill(2))
                    most = std::max(most, b.plot().plot()->graph(i)->pen().widthF());
            return most;
        };
        const double before = widest();
        b.chosen.hover(1);
        QVERIFY(widest() > before);
        const auto row = b.page.ribbonTable()->model()->index(2, 0);
        QCOMPARE(row.data(Qt::BackgroundRole).value<QColor>(), colours().soft);
    }

    void arrowsUpAndDownChooseTheNextLine() {
        Bench b;
        b.canvas()->setFocus();
        QTest::keyClick(b.canvas(), Qt::Key_Up); // above $400 at 1× lies $800
        QCOMPARE(b.chosen.choice(), 2);
        QTest::keyClick(b.canvas(), Qt::Key_Up);
        QCOMPARE(b.chosen.choice(), 1);
        QTest::keyClick(b.canvas(), Qt::Key_Down);
        QTest::keyClick(b.canvas(), Qt::Key_Down);
        QTest::keyClick(b.canvas(), Qt::Key_Down);
        QCOMPARE(b.chosen.choice(), 0);
    }

    void theCrosshairBeginsHereAndSaysEveryOffersCost() {
        Bench b;
        QTest::keyClick(b.canvas(), Qt::Key_Right);
        QCOMPARE(b.plot().crosshair().x(), std::optional(1.0));
        const QString said = b.canvas()->accessibleDescription();
        QVERIFY2(said.startsWith("1×"), qPrintable(said));
        QVERIFY2(said.contains("Rented $1,000") && said.contains("$400"), qPrintable(said));
        QVERIFY2(said.contains("requests/day"), qPrintable(said));
        QVERIFY2(said.contains("20"), "the billed share of the chosen offer");
    }

    void theFindingIsInTheAccessibleName() {
        Bench b;
        const QString name = b.canvas()->accessibleName();
        QVERIFY2(name.contains("Sleeper is the cheapest that meets the target"), qPrintable(name));
        QVERIFY2(name.contains("2.5×"), qPrintable(name));
    }

    void aRingOpensItsCrossingInWords() {
        Bench b;
        b.click(b.plot().pointOf(kRented, 2.5));
        QCOMPARE(b.page.findChild<QTabBar*>("breakEvenTables")->currentIndex(), 1);
        PlotTable* table = b.page.crossingsTable();
        QVERIFY(table->isVisible());
        QCOMPARE(table->currentIndex().row(), 0);
        QCOMPARE(b.chosen.choice(), 0);
    }

    void choosingACrossingInTheTableShowsItOnTheChart() {
        Bench b;
        b.page.findChild<QTabBar*>("breakEvenTables")->setCurrentIndex(1);
        b.plot().navigation().show({{0.01, 0.1}, {{0, 1000}, {0, 1}}});
        PlotTable* table = b.page.crossingsTable();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(b.plot().crosshair().x(), std::optional(2.5));
        QVERIFY(b.plot().navigation().sight().x.to >= 2.5);
        QVERIFY(b.plot().navigation().canGoBack());
    }

    void theKindsOfCrossingsAreKeptApart() {
        ChosenOffer chosen;
        chosen.choose(0);
        CrossingsModel model(&chosen);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(madeUpStudy());
        const auto text = [&](int row, int column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(text(0, CrossingsModel::status), QString("crosses"));
        QCOMPARE(text(0, CrossingsModel::place), QString("2.5×"));
        QCOMPARE(text(0, CrossingsModel::cost), QString("$1,000"));
        QCOMPARE(text(1, CrossingsModel::status), QString("not verified"));
        QCOMPARE(text(1, CrossingsModel::place), QString("20× to 30×"));
        QCOMPARE(text(2, CrossingsModel::status), QString("not reached"));
        QCOMPARE(text(2, CrossingsModel::place), QString("–"));
        QVERIFY(text(2, CrossingsModel::sentence).contains("not reached"));
        QCOMPARE(model.crossingAt(1), 2);
        QCOMPARE(model.rowOf(1), 2);
    }

    void theRibbonTableSaysFromWhereToWhereAndWhy() {
        ChosenOffer chosen;
        RibbonModel model(&chosen);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(madeUpStudy());
        const auto text = [&](int row, int column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(text(0, RibbonModel::place), QString("up to 0.1×"));
        QCOMPARE(text(0, RibbonModel::cheapest), QString("none meets the target"));
        QCOMPARE(text(1, RibbonModel::place), QString("0.1× to 2.5×"));
        QCOMPARE(text(1, RibbonModel::requests), QString("3,000 to 75,000"));
        QCOMPARE(text(1, RibbonModel::because), QString("sleeps when quiet"));
        QCOMPARE(text(2, RibbonModel::place), QString("from 2.5×"));
        QVERIFY(text(2, RibbonModel::because).startsWith("flat price"));
        QCOMPARE(model.choiceAt(0), -1);
        QCOMPARE(model.choiceAt(2), 1);
    }

    void ctrlTWorksOnTheWholePage() {
        Bench b;
        b.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&b.page));
        for (QWidget* focus : {static_cast<QWidget*>(b.page.findChild<QCheckBox*>("bands")),
                               static_cast<QWidget*>(b.page.ribbonTable()), b.canvas()}) {
            focus->setFocus();
            QTest::keyClick(focus, Qt::Key_T, Qt::ControlModifier);
            QVERIFY2(b.plot().isTableShown(), qPrintable(focus->objectName()));
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_T, Qt::ControlModifier);
            QVERIFY2(!b.plot().isTableShown(), qPrintable(focus->objectName()));
        }
    }

    void theTableTwinHasOneColumnPerOffer() {
        Bench b;
        QTest::keyClick(b.canvas(), Qt::Key_T, Qt::ControlModifier);
        QVERIFY(b.plot().isTableShown());
        CurvesModel model(&b.chosen);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(madeUpStudy());
        QCOMPARE(model.columnCount(), 3 + 4);
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.index(row, 0).data() == "1×") {
                QCOMPARE(model.index(row, 1).data().toString(), QString("1,000"));
                QVERIFY(model.index(row, 3).data().toString().startsWith("$4"));
                QCOMPARE(model.index(row, 4).data().toString(), QString("$1,000"));
            }
        QVERIFY(model.index(0, 3).data().toString().startsWith("✗ "));
    }

    void copyGivesPictureAndTable() {
        Bench b;
        QTest::keyClick(b.canvas(), Qt::Key_C, Qt::ControlModifier);
        const QMimeData* data = QApplication::clipboard()->mimeData();
        QVERIFY(data->hasImage());
        QVERIFY(data->text().contains("Sleeper") && data->text().contains("$1,000"));
    }

    void linesAreDashedWhereTheyMissAndBeyondTheirWorkers() {
        auto study = madeUpStudy();
        study->curves[kServerless].ceiling = 20;
        const CostLine line = costLine(study->curves[kServerless]);
        QCOMPARE(line.parts.size(), std::size_t(3));
        QVERIFY(line.parts[0].dashed && !line.parts[1].dashed && line.parts[2].dashed);
        QCOMPARE(line.parts[0].points.back().x, line.parts[1].points.front().x);
        QVERIFY(std::abs(line.parts[0].points.back().x - 0.1) < 0.001);
        QVERIFY(line.parts[2].points.front().x <= 20 && line.parts[2].points.front().x > 12);
    }

    void aLineBreaksWhereTheOfferHasNoPrice() {
        auto study = madeUpStudy();
        pricing::Curve& fleet = study->curves[kFleet];
        const std::size_t middle = fleet.points.size() / 2;
        const double before = fleet.points[middle - 1].x, after = fleet.points[middle].x;
        fleet.unpriceable = {std::sqrt(before * after)};
        const CostLine line = costLine(fleet);
        QCOMPARE(line.parts.size(), std::size_t(2));
        QCOMPARE(line.parts[0].points.back().x, before);
        QCOMPARE(line.parts[1].points.front().x, after);
    }

    void aFleetRisesInSteps() {
        const CostLine line = costLine(madeUpStudy()->curves[kFleet]);
        QCOMPARE(line.parts.size(), std::size_t(1));
        const auto& points = line.parts[0].points;
        for (std::size_t i = 0; i + 1 < points.size(); ++i)
            QVERIFY2(points[i].usd == points[i + 1].usd || points[i].x == points[i + 1].x,
                     "level or upright, never sloping");
    }

    void bandsAreShownWhenTicked() {
        auto study = madeUpStudy();
        for (auto& p : study->curves[kServerless].points)
            p.stderrUsd = 20;
        Bench b(study);
        const auto bands = [&] {
            int n = 0;
            for (int i = 0; i < b.plot().plot()->graphCount(); ++i)
                n += b.plot().plot()->graph(i)->channelFillGraph() != nullptr;
            return n;
        };
        QCOMPARE(bands(), 4);
        auto* box = b.page.findChild<QCheckBox*>("bands");
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        QCOMPARE(bands(), 0);
    }

    void theCostAxisCanBeLogarithmic() {
        Bench b;
        auto* box = b.page.findChild<QCheckBox*>("logCost");
        QTest::keyClick(box, Qt::Key_Space);
        QCOMPARE(b.plot().yAxis()->scaleType(), QCPAxis::stLogarithmic);
        QVERIFY(b.plot().yAxis()->range().lower > 0);
        QTest::keyClick(box, Qt::Key_Space);
        QCOMPARE(b.plot().yAxis()->range().lower, 0.0);
    }

    void theHeightShowsWhatMattersAndLetsTheRestLeave() {
        const auto study = madeUpStudy();
        const Span near = costRange(*study, kRented, {0.1, 10}, false);
        QCOMPARE(near.from, 0.0);
        QVERIFY2(near.to > 1200 && near.to < 4000, "managed at 10× costs 8,000 and may leave");
        const Span log = costRange(*study, kRented, {0.1, 10}, true);
        QVERIFY(log.from > 0 && log.from <= 40 && log.to >= 8000);
    }

    void oneLooksFirstAtADecadeToEitherSide() {
        auto study = madeUpStudy();
        QCOMPARE(homeRange(*study), (Span{0.05, 10}));
        study->ribbon = {{0.01, 15, kServerless}, {15, 100, kRented}};
        QCOMPARE(homeRange(*study), (Span{0.1, 20}));
    }

    void onlyCrossingsThatMatterGetARing() {
        const auto study = madeUpStudy();
        const auto chosens = shownCrossings(*study, kServerless);
        QCOMPARE(chosens.size(), std::size_t(2)); // and where the target begins to be met
        QCOMPARE(chosens[0].words.value(0), QString("Above 2.5× (50") + kThinSpaceText() + "%)");
        QCOMPARE(chosens[0].words.value(1), QString("Rented is cheaper"));
        QVERIFY(chosens[0].sentence.startsWith("Above 2.5× Rented is cheaper"));
        // Those where the cheapest changes, whoever is chosen; they say who is cheaper than whom.
        const auto others = shownCrossings(*study, kManaged);
        QCOMPARE(others.size(), std::size_t(2));
        QCOMPARE(others[0].words.value(1), QString("Rented is cheaper"));
        QCOMPARE(others[0].words.value(2), QString("than Sleeper"));
        auto other = *study;
        other.ribbon = {{0.01, 100, kManaged}};
        QVERIFY(shownCrossings(other, kManaged).empty());
    }

    void theReasonComesBeforeWhatANarrowColumnCuts() {
        auto study = madeUpStudy();
        study->ribbon = {{0.01, 100, kRented}}; // $1,000 at 1×, where $400 and $800 are cheaper
        for (auto& p : study->curves[kServerless].points)
            p.targetMet = false;
        QCOMPARE(becauseText(*study, study->ribbon[0]),
                 QString("1 cheaper misses the target; flat price"));
        for (auto& p : study->curves[kManaged].points)
            p.targetMet = false;
        QCOMPARE(becauseText(*study, study->ribbon[0]),
                 QString("2 cheaper miss the target; flat price"));
    }

    void figuresOfACoarseStudyAreQuietUntilItIsRefined() {
        Bench b;
        const auto ink = [&](PlotTable* table) {
            return table->model()->index(0, 1).data(Qt::ForegroundRole);
        };
        auto* twin = qobject_cast<PlotTable*>(b.plot().tableWidget());
        auto coarse = madeUpStudy();
        coarse->coarse = true;
        b.page.show(coarse);
        b.page.setStale(false); // the answer is there, but not refined
        for (PlotTable* table : {b.page.ribbonTable(), b.page.crossingsTable(), twin})
            QCOMPARE(ink(table).value<QColor>(), colours().text2);
        b.page.show(madeUpStudy());
        for (PlotTable* table : {b.page.ribbonTable(), b.page.crossingsTable(), twin})
            QVERIFY(!ink(table).isValid());
    }

    void everyBorderOfTheRibbonIsNamed() {
        auto study = madeUpStudy();
        const auto low = shownCrossings(*study, kRented).back(); // below 0.1× none meets the target
        QCOMPARE(low.crossing, -1);
        QCOMPARE(low.x, 0.1);
        QVERIFY(std::abs(low.monthlyUsd - 40) < 2); // on the line of who is the cheapest above it
        QCOMPARE(low.words, (QStringList{"Below 0.1×", "no offer meets the target"}));
        study->ribbon = {{0.01, 8, kServerless}, {8, 100, kFleet}}; // Sleeper is full from 8×
        const auto high = shownCrossings(*study, kManaged).front();
        QCOMPARE(high.words,
                 (QStringList{"Above 8×", "Fleet is the cheapest", "that meets the target"}));
        QCOMPARE(high.monthlyUsd, 1200.0);
        Crossing unsure{kServerless, kFleet, CrossingStatus::notVerified};
        unsure.xLow = 7;
        unsure.xHigh = 9;
        study->crossings = {unsure};
        QVERIFY(shownCrossings(*study, kManaged).empty()); // what is not verified is not said
    }

    void acrossOffersWhatTheChosenOfferCanVary() {
        document::PlanDocument document;
        const auto plan = examplePlan(document);
        AcrossBox box;
        const auto has = [&](Across across) { return box.findData(int(across)) >= 0; };
        const auto& offers = plan->scenarios[0].offers;
        for (int i = 0; i < int(offers.size()); ++i) {
            if (!offers[std::size_t(i)].enabled)
                continue;
            box.show(plan, 0, document.packs(), i);
            QVERIFY(has(Across::traffic) && has(Across::serviceTime));
            const bool serverless =
                offers[std::size_t(i)].id.find("serverless-h100") != std::string::npos;
            const bool rented = offers[std::size_t(i)].id.find("bare-metal") != std::string::npos;
            QVERIFY(!serverless || (has(Across::idleTimeout) && has(Across::price)));
            QVERIFY(!rented || (!has(Across::idleTimeout) && has(Across::price)));
        }
        box.show(plan, 0, document.packs(), -1);
        QCOMPARE(box.count(), 2);
    }

    void anotherAxisAsksForAnotherStudy() {
        document::PlanDocument document;
        const auto plan = examplePlan(document);
        Bench b;
        QSignalSpy wanted(&b.page, &BreakEvenPage::studyWanted);
        b.page.show(plan, 0, document.packs());
        QCOMPARE(wanted.size(), 0);
        auto* box = b.page.findChild<AcrossBox*>("across");
        QTest::keyClick(box, Qt::Key_End);
        QVERIFY(!wanted.isEmpty());
        const auto options = std::get<pricing::BreakEvenOptions>(b.page.options());
        QVERIFY(pricing::concernsOneOffer(options.across));
        QCOMPARE(options.offer, 0);
        wanted.clear();
        b.chosen.choose(1); // another offer varies now
        QVERIFY(!wanted.isEmpty());
        QCOMPARE(std::get<pricing::BreakEvenOptions>(b.page.options()).offer, 1);
    }

    void aCoarseStudyAndItsFinishedOneLookTheSameWay() {
        auto coarse = madeUpStudy();
        coarse->coarse = true;
        Bench b(coarse);
        const Sight before = b.plot().navigation().sight();
        b.page.show(document::BreakEvenPtr(madeUpStudy()));
        QCOMPARE(b.plot().navigation().sight(), before);
        QTest::keyClick(b.canvas(), Qt::Key_Plus);
        const Sight zoomed = b.plot().navigation().sight();
        b.page.show(document::BreakEvenPtr(madeUpStudy()));
        QCOMPARE(b.plot().navigation().sight().x, zoomed.x);
    }

    void aProblemIsSaidAndTheLastChartStays() {
        Bench b;
        b.page.showProblem("the offer \"x\" is not ticked");
        auto* label = b.page.findChild<QLabel*>("breakEvenProblem");
        QVERIFY(label->isVisible() && label->text().contains("not ticked"));
        QVERIFY(b.plot().plot()->graphCount() > 0);
        b.page.show(document::BreakEvenPtr(madeUpStudy()));
        QVERIFY(!label->isVisible());
    }

    void aWeekWithoutTrafficSaysWhatIsMissing() {
        document::PlanDocument document; // a new plan is empty
        Bench b;
        b.page.show(document.plan(), 0, document.packs());
        QVERIFY(b.page.findChild<QLabel*>("breakEvenNothing")->isVisible());
        QVERIFY(!b.plot().isVisible());
        b.page.show(examplePlan(document), 0, document.packs());
        QVERIFY(b.plot().isVisible());
    }

    void nothingIsCutOffInANarrowWindow() {
        Bench b(madeUpStudy(), {332, 470});
        QVERIFY(b.page.width() <= 340);
        for (const char* name : {"bands", "logCost", "across", "tableButton"}) {
            auto* widget = b.page.findChild<QWidget*>(name);
            const QRect at(widget->mapTo(&b.page, QPoint()), widget->size());
            QVERIFY2(b.page.rect().contains(at), name);
            QVERIFY2(widget->width() >= std::min(widget->sizeHint().width(), 120), name);
        }
        QVERIFY(b.plot().axisRect()->width() > 120);
        QVERIFY(b.plot().axisRect()->height() > 80);
    }

    void theDarkSchemeRepaintsTheLines() {
        Bench b;
        applyTheme(*qApp, Scheme::dark);
        QApplication::processEvents();
        bool found = false;
        for (int i = 0; i < b.plot().plot()->graphCount(); ++i)
            found = found || b.plot().plot()->graph(i)->pen().color() == offerFill(1);
        applyTheme(*qApp, Scheme::light);
        QVERIFY(found);
    }

private:
    static QString kThinSpaceText() { return QString(QChar(0x202F)); }
};

QTEST_MAIN(TestBreakEvenPage)
#include "tst_break_even_page.moc"
