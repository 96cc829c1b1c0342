// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

class QCPAxisRect;

namespace ui {

class PlotMarginItem;

/// Words in the right margin that say what an axis or a strip is, since no text is rotated: beside
/// the numbers of the bottom or the top axis, or beside the plot itself. One or two lines.
class PlotMargin {
public:
    enum class Beside { bottomNumbers, topNumbers, plot };
    PlotMargin(QCPAxisRect* rect, Beside beside);
    void set(const QStringList& lines);

private:
    PlotMarginItem* m_item; ///< owned by the plot
};

} // namespace ui
