// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"

#include <QWidget>

#include <vector>

namespace ui {

class FormGrid;
class NumberField;

/// What a request moves and how it is sent, as far as an offer bills it: data sent and received,
/// the shares of cached input and of batches, and requests sent again.
class AmountFields : public QWidget {
    Q_OBJECT
public:
    /// Adds its rows to `form`.
    AmountFields(FormGrid* form, QWidget* parent);
    void show(const document::PlanPtr& plan, int scenario, const document::Packs& packs);
    using QWidget::show;

signals:
    void edited(const QString& text, std::function<void(pricing::Workload&)> change,
                quint64 gesture);
    void problem(const QString& sentence);

private:
    struct Amount {
        QString key, label, name, unit, remark;
        double high = 0; ///< as shown
        double shown = 1;
        std::function<std::optional<double>(const pricing::Workload&)> get;
        std::function<void(pricing::Workload&, double)> set;
        std::function<bool(const pricing::Offer&)> bills;
        NumberField* field = nullptr;
        QWidget* row = nullptr;
    };
    static std::vector<Amount> amounts();
    void add(Amount& amount);

    FormGrid* m_form;
    std::vector<Amount> m_amounts;
};

} // namespace ui
