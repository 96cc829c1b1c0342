// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"
#include "document/recompute.h"
#include "pricing/study/break_even.h"
#include "pricing/study/cold_start_impact.h"

#include <QObject>

#include <memory>
#include <variant>

namespace document {

using BreakEvenPtr = std::shared_ptr<const pricing::BreakEven>;
using ColdStartPtr = std::shared_ptr<const pricing::ColdStartStudy>;
using StudyOptions = std::variant<pricing::BreakEvenOptions, pricing::ColdStartOptions>;

/// Runs one view's study of the newest plan on workers: coarse first, then finished. A newer
/// request replaces the one that waits and cancels the finishing of the one in flight; its coarse
/// pass is left to end while it asks the same of the same offers, so that the view does not starve
/// while the mouse is down. The accuracy in the options is not looked at.
/// In the options `offer` counts the scenario's offer choices (OfferResult::choice), −1 or nothing
/// where it is not asked; a choice that is not enabled makes the study fail with that reason.
class StudyRun : public QObject {
    Q_OBJECT
public:
    explicit StudyRun(QObject* parent = nullptr);
    ~StudyRun() override;

    void request(PlanPtr plan, int scenario, Packs packs, StudyOptions options);
    void cancel(); ///< what is in flight is dropped
    bool isBusy() const;

signals:
    // Window's thread. Coarse, then final; of an older request only a coarse answer that still
    // fits.
    void breakEven(document::BreakEvenPtr study);
    void coldStart(document::ColdStartPtr study);
    void failed(const QString& problem);      ///< the study cannot be made
    void progress(double done, double total); ///< of the finishing pass
    void idle();                              ///< everything asked for has been answered

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace document
