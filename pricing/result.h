// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <tl/expected.hpp>

namespace pricing {

/// Why something a person or a file gave cannot be used. `place` is the key's path
/// ("scenarios[0].traffic.requests_per_s[12]"), `problem` says what is wrong and what was expected.
struct Problem {
    std::string place;
    std::string problem;

    bool operator==(const Problem&) const = default;
};

template <class T> using Result = tl::expected<T, Problem>;

} // namespace pricing
