// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/plot_table.h"

#include "ui/plot/plot_copy.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ui {

namespace {

constexpr int kRow = 24, kHead = 26;

/// Cells with 8 px of padding; the chip stands before the text.
class PaddedCells : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const QStyle* style = cell.widget ? cell.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);
        QRect room = cell.rect.adjusted(kPad, 0, -kPad, 0);
        painter->save();
        if (!cell.icon.isNull()) {
            cell.icon.paint(painter, QRect(room.left(), room.top(), kChip, room.height()));
            room.setLeft(room.left() + kChip + 6);
        }
        const bool selected = cell.state & QStyle::State_Selected;
        painter->setPen(cell.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
        painter->setFont(cell.font);
        if (index.column() == wrapped)
            painter->drawText(room, int(cell.displayAlignment) | Qt::TextWordWrap, cell.text);
        else
            painter->drawText(room, int(cell.displayAlignment),
                              cell.fontMetrics.elidedText(cell.text, Qt::ElideRight, room.width()));
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const int chip = cell.icon.isNull() ? 0 : kChip + 6;
        if (index.column() == wrapped)
            return {kRow, std::max(kRow, wordsHeight(cell) + kAround)};
        return {cell.fontMetrics.horizontalAdvance(cell.text) + 2 * kPad + chip + 2, kRow};
    }

    int wrapped = -1; ///< the column whose words go on over several lines

private:
    static int wordsHeight(const QStyleOptionViewItem& cell) {
        const auto* table = qobject_cast<const QTableView*>(cell.widget);
        const int room = table ? table->columnWidth(cell.index.column()) - 2 * kPad : 0;
        return cell.fontMetrics
            .boundingRect(QRect(0, 0, std::max(room, 1), 1000), Qt::TextWordWrap, cell.text)
            .height();
    }
    static constexpr int kPad = 8, kChip = 12, kAround = 6;
};

class PlainHeads : public QHeaderView {
public:
    explicit PlainHeads(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
        setFixedHeight(kHead);
        setFont(ui::font(Type::small, true));
        setHighlightSections(false);
        setStretchLastSection(true);
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override {
        const Colours& c = colours();
        const QVariant align = model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole);
        painter->save();
        painter->fillRect(rect, c.alt);
        painter->setPen(c.line2);
        painter->drawLine(rect.bottomLeft(), rect.bottomRight());
        painter->setPen(c.text);
        painter->setFont(font());
        const QRect room = rect.adjusted(8, 0, -8, 0);
        const QString text = model()->headerData(section, Qt::Horizontal).toString();
        painter->drawText(room, align.isValid() ? align.toInt() : Qt::AlignLeft | Qt::AlignVCenter,
                          fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
        painter->restore();
    }
    QSize sectionSizeFromContents(int section) const override {
        const QString text = model()->headerData(section, Qt::Horizontal).toString();
        return {fontMetrics().horizontalAdvance(text) + 18, kHead};
    }
};

} // namespace

PlotTable::PlotTable(QWidget* parent) : QTableView(parent) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalHeader(new PlainHeads(this));
    setItemDelegate(new PaddedCells(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kRow);
    setFont(ui::font(Type::small));
    setShowGrid(false);
    setAlternatingRowColors(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setWordWrap(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

int PlotTable::heightOf(int rows) const {
    return kHead + rows * kRow;
}

void PlotTable::wrapColumn(int column) {
    static_cast<PaddedCells*>(itemDelegate())->wrapped = column;
    const auto fit = [this] { resizeRowsToContents(); };
    connect(model(), &QAbstractItemModel::modelReset, this, fit, Qt::QueuedConnection);
    connect(model(), &QAbstractItemModel::dataChanged, this, fit, Qt::QueuedConnection);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, fit, Qt::QueuedConnection);
}

void PlotTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy) && model())
        QApplication::clipboard()->setText(tabSeparated(*model()));
    else
        QTableView::keyPressEvent(event);
}

void PlotTable::leaveEvent(QEvent* event) {
    emit left();
    QTableView::leaveEvent(event);
}

} // namespace ui
