// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/json_values.h"

namespace exchange {

/// The policy an offer was priced under, complete, by the plan's own keys: it may stand in the plan
/// as it is. A fixed fleet sized by "auto" has the number found. Null for a managed offer that has
/// nothing to set.
Json policyJson(const pricing::OfferResult&);

} // namespace exchange
