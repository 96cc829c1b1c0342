// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/briefing/briefing.h"
#include "pricing/study/break_even.h"
#include "pricing/study/cold_start_impact.h"

#include <functional>

namespace exchange {

/// What a briefing is made of: one scenario, priced and studied.
struct Findings {
    pricing::CompareInput in; ///< on the report's basis
    pricing::Report report;
    std::optional<pricing::BreakEven> breakEven; ///< across the traffic
    std::optional<pricing::ColdStartStudy> coldStarts;
    std::vector<pricing::PricePack> packs; ///< of the plan, for the sources of their prices
    QString programVersion;                ///< "0.1.0"
    QString today; ///< ISO date on which prices are judged as old; empty: not judged
};

/// Prices and studies the scenario to the finished accuracy, on its basis. Nothing when `progress`
/// stopped it.
std::optional<Findings> findings(const pricing::CompareInput&, std::vector<pricing::PricePack>,
                                 const QString& programVersion, const QString& today,
                                 const pricing::ForEach& = pricing::oneAfterAnother,
                                 const pricing::Progress& = {});

/// One section of every briefing; nothing where the findings have nothing to say of it.
using SectionMaker = std::optional<Section> (*)(const Findings&);
struct SectionKind {
    const char* id;
    const char* name;
    SectionMaker make;
};
/// Every kind, in the order of a deck. A further study joins here.
const std::vector<SectionKind>& sectionKinds();

/// All sections in their order, or those named (by id) in the order named. Detail is only left in
/// where `detail` is set or a section is named.
Briefing briefing(const Findings&, bool detail, const QStringList& only = {});

} // namespace exchange
