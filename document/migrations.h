// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/json_tree.h"

#include <functional>
#include <span>

namespace document {

/// Lifts a tree by one version; the problem when the tree is not what that version allows.
using Migration = std::function<std::optional<pricing::Problem>(Json& tree)>;

/// Step i lifts version i + 1 to i + 2, so a program of version n has n - 1 steps. Version 1 is the
/// first: there is nothing to lift yet.
std::span<const Migration> planMigrations();

/// Applies the steps from the tree's "version" on and leaves the newest version in it. A tree
/// without a usable version is left alone: reading it names what is wrong.
std::optional<pricing::Problem> migrate(Json& tree, std::span<const Migration> steps);

} // namespace document
