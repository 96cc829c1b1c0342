// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/json_reader.h"
#include "pricing/policy.h"

namespace document {

/// The keys of a policy on how workers start: cold_start, cold_start_parts, cold_start_preset,
/// scarcity, interruptions_per_worker_hour.
void readStarts(JsonObject& object, pricing::Policy& policy);
void writeStarts(Json& node, const pricing::Policy& was, const pricing::Policy& now);

} // namespace document
