// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/json_reader.h"

#include <algorithm>
#include <type_traits>

namespace document {

// Writing back: what a plan still has as it was read keeps the spelling of the file, so each
// function is told what the value `was` beside what it is `now`.

/// Sets a key where it stands, or at the end when the object does not have it yet.
void assign(Json& object, std::string_view key, Json value);

/// A number as people write it: 4, not 4.0.
Json numberJson(double value);

Json numbersJson(const std::vector<double>& values);

/// The text a choice is spelled with.
template <class T> Json choiceJson(const std::vector<Choice<T>>& choices, T value) {
    for (const Choice<T>& choice : choices)
        if (choice.value == value)
            return std::string(choice.name);
    return nullptr;
}

template <class T> Json plainJson(const T& value) {
    if constexpr (std::is_floating_point_v<T>)
        return numberJson(value);
    else
        return Json(value);
}

/// Writes the key when its value has changed.
template <class T, class Spell = decltype(&plainJson<T>)>
void put(Json& object, std::string_view key, const T& was, const T& now,
         Spell spell = &plainJson<T>) {
    if (!(was == now))
        assign(object, key, spell(now));
}

/// The same for a key that may be left out.
template <class T, class Spell = decltype(&plainJson<T>)>
void put(Json& object, std::string_view key, const std::optional<T>& was,
         const std::optional<T>& now, Spell spell = &plainJson<T>) {
    if (was == now)
        return;
    if (now)
        assign(object, key, spell(*now));
    else
        object.erase(std::string(key));
}

/// Writes the key when its value has changed, and in a new object always.
template <class T, class Spell = decltype(&plainJson<T>)>
void state(Json& object, std::string_view key, const T* was, const T& now,
           Spell spell = &plainJson<T>) {
    if (!was || !(*was == now))
        assign(object, key, spell(now));
}

/// The object under a key, made when there is none.
Json& objectAt(Json& object, std::string_view key);

/// For each of `now` which element of `was` it continues: its equal, else the one in its place if
/// that has no equal; -1 for a new one. So what a file says beside an element stays with it.
template <class T>
std::vector<int> continuations(const std::vector<T>& was, const std::vector<T>& now) {
    std::vector<int> from(now.size(), -1);
    std::vector<bool> taken(was.size(), false);
    for (std::size_t i = 0; i < now.size(); ++i)
        for (std::size_t j = 0; j < was.size() && from[i] < 0; ++j)
            if (!taken[j] && was[j] == now[i]) {
                from[i] = static_cast<int>(j);
                taken[j] = true;
            }
    for (std::size_t i = 0; i < std::min(now.size(), was.size()); ++i)
        if (from[i] < 0 && !taken[i]) {
            from[i] = static_cast<int>(i);
            taken[i] = true;
        }
    return from;
}

/// A list of objects without ids of their own, element by element.
template <class T, class Write>
void putList(Json& object, std::string_view key, const std::vector<T>& was,
             const std::vector<T>& now, Write write) {
    if (was == now)
        return;
    const Json before =
        object.contains(std::string(key)) ? object[std::string(key)] : Json::array();
    Json list = Json::array();
    const std::vector<int> from = continuations(was, now);
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto j = static_cast<std::size_t>(from[i]);
        const bool known = from[i] >= 0 && j < before.size();
        Json node = known ? before[j] : Json::object();
        write(node, known ? &was[j] : nullptr, now[i]);
        list.push_back(std::move(node));
    }
    assign(object, key, std::move(list));
}

} // namespace document
