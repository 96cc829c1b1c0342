// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/study_run.h"

#include <QPointF>

class QCPAxisRect;

namespace ui {

class RibbonStripItem;

/// The ribbon under the curves: along the axis, the cheapest offer that meets the target, in its
/// colour and with its name where that fits; hatched where none does.
class RibbonStrip {
public:
    explicit RibbonStrip(QCPAxisRect* rect);
    void set(const document::BreakEvenPtr& study, int hoveredChoice);
    /// The part under a point of the chart (px), −1 for none.
    int at(const QPointF& point) const;

private:
    RibbonStripItem* m_item; ///< owned by the plot
};

} // namespace ui
