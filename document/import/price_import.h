// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/file_error.h"
#include "document/json_tree.h"

#include <QByteArray>

#include <string>
#include <vector>

namespace document {

/// The price lists of others that can be read, and our own packs.
enum class PriceFormat { pack, skypilot, litellm, modelsDev, openrouter };
std::string_view name(PriceFormat);
std::optional<PriceFormat> priceFormatNamed(std::string_view);

struct PriceImportOptions {
    std::optional<PriceFormat> format; ///< nothing: what the file looks like
    std::string packId;
    std::string provider; ///< of a list that does not name it (SkyPilot: one file for each cloud)
    std::string asOf;     ///< the day of the list, where known: none of them states it
};

/// An entry of the list that is no offer in the pack, and why.
struct SkippedPrice {
    std::string place; ///< "line 12", or the key's path
    std::string reason;
};

struct ImportedPrices {
    PriceFormat format = PriceFormat::pack;
    Json pack; ///< sound: what `parsePack` takes
    int offers = 0;
    std::vector<SkippedPrice> skipped;
    std::vector<std::string> warnings;
};

/// A price pack of what the file holds. Gzip is read directly. An entry that cannot be priced is
/// skipped and listed; a file that is not of the format, or has no price in it, is an error.
FileResult<ImportedPrices> importPrices(const QByteArray& bytes, const QString& fileName,
                                        const PriceImportOptions&);
FileResult<ImportedPrices> importPriceFile(const QString& fileName, const PriceImportOptions&);

} // namespace document
