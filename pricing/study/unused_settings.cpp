// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/unused_settings.h"

#include <string_view>

namespace pricing {

namespace {

/// Which fleets a key says something to.
enum class Means { scaling, starting, rented, workers, all };

struct Key {
    std::string_view name;
    bool set;
    Means means;
};

std::vector<Key> keysOf(const Policy& p) {
    // a fixed scaler says of a rented fleet what it is
    const bool scales = p.scaler && !std::holds_alternative<FixedScaler>(*p.scaler);
    return {{"min_workers", p.minWorkers.has_value(), Means::scaling},
            {"max_workers", p.maxWorkers.has_value(), Means::scaling},
            {"idle_timeout_s", p.idleTimeoutS.has_value(), Means::scaling},
            {"spare_workers", p.spareWorkers.has_value(), Means::scaling},
            {"scaler", scales, Means::scaling},
            {"fallbacks", p.fallbacks && !p.fallbacks->empty(), Means::scaling},
            {"cold_start", p.coldStart.has_value(), Means::starting},
            {"cold_start_parts", p.coldStartParts.has_value(), Means::starting},
            {"cold_start_preset", p.coldStartPreset.has_value(), Means::starting},
            {"scarcity", p.scarcity.has_value(), Means::starting},
            {"workers", p.workers.has_value(), Means::rented},
            {"routing", p.routing.has_value(), Means::workers},
            {"when_full", p.whenFull.has_value(), Means::workers},
            {"interruptions_per_worker_hour", p.interruptionsPerHour.has_value(), Means::workers},
            {"concurrency", p.concurrency.has_value(), Means::workers},
            {"gpus_per_worker", p.gpusPerWorker.has_value(), Means::workers},
            {"cpu_cores", p.cpuCores.has_value(), Means::workers},
            {"memory_gib", p.memoryGib.has_value(), Means::workers},
            {"disk_gb", p.diskGb.has_value(), Means::workers},
            {"region", p.region.has_value(), Means::workers},
            {"non_preemptible", p.nonPreemptible.has_value(), Means::workers},
            {"volume_gb", p.volumeGb.has_value(), Means::all}};
}

/// "min_workers, scaler and idle_timeout_s have no effect"; empty without a key.
std::string noEffect(const std::vector<std::string_view>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + std::string(names[i]);
    return text.empty() ? text : text + (names.size() == 1 ? " has" : " have") + " no effect";
}

} // namespace

std::vector<std::string> unusedSettings(const Policy& set, const Policy& run, OfferMode mode) {
    const std::vector<Key> keys = keysOf(set);
    std::vector<std::string> notes;
    const auto note = [&](auto unused, const std::string& why) {
        std::vector<std::string_view> names;
        for (const Key& key : keys)
            if (key.set && unused(key.means))
                names.push_back(key.name);
        if (const std::string text = noEffect(names); !text.empty())
            notes.push_back(text + " " + why);
    };
    if (mode == OfferMode::managed) {
        note([](Means m) { return m != Means::all; },
             "on a managed offer, whose workers are the provider's: take out of the policy");
        return notes;
    }
    if (mode == OfferMode::serverless) {
        note([](Means m) { return m == Means::rented; },
             "on a serverless offer, whose workers come and go: set min_workers and max_workers "
             "instead");
        return notes;
    }
    note([](Means m) { return m == Means::scaling; },
         "on a " + std::string(name(mode)) +
             " offer, whose workers are rented: set workers (a number, 168 of them or \"auto\") "
             "instead");
    const bool taken =
        run.interruptionsPerHour.value_or(0) > 0 && !run.nonPreemptible.value_or(false);
    if (!taken)
        note([](Means m) { return m == Means::starting; },
             "on a " + std::string(name(mode)) +
                 " offer, whose workers are up all the time: take out of the policy, or set "
                 "interruptions_per_worker_hour where machines are taken away");
    return notes;
}

} // namespace pricing
