// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/json_tree.h"

#include <QByteArray>

#include <string>
#include <vector>

/// The smallest plan there is: only the required keys and one offer.
inline document::Json smallPlan() {
    using document::Json;
    Json plan = Json::object();
    plan["format"] = "breakeven-plan";
    plan["version"] = 1;
    plan["scenarios"] = Json::array();
    Json scenario = Json::object();
    scenario["traffic"]["requests_per_s"] = std::vector<double>(168, 0.5);
    scenario["workload"] = Json::object();
    scenario["offers"] = Json::array({Json{{"id", "runpod-serverless-h100"}}});
    plan["scenarios"].push_back(scenario);
    return plan;
}

/// A plan with every key of the interface, in another order than the program's own.
inline document::Json fullPlan() {
    document::Json plan = smallPlan();
    plan["scenarios"][0] = document::Json::parse(R"({
        "offers": [
          {"policy": {"max_workers": 3, "min_workers": 1, "idle_timeout_s": 5, "routing": "round-robin",
                      "spare_workers": 1, "when_full": "reject",
                      "scaler": {"window_s": 30, "kind": "average-load", "mine": "kept"},
                      "cold_start": "uniform:15,45.0", "cpu_cores": 8, "memory_gib": 64, "disk_gb": 20,
                      "volume_gb": 150, "region": "us-west", "non_preemptible": false,
                      "concurrency": 2, "gpus_per_worker": 4},
           "id": "runpod-serverless-h100", "pack": "documented", "label": "RunPod", "slot": 2,
           "enabled": false, "colour": "red",
           "override": {"provider": "P", "product": "Q", "mode": "spot", "gpu": "H200",
                        "gpu_memory_gb": 141, "gpus_per_worker": 2, "region": "eu",
                        "rates": [{"what": "gpu", "usd": 2.5, "per": "hour", "source": "quote",
                                   "as_of": "2026-11-01", "evidence": "unconfirmed",
                                   "low": 2, "high": 3, "ref": "kept"}],
                        "meter": {"load": null, "idle": false, "keep_warm": "active",
                                  "granularity_s": 60, "rounding": "up-per-worker-life",
                                  "minimum_s": 60},
                        "defaults": {"max_workers": 9}, "setup_stars": 4, "latency": "const:2",
                        "multipliers": {"region": {"us-west": 1.75}, "non_preemptible": 3,
                                        "non_preemptible_gpu": true},
                        "commitment": {"term_months": 12, "discount": 0.2, "upfront_usd": 100},
                        "caps": {"workers": 5, "usd_per_hour": 80}, "node_gpus": 8}},
          {"id": "gmi-bare-metal-h100", "policy": {"workers": "auto"}}],
        "name": "Tomorrow", "basis": "vendor-default",
        "workload": {"targets": [{"metric": "ttft", "percentile": 99, "limit": 2, "scope": "worst_hour",
                                  "why": "kept"},
                                 {"metric": "cold_wait_share", "limit": 0.1}],
                     "model": "Llama", "input_tokens": {"mean": 1155, "cv": 1.1},
                     "output_tokens": {"cv": 0.8, "mean": 211}, "service": "exp:4.50",
                     "concurrency": 2, "speed": [1, 0.9], "request_timeout_s": 600,
                     "egress_gb_per_request": 0.001, "ingress_gb_per_request": 0.002,
                     "cached_input_share": 0.3, "batch_share": 0.1, "retry_share": 0.02,
                     "by_gpu": {"RTX 4090": {"service": "estimate", "concurrency": 1, "speed": [1],
                                             "gpus_per_worker": 2, "source": "measured"}}},
        "traffic": {"time_zone": "Europe/Berlin", "burstiness":
                    {"level_cv": 0.3, "spacing_ca2": 1, "level_time_s": 300, "pause_share": 0.5,
                     "pause_time_s": 20, "pause_regular": true, "long_pause_share": 0.1, "long_pause_time_s": 900,
                     "batch_share": 0.2, "batch_size": 4, "clock_s": 60, "clock_share": 0.3}, "cell_minutes": 15}
    })");
    plan["scenarios"][0]["traffic"]["requests_per_s"] = std::vector<double>(672, 0.25);
    plan["seed"] = 18446744073709551615ull;
    plan["month_hours"] = "calendar";
    plan["currency"] = "EUR";
    plan["price_packs"] = {"documented"};
    plan["name"] = "Grüße";
    plan["annotations"] = document::Json::parse(R"({"by": ["a", {"b": null}]})");
    return plan;
}

inline QByteArray bytesOf(const document::Json& json) {
    return QByteArray::fromStdString(json.dump());
}

/// A copy with the value at a JSON pointer replaced or added.
inline document::Json with(document::Json plan, const char* pointer, document::Json value) {
    plan[document::Json::json_pointer(pointer)] = std::move(value);
    return plan;
}

/// A copy without the member at a JSON pointer.
inline document::Json without(document::Json plan, const char* parent, const char* key) {
    plan[document::Json::json_pointer(parent)].erase(key);
    return plan;
}
