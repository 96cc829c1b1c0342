// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/json_edit.h"
#include "document/json_reader.h"
#include "pricing/plan.h"

namespace document {

/// "replay" of a scenario's traffic: {"from", "source", "step_s", "times", "weeks": [[…], …]}, a
/// week being its counts from Monday 00:00, where −n stands for n steps without a request.
void readReplay(const JsonValue&, pricing::WeeklyTraffic&);
Json replayJson(const pricing::WeeklyTraffic&);

} // namespace document
