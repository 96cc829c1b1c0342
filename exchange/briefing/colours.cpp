// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/briefing/colours.h"

#include <algorithm>
#include <cmath>

namespace exchange {

namespace {

struct SlotColours {
    Rgb fill, ink;
};
constexpr std::array<SlotColours, 8> kSlots{{{{0x2389E8}, {0x1466B4}},
                                             {{0x12606F}, {0x12606F}},
                                             {{0x5B1A80}, {0x5B1A80}},
                                             {{0x3F9A6E}, {0x26714C}},
                                             {{0xE8731A}, {0xAD4E0A}},
                                             {{0xA3123F}, {0xA3123F}},
                                             {{0x8A6A12}, {0x7A5D0F}},
                                             {{0x8A8C9E}, {0x5F6276}}}};

const SlotColours& coloursOf(int slot) {
    return kSlots[static_cast<std::size_t>(std::max(slot, 1) - 1) % kSlots.size()];
}

Rgb mixed(Rgb a, Rgb b, double share) {
    std::uint32_t value = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        const double from = (a.value >> shift) & 0xFF, to = (b.value >> shift) & 0xFF;
        value = value << 8 | static_cast<std::uint32_t>(std::lround(from + (to - from) * share));
    }
    return {value};
}

} // namespace

Rgb slotFill(int slot) {
    return coloursOf(slot).fill;
}

Rgb slotInk(int slot) {
    return coloursOf(slot).ink;
}

Rgb tint(Rgb colour, double share) {
    return mixed(kPaper, colour, share);
}

Rgb between(const Stops& stops, double share) {
    const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
    const auto stop = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    return mixed(stops[stop], stops[stop + 1], at - static_cast<double>(stop));
}

double trafficFloor(double peak) {
    return peak > 0 ? std::min(0.001, peak / 100) : 0.001;
}

double trafficPosition(double rate, double peak) {
    const double low = trafficFloor(peak);
    const double high = std::max(peak, low * 10);
    return rate > low ? std::clamp(std::log(rate / low) / std::log(high / low), 0.0, 1.0) : 0.0;
}

Rgb trafficRgb(double rate, double peak) {
    // Stops lie at (i/6)^(1/1.5), so that the quiet decades stay pale.
    return rate > 0 ? between(kTrafficStops, std::pow(trafficPosition(rate, peak), 1.5)) : kNothing;
}

} // namespace exchange
