// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/traffic_delegate.h"

#include "ui/theme.h"
#include "ui/traffic/traffic_model.h"
#include "ui/traffic/traffic_text.h"

#include <QLineEdit>
#include <QPainter>

namespace ui {

void TrafficDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const auto* model = static_cast<const TrafficModel*>(index.model());
    const double rate = model->rate(index.row(), index.column());
    // Quarters of an hour touch: the gap stands between hours.
    const bool hourEnds = (index.column() + 1) % (model->columnCount() / 24) == 0;
    const QRect cell = option.rect.adjusted(0, 0, hourEnds ? -1 : 0, -1);
    painter->fillRect(option.rect, rate > 0 ? colours().win : colours().grid);
    painter->fillRect(cell, trafficColour(rate, model->peak()));
}

QWidget* TrafficDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                       const QModelIndex& index) const {
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(QStringLiteral("cellEditor"));
    edit->setFont(font(Type::small));
    edit->setAlignment(Qt::AlignRight);
    edit->setAccessibleName(index.data(Qt::AccessibleTextRole).toString());
    return edit;
}

void TrafficDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    auto* edit = static_cast<QLineEdit*>(editor);
    if (!edit->isModified())
        edit->setText(QString::number(index.data(Qt::EditRole).toDouble(), 'g', 6));
}

void TrafficDelegate::setModelData(QWidget* editor, QAbstractItemModel*,
                                   const QModelIndex& index) const {
    const auto* edit = static_cast<const QLineEdit*>(editor);
    if (!edit->isModified())
        return;
    if (const auto rate = rateFromText(edit->text()))
        emit typed(index.row(), index.column(), *rate);
    else
        emit refused(
            tr("“%1” is not a rate: type a number, 0 or more.").arg(edit->text().left(20)));
}

void TrafficDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                           const QModelIndex&) const {
    // A cell is far smaller than a number: the field lies over its neighbours, inside the grid.
    QRect field(0, 0, 72, 24);
    field.moveCenter(option.rect.center());
    const QRect room = editor->parentWidget()->rect();
    field.moveLeft(std::clamp(field.left(), 0, std::max(0, room.width() - field.width())));
    field.moveTop(std::clamp(field.top(), 0, std::max(0, room.height() - field.height())));
    editor->setGeometry(field);
}

} // namespace ui
