// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli.h"
#include "document/file_bytes.h"
#include "document/import/price_import.h"
#include "exchange/text_table.h"
#include "pricing/dated_prices.h"

#include <CLI/CLI.hpp>

#include <QFileInfo>

#include <algorithm>
#include <iostream>

namespace cli {

namespace {

struct PriceImport {
    Common common;
    std::string file, format = "auto", provider, asOf, id, output;
};

using document::ImportedPrices;

std::string jsonOf(const PriceImport& o, const ImportedPrices& r) {
    document::Json j = {
        {"file", o.file},
        {"format", document::name(r.format)},
        {"pack", r.pack["id"]},
        {"offers", r.offers},
        {"output", o.output.empty() ? document::Json(nullptr) : document::Json(o.output)},
        {"skipped", document::Json::array()},
        {"warnings", r.warnings}};
    for (const auto& skipped : r.skipped)
        j["skipped"].push_back({{"place", skipped.place}, {"reason", skipped.reason}});
    return j.dump(2, ' ', false, document::Json::error_handler_t::replace) + "\n";
}

std::string csvOf(const ImportedPrices& r) {
    std::string text = exchange::csvLine({"place", "skipped_because"});
    for (const auto& skipped : r.skipped)
        text += exchange::csvLine({skipped.place, skipped.reason});
    return text;
}

std::string textOf(const PriceImport& o, const ImportedPrices& r) {
    constexpr std::size_t shown = 10;
    std::string text = o.file + ": " + std::to_string(r.offers) + " offers (" +
                       std::string(document::name(r.format)) + ")";
    text += o.output.empty() ? ", not written: --output PACK writes them\n"
                             : ", written to " + o.output + "\n";
    if (!r.skipped.empty())
        text += std::to_string(r.skipped.size()) + " entries are no offers:\n";
    for (std::size_t i = 0; i < std::min(shown, r.skipped.size()); ++i)
        text += "  " + r.skipped[i].place + ": " + r.skipped[i].reason + "\n";
    if (r.skipped.size() > shown)
        text += "  … (--format csv lists all)\n";
    for (const std::string& warning : r.warnings)
        text += "warning: " + warning + "\n";
    return text;
}

int importPrices(const PriceImport& o) {
    document::PriceImportOptions options;
    if (o.format != "auto")
        options.format = document::priceFormatNamed(o.format);
    if (!o.asOf.empty() && !pricing::isDay(o.asOf)) {
        std::cerr << "import: --as-of \"" << o.asOf << "\": expected a day as YYYY-MM-DD\n";
        return inputWrong;
    }
    options.provider = o.provider;
    options.asOf = o.asOf;
    options.packId = o.id;
    const QString output = QString::fromStdString(o.output);
    if (o.id.empty() && !o.output.empty()) // packs are looked for by their id and their file's name
        options.packId = QFileInfo(output).completeBaseName().toStdString();
    const auto imported = document::importPriceFile(QString::fromStdString(o.file), options);
    if (!imported)
        return report(imported.error());
    if (!o.output.empty()) {
        const auto text = QByteArray::fromStdString(document::layOut(imported->pack));
        if (const auto written = document::writeAtomically(output, text); !written)
            return report(written.error());
    }
    return print(o.common.format == "json"  ? jsonOf(o, *imported)
                 : o.common.format == "csv" ? csvOf(*imported)
                                            : textOf(o, *imported));
}

} // namespace

Verb addImportPrices(CLI::App& import) {
    auto options = std::make_shared<PriceImport>();
    CLI::App* verb = import.add_subcommand("prices", "Makes a price pack of a price list");
    verb->add_option(
            "FILE", options->file,
            "a SkyPilot catalogue (CSV), the JSON of LiteLLM, models.dev or OpenRouter, or a "
            "price pack; gzip is read directly")
        ->required();
    verb->add_option("--as", options->format,
                     "auto, skypilot, litellm, models-dev, openrouter or pack")
        ->check(CLI::IsMember({"auto", "skypilot", "litellm", "models-dev", "openrouter", "pack"}))
        ->capture_default_str();
    verb->add_option("--provider", options->provider,
                     "the cloud of a SkyPilot catalogue (default: its folder's name)");
    verb->add_option("--as-of", options->asOf, "the day of the prices, YYYY-MM-DD");
    verb->add_option("--id", options->id, "the new pack's id (default: its file's name)");
    verb->add_option("--output", options->output, "the price pack to write");
    addCommon(*verb, options->common);
    return [options] { return importPrices(*options); };
}

} // namespace cli
