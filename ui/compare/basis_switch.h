// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"

#include <QWidget>

class QButtonGroup;
class QPushButton;

namespace ui {

/// "As set", "Vendor default", "Cheapest that meets the target".
QString basisWord(pricing::Basis basis, bool hasTargets);
QString shortBasisWord(pricing::Basis basis); ///< "Cheapest"
QString basisTip(pricing::Basis basis);

/// How the offers are run for the comparison: segmented buttons, one per basis.
class BasisSwitch : public QWidget {
    Q_OBJECT
public:
    explicit BasisSwitch(QWidget* parent = nullptr);
    void show(const pricing::Scenario& scenario);
    using QWidget::show;
    void setShort(bool on); ///< short words, where room is

signals:
    void editRequested(const QString& text, std::function<void(pricing::Scenario&)> change,
                       quint64 gesture);

private:
    void nameButtons();

    QButtonGroup* m_buttons;
    bool m_short = false, m_hasTargets = false;
};

/// The same as one button with a menu, for the bar under the verdict.
class BasisMenu : public QWidget {
    Q_OBJECT
public:
    explicit BasisMenu(QWidget* parent = nullptr);
    void show(const pricing::Scenario& scenario);
    using QWidget::show;

signals:
    void editRequested(const QString& text, std::function<void(pricing::Scenario&)> change,
                       quint64 gesture);

private:
    QPushButton* m_button;
};

} // namespace ui
