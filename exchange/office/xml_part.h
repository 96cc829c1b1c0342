// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QXmlStreamWriter>

#include <initializer_list>

namespace exchange {

/// What XML can hold: other characters (controls, halves of pairs) become U+FFFD, so that a reader
/// sees that something was there.
QString xmlText(const QString&);

/// Writes one XML part; elements and attributes by their qualified names ("a:srgbClr").
class XmlPart {
public:
    struct Attribute {
        const char* name;
        QString value;
        Attribute(const char* n, const QString& v) : name(n), value(v) {}
        Attribute(const char* n, const char* v) : name(n), value(QString::fromUtf8(v)) {}
        Attribute(const char* n, qint64 v) : name(n), value(QString::number(v)) {}
        Attribute(const char* n, int v) : name(n), value(QString::number(v)) {}
    };
    using Attributes = std::initializer_list<Attribute>;

    XmlPart();
    XmlPart(const XmlPart&) = delete;
    XmlPart& operator=(const XmlPart&) = delete;

    void open(const char* name, Attributes = {});
    void close();
    void leaf(const char* name, Attributes = {});
    void leaf(const char* name, const QString& text, Attributes = {}); ///< with text in it
    /// An element with what `children` writes in it.
    template <class Children> void element(const char* name, Attributes a, Children&& children) {
        open(name, a);
        children();
        close();
    }
    template <class Children> void element(const char* name, Children&& children) {
        element(name, {}, std::forward<Children>(children));
    }
    /// `<c:axId val="…"/>`, the way charts say things.
    template <class Value> void val(const char* name, const Value& value) {
        leaf(name, {{"val", value}});
    }

    QByteArray bytes(); ///< ends what is open

private:
    QByteArray m_bytes;
    QXmlStreamWriter m_writer;
};

/// A finite number as XML schema's double, the shortest text that reads back as the same.
QString xmlNumber(double);

} // namespace exchange
