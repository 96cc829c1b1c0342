// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/heat_map.h"

#include "ui/format.h"
#include "ui/plot/heat_map_marks.h"
#include "ui/plot/heat_map_table.h"
#include "ui/plot/plot_navigation.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLocale>
#include <qcustomplot.h>

#include <algorithm>
#include <limits>

namespace ui {

namespace {
constexpr int kDays = 7, kHours = 24, kTopRoom = 4, kRightRoom = 12;
}

struct HeatMap::Parts {
    QCPColorMap* cells;
    HeatMapMarks* marks;
};

HeatMap::HeatMap(const QString& objectName, QWidget* parent)
    : PlotView(1, parent), m_parts(std::make_unique<Parts>()), m_table(new HeatMapTable(this)) {
    setObjectName(objectName);
    m_parts->cells = new QCPColorMap(xAxis(), yAxis());
    m_parts->cells->data()->setSize(kHours, kDays);
    m_parts->cells->data()->setRange({0.5, kHours - 0.5}, {0.5, kDays - 0.5});
    m_parts->cells->setInterpolate(false);
    m_parts->cells->setSelectable(QCP::stNone);
    m_parts->marks = new HeatMapMarks(axisRect());
    yAxis()->setRangeReversed(true);
    QSharedPointer<QCPAxisTickerText> days(new QCPAxisTickerText), hours(new QCPAxisTickerText);
    for (int day = 0; day < kDays; ++day)
        days->addTick(day + 0.5, dayName(day));
    for (int hour = 0; hour <= kHours; hour += 3)
        hours->addTick(hour, QStringLiteral("%1").arg(hour, 2, 10, QLatin1Char('0')));
    yAxis()->setTicker(days);
    xAxis()->setTicker(hours);
    axisRect()->setAutoMargins(QCP::msLeft);
    setTopRoom(0, kTopRoom);
    setRightRoom(kRightRoom);
    QMargins margins = axisRect()->margins();
    margins.setBottom(HeatMapMarks::kRoomBelow);
    axisRect()->setMargins(margins);
    navigation().setLimits({0, kHours});
    navigation().setHome({{0, kHours}, {{0, kDays}}});
    // The whole week is always in sight.
    connect(&navigation(), &PlotNavigation::sightChanged, this, [this] {
        if (!navigation().isFitted())
            navigation().fit();
    });
    setTable(m_table);
    setHint(tr("Click or Enter: choose the hour. Arrows: move."));
    connect(this, &PlotView::themeChanged, this, &HeatMap::applyLook);
    show({});
    applyLook();
}

HeatMap::~HeatMap() = default;

void HeatMap::setScale(const HeatScale& scale) {
    m_scale = scale;
    m_parts->marks->scale = scale;
    applyLook();
}

void HeatMap::setWords(std::function<QString(std::optional<double>)> value,
                       std::function<QString(int, std::optional<double>)> cell) {
    m_valueText = std::move(value);
    m_cellText = std::move(cell);
    m_parts->marks->text = m_valueText;
}

void HeatMap::setFinding(const QString& title, const QString& finding) {
    PlotView::setFinding(title, finding);
    m_heading = canvas()->accessibleName();
    tellCursor();
}

void HeatMap::applyLook() {
    axisRect()->setBackground(QBrush(colours().win));
    for (QCPAxis* axis : {xAxis(), yAxis()}) {
        axis->setBasePen(QPen(Qt::NoPen));
        axis->grid()->setVisible(false);
    }
    yAxis()->setTickLabelColor(colours().text);
    yAxis()->setTickLabelFont(ui::font(Type::small));
    m_parts->cells->setGradient(heatGradient(m_scale.ink));
    m_parts->cells->setDataScaleType(m_scale.logarithmic ? QCPAxis::stLogarithmic
                                                         : QCPAxis::stLinear);
    m_parts->cells->setDataRange({m_scale.low, m_scale.high});
    replot();
}

void HeatMap::show(std::vector<std::optional<double>> values) {
    m_values = std::move(values);
    m_values.resize(kDays * kHours);
    for (int hour = 0; hour < kDays * kHours; ++hour) {
        const auto& value = m_values[std::size_t(hour)];
        m_parts->cells->data()->setCell(hour % kHours, hour / kHours,
                                        value.value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    m_table->show(m_values, m_valueText);
    point(m_pointed);
    tellCursor();
}

void HeatMap::setStale(bool stale) {
    m_parts->marks->stale = stale;
    replot();
}

int HeatMap::hourAt(const QPoint& pos) const {
    if (!axisRect()->rect().contains(pos))
        return -1;
    const int column = static_cast<int>(xAxis()->pixelToCoord(pos.x()));
    const int day = static_cast<int>(yAxis()->pixelToCoord(pos.y()));
    return std::clamp(day, 0, kDays - 1) * kHours + std::clamp(column, 0, kHours - 1);
}

QRect HeatMap::cellRect(int hour) const {
    return m_parts->marks->cell(hour).toRect();
}

/// What is pointed at is read out; when nothing is, the cursor's cell.
void HeatMap::point(int hour) {
    m_pointed = hour;
    const int read = hour >= 0 ? hour : m_cursor;
    m_parts->marks->place = read >= 0 ? hourName(read) : QString();
    m_parts->marks->value =
        read >= 0 && m_valueText ? m_valueText(m_values[std::size_t(read)]) : QString();
    replot();
}

void HeatMap::setCursorHour(int hour) {
    m_cursor = std::clamp(hour, -1, kDays * kHours - 1);
    m_parts->marks->cursor = m_cursor;
    point(-1);
    tellCursor();
}

// The finding, and what the cell under the cursor says.
void HeatMap::tellCursor() {
    if (m_cursor < 0 || !m_cellText)
        return;
    const QString words = m_cellText(m_cursor, m_values[std::size_t(m_cursor)]);
    canvas()->setAccessibleName(m_heading + QStringLiteral(". ") + words);
    canvas()->setAccessibleDescription(words);
    if (canvas()->hasFocus()) {
        QAccessibleEvent changed(canvas(), QAccessible::NameChanged);
        QAccessible::updateAccessibility(&changed);
        emit statusHint(words);
    }
}

bool HeatMap::key(const QKeyEvent& event) {
    if (event.modifiers() & (Qt::AltModifier | Qt::ControlModifier))
        return false;
    int column = std::max(m_cursor, 0) % kHours, day = std::max(m_cursor, 0) / kHours;
    switch (event.key()) {
    case Qt::Key_Left:
        --column;
        break;
    case Qt::Key_Right:
        ++column;
        break;
    case Qt::Key_Up:
        --day;
        break;
    case Qt::Key_Down:
        ++day;
        break;
    case Qt::Key_Home:
        column = 0;
        break;
    case Qt::Key_End:
        column = kHours - 1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_cursor >= 0)
            emit cellChosen(m_cursor);
        return true;
    default:
        return false;
    }
    if (m_cursor >= 0)
        setCursorHour(std::clamp(day, 0, kDays - 1) * kHours + std::clamp(column, 0, kHours - 1));
    else
        setCursorHour(0);
    return true;
}

// Cells are read one by one: nothing here is panned or zoomed, and the wheel scrolls the page.
bool HeatMap::eventFilter(QObject* watched, QEvent* event) {
    if (watched != canvas())
        return PlotView::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::MouseMove:
        point(hourAt(static_cast<QMouseEvent*>(event)->pos()));
        return true;
    case QEvent::MouseButtonPress: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const int hour = mouse->button() == Qt::LeftButton ? hourAt(mouse->pos()) : -1;
        if (hour >= 0) {
            setCursorHour(hour);
            emit cellChosen(hour);
        }
        return false;
    }
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
        return true;
    case QEvent::Wheel:
        event->ignore();
        return true;
    case QEvent::Leave:
        point(-1);
        emit statusHint({});
        return false;
    case QEvent::FocusIn:
        if (m_cursor < 0)
            setCursorHour(0);
        return false;
    case QEvent::KeyPress:
        return key(*static_cast<QKeyEvent*>(event)) || PlotView::eventFilter(watched, event);
    default:
        return PlotView::eventFilter(watched, event);
    }
}

QString hourWords(int hourOfWeek) {
    return QCoreApplication::translate("HeatMap", "%1 %2 to %3")
        .arg(QLocale::c().dayName(hourOfWeek / 24 + 1))
        .arg(hourOfWeek % 24)
        .arg(hourOfWeek % 24 + 1);
}

} // namespace ui
