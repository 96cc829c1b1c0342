// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace ui {

/// "Wednesday 21 to 22"
QString hourWords(int hourOfWeek);

} // namespace ui
