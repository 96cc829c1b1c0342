// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/queueing/approximations.h"

#include "pricing/queueing/general_server.h"

namespace pricing {

namespace {
constexpr std::string_view kExact = "exact for these arrivals and this service";
} // namespace

ApproximateWait kingman(double requestsPerSecond, double serviceS, double ca2, double cs2) {
    // M/G/1 with the spacings' variation in place of 1
    const bool exact = ca2 == 1;
    return {meanWaitS(GeneralServer{requestsPerSecond, serviceS, ca2 + cs2 - 1}), exact,
            exact
                ? kExact
                : "heavy traffic: within about 7 % from 80 % busy on; twice the true wait for even "
                  "spacings at 50 % busy"};
}

ApproximateWait allenCunneen(const ServerQueue& q, double ca2, double cs2) {
    const bool exact = ca2 == 1 && (cs2 == 1 || q.servers == 1);
    return {meanWaitS(q) * (ca2 + cs2) / 2, exact,
            exact ? kExact
                  : "heavy traffic: within about 6 % from 80 % busy on where spacings vary no more "
                    "than Poisson; 17 % too short for c_a² 2 on 8 servers at 84 %"};
}

} // namespace pricing
