// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/fleet/simulation.h"
#include "pricing/fleet/tally.h"

#include <cstdint>
#include <span>

namespace pricing {

/// What a fleet does for requests at exactly these seconds (in order, from 0 until `lengthS`),
/// which come again and again: `rounds` times, after `warmUps` that do not count, as a plan's week
/// goes on into the next. Each request of each round has a service time of its own. Of a schedule
/// of min workers the first hour's number holds throughout.
inline FleetTally replay(const FleetSpec& spec, std::span<const double> times, double lengthS,
                         int warmUps, int rounds, std::uint64_t seed, Recorder& recorder) {
    const FleetDraws draws(spec);
    const RandomStream services(seed, Stream::service, 0);
    FleetTally warmUp, counted, after;
    const Tick length = ticks(lengthS);
    // times before 0 are a warm-up to the recorder, too
    const Tick start = -warmUps * length;
    FleetSimulation fleet(spec, draws, RandomStream(seed, Stream::coldStart, 0), recorder, start,
                          0);
    fleet.tallyInto(warmUp, start);
    std::uint64_t request = 0;
    for (int round = -warmUps; round < rounds; ++round) {
        if (round == 0)
            fleet.tallyInto(counted, 0);
        for (const double t : times)
            fleet.arrive(round * length + ticks(t), services.uniform(request++));
    }
    fleet.tallyInto(after, rounds * length);
    fleet.finishRequests();
    return counted;
}

/// Worker-seconds from the start decision to the stop.
inline double workerSeconds(const FleetTally& t) {
    return seconds(t.load) + seconds(t.busy) + seconds(t.idle) + seconds(t.busyKept) +
           seconds(t.idleKept);
}

} // namespace pricing
