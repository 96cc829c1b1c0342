// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cold_starts/figure_table.h"

#include "ui/theme.h"
#include "ui/theme_draw.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <numeric>

namespace ui {

namespace {

constexpr int kRow = 24, kHead = 24, kPadding = 6;

int alignment(int column) {
    return int(Qt::AlignVCenter | (column == 0 ? Qt::AlignLeft : Qt::AlignRight));
}

/// Words on the ground of table heads, with a line under them.
class Heads : public QHeaderView {
public:
    explicit Heads(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
        setFixedHeight(kHead);
        setSectionsClickable(false);
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override {
        const Colours& c = colours();
        painter->save();
        painter->fillRect(rect, c.alt);
        painter->setPen(c.line2);
        painter->drawLine(rect.bottomLeft(), rect.bottomRight());
        painter->setPen(c.text2);
        painter->setFont(ui::font(Type::small, true));
        painter->drawText(rect.adjusted(kPadding, 0, -kPadding, 0),
                          alignment(section) | Qt::TextDontClip,
                          model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString());
        painter->restore();
    }
};

/// The words of a cell over a thin line, on its own ground where the row is marked.
class Cells : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        if (const QVariant ground = index.data(Qt::BackgroundRole); ground.isValid())
            painter->fillRect(option.rect, ground.value<QColor>());
        painter->setPen(colours().line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->setPen(index.data(Qt::ForegroundRole).value<QColor>());
        painter->setFont(index.data(Qt::FontRole).value<QFont>());
        painter->drawText(option.rect.adjusted(kPadding, 0, -kPadding, 0),
                          index.data(Qt::TextAlignmentRole).toInt(), index.data().toString());
        if (option.state & QStyle::State_HasFocus)
            drawFocus(*painter, option.rect.adjusted(1, 0, -1, -2));
        painter->restore();
    }
};

} // namespace

void FigureModel::show(const QStringList& heads, std::vector<FigureLine> rows) {
    const bool otherShape = heads.size() != m_heads.size() || rows.size() != m_rows.size();
    if (otherShape)
        beginResetModel();
    m_heads = heads;
    m_rows = std::move(rows);
    if (otherShape)
        endResetModel();
    else
        refresh();
}

void FigureModel::setStale(bool stale) {
    m_stale = stale;
    refresh();
}

void FigureModel::setMarked(int row) {
    m_marked = row;
    refresh();
}

void FigureModel::refresh() {
    if (m_rows.empty() || m_heads.isEmpty())
        return;
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int FigureModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FigureModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_heads.size());
}

QVariant FigureModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const FigureLine& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    const Figure figure = column < row.cells.size() ? row.cells[column] : Figure{};
    switch (role) {
    case Qt::DisplayRole:
        return figure.text;
    case Qt::ToolTipRole:
        return figure.tip.isEmpty() ? QVariant() : figure.tip;
    case Qt::TextAlignmentRole:
        return alignment(index.column());
    case Qt::FontRole:
        return font(Type::small, row.strong);
    case Qt::ForegroundRole:
        return m_stale || figure.tone == Figure::Tone::quiet ? colours().text2
               : figure.tone == Figure::Tone::bad            ? colours().bad
                                                             : colours().text;
    case Qt::BackgroundRole:
        return index.row() == m_marked ? QVariant(colours().soft) : QVariant();
    case Qt::AccessibleTextRole:
        return column == 0 ? row.cells.front().text
                           : QStringLiteral("%1, %2: %3")
                                 .arg(row.cells.front().text, m_heads[index.column()], figure.text);
    default:
        return {};
    }
}

QVariant FigureModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= m_heads.size())
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    return role == Qt::DisplayRole ? QVariant(m_heads[section]) : QVariant();
}

QString FigureModel::asTabSeparated() const {
    QString out = m_heads.join(u'\t');
    for (const FigureLine& row : m_rows) {
        QStringList cells;
        for (const Figure& figure : row.cells)
            cells << figure.text;
        out += u'\n' + cells.join(u'\t');
    }
    return out + u'\n';
}

FigureTable::FigureTable(const QString& objectName, const QString& accessibleName,
                         FigureModel* model, QWidget* parent)
    : QTableView(parent), m_model(model) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setHorizontalHeader(new Heads(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(kRow);
    verticalHeader()->setDefaultSectionSize(kRow);
    setShowGrid(false);
    setItemDelegate(new Cells(this));
    setModel(model);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        fitColumns();
        updateGeometry();
    });
    connect(model, &QAbstractItemModel::dataChanged, this, &FigureTable::fitColumns);
    connect(this, &QTableView::clicked, this, [this](const QModelIndex& at) {
        if (m_choosable)
            emit rowChosen(at.row());
    });
}

void FigureTable::setMostRows(int rows) {
    m_mostRows = rows;
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    updateGeometry();
}

void FigureTable::setRowsChoosable() {
    m_choosable = true;
}

QSize FigureTable::sizeHint() const {
    const int rows = std::min(m_model->rowCount(), m_mostRows);
    return {200, kHead + rows * kRow + 1};
}

QSize FigureTable::minimumSizeHint() const {
    return {60, sizeHint().height()};
}

// Every column has what its words take; what is left goes to all of them alike.
void FigureTable::fitColumns() {
    const int n = m_model->columnCount();
    if (n == 0)
        return;
    std::vector<int> widths;
    const QFontMetrics strong(ui::font(Type::small, true));
    for (int column = 0; column < n; ++column) {
        int most = strong.horizontalAdvance(
            m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const QModelIndex at = m_model->index(row, column);
            most = std::max(most, QFontMetrics(at.data(Qt::FontRole).value<QFont>())
                                      .horizontalAdvance(at.data().toString()));
        }
        widths.push_back(most + 2 * kPadding);
    }
    const int spare = viewport()->width() - std::accumulate(widths.begin(), widths.end(), 0);
    for (int column = 0; column < n; ++column)
        setColumnWidth(column, widths[std::size_t(column)] +
                                   (spare > 0 ? spare * (column + 1) / n - spare * column / n : 0));
}

void FigureTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitColumns();
}

void FigureTable::focusInEvent(QFocusEvent* event) {
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(std::max(m_model->marked(), 0), 0));
}

void FigureTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(m_model->asTabSeparated());
        return;
    }
    const int row = currentIndex().row();
    if (m_choosable && row >= 0 &&
        (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        emit rowUsed(row);
        return;
    }
    QTableView::keyPressEvent(event);
    if (m_choosable && currentIndex().row() != row)
        emit rowChosen(currentIndex().row());
}

} // namespace ui
