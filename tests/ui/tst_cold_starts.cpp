// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/cold_starts_bench.h"

#include "pricing/cold_start_presets.h"

#include <QComboBox>
#include <QWheelEvent>
#include <qcustomplot.h>

namespace {
const pricing::ColdStartOptions& startOf(const document::StudyOptions& options) {
    return std::get<pricing::ColdStartOptions>(options);
}
} // namespace

class TestColdStarts : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Scheme::light); }

    void theAdvisedSettingIsOfferedAndUsed() {
        Bench b;
        QVERIFY(b.use().isVisible());
        QCOMPARE(plain(b.use().text()), QStringLiteral("Use 8 s"));
        QVERIFY(plain(b.find<QLabel>("settingAdvice")->text()).contains("saves $53 / month"));
        b.click(b.use());
        QCOMPARE(b.edits.size(), 1);
        QCOMPARE(plain(b.edits[0]), QStringLiteral("Use idle timeout 8 s"));
        pricing::Policy expected;
        expected.idleTimeoutS = 8;
        expected.minWorkers = pricing::WorkerCount(0);
        QVERIFY(b.policy() == expected);
    }

    void ctrlTMeansTheChartWithTheFocusElseTheFirst() {
        Bench b;
        auto* map = b.find<HeatMap>("waitMap");
        QWidget* box = b.find<QWidget>("coldStartPercentile");
        box->setFocus();
        QTest::keyClick(box, Qt::Key_T, Qt::ControlModifier);
        QVERIFY(map->isTableShown() && !b.frontier().isTableShown());
        QTest::keyClick(box, Qt::Key_T, Qt::ControlModifier);
        QVERIFY(!map->isTableShown());
        b.frontier().canvas()->setFocus();
        QTest::keyClick(b.frontier().canvas(), Qt::Key_T, Qt::ControlModifier);
        QVERIFY(b.frontier().isTableShown() && !map->isTableShown());
    }

    void figuresOfACoarseStudyAreQuietUntilItIsRefined() {
        Bench b;
        const auto inkOfCost = [&] {
            return b.find<FigureTable>("settingTable")
                ->model()
                ->index(1, 2)
                .data(Qt::ForegroundRole);
        };
        const auto* finding = b.find<QLabel>("coldStartFinding");
        const QVariant final = inkOfCost();
        auto coarse = madeUpStudy();
        coarse->coarse = true;
        b.page.show(coarse);
        b.page.setStale(false); // the answer is there, but not refined
        QCOMPARE(inkOfCost().value<QColor>(), colours().text2);
        QCOMPARE(finding->foregroundRole(), QPalette::PlaceholderText);
        for (const auto& each : wordsOn(b.frontier()))
            QVERIFY(each.place); // the chart stays as it is
        b.page.show(madeUpStudy());
        QCOMPARE(inkOfCost(), final);
        QCOMPARE(finding->foregroundRole(), QPalette::WindowText);
    }

    void aBuiltStartIsStudiedAndUsed() {
        Bench b;
        QVERIFY(!std::get<pricing::ColdStartOptions>(b.page.options()).built);
        auto* seconds = b.find<NumberField>("startInitialise");
        seconds->selectAll();
        QTest::keyClicks(seconds, "10");
        QTest::keyClick(seconds, Qt::Key_Return);
        QVERIFY(!b.wanted.empty());
        QCOMPARE(*startOf(b.wanted.back()).offer, 2);
        QCOMPARE(pricing::startMoments(*startOf(b.wanted.back()).built, 0).mean, 34.0);
        QVERIFY(b.edits.isEmpty()); // a what-if until it is used
        auto* use = b.find<QPushButton>("useStart");
        QVERIFY(plain(use->text()).endsWith("34 s"));
        b.click(*use);
        QVERIFY(!b.policy().coldStart);
        QVERIFY(b.policy().coldStartParts);
        QCOMPARE(pricing::startMoments(*b.policy().coldStartParts, 0).mean, 34.0);
    }

    void aPublishedStartIsUsedByItsName() {
        Bench b;
        auto* presets = b.find<QComboBox>("startPreset");
        presets->setFocus();
        QTest::keyClick(presets, Qt::Key_Down);
        QVERIFY(!b.find<QLabel>("startSource")->text().isEmpty());
        b.click(*b.find<QPushButton>("useStart"));
        QCOMPARE(b.policy().coldStartPreset,
                 std::optional(std::string(pricing::coldStartPresets().front().name)));
        QVERIFY(!b.policy().coldStartParts);
    }

    void aStartOfThePlanIsShownAndChangedFromThere() {
        Bench b;
        pricing::ColdStartParts parts;
        parts.imageGb = 3;
        parts.weightsGb = 40;
        b.scenario.offers[2].policy.coldStartParts = parts;
        b.showScenario();
        auto* use = b.find<QPushButton>("useStart");
        QCOMPARE(b.find<NumberField>("startImage")->value(), 3.0);
        QVERIFY(!use->isEnabled()); // it is the plan's
        QVERIFY(!std::get<pricing::ColdStartOptions>(b.page.options()).built);
        auto* compile = b.find<NumberField>("startCompile");
        compile->setFocus();
        QTest::keyClick(compile, Qt::Key_Up);
        QVERIFY(use->isEnabled());
        b.click(*use);
        QCOMPARE(b.policy().coldStartParts->weightsGb, std::optional(40.0));
        QCOMPARE(pricing::mean(b.policy().coldStartParts->compile), 1.0);
        b.showScenario();
        QVERIFY(!use->isEnabled());                         // now the plan has it
        b.scenario.offers[2].policy.coldStartParts = parts; // as undo does
        b.showScenario();
        QCOMPARE(b.find<NumberField>("startCompile")->value(), 0.0);
    }

    void anotherOfferAsksForItsStudy() {
        Bench b;
        b.chosen.choose(1);
        QCOMPARE(*std::get<pricing::ColdStartOptions>(b.wanted.back()).offer, 1);
        QCOMPARE(b.find<OfferBox>("coldStartOffer")->choice(), 1);
        auto* finding = b.find<QLabel>("coldStartFinding");
        const QString before = finding->text();
        b.page.show(b.study); // of the offer before: dropped
        QCOMPARE(finding->text(), before);
        b.chosen.choose(3);
        QVERIFY(finding->text().contains("tick it"));
        QVERIFY(!b.frontier().isVisible());
    }

    void withoutWaitsThereIsNoHistogram() {
        Bench b;
        QVERIFY(b.find<QWidget>("waitHistogram")->isVisible());
        b.study->offers[0].waits.clear();
        b.page.show(b.study);
        QVERIFY(!b.find<QWidget>("waitHistogram")->isVisible());
    }

    void anOfferWithoutStartsSaysSo() {
        Bench b;
        pricing::ColdStartImpact& impact = b.study->offers[0];
        impact.mode = pricing::OfferMode::dedicated;
        impact.frontier.clear();
        b.page.show(b.study);
        QVERIFY(b.find<QLabel>("coldStartFinding")->text().contains("nobody waits for a start"));
        QVERIFY(!b.frontier().isVisible());
    }

    void theFindingIsInTheAccessibleNames() {
        Bench b;
        auto* map = b.find<HeatMap>("waitMap");
        map->setCursorHour(2 * 24 + 21);
        const QString name = plain(map->canvas()->accessibleName());
        QVERIFY2(name.contains("4.1 % of the requests wait"), qPrintable(name));
        QVERIFY2(name.endsWith("Wednesday 21 to 22, 10 % of requests wait"), qPrintable(name));
        QVERIFY(plain(b.find<QWidget>("waitHistogram")
                          ->findChild<QWidget*>("plotCanvas")
                          ->accessibleName())
                    .contains("half wait less than 26 s"));
        QVERIFY(plain(b.frontier().canvas()->accessibleName()).contains("15 s: $835 a month"));
    }

    void percentilesShareTheChart() {
        Bench b;
        auto* box = b.find<QComboBox>("coldStartPercentile");
        const QPoint before = b.frontier().pointOf(2);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down);
        QVERIFY(b.frontier().canvas()->accessibleName().startsWith("Cost against p99 latency"));
        QCoreApplication::processEvents();
        QVERIFY(before != b.frontier().pointOf(2));
    }

    void aNarrowPageIsOneColumnWithNothingCutOff() {
        Bench b;
        b.page.resize(332, 500);
        QApplication::processEvents();
        QApplication::processEvents();
        QCOMPARE(b.page.width(), 332);
        auto* scroll = b.find<QScrollArea>("coldStartScroll");
        QTRY_VERIFY(scroll->widget()->width() <= scroll->viewport()->width());
        const int right = scroll->widget()->width();
        for (const char* name : {"waitMap", "frontierPlot", "settingTable", "useSetting",
                                 "startInitialise", "startLoad", "durationTable"}) {
            const auto* widget = b.find<QWidget>(name);
            QVERIFY2(widget->mapTo(scroll->widget(), QPoint(widget->width(), 0)).x() <= right,
                     name);
        }
        for (const char* name : {"settingTable", "durationTable", "hourGroups"}) {
            const auto* table = b.find<FigureTable>(name);
            QVERIFY2(table->horizontalHeader()->length() <= table->viewport()->width(), name);
        }
    }

    void aChartLeavesTheWheelToThePage() {
        Bench b;
        for (auto* canvas : b.page.findChildren<QCustomPlot*>()) {
            const QPointF at = canvas->rect().center();
            QWheelEvent turn(at, canvas->mapToGlobal(at), {}, {0, -120}, Qt::NoButton,
                             Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(canvas, &turn);
            QVERIFY2(!turn.isAccepted(), qPrintable(canvas->parentWidget()->objectName()));
            // without this an event that was not accepted ends here
            QVERIFY(!canvas->testAttribute(Qt::WA_NoMousePropagation));
        }
    }

    void itIsDrawnIntoPictures() {
        Bench b;
        QImage picture(1000, 700, QImage::Format_RGB32);
        picture.fill(Qt::magenta);
        QPainter painter(&picture);
        b.page.drawOn(painter, picture.rect());
        painter.end();
        bool points = false, bars = false;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x) {
                const QColor c = picture.pixelColor(x, y);
                QVERIFY(c != QColor(Qt::magenta));
                points = points || (x > 500 && c == offerFill(1));
                bars = bars || (x < 500 && y > 400 && c == colours().waiting[3]);
            }
        QVERIFY(points && bars);
    }
};

QTEST_MAIN(TestColdStarts)
#include "tst_cold_starts.moc"
