// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dock.h"

#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace ui {

namespace {
constexpr int kTitleHeight = 28;
}

class Dock::TitleBar : public QWidget {
public:
    using QWidget::QWidget;
    QSize sizeHint() const override { return {0, kTitleHeight}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(rect(), colours().chrome);
        painter.setPen(colours().line2);
        painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    }
};

Dock::Dock(const QString& objectName, const QString& title, QWidget* content, QWidget* parent)
    : QDockWidget(title, parent), m_bar(new TitleBar(this)), m_chip(new QLabel),
      m_title(new QLabel(title)), m_remark(new QLabel) {
    setObjectName(objectName);
    setFeatures(DockWidgetClosable | DockWidgetMovable | DockWidgetFloatable);
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(12, 0, 4, 1);
    row->setSpacing(8);
    m_chip->hide();
    m_title->setFont(ui::font(Type::small, true));
    m_remark->setFont(ui::font(Type::small));
    m_remark->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_chip);
    row->addWidget(m_title);
    row->addWidget(m_remark);
    row->addStretch(1);
    const auto button = [&](const char* iconName, const QString& name, const QString& suffix) {
        auto* b = new QToolButton;
        b->setObjectName(objectName + suffix);
        b->setIcon(icon(iconName));
        b->setAutoRaise(true);
        b->setToolTip(name);
        b->setAccessibleName(tr("%1, %2").arg(name, title));
        b->setFixedSize(24, 24);
        b->setFocusPolicy(Qt::NoFocus); // the View menu does the same by keyboard
        row->addWidget(b);
        return b;
    };
    connect(button("float", tr("Float or dock"), "Float"), &QToolButton::clicked, this,
            [this] { setFloating(!isFloating()); });
    connect(button("close", tr("Close"), "Close"), &QToolButton::clicked, this,
            &QDockWidget::close);
    setTitleBarWidget(m_bar);
    setWidget(content);
}

void Dock::setRemark(const QString& text) {
    m_remark->setText(text);
}

void Dock::setChip(int slot) {
    m_slot = slot;
    m_chip->setVisible(slot > 0);
    if (slot > 0)
        m_chip->setPixmap(offerChip(slot, 2));
}

void Dock::setHeading(const QString& title) {
    m_title->setText(title);
    setAccessibleName(title);
}

void Dock::changeEvent(QEvent* event) {
    QDockWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_slot > 0)
        setChip(m_slot);
}

} // namespace ui
