// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/file_error.h"

#include <QByteArray>

namespace document {

/// A whole document, refused when it is larger than any may be. A file that cannot be read is the
/// caller's wrong input, not a failed machine.
FileResult<QByteArray> readDocument(const QString& fileName);

/// Replaces a file in one step: whatever fails, the old one stays whole.
FileResult<void> writeAtomically(const QString& fileName, const QByteArray& bytes);

} // namespace document
