// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme.h"

#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

const Colours& lightColours() {
    static const Colours c{
        .dark = false,
        .win = "#F2F3F6",
        .chrome = "#E8EAEE",
        .base = "#FFFFFF",
        .alt = "#F7F8FA",
        .line = "#DDE0E6",
        .line2 = "#C6CBD3",
        .grid = "#E7E9EE",
        .ctl = "#808894",
        .text = "#1A1D21",
        .text2 = "#525A66",
        .text3 = "#666E7A",
        .dis = "#7F8793",
        .accent = "#4653C4",
        .hl = "#4653C4",
        .hlText = "#FFFFFF",
        .soft = "#E9EBFB",
        .softEdge = "#BCC3F2",
        .ok = "#1B7446",
        .bad = "#B3261E",
        .warn = "#8A5A00",
        .traffic = {"#F2F3F8", "#D9DDF7", "#B3BBF0", "#8791E4", "#5C68D3", "#3A44AC", "#232A73"},
        .waiting = {"#F5F4F1", "#FBE6CC", "#F5C78F", "#E79F56", "#C8702B", "#974812", "#5E2606"},
    };
    return c;
}

const Colours& darkColours() {
    static const Colours c{
        .dark = true,
        .win = "#1E2127",
        .chrome = "#262A31",
        .base = "#16191E",
        .alt = "#1A1D23",
        .line = "#30353D",
        .line2 = "#434A54",
        .grid = "#272B32",
        .ctl = "#737C89",
        .text = "#E7E9EC",
        .text2 = "#AEB5BF",
        .text3 = "#98A0AB",
        .dis = "#7B838F",
        .accent = "#8F99FF",
        .hl = "#434EA6",
        .hlText = "#FFFFFF",
        .soft = "#272C4C",
        .softEdge = "#4A5296",
        .ok = "#62CB95",
        .bad = "#FF8B7D",
        .warn = "#E9BC55",
        .traffic = {"#1D2027", "#282D52", "#373F84", "#4B56B4", "#6B77DB", "#99A3F6", "#D6DBFF"},
        .waiting = {"#1D2027", "#3A2A1C", "#6A4218", "#9C5F1E", "#CF8534", "#F0B369", "#FFE6C2"},
    };
    return c;
}

struct OfferColour {
    QColor lightFill, lightInk, darkFill, darkInk;
};

const std::array<OfferColour, 8>& offerColours() {
    static const std::array<OfferColour, 8> slots_{{
        {"#2389E8", "#1466B4", "#339EFD", "#5CB2FF"},
        {"#12606F", "#12606F", "#ABEAFC", "#ABEAFC"},
        {"#5B1A80", "#5B1A80", "#A370AB", "#C39ACA"},
        {"#3F9A6E", "#26714C", "#05947A", "#35BBA1"},
        {"#E8731A", "#AD4E0A", "#F48C5A", "#F7A077"},
        {"#A3123F", "#A3123F", "#E64C71", "#F4809B"},
        {"#8A6A12", "#7A5D0F", "#FADE57", "#FADE57"},
        {"#8A8C9E", "#5F6276", "#A8AABF", "#B7B9CB"},
    }};
    return slots_;
}

const OfferColour& offerColour(int slot) {
    const auto& all = offerColours();
    return all[static_cast<std::size_t>(std::max(slot, 1) - 1) % all.size()];
}

QColor mix(const QColor& a, const QColor& b, double share) {
    const auto part = [share](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * share));
    };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

} // namespace

const Colours& colours() {
    const QColor window = QGuiApplication::palette().color(QPalette::Window);
    return window.lightness() < 128 ? darkColours() : lightColours();
}

const Colours& coloursOf(bool dark) {
    return dark ? darkColours() : lightColours();
}

QColor offerFill(int slot) {
    const OfferColour& c = offerColour(slot);
    return colours().dark ? c.darkFill : c.lightFill;
}

QColor offerInk(int slot) {
    const OfferColour& c = offerColour(slot);
    return colours().dark ? c.darkInk : c.lightInk;
}

QPixmap offerChip(int slot, qreal devicePixelRatio) {
    constexpr int side = 12;
    QPixmap chip(QSize(side, side) * devicePixelRatio);
    chip.setDevicePixelRatio(devicePixelRatio);
    chip.fill(Qt::transparent);
    QPainter painter(&chip);
    painter.setRenderHint(QPainter::Antialiasing);
    if (slot > 8) {
        painter.setPen(QPen(offerFill(slot), 2.5));
        painter.drawRoundedRect(QRectF(2.25, 2.25, 7.5, 7.5), 2, 2);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(offerFill(slot));
        painter.drawRoundedRect(QRectF(1, 1, 10, 10), 2, 2);
    }
    return chip;
}

double trafficFloor(double peak) {
    return peak > 0 ? std::min(0.001, peak / 100) : 0.001;
}

double trafficPosition(double rate, double peak) {
    const double low = trafficFloor(peak);
    const double high = std::max(peak, low * 10);
    return rate > low ? std::clamp(std::log(rate / low) / std::log(high / low), 0.0, 1.0) : 0.0;
}

QColor trafficColour(double rate, double peak) {
    const Colours& c = colours();
    if (!(rate > 0))
        return c.win;
    // Stops lie at (i/6)^(1/1.5), so that the quiet decades stay pale.
    const double at = 6 * std::pow(trafficPosition(rate, peak), 1.5);
    const auto stop = std::min<std::size_t>(static_cast<std::size_t>(at), 5);
    return mix(c.traffic[stop], c.traffic[stop + 1], at - static_cast<double>(stop));
}

} // namespace ui
