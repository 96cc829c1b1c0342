// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/plan_document.h"
#include "document/plan_samples.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace document;

class PlanDocumentTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aNewPlanHasTheArticlesFourSystems();
    void editsOfOneGestureAreOneUndoStep();
    void gesturesAndSingleEditsStayApart();
    void anEditThatChangesNothingIsNotRecorded();
    void aGestureThatEndsWhereItBeganLeavesNoStep();
    void undoRestoresTheSamePlan();
    void aGestureAcrossASaveKeepsTheSavedState();
    void modifiedFollowsTheSavedState();
    void theScenarioShownIsClampedAfterUndo();
    void anExampleHasNoFileName();
    void aPlanThatCannotBeOpenedLeavesTheOldOneOpen();
    void openingForgetsTheHistory();
    void unknownKeysSurviveEditAndSave();
    void aFailedSaveLeavesThePlanModified();

private:
    std::unique_ptr<PlanDocument> m_document;
    std::unique_ptr<QTemporaryDir> m_folder;

    void rename(const char* name, quint64 gesture = 0) {
        m_document->edit(
            "Rename", [name](pricing::Plan& plan) { plan.name = name; }, gesture);
    }
    QString planOnDisk(Json plan);
};

/// A plan whose packs need not be anywhere.
QString PlanDocumentTest::planOnDisk(Json plan) {
    plan["price_packs"] = Json::array();
    const QString name = m_folder->filePath("on disk.breakeven");
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytesOf(plan)) < 0)
        qFatal("cannot write");
    return name;
}

void PlanDocumentTest::init() {
    m_document = std::make_unique<PlanDocument>();
    m_folder = std::make_unique<QTemporaryDir>();
}

void PlanDocumentTest::aNewPlanHasTheArticlesFourSystems() {
    QCOMPARE(m_document->plan()->name, std::string("Untitled plan"));
    QCOMPARE(m_document->scenario().name, std::string("Today"));
    QStringList ids;
    for (const auto& offer : m_document->scenario().offers)
        ids.append(QString::fromStdString(offer.id));
    QCOMPARE(ids, (QStringList{"runpod-serverless-h100", "modal-serverless-h100", "gmi-serverless",
                               "gmi-bare-metal-h100"}));
    QVERIFY(!m_document->isModified());
}

void PlanDocumentTest::editsOfOneGestureAreOneUndoStep() {
    const PlanPtr before = m_document->plan();
    const quint64 stroke = PlanDocument::newGesture();
    for (std::size_t cell = 0; cell < 20; ++cell)
        m_document->edit(
            "Paint",
            [cell](pricing::Plan& plan) { plan.scenarios[0].traffic.requestsPerSecond[cell] = 1; },
            stroke);
    QCOMPARE(m_document->undoStack().count(), 1);
    QCOMPARE(m_document->scenario().traffic.requestsPerSecond[19], 1.0);
    m_document->undoStack().undo();
    QCOMPARE(m_document->plan(), before);
    m_document->undoStack().redo();
    QCOMPARE(m_document->scenario().traffic.requestsPerSecond[19], 1.0);
}

void PlanDocumentTest::gesturesAndSingleEditsStayApart() {
    QVERIFY(PlanDocument::newGesture() != PlanDocument::newGesture());
    rename("a", PlanDocument::newGesture());
    rename("b", PlanDocument::newGesture());
    rename("c");
    rename("d");
    QCOMPARE(m_document->undoStack().count(), 4);
}

void PlanDocumentTest::anEditThatChangesNothingIsNotRecorded() {
    QSignalSpy changed(m_document.get(), &PlanDocument::planChanged);
    const PlanPtr before = m_document->plan();
    rename("Untitled plan");
    QCOMPARE(m_document->plan(), before);
    QCOMPARE(m_document->undoStack().count(), 0);
    QCOMPARE(changed.count(), 0);
}

void PlanDocumentTest::aGestureThatEndsWhereItBeganLeavesNoStep() {
    const quint64 gesture = PlanDocument::newGesture();
    rename("there", gesture);
    rename("Untitled plan", gesture);
    QCOMPARE(m_document->undoStack().count(), 0);
    QVERIFY(!m_document->isModified());
    QCOMPARE(m_document->plan()->name, std::string("Untitled plan"));
}

void PlanDocumentTest::undoRestoresTheSamePlan() {
    const PlanPtr first = m_document->plan();
    rename("a");
    const PlanPtr second = m_document->plan();
    rename("b");
    m_document->undoStack().undo();
    QCOMPARE(m_document->plan(), second);
    m_document->undoStack().undo();
    QCOMPARE(m_document->plan(), first);
    QCOMPARE(m_document->undoStack().redoText(), QString("Rename"));
}

void PlanDocumentTest::aGestureAcrossASaveKeepsTheSavedState() {
    const quint64 gesture = PlanDocument::newGesture();
    rename("a", gesture);
    QVERIFY(m_document->save(m_folder->filePath("x.breakeven")));
    rename("b", gesture);
    QVERIFY(m_document->isModified());
    m_document->undoStack().undo();
    QCOMPARE(m_document->plan()->name, std::string("a"));
    QVERIFY(!m_document->isModified());
}

void PlanDocumentTest::modifiedFollowsTheSavedState() {
    QSignalSpy modified(m_document.get(), &PlanDocument::modifiedChanged);
    QSignalSpy named(m_document.get(), &PlanDocument::fileNameChanged);
    rename("a");
    QVERIFY(m_document->save(m_folder->filePath("x.breakeven")));
    m_document->undoStack().undo();
    m_document->undoStack().redo();
    QCOMPARE(modified.count(), 4);
    QCOMPARE(modified.at(0).at(0).toBool(), true);
    QCOMPARE(modified.at(1).at(0).toBool(), false);
    QCOMPARE(modified.at(2).at(0).toBool(), true);
    QCOMPARE(modified.at(3).at(0).toBool(), false);
    QCOMPARE(named.count(), 1);
    QCOMPARE(m_document->fileName(), m_folder->filePath("x.breakeven"));
}

void PlanDocumentTest::theScenarioShownIsClampedAfterUndo() {
    m_document->edit("Add scenario", [](pricing::Plan& plan) {
        plan.scenarios.push_back(plan.scenarios[0]);
        plan.scenarios[1].name = "Tomorrow";
    });
    m_document->setScenario(7);
    QCOMPARE(m_document->scenarioIndex(), 1);
    QSignalSpy shown(m_document.get(), &PlanDocument::scenarioChanged);
    m_document->undoStack().undo();
    QCOMPARE(m_document->scenarioIndex(), 0);
    QCOMPARE(shown.count(), 1);
    QCOMPARE(m_document->scenario().name, std::string("Today"));
}

void PlanDocumentTest::anExampleHasNoFileName() {
    QVERIFY(m_document->openExample(planOnDisk(fullPlan())));
    QVERIFY(m_document->fileName().isEmpty());
    QCOMPARE(m_document->plan()->name, std::string("Grüße"));
    QCOMPARE(m_document->warnings().size(), 5);
}

void PlanDocumentTest::aPlanThatCannotBeOpenedLeavesTheOldOneOpen() {
    rename("mine");
    const PlanPtr before = m_document->plan();
    QVERIFY(!m_document->open(m_folder->filePath("absent.breakeven")));
    QVERIFY(!m_document->open(planOnDisk(with(smallPlan(), "/version", 99))));
    QCOMPARE(m_document->plan(), before);
    QVERIFY(m_document->isModified());
}

void PlanDocumentTest::openingForgetsTheHistory() {
    rename("a");
    const QString name = planOnDisk(smallPlan());
    QVERIFY(m_document->open(name));
    QCOMPARE(m_document->undoStack().count(), 0);
    QVERIFY(!m_document->isModified());
    QCOMPARE(m_document->fileName(), name);
}

void PlanDocumentTest::unknownKeysSurviveEditAndSave() {
    const QString name = planOnDisk(fullPlan());
    QVERIFY(m_document->open(name));
    rename("Renamed");
    QVERIFY(m_document->save(name));
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    Json expected = with(fullPlan(), "/name", "Renamed");
    expected["price_packs"] = Json::array();
    QCOMPARE(Json::parse(file.readAll().toStdString()).dump(), expected.dump());
}

void PlanDocumentTest::aFailedSaveLeavesThePlanModified() {
    rename("a");
    const auto saved = m_document->save(planOnDisk(smallPlan()) + "/below.breakeven");
    QVERIFY(!saved);
    QVERIFY(saved.error().machineFailed);
    QVERIFY(m_document->isModified());
    QVERIFY(m_document->fileName().isEmpty());
}

QTEST_GUILESS_MAIN(PlanDocumentTest)
#include "tst_plan_document.moc"
