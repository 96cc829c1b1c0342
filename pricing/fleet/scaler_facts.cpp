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
        {"First start", "at the first input", false}};
}
Facts facts(const PerRequestScaler&) {
    return {{"Rule", "each request that finds no free slot starts a worker", true},
            {"Routing", "a request takes the first free slot, not the worker it started", false},
            {"Starts", "are not cancelled when the request is served elsewhere", false},
            {"Scale-down", "a worker idle for the idle timeout stops", true}};
}
Facts facts(const AverageLoadScaler&) {
    return {{"Rule", "replicas = mean load over the window / (target × utilisation)", true},
            {"Scale-down", "after the scale-down delay", true}};
}
Facts facts(const WindowsScaler&) {
    return {{"Rule", "up after a window of load, down and to zero after windows without", true}};
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
