// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui {

/// A closable one-line strip: a numbered hint in a dock, or news above the verdict.
class Strip : public QFrame {
    Q_OBJECT
public:
    /// `number` 0 shows the information mark.
    Strip(const QString& objectName, int number, const QString& text, QWidget* parent = nullptr);
    QPushButton* addButton(const QString& objectName, const QString& text);

signals:
    void closed();

private:
    QLabel* m_text;
};

} // namespace ui
