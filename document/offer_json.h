// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/json_reader.h"
#include "pricing/offer.h"

namespace document {

/// An offer of a price pack.
pricing::Offer readOffer(const JsonValue& value);

/// What a plan changes of an offer: the same keys, none of them required.
pricing::OfferPatch readOfferPatch(const JsonValue& value);
void writeOfferPatch(Json& node, const pricing::OfferPatch& was, const pricing::OfferPatch& now);

} // namespace document
