// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/file_bytes.h"

#include "document/json_tree.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace document {

FileResult<QByteArray> readDocument(const QString& fileName) {
    if (QFileInfo(fileName).isDir())
        return tl::unexpected(FileError{fileName, {}, "cannot be opened: it is a folder"});
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(FileError{fileName, {}, "cannot be opened: " + file.errorString()});
    // One byte more than allowed, so that reading a larger one shows; pipes have no size to ask
    // for.
    QByteArray bytes = file.read(static_cast<qint64>(kLargestDocument) + 1);
    if (file.error() != QFileDevice::NoError)
        return tl::unexpected(FileError{fileName, {}, "cannot be read: " + file.errorString()});
    return bytes;
}

FileResult<void> writeAtomically(const QString& fileName, const QByteArray& bytes) {
    QSaveFile file(fileName);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    if (written && file.commit())
        return {};
    return tl::unexpected(FileError{fileName, {}, "cannot be saved: " + file.errorString(), true});
}

} // namespace document
