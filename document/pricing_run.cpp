// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/pricing_run.h"

#include <QElapsedTimer>

#include <exception>

namespace document {

namespace {

constexpr qint64 kProgressEveryMs = 50;

/// Lets one caller through every 50 ms, whichever thread it is on.
class Throttle {
public:
    Throttle() { m_clock.start(); }
    bool passes() {
        const qint64 now = m_clock.elapsed();
        qint64 last = m_last;
        return now - last >= kProgressEveryMs && m_last.compare_exchange_strong(last, now);
    }

private:
    QElapsedTimer m_clock;
    std::atomic<qint64> m_last{0};
};

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
        const auto& [place, problem] = input.error();
        post({.problem = QString::fromStdString(place.empty() ? problem : place + ": " + problem)});
        return;
    }
    if (!run.coarseKnown)
        postReport(compare(*input, pricing::Accuracy::coarse, forEach,
                           [&](double, double) { return !flags.stopAll; }),
                   true, post);
    if (flags.coarseOnly || flags.stopFinishing)
        return;
    Throttle throttle;
    const auto progress = [&](double done, double total) {
        if (throttle.passes())
            post({.done = done, .total = total});
        return !flags.stopFinishing;
    };
    postReport(compare(*input, pricing::Accuracy::finished, forEach, progress), false, post);
}

} // namespace

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
