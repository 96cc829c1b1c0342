// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/import/price_import.h"

#include <map>
#include <set>

namespace document {

/// A number as a price list has it, without what binary fractions add: 12 significant digits.
double listed(double value);

/// A number in a text, whole and finite; nothing when it is none.
std::optional<double> numberIn(std::string_view text);

/// Text as an id: lower case, everything but letters and digits one hyphen.
std::string slug(std::string_view text);

/// Gathers offers into a price pack of one source, each rate with its day and evidence.
class PackBuilder {
public:
    /// `title` and `url` are of the source; its figures are someone's copy of the providers' pages.
    PackBuilder(const PriceImportOptions& options, std::string title, std::string url);

    void skip(std::string place, std::string reason);
    void warn(std::string text) { m_warnings.push_back(std::move(text)); }

    Json rate(std::string_view what, double usd, std::string_view per) const;
    /// A machine that is rented while it stands; `node` GPUs at the least.
    struct Machine {
        std::string provider, product, gpu, region;
        std::optional<double> gpuMemoryGb;
        int nodeGpus = 1;
        bool spot = false;
        double usdPerGpuHour = 0;
        std::string note;
    };
    void add(const Machine&);
    /// A model that is paid by what goes in and out, USD per million tokens and per request.
    struct Model {
        std::string id, provider, product, model;
        std::map<std::string, double> usdPerMillion; ///< by the rate's name: `input_token` …
        std::optional<double> usdPerRequest;
        std::vector<std::string> notes;
    };
    void add(const Model&);

    int offers() const { return static_cast<int>(m_offers.size()); }
    ImportedPrices take(PriceFormat format);

private:
    std::string unused(const std::string& id);

    PriceImportOptions m_options;
    std::string m_title, m_url;
    Json m_offers = Json::array();
    std::set<std::string> m_ids;
    std::vector<SkippedPrice> m_skipped;
    std::vector<std::string> m_warnings;
};

} // namespace document
