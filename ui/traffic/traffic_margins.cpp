// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/traffic_margins.h"

#include "ui/format.h"
#include "ui/theme.h"
#include "ui/traffic/traffic_model.h"

#include <QCoreApplication>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

// Pixels at 96 dpi.
constexpr int kLeft = 52, kRight = 8, kGap = 8, kTotals = 64;
constexpr int kTop = 6, kHours = 20, kLegend = 34;
constexpr int kFixed = kTop + kProfileTitleHeight + kGap + kHours + kLegend;
constexpr int kPlotLeast = 14, kPlotUsual = 36, kPlotMost = 80;
constexpr int kCellLeast = 11, kCellUsual = 24, kCellMost = 40;

QString say(const char* text) {
    return QCoreApplication::translate("TrafficPanel", text);
}

void write(QPainter& p, const QRect& rect, int alignment, const QString& text, Type type,
           const QColor& ink) {
    p.setFont(font(type));
    p.setPen(ink);
    p.drawText(rect, alignment | Qt::TextDontClip | Qt::TextSingleLine, text);
}

QRect rowOf(const QRect& rows, int day) {
    const int top = rows.height() * day / 7;
    return {rows.left(), rows.top() + top, rows.width(), rows.height() * (day + 1) / 7 - top};
}

/// The steps of the mean day as a closed shape and, without its ends, as a line.
QPainterPath steps(const QRect& plot, const std::vector<double>& day, double top) {
    QPainterPath path;
    const double width = static_cast<double>(plot.width()) / static_cast<double>(day.size());
    for (std::size_t i = 0; i < day.size(); ++i) {
        const double y = plot.bottom() - day[i] / top * (plot.height() - 1);
        const double x = plot.left() + static_cast<double>(i) * width;
        i == 0 ? path.moveTo(x, y) : path.lineTo(x, y);
        path.lineTo(x + width, y);
    }
    return path;
}

void drawProfileAxis(QPainter& p, const QRect& plot, double top) {
    // Figures of 11 px need 12 px each.
    const double step = roundStep(std::min(12.0 / plot.height(), 1 / 1.05) * top);
    for (int i = 0; i * step <= top * 1.001; ++i) {
        const int y = plot.bottom() - static_cast<int>(i * step / top * (plot.height() - 1));
        p.setPen(colours().grid);
        p.drawLine(plot.left(), y, plot.right(), y);
        write(p, QRect(plot.left() - kLeft, y - 8, kLeft - 6, 16),
              Qt::AlignRight | Qt::AlignVCenter, axisNumber(i * step), Type::axis, colours().text3);
    }
}

} // namespace

int leastWeekHeight() {
    return kFixed + kPlotLeast + 7 * kCellLeast;
}
int preferredWeekHeight() {
    return kFixed + kPlotUsual + 7 * kCellUsual;
}
int mostWeekHeight() {
    return kFixed + kPlotMost + 7 * kCellMost;
}

WeekLayout layOutWeek(QSize room) {
    const int rest = std::max(room.height() - kFixed, kPlotLeast + 7 * kCellLeast);
    int cell = kCellUsual;
    int plot = rest - 7 * cell;
    if (plot < kPlotLeast) {
        plot = kPlotLeast;
        cell = (rest - plot) / 7;
    } else if (plot > kPlotUsual) {
        cell = std::clamp((rest - kPlotUsual) / 7, kCellUsual, kCellMost);
        plot = std::min(rest - 7 * cell, kPlotMost);
    }
    // Whole pixels an hour; what is left over goes to the totals.
    const int hour = std::max((room.width() - kLeft - kGap - kTotals - kRight) / 24, 4);
    WeekLayout at;
    at.profile = QRect(kLeft, kTop + kProfileTitleHeight, hour * 24, plot);
    at.grid = QRect(kLeft, at.profile.bottom() + 1 + kGap, hour * 24, cell * 7);
    const int totals = at.grid.right() + 1 + kGap;
    at.totals = QRect(totals, at.grid.top(), room.width() - kRight - totals, at.grid.height());
    at.hours = QRect(kLeft, at.grid.bottom() + 1, at.grid.width(), kHours);
    const int scale = std::min(138, at.grid.width() * 2 / 5);
    at.legend = QRect(kLeft, at.hours.bottom() + 1, scale, kLegend);
    at.readout = QRect(at.legend.right() + 74, at.legend.top() - 2,
                       room.width() - kRight - at.legend.right() - 74, 18);
    return at;
}

void drawProfile(QPainter& p, const WeekLayout& at, const WeekFigures& figures, int column) {
    const Colours& c = colours();
    const auto& day = figures.meanDay;
    const auto busiest = std::max_element(day.begin(), day.end());
    const QRect title(at.profile.left(), at.profile.top() - kProfileTitleHeight, at.profile.width(),
                      kProfileTitleHeight - 2);
    write(p, title.adjusted(4, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
          say("Mean day, requests/s"), Type::axis, c.text2);
    const double top = *busiest > 0 ? *busiest * 1.05 : 1;
    drawProfileAxis(p, at.profile, top);
    const auto shown = column >= 0 ? day.begin() + column : busiest;
    if (*busiest > 0) {
        const int columns = static_cast<int>(day.size());
        const QString time = cellName(static_cast<int>(shown - day.begin()), columns);
        write(p, title, Qt::AlignRight | Qt::AlignVCenter,
              say("%1 at %2").arg(requestRate(*shown), time.section(u' ', 1)), Type::axis, c.text2);
    }
    p.save();
    const QPainterPath line = steps(at.profile, day, top);
    QPainterPath area = line;
    area.lineTo(at.profile.right() + 1, at.profile.bottom());
    area.lineTo(at.profile.left(), at.profile.bottom());
    QColor tint = c.accent;
    tint.setAlphaF(0.12F);
    p.fillPath(area, tint);
    p.setPen(QPen(c.accent, 1.75, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    p.drawPath(line);
    p.restore();
}

void drawDayNames(QPainter& p, const WeekLayout& at, int day) {
    for (int i = 0; i < 7; ++i) {
        const QRect row = rowOf(at.grid, i);
        const Type type = row.height() >= 18 ? Type::small : Type::axis;
        p.setFont(font(type, i == day));
        p.setPen(colours().text);
        p.drawText(QRect(0, row.top(), at.grid.left() - 8, row.height()),
                   Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, dayName(i));
    }
}

void drawDayTotals(QPainter& p, const WeekLayout& at, const WeekFigures& figures) {
    const Colours& c = colours();
    write(p, QRect(at.totals.left(), at.totals.top() - 18, at.totals.width(), 14),
          Qt::AlignRight | Qt::AlignVCenter, say("per day"), Type::axis, c.text2);
    const auto& days = figures.requestsPerDay;
    const double most = *std::max_element(days.begin(), days.end());
    for (int i = 0; i < 7; ++i) {
        const QRect row = rowOf(at.totals, i);
        const double requests = days[static_cast<std::size_t>(i)];
        const int inset = row.height() >= 18 ? 4 : 1;
        const double length = most > 0 ? requests / most * (row.width() - 4) : 0;
        QColor fill = c.accent;
        fill.setAlphaF(0.26F);
        if (requests > 0)
            p.fillRect(QRectF(row.left(), row.top() + inset, std::max(length, 1.0),
                              row.height() - 2 * inset),
                       fill);
        write(p, row, Qt::AlignRight | Qt::AlignVCenter, shortCount(std::round(requests)),
              row.height() >= 18 ? Type::small : Type::axis, c.text);
    }
}

void drawHours(QPainter& p, const WeekLayout& at) {
    for (int hour = 0; hour <= 24; hour += 3) {
        const int x = at.hours.left() + at.hours.width() * hour / 24;
        p.setPen(colours().line2);
        p.drawLine(x, at.hours.top() + 1, x, at.hours.top() + 3);
        write(p, QRect(x - 12, at.hours.top() + 3, 24, 14), Qt::AlignCenter,
              QStringLiteral("%1").arg(hour, 2, 10, QLatin1Char('0')), Type::axis, colours().text3);
    }
}

void drawLegend(QPainter& p, const WeekLayout& at, double peak) {
    const Colours& c = colours();
    const QRect bar(at.legend.left(), at.legend.top() + 2, at.legend.width(), 10);
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    for (std::size_t i = 0; i < c.traffic.size(); ++i)
        gradient.setColorAt(std::pow(static_cast<double>(i) / 6, 1 / 1.5), c.traffic[i]);
    p.fillRect(bar, gradient);
    p.setPen(c.ctl);
    p.setBrush(Qt::NoBrush);
    p.drawRect(bar.adjusted(0, 0, -1, -1));
    write(p, QRect(bar.right() + 8, bar.top() - 3, 64, 16), Qt::AlignLeft | Qt::AlignVCenter,
          say("requests/s"), Type::axis, c.text2);
    if (!(peak > 0))
        return;
    const double floor = trafficFloor(peak);
    int free = bar.left() + 6;
    p.setFont(font(Type::axis));
    for (double rate = std::pow(10, std::ceil(std::log10(floor * 1.5))); rate <= peak * 1.001;
         rate *= 10) {
        const int x =
            bar.left() + static_cast<int>(trafficPosition(rate, peak) * (bar.width() - 1));
        const QString text = axisNumber(rate);
        const int width = QFontMetrics(p.font()).horizontalAdvance(text);
        if (x - width / 2 < free)
            continue;
        free = x + width / 2 + 6;
        p.setPen(c.ctl);
        p.drawLine(x, bar.bottom() + 1, x, bar.bottom() + 3);
        write(p, QRect(x - 30, bar.bottom() + 4, 60, 14), Qt::AlignCenter, text, Type::axis,
              c.text3);
    }
}

} // namespace ui
