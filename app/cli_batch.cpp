// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli.h"
#include "document/json_tree.h"
#include "exchange/report_json.h"

#include <nlohmann/json.hpp>

#include <CLI/CLI.hpp>

#include <QFile>
#include <QThreadPool>

#include <cstdio>

namespace cli {

namespace {

struct BatchOptions {
    Common common;
    PlanChoice plan;
    bool byHour = false;
    std::string today;
};

/// A line of the answer in place of a plan that cannot be priced.
std::string errorLine(const document::FileError& error) {
    const nlohmann::json line{{"error", error.text().toStdString()}};
    return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// The next line, cut where it is longer than any plan may be: what is left of it is passed over.
QByteArray nextLine(QFile& input) {
    constexpr auto most = static_cast<qint64>(document::kLargestDocument) + 2;
    QByteArray line = input.readLine(most + 1);
    for (QByteArray rest = line; rest.size() >= most && !rest.endsWith('\n');)
        rest = input.readLine(most + 1);
    return line;
}

/// Plans are independent of each other: what one line says never changes another's answer.
document::FileResult<std::string> priced(const QByteArray& line, const QString& place,
                                         const BatchOptions& o, QThreadPool& pool, int threads) {
    auto plan = document::parsePlan(line, place).and_then([&](document::LoadedPlan loaded) {
        return resolve(std::move(loaded), place, o.plan, o.common);
    });
    if (!plan)
        return tl::unexpected(std::move(plan.error()));
    const auto report =
        pricedReport(*plan, o.today, pool, threads, [](double, double) { return true; });
    return exchange::reportJson(report, o.byHour, -1);
}

int batch(const BatchOptions& o) {
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return report({"standard input", {}, input.errorString(), true});
    QThreadPool pool;
    const int threads = threadsOf(o.common, pool);
    int status = done;
    for (qint64 number = 1;; ++number) {
        QByteArray line = nextLine(input);
        if (line.isEmpty())
            break;
        if (line.endsWith('\n')) // a place in the line is in its first and only line
            line.chop(1);
        const auto place = QString("standard input, line %1").arg(number);
        const auto answer = priced(line, place, o, pool, threads);
        if (!answer)
            status = inputWrong;
        if (print((answer ? *answer : errorLine(answer.error())) + "\n") != done)
            return machineFailed;
    }
    if (input.error() == QFileDevice::NoError)
        return status;
    return report({"standard input", {}, input.errorString(), true});
}

} // namespace

Verb addBatch(CLI::App& app) {
    auto options = std::make_shared<BatchOptions>();
    CLI::App* verb = app.add_subcommand(
        "batch",
        "Prices many plans: one a line on standard input, one result a line in their order");
    addChoiceInPlan(*verb, options->plan);
    verb->add_flag("--by-hour", options->byHour, "every figure by hour of the week too");
    addBasis(*verb, options->plan);
    addToday(*verb, options->today);
    addCommon(*verb, options->common);
    return [options] { return batch(*options); };
}

} // namespace cli
