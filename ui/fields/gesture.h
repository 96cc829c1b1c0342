// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"

#include <QElapsedTimer>

namespace ui {

/// Makes the changes of one turn of a control one undo step: a turn ends when the control is left
/// or 800 ms after its last change.
class Gesture {
public:
    quint64 id() {
        if (!m_id || m_last.elapsed() > 800)
            m_id = document::PlanDocument::newGesture();
        m_last.start();
        return m_id;
    }
    void end() { m_id = 0; }

private:
    quint64 m_id = 0;
    QElapsedTimer m_last;
};

} // namespace ui
