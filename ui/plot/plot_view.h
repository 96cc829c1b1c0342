// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plot/plot_sight.h"

#include <QWidget>

class QAbstractItemModel;
class QCPAxis;
class QCPAxisRect;
class QCustomPlot;
class QMenu;
class QMimeData;
class QStackedLayout;
class QToolButton;

namespace ui {

class PlotCrosshair;
class PlotNavigation;
class PlotTable;

/// A chart: one or several plots under each other that share the x axis and one crosshair. It gives
/// every chart the look of the style guide, zoom and pan with a history, the crosshair, a table
/// that says the same, copying as picture and table, and words for those who do not see it. A page
/// adds graphs to plot() and tells home range, readout, table and finding.
///
/// The keys of STYLE §6 work while canvas() has the focus: Home, + −, Backspace and Alt+arrows for
/// the history; arrows (Shift: ten steps) move the crosshair, Enter uses its place, I or Alt+click
/// pins it, Esc clears the pin, Ctrl+C copies, Ctrl+T shows the table (on a page:
/// table_shortcut.h), the Menu key has it all.
class PlotView : public QWidget {
    Q_OBJECT
public:
    explicit PlotView(int plots = 1, QWidget* parent = nullptr);
    ~PlotView() override;

    QCustomPlot* plot() const { return m_plot; }
    QWidget* canvas() const; ///< plot() for those who do not include its header
    QCPAxisRect* axisRect(int i = 0) const;
    QCPAxis* xAxis(int i = 0) const;
    QCPAxis* yAxis(int i = 0) const;
    PlotNavigation& navigation() const { return *m_navigation; }
    PlotCrosshair& crosshair() const { return *m_crosshair; }

    /// Height of a plot: a share of what is left by those with a fixed one.
    void setFixedPlotHeight(int i, int px);
    /// Margins: above a plot (for its title or a second axis), right of all (for names of lines).
    void setTopRoom(int i, int px);
    void setRightRoom(int px);

    /// Title and finding in words: accessible name, and the head of pictures.
    void setFinding(const QString& title, const QString& finding);
    QString finding() const { return m_finding; }
    /// What the mouse can do here, for the status bar.
    void setHint(const QString& hint) { m_hint = hint; }

    /// The same data as a table, shown in place of the chart; the model stays its owner's.
    void setTable(QAbstractItemModel* table);
    bool isTableShown() const;
    void showTable(bool on);
    QToolButton* tableButton() const { return m_tableButton; } ///< for the page's title row
    QWidget* tableWidget() const;

    void replot(); ///< soon, once
    void copy();   ///< picture and table together
    void copyPicture();
    void copyTable();
    /// Title, finding and chart.
    void drawOn(QPainter& painter, const QRect& target);
    QMenu* contextMenu(); ///< new, its own owner

signals:
    void statusHint(const QString& text); ///< empty: nothing to say any more
    void clicked(const QPoint& pos);      ///< on the canvas, without a drag
    void hovered(const QPoint& pos);      ///< the mouse moved over the canvas
    void left();                          ///< … or went away
    void used(double x);                  ///< Enter at the crosshair
    void stepped(int rows);               ///< ↑ −1, ↓ +1
    void themeChanged();                  ///< the page's own colours need another look

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent*) override;
    bool event(QEvent*) override;

private:
    bool canvasEvent(QEvent* event);
    bool canvasKey(const QKeyEvent& event);
    bool crosshairKey(const QKeyEvent& event);
    void pinAt(const QPoint& pos);
    void tell();
    void openMenu(const QPoint& at);
    QMimeData* everything();
    void arrangePlots(int plots);

    QCustomPlot* m_plot;
    PlotTable* m_table;
    QStackedLayout* m_stack;
    QToolButton* m_tableButton;
    PlotNavigation* m_navigation;
    PlotCrosshair* m_crosshair;
    QString m_title, m_finding, m_hint;
};

} // namespace ui
