// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/cold_start.h"
#include "pricing/offer.h"

#include <span>
#include <string>
#include <string_view>

namespace pricing {

/// A cold start that somebody measured and published, to be named in a plan.
struct ColdStartPreset {
    std::string_view name;  ///< in files
    std::string_view title; ///< what was measured
    ColdStartParts parts;
    std::string_view figures; ///< as published
    std::string_view source;
    std::string_view asOf; ///< of the source, as far as it says
    Evidence evidence = Evidence::unconfirmed;
};

std::span<const ColdStartPreset> coldStartPresets();
const ColdStartPreset* findColdStartPreset(std::string_view name);
/// "one of A, B, …", for messages.
std::string coldStartPresetNames();

} // namespace pricing
