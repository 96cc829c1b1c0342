// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace ui {

/// Ctrl+T anywhere on a page with Table buttons: the chart with the focus, else the first in sight,
/// turns into its table and back.
void addTableShortcut(QWidget* page);

} // namespace ui
