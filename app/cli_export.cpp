// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli.h"
#include "document/file_bytes.h"
#include "document/pack_file.h"
#include "document/recompute.h"
#include "exchange/briefing/findings.h"
#include "exchange/csv/briefing_csv.h"
#include "exchange/focus/focus.h"
#include "exchange/page/page.h"

#include <CLI/CLI.hpp>

#include <QThreadPool>

#include <algorithm>
#include <iostream>

namespace cli {

namespace {

struct ExportOptions {
    Common common;
    PlanChoice plan;
    std::string output, today, month = "2026-01";
    std::vector<std::string> sections;
};

int wrongUsage(const std::string& what) {
    std::cerr << "export: " << what << "\n";
    return inputWrong;
}

enum class Kind { focus, csv, html, markdown };
std::optional<Kind> kindOf(const std::string& output) {
    const QString name = QString::fromStdString(output).toLower();
    return name.endsWith(".focus.csv") ? std::optional(Kind::focus)
           : name.endsWith(".csv")     ? std::optional(Kind::csv)
           : name.endsWith(".html")    ? std::optional(Kind::html)
           : name.endsWith(".md")      ? std::optional(Kind::markdown)
                                       : std::nullopt;
}

/// The first name that is no section's.
std::optional<std::string> unknownSection(const std::vector<std::string>& names) {
    const auto& kinds = exchange::sectionKinds();
    for (const std::string& name : names)
        if (std::none_of(kinds.begin(), kinds.end(),
                         [&](const exchange::SectionKind& k) { return name == k.id; }))
            return name;
    return std::nullopt;
}

std::string sectionNames() {
    std::string names;
    for (const exchange::SectionKind& kind : exchange::sectionKinds())
        names += (names.empty() ? "" : ", ") + std::string(kind.id);
    return names;
}

QByteArray written(const ExportOptions& o, Kind kind, const exchange::Findings& found) {
    QStringList only;
    for (const std::string& name : o.sections)
        only += QString::fromStdString(name);
    const exchange::Briefing briefing = exchange::briefing(found, true, only);
    return kind == Kind::html       ? exchange::htmlPage(briefing)
           : kind == Kind::markdown ? exchange::markdownPage(briefing)
                                    : QByteArray::fromStdString(exchange::briefingCsv(briefing));
}

/// The file's bytes; the exit status when they cannot be had, which has been said.
tl::expected<QByteArray, int> bytesOf(const ExportOptions& o, Kind kind, const ResolvedPlan& plan) {
    QThreadPool pool;
    const int threads = threadsOf(o.common, pool);
    ProgressLine line(o.common.quiet);
    const pricing::Progress progress = [&](double done, double total) { return line(done, total); };
    if (kind == Kind::focus) {
        const auto csv =
            exchange::focusCsv(pricedReport(plan, o.today, pool, threads, progress), o.month);
        if (!csv)
            return tl::unexpected(static_cast<int>(wrongUsage("--month: " + csv.error().problem)));
        return QByteArray::fromStdString(*csv);
    }
    auto packs = document::findPacks(plan.packs, QString::fromStdString(o.plan.file));
    if (!packs)
        return tl::unexpected(report(packs.error()));
    const auto found = exchange::findings(plan.compare, std::move(*packs), BREAKEVEN_VERSION,
                                          QString::fromStdString(dayOrToday(o.today)),
                                          document::spreadOver(pool, threads), progress);
    return written(o, kind, *found);
}

int exportPlan(const ExportOptions& o) {
    const auto kind = kindOf(o.output);
    if (!kind)
        return wrongUsage("--output \"" + o.output +
                          "\": expected a name that ends in .html, .md, .csv or .focus.csv");
    if (const auto unknown = unknownSection(o.sections))
        return wrongUsage("--chart \"" + *unknown + "\": expected " + sectionNames());
    const auto plan = resolvedPlan(o.plan, o.common);
    if (!plan)
        return plan.error();
    const auto bytes = bytesOf(o, *kind, *plan);
    if (!bytes)
        return bytes.error();
    const auto saved = document::writeAtomically(QString::fromStdString(o.output), *bytes);
    if (!saved)
        return report(saved.error());
    for (const QString& warning : plan->warnings)
        std::cerr << "warning: " << warning.toStdString() << "\n";
    return done;
}

} // namespace

Verb addExport(CLI::App& app) {
    auto options = std::make_shared<ExportOptions>();
    CLI::App* verb = app.add_subcommand(
        "export", "Writes the comparison and its studies as a page (.html, .md), as tables (.csv) "
                  "or as the rows of a bill (.focus.csv)");
    addPlanChoice(*verb, options->plan);
    addBasis(*verb, options->plan);
    verb->add_option("--output", options->output, "the file; its ending says what it becomes")
        ->required();
    verb->add_option("--chart", options->sections, "only these sections: " + sectionNames())
        ->delimiter(',');
    verb->add_option("--month", options->month, "of .focus.csv: the month that is billed, YYYY-MM")
        ->capture_default_str();
    addToday(*verb, options->today);
    addCommon(*verb, options->common);
    return [options] { return exportPlan(*options); };
}

} // namespace cli
