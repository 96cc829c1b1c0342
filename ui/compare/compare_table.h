// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTableView>

class QLabel;

namespace ui {

class ChosenOffer;
class CompareTableModel;

/// The table under the bars. A click or the arrow keys choose the column's offer; Ctrl+C copies the
/// whole table.
class CompareTable : public QTableView {
    Q_OBJECT
public:
    CompareTable(CompareTableModel* model, ChosenOffer* chosen, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void changeEvent(QEvent*) override;
    void leaveEvent(QEvent*) override;

private:
    void fitColumns();
    void chooseColumn(int column);
    void nameCorner();

    CompareTableModel* m_model;
    ChosenOffer* m_chosen;
    QLabel* m_corner = nullptr;
};

} // namespace ui
