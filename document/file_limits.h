// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace document {

// The most that files, and the fields and options that end in them, may say.
inline constexpr int kMostWorkers = 1'000'000;
inline constexpr int kMostConcurrency = 1'000'000;
inline constexpr int kMostGpus = 10'000; ///< of one worker

} // namespace document
