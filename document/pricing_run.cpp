// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/pricing_run.h"

#include "document/throttle.h"
#include "pricing/study/basis.h"
#include "pricing/study/progress_part.h"
#include "pricing/study/verdict_range.h"

#include <algorithm>
#include <exception>

namespace document {

namespace {

void postReport(std::optional<pricing::Report> report, bool coarse,
                const std::function<void(RunAnswer)>& post) {
    if (!report)
        return;
    report->coarse = coarse;
    post({std::make_shared<const pricing::Report>(std::move(*report))});
}

void priceOrThrow(const PricingRun& run, const RunSignals& flags, const pricing::ForEach& forEach,
                  const std::function<void(RunAnswer)>& post) {
    const auto input =
        pricing::resolve(*run.plan, static_cast<std::size_t>(run.scenario), *run.packs);
    if (!input) {
        post({.problem = problemText(input.error())});
        return;
    }
    if (!run.coarseKnown)
        postReport(compare(onBasisOf(*input, run.earlier.get()), pricing::Accuracy::coarse, forEach,
                           [&](double, double) { return !flags.stopAll; }),
                   true, post);
    if (flags.coarseOnly || flags.stopFinishing)
        return;
    Throttle throttle;
    const pricing::Progress progress = [&](double done, double total) {
        if (throttle.passes())
            post({.done = done, .total = total});
        return !flags.stopFinishing;
    };
    auto priced = compareOnBasis(*input, forEach, pricing::partOf(progress, 0, 0.6));
    if (!priced)
        return;
    postReport(priced->report, false, post);
    // how far the verdict reaches is worth as much work again: the figures do not wait for it
    if (priced->report.verdict.winner)
        postReport(pricing::withRange(std::move(priced->report), priced->in, forEach,
                                      pricing::partOf(progress, 0.6, 1)),
                   false, post);
}

} // namespace

QString problemText(const pricing::Problem& problem) {
    return QString::fromStdString(problem.place.empty() ? problem.problem
                                                        : problem.place + ": " + problem.problem);
}

bool sameRows(const pricing::Scenario& a, const pricing::Scenario& b) {
    return std::equal(a.offers.begin(), a.offers.end(), b.offers.begin(), b.offers.end(),
                      [](const pricing::OfferChoice& p, const pricing::OfferChoice& q) {
                          return p.id == q.id && p.pack == q.pack && p.label == q.label &&
                                 p.enabled == q.enabled;
                      });
}

void price(const PricingRun& run, const RunSignals& flags, QThreadPool& pool,
           const std::function<void(RunAnswer)>& post) {
    try {
        priceOrThrow(run, flags, spreadOver(pool, run.threads), post);
    } catch (const std::exception& e) {
        post({.problem = QString("the plan could not be priced: %1").arg(e.what())});
    } catch (...) {
        post({.problem = "the plan could not be priced"});
    }
}

} // namespace document
