// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/inspector_parts.h"

#include "ui/fields/elided_label.h"
#include "ui/fields/form_grid.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

void FigureRow::setVisible(bool visible) const {
    for (QWidget* widget : std::initializer_list<QWidget*>{label, field, reset})
        widget->setVisible(visible);
    standard->setVisible(visible && !standard->text().isEmpty());
}

void FigureRow::setDefault(const QString& text, bool differs) const {
    setRemark(differs && !text.isEmpty() ? QObject::tr("Default: %1").arg(text) : QString());
    reset->setEnabled(differs);
    reset->setToolTip(differs ? QObject::tr("Back to the documented default, %1").arg(text)
                              : QObject::tr("This is the documented default"));
}

void FigureRow::setRemark(const QString& text) const {
    standard->setText(text);
    standard->setVisible(!text.isEmpty() && !field->isHidden());
}

InspectorSection::InspectorSection(const QString& objectName, QWidget* parent, int labelWidth)
    : QWidget(parent), m_grid(new QGridLayout(this)) {
    setObjectName(objectName);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(2);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnMinimumWidth(0, labelWidth);
    m_grid->setColumnStretch(1, 1);
}

FigureRow InspectorSection::addRow(const QString& objectName, const QString& label, QWidget* field,
                                   QWidget* focus) {
    FigureRow row{new QLabel(label), field, new QToolButton, FormGrid::remark({})};
    row.label->setBuddy(focus ? focus : field);
    row.label->setFixedHeight(24);
    row.reset->setObjectName(objectName + "Reset");
    row.reset->setAccessibleName(tr("Reset %1").arg(QString(label).remove(u'&')));
    row.reset->setIcon(icon("reset"));
    row.reset->setAutoRaise(true);
    row.reset->setFixedSize(24, 24);
    row.standard->setObjectName(objectName + "Default");
    const int at = m_grid->rowCount();
    m_grid->addWidget(row.label, at, 0, Qt::AlignTop);
    m_grid->addWidget(field, at, 1);
    m_grid->addWidget(row.reset, at, 2, Qt::AlignTop);
    m_grid->addWidget(row.standard, at + 1, 1, 1, 2);
    row.standard->hide();
    return row;
}

void InspectorSection::takeRoomOfReset(const FigureRow& row) {
    int at = 0, column = 0, rows = 0, columns = 0;
    m_grid->getItemPosition(m_grid->indexOf(row.field), &at, &column, &rows, &columns);
    row.reset->hide();
    m_grid->removeWidget(row.field);
    m_grid->addWidget(row.field, at, column, 1, 2);
}

FigureRow InspectorSection::addTall(const QString& objectName, const QString& label, QWidget* field,
                                    QWidget* focus) {
    const FigureRow row = addRow(objectName, label, field, focus);
    m_grid->removeWidget(field);
    m_grid->addWidget(field, m_grid->rowCount(), 0, 1, 3);
    return row;
}

QLabel* InspectorSection::addWide(QWidget* widget) {
    m_grid->addWidget(widget, m_grid->rowCount(), 0, 1, 3);
    return qobject_cast<QLabel*>(widget);
}

QLabel* InspectorSection::addRemark(const QString& objectName) {
    QLabel* remark = FormGrid::remark({});
    remark->setObjectName(objectName);
    remark->setWordWrap(true);
    return addWide(remark);
}

void InspectorSection::clearRows() {
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        if (item->widget()) {
            // Not at once: this may run inside a signal of the very widget.
            item->widget()->hide();
            item->widget()->setParent(nullptr);
            item->widget()->deleteLater();
        }
        delete item;
    }
}

void InspectorSection::whenReset(const FigureRow& row, const QString& figure,
                                 std::function<void(pricing::OfferChoice&)> change) {
    connect(row.reset, &QToolButton::clicked, this, [this, figure, change] {
        emit changeRequested(tr("Reset %1").arg(figure), change, 0);
    });
}

Fold::Fold(const QString& objectName, const QString& title, QWidget* content, bool open,
           QWidget* parent)
    : QWidget(parent), m_head(new QToolButton), m_summary(new ElidedLabel), m_content(content) {
    setObjectName(objectName);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* row = new QHBoxLayout;
    m_head->setObjectName(objectName + "Head");
    m_head->setText(title);
    m_head->setFont(ui::font(Type::small, true));
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setAutoRaise(true);
    m_head->setCheckable(true);
    m_head->setChecked(open);
    m_head->setStyleSheet(
        QStringLiteral("QToolButton { border: none; padding: 3px 0; background: transparent; }"));
    row->addWidget(m_head);
    m_summary->setFont(ui::font(Type::small));
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_summary->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_summary, 1);
    column->addLayout(row);
    column->addWidget(content);
    connect(m_head, &QToolButton::toggled, this, &Fold::setOpen);
    setOpen(open);
}

void Fold::setSummary(const QString& text) {
    m_summary->setText(text);
}

void Fold::setOpen(bool open) {
    m_head->setChecked(open);
    m_head->setIcon(icon(open ? "chevron-down" : "chevron-right"));
    m_content->setVisible(open);
}

void fillChoices(QComboBox* box, const QStringList& words, int standard, int current) {
    bool same = box->count() == words.size();
    for (int i = 0; same && i < words.size(); ++i)
        same = box->itemText(i) == words[i];
    if (!same) {
        box->clear();
        box->addItems(words);
    }
    for (int i = 0; i < words.size(); ++i) {
        box->setItemData(i, ui::font(Type::interface_, i == standard), Qt::FontRole);
        box->setItemData(i, i == standard ? QObject::tr("The documented default") : QString(),
                         Qt::ToolTipRole);
    }
    box->setCurrentIndex(current);
}

pricing::OfferPatch& overrideOf(pricing::OfferChoice& choice) {
    if (!choice.override_)
        choice.override_.emplace();
    return *choice.override_;
}

void dropEmptyOverride(pricing::OfferChoice& choice) {
    if (choice.override_ && *choice.override_ == pricing::OfferPatch{})
        choice.override_.reset();
}

} // namespace ui
