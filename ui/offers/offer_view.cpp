// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/offer_view.h"

#include "pricing/study/compare.h"

#include <QObject>

#include <algorithm>

namespace ui {

using namespace pricing;

const Rate* OfferView::mainRate() const {
    for (RateOf what : {RateOf::gpu, RateOf::request, RateOf::inputToken, RateOf::outputToken})
        if (const Rate* rate = offer.rate(what))
            return rate;
    return offer.rates.empty() ? nullptr : &offer.rates.front();
}

bool OfferView::isFixedFleet() const {
    if (offer.mode != OfferMode::serverless) // rented machines stand, whatever scaler a file names
        return !isManaged();
    return filled.scaler && std::holds_alternative<FixedScaler>(*filled.scaler);
}

const PricePack* packOf(const OfferChoice& choice, const Plan& plan, const document::Packs& packs) {
    if (!packs)
        return nullptr;
    const auto named = [&](const std::string& id) -> const PricePack* {
        const auto it = std::find_if(packs->begin(), packs->end(),
                                     [&](const PricePack& p) { return p.id == id; });
        return it != packs->end() && it->find(choice.id) ? &*it : nullptr;
    };
    if (choice.pack)
        return named(*choice.pack);
    for (const std::string& id : plan.pricePacks)
        if (const PricePack* pack = named(id))
            return pack;
    return nullptr;
}

namespace {

QString whyUnpriced(const OfferView& view) {
    if (!view.found)
        return QObject::tr("in no price pack");
    const auto unpriced = [](const Rate& rate) { return !rate.usd.has_value(); };
    if (view.offer.rates.empty() ||
        std::any_of(view.offer.rates.begin(), view.offer.rates.end(), unpriced))
        return QObject::tr("no price");
    return {};
}

void fill(OfferView& view, const OfferChoice& choice, const PricePack& pack) {
    view.packId = pack.id;
    view.packTitle = QString::fromStdString(pack.title);
    view.stated = *pack.find(choice.id);
    view.offer = choice.override_ ? patched(view.stated, *choice.override_) : view.stated;
    view.filled = filledWith(choice.policy, view.offer.defaults);
    if (const Rate* rate = view.mainRate()) {
        const auto source = pack.sources.find(rate->source);
        view.sourceTitle = QString::fromStdString(
            source == pack.sources.end() ? rate->source : source->second.title);
        if (source != pack.sources.end())
            view.sourceUrl = QString::fromStdString(source->second.url);
    }
}

} // namespace

std::vector<OfferView> offerViews(const Plan& plan, int scenario, const document::Packs& packs) {
    std::vector<OfferView> views;
    const Scenario& s = plan.scenarios.at(scenario);
    const auto names = packs ? labels(s, plan, *packs) : std::vector<std::string>{};
    for (std::size_t i = 0; i < s.offers.size(); ++i) {
        const OfferChoice& choice = s.offers[i];
        OfferView view;
        view.choice = static_cast<int>(i);
        view.label =
            QString::fromStdString(i < names.size() ? names[i] : choice.label.value_or(choice.id));
        view.slot = choice.slot.value_or(static_cast<int>(i % 16) + 1);
        view.enabled = choice.enabled;
        view.set = choice.policy;
        view.patch = choice.override_.value_or(OfferPatch{});
        const PricePack* pack = packOf(choice, plan, packs);
        view.found = pack;
        if (pack)
            fill(view, choice, *pack);
        view.cannotPrice = whyUnpriced(view);
        const auto gpu = s.workload.byGpu.find(view.offer.gpu);
        view.concurrency = gpu != s.workload.byGpu.end() && gpu->second.concurrency
                               ? *gpu->second.concurrency
                               : s.workload.concurrency;
        view.concurrency = view.filled.concurrency.value_or(view.concurrency);
        views.push_back(std::move(view));
    }
    return views;
}

std::set<std::string> gpusOf(const Scenario& scenario, const document::Packs& packs) {
    std::set<std::string> gpus;
    for (const auto& [gpu, figures] : scenario.workload.byGpu)
        gpus.insert(gpu);
    for (const OfferChoice& choice : scenario.offers) {
        if (choice.override_ && choice.override_->gpu) {
            gpus.insert(*choice.override_->gpu);
            continue;
        }
        for (const PricePack& pack : packs ? *packs : std::vector<PricePack>{}) {
            const Offer* offer =
                choice.pack && *choice.pack != pack.id ? nullptr : pack.find(choice.id);
            if (offer && !offer->gpu.empty())
                gpus.insert(offer->gpu);
        }
    }
    return gpus;
}

int freeSlot(const Scenario& scenario) {
    for (int slot = 1; slot <= 16; ++slot) {
        const auto has = [slot](const OfferChoice& c) { return c.slot == slot; };
        if (std::none_of(scenario.offers.begin(), scenario.offers.end(), has))
            return slot;
    }
    return static_cast<int>(scenario.offers.size() % 16) + 1;
}

void tickOffers(Scenario& scenario, const QStringList& idsAtPack) {
    for (const QString& name : idsAtPack) {
        const std::string id = name.section(u'@', 0, 0).toStdString();
        const std::string pack = name.section(u'@', 1).toStdString();
        const auto it =
            std::find_if(scenario.offers.begin(), scenario.offers.end(), [&](const OfferChoice& c) {
                return c.id == id && c.pack.value_or(pack) == pack;
            });
        if (it != scenario.offers.end()) {
            it->enabled = true;
            continue;
        }
        OfferChoice choice;
        choice.id = id;
        choice.pack = pack;
        choice.slot = freeSlot(scenario);
        scenario.offers.push_back(choice);
    }
}

bool isOldPrice(const QString& isoDate, const QDate& today) {
    const QDate date = QDate::fromString(isoDate, Qt::ISODate);
    return date.isValid() && date.daysTo(today) > kPriceStaleDays;
}

QString perWord(RatePer per, RateOf what) {
    const bool tokens = what == RateOf::inputToken || what == RateOf::outputToken ||
                        what == RateOf::cachedInputToken || what == RateOf::batchInputToken ||
                        what == RateOf::batchOutputToken;
    const QString unit = tokens ? QObject::tr("tok") : QObject::tr("req");
    switch (per) {
    case RatePer::second:
        return QStringLiteral("$/s");
    case RatePer::minute:
        return QStringLiteral("$/min");
    case RatePer::hour:
        return QStringLiteral("$/h");
    case RatePer::month:
        return QObject::tr("$/month");
    case RatePer::thousand:
        return QStringLiteral("$/1k ") + unit;
    case RatePer::million:
        return QStringLiteral("$/1M ") + unit;
    default:
        return QStringLiteral("$/") + unit;
    }
}

QString rateWord(RateOf what) {
    switch (what) {
    case RateOf::gpu:
        return QObject::tr("GPU");
    case RateOf::gpuActive:
        return QObject::tr("GPU, always on");
    case RateOf::cpuCore:
        return QObject::tr("CPU core");
    case RateOf::memoryGib:
        return QObject::tr("Memory, GiB");
    case RateOf::request:
        return QObject::tr("Request");
    case RateOf::inputToken:
        return QObject::tr("Input tokens");
    case RateOf::cachedInputToken:
        return QObject::tr("Cached input");
    case RateOf::outputToken:
        return QObject::tr("Output tokens");
    case RateOf::batchRequest:
        return QObject::tr("Batch request");
    case RateOf::batchInputToken:
        return QObject::tr("Batch input");
    case RateOf::batchOutputToken:
        return QObject::tr("Batch output");
    case RateOf::storageGb:
        return QObject::tr("Storage, GB");
    case RateOf::egressGb:
        return QObject::tr("Transfer, GB");
    case RateOf::planFee:
        return QObject::tr("Plan fee");
    case RateOf::diskGb:
        return QObject::tr("Disk, GB");
    case RateOf::ingressGb:
        return QObject::tr("Received, GB");
    case RateOf::planCredit:
        return QObject::tr("Plan credit");
    }
    return {};
}

QString evidenceWord(Evidence evidence) {
    const auto word = name(evidence);
    return QString::fromUtf8(word.data(), static_cast<int>(word.size()));
}

} // namespace ui
