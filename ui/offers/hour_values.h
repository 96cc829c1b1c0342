// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <functional>
#include <vector>

class QPushButton;

namespace ui {

class HourGrid;
class NumberField;

/// What a figure by hour of the week is called and how it is set.
struct HourWords {
    QString gridName, fieldName, sameName; ///< object names
    QString title;                         ///< of the grid, for screen readers
    QString figure;                        ///< the figure of the chosen hours, in sentences
    QString digits;                        ///< what digits, + and − do there
    QString unit;
    std::function<QString(double)> words; ///< a figure with its unit
    double most = 1;
    int decimals = 0;
    double perDigit = 1, step = 1; ///< what a digit and + or − stand for
    double full = 0;               ///< the figure shaded darkest; 0: all alike
};

/// A figure for each hour of the week. Hours are chosen by dragging or Shift and arrows; digits,
/// + and − set them, or the field below.
class HourValues : public QWidget {
    Q_OBJECT
public:
    explicit HourValues(HourWords words, QWidget* parent = nullptr);
    void show(const std::vector<double>& values); ///< 168; no edit
    using QWidget::show;

signals:
    void edited(const std::vector<double>& values, quint64 gesture);
    void problem(const QString& sentence);

private:
    void setChosen(double value, quint64 gesture);
    void showChosen();

    HourWords m_words;
    HourGrid* m_grid;
    NumberField* m_figure;
    QPushButton* m_same;
};

/// Whether every hour has the same figure.
bool isSame(const std::vector<double>& values);

} // namespace ui
