// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/traffic/traffic_stroke.h"

#include <QWidget>

class QAction;
class QDoubleSpinBox;
class QLabel;
class QMenu;
class QSpinBox;
class QStackedWidget;
class QToolButton;

namespace ui {

/// The row of tools over the grid: which one, the patterns, and the value it paints.
class TrafficTools : public QWidget {
    Q_OBJECT
public:
    TrafficTools(const QList<QAction*>& tools, QMenu* patterns, QWidget* parent = nullptr);

    double value() const;
    void setValue(double requestsPerSecond);
    void stepValue(int steps);
    /// Shows the field the tool needs: a rate, a percentage, or none.
    void showTool(Tool tool);

signals:
    void valueChanged(double requestsPerSecond);
    void percentChanged(double percent);

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    QToolButton* addToolButton(QAction* action);
    void addFields();

    QLabel* m_caption;
    QLabel* m_unit;
    QStackedWidget* m_fields;
    QDoubleSpinBox* m_value;
    QSpinBox* m_percent;
};

} // namespace ui
