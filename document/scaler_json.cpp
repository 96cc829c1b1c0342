// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/scaler_json.h"

#include "document/json_edit.h"

namespace document {

namespace {

using namespace pricing;

/// The keys of each kind, once for reading and writing: `field(key, was, now, range)`.
template <class S, class Field> void eachArgument(const S& was, S& now, Field field) {
    if constexpr (std::is_same_v<S, QueueDelayScaler>) {
        field("seconds", was.seconds, now.seconds, Range{});
    } else if constexpr (std::is_same_v<S, RequestCountScaler>) {
        field("value", was.value, now.value, kPositive);
    } else if constexpr (std::is_same_v<S, ModalScaler>) {
        field("buffer", was.buffer, now.buffer, Range{0, kMostWorkers});
    } else if constexpr (std::is_same_v<S, AverageLoadScaler>) {
        field("window_s", was.windowS, now.windowS, kPositive);
        field("target", was.target, now.target, kPositive);
        field("utilisation", was.utilisation, now.utilisation,
              Range{.low = 0, .high = 1, .aboveLow = true});
        field("scale_down_delay_s", was.scaleDownDelayS, now.scaleDownDelayS, Range{});
    } else if constexpr (std::is_same_v<S, WindowsScaler>) {
        field("up_s", was.upS, now.upS, Range{});
        field("down_s", was.downS, now.downS, Range{});
        field("to_zero_s", was.toZeroS, now.toZeroS, Range{});
    }
}

struct ReadArgument {
    JsonObject& object;
    void operator()(const char* key, double, double& now, Range range) {
        object.read(key, now, range);
    }
    void operator()(const char* key, int, int& now, Range range) {
        object.readWhole(key, now, static_cast<int>(range.low), static_cast<int>(range.high));
    }
};

constexpr const char* kKinds = "one of queue-delay, request-count, modal, per-request, "
                               "average-load, windows, fixed";

} // namespace

std::optional<Scaler> readScaler(const JsonValue& value) {
    JsonObject object(value);
    const auto kind = object.require("kind", kKinds);
    const auto kindText = kind ? kind->string() : std::nullopt;
    if (!kindText)
        return {};
    auto scaler = scalerOfKind(*kindText);
    if (!scaler) {
        kind->wrong(kKinds);
        return {};
    }
    std::visit([&](auto& s) { eachArgument(s, s, ReadArgument{object}); }, *scaler);
    return scaler;
}

void writeScaler(Json& node, const std::optional<Scaler>& was, const Scaler& now) {
    const bool sameKind = was && was->index() == now.index();
    if (!sameKind) {
        node = Json::object();
        node["kind"] = std::string(kindName(now));
    }
    const Scaler before = sameKind ? *was : *scalerOfKind(kindName(now));
    std::visit(
        [&]<class S>(const S& s) {
            S after = s;
            eachArgument(std::get<S>(before), after,
                         [&](const char* key, auto old, auto value, const Range&) {
                             if (!sameKind || old != value)
                                 assign(node, key, plainJson(value));
                         });
        },
        now);
}

} // namespace document
