// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/import/pack_builder.h"
#include "pricing/result.h"

namespace document {

// One price list each. A problem is one of the whole file; what is wrong with an entry is skipped.

/// A catalogue of one cloud (github.com/skypilot-org/skypilot-catalog, catalogs/*/CLOUD/vms.csv):
/// columns in any order, `GpuInfo` a literal of Python, prices of whole instances per hour.
std::optional<pricing::Problem> importSkypilot(std::string_view text, const std::string& provider,
                                               PackBuilder& pack);
/// model_prices_and_context_window.json of github.com/BerriAI/litellm: USD per token.
std::optional<pricing::Problem> importLitellm(const Json& root, PackBuilder& pack);
/// models.dev/api.json: USD per million tokens.
std::optional<pricing::Problem> importModelsDev(const Json& root, PackBuilder& pack);
/// openrouter.ai/api/v1/models: USD per token, as texts.
std::optional<pricing::Problem> importOpenrouter(const Json& root, PackBuilder& pack);

} // namespace document
