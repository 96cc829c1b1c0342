// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chart_export.h"

#include "document/plan_document.h"
#include "document/recompute.h"
#include "document/study_run.h"
#include "pricing/study/basis.h"
#include "pricing/study/break_even.h"
#include "pricing/study/cold_start_impact.h"
#include "ui/break_even/break_even_plot.h"
#include "ui/chosen_offer.h"
#include "ui/cold_starts/cold_start_page.h"
#include "ui/compare/cost_chart.h"
#include "ui/plot/plot_copy.h"
#include "ui/week/week_page.h"

#include <QDir>
#include <QImage>
#include <QPainter>
#include <QThread>
#include <QThreadPool>

#include <cstdio>
#include <optional>
#include <utility>
#include <vector>

namespace ui {

namespace {

constexpr int kWidth = 800, kRow = 34, kAround = 110; // at twice the resolution: 1600 px

void complain(const QString& text) {
    std::fprintf(stderr, "%s\n", qPrintable(text));
}

/// Everything the charts show, priced to the finished accuracy here and now.
struct Results {
    document::ReportPtr report;
    document::BreakEvenPtr curves;
    document::ColdStartPtr starts;
};

template <class Value> std::shared_ptr<const Value> shared(std::optional<Value> value) {
    return value ? std::make_shared<const Value>(std::move(*value)) : nullptr;
}

/// Of the first scenario. Nothing where the plan cannot be priced.
std::optional<Results> priced(const document::PlanDocument& document, QString* problem) {
    const auto input = pricing::resolve(*document.plan(), 0, *document.packs());
    if (!input) {
        *problem = QString::fromStdString(input.error().place + ": " + input.error().problem);
        return std::nullopt;
    }
    QThreadPool pool;
    const auto forEach = document::spreadOver(pool, QThread::idealThreadCount());
    auto based = pricing::compareOnBasis(*input, forEach);
    if (!based)
        return std::nullopt; // only a progress that stops it would do that
    return Results{std::make_shared<const pricing::Report>(std::move(based->report)),
                   shared(pricing::breakEven(based->in, {}, forEach)),
                   shared(pricing::coldStartImpact(based->in, {}, forEach))};
}

/// The winner, else the first offer.
int choiceToShow(const pricing::Report& report) {
    if (report.offers.empty())
        return -1;
    const auto winner = report.verdict.winner.value_or(0);
    return report.offers[std::size_t(winner)].choice;
}

/// The winner where it has starts, else the first offer that has; −1 for none.
int choiceWithStarts(const pricing::ColdStartStudy& study, int winner) {
    int found = -1;
    for (const auto& impact : study.offers)
        if (impact.mode == pricing::OfferMode::serverless && impact.reason.empty() &&
            (found < 0 || impact.choice == winner))
            found = impact.choice;
    return found;
}

QImage compared(const Results& results, ChosenOffer& chosen) {
    CostChart chart(&chosen);
    chart.show(results.report);
    const int rows = std::max<int>(3, int(chart.bars().size()));
    return chartImage([&](QPainter& p, const QRect& target) { chart.drawOn(p, target); },
                      {kWidth, kAround + kRow * rows});
}

QImage curves(const Results& results, ChosenOffer& chosen) {
    const QSize size(kWidth, 540);
    BreakEvenPlot plot(&chosen);
    plot.resize(size);
    plot.show(results.curves);
    return chartImage([&](QPainter& p, const QRect& target) { plot.drawOn(p, target); }, size);
}

QImage starts(const document::PlanPtr& plan, const Results& results, ChosenOffer& chosen) {
    const QSize size(kWidth * 3 / 2, 620);
    ColdStartPage page(&chosen);
    page.resize(size);
    page.show(plan, 0);
    page.show(results.report);
    page.show(results.starts);
    return chartImage([&](QPainter& p, const QRect& target) { page.drawOn(p, target); }, size);
}

QImage week(const document::PlanPtr& plan, const Results& results, ChosenOffer& chosen) {
    const QSize size(kWidth, 1000);
    WeekPage page(&chosen);
    page.resize(size);
    page.show(plan, 0);
    page.show(results.report);
    return chartImage([&](QPainter& p, const QRect& target) { page.drawOn(p, target); }, size);
}

using Pictures = std::vector<std::pair<QString, QImage>>; ///< by file name

Pictures pictures(const document::PlanPtr& plan, const Results& results) {
    ChosenOffer chosen;
    chosen.choose(choiceToShow(*results.report));
    Pictures all{{QStringLiteral("compare.png"), compared(results, chosen)},
                 {QStringLiteral("break-even.png"), curves(results, chosen)},
                 {QStringLiteral("week.png"), week(plan, results, chosen)}};
    if (const int choice = choiceWithStarts(*results.starts, chosen.choice()); choice >= 0) {
        chosen.choose(choice);
        all.emplace_back(QStringLiteral("cold-starts.png"), starts(plan, results, chosen));
    }
    return all;
}

/// Writes them and prints the paths.
bool write(const Pictures& pictures, const QString& folder) {
    for (const auto& [name, image] : pictures) {
        const QString path = QDir(folder).filePath(name);
        if (!QDir().mkpath(folder) || !image.save(path)) {
            complain(QObject::tr("%1: cannot be written").arg(path));
            return false;
        }
        std::printf("%s\n", qPrintable(path));
    }
    return true;
}

} // namespace

int exportCharts(const QString& folder, const QString& planFile) {
    document::PlanDocument document;
    const auto opened =
        planFile.startsWith(u':') ? document.openExample(planFile) : document.open(planFile);
    if (!opened) {
        complain(opened.error().text());
        return opened.error().machineFailed ? 1 : 2;
    }
    QString problem;
    const auto results = priced(document, &problem);
    if (!results) {
        complain(planFile + QStringLiteral(": ") + problem);
        return 2;
    }
    return write(pictures(document.plan(), *results), folder) ? 0 : 1;
}

} // namespace ui
