// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/plot_copy.h"

#include <QAbstractItemModel>
#include <QBuffer>
#include <QImage>
#include <QMimeData>
#include <QPainter>
#include <QSvgGenerator>

namespace ui {

namespace {

QString cell(const QAbstractItemModel& table, int row, int column) {
    QString text = row < 0 ? table.headerData(column, Qt::Horizontal).toString()
                           : table.index(row, column).data().toString();
    return text.replace(u'\n', u' ').replace(u'\t', u' ');
}

QByteArray chartSvg(const DrawChart& draw, const QSize& size, const QString& title) {
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(), size));
    svg.setTitle(title);
    QPainter painter(&svg);
    draw(painter, QRect(QPoint(), size));
    painter.end();
    return buffer.data();
}

} // namespace

QImage chartImage(const DrawChart& draw, const QSize& size) {
    constexpr int kSharper = 2;
    QImage image(size * kSharper, QImage::Format_RGB32);
    image.setDevicePixelRatio(kSharper);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    draw(painter, QRect(QPoint(), size));
    return image;
}

QString tabSeparated(const QAbstractItemModel& table) {
    QString out;
    for (int row = -1; row < table.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < table.columnCount(); ++column)
            cells << cell(table, row, column);
        out += cells.join(u'\t') + u'\n';
    }
    return out;
}

QString htmlTable(const QAbstractItemModel& table, const QString& title) {
    QString out = QStringLiteral("<table><caption>%1</caption>").arg(title.toHtmlEscaped());
    for (int row = -1; row < table.rowCount(); ++row) {
        out += QStringLiteral("<tr>");
        for (int column = 0; column < table.columnCount(); ++column)
            out += (row < 0 ? QStringLiteral("<th>%1</th>") : QStringLiteral("<td>%1</td>"))
                       .arg(cell(table, row, column).toHtmlEscaped());
        out += QStringLiteral("</tr>");
    }
    return out + QStringLiteral("</table>");
}

QMimeData* chartMimeData(const DrawChart& draw, const QSize& size, const QAbstractItemModel* table,
                         const QString& title) {
    auto* data = new QMimeData;
    data->setImageData(chartImage(draw, size));
    data->setData(kSvgType, chartSvg(draw, size, title));
    if (table) {
        data->setText(tabSeparated(*table));
        data->setHtml(htmlTable(*table, title));
    }
    return data;
}

} // namespace ui
