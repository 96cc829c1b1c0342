// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;

namespace ui {

/// Rows of label and field in two columns, 28 px each, with one line for what is wrong.
class FormGrid : public QWidget {
    Q_OBJECT
public:
    FormGrid(int labelWidth, QWidget* parent = nullptr);

    /// Adds a row; the label is the buddy of `field` (of `focus`, where the field is a group).
    QLabel* addRow(const QString& label, QWidget* field, QWidget* focus = nullptr);
    void addWide(QWidget* widget);
    void setRowVisible(QWidget* field, bool visible);
    /// Several widgets side by side as one field.
    static QWidget* sideBySide(std::initializer_list<QWidget*> widgets);
    /// Small text in the secondary colour, for units and remarks.
    static QLabel* remark(const QString& text);

private:
    QGridLayout* m_grid;
    int m_labelWidth;
};

/// One sentence in the colour of errors; hidden while there is nothing to say.
class ProblemLine : public QWidget {
    Q_OBJECT
public:
    explicit ProblemLine(const QString& objectName, QWidget* parent = nullptr);
    void say(const QString& sentence);

private:
    QLabel* m_text;
};

} // namespace ui
