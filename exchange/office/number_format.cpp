// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/office/number_format.h"

namespace exchange {

QString numberFormat(Quantity quantity) {
    switch (quantity) {
    case Quantity::money:
        return QStringLiteral("[>=10]\"$\"#,##0;[<=-10]-\"$\"#,##0;\"$\"0.00");
    case Quantity::rate:
        return QStringLiteral("\"$\"#,##0.00######");
    case Quantity::count:
        return QStringLiteral("[>=100]#,##0;General");
    case Quantity::share:
        return QStringLiteral("[=0]0%;[<0.1]0.0%;0%");
    case Quantity::seconds:
        return QStringLiteral("[<100]0.0#\" s\";#,##0\" s\"");
    case Quantity::hours:
        return QStringLiteral("[<100]0.0#\" h\";#,##0\" h\"");
    case Quantity::factor:
        return QStringLiteral("[<100]0.0#\"×\";#,##0\"×\"");
    case Quantity::perSecond:
        return QStringLiteral("[<10]0.00#;#,##0.0");
    case Quantity::text:
    case Quantity::hourOfWeek:
        break;
    }
    return QStringLiteral("General");
}

QString axisNumberFormat(Quantity quantity) {
    switch (quantity) {
    case Quantity::money:
        return QStringLiteral("[>=10]\"$\"#,##0;General");
    case Quantity::rate:
        return QStringLiteral("\"$\"General");
    case Quantity::share:
        return QStringLiteral("0%");
    case Quantity::factor:
        return QStringLiteral("General\"×\"");
    case Quantity::count:
    case Quantity::perSecond:
        return QStringLiteral("[>=1000]#,##0;General");
    case Quantity::seconds:
    case Quantity::hours:
    case Quantity::text:
    case Quantity::hourOfWeek:
        break;
    }
    return QStringLiteral("General");
}

} // namespace exchange
