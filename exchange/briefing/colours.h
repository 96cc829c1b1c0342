// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/briefing/briefing.h"

#include <array>

/// The colours of the light theme, which is what paper and slides have.
namespace exchange {

inline constexpr Rgb kInk{0x1A1D21}, kInk2{0x525A66}, kInk3{0x666E7A}, kGridLine{0xE7E9EE},
    kAxisLine{0x808894}, kAccent{0x4653C4}, kBad{0xB3261E}, kOk{0x1B7446}, kWarn{0x8A5A00},
    kPaper{0xFFFFFF}, kNothing{0xF2F3F6};

/// An offer's colour by its slot, which the plan keeps: of areas, and of text.
Rgb slotFill(int slot);
Rgb slotInk(int slot);

Rgb tint(Rgb colour, double share); ///< at `share` over paper, opaque

using Stops = std::array<Rgb, 7>; ///< even, from nothing to most
inline constexpr Stops kTrafficStops{
    {{0xF2F3F8}, {0xD9DDF7}, {0xB3BBF0}, {0x8791E4}, {0x5C68D3}, {0x3A44AC}, {0x232A73}}};
inline constexpr Stops kWaitingStops{
    {{0xF5F4F1}, {0xFBE6CC}, {0xF5C78F}, {0xE79F56}, {0xC8702B}, {0x974812}, {0x5E2606}}};
Rgb between(const Stops& stops, double share); ///< 0–1

/// Where a rate lies between what counts as nothing and the week's peak, 0–1, on a logarithmic
/// scale.
double trafficPosition(double rate, double peak);
double trafficFloor(double peak); ///< requests/s: what counts as nothing
Rgb trafficRgb(double rate, double peak);

} // namespace exchange
