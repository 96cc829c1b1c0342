// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/plot_bench.h"

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
};

QTEST_MAIN(TestPlot)
#include "tst_plot.moc"
