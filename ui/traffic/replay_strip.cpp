// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/replay_strip.h"

#include "ui/fields/elided_label.h"
#include "ui/format.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace ui {

QString replayText(const pricing::WeeklyTraffic& traffic) {
    const pricing::TrafficReplay& replay = *traffic.replay;
    const auto weeks = static_cast<int>(replay.weeks.size());
    QString text = weeks == 1 ? ReplayStrip::tr("Prices 1 real week")
                              : ReplayStrip::tr("Prices %1 real weeks").arg(weeks);
    if (!replay.from.empty())
        text += ReplayStrip::tr(" from %1").arg(shortDate(QString::fromStdString(replay.from)));
    if (!replay.source.empty())
        text += QStringLiteral(" (%1)").arg(QString::fromStdString(replay.source));
    if (traffic.replayTimes != 1)
        text += ReplayStrip::tr(", %1 of their requests").arg(percent(traffic.replayTimes));
    return text;
}

ReplayStrip::ReplayStrip(QWidget* parent)
    : QWidget(parent), m_text(new ElidedLabel(this)),
      m_fold(new QPushButton(tr("Use the typical week"), this)) {
    setObjectName(QStringLiteral("replayStrip"));
    m_text->setObjectName(QStringLiteral("replayText"));
    m_text->setTextFormat(Qt::PlainText);
    m_fold->setObjectName(QStringLiteral("replayFold"));
    m_fold->setToolTip(tr("Price weeks drawn from the mean shown here, in place of the real ones. "
                          "Painting does the same."));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 8, 4);
    row->addWidget(m_text, 1);
    row->addWidget(m_fold);
    connect(m_fold, &QPushButton::clicked, this, &ReplayStrip::foldRequested);
    hide();
}

void ReplayStrip::show(const pricing::WeeklyTraffic& traffic) {
    if (traffic.replay)
        m_text->setText(replayText(traffic));
    setVisible(static_cast<bool>(traffic.replay));
}

} // namespace ui
