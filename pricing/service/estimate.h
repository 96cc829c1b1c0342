// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/plan.h"
#include "pricing/service/serving.h"

#include <vector>

namespace pricing {

/// Everything estimated takes this many times as long as on the well-tuned servers that the method
/// was fitted to. Between two versions of one server throughput moved by 1.4 to 2.7 times
/// (github.com/LambdaLabsML/vllm-benchmark benchmark_v0.md @0e8fc5d0): the lower end is taken.
inline constexpr double kDerate = 1.4;
/// No server is taken to run more requests than this at once.
inline constexpr int kMostRunning = 2048;

struct ServiceEstimate {
    Serving serving;
    Precision precision = Precision::bits16;
    double derate = 1;
    int inMemory = 0;       ///< requests that memory has room for at once, each with all its tokens
    int concurrency = 1;    ///< the plan's, but no more than fit
    double firstTokenS = 0; ///< of the mean prompt on an idle worker
    std::vector<double> stepS;          ///< t(1) ... t(concurrency), in steady state
    Distribution service = Constant{0}; ///< of a request that is alone on its worker
    std::vector<double> speed;          ///< v(n) = t(1) / t(n)

    /// Mean seconds of a request when n are served at once.
    double serviceS(int n, double outputTokens) const {
        return firstTokenS + outputTokens * stepS[static_cast<std::size_t>(n) - 1];
    }
};

/// What a worker of `gpus` GPUs named `gpu` does with the workload's model and tokens, running up
/// to `concurrency` requests at once. The spread of the service time is that of prompt and answer
/// lengths, taken as independent, as a lognormal law. The problem says what is not known or does
/// not fit, and what to give instead; its place is left empty.
Result<ServiceEstimate> estimateService(const Workload&, std::string_view gpu,
                                        std::optional<double> gpuMemoryGb, int gpus,
                                        int concurrency, double derate = kDerate);

/// Equally likely times to the first token once a request is served, from short prompts to long
/// ones: it joins at the end of a step of a full worker, and then its prompt is taken in.
std::vector<double> firstTokenTimes(const ServiceEstimate&, const TokenCount& input, int values);

} // namespace pricing
