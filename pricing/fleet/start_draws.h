// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/cold_start.h"
#include "pricing/exact_math.h"
#include "pricing/traffic/quantile_table.h"
#include "pricing/units.h"

namespace pricing {

/// The samplers of one worker type's start.
struct StartDraws {
    StartDraws(const ColdStartParts& parts, const Scarcity& scarcity)
        : machineWait(parts.machineWait), scarcityWait(scarcity.wait),
          initialisation(parts.initialisation), compile(parts.compile), warmUp(parts.warmUp),
          restore(parts.snapshot ? parts.snapshot->restore : Constant{0}) {}
    QuantileTable machineWait, scarcityWait, initialisation, compile, warmUp, restore;
};

/// Copies that earlier starts left on their hosts, as expected by now (see Snapshot).
struct SnapshotCopies {
    double count = 0;
    Tick at = 0; ///< when `count` was so

    double by(Tick now, double lifetimeS) const {
        return count * exactExp(-seconds(now - at) / lifetimeS);
    }
};

} // namespace pricing
