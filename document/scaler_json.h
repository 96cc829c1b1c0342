// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/json_reader.h"
#include "pricing/policy.h"

namespace document {

std::optional<pricing::Scaler> readScaler(const JsonValue& value);
/// Alters the node in place while the kind stays, and starts it afresh when the kind changes: the
/// arguments of another kind would mean nothing.
void writeScaler(Json& node, const std::optional<pricing::Scaler>& was, const pricing::Scaler& now);

} // namespace document
