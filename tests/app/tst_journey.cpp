// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main_window.h"
#include "ui/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMouseEvent>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

namespace {

void sendMouse(QWidget* target, QEvent::Type type, QPoint at, Qt::MouseButtons buttons) {
    const bool move = type == QEvent::MouseMove;
    QMouseEvent event(type, QPointF(at), QPointF(target->mapToGlobal(at)),
                      move ? Qt::NoButton : Qt::LeftButton, buttons, Qt::NoModifier);
    QApplication::sendEvent(target, &event);
}

/// Drags the mouse from the middle of one cell to that of another, as a hand does.
void drag(QAbstractItemView* grid, QPoint fromCell, QPoint toCell) {
    QWidget* canvas = grid->viewport();
    const auto centre = [&](QPoint cell) {
        return grid->visualRect(grid->model()->index(cell.y(), cell.x())).center();
    };
    const QPoint from = centre(fromCell), to = centre(toCell);
    sendMouse(canvas, QEvent::MouseButtonPress, from, Qt::LeftButton);
    for (int step = 1; step <= 10; ++step)
        sendMouse(canvas, QEvent::MouseMove, from + (to - from) * step / 10, Qt::LeftButton);
    sendMouse(canvas, QEvent::MouseButtonRelease, to, Qt::NoButton);
}

QByteArray costsOf(const pricing::Report& report) {
    QByteArray text;
    for (const auto& o : report.offers)
        text += QByteArray::fromStdString(o.label) + " " +
                (o.monthlyCost ? QByteArray::number(qlonglong(o.monthlyCost->nano)) : "-") + "\n";
    return text;
}

QByteArray costsFromCli(const QString& file) {
    QProcess cli;
    cli.start(QString(BREAKEVEN_BIN_DIR) + "/breakeven-cli", {"price", file, "--format", "json"});
    cli.waitForFinished(120'000);
    QByteArray text;
    const auto offers = QJsonDocument::fromJson(cli.readAllStandardOutput())["offers"].toArray();
    for (const auto& value : offers) {
        const QJsonObject o = value.toObject();
        const auto cost = o["monthly_cost_usd"];
        text +=
            o["label"].toString().toUtf8() + " " +
            (cost.isNull() ? "-"
                           : QByteArray::number(qlonglong(std::llround(cost.toDouble() * 1e9)))) +
            "\n";
    }
    return text;
}

} // namespace

/// A person's way through the whole program: paint, look, undo, save, reopen, and the same figures
/// on the command line.
class TestJourney : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void paintingChangesTheCostsAndUndoRestoresThemExactly();
    void savedAndReopenedItCostsTheSameAsOnTheCommandLine();
    void whileTheMouseIsDownCoarseAnswersReachTheScreen();

private:
    document::ReportPtr finalReport(ui::MainWindow& window) const;
};

void TestJourney::initTestCase() {
    ui::applyTheme(*qApp, ui::Scheme::light);
}

document::ReportPtr TestJourney::finalReport(ui::MainWindow& window) const {
    const bool came = QTest::qWaitFor(
        [&] {
            // the finished answer to the plan as it is now, not to the one before
            return window.report() && !window.report()->coarse &&
                   window.report()->requestsPerWeek ==
                       window.document().scenario().traffic.requestsPerWeek();
        },
        60'000);
    return came ? window.report() : nullptr;
}

void TestJourney::paintingChangesTheCostsAndUndoRestoresThemExactly() {
    ui::MainWindow window;
    QVERIFY(window.document().open(QString(BREAKEVEN_SOURCE_DIR) +
                                   "/resources/examples/article-40-percent.breakeven"));
    window.resize(1440, 900);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const auto before = finalReport(window);
    QVERIFY(before);
    auto* grid = window.findChild<QAbstractItemView*>("trafficGrid");
    QVERIFY(grid);
    drag(grid, {8, 0}, {16, 3});
    QCOMPARE(window.document().undoStack().count(), 1); // one stroke, one step
    const auto painted = finalReport(window);
    QVERIFY(painted && painted->requestsPerWeek != before->requestsPerWeek);
    QVERIFY(costsOf(*painted) != costsOf(*before));
    window.document().undoStack().undo();
    const auto restored = finalReport(window);
    QVERIFY(restored);
    QCOMPARE(costsOf(*restored), costsOf(*before));
    window.document().undoStack().redo();
    QCOMPARE(costsOf(*finalReport(window)), costsOf(*painted));
    window.document().undoStack().setClean(); // nothing to ask about when it closes
}

void TestJourney::savedAndReopenedItCostsTheSameAsOnTheCommandLine() {
    const QTemporaryDir dir;
    const QString file = dir.filePath("mine.breakeven");
    QByteArray painted;
    {
        ui::MainWindow window;
        QVERIFY(window.document().openExample(":/examples/article-business-hours.breakeven"));
        window.resize(1440, 900);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(finalReport(window));
        drag(window.findChild<QAbstractItemView*>("trafficGrid"), {9, 5}, {12, 5});
        const auto report = finalReport(window);
        QVERIFY(report);
        painted = costsOf(*report);
        QVERIFY(window.document().save(file));
    }
    ui::MainWindow window;
    QVERIFY(window.document().open(file));
    window.show();
    const auto report = finalReport(window);
    QVERIFY(report);
    QCOMPARE(costsOf(*report), painted);
    QCOMPARE(costsFromCli(file), painted);
}

void TestJourney::whileTheMouseIsDownCoarseAnswersReachTheScreen() {
    ui::MainWindow window;
    QVERIFY(window.document().openExample(":/examples/article-24x7-60-percent.breakeven"));
    window.resize(1440, 900);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(finalReport(window));
    QSignalSpy shown(&window, &ui::MainWindow::reportShown);
    auto* grid = window.findChild<QAbstractItemView*>("trafficGrid");
    const auto centre = [&](int row, int column) {
        return grid->visualRect(grid->model()->index(row, column)).center();
    };
    sendMouse(grid->viewport(), QEvent::MouseButtonPress, centre(0, 0), Qt::LeftButton);
    for (int column = 1; column < 12; ++column) {
        sendMouse(grid->viewport(), QEvent::MouseMove, centre(2, column), Qt::LeftButton);
        QTest::qWait(60);
    }
    QVERIFY(shown.count() >= 2);
    QVERIFY(window.report()->coarse); // nothing is finished while the button is down
    sendMouse(grid->viewport(), QEvent::MouseButtonRelease, centre(2, 11), Qt::NoButton);
    QVERIFY(finalReport(window));
    window.document().undoStack().setClean();
}

QTEST_MAIN(TestJourney)
#include "tst_journey.moc"
