// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/policy.h"

#include "ui/fields/number_field.h"

#include <QString>

#include <vector>

namespace ui {

/// One argument of a scaler as the inspector shows it.
struct ScalerFigure {
    QString label, unit;
    NumberRange range;
    double value = 0;
    double shown = 1; ///< the field shows value × this (shares as per cent)
};
std::vector<ScalerFigure> figuresOf(const pricing::Scaler& scaler);
/// The same scaler with argument `index` set.
pricing::Scaler withFigure(pricing::Scaler scaler, int index, double value);

/// The kinds in the order of the menu; what each is called on the screen.
std::vector<QString> scalerKinds();
QString scalerWord(const QString& kind);

} // namespace ui
