// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/queueing/erlang.h"

namespace pricing {

double erlangB(int servers, double load) {
    double lost = 1;
    for (int k = 1; k <= servers; ++k)
        lost = load * lost / (k + load * lost);
    return lost;
}

double erlangC(int servers, double load) {
    if (load >= servers)
        return 1;
    const double lost = erlangB(servers, load);
    return lost / (1 - load / servers * (1 - lost));
}

} // namespace pricing
