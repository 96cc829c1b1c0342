// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_file.h"
#include "pricing/offer.h"
#include "pricing/plan.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <memory>
#include <vector>

namespace document {

using PlanPtr = std::shared_ptr<const pricing::Plan>;
using Packs = std::shared_ptr<const std::vector<pricing::PricePack>>;

/// The open plan. It is one immutable value; every edit replaces it, so the same pointer serves as
/// the undo record, the workers' snapshot and the views' input.
class PlanDocument : public QObject {
    Q_OBJECT
public:
    explicit PlanDocument(QObject* parent = nullptr);

    PlanPtr plan() const { return m_plan; }
    const pricing::Scenario& scenario() const; ///< the one on the screen
    int scenarioIndex() const { return m_scenario; }
    Packs packs() const { return m_packs; }
    QUndoStack& undoStack() { return m_undo; }
    QString fileName() const { return m_fileName; }
    bool isModified() const { return !m_undo.isClean(); }
    QStringList warnings() const { return m_warnings; }
    QString about() const { return m_about; } ///< what an example says of itself

    /// The one door for every edit. `change` alters a copy; an edit that changes nothing is not
    /// recorded. Edits of one non-zero gesture (a stroke of the brush, a spin box being turned) are
    /// one undo step.
    void edit(const QString& text, const std::function<void(pricing::Plan&)>& change,
              quint64 gesture = 0);
    /// A number no other gesture has.
    static quint64 newGesture();

    /// Shows another scenario; an index beyond the last one shows the last.
    void setScenario(int index);

    void startNew();
    /// Opens an example without a file name: saving asks for one.
    FileResult<void> openExample(const QString& resource);
    FileResult<void> open(const QString& fileName);
    FileResult<void> save(const QString& fileName);

signals:
    void planChanged(document::PlanPtr plan); ///< after any edit, undo, redo or open
    void scenarioChanged(int index);
    void modifiedChanged(bool modified);
    void fileNameChanged(const QString& fileName);

private:
    friend class ReplacePlan;
    void replace(PlanPtr plan);
    FileResult<void> openAs(const QString& source, const QString& fileName);
    void adopt(LoadedPlan loaded, std::vector<pricing::PricePack> packs, const QString& fileName);

    PlanPtr m_plan;
    Packs m_packs;
    std::shared_ptr<const PlanSource> m_source;
    QString m_fileName;
    QStringList m_warnings;
    QString m_about;
    int m_scenario = 0;
    QUndoStack m_undo;
};

} // namespace document
