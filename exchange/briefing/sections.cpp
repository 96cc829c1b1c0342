// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/briefing/sections.h"

#include "exchange/format.h"
#include "pricing/dated_prices.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace exchange {

using pricing::OfferResult;

const std::vector<SectionKind>& sectionKinds() {
    static const std::vector<SectionKind> kinds{
        {"verdict", QT_TRANSLATE_NOOP("Briefing", "Verdict"), verdictSection},
        {"compare", QT_TRANSLATE_NOOP("Briefing", "Monthly cost"), compareSection},
        {"side-by-side", QT_TRANSLATE_NOOP("Briefing", "Side by side"), sideBySideSection},
        {"phases", QT_TRANSLATE_NOOP("Briefing", "Cost by phase"), phasesSection},
        {"break-even", QT_TRANSLATE_NOOP("Briefing", "Break-even"), breakEvenSection},
        {"crossings", QT_TRANSLATE_NOOP("Briefing", "Crossings"), crossingsSection},
        {"cold-starts", QT_TRANSLATE_NOOP("Briefing", "Cold starts"), coldStartSection},
        {"waiting", QT_TRANSLATE_NOOP("Briefing", "Who waits"), waitingSection},
        {"week", QT_TRANSLATE_NOOP("Briefing", "The week"), weekSection},
        {"traffic", QT_TRANSLATE_NOOP("Briefing", "Traffic"), trafficSection},
        {"billed-over-busy", QT_TRANSLATE_NOOP("Briefing", "Billed over busy"),
         billedOverBusySection},
        {"unit-costs", QT_TRANSLATE_NOOP("Briefing", "Unit costs"), unitCostSection},
        {"assumptions", QT_TRANSLATE_NOOP("Briefing", "Assumptions"), assumptionsSection},
        {"prices", QT_TRANSLATE_NOOP("Briefing", "Prices and sources"), pricesSection},
    };
    return kinds;
}

Briefing briefing(const Findings& f, bool detail, const QStringList& only) {
    Briefing made;
    made.plan = said(f.report.plan);
    made.scenario = said(f.report.scenario);
    made.made = QObject::tr("Breakeven %1, engine %2, seed %3")
                    .arg(f.programVersion, QString::fromUtf8(pricing::engineVersion().data()))
                    .arg(f.report.seed);
    const auto add = [&](const SectionKind& kind, bool named) {
        auto section = kind.make(f);
        if (!section || (section->detail && !detail && !named))
            return;
        section->id = QString::fromUtf8(kind.id);
        section->name = QCoreApplication::translate("Briefing", kind.name);
        section->notes += presenterNotes(f);
        made.sections.push_back(std::move(*section));
    };
    const auto& kinds = sectionKinds();
    if (only.isEmpty())
        for (const SectionKind& kind : kinds)
            add(kind, false);
    for (const QString& id : only)
        for (const SectionKind& kind : kinds)
            if (id == QLatin1String(kind.id))
                add(kind, true);
    return made;
}

QString counted(int n, const QString& one, const QString& several) {
    return QStringLiteral("%1 %2").arg(count(n), n == 1 ? one : several);
}

QString contextLine(const Findings& f) {
    QStringList parts{QObject::tr("%1 requests a week").arg(count(f.report.requestsPerWeek))};
    if (!f.in.scenario.workload.model.empty())
        parts << said(f.in.scenario.workload.model);
    parts << QObject::tr("month of %1").arg(hours(f.report.monthHours));
    return QObject::tr("%1, %2: ").arg(said(f.report.plan), said(f.report.scenario)) +
           parts.join(QStringLiteral(", "));
}

namespace {

double requestsSimulated(const pricing::Report& report) {
    double most = 0;
    for (const OfferResult& o : report.offers)
        most = std::max(most, o.requestsSimulated);
    return most;
}

/// "GMI Cloud price list, 28 May 2026; RunPod docs, 8 Jun 2026 (over 90 days old)", each once.
QString pricesLine(const Findings& f) {
    QStringList lines;
    for (const OfferResult& o : f.report.offers) {
        if (o.priceSource.empty() || !o.priceable())
            continue;
        QString line = said(o.priceSource);
        if (!o.priceAsOf.empty())
            line += QStringLiteral(", ") + shortDate(said(o.priceAsOf));
        if (o.priceStale.value_or(false))
            line += QObject::tr(" (over %1 days old)").arg(pricing::kStaleDays);
        if (o.evidence && *o.evidence != pricing::Evidence::documented)
            line += QStringLiteral(" (") + QString::fromUtf8(name(*o.evidence).data()) + u')';
        if (!lines.contains(line))
            lines << line;
    }
    return lines.isEmpty() ? QString()
                           : QObject::tr("Prices: %1.").arg(lines.join(QStringLiteral("; ")));
}

} // namespace

QStringList sourceLines(const Findings& f, bool prices) {
    QString line = QObject::tr("Source: Breakeven, %1").arg(contextLine(f));
    if (f.report.weeksSimulated > 0)
        line += QObject::tr("; %1 weeks simulated, %2 requests, seed %3")
                    .arg(f.report.weeksSimulated)
                    .arg(count(requestsSimulated(f.report)))
                    .arg(f.report.seed);
    QStringList lines{line + u'.'};
    if (const QString from = pricesLine(f); prices && !from.isEmpty())
        lines << from;
    return lines;
}

QStringList presenterNotes(const Findings& f) {
    QStringList notes{contextLine(f) + u'.',
                      QObject::tr("Made by Breakeven %1, engine %2, seed %3: the same plan and "
                                  "version give the same figures.")
                          .arg(f.programVersion, QString::fromUtf8(pricing::engineVersion().data()))
                          .arg(f.report.seed)};
    if (f.report.basis != pricing::Basis::asSet)
        notes << QObject::tr("Offers are run on the basis \"%1\".")
                     .arg(QString::fromUtf8(name(f.report.basis).data()));
    if (f.report.pricesOf)
        notes << QObject::tr("Prices as they were on %1.").arg(shortDate(said(*f.report.pricesOf)));
    for (const std::string& assumption : f.report.assumptions)
        notes << QObject::tr("Assumed: %1.").arg(said(assumption));
    if (const QString from = pricesLine(f); !from.isEmpty())
        notes << from;
    return notes;
}

std::vector<int> cheapestFirst(const pricing::Report& report) {
    std::vector<int> order(report.offers.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        const auto& x = report.offers[static_cast<std::size_t>(a)].monthlyCost;
        const auto& y = report.offers[static_cast<std::size_t>(b)].monthlyCost;
        return x && y ? *x < *y : x.has_value() > y.has_value();
    });
    return order;
}

int offerToShow(const pricing::Report& report) {
    if (report.verdict.winner)
        return *report.verdict.winner;
    const auto order = cheapestFirst(report);
    return order.empty() || !report.offers[static_cast<std::size_t>(order.front())].priceable()
               ? -1
               : order.front();
}

Table weekTable(const QString& title, Quantity quantity,
                const std::vector<std::optional<double>>& values,
                const std::function<Rgb(double)>& colour) {
    Table table;
    table.title = title;
    table.heat = true;
    table.columns.push_back({QObject::tr("Day"), Quantity::text});
    for (int hour = 0; hour < 24; ++hour)
        table.columns.push_back(
            {QStringLiteral("%1").arg(hour, 2, 10, QLatin1Char('0')), quantity});
    for (int day = 0; day < 7; ++day) {
        std::vector<Cell> row{{dayName(day), std::nullopt, true}};
        for (std::size_t h = 0; h < 24; ++h) {
            const auto& value = values.at(static_cast<std::size_t>(day) * 24 + h);
            row.push_back(value ? Cell{*value, colour(*value)} : Cell{{}, kNothing});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace exchange
