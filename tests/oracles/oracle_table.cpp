// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oracles/oracle_table.h"

#include <charconv>
#include <fstream>
#include <stdexcept>

namespace oracles {

namespace {

std::vector<std::string> fields(const std::string& line) {
    std::vector<std::string> result(1);
    for (const char c : line)
        if (c == ',')
            result.emplace_back();
        else if (c != '\r')
            result.back() += c;
    return result;
}

double number(const std::string& text, const std::string& where) {
    double v = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), v);
    if (end.ec != std::errc{} || end.ptr != text.data() + text.size())
        throw std::runtime_error(where + ": \"" + text + "\" is not a number");
    return v;
}

} // namespace

std::vector<Row> readTable() {
    const std::string path = BREAKEVEN_SOURCE_DIR "/tests/pricing/data/oracles_queue.csv";
    std::ifstream file(path);
    std::string line;
    if (!std::getline(file, line))
        throw std::runtime_error(path + " cannot be read");
    const std::vector<std::string> columns = fields(line);
    std::vector<Row> rows;
    while (std::getline(file, line)) {
        const std::vector<std::string> cells = fields(line);
        if (cells.size() != columns.size())
            throw std::runtime_error(path + ": " + cells.front() + " has another number of cells");
        Row row{cells[0], cells[1], cells[2], {}};
        for (std::size_t i = 3; i < cells.size(); ++i)
            if (!cells[i].empty())
                row.values[columns[i]] = number(cells[i], row.id + ", " + columns[i]);
        rows.push_back(std::move(row));
    }
    return rows;
}

const std::vector<std::string>& resultColumns() {
    static const std::vector<std::string> columns{"prob_wait",
                                                  "Wq",
                                                  "W",
                                                  "Lq",
                                                  "L",
                                                  "Wq_p50",
                                                  "Wq_p90",
                                                  "Wq_p95",
                                                  "Wq_p99",
                                                  "util",
                                                  "prob_block",
                                                  "Wq_p",
                                                  "W_p",
                                                  "p_cold_of_all",
                                                  "p_cold_of_accepted",
                                                  "run_avg",
                                                  "idle_avg",
                                                  "total_avg",
                                                  "lifespan",
                                                  "worker_on_fraction",
                                                  "setup_fraction",
                                                  "idle_fraction"};
    return columns;
}

} // namespace oracles
