// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/briefing/sections.h"
#include "exchange/format.h"
#include "pricing/dated_prices.h"
#include "pricing/study/verdict_words.h"

#include <QObject>

#include <algorithm>

namespace exchange {

namespace {

using pricing::Rate;
using pricing::ResolvedOffer;

/// The source of a rate: the pack's, or the words that an override has in its place.
pricing::Source sourceOf(const Findings& f, const ResolvedOffer& offer, const Rate& rate) {
    for (const pricing::PricePack& pack : f.packs)
        if (pack.id == offer.pack)
            if (const auto it = pack.sources.find(rate.source); it != pack.sources.end())
                return it->second;
    return {rate.source, {}, {}};
}

std::vector<Cell> priceRow(const Findings& f, const ResolvedOffer& offer, const Rate& rate) {
    const pricing::Source source = sourceOf(f, offer, rate);
    const auto number = [](std::optional<double> value) {
        return Cell{value ? CellValue(*value) : CellValue()};
    };
    QString from = said(source.title);
    const bool stale = !f.today.isEmpty() && !rate.asOf.empty() &&
                       pricing::isStale(rate.asOf, f.today.toStdString()).value_or(false);
    if (stale)
        from += QObject::tr(" (over %1 days old)").arg(pricing::kStaleDays);
    return {{said(offer.label)},
            {said(pricing::words::rateName(rate.what))},
            number(rate.usd),
            {QString::fromUtf8(name(rate.per).data())},
            number(rate.low),
            number(rate.high),
            {shortDate(said(rate.asOf))},
            {QString::fromUtf8(name(rate.evidence).data())},
            {from}};
}

/// Offers of one pack entry have the same prices: they share their lines.
void addPrice(Table& table, std::vector<Cell> row) {
    for (auto& other : table.rows) {
        const bool same =
            std::equal(other.begin() + 1, other.end(), row.begin() + 1,
                       [](const Cell& a, const Cell& b) { return a.value == b.value; });
        if (!same)
            continue;
        auto& labels = std::get<QString>(other.front().value);
        labels += QStringLiteral("; ") + std::get<QString>(row.front().value);
        return;
    }
    table.rows.push_back(std::move(row));
}

QStringList addresses(const Findings& f) {
    QStringList lines;
    for (const ResolvedOffer& offer : f.in.offers)
        for (const Rate& rate : offer.offer.rates)
            if (const auto source = sourceOf(f, offer, rate); !source.url.empty())
                lines << said(source.title) + QStringLiteral(": ") + said(source.url);
    lines.removeDuplicates();
    return lines;
}

} // namespace

std::optional<Section> assumptionsSection(const Findings& f) {
    Paragraphs words;
    for (const std::string& assumption : f.report.assumptions) {
        QString line = said(assumption);
        if (!line.isEmpty())
            line[0] = line[0].toUpper();
        words.lines << line;
    }
    for (const pricing::ResolvedOffer& offer : f.in.offers)
        if (!offer.policyNote.empty())
            words.lines << said(offer.label) + QStringLiteral(": ") + said(offer.policyNote);
    words.lines.removeDuplicates();
    Section section;
    section.title = QObject::tr("What the figures assume");
    section.subtitle = contextLine(f);
    section.blocks.emplace_back(std::move(words));
    section.sources = sourceLines(f, false);
    return section;
}

std::optional<Section> pricesSection(const Findings& f) {
    Table table;
    table.title = QObject::tr("Prices and where they come from");
    table.columns = {
        {QObject::tr("Offer"), Quantity::text},      {QObject::tr("Of"), Quantity::text},
        {QObject::tr("US dollars"), Quantity::rate}, {QObject::tr("Per"), Quantity::text},
        {QObject::tr("Low"), Quantity::rate},        {QObject::tr("High"), Quantity::rate},
        {QObject::tr("As of"), Quantity::text},      {QObject::tr("Evidence"), Quantity::text},
        {QObject::tr("Source"), Quantity::text}};
    for (const ResolvedOffer& offer : f.in.offers)
        for (const Rate& rate : offer.offer.rates)
            addPrice(table, priceRow(f, offer, rate));
    if (table.rows.empty())
        return std::nullopt;
    int old = 0;
    for (const auto& o : f.report.offers)
        old += o.priceStale.value_or(false);
    Section section;
    section.title = old > 0 ? QObject::tr("Prices over %1 days old: %2")
                                  .arg(pricing::kStaleDays)
                                  .arg(counted(old, QObject::tr("offer"), QObject::tr("offers")))
                            : QObject::tr("Every price with its source, day and evidence");
    section.subtitle = contextLine(f);
    section.blocks.emplace_back(std::move(table));
    section.sources = sourceLines(f, false);
    section.notes = addresses(f);
    return section;
}

} // namespace exchange
