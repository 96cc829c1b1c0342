// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/traffic_figures.h"
#include "ui/traffic/traffic_margins.h"
#include "ui/traffic/traffic_stroke.h"
#include "ui/traffic/traffic_text.h"

#include <QtTest>

#include <numeric>

using namespace ui;

namespace {
Cells week(double rate = 0, std::size_t cells = 168) {
    return Cells(cells, rate);
}
Cells slope() {
    Cells cells(168);
    std::iota(cells.begin(), cells.end(), 0.0);
    return cells;
}
double sum(const Cells& cells) {
    return std::accumulate(cells.begin(), cells.end(), 0.0);
}
} // namespace

class TestTrafficBrush : public QObject {
    Q_OBJECT
private slots:
    void blocksAndDabsAreClippedToTheWeek() {
        QCOMPARE(block(week(), QRect(23, 6, 5, 5)), std::vector<int>{167});
        QCOMPARE(dab(week(), {0, 0}, 1), std::vector<int>{0});
        QCOMPARE(dab(week(), {0, 0}, 3), (std::vector<int>{0, 1, 24, 25}));
        QCOMPARE(dab(week(), {5, 3}, 3).size(), std::size_t(9));
        QCOMPARE(block(week(0, 672), QRect(95, 1, 1, 1)), std::vector<int>{191});
    }

    void linesHaveNoHoles() {
        const std::vector<QPoint> points = line({0, 0}, {23, 6});
        QCOMPARE(points.front(), QPoint(0, 0));
        QCOMPARE(points.back(), QPoint(23, 6));
        for (std::size_t i = 1; i < points.size(); ++i) {
            QVERIFY(std::abs(points[i].x() - points[i - 1].x()) <= 1);
            QVERIFY(std::abs(points[i].y() - points[i - 1].y()) <= 1);
        }
        QCOMPARE(line({3, 3}, {3, 3}).size(), std::size_t(1));
    }

    void eachToolDoesWhatItIsCalled() {
        Cells cells = slope();
        const std::vector<int> which{1, 2};
        fill(cells, which, 7);
        QCOMPARE(cells[1], 7.0);
        QCOMPARE(cells[3], 3.0);
        raise(cells, which, 10);
        QCOMPARE(cells[2], 7.7);
        raise(cells, which, -200);
        QCOMPARE(cells[2], 0.0);
        scale(cells, std::vector<int>{10}, 50);
        QCOMPARE(cells[10], 5.0);
    }

    void smoothingGoesRoundTheWeekAndKeepsItsSum() {
        Cells cells = week();
        cells[0] = 4;
        const Cells before = cells;
        smooth(cells, allCells(cells), before);
        QCOMPARE(cells[0], 2.0);
        QCOMPARE(cells[1], 1.0);
        QCOMPARE(cells[167], 1.0);
        QCOMPARE(sum(cells), 4.0);
    }

    void daysAreCopiedAndHoursRefined() {
        Cells cells = slope();
        copyDay(cells, 1, std::vector<int>{0, 6});
        QCOMPARE(cells[0], 24.0);
        QCOMPARE(cells[167], 47.0);
        QCOMPARE(cells[24], 24.0);
        const Cells quarters = fromHours(slope(), 96);
        QCOMPARE(quarters.size(), std::size_t(672));
        QCOMPARE(quarters[7], 1.0);
        QCOMPARE(fromHours(slope(), 24), slope());
    }

    void aStrokeTouchesEachCellOnce() {
        TrafficStroke stroke(week(1), {.tool = Tool::raise, .percent = 10}, {2, 2}, false, 1);
        QVERIFY(stroke.moveTo({2, 2}));
        QVERIFY(stroke.moveTo({5, 2}));
        QVERIFY(!stroke.moveTo({2, 2}));
        for (int column = 2; column <= 5; ++column)
            QCOMPARE(stroke.cells()[static_cast<std::size_t>(48 + column)], 1.1);
        QCOMPARE(stroke.before(), week(1));
    }

    void aStraightStrokeIsTheBlockBetweenItsEnds() {
        TrafficStroke stroke(week(), {.value = 2}, {5, 3}, true, 1);
        QVERIFY(stroke.moveTo({8, 5}));
        QVERIFY(stroke.moveTo({4, 2}));
        QCOMPARE(sum(stroke.cells()), 2.0 * 4);
        QCOMPARE(stroke.cells()[24 * 2 + 4], 2.0);
        QCOMPARE(stroke.cells()[24 * 5 + 8], 0.0);
    }

    void blocksOfTextAreRead_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QList<double>>("values");
        const auto row = [](const char* name, const QString& text, QSize size,
                            const QList<double>& values) {
            QTest::newRow(name) << text << size << values;
        };
        row("points", "1.5\t2\n0\t.25\n", {2, 2}, {1.5, 2, 0, 0.25});
        row("windows line ends", "1\t2\r\n3\t4\r\n", {2, 2}, {1, 2, 3, 4});
        row("old mac line ends", "1\r2", {1, 2}, {1, 2});
        row("decimal commas", "1,5\t2\t0,125", {3, 1}, {1.5, 2, 0.125});
        row("commas for thousands", "1,234.5\t12,345,678", {2, 1}, {1234.5, 12345678});
        row("points for thousands", "1.234,5\t12.345.678", {2, 1}, {1234.5, 12345678});
        row("spaces for thousands", QString::fromUtf8("1 234,5\t1\u00a0234\t1\u202f234"), {3, 1},
            {1234.5, 1234, 1234});
        row("apostrophes for thousands", "1'234.5", {1, 1}, {1234.5});
        row("both ways, alone", "1,234", {1, 1}, {1234});
        row("both ways, its neighbour decides", "1,234\t0,5", {2, 1}, {1.234, 0.5});
        row("one decimal point", "1.234", {1, 1}, {1.234});
        row("empty cells are 0", "1\t\t3", {3, 1}, {1, 0, 3});
        row("exponents", "1e-3\t2.5E2", {2, 1}, {0.001, 250});
        row("padding", " 1 \t2 ", {2, 1}, {1, 2});
    }

    void blocksOfTextAreRead() {
        QFETCH(QString, text);
        QFETCH(QSize, size);
        QFETCH(QList<double>, values);
        const RateBlock read = blockFromText(text);
        QCOMPARE(read.error, QString());
        QCOMPARE(read.size, size);
        QCOMPARE(QList<double>(read.values.begin(), read.values.end()), values);
    }

    void wrongTextNamesRowAndColumn_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("a word") << "1\t2\n3\tmany"
                                << "Row 2, column 2: “many”";
        QTest::newRow("negative") << "-1"
                                  << "Row 1, column 1";
        QTest::newRow("not a number") << "nan"
                                      << "Row 1, column 1";
        QTest::newRow("infinite") << "1e999"
                                  << "Row 1, column 1";
        QTest::newRow("badly grouped") << "12,34,567.5"
                                       << "Row 1, column 1";
        QTest::newRow("ragged") << "1\t2\n3"
                                << "Row 2 has 1 columns, row 1 has 2";
        QTest::newRow("nothing") << " \n"
                                 << "no text";
        QTest::newRow("a point alone") << "1\t."
                                       << "Row 1, column 2";
    }

    void wrongTextNamesRowAndColumn() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const RateBlock read = blockFromText(text);
        QVERIFY2(read.error.contains(says), qPrintable(read.error));
        QVERIFY(read.values.empty());
    }

    void copiedTextReadsBackTheSameValues() {
        Cells cells = week();
        cells[25] = 1.0 / 3;
        cells[26] = 123456.789;
        const QRect rect(1, 1, 3, 2);
        QCOMPARE(blockText(slope(), QRect(1, 0, 2, 2)), QStringLiteral("1\t2\n25\t26"));
        const RateBlock read = blockFromText(blockText(cells, rect));
        QCOMPARE(read.size, rect.size());
        Cells pasted = week();
        paste(pasted, rect, read.values);
        QCOMPARE(pasted, cells);
    }

    void figuresAddUp() {
        const WeekFigures flat = figuresOf(week(0.5));
        QCOMPARE(flat.requestsPerWeek, 302400.0);
        QCOMPARE(flat.requestsPerDay[3], 43200.0);
        QCOMPARE(flat.mean, 0.5);
        QCOMPARE(flat.peak, 0.5);
        QVERIFY(qFuzzyCompare(flat.meanDay[12], 0.5));
        QCOMPARE(figuresOf(week(0.5, 672)).requestsPerWeek, 302400.0);
        QCOMPARE(figuresOf(week(0.5, 672)).meanDay.size(), std::size_t(96));
    }

    void axisStepsAreRound() {
        QCOMPARE(roundStep(0.37), 0.5);
        QCOMPARE(roundStep(1), 1.0);
        QCOMPARE(roundStep(2.1), 5.0);
        QCOMPARE(roundStep(600), 1000.0);
    }

    void thePartsNeverOverlapAndTheProfileShrinksFirst_data() {
        QTest::addColumn<QSize>("room");
        QTest::newRow("usual") << QSize(468, preferredWeekHeight());
        QTest::newRow("narrow") << QSize(420, preferredWeekHeight());
        QTest::newRow("low") << QSize(420, preferredWeekHeight() - 30);
        QTest::newRow("lowest") << QSize(420, leastWeekHeight());
        QTest::newRow("large") << QSize(900, mostWeekHeight());
    }

    void thePartsNeverOverlapAndTheProfileShrinksFirst() {
        QFETCH(QSize, room);
        const WeekLayout at = layOutWeek(room);
        QVERIFY(at.profile.bottom() < at.grid.top());
        QVERIFY(at.grid.bottom() < at.hours.top());
        QVERIFY(at.hours.bottom() < at.legend.top());
        QVERIFY(at.grid.right() < at.totals.left());
        QVERIFY(at.legend.right() < at.readout.left());
        for (const QRect& part : {at.profile, at.grid, at.totals, at.hours, at.legend, at.readout})
            QVERIFY(QRect(QPoint(), room).contains(part));
        QCOMPARE(at.grid.width() % 24, 0);
        if (room.height() > leastWeekHeight() + 7 * 13)
            QVERIFY(at.grid.height() >= 7 * 23);
    }
};

QTEST_GUILESS_MAIN(TestTrafficBrush)
#include "tst_traffic_brush.moc"
