// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/compare_table.h"

#include "ui/chosen_offer.h"
#include "ui/compare/compare_table_model.h"
#include "ui/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kLeastColumn = 67, kNames = 118, kRow = 24, kTallRow = 38, kHead = 52, kEdge = 3;

/// Heads of the offers: the data colour as a top edge, the name on two lines, right-aligned.
class OfferHeads : public QHeaderView {
public:
    explicit OfferHeads(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
        setSectionsClickable(true);
        setFixedHeight(kHead);
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override {
        const auto at = [&](int role) {
            return model()->headerData(section, Qt::Horizontal, role);
        };
        const Colours& c = colours();
        painter->save();
        painter->fillRect(rect, at(CompareTableModel::MarkedRole).toBool() ? c.soft : c.alt);
        painter->fillRect(QRect(rect.topLeft(), QSize(rect.width(), kEdge)),
                          offerFill(at(CompareTableModel::SlotRole).toInt()));
        painter->setPen(c.line);
        painter->drawLine(rect.topRight(), rect.bottomRight());
        painter->setPen(c.line2);
        painter->drawLine(rect.bottomLeft(), rect.bottomRight());
        painter->setPen(c.text);
        const QString name = at(Qt::DisplayRole).toString();
        const QRect room = rect.adjusted(2, kEdge + 1, -5, -2);
        const int flags = Qt::AlignRight | Qt::AlignVCenter | Qt::TextWordWrap;
        const QFont usual = ui::font(Type::small, true);
        const bool fits =
            QFontMetrics(usual).boundingRect(room, flags, name).height() <= room.height();
        painter->setFont(fits ? usual : ui::font(Type::axis, true));
        painter->drawText(room, flags, name);
        painter->restore();
    }
};

/// Names of the figures, left-aligned without the raised look of buttons.
class FigureNames : public QHeaderView {
public:
    explicit FigureNames(QWidget* parent) : QHeaderView(Qt::Vertical, parent) {
        setSectionResizeMode(QHeaderView::Fixed);
        setMinimumSectionSize(kRow);
        setDefaultSectionSize(kRow);
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override {
        const Colours& c = colours();
        painter->save();
        painter->fillRect(rect, c.alt);
        painter->setPen(c.line);
        painter->drawLine(rect.bottomLeft(), rect.bottomRight());
        painter->drawLine(rect.topRight(), rect.bottomRight());
        painter->setPen(c.text2);
        painter->setFont(ui::font(Type::small));
        painter->drawText(rect.adjusted(16, 0, -4, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          model()->headerData(section, Qt::Vertical, Qt::DisplayRole).toString());
        painter->restore();
    }
    QSize sizeHint() const override { return {kNames, 0}; }
};

} // namespace

CompareTable::CompareTable(CompareTableModel* model, ChosenOffer* chosen, QWidget* parent)
    : QTableView(parent), m_model(model), m_chosen(chosen) {
    setObjectName("compareTable");
    setAccessibleName(tr("Offers side by side, per month"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalHeader(new OfferHeads(this));
    setVerticalHeader(new FigureNames(this));
    setModel(model);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setWordWrap(true);
    verticalHeader()->setFixedWidth(kNames);
    verticalHeader()->resizeSection(CompareTableModel::priceFrom, kTallRow);
    nameCorner();
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        verticalHeader()->resizeSection(CompareTableModel::priceFrom, kTallRow);
        fitColumns();
    });
    connect(this, &QTableView::clicked, this,
            [this](const QModelIndex& at) { chooseColumn(at.column()); });
    setMouseTracking(true);
    connect(this, &QTableView::entered, this,
            [this](const QModelIndex& at) { m_chosen->hover(m_model->choiceAt(at.column())); });
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &CompareTable::chooseColumn);
}

void CompareTable::nameCorner() {
    auto* corner = findChild<QAbstractButton*>();
    if (!corner)
        return;
    corner->setFocusPolicy(Qt::NoFocus);
    m_corner = new QLabel(tr("Per month"), corner);
    m_corner->setFont(ui::font(Type::small, true));
    m_corner->setAutoFillBackground(true);
    m_corner->setBackgroundRole(QPalette::AlternateBase);
    m_corner->setForegroundRole(QPalette::Text);
    m_corner->setIndent(16);
    auto* fill = new QVBoxLayout(corner);
    fill->setContentsMargins(0, 0, 1, 1);
    fill->addWidget(m_corner);
}

void CompareTable::fitColumns() {
    const int n = m_model->columnCount();
    if (n == 0)
        return;
    const int room = viewport()->width();
    horizontalHeader()->setDefaultSectionSize(std::clamp(room / n, kLeastColumn, 160));
    for (int c = 0; c < n; ++c)
        setColumnWidth(c, std::clamp(room / n, kLeastColumn, 160));
}

void CompareTable::chooseColumn(int column) {
    if (const int choice = m_model->choiceAt(column); choice >= 0)
        m_chosen->choose(choice);
}

void CompareTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitColumns();
}

void CompareTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(m_model->asTabSeparated());
        return;
    }
    QTableView::keyPressEvent(event);
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        chooseColumn(currentIndex().column());
}

void CompareTable::leaveEvent(QEvent* event) {
    m_chosen->hover(-1);
    QTableView::leaveEvent(event);
}

void CompareTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_model->refreshLook();
}

} // namespace ui
