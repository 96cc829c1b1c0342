// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/fleet/fixed_queue.h"

#include <algorithm>
#include <array>
#include <limits>

namespace pricing {

namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// Puts `time` where the earliest of a heap with four children per place was.
void replaceEarliest(std::vector<double>& heap, std::size_t workers, double time) {
    std::size_t i = 0;
    for (std::size_t child = 1; child < workers; child = 4 * i + 1) {
        // infinite past the workers: four are always there to compare
        const double* c = &heap[child];
        const std::size_t a = c[1] < c[0] ? 1 : 0, b = c[3] < c[2] ? 3 : 2;
        const std::size_t least = c[b] < c[a] ? b : a;
        if (time <= c[least])
            break;
        heap[i] = c[least];
        i = child + least;
    }
    heap[i] = time;
}

} // namespace

bool FixedQueueFleet::suits(const FleetSpec& spec) {
    if (!spec.isFixed() || !std::holds_alternative<int>(spec.minWorkers) ||
        std::get<int>(spec.minWorkers) < 1)
        return false;
    // whatever else a fleet may ask for, now or later, is unknown here
    FleetSpec known;
    known.service = spec.service;
    known.scaler = spec.scaler;
    known.minWorkers = spec.minWorkers;
    known.maxWorkers = spec.maxWorkers;
    known.whenFull = spec.whenFull;
    known.requestTimeoutS = spec.requestTimeoutS;
    // without effect on a fleet that never changes
    known.coldStart = spec.coldStart;
    known.routing = spec.routing;
    known.idleTimeoutS = spec.idleTimeoutS;
    known.rounding = spec.rounding;
    known.diskIntervalS = spec.diskIntervalS;
    known.firstTokenS = spec.firstTokenS; // the recorder's
    known.fullStepS = spec.fullStepS;
    return known == spec;
}

FixedQueueFleet::FixedQueueFleet(const FleetSpec& spec, const FleetDraws& draws, Recorder& recorder,
                                 Tick start)
    : m_draws(draws), m_recorder(recorder), m_workers(std::get<int>(spec.minWorkers)),
      m_rejects(spec.whenFull == WhenFull::reject && m_workers >= spec.maxWorkers),
      m_limit(kInfinite), m_epoch(start), m_settled(start) {
    if (m_rejects)
        m_limit = 0;
    else if (spec.requestTimeoutS && ticks(*spec.requestTimeoutS) != kNever)
        m_limit = static_cast<double>(ticks(*spec.requestTimeoutS));
    m_freeAt.assign(static_cast<std::size_t>(std::max(m_workers, kSorted)) + 4, kInfinite);
    std::fill_n(m_freeAt.begin(), m_workers, 0.0);
}

void FixedQueueFleet::arrive(std::span<const Arrival> arrivals) {
    while (!arrivals.empty()) {
        const std::size_t n = std::min(arrivals.size(), RequestBlock::kMost);
        arriveBlock(arrivals.first(n));
        arrivals = arrivals.subspan(n);
    }
}

void FixedQueueFleet::arriveBlock(std::span<const Arrival> arrivals) {
    if (arrivals.back().time - m_epoch > kEpochTicks) {
        const auto by = static_cast<double>(arrivals.front().time - m_epoch);
        for (double& t : m_freeAt)
            t -= by;
        m_epoch = arrivals.front().time;
    }
    const std::size_t n = arrivals.size();
    m_block.fill(arrivals, m_draws.service, m_epoch);
    std::array<double, RequestBlock::kMost> waits;
    if (m_workers <= kSorted)
        lanes().waits(m_freeAt.data(), m_workers, m_limit, m_block.times.data(),
                      m_block.services.data(), n, waits.data());
    else
        waitsOfMany(n, waits.data());
    m_tally->arrivals += arrivals.front().time >= 0
                             ? static_cast<std::int64_t>(n)
                             : std::count_if(arrivals.begin(), arrivals.end(),
                                             [](const Arrival& a) { return a.time >= 0; });
    const Tick now = arrivals.back().time;
    const std::size_t served = m_limit == kInfinite ? n : loseSome(n, waits.data());
    for (std::size_t i = 0; i < served; ++i)
        m_worked += static_cast<Tick>(m_block.services[i]);
    record(now);
    // who begins later than `now` is recorded later, and so is everybody behind
    std::size_t begun = m_toRecord.empty() ? served : 0;
    const auto last = static_cast<double>(now - m_epoch);
    while (begun > 0 && m_block.times[begun - 1] + waits[begun - 1] > last)
        --begun;
    recordBegun(begun, waits.data());
    for (std::size_t i = begun; i < served; ++i) {
        const Tick arrival = m_epoch + static_cast<Tick>(m_block.times[i]);
        m_toRecord.push_back({arrival, arrival + static_cast<Tick>(waits[i]), waits[i],
                              waits[i] + m_block.services[i]});
    }
}

/// Takes those who are not served out of the block; how many stay.
std::size_t FixedQueueFleet::loseSome(std::size_t n, double* waits) {
    std::size_t served = 0;
    for (std::size_t i = 0; i < n; ++i) {
        if (waits[i] < 0) {
            lose(m_epoch + static_cast<Tick>(m_block.times[i]));
            continue;
        }
        m_block.times[served] = m_block.times[i];
        m_block.services[served] = m_block.services[i];
        waits[served++] = waits[i];
    }
    return served;
}

/// Records the block's first n requests.
void FixedQueueFleet::recordBegun(std::size_t n, const double* waits) {
    std::array<double, RequestBlock::kMost> latencies;
    for (std::size_t i = 0; i < n; ++i)
        latencies[i] = waits[i] + m_block.services[i];
    const auto hourOf = [&](std::size_t i) {
        return m_recorder.hourOf(m_epoch + static_cast<Tick>(m_block.times[i]));
    };
    for (std::size_t from = 0, to = 0; from < n; from = to) {
        const int hour = hourOf(from);
        to = n;
        if (hourOf(n - 1) != hour)
            for (to = from + 1; hourOf(to) == hour;)
                ++to;
        m_recorder.servedAll(&latencies[from], waits + from, to - from, hour);
    }
}

void FixedQueueFleet::waitsOfMany(std::size_t n, double* waits) {
    for (std::size_t i = 0; i < n; ++i) {
        const double start = std::max(m_block.times[i], m_freeAt[0]);
        waits[i] = start - m_block.times[i];
        if (waits[i] > m_limit)
            waits[i] = -1;
        else
            replaceEarliest(m_freeAt, static_cast<std::size_t>(m_workers),
                            start + m_block.services[i]);
    }
}

void FixedQueueFleet::lose(Tick arrival) {
    m_recorder.lost(arrival);
    if (m_rejects) {
        m_tally->rejected += arrival >= 0 ? 1 : 0;
        return;
    }
    m_recorder.gaveUp(arrival, false);
    if (m_recorder.hourOf(arrival) >= 0)
        m_givingUp.push_back(arrival + static_cast<Tick>(m_limit));
}

/// Requests count where they begin to be served: FIFO, so in the order of their arrivals.
void FixedQueueFleet::record(Tick until) {
    std::array<double, RequestBlock::kMost> latencies, waits;
    while (m_recorded < m_toRecord.size() && m_toRecord[m_recorded].start <= until) {
        const int hour = m_recorder.hourOf(m_toRecord[m_recorded].arrival);
        std::size_t n = 0;
        for (; n < latencies.size() && m_recorded < m_toRecord.size(); ++n, ++m_recorded) {
            const Served& s = m_toRecord[m_recorded];
            if (s.start > until || m_recorder.hourOf(s.arrival) != hour)
                break;
            latencies[n] = s.latency;
            waits[n] = s.wait;
        }
        m_recorder.servedAll(latencies.data(), waits.data(), n, hour);
    }
    if (m_recorded >= 4096 || m_recorded == m_toRecord.size()) {
        m_toRecord.erase(m_toRecord.begin(),
                         m_toRecord.begin() + static_cast<std::ptrdiff_t>(m_recorded));
        m_recorded = 0;
    }
}

/// Busy worker-ticks from the start to `time`: what was given to workers, without what is still to
/// come. A worker with work ahead is busy until it is free.
Tick FixedQueueFleet::busyUntil(Tick time) const {
    Tick ahead = 0;
    for (int i = 0; i < m_workers; ++i)
        ahead += std::max<Tick>(
            0, m_epoch + static_cast<Tick>(m_freeAt[static_cast<std::size_t>(i)]) - time);
    return m_worked - ahead;
}

void FixedQueueFleet::tallyInto(FleetTally& tally, Tick time) {
    record(time);
    const Tick busy = busyUntil(time) - m_busySettled;
    m_busySettled += busy;
    m_tally->busyKept += busy;
    m_tally->slotTime += busy;
    m_tally->idleKept += m_workers * (time - m_settled) - busy;
    m_settled = time;
    for (; m_gaveUp < m_givingUp.size() && m_givingUp[m_gaveUp] <= time; ++m_gaveUp)
        ++m_tally->timedOut;
    m_tally = &tally;
}

void FixedQueueFleet::finishRequests() {
    record(kNever);
    m_tally->timedOut += static_cast<std::int64_t>(m_givingUp.size() - m_gaveUp);
    m_gaveUp = m_givingUp.size();
}

} // namespace pricing
