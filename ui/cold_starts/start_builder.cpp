// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cold_starts/start_builder.h"

#include "ui/compare/cost_bars.h"
#include "ui/fields/form_grid.h"
#include "ui/fields/number_field.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr int kLabelWidth = 66, kBarHeight = 20;
constexpr double kMostGb = 9'999, kMostSeconds = 3'600;

/// `colour` at `share` over the ground.
QColor shade(const QColor& colour, double share) {
    const QColor base = colours().base;
    const auto mix = [share](int a, int b) { return qRound(a * share + b * (1 - share)); };
    return {mix(colour.red(), base.red()), mix(colour.green(), base.green()),
            mix(colour.blue(), base.blue())};
}

} // namespace

StartBar::StartBar(QWidget* parent) : QWidget(parent) {
    setObjectName("startBar");
    setFixedHeight(kBarHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StartBar::show(const StartParts& parts, int slot) {
    m_parts = parts;
    m_slot = slot;
    setAccessibleName(
        tr("Pull %1, load %2, initialisation %3")
            .arg(duration(parts.pullS()), duration(parts.loadS()), duration(parts.initialiseS)));
    setToolTip(accessibleName());
    update();
}

void StartBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(ui::font(Type::axis));
    struct Piece {
        QString word;
        double seconds, tint;
    };
    const Piece pieces[] = {{tr("pull"), m_parts.pullS(), 0.75},
                            {tr("load"), m_parts.loadS(), 0.45},
                            {tr("initialise"), m_parts.initialiseS, 0.25}};
    const double sum = m_parts.totalS();
    double done = 0;
    for (const Piece& piece : pieces) {
        if (!(sum > 0) || !(piece.seconds > 0))
            continue;
        const int from = qRound(done / sum * width());
        done += piece.seconds;
        const QRect room(from, 0, std::max(qRound(done / sum * width()) - from - 1, 1), height());
        const QColor ground = shade(offerFill(m_slot), piece.tint);
        painter.fillRect(room, ground);
        painter.setPen(partInk(BarPart::busy, ground, colours().text));
        const QString seconds = duration(piece.seconds).remove(QStringLiteral(".0"));
        for (const QString& words : {piece.word + u' ' + seconds, seconds})
            if (painter.fontMetrics().horizontalAdvance(words) + 8 <= room.width()) {
                painter.drawText(room, Qt::AlignCenter, words);
                break;
            }
    }
}

StartBuilder::StartBuilder(QWidget* parent)
    : QWidget(parent), m_form(new FormGrid(kLabelWidth)),
      m_problem(new ProblemLine("startProblem")), m_bar(new StartBar), m_sum(new QLabel) {
    setObjectName("startBuilder");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    constexpr double kLeastRate = 0.01;
    auto* image = addField("startImage", tr("Image"), "GB", &StartParts::imageGb, 0);
    auto* pull =
        addField("startPull", tr("Pull rate"), "GB/s", &StartParts::pullGbPerS, kLeastRate);
    auto* weights = addField("startWeights", tr("Weights"), "GB", &StartParts::weightsGb, 0);
    auto* load =
        addField("startLoad", tr("Load rate"), "GB/s", &StartParts::loadGbPerS, kLeastRate);
    auto* initialise =
        addField("startInitialise", tr("Initialisation"), "s", &StartParts::initialiseS, 0);
    const auto at = [](QWidget* size, QWidget* rate) {
        return FormGrid::sideBySide({size, FormGrid::remark(tr("at")), rate});
    };
    m_form->addRow(tr("Image"), at(image, pull), image);
    m_form->addRow(tr("Weights"), at(weights, load), weights);
    m_form->addRow(tr("Initialise"), FormGrid::sideBySide({initialise}), initialise);
    column->addWidget(m_form);
    auto* result = new QHBoxLayout;
    result->setSpacing(8);
    result->addWidget(m_bar, 1);
    result->addWidget(m_sum);
    column->addLayout(result);
    column->addWidget(m_problem);
    m_sum->setObjectName("startSum");
    m_sum->setFont(ui::font(Type::interface_, true));
    showSum();
}

NumberField* StartBuilder::addField(const char* name, const QString& what, const QString& unit,
                                    double StartParts::*part, double least) {
    auto* field = new NumberField(QString::fromLatin1(name), what,
                                  {least, unit == u"s" ? kMostSeconds : kMostGb, 2});
    field->setUnit(unit);
    field->show(m_parts.*part);
    connect(field, &NumberField::problem, m_problem, &ProblemLine::say);
    connect(field, &NumberField::edited, this, [this, part](double value) {
        m_parts.*part = value;
        showSum();
        emit edited(m_parts.totalS());
    });
    return field;
}

void StartBuilder::setSlot(int slot) {
    m_slot = slot;
    showSum();
}

void StartBuilder::showSum() {
    m_bar->show(m_parts, m_slot);
    m_sum->setText(QStringLiteral("= ") + duration(m_parts.totalS()).remove(QStringLiteral(".0")));
}

} // namespace ui
