// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/json_reader.h"
#include "pricing/offer.h"

namespace document {

pricing::Meter readMeter(const JsonValue& value);
pricing::OfferPatch::MeterPatch readMeterPatch(const JsonValue& value);
void writeMeterPatch(Json& node, const pricing::OfferPatch::MeterPatch& was,
                     const pricing::OfferPatch::MeterPatch& now);
pricing::Dispute readDispute(const JsonValue& value);

} // namespace document
