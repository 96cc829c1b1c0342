// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/format.h"

#include <QDate>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <utility>

namespace exchange {
namespace {

const QString kMissing = QStringLiteral("–");
const QString kMinus = QStringLiteral("−");

/// `value` with `decimals` digits and a comma every three places, whatever the desktop's language.
QString grouped(double value, int decimals) {
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    QString digits = locale.toString(std::abs(value), 'f', decimals);
    const bool zero = std::none_of(digits.cbegin(), digits.cend(),
                                   [](QChar c) { return c >= u'1' && c <= u'9'; });
    return value < 0 && !zero ? kMinus + digits : digits;
}

/// What `value` becomes when it is rounded to `decimals`: where a limit is tested, it is this that
/// stands on the screen.
double rounded(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale;
}

QString withUnit(const QString& number, const char* unit) {
    return number + kThinSpace + QString::fromUtf8(unit);
}

/// Three digits that count: 3.82, 38.2, 382.
QString threeDigits(double value) {
    const double size = std::abs(value);
    return grouped(value, rounded(size, 2) < 10 ? 2 : rounded(size, 1) < 100 ? 1 : 0);
}

/// A number without zeros behind the point: 5, 1.2, but never more than `decimals` digits.
QString trimmed(double value, int decimals) {
    QString text = grouped(value, decimals);
    while (text.contains(u'.') && (text.endsWith(u'0') || text.endsWith(u'.')))
        text.chop(1);
    return text;
}

bool known(const std::optional<double>& value) {
    return value && std::isfinite(*value);
}

} // namespace

QString money(std::optional<double> usd) {
    if (!known(usd))
        return kMissing;
    const double size = std::abs(*usd);
    const bool cents = rounded(size, 2) < 10 && size > 0;
    const QString amount = u'$' + grouped(size, cents ? 2 : 0);
    return *usd < 0 && rounded(size, cents ? 2 : 0) > 0 ? kMinus + amount : amount;
}

QString money(std::optional<pricing::Money> amount) {
    return money(amount ? std::optional(amount->usd()) : std::nullopt);
}

QString rate(std::optional<double> usd, const QString& per) {
    if (!known(usd))
        return kMissing;
    const double size = std::abs(*usd);
    // Prices per second lie far below a cent: keep three digits that count.
    int decimals = 2;
    if (size > 0 && size < 0.1)
        decimals = std::min(8, 2 - static_cast<int>(std::floor(std::log10(size))));
    QString digits = grouped(size, decimals);
    while (decimals > 2 && digits.endsWith(u'0')) {
        digits.chop(1);
        --decimals;
    }
    return (*usd < 0 ? kMinus : QString()) + u'$' + digits + u'/' + per;
}

QString count(std::optional<double> n) {
    if (!known(n))
        return kMissing;
    const double size = std::abs(*n);
    if (size > 0 && rounded(size, 1) < 10 && std::abs(size - std::round(size)) > 0.05)
        return grouped(*n, 1);
    if (size < 199'999.5)
        return grouped(*n, 0);
    if (size < 999'500)
        return withUnit(grouped(*n / 1e3, 0), "k");
    if (size < 999.5e6)
        return withUnit(threeDigits(*n / 1e6), "M");
    return withUnit(threeDigits(*n / 1e9), "billion");
}

QString shortCount(std::optional<double> n) {
    if (!known(n) || std::abs(*n) < 9'999.5 || std::abs(*n) >= 999'500)
        return count(n);
    return withUnit(threeDigits(*n / 1e3), "k");
}

QString percent(std::optional<double> share) {
    if (!known(share))
        return kMissing;
    const double value = *share * 100;
    const double shown = rounded(std::abs(value), 1);
    if (shown == 0 && value != 0)
        return QStringLiteral("< ") + withUnit(QStringLiteral("0.1"), "%");
    return withUnit(grouped(value, shown > 0 && shown < 10 ? 1 : 0), "%");
}

QString duration(std::optional<double> seconds) {
    if (!known(seconds))
        return kMissing;
    const double size = std::abs(*seconds);
    if (size > 0 && size < 0.0995)
        return withUnit(trimmed(*seconds * 1e3, size < 0.00995 ? 1 : 0), "ms");
    if (rounded(size, 1) < 10)
        return withUnit(grouped(*seconds, size < 0.9995 && size > 0 ? 2 : 1), "s");
    if (size < 119.5)
        return withUnit(grouped(*seconds, 0), "s");
    if (size < 7170)
        return withUnit(trimmed(*seconds / 60, size < 597 ? 1 : 0), "min");
    return withUnit(trimmed(*seconds / 3600, size < 359'820 ? 1 : 0), "h");
}

QString durationRange(std::optional<double> low, std::optional<double> high) {
    if (!known(low) || !known(high))
        return kMissing;
    const QString to = duration(high);
    const QString from = duration(low).remove(QStringLiteral(".0"));
    if (duration(low) == to)
        return to;
    const QString unit = withUnit({}, "s");
    const bool sameUnit = from.endsWith(unit) && to.endsWith(unit);
    return (sameUnit ? from.chopped(unit.size()) : from) + QStringLiteral("–") + to;
}

QString hours(std::optional<double> hours) {
    if (!known(hours))
        return kMissing;
    const double shown = rounded(std::abs(*hours), 1);
    return withUnit(grouped(*hours, shown > 0 && shown < 10 ? 1 : 0), "h");
}

QString factor(std::optional<double> x) {
    if (!known(x))
        return kMissing;
    const double size = std::abs(*x);
    const int decimals = size == 0 ? 0 : rounded(size, 2) < 1 ? 2 : rounded(size, 1) < 100 ? 1 : 0;
    return grouped(*x, decimals) + QStringLiteral("×");
}

QString requestRate(std::optional<double> perSecond) {
    if (!known(perSecond))
        return kMissing;
    const double size = std::abs(*perSecond);
    if (size == 0)
        return QStringLiteral("0");
    if (size < 0.0995) // two digits that count
        return grouped(*perSecond, std::min(9, 1 - static_cast<int>(std::floor(std::log10(size)))));
    return threeDigits(*perSecond);
}

QString axisNumber(double value) {
    const double size = std::abs(value);
    const int decimals =
        size > 0 && size < 100 ? 2 - static_cast<int>(std::floor(std::log10(size))) : 0;
    return trimmed(value, decimals);
}

QString dayName(int day) {
    static const char* const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    return day >= 0 && day < 7 ? QString::fromLatin1(names[day]) : kMissing;
}

QString hourName(int hourOfWeek) {
    return QStringLiteral("%1 %2:00")
        .arg(dayName(hourOfWeek / 24))
        .arg(hourOfWeek % 24, 2, 10, QLatin1Char('0'));
}

QString shortDate(const QString& isoDate) {
    const QDate date = QDate::fromString(isoDate, Qt::ISODate);
    return date.isValid() ? QLocale::c().toString(date, QStringLiteral("d MMM yyyy")) : kMissing;
}

} // namespace exchange
