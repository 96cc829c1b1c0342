// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/week/hour_account.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace ui {

class FigureModel;
class FigureTable;

/// Why one hour of the week is expensive: a sentence, and what the hour is billed for.
class HourPanel : public QWidget {
    Q_OBJECT
public:
    explicit HourPanel(QWidget* parent = nullptr);

    void show(const HourAccount& account);
    using QWidget::show;
    void invite(); ///< no hour is chosen: says how to choose one
    void setStale(bool stale);
    QString sentence() const;

private:
    QLabel* m_sentence;
    QLabel* m_figures;
    FigureModel* m_model;
    FigureTable* m_table;
};

} // namespace ui
