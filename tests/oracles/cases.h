// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "oracles/oracle_table.h"

#include "pricing/queueing/varying_rate.h"
#include "pricing/study/stationary.h"

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace oracles {

/// A number obtained by simulation.
struct Sample {
    double value = 0, standardError = 0;
};

/// Reads one figure out of a simulation's figures, or out of their standard errors.
using Pick = double (*)(const pricing::StationaryFigures&);

/// One figure of an oracle, and by what it is checked.
struct Figure {
    std::string column; ///< of the table; empty when it is made of several
    std::string name;   ///< for people, with its unit
    double expected = 0;
    double expectedError = 0;      ///< standard error of `expected`, 0 when it is exact
    std::optional<double> formula; ///< what pricing/queueing makes of it
    Pick pick = nullptr;           ///< none: the simulation does not report it
    bool isShareOfRequests = false;
};

/// A number of requests running at a time under a rate that swings, by many independent runs.
struct VaryingRun {
    pricing::FleetSpec fleet; ///< one that never lets a request wait
    pricing::SwingingRate rate;
    double serviceS = 0, atS = 0;
    std::uint64_t seed = 1;
    int replications = 32;
};

/// How the simulation is asked; nothing where it cannot be.
using Run = std::variant<std::monostate, pricing::StationaryInput, VaryingRun>;

struct Case {
    std::string id;
    std::string family;  ///< heading of the page under which it stands
    std::string setting; ///< the queue in words and numbers
    std::string fleet;   ///< as what fleet it is simulated, or why it cannot be
    std::vector<Figure> figures;
    Run run;
};

/// Every row of the table, in its order, and the reference simulator's published case.
std::vector<Case> allCases();

/// What the simulation says of each figure of the case, in their order.
std::vector<std::optional<Sample>> simulated(const Case&);

// What the parts of the list share.

/// Adds figures of a row to its case.
class Figures {
public:
    Figures(const Row& row, Case& target) : m_row(row), m_case(target) {}
    /// The row's column, as the formula gives it; `pick` says where a simulation reports it.
    Figures& add(const char* column, double formula, Pick pick = nullptr);
    /// A figure that is no column of the row.
    Figures& addMade(const std::string& name, double expected, double formula, Pick pick);

private:
    const Row& m_row;
    Case& m_case;
};

/// A number for people: six digits, no trailing zeros.
std::string digits(double v, int significant = 6);

/// The case of a row of queues (cases_of_queues), or of workers that come and go
/// (cases_of_workers); nothing when it is of the other kind. `seed`: the row's place in the table.
std::optional<Case> queueCase(const Row& row, std::uint64_t seed);
std::optional<Case> workerCase(const Row& row, std::uint64_t seed);

/// The stationary case: `requests` of them after a warm-up of a twentieth.
pricing::StationaryInput stationary(const Row& row, pricing::FleetSpec fleet, std::uint64_t seed,
                                    std::int64_t requests);

Sample runningAt(const VaryingRun& run);

} // namespace oracles
