// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/offer_text.h"

#include <charconv>

namespace pricing {

namespace {

std::string number(double value) {
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

} // namespace

std::string said(double value) {
    return number(value);
}
std::string said(int value) {
    return std::to_string(value);
}
std::string said(bool value) {
    return value ? "true" : "false";
}
std::string said(const std::string& value) {
    return value.empty() ? kNotSaid : value;
}
std::string said(OfferMode value) {
    return std::string(name(value));
}
std::string said(Routing value) {
    return std::string(name(value));
}
std::string said(KeepWarm value) {
    return value == KeepWarm::free ? "free" : value == KeepWarm::flex ? "flex" : "active";
}
std::string said(Rounding value) {
    return value == Rounding::exact ? "exact" : "up-per-worker-life";
}
std::string said(WhenFull value) {
    return value == WhenFull::queue ? "queue" : "reject";
}
std::string said(const Distribution& value) {
    return text(value);
}
std::string said(const WorkerCount& value) {
    const auto* one = std::get_if<int>(&value);
    return one ? std::to_string(*one) : "a schedule";
}
std::string said(const FixedWorkers& value) {
    if (const auto* count = std::get_if<WorkerCount>(&value))
        return said(*count);
    const auto* spikes = std::get_if<SpikeWorkers>(&value);
    return spikes ? std::to_string(spikes->least) + ", and " + std::to_string(spikes->added) +
                        " more for " + std::to_string(spikes->hours) + " h"
                  : "auto";
}
std::string said(const Scaler& value) {
    struct Arguments {
        std::string operator()(const QueueDelayScaler& s) const { return ":" + number(s.seconds); }
        std::string operator()(const RequestCountScaler& s) const { return ":" + number(s.value); }
        std::string operator()(const ModalScaler& s) const {
            return ":" + std::to_string(s.buffer);
        }
        std::string operator()(const PerRequestScaler&) const { return ""; }
        std::string operator()(const AverageLoadScaler& s) const {
            return ":" + number(s.windowS) + "," + number(s.target) + "," + number(s.utilisation) +
                   "," + number(s.scaleDownDelayS);
        }
        std::string operator()(const WindowsScaler& s) const {
            return ":" + number(s.upS) + "," + number(s.downS) + "," + number(s.toZeroS);
        }
        std::string operator()(const FixedScaler&) const { return ""; }
    };
    return std::string(kindName(value)) + std::visit(Arguments{}, value);
}
std::string said(const Multipliers& m) {
    std::string all;
    for (const auto& [region, factor] : m.region)
        all += (all.empty() ? "" : ", ") + region + " ×" + number(factor);
    if (m.nonPreemptible)
        all += (all.empty() ? "" : ", ") + std::string("non-preemptible ×") +
               number(*m.nonPreemptible) + (m.nonPreemptibleGpu ? "" : " (not GPUs)");
    return said(all);
}
std::string said(const Commitment& c) {
    return std::to_string(c.termMonths) + " months, " + number(100 * c.discount) + " % off, " +
           number(c.upfrontUsd) + " USD upfront";
}
std::string said(const AccountCaps& caps) {
    std::string all;
    if (caps.workers)
        all = std::to_string(*caps.workers) + " workers";
    if (caps.usdPerHour)
        all += (all.empty() ? "" : ", ") + number(*caps.usdPerHour) + " USD per hour";
    return said(all);
}
std::string said(const std::vector<Dispute>& disputes) {
    static constexpr const char* phases[kPhases] = {"queue",   "pull", "load",
                                                    "execute", "idle", "drain"};
    std::string all;
    for (const Dispute& d : disputes)
        all += (all.empty() ? "" : ", ") + std::string(phases[static_cast<std::size_t>(d.phase)]) +
               " " + said(d.low) + " to " + said(d.high);
    return said(all);
}
std::string said(const ColdStartParts& p) {
    std::string all = "machine " + text(p.machineWait) + " s, image " + number(p.imageGb) +
                      " GB at " + number(p.pullGbPerS) + " GB/s (" +
                      number(100 * p.imageCachedShare) + " % cached), weights " +
                      (p.weightsGb ? number(*p.weightsGb) : "of the model") + " GB at " +
                      number(p.loadGbPerS) + " GB/s, initialisation " + text(p.initialisation) +
                      " s, compile " + text(p.compile) + " s, warm-up " + text(p.warmUp) + " s";
    if (p.snapshot)
        all += ", snapshot " + text(p.snapshot->restore) + " s (chance " +
               number(p.snapshot->probability) + ", kept " + number(p.snapshot->lifetimeS) +
               " s on " + number(p.snapshot->hosts) + " hosts)";
    return all;
}
std::string said(const std::vector<Fallback>& fallbacks) {
    std::string all;
    for (const Fallback& f : fallbacks)
        all += (all.empty() ? "" : ", ") + f.offer + " (up to " +
               number(100 * f.refusedShare.most()) + " % refused)";
    return said(all);
}
std::string said(const Scarcity& s) {
    return "up to " + number(100 * s.refusedShare.most()) + " % refused, again after " +
           number(s.retryAfterS) + " s; up to " + number(100 * s.delayedShare.most()) +
           " % delayed by " + text(s.wait) + " s";
}

} // namespace pricing
