// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/policy.h"

#include "pricing/cold_start_presets.h"

#include <algorithm>
#include <array>

namespace pricing {

namespace {
constexpr std::array<std::string_view, 7> kScalerNames{
    "queue-delay", "request-count", "modal", "per-request", "average-load", "windows", "fixed"};
constexpr std::array<std::string_view, 3> kRoutingNames{"newest", "least-loaded", "round-robin"};
constexpr std::array<std::string_view, 3> kBasisNames{"as-set", "vendor-default", "cheapest"};

template <std::size_t... Is> Scaler scalerAt(std::size_t index, std::index_sequence<Is...>) {
    Scaler result;
    ((index == Is ? void(result = std::variant_alternative_t<Is, Scaler>{}) : void()), ...);
    return result;
}
} // namespace

std::string_view kindName(const Scaler& s) {
    return kScalerNames[s.index()];
}

std::optional<Scaler> scalerOfKind(std::string_view kind) {
    const auto it = std::find(kScalerNames.begin(), kScalerNames.end(), kind);
    if (it == kScalerNames.end())
        return std::nullopt;
    return scalerAt(static_cast<std::size_t>(it - kScalerNames.begin()),
                    std::make_index_sequence<std::variant_size_v<Scaler>>{});
}

std::string_view name(Routing r) {
    return kRoutingNames[static_cast<std::size_t>(r)];
}

std::optional<Routing> routingNamed(std::string_view text) {
    const auto it = std::find(kRoutingNames.begin(), kRoutingNames.end(), text);
    if (it == kRoutingNames.end())
        return std::nullopt;
    return static_cast<Routing>(it - kRoutingNames.begin());
}

std::string_view name(Basis basis) {
    return kBasisNames[static_cast<std::size_t>(basis)];
}

std::optional<Basis> basisNamed(std::string_view text) {
    const auto it = std::find(kBasisNames.begin(), kBasisNames.end(), text);
    if (it == kBasisNames.end())
        return std::nullopt;
    return static_cast<Basis>(it - kBasisNames.begin());
}

int workersAt(const WorkerCount& count, int hourOfWeek) {
    if (const auto* n = std::get_if<int>(&count))
        return *n;
    return std::get<std::vector<int>>(count)[static_cast<std::size_t>(hourOfWeek)];
}

int mostWorkers(const WorkerCount& count) {
    if (const auto* n = std::get_if<int>(&count))
        return *n;
    const auto& hours = std::get<std::vector<int>>(count);
    return hours.empty() ? 0 : *std::max_element(hours.begin(), hours.end());
}

std::optional<ColdStartParts> startParts(const Policy& p) {
    if (p.coldStart)
        return std::nullopt;
    if (p.coldStartParts)
        return p.coldStartParts;
    const auto* preset = p.coldStartPreset ? findColdStartPreset(*p.coldStartPreset) : nullptr;
    return preset ? std::optional(preset->parts) : std::nullopt;
}

std::optional<Distribution> statedStart(const Policy& p) {
    const auto parts = startParts(p);
    return parts ? std::optional(wholeStart(*parts, {})) : p.coldStart;
}

Policy withStartsScaled(Policy p, double factor) {
    const auto parts = startParts(p);
    if (parts) {
        p.coldStartParts = scaled(*parts, factor);
        p.coldStartPreset.reset();
    } else if (p.coldStart) {
        p.coldStart = scaled(*p.coldStart, factor);
    }
    return p;
}

Policy withColdStart(Policy p, const Distribution& d) {
    p.coldStart = d;
    p.coldStartParts.reset();
    p.coldStartPreset.reset();
    return p;
}

Policy withColdStart(Policy p, const ColdStartParts& parts) {
    p.coldStart.reset();
    p.coldStartParts = parts;
    p.coldStartPreset.reset();
    return p;
}

Policy filledWith(Policy set, const Policy& defaults) {
    const auto fill = [](auto& field, const auto& from) {
        if (!field)
            field = from;
    };
    fill(set.minWorkers, defaults.minWorkers);
    fill(set.maxWorkers, defaults.maxWorkers);
    fill(set.idleTimeoutS, defaults.idleTimeoutS);
    fill(set.routing, defaults.routing);
    fill(set.spareWorkers, defaults.spareWorkers);
    fill(set.whenFull, defaults.whenFull);
    fill(set.scaler, defaults.scaler);
    if (!set.coldStart && !set.coldStartParts && !set.coldStartPreset) { // three ways to say one
        set.coldStart = defaults.coldStart;
        set.coldStartParts = defaults.coldStartParts;
        set.coldStartPreset = defaults.coldStartPreset;
    }
    fill(set.scarcity, defaults.scarcity);
    fill(set.interruptionsPerHour, defaults.interruptionsPerHour);
    fill(set.fallbacks, defaults.fallbacks);
    fill(set.workers, defaults.workers);
    fill(set.concurrency, defaults.concurrency);
    fill(set.gpusPerWorker, defaults.gpusPerWorker);
    fill(set.cpuCores, defaults.cpuCores);
    fill(set.memoryGib, defaults.memoryGib);
    fill(set.diskGb, defaults.diskGb);
    fill(set.volumeGb, defaults.volumeGb);
    fill(set.region, defaults.region);
    fill(set.nonPreemptible, defaults.nonPreemptible);
    return set;
}

} // namespace pricing
