// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/service/serving.h"

#include "pricing/exact_math.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>

namespace pricing {

namespace {

// Shares of a GPU's peaks that kernels reach, and what the server itself takes, as chosen on 100 of
// the 104 points. Kernels measured one by one (github.com/microsoft/vidur @7d47513, linear layers
// on A100, A40 and H100) reach 74-89 % of the bandwidth and 64-78 % of the dense 16 bit peak.
constexpr double kReadWeights = 0.75, kReadCache = 0.85; // of the memory bandwidth
constexpr double kCompute16 = 0.70, kCompute8 = 0.55;    // of the dense peak
constexpr double kPromptAttention = 0.50;                // of the dense 16 bit peak
constexpr double kAllReduceLatencyS = 50e-6;
constexpr double kServerStepS = 0.5e-3, kServerRequestS = 5e-6, kServerFirstTokenS = 4e-3;
constexpr double kUsableShare = 0.9, kReservedGb = 1;

/// (a^2.5 + b^2.5)^(1/2.5): the larger of both, rounded off where they are alike.
double overlapped(double a, double b) {
    const auto power = [](double x) { return x * x * std::sqrt(x); };
    return exactPow(power(a) + power(b), 0.4);
}

bool computesAt8Bit(const Serving& s) {
    return s.weightBytes == 1 && s.gpu.fp8Tflops > 0;
}

/// Reading all weights once and multiplying `tokens` tokens with them.
double matrixSeconds(const Serving& s, double tokens) {
    const double weights = s.model.readParameters();
    const double peak =
        computesAt8Bit(s) ? kCompute8 * s.gpu.fp8Tflops : kCompute16 * s.gpu.bf16Tflops;
    const double read =
        weights * s.weightBytes / (s.gpus * kReadWeights * s.gpu.bandwidthTbS * 1e12);
    return overlapped(read, 2 * weights * tokens / (s.gpus * peak * 1e12));
}

double cacheBytesPerToken(const Serving& s) {
    return 2.0 * s.model.layers * s.model.kvHeads * s.model.headDim * s.cacheBytes;
}

/// Attention within one prompt.
double promptAttentionSeconds(const Serving& s, double promptTokens) {
    return 2.0 * s.model.layers * s.model.hidden * promptTokens * promptTokens /
           (s.gpus * kPromptAttention * s.gpu.bf16Tflops * 1e12);
}

/// Two exchanges between the GPUs in each layer.
double allReduceSeconds(const Serving& s, double tokens) {
    if (s.gpus == 1)
        return 0;
    const double bytes = 2.0 * (s.gpus - 1) / s.gpus * tokens * s.model.hidden * 2;
    return 2.0 * s.model.layers * (kAllReduceLatencyS + bytes / (s.gpu.linkGbS * 1e9));
}

std::string gb(double value) {
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), value < 99.95 ? "%.1f GB" : "%.0f GB", value);
    return buffer.data();
}

std::string worker(std::string_view gpu, double memoryGb, int gpus) {
    return (gpus == 1 ? "one " : std::to_string(gpus) + " ") + std::string(gpu) + " (" +
           gb(gpus * memoryGb) + ")";
}

/// What would make room.
std::string remedy(const ModelShape& model, Precision precision) {
    std::string narrower;
    for (const Precision p : {Precision::bits8, Precision::bits4})
        if (p > precision)
            narrower += (narrower.empty() ? " (" : ", ") + std::string(name(p)) + ": " +
                        gb(weightsGb(model, p));
    return ": use more GPUs per worker" +
           (narrower.empty() ? std::string() : ", a lower precision" + narrower + ")") +
           " or a larger GPU";
}

} // namespace

Serving servingOf(const NamedModel& model, const GpuPart& gpu, int gpus) {
    const bool at8 = model.precision == Precision::bits8 && gpu.fp8Tflops > 0;
    return {model.shape, bytesPerWeight(model.precision), at8 ? 1.0 : 2.0, gpu, gpus};
}

double stepSeconds(const Serving& s, double running, double context, double prompts,
                   double promptTokens) {
    const double tokens = running + prompts * promptTokens;
    const double readCache = cacheBytesPerToken(s) * running * context /
                             (s.gpus * kReadCache * s.gpu.bandwidthTbS * 1e12);
    return matrixSeconds(s, tokens) + readCache +
           prompts * promptAttentionSeconds(s, promptTokens) + allReduceSeconds(s, tokens) +
           kServerStepS + kServerRequestS * running;
}

double prefillSeconds(const Serving& s, double prompts, double promptTokens) {
    const double tokens = prompts * promptTokens;
    return matrixSeconds(s, tokens) + prompts * promptAttentionSeconds(s, promptTokens) +
           allReduceSeconds(s, tokens);
}

double firstTokenSeconds(const Serving& s, double promptTokens) {
    return prefillSeconds(s, 1, promptTokens) + kServerStepS + kServerFirstTokenS;
}

double weightsGb(const ModelShape& model, Precision precision) {
    return model.parameters * bytesPerWeight(precision) / 1e9;
}

double usableGb(double memoryGb, int gpus) {
    return gpus * (kUsableShare * memoryGb - kReservedGb);
}

double cacheGb(const Serving& s, double tokens) {
    return cacheBytesPerToken(s) * tokens / 1e9;
}

std::string weightsProblem(const ModelShape& model, Precision precision, std::string_view gpu,
                           double memoryGb, int gpus) {
    const double weights = weightsGb(model, precision), usable = usableGb(memoryGb, gpus);
    if (weights < usable)
        return {};
    return "the weights of " + std::string(model.name) + " at " + std::string(name(precision)) +
           " take " + gb(weights) + ", and " + worker(gpu, memoryGb, gpus) +
           (gpus == 1 ? " leaves " : " leave ") + gb(std::max(usable, 0.0)) +
           " for them and the cache" + remedy(model, precision);
}

Result<double> requestsInMemory(const Serving& s, Precision precision, double tokens) {
    if (std::string problem =
            weightsProblem(s.model, precision, s.gpu.name, s.gpu.memoryGb, s.gpus);
        !problem.empty())
        return tl::unexpected(Problem{"", std::move(problem)});
    const double room = usableGb(s.gpu.memoryGb, s.gpus) - weightsGb(s.model, precision);
    const double each = cacheGb(s, tokens);
    if (room < each)
        return tl::unexpected(
            Problem{"", "beside the weights of " + std::string(s.model.name) + " at " +
                            std::string(name(precision)) + ", " +
                            worker(s.gpu.name, s.gpu.memoryGb, s.gpus) +
                            (s.gpus == 1 ? " has " : " have ") + gb(room) +
                            " for cached keys and values, and one request takes " + gb(each) +
                            remedy(s.model, precision)});
    return room / each;
}

} // namespace pricing
