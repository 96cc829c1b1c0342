// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/cold_start_presets.h"

#include <algorithm>
#include <array>

namespace pricing {

namespace {

/// Everything the source gives is one duration from the machine's start to the first answer.
ColdStartParts whole(Distribution start) {
    ColdStartParts parts;
    parts.weightsGb = 0; // they are in the figure
    parts.initialisation = std::move(start);
    return parts;
}

/// The same, with the duration of a restore from a snapshot. How long a host keeps a copy and how
/// many hosts there are nobody publishes: Snapshot's defaults.
ColdStartParts restorable(Distribution start, Distribution restore, double probability = 1) {
    ColdStartParts parts = whole(std::move(start));
    parts.snapshot = Snapshot{std::move(restore), probability};
    return parts;
}

ColdStartParts weights(double gb, double gbPerS) {
    ColdStartParts parts;
    parts.weightsGb = gb;
    parts.loadGbPerS = gbPerS;
    return parts;
}

constexpr auto kFlashBoot = "blog.runpod.io/introducing-flashboot-1-second-serverless-cold-start";
constexpr auto kModalRestores = "byteiota, quoting Modal on Feb to Apr 2026, over 15 M restores";
constexpr auto kFourStacks = "yuvraj97.com, four stacks on Modal";
constexpr auto kServerlessLlm = "a summary of ServerlessLLM (OSDI 2024), arXiv 2401.14351";
constexpr auto kStreamer = "hyper.ai, quoting NVIDIA on the Run:ai Model Streamer";

const auto& table() {
    // a lognormal law with P90 = 2 s and P95 = 2.3 s has this mean and variation; 2 % of it lie
    // below the published least, 0.563 s
    static const Lognormal flashBoot{1.315, 0.40};
    static const std::array presets{
        ColdStartPreset{"runpod-flashboot-whisper", "RunPod FlashBoot, Whisper, live for an hour",
                        restorable(Constant{42}, flashBoot, 0.95),
                        "0.563 s at least, P90 below 2 s, P95 below 2.3 s, 42 s at most; 42 s "
                        "without FlashBoot",
                        kFlashBoot, "", Evidence::claimed},
        ColdStartPreset{"runpod-flashboot-pdf", "RunPod FlashBoot, a PDF parser on vLLM",
                        restorable(Constant{420}, Constant{7}),
                        "7 s to 7 min on one endpoint; a snapshot per host",
                        "sergeyshmakov.github.io/mineru-runpod", "2026-05-26",
                        Evidence::unconfirmed},
        ColdStartPreset{"modal-vllm", "Modal with snapshots, vLLM",
                        restorable(Constant{95.7}, Constant{13.8}),
                        "mean 95.7 s, 13.8 s restored; spread not published", kModalRestores,
                        "2026-04", Evidence::unconfirmed},
        ColdStartPreset{"modal-sglang", "Modal with snapshots, SGLang",
                        restorable(Constant{83.7}, Constant{17.5}),
                        "mean 83.7 s, 17.5 s restored; spread not published", kModalRestores,
                        "2026-04", Evidence::unconfirmed},
        ColdStartPreset{"modal-qwen3.6-27b-fp8", "Modal, Qwen3.6 27B FP8, A100 80 GB",
                        restorable(Constant{460}, Constant{70}),
                        "460 s, about 70 s with vLLM's sleep mode and a GPU snapshot",
                        "logeshumapathi.com", "2026-05-17", Evidence::unconfirmed},
        ColdStartPreset{"modal-flux.2-9b", "Modal, FLUX.2 9B",
                        restorable(Constant{48}, Constant{7}), "48 s, 7 s restored", kFourStacks,
                        "", Evidence::unconfirmed},
        ColdStartPreset{"modal-glm-4.7-flash", "Modal, GLM 4.7 Flash GGUF",
                        restorable(Uniform{110, 168}, Uniform{2, 7}),
                        "110 to 168 s, 2 to 7 s restored", kFourStacks, "", Evidence::unconfirmed},
        ColdStartPreset{"modal-gemma-4-26b", "Modal, Gemma 4 26B",
                        restorable(Uniform{60, 120}, Uniform{5, 15}),
                        "60 to 120 s, 5 to 15 s restored", kFourStacks, "", Evidence::unconfirmed},
        ColdStartPreset{"modal-qwen3.5-35b-a3b", "Modal, Qwen3.5 35B A3B",
                        restorable(Uniform{120, 300}, Uniform{12, 20}),
                        "2 to 5 min, 12 to 20 s restored", kFourStacks, "", Evidence::unconfirmed},
        ColdStartPreset{"serverlessllm-130gb", "Loading 130 GB of weights at 5 GB/s",
                        weights(130, 5), "26 s", kServerlessLlm, "2024", Evidence::unconfirmed},
        ColdStartPreset{"serverlessllm-opt-30b", "Loading OPT 30B", whole(Constant{34}), "34 s",
                        kServerlessLlm, "2024", Evidence::unconfirmed},
        ColdStartPreset{"serverlessllm-llama-2-70b", "Loading Llama 2 70B", whole(Constant{84}),
                        "84 s", kServerlessLlm, "2024", Evidence::unconfirmed},
        ColdStartPreset{"streamer-llama-3-8b-gp3", "Loading Llama 3 8B, Model Streamer, GP3 SSD",
                        whole(Constant{14.34}), "14.34 s", kStreamer, "", Evidence::unconfirmed},
        ColdStartPreset{"streamer-llama-3-8b-io2", "Loading Llama 3 8B, Model Streamer, IO2 SSD",
                        whole(Constant{7.53}), "7.53 s", kStreamer, "", Evidence::unconfirmed},
        ColdStartPreset{"safetensors-llama-3-8b-gp3", "Loading Llama 3 8B, safetensors, GP3 SSD",
                        whole(Constant{47.99}), "47.99 s", kStreamer, "", Evidence::unconfirmed},
    };
    return presets;
}

} // namespace

std::span<const ColdStartPreset> coldStartPresets() {
    return table();
}

const ColdStartPreset* findColdStartPreset(std::string_view name) {
    const auto all = coldStartPresets();
    const auto it = std::find_if(all.begin(), all.end(),
                                 [&](const ColdStartPreset& p) { return p.name == name; });
    return it == all.end() ? nullptr : &*it;
}

std::string coldStartPresetNames() {
    std::string names = "one of ";
    for (const ColdStartPreset& p : coldStartPresets())
        names += (p.name == coldStartPresets().front().name ? "" : ", ") + std::string(p.name);
    return names;
}

} // namespace pricing
