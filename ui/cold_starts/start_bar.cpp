// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cold_starts/start_bar.h"

#include "ui/compare/cost_bars.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QPainter>

#include <algorithm>
#include <vector>

namespace ui {

namespace {

constexpr int kBarHeight = 20;

/// `colour` at `share` over the ground.
QColor shade(const QColor& colour, double share) {
    const QColor base = colours().base;
    const auto mix = [share](int a, int b) { return qRound(a * share + b * (1 - share)); };
    return {mix(colour.red(), base.red()), mix(colour.green(), base.green()),
            mix(colour.blue(), base.blue())};
}

struct Piece {
    QString word;
    double seconds, tint;
};

std::vector<Piece> piecesOf(const pricing::ColdStartParts& p) {
    return {{QObject::tr("machine"), pricing::mean(p.machineWait), 1.0},
            {QObject::tr("pull"), p.pullS() * (1 - p.imageCachedShare), 0.75},
            {QObject::tr("load"), p.weightsS(), 0.45},
            {QObject::tr("initialise"), pricing::mean(p.initialisation), 0.25},
            {QObject::tr("compile"), pricing::mean(p.compile), 0.6},
            {QObject::tr("warm up"), pricing::mean(p.warmUp), 0.15}};
}

QString shortDuration(double seconds) {
    return duration(seconds).remove(QStringLiteral(".0"));
}

} // namespace

StartBar::StartBar(QWidget* parent) : QWidget(parent) {
    setObjectName("startBar");
    setFixedHeight(kBarHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StartBar::show(const pricing::ColdStartParts& parts, int slot) {
    m_parts = parts;
    m_slot = slot;
    QStringList said;
    for (const Piece& piece : piecesOf(parts))
        if (piece.seconds > 0)
            said << piece.word + u' ' + shortDuration(piece.seconds);
    setAccessibleName(said.join(QStringLiteral(", ")));
    setToolTip(accessibleName());
    update();
}

void StartBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(ui::font(Type::axis));
    const auto pieces = piecesOf(m_parts);
    double sum = 0, done = 0;
    for (const Piece& piece : pieces)
        sum += piece.seconds;
    for (const Piece& piece : pieces) {
        if (!(sum > 0) || !(piece.seconds > 0))
            continue;
        const int from = qRound(done / sum * width());
        done += piece.seconds;
        const QRect room(from, 0, std::max(qRound(done / sum * width()) - from - 1, 1), height());
        const QColor ground = shade(offerFill(m_slot), piece.tint);
        painter.fillRect(room, ground);
        painter.setPen(partInk(BarPart::busy, ground, colours().text));
        const QString seconds = shortDuration(piece.seconds);
        for (const QString& words : {piece.word + u' ' + seconds, seconds})
            if (painter.fontMetrics().horizontalAdvance(words) + 8 <= room.width()) {
                painter.drawText(room, Qt::AlignCenter, words);
                break;
            }
    }
}

} // namespace ui
