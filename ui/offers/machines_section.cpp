// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/machines_section.h"

#include "ui/fields/choice_box.h"
#include "ui/fields/distribution_field.h"
#include "ui/fields/form_grid.h"
#include "ui/fields/number_field.h"
#include "ui/format.h"
#include "ui/offers/fallback_section.h"
#include "ui/offers/hour_values.h"

#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace ui {

using namespace pricing;

namespace {

constexpr double kDay = 86'400, kMostPerHour = 3'600;
constexpr int kScarcityShares = 2; ///< refused, delayed; a fallback's own come behind them

/// One figure for the week, or "by hour".
void showShare(NumberField* field, const WeeklyShare& share) {
    if (share.values.size() == 1)
        field->show(share.values.front() * 100);
    else
        field->showAbsent(QObject::tr("by hour"));
}

QString shareWord(const WeeklyShare& share) {
    if (share.values.size() == 1)
        return percent(share.values.front());
    return QObject::tr("up to %1").arg(percent(share.most()));
}

HourWords shareWords() {
    HourWords words;
    words.gridName = QStringLiteral("shareGrid");
    words.fieldName = QStringLiteral("hourShare");
    words.sameName = QStringLiteral("sameShare");
    words.title = QObject::tr("Share of the starts by hour of the week");
    words.figure = QObject::tr("Share in the chosen hours");
    words.digits = QObject::tr("a digit sets tens of per cent, + and − change by 5 %");
    words.unit = QStringLiteral("%");
    words.words = [](double share) { return percent(share / 100); };
    words.most = 100;
    words.decimals = 2;
    words.perDigit = 10;
    words.step = 5;
    words.full = 100;
    return words;
}

} // namespace

MachinesSection::MachinesSection(QWidget* parent)
    : InspectorSection("machinesSection", parent), m_fallbacks(new FallbackSection),
      m_which(new ChoiceBox), m_byHour(new HourValues(shareWords())) {
    addShare("refusedStarts", tr("Re&fused"), tr("starts refused"), &Scarcity::refusedShare);
    addRetry();
    addShare("delayedStarts", tr("&Delayed"), tr("starts delayed"), &Scarcity::delayedShare);
    addWait();
    addInterruptions();
    m_remark = addRemark("machinesRemark");
    addWide(m_fallbacks);
    connect(m_fallbacks, &InspectorSection::problem, this, &InspectorSection::problem);
    connect(m_fallbacks, &InspectorSection::changeRequested, this,
            &InspectorSection::changeRequested);
    addByHour();
}

void MachinesSection::store(const QString& text, const Scarcity& scarcity, quint64 gesture) {
    emit changeRequested(
        text,
        [scarcity, standard = m_standard](OfferChoice& c) {
            c.policy.scarcity = scarcity == standard ? std::nullopt : std::optional(scarcity);
        },
        gesture);
}

void MachinesSection::addShare(const char* key, const QString& label, const QString& figure,
                               Share share) {
    constexpr double kMostRefused = 99; // of all starts none would ever be granted
    const bool refused = share == &Scarcity::refusedShare;
    ShareRow row{share, new NumberField(key, figure, {0, refused ? kMostRefused : 100, 2}), {}};
    row.field->setUnit("%");
    row.field->setToolTip(refused ? tr("Starts for which no machine is to be had")
                                  : tr("Of the starts that are granted, those that wait longer"));
    row.row = addRow(key, label, row.field);
    connect(row.field, &NumberField::problem, this, &InspectorSection::problem);
    connect(row.field, &NumberField::edited, this,
            [this, share, figure](double v, quint64 gesture) {
                Scarcity scarcity = m_now;
                scarcity.*share = WeeklyShare{{v / 100}};
                store(tr("Change %1").arg(figure), scarcity, gesture);
            });
    connect(row.row.reset, &QToolButton::clicked, this, [this, share, figure] {
        Scarcity scarcity = m_now;
        scarcity.*share = m_standard.*share;
        store(tr("Reset %1").arg(figure), scarcity, 0);
    });
    m_shares.push_back(row);
}

void MachinesSection::addRetry() {
    m_retry = new NumberField("retryAfter", tr("Time until a refused start is asked for again"),
                              {1, kDay, 2});
    m_retry->setUnit("s");
    m_retry->setToolTip(tr("A refused start is asked for again after this time"));
    m_retryRow = addRow("retryAfter", tr("Asked again"), m_retry);
    connect(m_retry, &NumberField::problem, this, &InspectorSection::problem);
    connect(m_retry, &NumberField::edited, this, [this](double seconds, quint64 gesture) {
        Scarcity scarcity = m_now;
        scarcity.retryAfterS = seconds;
        store(tr("Change time to ask again"), scarcity, gesture);
    });
    connect(m_retryRow.reset, &QToolButton::clicked, this, [this] {
        Scarcity scarcity = m_now;
        scarcity.retryAfterS = m_standard.retryAfterS;
        store(tr("Reset time to ask again"), scarcity, 0);
    });
}

void MachinesSection::addWait() {
    m_wait = new DistributionField("startDelay", tr("Delay of a start"),
                                   DistributionField::Shape::stacked);
    m_waitRow = addTall("startDelay", tr("Delayed b&y"), m_wait, m_wait->firstField());
    connect(m_wait, &DistributionField::problem, this, &InspectorSection::problem);
    connect(m_wait, &DistributionField::edited, this,
            [this](const Distribution& wait, quint64 gesture) {
                Scarcity scarcity = m_now;
                scarcity.wait = wait;
                store(tr("Change delay of starts"), scarcity, gesture);
            });
    connect(m_waitRow.reset, &QToolButton::clicked, this, [this] {
        Scarcity scarcity = m_now;
        scarcity.wait = m_standard.wait;
        store(tr("Reset delay of starts"), scarcity, 0);
    });
}

void MachinesSection::addInterruptions() {
    m_interruptions = new NumberField(
        "interruptions", tr("Interruptions of a worker that has a machine"), {0, kMostPerHour, 4});
    m_interruptions->setUnit("/h");
    m_interruptions->setToolTip(tr("How often a worker's machine is taken away: what runs on it is "
                                   "run again, and another start is paid for"));
    m_interruptionsRow = addRow("interruptions", tr("Taken a&way"), m_interruptions);
    connect(m_interruptions, &NumberField::problem, this, &InspectorSection::problem);
    connect(m_interruptions, &NumberField::edited, this, [this](double perHour, quint64 gesture) {
        emit changeRequested(
            tr("Change interruptions"),
            [perHour](OfferChoice& c) { c.policy.interruptionsPerHour = perHour; }, gesture);
    });
    whenReset(m_interruptionsRow, tr("interruptions"),
              [](OfferChoice& c) { c.policy.interruptionsPerHour.reset(); });
}

void MachinesSection::addByHour() {
    m_which->setObjectName("shareByHour");
    m_which->setAccessibleName(tr("Share that is set by hour of the week"));
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_which->setMinimumContentsLength(8);
    takeRoomOfReset(addRow("shareByHour", tr("By &hour"), m_which));
    addWide(m_byHour);
    connect(m_which, &QComboBox::activated, this, &MachinesSection::showByHour);
    connect(m_byHour, &HourValues::problem, this, &InspectorSection::problem);
    connect(m_byHour, &HourValues::edited, this, &MachinesSection::storeByHour);
}

const WeeklyShare& MachinesSection::shareByHour() const {
    const int which = std::max(m_which->currentIndex(), 0);
    if (which < kScarcityShares)
        return m_now.*m_shares[std::size_t(which)].share;
    return m_fallbacks->fallbacks().at(std::size_t(which - kScarcityShares)).refusedShare;
}

void MachinesSection::storeByHour(const std::vector<double>& percent, quint64 gesture) {
    WeeklyShare share{percent};
    if (isSame(percent))
        share.values.resize(1);
    for (double& value : share.values)
        value /= 100;
    const int which = std::max(m_which->currentIndex(), 0);
    const auto leastOf = std::min_element(share.values.begin(), share.values.end());
    if (which == 0 && *leastOf >= 1) {
        emit problem(tr("Starts refused: not all in every hour, else no worker ever starts."));
        showByHour();
        return;
    }
    emit problem({});
    const QString text = tr("Change %1 by hour").arg(m_which->currentText().toLower());
    if (which < kScarcityShares) {
        Scarcity scarcity = m_now;
        scarcity.*m_shares[std::size_t(which)].share = share;
        store(text, scarcity, gesture);
        return;
    }
    auto fallbacks = m_fallbacks->fallbacks();
    fallbacks.at(std::size_t(which - kScarcityShares)).refusedShare = share;
    m_fallbacks->store(tr("Change refused starts by hour"), std::move(fallbacks), gesture);
}

void MachinesSection::show(const OfferView& view, const document::Packs& packs) {
    m_now = view.filled.scarcity.value_or(Scarcity{});
    m_standard = view.offer.defaults.scarcity.value_or(Scarcity{});
    showScarcity(view);
    showInterruptions(view);
    m_fallbacks->show(view, packs);
    m_fallbacks->setVisible(!view.isFixedFleet());
    QStringList which{tr("Refused"), tr("Delayed")};
    if (!view.isFixedFleet())
        for (const Fallback& fallback : m_fallbacks->fallbacks())
            which << tr("Refused, %1").arg(m_fallbacks->nameOf(fallback));
    fillChoices(m_which, which, -1, std::clamp(m_which->currentIndex(), 0, int(which.size()) - 1));
    showByHour();
    m_summary = summaryOf(view);
}

void MachinesSection::showScarcity(const OfferView&) {
    for (const ShareRow& row : m_shares) {
        showShare(row.field, m_now.*row.share);
        row.row.setDefault(shareWord(m_standard.*row.share),
                           m_now.*row.share != m_standard.*row.share);
    }
    m_retry->show(m_now.retryAfterS);
    m_retryRow.setDefault(duration(m_standard.retryAfterS),
                          m_now.retryAfterS != m_standard.retryAfterS);
    m_wait->show(m_now.wait);
    m_waitRow.setDefault(duration(mean(m_standard.wait)), m_now.wait != m_standard.wait);
}

void MachinesSection::showInterruptions(const OfferView& view) {
    const double now = view.filled.interruptionsPerHour.value_or(0);
    const double standard = view.offer.defaults.interruptionsPerHour.value_or(0);
    m_interruptions->show(now);
    m_interruptionsRow.setDefault(QString::number(standard) + kThinSpace + QStringLiteral("/h"),
                                  view.set.interruptionsPerHour && now != standard);
    const bool kept = view.filled.nonPreemptible.value_or(false);
    m_remark->setText(
        kept ? tr("Of no effect: these machines are never taken away.")
             : tr("Rented machines stand all the time: starts are refused or delayed only after "
                  "one was taken away."));
    m_remark->setVisible((kept && now > 0) || (view.isFixedFleet() && now <= 0));
}

void MachinesSection::showByHour() {
    const WeeklyShare& share = shareByHour();
    std::vector<double> percent;
    for (int hour = 0; hour < int(kHoursPerWeek); ++hour)
        percent.push_back(share.at(hour) * 100);
    m_byHour->show(percent);
}

QString MachinesSection::summaryOf(const OfferView& view) const {
    QStringList said;
    if (m_now.refusedShare.most() > 0)
        said << tr("%1 refused").arg(shareWord(m_now.refusedShare));
    if (mean(m_now.wait) > 0 && m_now.delayedShare.most() > 0)
        said << tr("%1 delayed").arg(shareWord(m_now.delayedShare));
    if (const double rate = view.filled.interruptionsPerHour.value_or(0); rate > 0)
        said << tr("%1/h taken away").arg(rate);
    if (!view.isFixedFleet())
        for (const Fallback& fallback : m_fallbacks->fallbacks())
            said << tr("else %1").arg(m_fallbacks->nameOf(fallback));
    return said.isEmpty() ? tr("always to be had") : said.join(QStringLiteral(", "));
}

} // namespace ui
