// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/traffic_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <cmath>

namespace ui {
namespace {

/// Spaces of every kind and apostrophes only group digits.
QString withoutGroups(QString cell) {
    static const QRegularExpression groups(
        QStringLiteral("(?<=[0-9])[\\s\\x{00A0}\\x{2009}\\x{202F}'’](?=[0-9]{3})"));
    return cell.remove(groups).trimmed();
}

/// The sign that marks the fraction in this cell, or nothing when it could be either.
std::optional<QChar> decimalSign(const QString& cell) {
    const qsizetype comma = cell.lastIndexOf(u','), point = cell.lastIndexOf(u'.');
    if (comma >= 0 && point >= 0)
        return comma > point ? u',' : u'.';
    const QChar sign = comma >= 0 ? u',' : u'.';
    if (cell.count(sign) > 1)
        return sign == u',' ? u'.' : u',';
    static const QRegularExpression thousands(QStringLiteral("^[1-9][0-9]{0,2}[.,][0-9]{3}$"));
    if (cell.count(sign) == 0 || thousands.match(cell).hasMatch())
        return std::nullopt;
    return sign;
}

QChar decimalSignOf(const QList<QStringList>& rows) {
    for (const QStringList& row : rows)
        for (const QString& cell : row)
            if (const auto sign = decimalSign(cell))
                return *sign;
    return u'.';
}

std::optional<double> readRate(const QString& cell, QChar decimal) {
    if (cell.isEmpty())
        return 0.0;
    const QString other = decimal == u'.' ? QStringLiteral(",") : QStringLiteral("\\.");
    const QRegularExpression form(
        QStringLiteral(
            "^\\+?(?:[0-9]+|[0-9]{1,3}(?:%1[0-9]{3})+)?(?:%2[0-9]*)?(?:[eE][+-]?[0-9]+)?$")
            .arg(other, QRegularExpression::escape(decimal)));
    if (!form.match(cell).hasMatch())
        return std::nullopt;
    QString plain = cell;
    plain.remove(decimal == u'.' ? u',' : u'.').replace(decimal, u'.');
    bool ok = false;
    const double value = QLocale::c().toDouble(plain, &ok);
    if (!ok || !std::isfinite(value))
        return std::nullopt;
    return value;
}

QList<QStringList> tableOf(QString text) {
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    while (text.endsWith(u'\n'))
        text.chop(1);
    QList<QStringList> rows;
    for (const QString& line : text.split(u'\n')) {
        QStringList cells = line.split(u'\t');
        for (QString& cell : cells)
            cell = withoutGroups(cell);
        rows.append(cells);
    }
    return rows;
}

QString say(const char* text) {
    return QCoreApplication::translate("RateBlock", text);
}

RateBlock refused(const QString& why) {
    return {.error = why};
}

} // namespace

QString blockText(const Cells& cells, const QRect& rect) {
    QStringList lines;
    for (int day = rect.top(); day <= rect.bottom(); ++day) {
        QStringList row;
        for (int column = rect.left(); column <= rect.right(); ++column)
            row.append(
                QString::number(cells[static_cast<std::size_t>(cellAt(cells, {column, day}))], 'g',
                                QLocale::FloatingPointShortest));
        lines.append(row.join(u'\t'));
    }
    return lines.join(u'\n');
}

RateBlock blockFromText(const QString& text) {
    if (text.trimmed().isEmpty())
        return refused(say("There is no text to paste."));
    const QList<QStringList> rows = tableOf(text);
    const QChar decimal = decimalSignOf(rows);
    RateBlock block{
        QSize(static_cast<int>(rows.first().size()), static_cast<int>(rows.size())), {}, {}};
    for (int row = 0; row < rows.size(); ++row) {
        if (rows[row].size() != block.size.width())
            return refused(say("Row %1 has %2 columns, row 1 has %3.")
                               .arg(row + 1)
                               .arg(rows[row].size())
                               .arg(block.size.width()));
        for (int column = 0; column < rows[row].size(); ++column) {
            const auto value = readRate(rows[row][column], decimal);
            if (!value)
                return refused(say("Row %1, column %2: “%3” is not a rate (a number, 0 or more).")
                                   .arg(row + 1)
                                   .arg(column + 1)
                                   .arg(rows[row][column].left(20)));
            block.values.push_back(*value);
        }
    }
    return block;
}

std::optional<double> rateFromText(const QString& text) {
    const QString cell = withoutGroups(text.trimmed());
    if (cell.isEmpty())
        return std::nullopt;
    return readRate(cell, decimalSign(cell).value_or(u'.'));
}

} // namespace ui
