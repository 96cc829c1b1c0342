// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/office/package.h"

#include <algorithm>

namespace exchange {

QString relate(std::vector<Relationship>& list, const QString& type, const QString& target) {
    const auto taken = [&](const QString& id) {
        return std::any_of(list.begin(), list.end(), [&](const auto& r) { return r.id == id; });
    };
    std::size_t number = list.size() + 1;
    QString id = QStringLiteral("rId%1").arg(number);
    while (taken(id))
        id = QStringLiteral("rId%1").arg(++number);
    list.push_back({id, type, target});
    return id;
}

QString targetOf(const std::vector<Relationship>& list, const QString& type) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const auto& r) { return r.type == type; });
    return found == list.end() ? QString() : found->target;
}

const Part* partNamed(const Package& package, const QString& name) {
    const auto found =
        std::find_if(package.parts.begin(), package.parts.end(), [&](const Part& part) {
            return part.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    return found == package.parts.end() ? nullptr : &*found;
}

Part* partNamed(Package& package, const QString& name) {
    return const_cast<Part*>(partNamed(std::as_const(package), name));
}

const Part* mainPart(const Package& package) {
    for (const char* ns : {"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
                           "http://purl.oclc.org/ooxml/officeDocument/relationships/"})
        if (const QString name = targetOf(package.relationships,
                                          QLatin1String(ns) + QLatin1String("officeDocument"));
            !name.isEmpty())
            return partNamed(package, name);
    return nullptr;
}

QString freeName(const Package& package, const QString& pattern) {
    int number = 1;
    while (partNamed(package, pattern.arg(number)))
        ++number;
    return pattern.arg(number);
}

} // namespace exchange
