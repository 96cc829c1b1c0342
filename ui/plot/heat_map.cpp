// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/heat_map.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

QString hourWords(int hourOfWeek) {
    return QCoreApplication::translate("HeatMap", "%1 %2 to %3")
        .arg(QLocale::c().dayName(hourOfWeek / 24 + 1))
        .arg(hourOfWeek % 24)
        .arg(hourOfWeek % 24 + 1);
}

} // namespace ui
