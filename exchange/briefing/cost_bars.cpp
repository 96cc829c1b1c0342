// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/briefing/cost_bars.h"

#include <QObject>

#include <algorithm>

namespace exchange {

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

} // namespace exchange
