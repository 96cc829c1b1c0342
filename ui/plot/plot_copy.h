// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSize>
#include <QString>

#include <functional>

class QAbstractItemModel;
class QImage;
class QMimeData;
class QPainter;
class QRect;

namespace ui {

inline const QString kSvgType = QStringLiteral("image/svg+xml");

/// Draws a chart, title included, into a rectangle.
using DrawChart = std::function<void(QPainter&, const QRect&)>;

/// The chart at twice its size, so that it stays sharp elsewhere.
QImage chartImage(const DrawChart& draw, const QSize& size);
/// The table with its heads: tab-separated lines, and as an HTML table.
QString tabSeparated(const QAbstractItemModel& table);
QString htmlTable(const QAbstractItemModel& table, const QString& title);
/// Everything a program may want to paste: image, SVG, HTML and tab-separated text. `table` may be
/// null.
QMimeData* chartMimeData(const DrawChart& draw, const QSize& size, const QAbstractItemModel* table,
                         const QString& title);

} // namespace ui
