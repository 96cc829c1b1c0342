// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme_draw.h"

#include "ui/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace ui {
namespace {

constexpr qreal kFieldRadius = 3, kButtonRadius = 4;
constexpr int kToolPadding = 8, kToolGap = 6, kChevronWidth = 10;

bool opensMenu(const QStyleOptionToolButton& option) {
    return (option.features & QStyleOptionToolButton::HasMenu) &&
           !(option.features & QStyleOptionToolButton::MenuButtonPopup);
}

void roundedBox(QPainter& p, const QRect& rect, qreal radius, const QColor& fill, const QPen& pen) {
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setBrush(fill);
    p.setPen(pen);
    const qreal half = pen.style() == Qt::NoPen ? 0 : pen.widthF() / 2;
    p.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius);
    p.restore();
}

void drawStepArrow(QPainter& p, const QRect& rect, bool up, bool enabled) {
    const QPointF centre = QRectF(rect).center();
    const qreal rise = up ? -1.5 : 1.5;
    QPainterPath arrow(centre + QPointF(-2.75, -rise));
    arrow.lineTo(centre + QPointF(2.75, -rise));
    arrow.lineTo(centre + QPointF(0, rise));
    arrow.closeSubpath();
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.fillPath(arrow, enabled ? colours().text2 : colours().dis);
    p.restore();
}

} // namespace

bool isInvalid(const QWidget* widget) {
    return widget && widget->property("invalid").toBool();
}

void drawField(QPainter& p, const QRect& rect, QStyle::State state, bool invalid) {
    const Colours& c = colours();
    const bool enabled = state & QStyle::State_Enabled;
    const bool focus = enabled && (state & QStyle::State_HasFocus);
    const QColor edge = invalid ? c.bad : focus ? c.accent : enabled ? c.ctl : c.line2;
    roundedBox(p, rect, kFieldRadius, enabled ? c.base : c.win,
               QPen(edge, focus || invalid ? 2 : 1));
}

void drawSpinBox(QPainter& p, const QStyle& style, const QStyleOptionSpinBox& option,
                 const QWidget* widget) {
    const bool enabled = option.state & QStyle::State_Enabled;
    if (option.frame)
        drawField(p, option.rect, option.state, isInvalid(widget));
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto part = [&](QStyle::SubControl which) {
        return style.subControlRect(QStyle::CC_SpinBox, &option, which, widget);
    };
    const QRect up = part(QStyle::SC_SpinBoxUp), down = part(QStyle::SC_SpinBoxDown);
    const bool hot = enabled && (option.state & QStyle::State_MouseOver);
    for (const auto& [which, rect] :
         {std::pair{QStyle::SC_SpinBoxUp, up}, std::pair{QStyle::SC_SpinBoxDown, down}})
        if (hot && option.activeSubControls == which)
            p.fillRect(rect.adjusted(1, 0, -1, 0), colours().soft);
    p.fillRect(QRect(up.left(), option.rect.top() + 2, 1, option.rect.height() - 4),
               colours().line2);
    drawStepArrow(p, up.adjusted(1, 1, 0, 1), true,
                  enabled && (option.stepEnabled & QAbstractSpinBox::StepUpEnabled));
    drawStepArrow(p, down.adjusted(1, -1, 0, -1), false,
                  enabled && (option.stepEnabled & QAbstractSpinBox::StepDownEnabled));
}

void drawComboBox(QPainter& p, const QStyle& style, const QStyleOptionComboBox& option,
                  const QWidget* widget) {
    if (option.frame)
        drawField(p, option.rect, option.state, isInvalid(widget));
    const QRect arrow =
        style.subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxArrow, widget);
    drawChevron(p, arrow, option.state & QStyle::State_Enabled);
}

void drawChevron(QPainter& p, const QRect& rect, bool enabled) {
    const QPointF centre = QRectF(rect).center();
    QPainterPath line(centre + QPointF(-3, -1.5));
    line.lineTo(centre + QPointF(0, 1.5));
    line.lineTo(centre + QPointF(3, -1.5));
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(enabled ? colours().text2 : colours().dis, 1.3, Qt::SolidLine, Qt::RoundCap,
                  Qt::RoundJoin));
    p.drawPath(line);
    p.restore();
}

void drawCheckBox(QPainter& p, const QRect& rect, QStyle::State state) {
    const Colours& c = colours();
    const bool enabled = state & QStyle::State_Enabled;
    const bool marked = state & (QStyle::State_On | QStyle::State_NoChange);
    QRect box(0, 0, 14, 14);
    box.moveCenter(rect.center());
    // On a selected row the accent would vanish: the box turns white, its mark takes the colour.
    const bool inverted = enabled && (state & QStyle::State_Selected);
    const QColor on = inverted ? c.hlText : enabled ? c.accent : c.dis;
    const QColor fill = marked ? on : inverted ? QColor(Qt::transparent) : enabled ? c.base : c.win;
    const QColor edge = !enabled ? c.line2 : inverted ? c.hlText : marked ? c.accent : c.ctl;
    roundedBox(p, box, kFieldRadius, fill, QPen(edge, 1));
    if (!marked)
        return;
    QPainterPath mark(QPointF(box.left() + 3.5, box.top() + (state & QStyle::State_On ? 7.2 : 7)));
    if (state & QStyle::State_On)
        mark.lineTo(box.left() + 6, box.top() + 9.8);
    mark.lineTo(box.left() + 10.5, box.top() + (state & QStyle::State_On ? 4.4 : 7));
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(inverted ? c.hl : c.base, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPath(mark);
    p.restore();
}

void drawRadioButton(QPainter& p, const QRect& rect, QStyle::State state) {
    const Colours& c = colours();
    const bool enabled = state & QStyle::State_Enabled;
    QRect box(0, 0, 14, 14);
    box.moveCenter(rect.center());
    const bool on = state & QStyle::State_On;
    roundedBox(p, box, 7, enabled ? c.base : c.win,
               QPen(!enabled ? c.line2
                    : on     ? c.accent
                             : c.ctl,
                    1));
    if (on)
        roundedBox(p, box.adjusted(4, 4, -4, -4), 3, enabled ? c.accent : c.dis, Qt::NoPen);
}

void drawProgressGroove(QPainter& p, const QRect& rect) {
    roundedBox(p, rect, kFieldRadius, colours().line, Qt::NoPen);
}

void drawProgress(QPainter& p, const QStyleOptionProgressBar& option) {
    const int range = option.maximum - option.minimum;
    QRect done = option.rect;
    // Without a range nobody knows how far it is: the whole bar in a paler colour.
    if (range > 0)
        done.setWidth(static_cast<int>(static_cast<qint64>(done.width()) *
                                       (option.progress - option.minimum) / range));
    if (done.width() > 0)
        roundedBox(p, done, kFieldRadius, range > 0 ? colours().hl : colours().softEdge, Qt::NoPen);
}

void drawButton(QPainter& p, const QRect& rect, QStyle::State state, bool isDefault) {
    const Colours& c = colours();
    const bool enabled = state & QStyle::State_Enabled;
    const bool down = state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hot = enabled && (state & QStyle::State_MouseOver);
    const QColor fill = !enabled ? c.win : down ? c.line : hot ? c.alt : c.base;
    const bool marked = enabled && (isDefault || (state & QStyle::State_HasFocus));
    roundedBox(p, rect, kButtonRadius, fill,
               QPen(marked    ? c.accent
                    : enabled ? c.ctl
                              : c.line2,
                    1));
}

void drawToolButton(QPainter& p, const QRect& rect, QStyle::State state) {
    const Colours& c = colours();
    if (!(state & QStyle::State_Enabled))
        return;
    if (state & QStyle::State_On)
        roundedBox(p, rect, kButtonRadius, c.soft, QPen(c.softEdge, 1));
    else if (state & QStyle::State_Sunken)
        roundedBox(p, rect, kButtonRadius, c.line2, Qt::NoPen);
    else if (state & QStyle::State_MouseOver)
        roundedBox(p, rect, kButtonRadius, c.line, Qt::NoPen);
}

bool hasToolLabel(const QStyleOptionToolButton& option) {
    return option.toolButtonStyle == Qt::ToolButtonTextBesideIcon && !option.icon.isNull() &&
           !option.text.isEmpty();
}

QSize toolLabelSize(const QStyleOptionToolButton& option) {
    const QSize text = option.fontMetrics.size(Qt::TextShowMnemonic, option.text);
    const int chevron = opensMenu(option) ? kToolGap + kChevronWidth : 0;
    return {2 * kToolPadding + option.iconSize.width() + kToolGap + text.width() + chevron,
            std::max({28, text.height() + 8, option.iconSize.height() + 8})};
}

void drawToolLabel(QPainter& p, const QStyleOptionToolButton& option) {
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    QRect rest = option.rect.adjusted(kToolPadding, 0, -kToolPadding, 0);
    const QRect icon(rest.left(), rest.center().y() + 1 - option.iconSize.height() / 2,
                     option.iconSize.width(), option.iconSize.height());
    option.icon.paint(&p, icon, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled,
                      on ? QIcon::On : QIcon::Off);
    rest.setLeft(icon.right() + 1 + kToolGap);
    if (opensMenu(option)) {
        drawChevron(
            p, QRect(rest.right() + 1 - kChevronWidth, rest.top(), kChevronWidth, rest.height()),
            enabled);
        rest.setRight(rest.right() - kChevronWidth - kToolGap);
    }
    p.setFont(option.font);
    p.setPen(!enabled ? colours().dis : on ? colours().accent : colours().text);
    p.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextDontClip,
               option.text);
}

void drawFocus(QPainter& p, const QRect& rect) {
    roundedBox(p, rect, kFieldRadius, Qt::transparent, QPen(colours().accent, 1.5));
}

} // namespace ui
