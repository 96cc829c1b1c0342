// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace pricing {

/// Erlang B: the share of requests that find all of `servers` busy and are lost, at an offered load
/// of `load` Erlang, whatever the service law (Erlang 1917). The recursion over servers is stable
/// at any size.
double erlangB(int servers, double load);

/// Erlang C: the share of requests that wait when none is lost; 1 where load ≥ servers, since then
/// the queue grows without end.
double erlangC(int servers, double load);

} // namespace pricing
