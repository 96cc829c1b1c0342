// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/benchmark.h"

#include <QStringDecoder>

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include <zlib.h>

namespace exchange {

/// The text of a file, plain or gzip, in blocks; UTF-8 without its byte order mark, as UTF-16 is
/// turned into it.
class ByteSource {
public:
    static FileResult<ByteSource> open(const std::string& file);
    static ByteSource of(std::string_view text, const std::string& name);

    /// The next block, empty at the end; it lives until the next call.
    FileResult<std::string_view> next();
    const std::string& name() const { return m_name; }
    std::uint64_t bytesDone() const;                        ///< of the file as it is stored
    std::uint64_t bytesTotal() const { return m_total; }    ///< of the file as it is stored
    std::uint64_t textBytes() const { return m_textBytes; } ///< given out so far

private:
    ByteSource() = default;
    FileResult<std::string_view> nextRaw();
    tl::unexpected<FileProblem> problem(std::string text, bool machineFailed = false) const;

    std::string m_name;
    std::unique_ptr<gzFile_s, int (*)(gzFile)> m_gz{nullptr, &gzclose_r};
    int m_descriptor = -1;
    bool m_isGzip = false, m_first = true;
    std::string m_text; ///< when there is no file
    std::uint64_t m_total = 0, m_textBytes = 0;
    std::vector<char> m_block;
    std::optional<QStringDecoder> m_utf16;
    std::string m_decoded;
};

} // namespace exchange
