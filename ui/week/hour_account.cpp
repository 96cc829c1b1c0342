// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/week/hour_account.h"

#include "ui/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ui {

using pricing::HourFigures;
using pricing::kSecondsPerHour;
using pricing::OfferMode;

namespace {

constexpr double kHardlyMore = 1.05; // billed over busy

QString say(const char* text) {
    return QCoreApplication::translate("HourAccount", text);
}

std::optional<double> workerSeconds(BarPart part, const HourFigures& hour, bool fixedFleet) {
    const double waiting = hour.workersIdle + hour.workersKeptWarm;
    switch (part) {
    case BarPart::busy:
        return hour.workersBusy * kSecondsPerHour;
    case BarPart::coldStart:
        return hour.workersStarting * kSecondsPerHour;
    case BarPart::idle:
        return hour.workersIdle * kSecondsPerHour;
    case BarPart::keepWarm:
        return hour.workersKeptWarm * kSecondsPerHour;
    case BarPart::unused:
        return fixedFleet ? std::optional(waiting * kSecondsPerHour) : std::nullopt;
    default:
        return std::nullopt;
    }
}

/// The hour's cost by the parts of the bars, USD a month.
std::array<double, kBarParts> costByBarPart(const HourFigures& hour) {
    pricing::Report one; // the bars know which row of a bill is which part
    one.offers.resize(1);
    one.offers[0].costByPart = hour.cost;
    one.offers[0].monthlyCost = total(hour.cost);
    return costBars(one, false).front().usd;
}

QString counted(double n, const char* one, const char* many) {
    const QString number = count(n);
    return number + u' ' + (number == QStringLiteral("1") ? say(one) : say(many));
}

/// "12 requests start 11 workers, 45 s each, which then stand idle 5.0 s"
QString startsClause(const HourAccount& a) {
    const QString requests = counted(a.requests, "request", "requests");
    const bool starts = a.starts > 0 && a.line(BarPart::coldStart);
    const bool idle = a.starts > 0 && a.line(BarPart::idle);
    const bool one = count(a.starts) == QStringLiteral("1");
    const QString workers = counted(a.starts, "worker", "workers");
    QString clause = say(requests.startsWith(QStringLiteral("1 ")) ? "%1 starts %2" : "%1 start %2")
                         .arg(requests, workers);
    if (starts)
        clause += say(one ? ", %1" : ", %1 each").arg(duration(a.secondsPerStart));
    if (idle)
        clause += say(one ? ", which then stands idle %1" : ", which then stand idle %1 each")
                      .arg(duration(a.idleSecondsPerStart));
    return starts || idle ? clause : QString();
}

QString reasons(const HourAccount& a) {
    QStringList clauses;
    if (const QString clause = startsClause(a); !clause.isEmpty())
        clauses << clause;
    else if (const HourLine* idle = a.line(BarPart::idle))
        clauses << say("workers stand idle %1 between requests").arg(duration(idle->workerSeconds));
    if (const HourLine* warm = a.line(BarPart::keepWarm))
        clauses << say("workers kept warm wait %1").arg(duration(warm->workerSeconds));
    if (const HourLine* unused = a.line(BarPart::unused))
        clauses << say("what is rented stands unused for %1").arg(duration(unused->workerSeconds));
    return clauses.join(say("; "));
}

} // namespace

const HourLine* HourAccount::line(BarPart part) const {
    const auto it = std::find_if(lines.begin(), lines.end(),
                                 [part](const HourLine& l) { return l.part == part; });
    return it == lines.end() ? nullptr : &*it;
}

HourAccount hourAccount(const pricing::OfferResult& offer, int hour, double monthHours) {
    HourAccount account{.hour = hour};
    account.isFixedFleet = offer.mode != OfferMode::serverless && offer.mode != OfferMode::managed;
    if (hour < 0 || hour >= static_cast<int>(offer.byHour.size()))
        return account;
    const HourFigures& f = offer.byHour[static_cast<std::size_t>(hour)];
    const double perWeek = pricing::kHoursPerWeek / monthHours;
    account.monthlyUsd = total(f.cost).usd();
    account.requests = f.requests;
    account.starts = f.coldStarts * perWeek;
    if (f.busyHours > 0)
        account.billedOverBusy = f.billedHours / f.busyHours;
    if (f.requests > 0 && offer.mode != OfferMode::managed)
        account.billedSecondsPerRequest = f.billedHours * perWeek * kSecondsPerHour / f.requests;
    if (account.starts > 0) {
        account.secondsPerStart = f.workersStarting * kSecondsPerHour / account.starts;
        account.idleSecondsPerStart = f.workersIdle * kSecondsPerHour / account.starts;
    }
    const auto usd = costByBarPart(f);
    for (int i = 0; i < kBarParts; ++i) {
        const double cost = usd[static_cast<std::size_t>(i)];
        if (cost > 0)
            account.lines.push_back({BarPart(i), cost, cost / account.monthlyUsd,
                                     workerSeconds(BarPart(i), f, account.isFixedFleet)});
    }
    return account;
}

QString sentence(const HourAccount& a) {
    const QString hour = hourName(a.hour);
    const QString cost = money(a.monthlyUsd);
    if (a.monthlyUsd <= 0)
        return say("%1 costs nothing: no worker is up").arg(hour);
    const HourLine* requests = a.line(BarPart::requests);
    if (requests && a.lines.size() == 1)
        return say("%1 costs %2 a month: only requests are billed").arg(hour, cost);
    const QString why = reasons(a);
    if (!a.billedOverBusy)
        return (why.isEmpty()
                    ? say("%1 costs %2 a month without any work").arg(hour, cost)
                    : say("%1 costs %2 a month without any work: %3").arg(hour, cost, why));
    if (*a.billedOverBusy < kHardlyMore || why.isEmpty())
        return say("%1 costs hardly more than its work: %2 a month for %3 a week")
            .arg(hour, cost, counted(a.requests, "request", "requests"));
    return say("%1 costs %2 its work: %3").arg(hour, factor(a.billedOverBusy), why);
}

} // namespace ui
