// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/workload/amount_fields.h"

#include "ui/fields/form_grid.h"
#include "ui/fields/number_field.h"
#include "ui/offers/offer_view.h"

#include <algorithm>

namespace ui {

using namespace pricing;

namespace {

bool hasRate(const Offer& offer, std::initializer_list<RateOf> any) {
    return std::any_of(any.begin(), any.end(), [&](RateOf what) { return offer.rate(what); });
}

/// A share counts only where the special kind has a price beside the ordinary one.
bool bothRates(const Offer& offer, RateOf ordinary, RateOf special) {
    return offer.mode == OfferMode::managed && offer.rate(ordinary) && offer.rate(special);
}

} // namespace

std::vector<AmountFields::Amount> AmountFields::amounts() {
    return {
        {"egressGb", tr("Data sent"), tr("Data sent per request"), "GB", tr("per request"), 1e4, 1,
         [](const Workload& w) { return w.egressGb; },
         [](Workload& w, double v) { w.egressGb = v; },
         [](const Offer& o) { return hasRate(o, {RateOf::egressGb}); }},
        {"ingressGb", tr("Data received"), tr("Data received per request"), "GB", tr("per request"),
         1e4, 1, [](const Workload& w) { return w.ingressGb; },
         [](Workload& w, double v) { w.ingressGb = v; },
         [](const Offer& o) { return hasRate(o, {RateOf::ingressGb}); }},
        {"cachedInputShare", tr("Cached input"), tr("Share of input tokens read from the cache"),
         "%", tr("of input tokens"), 100, 100,
         [](const Workload& w) { return std::optional(w.cachedInputShare); },
         [](Workload& w, double v) { w.cachedInputShare = v; },
         [](const Offer& o) { return bothRates(o, RateOf::inputToken, RateOf::cachedInputToken); }},
        {"batchShare", tr("Sent as batch"), tr("Share of requests sent as a batch"), "%",
         tr("of requests"), 100, 100, [](const Workload& w) { return std::optional(w.batchShare); },
         [](Workload& w, double v) { w.batchShare = v; },
         [](const Offer& o) {
             return bothRates(o, RateOf::request, RateOf::batchRequest) ||
                    bothRates(o, RateOf::inputToken, RateOf::batchInputToken) ||
                    bothRates(o, RateOf::outputToken, RateOf::batchOutputToken);
         }},
        {"retryShare", tr("Sent again"), tr("Requests sent again, for each one that counts"), "%",
         tr("more requests, where each is billed"), 1000, 100,
         [](const Workload& w) { return std::optional(w.retryShare); },
         [](Workload& w, double v) { w.retryShare = v; },
         [](const Offer& o) { return o.mode == OfferMode::managed; }},
    };
}

AmountFields::AmountFields(FormGrid* form, QWidget* parent)
    : QWidget(parent), m_form(form), m_amounts(amounts()) {
    hide(); // the rows live in the form
    for (Amount& amount : m_amounts)
        add(amount);
}

void AmountFields::add(Amount& a) {
    a.field = new NumberField(a.key, a.name, {0, a.high, 6});
    a.field->setUnit(a.unit);
    a.field->setToolTip(a.name);
    a.row = FormGrid::sideBySide({a.field, FormGrid::remark(a.remark)});
    m_form->addRow(a.label, a.row, a.field);
    connect(a.field, &NumberField::problem, this, &AmountFields::problem);
    connect(
        a.field, &NumberField::edited, this,
        [this, set = a.set, shown = a.shown, what = a.label.toLower()](double v, quint64 gesture) {
            emit edited(
                tr("Change %1").arg(what), [set, v, shown](Workload& w) { set(w, v / shown); },
                gesture);
        });
}

void AmountFields::show(const document::PlanPtr& plan, int scenario, const document::Packs& packs) {
    const auto views = offerViews(*plan, scenario, packs);
    const Workload& w = plan->scenarios.at(scenario).workload;
    for (Amount& a : m_amounts) {
        const bool billed = std::any_of(views.begin(), views.end(), [&](const OfferView& view) {
            return view.enabled && view.cannotPrice.isEmpty() && a.bills(view.offer);
        });
        m_form->setRowVisible(a.row, billed);
        const auto value = a.get(w);
        value ? a.field->show(*value * a.shown) : a.field->showAbsent(tr("not given"));
    }
}

} // namespace ui
