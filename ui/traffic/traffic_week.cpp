// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/traffic_week.h"

#include "ui/format.h"
#include "ui/theme.h"
#include "ui/traffic/traffic_grid.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>

namespace ui {

TrafficWeek::TrafficWeek(QWidget* parent)
    : QWidget(parent), m_grid(new TrafficGrid(this)), m_readout(new QLabel(this)),
      m_figures(figuresOf(m_grid->week().cells())) {
    setObjectName(QStringLiteral("trafficWeek"));
    setFocusProxy(m_grid);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    policy.setVerticalStretch(1);
    setSizePolicy(policy);
    setMaximumHeight(mostWeekHeight());
    m_readout->setObjectName(QStringLiteral("trafficReadout"));
    m_readout->setFont(ui::font(Type::small));
    m_readout->setTextFormat(Qt::RichText);
    m_readout->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_readout->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_grid->installEventFilter(this);
    connect(m_grid, &TrafficGrid::hovered, this, [this] {
        readOut();
        update();
    });
}

QSize TrafficWeek::sizeHint() const {
    return {468, preferredWeekHeight()};
}
QSize TrafficWeek::minimumSizeHint() const {
    return {400, leastWeekHeight()};
}

void TrafficWeek::refresh() {
    m_figures = figuresOf(m_grid->week().cells());
    readOut();
    update();
}

void TrafficWeek::readOut() {
    const int cell = m_grid->pointed();
    const Cells& cells = m_grid->week().cells();
    if (cell < 0 || cell >= static_cast<int>(cells.size())) {
        m_readout->clear();
        m_readout->setAccessibleName(tr("Rate of the hour pointed at"));
        return;
    }
    const double rate = cells[static_cast<std::size_t>(cell)];
    m_readout->setText(
        QStringLiteral(
            "<span style='color:%1'>%2</span> <span style='font-weight:600'>%3</span> %4")
            .arg(colours().text2.name(), cellName(cell, columnsOf(cells)), requestRate(rate),
                 tr("requests/s")));
    m_readout->setAccessibleName(cellSentence(cell, columnsOf(cells), rate));
}

void TrafficWeek::resizeEvent(QResizeEvent*) {
    m_layout = layOutWeek(size());
    m_grid->setGeometry(m_layout.grid);
    m_grid->fitCells(m_layout.grid.size());
    m_readout->setGeometry(m_layout.readout);
}

void TrafficWeek::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        readOut();
    QWidget::changeEvent(event);
}

bool TrafficWeek::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::eventFilter(watched, event);
}

void TrafficWeek::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colours().win);
    const int cell = m_grid->pointed();
    const int columns = m_grid->week().columnCount();
    drawProfile(painter, m_layout, m_figures, cell < 0 ? -1 : cell % columns);
    drawDayNames(painter, m_layout, cell < 0 ? -1 : cell / columns);
    drawDayTotals(painter, m_layout, m_figures);
    drawHours(painter, m_layout);
    drawLegend(painter, m_layout, m_figures.peak);
    if (m_grid->hasFocus()) {
        painter.setPen(QPen(colours().accent, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(m_layout.grid.adjusted(-2, -2, 2, 2));
    }
}

} // namespace ui
