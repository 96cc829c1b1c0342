// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/json_reader.h"
#include "pricing/offer.h"

namespace document {

// What an offer's price hangs on beside its rates: place, term, caps, whole nodes.
pricing::Multipliers readMultipliers(const JsonValue&);
pricing::Commitment readCommitment(const JsonValue&);
pricing::AccountCaps readCaps(const JsonValue&);
pricing::Discount readDiscount(const JsonValue&);

/// Writes what a plan changes of them.
void writeTerms(Json& node, const pricing::OfferPatch& was, const pricing::OfferPatch& now);

} // namespace document
