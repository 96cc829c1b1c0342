// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/import/gzip.h"

#include <array>
#include <memory>
#include <zlib.h>

namespace document {

namespace {

constexpr int kGzipOnly = MAX_WBITS + 16;

tl::unexpected<pricing::Problem> problem(const char* text) {
    return tl::unexpected(pricing::Problem{{}, text});
}

} // namespace

bool isGzip(const QByteArray& bytes) {
    return bytes.startsWith("\x1f\x8b");
}

pricing::Result<QByteArray> gunzipped(const QByteArray& bytes, std::size_t most) {
    z_stream stream{};
    if (inflateInit2(&stream, kGzipOnly) != Z_OK)
        return problem("the gzip reader cannot start");
    const std::unique_ptr<z_stream, decltype(&inflateEnd)> ended(&stream, &inflateEnd);
    QByteArray source = bytes; // zlib's interface wants it writable, and leaves it alone
    stream.next_in = reinterpret_cast<Bytef*>(source.data());
    stream.avail_in = static_cast<uInt>(source.size());
    QByteArray result;
    std::array<char, 64 * 1024> part{};
    while (true) {
        stream.next_out = reinterpret_cast<Bytef*>(part.data());
        stream.avail_out = static_cast<uInt>(part.size());
        const int status = inflate(&stream, Z_NO_FLUSH);
        result.append(part.data(), static_cast<qsizetype>(part.size() - stream.avail_out));
        if (static_cast<std::size_t>(result.size()) > most)
            return problem("the unpacked file is too large");
        if (status == Z_STREAM_END && stream.avail_in == 0)
            return result;
        if (status == Z_STREAM_END && inflateReset(&stream) != Z_OK)
            return problem("the gzip file is damaged");
        if (status == Z_BUF_ERROR ||
            (status == Z_OK && stream.avail_in == 0 && stream.avail_out > 0))
            return problem("the gzip file ends early");
        if (status != Z_OK && status != Z_STREAM_END)
            return problem("the gzip file is damaged");
    }
}

} // namespace document
