// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/cost_bars.h"

#include <QObject>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace ui {

using pricing::CostPart;

QString partWord(BarPart part) {
    switch (part) {
    case BarPart::busy:
        return QObject::tr("busy");
    case BarPart::coldStart:
        return QObject::tr("cold start");
    case BarPart::idle:
        return QObject::tr("idle");
    case BarPart::keepWarm:
        return QObject::tr("keep-warm");
    case BarPart::unused:
        return QObject::tr("unused reservation");
    case BarPart::requests:
        return QObject::tr("requests");
    case BarPart::other:
        return QObject::tr("storage and fees");
    }
    return {};
}

QString partShortWord(BarPart part) {
    switch (part) {
    case BarPart::coldStart:
        return QObject::tr("cold");
    case BarPart::keepWarm:
        return QObject::tr("warm");
    case BarPart::unused:
        return QObject::tr("unused");
    case BarPart::other:
        return QObject::tr("fees");
    default:
        return partWord(part);
    }
}

namespace {

/// `colour` at `share` over `base`: tints are opaque so that grid lines do not show through.
QColor tint(const QColor& colour, const QColor& base, double share) {
    const auto mix = [share](int a, int b) { return qRound(a * share + b * (1 - share)); };
    return {mix(colour.red(), base.red()), mix(colour.green(), base.green()),
            mix(colour.blue(), base.blue())};
}

constexpr int kTile = 6; // px, the period of hatch and dots

QBrush tile(const QColor& ground, const QColor& mark, bool dots) {
    QPixmap pixmap(kTile * 2, kTile * 2); // two device pixels each, so that it stays fine at 2x
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(ground);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    if (dots) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mark);
        for (const QPointF at : {QPointF(1.5, 1.5), QPointF(4.5, 4.5)})
            painter.drawEllipse(at, 0.9, 0.9);
    } else {
        painter.setPen(QPen(mark, 1.6));
        for (int shift : {-kTile, 0, kTile})
            painter.drawLine(QPointF(shift, kTile), QPointF(shift + kTile, 0));
    }
    painter.end();
    return QBrush(pixmap);
}

} // namespace

QBrush partBrush(BarPart part, const QColor& colour, const QColor& base) {
    switch (part) {
    case BarPart::coldStart:
        return tile(tint(colour, base, 0.28), colour, false);
    case BarPart::idle:
        return tint(colour, base, 0.38);
    case BarPart::keepWarm:
        return tile(tint(colour, base, 0.18), colour, true);
    case BarPart::unused:
        return base;
    case BarPart::other:
        return tint(colour, base, 0.6);
    default:
        return colour;
    }
}

QColor partGround(BarPart part, const QColor& colour, const QColor& base) {
    if (part == BarPart::coldStart)
        return tint(colour, base, 0.28);
    return part == BarPart::keepWarm ? tint(colour, base, 0.18) : QColor();
}

QColor partInk(BarPart part, const QColor& fill, const QColor& text) {
    if (part != BarPart::busy && part != BarPart::requests)
        return text;
    // Relative luminance (WCAG 2): whichever of black and white stands out more.
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    const double y = 0.2126 * linear(fill.redF()) + 0.7152 * linear(fill.greenF()) +
                     0.0722 * linear(fill.blueF());
    return 1.05 / (y + 0.05) >= 4.0 ? QColor(Qt::white) : QColor(0x11, 0x14, 0x18);
}

namespace {

BarPart barPartOf(CostPart part) {
    switch (part) {
    case CostPart::queue:
    case CostPart::pull:
    case CostPart::load:
        return BarPart::coldStart;
    case CostPart::execute:
        return BarPart::busy;
    case CostPart::idle:
    case CostPart::drain:
        return BarPart::idle;
    case CostPart::keepWarm:
        return BarPart::keepWarm;
    case CostPart::reservedUnused:
        return BarPart::unused;
    case CostPart::requests:
        return BarPart::requests;
    default:
        return BarPart::other;
    }
}

/// What is left of each dollar billed after a credit larger than the fee beside it: a bar has no
/// negative part, so the credit shortens all others alike.
double shareLeft(const pricing::CostByPart& cost) {
    double billed = 0, credit = 0;
    for (const pricing::Money& part : cost)
        (part.usd() < 0 ? credit : billed) += part.usd();
    return billed > 0 ? std::max(0.0, 1 + credit / billed) : 0;
}

CostBar barOf(const pricing::OfferResult& result, int index) {
    CostBar bar{index, result.choice, result.slot, QString::fromStdString(result.label)};
    const double left = shareLeft(result.costByPart);
    for (int i = 0; i < pricing::kCostParts; ++i)
        bar.usd[static_cast<int>(barPartOf(CostPart(i)))] +=
            left * std::max(0.0, result.costByPart[i].usd());
    bar.total = result.monthlyCost->usd();
    bar.p95 = result.latency.p95;
    bar.targetMet = result.targetMet;
    bar.managed = result.mode == pricing::OfferMode::managed;
    return bar;
}

} // namespace

std::vector<CostBar> costBars(const pricing::Report& report, bool onlyMeetingTarget) {
    std::vector<CostBar> bars;
    for (std::size_t i = 0; i < report.offers.size(); ++i) {
        const auto& result = report.offers[i];
        if (result.priceable() && (!onlyMeetingTarget || result.targetMet.value_or(false)))
            bars.push_back(barOf(result, static_cast<int>(i)));
    }
    std::stable_sort(bars.begin(), bars.end(),
                     [](const CostBar& a, const CostBar& b) { return a.total < b.total; });
    return bars;
}

} // namespace ui
