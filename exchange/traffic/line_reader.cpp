// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/line_reader.h"

#include <algorithm>
#include <cstring>

namespace exchange {

namespace {

constexpr std::size_t kSample = 65'536;

} // namespace

const void* LineReader::find(const char* from, std::size_t n) const {
    return std::memchr(from, m_end, n);
}

bool LineReader::fill() {
    if (m_ended)
        return false;
    if (m_progress && !m_progress(m_source.bytesDone(), m_source.bytesTotal())) {
        m_stopped = m_ended = true;
        return false;
    }
    const auto block = m_source.next();
    if (!block)
        m_problem = block.error();
    m_ended = !block || block->empty();
    m_block = m_ended ? std::string_view() : *block;
    return !m_ended;
}

std::string_view LineReader::sample() {
    while (m_sample.size() < kSample && fill())
        m_sample.append(m_block);
    m_block = m_sample;
    if (m_sample.find('\n') == m_sample.npos && m_sample.find('\r') != m_sample.npos)
        m_end = '\r';
    if (m_block.size() <= kSample)
        return m_block;
    const std::string_view head = m_block.substr(0, kSample);
    const std::size_t end = head.rfind(m_end);
    return end == head.npos ? head : head.substr(0, end + 1);
}

std::optional<std::string> LineReader::rest(std::size_t most) {
    std::string all;
    do {
        if (all.size() + m_block.size() > most)
            return std::nullopt;
        all.append(m_block);
    } while (fill());
    return all;
}

bool LineReader::nextAcross(std::string_view& line) {
    m_tooLong = false;
    while (true) {
        const void* end = m_block.empty() ? nullptr : find(m_block.data(), m_block.size());
        const std::size_t n =
            end ? static_cast<std::size_t>(static_cast<const char*>(end) - m_block.data())
                : m_block.size();
        const std::size_t room = kLongest - std::min(kLongest, m_carried.size());
        m_tooLong = m_tooLong || n > room;
        m_carried.append(m_block.substr(0, std::min(n, room)));
        m_block.remove_prefix(std::min(m_block.size(), n + 1));
        if (end)
            break;
        if (!fill()) {
            if (m_carried.empty() || m_problem || m_stopped)
                return false;
            break;
        }
    }
    m_given.swap(m_carried);
    m_carried.clear();
    line = m_given;
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    ++m_line;
    return true;
}

} // namespace exchange
