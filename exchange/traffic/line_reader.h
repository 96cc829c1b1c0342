// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/traffic/byte_source.h"
#include "exchange/traffic/import.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace exchange {

/// The lines of a text, one after the other, without their ends (LF, CRLF, or CR alone).
class LineReader {
public:
    /// Longer lines are cut here, and `isTooLong` says so.
    static constexpr std::size_t kLongest = std::size_t{1} << 20;

    LineReader(ByteSource& source, const TrafficProgress& progress)
        : m_source(source), m_progress(progress) {}

    /// Whether there is one more line in `line`, which lives until the next call.
    bool next(std::string_view& line) {
        const char* const from = m_block.data();
        if (const void* end = m_block.empty() ? nullptr : find(from, m_block.size());
            end && m_carried.empty()) {
            const auto n = static_cast<std::size_t>(static_cast<const char*>(end) - from);
            line = m_block.substr(0, n);
            m_block.remove_prefix(n + 1);
            if (m_end == '\n' && !line.empty() && line.back() == '\r')
                line.remove_suffix(1);
            ++m_line;
            m_tooLong = false;
            return true;
        }
        return nextAcross(line);
    }
    std::int64_t line() const { return m_line; } ///< number of the last one, from 1
    bool isTooLong() const { return m_tooLong; }
    bool isStopped() const { return m_stopped; }
    /// The source failed.
    const std::optional<FileProblem>& problem() const { return m_problem; }

    /// The first lines (of 64 KB, where there are as many) without taking them; may be called
    /// before the first next() only.
    std::string_view sample();
    /// All that is left, as it stands; nothing when that is more than `most` bytes.
    std::optional<std::string> rest(std::size_t most);

private:
    const void* find(const char* from, std::size_t n) const;
    bool nextAcross(std::string_view& line);
    bool fill();

    ByteSource& m_source;
    const TrafficProgress& m_progress;
    std::string_view m_block;
    std::string m_sample, m_carried, m_given;
    std::int64_t m_line = 0;
    char m_end = '\n';
    bool m_ended = false, m_tooLong = false, m_stopped = false;
    std::optional<FileProblem> m_problem;
};

} // namespace exchange
