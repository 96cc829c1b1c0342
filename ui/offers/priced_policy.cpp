// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/priced_policy.h"

#include "ui/fields/form_grid.h"
#include "ui/offers/offer_view.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace pricing;

Policy asPriced(Policy set, const OfferResult& result, const Policy& defaults) {
    const Policy& priced = result.policy;
    const auto take = [&](auto figure) {
        if (priced.*figure == defaults.*figure)
            (set.*figure).reset();
        else
            set.*figure = priced.*figure;
    };
    take(&Policy::concurrency);
    take(&Policy::gpusPerWorker);
    if (result.mode != OfferMode::serverless) {
        set.workers = result.workers ? FixedWorkers(WorkerCount(*result.workers)) : priced.workers;
        return set;
    }
    take(&Policy::minWorkers);
    take(&Policy::maxWorkers);
    take(&Policy::idleTimeoutS);
    take(&Policy::spareWorkers);
    take(&Policy::routing);
    take(&Policy::whenFull);
    take(&Policy::scaler);
    return set;
}

PricedPolicy::PricedPolicy(QWidget* parent)
    : QWidget(parent), m_text(FormGrid::remark({})),
      m_use(new QPushButton(tr("&Use this policy"))) {
    setObjectName("pricedPolicy");
    setProperty("role", "hint");
    m_text->setObjectName("pricedWith");
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_use->setObjectName("usePolicy");
    m_use->setToolTip(tr("Set the plan's own figures to those the offer was priced with"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_text);
    column->addWidget(m_use, 0, Qt::AlignLeft);
    connect(m_use, &QPushButton::clicked, this, [this] {
        emit changeRequested(
            tr("Use the policy priced"),
            [result = m_report->offers[std::size_t(m_offer)], defaults = m_defaults](
                OfferChoice& c) { c.policy = asPriced(c.policy, result, defaults); },
            0);
    });
    hide();
}

void PricedPolicy::show(const OfferView& view, const document::ReportPtr& report) {
    m_report = report;
    m_offer = -1;
    for (std::size_t i = 0; report && i < report->offers.size(); ++i)
        if (report->offers[i].choice == view.choice && report->offers[i].id == view.stated.id)
            m_offer = int(i);
    const bool any = m_offer >= 0 && !view.isManaged() &&
                     !report->offers[std::size_t(m_offer)].policyNote.empty();
    setVisible(any);
    if (!any)
        return;
    const OfferResult& result = report->offers[std::size_t(m_offer)];
    m_defaults = view.offer.defaults;
    QString note = QString::fromStdString(result.policyNote);
    m_text->setText(tr("Priced otherwise than set below: %1.").arg(note));
    m_use->setEnabled(!report->coarse && asPriced(view.set, result, m_defaults) != view.set);
}

} // namespace ui
