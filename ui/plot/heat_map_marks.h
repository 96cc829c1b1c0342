// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plot/heat_map.h"

#include <qcustomplot.h>

namespace ui {

/// What is drawn over and under the cells of a heat map: gaps between them, the cursor, the colour
/// scale and the value that is read.
class HeatMapMarks : public QCPAbstractItem {
public:
    explicit HeatMapMarks(QCPAxisRect* rect);
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

    HeatScale scale;
    std::function<QString(std::optional<double>)> text;
    int cursor = -1;
    QString place, value; ///< the readout: "Wed 21:00", "88 %"
    bool stale = false;

    QRectF cell(int hour) const; ///< px, with its gap

    static constexpr int kRoomBelow = 56; ///< px under the cells: hours, scale and readout

protected:
    void draw(QCPPainter* painter) override;

private:
    void drawGaps(QPainter& painter) const;
    void drawCursor(QPainter& painter) const;
    void drawScale(QPainter& painter) const;
    void drawReadout(QPainter& painter) const;
    QRectF bar() const;

    QCPAxisRect* m_rect;
};

/// The seven stops of an ink, even on a linear scale; the traffic ink keeps its quiet end pale.
QCPColorGradient heatGradient(HeatScale::Ink ink);

} // namespace ui
