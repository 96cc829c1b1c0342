// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/json_reader.h"
#include "pricing/distribution.h"

namespace document {

/// A distribution's text form; the samples of file:NAME are read from beside the file being read.
std::optional<pricing::Distribution> readDistribution(const JsonValue& value);
Json distributionJson(const pricing::Distribution& distribution);

/// One duration in seconds a line, empty lines skipped; sorted.
FileResult<std::vector<double>> readSamples(const QString& fileName);

} // namespace document
