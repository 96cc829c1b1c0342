// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QLabel;
class QLayout;

namespace ui {

class PlotView;

/// A title in the page's flow.
QLabel* sectionTitle(const QString& text);
/// A line of remark under it, in the secondary colour; it wraps.
QLabel* sectionRemark(const QString& text = {});
/// A chart's title over a remark, with the button for its table.
QLayout* chartTitle(QLabel* title, QLabel* remark, PlotView* chart);

} // namespace ui
