// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/traffic/import.h"

#include <cstdint>
#include <vector>

namespace exchange {

/// Samples of counts or rates, in any order, as requests over time: each stands for the usual step
/// from its time on, or until the next one where that is nearer; gaps add nothing. Values of one
/// time, those of several series, add up.
class SeriesBuilder {
public:
    SeriesBuilder(TrafficTrace& trace, bool isRate) : m_trace(trace), m_isRate(isRate) {}

    void add(std::int64_t ns, double value);
    /// The step where the file states it, in place of the usual one.
    void setStep(std::int64_t ns) { m_step = ns; }
    /// A problem when there is no sample, or one rate only.
    pricing::Result<void> finish();

private:
    static constexpr std::size_t kMost = 4'000'000; ///< held at a time (64 MB)
    struct Sample {
        std::int64_t ns = 0;
        double value = 0;
    };
    void findStep();
    void flush(bool isLast);

    TrafficTrace& m_trace;
    bool m_isRate;
    std::vector<Sample> m_samples;
    std::int64_t m_step = 0;
    std::uint64_t m_repeated = 0, m_times = 0;
};

} // namespace exchange
