// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/cold_start_impact.h"

#include <QBoxLayout>
#include <QWidget>

#include <optional>
#include <string>

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
    /// What the plan says of the offer's start: its parts are shown, to be changed from there. A
    /// start that is stated as a whole has none; what was built stays, to be used there too.
    void show(const pricing::Policy& policy);
    /// The built start, once a person has built one.
    const std::optional<pricing::ColdStartParts>& builtStart() const { return m_built; }

signals:
    void built(); ///< another one, to be studied
    /// `preset`: the name of a published start; empty: the parts are a person's own.
    void useRequested(const pricing::ColdStartParts& parts, const std::string& preset);

private:
    void nameButton();
    bool isPresent() const; ///< the start built is the plan's already

    StartBuilder* m_builder;
    QPushButton* m_use;
    FigureModel* m_durations;
    QBoxLayout* m_row;
    std::optional<pricing::ColdStartParts> m_built, m_present;
    std::string m_presentPreset;
};

} // namespace ui
