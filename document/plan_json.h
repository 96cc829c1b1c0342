// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/json_reader.h"
#include "document/plan_source.h"

namespace document {

/// The plan in a tree of the current version; scenarios and offers get their origins.
pricing::Plan readPlan(const JsonValue& root);

/// The tree to save, on top of what `source` kept (may be null).
Json writePlan(const pricing::Plan& plan, const PlanSource* source);

} // namespace document
