// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/result.h"

#include <QString>

namespace document {

/// Why a file cannot be used: the file, the place in it (key path, or "LINE:COLUMN" for broken
/// syntax; empty when the whole file is meant) and what was expected.
struct FileError {
    QString file;
    QString place;
    QString problem;
    bool machineFailed = false; ///< the disk or the system, not the input

    /// "FILE: PLACE: PROBLEM"
    QString text() const;
};

template <class T> using FileResult = tl::expected<T, FileError>;

} // namespace document
