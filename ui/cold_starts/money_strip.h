// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/cold_start_impact.h"
#include "ui/compare/cost_bars.h"

#include <QWidget>

#include <vector>

namespace ui {

/// What a month's bill goes to, in dollars and per cent, over a bar in the offer's textures.
class MoneyStrip : public QWidget {
    Q_OBJECT
public:
    explicit MoneyStrip(QWidget* parent = nullptr);

    void show(const pricing::ColdStartImpact& impact);
    using QWidget::show;
    void setStale(bool stale);
    void drawOn(QPainter& painter, const QRect& target) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    struct Part {
        BarPart part;
        QString word; ///< "Starts"
        double usd = 0, share = 0;
        QString figure() const; ///< "$299, 36 %"
    };
    int layOut(QPainter* painter, const QRect& target) const;
    void drawBar(QPainter& painter, const QRect& bar) const;

    std::vector<Part> m_parts;
    int m_slot = 1;
    bool m_stale = false;
};

} // namespace ui
