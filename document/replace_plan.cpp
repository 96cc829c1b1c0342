// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/replace_plan.h"

namespace document {

ReplacePlan::ReplacePlan(PlanDocument& document, const QString& text, PlanPtr before, PlanPtr after,
                         quint64 gesture)
    : QUndoCommand(text), m_document(document), m_before(std::move(before)),
      m_after(std::move(after)), m_gesture(gesture) {}

void ReplacePlan::undo() {
    m_document.replace(m_before);
}

void ReplacePlan::redo() {
    m_document.replace(m_after);
}

bool ReplacePlan::mergeWith(const QUndoCommand* other) {
    const auto* newer = static_cast<const ReplacePlan*>(other); // same id, same class
    if (m_gesture == 0 || newer->m_gesture != m_gesture)
        return false;
    m_after = newer->m_after;
    setObsolete(*m_after == *m_before);
    return true;
}

} // namespace document
