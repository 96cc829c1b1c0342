// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/plan_document.h"

#include "document/pack_file.h"
#include "document/replace_plan.h"

#include <algorithm>
#include <atomic>

namespace document {

PlanDocument::PlanDocument(QObject* parent) : QObject(parent) {
    connect(&m_undo, &QUndoStack::cleanChanged, this,
            [this](bool clean) { emit modifiedChanged(!clean); });
    startNew();
}

const pricing::Scenario& PlanDocument::scenario() const {
    return m_plan->scenarios[static_cast<std::size_t>(m_scenario)];
}

void PlanDocument::edit(const QString& text, const std::function<void(pricing::Plan&)>& change,
                        quint64 gesture) {
    auto next = std::make_shared<pricing::Plan>(*m_plan);
    change(*next);
    Q_ASSERT(!next->scenarios.empty());
    if (next->scenarios.size() == m_plan->scenarios.size())
        for (std::size_t i = 0; i < next->scenarios.size(); ++i)
            pricing::keepReplay(m_plan->scenarios[i].traffic, next->scenarios[i].traffic);
    if (*next == *m_plan)
        return;
    m_undo.push(new ReplacePlan(*this, text, m_plan, std::move(next), gesture));
}

quint64 PlanDocument::newGesture() {
    static std::atomic<quint64> last{0};
    return ++last;
}

void PlanDocument::setScenario(int index) {
    const int last = static_cast<int>(m_plan->scenarios.size()) - 1;
    const int clamped = std::clamp(index, 0, last);
    if (clamped == m_scenario)
        return;
    m_scenario = clamped;
    emit scenarioChanged(m_scenario);
}

void PlanDocument::startNew() {
    LoadedPlan fresh;
    fresh.plan = newPlan();
    for (pricing::Scenario& scenario : fresh.plan.scenarios) // a file that says nothing is as set
        scenario.basis = pricing::Basis::cheapest;
    auto packs = findPacks(fresh.plan.pricePacks, {});
    adopt(std::move(fresh), packs ? std::move(*packs) : bundledPacks(), {});
}

FileResult<void> PlanDocument::openExample(const QString& resource) {
    return openAs(resource, {});
}

FileResult<void> PlanDocument::open(const QString& fileName) {
    return openAs(fileName, fileName);
}

FileResult<void> PlanDocument::openAs(const QString& source, const QString& fileName) {
    auto loaded = loadPlan(source);
    if (!loaded)
        return tl::unexpected(loaded.error());
    auto packs = findPacks(loaded->plan.pricePacks, source);
    if (!packs)
        return tl::unexpected(packs.error());
    adopt(std::move(*loaded), std::move(*packs), fileName);
    return {};
}

FileResult<void> PlanDocument::save(const QString& fileName) {
    if (auto saved = savePlan(*m_plan, m_source.get(), fileName); !saved)
        return saved;
    if (m_fileName != fileName) {
        m_fileName = fileName;
        emit fileNameChanged(m_fileName);
    }
    m_undo.setClean();
    return {};
}

void PlanDocument::replace(PlanPtr plan) {
    const int before = m_scenario;
    const bool otherPacks = plan->pricePacks != m_plan->pricePacks;
    m_plan = std::move(plan);
    if (otherPacks) // a pack that cannot be found is reported by whoever prices the plan
        if (auto packs = findPacks(m_plan->pricePacks, m_fileName))
            m_packs = std::make_shared<const std::vector<pricing::PricePack>>(std::move(*packs));
    m_scenario = std::min(m_scenario, static_cast<int>(m_plan->scenarios.size()) - 1);
    emit planChanged(m_plan);
    if (m_scenario != before)
        emit scenarioChanged(m_scenario);
}

void PlanDocument::adopt(LoadedPlan loaded, std::vector<pricing::PricePack> packs,
                         const QString& fileName) {
    m_plan = std::make_shared<const pricing::Plan>(std::move(loaded.plan));
    m_source = std::move(loaded.source);
    m_warnings = std::move(loaded.warnings);
    m_about = std::move(loaded.about);
    m_packs = std::make_shared<const std::vector<pricing::PricePack>>(std::move(packs));
    m_fileName = fileName;
    m_scenario = 0;
    m_undo.clear();
    emit fileNameChanged(m_fileName);
    emit planChanged(m_plan);
    emit scenarioChanged(m_scenario);
}

} // namespace document
