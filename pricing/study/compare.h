// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/result.h"
#include "pricing/study/report.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pricing {

/// `engine_version`: changes whenever a figure may change.
std::string_view engineVersion();

/// Called now and then with the work done and in all; false stops the study.
/// May be called from any thread that works, by several at once.
using Progress = std::function<bool(double done, double total)>;

/// How the caller spreads independent tasks over its threads: calls task(0) … task(n-1), each once,
/// in any order and on any thread, and returns when all have ended. The engine has no threads of
/// its own; a result never depends on how this is done.
using ForEach = std::function<void(std::size_t n, const std::function<void(std::size_t)>& task)>;
void oneAfterAnother(std::size_t n, const std::function<void(std::size_t)>& task);

enum class Accuracy {
    coarse,   ///< while the mouse is down: a few hundredths of a second
    finished, ///< standard error ≤ 0.5 % of the cost, at least 32 independent batches
};

/// What the engine needs to price one offer choice: the pack's offer with the plan's override, the
/// whole policy, and the same in the plan's other packs.
struct ResolvedOffer {
    int choice = 0;
    std::string pack;
    std::string label;
    int slot = 1;
    Offer offer;
    Policy policy;          ///< filled with the offer's defaults
    std::string sourceText; ///< title, or key, of the main rate's source
    struct InOtherPack {
        std::string pack;
        Offer offer;
        Policy policy;
    };
    std::vector<InOtherPack> otherPacks;
    std::string policyNote; ///< what the basis made of the policy, in words; "" as set
    std::vector<std::string> unusedSettings; ///< what the plan sets to no effect, in words
};

struct CompareInput {
    std::string plan;
    Scenario scenario;
    MonthLength month;
    std::uint64_t seed = 1;
    std::optional<std::string> pricesOf;  ///< as Plan::pricesOf
    std::vector<ResolvedOffer> offers;    ///< enabled, in the plan's order
    std::vector<ResolvedOffer> notChosen; ///< offers of the plan's packs that are not ticked
    std::map<std::string, std::string> packTitles; ///< by id, of the plan's packs
};

/// Pairs the scenario's offers with the packs'. A pack the plan names that is not among `packs` is
/// a problem, and so is an offer that no pack has. `only`: offers named ID, ID@PACK or by label;
/// empty means all that are enabled.
Result<CompareInput> resolve(const Plan&, std::size_t scenario, std::span<const PricePack> packs,
                             std::span<const std::string> only = {});

/// The offers as their documents have them run, whatever the plan sets. Call onBasis() instead to
/// follow the scenario's basis.
CompareInput withVendorDefaults(CompareInput);

/// The label each choice of the scenario goes by on the screen ("RunPod Serverless H100",
/// "… 2" when repeated).
std::vector<std::string> labels(const Scenario&, const Plan&, std::span<const PricePack> packs);

/// Prices every offer on the scenario's week. Nothing when `progress` stopped it.
std::optional<Report> compare(const CompareInput&, Accuracy, const ForEach& = oneAfterAnother,
                              const Progress& = {});

} // namespace pricing
