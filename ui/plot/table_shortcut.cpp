// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/table_shortcut.h"

#include "ui/plot/plot_view.h"

#include <QAction>
#include <QApplication>
#include <QToolButton>

namespace ui {

namespace {

PlotView* meantChart(const QWidget& page) {
    PlotView* first = nullptr;
    for (PlotView* chart : page.findChildren<PlotView*>()) {
        if (!chart->isVisible() || !chart->tableButton()->isVisible())
            continue;
        const QWidget* focus = QApplication::focusWidget();
        if (chart->isAncestorOf(focus) || chart->tableButton() == focus)
            return chart;
        if (!first)
            first = chart;
    }
    return first;
}

} // namespace

void addTableShortcut(QWidget* page) {
    auto* action = new QAction(QObject::tr("Show as &table"), page);
    action->setObjectName("showAsTable");
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(action, &QAction::triggered, page, [page] {
        if (PlotView* chart = meantChart(*page))
            chart->showTable(!chart->isTableShown());
    });
    page->addAction(action);
}

} // namespace ui
