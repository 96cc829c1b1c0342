// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/workload/target_rows.h"

#include "ui/fields/choice_box.h"
#include "ui/fields/number_field.h"
#include "ui/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace ui {

using pricing::Metric;
using pricing::Target;
using pricing::TargetScope;

namespace {

QString kindWords(const Target& target) {
    if (target.metric == Metric::coldWaitShare)
        return QObject::tr("Cold waits");
    const QString what = target.metric == Metric::ttft  ? QObject::tr("first token")
                         : target.metric == Metric::itl ? QObject::tr("token gap")
                                                        : QObject::tr("latency");
    return QString("p%1 %2").arg(QString::number(target.percentile), what);
}

QString kindTip(const Target& target) {
    switch (target.metric) {
    case Metric::ttft:
        return QObject::tr("From a request's arrival to its first token; known where the service "
                           "time is estimated from the model");
    case Metric::itl:
        return QObject::tr("Between two tokens of an answer; known where the service time is "
                           "estimated from the model");
    case Metric::coldWaitShare:
        return QObject::tr("Share of requests that wait for a worker to start");
    case Metric::latency:
        break;
    }
    return QObject::tr("From a request's arrival to the end of its answer");
}

} // namespace

QString metricWords(const Target& target) {
    return kindWords(target) +
           (target.scope == TargetScope::worstHour ? QObject::tr(", worst hour") : QString());
}

/// One target's widgets: the figure, its limit, and over which hours. Percentiles a plan has
/// beyond the usual are added as they come.
class TargetRows::Row : public QWidget {
public:
    Row(TargetRows* rows, int index);
    void show(const Target& target);

private:
    void fillKinds(const Target& target);
    void edit(const QString& text, std::function<void(Target&)> change, quint64 gesture);

    TargetRows* m_owner;
    int m_index;
    QComboBox* m_kind;
    NumberField* m_limit;
    QComboBox* m_scope;
    QToolButton* m_remove;
    std::vector<Target> m_kinds;
};

TargetRows::Row::Row(TargetRows* rows, int index)
    : QWidget(rows), m_owner(rows), m_index(index), m_kind(new ChoiceBox(this)),
      m_limit(new NumberField(QString("targetLimit%1").arg(index),
                              tr("Limit of target %1").arg(index + 1), {0.001, 86400, 3}, this)),
      m_scope(new ChoiceBox(this)), m_remove(new QToolButton(this)) {
    m_kind->setObjectName(QString("targetMetric%1").arg(index));
    m_kind->setAccessibleName(tr("Figure of target %1").arg(index + 1));
    m_scope->setObjectName(QString("targetScope%1").arg(index));
    m_scope->setAccessibleName(tr("Hours of target %1").arg(index + 1));
    m_scope->setToolTip(tr("Over all requests of the week, or over those of its worst hour"));
    m_scope->addItems({tr("week"), tr("worst hour")});
    connect(m_scope, &QComboBox::activated, this, [this](int i) {
        edit(
            TargetRows::tr("Change target"), [i](Target& t) { t.scope = TargetScope(i); }, 0);
    });
    m_remove->setObjectName(QString("removeTarget%1").arg(index));
    m_remove->setAccessibleName(tr("Remove target %1").arg(index + 1));
    m_remove->setToolTip(tr("Remove this target"));
    m_remove->setIcon(icon("close"));
    m_remove->setAutoRaise(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_kind, 1);
    row->addWidget(new QLabel(QStringLiteral("≤"), this));
    row->addWidget(m_limit);
    row->addWidget(m_scope);
    row->addWidget(m_remove);
    connect(m_kind, &QComboBox::activated, this, [this](int chosen) {
        edit(
            TargetRows::tr("Change target"),
            [kind = m_kinds[chosen]](Target& t) {
                t.limit = t.metric == kind.metric ? t.limit : kind.limit;
                t.metric = kind.metric;
                t.percentile = kind.percentile;
            },
            0);
    });
    connect(m_limit, &NumberField::edited, this, [this](double value, quint64 gesture) {
        edit(
            TargetRows::tr("Change target"),
            [value](Target& t) {
                t.limit = t.metric == Metric::coldWaitShare ? value / 100 : value;
            },
            gesture);
    });
    connect(m_limit, &NumberField::problem, rows, &TargetRows::problem);
    connect(m_remove, &QToolButton::clicked, rows, [this] {
        emit m_owner->edited(
            TargetRows::tr("Remove target"),
            [i = m_index](std::vector<Target>& all) {
                if (i < static_cast<int>(all.size()))
                    all.erase(all.begin() + i);
            },
            0);
    });
}

void TargetRows::Row::edit(const QString& text, std::function<void(Target&)> change,
                           quint64 gesture) {
    emit m_owner->edited(
        text,
        [i = m_index, change](std::vector<Target>& all) {
            if (i < static_cast<int>(all.size()))
                change(all[i]);
        },
        gesture);
}

void TargetRows::Row::fillKinds(const Target& target) {
    m_kinds = {
        {Metric::latency, 50, 30}, {Metric::latency, 90, 30}, {Metric::latency, 95, 30},
        {Metric::latency, 99, 30}, {Metric::ttft, 50, 1},     {Metric::ttft, 95, 1},
        {Metric::ttft, 99, 1},     {Metric::itl, 95, 0.05},   {Metric::coldWaitShare, 0, 0.05}};
    const auto same = [&](const Target& t) { return kindWords(t) == kindWords(target); };
    if (std::none_of(m_kinds.begin(), m_kinds.end(), same))
        m_kinds.push_back(target);
    m_kind->clear();
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(8);
    for (const Target& kind : m_kinds)
        m_kind->addItem(kindWords(kind));
    m_kind->setCurrentText(kindWords(target));
    m_kind->setToolTip(kindTip(target));
}

void TargetRows::Row::show(const Target& target) {
    fillKinds(target);
    const bool share = target.metric == Metric::coldWaitShare;
    m_limit->setUnit(share ? "%" : "s");
    m_limit->show(share ? target.limit * 100 : target.limit);
    m_scope->setCurrentIndex(int(target.scope));
}

TargetRows::TargetRows(QWidget* parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_add(new QPushButton(tr("Add target"))) {
    setObjectName("targets");
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    m_add->setObjectName("addTarget");
    m_add->setToolTip(tr("Promise callers one more thing: a latency, or a share of cold waits"));
    connect(m_add, &QPushButton::clicked, this, [this] {
        emit edited(
            tr("Add target"),
            [](std::vector<Target>& all) {
                all.push_back(all.empty() ? Target{} : Target{Metric::coldWaitShare, 0, 0.05});
            },
            0);
    });
}

void TargetRows::show(const std::vector<Target>& targets) {
    while (m_rows.size() > targets.size()) {
        m_rows.back()->hide();
        m_rows.back()->deleteLater();
        m_rows.pop_back();
    }
    while (m_rows.size() < targets.size())
        addRow();
    for (std::size_t i = 0; i < targets.size(); ++i)
        m_rows[i]->show(targets[i]);
    setVisible(!targets.empty());
}

void TargetRows::addRow() {
    const int index = static_cast<int>(m_rows.size());
    m_rows.push_back(new Row(this, index));
    m_column->insertWidget(index, m_rows.back());
    m_rows.back()->setVisible(true);
}

} // namespace ui
