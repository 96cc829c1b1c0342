// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/plot_bench.h"

#include "ui/plot/plot_text.h"

#include <QFontMetricsF>

class TestPlotMarks : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Scheme::light); }

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

    void namesWithoutRoomKeepWhatTellsThemApart() {
        const QFontMetricsF metrics(font(Type::small));
        const auto in = [&](const char* name, const char* room) {
            return shortName(name, metrics, metrics.horizontalAdvance(QString::fromUtf8(room)));
        };
        QCOMPARE(in("GMI H100", "GMI H100"), "GMI H100");
        QCOMPARE(in("RunPod H100, 1 warm", "…H100, 1 warm"), QString("…H100, 1 warm"));
        QCOMPARE(in("RunPod RTX 4090, 1 warm", "…4090, 1 warm"), QString("…4090, 1 warm"));
        QCOMPARE(in("RunPod RTX 4090", "…RTX 4090"), QString("…RTX 4090"));
        QVERIFY(in("RunPod RTX 4090, 1 warm", "…4090, 1").startsWith(QString("…4090")));
        const QString cut = in("Together", "Toge…"); // one word: how much of it fits is the font's
        QVERIFY(cut.startsWith("To") && cut.endsWith(QString("…")));
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

QTEST_MAIN(TestPlotMarks)
#include "tst_plot_marks.moc"
