// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/week/hour_panel.h"

#include "ui/cold_starts/figure_table.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ui {

namespace {

std::vector<FigureLine> rowsOf(const HourAccount& account) {
    std::vector<FigureLine> rows;
    for (const HourLine& line : account.lines)
        rows.push_back({{{partWord(line.part)},
                         {duration(line.workerSeconds)},
                         {money(line.monthlyUsd)},
                         {percent(line.share)}}});
    rows.push_back({{{QObject::tr("all")},
                     {QString()},
                     {money(account.monthlyUsd)},
                     {percent(account.monthlyUsd > 0 ? 1 : 0)}},
                    true});
    return rows;
}

} // namespace

HourPanel::HourPanel(QWidget* parent)
    : QWidget(parent), m_sentence(new QLabel), m_figures(new QLabel),
      m_model(new FigureModel(this)),
      m_table(new FigureTable("hourTable", tr("What the hour is billed for"), m_model)) {
    setObjectName("hourPanel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_sentence->setObjectName("hourSentence");
    m_sentence->setFont(ui::font(Type::title, true));
    m_figures->setObjectName("hourFigures");
    m_figures->setFont(ui::font(Type::small));
    m_figures->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel* label : {m_sentence, m_figures}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(label);
    }
    column->addWidget(m_table);
    invite();
}

void HourPanel::show(const HourAccount& account) {
    m_sentence->setText(ui::sentence(account));
    QStringList figures{tr("%1 requests a week").arg(count(account.requests))};
    if (account.starts > 0)
        figures << tr("%1 starts a week").arg(count(account.starts));
    if (account.billedSecondsPerRequest)
        figures << tr("%1 billed per request").arg(duration(account.billedSecondsPerRequest));
    m_figures->setText(figures.join(QStringLiteral(" · ")));
    m_figures->show();
    m_model->show({tr("Billed for"), tr("Time a week"), tr("Cost a month"), tr("Share")},
                  rowsOf(account));
    m_table->setVisible(!account.lines.empty());
}

void HourPanel::invite() {
    m_sentence->setText(tr("Click an hour, or press Enter on it, to see what it is billed for"));
    m_figures->hide();
    m_table->hide();
}

void HourPanel::setStale(bool stale) {
    m_model->setStale(stale);
    m_sentence->setForegroundRole(stale ? QPalette::PlaceholderText : QPalette::WindowText);
}

QString HourPanel::sentence() const {
    return m_sentence->text();
}

} // namespace ui
