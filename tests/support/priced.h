// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/pack_file.h"
#include "document/plan_file.h"
#include "document/recompute.h"

#include <QTest>
#include <QThreadPool>

/// Loading and pricing plans as the programs do, for tests.
namespace priced {

inline pricing::Plan plan(const QString& resource) {
    auto loaded = document::loadPlan(resource);
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().text()));
    return loaded->plan;
}

inline pricing::CompareInput input(const pricing::Plan& plan) {
    auto in = pricing::resolve(plan, 0, document::bundledPacks());
    if (!in)
        qFatal("%s: %s", in.error().place.c_str(), in.error().problem.c_str());
    return *in;
}

inline pricing::Report report(const pricing::Plan& plan, int threads = 2,
                              pricing::Accuracy accuracy = pricing::Accuracy::finished) {
    QThreadPool pool;
    pool.setMaxThreadCount(threads);
    return *pricing::compare(input(plan), accuracy,
                             threads > 1 ? document::spreadOver(pool, threads)
                                         : pricing::oneAfterAnother);
}

inline const pricing::OfferResult& offer(const pricing::Report& report, const std::string& id,
                                         const std::string& pack) {
    for (const auto& o : report.offers)
        if (o.id == id && o.pack == pack)
            return o;
    qFatal("no %s@%s", id.c_str(), pack.c_str());
}

} // namespace priced
