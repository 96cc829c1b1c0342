// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/byte_source.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace exchange {

namespace {

constexpr std::size_t kBlock = std::size_t{1} << 18;

std::string systemText(int error) {
    return std::strerror(error); // NOLINT(concurrency-mt-unsafe): glibc's is
}

struct Magic {
    std::string_view bytes, what;
};
constexpr std::array kMagics{
    Magic{"PK\x03\x04", "a spreadsheet or ZIP file: save the sheet as CSV, or unpack it"},
    Magic{"PAR1", "a Parquet file: write its columns as CSV"},
    Magic{"\x28\xB5\x2F\xFD", "packed by zstd: unpack it, or pack it by gzip"},
    Magic{"BZh", "packed by bzip2: unpack it, or pack it by gzip"},
    Magic{std::string_view("\xFD"
                           "7zXZ",
                           5),
          "packed by xz: unpack it, or pack it by gzip"},
    Magic{"%PDF", "a PDF file: expected text"},
    Magic{"SQLite format 3", "a database: write its table as CSV"},
};

} // namespace

FileResult<ByteSource> ByteSource::open(const std::string& file) {
    ByteSource source;
    source.m_name = file;
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return source.problem("cannot be opened: " + systemText(errno));
    struct stat info {};
    std::array<unsigned char, 2> head{};
    const bool known = fstat(descriptor, &info) == 0;
    if (known && S_ISDIR(info.st_mode)) {
        ::close(descriptor);
        return source.problem("is a folder, expected a file");
    }
    source.m_total = known ? static_cast<std::uint64_t>(info.st_size) : 0;
    source.m_isGzip =
        pread(descriptor, head.data(), head.size(), 0) == 2 && head[0] == 0x1f && head[1] == 0x8b;
    source.m_gz.reset(gzdopen(descriptor, "rb"));
    if (!source.m_gz) {
        ::close(descriptor);
        return source.problem("cannot be read: there is no memory", true);
    }
    source.m_descriptor = descriptor;
    gzbuffer(source.m_gz.get(), kBlock);
    source.m_block.resize(kBlock);
    return source;
}

ByteSource ByteSource::of(std::string_view text, const std::string& name) {
    ByteSource source;
    source.m_name = name;
    source.m_text = text;
    source.m_total = text.size();
    return source;
}

std::uint64_t ByteSource::bytesDone() const {
    if (!m_gz)
        return m_textBytes;
    const z_off_t at = gzoffset(m_gz.get());
    return at < 0 ? 0 : static_cast<std::uint64_t>(at);
}

tl::unexpected<FileProblem> ByteSource::problem(std::string text, bool machineFailed) const {
    return tl::unexpected(FileProblem{m_name, {{}, std::move(text)}, machineFailed});
}

FileResult<std::string_view> ByteSource::nextRaw() {
    if (!m_gz) {
        const std::string_view all = m_textBytes == 0 ? std::string_view(m_text) : "";
        return all;
    }
    const int n = gzread(m_gz.get(), m_block.data(), static_cast<unsigned>(m_block.size()));
    int status = Z_OK;
    const char* text = gzerror(m_gz.get(), &status);
    if (n > 0 && status == Z_OK)
        return std::string_view(m_block.data(), static_cast<std::size_t>(n));
    const std::string after =
        " after " + std::to_string(m_textBytes + static_cast<std::uint64_t>(n > 0 ? n : 0)) +
        " bytes of text";
    if (status == Z_BUF_ERROR)
        return problem("the gzip file ends early," + after +
                       ": fetch it again, or unpack what "
                       "there is (gzip -dc) and import that");
    if (status == Z_ERRNO)
        return problem("cannot be read on" + after + ": " + systemText(errno), true);
    if (n < 0 || status != Z_OK)
        return problem("the gzip file is damaged" + after + " (" + text + "): fetch it again");
    return std::string_view();
}

FileResult<std::string_view> ByteSource::next() {
    auto raw = nextRaw();
    if (!raw)
        return raw;
    m_textBytes += raw->size();
    std::string_view block = *raw;
    if (m_first) {
        m_first = false;
        for (const Magic& magic : kMagics)
            if (block.substr(0, magic.bytes.size()) == magic.bytes)
                return problem("is " + std::string(magic.what));
        if (block.substr(0, 2) == "\xFF\xFE" || block.substr(0, 2) == "\xFE\xFF")
            m_utf16.emplace(QStringDecoder::Utf16);
        else if (block.substr(0, 3) == "\xEF\xBB\xBF")
            block.remove_prefix(3);
    }
    if (!m_utf16 || block.empty())
        return block;
    const QString text =
        m_utf16->decode(QByteArrayView(block.data(), static_cast<qsizetype>(block.size())));
    m_decoded = text.toStdString();
    return m_decoded.empty() ? next() : FileResult<std::string_view>(m_decoded);
}

} // namespace exchange
