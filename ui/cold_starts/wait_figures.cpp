// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cold_starts/wait_figures.h"

#include "ui/format.h"
#include "ui/plot/heat_map.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("ColdStarts", text);
}

struct PartOfDay {
    const char* name;
    int from, to; ///< hours of the day
};
constexpr PartOfDay kPartsOfDay[] = {{QT_TRANSLATE_NOOP("ColdStarts", "Mon–Fri 00–06"), 0, 6},
                                     {QT_TRANSLATE_NOOP("ColdStarts", "Mon–Fri 06–12"), 6, 12},
                                     {QT_TRANSLATE_NOOP("ColdStarts", "Mon–Fri 12–18"), 12, 18},
                                     {QT_TRANSLATE_NOOP("ColdStarts", "Mon–Fri 18–24"), 18, 24}};

HourGroup groupOf(const pricing::ColdStartImpact& impact, const char* name, int firstDay,
                  int lastDay, int from, int to) {
    HourGroup group{.name = say(name)};
    const std::size_t known = std::min(impact.byHour.size(), impact.requestsByHour.size());
    for (int day = firstDay; day <= lastDay; ++day)
        for (int hour = from; hour < to; ++hour) {
            const auto h = static_cast<std::size_t>(day * 24 + hour);
            if (h >= known)
                continue;
            group.requests += impact.requestsByHour[h];
            group.waiting += impact.requestsByHour[h] * impact.byHour[h].value_or(0);
        }
    return group;
}

} // namespace

std::optional<double> HourGroup::share() const {
    return requests > 0 ? std::optional(waiting / requests) : std::nullopt;
}

std::vector<HourGroup> hourGroups(const pricing::ColdStartImpact& impact) {
    std::vector<HourGroup> groups;
    for (const PartOfDay& part : kPartsOfDay)
        groups.push_back(groupOf(impact, part.name, 0, 4, part.from, part.to));
    groups.push_back(groupOf(impact, "Weekend", 5, 6, 0, 24));
    groups.push_back(groupOf(impact, "Whole week", 0, 6, 0, 24));
    return groups;
}

QStringList hourGroupHeads() {
    return {say("Hours"), say("Per week"), say("Waiting"), say("Share")};
}

std::vector<FigureLine> hourGroupRows(const pricing::ColdStartImpact& impact) {
    std::vector<FigureLine> rows;
    for (const HourGroup& group : hourGroups(impact))
        rows.push_back({{{group.name},
                         {count(group.requests)},
                         {count(group.waiting)},
                         {percent(group.share())}}});
    rows.back().strong = true;
    return rows;
}

QString waitWords(int hour, std::optional<double> share) {
    return share ? say("%1, %2 of requests wait").arg(hourWords(hour), percent(share))
                 : say("%1, no request").arg(hourWords(hour));
}

} // namespace ui
