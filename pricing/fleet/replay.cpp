// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/fleet/replay.h"

#include "pricing/fleet/simulation.h"

namespace pricing {

FleetTally replay(const FleetSpec& spec, std::span<const double> times, double lengthS, int warmUps,
                  int rounds, std::uint64_t seed, Recorder& recorder) {
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

double workerSeconds(const FleetTally& t) {
    return seconds(t.load) + seconds(t.busy) + seconds(t.idle) + seconds(t.busyKept) +
           seconds(t.idleKept);
}

} // namespace pricing
