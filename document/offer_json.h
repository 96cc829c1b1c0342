// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/json_reader.h"
#include "pricing/offer.h"

namespace document {

/// An offer of a price pack; `exchange` for its rates in other currencies.
pricing::Offer readOffer(const JsonValue& value, const pricing::ExchangeRates& exchange);

/// What a plan changes of an offer: the same keys, none of them required.
pricing::OfferPatch readOfferPatch(const JsonValue& value, const pricing::ExchangeRates& exchange);
void writeOfferPatch(Json& node, const pricing::OfferPatch& was, const pricing::OfferPatch& now);

} // namespace document
