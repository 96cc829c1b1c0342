// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/import.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>
#include <cstdio>

namespace exchange {

using pricing::kNanoseconds;

pricing::Result<pricing::UtcOffsets> utcOffsets(const std::string& timeZone) {
    const QTimeZone zone(QByteArray::fromStdString(timeZone));
    if (!zone.isValid())
        return tl::unexpected(pricing::Problem{
            "--timezone", "\"" + timeZone +
                              "\" is no time zone of the IANA database, expected one "
                              "such as Europe/Berlin, America/New_York or UTC"});
    const QDateTime from = QDateTime::fromSecsSinceEpoch(0, Qt::UTC);
    const QDateTime to = QDateTime(QDate(2200, 1, 1), QTime(0, 0), Qt::UTC);
    pricing::UtcOffsets offsets;
    offsets.steps.push_back({0, zone.offsetFromUtc(from)});
    for (const QTimeZone::OffsetData& change : zone.transitions(from, to))
        offsets.steps.push_back({change.atUtc.toSecsSinceEpoch(), change.offsetFromUtc});
    return offsets;
}

namespace {

std::string fractionText(std::int64_t ns) {
    if (ns == 0)
        return {};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), ".%09lld", static_cast<long long>(ns));
    std::string result = text.data();
    result.erase(result.find_last_not_of('0') + 1);
    return result;
}

std::string offsetText(int aheadS) {
    if (aheadS == 0)
        return "Z";
    std::array<char, 16> text{};
    const int minutes = (aheadS < 0 ? -aheadS : aheadS) / 60;
    std::snprintf(text.data(), text.size(), "%c%02d:%02d", aheadS < 0 ? '-' : '+', minutes / 60,
                  minutes % 60);
    return text.data();
}

} // namespace

std::string timeText(std::int64_t ns, TimeBasis basis, const pricing::UtcOffsets& zone) {
    if (basis == TimeBasis::relative)
        return {};
    std::int64_t s = ns / kNanoseconds, fraction = ns % kNanoseconds;
    if (fraction < 0) {
        fraction += kNanoseconds;
        --s;
    }
    const int ahead = basis == TimeBasis::instants ? zone.at(s) : 0;
    const QDateTime time = QDateTime::fromSecsSinceEpoch(s + ahead, Qt::UTC);
    return time.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toStdString() +
           fractionText(fraction) +
           (basis == TimeBasis::instants ? offsetText(ahead) : std::string());
}

} // namespace exchange
