// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/cost_chart.h"

#include "ui/chosen_offer.h"
#include "ui/compare/cost_chart_labels.h"
#include "ui/compare/texture_key.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QGraphicsLayout>
#include <QHorizontalStackedBarSeries>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// The step of at most so many round parts (1, 2, 2.5, 5 × 10ⁿ) that reach `top`.
double roundStep(double top, int parts) {
    const double rough = std::max(top, 1e-6) / parts;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (double factor : {1.0, 2.0, 2.5, 5.0})
        if (factor * power >= rough * 0.9999)
            return factor * power;
    return 10 * power;
}

constexpr double kBarWidth = 0.66, kMostRowHeight = 36;
constexpr int kTotalRoom = 62; // px behind the longest bar for its total
constexpr int kTickRoom = 56;  // px from one figure of the axis to the next

} // namespace

CostChart::CostChart(ChosenOffer* chosen, QWidget* parent)
    : QChartView(parent), m_chosen(chosen), m_series(new QHorizontalStackedBarSeries),
      m_rows(new QBarCategoryAxis), m_usd(new QValueAxis) {
    setObjectName("costChart");
    setAccessibleName(tr("Monthly cost by offer"));
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QChart* c = chart();
    c->legend()->hide();
    c->setAnimationOptions(QChart::NoAnimation);
    c->setBackgroundVisible(false);
    c->setMargins({});
    c->layout()->setContentsMargins(0, 0, 0, 0);
    c->addSeries(m_series);
    c->addAxis(m_rows, Qt::AlignLeft);
    c->addAxis(m_usd, Qt::AlignBottom);
    m_series->attachAxis(m_rows);
    m_series->attachAxis(m_usd);
    m_series->setBarWidth(kBarWidth);
    m_rows->setGridLineVisible(false);
    m_rows->setLabelsVisible(false);
    m_usd->setLabelsVisible(false);
    m_usd->setLineVisible(false);
    m_rows->setLineVisible(false);
    m_labels = std::make_unique<CostChartLabels>(c);
    connect(c, &QChart::plotAreaChanged, this, [this] { describe(); });
    connect(m_chosen, &ChosenOffer::chosen, this, [this] { describe(); });
    connect(m_chosen, &ChosenOffer::hovered, this, [this] { describe(); });
    paintSets();
}

CostChart::~CostChart() = default;

void CostChart::show(const document::ReportPtr& report) {
    m_report = report;
    refill();
}

void CostChart::setOnlyMeetingTarget(bool only) {
    m_onlyMeeting = only;
    if (m_report)
        refill();
}

void CostChart::setStale(bool stale) {
    if (stale == m_stale)
        return;
    m_stale = stale;
    describe();
}

void CostChart::refill() {
    const auto before = m_bars.size();
    m_bars = costBars(*m_report, m_onlyMeeting);
    // A set for every part some offer pays for. A set that is no longer needed stays, at zero:
    // while somebody paints, parts come and go and rebuilding would cost more.
    std::vector<Key> keys;
    for (const CostBar& bar : m_bars)
        for (int i = 0; i < kBarParts; ++i)
            if (bar.usd[i] > 0)
                keys.push_back({bar.slot, BarPart(i)});
    const bool known = std::all_of(keys.begin(), keys.end(), [this](const Key& key) {
        return std::find(m_keys.begin(), m_keys.end(), key) != m_keys.end();
    });
    if (known && before == m_bars.size())
        moveValues();
    else
        rebuildSets(keys);
    placePlot();
    setScale();
    describe();
}

// Offers that share a slot share its sets: values lie in different rows, so nothing is added up.
void CostChart::rebuildSets(const std::vector<Key>& keys) {
    m_series->clear();
    m_sets.clear();
    m_keys.clear();
    for (int part = 0; part < kBarParts; ++part) // stacking order: work first
        for (const Key& key : keys)
            if (key.part == BarPart(part) &&
                std::find(m_keys.begin(), m_keys.end(), key) == m_keys.end())
                m_keys.push_back(key);
    QList<QBarSet*> sets;
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        auto* set = new QBarSet(QString());
        set->append(QList<qreal>(int(m_bars.size()), 0.0));
        m_sets.push_back(set);
        sets.append(set);
    }
    paintSets();
    QStringList names;
    for (std::size_t i = 0; i < m_bars.size(); ++i)
        names << QString::number(i);
    m_rows->setCategories(names);
    moveValues();
    m_series->append(sets);
}

void CostChart::moveValues() {
    const int n = static_cast<int>(m_bars.size());
    for (std::size_t k = 0; k < m_sets.size(); ++k) {
        for (int row = 0; row < n; ++row) {
            const CostBar& bar = m_bars[row];
            const double usd = bar.slot == m_keys[k].offer ? bar.usd[int(m_keys[k].part)] : 0;
            const int at = n - 1 - row; // the axis counts from below
            if (m_sets[k]->at(at) != usd)
                m_sets[k]->replace(at, usd);
        }
    }
}

void CostChart::paintSets() {
    const Colours& c = colours();
    for (std::size_t k = 0; k < m_sets.size(); ++k) {
        const QColor fill = offerFill(m_keys[k].offer);
        m_sets[k]->setBrush(partBrush(m_keys[k].part, fill, c.base));
        m_sets[k]->setPen(m_keys[k].part == BarPart::unused ? QPen(fill, 1.5) : QPen(c.base, 1));
    }
    setBackgroundBrush(c.base);
    m_usd->setGridLinePen(QPen(c.grid, 1));
}

void CostChart::setScale() {
    const double most = m_bars.empty() ? 1 : std::max(m_bars.back().total, 0.01);
    const double width = std::max(1.0, chart()->plotArea().width());
    const double room = std::max(0.4, 1 - kTotalRoom / width);
    const double step = roundStep(most, std::clamp(int(width * room / kTickRoom), 1, 5));
    // The axis ends behind the longest bar and its total, not at the next round figure.
    const double top = std::max(most / room, step);
    if (m_usd->max() == top && m_usd->tickInterval() == step)
        return;
    m_usd->setTickType(QValueAxis::TicksDynamic);
    m_usd->setTickAnchor(0);
    m_usd->setTickInterval(step);
    m_usd->setRange(0, top);
}

void CostChart::placePlot() {
    const QSizeF size = chart()->size();
    const double left = CostChartLabels::nameWidth(m_bars, size.width());
    const double right = CostChartLabels::targetWidth(size.width());
    const QRectF plot(left, 4, std::max(40.0, size.width() - left - right),
                      std::clamp(size.height() - 4 - CostChartLabels::kAxisHeight, 24.0,
                                 kMostRowHeight * std::max<double>(1, double(m_bars.size()))));
    if (chart()->plotArea() != plot)
        chart()->setPlotArea(plot);
    const int least = int(m_bars.size()) * kLeastRowHeight + 4 + int(CostChartLabels::kAxisHeight);
    if (minimumHeight() != least)
        setMinimumHeight(least);
}

void CostChart::describe() {
    CostChartLabels::Look look{rowOf(m_chosen->choice()), rowOf(m_chosen->hovering()), m_stale,
                               m_usd->max(), m_usd->tickInterval()};
    m_labels->place(m_bars, look);
    if (look.chosenRow >= 0) {
        const CostBar& bar = m_bars[look.chosenRow];
        setAccessibleDescription(
            tr("%1: %2 per month, p95 %3")
                .arg(bar.label, money(bar.total), bar.p95 ? duration(bar.p95) : tr("not known")));
    }
    viewport()->update();
}

QRect CostChart::rowRect(int row) const {
    const QRectF plot = chart()->plotArea();
    const double height = plot.height() / std::max<std::size_t>(1, m_bars.size());
    return QRectF(0, plot.top() + row * height, viewport()->width(), height).toAlignedRect();
}

int CostChart::rowOf(int choice) const {
    const auto bar = std::find_if(m_bars.begin(), m_bars.end(),
                                  [choice](const CostBar& b) { return b.choice == choice; });
    return bar == m_bars.end() ? -1 : static_cast<int>(bar - m_bars.begin());
}

int CostChart::rowAt(const QPoint& pos) const {
    for (std::size_t i = 0; i < m_bars.size(); ++i)
        if (rowRect(int(i)).contains(pos))
            return static_cast<int>(i);
    return -1;
}

void CostChart::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    chart()->resize(viewport()->size());
    placePlot();
    setScale();
    describe();
}

void CostChart::mousePressEvent(QMouseEvent* event) {
    const int row = event->button() == Qt::LeftButton ? rowAt(event->pos()) : -1;
    if (row >= 0)
        m_chosen->choose(m_bars[row].choice);
    QWidget::mousePressEvent(event);
}

void CostChart::mouseMoveEvent(QMouseEvent* event) {
    const int row = rowAt(event->pos());
    m_chosen->hover(row < 0 ? -1 : m_bars[row].choice);
    QStringList parts;
    if (row >= 0)
        for (int i = 0; i < kBarParts; ++i)
            if (m_bars[row].usd[i] > 0)
                parts << partWord(BarPart(i)) + u' ' + money(m_bars[row].usd[i]);
    emit hovered(row < 0 ? QString()
                         : m_bars[row].label + QStringLiteral(": ") +
                               parts.join(QStringLiteral(" · ")));
}

void CostChart::leaveEvent(QEvent* event) {
    m_chosen->hover(-1);
    emit hovered({});
    QChartView::leaveEvent(event);
}

void CostChart::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (step == 0 || m_bars.empty())
        return QWidget::keyPressEvent(event);
    const int now = rowOf(m_chosen->choice());
    const int row = now >= 0 ? now : step > 0 ? -1 : int(m_bars.size());
    m_chosen->choose(m_bars[std::clamp(row + step, 0, int(m_bars.size()) - 1)].choice);
}

void CostChart::changeEvent(QEvent* event) {
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_labels) {
        paintSets();
        describe();
    }
}

void CostChart::focusInEvent(QFocusEvent* event) {
    QChartView::focusInEvent(event);
    viewport()->update();
}
void CostChart::focusOutEvent(QFocusEvent* event) {
    QChartView::focusOutEvent(event);
    viewport()->update();
}

void CostChart::drawOn(QPainter& painter, const QRect& target) {
    constexpr int kTitle = 30, kKey = 24;
    painter.fillRect(target, colours().base);
    painter.setPen(colours().text);
    painter.setFont(ui::font(Type::title, true));
    const QRect inner = target.adjusted(16, 8, -16, -8);
    painter.drawText(QRect(inner.topLeft(), QSize(inner.width(), kTitle)),
                     Qt::AlignLeft | Qt::AlignVCenter, tr("Monthly cost by offer, cheapest first"));
    drawTextureKey(painter, QRect(inner.left(), inner.top() + kTitle, inner.width(), kKey));
    const QRect body = target.adjusted(0, kTitle + kKey + 12, 0, -8);
    chart()->resize(body.size());
    placePlot();
    setScale();
    chart()->layout()->activate(); // the grid follows the plot only once the layout has run
    describe();
    scene()->render(&painter, body, QRectF(QPointF(), body.size()));
}

} // namespace ui
