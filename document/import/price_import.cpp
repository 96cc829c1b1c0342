// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/import/price_import.h"

#include "document/file_bytes.h"
#include "document/import/gzip.h"
#include "document/import/importers.h"
#include "document/json_reader.h"
#include "document/pack_file.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace document {

namespace {

using pricing::Problem;

constexpr std::array<std::string_view, 5> kFormats{"pack", "skypilot", "litellm", "models-dev",
                                                   "openrouter"};

FileError errorIn(const QString& fileName, const Problem& problem) {
    return {fileName, QString::fromStdString(problem.place),
            QString::fromStdString(problem.problem)};
}

/// The list a JSON tree looks like.
std::optional<PriceFormat> formatOf(const Json& root) {
    if (!root.is_object() || root.empty())
        return std::nullopt;
    if (root.contains("format"))
        return PriceFormat::pack;
    if (root.contains("data") && root["data"].is_array())
        return PriceFormat::openrouter;
    const auto any = [&](const char* key) {
        return std::any_of(root.begin(), root.end(), [&](const Json& entry) {
            return entry.is_object() && entry.contains(key);
        });
    };
    if (any("models"))
        return PriceFormat::modelsDev;
    return any("litellm_provider") ? std::optional(PriceFormat::litellm) : std::nullopt;
}

bool looksLikeCsv(std::string_view text) {
    return text.substr(0, text.find('\n')).find("AcceleratorName") != text.npos;
}

std::string baseName(const QString& fileName) {
    QString name = QFileInfo(fileName).fileName();
    for (const char* end : {".gz", ".json", ".csv"})
        if (name.endsWith(QLatin1String(end)))
            name.chop(static_cast<qsizetype>(qstrlen(end)));
    return name.toStdString();
}

/// The cloud of a catalogue: its folder's name, as the catalogues have it; the warning where it
/// had to be the file's.
std::string cloudOf(const QString& fileName, std::string& warning) {
    const std::string base = baseName(fileName);
    const QString folder = QFileInfo(fileName).absoluteDir().dirName();
    if (base == "vms" && !folder.isEmpty())
        return folder.toStdString();
    warning = "the catalogue does not name its cloud: taken from the file's name; --provider "
              "names it";
    return base;
}

FileResult<ImportedPrices> packItself(const QByteArray& bytes, const QString& fileName) {
    QStringList warnings;
    const auto pack = parsePack(bytes, fileName, &warnings);
    if (!pack)
        return tl::unexpected(pack.error());
    ImportedPrices result;
    result.pack = *parseJson({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    result.offers = static_cast<int>(pack->offers.size());
    for (const QString& warning : warnings)
        result.warnings.push_back(warning.toStdString());
    return result;
}

FileResult<ImportedPrices> finished(PackBuilder& builder, PriceFormat format,
                                    const QString& fileName) {
    if (builder.offers() == 0) {
        const auto result = builder.take(format);
        const std::string first =
            result.skipped.empty()
                ? ""
                : " (" + result.skipped.front().place + ": " + result.skipped.front().reason + ")";
        return tl::unexpected(errorIn(fileName, {{}, "no price that can be used" + first}));
    }
    return builder.take(format);
}

FileResult<ImportedPrices> fromSkypilot(std::string_view text, const QString& fileName,
                                        const PriceImportOptions& options) {
    std::string warning;
    const std::string cloud =
        options.provider.empty() ? cloudOf(fileName, warning) : options.provider;
    PackBuilder builder(options, "SkyPilot catalogue of " + cloud,
                        "https://github.com/skypilot-org/skypilot-catalog");
    if (!warning.empty())
        builder.warn(warning);
    if (const auto problem = importSkypilot(text, cloud, builder))
        return tl::unexpected(errorIn(fileName, *problem));
    return finished(builder, PriceFormat::skypilot, fileName);
}

FileResult<ImportedPrices> fromModelList(const Json& root, PriceFormat format,
                                         const QString& fileName,
                                         const PriceImportOptions& options) {
    if (!root.is_object())
        return tl::unexpected(errorIn(fileName, {{}, "expected a JSON object"}));
    const bool litellm = format == PriceFormat::litellm;
    const bool modelsDev = format == PriceFormat::modelsDev;
    PackBuilder builder(
        options,
        litellm     ? "LiteLLM price list"
        : modelsDev ? "models.dev"
                    : "OpenRouter price list",
        litellm
            ? "https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json"
        : modelsDev ? "https://models.dev/api.json"
                    : "https://openrouter.ai/api/v1/models");
    const auto problem = litellm     ? importLitellm(root, builder)
                         : modelsDev ? importModelsDev(root, builder)
                                     : importOpenrouter(root, builder);
    if (problem)
        return tl::unexpected(errorIn(fileName, *problem));
    return finished(builder, format, fileName);
}

} // namespace

std::string_view name(PriceFormat format) {
    return kFormats[static_cast<std::size_t>(format)];
}

std::optional<PriceFormat> priceFormatNamed(std::string_view text) {
    const auto it = std::find(kFormats.begin(), kFormats.end(), text);
    if (it == kFormats.end())
        return std::nullopt;
    return static_cast<PriceFormat>(it - kFormats.begin());
}

FileResult<ImportedPrices> importPrices(const QByteArray& bytes, const QString& fileName,
                                        const PriceImportOptions& wanted) {
    PriceImportOptions options = wanted;
    if (options.packId.empty())
        options.packId = slug(baseName(fileName));
    if (bytes.trimmed().isEmpty())
        return tl::unexpected(errorIn(fileName, {{}, "the file is empty, expected a price list"}));
    if (!bytes.isValidUtf8())
        return tl::unexpected(errorIn(fileName, {{}, "is not text in UTF-8"}));
    const std::string_view text(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    if (options.format == PriceFormat::skypilot || (!options.format && looksLikeCsv(text)))
        return fromSkypilot(text, fileName, options);
    const auto root = parseJson(text);
    if (!root)
        return tl::unexpected(errorIn(fileName, root.error()));
    const auto format = options.format ? options.format : formatOf(*root);
    if (!format)
        return tl::unexpected(errorIn(
            fileName, {{},
                       "is no price list known, expected one of ours, SkyPilot's, LiteLLM's, "
                       "models.dev's or OpenRouter's (--as names it)"}));
    return *format == PriceFormat::pack ? packItself(bytes, fileName)
                                        : fromModelList(*root, *format, fileName, options);
}

FileResult<ImportedPrices> importPriceFile(const QString& fileName,
                                           const PriceImportOptions& options) {
    auto bytes = readDocument(fileName);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const bool packed = isGzip(*bytes);
    if (packed) {
        auto unpacked = gunzipped(*bytes, kLargestDocument);
        if (!unpacked)
            return tl::unexpected(errorIn(fileName, unpacked.error()));
        *bytes = std::move(*unpacked);
    }
    if (static_cast<std::size_t>(bytes->size()) > kLargestDocument)
        return tl::unexpected(errorIn(fileName, {{}, "is too large, expected at most 32 MB"}));
    return importPrices(*bytes, fileName, options);
}

} // namespace document
