// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/window_bench.h"

#include "ui/fields/number_field.h"
#include "ui/format.h"
#include "ui/workload/estimate_model.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QToolButton>

using namespace ui;
using pricing::Metric;
using pricing::TargetScope;

namespace {

/// A window with the first example, shown; offers may be given rates by `edit`.
struct Bench {
    Bench() {
        testSettings();
        window.showFirstStart();
        window.show();
        QApplication::processEvents();
    }
    template <class T> T* find(const char* name) {
        T* found = window.findChild<T*>(name);
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    void type(const char* field, const char* text) {
        auto* box = find<NumberField>(field);
        QVERIFY2(box->isVisible(), field);
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, text);
        QTest::keyClick(box, Qt::Key_Return);
    }
    /// Gives the managed offer (choice 6) prices of these kinds.
    void price(std::initializer_list<pricing::RateOf> kinds) {
        window.document().edit("Price", [&](pricing::Plan& p) {
            p.scenarios[0].offers[6].enabled = true;
            auto& own = p.scenarios[0].offers[6].override_.emplace();
            for (const auto what : kinds)
                own.rates.push_back({what, 1.0, pricing::RatePer::million});
        });
        window.document().undoStack().clear();
        QApplication::processEvents();
    }
    void chooseMetric(const char* word) {
        auto* box = find<QComboBox>("targetMetric0");
        const int at = box->findText(word);
        QVERIFY2(at >= 0, word);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        for (int i = 0; i < at; ++i)
            QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->currentText(), QString(word));
    }
    const pricing::Workload& workload() const { return window.document().scenario().workload; }
    QTableView& gpus() { return *find<QTableView>("gpuTable"); }
    void chooseGpu(const char* name) {
        for (int row = 0; row < gpus().model()->rowCount(); ++row)
            if (gpus().model()->index(row, 0).data().toString() == QLatin1String(name))
                gpus().setCurrentIndex(gpus().model()->index(row, 0));
    }
    mutable MainWindow window;
};

QString plain(QString text) {
    return text.replace(kThinSpace, u' ');
}

} // namespace

class TestWorkload : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Scheme::light); }

    void amountsAreAskedWhereAnOfferBillsThem() {
        Bench bench;
        for (const char* field :
             {"egressGb", "ingressGb", "cachedInputShare", "batchShare", "retryShare"})
            QVERIFY2(!bench.find<QWidget>(field)->isVisible(), field); // the managed one: no price
        bench.price({pricing::RateOf::request, pricing::RateOf::egressGb,
                     pricing::RateOf::inputToken, pricing::RateOf::cachedInputToken});
        QVERIFY(bench.find<QWidget>("retryShare")->isVisible());
        QVERIFY(bench.find<QWidget>("egressGb")->isVisible());
        QVERIFY(bench.find<QWidget>("cachedInputShare")->isVisible());
        QVERIFY(!bench.find<QWidget>("batchShare")->isVisible());
        bench.window.document().edit(
            "Untick", [](pricing::Plan& p) { p.scenarios[0].offers[6].enabled = false; });
        QVERIFY(!bench.find<QWidget>("cachedInputShare")->isVisible());
    }

    void anAmountIsOneUndoStep() {
        Bench bench;
        bench.price({pricing::RateOf::request, pricing::RateOf::egressGb,
                     pricing::RateOf::inputToken, pricing::RateOf::cachedInputToken});
        bench.type("egressGb", "0.002");
        QCOMPARE(bench.workload().egressGb, std::optional(0.002));
        bench.type("cachedInputShare", "40");
        QCOMPARE(bench.workload().cachedInputShare, 0.4);
        QCOMPARE(bench.window.document().undoStack().count(), 2);
        bench.window.document().undoStack().undo();
        QCOMPARE(bench.workload().cachedInputShare, 0.0);
    }

    void theEstimateSaysItsFiguresAndItsDerate() {
        Bench bench;
        const auto* table = bench.find<QTableView>("estimateTable");
        QVERIFY(table->isVisible());
        const auto* model = table->model();
        QVERIFY(model->rowCount() >= 3);
        for (int row = 0; row < model->rowCount(); ++row)
            for (int column = 0; column < model->columnCount(); ++column)
                QVERIFY(!model->index(row, column).data().toString().isEmpty());
        const QString basis = plain(bench.find<QLabel>("estimateRemark")->text());
        QVERIFY2(basis.contains("1.4×") && basis.contains("derate"), qPrintable(basis));
        const QString tip = model->index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains("memory has room for"), qPrintable(tip));
    }

    void weightsThatDoNotFitSaySoAndTheOthersKeepTheirFigures() {
        Bench bench;
        auto* model = bench.find<QLineEdit>("model");
        model->setFocus();
        model->selectAll();
        QTest::keyClicks(model, "Llama 3.1 70B FP8");
        QTest::keyClick(model, Qt::Key_Return);
        QCOMPARE(bench.workload().model, std::string("Llama 3.1 70B FP8"));
        const auto* table = bench.find<QTableView>("estimateTable")->model();
        int fits = 0, misfits = 0;
        for (int row = 0; row < table->rowCount(); ++row) {
            const QString said = table->index(row, EstimateModel::alone).data().toString();
            said.contains("GB") ? ++misfits : ++fits;
        }
        QVERIFY(fits > 0); // H200 holds 70 GB of weights
        QVERIFY(misfits > 0);
    }

    void withoutAModelTheEstimateSaysWhatItNeeds() {
        Bench bench;
        bench.window.document().edit(
            "Change model", [](pricing::Plan& p) { p.scenarios[0].workload.model.clear(); });
        QVERIFY(!bench.find<QTableView>("estimateTable")->isVisible());
        QVERIFY(bench.find<QLabel>("estimateRemark")->text().contains("model"));
    }

    void aGpuTakesTheEstimateByAButtonAndGivesItBack() {
        Bench bench;
        bench.chooseGpu("H100");
        auto* use = bench.find<QToolButton>("useEstimate");
        QVERIFY(use->isVisible());
        QTest::mouseClick(use, Qt::LeftButton);
        const auto& own = bench.workload().byGpu.at("H100");
        QVERIFY(std::holds_alternative<pricing::EstimateService>(*own.service));
        QVERIFY(own.source.empty());
        bench.chooseGpu("H100");
        QVERIFY(!use->isVisible());
        const int row = bench.gpus().currentIndex().row();
        const QString seconds = bench.gpus().model()->index(row, 1).data().toString();
        QVERIFY2(seconds.startsWith("≈"), qPrintable(seconds));
        QCOMPARE(bench.window.document().undoStack().count(), 1);
    }

    void theEstimateModelKeepsItsPromises() {
        EstimateModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        pricing::Workload w;
        w.model = "Llama 3.1 8B";
        w.inputTokens = pricing::TokenCount{900, 1};
        w.outputTokens = pricing::TokenCount{150, 1};
        model.show(w, {{"H100", 80, 1}, {"no such part", {}, 1}});
        QVERIFY(model.problemAt(0).isEmpty());
        QVERIFY(!model.problemAt(1).isEmpty());
        QVERIFY(model.secondsOn("H100"));
        QVERIFY(!model.secondsOn("no such part"));
        model.show(w, {});
        QCOMPARE(model.rowCount(), 0);
    }

    void targetsAreOfFirstTokensAndTokenGapsToo() {
        Bench bench;
        bench.chooseMetric("p95 first token");
        QVERIFY(bench.workload().targets[0].metric == Metric::ttft);
        QCOMPARE(bench.workload().targets[0].limit, 1.0); // another figure, another usual limit
        bench.chooseMetric("p95 token gap");
        QVERIFY(bench.workload().targets[0].metric == Metric::itl);
        bench.type("targetLimit0", "0.03");
        QCOMPARE(bench.workload().targets[0].limit, 0.03);
        bench.chooseMetric("Cold waits");
        QVERIFY(bench.find<NumberField>("targetLimit0")->text().endsWith(u'%'));
    }

    void theScopeIsTheWeekOrItsWorstHour() {
        Bench bench;
        auto* scope = bench.find<QComboBox>("targetScope0");
        QCOMPARE(scope->currentText(), QString("week"));
        scope->setFocus();
        QTest::keyClick(scope, Qt::Key_Down);
        QVERIFY(bench.workload().targets[0].scope == TargetScope::worstHour);
        QCOMPARE(bench.workload().targets[0].limit, 5.0);
        QCOMPARE(bench.window.document().undoStack().count(), 1);
        bench.window.document().undoStack().undo();
        QCOMPARE(scope->currentText(), QString("week"));
    }

    void aPercentileOfAFileIsKept() {
        Bench bench;
        bench.window.document().edit("Change target", [](pricing::Plan& p) {
            p.scenarios[0].workload.targets[0].percentile = 97;
        });
        QCOMPARE(bench.find<QComboBox>("targetMetric0")->currentText(), QString("p97 latency"));
    }
};

QTEST_MAIN(TestWorkload)
#include "tst_workload.moc"
