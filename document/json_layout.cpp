// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/json_tree.h"

#include <algorithm>

namespace document {

namespace {

void append(std::string& out, const Json& node, std::size_t indent);

void appendPlainList(std::string& out, const Json& list) {
    out += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
        out += i == 0 ? "" : ", ";
        append(out, list[i], 0);
    }
    out += ']';
}

void startLine(std::string& out, std::size_t indent, bool first) {
    out += first ? "\n" : ",\n";
    out.append(indent, ' ');
}

void endBlock(std::string& out, std::size_t indent, char bracket) {
    out += '\n';
    out.append(indent, ' ');
    out += bracket;
}

void appendList(std::string& out, const Json& list, std::size_t indent) {
    out += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
        startLine(out, indent + 2, i == 0);
        append(out, list[i], indent + 2);
    }
    endBlock(out, indent, ']');
}

void appendObject(std::string& out, const Json& object, std::size_t indent) {
    out += '{';
    bool first = true;
    for (const auto& [key, value] : object.items()) {
        startLine(out, indent + 2, first);
        first = false;
        out += Json(key).dump() + ": ";
        append(out, value, indent + 2);
    }
    endBlock(out, indent, '}');
}

void append(std::string& out, const Json& node, std::size_t indent) {
    const bool plain = std::none_of(node.begin(), node.end(),
                                    [](const Json& item) { return item.is_structured(); });
    if (node.is_object() && !node.empty())
        appendObject(out, node, indent);
    else if (node.is_array() && plain)
        appendPlainList(out, node);
    else if (node.is_array())
        appendList(out, node, indent);
    else
        out += node.dump();
}

} // namespace

std::string layOut(const Json& node) {
    std::string out;
    append(out, node, 0);
    out += '\n';
    return out;
}

} // namespace document
