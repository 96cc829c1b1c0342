// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/json_documents.h"

#include "document/file_bytes.h"
#include "document/json_reader.h"

#include <string>

namespace document {

namespace {

using Documents = std::vector<Json>;

pricing::Result<Json> parsed(const QByteArray& bytes) {
    return parseJson({bytes.data(), static_cast<std::size_t>(bytes.size())});
}

pricing::Result<Documents> documentsIn(const QByteArray& bytes) {
    auto whole = parsed(bytes);
    if (whole)
        return Documents{std::move(*whole)};
    Documents lines;
    int number = 0;
    for (const QByteArray& line : bytes.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        auto tree = parsed(line);
        if (!tree && lines.empty()) // no JSON lines: then the whole is what was meant
            return tl::unexpected(whole.error());
        if (!tree)
            return tl::unexpected(
                pricing::Problem{"line " + std::to_string(number) + ", " + tree.error().place,
                                 tree.error().problem});
        lines.push_back(std::move(*tree));
    }
    if (lines.empty())
        return tl::unexpected(whole.error());
    return lines;
}

} // namespace

FileResult<std::vector<Json>> readJsonDocuments(const QString& fileName) {
    const auto bytes = readDocument(fileName);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto documents = documentsIn(*bytes);
    if (!documents)
        return tl::unexpected(FileError{fileName, QString::fromStdString(documents.error().place),
                                        QString::fromStdString(documents.error().problem)});
    return std::move(*documents);
}

} // namespace document
