// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/study_run.h"
#include "ui/cold_starts/settings.h"

#include <QWidget>

#include <optional>
#include <utility>

class QLabel;
class QPushButton;

namespace ui {

class FigureModel;
class FigureTable;
class FrontierPlot;

/// What other settings would do: cost against latency, the settings as a table, and the one that is
/// selected (else the advised one) for use.
class SettingsColumn : public QWidget {
    Q_OBJECT
public:
    explicit SettingsColumn(QWidget* parent = nullptr);

    /// `impact` is one of the study's.
    void show(const document::ColdStartPtr& study, const pricing::ColdStartImpact* impact);
    using QWidget::show;
    void setTargets(const std::vector<pricing::Target>& targets);
    void setPercentile(Percentile percentile);
    void setStale(bool stale, bool unfinished); ///< unfinished: only the figures are quiet
    void select(int setting);                   ///< an index of the frontier, −1 for none
    int selected() const;
    void drawOn(QPainter& painter, const QRect& target);

signals:
    void statusHint(const QString& text);
    void useRequested(const pricing::SettingFigures& setting);

private:
    int meant() const; ///< the selected setting, else the suggested one
    void use();

    document::ColdStartPtr m_study;
    const pricing::ColdStartImpact* m_impact = nullptr; ///< in m_study
    std::optional<std::pair<double, int>> m_selected;   ///< idle timeout, min workers
    QLabel* m_title;
    FrontierPlot* m_frontier;
    FigureModel* m_settings;
    FigureTable* m_table;
    QLabel* m_advice;
    QPushButton* m_use;
};

} // namespace ui
