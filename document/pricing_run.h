// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/recompute.h"

#include <atomic>
#include <functional>

class QThreadPool;

namespace document {

/// One plan to be priced, with all a worker needs: it never looks at the document.
struct PricingRun {
    PlanPtr plan;
    int scenario = 0;
    Packs packs;
    quint64 number = 0;       ///< counts requests
    bool coarseKnown = false; ///< the coarse answer has been given, only finishing is left
    int threads = 1;
    ReportPtr earlier; ///< the last finished one: its policies serve until those of this are found
};

/// What the window's thread tells a run in flight.
struct RunSignals {
    std::atomic<bool> coarseOnly{false};    ///< do not begin to finish
    std::atomic<bool> stopFinishing{false}; ///< a newer plan waits
    std::atomic<bool> stopAll{false};       ///< the program closes
};

/// A report, a problem or how far finishing has come.
struct RunAnswer {
    ReportPtr report;
    QString problem;
    double done = 0, total = 0;
};

/// A problem with its place in front.
QString problemText(const pricing::Problem& problem);

/// Whether what was said of `a` still fits what the screen shows of `b`: the same offers.
bool sameRows(const pricing::Scenario& a, const pricing::Scenario& b);

/// Prices the run on the calling thread and helpers of `pool`. Nothing is thrown.
void price(const PricingRun& run, const RunSignals& flags, QThreadPool& pool,
           const std::function<void(RunAnswer)>& post);

} // namespace document
