// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/excerpt.h"

#include <algorithm>
#include <numeric>

namespace pricing {

namespace {

constexpr std::size_t kStretches = kHoursPerWeek; ///< of a page

std::size_t hourOf(const WeeklyTraffic& traffic, std::size_t cell) {
    return cell * kHoursPerWeek / traffic.requestsPerSecond.size();
}

double cellSeconds(const WeeklyTraffic& traffic) {
    return traffic.cellMinutes * 60.0;
}

void append(Page& page, const WeeklyTraffic& traffic, std::size_t rateOf, std::size_t cell) {
    page.rates.push_back(traffic.requestsPerSecond[rateOf]);
    page.hour.push_back(hourOf(traffic, cell));
}

} // namespace

double Excerpt::seconds() const {
    return static_cast<double>(pages.size() * kStretches) * stretchS;
}

double Excerpt::dilution() const {
    double squares = 0, all = 0;
    std::vector<double> byStretch(kStretches);
    for (const Page& page : pages) {
        std::fill(byStretch.begin(), byStretch.end(), 0.0);
        for (const Share& s : page.shares)
            byStretch[s.stretch] += s.weight;
        for (const double w : byStretch) {
            squares += w * w;
            all += w;
        }
    }
    return all > 0 ? squares / all : 1;
}

Excerpt partOfEveryCell(const WeeklyTraffic& traffic, double stretchS, int tails) {
    Excerpt e;
    e.stretchS = stretchS;
    const std::size_t n = traffic.requestsPerSecond.size();
    e.cells = n;
    const double tail = (cellSeconds(traffic) - stretchS) / (tails * stretchS);
    const std::size_t perCell = 1 + static_cast<std::size_t>(tails);
    const std::size_t perPage = kStretches / perCell;
    for (std::size_t first = 0; first < n; first += perPage) {
        Page page;
        for (std::size_t cell = first; cell < first + perPage; ++cell)
            for (std::size_t part = 0; part < perCell; ++part) {
                page.shares.push_back(
                    {page.rates.size(), hourOf(traffic, cell), part == 0 ? 1.0 : tail});
                append(page, traffic, cell, cell);
            }
        e.pages.push_back(std::move(page));
    }
    return e;
}

namespace {

std::vector<std::size_t> byRate(const std::vector<double>& rates) {
    std::vector<std::size_t> order(rates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rates[a] < rates[b]; });
    return order;
}

/// The cell's run-up, head and tail; its shares are those of its own time.
Excerpt::Sample sampleOf(Page& page, const WeeklyTraffic& traffic, std::size_t cell,
                         double stretchS, std::size_t perRole) {
    const std::size_t n = traffic.requestsPerSecond.size();
    const double role = stretchS * static_cast<double>(perRole);
    Excerpt::Sample sample{traffic.requestsPerSecond[cell], {}};
    for (std::size_t i = 0; i < perRole; ++i)
        append(page, traffic, (cell + n - 1) % n, (cell + n - 1) % n);
    for (std::size_t i = 0; i < 2 * perRole; ++i) {
        const double weight = i < perRole ? 1 : (cellSeconds(traffic) - role) / role;
        sample.shares.push_back({page.rates.size(), hourOf(traffic, cell), weight});
        append(page, traffic, cell, cell);
    }
    return sample;
}

void share(Page& page, const Excerpt::Sample& of, std::size_t hour, double part) {
    for (const Share& s : of.shares)
        if (part > 0)
            page.shares.push_back({s.stretch, hour, s.weight * part});
}

} // namespace

Excerpt partOfSomeCells(const WeeklyTraffic& traffic, double stretchS, std::size_t perRole) {
    Excerpt e;
    e.stretchS = stretchS;
    const auto& rates = traffic.requestsPerSecond;
    e.cells = rates.size();
    const std::vector<std::size_t> order = byRate(rates);
    const std::size_t count = kStretches / (3 * perRole);
    Page page;
    std::vector<std::size_t> ranks; // of the samples in that order
    for (std::size_t i = 0; i < count; ++i)
        ranks.push_back(i * (rates.size() - 1) / (count - 1));
    for (const std::size_t rank : ranks)
        e.samples.push_back(sampleOf(page, traffic, order[rank], stretchS, perRole));
    for (std::size_t i = 0; i + 1 < count; ++i)
        for (std::size_t rank = ranks[i]; rank < ranks[i + 1] + (i + 2 == count); ++rank) {
            const double low = e.samples[i].rate, high = e.samples[i + 1].rate;
            const double t = high > low ? (rates[order[rank]] - low) / (high - low) : 0.5;
            share(page, e.samples[i], hourOf(traffic, order[rank]), 1 - t);
            share(page, e.samples[i + 1], hourOf(traffic, order[rank]), t);
        }
    while (page.rates.size() < kStretches) // what is left over is not looked at
        append(page, traffic, order.front(), order.front());
    e.pages.push_back(std::move(page));
    return e;
}

} // namespace pricing
