// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oracles/agreement.h"
#include "oracles/coverage.h"
#include "oracles/page.h"

#include "pricing/queueing/approximations.h"
#include "pricing/queueing/erlang.h"
#include "pricing/queueing/general_server.h"
#include "pricing/queueing/limited_queue.h"
#include "pricing/queueing/setup_queue.h"
#include "pricing/queueing/shared_worker.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pricing;
using oracles::Checked;

/// The engine against queueing theory: every row of the table by formula and, where the fleet can
/// be asked, by simulation. ./dev validate writes the same runs down as docs/validation.md.
class TestOracles : public QObject {
    Q_OBJECT
private slots:
    void everyFigureOfTheTableHasAFormula();
    void formulasAgreeWithTheTable_data();
    void formulasAgreeWithTheTable();
    void simulationsAgreeWithTheTable_data();
    void simulationsAgreeWithTheTable();
    void hardlyAnySimulationIsBeyondThreeStandardErrors();
    void ninetyFivePercentIntervalsHoldTheTruth();
    void thePageSaysWhatTheRunsSay();
    void aWrongFigureIsNoticed();
    void waitsAreInfiniteWhereRequestsBringTooMuch();
    void manyPlacesDoNotOverflow();
    void aSharedWorkerWithoutSlowDownIsErlangs();
    void oneWorkerWithSetUpAddsItsSetUp();
    void approximationsSayWhenTheyAreExact();

private:
    std::vector<oracles::Case> m_cases = oracles::allCases();
    std::vector<Checked> m_checked; ///< by those that were simulated so far, in order
    std::vector<oracles::Coverage> m_coverages;
};

void TestOracles::everyFigureOfTheTableHasAFormula() {
    const auto rows = oracles::readTable();
    QCOMPARE(rows.size(), std::size_t{91});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QCOMPARE(m_cases[i].id, rows[i].id);
        if (rows[i].isSimulated())
            continue;
        for (const std::string& column : oracles::resultColumns())
            if (rows[i].has(column))
                QVERIFY2(std::any_of(m_cases[i].figures.begin(), m_cases[i].figures.end(),
                                     [&](const oracles::Figure& f) {
                                         return f.column == column && f.formula;
                                     }),
                         (rows[i].id + ", " + column).c_str());
    }
}

void TestOracles::formulasAgreeWithTheTable_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_cases.size(); ++i)
        if (std::any_of(m_cases[i].figures.begin(), m_cases[i].figures.end(),
                        [](const oracles::Figure& f) { return f.formula.has_value(); }))
            QTest::newRow(m_cases[i].id.c_str()) << static_cast<int>(i);
}

void TestOracles::formulasAgreeWithTheTable() {
    QFETCH(int, index);
    for (const oracles::Figure& f : m_cases[static_cast<std::size_t>(index)].figures)
        if (f.formula)
            QVERIFY2(oracles::formulaError(f) <= oracles::kFormulaTolerance,
                     qPrintable(QString("%1: %2, expected %3")
                                    .arg(f.name.c_str())
                                    .arg(*f.formula, 0, 'g', 17)
                                    .arg(f.expected, 0, 'g', 17)));
}

void TestOracles::simulationsAgreeWithTheTable_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_cases.size(); ++i)
        QTest::newRow(m_cases[i].id.c_str()) << static_cast<int>(i);
}

void TestOracles::simulationsAgreeWithTheTable() {
    QFETCH(int, index);
    m_checked.push_back(oracles::checked(m_cases[static_cast<std::size_t>(index)]));
    const Checked& c = m_checked.back();
    for (std::size_t i = 0; i < c.samples.size(); ++i)
        if (c.samples[i])
            QVERIFY2(std::fabs(oracles::deviation(c, i)) <= oracles::kMostDeviation,
                     qPrintable(QString("%1: %2 ± %3, expected %4")
                                    .arg(c.oracle.figures[i].name.c_str())
                                    .arg(c.samples[i]->value, 0, 'g', 8)
                                    .arg(c.samples[i]->standardError, 0, 'g', 3)
                                    .arg(c.oracle.figures[i].expected, 0, 'g', 8)));
}

void TestOracles::hardlyAnySimulationIsBeyondThreeStandardErrors() {
    if (m_checked.size() != m_cases.size())
        QSKIP("not all cases were run");
    oracles::Agreement all;
    for (const Checked& c : m_checked)
        all.add(c);
    QVERIFY(all.samples >= 200);
    QVERIFY2(all.unusual <= oracles::kMostUnusual * all.samples,
             qPrintable(QString("%1 of %2").arg(all.unusual).arg(all.samples)));
    QVERIFY(all.holds());
}

void TestOracles::ninetyFivePercentIntervalsHoldTheTruth() {
    m_coverages = oracles::coverages(oracles::kRepetitions);
    for (const oracles::Coverage& c : m_coverages)
        QVERIFY2(
            c.holds(),
            qPrintable(
                QString("%1: %2 of %3").arg(c.figure.c_str()).arg(c.covered).arg(c.repetitions)));
}

void TestOracles::thePageSaysWhatTheRunsSay() {
    if (m_checked.size() != m_cases.size() || m_coverages.empty())
        QSKIP("not all cases were run");
    QFile file(QStringLiteral(BREAKEVEN_SOURCE_DIR "/") + oracles::kPagePath);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY2(file.readAll() ==
                 QByteArray::fromStdString(oracles::validationPage(m_checked, m_coverages)),
             "docs/validation.md is of other runs: write it anew with ./dev validate");
}

void TestOracles::aWrongFigureIsNoticed() {
    Checked c{m_cases.front(), {}};
    c.samples.resize(c.oracle.figures.size());
    c.samples[1] = oracles::Sample{c.oracle.figures[1].expected + 0.5, 0.1};
    oracles::Agreement sampled;
    sampled.add(c);
    QVERIFY(!sampled.holds()); // five standard errors
    QCOMPARE(sampled.wrongFormulas, 0);
    c.samples[1] = oracles::Sample{c.oracle.figures[1].expected + 1e-8, 0};
    oracles::Agreement certain;
    certain.add(c);
    QCOMPARE(certain.wrongSamples, 1); // no spread, and not the value
    c.samples[1].reset();
    *c.oracle.figures[0].formula *= 1 + 1e-8;
    oracles::Agreement formula;
    formula.add(c);
    QCOMPARE(formula.wrongFormulas, 1);
}

void TestOracles::waitsAreInfiniteWhereRequestsBringTooMuch() {
    for (const double rate : {2.0, 3.0}) {
        QCOMPARE(waitingShare({rate, 1, 2}), 1.0);
        QVERIFY(std::isinf(meanWaitS(ServerQueue{rate, 1, 2})));
        QVERIFY(std::isinf(waitPercentileS({rate, 1, 2}, 0.5)));
        QVERIFY(std::isinf(meanWaitS(GeneralServer{rate, 0.5, 1})));
        QVERIFY(std::isinf(meanSharedStayS(rate, 0.5)));
    }
    QCOMPARE(erlangC(0, 0.5), 1.0);
    QCOMPARE(erlangB(0, 0.5), 1.0); // no server: all are lost
}

void TestOracles::manyPlacesDoNotOverflow() {
    // 150 % of the work one worker can do, in a queue of 100,000 places: a third is lost
    const LimitedQueueFigures f = figuresOf(LimitedQueue{1.5, 1, 1, 100'000});
    QVERIFY(std::fabs(f.lostShare - 1.0 / 3) < 1e-12);
    QVERIFY(std::fabs(f.meanInSystem - (100'000 - 2)) < 1e-6);
    QVERIFY(std::fabs(f.busyShare - 1) < 1e-12);
}

void TestOracles::aSharedWorkerWithoutSlowDownIsErlangs() {
    const SharedWorkerFigures f = figuresOf(SharedWorker{3, 2, evenlySlowed(0, 9)});
    QVERIFY(std::fabs(f.lostShare - erlangB(9, 6)) < 1e-15);
    QVERIFY(std::fabs(f.meanStayS - 2) < 1e-12);
}

void TestOracles::oneWorkerWithSetUpAddsItsSetUp() {
    for (const double rate : {0.01, 0.3, 0.9})
        for (const double setup : {0.1, 20.0}) {
            const double stay = 1 / (1 - rate) + setup;
            const SetupQueueFigures f = figuresOf(SetupQueue{rate, 1, setup, 1});
            QVERIFY(std::fabs(f.meanStayS / stay - 1) < 1e-12);
            QVERIFY(std::fabs(f.meanBusy / rate - 1) < 1e-12);
        }
}

void TestOracles::approximationsSayWhenTheyAreExact() {
    QVERIFY(kingman(0.5, 1, 1, 3).exact);
    QVERIFY(!kingman(0.5, 1, 0.9, 1).exact);
    QVERIFY(allenCunneen({0.5, 1, 1}, 1, 3).exact);
    QVERIFY(allenCunneen({3, 1, 4}, 1, 1).exact);
    QVERIFY(!allenCunneen({3, 1, 4}, 1, 3).exact);
    QVERIFY(kingman(0.5, 1, 0.9, 1).validity != kingman(0.5, 1, 1, 1).validity);
    QCOMPARE(allenCunneen({3, 1, 4}, 1, 1).meanS, meanWaitS(ServerQueue{3, 1, 4}));
}

QTEST_GUILESS_MAIN(TestOracles)
#include "tst_oracles.moc"
