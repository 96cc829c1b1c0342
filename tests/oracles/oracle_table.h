// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace oracles {

/// One row of tests/pricing/data/oracles_queue.csv: a queue, and its figures from 40-digit
/// arithmetic, a truncated Markov chain (M/M/k with set-up) or 20 × 5 million simulated customers
/// of another program (kind "simulated…").
struct Row {
    std::string id, model, kind;
    std::map<std::string, double> values; ///< by column; what is empty in the file is absent

    bool isSimulated() const { return kind.starts_with("simulated"); }
    bool has(const std::string& column) const { return values.contains(column); }
    /// The column must be there.
    double operator[](const std::string& column) const { return values.at(column); }
    int whole(const std::string& column) const { return static_cast<int>(values.at(column)); }
    double orElse(const std::string& column, double otherwise) const {
        const auto found = values.find(column);
        return found == values.end() ? otherwise : found->second;
    }
};

/// The file's rows, in its order.
std::vector<Row> readTable();

/// Columns that hold results, not inputs.
const std::vector<std::string>& resultColumns();

} // namespace oracles
