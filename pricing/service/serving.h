// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/result.h"
#include "pricing/service/gpus.h"
#include "pricing/service/models.h"

namespace pricing {

/// A model on a worker of some GPUs, whose layers are split over all of them (tensor parallel).
struct Serving {
    ModelShape model;
    double weightBytes = 2; ///< per weight
    double cacheBytes = 2;  ///< per cached key or value
    GpuPart gpu;
    int gpus = 1;
};

/// Weights and cache at 8 bit where the model is and the GPU has arithmetic for it; narrower
/// weights than the GPU computes with are read as they are and computed with at 16 bit.
Serving servingOf(const NamedModel&, const GpuPart&, int gpus);

// A minimal model of a well-tuned server, fitted to and checked against 104 published measurements;
// docs/service-time.md has the formulas and the errors. All times in seconds.

/// One step that makes a token for each of `running` requests of `context` tokens so far, and
/// takes in `prompts` new prompts (which may be a fraction: a mean) of `promptTokens` each.
double stepSeconds(const Serving&, double running, double context, double prompts = 0,
                   double promptTokens = 0);
/// Taking in `prompts` prompts of `promptTokens` each at once, without the server's own time.
double prefillSeconds(const Serving&, double prompts, double promptTokens);
/// From the moment a request is served to its first token, on a worker that does nothing else.
double firstTokenSeconds(const Serving&, double promptTokens);

double weightsGb(const ModelShape&, Precision);
/// What the worker's memory leaves for weights and cache: 90 % of it less 1 GB for each GPU.
double usableGb(double memoryGb, int gpus);
/// Cached keys and values of one request of so many tokens, in GB.
double cacheGb(const Serving&, double tokens);
/// How many requests of `tokens` (prompt and answer) the memory beside the weights has room for at
/// once. The problem says what does not fit, with both sizes and what would help.
Result<double> requestsInMemory(const Serving&, Precision, double tokens);

/// Why the weights do not fit, or an empty text.
std::string weightsProblem(const ModelShape&, Precision, std::string_view gpu, double memoryGb,
                           int gpus);

} // namespace pricing
