// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/recompute.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

struct OfferView;

/// What the plan would say if the offer were to be run as it was priced: what is as documented
/// stays unsaid.
pricing::Policy asPriced(pricing::Policy set, const pricing::OfferResult& result,
                         const pricing::Policy& defaults);

/// The policy that an offer was priced with where that is not the plan's own, with a button that
/// makes it the plan's own.
class PricedPolicy : public QWidget {
    Q_OBJECT
public:
    explicit PricedPolicy(QWidget* parent = nullptr);
    /// Hidden where the report has nothing to say of the offer.
    void show(const OfferView& view, const document::ReportPtr& report);
    using QWidget::show;

signals:
    void changeRequested(const QString& text, std::function<void(pricing::OfferChoice&)> change,
                         quint64 gesture);

private:
    QLabel* m_text;
    QPushButton* m_use;
    document::ReportPtr m_report;
    int m_offer = -1; ///< index of the report's offers
    pricing::Policy m_defaults;
};

} // namespace ui
