// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/price_section.h"

#include "ui/fields/choice_box.h"
#include "ui/fields/form_grid.h"
#include "ui/fields/number_field.h"
#include "ui/format.h"
#include "ui/offers/offers_model.h"
#include "ui/offers/pack_switch.h"

#include <QComboBox>
#include <QDate>
#include <QLabel>

#include <algorithm>

namespace ui {

using namespace pricing;

namespace {

constexpr double kDearest = 1e6; // USD per unit

/// Whether the rate counts: what a plan gives no amount of costs nothing.
bool isUsed(const Rate& rate, const Policy& policy) {
    switch (rate.what) {
    case RateOf::diskGb:
        return policy.diskGb.has_value();
    case RateOf::storageGb:
        return policy.volumeGb.has_value();
    default:
        return true;
    }
}

/// The pack's rates, of tiers the lowest; for an offer without any, the one a person has to give.
std::vector<Rate> ratesToShow(const OfferView& view) {
    std::vector<Rate> rates;
    for (const Rate& rate : view.stated.rates) {
        const auto same = [&](const Rate& r) { return r.what == rate.what; };
        if (isUsed(rate, view.filled) && std::none_of(rates.begin(), rates.end(), same))
            rates.push_back(rate);
    }
    for (const Rate& own : view.patch.rates) {
        const auto same = [&](const Rate& r) { return r.what == own.what; };
        if (std::none_of(rates.begin(), rates.end(), same))
            rates.push_back({own.what, std::nullopt, own.per});
    }
    if (rates.empty())
        rates.push_back(view.isManaged() ? Rate{RateOf::request, std::nullopt, RatePer::thousand}
                                         : Rate{RateOf::gpu, std::nullopt, RatePer::hour});
    return rates;
}

bool isTimeRate(RatePer per) {
    return per == RatePer::second || per == RatePer::minute || per == RatePer::hour;
}

void setOwnRate(OfferChoice& choice, const Rate& stated, double usd) {
    OfferPatch& patch = overrideOf(choice);
    std::erase_if(patch.rates, [&](const Rate& r) { return r.what == stated.what; });
    Rate own{stated.what, usd, stated.per};
    own.source = "Set in this plan";
    own.asOf = QDate::currentDate().toString(Qt::ISODate).toStdString();
    own.evidence = Evidence::unconfirmed;
    patch.rates.push_back(own);
}

} // namespace

PriceSection::PriceSection(QWidget* parent) : InspectorSection("priceSection", parent) {}

void PriceSection::rebuild(const std::vector<Rate>& rates, const QStringList& packTitles) {
    clearRows();
    m_lines.clear();
    m_rates = rates;
    m_packTitles = packTitles;
    m_pack = new ChoiceBox;
    m_pack->setObjectName("offerPack");
    m_pack->setAccessibleName(tr("Price pack of this offer"));
    m_pack->setMinimumContentsLength(6);
    m_pack->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_pack->addItems(packTitles);
    const FigureRow row = addRow("offerPack", tr("Prices"), m_pack);
    takeRoomOfReset(row);
    row.standard->hide();
    connect(m_pack, &QComboBox::activated, this, [this](int i) {
        emit changeRequested(
            tr("Change price pack"), [id = m_packIds[i]](OfferChoice& c) { c.pack = id; }, 0);
    });
    for (const Rate& rate : rates)
        addLine(rate);
    m_disputed = addRemark("disputedPrice");
}

void PriceSection::addLine(const Rate& rate) {
    const QString key = QString("rate%1").arg(int(rate.what));
    const QString word = rateWord(rate.what);
    auto* field = new NumberField(key, tr("Price, %1").arg(word), {0, kDearest, 6});
    field->setPrefix(QStringLiteral("$"));
    field->setUnit(perWord(rate.per, rate.what).mid(1));
    const QString label = m_lines.empty()                  ? tr("&Price")
                          : rate.what == RateOf::gpuActive ? tr("Always on")
                                                           : word;
    const FigureRow row = addRow(key, label, field);
    m_lines.push_back({rate, field, row});
    connect(field, &NumberField::problem, this, &InspectorSection::problem);
    connect(field, &NumberField::edited, this, [this, rate](double usd, quint64 gesture) {
        emit changeRequested(
            tr("Change price"), [rate, usd](OfferChoice& c) { setOwnRate(c, rate, usd); }, gesture);
    });
    whenReset(row, tr("price"), [what = rate.what](OfferChoice& c) {
        std::erase_if(overrideOf(c).rates, [what](const Rate& r) { return r.what == what; });
        dropEmptyOverride(c);
    });
}

void PriceSection::show(const OfferView& view, const document::Packs& packs) {
    QStringList titles, words;
    std::vector<std::string> ids;
    for (const PricePack& pack : packs ? *packs : std::vector<PricePack>{})
        if (pack.find(view.stated.id)) {
            ids.push_back(pack.id);
            titles << QString::fromStdString(pack.title);
            words << packWord(pack);
        }
    if (words.removeDuplicates() == 0) // the words tell the packs apart
        titles = words;
    const auto rates = ratesToShow(view);
    if (rates != m_rates || titles != m_packTitles || m_lines.empty())
        rebuild(rates, titles);
    m_packIds = ids;
    const auto now = std::find(ids.begin(), ids.end(), view.packId);
    m_pack->setCurrentIndex(now == ids.end() ? -1 : int(now - ids.begin()));
    m_pack->setToolTip(view.packTitle);
    QStringList disputed;
    for (Line& line : m_lines) {
        showLine(line, view);
        if (line.stated.low && line.stated.high)
            disputed
                << tr("Disputed: %1 to %2").arg(money(line.stated.low), money(line.stated.high)) +
                       perWord(line.stated.per, line.stated.what).mid(1);
    }
    m_disputed->setText(disputed.join(u'\n'));
    m_disputed->setVisible(!disputed.isEmpty());
}

void PriceSection::showLine(Line& line, const OfferView& view) {
    const Rate* now = view.offer.rate(line.stated.what);
    if (now && now->usd)
        line.field->show(*now->usd);
    else
        line.field->showAbsent(tr("not stated"));
    const auto own = [&](const Rate& r) { return r.what == line.stated.what; };
    const bool differs = std::any_of(view.patch.rates.begin(), view.patch.rates.end(), own);
    const auto inUnit = [&](std::optional<double> usd) {
        return usd ? QStringLiteral("$") + QString::number(*usd) +
                         perWord(line.stated.per, line.stated.what).mid(1)
                   : tr("not stated");
    };
    line.row.setDefault(inUnit(line.stated.usd), differs);
    const bool perHour = line.stated.per == RatePer::hour;
    if (!differs && now && now->usd && isTimeRate(now->per) && !perHour)
        line.row.setRemark(QStringLiteral("= ") + comparablePrice(*now));
}

} // namespace ui
