// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cold_starts/money_strip.h"

#include "ui/format.h"
#include "ui/theme.h"

#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr int kLine = 22, kSwatch = 12, kAfterSwatch = 6, kAfterWord = 5, kAfterPart = 20;
constexpr int kBar = 14, kAboveBar = 4;

} // namespace

QString MoneyStrip::Part::figure() const {
    return money(usd) + QStringLiteral(", ") + percent(share);
}

MoneyStrip::MoneyStrip(QWidget* parent) : QWidget(parent) {
    setObjectName("moneyStrip");
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void MoneyStrip::show(const pricing::ColdStartImpact& impact) {
    m_slot = impact.slot;
    m_parts = {{BarPart::coldStart, tr("Starts"), impact.starts.usd()},
               {BarPart::idle, tr("idling"), impact.idling.usd()},
               {BarPart::keepWarm, tr("keep-warm"), impact.keepWarm.usd()},
               {BarPart::busy, tr("work"), impact.work.usd()}};
    double sum = 0;
    for (const Part& part : m_parts)
        sum += part.usd;
    m_parts.erase(std::remove_if(m_parts.begin(), m_parts.end(),
                                 [](const Part& part) { return part.usd <= 0; }),
                  m_parts.end());
    QStringList words;
    for (Part& part : m_parts) {
        part.share = part.usd / sum;
        words << part.word + u' ' + part.figure();
    }
    if (!m_parts.empty())
        m_parts.front().word[0] = m_parts.front().word[0].toUpper();
    setAccessibleName(tr("Cost a month: %1").arg(words.join(QStringLiteral(" · "))));
    updateGeometry();
    update();
}

void MoneyStrip::setStale(bool stale) {
    m_stale = stale;
    update();
}

/// Swatches with their words in lines, the bar below; draws when there is a painter. Returns the
/// height taken.
int MoneyStrip::layOut(QPainter* painter, const QRect& target) const {
    const QFontMetrics plain(ui::font(Type::small)), strong(ui::font(Type::small, true));
    const QColor colour = offerFill(m_slot), base = colours().base;
    int x = target.left(), y = target.top();
    for (const Part& part : m_parts) {
        const int word = plain.horizontalAdvance(part.word);
        const int figure = strong.horizontalAdvance(part.figure());
        const int width = kSwatch + kAfterSwatch + word + kAfterWord + figure;
        if (x + width > target.left() + target.width() && x > target.left()) {
            x = target.left();
            y += kLine;
        }
        if (painter) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(partBrush(part.part, colour, base));
            painter->drawRect(QRect(x, y + (kLine - kSwatch) / 2, kSwatch, kSwatch));
            painter->setFont(ui::font(Type::small));
            painter->setPen(colours().text2);
            painter->drawText(QRect(x + kSwatch + kAfterSwatch, y, word + 2, kLine),
                              Qt::AlignVCenter, part.word);
            painter->setFont(ui::font(Type::small, true));
            painter->setPen(m_stale ? colours().text2 : colours().text);
            painter->drawText(QRect(x + width - figure, y, figure + 2, kLine), Qt::AlignVCenter,
                              part.figure());
        }
        x += width + kAfterPart;
    }
    const QRect bar(target.left(), y + kLine + kAboveBar, target.width(), kBar);
    if (painter)
        drawBar(*painter, bar);
    return bar.bottom() + 1 - target.top();
}

void MoneyStrip::drawBar(QPainter& painter, const QRect& bar) const {
    double done = 0;
    painter.setPen(Qt::NoPen);
    for (const Part& part : m_parts) {
        const int from = bar.left() + qRound(done * bar.width());
        done += part.share;
        const int to = bar.left() + qRound(done * bar.width());
        painter.setBrushOrigin(bar.topLeft());
        painter.setBrush(partBrush(part.part, offerFill(m_slot), colours().base));
        painter.drawRect(QRect(from, bar.top(), std::max(to - from - 1, 1), bar.height()));
    }
}

int MoneyStrip::heightForWidth(int width) const {
    return layOut(nullptr, QRect(0, 0, width, kLine));
}

QSize MoneyStrip::sizeHint() const {
    return {300, heightForWidth(std::max(width(), 200))};
}

QSize MoneyStrip::minimumSizeHint() const {
    return {160, kLine + kAboveBar + kBar};
}

void MoneyStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    layOut(&painter, rect());
}

void MoneyStrip::drawOn(QPainter& painter, const QRect& target) const {
    painter.save();
    layOut(&painter, target);
    painter.restore();
}

} // namespace ui
