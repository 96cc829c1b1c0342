// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/office/package_xml.h"

#include "exchange/office/xml_part.h"

#include <QDir>
#include <QXmlStreamReader>

#include <algorithm>
#include <map>

namespace exchange::opc {

namespace {

QString extensionOf(const QString& name) {
    return name.mid(name.lastIndexOf(u'.') + 1).toLower();
}

QString folderOf(const QString& part) {
    const QString folder = part.left(part.lastIndexOf(u'/'));
    return folder.isEmpty() ? QStringLiteral("/") : folder;
}

/// Types that hold for an extension: of media and embedded workbooks. Those of XML parts differ.
std::map<QString, QString> typesByExtension(const Package& package) {
    std::map<QString, QString> types{
        {QStringLiteral("rels"),
         QStringLiteral("application/vnd.openxmlformats-package.relationships+xml")},
        {QStringLiteral("xml"), QStringLiteral("application/xml")}};
    for (const Part& part : package.parts)
        types.emplace(extensionOf(part.name), part.type);
    return types;
}

} // namespace

QString relationshipsName(const QString& part) {
    const qsizetype slash = part.lastIndexOf(u'/');
    return slash < 0 ? QStringLiteral("/_rels/.rels")
                     : part.left(slash) + QStringLiteral("/_rels") + part.mid(slash) +
                           QStringLiteral(".rels");
}

QByteArray typesXml(const Package& package) {
    XmlPart xml;
    xml.open("Types", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}});
    const auto byExtension = typesByExtension(package);
    for (const auto& [extension, type] : byExtension)
        xml.leaf("Default", {{"Extension", extension}, {"ContentType", type}});
    for (const Part& part : package.parts)
        if (byExtension.at(extensionOf(part.name)) != part.type)
            xml.leaf("Override", {{"PartName", part.name}, {"ContentType", part.type}});
    return xml.bytes();
}

QByteArray relationshipsXml(const std::vector<Relationship>& list, const QString& part) {
    XmlPart xml;
    xml.open("Relationships",
             {{"xmlns", "http://schemas.openxmlformats.org/package/2006/relationships"}});
    const QDir folder(folderOf(part));
    for (const Relationship& r : list) {
        if (r.external)
            xml.leaf(
                "Relationship",
                {{"Id", r.id}, {"Type", r.type}, {"Target", r.target}, {"TargetMode", "External"}});
        else
            xml.leaf(
                "Relationship",
                {{"Id", r.id}, {"Type", r.type}, {"Target", folder.relativeFilePath(r.target)}});
    }
    return xml.bytes();
}

QString Types::of(const QString& part) const {
    for (const auto& [name, type] : byName)
        if (name.compare(part, Qt::CaseInsensitive) == 0)
            return type;
    for (const auto& [extension, type] : byExtension)
        if (extension.compare(extensionOf(part), Qt::CaseInsensitive) == 0)
            return type;
    return {};
}

std::optional<Types> readTypes(const QByteArray& bytes) {
    QXmlStreamReader xml(bytes);
    Types types;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto attributes = xml.attributes();
        const QString type = attributes.value(QLatin1String("ContentType")).toString();
        if (xml.name() == QLatin1String("Default"))
            types.byExtension.emplace_back(attributes.value(QLatin1String("Extension")).toString(),
                                           type);
        else if (xml.name() == QLatin1String("Override"))
            types.byName.emplace_back(attributes.value(QLatin1String("PartName")).toString(), type);
    }
    return xml.hasError() ? std::nullopt : std::optional(std::move(types));
}

std::optional<std::vector<Relationship>> readRelationships(const QByteArray& bytes,
                                                           const QString& part) {
    QXmlStreamReader xml(bytes);
    std::vector<Relationship> list;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement ||
            xml.name() != QLatin1String("Relationship"))
            continue;
        const auto attributes = xml.attributes();
        const auto value = [&](const char* name) {
            return attributes.value(QLatin1String(name)).toString();
        };
        Relationship r{value("Id"), value("Type"), value("Target"),
                       value("TargetMode") == QLatin1String("External")};
        if (!r.external)
            r.target = QDir::cleanPath(
                r.target.startsWith(u'/') ? r.target : folderOf(part) + u'/' + r.target);
        list.push_back(std::move(r));
    }
    return xml.hasError() ? std::nullopt : std::optional(std::move(list));
}

} // namespace exchange::opc
