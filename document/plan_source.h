// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/json_tree.h"
#include "pricing/plan.h"

#include <cstdint>

namespace document {

/// The tree of the file and the plan as it was read from it. Comparing with that plan tells what
/// has been edited; the rest is written as the tree has it.
struct PlanSource {
    Json tree;
    pricing::Plan plan;

    template <class T> struct Origin {
        const T* value = nullptr; ///< null: not from this file
        const Json* node = nullptr;
    };
    Origin<pricing::Scenario> scenario(std::uint32_t origin) const;
    Origin<pricing::OfferChoice> offer(std::uint32_t origin) const;
};

} // namespace document
