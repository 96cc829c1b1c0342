// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/result.h"

#include <QByteArray>

#include <ctime>
#include <functional>

struct lxw_workbook;

namespace exchange {

/// 1 January 2026, 00:00 UTC: the day that made files state, so that the same plan gives the same
/// bytes.
inline constexpr std::time_t kMadeOn = 1767225600;

/// A workbook (.xlsx) of what `write` puts into it; the same contents give the same bytes. The
/// library writes files only, so it goes through the folder of temporary files; problem: that
/// cannot be written (full, read-only). `write` sets the document's properties with kMadeOn where
/// it sets any.
pricing::Result<QByteArray> workbookBytes(const std::function<void(lxw_workbook*)>& write);

} // namespace exchange
