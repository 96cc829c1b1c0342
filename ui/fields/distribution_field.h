// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/fields/gesture.h"

#include "pricing/distribution.h"

#include <QComboBox>
#include <QLabel>
#include <QWidget>

#include <array>

namespace ui {

class NumberField;

/// A distribution of seconds: its kind and its figures. Every kind a file may hold is shown and
/// kept; measured samples show the name of their file.
class DistributionField : public QWidget {
    Q_OBJECT
public:
    enum class Shape { oneRow, stacked };
    DistributionField(const QString& objectName, const QString& what, Shape shape,
                      QWidget* parent = nullptr);

    void show(const pricing::Distribution& distribution);
    using QWidget::show;
    /// One more entry of the kind box that is no distribution ("Estimated from the model").
    void addSpecial(const QString& text);
    void showSpecial();
    /// The shortest mean it takes, for what cannot last no time at all.
    void setLeastMean(double seconds) { m_leastMean = seconds; }
    QWidget* firstField() const { return m_kind; }

signals:
    void edited(const pricing::Distribution& distribution, quint64 gesture);
    void specialChosen();
    void problem(const QString& sentence);

private:
    void kindChosen(int index);
    void figureEdited(quint64 gesture);
    void showFigures();

    QComboBox* m_kind;
    std::array<NumberField*, 3> m_figures;
    std::array<QLabel*, 3> m_words;
    std::array<QWidget*, 3> m_cells;
    QLabel* m_file;
    pricing::Distribution m_distribution;
    double m_leastMean = 0;
};

/// The same shape with every second multiplied so that the mean is `mean`.
pricing::Distribution withMean(pricing::Distribution distribution, double mean);

} // namespace ui
