// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/traffic/arrivals.h"

#include "pricing/exact_math.h"

#include <algorithm>
#include <cmath>

namespace pricing {

TrafficModel::TrafficModel(const WeeklyTraffic& traffic)
    : m_cells(traffic.requestsPerSecond), m_cellSeconds(traffic.cellMinutes * 60.0),
      m_burstiness(traffic.burstiness) {
    for (const double rate : traffic.requestsPerSecond) {
        m_total += rate * m_cellSeconds;
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
    shorter.m_cellSeconds /= factor;
    shorter.m_total /= factor;
    return shorter;
}

ArrivalStream::ArrivalStream(const TrafficModel& traffic, std::uint64_t seed, std::uint64_t week,
                             Tick warmUp)
    : m_traffic(traffic), m_seed(seed), m_week(week), m_spacings(seed, Stream::spacing, week),
      m_services(seed, Stream::service, week) {
    if (traffic.m_burstiness.levelCv > 0)
        drawLevels();
    drawWarmUp(std::min(warmUp, traffic.weekTicks()));
    if (traffic.m_burstiness.spacingCa2 == 0) {
        // even: arrivals where the running total of expected requests passes k + 1/2
        const double before = static_cast<double>(week) * traffic.m_total;
        const double fraction = before - std::floor(before);
        m_firstGap = fraction <= 0.5 ? 0.5 - fraction : 1.5 - fraction;
    } else {
        m_firstGap = firstSpacing(m_spacings);
    }
}

double ArrivalStream::firstSpacing(const RandomStream& draws) const {
    // the residual of a spacing: a uniform part of a length-weighted one (for Poisson: as any)
    const double u = draws.uniform(0);
    if (!m_traffic.m_lengthBiased)
        return -exactLog(u);
    return u * (*m_traffic.m_lengthBiased)(draws.uniform(~0ULL - 1));
}

double ArrivalStream::spacing(std::uint64_t index) const {
    const double ca2 = m_traffic.m_burstiness.spacingCa2;
    if (ca2 == 0)
        return 1;
    const double u = m_spacings.uniform(index);
    return ca2 == 1 ? -exactLog(u) : (*m_traffic.m_spacing)(u);
}

void ArrivalStream::drawLevels() {
    // The logarithm of the level is an Ornstein–Uhlenbeck process, held for an eighth of its
    // correlation time; the mean level is 1
    const auto& b = m_traffic.m_burstiness;
    m_levelSeconds = std::min(std::max(b.levelTimeS / 8, 1.0), m_traffic.m_cellSeconds);
    const double sigma = std::sqrt(exactLog(1 + b.levelCv * b.levelCv));
    const double keep = exactExp(-m_levelSeconds / b.levelTimeS);
    const double fresh = std::sqrt(1 - keep * keep);
    const RandomStream draws(m_seed, Stream::level, m_week);
    const auto steps =
        static_cast<std::size_t>(m_traffic.m_cellSeconds *
                                 static_cast<double>(m_traffic.m_cells.size()) / m_levelSeconds) +
        1;
    m_levels.resize(steps);
    double z = normalQuantile(draws.uniform(0));
    for (std::size_t i = 0; i < steps; ++i) {
        m_levels[i] = exactExp(sigma * z - sigma * sigma / 2);
        z = keep * z + fresh * normalQuantile(draws.uniform(i + 1));
    }
}

double ArrivalStream::levelAt(std::size_t step) const {
    return m_levels[std::min(step, m_levels.size() - 1)];
}

/// Moves on by `distance` expected requests; false when the week ends first.
bool ArrivalStream::advance(double distance) {
    const double cellSeconds = m_traffic.m_cellSeconds;
    while (m_cell < m_traffic.m_cells.size()) {
        double rate = m_traffic.m_cells[m_cell];
        double end = cellSeconds * static_cast<double>(m_cell + 1);
        bool cellEnds = true, stepEnds = false;
        if (!m_levels.empty()) {
            const double stepEnd = m_levelSeconds * static_cast<double>(m_step + 1);
            rate *= levelAt(m_step);
            cellEnds = end <= stepEnd;
            stepEnds = stepEnd <= end;
            end = std::min(end, stepEnd);
        }
        const double mass = (end - m_at) * rate;
        if (distance < mass) {
            m_at += distance / rate;
            return true;
        }
        distance -= mass;
        m_at = end;
        m_cell += cellEnds ? 1 : 0;
        m_step += stepEnds ? 1 : 0; // counted: the quotient of times may round to the step before
    }
    return false;
}

std::size_t ArrivalStream::next(Arrival* out, std::size_t most) {
    std::size_t n = 0;
    while (n < most && m_taken < m_before.size())
        out[n++] = m_before[m_taken++];
    if (m_traffic.m_burstiness.spacingCa2 == 1 && m_levels.empty())
        return n + nextPoisson(out + n, most - n);
    while (n < most) {
        if (!advance(m_index == 0 ? m_firstGap : spacing(m_index)))
            break;
        // one uniform a request for all GPUs: each takes it through its own quantiles
        out[n++] = {ticks(m_at), m_services.uniform(m_index)};
        ++m_index;
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
    const double rate = m_traffic.m_cells[m_cell];
    const double end = m_traffic.m_cellSeconds * static_cast<double>(m_cell + 1);
    double* distances = m_distances.data() + m_used;
    const double* services = m_serviceDraws.data() + m_used;
    // no more quotients than the cell is likely to need
    const double likely = (end - m_at) * rate * 1.25 + 8;
    most = std::min(most, kBlock - m_used);
    most = likely < static_cast<double>(most) ? static_cast<std::size_t>(likely) : most;
    std::array<double, kBlock> gaps;
    lanes().quotients(distances, rate, most, gaps.data());
    double at = m_at;
    std::size_t n = 0;
    for (; n < most && distances[n] < (end - at) * rate; ++n) {
        at += gaps[n];
        out[n] = {ticks(at), services[n]};
    }
    m_used += n;
    m_at = at;
    if (n == most)
        return n;
    distances[n] -= (end - at) * rate;
    m_at = end;
    ++m_cell;
    return n;
}

std::size_t ArrivalStream::nextPoisson(Arrival* out, std::size_t most) {
    std::size_t n = 0;
    while (n < most && m_cell < m_traffic.m_cells.size()) {
        if (m_used == kBlock)
            drawBlock();
        n += poissonInCell(out + n, most - n);
    }
    return n;
}

void ArrivalStream::drawWarmUp(Tick warmUp) {
    if (warmUp <= 0 || m_traffic.m_total <= 0)
        return;
    const RandomStream draws(m_seed, Stream::spacing, m_week, true);
    const RandomStream services(m_seed, Stream::service, m_week, true);
    const double ca2 = m_traffic.m_burstiness.spacingCa2;
    const double cellSeconds = m_traffic.m_cellSeconds;
    const auto cells = m_traffic.m_cells.size();
    const double level = m_levels.empty() ? 1 : m_levels[0];
    double at = 0; // seconds before Monday 00:00
    std::size_t cell = 0;
    double distance = 0;
    if (ca2 == 0) {
        const double before = static_cast<double>(m_week) * m_traffic.m_total;
        const double fraction = before - std::floor(before);
        distance = fraction > 0.5 ? fraction - 0.5 : fraction + 0.5;
    } else {
        distance = firstSpacing(draws);
    }
    for (std::uint64_t i = 0; cell < cells;) {
        const double rate = m_traffic.m_cells[cells - 1 - cell] * level;
        const double end = cellSeconds * static_cast<double>(cell + 1);
        if (distance >= (end - at) * rate) {
            distance -= (end - at) * rate;
            at = end;
            ++cell;
            continue;
        }
        at += distance / rate;
        if (ticks(at) > warmUp) // in ticks: whoever asks for more sees the same ones here
            break;
        m_before.push_back({-ticks(at), services.uniform(i)});
        ++i;
        const double u = draws.uniform(i);
        distance = ca2 == 0 ? 1 : ca2 == 1 ? -exactLog(u) : (*m_traffic.m_spacing)(u);
    }
    std::reverse(m_before.begin(), m_before.end());
}

} // namespace pricing
