// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionComboBox;
class QStyleOptionProgressBar;
class QStyleOptionSpinBox;
class QStyleOptionToolButton;
class QWidget;

namespace ui {

// The parts of controls that the theme's style draws itself. A widget whose property "invalid" is
// true gets the border of an error.
void drawField(QPainter&, const QRect&, QStyle::State, bool invalid = false);
void drawSpinBox(QPainter&, const QStyle&, const QStyleOptionSpinBox&, const QWidget*);
void drawComboBox(QPainter&, const QStyle&, const QStyleOptionComboBox&, const QWidget*);
void drawCheckBox(QPainter&, const QRect&, QStyle::State);
void drawRadioButton(QPainter&, const QRect&, QStyle::State);
void drawProgressGroove(QPainter&, const QRect&);
void drawProgress(QPainter&, const QStyleOptionProgressBar&);
void drawButton(QPainter&, const QRect&, QStyle::State, bool isDefault);
void drawToolButton(QPainter&, const QRect&, QStyle::State);
/// Icon, text and, before a menu, a chevron; for buttons with their text beside the icon.
void drawToolLabel(QPainter&, const QStyleOptionToolButton&);
QSize toolLabelSize(const QStyleOptionToolButton&);
bool hasToolLabel(const QStyleOptionToolButton&);
void drawFocus(QPainter&, const QRect&);
void drawChevron(QPainter&, const QRect&, bool enabled);
bool isInvalid(const QWidget*);

} // namespace ui
