// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/schedule_section.h"

#include "ui/fields/form_grid.h"
#include "ui/fields/number_field.h"
#include "ui/format.h"
#include "ui/offers/schedule_grid.h"

#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <numeric>

namespace ui {

using namespace pricing;

namespace {

constexpr int kMostWorkers = 10000;

/// What the policy says of each hour; nothing where the engine is to find the number.
std::optional<WorkerCount> countOf(const Policy& policy, bool fixed) {
    if (!fixed)
        return policy.minWorkers.value_or(WorkerCount{0});
    const auto* count = policy.workers ? std::get_if<WorkerCount>(&*policy.workers) : nullptr;
    return count ? std::optional(*count) : std::nullopt;
}

std::vector<int> byHour(const WorkerCount& count) {
    std::vector<int> workers;
    for (int hour = 0; hour < int(kHoursPerWeek); ++hour)
        workers.push_back(workersAt(count, hour));
    return workers;
}

bool isSame(const std::vector<int>& workers) {
    return std::equal(workers.begin() + 1, workers.end(), workers.begin());
}

} // namespace

ScheduleSection::ScheduleSection(QWidget* parent)
    : InspectorSection("scheduleSection", parent), m_grid(new ScheduleGrid),
      m_count(
          new NumberField("hourWorkers", tr("Workers in the chosen hours"), {0, kMostWorkers, 0})),
      m_same(new QPushButton(tr("Same all week"))) {
    addWide(m_grid);
    m_same->setObjectName("sameAllWeek");
    m_same->setToolTip(tr("The number of the chosen hour in every hour"));
    auto* label = new QLabel(tr("&Chosen hours"));
    label->setBuddy(m_count);
    addWide(FormGrid::sideBySide({label, m_count, m_same}));
    m_remark = addRemark("scheduleRemark");
    connect(m_grid, &ScheduleGrid::choiceChanged, this, &ScheduleSection::showChosen);
    connect(m_grid, &ScheduleGrid::typed, this, [this](int n) { setChosen(n, 0); });
    connect(m_grid, &ScheduleGrid::stepped, this, [this](int change) {
        setChosen(std::clamp(int(m_count->value()) + change, 0, kMostWorkers), 0);
    });
    connect(m_count, &NumberField::edited, this,
            [this](double n, quint64 gesture) { setChosen(int(n), gesture); });
    connect(m_count, &NumberField::problem, this, &InspectorSection::problem);
    connect(m_same, &QPushButton::clicked, this,
            [this] { store(tr("Same workers all week"), WorkerCount(int(m_count->value())), 0); });
}

void ScheduleSection::setChosen(int workers, quint64 gesture) {
    std::vector<int> all = m_grid->schedule()->workers();
    for (const int hour : m_grid->chosenHours())
        all[std::size_t(hour)] = workers;
    store(tr("Change workers by hour"),
          isSame(all) ? WorkerCount(all.front()) : WorkerCount(std::move(all)), gesture);
}

void ScheduleSection::store(const QString& text, const WorkerCount& count, quint64 gesture) {
    emit changeRequested(
        text,
        [count, fixed = m_fixed](OfferChoice& c) {
            fixed ? c.policy.workers = FixedWorkers(count) : c.policy.minWorkers = count;
        },
        gesture);
}

void ScheduleSection::show(const OfferView& view) {
    m_fixed = view.isFixedFleet();
    const auto count = countOf(view.filled, m_fixed);
    setEnabled(count.has_value());
    if (!count) {
        m_summary = tr("auto");
        m_remark->setText(tr("Auto finds one number for the whole week. Choose Number above to "
                             "rent by the hour."));
        m_remark->show();
        return;
    }
    m_remark->hide();
    const std::vector<int> all = byHour(*count);
    m_grid->schedule()->show(all);
    const auto [least, most] = std::minmax_element(all.begin(), all.end());
    m_summary = *least == *most ? tr("%1 all week").arg(*most)
                                : tr("%1–%2, %3 worker-hours a week")
                                      .arg(*least)
                                      .arg(*most)
                                      .arg(std::accumulate(all.begin(), all.end(), 0));
    showChosen();
}

void ScheduleSection::showChosen() {
    const auto hours = m_grid->chosenHours();
    const auto& all = m_grid->schedule()->workers();
    m_count->setEnabled(!hours.empty());
    m_same->setEnabled(!hours.empty() && !isSame(all));
    if (hours.empty())
        m_count->showAbsent(QStringLiteral("–"));
    else
        m_count->show(all[std::size_t(hours.front())]);
}

} // namespace ui
