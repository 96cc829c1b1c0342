// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/traffic_panel.h"

#include "document/plan_document.h"
#include "ui/format.h"
#include "ui/strips.h"
#include "ui/theme.h"
#include "ui/traffic/replay_strip.h"
#include "ui/traffic/traffic_actions.h"
#include "ui/traffic/traffic_grid.h"
#include "ui/traffic/traffic_tools.h"
#include "ui/traffic/traffic_week.h"

#include <QContextMenuEvent>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

namespace ui {
namespace {

QString hintOf(Tool tool) {
    switch (tool) {
    case Tool::raise:
        return TrafficPanel::tr("Drag to raise or lower. Shift: straight block. "
                                "Wheel: change by how much. Ctrl + drag: select.");
    case Tool::smooth:
        return TrafficPanel::tr("Drag to smooth. Shift: straight block. Ctrl + wheel: brush size.");
    case Tool::select:
        return TrafficPanel::tr(
            "Drag to select. Enter fills, + and − change by 10 %, Delete sets to zero.");
    default:
        return TrafficPanel::tr("Drag to paint. Shift: straight block. Alt + click: pick up a "
                                "value. Wheel: change the value.");
    }
}

} // namespace

TrafficPanel::TrafficPanel(QWidget* parent)
    : QWidget(parent), m_week(new TrafficWeek(this)),
      m_actions(new TrafficActions(m_week->grid(), this)),
      m_tools(new TrafficTools(m_actions->tools(), m_actions->patterns(), this)),
      m_hint(new Strip(QStringLiteral("trafficHint"), 1,
                       tr("Drag across the hours to paint your week."), this)),
      m_replay(new ReplayStrip(this)) {
    setObjectName(QStringLiteral("trafficPanel"));
    setMinimumWidth(420);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    column->addWidget(m_hint);
    column->addWidget(m_replay);
    column->addWidget(m_week, 1);
    column->addWidget(newFigures());
    column->addStretch(0);
    m_hint->hide();
    setFocusProxy(m_week->grid());
    connect(m_hint, &Strip::closed, this, &TrafficPanel::hintClosed);
    connect(m_replay, &ReplayStrip::foldRequested, this, [this] {
        emit editRequested(
            tr("Use the typical week"),
            [](pricing::Scenario& s) {
                s.traffic.replay = {};
                s.traffic.replayTimes = 1;
            },
            document::PlanDocument::newGesture());
    });
    connectGrid();
    m_week->grid()->setValue(m_tools->value());
    showFigures();
}

QSize TrafficPanel::sizeHint() const {
    return {468, QWidget::sizeHint().height()};
}

QList<QAction*> TrafficPanel::actions() const {
    return m_actions->all();
}

TrafficGrid* TrafficPanel::grid() const {
    return m_week->grid();
}

void TrafficPanel::connectGrid() {
    TrafficGrid* grid = m_week->grid();
    connect(grid, &TrafficGrid::cellsChanged, this,
            [this](const QString& text, const std::vector<double>& cells, quint64 gesture) {
                emit editRequested(
                    text, [cells](pricing::Scenario& s) { s.traffic.requestsPerSecond = cells; },
                    gesture);
            });
    connect(grid, &TrafficGrid::strokeStarted, this, [this] { emit interactive(true); });
    connect(grid, &TrafficGrid::strokeEnded, this, [this] { emit interactive(false); });
    connect(grid, &TrafficGrid::refused, this, &TrafficPanel::statusHint);
    connect(grid, &TrafficGrid::picked, m_tools, &TrafficTools::setValue);
    connect(grid, &TrafficGrid::valueStepped, m_tools, &TrafficTools::stepValue);
    connect(grid, &TrafficGrid::brushResized, this,
            [this](int size) { emit statusHint(tr("Brush: %1 × %1 hours").arg(size)); });
    connect(m_tools, &TrafficTools::valueChanged, grid, &TrafficGrid::setValue);
    connect(m_tools, &TrafficTools::percentChanged, grid, &TrafficGrid::setPercent);
    connect(m_actions, &TrafficActions::toolChosen, this, &TrafficPanel::chooseTool);
}

void TrafficPanel::chooseTool(Tool tool) {
    m_week->grid()->setTool(tool);
    m_tools->showTool(tool);
    emit statusHint(hintOf(tool));
}

void TrafficPanel::show(document::PlanPtr plan, int scenario) {
    m_replay->show(plan->scenarios[static_cast<std::size_t>(scenario)].traffic);
    m_week->grid()->show(std::move(plan), scenario);
    m_week->refresh();
    showFigures();
    // A brush that fits the plan; afterwards the value is the person's own.
    if (!std::exchange(m_shownBefore, true) && m_week->figures().peak > 0)
        m_tools->setValue(QString::number(m_week->figures().peak, 'g', 2).toDouble());
}

void TrafficPanel::showFigures() {
    const WeekFigures& week = m_week->figures();
    const auto perSecond = [](double rate) {
        return requestRate(rate) + kThinSpace + QStringLiteral("/s");
    };
    const QString texts[] = {
        count(week.requestsPerWeek), perSecond(week.peak), perSecond(week.mean),
        factor(week.mean > 0 ? std::optional(week.peak / week.mean) : std::nullopt)};
    for (std::size_t i = 0; i < m_figures.size(); ++i)
        m_figures[i]->setText(texts[i]);
}

void TrafficPanel::showHint(bool shown) {
    m_hint->setVisible(shown);
}

QWidget* TrafficPanel::newFigures() {
    auto* box = new QWidget(this);
    auto* table = new QGridLayout(box);
    table->setContentsMargins(12, 2, 8, 8);
    table->setHorizontalSpacing(8);
    table->setVerticalSpacing(0);
    const std::pair<QString, const char*> figures[] = {
        {tr("Requests per week"), "figureRequests"},
        {tr("Peak"), "figurePeak"},
        {tr("Mean"), "figureMean"},
        {tr("Peak ÷ mean"), "figurePeakToMean"},
    };
    for (int i = 0; i < 4; ++i) {
        auto* name = new QLabel(figures[i].first, box);
        name->setFont(ui::font(Type::small));
        name->setForegroundRole(QPalette::PlaceholderText);
        auto* value = new QLabel(box);
        value->setObjectName(QString::fromLatin1(figures[i].second));
        value->setFont(ui::font(Type::verdict, true));
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setMinimumWidth(60);
        name->setBuddy(value);
        table->addWidget(name, 0, i);
        table->addWidget(value, 1, i);
        table->setColumnStretch(i, i == 0 ? 144 : 100);
        m_figures[static_cast<std::size_t>(i)] = value;
    }
    return box;
}

void TrafficPanel::enterEvent(QEnterEvent* event) {
    emit statusHint(hintOf(m_week->grid()->brush().tool));
    QWidget::enterEvent(event);
}

void TrafficPanel::leaveEvent(QEvent* event) {
    emit statusHint({});
    QWidget::leaveEvent(event);
}

void TrafficPanel::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("trafficContextMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_actions->all());
    menu->popup(event->globalPos());
}

} // namespace ui
