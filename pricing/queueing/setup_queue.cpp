// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/queueing/setup_queue.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace pricing {

namespace {

/// Probabilities of the states with a certain number of workers up, by the number of requests from
/// `up` on; below it there are none, since a worker without a request is stopped.
struct Row {
    int up = 0;
    std::vector<double> p;
};

/// Rates per second of the chain (workers up, requests).
struct Chain {
    explicit Chain(const SetupQueue& q)
        : arrive(q.requestsPerSecond), serve(1 / q.serviceS), start(1 / q.setupS),
          workers(q.workers) {}

    double starting(int up, std::size_t requests) const {
        return static_cast<double>(
            std::min<std::size_t>(requests, static_cast<std::size_t>(workers)) -
            static_cast<std::size_t>(up));
    }
    /// By how much states thin out per request far up the row.
    double decay(int up) const {
        const double ends = up * serve, grows = (workers - up) * start;
        const double all = arrive + ends + grows;
        return 2 * arrive / (all + std::sqrt(all * all - 4 * arrive * ends));
    }
    /// Requests beyond which the chain is hardly ever.
    std::size_t longest() const {
        double slowest = 0;
        for (int up = 0; up <= workers; ++up)
            slowest = std::max(slowest, decay(up));
        constexpr double kDigits = 44; // e^-44 = 1e-19
        return static_cast<std::size_t>(workers) +
               static_cast<std::size_t>(std::ceil(kDigits / (1 - slowest) * 1.5));
    }

    double arrive, serve, start;
    int workers;
};

/// No worker up: arrivals climb, any start leaves.
Row firstRow(const Chain& chain, std::size_t longest) {
    Row row;
    row.p.assign(longest + 1, 1);
    for (std::size_t n = 1; n <= longest; ++n)
        row.p[n] =
            row.p[n - 1] * chain.arrive / (chain.arrive + chain.starting(0, n) * chain.start);
    return row;
}

/// The row with one more worker up. What flows up through starts flows back where the last request
/// of a worker ends, which gives its first state; the others are a tridiagonal system.
Row nextRow(const Chain& chain, const Row& below) {
    Row row;
    row.up = below.up + 1;
    const auto first = static_cast<std::size_t>(row.up);
    const std::size_t count = below.p.size() - 1; // states first … longest
    std::vector<double> inflow(count);
    double all = 0;
    for (std::size_t i = 0; i < count; ++i) {
        inflow[i] = below.p[i + 1] * chain.starting(below.up, first + i) * chain.start;
        all += inflow[i];
    }
    const double ends = row.up * chain.serve;
    row.p.assign(count, 0);
    row.p[0] = all / ends;
    // (arrive + ends + starting) p[i] = arrive p[i − 1] + ends p[i + 1] + inflow[i], eliminated
    // from the far end down: p[i] = a[i] p[i − 1] + b[i]
    std::vector<double> a(count + 1, 0), b(count + 1, 0);
    for (std::size_t i = count; i-- > 1;) {
        const double out = chain.arrive + ends + chain.starting(row.up, first + i) * chain.start;
        const double left = out - ends * a[i + 1];
        a[i] = chain.arrive / left;
        b[i] = (inflow[i] + ends * b[i + 1]) / left;
    }
    for (std::size_t i = 1; i < count; ++i)
        row.p[i] = a[i] * row.p[i - 1] + b[i];
    return row;
}

} // namespace

SetupQueueFigures figuresOf(const SetupQueue& q) {
    const Chain chain(q);
    Row row = firstRow(chain, chain.longest());
    double weight = 0;
    SetupQueueFigures f;
    for (int up = 0;; ++up) {
        for (std::size_t i = 0; i < row.p.size(); ++i) {
            const std::size_t requests = static_cast<std::size_t>(up) + i;
            weight += row.p[i];
            f.meanInSystem += static_cast<double>(requests) * row.p[i];
            f.meanBusy += up * row.p[i];
            f.meanStarting += chain.starting(up, requests) * row.p[i];
        }
        if (up == q.workers)
            break;
        row = nextRow(chain, row);
    }
    f.meanInSystem /= weight;
    f.meanBusy /= weight;
    f.meanStarting /= weight;
    f.meanStayS = f.meanInSystem / q.requestsPerSecond;
    f.meanWaitS = f.meanStayS - q.serviceS;
    return f;
}

} // namespace pricing
