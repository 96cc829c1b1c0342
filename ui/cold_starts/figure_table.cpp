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
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>
#include <numeric>

namespace ui {

namespace {

constexpr int kRow = 24, kHead = 24, kPadding = 6, kLeastPadding = 2;

int alignment(int column) {
    return int(Qt::AlignVCenter | (column == 0 ? Qt::AlignLeft : Qt::AlignRight));
}

/// Words on the ground of table heads, with a line under them.
class Heads : public QHeaderView {
public:
    explicit Heads(FigureTable* table) : QHeaderView(Qt::Horizontal, table), m_table(table) {
        setFixedHeight(kHead);
        setMinimumSectionSize(2 * kLeastPadding);
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
        painter->setFont(m_table->fontOf({}));
        painter->drawText(rect.adjusted(m_table->padding(), 0, -m_table->padding(), 0),
                          alignment(section) | Qt::TextDontClip,
                          model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString());
        painter->restore();
    }

private:
    FigureTable* m_table;
};

/// The words of a cell over a thin line, on its own ground where the row is marked.
class Cells : public QStyledItemDelegate {
public:
    explicit Cells(FigureTable* table) : QStyledItemDelegate(table), m_table(table) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        if (const QVariant ground = index.data(Qt::BackgroundRole); ground.isValid())
            painter->fillRect(option.rect, ground.value<QColor>());
        painter->setPen(colours().line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->setPen(index.data(Qt::ForegroundRole).value<QColor>());
        painter->setFont(m_table->fontOf(index));
        painter->drawText(option.rect.adjusted(m_table->padding(), 0, -m_table->padding(), 0),
                          index.data(Qt::TextAlignmentRole).toInt(), index.data().toString());
        if (option.state & QStyle::State_HasFocus)
            drawFocus(*painter, option.rect.adjusted(1, 0, -1, -2));
        painter->restore();
    }

private:
    FigureTable* m_table;
};

} // namespace

void FigureModel::show(const QStringList& heads, std::vector<FigureLine> rows) {
    const bool otherShape = heads != m_heads || rows.size() != m_rows.size();
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
    case StrongRole:
        return row.strong;
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

void FigureModel::setHeadTip(int column, const QString& tip) {
    m_headTips[column] = tip;
}

QVariant FigureModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= m_heads.size())
        return {};
    if (role == Qt::ToolTipRole && m_headTips.contains(section))
        return m_headTips[section];
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
    connect(model, &QAbstractItemModel::modelReset, this, &FigureTable::fitColumns);
    connect(model, &QAbstractItemModel::dataChanged, this, &FigureTable::fitColumns);
    connect(this, &QTableView::clicked, this, [this](const QModelIndex& at) {
        if (m_choosable)
            emit rowChosen(at.row());
    });
}

void FigureTable::setDispensable(const QList<int>& columns) {
    m_dispensable = columns;
    fitColumns();
}

QFont FigureTable::fontOf(const QModelIndex& cell) const {
    return ui::font(m_small ? Type::axis : Type::small,
                    !cell.isValid() || cell.data(FigureModel::StrongRole).toBool());
}

void FigureTable::setRowsChoosable() {
    m_choosable = true;
}

QSize FigureTable::sizeHint() const {
    const bool scrolled = horizontalScrollBar()->maximum() > 0;
    return {200, kHead + m_model->rowCount() * kRow + 1 +
                     (scrolled ? horizontalScrollBar()->sizeHint().height() : 0)};
}

QSize FigureTable::minimumSizeHint() const {
    return {60, sizeHint().height()};
}

std::vector<int> FigureTable::widths(Type type) const {
    const QFontMetrics plain(ui::font(type)), strong(ui::font(type, true));
    std::vector<int> result;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        int most = strong.horizontalAdvance(
            m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const QModelIndex at = m_model->index(row, column);
            const bool isStrong = at.data(FigureModel::StrongRole).toBool();
            most =
                std::max(most, (isStrong ? strong : plain).horizontalAdvance(at.data().toString()));
        }
        result.push_back(most + 1 + 2 * kLeastPadding);
    }
    return result;
}

// Every column has what its words take, and what is left goes to all of them alike. Where there is
// too little room the words shrink first, then columns give way.
void FigureTable::fitColumns() {
    const int n = m_model->columnCount();
    if (n == 0)
        return;
    const auto missing = [this](const std::vector<int>& all) {
        return std::accumulate(all.begin(), all.end(), 0) - viewport()->width();
    };
    std::vector<int> all = widths(Type::small);
    m_small = missing(all) > 0;
    if (m_small)
        all = widths(Type::axis);
    for (int i = 0; i < m_dispensable.size() && missing(all) > 0; ++i)
        all[std::size_t(m_dispensable[i])] = 0;
    const auto shown = int(std::count_if(all.begin(), all.end(), [](int w) { return w > 0; }));
    const int spare = std::max(-missing(all), 0);
    m_padding = std::clamp(kLeastPadding + spare / (2 * shown), kLeastPadding, kPadding);
    int place = 0;
    for (int column = 0; column < n; ++column) {
        const int width = all[std::size_t(column)];
        if (isColumnHidden(column) != (width == 0))
            setColumnHidden(column, width == 0);
        if (width == 0)
            continue;
        setColumnWidth(column, width + spare * (place + 1) / shown - spare * place / shown);
        ++place;
    }
    updateGeometry();
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
