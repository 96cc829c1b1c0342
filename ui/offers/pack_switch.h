// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QLabel;

namespace ui {

/// Claimed | documented: segmented buttons, one per price pack, that move every offer that several
/// packs have into the pack pressed. None is down, and "mixed" stands beside them, while the offers
/// stand in different packs.
class PackSwitch : public QWidget {
    Q_OBJECT
public:
    explicit PackSwitch(QWidget* parent = nullptr);
    void show(const document::PlanPtr& plan, int scenario, const document::Packs& packs);
    using QWidget::show;

signals:
    void editRequested(const QString& text, std::function<void(pricing::Scenario&)> change,
                       quint64 gesture);

private:
    void rebuild();
    void switchTo(int pack);

    struct Pack {
        std::string id;
        QString word, title;
        bool operator==(const Pack&) const = default;
    };
    std::vector<Pack> m_packs;
    document::PlanPtr m_plan;
    document::Packs m_all;
    int m_scenario = 0;
    QButtonGroup* m_buttons;
    QHBoxLayout* m_row;
    QLabel* m_mixed;
};

/// One word for a pack: how most of its prices are known ("Claimed").
QString packWord(const pricing::PricePack& pack);

} // namespace ui
