// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/office/package.h"

#include <optional>

/// The XML that says what a package's parts are and how they hang together.
namespace exchange::opc {

inline constexpr QLatin1StringView kTypesName{"[Content_Types].xml"};

/// "/ppt/_rels/presentation.xml.rels" for a part, "/_rels/.rels" for the empty name.
QString relationshipsName(const QString& part);

QByteArray typesXml(const Package&);
QByteArray relationshipsXml(const std::vector<Relationship>&, const QString& part);

struct Types {
    std::vector<std::pair<QString, QString>> byExtension, byName;
    QString of(const QString& part) const; ///< empty: not known
};
/// Nothing where it is no XML.
std::optional<Types> readTypes(const QByteArray&);
std::optional<std::vector<Relationship>> readRelationships(const QByteArray&, const QString& part);

} // namespace exchange::opc
