// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/json_reader.h"
#include "pricing/offer.h"

namespace document {

/// A rate; one in another currency needs its rate among `exchange`.
pricing::Rate readRate(const JsonValue& value, const pricing::ExchangeRates& exchange);
void writeRate(Json& node, const pricing::Rate* was, const pricing::Rate& now);

pricing::ExchangeRates readExchangeRates(const JsonValue& value);
Json exchangeRatesJson(const pricing::ExchangeRates&);

/// The text of a day, YYYY-MM-DD.
std::optional<std::string> readDay(const JsonValue& value);

const std::vector<Choice<pricing::Evidence>>& evidenceChoices();

} // namespace document
