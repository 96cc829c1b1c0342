// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/fleet/newest_first.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace pricing {

namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();
constexpr int kMostWorkers = 512; ///< the look for a free one goes through them by age

} // namespace

bool NewestFirstFleet::suits(const FleetSpec& spec) {
    if (spec.isFixed() || spec.stopsByScaler() || spec.routing != Routing::newest ||
        spec.maxWorkers > kMostWorkers || !std::holds_alternative<int>(spec.minWorkers) ||
        std::get<int>(spec.minWorkers) < 0 || std::get<int>(spec.minWorkers) > spec.maxWorkers)
        return false;
    if (const auto* modal = std::get_if<ModalScaler>(&spec.scaler); modal && modal->buffer != 0)
        return false;
    if (const auto* count = std::get_if<RequestCountScaler>(&spec.scaler);
        count && count->value < 1)
        return false; // starts workers while others idle
    // whatever else a fleet may ask for, now or later, is unknown here
    FleetSpec known;
    known.service = spec.service;
    known.coldStart = spec.coldStart;
    known.coldService = spec.coldService;
    known.scaler = spec.scaler;
    known.routing = spec.routing;
    known.whenFull = spec.whenFull;
    known.minWorkers = spec.minWorkers;
    known.maxWorkers = spec.maxWorkers;
    known.idleTimeoutS = spec.idleTimeoutS;
    known.requestTimeoutS = spec.requestTimeoutS;
    known.rounding = spec.rounding;
    known.diskIntervalS = spec.diskIntervalS;
    known.firstTokenS = spec.firstTokenS; // the recorder's
    known.fullStepS = spec.fullStepS;
    return known == spec;
}

NewestFirstFleet::NewestFirstFleet(const FleetSpec& spec, const FleetDraws& draws,
                                   RandomStream coldStarts, Recorder& recorder, Tick start)
    : m_spec(spec), m_draws(draws), m_coldStarts(coldStarts), m_recorder(recorder), m_epoch(start),
      m_now(start), m_requestTimeout(spec.requestTimeoutS ? ticks(*spec.requestTimeoutS) : kNever),
      m_settledAt(start) {
    if (const auto* delay = std::get_if<QueueDelayScaler>(&spec.scaler))
        m_queueDelay = ticks(delay->seconds);
    m_pool.owner = this;
    m_pool.takeOther = &NewestFirstFleet::takeOther;
    m_pool.kept = std::get<int>(spec.minWorkers);
    m_pool.idleTimeout = static_cast<double>(ticks(spec.idleTimeoutS));
    makeRoom();
    for (int i = 0; i < m_pool.kept; ++i)
        addWorker(start, start);
}

std::size_t NewestFirstFleet::fill(std::span<const Arrival> arrivals) {
    const std::size_t n = std::min(
        {arrivals.size(), RequestBlock::kMost,
         m_recorder.sameHour(arrivals.first(std::min(arrivals.size(), RequestBlock::kMost)))});
    if (arrivals[n - 1].time - m_epoch > kEpochTicks)
        leaveEpoch(arrivals.front().time);
    m_block.fill(arrivals.first(n), m_draws.service, m_epoch);
    m_blockHour = m_recorder.hourOf(arrivals.front().time);
    m_tally->arrivals +=
        std::count_if(arrivals.begin(), arrivals.begin() + static_cast<std::ptrdiff_t>(n),
                      [](const Arrival& a) { return a.time >= 0; });
    return n;
}

void NewestFirstFleet::recordServed(const double* end) {
    m_recorder.servedAll(m_served.data(), nullptr, static_cast<std::size_t>(end - m_served.data()),
                         m_blockHour);
}

void NewestFirstFleet::arrive(std::span<const Arrival> arrivals) {
    Part alone{this, arrivals};
    arriveSideBySide({&alone, 1});
}

void NewestFirstFleet::arriveSideBySide(std::span<Part> parts) {
    struct Place {
        NewestFirstFleet* fleet;
        std::span<const Arrival> left;
        std::size_t taken = 0, filled = 0;
    };
    std::array<Place, kSideBySide> places;
    std::array<NewestRun, kSideBySide> runs;
    std::size_t count = 0;
    for (const Part& part : parts)
        if (!part.arrivals.empty())
            places[count++] = {part.fleet, part.arrivals};
    while (count > 0) {
        std::size_t n = RequestBlock::kMost;
        for (std::size_t i = 0; i < count; ++i) {
            Place& p = places[i];
            NewestFirstFleet& f = *p.fleet;
            if (p.taken == p.filled) {
                p.filled = f.fill(p.left);
                p.left = p.left.subspan(p.filled);
                p.taken = 0;
            }
            runs[i] = {&f.m_pool, f.m_block.times.data() + p.taken,
                       f.m_block.services.data() + p.taken, f.m_served.data()};
            n = std::min(n, p.filled - p.taken);
        }
        lanes().serveNewest(runs.data(), count, n);
        for (std::size_t i = count; i-- > 0;) {
            Place& p = places[i];
            p.fleet->recordServed(runs[i].served);
            p.taken += n;
            if (p.taken == p.filled && p.left.empty())
                p = places[--count];
        }
    }
}

void NewestFirstFleet::leaveEpoch(Tick epoch) {
    const auto by = static_cast<double>(epoch - m_epoch);
    for (int i = 0; i < m_pool.workers; ++i)
        m_pool.freeAt[i] -= by;
    m_epoch = epoch;
}

void NewestFirstFleet::makeRoom() {
    m_freeAt.resize(m_freeAt.size() + 1);
    std::fill(std::begin(m_freeAt.back().at), std::end(m_freeAt.back().at), kInfinite);
    m_worked.resize(std::size(m_freeAt.back().at) * m_freeAt.size());
    m_lives.resize(m_worked.size());
    m_pool.freeAt = m_freeAt.front().at;
    m_pool.worked = m_worked.data();
}

std::size_t NewestFirstFleet::addWorker(Tick now, Tick ready) {
    const auto i = static_cast<std::size_t>(m_pool.workers++);
    if (i == m_lives.size())
        makeRoom();
    m_pool.freeAt[i] = static_cast<double>(ready - m_epoch);
    m_worked[i] = 0;
    m_lives[i] = {now, ready, false};
    return i;
}

void NewestFirstFleet::startWorker(Tick now) {
    const double draw = m_draws.coldStart(m_coldStarts.uniform(m_startsDrawn++));
    m_lives[addWorker(now, now + ticks(draw))].isStarting = true;
    ++m_starting;
    ++m_tally->starts;
    m_lastStarting = now;
}

/// Workers that became ready while nobody waited for them.
void NewestFirstFleet::noteReady(Tick now) {
    if (m_starting == 0)
        return;
    for (auto i = static_cast<std::size_t>(m_pool.kept); i < std::size_t(m_pool.workers); ++i) {
        Life& life = m_lives[i];
        if (!life.isStarting || life.ready > now)
            continue;
        life.isStarting = false;
        --m_starting;
        m_lastStarting = std::max(m_lastStarting, life.ready);
        m_done.load += life.ready - life.born;
    }
}

/// Stops those whose idle timeout is over; all that are ready must have been noted.
void NewestFirstFleet::stopIdle(Tick now) {
    for (auto i = static_cast<std::size_t>(m_pool.workers); i-- > std::size_t(m_pool.kept);)
        if (m_pool.freeAt[i] + m_pool.idleTimeout <= static_cast<double>(now - m_epoch))
            stop(i);
}

void NewestFirstFleet::stop(std::size_t worker) {
    const Life& w = m_lives[worker];
    const LifeRounding& r = m_spec.rounding;
    const Tick life = freeTick(worker) + ticks(m_spec.idleTimeoutS) - w.born;
    const Tick load = w.ready - w.born, busy = static_cast<Tick>(m_worked[worker]);
    if (r.granularityS > 0) {
        const Tick billed =
            (r.load ? load : 0) + (r.execute ? busy : 0) + (r.idle ? life - load - busy : 0);
        const Tick unit = ticks(r.granularityS);
        m_tally->surplus += std::max((billed + unit - 1) / unit * unit, ticks(r.minimumS)) - billed;
    }
    if (m_spec.diskIntervalS > 0) {
        const Tick unit = ticks(m_spec.diskIntervalS);
        m_tally->diskSurplus += (life + unit - 1) / unit * unit - life;
    }
    m_tally->lives += life;
    ++m_tally->stops;
    m_done.life += life;
    m_done.busy += busy;
    const auto n = static_cast<std::size_t>(--m_pool.workers);
    for (std::size_t i = worker; i < n; ++i) {
        m_pool.freeAt[i] = m_pool.freeAt[i + 1];
        m_worked[i] = m_worked[i + 1];
        m_lives[i] = m_lives[i + 1];
    }
    m_pool.freeAt[n] = kInfinite;
}

/// Worker-ticks by phase from the start to `time`, everything due until then having happened.
NewestFirstFleet::Phases NewestFirstFleet::phasesUntil(Tick time) const {
    Phases sum = m_done;
    for (std::size_t i = 0; i < std::size_t(m_pool.workers); ++i) {
        const bool isKept = i < std::size_t(m_pool.kept);
        const Tick sinceBorn = time - m_lives[i].born;
        sum.life += isKept ? 0 : sinceBorn;
        if (m_lives[i].isStarting) {
            sum.load += sinceBorn;
            continue;
        }
        const Tick ahead = std::max<Tick>(0, freeTick(i) - time);
        (isKept ? sum.busyKept : sum.busy) += static_cast<Tick>(m_worked[i]) - ahead;
    }
    return sum;
}

void NewestFirstFleet::tallyInto(FleetTally& tally, Tick time) {
    runUntil(time);
    noteReady(time);
    stopIdle(time);
    const Phases now = phasesUntil(time);
    const Tick load = now.load - m_settled.load, busy = now.busy - m_settled.busy;
    const Tick busyKept = now.busyKept - m_settled.busyKept;
    m_tally->load += load;
    m_tally->busy += busy;
    m_tally->busyKept += busyKept;
    m_tally->slotTime += busy + busyKept;
    m_tally->idle += now.life - m_settled.life - load - busy;
    m_tally->idleKept += m_pool.kept * (time - m_settledAt) - busyKept;
    m_settled = now;
    m_settledAt = m_now = time;
    m_tally = &tally;
}

} // namespace pricing
