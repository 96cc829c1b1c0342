// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/strips.h"

#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace ui {

Strip::Strip(const QString& objectName, int number, const QString& text, QWidget* parent)
    : QFrame(parent), m_text(new QLabel(text, this)) {
    setObjectName(objectName);
    setProperty("role", "hint");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 3, 6, 3);
    row->setSpacing(8);
    auto* mark = new QLabel(this);
    if (number > 0) {
        mark->setText(QString::number(number));
        mark->setProperty("role", "hintNumber");
        mark->setFixedSize(16, 16);
        mark->setAlignment(Qt::AlignCenter);
        mark->setFont(ui::font(Type::axis, true));
    } else {
        mark->setPixmap(icon("info").pixmap(16, 16));
    }
    m_text->setFont(ui::font(Type::small));
    m_text->setWordWrap(true);
    auto* close = new QToolButton(this);
    close->setObjectName(objectName + "Close");
    close->setAccessibleName(tr("Close this hint"));
    close->setIcon(icon("close"));
    close->setAutoRaise(true);
    row->addWidget(mark);
    row->addWidget(m_text, 1);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        emit closed();
    });
}

QPushButton* Strip::addButton(const QString& objectName, const QString& text) {
    auto* button = new QPushButton(text, this);
    button->setObjectName(objectName);
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->insertWidget(row->count() - 1, button);
    return button;
}

} // namespace ui
