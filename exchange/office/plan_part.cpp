// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/office/plan_part.h"

#include "exchange/office/xml_part.h"

#include <QObject>
#include <QUuid>
#include <QXmlStreamReader>

#include <algorithm>

namespace exchange {

namespace {

constexpr QLatin1StringView kNamespace{"urn:breakeven:plan"};
constexpr QLatin1StringView kCustomXml{
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"};
constexpr QLatin1StringView kCustomXmlProps{
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"};

/// In base 64: what XML makes of line ends must not change the plan's bytes.
QByteArray planXml(const QByteArray& planText) {
    XmlPart xml;
    xml.leaf("plan", QString::fromLatin1(planText.toBase64()),
             {{"xmlns", QString(kNamespace)}, {"encoding", "base64"}});
    return xml.bytes();
}

QByteArray propertiesXml(const QByteArray& planText) {
    XmlPart xml;
    const QUuid id = QUuid::createUuidV5(QUuid(), planText);
    xml.element("ds:datastoreItem",
                {{"ds:itemID", id.toString(QUuid::WithBraces).toUpper()},
                 {"xmlns:ds", "http://schemas.openxmlformats.org/officeDocument/2006/customXml"}},
                [&] {
                    xml.element("ds:schemaRefs", [&] {
                        xml.leaf("ds:schemaRef", {{"ds:uri", QString(kNamespace)}});
                    });
                });
    return xml.bytes();
}

std::optional<QByteArray> planOf(const QByteArray& bytes) {
    QXmlStreamReader xml(bytes);
    if (!xml.readNextStartElement() || xml.namespaceUri() != kNamespace)
        return std::nullopt;
    auto decoded = QByteArray::fromBase64Encoding(xml.readElementText().trimmed().toLatin1(),
                                                  QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(*decoded) : std::nullopt;
}

void removePart(Package& package, const QString& name) {
    std::erase_if(package.parts, [&](const Part& part) { return part.name == name; });
}

void removePlan(Package& package, Part& main) {
    std::vector<QString> gone;
    std::erase_if(main.relationships, [&](const Relationship& r) {
        const Part* part = r.type == kCustomXml ? partNamed(package, r.target) : nullptr;
        if (!part || !planOf(part->bytes))
            return false;
        gone.push_back(part->name);
        gone.push_back(targetOf(part->relationships, kCustomXmlProps));
        return true;
    });
    for (const QString& name : gone)
        removePart(package, name);
}

} // namespace

pricing::Result<Package> embedPlan(Package package, const QByteArray& planText) {
    const auto mainOf = [&] {
        const Part* main = mainPart(package);
        return main ? partNamed(package, main->name) : nullptr;
    };
    if (!mainOf())
        return tl::unexpected(pricing::Problem{
            {}, QObject::tr("the file has no presentation or workbook in it").toStdString()});
    removePlan(package, *mainOf());
    const QString item = freeName(package, QStringLiteral("/customXml/item%1.xml"));
    const QString properties = freeName(package, QStringLiteral("/customXml/itemProps%1.xml"));
    relate(mainOf()->relationships, kCustomXml, item);
    Part plan{item, QStringLiteral("application/xml"), planXml(planText), {}};
    relate(plan.relationships, kCustomXmlProps, properties);
    package.parts.push_back(std::move(plan));
    package.parts.push_back(
        {properties,
         QStringLiteral("application/vnd.openxmlformats-officedocument.customXmlProperties+xml"),
         propertiesXml(planText),
         {}});
    return package;
}

pricing::Result<QByteArray> embedPlan(const QByteArray& file, const QByteArray& planText) {
    return readPackage(file)
        .and_then([&](Package package) { return embedPlan(std::move(package), planText); })
        .and_then([](const Package& package) { return packageBytes(package); });
}

pricing::Result<std::optional<QByteArray>> embeddedPlan(const QByteArray& file) {
    return readPackage(file).map([](const Package& package) -> std::optional<QByteArray> {
        for (const Part& part : package.parts)
            if (part.name.startsWith(QLatin1String("/customXml/")))
                if (auto plan = planOf(part.bytes))
                    return plan;
        return std::nullopt;
    });
}

} // namespace exchange
