// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cold_starts/settings.h"

#include "ui/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

using pricing::ColdStartImpact;
using pricing::SettingFigures;

namespace {

constexpr double kSafeShare = 0.95; // of the simulated weeks

QString say(const char* text) {
    return QCoreApplication::translate("ColdStarts", text);
}

/// A difference in money with its sign; "now" for the present setting.
QString change(pricing::Money cost, std::optional<pricing::Money> now) {
    if (!now)
        return money(std::optional<double>());
    const double usd = (cost - *now).usd();
    return (usd > 0 ? QStringLiteral("+") : QString()) + money(usd);
}

Figure latencyFigure(std::optional<double> seconds, const SettingFigures& setting) {
    if (setting.targetMet && !*setting.targetMet)
        return {QStringLiteral("✗ ") + duration(seconds), Figure::Tone::bad,
                say("Meets the target in %1 of the simulated weeks")
                    .arg(percent(setting.weeksMeetingTarget))};
    return {duration(seconds)};
}

bool isSafe(const SettingFigures& setting) {
    return setting.targetMet.value_or(false) &&
           setting.weeksMeetingTarget.value_or(0) >= kSafeShare;
}

/// The settings one step to either side on the same line.
std::vector<const SettingFigures*> neighbours(const ColdStartImpact& impact, int setting) {
    std::vector<const SettingFigures*> result;
    for (const int i : {setting - 1, setting + 1})
        if (i >= 0 && i < static_cast<int>(impact.frontier.size()) &&
            impact.frontier[std::size_t(i)].minWorkers ==
                impact.frontier[std::size_t(setting)].minWorkers)
            result.push_back(&impact.frontier[std::size_t(i)]);
    return result;
}

} // namespace

QString word(Percentile percentile) {
    return percentile == Percentile::p95 ? QStringLiteral("p95") : QStringLiteral("p99");
}

std::optional<double> latencyOf(const SettingFigures& setting, Percentile percentile) {
    return percentile == Percentile::p95 ? setting.latency.p95 : setting.latency.p99;
}

QString settingWord(const SettingFigures& setting) {
    const QString timeout = timeoutWord(setting.idleTimeoutS);
    return setting.minWorkers > 0 ? say("%1, %2 warm").arg(timeout).arg(setting.minWorkers)
                                  : timeout;
}

QString settingsWord(const std::vector<SettingFigures>& together, bool full) {
    const SettingFigures &first = together.front(), &last = together.back();
    const auto now = std::find_if(together.begin(), together.end(),
                                  [](const SettingFigures& s) { return s.present; });
    const QString from = timeoutWord(first.idleTimeoutS);
    QString text =
        together.size() == 1 ? from : say("%1 to %2").arg(from, timeoutWord(last.idleTimeoutS));
    if (full && first.minWorkers > 0)
        text = say("%1, %2 warm").arg(text).arg(first.minWorkers);
    if (now == together.end())
        return text;
    return together.size() == 1 ? say("%1, now").arg(text)
                                : say("%1, now %2").arg(text, timeoutWord(now->idleTimeoutS));
}

QString timeoutWord(double seconds) {
    return seconds <= 0 ? QStringLiteral("0") + kThinSpace + u's'
                        : duration(seconds).remove(QStringLiteral(".0"));
}

int presentSetting(const ColdStartImpact& impact) {
    const auto it = std::find_if(impact.frontier.begin(), impact.frontier.end(),
                                 [](const SettingFigures& s) { return s.present; });
    return it == impact.frontier.end() ? -1 : static_cast<int>(it - impact.frontier.begin());
}

QStringList settingHeads() {
    return {say("Timeout"), say("Warm"), say("Cost"), say("Change"),
            say("p95"),     say("p99"),  say("Waits")};
}

std::vector<FigureLine> settingRows(const ColdStartImpact& impact) {
    const int present = presentSetting(impact);
    const auto now = present < 0 ? std::nullopt
                                 : std::optional(impact.frontier[std::size_t(present)].monthlyCost);
    std::vector<FigureLine> rows;
    for (const SettingFigures& s : impact.frontier)
        rows.push_back({{{timeoutWord(s.idleTimeoutS)},
                         {QString::number(s.minWorkers)},
                         {money(s.monthlyCost)},
                         {s.present ? say("now") : change(s.monthlyCost, now), Figure::Tone::quiet},
                         latencyFigure(s.latency.p95, s),
                         {duration(s.latency.p99)},
                         {percent(s.coldWaitFraction)}},
                        s.present});
    return rows;
}

SettingUse settingUse(const pricing::ColdStartStudy& study, const ColdStartImpact& impact,
                      int setting) {
    if (setting < 0 || setting >= static_cast<int>(impact.frontier.size()))
        return {};
    const SettingFigures& s = impact.frontier[std::size_t(setting)];
    const QString name = settingWord(s);
    if (s.present)
        return {
            false,
            impact.advised == setting
                ? say("%1, the present setting, is the cheapest that meets the target.").arg(name)
                : say("%1 is the present setting.").arg(name)};
    if (impact.advised == setting)
        return {true, QString::fromStdString(pricing::words::advice(impact))};
    if (!study.hasTargets)
        return {true, say("%1 costs %2 / month. There is no target to meet.")
                          .arg(name, money(s.monthlyCost))};
    if (!s.targetMet)
        return {false, say("Whether %1 meets the target is not known.").arg(name)};
    if (!isSafe(s))
        return {false, say("%1 misses the target: it meets it in %2 of the weeks.")
                           .arg(name, percent(s.weeksMeetingTarget))};
    for (const SettingFigures* next : neighbours(impact, setting))
        if (!isSafe(*next))
            return {false,
                    say("%1 meets the target, but %2 already misses it: too near to rely on.")
                        .arg(name, settingWord(*next))};
    return {true, say("%1 meets the target at %2 / month.").arg(name, money(s.monthlyCost))};
}

std::function<void(pricing::Scenario&)> useSetting(int choice, const SettingFigures& setting) {
    return [choice, timeout = setting.idleTimeoutS,
            workers = setting.minWorkers](pricing::Scenario& scenario) {
        if (choice < 0 || choice >= static_cast<int>(scenario.offers.size()))
            return;
        pricing::Policy& policy = scenario.offers[std::size_t(choice)].policy;
        policy.idleTimeoutS = timeout;
        policy.minWorkers = pricing::WorkerCount(workers);
    };
}

QStringList durationHeads() {
    return {say("Cold start"), say("×"), say("Cost"), say("Change"), say("p95"), say("Waits")};
}

std::vector<FigureLine> durationRows(const ColdStartImpact& impact) {
    const auto stated = std::find_if(impact.byDuration.begin(), impact.byDuration.end(),
                                     [](const auto& d) { return !d.given && d.factor == 1; });
    const auto now = stated == impact.byDuration.end() ? std::nullopt
                                                       : std::optional(stated->figures.monthlyCost);
    std::vector<FigureLine> rows;
    for (const pricing::DurationFigures& d : impact.byDuration) {
        const bool present = !d.given && d.factor == 1;
        rows.push_back(
            {{{timeoutWord(d.meanS)},
              {d.given ? say("as built") : factor(d.factor), Figure::Tone::quiet},
              {money(d.figures.monthlyCost)},
              {present ? say("now") : change(d.figures.monthlyCost, now), Figure::Tone::quiet},
              latencyFigure(d.figures.latency.p95, d.figures),
              {percent(d.figures.coldWaitFraction)}},
             present});
    }
    return rows;
}

} // namespace ui
