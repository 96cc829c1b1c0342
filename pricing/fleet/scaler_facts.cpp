// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/fleet/scaler_facts.h"

namespace pricing {

namespace {

using Facts = std::vector<ScalerFact>;

Facts facts(const QueueDelayScaler&) {
    return {
        {"First start", "the first request with no worker up or starting starts one at once", true},
        {"Rule", "a request that has waited the delay (4 s by default) calls for workers", true},
        {"Evaluation", "at the instant a request becomes overdue, not at intervals", false},
        {"Starts per evaluation", "as many as the overdue requests need, up to max workers", false},
        {"Starting workers count", "starting workers × concurrency cover overdue requests", false},
        {"Scale-down", "a worker idle for the idle timeout stops (5 s by default)", true}};
}
Facts facts(const RequestCountScaler&) {
    return {{"Rule", "workers = ceil((queued + in progress) / value), 4 by default", true},
            {"Evaluation", "at every arrival", false},
            {"Starts per evaluation", "all that are missing, up to max workers", false},
            {"Starting workers count", "as workers", false},
            {"First start", "at the first request", false},
            {"Scale-down",
             "a worker idle for the idle timeout stops; the 2025 documents say the "
             "timeout only works with queue delay",
             false}};
}
Facts facts(const ModalScaler&) {
    return {
        {"Rule", "containers for queued and running inputs, plus the buffer while active", true},
        {"Scale-down", "a container idle for the scaledown window stops (60 s by default)", true},
        {"Evaluation", "at every arrival", false},
        {"Starts per evaluation", "all that are missing, up to max containers", false},
        {"Starting containers count", "as containers", false},
        {"First start", "at the first input", false},
        {"Buffer", "an idle container that the buffer needs stays for a further window", false}};
}
Facts facts(const PerRequestScaler&) {
    return {{"Rule", "each request that finds no free slot starts a worker", true},
            {"Evaluation", "at every arrival", true},
            {"Starts per evaluation", "one", true},
            {"Starting workers count", "not: each request that waits starts one of its own", false},
            {"First start", "at the first request", true},
            {"Routing", "a request takes the first free slot, not the worker it started", false},
            {"Starts", "are not cancelled when the request is served elsewhere", false},
            {"Scale-down", "a worker idle for the idle timeout stops", true}};
}
// Baseten documentation, "Autoscaling" (docs.baseten.co/deploy/autoscaling) and "Request lifecycle"
Facts facts(const AverageLoadScaler&) {
    return {
        {"Rule",
         "workers = ceil(mean load of the window / (target × utilisation)); 1 request and 70 % "
         "by default, whatever a worker's concurrency",
         true},
        {"Load", "requests in progress and waiting for a worker", false},
        {"Evaluation", "at the end of each window, every 60 s by default", true},
        {"Starts per evaluation", "all that are missing, up to max workers", true},
        {"Starting workers count", "as workers", false},
        {"First start", "a request that finds no worker up or starting starts one at once", true},
        {"Scale-down",
         "when fewer were enough for the whole delay (900 s by default) half of the excess "
         "stops, after each further delay half of the rest; no idle timeout",
         true},
        {"Excess", "over the most workers wanted at any evaluation within the delay", false},
        {"Which stop",
         "the youngest idle one first; where all work, the least busy ends its requests and "
         "takes no more",
         false}};
}
// Fireworks documentation, "Autoscaling" (docs.fireworks.ai/deployments/autoscaling)
Facts facts(const WindowsScaler&) {
    return {
        {"Rule",
         "up after 30 s of more load than the workers hold, down after 10 min of less, to zero "
         "after 1 h without a request, by default",
         true},
        {"Load",
         "(queued + in progress) / concurrency, rounded up; the documents set a load target of "
         "0.8 without saying of what, here the slots are filled",
         false},
        {"Evaluation", "whenever the load changes or a window ends, not at intervals", false},
        {"Starts per evaluation", "as many as were missing all through the window", false},
        {"Starting workers count", "as workers", false},
        {"First start", "a request that finds no worker up or starting starts one at once", true},
        {"Waiting at zero",
         "the documents refuse requests (503) until a worker is up; here they wait, as a "
         "caller who retries",
         false},
        {"Scale-down", "all that were too many all through the window; no idle timeout", false},
        {"Which stop",
         "the youngest idle one first; where all work, the least busy ends its requests and "
         "takes no more",
         false}};
}
Facts facts(const FixedScaler&) {
    return {{"Rule", "as many workers as set, all week or by schedule", true},
            {"Scale-down",
             "a busy worker ends its requests after its hours are over; the hours "
             "billed are those of the schedule",
             false}};
}

} // namespace

std::vector<ScalerFact> factsAbout(const Scaler& scaler) {
    return std::visit([](const auto& s) { return facts(s); }, scaler);
}

} // namespace pricing
