// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/schedule_section.h"

#include "pricing/units.h"
#include "ui/offers/hour_values.h"

#include <QLabel>

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

std::vector<double> byHour(const WorkerCount& count) {
    std::vector<double> workers;
    for (int hour = 0; hour < int(kHoursPerWeek); ++hour)
        workers.push_back(workersAt(count, hour));
    return workers;
}

WorkerCount countOf(const std::vector<double>& byHour) {
    if (isSame(byHour))
        return int(byHour.front());
    return std::vector<int>(byHour.begin(), byHour.end());
}

HourWords workerWords() {
    HourWords words;
    words.gridName = QStringLiteral("scheduleGrid");
    words.fieldName = QStringLiteral("hourWorkers");
    words.sameName = QStringLiteral("sameAllWeek");
    words.title = QObject::tr("Workers by hour of the week");
    words.figure = QObject::tr("Workers in the chosen hours");
    words.digits = QObject::tr("digits set their workers, + and − change them");
    words.words = [](double n) {
        return n == 1 ? QObject::tr("1 worker") : QObject::tr("%1 workers").arg(n);
    };
    words.most = kMostWorkers;
    return words;
}

} // namespace

ScheduleSection::ScheduleSection(QWidget* parent)
    : InspectorSection("scheduleSection", parent), m_hours(new HourValues(workerWords())) {
    addWide(m_hours);
    m_remark = addRemark("scheduleRemark");
    connect(m_hours, &HourValues::problem, this, &InspectorSection::problem);
    connect(m_hours, &HourValues::edited, this,
            [this](const std::vector<double>& all, quint64 gesture) {
                emit changeRequested(
                    tr("Change workers by hour"),
                    [count = countOf(all), fixed = m_fixed](OfferChoice& c) {
                        fixed ? c.policy.workers = FixedWorkers(count)
                              : c.policy.minWorkers = count;
                    },
                    gesture);
            });
}

void ScheduleSection::show(const OfferView& view) {
    m_fixed = view.isFixedFleet();
    const auto count = countOf(view.filled, m_fixed);
    setEnabled(count.has_value());
    if (!count) {
        const bool spikes =
            view.filled.workers && std::holds_alternative<SpikeWorkers>(*view.filled.workers);
        m_summary = spikes ? tr("spikes") : tr("auto");
        m_remark->setText(spikes
                              ? tr("Spikes follow the traffic. Choose Number above to rent by the "
                                   "hour.")
                              : tr("Auto finds one number for the whole week. Choose Number above "
                                   "to rent by the hour."));
        m_remark->show();
        return;
    }
    m_remark->hide();
    const std::vector<double> all = byHour(*count);
    m_hours->show(all);
    const auto [least, most] = std::minmax_element(all.begin(), all.end());
    m_summary = *least == *most ? tr("%1 all week").arg(*most)
                                : tr("%1–%2, %3 worker-hours a week")
                                      .arg(*least)
                                      .arg(*most)
                                      .arg(std::accumulate(all.begin(), all.end(), 0.0));
}

} // namespace ui
