// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/briefing/sections.h"
#include "exchange/briefing/week_figures.h"
#include "exchange/format.h"

#include <QObject>

#include <algorithm>
#include <cmath>

namespace exchange {

namespace {

std::vector<std::optional<double>> values(const std::vector<double>& numbers) {
    return {numbers.begin(), numbers.end()};
}

LineChart weekChart(const QString& title, Quantity quantity) {
    LineChart chart;
    chart.title = title;
    chart.place = {QObject::tr("Hour of the week"), Quantity::hourOfWeek};
    chart.value = {title, quantity, false, 0.0};
    chart.labelEvery = 24;
    for (int h = 0; h < pricing::kHoursPerWeek; ++h)
        chart.places << hourName(h);
    return chart;
}

LineChart requestsChart(const Findings& f, const OfferWeek& week) {
    LineChart chart = weekChart(QObject::tr("Requests per second"), Quantity::perSecond);
    chart.series.push_back(
        {QObject::tr("painted"), kAccent, values(paintedRates(f.in.scenario.traffic))});
    if (!week.simulatedRate.empty())
        chart.series.push_back({QObject::tr("simulated"), kInk3, values(week.simulatedRate)});
    return chart;
}

/// What the workers do, one over the other; the parts of an offer's colour, the darkest at work.
LineChart workersChart(const OfferWeek& week) {
    LineChart chart = weekChart(QObject::tr("Workers of %1").arg(week.label), Quantity::count);
    chart.areas = true;
    constexpr double kShares[kWorkerParts] = {1, 0.65, 0.38, 0.25, 0.12};
    for (int p = 0; p < kWorkerParts; ++p) {
        const auto part = static_cast<WorkerPart>(p);
        if (!week.hasPart(part))
            continue;
        LineSeries series{partWord(textureOf(part)), tint(slotFill(week.slot), kShares[p]), {}};
        for (const WorkersByPart& hour : week.workers)
            series.values.emplace_back(hour[static_cast<std::size_t>(p)]);
        chart.series.push_back(std::move(series));
    }
    return chart;
}

LineChart spendChart(const OfferWeek& week, const std::optional<OfferWeek>& rival) {
    LineChart chart =
        weekChart(QObject::tr("Spent since Monday 00:00, US dollars"), Quantity::money);
    const auto add = [&](const OfferWeek& of) {
        // at the end of each hour
        chart.series.push_back(
            {of.label, slotFill(of.slot), {of.spendUsd.begin() + 1, of.spendUsd.end()}});
    };
    add(week);
    if (rival)
        add(*rival);
    return chart;
}

std::optional<OfferWeek> rivalOf(const Findings& f, int choice) {
    const int index = indexOfChoice(f.report, usualRival(f.report, choice));
    if (index < 0)
        return std::nullopt;
    OfferWeek week =
        offerWeek(f.report.offers.at(static_cast<std::size_t>(index)), f.report.monthHours);
    return week.spendUsd.empty() ? std::nullopt : std::optional(std::move(week));
}

/// "The busiest hour is Tue 11:00 with 1.58 requests a second, 11× the mean"
QString peakWords(const std::vector<double>& rates) {
    const auto peak = std::max_element(rates.begin(), rates.end());
    double sum = 0;
    for (double rate : rates)
        sum += rate;
    if (sum <= 0)
        return QObject::tr("No request comes");
    if (*peak == *std::min_element(rates.begin(), rates.end()))
        return QObject::tr("Every hour has the same traffic: %1 requests a second")
            .arg(requestRate(*peak));
    return QObject::tr("The busiest hour is %1 with %2 requests a second, %3 the week's mean")
        .arg(hourName(static_cast<int>(peak - rates.begin())), requestRate(*peak),
             factor(*peak * static_cast<double>(rates.size()) / sum));
}

std::optional<OfferWeek> shownWeek(const Findings& f) {
    const int index = offerToShow(f.report);
    if (index < 0)
        return std::nullopt;
    OfferWeek week =
        offerWeek(f.report.offers.at(static_cast<std::size_t>(index)), f.report.monthHours);
    return week.spendUsd.empty() ? std::nullopt : std::optional(std::move(week));
}

} // namespace

std::optional<Section> weekSection(const Findings& f) {
    const auto week = shownWeek(f);
    Section section;
    section.title = peakWords(paintedRates(f.in.scenario.traffic));
    section.arrangement = Arrangement::below;
    section.blocks.emplace_back(requestsChart(f, week.value_or(OfferWeek())));
    if (week) {
        section.subtitle =
            QObject::tr("%1 spends %2 in the week").arg(week->label, money(week->spendUsd.back()));
        if (!week->workers.empty())
            section.blocks.emplace_back(workersChart(*week));
        section.blocks.emplace_back(spendChart(*week, rivalOf(f, week->choice)));
    }
    section.sources = sourceLines(f, false);
    return section;
}

std::optional<Section> trafficSection(const Findings& f) {
    const auto rates = paintedRates(f.in.scenario.traffic);
    const double peak = *std::max_element(rates.begin(), rates.end());
    if (peak <= 0)
        return std::nullopt;
    std::vector<std::optional<double>> perHour;
    for (double rate : rates)
        perHour.emplace_back(rate * pricing::kSecondsPerHour);
    Section section;
    section.title = QObject::tr("%1 requests a week").arg(count(f.report.requestsPerWeek));
    section.subtitle = peakWords(rates);
    section.blocks.emplace_back(weekTable(
        QObject::tr("Requests by hour of the week"), Quantity::count, perHour,
        [peak](double requests) { return trafficRgb(requests / pricing::kSecondsPerHour, peak); }));
    section.sources = sourceLines(f, false);
    return section;
}

std::optional<Section> billedOverBusySection(const Findings& f) {
    const auto week = shownWeek(f);
    if (!week || week->workers.empty())
        return std::nullopt;
    const auto& offer = f.report.offers.at(static_cast<std::size_t>(offerToShow(f.report)));
    double most = 1;
    for (const auto& value : week->billedOverBusy)
        most = std::max(most, value.value_or(1));
    Section section;
    section.title =
        QObject::tr("%1 bills %2 the busy hours").arg(week->label, factor(offer.billedOverBusy));
    section.subtitle = QObject::tr("Billed over busy GPU-hours, by hour of the week: what is paid "
                                   "for each hour of work");
    section.blocks.emplace_back(weekTable(
        QObject::tr("Billed over busy GPU-hours"), Quantity::factor, week->billedOverBusy,
        [most](double factor) {
            return between(kWaitingStops,
                           most > 1 ? std::log(std::max(1.0, factor)) / std::log(most) : 0);
        }));
    section.sources = sourceLines(f, false);
    return section;
}

} // namespace exchange
