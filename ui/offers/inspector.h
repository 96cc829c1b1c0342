// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"
#include "document/recompute.h"

#include <QWidget>

class QLabel;

namespace ui {

class BesideSection;
class ChosenOffer;
class ColdStartSection;
class Fold;
class InspectorSection;
class MachinesSection;
class MeterSection;
class PolicySection;
class PriceSection;
class PricedPolicy;
class ProblemLine;
class ScheduleSection;
struct OfferView;

/// Everything about the chosen offer: price, meter, how it is run, cold start, where it comes from.
class Inspector : public QWidget {
    Q_OBJECT
public:
    explicit Inspector(ChosenOffer* chosen, QWidget* parent = nullptr);

    void show(const document::PlanPtr& plan, int scenario, const document::Packs& packs);
    void show(const document::ReportPtr& report);
    using QWidget::show;

signals:
    void editRequested(const QString& text, std::function<void(pricing::Scenario&)> change,
                       quint64 gesture);
    void titleChanged(const QString& title, int slot);

private:
    void build();
    void adopt(InspectorSection* section);
    void refresh();
    void change(const QString& text, std::function<void(pricing::OfferChoice&)> change,
                quint64 gesture);
    void showPriced();
    void showOffer(const OfferView& view);
    void showSource(const OfferView& view);
    void showFacts(const OfferView& view);

    ChosenOffer* m_chosen;
    document::PlanPtr m_plan;
    document::Packs m_packs;
    document::ReportPtr m_report;
    int m_scenario = 0;
    QWidget* m_page;
    QLabel* m_nothing;
    PricedPolicy* m_priced;
    PriceSection* m_price;
    MeterSection* m_meter;
    PolicySection* m_policy;
    ScheduleSection* m_schedule;
    BesideSection* m_beside;
    ColdStartSection* m_cold;
    MachinesSection* m_machines;
    Fold *m_meterFold, *m_coldFold, *m_machinesFold, *m_scheduleFold, *m_besideFold, *m_factsFold;
    QLabel *m_facts, *m_source;
    ProblemLine* m_problem;
};

} // namespace ui
