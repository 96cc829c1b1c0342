// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/window_bench.h"

#include "ui/break_even/break_even_page.h"
#include "ui/break_even/break_even_plot.h"
#include "ui/chart_export.h"
#include "ui/fields/number_field.h"
#include "ui/file_commands.h"
#include "ui/plot/plot_table.h"
#include "ui/study_pages.h"
#include "ui/traffic/traffic_grid.h"
#include "ui/verdict_panel.h"
#include "ui/week/week_page.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDockWidget>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMouseEvent>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

using namespace ui;

namespace {
QAction* action(QWidget& window, const char* name) {
    return window.findChild<QAction*>(name);
}
void change(MainWindow& window) {
    window.document().edit("Rename", [](pricing::Plan& p) { p.name += "!"; });
}
QString plainText(QLabel* label) {
    QTextDocument text;
    text.setHtml(label->text());
    return text.toPlainText();
}
} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        testSettings();
        applyTheme(*qApp, Scheme::light);
    }

    void firstStartShowsAnExampleWithHintsThatClose() {
        MainWindow window;
        window.showFirstStart();
        window.show();
        QVERIFY(
            window.windowTitle().contains(QString::fromStdString(window.document().plan()->name)));
        QVERIFY(window.document().fileName().isEmpty());
        auto* strip = window.findChild<QWidget*>("exampleStrip");
        QVERIFY(strip->isVisible());
        QTest::mouseClick(window.findChild<QToolButton*>("exampleStripClose"), Qt::LeftButton);
        QVERIFY(!strip->isVisible());
        QTest::mouseClick(window.findChild<QToolButton*>("workloadHintClose"), Qt::LeftButton);
        QVERIFY(!window.findChild<QWidget*>("workloadHint")->isVisible());
    }

    void startingEmptySaysWhatIsMissing() {
        MainWindow window;
        window.showFirstStart();
        window.show();
        QTest::mouseClick(window.findChild<QPushButton*>("startEmpty"), Qt::LeftButton);
        QCOMPARE(window.document().scenario().traffic.peakRate(), 0.0);
        QVERIFY(plainText(window.findChild<QLabel*>("verdict")).contains("Paint traffic"));
    }

    void aReportReachesEveryView() {
        MainWindow window;
        QSignalSpy shown(&window, &MainWindow::reportShown);
        window.showFirstStart();
        window.show();
        QVERIFY(shown.wait(20000));
        QVERIFY(!plainText(window.findChild<QLabel*>("verdict")).isEmpty());
        QVERIFY(!window.findChild<QLabel*>("precision")->text().isEmpty());
        QVERIFY(window.findChild<QAbstractItemView*>("compareTable")->model()->columnCount() > 0);
    }

    void aBadFileIsExplainedAndTheOpenPlanStays() {
        MainWindow window;
        window.show();
        const auto before = window.document().plan();
        QTemporaryDir folder;
        const QString path = folder.filePath("bad.breakeven");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"format\": \"breakeven-plan\", \"version\": 99}");
        file.close();
        QString said;
        answerDialog([&](QDialog* dialog) {
            said = qobject_cast<QMessageBox*>(dialog)->informativeText();
            QCOMPARE(dialog->objectName(), QString("fileProblem"));
            dialog->accept();
        });
        QVERIFY(!window.files().openFile(path));
        QVERIFY2(said.contains("bad.breakeven") && said.contains("version"), qPrintable(said));
        QVERIFY(window.document().plan() == before);
    }

    void theGuardKeepsDiscardsOrSaves() {
        MainWindow window;
        window.show();
        QVERIFY(window.files().mayLeave());
        change(window);
        QVERIFY(window.isWindowModified());
        const auto press = [](QMessageBox::StandardButton which) {
            return [which](QDialog* dialog) {
                qobject_cast<QMessageBox*>(dialog)->button(which)->click();
            };
        };
        answerDialog(press(QMessageBox::Cancel));
        window.close();
        QVERIFY(window.isVisible());
        answerDialog(press(QMessageBox::Discard));
        window.close();
        QVERIFY(!window.isVisible());
    }

    void savingAndReopeningGivesTheSamePlan() {
        QTemporaryDir folder;
        const QString path = folder.filePath("saved.breakeven");
        MainWindow window;
        window.showFirstStart();
        change(window);
        QVERIFY(window.document().save(path).has_value());
        QVERIFY(!window.isWindowModified());
        MainWindow other;
        QVERIFY(other.files().openFile(path));
        QCOMPARE(other.document().plan()->name, window.document().plan()->name);
        QVERIFY(other.windowTitle().contains("saved.breakeven"));
        QMenu recent;
        other.files().fillRecent(&recent);
        QVERIFY(recent.actions().constFirst()->text().endsWith("saved.breakeven"));
    }

    void examplesAreListedByTheirNames() {
        MainWindow window;
        QMenu menu;
        window.files().fillExamples(&menu);
        QVERIFY(menu.actions().size() >= 5);
        for (const QAction* entry : menu.actions())
            QVERIFY2(!entry->text().contains(".breakeven"), qPrintable(entry->text()));
    }

    void scenariosAreAddedRenamedAndDeletedAsEdits() {
        MainWindow window;
        window.show();
        auto* bar = window.findChild<QTabBar*>("scenarioBar");
        const auto before = window.document().plan();
        action(window, "duplicateScenario")->trigger();
        QCOMPARE(bar->count(), 2);
        QCOMPARE(bar->currentIndex(), 1);
        QTest::mouseDClick(bar, Qt::LeftButton, {}, bar->tabRect(1).center());
        auto* editor = window.findChild<QLineEdit*>("scenarioName");
        QVERIFY(editor->isVisible());
        editor->selectAll();
        QTest::keyClicks(editor, "Launch week");
        QTest::keyClick(editor, Qt::Key_Return);
        QCOMPARE(bar->tabText(1), QString("Launch week"));
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(0).center());
        QCOMPARE(window.document().scenarioIndex(), 0);
        action(window, "deleteScenario")->trigger();
        QCOMPARE(bar->count(), 1);
        QCOMPARE(bar->tabText(0), QString("Launch week"));
        while (window.document().undoStack().canUndo())
            window.document().undoStack().undo();
        QVERIFY(*window.document().plan() == *before);
    }

    void theMonthIsAnEdit() {
        MainWindow window;
        action(window, "month1")->trigger();
        QCOMPARE(window.document().plan()->month.hours, 730.0);
        window.document().undoStack().undo();
        QCOMPARE(window.document().plan()->month.hours, 720.0);
    }

    void workloadFiguresAreEdits() {
        MainWindow window;
        window.show();
        auto* atOnce = window.findChild<NumberField*>("concurrency");
        atOnce->setFocus();
        atOnce->selectAll();
        QTest::keyClicks(atOnce, "12");
        QTest::keyClick(atOnce, Qt::Key_Return);
        QCOMPARE(window.document().scenario().workload.concurrency, 12);
        const auto targets = window.document().scenario().workload.targets.size();
        QTest::mouseClick(window.findChild<QPushButton*>("addTarget"), Qt::LeftButton);
        QCOMPARE(window.document().scenario().workload.targets.size(), targets + 1);
        QTest::mouseClick(window.findChild<QToolButton*>("removeTarget0"), Qt::LeftButton);
        QCOMPARE(window.document().scenario().workload.targets.size(), targets);
        window.document().undoStack().undo();
        window.document().undoStack().undo();
        window.document().undoStack().undo();
        QVERIFY(!window.document().isModified());
    }

    void everyDistributionKindIsShownAndKept() {
        MainWindow window;
        window.show();
        auto* kind = window.findChild<QComboBox*>("serviceKind");
        const std::vector<pricing::Distribution> all{pricing::Constant{3},
                                                     pricing::Uniform{1, 5},
                                                     pricing::Triangular{1, 2, 6},
                                                     pricing::Exponential{3},
                                                     pricing::Gamma{3, 0.5},
                                                     pricing::Lognormal{3, 0.45},
                                                     pricing::Samples{"a.csv", {1, 2, 3}}};
        for (const auto& d : all) {
            window.document().edit("Service",
                                   [&](pricing::Plan& p) { p.scenarios[0].workload.service = d; });
            QCOMPARE(kind->currentData().toInt(), int(d.index()));
            QVERIFY(window.document().scenario().workload.service == pricing::Service(d));
        }
    }

    void f6GoesRoundThePanels() {
        MainWindow window;
        window.show();
        window.activateWindow();
        QSet<QWidget*> visited;
        for (int i = 0; i < 5; ++i) {
            action(window, "nextPanel")->trigger();
            QWidget* at = window.focusWidget();
            while (at && !qobject_cast<QDockWidget*>(at) && at != window.centralWidget())
                at = at->parentWidget();
            visited << at;
        }
        QCOMPARE(visited.size(), 5);
    }

    void narrowWindowsShareDocksAsTabsAndWideOnesDoNot() {
        MainWindow window;
        window.show();
        const auto tabbed = [&] {
            return !window.tabifiedDockWidgets(window.findChild<QDockWidget*>("trafficDock"))
                        .isEmpty();
        };
        window.resize(1440, 900);
        QVERIFY(!tabbed());
        window.resize(1024, 700);
        QApplication::processEvents();
        QVERIFY(tabbed());
        QVERIFY2(window.width() <= 1024, qPrintable(QString::number(window.width())));
        window.resize(1440, 900);
        QApplication::processEvents();
        QVERIFY(!tabbed());
    }

    void studiesOpenByTheirKeysAndAreMadeOnlyWhenSeen() {
        MainWindow window;
        QSignalSpy shown(&window, &MainWindow::reportShown);
        window.showFirstStart();
        window.show();
        QVERIFY(shown.wait(20000));
        auto* tabs = window.findChild<QTabWidget*>("studies");
        QCOMPARE(tabs->count(), 4);
        auto* page = window.studies().breakEven();
        auto* ribbon = page->ribbonTable()->model();
        QCOMPARE(ribbon->rowCount(), 0);
        action(window, "showBreakEven")->trigger();
        QCOMPARE(tabs->currentWidget(), page);
        QTRY_VERIFY_WITH_TIMEOUT(ribbon->rowCount() > 0, 30000);
        QVERIFY(page->plot()->canvas()->accessibleName().contains("cheapest"));
        const QList<const char*> names{"showCompare", "showBreakEven", "showColdStarts",
                                       "showWeek"};
        for (int i = 0; i < names.size(); ++i) {
            QCOMPARE(action(window, names[i])->shortcut(),
                     QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)));
            action(window, names[i])->trigger();
            QCOMPARE(tabs->currentIndex(), i);
        }
    }

    void aStudyFollowsThePlanAndStopsWhenItsTabIsLeft() {
        MainWindow window;
        window.showFirstStart();
        window.show();
        action(window, "showBreakEven")->trigger();
        auto* page = window.studies().breakEven();
        auto* table = page->ribbonTable()->model();
        QTRY_VERIFY_WITH_TIMEOUT(table->rowCount() > 0, 30000);
        QSignalSpy reset(table, &QAbstractItemModel::modelReset);
        window.document().edit("Half", [](pricing::Plan& p) {
            for (double& rate : p.scenarios[0].traffic.requestsPerSecond)
                rate /= 2;
        });
        QTRY_VERIFY_WITH_TIMEOUT(!reset.isEmpty(), 30000);
        action(window, "showWeek")->trigger();
        QApplication::processEvents();
        reset.clear();
        window.document().edit("Half again", [](pricing::Plan& p) {
            for (double& rate : p.scenarios[0].traffic.requestsPerSecond)
                rate /= 2;
        });
        QSignalSpy shown(&window, &MainWindow::reportShown);
        QVERIFY(shown.wait(20000));
        QVERIFY2(reset.isEmpty(), "a page that is not seen asks for nothing");
        action(window, "showBreakEven")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!reset.isEmpty(), 30000);
    }

    void theOfferUnderTheMouseIsMarkedInEveryView() {
        MainWindow window;
        QSignalSpy shown(&window, &MainWindow::reportShown);
        window.showFirstStart();
        window.show();
        QVERIFY(shown.wait(20000));
        auto* tree = window.findChild<QTreeView*>("offersTree");
        const QModelIndex second = tree->model()->index(1, 0, tree->model()->index(0, 0));
        const QPoint at = tree->visualRect(second).center();
        const auto soft = colours().soft;
        QMouseEvent move(QEvent::MouseMove, at, tree->viewport()->mapToGlobal(at), Qt::NoButton,
                         Qt::NoButton, {});
        QApplication::sendEvent(tree->viewport(), &move);
        QCOMPARE(window.chosenOffer().hovering(), 1);
        QCOMPARE(second.data(Qt::BackgroundRole).value<QColor>(), soft);
        const auto* table = window.findChild<QAbstractItemView*>("compareTable")->model();
        int marked = 0;
        for (int column = 0; column < table->columnCount(); ++column)
            marked += table->index(0, column).data(Qt::BackgroundRole).value<QColor>() == soft;
        QCOMPARE(marked, 2); // the chosen one and this one
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(tree->viewport(), &leave);
        QCOMPARE(window.chosenOffer().hovering(), -1);
    }

    void aChosenHourOfTheWeekIsMarkedInTheTrafficGrid() {
        MainWindow window;
        QSignalSpy shown(&window, &MainWindow::reportShown);
        window.showFirstStart();
        window.show();
        QVERIFY(shown.wait(20000));
        action(window, "showWeek")->trigger();
        window.findChild<WeekPage*>()->showHour(27);
        auto* grid = window.findChild<TrafficGrid*>();
        QCOMPARE(grid->currentIndex().row(), 1);
        QCOMPARE(grid->currentIndex().column() / (grid->model()->columnCount() / 24), 3);
    }

    void theVerdictKeepsToTwoLinesInANarrowWindow() {
        VerdictPanel panel;
        panel.resize(332, 160);
        panel.show();
        auto report = madeUpReport(2);
        report->verdict.sentence =
            "GMI H100 is the cheapest offer that meets p95 ≤ 30 s: $1,440 / month, 23 % below GMI "
            "H200. It holds from 0.094× to 1.97× this traffic.";
        panel.show(document::ReportPtr(report));
        QApplication::processEvents();
        auto* sentence = panel.findChild<QLabel*>("verdict");
        const int line = QFontMetrics(sentence->font()).lineSpacing();
        QVERIFY(sentence->heightForWidth(332 - 32) <= 2.5 * line);
        QVERIFY(panel.findChild<QLabel*>("verdictSecond")->text().startsWith("23 % below"));
        QVERIFY(sentence->accessibleName().endsWith("this traffic."));
        panel.resize(660, 160);
        QApplication::processEvents();
        QVERIFY(sentence->text().contains("It holds"));
    }

    void everyChartIsWrittenAsAPicture() {
        QTemporaryDir folder;
        QCOMPARE(exportCharts(folder.path(), ":/examples/article-24x7-even.breakeven"), 0);
        for (const char* name : {"compare.png", "break-even.png", "week.png", "cold-starts.png"}) {
            const QImage picture(folder.filePath(name));
            QVERIFY2(picture.width() >= 1600, name);
            QSet<QRgb> inks;
            for (int x = 0; x < picture.width(); x += 3)
                for (int y = 0; y < picture.height(); y += 3)
                    inks << picture.pixel(x, y);
            QVERIFY2(inks.size() > 20, name);
        }
        QCOMPARE(exportCharts(folder.path(), folder.filePath("none.breakeven")), 2);
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
