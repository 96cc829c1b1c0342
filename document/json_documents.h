// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/file_error.h"
#include "document/json_tree.h"

#include <vector>

namespace document {

/// The one document of a JSON file, or the documents of its lines where the first line is one
/// (JSON lines). Errors name line and column; size and depth are bounded as for plans.
FileResult<std::vector<Json>> readJsonDocuments(const QString& fileName);

} // namespace document
