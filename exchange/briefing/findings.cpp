// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/briefing/findings.h"

#include "pricing/dated_prices.h"
#include "pricing/study/basis.h"
#include "pricing/study/progress_part.h"
#include "pricing/study/verdict_range.h"

namespace exchange {

std::optional<Findings> findings(const pricing::CompareInput& in,
                                 std::vector<pricing::PricePack> packs,
                                 const QString& programVersion, const QString& today,
                                 const pricing::ForEach& forEach,
                                 const pricing::Progress& progress) {
    using pricing::partOf;
    auto priced = pricing::compareOnBasis(in, forEach, partOf(progress, 0, 0.3));
    if (!priced)
        return std::nullopt;
    auto report = pricing::withRange(std::move(priced->report), priced->in, forEach,
                                     partOf(progress, 0.3, 0.4));
    if (!report)
        return std::nullopt;
    auto curves = pricing::breakEven(priced->in, {}, forEach, partOf(progress, 0.4, 0.8));
    if (!curves)
        return std::nullopt;
    auto starts = pricing::coldStartImpact(priced->in, {}, forEach, partOf(progress, 0.8, 1));
    if (!starts)
        return std::nullopt;
    const QString judged = report->pricesOf ? QString::fromStdString(*report->pricesOf) : today;
    if (!judged.isEmpty())
        report = pricing::judgedOn(std::move(*report), judged.toStdString());
    return Findings{std::move(priced->in),
                    std::move(*report),
                    std::move(curves),
                    std::move(starts),
                    std::move(packs),
                    programVersion,
                    judged};
}

} // namespace exchange
