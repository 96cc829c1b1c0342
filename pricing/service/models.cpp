// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/service/models.h"

#include "pricing/service/name_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace pricing {

namespace {

// Parameters are added up from the shape (attention, feed-forward, norms, embedding in and out, the
// latter once where both are tied). "mlc" is github.com/mlc-ai/mlc-llm @01ced33,
// python/mlc_llm/model/model_preset.py; "aic" is github.com/ai-dynamo/aiconfigurator @095f58a,
// aic-core/src/aiconfigurator_core/model_configs.
constexpr std::array kShapes{
    ModelShape{"Llama 3.1 8B", 8.030e9, 0.525e9, 32, 4096, 8, 128, Precision::bits16, false,
               "aic meta-llama--Meta-Llama-3.1-8B_config.json; Llama 3 8B has the same shape"},
    ModelShape{"Llama 3.1 70B", 70.554e9, 1.051e9, 80, 8192, 8, 128, Precision::bits16, false,
               "aic meta-llama--Meta-Llama-3.1-70B_config.json; Llama 3 70B has the same shape"},
    ModelShape{"Llama 3.3 70B", 70.554e9, 1.051e9, 80, 8192, 8, 128, Precision::bits16, false,
               "github.com/meta-llama/llama-models models/llama3_3/MODEL_CARD.md: 70B, grouped "
               "heads; its config was not read, the shape is that of Llama 3.1 70B"},
    ModelShape{"Llama 3.1 405B", 405.853e9, 2.101e9, 126, 16384, 8, 128, Precision::bits16, false,
               "aic meta-llama--Meta-Llama-3.1-405B_config.json"},
    ModelShape{"Llama 3.2 1B", 1.236e9, 0, 16, 2048, 8, 64, Precision::bits16, false,
               "mlc llama3_2_1b"},
    ModelShape{"Llama 3.2 3B", 3.213e9, 0, 28, 3072, 8, 128, Precision::bits16, false,
               "mlc llama3_2_3b"},
    ModelShape{"Llama 2 7B", 6.738e9, 0.131e9, 32, 4096, 32, 128, Precision::bits16, false,
               "mlc llama2_7b"},
    ModelShape{"Llama 2 13B", 13.016e9, 0.164e9, 40, 5120, 40, 128, Precision::bits16, false,
               "mlc llama2_13b"},
    ModelShape{"Llama 2 70B", 68.977e9, 0.262e9, 80, 8192, 8, 128, Precision::bits16, false,
               "mlc llama2_70b"},
    ModelShape{"Qwen2.5 3B", 3.086e9, 0, 36, 2048, 2, 128, Precision::bits16, false,
               "mlc qwen2.5_3b"},
    ModelShape{"Qwen2.5 7B", 7.616e9, 0.545e9, 28, 3584, 4, 128, Precision::bits16, false,
               "mlc qwen2_7b, whose shape Qwen2.5 7B is taken to share"},
    ModelShape{"Qwen2.5 72B", 72.706e9, 1.246e9, 80, 8192, 8, 128, Precision::bits16, false,
               "five independent code copies that agree; its config was not read"},
    ModelShape{"Qwen3 4B", 4.022e9, 0, 36, 2560, 8, 128, Precision::bits16, false, "mlc qwen3_4b"},
    ModelShape{"Qwen3 8B", 8.191e9, 0.622e9, 36, 4096, 8, 128, Precision::bits16, false,
               "mlc qwen3_8b"},
    ModelShape{"Mistral 7B", 7.248e9, 0.134e9, 32, 4096, 8, 128, Precision::bits16, false,
               "mlc mistral_7b_v03"},
    ModelShape{"Phi-3.5 mini", 3.821e9, 0.0985e9, 32, 3072, 32, 96, Precision::bits16, false,
               "mlc phi-3_5"},
    ModelShape{"Phi-4 mini", 3.836e9, 0, 32, 3072, 8, 128, Precision::bits16, false, "mlc phi-4"},
    ModelShape{"GPT-J 6B", 6.050e9, 0.206e9, 28, 4096, 16, 256, Precision::bits16, false,
               "mlc gpt_j"},
    // experts: weights only
    ModelShape{"Mixtral 8x7B", 46.703e9, 0, 32, 4096, 8, 128, Precision::bits16, true,
               "aic mistralai--Mixtral-8x7B-v0.1_config.json"},
    ModelShape{"DeepSeek V3", 671.026e9, 0, 61, 7168, 0, 0, Precision::bits8, true,
               "aic deepseek-ai--DeepSeek-V3_config.json; github.com/deepseek-ai/DeepSeek-V3"},
    ModelShape{"DeepSeek R1", 671.026e9, 0, 61, 7168, 0, 0, Precision::bits8, true,
               "as DeepSeek V3, whose architecture it has"},
    ModelShape{"gpt-oss 20B", 20.915e9, 0, 24, 2880, 8, 64, Precision::bits4, true,
               "aic openai--gpt-oss-20b_config.json; github.com/openai/gpt-oss README.md"},
    ModelShape{"gpt-oss 120B", 116.829e9, 0, 36, 2880, 8, 64, Precision::bits4, true,
               "aic openai--gpt-oss-120b_config.json; github.com/openai/gpt-oss README.md"},
};

/// What people write for a model, as words that must all be there; the narrower first.
struct ModelName {
    std::string_view words, model;
};
constexpr std::array kNames{
    ModelName{"distill llama 70b", "Llama 3.3 70B"},
    ModelName{"distill llama 8b", "Llama 3.1 8B"},
    ModelName{"distill qwen 7b", "Qwen2.5 7B"},
    ModelName{"distill", ""}, // of a large model into a small one that is not known
    ModelName{"llama 3.1 405b", "Llama 3.1 405B"},
    ModelName{"llama 3.1 70b", "Llama 3.1 70B"},
    ModelName{"llama 3.3 70b", "Llama 3.3 70B"},
    ModelName{"llama 3.1 8b", "Llama 3.1 8B"},
    ModelName{"llama 3.2 1b", "Llama 3.2 1B"},
    ModelName{"llama 3.2 3b", "Llama 3.2 3B"},
    ModelName{"llama 3 70b", "Llama 3.1 70B"},
    ModelName{"llama 3 8b", "Llama 3.1 8B"},
    ModelName{"llama 2 70b", "Llama 2 70B"},
    ModelName{"llama 2 13b", "Llama 2 13B"},
    ModelName{"llama 2 7b", "Llama 2 7B"},
    ModelName{"qwen 2.5 72b", "Qwen2.5 72B"},
    ModelName{"qwen 2.5 7b", "Qwen2.5 7B"},
    ModelName{"qwen 2.5 3b", "Qwen2.5 3B"},
    ModelName{"qwen 3 8b", "Qwen3 8B"},
    ModelName{"qwen 3 4b", "Qwen3 4B"},
    ModelName{"mixtral 8x7b", "Mixtral 8x7B"},
    ModelName{"mistral 7b", "Mistral 7B"},
    ModelName{"phi 3.5 mini", "Phi-3.5 mini"},
    ModelName{"phi 4 mini", "Phi-4 mini"},
    ModelName{"gpt-j 6b", "GPT-J 6B"},
    ModelName{"gptj 6b", "GPT-J 6B"},
    ModelName{"deepseek v3", "DeepSeek V3"},
    ModelName{"deepseek r1", "DeepSeek R1"},
    ModelName{"gpt oss 20b", "gpt-oss 20B"},
    ModelName{"gpt oss 120b", "gpt-oss 120B"},
};

struct PrecisionName {
    std::string_view words;
    Precision precision;
};
constexpr std::array kPrecisions{
    PrecisionName{"w4a16", Precision::bits4},  PrecisionName{"nvfp4", Precision::bits4},
    PrecisionName{"mxfp4", Precision::bits4},  PrecisionName{"fp4", Precision::bits4},
    PrecisionName{"int4", Precision::bits4},   PrecisionName{"awq", Precision::bits4},
    PrecisionName{"gptq", Precision::bits4},   PrecisionName{"4bit", Precision::bits4},
    PrecisionName{"4 bit", Precision::bits4},  PrecisionName{"fp8", Precision::bits8},
    PrecisionName{"w8a8", Precision::bits8},   PrecisionName{"int8", Precision::bits8},
    PrecisionName{"8bit", Precision::bits8},   PrecisionName{"8 bit", Precision::bits8},
    PrecisionName{"bf16", Precision::bits16},  PrecisionName{"fp16", Precision::bits16},
    PrecisionName{"16bit", Precision::bits16}, PrecisionName{"16 bit", Precision::bits16},
};

std::string knownModels() {
    std::string all;
    for (const ModelShape& shape : kShapes)
        all.append(all.empty() ? "" : ", ").append(shape.name);
    return all;
}

} // namespace

std::string_view name(Precision precision) {
    constexpr std::array<std::string_view, 3> names{"16 bit", "8 bit", "4 bit"};
    return names[static_cast<std::size_t>(precision)];
}

double bytesPerWeight(Precision precision) {
    constexpr std::array<double, 3> bytes{2, 1, 4.25 / 8};
    return bytes[static_cast<std::size_t>(precision)];
}

std::span<const ModelShape> modelShapes() {
    return kShapes;
}

Result<NamedModel> findModel(std::string_view text) {
    const std::vector<std::string> words = nameWords(text);
    const auto named = std::find_if(kNames.begin(), kNames.end(),
                                    [&](const ModelName& n) { return hasWords(words, n.words); });
    const auto shape = std::find_if(kShapes.begin(), kShapes.end(), [&](const ModelShape& s) {
        return named != kNames.end() && s.name == named->model;
    });
    if (shape == kShapes.end())
        return tl::unexpected(Problem{"", "no figures of the model \"" + std::string(text) +
                                              "\" are known (known are " + knownModels() + ")"});
    const auto precision =
        std::find_if(kPrecisions.begin(), kPrecisions.end(),
                     [&](const PrecisionName& p) { return hasPhrase(words, p.words); });
    return NamedModel{*shape,
                      precision == kPrecisions.end() ? shape->native : precision->precision};
}

} // namespace pricing
