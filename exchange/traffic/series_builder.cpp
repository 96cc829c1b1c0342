// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/series_builder.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace exchange {

namespace {

using pricing::kNanoseconds;

constexpr std::int64_t kMillisecond = 1'000'000;
constexpr double kUsualShare = 0.2; ///< of the steps, else their median

std::string secondsText(std::int64_t ns) {
    std::string text = std::to_string(static_cast<double>(ns) / kNanoseconds);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text + " s";
}

} // namespace

void SeriesBuilder::add(std::int64_t ns, double value) {
    m_trace.seen.extend(ns);
    m_samples.push_back({ns, value});
    if (m_samples.size() >= kMost)
        flush(false);
}

/// Of the samples in order.
void SeriesBuilder::findStep() {
    std::unordered_map<std::int64_t, std::uint64_t> steps;
    std::vector<std::int64_t> all;
    for (std::size_t i = 1; i < m_samples.size(); ++i)
        if (const std::int64_t step = m_samples[i].ns - m_samples[i - 1].ns; step > 0) {
            all.push_back((step + kMillisecond / 2) / kMillisecond * kMillisecond);
            ++steps[all.back()];
        }
    if (all.empty())
        return;
    const auto usual =
        std::max_element(steps.begin(), steps.end(), [](const auto& a, const auto& b) {
            return a.second != b.second ? a.second < b.second : a.first > b.first;
        });
    m_step = usual->first;
    if (static_cast<double>(usual->second) < kUsualShare * static_cast<double>(all.size())) {
        const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
        std::nth_element(all.begin(), middle, all.end());
        m_step = *middle;
        m_trace.warnings.push_back("the times have no usual step: each value is taken to stand for "
                                   "the median of the steps, " +
                                   secondsText(m_step));
    }
}

void SeriesBuilder::flush(bool isLast) {
    std::stable_sort(m_samples.begin(), m_samples.end(),
                     [](const Sample& a, const Sample& b) { return a.ns < b.ns; });
    if (m_step == 0)
        findStep();
    if (m_step == 0) { // one time only
        for (std::size_t i = 1; i < m_samples.size(); ++i)
            m_samples[0].value += m_samples[i].value;
        m_repeated += m_samples.size() - 1;
        m_samples.resize(1);
        if (isLast)
            m_trace.seen.addRequests(m_samples[0].ns, m_samples[0].ns + kNanoseconds,
                                     m_samples[0].value);
        return;
    }
    std::size_t i = 0;
    while (i < m_samples.size()) {
        const std::int64_t at = m_samples[i].ns;
        std::size_t next = i;
        double value = 0;
        for (; next < m_samples.size() && m_samples[next].ns == at; ++next)
            value += m_samples[next].value;
        if (next == m_samples.size() && !isLast)
            break; // more of this time may follow
        const std::int64_t end =
            next < m_samples.size() ? std::min(at + m_step, m_samples[next].ns) : at + m_step;
        const double stepS = static_cast<double>(m_step) / kNanoseconds;
        m_trace.seen.addRequests(at, end, m_isRate ? value * stepS : value);
        m_trace.seen.addObserved(at, end);
        m_repeated += next - i - 1;
        ++m_times;
        i = next;
    }
    m_samples.erase(m_samples.begin(), m_samples.begin() + static_cast<std::ptrdiff_t>(i));
}

pricing::Result<void> SeriesBuilder::finish() {
    using pricing::Problem;
    if (m_samples.empty() && m_times == 0)
        return tl::unexpected(Problem{{},
                                      "no value could be read, expected times with a count or "
                                      "a rate each"});
    flush(true);
    m_trace.kind = m_isRate ? ValueKind::rate : ValueKind::count;
    m_trace.seen.stepS = static_cast<double>(m_step) / kNanoseconds;
    if (m_step == 0 && m_isRate)
        return tl::unexpected(Problem{{},
                                      "there is one time only: how long its rate holds is not "
                                      "known, expected two times or more"});
    if (m_step == 0)
        m_trace.warnings.push_back("there is one time only: how long its count took is not known, "
                                   "so there is no rate");
    if (m_repeated > 0)
        m_trace.warnings.push_back(std::to_string(m_repeated) +
                                   " values have the time of another one: they are added up, as "
                                   "those of several series");
    return {};
}

} // namespace exchange
