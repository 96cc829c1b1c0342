// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/policy.h"

#include <string_view>
#include <vector>

namespace pricing {

/// What is known of a scaler's behaviour, for the screen and the notes: each statement is either
/// the vendor's own or an assumption taken here.
struct ScalerFact {
    std::string_view aspect; ///< "evaluation", "starts per evaluation", "first start from zero" …
    std::string_view statement;
    bool documented = false;
};
std::vector<ScalerFact> factsAbout(const Scaler&);

} // namespace pricing
