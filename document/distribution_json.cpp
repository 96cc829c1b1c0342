// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/distribution_json.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace document {

namespace {

std::optional<double> secondsIn(std::string_view line) {
    double value = 0;
    const auto end = std::from_chars(line.data(), line.data() + line.size(), value);
    if (end.ec != std::errc{} || end.ptr != line.data() + line.size())
        return {};
    return std::isfinite(value) && value >= 0 && value <= Range{}.high ? std::optional(value)
                                                                       : std::nullopt;
}

FileError sampleError(const QString& fileName, int line, const QByteArray& text) {
    const QString shown = QString::fromUtf8(text.left(40));
    return {fileName, QString::number(line) + ":1",
            "\"" + shown + "\", expected one number of seconds a line, not negative"};
}

/// A name below the plan's own folder: a plan that was sent by mail reads nothing else.
bool staysBeside(const QString& name) {
    const QString clean = QDir::cleanPath(name);
    return QDir::isRelativePath(clean) && !clean.startsWith(QLatin1String("..")) &&
           !clean.startsWith(':');
}

} // namespace

FileResult<std::vector<double>> readSamples(const QString& fileName) {
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(FileError{fileName, {}, "cannot be opened: " + file.errorString()});
    if (file.size() > static_cast<qint64>(kLargestDocument))
        return tl::unexpected(
            FileError{fileName, "1:1", "larger than 32 MB, expected at most 32 MB"});
    std::vector<double> values;
    for (int line = 1; !file.atEnd(); ++line) {
        const QByteArray text = file.readLine().trimmed();
        if (text.isEmpty())
            continue;
        const auto value = secondsIn(std::string_view(text.constData(), text.size()));
        if (!value)
            return tl::unexpected(sampleError(fileName, line, text));
        values.push_back(*value);
    }
    if (values.empty())
        return tl::unexpected(FileError{fileName, "1:1", "no samples, expected one number a line"});
    std::sort(values.begin(), values.end());
    return values;
}

std::optional<pricing::Distribution> readDistribution(const JsonValue& value) {
    const auto text = value.string();
    if (!text)
        return {};
    auto distribution = pricing::parseDistribution(*text);
    if (!distribution) {
        value.log().wrong(value.path(), distribution.error().problem);
        return {};
    }
    auto* samples = std::get_if<pricing::Samples>(&*distribution);
    if (!samples)
        return *distribution;
    const QString name = QString::fromStdString(samples->file);
    if (!staysBeside(name)) {
        value.wrong("file:NAME of a file beside this one");
        return {};
    }
    auto read = readSamples(QFileInfo(value.log().file).dir().filePath(name));
    if (!read) {
        if (!value.log().problem)
            value.log().problem = read.error();
        return {};
    }
    samples->values = std::move(*read);
    return *distribution;
}

Json distributionJson(const pricing::Distribution& distribution) {
    return pricing::text(distribution);
}

} // namespace document
