// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/briefing/briefing.h"

#include "exchange/format.h"

namespace exchange {

namespace {

/// $0.00116, $2.90: what per, the column's title says.
QString smallMoney(std::optional<double> usd) {
    QString amount = rate(usd, {});
    if (amount.endsWith(u'/'))
        amount.chop(1);
    return amount;
}

} // namespace

QString text(Quantity quantity, std::optional<double> value) {
    switch (quantity) {
    case Quantity::money:
        return money(value);
    case Quantity::rate:
        return smallMoney(value);
    case Quantity::share:
        return percent(value);
    case Quantity::seconds:
        return duration(value);
    case Quantity::hours:
        return hours(value);
    case Quantity::factor:
        return factor(value);
    case Quantity::perSecond:
        return requestRate(value);
    case Quantity::hourOfWeek:
        return value ? hourName(static_cast<int>(*value)) : count(value);
    case Quantity::text:
    case Quantity::count:
        break;
    }
    return count(value);
}

QString text(const Column& column, const Cell& cell) {
    if (const auto* words = std::get_if<QString>(&cell.value))
        return *words;
    const auto* number = std::get_if<double>(&cell.value);
    return text(column.quantity, number ? std::optional(*number) : std::nullopt);
}

} // namespace exchange
