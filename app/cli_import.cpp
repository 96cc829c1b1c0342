// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli.h"

#include <CLI/CLI.hpp>

namespace cli {

Verb addImport(CLI::App& app) {
    CLI::App* import =
        app.add_subcommand("import", "read what others have: benchmarks, price lists, traffic");
    import->require_subcommand(1);
    const Verb benchmark = addImportBenchmark(*import), prices = addImportPrices(*import),
               traffic = addImportTraffic(*import);
    return [import, benchmark, prices, traffic] {
        return import->got_subcommand("prices")    ? prices()
               : import->got_subcommand("traffic") ? traffic()
                                                   : benchmark();
    };
}

} // namespace cli
