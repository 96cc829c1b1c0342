// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/status_line.h"

#include "pricing/study/fleet_run.h"
#include "ui/fields/elided_label.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QLabel>
#include <QProgressBar>
#include <QStatusBar>

namespace ui {

namespace {

constexpr int kOverdueMs = 150;

QLabel* label(const QString& objectName, QStatusBar* bar) {
    auto* text = new QLabel;
    text->setObjectName(objectName);
    text->setFont(font(Type::small));
    text->setContentsMargins(8, 0, 8, 0);
    bar->addPermanentWidget(text);
    return text;
}

QString errorText(const pricing::OfferResult& offer) {
    if (!offer.monthlyCostStderrUsd)
        return {};
    if (*offer.monthlyCostStderrUsd > 0)
        return QObject::tr(", ± %1 (%2)")
            .arg(money(*offer.monthlyCostStderrUsd * pricing::kTwoSided95), percent(0.95));
    return offer.method == pricing::Method::estimate ? QString()
                                                     : QObject::tr(", the same bill in each");
}

} // namespace

QString precisionText(const pricing::OfferResult& offer) {
    if (!offer.priceable())
        return QObject::tr("Not priced");
    if (offer.method == pricing::Method::closedForm)
        return QObject::tr("Exact");
    const QString error = errorText(offer);
    if (offer.method == pricing::Method::estimate)
        return QObject::tr("Estimate") + error;
    return (offer.weeksSimulated == 1
                ? QObject::tr("1 week simulated")
                : QObject::tr("%1 weeks simulated").arg(count(offer.weeksSimulated))) +
           error;
}

StatusLine::StatusLine(QStatusBar* bar)
    : QObject(bar), m_hint(new ElidedLabel), m_bar(new QProgressBar) {
    bar->setSizeGripEnabled(false);
    m_hint->setObjectName("statusHint");
    m_hint->setFont(font(Type::small));
    m_hint->setContentsMargins(12, 0, 8, 0);
    bar->addWidget(m_hint, 1);
    m_bar->setObjectName("refining");
    m_bar->setFixedSize(150, 16);
    m_bar->setFont(font(Type::axis));
    m_bar->hide();
    bar->addPermanentWidget(m_bar);
    m_precision = label("precision", bar);
    m_seed = label("seed", bar);
    m_month = label("month", bar);
    m_state = label("state", bar);
    m_overdue.setSingleShot(true);
    m_overdue.setInterval(kOverdueMs);
    connect(&m_overdue, &QTimer::timeout, this, [this] { setStale(true); });
    showState();
}

void StatusLine::showHint(const QString& text) {
    m_hint->setText(text.isEmpty() ? m_idleHint : text);
}

void StatusLine::setIdleHint(const QString& text) {
    m_idleHint = text;
    showHint({});
}

void StatusLine::showPlan(const pricing::Plan& plan) {
    m_seed->setText(tr("Seed %1").arg(plan.seed));
    m_month->setText(tr("Month = %1").arg(hours(plan.month.value())));
    m_month->setToolTip(plan.month.calendar ? tr("The calendar's mean month") : QString());
}

void StatusLine::showReport(const document::ReportPtr& report, int choice) {
    m_failed = false;
    m_overdue.stop();
    setStale(false);
    showChosen(report, choice);
}

void StatusLine::showChosen(const document::ReportPtr& report, int choice) {
    m_precision->clear();
    for (const auto& offer : report->offers)
        if (offer.choice == choice) {
            m_precision->setText(precisionText(offer));
            m_precision->setToolTip(
                tr("Of %1. ± is the error of the mean; months vary more, see P10–P90 in the table.")
                    .arg(QString::fromStdString(offer.label)));
        }
    m_precision->setVisible(!m_precision->text().isEmpty());
}

void StatusLine::setComputing(bool computing) {
    if (computing && !m_computing)
        m_busy.start();
    m_computing = computing;
    if (computing && !m_overdue.isActive() && !m_stale)
        m_overdue.start();
    if (!computing) {
        m_overdue.stop();
        if (!m_studying)
            m_bar->hide();
        setStale(false);
    }
    showState();
}

void StatusLine::setStudying(bool studying) {
    if (studying && !m_studying && !m_computing)
        m_busy.start();
    m_studying = studying;
    if (!studying && !m_computing)
        m_bar->hide();
    showState();
}

void StatusLine::showProgress(double done, double total) {
    showBar(done, total);
}

void StatusLine::showStudyProgress(double done, double total) {
    if (m_studying && !m_computing)
        showBar(done, total);
}

void StatusLine::showBar(double done, double total) {
    if (total <= 0 || m_busy.elapsed() < kOverdueMs) // a short pass would only make the bar flicker
        return;
    constexpr int kSteps = 1000;
    m_bar->setRange(0, kSteps);
    m_bar->setValue(int(kSteps * done / total));
    m_bar->setFormat(total < kSteps
                         ? tr("Refining: %1 of %2").arg(count(std::floor(done)), count(total))
                         : tr("Refining: %1").arg(percent(done / total)));
    m_bar->show();
    showState();
}

void StatusLine::showFailed() {
    m_failed = true;
    setComputing(false);
}

void StatusLine::setStale(bool stale) {
    if (stale != m_stale) {
        m_stale = stale;
        emit staleChanged(stale);
    }
    showState();
}

void StatusLine::showState() {
    const Colours& c = colours();
    const bool refining = m_bar->isVisibleTo(m_bar->parentWidget());
    const QColor mark = m_failed ? c.bad : m_stale ? c.warn : refining ? c.text2 : c.ok;
    const QString word = m_failed   ? tr("No answer")
                         : m_stale  ? tr("Stale")
                         : refining ? tr("Refining")
                                    : tr("Up to date");
    const QString sign = m_failed              ? QStringLiteral("✗")
                         : m_stale || refining ? QStringLiteral("…")
                                               : QStringLiteral("✓");
    m_state->setText(
        QStringLiteral("<span style='color:%1'>%2</span> %3").arg(mark.name(), sign, word));
    m_state->setAccessibleName(word);
}

} // namespace ui
