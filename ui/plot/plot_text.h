// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QString>

class QFontMetricsF;
class QPainter;

namespace ui {

/// Text with a 4 px halo in the base colour, so that it can be read over lines. `at` is the left
/// end of the base line.
void drawHaloText(QPainter& painter, const QPointF& at, const QString& text, const QFont& font,
                  const QColor& colour);

/// The name of an offer in `room` px: its maker goes first, then more words up to the one that
/// names the GPU ("RunPod RTX 4090, 1 warm": "…4090, 1 warm"), since what follows tells offers
/// apart.
QString shortName(const QString& name, const QFontMetricsF& metrics, double room);

} // namespace ui
