// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"
#include "document/recompute.h"

#include <QWidget>

class QBoxLayout;
class QButtonGroup;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace ui {

class ChosenOffer;
class HeatMap;
class HourPanel;
class OfferBox;
class WeekPlots;

/// The Week tab: the mean week of the chosen offer against another one as plots over time, or as a
/// heat map of what is billed over what is worked, with the reasons for one hour.
class WeekPage : public QWidget {
    Q_OBJECT
public:
    explicit WeekPage(ChosenOffer* chosen, QWidget* parent = nullptr);

    void show(const document::PlanPtr& plan, int scenario);
    void show(const document::ReportPtr& report);
    using QWidget::show;
    void setStale(bool stale);
    /// Billed over busy above, the plots below.
    void drawOn(QPainter& painter, const QRect& target);
    void showHour(int hour); ///< turns to the heat map and accounts for the hour

signals:
    void statusHint(const QString& text);
    void hourChosen(int hourOfWeek); ///< to be marked in the traffic grid

protected:
    void showEvent(QShowEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    QWidget* head();
    QWidget* plotsView();
    QWidget* mapView();
    void listOffers();
    void refill();
    void showMap(const pricing::OfferResult& offer);
    void showPlots(const pricing::OfferResult& offer);
    void showNothing(const QString& why);
    int rival() const;
    void accountFor(int hour);
    void turnTo(int view);
    const pricing::OfferResult* offer(int choice) const;

    ChosenOffer* m_chosen;
    document::PlanPtr m_plan;
    int m_scenario = 0;
    document::ReportPtr m_report;
    int m_against = -1; ///< a choice; −1: the usual rival
    int m_hour = -1;    ///< accounted for
    bool m_dirty = false;

    OfferBox *m_offer, *m_rival;
    QButtonGroup* m_switch;
    QToolButton* m_fit;
    QStackedWidget* m_views;
    WeekPlots* m_plots;
    QLabel* m_caption;
    HeatMap* m_map;
    QLabel* m_mapFinding;
    HourPanel* m_panel;
    QBoxLayout *m_headRow, *m_offerRow;
};

} // namespace ui
