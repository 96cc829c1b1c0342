// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/briefing/briefing.h"

#include <functional>

namespace exchange {

/// A chart as SVG text; empty where it cannot be drawn, and its figures stand in a table.
using ChartPicture = std::function<QByteArray(const Block&)>;

/// One file that needs nothing else: no script, no network; printable, light and dark.
QByteArray htmlPage(const Briefing&, const ChartPicture& picture = {});

/// Headings, pipe tables, and what every chart shows as a table.
QByteArray markdownPage(const Briefing&);

} // namespace exchange
