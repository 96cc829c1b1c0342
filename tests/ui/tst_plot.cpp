// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/plot_copy.h"
#include "ui/plot/plot_crosshair.h"
#include "ui/plot/plot_labels.h"
#include "ui/plot/plot_marks.h"
#include "ui/plot/plot_navigation.h"
#include "ui/plot/plot_places.h"
#include "ui/plot/plot_ticks.h"
#include "ui/plot/plot_view.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>
#include <qcustomplot.h>

#include <memory>

using namespace ui;

namespace {

/// A chart of one rising line, x and y from 0 to 100.
std::unique_ptr<PlotView> lineChart(int plots = 1) {
    auto view = std::make_unique<PlotView>(plots);
    view->resize(500, 400);
    QCPGraph* line = view->plot()->addGraph(view->xAxis(), view->yAxis());
    line->setPen(QPen(Qt::blue, 4));
    for (int i = 0; i <= 100; ++i)
        line->addData(i, i);
    Sight home{{0, 100}, std::vector<Span>(plots, Span{0, 100})};
    view->navigation().setHome(home);
    view->setFinding("Line", "It rises");
    view->crosshair().setReadout([](double x) {
        return Readout{QString::number(x, 'f', 1), {{"line", QString::number(x, 'f', 0), 1, x}}};
    });
    view->show();
    view->plot()->replot(QCustomPlot::rpImmediateRefresh);
    return view;
}

void mouse(QWidget* widget, QEvent::Type type, const QPoint& at, Qt::MouseButton button,
           Qt::MouseButtons held, Qt::KeyboardModifiers modifiers) {
    QMouseEvent event(type, at, widget->mapToGlobal(at), button, held, modifiers);
    QApplication::sendEvent(widget, &event);
}

void drag(PlotView& view, const QPoint& from, const QPoint& by,
          Qt::KeyboardModifiers modifiers = {}) {
    QWidget* canvas = view.canvas();
    mouse(canvas, QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton, modifiers);
    for (int i = 1; i <= 4; ++i)
        mouse(canvas, QEvent::MouseMove, from + by * i / 4, Qt::NoButton, Qt::LeftButton,
              modifiers);
    mouse(canvas, QEvent::MouseButtonRelease, from + by, Qt::LeftButton, Qt::NoButton, modifiers);
}

void turnWheel(PlotView& view, const QPoint& at, int notches, ulong timeMs,
               Qt::KeyboardModifiers modifiers = {}) {
    QWheelEvent event(at, view.canvas()->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton,
                      modifiers, Qt::NoScrollPhase, false);
    event.setTimestamp(timeMs);
    QApplication::sendEvent(view.canvas(), &event);
}

void press(PlotView& view, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(view.canvas(), key, modifiers);
}

QPoint middle(PlotView& view) {
    return view.axisRect()->rect().center();
}

bool near(double a, double b, double tolerance) {
    return std::abs(a - b) <= tolerance;
}

} // namespace

class TestPlot : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Scheme::light); }

    void dragPansByWhatTheMouseMoved() {
        auto view = lineChart();
        const double perPx = 100.0 / view->axisRect()->width();
        drag(*view, middle(*view), {-60, 4});
        const Sight sight = view->navigation().sight();
        QVERIFY(near(sight.x.from, 60 * perPx, 0.5));
        QVERIFY(near(sight.x.to - sight.x.from, 100, 1e-6));
        QVERIFY2(sight.y[0] == (Span{0, 100}), "a nearly level drag leaves y alone");
        drag(*view, middle(*view), {0, 80});
        QVERIFY(view->navigation().sight().y[0].from > 15);
    }

    void panningStopsAtTheLimitsWithoutZooming() {
        auto view = lineChart();
        view->navigation().setLimits({0, 110});
        drag(*view, middle(*view), {-200, 0});
        QVERIFY(near(view->navigation().sight().x.from, 10, 0.01));
        QVERIFY(near(view->navigation().sight().x.to, 110, 0.01));
    }

    void shiftDragZoomsToTheRectangle() {
        auto view = lineChart();
        const QRect plot = view->axisRect()->rect();
        const QPoint from = plot.topLeft() + QPoint(plot.width() / 4, plot.height() / 4);
        drag(*view, from, {plot.width() / 2, plot.height() / 2}, Qt::ShiftModifier);
        const Sight sight = view->navigation().sight();
        QVERIFY(near(sight.x.from, 25, 1) && near(sight.x.to, 75, 1));
        QVERIFY(near(sight.y[0].from, 25, 1) && near(sight.y[0].to, 75, 1));
    }

    void theWheelZoomsAtThePointer() {
        auto view = lineChart();
        const QPoint at(view->axisRect()->left() + view->axisRect()->width() / 4,
                        middle(*view).y());
        const double under = view->xAxis()->pixelToCoord(at.x());
        turnWheel(*view, at, 2, 1000);
        const Sight sight = view->navigation().sight();
        QVERIFY(sight.x.to - sight.x.from < 80);
        QVERIFY(near(view->xAxis()->pixelToCoord(at.x()), under, 0.3));
        QVERIFY(sight.y[0] == (Span{0, 100}));
        turnWheel(*view, at, 2, 9000, Qt::ShiftModifier);
        QCOMPARE(view->navigation().sight().x, sight.x);
        QVERIFY(view->navigation().sight().y[0].to < 100);
    }

    void aLogarithmicAxisZoomsByFactors() {
        auto view = lineChart();
        view->xAxis()->setScaleType(QCPAxis::stLogarithmic);
        view->navigation().setHome({{0.01, 100}, {{0, 100}}});
        view->navigation().fit();
        view->plot()->replot(QCustomPlot::rpImmediateRefresh);
        turnWheel(*view, middle(*view), 3, 1000);
        const Span x = view->navigation().sight().x;
        QVERIFY2(near(std::sqrt(x.from * x.to), 1, 0.03), "the middle stays in the middle");
        QVERIFY(x.from > 0.011 && x.to < 90);
    }

    void oneGestureIsOneStepOfTheHistory() {
        auto view = lineChart();
        const Sight home = view->navigation().sight();
        drag(*view, middle(*view), {-40, 0});
        const Sight panned = view->navigation().sight();
        for (ulong ms : {5000, 5100, 5300}) // one burst
            turnWheel(*view, middle(*view), 1, ms);
        const Sight zoomed = view->navigation().sight();
        press(*view, Qt::Key_Backspace);
        QCOMPARE(view->navigation().sight(), panned);
        press(*view, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(view->navigation().sight(), home);
        QVERIFY(!view->navigation().canGoBack());
        press(*view, Qt::Key_Right, Qt::AltModifier);
        press(*view, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(view->navigation().sight(), zoomed);
        QVERIFY(!view->navigation().canGoForward());
    }

    void aPauseBeginsANewBurst() {
        auto view = lineChart();
        turnWheel(*view, middle(*view), 1, 1000);
        const Sight first = view->navigation().sight();
        turnWheel(*view, middle(*view), 1, 3000);
        view->navigation().back();
        QCOMPARE(view->navigation().sight(), first);
    }

    void homeAndDoubleClickFit() {
        auto view = lineChart();
        const Sight home = view->navigation().sight();
        press(*view, Qt::Key_Plus);
        QVERIFY(view->navigation().sight().x.to < 95);
        press(*view, Qt::Key_Home);
        QCOMPARE(view->navigation().sight(), home);
        press(*view, Qt::Key_Minus);
        QVERIFY(view->navigation().sight().x.to > 105);
        QTest::mouseDClick(view->canvas(), Qt::LeftButton, {}, middle(*view));
        QCOMPARE(view->navigation().sight(), home);
    }

    void escapeGivesBackWhatADragBegan() {
        auto view = lineChart();
        const Sight home = view->navigation().sight();
        const QPoint from = middle(*view);
        mouse(view->canvas(), QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton, {});
        mouse(view->canvas(), QEvent::MouseMove, from + QPoint(80, 0), Qt::NoButton, Qt::LeftButton,
              {});
        QVERIFY(view->navigation().sight() != home);
        press(*view, Qt::Key_Escape);
        mouse(view->canvas(), QEvent::MouseButtonRelease, from + QPoint(80, 0), Qt::LeftButton,
              Qt::NoButton, {});
        QCOMPARE(view->navigation().sight(), home);
        QVERIFY(!view->navigation().canGoBack());
    }

    void newDataMovesAFittedChartAndLeavesAZoomedOneAlone() {
        auto view = lineChart();
        view->navigation().setHome({{0, 200}, {{0, 100}}});
        QCOMPARE(view->navigation().sight().x, (Span{0, 200}));
        press(*view, Qt::Key_Plus);
        const Sight zoomed = view->navigation().sight();
        view->navigation().setHome({{0, 300}, {{0, 100}}});
        QCOMPARE(view->navigation().sight(), zoomed);
    }

    void heightsFollowXUntilAPersonMovesThem() {
        auto view = lineChart();
        view->navigation().setHeights([](Span x) { return std::vector<Span>{{0, x.to}}; });
        view->navigation().setHome({{0, 100}, {{0, 100}}});
        press(*view, Qt::Key_Plus);
        QCOMPARE(view->navigation().sight().y[0].to, view->navigation().sight().x.to);
        turnWheel(*view, middle(*view), 1, 1000, Qt::ShiftModifier);
        const Span chosen = view->navigation().sight().y[0];
        press(*view, Qt::Key_Plus);
        QCOMPARE(view->navigation().sight().y[0], chosen);
    }

    void plotsOfOneChartShareX() {
        auto view = lineChart(3);
        turnWheel(*view, middle(*view), 2, 1000);
        for (int i = 1; i < 3; ++i)
            QCOMPARE(view->xAxis(i)->range().lower, view->xAxis(0)->range().lower);
    }

    void theMouseAndTheKeyboardDriveOneCrosshair() {
        auto view = lineChart();
        PlotCrosshair& hair = view->crosshair();
        mouse(view->canvas(), QEvent::MouseMove, middle(*view), Qt::NoButton, Qt::NoButton, {});
        QVERIFY(hair.x() && near(*hair.x(), 50, 0.5));
        press(*view, Qt::Key_Right);
        QVERIFY(near(*hair.x(), 51, 0.5));
        press(*view, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(near(*hair.x(), 41, 0.5));
        QVERIFY(view->canvas()->accessibleDescription().contains("line 41"));
        QSignalSpy used(view.get(), &PlotView::used);
        press(*view, Qt::Key_Return);
        QCOMPARE(used.size(), 1);
        QVERIFY(near(used[0][0].toDouble(), 41, 0.5));
        press(*view, Qt::Key_Escape);
        QVERIFY(!hair.x());
    }

    void theCrosshairStepsWhereThePageSays() {
        auto view = lineChart();
        view->crosshair().setStart(24);
        view->crosshair().setStepping([](double x, int steps) { return x + 12.0 * steps; });
        press(*view, Qt::Key_Right);
        QCOMPARE(*view->crosshair().x(), 24.0);
        press(*view, Qt::Key_Right);
        QCOMPARE(*view->crosshair().x(), 36.0);
        press(*view, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(*view->crosshair().x(), 100.0);
    }

    void altClickAndThePinKeyHoldAReadout() {
        auto view = lineChart();
        QSignalSpy clicked(view.get(), &PlotView::clicked);
        QTest::mouseClick(view->canvas(), Qt::LeftButton, Qt::AltModifier, middle(*view));
        QVERIFY(view->crosshair().pinned());
        QCOMPARE(clicked.size(), 0);
        press(*view, Qt::Key_Escape);
        QVERIFY(!view->crosshair().pinned());
        press(*view, Qt::Key_Right);
        press(*view, Qt::Key_I);
        QCOMPARE(view->crosshair().pinned(), view->crosshair().x());
    }

    void aClickIsNotADrag() {
        auto view = lineChart();
        QSignalSpy clicked(view.get(), &PlotView::clicked);
        QTest::mouseClick(view->canvas(), Qt::LeftButton, {}, middle(*view));
        QCOMPARE(clicked.size(), 1);
        drag(*view, middle(*view), {50, 0});
        QCOMPARE(clicked.size(), 1);
    }

    void copyPutsPictureAndTableOnTheClipboard() {
        auto view = lineChart();
        QStandardItemModel table(1, 2);
        table.setHorizontalHeaderLabels({"x", "y"});
        table.setItem(0, 0, new QStandardItem("1 < 2"));
        table.setItem(0, 1, new QStandardItem("$3"));
        view->setTable(&table);
        press(*view, Qt::Key_C, Qt::ControlModifier);
        const QMimeData* data = QApplication::clipboard()->mimeData();
        QVERIFY(data->hasImage());
        const auto picture = qvariant_cast<QImage>(data->imageData());
        QVERIFY(picture.width() >= 1000);
        QVERIFY(data->data("image/svg+xml").contains("<svg"));
        QCOMPARE(data->text(), QString("x\ty\n1 < 2\t$3\n"));
        QVERIFY(data->html().contains("<td>1 &lt; 2</td>"));
        // Something of the line is in the picture.
        const QColor ink = view->plot()->graph(0)->pen().color();
        int painted = 0;
        for (int x = 0; x < picture.width(); x += 2)
            for (int y = 0; y < picture.height(); y += 2)
                painted += picture.pixelColor(x, y) == ink;
        QVERIFY(painted > 50);
    }

    void theMenuCopiesThePictureOrTheTableAlone() {
        auto view = lineChart();
        QStandardItemModel table(1, 1);
        table.setHorizontalHeaderLabels({"x"});
        table.setItem(0, 0, new QStandardItem("7"));
        view->setTable(&table);
        const auto choose = [&](const QString& entry) {
            std::unique_ptr<QMenu> menu(view->contextMenu());
            for (QAction* action : menu->actions())
                if (action->text().remove(u'&') == entry)
                    action->trigger();
            return QApplication::clipboard()->mimeData();
        };
        const QMimeData* picture = choose("Copy picture");
        QVERIFY(picture->hasImage() && !picture->hasText());
        const QMimeData* words = choose("Copy table");
        QVERIFY(!words->hasImage());
        QCOMPARE(words->text(), QString("x\n7\n"));
    }

    void theTableStandsInForTheChart() {
        auto view = lineChart();
        QVERIFY(!view->tableButton()->isVisibleTo(view.get()));
        QStandardItemModel table(2, 1);
        view->setTable(&table);
        press(*view, Qt::Key_T, Qt::ControlModifier);
        QVERIFY(view->isTableShown() && view->tableWidget()->isVisible());
        QVERIFY(view->tableButton()->isChecked());
        QTest::keyClick(view->tableWidget(), Qt::Key_T, Qt::ControlModifier);
        QVERIFY(!view->isTableShown());
        QTest::mouseClick(view->tableButton(), Qt::LeftButton);
        QVERIFY(view->isTableShown());
    }

    void theMenuHasItAllAndComesByKeyboard() {
        auto view = lineChart();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, middle(*view),
                                view->canvas()->mapToGlobal(middle(*view)));
        QApplication::sendEvent(view->canvas(), &event);
        auto* menu = view->findChild<QMenu*>("plotMenu");
        QVERIFY(menu && menu->isVisible());
        press(*view, Qt::Key_Plus);
        const Sight zoomed = view->navigation().sight();
        std::unique_ptr<QMenu> now(view->contextMenu());
        for (QAction* action : now->actions())
            if (action->text().endsWith("\tHome"))
                action->trigger();
        QVERIFY(view->navigation().sight() != zoomed);
        QVERIFY(view->navigation().isFitted());
    }

    void theFindingIsTheAccessibleName() {
        auto view = lineChart();
        QCOMPARE(view->canvas()->accessibleName(), QString("Line: It rises"));
        QVERIFY(!view->canvas()->accessibleDescription().isEmpty());
    }

    void theDarkSchemeReachesAxesAndPage() {
        auto view = lineChart();
        QSignalSpy changed(view.get(), &PlotView::themeChanged);
        applyTheme(*qApp, Scheme::dark);
        QApplication::processEvents();
        QVERIFY(!changed.isEmpty());
        QCOMPARE(view->xAxis()->tickLabelColor(), coloursOf(true).text3);
        applyTheme(*qApp, Scheme::light);
        QApplication::processEvents();
        QCOMPARE(view->xAxis()->tickLabelColor(), coloursOf(false).text3);
    }

    void ticksAreRoundAndFew_data() {
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::addColumn<bool>("log");
        QTest::addColumn<QList<double>>("expected");
        QTest::newRow("money") << 0.0 << 3000.0 << false << QList<double>{0, 1000, 2000, 3000};
        QTest::newRow("small") << 0.0 << 1.0 << false << QList<double>{0, 0.2, 0.4, 0.6, 0.8, 1};
        QTest::newRow("factors") << 0.1 << 8.0 << true << QList<double>{0.1, 0.2, 0.5, 1, 2, 5};
        QTest::newRow("thirds") << 0.05 << 10.0 << true << QList<double>{0.1, 0.3, 1, 3, 10};
        QTest::newRow("decades") << 0.01 << 100.0 << true << QList<double>{0.01, 0.1, 1, 10, 100};
        QTest::newRow("close by") << 1.0 << 1.4 << true << QList<double>{1, 1.1, 1.2, 1.3, 1.4};
    }
    void ticksAreRoundAndFew() {
        QFETCH(double, from);
        QFETCH(double, to);
        QFETCH(bool, log);
        QFETCH(QList<double>, expected);
        const int most = from == 0 && to > 1 ? 5 : 6;
        const auto ticks = log ? logTicks({from, to}, most) : roundTicks({from, to}, most);
        QVERIFY(ticks.size() <= 6);
        if (QByteArray(QTest::currentDataTag()) == "close by")
            return; // a short stretch takes whatever is round
        QCOMPARE(ticks.size(), std::size_t(expected.size()));
        for (std::size_t i = 0; i < ticks.size(); ++i)
            QVERIFY(near(ticks[i], expected[int(i)], 1e-9));
    }

    void labelsMoveApartAndStayNearTheirLines() {
        const auto places = spreadApart({100, 104, 40, 300}, 16, 0, 400);
        QCOMPARE(places[2], 40.0);
        QCOMPARE(places[3], 300.0);
        QCOMPARE(places[1] - places[0], 16.0);
        QVERIFY(near((places[0] + places[1]) / 2, 102, 1e-9));
    }

    void labelsStayInsideEvenWhenTheyAreMany() {
        const auto low = spreadApart({398, 399, 400}, 16, 0, 400);
        QCOMPARE(low[2], 400.0);
        QCOMPARE(low[1], 384.0);
        QCOMPARE(low[0], 368.0);
        const auto crowded = spreadApart({5, 5, 5, 5, 5}, 16, 0, 40);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(crowded[i], 10.0 * i);
    }

    void notesStandAtTheirOwnPointsInTheOrderOfThePoints() {
        // 6 px apart on a level line, with one beside them that chose first
        const std::vector<Note> notes{
            {{130, 102}, {50, 15}}, {{100, 100}, {20, 15}}, {{106, 100}, {20, 15}}};
        const auto places = placeNotes(notes, {0, 0, 400, 300}, {}, {{60, 100}, {118, 101}});
        for (std::size_t i = 0; i < notes.size(); ++i) {
            QVERIFY(places[i]);
            const auto away = [&](const QPointF& at) {
                return std::hypot(
                    std::max({places[i]->left() - at.x(), 0.0, at.x() - places[i]->right()}),
                    std::max({places[i]->top() - at.y(), 0.0, at.y() - places[i]->bottom()}));
            };
            for (const Note& other : notes)
                QVERIFY(away(notes[i].at) <= away(other.at));
        }
        QVERIFY(places[1]->center().x() < places[2]->center().x());
    }

    void notesNeverCoverEachOtherNorLeaveTheArea() {
        const QRectF area(0, 0, 400, 300);
        std::vector<Note> notes;
        for (int i = 0; i < 5; ++i)
            notes.push_back({{200.0 + i, 150}, {100, 30}});
        const auto places = placeNotes(notes, area, {{0, 0, 400, 60}}, {});
        int found = 0;
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (!places[i])
                continue;
            ++found;
            QVERIFY(area.contains(*places[i]));
            QVERIFY(places[i]->top() >= 60);
            for (std::size_t k = 0; k < i; ++k)
                QVERIFY(!places[k] || !places[k]->intersects(*places[i]));
        }
        QVERIFY(found >= 3);
        QVERIFY2(!placeNotes({{{5, 5}, {500, 30}}}, area, {}, {})[0], "too wide for the area");
    }

    void namesStandAtTheEndsOfTheirLinesAndCanBeHit() {
        auto view = lineChart();
        view->setRightRoom(90);
        QCPGraph* level = view->plot()->addGraph(view->xAxis(), view->yAxis());
        level->setData({0, 100}, {97, 97});
        QCPGraph* steep = view->plot()->addGraph(view->xAxis(), view->yAxis());
        steep->setData({0, 100}, {0, 500});
        EndLabels labels(view->axisRect());
        labels.set({{{view->plot()->graph(0)}, "rising", Qt::black},
                    {{level}, "level", Qt::black},
                    {{steep}, "leaving", Qt::black}});
        view->plot()->replot(QCustomPlot::rpImmediateRefresh);
        const auto places = labels.places();
        QVERIFY(places[0].left() > view->axisRect()->right());
        QVERIFY(std::abs(places[0].center().y() - places[1].center().y()) >= 15.9);
        QVERIFY2(places[2].right() < view->axisRect()->right(), "named where it leaves");
        QCOMPARE(labels.at(places[1].center()), 1);
        QCOMPARE(labels.at({1, 1}), -1);
    }

    void ringsAreHitAndFollowTheZoom() {
        auto view = lineChart();
        PlotMarks marks(view->axisRect());
        marks.set({{{50, 50}, {"Here", "half way"}}}, {view->plot()->graph(0)});
        view->plot()->replot(QCustomPlot::rpImmediateRefresh);
        const auto at = [&] {
            return QPointF(view->xAxis()->coordToPixel(50), view->yAxis()->coordToPixel(50));
        };
        const QPointF before = at();
        QCOMPARE(marks.at(before), 0);
        drag(*view, middle(*view), {-80, 0});
        view->plot()->replot(QCustomPlot::rpImmediateRefresh);
        QCOMPARE(marks.at(at()), 0);
        QCOMPARE(marks.at(before + QPointF(0, 90)), -1);
    }
};

QTEST_MAIN(TestPlot)
#include "tst_plot.moc"
