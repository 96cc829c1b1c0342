// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/briefing/sections.h"
#include "exchange/format.h"

#include <QObject>

#include <algorithm>
#include <map>

namespace exchange {

namespace {

using pricing::ColdStartImpact;
using pricing::SettingFigures;

bool starts(const ColdStartImpact& impact) {
    return impact.reason.empty() && impact.mode == pricing::OfferMode::serverless;
}

/// The winner where it has starts, else the first offer that has.
const ColdStartImpact* impactToShow(const Findings& f) {
    const ColdStartImpact* found = nullptr;
    if (f.coldStarts)
        for (const ColdStartImpact& impact : f.coldStarts->offers)
            if (starts(impact) && (!found || f.report.verdict.winner == impact.offer))
                found = &impact;
    return found;
}

BarChart moneyChart(const Findings& f) {
    BarChart chart;
    chart.title = QObject::tr("Paid for starts and for waiting, US dollars a month");
    chart.value = {chart.title, Quantity::money};
    chart.series = {{QObject::tr("cold start"), Texture::hatch, {}},
                    {QObject::tr("idle"), Texture::tint, {}},
                    {QObject::tr("keep-warm"), Texture::dots, {}}};
    std::vector<const ColdStartImpact*> shown;
    for (const ColdStartImpact& impact : f.coldStarts->offers)
        if (starts(impact))
            shown.push_back(&impact);
    std::stable_sort(shown.begin(), shown.end(), [](const auto* a, const auto* b) {
        return a->cost + a->keepWarm < b->cost + b->keepWarm;
    });
    for (const ColdStartImpact* impact : shown) {
        chart.categories << said(impact->label);
        chart.below << (impact->coldWaitFraction
                            ? QObject::tr("%1 wait").arg(percent(impact->coldWaitFraction))
                            : QString());
        chart.colours.push_back(slotFill(impact->slot));
        chart.marked.push_back(f.report.verdict.winner == impact->offer);
        chart.series[0].values.push_back(impact->starts.usd());
        chart.series[1].values.push_back(impact->idling.usd());
        chart.series[2].values.push_back(impact->keepWarm.usd());
    }
    return chart;
}

QString settingWords(const SettingFigures& setting) {
    QString words = duration(setting.idleTimeoutS);
    return setting.present ? QObject::tr("%1, now").arg(words) : words;
}

/// Cost against p95 over the settings, a line for each number of warm workers; points that miss the
/// target are hollow.
XyChart frontierChart(const ColdStartImpact& impact) {
    XyChart chart;
    chart.title = QObject::tr("%1: monthly cost and p95 by idle timeout").arg(said(impact.label));
    chart.x = {QObject::tr("p95 latency, seconds"), Quantity::seconds, false, 0.0};
    chart.y = {QObject::tr("Monthly cost, US dollars"), Quantity::money, false, 0.0};
    std::map<std::pair<int, bool>, XySeries> series; // by warm workers, and whether it misses
    std::map<int, XySeries> lines;
    for (const SettingFigures& setting : impact.frontier) {
        if (!setting.latency.p95)
            continue;
        const Point at{*setting.latency.p95, setting.monthlyCost.usd()};
        const bool misses = setting.targetMet == false;
        const QString warm = setting.minWorkers == 0
                                 ? QObject::tr("none warm")
                                 : QObject::tr("%1 warm").arg(setting.minWorkers);
        XySeries& line = lines[setting.minWorkers];
        line.name = warm;
        line.colour = slotFill(impact.slot);
        line.points.push_back(at);
        XySeries& points = series[{setting.minWorkers, misses}];
        points.name = misses ? QObject::tr("%1, misses the target").arg(warm) : warm;
        points.named = false;
        points.colour = slotFill(impact.slot);
        points.line = false;
        points.mark = misses ? Mark::hollow : Mark::filled;
        points.points.push_back(at);
        points.labels.push_back(settingWords(setting));
    }
    for (auto& [warm, line] : lines)
        chart.series.push_back(std::move(line));
    for (auto& [which, points] : series)
        chart.series.push_back(std::move(points));
    return chart;
}

} // namespace

std::optional<Section> coldStartSection(const Findings& f) {
    const ColdStartImpact* impact = impactToShow(f);
    if (!impact)
        return std::nullopt;
    Section section;
    section.title = said(pricing::words::finding(*f.coldStarts, *impact));
    section.subtitle = said(pricing::words::advice(*impact));
    if (section.subtitle.isEmpty())
        section.subtitle = said(pricing::words::moneyStrip(*impact));
    section.blocks.emplace_back(moneyChart(f));
    if (XyChart chart = frontierChart(*impact); !chart.series.empty())
        section.blocks.emplace_back(std::move(chart));
    for (const ColdStartImpact& other : f.coldStarts->offers)
        if (starts(other))
            section.notes << said(pricing::words::finding(*f.coldStarts, other)) + u'.';
    section.sources = sourceLines(f);
    return section;
}

std::optional<Section> waitingSection(const Findings& f) {
    const ColdStartImpact* impact = impactToShow(f);
    if (!impact || impact->byHour.size() != std::size_t(pricing::kHoursPerWeek) ||
        impact->coldWaitFraction.value_or(0) <= 0)
        return std::nullopt;
    Section section;
    section.title = said(pricing::words::finding(*f.coldStarts, *impact));
    section.subtitle = QObject::tr("Share of the requests that wait for a start of %1, by hour of "
                                   "the week")
                           .arg(said(impact->label));
    section.blocks.emplace_back(
        weekTable(QObject::tr("Share of requests that wait for a cold start"), Quantity::share,
                  impact->byHour, [](double share) { return between(kWaitingStops, share); }));
    section.sources = sourceLines(f, false);
    section.detail = true;
    return section;
}

} // namespace exchange
