// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDockWidget>

class QLabel;

namespace ui {

/// A dock with the title bar of the style guide: 28 px, an offer's chip where there is one, the
/// title, a remark, float and close.
class Dock : public QDockWidget {
    Q_OBJECT
public:
    Dock(const QString& objectName, const QString& title, QWidget* content,
         QWidget* parent = nullptr);
    void setRemark(const QString& text); ///< "8 of 10 compared"
    void setChip(int slot);              ///< 0 for none
    void setHeading(const QString& title);

protected:
    void changeEvent(QEvent*) override;

private:
    class TitleBar;
    TitleBar* m_bar;
    QLabel *m_chip, *m_title, *m_remark;
    int m_slot = 0;
};

} // namespace ui
