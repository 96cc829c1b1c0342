// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/window_bench.h"

#include "ui/format.h"
#include "ui/plot/heat_map.h"
#include "ui/plot/heat_map_table.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QMimeData>
#include <QPainter>
#include <QTableView>

using namespace ui;

namespace {

using Values = std::vector<std::optional<double>>;

/// Hour h has the share h / 167; Sunday has nothing.
Values someWeek() {
    Values values;
    for (int h = 0; h < 168; ++h)
        values.push_back(h < 144 ? std::optional(h / 167.0) : std::nullopt);
    return values;
}

/// A map on the screen, drawn.
struct Bench {
    HeatMap map{"map"};
    QSignalSpy chosen{&map, &HeatMap::cellChosen};
    Bench() {
        map.setScale({.ticks = {0, 1}});
        map.setWords(
            [](std::optional<double> v) { return percent(v); },
            [](int hour, std::optional<double> v) { return hourWords(hour) + u' ' + percent(v); });
        map.setFinding("Waiting", "4 % wait");
        map.show(someWeek());
        map.resize(400, 260);
        map.show();
        map.activateWindow();
        (void)QTest::qWaitForWindowActive(&map);
        QApplication::processEvents();
    }
    QWidget* canvas() { return map.canvas(); }
    QImage picture() { return canvas()->grab().toImage(); }
    QColor middle(int hour) { return picture().pixelColor(map.cellRect(hour).center()); }
    void key(Qt::Key key) { QTest::keyClick(canvas(), key); }
};

QString plain(QString text) {
    return text.replace(kThinSpace, u' ');
}

} // namespace

class TestHeatMap : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Scheme::light); }
    void cleanup() { applyTheme(*qApp, Scheme::light); }

    void mondayIsOnTopAndHoursRunToTheRight() {
        Bench b;
        QVERIFY(b.map.cellRect(24).top() > b.map.cellRect(0).top());
        QVERIFY(b.map.cellRect(1).left() > b.map.cellRect(0).left());
        for (int hour : {0, 23, 60, 167})
            QCOMPARE(b.map.hourAt(b.map.cellRect(hour).center()), hour);
        QCOMPARE(b.map.hourAt(QPoint(1, 1)), -1);
    }

    void valuesAreColouredAndAbsentOnesAreTheWindow() {
        Bench b;
        QCOMPARE(b.middle(150), colours().win);
        const int pale = b.middle(1).lightness(), middling = b.middle(70).lightness(),
                  strong = b.middle(143).lightness();
        QVERIFY(pale > middling && middling > strong);
    }

    void coloursFollowTheScheme() {
        Bench b;
        applyTheme(*qApp, Scheme::dark);
        QApplication::processEvents();
        QCOMPARE(b.middle(150), coloursOf(true).win);
        QVERIFY(b.middle(143).lightness() > b.middle(1).lightness());
    }

    void arrowsMoveTheCursorAndEnterChooses() {
        Bench b;
        b.map.setCursorHour(25);
        b.canvas()->setFocus();
        b.key(Qt::Key_Right);
        QCOMPARE(b.map.cursorHour(), 26);
        b.key(Qt::Key_Down);
        QCOMPARE(b.map.cursorHour(), 50);
        b.key(Qt::Key_Up);
        b.key(Qt::Key_Up);
        b.key(Qt::Key_Up); // not beyond Monday
        QCOMPARE(b.map.cursorHour(), 2);
        b.key(Qt::Key_Home);
        b.key(Qt::Key_Left);
        QCOMPARE(b.map.cursorHour(), 0);
        b.key(Qt::Key_End);
        QCOMPARE(b.map.cursorHour(), 23);
        QCOMPARE(b.chosen.count(), 0);
        b.key(Qt::Key_Return);
        QCOMPARE(b.chosen.count(), 1);
        QCOMPARE(b.chosen[0][0].toInt(), 23);
    }

    void aClickChoosesTheHour() {
        Bench b;
        QTest::mouseClick(b.canvas(), Qt::LeftButton, {}, b.map.cellRect(69).center());
        QCOMPARE(b.chosen.count(), 1);
        QCOMPARE(b.chosen[0][0].toInt(), 69);
        QCOMPARE(b.map.cursorHour(), 69);
        QTest::mouseClick(b.canvas(), Qt::LeftButton, {}, QPoint(2, 2));
        QCOMPARE(b.chosen.count(), 1);
    }

    void theCursorIsSeenOnEveryColour() {
        Bench b;
        for (int hour : {0, 70, 143, 160}) {
            const QRect cell = b.map.cellRect(hour);
            const auto edge = [&] { return b.picture().copy(cell.adjusted(-2, -2, 2, 2)); };
            const QImage before = edge();
            b.map.setCursorHour(hour);
            QApplication::processEvents();
            const QImage after = edge();
            bool text = false, base = false;
            for (int y = 0; y < after.height(); ++y)
                for (int x = 0; x < after.width(); ++x) {
                    const QColor c = after.pixelColor(x, y);
                    text = text || c.lightness() < 60;
                    base = base || c == colours().base;
                }
            QVERIFY2(before != after && text && base, qPrintable(hourName(hour)));
        }
    }

    void theAccessibleNameHasFindingAndCell() {
        Bench b;
        QCOMPARE(b.canvas()->accessibleName(), QStringLiteral("Waiting: 4 % wait"));
        b.map.setCursorHour(2 * 24 + 21);
        QCOMPARE(plain(b.canvas()->accessibleName()),
                 QStringLiteral("Waiting: 4 % wait. Wednesday 21 to 22 41 %"));
        b.map.setFinding("Waiting", "5 % wait");
        QVERIFY(b.canvas()->accessibleName().startsWith("Waiting: 5 % wait. Wednesday"));
    }

    void theWheelIsLeftToThePage() {
        Bench b;
        const QRect before = b.map.cellRect(100);
        const QPoint at = before.center();
        QWheelEvent turn(at, b.canvas()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton,
                         Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(b.canvas(), &turn);
        QVERIFY(!turn.isAccepted());
        QCOMPARE(b.map.cellRect(100), before);
        b.key(Qt::Key_Plus); // nor is there anything to zoom
        QCOMPARE(b.map.cellRect(100), before);
    }

    void theTableTwinSaysTheSame() {
        Bench b;
        QTest::keyClick(b.canvas(), Qt::Key_T, Qt::ControlModifier);
        QVERIFY(b.map.isTableShown());
        auto* table = b.map.findChild<QTableView*>("plotTable");
        QCOMPARE(table->model()->rowCount(), 7);
        QCOMPARE(table->model()->index(2, 0).data().toString(), QStringLiteral("Wed"));
        QCOMPARE(plain(table->model()->index(2, 22).data().toString()), QStringLiteral("41 %"));
        QCOMPARE(table->model()->index(6, 5).data().toString(), QStringLiteral("–"));
        QAbstractItemModelTester tester(table->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        b.map.show(someWeek());
    }

    void copyingTakesPictureAndTable() {
        Bench b;
        QTest::keyClick(b.canvas(), Qt::Key_C, Qt::ControlModifier);
        const QMimeData* data = QApplication::clipboard()->mimeData();
        QVERIFY(data->hasImage());
        QVERIFY(data->text().startsWith("Day\t00:00\t01:00"));
        QCOMPARE(data->text().split(u'\n').size(), 9);
    }

    void itIsDrawnIntoPictures() {
        Bench b;
        QImage picture(600, 360, QImage::Format_RGB32);
        picture.fill(Qt::magenta);
        QPainter painter(&picture);
        b.map.drawOn(painter, picture.rect());
        painter.end();
        int strong = 0;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x) {
                QVERIFY(picture.pixelColor(x, y) != QColor(Qt::magenta));
                strong += picture.pixelColor(x, y).lightness() < 120 ? 1 : 0;
            }
        QVERIFY(strong > 5000);
    }
};

QTEST_MAIN(TestHeatMap)
#include "tst_heat_map.moc"
