// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <array>

class QLabel;

namespace ui {

class FormGrid;
class NumberField;
class ProblemLine;

/// What a start is made of: image ÷ pull rate + weights ÷ load rate + initialisation.
struct StartParts {
    double imageGb = 8, pullGbPerS = 1;
    double weightsGb = 16, loadGbPerS = 1;
    double initialiseS = 6;

    double pullS() const { return imageGb / pullGbPerS; }
    double loadS() const { return weightsGb / loadGbPerS; }
    double totalS() const { return pullS() + loadS() + initialiseS; }
    bool operator==(const StartParts&) const = default;
};

/// The parts of a start as one proportional bar with seconds in them.
class StartBar : public QWidget {
    Q_OBJECT
public:
    explicit StartBar(QWidget* parent = nullptr);
    void show(const StartParts& parts, int slot);
    using QWidget::show;
    QSize sizeHint() const override { return {200, 20}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    StartParts m_parts;
    int m_slot = 1;
};

/// A cold start built from sizes and speeds: a what-if until it is used.
class StartBuilder : public QWidget {
    Q_OBJECT
public:
    explicit StartBuilder(QWidget* parent = nullptr);
    const StartParts& parts() const { return m_parts; }
    void setSlot(int slot); ///< the data colour of the bar

signals:
    void edited(double seconds); ///< how long the built start takes

private:
    NumberField* addField(const char* name, const QString& what, const QString& unit,
                          double StartParts::*part, double least);
    void showSum();

    StartParts m_parts;
    int m_slot = 1;
    FormGrid* m_form;
    ProblemLine* m_problem;
    StartBar* m_bar;
    QLabel* m_sum;
};

} // namespace ui
