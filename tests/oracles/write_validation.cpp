// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs every case and prints the validation page. Exit status 1 when something does not hold.

#include "oracles/page.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>

int main() {
    std::vector<oracles::Checked> cases;
    oracles::Agreement agreement;
    for (oracles::Case& c : oracles::allCases()) {
        std::fprintf(stderr, "%s\n", c.id.c_str());
        cases.push_back(oracles::checked(std::move(c)));
        agreement.add(cases.back());
    }
    const auto coverages = oracles::coverages(oracles::kRepetitions);
    const std::string page = oracles::validationPage(cases, coverages);
    std::fwrite(page.data(), 1, page.size(), stdout);
    const bool covered = std::all_of(coverages.begin(), coverages.end(),
                                     [](const oracles::Coverage& c) { return c.holds(); });
    return agreement.holds() && covered ? 0 : 1;
}
