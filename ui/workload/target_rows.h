// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/plan.h"

#include <QWidget>

#include <vector>

class QPushButton;
class QVBoxLayout;

namespace ui {

/// The targets, one row each: which figure, which limit, over which hours.
class TargetRows : public QWidget {
    Q_OBJECT
public:
    explicit TargetRows(QWidget* parent = nullptr);
    void show(const std::vector<pricing::Target>& targets);
    using QWidget::show;
    QPushButton* addButton() const { return m_add; } ///< adds a target; the form places it

signals:
    void edited(const QString& text, std::function<void(std::vector<pricing::Target>&)> change,
                quint64 gesture);
    void problem(const QString& sentence);

private:
    class Row;
    void addRow();

    std::vector<Row*> m_rows;
    QVBoxLayout* m_column;
    QPushButton* m_add;
};

/// "p95 latency", "p99 time to first token", "Cold waits".
QString metricWords(const pricing::Target& target);

} // namespace ui
