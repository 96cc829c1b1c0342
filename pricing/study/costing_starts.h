// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/policy.h"
#include "pricing/study/costing.h"

namespace pricing {

/// The policy with the size of the weights, where its start has parts and leaves that to the
/// workload's model; as it is where the model is not known.
Policy withWeightsOf(const Workload&, Policy);

/// How the fleet's workers start and are taken away, as the costing's policy says.
void describeStarts(Costing&);

/// The further GPU types of the costing's policy, priced as offers of their own; the reason where
/// one cannot be.
void addFallbacks(Costing&, const Workload&);

/// Whether the bill rests on simulated weeks: that of a fixed fleet is known without, unless its
/// machines are taken away.
bool costIsSampled(const Costing&);
/// USD that simulated worker-seconds change the bill by.
double sampledUsd(const Costing&, const PhaseSeconds&);

/// What the starts of the simulated weeks met, in words.
std::vector<std::string> startNotes(const OfferResult&, const Costing&);

} // namespace pricing
