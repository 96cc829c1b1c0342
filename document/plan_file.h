// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/file_error.h"
#include "pricing/plan.h"

#include <QByteArray>
#include <QStringList>

#include <memory>

namespace document {

/// The parsed file a plan came from: what is kept on save (unknown keys, key order, spelling of
/// unchanged values). Immutable and shared; nodes are found again by Scenario::origin and
/// OfferChoice::origin.
struct PlanSource;

struct LoadedPlan {
    pricing::Plan plan;
    std::shared_ptr<const PlanSource> source;
    QStringList warnings; ///< unknown keys, by path
    QString about;        ///< what the file says of itself; kept on save
};

inline constexpr int kPlanVersion = 1;

/// Reads a plan. `fileName` is only used in errors and to find `file:` samples beside the plan.
FileResult<LoadedPlan> parsePlan(const QByteArray& bytes, const QString& fileName);
FileResult<LoadedPlan> loadPlan(const QString& fileName);

/// The plan as a file, on top of what `source` kept (may be null).
QByteArray planText(const pricing::Plan&, const PlanSource* source);

/// Writes atomically: the old file stays whole when anything fails.
FileResult<void> savePlan(const pricing::Plan&, const PlanSource* source, const QString& fileName);

/// The packs of a plan that names none.
std::vector<std::string> defaultPacks();

/// A new plan: an empty week, the bundled packs and the article's four systems.
pricing::Plan newPlan();

} // namespace document
