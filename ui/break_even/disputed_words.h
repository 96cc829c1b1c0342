// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"
#include "pricing/study/break_even.h"

#include <QString>

namespace ui {

/// What the bands of the chosen and the cheapest offers span beside the sampling error, by name:
/// "RunPod H100: GPU rate $1.99/h to $2.69/h, whether its cold start is billed"; empty: no figure
/// of theirs is disputed.
QString disputedWords(const pricing::Plan& plan, int scenario, const document::Packs& packs,
                      const pricing::BreakEven& study, int chosenChoice);

} // namespace ui
