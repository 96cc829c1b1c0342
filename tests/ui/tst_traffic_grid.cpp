// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/traffic_bench.h"

#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDoubleSpinBox>
#include <QLineEdit>

#include <numeric>

using namespace ui;

namespace {
double sum(const Cells& cells) {
    return std::accumulate(cells.begin(), cells.end(), 0.0);
}
} // namespace

class TestTrafficGrid : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Scheme::light); }

    void showingAPlanIsNoEdit() {
        TrafficBench bench(Cells(168, 1));
        bench.panel.repaint();
        bench.hover(2, 2);
        bench.panel.show(bench.plan, 0);
        QVERIFY(bench.edits.isEmpty());
    }

    void oneDragIsOneGesture() {
        TrafficBench bench;
        QSignalSpy interactive(&bench.panel, &TrafficPanel::interactive);
        bench.press(1, 9);
        QCOMPARE(interactive.last().first().toBool(), true);
        for (int hour = 10; hour <= 16; ++hour)
            bench.drag(1, hour);
        bench.release(1, 16);
        QCOMPARE(interactive.last().first().toBool(), false);
        QCOMPARE(interactive.size(), 2);
        QCOMPARE(sum(bench.cells()), 8.0);
        QCOMPARE(bench.at(1, 9), 1.0);
        QCOMPARE(bench.edits.size(), 8);
        for (const TrafficBench::Edit& edit : bench.edits)
            QCOMPARE(edit.gesture, bench.edits.first().gesture);
        QVERIFY(bench.edits.first().gesture != 0);

        bench.press(3, 3);
        bench.release(3, 3);
        QVERIFY(bench.edits.last().gesture != bench.edits.first().gesture);
    }

    void aFastDragLeavesNoHoles() {
        TrafficBench bench;
        bench.press(0, 0);
        bench.drag(6, 23);
        bench.release(6, 23);
        QCOMPARE(sum(bench.cells()), 24.0);
        for (int hour = 0; hour < 24; ++hour) {
            double column = 0;
            for (int day = 0; day < 7; ++day)
                column += bench.at(day, hour);
            QCOMPARE(column, 1.0);
        }
    }

    void aDragMayOvershootTheEdge() {
        TrafficBench bench;
        bench.press(2, 20);
        bench.drag(bench.middle(2, 23) + QPoint(200, 3));
        bench.release(2, 23);
        QCOMPARE(sum(bench.cells()), 4.0);
    }

    void shiftDragPaintsAStraightBlockThatFollowsTheMouse() {
        TrafficBench bench;
        bench.press(0, 9, Qt::ShiftModifier);
        bench.drag(6, 20, Qt::ShiftModifier);
        QCOMPARE(sum(bench.cells()), 7.0 * 12);
        bench.drag(4, 16, Qt::ShiftModifier);
        bench.release(4, 16, Qt::ShiftModifier);
        QCOMPARE(sum(bench.cells()), 5.0 * 8);
        QCOMPARE(bench.at(4, 16), 1.0);
        QCOMPARE(bench.at(5, 16), 0.0);
    }

    void escapeTakesTheDragBack() {
        TrafficBench bench(Cells(168, 0.25));
        bench.grid().setValue(2);
        bench.press(0, 0);
        bench.drag(3, 10);
        QVERIFY(bench.cells() != Cells(168, 0.25));
        bench.key(Qt::Key_Escape);
        QCOMPARE(bench.cells(), Cells(168, 0.25));
        QCOMPARE(bench.edits.last().gesture, bench.edits.first().gesture);
        const qsizetype edits = bench.edits.size();
        bench.drag(5, 5);
        bench.release(5, 5);
        QCOMPARE(bench.edits.size(), edits);
    }

    void ctrlDragSelectsAndEnterFills() {
        TrafficBench bench;
        bench.press(0, 9, Qt::ControlModifier);
        bench.drag(4, 16, Qt::ControlModifier);
        bench.release(4, 16, Qt::ControlModifier);
        QVERIFY(bench.edits.isEmpty());
        QCOMPARE(bench.grid().selection(), QRect(9, 0, 8, 5));
        bench.key(Qt::Key_Return);
        QCOMPARE(sum(bench.cells()), 40.0);
        bench.key(Qt::Key_Plus);
        QCOMPARE(bench.at(0, 9), 1.1);
        bench.key(Qt::Key_Minus);
        QCOMPARE(bench.at(0, 9), 0.99);
        bench.key(Qt::Key_Delete);
        QCOMPARE(sum(bench.cells()), 0.0);
        bench.key(Qt::Key_Escape);
        QVERIFY(bench.grid().selection().isEmpty());
    }

    void altClickAndIPickUpTheValue() {
        Cells week(168, 0.5);
        week[30] = 2.5;
        TrafficBench bench(week);
        auto* value = bench.panel.findChild<QDoubleSpinBox*>("brushValue");
        bench.press(1, 6, Qt::AltModifier);
        bench.release(1, 6, Qt::AltModifier);
        QCOMPARE(value->value(), 2.5);
        bench.hover(0, 0);
        bench.key(Qt::Key_I);
        QCOMPARE(value->value(), 0.5);
        QVERIFY(bench.edits.isEmpty());
    }

    void theWheelTurnsTheValueAndTheBrush() {
        TrafficBench bench;
        auto* value = bench.panel.findChild<QDoubleSpinBox*>("brushValue");
        bench.wheel(1);
        QCOMPARE(value->value(), 1.1);
        bench.wheel(-1, Qt::ShiftModifier);
        QVERIFY(value->value() < 0.5);
        value->setValue(2);
        bench.wheel(2, Qt::ControlModifier);
        QCOMPARE(bench.grid().brush().size, 3);
        QVERIFY(bench.edits.isEmpty());
        bench.press(3, 12);
        bench.release(3, 12);
        QCOMPARE(sum(bench.cells()), 18.0);
    }

    void doubleClickTypesAValueAndLeavesNoPaint() {
        TrafficBench bench(Cells(168, 0.5));
        bench.grid().setValue(2);
        const QPoint place = bench.middle(2, 5);
        QTest::mouseClick(bench.grid().viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(bench.grid().viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(bench.cells(), Cells(168, 0.5));
        auto* editor = bench.grid().findChild<QLineEdit*>("cellEditor");
        QVERIFY(editor);
        QVERIFY(bench.grid().viewport()->rect().contains(editor->geometry()));
        QTest::keyClicks(editor, "3,25");
        bench.enter(editor);
        QCOMPARE(bench.at(2, 5), 3.25);
        QCOMPARE(bench.edits.size(), 3); // the click, taken back, and the typed value
        QCOMPARE(sum(bench.cells()), 167 * 0.5 + 3.25);
    }

    void digitsTypeAValueAndNonsenseIsRefused() {
        TrafficBench bench;
        bench.key(Qt::Key_Right);
        bench.key(Qt::Key_4);
        auto* editor = bench.grid().findChild<QLineEdit*>("cellEditor");
        QVERIFY(editor);
        QTest::keyClicks(editor, "2");
        bench.enter(editor);
        QCOMPARE(sum(bench.cells()), 42.0);

        bench.key(Qt::Key_7);
        editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(editor);
        QTest::keyClicks(editor, " a day");
        bench.enter(editor);
        QCOMPARE(sum(bench.cells()), 42.0);
        QVERIFY2(bench.said("is not a rate"), qPrintable(bench.hints.join(u'\n')));
    }

    void arrowsMoveShiftExtendsAndSpacePaints() {
        TrafficBench bench;
        QCOMPARE(bench.grid().currentIndex().row(), 0);
        bench.key(Qt::Key_Down);
        bench.key(Qt::Key_Right);
        bench.key(Qt::Key_Space);
        QCOMPARE(bench.at(1, 1), 1.0);
        bench.key(Qt::Key_Right, Qt::ShiftModifier);
        bench.key(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(bench.grid().selection(), QRect(1, 1, 2, 2));
        bench.key(Qt::Key_Space);
        QCOMPARE(sum(bench.cells()), 4.0);
        bench.key(Qt::Key_Up);
        QVERIFY(bench.grid().selection().isEmpty());
        for (int i = 0; i < 30; ++i)
            bench.key(Qt::Key_Left);
        QCOMPARE(bench.grid().currentIndex().column(), 0);
    }

    void blocksGoToTheSpreadsheetAndComeBack() {
        TrafficBench bench;
        bench.grid().select(QRect(2, 1, 2, 2));
        bench.key(Qt::Key_Return);
        bench.key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("1\t1\n1\t1"));
        QApplication::clipboard()->setText("1,5\t2,5\r\n3,5\t4,5\r\n");
        bench.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(bench.at(2, 3), 4.5);
        QCOMPARE(bench.at(1, 2), 1.5);
        bench.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(bench.grid().selection(), QRect(0, 0, 24, 7));
        QApplication::clipboard()->setText("7");
        bench.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(bench.cells(), Cells(168, 7));
    }

    void whatCannotBePastedIsSaid() {
        TrafficBench bench;
        QApplication::clipboard()->setText("1\t2\n3\tx");
        bench.key(Qt::Key_V, Qt::ControlModifier);
        QVERIFY2(bench.said("Row 2, column 2"), qPrintable(bench.hints.join(u'\n')));
        bench.grid().select(QRect(23, 6, 1, 1));
        QApplication::clipboard()->setText("1\t2");
        bench.key(Qt::Key_V, Qt::ControlModifier);
        QVERIFY2(bench.said("do not fit from Sun 23:00"), qPrintable(bench.hints.join(u'\n')));
        QVERIFY(bench.edits.isEmpty());
    }

    void ctrlDCopiesTheDayDown() {
        Cells week(168);
        week[5] = 3;
        TrafficBench bench(week);
        bench.key(Qt::Key_D, Qt::ControlModifier);
        bench.key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(bench.at(1, 5), 3.0);
        QCOMPARE(bench.at(2, 5), 3.0);
        QCOMPARE(sum(bench.cells()), 9.0);
        bench.grid().select(QRect(5, 2, 1, 5));
        bench.key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(sum(bench.cells()), 21.0);
    }

    void quartersOfAnHourArePaintedToo() {
        TrafficBench bench(Cells(672));
        QCOMPARE(bench.grid().model()->columnCount(), 96);
        bench.press(0, 0);
        bench.drag(0, 95);
        bench.release(0, 95);
        QCOMPARE(sum(bench.cells()), 96.0);
    }
};

QTEST_MAIN(TestTrafficGrid)
#include "tst_traffic_grid.moc"
