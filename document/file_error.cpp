// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/file_error.h"

namespace document {

QString FileError::text() const {
    QString line = place.isEmpty() ? file + ": " + problem : file + ": " + place + ": " + problem;
    return line.replace('\n', ' '); // one error is one line, whatever the file's texts hold
}

} // namespace document
