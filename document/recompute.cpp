// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/recompute.h"

#include "document/pricing_run.h"

#include <QThread>
#include <QThreadPool>

#include <algorithm>

namespace document {

namespace {

/// Whether a report on `a` still fits what the screen shows of `b`.
bool stillFits(const PricingRun& a, const PricingRun& b) {
    const auto at = [](const PricingRun& run) -> const pricing::Scenario& {
        return run.plan->scenarios[static_cast<std::size_t>(run.scenario)];
    };
    return a.scenario == b.scenario && sameRows(at(a), at(b));
}

} // namespace

struct Recompute::Private {
    enum class Answer { none, coarse, final };

    explicit Private(Recompute* owner) : q(owner) {
        pool.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
    }

    /// What is still to be done for the newest plan.
    bool needsWork() const {
        return newest.plan && answer != Answer::final && !(interactive && answer == Answer::coarse);
    }
    void startIfNeeded();
    void take(const PricingRun& run, const RunAnswer& got);
    void ended();

    Recompute* q;
    QThreadPool pool;
    PricingRun newest;                   ///< the plan asked for last
    Answer answer = Answer::none;        ///< what has been said of it
    std::shared_ptr<RunSignals> running; ///< of the run in flight
    ReportPtr finished;                  ///< the last that was not coarse
    bool interactive = false;
};

void Recompute::Private::startIfNeeded() {
    if (running || !needsWork())
        return;
    running = std::make_shared<RunSignals>();
    running->coarseOnly = interactive;
    PricingRun run = newest;
    run.earlier = finished;
    run.coarseKnown = answer == Answer::coarse;
    run.threads = std::max(1, QThread::idealThreadCount() - (interactive ? 1 : 0));
    // Posted calls to an object that is gone are dropped, and the destructor waits for the pool.
    const auto post = [this, run](RunAnswer got) {
        QMetaObject::invokeMethod(
            q, [this, run, got = std::move(got)] { take(run, got); }, Qt::QueuedConnection);
    };
    pool.start([this, run, post, flags = running] {
        price(run, *flags, pool, post);
        QMetaObject::invokeMethod(
            q, [this] { ended(); }, Qt::QueuedConnection);
    });
}

void Recompute::Private::take(const PricingRun& run, const RunAnswer& got) {
    const bool isNewest = run.number == newest.number;
    if (got.report && got.report->coarse) {
        // An older coarse answer is better than none while edits come faster than answers.
        if (isNewest)
            answer = Answer::coarse;
        if (isNewest || stillFits(run, newest))
            emit q->finished(got.report);
    } else if (isNewest && got.report) {
        answer = Answer::final;
        finished = got.report;
        emit q->finished(got.report);
    } else if (isNewest && !got.problem.isEmpty()) {
        answer = Answer::final;
        emit q->failed(got.problem);
    } else if (isNewest && got.total > 0) {
        emit q->progress(got.done, got.total);
    }
}

void Recompute::Private::ended() {
    running.reset();
    startIfNeeded();
    if (!running)
        emit q->idle();
}

Recompute::Recompute(QObject* parent)
    : QObject(parent), m_private(std::make_unique<Private>(this)) {}

Recompute::~Recompute() {
    if (m_private->running) {
        m_private->running->stopFinishing = true;
        m_private->running->stopAll = true;
    }
    m_private->pool.waitForDone();
}

void Recompute::request(PlanPtr plan, int scenario, Packs packs) {
    Private& d = *m_private;
    d.newest = {std::move(plan), scenario, std::move(packs), d.newest.number + 1};
    d.answer = Private::Answer::none;
    if (d.running)
        d.running->stopFinishing = true;
    d.startIfNeeded();
}

void Recompute::setInteractive(bool interactive) {
    m_private->interactive = interactive;
    if (m_private->running)
        m_private->running->coarseOnly = interactive;
    m_private->startIfNeeded();
}

bool Recompute::isBusy() const {
    return m_private->running || m_private->needsWork();
}

} // namespace document
