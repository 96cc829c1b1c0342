// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/offer.h"

#include <optional>
#include <string>
#include <vector>

namespace pricing {

inline constexpr const char* kNotSaid = "–";

// What an offer says, as a person reads it beside what another one says.
std::string said(double);
std::string said(int);
std::string said(bool);
std::string said(const std::string&);
std::string said(OfferMode);
std::string said(Routing);
std::string said(KeepWarm);
std::string said(Rounding);
std::string said(WhenFull);
std::string said(const Distribution&);
std::string said(const WorkerCount&);
std::string said(const FixedWorkers&);
std::string said(const Scaler&);
std::string said(const Multipliers&);
std::string said(const Commitment&);
std::string said(const AccountCaps&);
std::string said(const std::vector<Dispute>&);
std::string said(const ColdStartParts&);
std::string said(const Scarcity&);
std::string said(const std::vector<Fallback>&);
template <class T> std::string said(const std::optional<T>& value) {
    return value ? said(*value) : kNotSaid;
}

} // namespace pricing
