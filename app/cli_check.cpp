// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli.h"
#include "document/pack_file.h"
#include "document/plan_file.h"
#include "exchange/text_table.h"

#include <QFile>

#include <nlohmann/json.hpp>

namespace cli {

namespace {

struct CheckOptions {
    Common common;
    std::string file;
};

struct Finding {
    std::string kind, summary;
    QStringList warnings;
};

std::string plural(std::size_t n, const char* what) {
    return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

tl::expected<Finding, document::FileError> checkPack(const QByteArray& bytes, const QString& file) {
    QStringList warnings, unsourced;
    const auto pack = document::parsePack(bytes, file, &warnings, &unsourced);
    if (!pack)
        return tl::unexpected(pack.error());
    return Finding{"price pack",
                   pack->id + ": " + plural(pack->offers.size(), "offer") + ", as of " + pack->asOf,
                   warnings + unsourced};
}

QStringList unusedSettings(const pricing::CompareInput& input, std::size_t scenario) {
    QStringList warnings;
    for (const pricing::ResolvedOffer& o : input.offers)
        for (const std::string& unused : o.unusedSettings)
            warnings.append(
                QString("scenarios[%1].offers[%2].policy: ").arg(scenario).arg(o.choice) +
                QString::fromStdString(unused));
    return warnings;
}

tl::expected<Finding, document::FileError> checkPlan(const QByteArray& bytes, const QString& file) {
    const auto plan = document::parsePlan(bytes, file);
    if (!plan)
        return tl::unexpected(plan.error());
    QStringList warnings = plan->warnings;
    const auto packs = document::findPacks(plan->plan.pricePacks, file, &warnings);
    if (!packs)
        return tl::unexpected(packs.error());
    pricing::Plan ticked = plan->plan; // what is not ticked is to be sound too
    for (pricing::Scenario& scenario : ticked.scenarios)
        for (pricing::OfferChoice& choice : scenario.offers)
            choice.enabled = true;
    for (std::size_t s = 0; s < ticked.scenarios.size(); ++s) {
        const auto input = pricing::resolve(ticked, s, *packs);
        if (!input)
            return tl::unexpected(
                document::FileError{file, QString::fromStdString(input.error().place),
                                    QString::fromStdString(input.error().problem)});
        warnings += unusedSettings(*input, s);
    }
    return Finding{"plan", plan->plan.name + ": " + plural(plan->plan.scenarios.size(), "scenario"),
                   warnings};
}

std::string jsonOf(const CheckOptions& o, const Finding& f) {
    nlohmann::ordered_json j = {{"file", o.file},
                                {"kind", f.kind},
                                {"summary", f.summary},
                                {"ok", true},
                                {"warnings", nlohmann::ordered_json::array()}};
    for (const QString& w : f.warnings)
        j["warnings"].push_back(w.toStdString());
    return j.dump(2) + "\n";
}

std::string textOf(const CheckOptions& o, const Finding& f) {
    std::string text = o.file + ": sound " + f.kind + " (" + f.summary + ")\n";
    for (const QString& w : f.warnings)
        text += "warning: " + w.toStdString() + "\n";
    return text;
}

std::string csvOf(const CheckOptions& o, const Finding& f) {
    std::string text = exchange::csvLine({"file", "kind", "severity", "message"}) +
                       exchange::csvLine({o.file, f.kind, "ok", f.summary});
    for (const QString& w : f.warnings)
        text += exchange::csvLine({o.file, f.kind, "warning", w.toStdString()});
    return text;
}

/// Whether the first "format" key names price packs; the readers then check everything.
bool saysItIsAPack(const QByteArray& bytes) {
    const auto key = bytes.indexOf("\"format\"");
    const auto from = key < 0 ? -1 : bytes.indexOf('"', key + 8);
    return from >= 0 && bytes.mid(from + 1).startsWith("breakeven-prices\"");
}

int check(const CheckOptions& o) {
    const QString name = QString::fromStdString(o.file);
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return report({name, {}, "cannot be opened: " + file.errorString()});
    const QByteArray bytes = file.readAll();
    const auto finding = saysItIsAPack(bytes) ? checkPack(bytes, name) : checkPlan(bytes, name);
    if (!finding)
        return report(finding.error());
    return print(o.common.format == "json"  ? jsonOf(o, *finding)
                 : o.common.format == "csv" ? csvOf(o, *finding)
                                            : textOf(o, *finding));
}

} // namespace

Verb addCheck(CLI::App& app) {
    auto options = std::make_shared<CheckOptions>();
    CLI::App* verb = app.add_subcommand("check", "Says whether a plan or price pack is sound");
    verb->add_option("FILE", options->file, "a plan or a price pack")->required();
    addCommon(*verb, options->common);
    return [options] { return check(*options); };
}

} // namespace cli
