// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/cold_start_impact.h"

#include <QBoxLayout>
#include <QWidget>

#include <optional>

class QPushButton;

namespace ui {

class FigureModel;
class StartBuilder;

/// What if a start took longer or less: a start built from sizes and speeds, and what the bill and
/// the latency would be by its length.
class StartSection : public QWidget {
    Q_OBJECT
public:
    explicit StartSection(QWidget* parent = nullptr);

    void show(const pricing::ColdStartImpact& impact);
    using QWidget::show;
    void setStale(bool stale);
    void setDirection(QBoxLayout::Direction direction);
    /// Seconds of the built start, once a person has built one.
    std::optional<double> builtS() const { return m_builtS; }

signals:
    void built(double seconds); ///< another one, to be studied
    void useRequested(double seconds);

private:
    void nameButton();

    StartBuilder* m_builder;
    QPushButton* m_use;
    FigureModel* m_durations;
    QBoxLayout* m_row;
    std::optional<double> m_builtS;
};

} // namespace ui
