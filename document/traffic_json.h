// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/json_reader.h"
#include "pricing/plan.h"

namespace document {

pricing::WeeklyTraffic readTraffic(const JsonValue& value);
/// `was` is null for traffic that was never in a file.
void writeTraffic(Json& node, const pricing::WeeklyTraffic* was, const pricing::WeeklyTraffic& now);

} // namespace document
