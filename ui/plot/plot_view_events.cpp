// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the mouse, the keys and the menu do with a chart.

#include "ui/plot/plot_view.h"

#include "ui/plot/plot_crosshair.h"
#include "ui/plot/plot_navigation.h"
#include "ui/plot/plot_style.h"
#include "ui/plot/plot_table.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>
#include <qcustomplot.h>

namespace ui {

void PlotView::pinAt(const QPoint& pos) {
    m_crosshair->showAtPixel(pos);
    m_crosshair->pin();
}

bool PlotView::crosshairKey(const QKeyEvent& event) {
    const int steps = event.modifiers() & Qt::ShiftModifier ? 10 : 1;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        m_crosshair->step(event.key() == Qt::Key_Left ? -steps : steps);
        tell();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        emit stepped(event.key() == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_crosshair->x())
            emit used(*m_crosshair->x());
        return m_crosshair->x().has_value();
    case Qt::Key_I:
        m_crosshair->pin();
        return true;
    case Qt::Key_Escape: {
        const bool shown = m_crosshair->x().has_value();
        const bool pinned = m_crosshair->unpin();
        m_crosshair->hide();
        tell();
        return shown || pinned;
    }
    default:
        return false;
    }
}

bool PlotView::canvasKey(const QKeyEvent& event) {
    if (event.matches(QKeySequence::Copy)) {
        copy();
        return true;
    }
    if (event.key() == Qt::Key_T && event.modifiers() == Qt::ControlModifier) {
        showTable(true);
        return true;
    }
    return m_navigation->key(event) || crosshairKey(event);
}

bool PlotView::canvasEvent(QEvent* event) {
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        m_navigation->press(*static_cast<QMouseEvent*>(event));
        return false;
    case QEvent::MouseMove: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        m_navigation->move(*mouse);
        if (!m_navigation->isDragging())
            m_crosshair->showAtPixel(mouse->position());
        emit hovered(mouse->pos());
        return false;
    }
    case QEvent::MouseButtonRelease:
        m_navigation->release(*static_cast<QMouseEvent*>(event));
        return false;
    case QEvent::MouseButtonDblClick:
        if (static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton)
            m_navigation->fit();
        return true;
    case QEvent::Wheel:
        event->setAccepted(m_navigation->wheel(*static_cast<QWheelEvent*>(event)));
        return event->isAccepted();
    case QEvent::KeyPress:
        return canvasKey(*static_cast<QKeyEvent*>(event));
    case QEvent::ContextMenu:
        return PlotView::event(event);
    case QEvent::Enter:
        emit statusHint(m_hint);
        return false;
    case QEvent::Leave:
        m_crosshair->hide();
        emit left();
        emit statusHint({});
        return false;
    case QEvent::Resize:
        // once more when the plots have their new size: ticks are chosen by the one before
        QMetaObject::invokeMethod(this, &PlotView::replot, Qt::QueuedConnection);
        return false;
    default:
        return false;
    }
}

bool PlotView::eventFilter(QObject* watched, QEvent* event) {
    return watched == m_plot ? canvasEvent(event) : QWidget::eventFilter(watched, event);
}

bool PlotView::event(QEvent* event) {
    if (event->type() == QEvent::ContextMenu) {
        const auto* menu = static_cast<QContextMenuEvent*>(event);
        openMenu(menu->reason() == QContextMenuEvent::Keyboard ? mapToGlobal(rect().center())
                                                               : menu->globalPos());
        return true;
    }
    if (event->type() == QEvent::KeyPress && isTableShown()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_T && key->modifiers() == Qt::ControlModifier) {
            showTable(false);
            return true;
        }
    }
    return QWidget::event(event);
}

void PlotView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    applyPlotTheme(m_plot);
    emit themeChanged();
    replot();
}

QMenu* PlotView::contextMenu() {
    auto* menu = new QMenu(this);
    menu->setObjectName("plotMenu");
    const auto add = [&](const QString& text, const char* keys, auto slot, bool enabled = true) {
        QAction* action = menu->addAction(*keys ? text + u'\t' + QString::fromUtf8(keys) : text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    PlotNavigation* nav = m_navigation;
    if (!isTableShown()) {
        add(
            tr("&Fit"), "Home", [nav] { nav->fit(); }, !nav->isFitted());
        add(tr("Zoom &in"), "+", [nav] { nav->zoom(0.8); });
        add(tr("Zoom &out"), "−", [nav] { nav->zoom(1.25); });
        add(
            tr("&Back to the view before"), "Backspace", [nav] { nav->back(); }, nav->canGoBack());
        add(
            tr("For&ward again"), "Alt+Right", [nav] { nav->forward(); }, nav->canGoForward());
        menu->addSeparator();
        add(
            tr("&Pin the values at the line"), "I", [this] { m_crosshair->pin(); },
            m_crosshair->x().has_value());
        add(
            tr("&Clear the pin"), "Esc", [this] { m_crosshair->unpin(); },
            m_crosshair->pinned().has_value());
        menu->addSeparator();
    }
    if (m_table->model()) {
        QAction* table = add(tr("Show as &table"), "Ctrl+T", [this](bool on) { showTable(on); });
        table->setCheckable(true);
        table->setChecked(isTableShown());
    }
    const bool hasTable = m_table->model();
    add(tr("Cop&y picture and table"), "Ctrl+C", [this] { copy(); });
    add(tr("Copy pictu&re"), "", [this] { copyPicture(); });
    add(
        tr("Copy tab&le"), "", [this] { copyTable(); }, hasTable);
    return menu;
}

void PlotView::openMenu(const QPoint& at) {
    QMenu* menu = contextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(at);
}

} // namespace ui
