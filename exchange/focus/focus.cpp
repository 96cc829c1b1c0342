// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/focus/focus.h"

#include "exchange/text_table.h"
#include "pricing/offer.h"

#include <QDate>
#include <QString>

#include <array>

namespace exchange {

namespace {

using pricing::CostPart;
using pricing::OfferResult;
using pricing::Report;

/// Nano-dollars as a plain decimal: exact, without an exponent.
std::string decimal(std::int64_t nano) {
    const bool negative = nano < 0;
    const auto size =
        negative ? 0 - static_cast<std::uint64_t>(nano) : static_cast<std::uint64_t>(nano);
    std::string fraction = std::to_string(size % 1'000'000'000);
    fraction.insert(0, 9 - fraction.size(), '0');
    fraction.erase(fraction.find_last_not_of('0') + 1);
    const std::string whole = std::to_string(size / 1'000'000'000);
    return (negative && nano != 0 ? "-" : "") + whole + (fraction.empty() ? "" : "." + fraction);
}

std::string instant(const QDate& day) {
    return day.toString(Qt::ISODate).toStdString() + "T00:00:00Z";
}

/// A part's cost by day, in nano-dollars: shared by what its weekdays cost, with no rest.
std::vector<std::int64_t> byDay(const OfferResult& offer, std::size_t part, const QDate& first) {
    std::array<double, 7> weekday{};
    for (std::size_t h = 0; h < offer.byHour.size(); ++h)
        weekday[h / 24 % 7] += offer.byHour[h].cost[part].usd();
    const auto weight = [&](int day) {
        return weekday[static_cast<std::size_t>(first.addDays(day).dayOfWeek() - 1)];
    };
    double all = 0;
    for (int d = 0; d < first.daysInMonth(); ++d)
        all += weight(d);
    std::vector<std::int64_t> days;
    const std::int64_t total = offer.costByPart[part].nano;
    double passed = 0;
    std::int64_t given = 0;
    for (int d = 0; d < first.daysInMonth(); ++d) {
        passed += all > 0 ? weight(d) / all : 1.0 / first.daysInMonth();
        const std::int64_t until = d + 1 == first.daysInMonth()
                                       ? total
                                       : static_cast<std::int64_t>(passed * double(total));
        days.push_back(until - given);
        given = until;
    }
    return days;
}

const std::vector<std::string>& columns() {
    static const std::vector<std::string> names{"BilledCost",
                                                "BillingAccountId",
                                                "BillingAccountName",
                                                "BillingAccountType",
                                                "BillingCurrency",
                                                "BillingPeriodEnd",
                                                "BillingPeriodStart",
                                                "ChargeCategory",
                                                "ChargeClass",
                                                "ChargeDescription",
                                                "ChargeFrequency",
                                                "ChargePeriodEnd",
                                                "ChargePeriodStart",
                                                "ContractedCost",
                                                "EffectiveCost",
                                                "InvoiceIssuerName",
                                                "ListCost",
                                                "PricingQuantity",
                                                "PricingUnit",
                                                "ProviderName",
                                                "PublisherName",
                                                "ServiceCategory",
                                                "ServiceName",
                                                "ServiceSubcategory",
                                                "x_EngineSeed",
                                                "x_Evidence",
                                                "x_Label",
                                                "x_Offer",
                                                "x_Phase",
                                                "x_Plan",
                                                "x_PriceAsOf",
                                                "x_Scenario"};
    return names;
}

struct Row {
    const Report& report;
    const OfferResult& offer;
    CostPart part;
    QDate day;
    std::int64_t nano;
};

/// A text column that must not be null says at least this.
std::string orUnknown(const std::string& text) {
    return text.empty() ? "unknown" : text;
}

std::string line(const Row& r) {
    const std::string cost = decimal(r.nano), phase(keyName(r.part));
    const QDate first(r.day.year(), r.day.month(), 1);
    const std::string provider = orUnknown(r.offer.provider);
    return csvLine({cost,
                    orUnknown(r.report.plan),
                    r.report.plan,
                    "Plan",
                    "USD",
                    instant(first.addMonths(1)),
                    instant(first),
                    "Usage",
                    "",
                    "Planned: " + r.offer.label + ", " + phase,
                    "Usage-Based",
                    instant(r.day.addDays(1)),
                    instant(r.day),
                    cost,
                    cost,
                    provider,
                    cost,
                    "",
                    "",
                    provider,
                    provider,
                    "AI and Machine Learning",
                    r.offer.product.empty() ? provider : r.offer.product,
                    "Other (AI and Machine Learning)",
                    std::to_string(r.report.seed),
                    r.offer.evidence ? std::string(name(*r.offer.evidence)) : "",
                    r.offer.label,
                    r.offer.id + "@" + r.offer.pack,
                    phase,
                    r.report.plan,
                    r.offer.priceAsOf,
                    r.report.scenario});
}

} // namespace

pricing::Result<std::string> focusCsv(const Report& report, const std::string& month) {
    const QDate first = QDate::fromString(QString::fromStdString(month) + "-01", Qt::ISODate);
    if (!first.isValid() || month.size() != 7)
        return tl::unexpected(
            pricing::Problem{{}, "\"" + month + "\" is no month, expected YYYY-MM"});
    std::string csv = csvLine(columns());
    for (const OfferResult& offer : report.offers)
        for (std::size_t p = 0; offer.priceable() && p < offer.costByPart.size(); ++p) {
            if (offer.costByPart[p].nano == 0)
                continue;
            const auto days = byDay(offer, p, first);
            for (std::size_t d = 0; d < days.size(); ++d)
                csv += line({report, offer, static_cast<CostPart>(p),
                             first.addDays(static_cast<qint64>(d)), days[d]});
        }
    return csv;
}

} // namespace exchange
