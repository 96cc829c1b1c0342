// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/file_error.h"

class QWidget;

namespace ui {

/// Says why a file cannot be used, in a dialog called "fileProblem": `what` failed, and the error
/// with its place.
void sayFileProblem(QWidget* window, const QString& what, const document::FileError& error);

} // namespace ui
