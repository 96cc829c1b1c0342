// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/recompute.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class QLabel;
class QProgressBar;
class QStatusBar;

namespace ui {

/// The status bar: on the left what the mouse can do, on the right how sure the figures are, the
/// seed, the month, and whether what is shown is up to date.
class StatusLine : public QObject {
    Q_OBJECT
public:
    explicit StatusLine(QStatusBar* bar);

    void showHint(const QString& text); ///< empty: the idle text
    void setIdleHint(const QString& text);
    void showPlan(const pricing::Plan& plan);
    void showReport(const document::ReportPtr& report, int choice);
    void showChosen(const document::ReportPtr& report, int choice);
    void setComputing(bool computing); ///< a newer answer is on its way
    void showProgress(double done, double total);
    void showFailed();
    /// The same for the study of the tab in front; the answer itself comes first.
    void setStudying(bool studying);
    void showStudyProgress(double done, double total);
    bool isStale() const { return m_stale; }

signals:
    void staleChanged(bool stale); ///< the answer is overdue by more than 150 ms

private:
    void setStale(bool stale);
    void showState();
    void showBar(double done, double total);

    QLabel *m_hint, *m_precision, *m_seed, *m_month, *m_state;
    QProgressBar* m_bar;
    QTimer m_overdue;
    QString m_idleHint;
    QElapsedTimer m_busy; ///< since the work in hand began
    bool m_computing = false, m_studying = false, m_stale = false, m_failed = false;
};

/// "10 weeks simulated, ± $3 (95 %)", "Estimate, ± $40 (95 %)", "Exact".
QString precisionText(const pricing::OfferResult& offer);

} // namespace ui
