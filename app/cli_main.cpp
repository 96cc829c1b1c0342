// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <mutex>
#include <unistd.h>

namespace cli {

void addCommon(CLI::App& verb, Common& c) {
    verb.add_option("--format", c.format, "table, json or csv")
        ->check(CLI::IsMember({"table", "json", "csv"}))
        ->capture_default_str();
    verb.add_option("--seed", c.seed, "random numbers start here instead of at the plan's seed")
        ->check([](const std::string& text) { // what reads the number takes -1 for 2^64 - 1
            return text.starts_with('-') ? "expected a whole number, 0 or more" : std::string();
        });
    verb.add_option("--threads", c.threads, "threads to work with (default: all cores)")
        ->check(CLI::Range(1, 1024));
    verb.add_flag("--quiet", c.quiet, "no progress on standard error");
}

int print(const std::string& text) {
    const bool written =
        std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    if (written)
        return done;
    std::perror("breakeven-cli: standard output");
    return machineFailed;
}

int report(const document::FileError& error) {
    std::cerr << error.text().toStdString() << "\n";
    return error.machineFailed ? machineFailed : inputWrong;
}

int reportWrongInput(const std::string& file, const pricing::Problem& problem) {
    return report({QString::fromStdString(file), QString::fromStdString(problem.place),
                   QString::fromStdString(problem.problem)});
}

struct ProgressLine::State {
    bool shown = false;
    bool enabled = false;
    std::mutex mutex;
    std::chrono::steady_clock::time_point last = std::chrono::steady_clock::now();
};

ProgressLine::ProgressLine(bool quiet) : m_state(std::make_unique<State>()) {
    m_state->enabled = !quiet && isatty(STDERR_FILENO);
}

ProgressLine::~ProgressLine() {
    if (m_state->shown)
        std::cerr << "\r\033[K" << std::flush;
}

bool ProgressLine::operator()(double done, double total) {
    if (!m_state->enabled || total <= 0)
        return true;
    const std::scoped_lock lock(m_state->mutex);
    const auto now = std::chrono::steady_clock::now();
    if (now - m_state->last < std::chrono::milliseconds(200))
        return true;
    m_state->last = now;
    m_state->shown = true;
    std::cerr << "\rsimulating: " << static_cast<int>(100 * done / total) << " %\033[K"
              << std::flush;
    return true;
}

} // namespace cli

int main(int argc, char** argv) {
    QCoreApplication::setApplicationName("breakeven");
    QCoreApplication qt(argc, argv);
    CLI::App app{"What serving a model really costs, for your traffic.", "breakeven-cli"};
    app.set_version_flag("--version", std::string("breakeven-cli " BREAKEVEN_VERSION ", engine ") +
                                          std::string(pricing::engineVersion()));
    app.require_subcommand(1);
    cli::Verb price = cli::addPrice(app), batch = cli::addBatch(app), study = cli::addStudy(app),
              simulate = cli::addSimulate(app), check = cli::addCheck(app),
              import = cli::addImport(app), prices = cli::addPrices(app),
              exports = cli::addExport(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? cli::done : cli::inputWrong;
    }
    if (app.got_subcommand("price"))
        return price();
    if (app.got_subcommand("batch"))
        return batch();
    if (app.got_subcommand("study"))
        return study();
    if (app.got_subcommand("simulate"))
        return simulate();
    if (app.got_subcommand("import"))
        return import();
    if (app.got_subcommand("prices"))
        return prices();
    if (app.got_subcommand("export"))
        return exports();
    return check();
}
