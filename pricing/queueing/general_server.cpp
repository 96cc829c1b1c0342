// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/queueing/general_server.h"

#include <limits>

namespace pricing {

double meanWaitS(const GeneralServer& s) {
    const double busy = s.requestsPerSecond * s.serviceS;
    return busy < 1 ? busy / (1 - busy) * (1 + s.serviceCs2) / 2 * s.serviceS
                    : std::numeric_limits<double>::infinity();
}

} // namespace pricing
