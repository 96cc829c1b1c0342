// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/briefing/cost_bars.h"
#include "exchange/briefing/sections.h"
#include "exchange/format.h"
#include "pricing/study/verdict_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace exchange {

using pricing::OfferResult;

namespace {

const OfferResult* winnerOf(const Findings& f) {
    const auto& winner = f.report.verdict.winner;
    return winner ? &f.report.offers.at(static_cast<std::size_t>(*winner)) : nullptr;
}

/// The verdict's sentences, each for itself: the first says who, the next where it holds.
QStringList sentences(const Findings& f) {
    QStringList found;
    QString rest = said(f.report.verdict.sentence);
    for (qsizetype at = rest.indexOf(QStringLiteral(". ")); at >= 0;
         at = rest.indexOf(QStringLiteral(". "))) {
        found << rest.first(at);
        rest = rest.sliced(at + 2);
    }
    if (rest.endsWith(u'.'))
        rest.chop(1);
    if (!rest.isEmpty())
        found << rest;
    return found;
}

/// "p95 3.8 s", or why the offer is no choice.
QString below(const OfferResult& o) {
    if (!o.latency.p95)
        return o.mode == pricing::OfferMode::managed ? QObject::tr("p95 not known") : QString();
    const QString p95 = QObject::tr("p95 %1").arg(duration(o.latency.p95));
    return o.targetMet == false ? QObject::tr("%1, misses the target").arg(p95) : p95;
}

Texture textureOfPart(BarPart part) {
    switch (part) {
    case BarPart::coldStart:
        return Texture::hatch;
    case BarPart::idle:
    case BarPart::other:
        return Texture::tint;
    case BarPart::keepWarm:
        return Texture::dots;
    case BarPart::unused:
        return Texture::outline;
    case BarPart::busy:
    case BarPart::requests:
        break;
    }
    return Texture::solid;
}

BarChart costChart(const Findings& f) {
    BarChart chart;
    chart.title = QObject::tr("Monthly cost, US dollars");
    chart.value = {chart.title, Quantity::money};
    const auto bars = costBars(f.report, false);
    for (int p = 0; p < kBarParts; ++p) {
        const auto part = static_cast<BarPart>(p);
        BarSeries series{partWord(part), textureOfPart(part), {}};
        bool any = false;
        for (const CostBar& bar : bars) {
            const double usd = bar.usd[static_cast<std::size_t>(p)];
            any |= usd > 0;
            series.values.push_back(usd > 0 ? std::optional(usd) : std::nullopt);
        }
        if (any)
            chart.series.push_back(std::move(series));
    }
    for (const CostBar& bar : bars) {
        chart.categories << bar.label;
        chart.below << below(f.report.offers.at(static_cast<std::size_t>(bar.offer)));
        chart.colours.push_back(slotFill(bar.slot));
        chart.marked.push_back(f.report.verdict.winner == bar.offer);
    }
    return chart;
}

QStringList withoutPrice(const Findings& f) {
    QStringList lines;
    for (const OfferResult& o : f.report.offers)
        if (!o.priceable())
            lines << QObject::tr("%1 has no price: %2")
                         .arg(said(o.label), o.notes.empty()
                                                 ? QObject::tr("the reason is not known")
                                                 : said(o.notes.front()));
    return lines;
}

} // namespace

std::optional<Section> verdictSection(const Findings& f) {
    const QStringList all = sentences(f);
    Section section;
    section.title = all.value(0, QObject::tr("No offer has a price"));
    section.subtitle = contextLine(f);
    Paragraphs words{all.mid(1)};
    if (!f.report.verdict.secondLine.empty())
        words.lines << said(f.report.verdict.secondLine);
    for (const pricing::Flip& flip : f.report.verdict.flips)
        words.lines << (flip.sentence.empty()
                            ? QObject::tr("%1 %2: %3")
                                  .arg(said(flip.input), said(flip.value), said(flip.then))
                            : QObject::tr("%1: %2").arg(said(flip.input), said(flip.sentence)));
    if (const auto cheaper = f.report.verdict.cheaperNotChosen.size())
        words.lines << QObject::tr("Cheaper and not compared: %1 of the price packs")
                           .arg(counted(static_cast<int>(cheaper), QObject::tr("offer"),
                                        QObject::tr("offers")));
    words.lines += withoutPrice(f);
    section.blocks.emplace_back(std::move(words));
    section.sources = sourceLines(f);
    return section;
}

std::optional<Section> compareSection(const Findings& f) {
    Section section;
    const OfferResult* winner = winnerOf(f);
    const QString targets = said(pricing::words::targets(f.in.scenario.workload.targets));
    if (!winner)
        section.title = sentences(f).value(0, QObject::tr("No offer has a price"));
    else if (targets.isEmpty())
        section.title = QObject::tr("%1 costs the least: %2 a month")
                            .arg(said(winner->label), money(winner->monthlyCost));
    else
        section.title = QObject::tr("%1 meets %2 for %3 a month")
                            .arg(said(winner->label), targets, money(winner->monthlyCost));
    section.subtitle = winner ? sentences(f).value(1) : said(f.report.verdict.secondLine);
    if (section.subtitle.isEmpty())
        section.subtitle = contextLine(f);
    section.blocks.emplace_back(costChart(f));
    section.sources = sourceLines(f);
    section.notes = withoutPrice(f);
    return section;
}

namespace {

CellValue cell(std::optional<double> value) {
    return value ? CellValue(*value) : CellValue();
}

QString metWord(const OfferResult& o) {
    if (!o.targetMet)
        return o.mode == pricing::OfferMode::managed && !o.latency.p95 ? QObject::tr("not known")
                                                                       : QString();
    return *o.targetMet ? QObject::tr("yes") : QObject::tr("no");
}

/// Latency of managed offers is often published by nobody; that is said, and is not a gap.
CellValue latency(const OfferResult& o, std::optional<double> value) {
    if (!value && o.priceable() && o.mode == pricing::OfferMode::managed)
        return QObject::tr("not known");
    return cell(value);
}

std::vector<Cell> rowOf(const OfferResult& o, bool strong) {
    const auto usd = o.monthlyCost ? std::optional(o.monthlyCost->usd()) : std::nullopt;
    return {{said(o.label), std::nullopt, strong},
            {cell(usd), std::nullopt, strong},
            {cell(o.usdPer1kRequests)},
            {cell(o.usdPer1mTokens)},
            {cell(o.billedHours)},
            {cell(o.billedShare)},
            {cell(o.utilisation)},
            {cell(o.coldStartsPerMonth)},
            {cell(o.coldWaitFraction)},
            {latency(o, o.latency.p50)},
            {latency(o, o.latency.p95)},
            {latency(o, o.latency.p99)},
            {metWord(o)}};
}

} // namespace

std::optional<Section> sideBySideSection(const Findings& f) {
    Table table;
    table.title = QObject::tr("Offers side by side");
    table.columns = {{QObject::tr("Offer"), Quantity::text},
                     {QObject::tr("Cost a month"), Quantity::money},
                     {QObject::tr("Per 1k requests"), Quantity::money},
                     {QObject::tr("Per 1M tokens"), Quantity::money},
                     {QObject::tr("GPU-hours billed"), Quantity::hours},
                     {QObject::tr("Billed share"), Quantity::share},
                     {QObject::tr("Utilisation"), Quantity::share},
                     {QObject::tr("Cold starts a month"), Quantity::count},
                     {QObject::tr("Wait for a start"), Quantity::share},
                     {QObject::tr("p50"), Quantity::seconds},
                     {QObject::tr("p95"), Quantity::seconds},
                     {QObject::tr("p99"), Quantity::seconds},
                     {QObject::tr("Meets the target"), Quantity::text}};
    int meeting = 0, judged = 0;
    for (int index : cheapestFirst(f.report)) {
        const OfferResult& o = f.report.offers.at(static_cast<std::size_t>(index));
        judged += o.targetMet.has_value();
        meeting += o.targetMet.value_or(false);
        table.rows.push_back(rowOf(o, f.report.verdict.winner == index));
    }
    if (table.rows.empty())
        return std::nullopt;
    Section section;
    const QString targets = said(pricing::words::targets(f.in.scenario.workload.targets));
    section.title = judged > 0 ? QObject::tr("%1 of %2 offers meet %3")
                                     .arg(meeting)
                                     .arg(table.rows.size())
                                     .arg(targets)
                               : QObject::tr("%1 side by side, cheapest first")
                                     .arg(counted(static_cast<int>(table.rows.size()),
                                                  QObject::tr("offer"), QObject::tr("offers")));
    section.subtitle = said(f.report.verdict.secondLine);
    if (section.subtitle.isEmpty())
        section.subtitle = contextLine(f);
    section.blocks.emplace_back(std::move(table));
    section.sources = sourceLines(f);
    section.notes = withoutPrice(f);
    return section;
}

std::optional<Section> phasesSection(const Findings& f) {
    static const char* const kNames[pricing::kCostParts] = {
        QT_TRANSLATE_NOOP("Briefing", "Queue"),
        QT_TRANSLATE_NOOP("Briefing", "Pull"),
        QT_TRANSLATE_NOOP("Briefing", "Load"),
        QT_TRANSLATE_NOOP("Briefing", "Execute"),
        QT_TRANSLATE_NOOP("Briefing", "Idle"),
        QT_TRANSLATE_NOOP("Briefing", "Keep-warm"),
        QT_TRANSLATE_NOOP("Briefing", "Drain"),
        QT_TRANSLATE_NOOP("Briefing", "Unused reservation"),
        QT_TRANSLATE_NOOP("Briefing", "Requests"),
        QT_TRANSLATE_NOOP("Briefing", "Storage"),
        QT_TRANSLATE_NOOP("Briefing", "Transfer"),
        QT_TRANSLATE_NOOP("Briefing", "Fees")};
    Table table;
    table.title = QObject::tr("Monthly cost by phase");
    table.columns = {{QObject::tr("Offer"), Quantity::text}};
    for (const char* name : kNames)
        table.columns.push_back({QCoreApplication::translate("Briefing", name), Quantity::money});
    table.columns.push_back({QObject::tr("All"), Quantity::money});
    for (int index : cheapestFirst(f.report)) {
        const OfferResult& o = f.report.offers.at(static_cast<std::size_t>(index));
        if (!o.priceable())
            continue;
        std::vector<Cell> row{{said(o.label)}};
        for (const pricing::Money& part : o.costByPart)
            row.push_back({part.usd()});
        row.push_back({o.monthlyCost->usd(), std::nullopt, true});
        table.rows.push_back(std::move(row));
    }
    if (table.rows.empty())
        return std::nullopt;
    Section section;
    section.title = QObject::tr("What each offer bills for");
    section.subtitle = contextLine(f);
    section.blocks.emplace_back(std::move(table));
    section.sources = sourceLines(f);
    section.detail = true;
    return section;
}

std::optional<Section> unitCostSection(const Findings& f) {
    const auto chart = [&](const QString& title, auto figure) {
        BarChart bars;
        bars.title = title;
        bars.value = {title, Quantity::money};
        BarSeries series{title, Texture::solid, {}};
        for (int index : cheapestFirst(f.report)) {
            const OfferResult& o = f.report.offers.at(static_cast<std::size_t>(index));
            const std::optional<double> value = figure(o);
            if (!value)
                continue;
            bars.categories << said(o.label);
            bars.colours.push_back(slotFill(o.slot));
            bars.marked.push_back(f.report.verdict.winner == index);
            series.values.push_back(value);
        }
        bars.series.push_back(std::move(series));
        return bars;
    };
    const BarChart requests = chart(QObject::tr("US dollars per 1,000 requests"),
                                    [](const OfferResult& o) { return o.usdPer1kRequests; });
    const BarChart tokens = chart(QObject::tr("US dollars per 1M tokens"),
                                  [](const OfferResult& o) { return o.usdPer1mTokens; });
    if (requests.categories.isEmpty())
        return std::nullopt;
    Section section;
    section.title = QObject::tr("A thousand requests cost from %1 (%2) to %3 (%4)")
                        .arg(money(requests.series[0].values.front()), requests.categories.front(),
                             money(requests.series[0].values.back()), requests.categories.back());
    section.subtitle = tokens.categories.isEmpty()
                           ? QObject::tr("Tokens are not known: the plan does not state them")
                           : QObject::tr("A million tokens, input and output, cost from %1 to %2")
                                 .arg(money(tokens.series[0].values.front()),
                                      money(tokens.series[0].values.back()));
    section.blocks.emplace_back(requests);
    if (!tokens.categories.isEmpty())
        section.blocks.emplace_back(tokens);
    section.sources = sourceLines(f);
    return section;
}

} // namespace exchange
