// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/plot_table.h"

#include "ui/plot/plot_copy.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace ui {

namespace {

constexpr int kRow = 24, kHead = 26;

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

void PlotTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy) && model())
        QGuiApplication::clipboard()->setText(tabSeparated(*model()));
    else
        QTableView::keyPressEvent(event);
}

void PlotTable::leaveEvent(QEvent* event) {
    emit left();
    QTableView::leaveEvent(event);
}

} // namespace ui
