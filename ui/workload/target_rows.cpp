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

QString metricWords(const Target& target) {
    const QString where =
        target.scope == TargetScope::worstHour ? QObject::tr(", worst hour") : QString();
    if (target.metric == Metric::coldWaitShare)
        return QObject::tr("Cold waits") + where;
    const QString what = target.metric == Metric::ttft  ? QObject::tr("first token")
                         : target.metric == Metric::itl ? QObject::tr("token gap")
                                                        : QObject::tr("latency");
    return QString("p%1 %2").arg(QString::number(target.percentile), what) + where;
}

/// One target's widgets. The kinds a plan can hold beyond the usual four are added as they come.
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
    QToolButton* m_remove;
    std::vector<Target> m_kinds;
};

TargetRows::Row::Row(TargetRows* rows, int index)
    : QWidget(rows), m_owner(rows), m_index(index), m_kind(new ChoiceBox(this)),
      m_limit(new NumberField(QString("targetLimit%1").arg(index),
                              tr("Limit of target %1").arg(index + 1), {0.001, 86400, 3}, this)),
      m_remove(new QToolButton(this)) {
    m_kind->setObjectName(QString("targetMetric%1").arg(index));
    m_kind->setAccessibleName(tr("Figure of target %1").arg(index + 1));
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
    row->addWidget(m_remove);
    connect(m_kind, &QComboBox::activated, this, [this](int chosen) {
        edit(
            TargetRows::tr("Change target"),
            [kind = m_kinds[chosen]](Target& t) {
                const bool sameUnit =
                    (t.metric == Metric::coldWaitShare) == (kind.metric == Metric::coldWaitShare);
                t.metric = kind.metric;
                t.percentile = kind.percentile;
                t.scope = kind.scope;
                t.limit = sameUnit ? t.limit : kind.limit;
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
    m_kinds = {{Metric::latency, 50, 30},
               {Metric::latency, 90, 30},
               {Metric::latency, 95, 30},
               {Metric::latency, 99, 30},
               {Metric::latency, 95, 30, TargetScope::worstHour},
               {Metric::coldWaitShare, 0, 0.05},
               {Metric::coldWaitShare, 0, 0.05, TargetScope::worstHour}};
    const auto same = [&](const Target& t) { return metricWords(t) == metricWords(target); };
    if (std::none_of(m_kinds.begin(), m_kinds.end(), same))
        m_kinds.push_back(target);
    m_kind->clear();
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(12);
    for (const Target& kind : m_kinds)
        m_kind->addItem(metricWords(kind));
    m_kind->setCurrentText(metricWords(target));
}

void TargetRows::Row::show(const Target& target) {
    fillKinds(target);
    const bool share = target.metric == Metric::coldWaitShare;
    m_limit->setUnit(share ? "%" : "s");
    m_limit->show(share ? target.limit * 100 : target.limit);
}

TargetRows::TargetRows(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
    setObjectName("targets");
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    auto* add = new QPushButton(tr("Add target"), this);
    add->setObjectName("addTarget");
    add->setToolTip(tr("Promise callers one more thing: a latency, or a share of cold waits"));
    connect(add, &QPushButton::clicked, this, [this] {
        emit edited(
            tr("Add target"),
            [](std::vector<Target>& all) {
                all.push_back(all.empty() ? Target{} : Target{Metric::coldWaitShare, 0, 0.05});
            },
            0);
    });
    m_column->addWidget(add, 0, Qt::AlignLeft);
    setFocusProxy(add);
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
}

void TargetRows::addRow() {
    const int index = static_cast<int>(m_rows.size());
    m_rows.push_back(new Row(this, index));
    m_column->insertWidget(index, m_rows.back());
    m_rows.back()->setVisible(true);
}

} // namespace ui
