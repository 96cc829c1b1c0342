// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/office/package.h"

#include <optional>

namespace exchange {

/// Puts a plan's file into a deck or a workbook as a custom XML part, which Office keeps when it
/// saves; a plan that is there is replaced. Problem: the package has no main part.
pricing::Result<Package> embedPlan(Package, const QByteArray& planText);
pricing::Result<QByteArray> embedPlan(const QByteArray& file, const QByteArray& planText);

/// The plan's file in a deck or workbook, byte for byte; nothing where none is in it. Problem: no
/// Office file.
pricing::Result<std::optional<QByteArray>> embeddedPlan(const QByteArray& file);

} // namespace exchange
