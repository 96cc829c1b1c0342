// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/plot_ticks.h"

#include "ui/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kSlack = 1e-9; // of the step: a value on the edge is in the span

std::vector<double> multiples(Span span, double step) {
    std::vector<double> ticks;
    const auto first = std::ceil(span.from / step - kSlack);
    const auto last = std::floor(span.to / step + kSlack);
    for (double n = first; n <= last && ticks.size() < 100; ++n)
        ticks.push_back(n * step);
    return ticks;
}

std::vector<double> decades(Span span, std::initializer_list<double> factors) {
    std::vector<double> ticks;
    const int first = static_cast<int>(std::floor(std::log10(span.from)));
    const int last = static_cast<int>(std::floor(std::log10(span.to)));
    for (int n = first; n <= last; ++n)
        for (double factor : factors) {
            const double tick = factor * std::pow(10, n);
            if (tick >= span.from * (1 - kSlack) && tick <= span.to * (1 + kSlack))
                ticks.push_back(tick);
        }
    return ticks;
}

class RoundTicker : public QCPAxisTicker {
public:
    RoundTicker(QCPAxis* axis, std::function<QString(double)> text, int most)
        : m_axis(axis), m_text(std::move(text)), m_most(most) {}

    void generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks,
                  QVector<double>* subTicks, QVector<QString>* tickLabels) override {
        const Span span{range.lower, range.upper};
        const bool log = m_axis->scaleType() == QCPAxis::stLogarithmic;
        std::vector<double> values;
        for (int most = mostThatFit(); most >= 1; --most) {
            values = log ? logTicks(span, most) : roundTicks(span, most);
            if (most == 1 || fit(values))
                break;
        }
        ticks = QVector<double>(values.begin(), values.end());
        if (subTicks)
            subTicks->clear();
        if (!tickLabels)
            return;
        tickLabels->clear();
        for (double value : values)
            *tickLabels << m_text(value);
    }

private:
    int mostThatFit() const {
        constexpr int kRow = 28; // px from one number to the next on a vertical axis
        if (m_axis->orientation() == Qt::Horizontal)
            return m_most;
        return std::clamp(m_axis->axisRect()->height() / kRow, 2, m_most);
    }
    /// Whether the texts leave room between them; on a vertical axis they always do.
    bool fit(const std::vector<double>& values) const {
        if (m_axis->orientation() != Qt::Horizontal)
            return true;
        constexpr double kGap = 10; // px
        const QFontMetricsF metrics(m_axis->tickLabelFont());
        double end = -1e9;
        for (double value : values) {
            const double half = metrics.horizontalAdvance(m_text(value)) / 2;
            const double at = m_axis->coordToPixel(value);
            if (at - half < end)
                return false;
            end = at + half + kGap;
        }
        return true;
    }

    QCPAxis* m_axis;
    std::function<QString(double)> m_text;
    int m_most;
};

} // namespace

std::vector<double> roundTicks(Span span, int most) {
    const double size = span.to - span.from;
    if (!(size > 0) || !std::isfinite(size) || most < 1)
        return {};
    const double power = std::pow(10, std::floor(std::log10(size / most)));
    for (double factor : {1.0, 2.0, 2.5, 5.0, 10.0, 20.0})
        if (auto ticks = multiples(span, factor * power); int(ticks.size()) <= most)
            return ticks;
    return {};
}

std::vector<double> logTicks(Span span, int most) {
    if (!(span.from > 0) || !(span.to > span.from) || most < 1)
        return {};
    auto ticks = decades(span, {1, 2, 5});
    if (ticks.size() < 3)
        return roundTicks(span, std::min(most, 4));
    if (int(ticks.size()) > most)
        ticks = decades(span, {1, 3});
    if (int(ticks.size()) > most)
        ticks = decades(span, {1});
    if (int(ticks.size()) <= most)
        return ticks;
    const auto every = (ticks.size() + most - 1) / most;
    std::vector<double> some;
    for (std::size_t i = 0; i < ticks.size(); i += every)
        some.push_back(ticks[i]);
    return some;
}

void setTicks(QCPAxis* axis, std::function<QString(double)> text, int most) {
    axis->setTicker(QSharedPointer<RoundTicker>::create(axis, std::move(text), most));
}

} // namespace ui
