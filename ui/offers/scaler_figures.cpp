// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/scaler_figures.h"

#include <QObject>

namespace ui {

using namespace pricing;

namespace {

constexpr double kDay = 86400;

// Pointers to the arguments, in the order of interfaces.md, for reading and for writing.
struct Arguments {
    std::vector<double*> operator()(QueueDelayScaler& s) const { return {&s.seconds}; }
    std::vector<double*> operator()(RequestCountScaler& s) const { return {&s.value}; }
    std::vector<double*> operator()(AverageLoadScaler& s) const {
        return {&s.windowS, &s.target, &s.utilisation, &s.scaleDownDelayS};
    }
    std::vector<double*> operator()(WindowsScaler& s) const {
        return {&s.upS, &s.downS, &s.toZeroS};
    }
    std::vector<double*> operator()(auto&) const { return {}; }
};

std::vector<ScalerFigure> described(const Scaler& scaler) {
    const NumberRange time{0, kDay, 2};
    if (std::holds_alternative<QueueDelayScaler>(scaler))
        return {{QObject::tr("Queue delay"), "s", time}};
    if (std::holds_alternative<RequestCountScaler>(scaler))
        return {{QObject::tr("Load each"), QObject::tr("requests"), {0.1, 10000, 2}}};
    if (std::holds_alternative<ModalScaler>(scaler))
        return {{QObject::tr("Buffer"), QObject::tr("workers"), {0, 1000, 0}}};
    if (std::holds_alternative<AverageLoadScaler>(scaler))
        return {{QObject::tr("Window"), "s", {1, kDay, 1}},
                {QObject::tr("Target each"), QObject::tr("requests"), {0.1, 10000, 2}},
                {QObject::tr("Target fill"), "%", {1, 100, 1}, 0, 100},
                {QObject::tr("Down after"), "s", time}};
    if (std::holds_alternative<WindowsScaler>(scaler))
        return {{QObject::tr("Up after"), "s", time},
                {QObject::tr("Down after"), "s", time},
                {QObject::tr("To zero after"), "s", time}};
    return {};
}

} // namespace

std::vector<ScalerFigure> figuresOf(const Scaler& scaler) {
    auto figures = described(scaler);
    Scaler copy = scaler;
    if (const auto* modal = std::get_if<ModalScaler>(&scaler)) {
        figures[0].value = modal->buffer;
        return figures;
    }
    const auto arguments = std::visit(Arguments{}, copy);
    for (std::size_t i = 0; i < arguments.size(); ++i)
        figures[i].value = *arguments[i];
    return figures;
}

Scaler withFigure(Scaler scaler, int index, double value) {
    if (auto* modal = std::get_if<ModalScaler>(&scaler)) {
        modal->buffer = static_cast<int>(value);
        return scaler;
    }
    const auto arguments = std::visit(Arguments{}, scaler);
    if (index < static_cast<int>(arguments.size()))
        *arguments[index] = value;
    return scaler;
}

std::vector<QString> scalerKinds() {
    return {"queue-delay",  "request-count", "modal", "per-request",
            "average-load", "windows",       "fixed"};
}

QString scalerWord(const QString& kind) {
    if (kind == "queue-delay")
        return QObject::tr("Queue delay");
    if (kind == "request-count")
        return QObject::tr("Request count");
    if (kind == "modal")
        return QObject::tr("Modal");
    if (kind == "per-request")
        return QObject::tr("Per request");
    if (kind == "average-load")
        return QObject::tr("Average load");
    if (kind == "windows")
        return QObject::tr("Windows");
    return QObject::tr("Fixed fleet");
}

} // namespace ui
