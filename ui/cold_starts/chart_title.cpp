// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cold_starts/chart_title.h"

#include "ui/plot/plot_view.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

QLabel* sectionTitle(const QString& text) {
    auto* label = new QLabel(text);
    label->setFont(font(Type::title, true));
    return label;
}

QLabel* sectionRemark(const QString& text) {
    auto* label = new QLabel(text);
    label->setFont(font(Type::small));
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    return label;
}

QLayout* chartTitle(QLabel* title, QLabel* remark, PlotView* chart) {
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    for (QLabel* label : {title, remark}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        words->addWidget(label);
    }
    auto* row = new QHBoxLayout;
    row->addLayout(words, 1);
    row->addWidget(chart->tableButton(), 0, Qt::AlignTop);
    return row;
}

} // namespace ui
