// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/office/xml_part.h"

#include <QLocale>

namespace exchange {

QString xmlText(const QString& text) {
    QString clean = text;
    for (qsizetype i = 0; i < clean.size(); ++i) {
        const QChar c = clean[i];
        if (c.isHighSurrogate() && i + 1 < clean.size() && clean[i + 1].isLowSurrogate()) {
            ++i;
            continue;
        }
        const char16_t u = c.unicode();
        const bool control = u < 0x20 && u != u'\t' && u != u'\n' && u != u'\r';
        if (control || c.isSurrogate() || u == 0xFFFE || u == 0xFFFF)
            clean[i] = QChar(QChar::ReplacementCharacter);
    }
    return clean;
}

QString xmlNumber(double value) {
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

XmlPart::XmlPart() : m_writer(&m_bytes) {
    m_writer.writeStartDocument(QStringLiteral("1.0"), true);
}

void XmlPart::open(const char* name, Attributes attributes) {
    m_writer.writeStartElement(QString::fromLatin1(name));
    for (const Attribute& a : attributes)
        m_writer.writeAttribute(QString::fromLatin1(a.name), xmlText(a.value));
}

void XmlPart::close() {
    m_writer.writeEndElement();
}

void XmlPart::leaf(const char* name, Attributes attributes) {
    m_writer.writeEmptyElement(QString::fromLatin1(name));
    for (const Attribute& a : attributes)
        m_writer.writeAttribute(QString::fromLatin1(a.name), xmlText(a.value));
}

void XmlPart::leaf(const char* name, const QString& text, Attributes attributes) {
    open(name, attributes);
    m_writer.writeCharacters(xmlText(text));
    close();
}

QByteArray XmlPart::bytes() {
    m_writer.writeEndDocument();
    return m_bytes;
}

} // namespace exchange
