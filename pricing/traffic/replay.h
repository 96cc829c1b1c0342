// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>
#include <vector>

namespace pricing {

/// Real weeks, one after the other, as they were counted: requests in each step from Monday 00:00.
/// What a step holds came evenly by chance within it.
struct TrafficReplay {
    std::string from;   ///< ISO date of the first week's Monday; may be empty
    std::string source; ///< the file they were read from
    int stepS = 900;    ///< divides a quarter of an hour
    std::vector<std::vector<double>> weeks;
    bool operator==(const TrafficReplay&) const = default;
};

/// Steps of a week.
std::size_t stepsPerWeek(int stepS);

/// Requests/s by cell of the mean of the weeks, `times` as many as were counted.
std::vector<double> meanWeek(const TrafficReplay&, int cellMinutes, double times);

/// One replay for all copies of a plan; equal when what they hold is.
class SharedReplay {
public:
    SharedReplay() = default;
    explicit SharedReplay(TrafficReplay replay)
        : m_is(std::make_shared<const TrafficReplay>(std::move(replay))) {}

    explicit operator bool() const { return m_is != nullptr; }
    const TrafficReplay& operator*() const { return *m_is; }
    const TrafficReplay* operator->() const { return m_is.get(); }
    friend bool operator==(const SharedReplay& a, const SharedReplay& b) {
        return a.m_is == b.m_is || (a.m_is && b.m_is && *a.m_is == *b.m_is);
    }

private:
    std::shared_ptr<const TrafficReplay> m_is;
};

} // namespace pricing
