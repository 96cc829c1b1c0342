// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/recompute.h"
#include "ui/offers/offer_view.h"

#include <QAbstractItemModel>

namespace ui {

/// The scenario's offers, grouped by how they are rented. Groups are the top rows; an offer that
/// cannot be priced keeps its row, without a tick and with the reason.
class OffersModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { name, price, columns };
    enum Role { ChoiceRole = Qt::UserRole };
    using QAbstractItemModel::QAbstractItemModel;

    void show(std::vector<OfferView> views);
    void show(const document::ReportPtr& report); ///< reasons why an offer could not be priced
    void setHovered(int choice);                  ///< its row is highlighted; −1: none
    QModelIndex indexOf(int choice) const;
    int compared() const;
    int offers() const { return static_cast<int>(m_views.size()); }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    void editRequested(const QString& text, std::function<void(pricing::Scenario&)> change,
                       quint64 gesture);

private:
    struct Group {
        QString title;
        std::vector<int> members; ///< indices into m_views
        bool operator==(const Group&) const = default;
    };
    std::vector<Group> grouped() const;
    const OfferView* viewAt(const QModelIndex& index) const;
    QVariant groupData(const Group& group, int column, int role) const;
    QString priceText(const OfferView& view) const;
    bool hasOldPrice(const OfferView& view) const;
    QString tip(const OfferView& view) const;

    std::vector<OfferView> m_views;
    std::vector<Group> m_groups;
    int m_hovered = -1; ///< a choice
};

/// "$2.90/h": what a person compares; time rates as an hourly price.
QString comparablePrice(const pricing::Rate& rate);

} // namespace ui
