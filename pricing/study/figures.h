// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/costing.h"

namespace pricing {

/// Every figure of one offer from its costing and simulated weeks.
OfferResult figuresOf(const ResolvedOffer&, const Costing&, const CompareInput&, Accuracy);

} // namespace pricing
