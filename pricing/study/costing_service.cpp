// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/study/costing_service.h"

#include "pricing/service/estimate.h"
#include "pricing/study/verdict_words.h"

#include <algorithm>
#include <cmath>

namespace pricing {

namespace {

constexpr int kFirstTokenTimes = 1024;

bool isAsked(const Workload& w, Metric metric) {
    return std::any_of(w.targets.begin(), w.targets.end(),
                       [&](const Target& t) { return t.metric == metric; });
}

/// Milliseconds as words, for times that seconds() would round away.
std::string millis(double seconds) {
    const double ms = seconds * 1000;
    return words::count(ms < 10 ? std::round(ms * 10) / 10 : std::round(ms)) + " ms";
}

std::string partWords(const ServiceEstimate& e) {
    return (e.serving.gpus > 1 ? std::to_string(e.serving.gpus) + " × " : "") +
           std::string(e.serving.gpu.name);
}

/// How the estimate was made and what it came to.
std::string estimateNote(const ServiceEstimate& e, const Workload& w) {
    const double out = w.outputTokens->mean;
    std::string note = "service time estimated: " + std::string(e.serving.model.name) + " at " +
                       std::string(name(e.precision)) + " on " + partWords(e) + ", " +
                       words::count(std::round(w.inputTokens->mean)) + " tokens in and " +
                       words::count(std::round(out)) + " out: first token after " +
                       millis(e.firstTokenS) + ", then one every " + millis(e.stepS.front()) +
                       ", " + words::seconds(e.serviceS(1, out)) + " a request alone";
    if (e.concurrency > 1)
        note += " (" + millis(e.stepS.back()) + " and " +
                words::seconds(e.serviceS(e.concurrency, out)) + " with " +
                std::to_string(e.concurrency) + " at once)";
    note += "; its memory has room for " + words::count(e.inMemory) + " at once";
    if (e.derate != 1)
        note += "; all times are " + words::factor(e.derate) +
                " those of the well-tuned servers the method was checked against (derate)";
    return note;
}

void noteEstimate(Costing& c, const ServiceEstimate& e, const Workload& w, int wanted) {
    c.notes.push_back(estimateNote(e, w));
    if (e.concurrency < wanted)
        c.notes.push_back("no more than " + std::to_string(e.concurrency) +
                          " requests are served at once instead of " + std::to_string(wanted) +
                          (e.inMemory < wanted ? ": there is no memory for more"
                                               : ": no server is taken to run more"));
    if (!e.serving.gpu.checked)
        c.notes.push_back("the estimate was not checked against measurements on " +
                          std::string(e.serving.gpu.name));
    if (e.precision == Precision::bits4)
        c.notes.push_back("the estimate was not checked against measurements at 4 bit");
    if (e.precision == Precision::bits8 && e.serving.gpu.fp8Tflops <= 0)
        c.notes.push_back(std::string(e.serving.gpu.name) +
                          " has no 8 bit floating point: weights are read at 8 bit and computed "
                          "with at 16 bit");
    if (isAsked(w, Metric::itl))
        c.notes.push_back("time between tokens is judged by the step of a full worker, " +
                          millis(e.stepS.back()));
    if (isAsked(w, Metric::ttft))
        c.notes.push_back("time to first token is the wait, one step of a full worker and the "
                          "request's own prompt");
}

/// A speed table that is the person's own goes before an estimated one.
const std::vector<double>& ownSpeed(const Workload& w, const GpuService* g) {
    static const std::vector<double> none;
    return g && !g->speed.empty() ? g->speed : g && g->concurrency ? none : w.speed;
}

/// A speed table tells nothing of more requests at once than it has numbers.
void holdToSpeed(Costing& c) {
    const auto most = static_cast<int>(c.fleet.speed.size());
    if (most == 0 || c.fleet.concurrency <= most)
        return;
    c.notes.push_back("no more than " + std::to_string(most) + " requests are served at once " +
                      "instead of " + std::to_string(c.fleet.concurrency) +
                      ": the plan has no speed for more");
    c.fleet.concurrency = most;
}

void trimSpeed(FleetSpec& fleet) {
    if (fleet.speed.size() > static_cast<std::size_t>(fleet.concurrency))
        fleet.speed.resize(static_cast<std::size_t>(fleet.concurrency));
    if (std::all_of(fleet.speed.begin(), fleet.speed.end(), [](double v) { return v == 1; }))
        fleet.speed.clear();
}

void estimate(Costing& c, const Workload& w, int gpus) {
    const int wanted = c.fleet.concurrency;
    auto e = estimateService(w, c.offer.gpu, c.offer.gpuMemoryGb, gpus, wanted);
    if (!e) {
        c.reason = e.error().problem;
        return;
    }
    noteEstimate(c, *e, w, wanted);
    c.fleet.service = e->service;
    c.fleet.concurrency = e->concurrency;
    if (c.fleet.speed.empty())
        c.fleet.speed = e->speed;
    else
        c.notes.push_back("how requests slow each other down is the plan's own, not estimated");
    if (isAsked(w, Metric::ttft))
        c.fleet.firstTokenS = firstTokenTimes(*e, *w.inputTokens, kFirstTokenTimes);
    c.fleet.fullStepS = e->stepS.back();
}

/// A service time may be given for a model that cannot run there: worth a note, no more.
void noteWeights(Costing& c, const Workload& w, int gpus) {
    const auto model = findModel(w.model);
    const auto part = findGpu(c.offer.gpu, c.offer.gpuMemoryGb);
    if (!model || (!part && !c.offer.gpuMemoryGb))
        return;
    const double memory = c.offer.gpuMemoryGb ? *c.offer.gpuMemoryGb : part->memoryGb;
    const std::string problem =
        weightsProblem(model->shape, model->precision, c.offer.gpu, memory, gpus);
    c.holdsModel = problem.empty();
    if (!c.holdsModel)
        c.notes.push_back(problem + "; the service time given is taken as it is");
}

} // namespace

const GpuService* gpuService(const Workload& w, const std::string& gpu) {
    const auto it = w.byGpu.find(gpu);
    return it == w.byGpu.end() ? nullptr : &it->second;
}

int concurrencyOf(const Policy& policy, const Workload& w, const GpuService* g) {
    return policy.concurrency.value_or(g && g->concurrency ? *g->concurrency : w.concurrency);
}

void describeService(Costing& c, const Workload& w, int gpus) {
    const GpuService* g = gpuService(w, c.offer.gpu);
    const Service& service = g && g->service ? *g->service : w.service;
    c.fleet.concurrency = concurrencyOf(c.policy, w, g);
    c.fleet.speed = ownSpeed(w, g);
    holdToSpeed(c);
    c.fleet.requestTimeoutS = w.requestTimeoutS;
    if (const auto* given = std::get_if<Distribution>(&service)) {
        c.fleet.service = *given;
        noteWeights(c, w, gpus);
    } else {
        estimate(c, w, gpus);
    }
    trimSpeed(c.fleet);
}

} // namespace pricing
