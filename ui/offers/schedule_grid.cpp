// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/schedule_grid.h"

#include "ui/format.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ui {

namespace {

constexpr int kDays = 7, kHours = 24, kRow = 20, kHead = 18, kNames = 32, kLeastHour = 9;

int hourAt(const QModelIndex& index) {
    return index.row() * kHours + index.column();
}

/// A cell in the colour of its number, which is written where it fits.
class HourDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const auto* model = static_cast<const ScheduleModel*>(index.model());
        const int workers = model->workers()[std::size_t(hourAt(index))];
        const Colours& c = colours();
        painter->save();
        painter->fillRect(option.rect, c.grid);
        const QRect cell = option.rect.adjusted(0, 0, -1, -1);
        painter->fillRect(cell, workers > 0 ? c.soft : c.base);
        painter->setFont(ui::font(Type::axis));
        painter->setPen(workers > 0 ? c.text : c.text3);
        const QString word = QString::number(workers);
        if (painter->fontMetrics().horizontalAdvance(word) <= cell.width())
            painter->drawText(cell, Qt::AlignCenter, word);
        else // too long for its hour: the tool tip and the field below say it
            painter->fillRect(cell.adjusted(2, 2, -2, -2), c.accent);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(QPen(c.accent, 2));
            painter->drawRect(cell.adjusted(1, 1, 0, 0));
        }
        painter->restore();
    }
};

/// Names without the raised look of buttons.
class PlainHeads : public QHeaderView {
public:
    PlainHeads(Qt::Orientation orientation, QWidget* parent) : QHeaderView(orientation, parent) {
        setMinimumSectionSize(1);
        setSectionResizeMode(QHeaderView::Fixed);
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override {
        const QString word =
            model()->headerData(section, orientation(), Qt::DisplayRole).toString();
        painter->setFont(ui::font(Type::axis));
        painter->setPen(colours().text3);
        // a number of hours may reach over its neighbours, which have none
        const bool days = orientation() == Qt::Vertical;
        painter->drawText(days ? rect : rect.adjusted(0, 0, 3 * rect.width(), 0),
                          Qt::AlignLeft | Qt::AlignVCenter, word);
    }
};

} // namespace

void ScheduleModel::show(const std::vector<int>& workers) {
    if (workers == m_workers)
        return;
    m_workers = workers;
    emit dataChanged(index(0, 0), index(kDays - 1, kHours - 1));
}

int ScheduleModel::most() const {
    return *std::max_element(m_workers.begin(), m_workers.end());
}

int ScheduleModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kDays;
}

int ScheduleModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kHours;
}

QVariant ScheduleModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const int workers = m_workers[std::size_t(hourAt(index))];
    if (role == Qt::DisplayRole)
        return workers;
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return workers == 1 ? tr("%1 to %2:00, 1 worker")
                                  .arg(hourName(hourAt(index)))
                                  .arg(index.column() + 1)
                            : tr("%1 to %2:00, %3 workers")
                                  .arg(hourName(hourAt(index)))
                                  .arg(index.column() + 1)
                                  .arg(workers);
    return {};
}

QVariant ScheduleModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return dayName(section);
    constexpr int kNamedEvery = 6; // hours
    return section % kNamedEvery == 0 ? QVariant(section) : QVariant(QString());
}

ScheduleGrid::ScheduleGrid(QWidget* parent) : QTableView(parent), m_model(new ScheduleModel(this)) {
    setObjectName("scheduleGrid");
    setAccessibleName(tr("Workers by hour of the week"));
    setToolTip(tr("Drag or Shift + arrows choose hours, digits set their workers, + and − change "
                  "them, Ctrl+A chooses all"));
    setHorizontalHeader(new PlainHeads(Qt::Horizontal, this));
    setVerticalHeader(new PlainHeads(Qt::Vertical, this));
    setModel(m_model);
    setItemDelegate(new HourDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    for (auto policy :
         {&QTableView::setHorizontalScrollBarPolicy, &QTableView::setVerticalScrollBarPolicy})
        (this->*policy)(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setFixedHeight(kHead);
    verticalHeader()->setFixedWidth(kNames);
    verticalHeader()->setDefaultSectionSize(kRow);
    setFixedHeight(kHead + kDays * kRow + 1);
}

std::vector<int> ScheduleGrid::chosenHours() const {
    std::vector<int> hours;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        hours.push_back(hourAt(index));
    std::sort(hours.begin(), hours.end());
    return hours;
}

void ScheduleGrid::keyPressEvent(QKeyEvent* event) {
    const QString text = event->text();
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (plain && text.size() == 1 && text[0].isDigit())
        emit typed(text[0].digitValue());
    else if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        emit typed(0);
    else if (plain && (text == u'+' || text == u'-'))
        emit stepped(text == u'+' ? 1 : -1);
    else
        QTableView::keyPressEvent(event);
}

void ScheduleGrid::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    const int hour = std::max(kLeastHour, viewport()->width() / kHours);
    horizontalHeader()->setDefaultSectionSize(hour);
}

void ScheduleGrid::selectionChanged(const QItemSelection& now, const QItemSelection& before) {
    QTableView::selectionChanged(now, before);
    emit choiceChanged();
}

} // namespace ui
