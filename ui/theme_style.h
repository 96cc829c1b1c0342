// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QStyle;

namespace ui {

/// Fusion with the outlines, focus rings and dock titles of the style guide: Fusion derives them
/// from the window colour, which gives too little contrast, and a style sheet on fields would break
/// their native sizes.
QStyle* newThemeStyle();

} // namespace ui
