// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/window_bench.h"

#include "ui/fields/number_field.h"
#include "ui/workload/benchmark_dialog.h"
#include "ui/workload/benchmark_import.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTableWidget>

using namespace ui;

namespace {

QString sample(const QString& name) {
    return QStringLiteral(BREAKEVEN_SOURCE_DIR "/tests/exchange/data/") + name;
}

const pricing::Workload& workload(MainWindow& window) {
    return window.document().scenario().workload;
}

QString written(QTemporaryDir& folder, const QString& name, const QByteArray& text) {
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(name));
    return file.fileName();
}

} // namespace

/// "Service times from a benchmark file…" of the workload form.
class TestBenchmarkImport : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        testSettings();
        applyTheme(*qApp, Scheme::light);
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }

    void aFileBecomesTheFiguresOfAGpuAsOneUndoStep() {
        MainWindow window;
        window.showFirstStart();
        window.show();
        const auto before = workload(window).byGpu;
        answerDialog([](QDialog* dialog) {
            QCOMPARE(dialog->objectName(), QString("openBenchmark"));
            dialog->findChild<QLineEdit*>("fileNameEdit")->setText(sample("vllm_serving.json"));
            answerDialog([](QDialog* benchmark) {
                QCOMPARE(benchmark->objectName(), QString("benchmark"));
                auto* gpu = benchmark->findChild<QComboBox*>("benchmarkGpu");
                gpu->setFocus();
                QTest::keyClicks(gpu, "H100");
                auto* gpus = benchmark->findChild<NumberField*>("benchmarkGpus");
                gpus->setFocus();
                gpus->selectAll();
                QTest::keyClicks(gpus, "72"); // a rack of one machine
                QTest::keyClick(gpus, Qt::Key_Tab);
                benchmark->accept();
            });
            QMetaObject::invokeMethod(dialog, "accept");
        });
        auto* button = window.findChild<QPushButton*>("fromBenchmark");
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        const auto& own = workload(window).byGpu.at("H100");
        QVERIFY2(own.source.find("vllm_serving.json") != own.source.npos, own.source.c_str());
        QCOMPARE(own.gpusPerWorker, std::optional(72));
        QCOMPARE(window.document().undoStack().count(), 1);
        window.document().undoStack().undo();
        QVERIFY(workload(window).byGpu == before);
    }

    void severalLoadsGiveASpeedTable() {
        MainWindow window;
        window.show();
        QStringList files;
        for (const int clients : {4, 16, 64})
            files << sample(QStringLiteral("inferencex_conc%1.json").arg(clients));
        answerDialog([](QDialog* dialog) {
            QCOMPARE(dialog->findChild<QTableWidget*>("benchmarkRuns")->rowCount(), 3);
            QVERIFY(
                dialog->findChild<QLabel*>("benchmarkSummary")->text().contains("of the speed"));
            QVERIFY(!dialog->findChild<QLabel*>("benchmarkNotes")->text().isEmpty());
            dialog->accept();
        });
        const auto measured = benchmarkOf(&window, files, {"A100", "H100"}, "H100");
        QVERIFY(measured);
        QCOMPARE(measured->gpu, "H100");
        QVERIFY(!measured->figures.gpusPerWorker); // as the offer has it
        QCOMPARE(int(measured->figures.speed.size()), *measured->figures.concurrency);
    }

    void aFileThatIsNoBenchmarkIsSaidToBeNone_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("place");
        QTest::newRow("no JSON") << QByteArray("latency 3") << "1:1";
        QTest::newRow("another document") << QByteArray("{\"a\": 1}") << "";
        QTest::newRow("a broken line") << QByteArray("{\"a\": 1}\n{\"a\": \n") << "line 2";
    }

    void aFileThatIsNoBenchmarkIsSaidToBeNone() {
        QFETCH(QByteArray, text);
        QFETCH(QString, place);
        QTemporaryDir folder;
        const QString file = written(folder, "bad.json", text);
        MainWindow window;
        window.show();
        QString said;
        answerDialog([&](QDialog* dialog) {
            QCOMPARE(dialog->objectName(), QString("fileProblem"));
            said = qobject_cast<QMessageBox*>(dialog)->informativeText();
            dialog->accept();
        });
        QVERIFY(!benchmarkOf(&window, {file}, {"H100"}, "H100"));
        QVERIFY2(said.contains("bad.json") && said.contains(place), qPrintable(said));
    }

    void cancellingChangesNothing() {
        MainWindow window;
        window.showFirstStart();
        window.show();
        const auto before = window.document().plan();
        answerDialog([](QDialog* dialog) { dialog->reject(); });
        QTest::mouseClick(window.findChild<QPushButton*>("fromBenchmark"), Qt::LeftButton);
        QVERIFY(window.document().plan() == before);
    }
};

QTEST_MAIN(TestBenchmarkImport)
#include "tst_benchmark_import.moc"
