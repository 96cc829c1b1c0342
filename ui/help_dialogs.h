// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace ui {

void showKeyboardHelp(QWidget* window);
/// What it is, its licence and those of what it is made with.
void showAbout(QWidget* window);

} // namespace ui
