// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTableView>

#include <vector>

namespace ui {

/// One cell of a small table: its words and how they are said.
struct Figure {
    enum class Tone { usual, quiet, bad };
    QString text;
    Tone tone = Tone::usual;
    QString tip = {};
};

struct FigureLine {
    std::vector<Figure> cells;
    bool strong = false; ///< sums and the present setting
};

/// A few rows of figures for reading; the first column names the row.
class FigureModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { StrongRole = Qt::UserRole };
    using QAbstractTableModel::QAbstractTableModel;

    void show(const QStringList& heads, std::vector<FigureLine> rows);
    void setHeadTip(int column, const QString& tip);
    void setStale(bool stale); ///< the figures stay, in the secondary colour
    void setMarked(int row);   ///< stands on the soft ground; −1: none
    int marked() const { return m_marked; }
    QString asTabSeparated() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void refresh();

    QStringList m_heads;
    QHash<int, QString> m_headTips;
    std::vector<FigureLine> m_rows;
    int m_marked = -1;
    bool m_stale = false;
};

/// The model as a table as high as its rows. Where rows can be chosen, a click and the arrow keys
/// choose one and Enter uses it; Ctrl+C copies the whole table.
class FigureTable : public QTableView {
    Q_OBJECT
public:
    FigureTable(const QString& objectName, const QString& accessibleName, FigureModel* model,
                QWidget* parent = nullptr);
    void setRowsChoosable();

    /// Columns that give way, the first one first, where there is no room for all.
    void setDispensable(const QList<int>& columns);
    int padding() const { return m_padding; }    ///< px beside the words of a cell
    QFont fontOf(const QModelIndex& cell) const; ///< smaller where there is little room

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void rowChosen(int row);
    void rowUsed(int row);

protected:
    void keyPressEvent(QKeyEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    void fitColumns();
    std::vector<int> widths(Type type) const; ///< of the words in each column

    FigureModel* m_model;
    QList<int> m_dispensable;
    int m_padding = 6;
    bool m_small = false;
    bool m_choosable = false;
};

} // namespace ui
