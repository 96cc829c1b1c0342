// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

/// Packages of Office files (ECMA-376 part 2): parts with types, and relationships between them, in
/// a zip archive. Decks, workbooks and templates are all of this kind.
namespace exchange {

struct Relationship {
    QString id;     ///< "rId1", once in its list
    QString type;   ///< a URI
    QString target; ///< "/ppt/slides/slide1.xml", or a URI where external
    bool external = false;
    bool operator==(const Relationship&) const = default;
};

struct Part {
    QString name; ///< "/ppt/slides/slide1.xml"
    QString type; ///< its content type
    QByteArray bytes;
    std::vector<Relationship> relationships;
    bool operator==(const Part&) const = default;
};

/// In the order in which the parts stand in the archive.
struct Package {
    std::vector<Relationship> relationships;
    std::vector<Part> parts;
    bool operator==(const Package&) const = default;
};

/// Adds a relationship; returns its id, the first "rId…" that is free.
QString relate(std::vector<Relationship>&, const QString& type, const QString& target);
/// The target of the first relationship of the type; empty where there is none.
QString targetOf(const std::vector<Relationship>&, const QString& type);
/// The part of the name, or none; names are compared without case, as the standard asks.
Part* partNamed(Package&, const QString& name);
const Part* partNamed(const Package&, const QString& name);
/// The main part: the presentation of a deck, the workbook of a workbook.
const Part* mainPart(const Package&);
/// "/ppt/slides/slide%1.xml" with the least number from 1 that no part has.
QString freeName(const Package&, const QString& pattern);

/// The archive: the same package gives the same bytes, whatever the clock and the machine. Problems
/// are of memory alone.
pricing::Result<QByteArray> packageBytes(const Package&);
/// Problems: no zip archive, locked with a password, a part twice, a part without a type, relations
/// that are no XML, or more than fits (512 MB unpacked).
pricing::Result<Package> readPackage(const QByteArray& bytes);

} // namespace exchange
