// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/traffic/arrivals.h"

#include "pricing/exact_math.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pricing {

TrafficModel::TrafficModel(const WeeklyTraffic& traffic)
    : m_cells(traffic.requestsPerSecond), m_cellSeconds(traffic.cellMinutes * 60.0),
      m_burstiness(traffic.burstiness) {
    for (const double rate : traffic.requestsPerSecond) {
        m_total += rate * m_cellSeconds;
    }
    if (traffic.replay) {
        m_burstiness = {}; // the counts have it
        m_replay = std::make_shared<ReplayTotals>(*traffic.replay, traffic.replayTimes);
        return;
    }
    const double ca2 = m_burstiness.spacingCa2;
    if (ca2 > 0 && ca2 != 1) {
        m_spacing = std::make_shared<QuantileTable>(Gamma{1, std::sqrt(ca2)});
        // a gamma spacing of shape k, weighted by its length, is gamma of shape k + 1
        const double shape = 1 / ca2;
        m_lengthBiased =
            std::make_shared<QuantileTable>(Gamma{(shape + 1) / shape, 1 / std::sqrt(shape + 1)});
    }
}

TrafficModel TrafficModel::compressed(double factor) const {
    TrafficModel shorter = *this;
    if (factor != 1)
        shorter.m_replay = nullptr;
    shorter.m_cellSeconds /= factor;
    shorter.m_total /= factor;
    return shorter;
}

ArrivalStream::ArrivalStream(const TrafficModel& traffic, std::uint64_t seed, std::uint64_t week,
                             Tick warmUp, const std::function<bool()>& wanted)
    : m_traffic(traffic), m_seed(seed), m_week(week), m_spacings(seed, Stream::spacing, week),
      m_services(seed, Stream::service, week),
      m_path(drawLevels(traffic.m_burstiness,
                        traffic.m_cellSeconds * static_cast<double>(traffic.m_cells.size()),
                        traffic.m_cellSeconds, seed, week)),
      m_batches(traffic.m_burstiness, RandomStream(seed, Stream::batch, week)) {
    if (traffic.m_replay) {
        m_replayed.emplace(traffic.m_replay, seed, week, std::min(warmUp, traffic.weekTicks()));
        return;
    }
    drawWarmUp(std::min(warmUp, traffic.weekTicks()), wanted);
    if (traffic.m_burstiness.spacingCa2 == 0) {
        // even: arrivals where the running total of expected requests passes k + 1/2
        const double fraction = evenPhase();
        m_firstGap = m_batches.meanSize() * (fraction <= 0.5 ? 0.5 - fraction : 1.5 - fraction);
    } else {
        m_firstGap = firstSpacing(m_spacings);
    }
}

/// Even arrivals: how far Monday 00:00 of this week is between two of them, 0–1.
double ArrivalStream::evenPhase() const {
    const double before = static_cast<double>(m_week) * m_traffic.m_total / m_batches.meanSize();
    return before - std::floor(before);
}

double ArrivalStream::firstSpacing(const RandomStream& draws) const {
    // the residual of a spacing: a uniform part of a length-weighted one (for Poisson: as any)
    const double u = draws.uniform(0);
    const double size = m_batches.meanSize();
    if (!m_traffic.m_lengthBiased)
        return size * -exactLog(u);
    return size * u * (*m_traffic.m_lengthBiased)(draws.uniform(~0ULL - 1));
}

double ArrivalStream::spacing(std::uint64_t index) const {
    return spacing(m_spacings, index);
}

/// Expected requests from one arrival to the next.
double ArrivalStream::spacing(const RandomStream& draws, std::uint64_t index) const {
    const double ca2 = m_traffic.m_burstiness.spacingCa2, size = m_batches.meanSize();
    if (ca2 == 0)
        return size;
    const double u = draws.uniform(index);
    return size * (ca2 == 1 ? -exactLog(u) : (*m_traffic.m_spacing)(u));
}

/// Whether an arrival waits for the clock's next tick.
bool ArrivalStream::isClocked(std::uint64_t event, bool warmUp) const {
    const Burstiness& b = m_traffic.m_burstiness;
    return b.clockS > 0 &&
           (b.clockShare >= 1 ||
            RandomStream(m_seed, Stream::clock, m_week, warmUp).uniform(event) < b.clockShare);
}

/// Sets m_time and m_together to the next requests that come at one instant; false when the week
/// is over.
bool ArrivalStream::collect() {
    const double clock = m_traffic.m_burstiness.clockS;
    while (true) {
        const bool left = m_hasNext || advance(m_place, m_path,
                                               m_event == 0 ? m_firstGap : spacing(m_event), false);
        m_hasNext = left;
        if (m_waiting > 0 && (!left || m_place.at >= m_tick)) {
            m_time = std::min(ticks(m_tick), m_traffic.weekTicks() - 1);
            m_together = std::exchange(m_waiting, 0);
            return true;
        }
        if (!left)
            return false;
        m_hasNext = false;
        const std::uint64_t requests = m_batches.more(m_event) + 1;
        if (!isClocked(m_event++, false)) {
            m_time = ticks(m_place.at);
            m_together = requests;
            return true;
        }
        m_tick = std::ceil(m_place.at / clock) * clock;
        m_waiting += requests;
    }
}

/// Moves on by `distance` expected requests, or back through the week as its mirror image; false
/// when the week ends first.
bool ArrivalStream::advance(Place& p, const LevelPath& path, double distance, bool back) const {
    const double cellSeconds = m_traffic.m_cellSeconds;
    const std::size_t cells = m_traffic.m_cells.size();
    while (p.cell < cells) {
        double rate = m_traffic.m_cells[back ? cells - 1 - p.cell : p.cell];
        double end = cellSeconds * static_cast<double>(p.cell + 1);
        bool cellEnds = true, stepEnds = false;
        if (!path.levels.empty()) {
            const double stepEnd = path.stepS * static_cast<double>(p.step + 1);
            rate *= path.levels[std::min(p.step, path.levels.size() - 1)];
            cellEnds = end <= stepEnd;
            stepEnds = stepEnd <= end;
            end = std::min(end, stepEnd);
        }
        const double mass = (end - p.at) * rate;
        if (distance < mass) {
            p.at += distance / rate;
            return true;
        }
        distance -= mass;
        p.at = end;
        p.cell += cellEnds ? 1 : 0;
        p.step += stepEnds ? 1 : 0; // counted: the quotient of times may round to the step before
    }
    return false;
}

std::size_t ArrivalStream::next(Arrival* out, std::size_t most) {
    if (m_replayed)
        return m_replayed->next(out, most);
    std::size_t n = 0;
    while (n < most && m_taken < m_before.size())
        out[n++] = m_before[m_taken++];
    if (m_traffic.m_burstiness.isPoisson())
        return n + nextPoisson(out + n, most - n);
    while (n < most && (m_together > 0 || collect())) {
        // one uniform a request for all GPUs: each takes it through its own quantiles
        out[n++] = {m_time, m_services.uniform(m_index++)};
        --m_together;
    }
    return n;
}

void ArrivalStream::drawBlock() {
    m_spacings.uniforms(m_index, kBlock, m_distances.data());
    lanes().negativeLogs(m_distances.data(), kBlock);
    m_services.uniforms(m_index, kBlock, m_serviceDraws.data());
    m_index += kBlock;
    m_used = 0;
}

/// The arrivals that are left of the block, or of those as many as the cell has. The arithmetic is
/// that of advance(), operation by operation.
std::size_t ArrivalStream::poissonInCell(Arrival* out, std::size_t most) {
    const double rate = m_traffic.m_cells[m_place.cell];
    const double end = m_traffic.m_cellSeconds * static_cast<double>(m_place.cell + 1);
    double* distances = m_distances.data() + m_used;
    const double* services = m_serviceDraws.data() + m_used;
    // no more quotients than the cell is likely to need
    const double likely = (end - m_place.at) * rate * 1.25 + 8;
    most = std::min(most, kBlock - m_used);
    most = likely < static_cast<double>(most) ? static_cast<std::size_t>(likely) : most;
    std::array<double, kBlock> gaps;
    lanes().quotients(distances, rate, most, gaps.data());
    double at = m_place.at;
    std::size_t n = 0;
    for (; n < most && distances[n] < (end - at) * rate; ++n) {
        at += gaps[n];
        out[n] = {ticks(at), services[n]};
    }
    m_used += n;
    m_place.at = at;
    if (n == most)
        return n;
    distances[n] -= (end - at) * rate;
    m_place.at = end;
    ++m_place.cell;
    return n;
}

std::size_t ArrivalStream::nextPoisson(Arrival* out, std::size_t most) {
    std::size_t n = 0;
    while (n < most && m_place.cell < m_traffic.m_cells.size()) {
        if (m_used == kBlock)
            drawBlock();
        n += poissonInCell(out + n, most - n);
    }
    return n;
}

/// Expected requests from Monday 00:00 back to the last arrival before it.
double ArrivalStream::firstWarmUpSpacing(const RandomStream& draws) const {
    if (m_traffic.m_burstiness.spacingCa2 != 0)
        return firstSpacing(draws);
    const double fraction = evenPhase();
    return m_batches.meanSize() * (fraction > 0.5 ? fraction - 0.5 : fraction + 0.5);
}

void ArrivalStream::drawWarmUp(Tick warmUp, const std::function<bool()>& wanted) {
    if (warmUp <= 0 || m_traffic.m_total <= 0)
        return;
    constexpr std::uint64_t askEvery = 16384;
    const Burstiness& burst = m_traffic.m_burstiness;
    const RandomStream draws(m_seed, Stream::spacing, m_week, true);
    const RandomStream services(m_seed, Stream::service, m_week, true);
    const Batches batches(burst, RandomStream(m_seed, Stream::batch, m_week, true));
    const LevelPath path =
        drawLevelsBefore(burst, seconds(warmUp), m_traffic.m_cellSeconds, m_seed, m_week);
    Place place; // counted back from Monday 00:00
    double distance = firstWarmUpSpacing(draws);
    std::uint64_t requests = 0;
    // in ticks: whoever asks for more sees the same ones here
    for (std::uint64_t i = 0; advance(place, path, distance, true) && ticks(place.at) <= warmUp;) {
        // backwards, the tick before: none of the warm-up comes on Monday
        const Tick time = -ticks(
            isClocked(i, true) ? std::ceil(place.at / burst.clockS) * burst.clockS : place.at);
        for (std::uint64_t left = batches.more(i) + 1; left > 0; --left)
            m_before.push_back({time, services.uniform(requests++)});
        distance = spacing(draws, ++i);
        if (i % askEvery == 0 && wanted && !wanted())
            break;
    }
    std::reverse(m_before.begin(), m_before.end());
    if (m_traffic.m_burstiness.clockS > 0) {
        std::stable_sort(m_before.begin(), m_before.end(),
                         [](const Arrival& a, const Arrival& b) { return a.time < b.time; });
        m_before.erase(m_before.begin(),
                       std::find_if(m_before.begin(), m_before.end(),
                                    [&](const Arrival& a) { return -a.time <= warmUp; }));
    }
}

} // namespace pricing
