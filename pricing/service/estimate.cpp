// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/service/estimate.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace pricing {

namespace {

tl::unexpected<Problem> problem(std::string text) {
    return tl::unexpected(Problem{"", std::move(text)});
}

/// A law of this mean and standard deviation.
Distribution lawOf(double mean, double deviation) {
    if (deviation <= 0)
        return Constant{mean};
    return Lognormal{mean, deviation / mean};
}

void estimateTimes(ServiceEstimate& e, const TokenCount& in, const TokenCount& out) {
    e.firstTokenS = e.derate * firstTokenSeconds(e.serving, in.mean);
    // in steady state each request brings one prompt for every answer: running / out of them a step
    for (int n = 1; n <= e.concurrency; ++n)
        e.stepS.push_back(e.derate *
                          stepSeconds(e.serving, n, in.mean + out.mean / 2, n / out.mean, in.mean));
    for (const double t : e.stepS)
        e.speed.push_back(e.stepS.front() / t);
    // one standard deviation more of prompt costs so much, and of answer so much
    const double byPrompt =
        e.derate * firstTokenSeconds(e.serving, in.mean * (1 + in.cv)) - e.firstTokenS;
    const double byAnswer = out.mean * out.cv * e.stepS.front();
    e.service =
        lawOf(e.serviceS(1, out.mean), std::sqrt(byPrompt * byPrompt + byAnswer * byAnswer));
}

} // namespace

Result<ServiceEstimate> estimateService(const Workload& w, std::string_view gpu,
                                        std::optional<double> gpuMemoryGb, int gpus,
                                        int concurrency, double derate) {
    if (!w.inputTokens || !w.outputTokens || w.outputTokens->mean < 1)
        return problem("the service time is estimated from the tokens of a request: give "
                       "input_tokens and output_tokens (at least 1), or seconds per request");
    auto model = findModel(w.model);
    if (!model)
        return tl::unexpected(std::move(model.error()));
    auto part = findGpu(gpu, gpuMemoryGb);
    if (!part)
        return tl::unexpected(std::move(part.error()));
    part->memoryGb = gpuMemoryGb.value_or(part->memoryGb);
    ServiceEstimate e{servingOf(*model, *part, gpus), model->precision, derate};
    const double tokens = w.inputTokens->mean + w.outputTokens->mean;
    if (model->shape.mixture) {
        const std::string tooLarge =
            weightsProblem(model->shape, model->precision, part->name, part->memoryGb, gpus);
        return problem(!tooLarge.empty() ? tooLarge
                                         : std::string(model->shape.name) +
                                               " is a mixture of experts, whose service time is "
                                               "not estimated: give seconds per request");
    }
    const auto fit = requestsInMemory(e.serving, e.precision, tokens);
    if (!fit)
        return tl::unexpected(fit.error());
    e.inMemory = static_cast<int>(std::min(*fit, 1e9));
    e.concurrency = std::min({concurrency, e.inMemory, kMostRunning});
    estimateTimes(e, *w.inputTokens, *w.outputTokens);
    return e;
}

std::vector<double> firstTokenTimes(const ServiceEstimate& e, const TokenCount& input, int values) {
    const Distribution prompts = lawOf(input.mean, input.mean * input.cv);
    const double joins = e.concurrency > 1 ? e.stepS.back() : 0;
    std::vector<double> times;
    for (int i = 0; i < values; ++i) {
        const double tokens = quantile(prompts, (i + 0.5) / values);
        times.push_back(joins + e.derate * firstTokenSeconds(e.serving, tokens));
    }
    return times;
}

} // namespace pricing
