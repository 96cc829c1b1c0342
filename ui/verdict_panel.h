// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"
#include "document/recompute.h"

#include <QWidget>

class QLabel;
class QFrame;

namespace ui {

class BasisMenu;
class PackSwitch;

/// The answer: one sentence, who pays for it with waiting, and what was assumed.
class VerdictPanel : public QWidget {
    Q_OBJECT
public:
    explicit VerdictPanel(QWidget* parent = nullptr);

    void show(const document::PlanPtr& plan, int scenario, const document::Packs& packs);
    void show(const document::ReportPtr& report);
    using QWidget::show;
    void showProblem(const QString& what); ///< the plan cannot be priced
    void setStale(bool stale);

signals:
    void editRequested(const QString& text, std::function<void(pricing::Scenario&)> change,
                       quint64 gesture);
    void enableRequested(const QStringList& idsAtPack); ///< tick these offers

protected:
    void resizeEvent(QResizeEvent*) override;

private:
    /// What is said: the finding, its circumstances, and (as HTML) who pays for it.
    struct Words {
        QString finding, circumstances, second;
    };
    void say(const Words& words);
    void fitWords();
    bool onTwoLines(const QString& html, const QFont& font) const;
    void openAssumptions();
    static QString secondLineOf(const pricing::Report& report);

    QLabel* m_sentence;
    QLabel* m_second;
    QLabel* m_assumptions;
    PackSwitch* m_packs;
    BasisMenu* m_basis;
    QFrame* m_popup = nullptr;
    document::ReportPtr m_report;
    Words m_words;
    bool m_noTraffic = false;
};

} // namespace ui
