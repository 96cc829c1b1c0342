// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/fleet/recorder.h"
#include "pricing/fleet/spec.h"
#include "pricing/fleet/tally.h"

#include <cstdint>
#include <span>

namespace pricing {

/// What a fleet does for requests at exactly these seconds (in order, from 0 until `lengthS`),
/// which come again and again: `rounds` times, after `warmUps` that do not count, as a plan's week
/// goes on into the next. Each request of each round has a service time of its own. Of a schedule
/// of min workers the first hour's number holds throughout.
FleetTally replay(const FleetSpec&, std::span<const double> times, double lengthS, int warmUps,
                  int rounds, std::uint64_t seed, Recorder& recorder);

/// Worker-seconds from the start decision to the stop.
double workerSeconds(const FleetTally&);

} // namespace pricing
