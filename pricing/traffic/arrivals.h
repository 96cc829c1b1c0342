// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/plan.h"
#include "pricing/traffic/arrival.h"
#include "pricing/traffic/batches.h"
#include "pricing/traffic/levels.h"
#include "pricing/traffic/quantile_table.h"
#include "pricing/traffic/random.h"
#include "pricing/traffic/replayed.h"
#include "pricing/units.h"

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace pricing {

/// The week's traffic prepared for drawing: a renewal process of mean spacing 1 in "operational
/// time" (the integral of the rate), mapped back through the integral. Spacings are exponential
/// for c_a² = 1, even for 0, gamma otherwise; the first one is the residual of a spacing, so the
/// process is stationary from the first instant. Of traffic that is replayed, the real weeks in
/// place of all that (replayed.h).
class TrafficModel {
public:
    explicit TrafficModel(const WeeklyTraffic&);

    /// The same with every cell shortened to 1/factor of its length at the same rates: the coarse
    /// answer's way to look at every hour of the week with fewer requests. Real weeks cannot be
    /// shortened: of those, their mean.
    TrafficModel compressed(double factor) const;

    /// Where hour of week h begins (h = 168: where the week ends).
    Tick hourStart(int h) const { return ticks(m_cellSeconds * cellsPerHour() * h); }
    Tick weekTicks() const { return hourStart(kHoursPerWeek); }
    double requestsPerWeek() const { return m_total; } ///< of the (compressed) week
    /// Real weeks that come in turn; 0 where weeks are drawn.
    int replayedWeeks() const { return m_replay ? static_cast<int>(m_replay->weeks.size()) : 0; }

private:
    friend class ArrivalStream;
    int cellsPerHour() const { return static_cast<int>(m_cells.size()) / kHoursPerWeek; }

    std::vector<double> m_cells; ///< requests/s
    double m_cellSeconds = 0;
    double m_total = 0; ///< expected requests per (compressed) week
    Burstiness m_burstiness;
    std::shared_ptr<const ReplayTotals> m_replay;
    std::shared_ptr<const QuantileTable> m_spacing; ///< gamma spacings of mean 1
    std::shared_ptr<const QuantileTable> m_lengthBiased;
};

/// The arrivals of one week of the plan, in order. The stretch before Monday 00:00 (`warmUp` ticks,
/// with Sunday's rates) is drawn backwards from it, so weeks with a longer warm-up see the same
/// requests and more.
class ArrivalStream {
public:
    /// Drawing the warm-up ends early when `wanted`, asked now and then, says no.
    ArrivalStream(const TrafficModel&, std::uint64_t seed, std::uint64_t week, Tick warmUp,
                  const std::function<bool()>& wanted = {});

    /// Fills `out` with the next arrivals; fewer than asked for (at last none) at the week's end.
    std::size_t next(Arrival* out, std::size_t most);

private:
    struct Place {
        double at = 0;                  ///< seconds since Monday 00:00
        std::size_t cell = 0, step = 0; ///< of the rates, of the levels
    };

    void drawWarmUp(Tick warmUp, const std::function<bool()>& wanted);
    double firstWarmUpSpacing(const RandomStream& draws) const;
    double spacing(std::uint64_t index) const;
    double spacing(const RandomStream& draws, std::uint64_t index) const;
    double evenPhase() const;
    double firstSpacing(const RandomStream& draws) const;
    bool isClocked(std::uint64_t event, bool warmUp) const;
    bool collect();
    bool advance(Place&, const LevelPath&, double distance, bool back) const;
    std::size_t nextPoisson(Arrival* out, std::size_t most);
    void drawBlock();
    std::size_t poissonInCell(Arrival* out, std::size_t most);

    const TrafficModel& m_traffic;
    std::optional<ReplayedArrivals> m_replayed; ///< in place of all that follows
    std::uint64_t m_seed, m_week;
    RandomStream m_spacings, m_services;
    std::vector<Arrival> m_before; ///< the warm-up's arrivals, in order
    std::size_t m_taken = 0;
    LevelPath m_path;
    Batches m_batches;
    // where the stream stands
    std::uint64_t m_index = 0, m_event = 0; ///< of requests, of arrivals
    std::uint64_t m_together = 0;           ///< requests that now come at m_time
    Tick m_time = 0;
    bool m_hasNext = false;      ///< m_place is an arrival that has not come
    std::uint64_t m_waiting = 0; ///< requests that come at the clock's tick m_tick
    double m_tick = 0;
    Place m_place;
    double m_firstGap = 0; ///< expected requests until the first arrival
    // Poisson arrivals of a steady level are drawn a block at a time
    static constexpr std::size_t kBlock = 256;
    std::size_t m_used = kBlock; ///< of the block
    std::array<double, kBlock> m_distances, m_serviceDraws;
};

} // namespace pricing
