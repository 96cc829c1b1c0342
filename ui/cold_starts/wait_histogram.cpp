// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cold_starts/wait_histogram.h"

#include "ui/cold_starts/figure_table.h"
#include "ui/cold_starts/settings.h"
#include "ui/format.h"
#include "ui/plot/plot_crosshair.h"
#include "ui/plot/plot_navigation.h"
#include "ui/plot/plot_text.h"
#include "ui/plot/plot_ticks.h"
#include "ui/theme.h"

#include <QWheelEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kTopRoom = 22;

/// A line at the median with its words above the bars.
class MedianMark : public QCPAbstractItem {
public:
    explicit MedianMark(QCPAxisRect* rect) : QCPAbstractItem(rect->parentPlot()), m_rect(rect) {
        setLayer("labels");
        setClipToAxisRect(false);
        setSelectable(false);
    }
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

    std::optional<double> seconds;
    QString words;
    bool stale = false;

protected:
    void draw(QCPPainter* painter) override {
        const QCPAxis* axis = m_rect->axis(QCPAxis::atBottom);
        if (!seconds || !axis->range().contains(*seconds))
            return;
        const double x = std::round(axis->coordToPixel(*seconds)) + 0.5;
        painter->setPen(QPen(colours().text, 1.5));
        painter->drawLine(QLineF(x, m_rect->top() - 12, x, m_rect->bottom()));
        const QFont small = font(Type::small);
        const double width = QFontMetricsF(small).horizontalAdvance(words);
        const bool left = x - 6 - width > 4;
        drawHaloText(*painter, {left ? x - 6 - width : x + 6, m_rect->top() - 4.0}, words, small,
                     stale ? colours().text2 : colours().text);
    }

private:
    QCPAxisRect* m_rect;
};

} // namespace

struct WaitHistogram::Parts {
    QCPBars* bars;
    MedianMark* median;
};

WaitHistogram::WaitHistogram(QWidget* parent)
    : PlotView(1, parent), m_parts(std::make_unique<Parts>()), m_table(new FigureModel(this)) {
    setObjectName("waitHistogram");
    m_parts->bars = new QCPBars(xAxis(), yAxis());
    m_parts->bars->setSelectable(QCP::stNone);
    m_parts->bars->setAntialiased(false);
    m_parts->median = new MedianMark(axisRect());
    setTopRoom(0, kTopRoom);
    setTicks(
        xAxis(), [](double s) { return timeoutWord(s); }, 5);
    setTicks(
        yAxis(), [](double share) { return axisNumber(share * 100) + kThinSpace + u'%'; }, 4);
    xAxis()->grid()->setVisible(false);
    setTable(m_table);
    crosshair().setReadout([this](double x) {
        Readout readout;
        for (const pricing::WaitBin& bin : m_impact.waits)
            if (x >= bin.fromS && x < bin.toS) {
                readout.place = durationRange(bin.fromS, bin.toS);
                readout.rows << Readout::Row{.name = tr("of those that wait"),
                                             .value = percent(bin.share)};
            }
        return readout;
    });
    connect(this, &PlotView::themeChanged, this, &WaitHistogram::applyLook);
}

WaitHistogram::~WaitHistogram() = default;

QString WaitHistogram::medianWords() const {
    return m_impact.waitP50S ? tr("half wait less than %1").arg(timeoutWord(*m_impact.waitP50S))
                             : QString();
}

void WaitHistogram::show(const pricing::ColdStartImpact& impact) {
    m_impact = impact;
    QVector<double> middles, shares;
    std::vector<FigureLine> rows;
    double most = 0, end = 1, width = 1;
    for (const pricing::WaitBin& bin : impact.waits) {
        middles << (bin.fromS + bin.toS) / 2;
        shares << bin.share;
        most = std::max(most, bin.share);
        end = bin.toS;
        width = bin.toS - bin.fromS;
        rows.push_back({{{durationRange(bin.fromS, bin.toS)}, {percent(bin.share)}}});
    }
    m_parts->bars->setData(middles, shares, true);
    m_parts->bars->setWidth(width * 0.86);
    m_parts->median->seconds = impact.waitP50S;
    m_parts->median->words = medianWords();
    m_table->show({tr("Waits"), tr("Share of those that wait")}, std::move(rows));
    navigation().setLimits({0, end});
    navigation().setHome({{0, end}, {{0, most > 0 ? most * 1.06 : 1}}});
    crosshair().setStepping(
        [width](double x, int by) { return (std::floor(x / width) + 0.5 + by) * width; });
    setFinding(tr("How long they wait"), medianWords());
    applyLook();
}

void WaitHistogram::setStale(bool stale) {
    m_stale = stale;
    applyLook();
}

void WaitHistogram::applyLook() {
    m_parts->median->stale = m_stale;
    m_parts->bars->setPen(QPen(Qt::NoPen));
    m_parts->bars->setBrush(colours().waiting[3]);
    replot();
}

// In a page that scrolls the wheel is the page's until the chart was chosen.
bool WaitHistogram::eventFilter(QObject* watched, QEvent* event) {
    if (watched == canvas() && event->type() == QEvent::Wheel && !canvas()->hasFocus()) {
        event->ignore();
        return true;
    }
    return PlotView::eventFilter(watched, event);
}

} // namespace ui
