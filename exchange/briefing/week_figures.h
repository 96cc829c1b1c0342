// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/briefing/cost_bars.h"
#include "pricing/plan.h"
#include "pricing/study/report.h"

#include <array>
#include <optional>
#include <vector>

namespace exchange {

/// Workers by what they do, mean over an hour, in the order they are stacked.
enum class WorkerPart { busy, starting, idle, keptWarm, unused };
inline constexpr int kWorkerParts = 5;
BarPart textureOf(WorkerPart part);

using WorkersByPart = std::array<double, kWorkerParts>;

/// One offer's week as it is drawn, by hour of week. All empty where it cannot be priced.
struct OfferWeek {
    int choice = -1;
    int slot = 1;
    QString label;
    std::vector<WorkersByPart> workers; ///< 168; empty: a managed offer has none
    std::vector<double> simulatedRate;  ///< 168, requests/s
    std::vector<double> spendUsd;       ///< 169: since Monday 00:00, at the start of each hour
    std::vector<std::optional<double>> billedOverBusy; ///< 168; nothing: nothing was served
    bool isFixedFleet = false;
    std::array<bool, kWorkerParts> billed{}; ///< the part costs something somewhere in the week

    double workersAt(int hour) const; ///< of all parts together
    bool hasPart(WorkerPart part) const;
    bool isBilled(WorkerPart part) const { return billed[static_cast<std::size_t>(part)]; }
    double spentAt(double hours) const; ///< since Monday 00:00, at any time of the week
};

OfferWeek offerWeek(const pricing::OfferResult& offer, double monthHours);

/// Painted requests/s by hour of week.
std::vector<double> paintedRates(const pricing::WeeklyTraffic& traffic);

/// The index into `report.offers` of the scenario's choice; −1 when it is not priced.
int indexOfChoice(const pricing::Report& report, int choice);

/// Whom to hold the chosen offer against when nobody said: the cheapest of the other kind (a fleet
/// that stands against one that starts and stops), else the cheapest other; −1 for none.
int usualRival(const pricing::Report& report, int choice);

} // namespace exchange
