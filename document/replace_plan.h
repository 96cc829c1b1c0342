// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"

#include <QUndoCommand>

namespace document {

/// The one undo command: a plan in place of another.
class ReplacePlan : public QUndoCommand {
public:
    ReplacePlan(PlanDocument& document, const QString& text, PlanPtr before, PlanPtr after,
                quint64 gesture);

    void undo() override;
    void redo() override;
    int id() const override { return 1; }
    /// Edits of one gesture become one step; a gesture that ends where it began leaves none.
    bool mergeWith(const QUndoCommand* other) override;

private:
    PlanDocument& m_document;
    PlanPtr m_before;
    PlanPtr m_after;
    quint64 m_gesture;
};

} // namespace document
