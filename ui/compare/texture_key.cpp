// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/texture_key.h"

#include "ui/compare/cost_bars.h"
#include "ui/theme.h"

#include <QPainter>

#include <array>

namespace ui {

namespace {

constexpr int kSwatchWidth = 18, kSwatchHeight = 10, kLine = 20, kAfterWord = 16, kAfterSwatch = 6;
constexpr std::array kShown{BarPart::busy, BarPart::coldStart, BarPart::idle, BarPart::keepWarm,
                            BarPart::unused};

/// Lays the swatches out in lines; draws when there is a painter. Returns the height taken.
int layOut(QPainter* painter, const QRect& target, int lastLineRoom) {
    const QFontMetrics metrics(font(Type::axis));
    int x = target.left(), y = target.top();
    for (BarPart part : kShown) {
        const QString word = partWord(part);
        const int width = kSwatchWidth + kAfterSwatch + metrics.horizontalAdvance(word);
        if (x + width > target.right() - lastLineRoom && x > target.left()) {
            x = target.left();
            y += kLine;
        }
        if (painter) {
            const QColor grey = colours().ctl;
            const QRectF box(x + 0.5, y + (kLine - kSwatchHeight + 1) / 2.0, kSwatchWidth,
                             kSwatchHeight);
            painter->setPen(part == BarPart::unused ? QPen(grey, 1) : QPen(Qt::NoPen));
            painter->setBrush(partBrush(part, grey, colours().base));
            painter->drawRect(box);
            painter->setPen(colours().text2);
            painter->drawText(QRect(x + kSwatchWidth + kAfterSwatch, y, width, kLine),
                              Qt::AlignVCenter, word);
        }
        x += width + kAfterWord;
    }
    return y + kLine - target.top();
}

} // namespace

void drawTextureKey(QPainter& painter, const QRect& target) {
    painter.setFont(font(Type::axis));
    layOut(&painter, target, 0);
}

TextureKey::TextureKey(QWidget* parent) : QWidget(parent) {
    setObjectName("textureKey");
    setAccessibleName(
        tr("Key: solid is busy, hatched is cold start, light is idle, dotted is keep-warm, "
           "outlined is unused reservation"));
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void TextureKey::setTargetText(const QString& text) {
    if (text == m_target)
        return;
    m_target = text;
    setMinimumHeight(heightForWidth(width()));
    update();
}

QSize TextureKey::minimumSizeHint() const {
    return {0, kLine};
}

int TextureKey::heightForWidth(int width) const {
    const int room = QFontMetrics(ui::font(Type::axis)).horizontalAdvance(m_target) + kAfterWord;
    return layOut(nullptr, QRect(0, 0, width, kLine), room);
}

void TextureKey::resizeEvent(QResizeEvent*) {
    setMinimumHeight(heightForWidth(width())); // splitters do not ask for a height by width
}

void TextureKey::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(ui::font(Type::axis));
    const int room = painter.fontMetrics().horizontalAdvance(m_target) + kAfterWord;
    const int height = layOut(&painter, rect(), room);
    painter.setPen(colours().text2);
    painter.drawText(QRect(0, height - kLine, width(), kLine), Qt::AlignRight | Qt::AlignVCenter,
                     m_target);
}

} // namespace ui
