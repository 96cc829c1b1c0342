// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/file_error.h"
#include "pricing/offer.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace document {

inline constexpr int kPackVersion = 1;

/// `warnings` gets the unknown keys by path, `unsourced` the prices and meters that do not say
/// where they come from, with the remedy.
FileResult<pricing::PricePack> parsePack(const QByteArray& bytes, const QString& fileName,
                                         QStringList* warnings = nullptr,
                                         QStringList* unsourced = nullptr);

FileResult<pricing::PricePack> loadPack(const QString& fileName, QStringList* warnings = nullptr);

/// The packs a plan names, looked for by id in the user's data folder, then beside the plan, then
/// among the bundled ones. Every bundled pack that the plan does not name follows at the end, so
/// that the screen can offer it. `warnings` gets the unknown keys of the packs named, each with
/// its file and path.
FileResult<std::vector<pricing::PricePack>> findPacks(const std::vector<std::string>& names,
                                                      const QString& planFile,
                                                      QStringList* warnings = nullptr);
/// The packs that come with the program, by name.
std::vector<pricing::PricePack> bundledPacks();

} // namespace document
