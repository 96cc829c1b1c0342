// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/plan_file.h"

#include "document/file_bytes.h"
#include "document/migrations.h"
#include "document/plan_json.h"

namespace document {

namespace {

using namespace pricing;

FileError errorIn(const QString& fileName, const Problem& problem) {
    ReadLog log{fileName};
    log.wrong(problem.place, problem.problem);
    return *log.problem;
}

OfferChoice choice(const char* id, const char* pack, int slot) {
    OfferChoice choice;
    choice.id = id;
    choice.pack = pack;
    choice.slot = slot;
    return choice;
}

} // namespace

FileResult<LoadedPlan> parsePlan(const QByteArray& bytes, const QString& fileName) {
    auto tree = parseJson({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!tree)
        return tl::unexpected(errorIn(fileName, tree.error()));
    if (const auto problem = migrate(*tree, planMigrations()))
        return tl::unexpected(errorIn(fileName, *problem));
    const auto source = std::make_shared<PlanSource>();
    source->tree = std::move(*tree);
    ReadLog log{fileName};
    source->plan = readPlan(JsonValue(source->tree, {}, log));
    if (log.problem)
        return tl::unexpected(*log.problem);
    if (const auto problem = firstProblem(source->plan))
        return tl::unexpected(errorIn(fileName, *problem));
    const auto about = source->tree.value("about", std::string());
    return LoadedPlan{source->plan, source, log.warnings, QString::fromStdString(about)};
}

FileResult<LoadedPlan> loadPlan(const QString& fileName) {
    const auto bytes = readDocument(fileName);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return parsePlan(*bytes, fileName);
}

QByteArray planText(const Plan& plan, const PlanSource* source) {
    return QByteArray::fromStdString(layOut(writePlan(plan, source)));
}

FileResult<void> savePlan(const Plan& plan, const PlanSource* source, const QString& fileName) {
    return writeAtomically(fileName, planText(plan, source));
}

std::vector<std::string> defaultPacks() {
    return {"article-2026-04-13", "documented"};
}

Plan newPlan() {
    Scenario today;
    today.workload.service = Distribution{Constant{4}};
    today.workload.targets = {Target{Metric::latency, 95, 30, TargetScope::week}};
    today.workload.requestTimeoutS = 600;
    today.offers = {choice("runpod-serverless-h100", "article-2026-04-13", 1),
                    choice("modal-serverless-h100", "documented", 4),
                    choice("gmi-serverless", "article-2026-04-13", 7),
                    choice("gmi-bare-metal-h100", "article-2026-04-13", 5)};
    Plan plan;
    plan.pricePacks = defaultPacks();
    plan.scenarios = {today};
    return plan;
}

} // namespace document
