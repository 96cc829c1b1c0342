// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plot/plot_view.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QKeyEvent;

namespace ui {

class HeatMapTable;

/// What the colours of a heat map stand for.
struct HeatScale {
    enum class Ink { traffic, waiting };
    Ink ink = Ink::waiting;
    double low = 0, high = 1;
    bool logarithmic = false;
    std::vector<double> ticks;                    ///< values named under the scale
    std::function<QString(double)> tickText = {}; ///< unless set, as values are written
    QString unit;                                 ///< stands behind the scale
};

/// The week for reading, in the traffic grid's orientation: days down, hours across, Monday first.
/// The mouse reads cells, arrows move a cursor over them, a click or Enter chooses the hour.
class HeatMap : public PlotView {
    Q_OBJECT
public:
    explicit HeatMap(const QString& objectName, QWidget* parent = nullptr);
    ~HeatMap() override;

    void setScale(const HeatScale& scale);
    /// How a value is written ("88 %") and what a whole cell says ("Wednesday 21 to 22, 88 % of
    /// requests wait").
    void setWords(std::function<QString(std::optional<double>)> value,
                  std::function<QString(int hour, std::optional<double>)> cell);
    /// As the view's own; the cell under the cursor is told with it.
    void setFinding(const QString& title, const QString& finding);
    /// 168 values, Monday 00:00 first; nothing where there is none.
    void show(std::vector<std::optional<double>> values);
    using QWidget::show;
    void setStale(bool stale);

    int cursorHour() const { return m_cursor; } ///< −1: not yet set
    void setCursorHour(int hour);
    /// The hour under a point of the canvas, −1 for none; and where an hour is drawn.
    int hourAt(const QPoint& pos) const;
    QRect cellRect(int hour) const;

signals:
    void cellChosen(int hour); ///< clicked, or Enter pressed on it

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Parts; ///< of the plot, so that its header stays out of this one
    bool key(const QKeyEvent& event);
    void point(int hour);
    void tellCursor();
    void applyLook();

    std::unique_ptr<Parts> m_parts;
    HeatMapTable* m_table;
    HeatScale m_scale;
    std::vector<std::optional<double>> m_values;
    QString m_heading;
    std::function<QString(std::optional<double>)> m_valueText;
    std::function<QString(int, std::optional<double>)> m_cellText;
    int m_cursor = -1, m_pointed = -1;
    bool m_stale = false;
};

/// "Wednesday 21 to 22"
QString hourWords(int hourOfWeek);

} // namespace ui
