// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace document {

/// A literal of Python's dictionaries, lists, strings, numbers, True, False and None, as JSON text;
/// what is none of these is left as it is, for the JSON parser to refuse.
std::string jsonOfPythonLiteral(std::string_view literal);

} // namespace document
