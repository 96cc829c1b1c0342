// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/result.h"

#include <QByteArray>

#include <cstddef>

namespace document {

bool isGzip(const QByteArray& bytes);

/// What a gzip file holds, all its members; a problem when it is damaged, ends early or is larger
/// than `most` bytes.
pricing::Result<QByteArray> gunzipped(const QByteArray& bytes, std::size_t most);

} // namespace document
