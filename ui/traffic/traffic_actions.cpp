// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/traffic_actions.h"

#include "pricing/traffic/patterns.h"
#include "ui/theme.h"
#include "ui/traffic/traffic_grid.h"

#include <QAction>
#include <QActionGroup>
#include <QInputDialog>
#include <QMenu>

#include <cmath>

namespace ui {
namespace {

/// The rate that a pattern's "full" stands for; the brush's where the workload leaves it open.
double fullRate(const TrafficGrid& grid) {
    const pricing::Scenario* scenario = grid.week().scenario();
    const double full = scenario ? pricing::fullRateOf(scenario->workload) : 0;
    return std::isfinite(full) && full > 0 ? full : grid.brush().value;
}

QString patternText(pricing::Pattern pattern) {
    const std::string_view name = pricing::name(pattern);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

TrafficActions::TrafficActions(TrafficGrid* grid, QWidget* parent)
    : QObject(parent), m_grid(grid), m_tools(new QActionGroup(this)),
      m_patterns(std::make_unique<QMenu>(tr("Patter&ns"))),
      m_days(std::make_unique<QMenu>(tr("Copy &day"))) {
    m_patterns->setObjectName(QStringLiteral("patternsMenu"));
    addTools();
    addSeparator();
    addEdits();
    addSeparator();
    addDayCopies();
    addPatterns();
    addSeparator();
    add(
        "trafficCopy", tr("&Copy"), [grid] { grid->copy(); }, QKeySequence::Copy);
    add(
        "trafficPaste", tr("&Paste"), [grid] { grid->paste(); }, QKeySequence::Paste);
    add(
        "trafficSelectAll", tr("Select &all"), [grid] { grid->selectAll(); },
        QKeySequence::SelectAll);
}

TrafficActions::~TrafficActions() = default;

QList<QAction*> TrafficActions::tools() const {
    return m_tools->actions();
}

template <class Act>
QAction* TrafficActions::add(const char* name, const QString& text, Act act,
                             const QKeySequence& keys) {
    auto* action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, act);
    m_grid->addAction(action);
    m_all.append(action);
    return action;
}

void TrafficActions::addSeparator() {
    auto* line = new QAction(this);
    line->setSeparator(true);
    m_all.append(line);
}

void TrafficActions::addTools() {
    addTool(Tool::brush, "brush", tr("&Brush"), tr("Paint the value"), Qt::Key_B);
    addTool(Tool::raise, "raise-lower", tr("&Raise or lower"), tr("Raise or lower by per cent"),
            Qt::Key_R);
    addTool(Tool::smooth, "smooth", tr("S&mooth out"), tr("Smooth where you paint"), Qt::Key_M);
    addTool(Tool::select, "select", tr("&Select"), tr("Select hours"), Qt::Key_S);
    m_tools->actions().first()->setChecked(true);
}

void TrafficActions::addTool(Tool tool, const char* iconName, const QString& text,
                             const QString& tip, Qt::Key key) {
    const QByteArray name = QByteArray("tool-") + iconName;
    QAction* action = add(
        name.constData(), text, [this, tool] { emit toolChosen(tool); }, key);
    action->setIcon(icon(iconName));
    action->setIconVisibleInMenu(false);
    action->setCheckable(true);
    action->setToolTip(
        tr("%1 (%2)").arg(tip, action->shortcut().toString(QKeySequence::NativeText)));
    m_tools->addAction(action);
}

void TrafficActions::addEdits() {
    add("trafficFill", tr("&Fill…"), [this] { askFill(); });
    add("trafficScale", tr("Scal&e %…"), [this] { askScale(); });
    add("trafficSmooth", tr("Sm&ooth"), [this] { m_grid->smoothCells(); });
    add(
        "trafficZero", tr("Set to &zero"), [this] { m_grid->zero(); }, QKeySequence::Delete);
    add("trafficClear", tr("C&lear"), [this] { m_grid->clearWeek(); });
}

void TrafficActions::addDayCopies() {
    const std::tuple<const char*, QString, std::vector<int>> ways[] = {
        {"trafficCopyDayWeekdays", tr("To &weekdays"), {0, 1, 2, 3, 4}},
        {"trafficCopyDayAll", tr("To &all days"), {0, 1, 2, 3, 4, 5, 6}},
        {"trafficCopyDayWeekend", tr("To the week&end"), {5, 6}},
    };
    for (const auto& [name, text, days] : ways) {
        add(name, text, [this, days = days] { m_grid->copyDayTo(tr("Copy day"), days); });
        m_days->addAction(m_all.takeLast());
    }
    add(
        "trafficCopyDown", tr("&Down"), [this] { m_grid->copyDown(); },
        QKeySequence(Qt::CTRL | Qt::Key_D));
    m_days->addAction(m_all.takeLast());
    m_all.append(m_days->menuAction());
}

void TrafficActions::addPatterns() {
    for (const pricing::Pattern pattern : pricing::allPatterns()) {
        QAction* action = m_patterns->addAction(patternText(pattern));
        action->setObjectName(QStringLiteral("pattern%1").arg(static_cast<int>(pattern)));
        connect(action, &QAction::triggered, this, [this, pattern] {
            m_grid->replaceWeek(tr("Pattern: %1").arg(patternText(pattern)),
                                fromHours(pricing::hourlyRates(pattern, fullRate(*m_grid)),
                                          m_grid->week().columnCount()));
        });
    }
    m_all.append(m_patterns->menuAction());
}

void TrafficActions::askFill() {
    auto* dialog = new QInputDialog(m_grid->window());
    dialog->setObjectName(QStringLiteral("fillDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Fill"));
    dialog->setLabelText(m_grid->selection().isEmpty()
                             ? tr("Requests per second in every hour of the week:")
                             : tr("Requests per second in the selected hours:"));
    dialog->setInputMode(QInputDialog::DoubleInput);
    dialog->setDoubleDecimals(4);
    dialog->setDoubleRange(0, 99'999);
    dialog->setDoubleValue(m_grid->brush().value);
    connect(dialog, &QInputDialog::doubleValueSelected, m_grid, &TrafficGrid::fillCells);
    dialog->open();
}

void TrafficActions::askScale() {
    auto* dialog = new QInputDialog(m_grid->window());
    dialog->setObjectName(QStringLiteral("scaleDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Scale"));
    dialog->setLabelText(m_grid->selection().isEmpty()
                             ? tr("The week, in per cent of what it is now:")
                             : tr("The selected hours, in per cent of what they are now:"));
    dialog->setInputMode(QInputDialog::DoubleInput);
    dialog->setDoubleDecimals(1);
    dialog->setDoubleRange(0, 1'000'000);
    dialog->setDoubleValue(100);
    connect(dialog, &QInputDialog::doubleValueSelected, m_grid, &TrafficGrid::scaleCells);
    dialog->open();
}

} // namespace ui
