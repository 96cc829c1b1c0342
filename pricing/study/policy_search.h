// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/compare.h"

#include <vector>

namespace pricing {

struct Costing;

/// Whether the idle timeout means anything: the scalers that stop workers themselves know none.
bool hasIdleTimeout(const Policy&);

/// The policies a search begins with, the policy as it is first among them: of a fleet that scales,
/// times without need over the usual range, from no worker kept warm up to as many as the busiest
/// cell asks for; of a fixed one the fewest workers that are enough. Where speed is known by the
/// number of requests at once, or estimated, also by requests at once and GPUs of a worker.
std::vector<Policy> policiesToTry(const ResolvedOffer&, const Scenario&);

/// What lies one step beside a policy: time without need, min and max workers, the scaler's value,
/// requests at once, GPUs of a worker.
std::vector<Policy> neighboursOf(const Policy&, const ResolvedOffer&, const Scenario&);

/// USD that a week cannot cost less than: what its workers that are kept warm cost at least.
double leastWeekUsd(const Costing&);

} // namespace pricing
