// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/pack_switch.h"

#include "ui/offers/offer_view.h"
#include "ui/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <map>

namespace ui {

using namespace pricing;

namespace {

constexpr std::size_t kMostPacks = 3;

const PricePack* packById(const document::Packs& packs, const std::string& id) {
    const auto it =
        std::find_if(packs->begin(), packs->end(), [&](const PricePack& p) { return p.id == id; });
    return it == packs->end() ? nullptr : &*it;
}

} // namespace

QString packWord(const PricePack& pack) {
    std::map<Evidence, int> tally;
    for (const Offer& offer : pack.offers)
        for (const Rate& rate : offer.rates)
            ++tally[rate.evidence];
    if (tally.empty())
        return QString::fromStdString(pack.id);
    const auto most =
        std::max_element(tally.begin(), tally.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    QString word = evidenceWord(most->first);
    return word.replace(0, 1, word.left(1).toUpper());
}

PackSwitch::PackSwitch(QWidget* parent)
    : QWidget(parent), m_buttons(new QButtonGroup(this)), m_row(new QHBoxLayout(this)) {
    setObjectName("packSwitch");
    setAccessibleName(tr("Prices as claimed or as documented"));
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_mixed = new QLabel(tr("mixed"), this);
    m_mixed->setObjectName("packsMixed");
    m_mixed->setFont(ui::font(Type::small));
    m_mixed->setForegroundRole(QPalette::PlaceholderText);
    m_mixed->setContentsMargins(8, 0, 0, 0);
    m_mixed->setToolTip(tr("The offers take their prices from several packs"));
    m_row->addWidget(m_mixed);
    connect(m_buttons, &QButtonGroup::idClicked, this, &PackSwitch::switchTo);
}

void PackSwitch::show(const document::PlanPtr& plan, int scenario, const document::Packs& packs) {
    m_plan = plan;
    m_all = packs;
    m_scenario = scenario;
    std::vector<Pack> found;
    for (const std::string& id : plan->pricePacks)
        if (const PricePack* pack = packs ? packById(packs, id) : nullptr;
            pack && found.size() < kMostPacks)
            found.push_back({id, packWord(*pack), QString::fromStdString(pack->title)});
    if (found != m_packs) {
        m_packs = std::move(found);
        rebuild();
    }
    const auto& offers = plan->scenarios.at(scenario).offers;
    m_buttons->setExclusive(false);
    for (std::size_t i = 0; i < m_packs.size(); ++i) {
        const PricePack* pack = packById(packs, m_packs[i].id);
        const bool all = std::all_of(offers.begin(), offers.end(), [&](const OfferChoice& choice) {
            const PricePack* now = packOf(choice, *plan, packs);
            return !pack->find(choice.id) || (now && now->id == pack->id);
        });
        const bool any = std::any_of(offers.begin(), offers.end(), [&](const OfferChoice& choice) {
            return pack->find(choice.id) != nullptr;
        });
        m_buttons->button(int(i))->setChecked(all && any);
        m_buttons->button(int(i))->setEnabled(any);
    }
    const auto buttons = m_buttons->buttons();
    m_mixed->setVisible(!offers.empty() &&
                        std::none_of(buttons.begin(), buttons.end(),
                                     [](const QAbstractButton* b) { return b->isChecked(); }));
}

void PackSwitch::rebuild() {
    for (QAbstractButton* button : m_buttons->buttons())
        delete button;
    for (std::size_t i = 0; i < m_packs.size(); ++i) {
        auto* button = new QPushButton(m_packs[i].word, this);
        button->setObjectName(QString("pack%1").arg(i));
        button->setCheckable(true);
        button->setFont(ui::font(Type::small));
        button->setFixedHeight(24);
        button->setMinimumWidth(button->fontMetrics().horizontalAdvance(button->text()) + 24);
        button->setToolTip(tr("Take every offer from “%1” where it has it").arg(m_packs[i].title));
        button->setAccessibleName(tr("Prices from %1").arg(m_packs[i].title));
        m_buttons->addButton(button, int(i));
        m_row->insertWidget(int(i), button);
    }
    setVisible(m_packs.size() > 1);
}

void PackSwitch::switchTo(int index) {
    const PricePack* pack = packById(m_all, m_packs.at(index).id);
    std::vector<std::string> ids;
    for (const Offer& offer : pack->offers)
        ids.push_back(offer.id);
    emit editRequested(
        tr("Switch prices to %1").arg(m_packs[index].word.toLower()),
        [ids, id = pack->id](Scenario& s) {
            for (OfferChoice& choice : s.offers)
                if (std::find(ids.begin(), ids.end(), choice.id) != ids.end())
                    choice.pack = id;
        },
        0);
    show(m_plan, m_scenario, m_all); // what is down follows the plan, also when nothing changed
}

} // namespace ui
