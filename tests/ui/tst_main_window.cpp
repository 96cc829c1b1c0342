// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/window_bench.h"

#include "ui/fields/number_field.h"
#include "ui/file_commands.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

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
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
