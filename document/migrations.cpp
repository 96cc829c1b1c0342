// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/migrations.h"

namespace document {

std::span<const Migration> planMigrations() {
    return {};
}

std::optional<pricing::Problem> migrate(Json& tree, std::span<const Migration> steps) {
    if (!tree.is_object() || !tree.contains("version") || !tree["version"].is_number_unsigned())
        return {};
    const auto version = tree["version"].get<std::uint64_t>();
    for (std::uint64_t v = version; v >= 1 && v <= steps.size(); ++v) {
        if (auto problem = steps[v - 1](tree))
            return problem;
        tree["version"] = v + 1;
    }
    return {};
}

} // namespace document
