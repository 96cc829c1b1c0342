// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>

/// JSON schemas, for tests: as much of them as ours use.

/// What in `value` the schema does not allow; empty when all is as it says. Of the schema's words
/// those that ours uses.
inline QString fault(const QJsonValue& value, const QJsonObject& schema, const QJsonObject& root,
                     const QString& place) {
    if (schema.contains("$ref")) {
        const QString name = schema["$ref"].toString().section('/', -1);
        return fault(value, root["$defs"].toObject()[name].toObject(), root, place);
    }
    if (schema.contains("enum") && !schema["enum"].toArray().contains(value))
        return place + ": not one of the choices";
    if (schema.contains("const") && schema["const"] != value)
        return place + ": not the constant";
    const QHash<QJsonValue::Type, QString> names{
        {QJsonValue::Null, "null"},     {QJsonValue::Bool, "boolean"},
        {QJsonValue::Double, "number"}, {QJsonValue::String, "string"},
        {QJsonValue::Array, "array"},   {QJsonValue::Object, "object"}};
    QStringList types;
    for (const auto& type :
         schema["type"].isArray() ? schema["type"].toArray() : QJsonArray{schema["type"]})
        types << type.toString();
    const bool whole = types.contains("integer") && value.isDouble() &&
                       value.toDouble() == std::floor(value.toDouble());
    if (schema.contains("type") && !types.contains(names[value.type()]) && !whole)
        return place + ": not " + types.join(" or ");
    if (value.isDouble() && schema.contains("minimum") &&
        value.toDouble() < schema["minimum"].toDouble())
        return place + ": too small";
    if (value.isString() && schema.contains("pattern") &&
        !QRegularExpression(schema["pattern"].toString()).match(value.toString()).hasMatch())
        return place + ": not of the pattern";
    if (value.isArray() && schema.contains("items")) {
        const QJsonArray items = value.toArray();
        for (int i = 0; i < items.size(); ++i)
            if (const QString f = fault(items[i], schema["items"].toObject(), root,
                                        place + "[" + QString::number(i) + "]");
                !f.isEmpty())
                return f;
    }
    if (!value.isObject())
        return {};
    const QJsonObject object = value.toObject(), known = schema["properties"].toObject();
    for (const auto& key : schema["required"].toArray())
        if (!object.contains(key.toString()))
            return place + ": no " + key.toString();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonValue inner =
            known.contains(it.key()) ? known[it.key()] : schema["additionalProperties"];
        if (inner.isBool() && !inner.toBool())
            return place + "." + it.key() + ": not in the schema";
        if (inner.isObject())
            if (const QString f = fault(*it, inner.toObject(), root, place + "." + it.key());
                !f.isEmpty())
                return f;
    }
    return {};
}
