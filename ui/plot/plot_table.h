// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTableView>

namespace ui {

/// A table in the look of the style guide: rows of 24 px, heads without the raised look of buttons.
/// Ctrl+C copies the whole table.
class PlotTable : public QTableView {
    Q_OBJECT
public:
    explicit PlotTable(QWidget* parent = nullptr);
    /// The height that shows `rows` rows and the heads.
    int heightOf(int rows) const;
    /// Words of that column go on over several lines where it is narrow, in taller rows.
    void wrapColumn(int column);

signals:
    void left(); ///< by the mouse

protected:
    void keyPressEvent(QKeyEvent*) override;
    void leaveEvent(QEvent*) override;
};

} // namespace ui
