// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fields/form_grid.h"

#include "ui/theme.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>

namespace ui {

FormGrid::FormGrid(int labelWidth, QWidget* parent)
    : QWidget(parent), m_grid(new QGridLayout(this)), m_labelWidth(labelWidth) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);
}

QLabel* FormGrid::addRow(const QString& label, QWidget* field, QWidget* focus) {
    auto* text = new QLabel(label, this);
    text->setMinimumWidth(m_labelWidth);
    text->setBuddy(focus ? focus : field);
    const int row = m_grid->rowCount();
    m_grid->addWidget(text, row, 0, Qt::AlignLeft | Qt::AlignTop);
    text->setFixedHeight(24);
    m_grid->addWidget(field, row, 1);
    return text;
}

void FormGrid::addWide(QWidget* widget) {
    m_grid->addWidget(widget, m_grid->rowCount(), 0, 1, 2);
}

void FormGrid::setRowVisible(QWidget* field, bool visible) {
    int row = 0, column = 0, rows = 0, columns = 0;
    m_grid->getItemPosition(m_grid->indexOf(field), &row, &column, &rows, &columns);
    if (auto* label = m_grid->itemAtPosition(row, 0); label && label->widget())
        label->widget()->setVisible(visible);
    field->setVisible(visible);
}

QWidget* FormGrid::sideBySide(std::initializer_list<QWidget*> widgets) {
    auto* group = new QWidget;
    auto* row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    for (QWidget* widget : widgets)
        row->addWidget(widget);
    row->addStretch(1);
    return group;
}

QLabel* FormGrid::remark(const QString& text) {
    auto* label = new QLabel(text);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setFont(ui::font(Type::small));
    return label;
}

ProblemLine::ProblemLine(const QString& objectName, QWidget* parent)
    : QWidget(parent), m_text(new QLabel(this)) {
    setObjectName(objectName);
    m_text->setWordWrap(true);
    m_text->setFont(ui::font(Type::small));
    auto* row = new QVBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_text);
    hide();
}

void ProblemLine::say(const QString& sentence) {
    QPalette palette = m_text->palette();
    palette.setColor(QPalette::WindowText, colours().bad);
    m_text->setPalette(palette);
    m_text->setText(sentence);
    m_text->setAccessibleName(sentence);
    setVisible(!sentence.isEmpty());
}

} // namespace ui
