// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QPixmap>

#include <array>

class QApplication;

namespace ui {

/// The colours of the style guide that QPalette has no role for, for one scheme.
struct Colours {
    bool dark = false;
    QColor win, chrome, base, alt, line, line2, grid, ctl, text, text2, text3, dis, accent, hl,
        hlText, soft, softEdge, ok, bad, warn;
    std::array<QColor, 7> traffic; ///< gradient stops, quiet to busy
    std::array<QColor, 7> waiting;
};

enum class Scheme { system, light, dark };

// What the style sheet looks for. A frame whose property "role" is "hint" is a hint strip; a label
// whose "role" is "hintNumber" is the number in front of it.

/// Fusion style, palette, embedded fonts and the style sheet of toolbar, docks, tabs, status bar.
void applyTheme(QApplication& app, Scheme scheme);

/// The colours in force, by the lightness of the application's palette.
const Colours& colours();
const Colours& coloursOf(bool dark);

/// Data colour of an offer's slot (1…16; 9–16 repeat 1–8 with a ring chip and dashed lines).
QColor offerFill(int slot);
QColor offerInk(int slot);
/// A 12 px chip in the slot's colour (a ring for slots 9–16).
QPixmap offerChip(int slot, qreal devicePixelRatio = 1);

/// Traffic gradient at `rate`, logarithmic from 0.001 to `peak`; nothing painted = window colour.
QColor trafficColour(double rate, double peak);
/// Where `rate` lies on that scale, 0…1, and the rate at its lower end.
double trafficPosition(double rate, double peak);
double trafficFloor(double peak);

/// Fonts of the type scale (pixel sizes at 96 dpi, tabular figures).
enum class Type { verdict, interface_, title, small, axis };
QFont font(Type, bool semiBold = false);

/// A line icon from resources, drawn in the text colour (and `dis` when disabled).
QIcon icon(const char* name);

} // namespace ui
