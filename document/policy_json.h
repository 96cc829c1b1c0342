// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/json_reader.h"
#include "pricing/policy.h"

namespace document {

pricing::Policy readPolicy(const JsonValue& value);
/// Writes what has changed; a policy stays as short as its owner wrote it.
void writePolicy(Json& node, const pricing::Policy& was, const pricing::Policy& now);

} // namespace document
