// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/json_reader.h"
#include "pricing/plan.h"

namespace document {

pricing::Workload readWorkload(const JsonValue& value);
/// `was` is null for a workload that was never in a file.
void writeWorkload(Json& node, const pricing::Workload* was, const pricing::Workload& now);

} // namespace document
