// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/briefing/colours.h"
#include "exchange/briefing/findings.h"

/// The makers behind sectionKinds(), and what several of them say alike.
namespace exchange {

std::optional<Section> verdictSection(const Findings&);
std::optional<Section> compareSection(const Findings&);
std::optional<Section> sideBySideSection(const Findings&);
std::optional<Section> breakEvenSection(const Findings&);
std::optional<Section> crossingsSection(const Findings&);
std::optional<Section> coldStartSection(const Findings&);
std::optional<Section> waitingSection(const Findings&);
std::optional<Section> weekSection(const Findings&);
std::optional<Section> trafficSection(const Findings&);
std::optional<Section> billedOverBusySection(const Findings&);
std::optional<Section> unitCostSection(const Findings&);
std::optional<Section> phasesSection(const Findings&);
std::optional<Section> assumptionsSection(const Findings&);
std::optional<Section> pricesSection(const Findings&);

inline QString said(const std::string& text) {
    return QString::fromStdString(text);
}

/// "1 offer", "3 offers"
QString counted(int n, const QString& one, const QString& several);

/// "Support assistant, Today: 120,000 requests a week, Llama 3.1 8B, month of 720 h"
QString contextLine(const Findings&);
/// The small print of a section made of simulated figures, and of one that has prices in it.
QStringList sourceLines(const Findings&, bool prices = true);
/// What every section's presenter should know: assumptions, price sources, seed, versions.
QStringList presenterNotes(const Findings&);

/// The offer a section of one offer is about: the winner, else the cheapest; −1 for none.
int offerToShow(const pricing::Report&);
/// Indices of the offers, cheapest first, those without a price last.
std::vector<int> cheapestFirst(const pricing::Report&);

/// A week as a table: a row a day, a column an hour.
Table weekTable(const QString& title, Quantity, const std::vector<std::optional<double>>& values,
                const std::function<Rgb(double)>& colour);

} // namespace exchange
