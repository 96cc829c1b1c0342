// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fields/number_field.h"

#include "ui/format.h"

#include <QLineEdit>
#include <QLocale>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {

namespace {

QString plainNumber(double value, int decimals, bool trim = true) {
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    QString text = english.toString(value, 'f', decimals);
    if (trim && decimals > 0) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
    }
    return text;
}

} // namespace

NumberField::NumberField(const QString& objectName, const QString& what, NumberRange range,
                         QWidget* parent)
    : QDoubleSpinBox(parent), m_what(what), m_range(range) {
    setObjectName(objectName);
    setAccessibleName(what);
    setDecimals(range.decimals);
    setRange(range.low, range.high);
    setAlignment(Qt::AlignRight);
    setKeyboardTracking(false);
    setFocusPolicy(Qt::StrongFocus);
    if (range.decimals > 0)
        setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    connect(this, &QDoubleSpinBox::valueChanged, this, &NumberField::takeValue);
    connect(lineEdit(), &QLineEdit::textEdited, this, &NumberField::judge);
    connect(this, &QDoubleSpinBox::editingFinished, this, &NumberField::takeLeast);
}

void NumberField::setUnit(const QString& unit) {
    m_unit = unit;
    setSuffix(unit.isEmpty() ? QString() : kThinSpace + unit);
    setAccessibleName(unit.isEmpty() ? m_what : tr("%1, in %2").arg(m_what, unit));
}

void NumberField::show(double value) {
    m_showing = true;
    m_absent.clear();
    setSpecialValueText({});
    // An unchanged value must not wipe out what is being typed.
    const double scale = std::pow(10, decimals());
    if (std::round(value * scale) != std::round(this->value() * scale))
        setValue(value);
    m_showing = false;
}

void NumberField::showAbsent(const QString& text) {
    m_showing = true;
    m_absent = text;
    setSpecialValueText(text);
    setValue(minimum());
    m_showing = false;
}

void NumberField::setLimits(double low, double high) {
    m_showing = true;
    m_range.low = low;
    m_range.high = high;
    setRange(low, high);
    m_showing = false;
}

void NumberField::setWhat(const QString& what) {
    m_what = what;
    setUnit(m_unit);
}

QSize NumberField::sizeHint() const {
    constexpr int kButtonsAndPadding = 28, kLeast = 60;
    const QString sample = !prefix().isEmpty()      ? QStringLiteral("0.000")
                           : m_range.high >= 100000 ? QStringLiteral("00,000")
                           : m_unit == u'%'         ? QStringLiteral("000")
                                                    : QStringLiteral("0,000");
    const int text = fontMetrics().horizontalAdvance(prefix() + sample + suffix());
    return {std::max(kLeast, text + kButtonsAndPadding), 24};
}

void NumberField::takeValue(double value) {
    if (m_showing)
        return;
    setBad(false);
    emit problem({});
    emit edited(value, m_gesture.id());
}

// The base class holds the least figure while a text stands for none: typed, it is no change to it.
void NumberField::takeLeast() {
    const auto typed = std::exchange(m_typed, std::nullopt);
    const double scale = std::pow(10, decimals());
    if (!m_absent.isEmpty() && typed && *typed >= m_range.low &&
        std::round(*typed * scale) == std::round(minimum() * scale))
        takeValue(minimum());
}

std::optional<double> NumberField::parsed(const QString& text) const {
    QString bare = text;
    if (!prefix().isEmpty() && bare.startsWith(prefix()))
        bare.remove(0, prefix().size());
    if (!m_unit.isEmpty() && bare.endsWith(m_unit))
        bare.chop(m_unit.size());
    bare.remove(u',').remove(kThinSpace).remove(QChar::Nbsp);
    bare.replace(QChar(0x2212), u'-');
    bool ok = false;
    const double value = bare.trimmed().toDouble(&ok);
    if (!ok || !std::isfinite(value))
        return std::nullopt;
    return value;
}

QValidator::State NumberField::validate(QString& text, int&) const {
    if (!m_absent.isEmpty() && text == m_absent)
        return QValidator::Acceptable;
    const auto value = parsed(text);
    const bool fits = value && *value >= m_range.low && *value <= m_range.high;
    return fits ? QValidator::Acceptable : QValidator::Intermediate;
}

QString NumberField::textFromValue(double value) const {
    constexpr int kCents = 2;
    const QString text = plainNumber(value, decimals());
    const auto point = text.indexOf(u'.');
    const bool cents = prefix() == u'$' && (point < 0 || text.size() - point <= kCents);
    return cents ? plainNumber(value, kCents, false) : text;
}

double NumberField::valueFromText(const QString& text) const {
    return parsed(text).value_or(value());
}

QString NumberField::sentenceAbout(const QString& text) const {
    const QString unit = m_unit.isEmpty() ? QString() : kThinSpace + m_unit;
    return tr("%1: “%2” is not possible. It goes from %3 to %4%5.")
        .arg(m_what, text.trimmed(), plainNumber(m_range.low, m_range.decimals),
             plainNumber(m_range.high, m_range.decimals), unit);
}

void NumberField::judge(const QString& text) {
    QString copy = text;
    int pos = 0;
    const bool bad = validate(copy, pos) != QValidator::Acceptable;
    if (bad || m_bad)
        emit problem(bad ? sentenceAbout(text) : QString());
    setBad(bad);
    m_typed = parsed(text);
}

// The base class puts the last good figure back once the field is left; the sentence stays.
void NumberField::fixup(QString&) const {}

void NumberField::stepBy(int steps) {
    if (!m_absent.isEmpty())
        show(minimum());
    // The adaptive step is a tenth of the figure's size, which leads nowhere from zero.
    if (decimals() > 0 && steps > 0 && value() == 0 && m_range.high >= 1)
        setValue(std::max(m_range.low, 1.0));
    else
        QDoubleSpinBox::stepBy(steps);
}

void NumberField::focusOutEvent(QFocusEvent* event) {
    setBad(false); // the base class puts the last good figure back
    QDoubleSpinBox::focusOutEvent(event);
    m_gesture.end();
}

// The wheel scrolls the panel unless the field was chosen first: no figure changes by accident.
void NumberField::wheelEvent(QWheelEvent* event) {
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore();
}

void NumberField::setBad(bool bad) {
    m_bad = bad;
    setProperty("invalid", bad); // the theme's style draws the border
    update();
}

} // namespace ui
