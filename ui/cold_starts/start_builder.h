// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/cold_start.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;

namespace ui {

class FormGrid;
class NumberField;
class ProblemLine;
class StartBar;

/// A cold start built from its parts, or a published one: a what-if until it is used.
class StartBuilder : public QWidget {
    Q_OBJECT
public:
    explicit StartBuilder(QWidget* parent = nullptr);
    const pricing::ColdStartParts& parts() const { return m_parts; }
    /// The preset the parts are those of, by its name in files; empty: the parts are one's own.
    const std::string& preset() const { return m_preset; }
    /// Mean seconds of a start that is not restored; without the model's weights where the size
    /// of these is left to the workload.
    double seconds() const;
    /// No edit. `preset` as above.
    void show(const pricing::ColdStartParts& parts, const std::string& preset = {});
    using QWidget::show;
    void setSlot(int slot); ///< the data colour of the bar

signals:
    void edited();

private:
    struct Figure {
        NumberField* field;
        std::function<std::optional<double>(const pricing::ColdStartParts&)> get;
        QString absent; ///< what stands in the field where there is no figure
    };
    NumberField* add(const char* name, const QString& what, const QString& unit, double least,
                     std::function<std::optional<double>(const pricing::ColdStartParts&)> get,
                     std::function<void(pricing::ColdStartParts&, double)> set,
                     const QString& absent = QStringLiteral("–"));
    NumberField* addTime(const char* name, const QString& what,
                         pricing::Distribution pricing::ColdStartParts::*part);
    void addPresets();
    void addImage();
    void addWeights();
    void addTimes();
    void addSnapshot();
    void addCopies();
    void choose(int preset);
    void change(const std::function<void(pricing::ColdStartParts&)>& change);
    void showFigures();
    void showSnapshot();

    pricing::ColdStartParts m_parts;
    std::string m_preset;
    int m_slot = 1;
    FormGrid* m_form;
    ProblemLine* m_problem;
    QComboBox* m_presets;
    QLabel* m_source;
    QCheckBox *m_modelWeights, *m_copiedWeights;
    std::vector<Figure> m_figures;
    NumberField *m_restore = nullptr, *m_hosts = nullptr;
    std::vector<QWidget*> m_ofSnapshot; ///< rows of use only where starts are restored
    StartBar* m_bar;
    QLabel *m_sum, *m_law;
};

} // namespace ui
