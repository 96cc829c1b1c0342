// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/cold_start_impact.h"
#include "pricing/study/verdict_words.h"

#include <cmath>

namespace pricing::words {

std::string moneyStrip(const ColdStartImpact& impact) {
    std::string text;
    const auto add = [&](const char* what, Money cost) {
        if (cost.nano == 0)
            return;
        text += text.empty() ? std::string(what) : std::string(" \u00B7 ") + what;
        text += " " + money(cost.usd());
    };
    add("starts", impact.starts);
    add("idling", impact.idling);
    add("keep-warm", impact.keepWarm);
    add("work", impact.work);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string finding(const ColdStartStudy&, const ColdStartImpact& impact) {
    if (!impact.reason.empty())
        return impact.label + ": " + impact.reason;
    if (impact.mode == OfferMode::managed)
        return impact.label + " is managed: what starts it makes, nobody sees";
    if (impact.mode != OfferMode::serverless)
        return impact.label + (impact.alwaysRuns
                                   ? " always runs: nobody waits for a start"
                                   : " runs by the clock: nobody waits for a start, but who comes "
                                     "in its idle hours waits for the next");
    if (!impact.coldWaitFraction)
        return "No request comes: nobody waits for a start of " + impact.label;
    if (*impact.coldWaitFraction == 0)
        return "No request waits for a start of " + impact.label + "; idling costs " +
               money((impact.idling + impact.keepWarm).usd()) + " a month";
    constexpr double kTooFewForPercent = 0.0005;
    const std::string who =
        *impact.coldWaitFraction < kTooFewForPercent
            ? count(std::round(impact.requestsWaitingPerWeek.value_or(0))) + " requests a week wait"
            : percent(*impact.coldWaitFraction) + " of the requests wait";
    std::string text = who + " for a start of " + impact.label;
    if (impact.waitP50S)
        text += ", half of them over " + seconds(*impact.waitP50S);
    if (impact.cost.nano == 0)
        return text + "; neither starts nor idling are billed";
    return text + "; starts and idling cost " + money(impact.cost.usd()) + " a month";
}

std::string advice(const ColdStartImpact& impact) {
    if (!impact.advised)
        return {};
    const SettingFigures& best = impact.frontier[static_cast<std::size_t>(*impact.advised)];
    const SettingFigures* now = nullptr;
    for (const SettingFigures& f : impact.frontier)
        if (f.present)
            now = &f;
    if (best.present)
        return "The present setting is the cheapest that meets the target.";
    std::string setting = seconds(best.idleTimeoutS);
    if (best.minWorkers > 0)
        setting += " with " + std::to_string(best.minWorkers) + " warm";
    // a keep-warm schedule stands beside the settings
    const double presentUsd =
        now ? now->monthlyCost.usd()
            : (impact.starts + impact.idling + impact.keepWarm + impact.work).usd();
    const double change = best.monthlyCost.usd() - presentUsd;
    const bool meets = (now ? now->targetMet : impact.targetMet).value_or(false);
    if (!now && meets && change >= 0)
        return "The present schedule costs less than any single setting that meets the target.";
    if (std::fabs(change) < 0.5)
        return setting + " costs the same and " + (meets ? "still meets" : "meets") +
               " the target.";
    if (change < 0)
        return setting + " saves " + money(-change) + " / month and " +
               (meets ? "still meets" : "meets") + " the target.";
    return setting + " costs " + money(change) + " / month more and meets the target.";
}

} // namespace pricing::words
