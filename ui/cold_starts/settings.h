// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/plan.h"
#include "pricing/study/cold_start_impact.h"
#include "ui/cold_starts/figure_table.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace ui {

/// Which latency stands on the frontier's axis.
enum class Percentile { p95, p99 };
QString word(Percentile percentile); ///< "p95"
std::optional<double> latencyOf(const pricing::SettingFigures& setting, Percentile percentile);

QString timeoutWord(double seconds); ///< "8 s", "1 min"
/// "8 s", with min workers "8 s, 1 warm".
QString settingWord(const pricing::SettingFigures& setting);

/// Settings of one line that share a point, in order: "60 s to 20 min"; which of them is the plan's
/// own: "60 s to 20 min, now 5 min". `full`: with the min workers.
QString settingsWord(const std::vector<pricing::SettingFigures>& together, bool full);

/// The index of the plan's own setting; −1 for none.
int presentSetting(const pricing::ColdStartImpact& impact);

QStringList settingHeads();
std::vector<FigureLine> settingRows(const pricing::ColdStartImpact& impact);

/// Whether a setting is offered for use, and what is to be said of it.
struct SettingUse {
    bool offered = false;
    QString why;
};
/// Offered when it meets the target in 95 % of the weeks and so do its neighbours: one step from
/// failing is too near. Without a target nothing can be missed.
SettingUse settingUse(const pricing::ColdStartStudy& study, const pricing::ColdStartImpact& impact,
                      int setting);

/// What "Use" does to the scenario.
std::function<void(pricing::Scenario&)> useSetting(int choice,
                                                   const pricing::SettingFigures& setting);

QStringList durationHeads();
std::vector<FigureLine> durationRows(const pricing::ColdStartImpact& impact);

} // namespace ui
