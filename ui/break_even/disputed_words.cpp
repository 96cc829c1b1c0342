// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/break_even/disputed_words.h"

#include "pricing/study/verdict_words.h"
#include "ui/break_even/break_even_figures.h"
#include "ui/offers/offer_view.h"

#include <QObject>
#include <QStringList>

#include <set>

namespace ui {

namespace {

QString disputedOf(const OfferView& view) {
    using namespace pricing;
    QStringList figures;
    for (const Rate& rate : view.offer.rates)
        if (rate.usd && (rate.low || rate.high))
            figures << QObject::tr("%1 %2 to %3")
                           .arg(QString::fromStdString(words::rateName(rate.what)),
                                QString::fromStdString(
                                    words::rate(rate.low.value_or(*rate.usd), rate.per)),
                                QString::fromStdString(
                                    words::rate(rate.high.value_or(*rate.usd), rate.per)));
    for (const Dispute& dispute : view.offer.disputes)
        figures << QObject::tr("whether its %1 is billed")
                       .arg(QString::fromStdString(words::phase(dispute.phase)));
    return figures.join(QStringLiteral(", "));
}

} // namespace

QString disputedWords(const pricing::Plan& plan, int scenario, const document::Packs& packs,
                      const pricing::BreakEven& study, int chosenChoice) {
    std::set<int> choices{chosenChoice};
    for (const auto& part : study.ribbon)
        if (part.cheapest)
            choices.insert(study.curves[std::size_t(*part.cheapest)].choice);
    QStringList offers;
    for (const OfferView& view : offerViews(plan, scenario, packs)) {
        const QString figures = choices.count(view.choice) ? disputedOf(view) : QString();
        if (!figures.isEmpty())
            offers << view.label + QStringLiteral(": ") + figures;
    }
    return offers.join(QStringLiteral("; "));
}

} // namespace ui
