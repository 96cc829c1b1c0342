// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/week/week_words.h"

#include "ui/format.h"

#include <QCoreApplication>

#include <numeric>

namespace ui {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("WeekPlots", text);
}

/// In the hour, or the week's mean.
double workersOf(const OfferWeek& week, WorkerPart part, std::optional<int> hour) {
    const auto p = static_cast<std::size_t>(part);
    if (hour)
        return week.workers.at(static_cast<std::size_t>(*hour))[p];
    double sum = 0;
    for (const WorkersByPart& each : week.workers)
        sum += each[p];
    return sum / static_cast<double>(week.workers.size());
}

} // namespace

QString workersText(double workers) {
    return QString::number(workers, 'f', workers < 9.995 ? 2 : workers < 99.95 ? 1 : 0);
}

QString requestsWords(const std::vector<double>& painted, const OfferWeek& week,
                      std::optional<int> hour, bool brief) {
    if (week.simulatedRate.empty())
        return {};
    if (hour)
        return (brief ? say("%1, painted %2") : say("simulated %1, painted %2"))
            .arg(requestRate(week.simulatedRate.at(static_cast<std::size_t>(*hour))),
                 requestRate(painted.at(static_cast<std::size_t>(*hour))));
    const double perSecond =
        std::accumulate(week.simulatedRate.begin(), week.simulatedRate.end(), 0.0);
    return say("%1 a week").arg(count(perSecond * pricing::kSecondsPerHour));
}

QString workersWords(const OfferWeek& week, std::optional<int> hour, bool brief) {
    QStringList words;
    double all = 0;
    for (int p = 0; p < kWorkerParts; ++p) {
        if (!week.hasPart(WorkerPart(p)))
            continue;
        const double workers = workersOf(week, WorkerPart(p), hour);
        words << partShortWord(textureOf(WorkerPart(p))) + u' ' + workersText(workers);
        all += workers;
    }
    if (words.isEmpty() || !brief)
        return words.join(QStringLiteral(", "));
    return say("busy %1 of %2")
        .arg(workersText(workersOf(week, WorkerPart::busy, hour)), workersText(all));
}

QString partWords(const OfferWeek& week, WorkerPart part) {
    const QString word = partShortWord(textureOf(part));
    return week.isBilled(part) ? word : say("%1, not billed").arg(word);
}

QString spendWords(const OfferWeek& week, std::optional<double> hours, bool brief) {
    const QString amount = money(hours ? week.spentAt(*hours) : week.spendUsd.back());
    return brief ? amount : week.label + u' ' + amount;
}

} // namespace ui
