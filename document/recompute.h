// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"
#include "pricing/study/compare.h"

#include <QObject>

#include <memory>

class QThreadPool;

namespace document {

using ReportPtr = std::shared_ptr<const pricing::Report>;

/// Prices the newest plan on workers and reports as results come: coarse first, then finished, then
/// the same with the range of traffic in which the verdict holds.
/// One run is in flight and at most one waits; a newer request replaces the one that waits, never
/// stops a coarse pass, and stops finishing work.
class Recompute : public QObject {
    Q_OBJECT
public:
    explicit Recompute(QObject* parent = nullptr);
    ~Recompute() override;

    void request(PlanPtr plan, int scenario, Packs packs);
    /// While a mouse button is down only coarse answers are made and one core is left to the
    /// window.
    void setInteractive(bool interactive);
    bool isBusy() const;

signals:
    void
    finished(document::ReportPtr report); ///< coarse or final, newest plan only; window's thread
    void failed(const QString& problem);  ///< the plan cannot be resolved
    void progress(double done, double total); ///< of the finishing pass
    void idle();                              ///< everything asked for has been answered

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

/// Spreads tasks over up to `threads` threads, the calling one and helpers from `pool`. A full pool
/// only means that the caller does more of the work itself. A task that throws does not keep the
/// others from running; the exception reaches the caller when all have ended.
pricing::ForEach spreadOver(QThreadPool& pool, int threads);

} // namespace document
