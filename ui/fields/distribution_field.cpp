// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fields/distribution_field.h"

#include "ui/fields/choice_box.h"
#include "ui/fields/number_field.h"
#include "ui/theme.h"

#include <QBoxLayout>

#include <algorithm>

namespace ui {

using namespace pricing;

namespace {

constexpr double kLongest = 86400; // one day, in seconds
constexpr int kSamplesKind = 6;
constexpr int kSpecialKind = -1;

enum class Unit { seconds, percent };
struct Figure {
    QString word;
    Unit unit = Unit::seconds;
    double value = 0;
};

// The figures of each kind in the order they are shown; a spread is the coefficient of variation.
struct FiguresOf {
    std::vector<Figure> operator()(const Constant& d) const {
        return {{"", Unit::seconds, d.value}};
    }
    std::vector<Figure> operator()(const Uniform& d) const {
        return {{"from", Unit::seconds, d.low}, {"to", Unit::seconds, d.high}};
    }
    std::vector<Figure> operator()(const Triangular& d) const {
        return {{"lowest", Unit::seconds, d.low},
                {"typical", Unit::seconds, d.mode},
                {"highest", Unit::seconds, d.high}};
    }
    std::vector<Figure> operator()(const Exponential& d) const {
        return {{"", Unit::seconds, d.mean}};
    }
    std::vector<Figure> operator()(const Gamma& d) const {
        return {{"", Unit::seconds, d.mean}, {"±", Unit::percent, d.cv}};
    }
    std::vector<Figure> operator()(const Lognormal& d) const {
        return {{"", Unit::seconds, d.mean}, {"±", Unit::percent, d.cv}};
    }
    std::vector<Figure> operator()(const Samples&) const { return {}; }
};

Distribution made(int kind, const std::array<double, 3>& f) {
    switch (kind) {
    case 0:
        return Constant{f[0]};
    case 1:
        return Uniform{f[0], std::max(f[0], f[1])};
    case 2: {
        const double mode = std::max(f[0], f[1]);
        return Triangular{f[0], mode, std::max(mode, f[2])};
    }
    case 3:
        return Exponential{f[0]};
    case 4:
        return Gamma{f[0], f[1]};
    default:
        return Lognormal{f[0], f[1]};
    }
}

/// Another kind with about the same mean, so that switching the kind changes as little as it can.
Distribution ofKind(int kind, double mean) {
    switch (kind) {
    case 1:
        return Uniform{mean * 0.5, mean * 1.5};
    case 2:
        return Triangular{mean * 0.5, mean, mean * 1.5};
    case 4:
        return Gamma{mean, 0.5};
    case 5:
        return Lognormal{mean, 0.5};
    default:
        return made(kind, {mean, mean, mean});
    }
}

} // namespace

DistributionField::DistributionField(const QString& objectName, const QString& what, Shape shape,
                                     QWidget* parent)
    : QWidget(parent), m_kind(new ChoiceBox(this)), m_file(new QLabel(this)) {
    setObjectName(objectName);
    m_kind->setObjectName(objectName + "Kind");
    m_kind->setAccessibleName(tr("%1, kind of distribution").arg(what));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(6);
    const QStringList kinds{tr("Constant"),    tr("Uniform"), tr("Triangular"),
                            tr("Exponential"), tr("Gamma"),   tr("Lognormal")};
    for (int i = 0; i < kinds.size(); ++i)
        m_kind->addItem(kinds[i], i);
    auto* outer = new QBoxLayout(
        shape == Shape::oneRow ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom, this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(4);
    outer->addWidget(m_kind);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    for (int i = 0; i < 3; ++i) {
        m_cells[i] = new QWidget(this);
        auto* cell = new QBoxLayout(
            shape == Shape::oneRow ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom, m_cells[i]);
        cell->setContentsMargins(0, 0, 0, 0);
        cell->setSpacing(shape == Shape::oneRow ? 4 : 0);
        m_words[i] = new QLabel(m_cells[i]);
        m_words[i]->setForegroundRole(QPalette::PlaceholderText);
        m_figures[i] = new NumberField(QString("%1Figure%2").arg(objectName).arg(i), what,
                                       {0, kLongest, 4}, m_cells[i]);
        cell->addWidget(m_words[i]);
        cell->addWidget(m_figures[i]);
        row->addWidget(m_cells[i]);
        connect(m_figures[i], &NumberField::edited, this,
                [this](double, quint64 gesture) { figureEdited(gesture); });
        connect(m_figures[i], &NumberField::problem, this, &DistributionField::problem);
    }
    m_file->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_file);
    row->addStretch(1);
    outer->addLayout(row, 1);
    connect(m_kind, &QComboBox::activated, this, &DistributionField::kindChosen);
}

void DistributionField::addSpecial(const QString& text) {
    m_kind->addItem(text, kSpecialKind);
}

void DistributionField::showSpecial() {
    m_kind->setCurrentIndex(m_kind->findData(kSpecialKind));
    for (QWidget* cell : m_cells)
        cell->hide();
    m_file->clear();
}

void DistributionField::show(const Distribution& distribution) {
    m_distribution = distribution;
    const int kind = static_cast<int>(distribution.index());
    // Samples come from a file, so the entry is there only while a plan holds some.
    const int samplesAt = m_kind->findData(kSamplesKind);
    if (kind == kSamplesKind && samplesAt < 0)
        m_kind->addItem(tr("Measured"), kSamplesKind);
    else if (kind != kSamplesKind && samplesAt >= 0)
        m_kind->removeItem(samplesAt);
    m_kind->setCurrentIndex(m_kind->findData(kind));
    showFigures();
}

void DistributionField::showFigures() {
    const auto figures = std::visit(FiguresOf{}, m_distribution);
    for (int i = 0; i < 3; ++i) {
        const bool used = i < static_cast<int>(figures.size());
        m_cells[i]->setVisible(used);
        if (!used)
            continue;
        const Figure& figure = figures[i];
        m_words[i]->setText(figure.word);
        m_words[i]->setVisible(!figure.word.isEmpty());
        const bool isMean = i == 0 && figure.word.isEmpty();
        m_figures[i]->setLimits(isMean && figure.value >= m_leastMean ? m_leastMean : 0, kLongest);
        m_figures[i]->setUnit(figure.unit == Unit::percent ? "%" : "s");
        m_cells[i]->setToolTip(figure.unit == Unit::percent
                                   ? tr("Spread: the standard deviation as a share of the mean")
                                   : QString());
        m_figures[i]->show(figure.unit == Unit::percent ? figure.value * 100 : figure.value);
    }
    const auto* samples = std::get_if<Samples>(&m_distribution);
    m_file->setVisible(samples);
    if (samples)
        m_file->setText(tr("%1, %2 values")
                            .arg(QString::fromStdString(samples->file))
                            .arg(samples->values.size()));
}

void DistributionField::kindChosen(int index) {
    const int kind = m_kind->itemData(index).toInt();
    if (kind == kSpecialKind) {
        emit specialChosen();
    } else if (kind != kSamplesKind && kind != static_cast<int>(m_distribution.index())) {
        const double now = mean(m_distribution);
        emit edited(ofKind(kind, now > 0 ? now : 1), 0);
    } else if (!m_cells[0]->isVisibleTo(this)) {
        emit edited(m_distribution, 0); // back from the special entry
    }
}

void DistributionField::figureEdited(quint64 gesture) {
    const auto figures = std::visit(FiguresOf{}, m_distribution);
    std::array<double, 3> values{};
    for (std::size_t i = 0; i < figures.size(); ++i)
        values[i] = m_figures[i]->value() * (figures[i].unit == Unit::percent ? 0.01 : 1);
    emit edited(made(static_cast<int>(m_distribution.index()), values), gesture);
}

Distribution withMean(Distribution distribution, double target) {
    const double now = mean(distribution);
    if (now <= 0)
        return Constant{target};
    const double by = target / now;
    struct Scale {
        double by;
        Distribution operator()(Constant d) const { return Constant{d.value * by}; }
        Distribution operator()(Uniform d) const { return Uniform{d.low * by, d.high * by}; }
        Distribution operator()(Triangular d) const {
            return Triangular{d.low * by, d.mode * by, d.high * by};
        }
        Distribution operator()(Exponential d) const { return Exponential{d.mean * by}; }
        Distribution operator()(Gamma d) const { return Gamma{d.mean * by, d.cv}; }
        Distribution operator()(Lognormal d) const { return Lognormal{d.mean * by, d.cv}; }
        Distribution operator()(Samples d) const { return d; }
    };
    return std::visit(Scale{by}, distribution);
}

} // namespace ui
