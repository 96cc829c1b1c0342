// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/file_error.h"
#include "document/plan_file.h"
#include "pricing/study/compare.h"

#include <QString>
#include <QStringList>

#include <CLI/App.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

class QThreadPool;

/// The command line's common options and ways to speak.
namespace cli {

enum ExitStatus { done = 0, machineFailed = 1, inputWrong = 2 };

struct Common {
    std::string format = "table";
    std::optional<std::uint64_t> seed;
    int threads = 0; ///< 0: as many as the machine has cores
    bool quiet = false;
};
void addCommon(CLI::App& verb, Common& common);

/// Which plan, scenario and offers a verb looks at.
struct PlanChoice {
    std::string file, scenario, basis;
    std::vector<std::string> offers;
    std::string pricesOf; ///< a day, in place of the plan's; empty: as the plan says
};
void addPlanChoice(CLI::App& verb, PlanChoice& choice);
/// The same without the file, for a verb that is given its plans otherwise.
void addChoiceInPlan(CLI::App& verb, PlanChoice& choice);
/// `--basis`: how the offers are run, instead of as the plan says.
void addBasis(CLI::App& verb, PlanChoice& choice);

/// The day on which prices are judged as old; the machine's, unless one is given.
void addToday(CLI::App& verb, std::string& today);
/// The day given, or the machine's.
std::string dayOrToday(const std::string& day);

/// The scenario's index by name, the first without one; nothing when there is none of that name.
std::optional<std::size_t> scenarioIndex(const pricing::Plan& plan, const std::string& name);

struct ResolvedPlan {
    pricing::CompareInput compare;
    QStringList warnings;
    std::vector<std::string> packs; ///< in the plan's order
};
/// What the choice means of a plan that has been read; `file` says where packs beside it lie.
document::FileResult<ResolvedPlan> resolve(document::LoadedPlan loaded, const QString& file,
                                           const PlanChoice& choice, const Common& common);
/// Reads the plan and its packs; the exit status when that cannot be done, which has been said.
tl::expected<ResolvedPlan, int> resolvedPlan(const PlanChoice& choice, const Common& common);
/// The plan priced, as `price` prints it; old prices are judged as of `today` (empty: now).
pricing::Report pricedReport(const ResolvedPlan& plan, const std::string& today, QThreadPool& pool,
                             int threads, const pricing::Progress& progress);
/// How many threads to work with; the pool may then have as many.
int threadsOf(const Common& common, QThreadPool& pool);

/// A verb's outcome; what it prints goes to standard output only.
using Verb = std::function<int()>;
Verb addPrice(CLI::App& app);
Verb addBatch(CLI::App& app);
Verb addStudy(CLI::App& app);
Verb addSimulate(CLI::App& app);
Verb addCheck(CLI::App& app);
Verb addImport(CLI::App& app);
Verb addImportBenchmark(CLI::App& import); ///< `import benchmark`
Verb addImportPrices(CLI::App& import);    ///< `import prices`
Verb addImportTraffic(CLI::App& import);   ///< `import traffic`
Verb addPrices(CLI::App& app);
Verb addExport(CLI::App& app);

/// Writes to standard output; a full disk or closed pipe is the machine's failure.
int print(const std::string& text);
int report(const document::FileError& error);
/// "FILE: PLACE: PROBLEM" on standard error.
int reportWrongInput(const std::string& file, const pricing::Problem& problem);

/// A line of progress on standard error while it is a terminal and nobody asked for quiet.
class ProgressLine {
public:
    explicit ProgressLine(bool quiet);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    bool operator()(double done, double total);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace cli
