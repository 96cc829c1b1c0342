// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/fallback_section.h"

#include "ui/fields/choice_box.h"
#include "ui/fields/number_field.h"

#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace ui {

using namespace pricing;

FallbackSection::FallbackSection(QWidget* parent) : InspectorSection("fallbackSection", parent) {
    const std::array labels{tr("&Else GPU"), tr("E&lse then")};
    for (int i = 0; i < int(m_rows.size()); ++i) {
        Row& row = m_rows[i];
        const QString key = QStringLiteral("fallback%1").arg(i);
        row.offer = new ChoiceBox;
        row.offer->setObjectName(key);
        row.offer->setAccessibleName(tr("GPU type %1 that a start may get").arg(i + 2));
        row.offer->setMinimumContentsLength(5);
        row.offer->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        const QString figure = tr("Starts refused by GPU type %1").arg(i + 2);
        row.refused = new NumberField(key + "Refused", figure, {0, 100, 2});
        row.refused->setUnit("%");
        row.refused->setToolTip(figure);
        row.row = addRow(key, labels[std::size_t(i)], row.offer);
        row.refusedRow = addRow(key + "Refused", tr("Refused there"), row.refused);
        takeRoomOfReset(row.refusedRow);
        connect(row.offer, &QComboBox::activated, this, [this, i](int entry) { choose(i, entry); });
        connect(row.refused, &NumberField::problem, this, &InspectorSection::problem);
        connect(row.refused, &NumberField::edited, this, [this, i](double v, quint64 gesture) {
            auto all = m_now;
            all.at(std::size_t(i)).refusedShare = WeeklyShare{{v / 100}};
            store(tr("Change refused starts"), std::move(all), gesture);
        });
        connect(row.row.reset, &QToolButton::clicked, this, [this] {
            emit changeRequested(
                tr("Reset GPU types"), [](OfferChoice& c) { c.policy.fallbacks.reset(); }, 0);
        });
    }
}

void FallbackSection::store(const QString& text, std::vector<Fallback> fallbacks, quint64 gesture) {
    emit changeRequested(
        text,
        [all = std::move(fallbacks), standard = m_standard](OfferChoice& c) {
            c.policy.fallbacks = all == standard ? std::nullopt : std::optional(all);
        },
        gesture);
}

// "None" takes the type out: what stood behind it moves up.
void FallbackSection::choose(int row, int entry) {
    auto all = m_now;
    const bool isNew = row >= int(all.size());
    const std::string id =
        entry > 0 ? m_rows[std::size_t(row)].offer->itemData(entry).toString().toStdString() : "";
    if (entry == 0 && !isNew)
        all.erase(all.begin() + row);
    else if (entry > 0 && isNew)
        all.push_back({id, {}});
    else if (entry > 0)
        all[std::size_t(row)].offer = id;
    if (all != m_now)
        store(tr("Change GPU types"), std::move(all), 0);
}

QString FallbackSection::nameOf(const Fallback& fallback) const {
    const auto it = std::find_if(m_candidates.begin(), m_candidates.end(),
                                 [&](const Candidate& c) { return c.id == fallback.offer; });
    return it == m_candidates.end() ? QString::fromStdString(fallback.offer) : it->gpu;
}

// The same provider's offers that start workers of as many GPUs each, of other types.
void FallbackSection::listCandidates(const OfferView& view, const document::Packs& packs) {
    m_candidates.clear();
    for (const PricePack& pack : packs ? *packs : std::vector<PricePack>{}) {
        if (pack.id != view.packId)
            continue;
        for (const Offer& offer : pack.offers)
            if (offer.mode == OfferMode::serverless && offer.provider == view.offer.provider &&
                offer.product == view.offer.product && offer.rate(RateOf::gpu) &&
                offer.gpu != view.offer.gpu)
                m_candidates.push_back({offer.id, QString::fromStdString(offer.gpu),
                                        QString::fromStdString(offer.title())});
    }
}

void FallbackSection::show(const OfferView& view, const document::Packs& packs) {
    m_now = view.filled.fallbacks.value_or(std::vector<Fallback>{});
    m_standard = view.offer.defaults.fallbacks.value_or(std::vector<Fallback>{});
    listCandidates(view, packs);
    for (int i = 0; i < int(m_rows.size()); ++i)
        showRow(i);
}

void FallbackSection::showRow(int i) {
    const Row& row = m_rows[std::size_t(i)];
    const auto at = std::size_t(i);
    const bool set = at < m_now.size();
    row.offer->clear();
    row.offer->addItem(tr("None"));
    const auto isOther = [&](const std::string& id) {
        for (std::size_t k = 0; k < m_now.size(); ++k)
            if (k != at && m_now[k].offer == id)
                return true;
        return false;
    };
    const auto add = [&](const std::string& id, const QString& word, const QString& title) {
        row.offer->addItem(word, QString::fromStdString(id));
        row.offer->setItemData(row.offer->count() - 1, title, Qt::ToolTipRole);
    };
    for (const Candidate& c : m_candidates)
        if (!isOther(c.id))
            add(c.id, c.gpu, c.title);
    if (set && row.offer->findData(QString::fromStdString(m_now[at].offer)) < 0)
        add(m_now[at].offer, nameOf(m_now[at]), {}); // of a file
    row.offer->setCurrentIndex(set ? row.offer->findData(QString::fromStdString(m_now[at].offer))
                                   : 0);
    row.offer->setEnabled(set || (at == m_now.size() && row.offer->count() > 1));
    row.offer->setToolTip(row.offer->isEnabled() || at > m_now.size()
                              ? tr("Asked for where the GPU types before it are not to be had")
                              : tr("The price pack has no other GPU type of this product"));
    row.refusedRow.setVisible(set);
    row.refusedRow.reset->hide();
    const auto* shares = set ? &m_now[at].refusedShare.values : nullptr;
    if (shares && shares->size() == 1)
        row.refused->show(shares->front() * 100);
    else
        row.refused->showAbsent(set ? tr("by hour") : QStringLiteral("–"));
    const bool differs =
        set ? at >= m_standard.size() || m_now[at] != m_standard[at] : at < m_standard.size();
    row.row.setDefault(at < m_standard.size() ? nameOf(m_standard[at]) : tr("none"), differs);
}

} // namespace ui
