// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window_layout.h"

#include "ui/dock.h"

#include <QAction>
#include <QMainWindow>

namespace ui {

namespace {
constexpr int kLeft = 468, kLeftLeast = 420, kRight = 296, kRightLeast = 264;
}

WindowLayout::WindowLayout(QMainWindow* window, const Panels& panels)
    : QObject(window), m_window(window) {
    traffic = new Dock("trafficDock", tr("Traffic"), panels.traffic, window);
    workload = new Dock("workloadDock", tr("Workload"), panels.workload, window);
    offers = new Dock("offersDock", tr("Offers"), panels.offers, window);
    inspector = new Dock("inspectorDock", tr("Offer"), panels.inspector, window);
    for (QWidget* panel : {panels.traffic, panels.workload})
        panel->setMinimumWidth(kLeftLeast);
    for (QWidget* panel : {panels.offers, panels.inspector})
        panel->setMinimumWidth(kRightLeast);
    window->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    window->setDockOptions(QMainWindow::AllowTabbedDocks);
    window->setCorner(Qt::TopLeftCorner, Qt::LeftDockWidgetArea);
    window->setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
}

QList<QAction*> WindowLayout::toggles() const {
    return {traffic->toggleViewAction(), workload->toggleViewAction(), offers->toggleViewAction(),
            inspector->toggleViewAction()};
}

bool WindowLayout::adapt(int windowWidth) {
    const bool compact = windowWidth < kCompactBelow;
    if (m_arranged && compact == m_compact)
        return false;
    m_compact = compact;
    m_arranged = true;
    arrange();
    giveSizes();
    return true;
}

void WindowLayout::arrange() {
    for (Dock* dock : {traffic, workload, offers, inspector}) {
        if (dock->isFloating())
            continue;
        const bool hidden = dock->isHidden() && dock->isWindow();
        m_window->removeDockWidget(dock);
        m_window->addDockWidget(dock == traffic || dock == workload ? Qt::LeftDockWidgetArea
                                                                    : Qt::RightDockWidgetArea,
                                dock, Qt::Vertical);
        dock->setVisible(!hidden);
    }
    if (m_compact) {
        m_window->tabifyDockWidget(traffic, workload);
        m_window->tabifyDockWidget(offers, inspector);
        traffic->raise();
        offers->raise();
    }
}

void WindowLayout::giveSizes() {
    m_window->resizeDocks({traffic, offers},
                          {m_compact ? kLeftLeast : kLeft, m_compact ? kRightLeast : kRight},
                          Qt::Horizontal);
    if (m_compact)
        return;
    m_window->resizeDocks({traffic, workload}, {440, 400}, Qt::Vertical);
    m_window->resizeDocks({offers, inspector}, {408, 432}, Qt::Vertical);
}

void WindowLayout::raiseInspector() {
    inspector->show();
    inspector->raise();
}

void WindowLayout::focusNext() {
    QList<QWidget*> stops{m_window->centralWidget()};
    for (Dock* dock : {traffic, workload, offers, inspector})
        if (!dock->isHidden())
            stops << dock->widget();
    const QWidget* now = m_window->focusWidget();
    int at = -1;
    for (int i = 0; i < stops.size(); ++i)
        if (now && (stops[i] == now || stops[i]->isAncestorOf(now)))
            at = i;
    QWidget* next = stops[(at + 1) % stops.size()];
    if (auto* dock = qobject_cast<QDockWidget*>(next->parentWidget()))
        dock->raise();
    // The first field of the panel that takes the focus from Tab.
    for (QWidget* child : next->findChildren<QWidget*>())
        if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus)) {
            child->setFocus(Qt::TabFocusReason);
            return;
        }
    next->setFocus(Qt::TabFocusReason);
}

} // namespace ui
