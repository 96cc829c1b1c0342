// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/traffic_bench.h"

#include "pricing/traffic/patterns.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QAction>
#include <QApplication>
#include <QDoubleSpinBox>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

#include <numeric>

using namespace ui;

namespace {
double sum(const Cells& cells) {
    return std::accumulate(cells.begin(), cells.end(), 0.0);
}
} // namespace

class TestTrafficPanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Scheme::light); }

    void figuresAndReadoutFollowThePlan() {
        Cells week(168, 0.2);
        week[24 + 11] = 1.58;
        TrafficBench bench(week);
        const double requests = (167 * 0.2 + 1.58) * 3600;
        QCOMPARE(text(bench, "figureRequests"), ui::count(requests));
        QCOMPARE(text(bench, "figurePeak"), QStringLiteral("1.58\u202f/s"));
        QCOMPARE(text(bench, "figurePeakToMean"), ui::factor(1.58 / (requests / 604800)));
        bench.hover(1, 11);
        const QString readout = text(bench, "trafficReadout");
        QVERIFY2(readout.contains("Tue 11:00") && readout.contains("1.58"), qPrintable(readout));
        bench.press(0, 0);
        bench.release(0, 0);
        QVERIFY(text(bench, "figureRequests") != ui::count(requests));
    }

    void aReplayIsSaidAndCanBeLeft() {
        TrafficBench bench(Cells(168, 0.2));
        auto* strip = bench.panel.findChild<QWidget*>("replayStrip");
        QVERIFY(!strip->isVisible());
        auto next = std::make_shared<pricing::Plan>(*bench.plan);
        pricing::TrafficReplay replay;
        replay.from = "2026-06-01";
        replay.source = "access.log";
        replay.weeks.assign(3, std::vector<double>(672, 2.0));
        pricing::setReplay(next->scenarios[0].traffic, pricing::SharedReplay(replay));
        bench.plan = next;
        bench.panel.show(bench.plan, 0);
        QVERIFY(strip->isVisible());
        QCOMPARE(text(bench, "replayText"),
                 QStringLiteral("Prices 3 real weeks from 1 Jun 2026 (access.log)"));
        const Cells mean = bench.cells();
        auto* fold = bench.panel.findChild<QPushButton*>("replayFold");
        fold->setFocus();
        QTest::keyClick(fold, Qt::Key_Space);
        QVERIFY(!bench.plan->scenarios[0].traffic.replay);
        QCOMPARE(bench.cells(), mean);
        QVERIFY(!strip->isVisible());
        QCOMPARE(bench.edits.size(), 1);
    }

    void anEmptyWeekSaysSo() {
        TrafficBench bench;
        QCOMPARE(text(bench, "figureRequests"), QStringLiteral("0"));
        QCOMPARE(text(bench, "figurePeakToMean"), QStringLiteral("–"));
        QCOMPARE(bench.panel.findChild<QDoubleSpinBox*>("brushValue")->value(), 1.0);
    }

    void everyPatternFillsTheWeek() {
        TrafficBench bench;
        for (const pricing::Pattern pattern : pricing::allPatterns()) {
            menuItem(bench, QStringLiteral("pattern%1").arg(static_cast<int>(pattern)))->trigger();
            QCOMPARE(bench.cells(),
                     pricing::hourlyRates(pattern,
                                          pricing::fullRateOf(bench.plan->scenarios[0].workload)));
            QCOMPARE(bench.edits.last().gesture, quint64(0));
        }
    }

    void menuEditsActOnTheSelectionElseOnTheWeek() {
        TrafficBench bench(Cells(168, 1));
        bench.grid().select(QRect(0, 0, 2, 1));
        action(bench, "trafficClear")->trigger();
        QCOMPARE(sum(bench.cells()), 166.0);
        bench.key(Qt::Key_Escape);
        action(bench, "trafficSmooth")->trigger();
        QVERIFY(qAbs(sum(bench.cells()) - 166) < 1e-9);
        QVERIFY(bench.at(0, 0) > 0);
        action(bench, "trafficClear")->trigger();
        QCOMPARE(sum(bench.cells()), 0.0);
    }

    void fillAndScaleAskForTheirNumber() {
        TrafficBench bench;
        action(bench, "trafficFill")->trigger();
        answer(bench, "fillDialog", 0.5);
        QCOMPARE(bench.cells(), Cells(168, 0.5));
        action(bench, "trafficScale")->trigger();
        answer(bench, "scaleDialog", 200);
        QCOMPARE(bench.cells(), Cells(168, 1));
    }

    void aDayIsCopiedToOthers() {
        Cells week(168);
        week[24 + 3] = 1;
        TrafficBench bench(week);
        bench.key(Qt::Key_Down);
        menuItem(bench, "trafficCopyDayWeekdays")->trigger();
        QCOMPARE(sum(bench.cells()), 5.0);
        menuItem(bench, "trafficCopyDayWeekend")->trigger();
        QCOMPARE(sum(bench.cells()), 7.0);
        QCOMPARE(bench.at(6, 3), 1.0);
    }

    void toolsChangeWhatADragDoes() {
        TrafficBench bench(Cells(168, 1));
        QTest::mouseClick(bench.panel.findChild<QToolButton*>("tool-raise-lowerButton"),
                          Qt::LeftButton);
        QVERIFY(bench.panel.findChild<QSpinBox*>("raisePercent")->isVisible());
        bench.panel.findChild<QSpinBox*>("raisePercent")->setValue(-50);
        bench.press(0, 0);
        bench.drag(0, 3);
        bench.release(0, 3);
        QCOMPARE(sum(bench.cells()), 166.0);
        action(bench, "tool-smooth")->trigger();
        bench.press(0, 0);
        bench.release(0, 0);
        QCOMPARE(bench.at(0, 0), 0.625);
        action(bench, "tool-select")->trigger();
        const Cells before = bench.cells();
        bench.press(2, 2);
        bench.drag(3, 3);
        bench.release(3, 3);
        QCOMPARE(bench.cells(), before);
        QCOMPARE(bench.grid().selection(), QRect(2, 2, 2, 2));
    }

    void theContextMenuHoldsEveryEdit() {
        TrafficBench bench;
        QContextMenuEvent asked(QContextMenuEvent::Mouse, bench.middle(2, 2),
                                bench.grid().viewport()->mapToGlobal(bench.middle(2, 2)));
        QCoreApplication::sendEvent(bench.grid().viewport(), &asked);
        auto* menu = bench.panel.findChild<QMenu*>("trafficContextMenu");
        QVERIFY(menu && menu->isVisible());
        QCOMPARE(menu->actions(), bench.panel.actions());
        menu->close();
    }

    void theHintIsClosable() {
        TrafficBench bench;
        QSignalSpy closed(&bench.panel, &TrafficPanel::hintClosed);
        auto* hint = bench.panel.findChild<QWidget*>("trafficHint");
        QVERIFY(!hint->isVisible());
        bench.panel.showHint(true);
        QVERIFY(hint->isVisible());
        bench.panel.findChild<QToolButton*>("trafficHintClose")->click();
        QVERIFY(!hint->isVisible());
        QCOMPARE(closed.size(), 1);
    }

    void nothingIsClippedInTheSmallestDock() {
        TrafficBench bench(Cells(168, 1), {420, 330});
        bench.panel.showHint(true);
        QCoreApplication::processEvents();
        QCOMPARE(bench.panel.size(), QSize(420, 330));
        for (const QWidget* child : bench.panel.findChildren<QWidget*>()) {
            if (!child->isVisible() || child->parentWidget() == bench.grid().viewport())
                continue;
            const QRect place(child->mapTo(&bench.panel, QPoint()), child->size());
            QVERIFY2(bench.panel.rect().contains(place), qPrintable(child->objectName()));
        }
        for (const QLabel* label : bench.panel.findChildren<QLabel*>())
            if (label->isVisible() && !label->wordWrap())
                QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
    }

    void everythingIsReachableByKeyboardAndHasAName() {
        TrafficBench bench;
        for (const char* name :
             {"trafficGrid", "brushValue", "tool-brushButton", "tool-raise-lowerButton",
              "tool-smoothButton", "tool-selectButton", "patternButton"}) {
            auto* widget = bench.panel.findChild<QWidget*>(name);
            QVERIFY2(widget, name);
            QVERIFY2(widget->focusPolicy() & Qt::TabFocus, name);
        }
        QVERIFY(bench.panel.findChild<QWidget*>("brushValue")
                    ->accessibleName()
                    .contains("requests per second"));
        for (const QAction* each : bench.panel.actions())
            QVERIFY(each->isSeparator() || !each->text().isEmpty());
    }

private:
    static QString text(TrafficBench& bench, const char* name) {
        return bench.panel.findChild<QLabel*>(name)->text();
    }
    static QAction* action(TrafficBench& bench, const char* name) {
        for (QAction* each : bench.panel.actions())
            if (each->objectName() == QLatin1String(name))
                return each;
        qFatal("no action %s", name);
    }
    static QAction* menuItem(TrafficBench& bench, const QString& name) {
        for (QAction* each : bench.panel.actions())
            if (each->menu())
                for (QAction* item : each->menu()->actions())
                    if (item->objectName() == name)
                        return item;
        qFatal("no menu item %s", qPrintable(name));
    }
    static void answer(TrafficBench& bench, const char* name, double value) {
        auto* dialog = bench.panel.findChild<QInputDialog*>(name);
        QVERIFY(dialog);
        dialog->setDoubleValue(value);
        dialog->accept();
    }
};

QTEST_MAIN(TestTrafficPanel)
#include "tst_traffic_panel.moc"
