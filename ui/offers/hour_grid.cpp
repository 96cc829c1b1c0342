// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/hour_grid.h"

#include "ui/format.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kDays = 7, kHours = 24, kRow = 20, kHead = 18, kNames = 32, kLeastHour = 8;
constexpr int kHalfLight = 127, kApart = 2;

int hourAt(const QModelIndex& index) {
    return index.row() * kHours + index.column();
}

/// Nothing in an hour is the ground; the more, the darker.
QColor groundOf(double value, double full) {
    const Colours& c = colours();
    if (value <= 0)
        return c.base;
    if (full <= 0)
        return c.soft;
    const double last = double(c.waiting.size()) - 1;
    return c.waiting[std::size_t(std::clamp(std::ceil(value / full * last), 1.0, last))];
}

/// A cell in the colour of its figure, which is written where it fits.
class HourDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const auto* model = static_cast<const HourModel*>(index.model());
        const double value = model->values()[std::size_t(hourAt(index))];
        const Colours& c = colours();
        painter->save();
        painter->fillRect(option.rect, c.grid);
        const QRect cell = option.rect.adjusted(0, 0, -1, -1);
        const QColor ground = groundOf(value, model->full());
        painter->fillRect(cell, ground);
        painter->setFont(ui::font(Type::axis));
        const bool isLight = ground.lightness() > kHalfLight;
        painter->setPen(value <= 0 ? c.text3 : isLight ? Qt::black : Qt::white);
        const QString word = index.data().toString();
        const int wide = painter->fontMetrics().horizontalAdvance(word);
        const int room = cell.width() - (value > 0 ? 0 : kApart); // rows of noughts are no figure
        if (wide <= room)
            painter->drawText(cell, Qt::AlignCenter, word);
        else if (value > 0 &&
                 model->full() <= 0) // too long for its hour: tool tip and the field below say it
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

HourModel::HourModel(std::function<QString(double)> words, double full, QObject* parent)
    : QAbstractTableModel(parent), m_words(std::move(words)), m_full(full) {}

void HourModel::show(const std::vector<double>& values) {
    if (values == m_values)
        return;
    m_values = values;
    emit dataChanged(index(0, 0), index(kDays - 1, kHours - 1));
}

int HourModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kDays;
}

int HourModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kHours;
}

QVariant HourModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const double value = m_values[std::size_t(hourAt(index))];
    if (role == Qt::DisplayRole)
        return QString::number(value, 'g', 4); // a share in per cent has no end in binary
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return tr("%1 to %2:00, %3")
            .arg(hourName(hourAt(index)))
            .arg(index.column() + 1)
            .arg(m_words(value));
    return {};
}

QVariant HourModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return dayName(section);
    constexpr int kNamedEvery = 6; // hours
    return section % kNamedEvery == 0 ? QVariant(section) : QVariant(QString());
}

HourGrid::HourGrid(HourModel* model, QWidget* parent) : QTableView(parent), m_model(model) {
    model->setParent(this);
    setHorizontalHeader(new PlainHeads(Qt::Horizontal, this));
    setVerticalHeader(new PlainHeads(Qt::Vertical, this));
    setModel(m_model);
    setItemDelegate(new HourDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setStyleSheet(QStringLiteral("QTableCornerButton::section { border: none; }"));
    for (auto policy :
         {&QTableView::setHorizontalScrollBarPolicy, &QTableView::setVerticalScrollBarPolicy})
        (this->*policy)(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setFixedHeight(kHead);
    verticalHeader()->setFixedWidth(kNames);
    verticalHeader()->setDefaultSectionSize(kRow);
    setFixedHeight(kHead + kDays * kRow + 1);
}

std::vector<int> HourGrid::chosenHours() const {
    std::vector<int> hours;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        hours.push_back(hourAt(index));
    std::sort(hours.begin(), hours.end());
    return hours;
}

void HourGrid::keyPressEvent(QKeyEvent* event) {
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

void HourGrid::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    const int hour = std::max(kLeastHour, viewport()->width() / kHours);
    horizontalHeader()->setDefaultSectionSize(hour);
}

void HourGrid::selectionChanged(const QItemSelection& now, const QItemSelection& before) {
    QTableView::selectionChanged(now, before);
    emit choiceChanged();
}

} // namespace ui
