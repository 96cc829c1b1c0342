// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/cost_chart_labels.h"

#include "ui/format.h"
#include "ui/plot/plot_text.h"
#include "ui/theme.h"

#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLineItem>
#include <QGraphicsPixmapItem>
#include <QGraphicsRectItem>
#include <QGraphicsSimpleTextItem>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

// Above Qt Charts' series, below nothing; the chosen row lies under its grid.
constexpr double kTextZ = 50;
constexpr double kBandZ = -1;
constexpr double kChipSize = 12, kGap = 8, kMarkWidth = 22;
constexpr double kBarShare = 0.66; // of the row, as the series' bar width

void centreAt(QGraphicsSimpleTextItem* item, double x, double y) {
    const QRectF box = item->boundingRect();
    item->setPos(x - box.width() / 2, y - box.height() / 2);
}
void leftAt(QGraphicsSimpleTextItem* item, double x, double y) {
    item->setPos(x, y - item->boundingRect().height() / 2);
}
void rightAt(QGraphicsSimpleTextItem* item, double x, double y) {
    const QRectF box = item->boundingRect();
    item->setPos(x - box.width(), y - box.height() / 2);
}
/// A word inside a bar: over hatching and dots it stands on a patch of the part's ground.
class PartWord : public QGraphicsSimpleTextItem {
public:
    using QGraphicsSimpleTextItem::QGraphicsSimpleTextItem;
    QColor ground; ///< invalid: no patch

protected:
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option,
               QWidget* widget) override {
        if (ground.isValid()) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(ground);
            painter->drawRoundedRect(boundingRect().adjusted(-2, 1, 2, -1), 2, 2);
        }
        QGraphicsSimpleTextItem::paint(painter, option, widget);
    }
};

void write(QGraphicsSimpleTextItem* item, const QString& words, const QFont& face,
           const QColor& ink) {
    if (item->text() != words)
        item->setText(words);
    if (item->font() != face)
        item->setFont(face);
    item->setBrush(ink);
    item->setVisible(true);
}

} // namespace

bool CostChartLabels::isNarrow(double chartWidth) {
    return chartWidth < 480;
}
double CostChartLabels::margin(double chartWidth) {
    return isNarrow(chartWidth) ? 8 : 16;
}
double CostChartLabels::nameWidth(const std::vector<CostBar>& bars, double chartWidth) {
    const QFontMetricsF metrics(font(Type::small, true)); // as the chosen one is written
    double longest = 0;
    for (const CostBar& bar : bars)
        longest = std::max(longest, metrics.horizontalAdvance(bar.label));
    const double wanted = margin(chartWidth) + kChipSize + 2 * kGap + std::ceil(longest) + 1;
    const bool narrow = isNarrow(chartWidth);
    return std::clamp(wanted, narrow ? 90.0 : 130.0, chartWidth * (narrow ? 0.42 : 0.34));
}
double CostChartLabels::targetWidth(double chartWidth) {
    return isNarrow(chartWidth) ? 66 : 112;
}

CostChartLabels::CostChartLabels(QChart* chart) : m_chart(chart) {
    m_hoveredBand = new QGraphicsRectItem(chart);
    m_chosenBand = new QGraphicsRectItem(chart);
    m_chosenEdge = new QGraphicsRectItem(chart);
    for (QGraphicsRectItem* item : {m_hoveredBand, m_chosenBand, m_chosenEdge}) {
        item->setZValue(kBandZ);
        item->setPen(Qt::NoPen);
        item->hide();
    }
    m_zeroLine = new QGraphicsLineItem(chart);
    m_zeroLine->setZValue(kTextZ);
    m_nothing = text(kTextZ);
}

QGraphicsSimpleTextItem* CostChartLabels::text(double z) {
    return adopted(new QGraphicsSimpleTextItem(m_chart), z);
}

QGraphicsSimpleTextItem* CostChartLabels::adopted(QGraphicsSimpleTextItem* item, double z) {
    item->setZValue(z);
    item->setAcceptedMouseButtons(Qt::NoButton);
    item->hide();
    return item;
}

void CostChartLabels::needRows(std::size_t n) {
    while (m_rows.size() < n) {
        Row row{new QGraphicsPixmapItem(m_chart), text(kTextZ), text(kTextZ), text(kTextZ),
                text(kTextZ)};
        row.chip->setZValue(kTextZ);
        for (int i = 0; i < kBarParts; ++i)
            row.words.push_back(adopted(new PartWord(m_chart), kTextZ));
        m_rows.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].chip->setVisible(i < n);
        if (i < n)
            continue;
        for (auto* item : {m_rows[i].name, m_rows[i].total, m_rows[i].p95, m_rows[i].mark})
            item->hide();
        for (auto* item : m_rows[i].words)
            item->hide();
    }
}

void CostChartLabels::needTicks(std::size_t n) {
    while (m_ticks.size() < n)
        m_ticks.push_back(text(kTextZ));
    for (std::size_t i = n; i < m_ticks.size(); ++i)
        m_ticks[i]->hide();
}

void CostChartLabels::markRows(std::size_t rows, const Look& look) {
    const QRectF plot = m_chart->plotArea();
    const double height = rows == 0 ? 0 : plot.height() / double(rows);
    const auto mark = [&](QGraphicsRectItem* band, int row) {
        band->setVisible(row >= 0 && row < int(rows));
        band->setRect(0, plot.top() + row * height, m_chart->size().width(), height);
        band->setBrush(colours().soft);
    };
    mark(m_hoveredBand, look.hoveredRow);
    mark(m_chosenBand, look.chosenRow);
    m_chosenEdge->setVisible(m_chosenBand->isVisible());
    m_chosenEdge->setRect(QRectF(m_chosenBand->rect().topLeft(), QSizeF(3, height)));
    m_chosenEdge->setBrush(colours().accent);
}

void CostChartLabels::place(const std::vector<CostBar>& bars, const Look& look) {
    const QRectF plot = m_chart->plotArea();
    needRows(bars.size());
    const double height = bars.empty() ? 0 : plot.height() / bars.size();
    markRows(bars.size(), look);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const QRectF band(plot.left(), plot.top() + i * height, plot.width(), height);
        placeRow(m_rows[i], bars[i], band, look, int(i) == look.chosenRow);
    }
    placeAxis(plot, look);
    m_nothing->setVisible(bars.empty());
    if (bars.empty()) {
        write(m_nothing, QObject::tr("No offer to show"), font(Type::small), colours().text2);
        centreAt(m_nothing, m_chart->size().width() / 2, plot.center().y());
    }
}

void CostChartLabels::placeRow(Row& row, const CostBar& bar, const QRectF& band, const Look& look,
                               bool chosen) {
    const Colours& c = colours();
    const QColor ink = look.stale ? c.text2 : c.text;
    const QFont face = font(Type::small, chosen);
    const double middle = band.center().y();
    row.chip->setPixmap(offerChip(bar.slot, 2));
    const double left = margin(m_chart->size().width());
    row.chip->setPos(left, middle - kChipSize / 2);
    const double nameLeft = left + kChipSize + kGap;
    const QFontMetricsF metrics(face);
    write(row.name, shortName(bar.label, metrics, band.left() - nameLeft - kGap), face, ink);
    leftAt(row.name, nameLeft, middle);
    const double pxPerUsd = band.width() / look.axisMax;
    write(row.total, money(bar.total), font(Type::interface_, true), ink);
    leftAt(row.total, band.left() + bar.total * pxPerUsd + 7, middle);
    placeWords(row, bar, band, pxPerUsd);
    placeTarget(row, bar, band, look.stale);
}

void CostChartLabels::placeWords(Row& row, const CostBar& bar, const QRectF& band,
                                 double pxPerUsd) {
    const QFont face = font(Type::axis);
    const QFontMetricsF metrics(face);
    const bool tall = band.height() * kBarShare >= metrics.height();
    double left = band.left();
    for (int i = 0; i < kBarParts; ++i) {
        const double width = bar.usd[i] * pxPerUsd;
        QString word = partWord(BarPart(i));
        if (metrics.horizontalAdvance(word) + 8 > width)
            word = partShortWord(BarPart(i));
        const bool fits = tall && metrics.horizontalAdvance(word) + 6 <= width;
        if (fits) {
            static_cast<PartWord*>(row.words[i])->ground =
                partGround(BarPart(i), offerFill(bar.slot), colours().base);
            write(row.words[i], word, face,
                  partInk(BarPart(i), offerFill(bar.slot), colours().text));
            centreAt(row.words[i], left + width / 2, band.center().y());
        }
        row.words[i]->setVisible(fits);
        left += width;
    }
}

void CostChartLabels::placeTarget(Row& row, const CostBar& bar, const QRectF& band, bool stale) {
    const Colours& c = colours();
    const double right = m_chart->size().width() - margin(m_chart->size().width());
    const double middle = band.center().y();
    const bool misses = bar.targetMet && !*bar.targetMet;
    const bool unknown = !bar.p95;
    const QColor ink = unknown || stale ? c.text2 : misses ? c.bad : c.text;
    write(row.p95,
          unknown
              ? isNarrow(m_chart->size().width()) ? QStringLiteral("?") : QObject::tr("not known")
              : duration(bar.p95),
          font(Type::small), ink);
    const bool marked = bar.targetMet.has_value() && !unknown;
    row.mark->setVisible(marked);
    if (marked) {
        write(row.mark, *bar.targetMet ? QStringLiteral("✓") : QStringLiteral("✗"),
              font(Type::interface_, true), misses ? c.bad : c.ok);
        rightAt(row.mark, right, middle);
    }
    rightAt(row.p95, !marked ? right : right - kMarkWidth, middle);
}

void CostChartLabels::placeAxis(const QRectF& plot, const Look& look) {
    const int ticks = std::max(1, qRound(look.axisMax / look.axisStep)) + 1;
    needTicks(ticks);
    const QFont face = font(Type::axis);
    m_zeroLine->setLine(QLineF(plot.topLeft(), plot.bottomLeft()));
    m_zeroLine->setPen(QPen(colours().ctl, 1));
    for (int i = 0; i < ticks; ++i) {
        const double usd = i * look.axisStep;
        const double x = plot.left() + plot.width() * usd / look.axisMax;
        write(m_ticks[i], money(usd == 0 ? 0 : usd), face, colours().text3);
        centreAt(m_ticks[i], x, plot.bottom() + kAxisHeight / 2);
        m_ticks[i]->setVisible(usd <= look.axisMax * 1.0001);
    }
    if (ticks > 0)
        m_ticks[0]->setText(QStringLiteral("$0"));
}

} // namespace ui
