// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/traffic/traffic_brush.h"

#include <QString>

#include <optional>

namespace ui {

/// A block of rates as a spreadsheet hands it over.
struct RateBlock {
    QSize size;
    std::vector<double> values; ///< row after row
    QString error; ///< why the text is none, naming row and column; then the rest is empty
};

/// Tab-separated, one line a day, decimal points, digits enough to read back the same values.
QString blockText(const Cells&, const QRect& rect);

/// Reads what a spreadsheet copies: any line ends, decimal point or comma, thousands separators,
/// empty cells as 0. Where one cell could be read both ways ("1,234"), the other cells decide, and
/// without them the comma separates thousands.
RateBlock blockFromText(const QString& text);

/// One typed rate; nothing when it is no rate.
std::optional<double> rateFromText(const QString& text);

} // namespace ui
