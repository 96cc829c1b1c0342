// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/inspector.h"

#include "pricing/fleet/scaler_facts.h"
#include "ui/chosen_offer.h"
#include "ui/fields/form_grid.h"
#include "ui/format.h"
#include "ui/offers/beside_section.h"
#include "ui/offers/cold_start_section.h"
#include "ui/offers/machines_section.h"
#include "ui/offers/meter_section.h"
#include "ui/offers/policy_section.h"
#include "ui/offers/price_section.h"
#include "ui/offers/priced_policy.h"
#include "ui/offers/schedule_section.h"
#include "ui/theme.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui {

namespace {

QLabel* proseLabel(const QString& objectName) {
    QLabel* label = FormGrid::remark({});
    label->setObjectName(objectName);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setOpenExternalLinks(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    return label;
}

QString html(std::string_view text) {
    return QString::fromUtf8(text.data(), int(text.size())).toHtmlEscaped();
}

} // namespace

Inspector::Inspector(ChosenOffer* chosen, QWidget* parent)
    : QWidget(parent), m_chosen(chosen), m_page(new QWidget),
      m_nothing(FormGrid::remark(tr("Choose an offer to see how it bills and runs."))),
      m_priced(new PricedPolicy), m_price(new PriceSection), m_meter(new MeterSection),
      m_policy(new PolicySection), m_schedule(new ScheduleSection), m_beside(new BesideSection),
      m_cold(new ColdStartSection), m_machines(new MachinesSection),
      m_facts(proseLabel("scalerFacts")), m_source(proseLabel("priceSource")),
      m_problem(new ProblemLine("inspectorProblem")) {
    setObjectName("inspector");
    m_meterFold = new Fold("meterFold", tr("Billed"), m_meter, false);
    m_coldFold = new Fold("coldStartFold", tr("Cold start"), m_cold, true);
    m_machinesFold = new Fold("machinesFold", tr("Machines"), m_machines, false);
    m_scheduleFold = new Fold("scheduleFold", tr("Workers by hour"), m_schedule, false);
    m_besideFold = new Fold("besideFold", tr("Beside the GPU"), m_beside, false);
    m_factsFold = new Fold("factsFold", tr("Scaler facts"), m_facts, false);
    build();
    for (InspectorSection* section : std::initializer_list<InspectorSection*>{
             m_price, m_meter, m_policy, m_schedule, m_beside, m_cold, m_machines})
        adopt(section);
    connect(m_priced, &PricedPolicy::changeRequested, this, &Inspector::change);
    connect(m_chosen, &ChosenOffer::chosen, this, &Inspector::refresh);
}

void Inspector::build() {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    outer->addWidget(scroll);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(12, 8, 4, 8);
    column->addWidget(m_nothing);
    column->addWidget(m_page);
    column->addStretch(1);
    m_nothing->setWordWrap(true);
    auto* parts = new QVBoxLayout(m_page);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(8);
    for (QWidget* part : std::initializer_list<QWidget*>{
             m_price, m_priced, m_policy, m_problem, m_scheduleFold, m_coldFold, m_machinesFold,
             m_besideFold, m_meterFold, m_factsFold, m_source})
        parts->addWidget(part);
    scroll->setWidget(page);
}

void Inspector::adopt(InspectorSection* section) {
    connect(section, &InspectorSection::problem, m_problem, &ProblemLine::say);
    connect(section, &InspectorSection::changeRequested, this, &Inspector::change);
}

void Inspector::change(const QString& text, std::function<void(pricing::OfferChoice&)> change,
                       quint64 gesture) {
    emit editRequested(
        text,
        [i = m_chosen->choice(), change](pricing::Scenario& s) {
            if (i >= 0 && i < int(s.offers.size()))
                change(s.offers[i]);
        },
        gesture);
}

void Inspector::show(const document::ReportPtr& report) {
    m_report = report;
    showPriced();
}

void Inspector::showPriced() {
    const int choice = m_chosen->choice();
    if (m_plan && choice >= 0 && choice < int(m_plan->scenarios.at(m_scenario).offers.size()))
        m_priced->show(offerViews(*m_plan, m_scenario, m_packs)[choice], m_report);
}

void Inspector::show(const document::PlanPtr& plan, int scenario, const document::Packs& packs) {
    const bool same = m_plan && m_packs == packs && m_scenario == scenario &&
                      scenario < int(m_plan->scenarios.size()) &&
                      m_plan->pricePacks == plan->pricePacks &&
                      m_plan->scenarios[scenario].offers == plan->scenarios[scenario].offers &&
                      m_plan->scenarios[scenario].workload == plan->scenarios[scenario].workload;
    m_plan = plan;
    m_packs = packs;
    m_scenario = scenario;
    if (!same)
        refresh();
}

void Inspector::refresh() {
    const int choice = m_chosen->choice();
    const bool any =
        m_plan && choice >= 0 && choice < int(m_plan->scenarios.at(m_scenario).offers.size());
    m_page->setVisible(any);
    m_nothing->setVisible(!any);
    m_problem->say({});
    if (any)
        showOffer(offerViews(*m_plan, m_scenario, m_packs)[choice]);
    else
        emit titleChanged(tr("Offer"), 0);
}

void Inspector::showOffer(const OfferView& view) {
    emit titleChanged(view.label, view.slot);
    m_priced->show(view, m_report);
    m_price->show(view, m_packs);
    const bool workers = view.found && !view.isManaged();
    m_policy->setVisible(workers);
    m_meterFold->setVisible(workers);
    m_coldFold->setVisible(workers && !view.isFixedFleet());
    m_machinesFold->setVisible(workers);
    m_scheduleFold->setVisible(workers);
    m_besideFold->setVisible(false);
    m_factsFold->setVisible(workers);
    if (workers) {
        m_policy->show(view);
        m_schedule->show(view);
        m_scheduleFold->setSummary(m_schedule->summary());
        m_beside->show(view);
        m_besideFold->setSummary(m_beside->summary());
        m_besideFold->setVisible(m_beside->isOfUse());
        m_meter->show(view);
        m_cold->show(view);
        m_meterFold->setSummary(m_meter->summary());
        m_coldFold->setSummary(m_cold->summary());
        m_machines->show(view, m_packs);
        m_machinesFold->setSummary(m_machines->summary());
        showFacts(view);
    }
    showSource(view);
}

void Inspector::showFacts(const OfferView& view) {
    QString text;
    int assumed = 0;
    const auto facts = view.filled.scaler ? pricing::factsAbout(*view.filled.scaler)
                                          : std::vector<pricing::ScalerFact>{};
    for (const pricing::ScalerFact& fact : facts) {
        assumed += !fact.documented;
        text += QStringLiteral("<p style='margin:0 0 4px'><b>%1</b>: %2 <i>(%3)</i></p>")
                    .arg(html(fact.aspect), html(fact.statement),
                         fact.documented ? tr("documented") : tr("assumed"));
    }
    m_facts->setText(text);
    m_factsFold->setVisible(!facts.empty());
    m_factsFold->setSummary(tr("%1 assumed").arg(assumed));
}

void Inspector::showSource(const OfferView& view) {
    const pricing::Rate* rate = view.mainRate();
    if (!rate) {
        m_source->setText(view.cannotPrice);
        return;
    }
    const QString title = view.sourceTitle.toHtmlEscaped();
    QString text =
        view.sourceUrl.isEmpty()
            ? title
            : QStringLiteral("<a href=\"%1\">%2</a>").arg(view.sourceUrl.toHtmlEscaped(), title);
    const QString date = QString::fromStdString(rate->asOf);
    text += QStringLiteral(", %1, %2").arg(shortDate(date), evidenceWord(rate->evidence));
    if (isOldPrice(date))
        text += QStringLiteral(" <span style='color:%1'>%2</span>")
                    .arg(colours().warn.name(), tr("over 90 days old"));
    for (const std::string& note : view.offer.notes)
        text += QStringLiteral("<br>") + html(note);
    m_source->setText(text);
}

} // namespace ui
