// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <set>
#include <string>
#include <vector>

namespace ui {

/// One offer of the scenario as the screen shows it: what its pack states, what the plan changes
/// of it, and how it is run.
struct OfferView {
    int choice = -1; ///< index among the scenario's offers
    QString label;
    int slot = 1;
    bool enabled = true;
    bool found = true; ///< a pack has it
    std::string packId;
    QString packTitle;
    pricing::Offer stated; ///< as the pack has it
    pricing::Offer offer;  ///< with the plan's override
    pricing::Policy set;   ///< what the plan sets
    pricing::Policy filled;
    pricing::OfferPatch patch;
    QString sourceTitle, sourceUrl;
    QString cannotPrice; ///< why, or empty
    int concurrency = 1; ///< requests at once on a worker

    const pricing::Rate* mainRate() const;
    bool isFixedFleet() const;
    bool isManaged() const { return offer.mode == pricing::OfferMode::managed; }
};

/// Never throws: an offer that no pack has is shown as such.
std::vector<OfferView> offerViews(const pricing::Plan& plan, int scenario,
                                  const document::Packs& packs);

/// The GPUs of the scenario's offers, and those the workload has figures for; sorted.
std::set<std::string> gpusOf(const pricing::Scenario& scenario, const document::Packs& packs);

/// The pack's offer an id stands for: of `pack`, or of the first pack that has it.
const pricing::PricePack* packOf(const pricing::OfferChoice& choice, const pricing::Plan& plan,
                                 const document::Packs& packs);

/// The lowest data colour no offer of the scenario has.
int freeSlot(const pricing::Scenario& scenario);

/// Compares the named offers ("ID@PACK") too: ticks them, adding those the scenario lacks.
void tickOffers(pricing::Scenario& scenario, const QStringList& idsAtPack);

inline constexpr int kPriceStaleDays = 90;
bool isOldPrice(const QString& isoDate, const QDate& today = QDate::currentDate());

QString perWord(pricing::RatePer per, pricing::RateOf what); ///< "$/h", "$/1k req", "$/1M tok"
QString rateWord(pricing::RateOf what);                      ///< "Price", "Input tokens"
QString evidenceWord(pricing::Evidence evidence);            ///< "claimed"

} // namespace ui
