// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/offers_model.h"

#include "ui/format.h"
#include "ui/theme.h"

#include <QIcon>

#include <utility>

namespace ui {

using pricing::OfferMode;
using pricing::RatePer;

namespace {

/// Keeps its colour in the selected row too.
QIcon chipFor(int slot) {
    const QPixmap chip = offerChip(slot, 2);
    QIcon icon(chip);
    icon.addPixmap(chip, QIcon::Selected);
    return icon;
}

} // namespace

QString comparablePrice(const pricing::Rate& rate) {
    switch (rate.per) {
    case RatePer::second:
    case RatePer::minute:
    case RatePer::hour:
        return ui::rate(
            rate.usd ? std::optional(pricing::usdPerBase(rate, 720) * pricing::kSecondsPerHour)
                     : std::nullopt,
            QStringLiteral("h"));
    default:
        return ui::rate(rate.usd, perWord(rate.per, rate.what).mid(2));
    }
}

void OffersModel::show(std::vector<OfferView> views) {
    auto old = std::move(m_groups);
    const auto before = m_views.size();
    const auto oldViews = std::move(m_views);
    m_views = std::move(views);
    auto groups = grouped();
    if (groups == old && before == m_views.size()) {
        m_groups = std::move(groups);
        for (int g = 0; g < rowCount(); ++g) {
            const QModelIndex group = index(g, 0);
            emit dataChanged(group, group.siblingAtColumn(price));
            emit dataChanged(index(0, 0, group), index(rowCount(group) - 1, price, group));
        }
        return;
    }
    // Views may ask while the reset begins, so the old rows stand until then.
    auto fresh = std::move(m_views);
    m_views = oldViews;
    m_groups = std::move(old);
    beginResetModel();
    m_views = std::move(fresh);
    m_groups = std::move(groups);
    endResetModel();
}

void OffersModel::show(const document::ReportPtr& report) {
    for (const auto& result : report->offers) {
        if (result.choice < 0 || result.choice >= offers())
            continue;
        OfferView& view = m_views[result.choice];
        const QString reason = result.priceable() ? QString()
                               : result.notes.empty()
                                   ? tr("cannot be priced")
                                   : QString::fromStdString(result.notes.front());
        if (reason == view.cannotPrice || (!reason.isEmpty() && !view.cannotPrice.isEmpty()))
            continue;
        view.cannotPrice = reason;
        const QModelIndex at = indexOf(result.choice);
        emit dataChanged(at, at.siblingAtColumn(price));
    }
}

std::vector<OffersModel::Group> OffersModel::grouped() const {
    std::vector<Group> groups{
        {tr("Serverless"), {}}, {tr("Bare metal"), {}}, {tr("Spot"), {}}, {tr("Managed"), {}}};
    for (int i = 0; i < int(m_views.size()); ++i) {
        switch (m_views[i].offer.mode) {
        case OfferMode::serverless:
            groups[0].members.push_back(i);
            break;
        case OfferMode::dedicated:
        case OfferMode::reserved:
            groups[1].members.push_back(i);
            break;
        case OfferMode::spot:
            groups[2].members.push_back(i);
            break;
        case OfferMode::managed:
            groups[3].members.push_back(i);
            break;
        }
    }
    std::erase_if(groups, [](const Group& g) { return g.members.empty(); });
    return groups;
}

QModelIndex OffersModel::indexOf(int choice) const {
    for (int g = 0; g < int(m_groups.size()); ++g)
        for (int row = 0; row < int(m_groups[g].members.size()); ++row)
            if (m_views[m_groups[g].members[row]].choice == choice)
                return createIndex(row, 0, quintptr(g + 1));
    return {};
}

int OffersModel::compared() const {
    return int(std::count_if(m_views.begin(), m_views.end(), [](const OfferView& v) {
        return v.enabled && v.cannotPrice.isEmpty();
    }));
}

// An offer's internal id is its group + 1; a group's is 0.
QModelIndex OffersModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : quintptr(0));
}

QModelIndex OffersModel::parent(const QModelIndex& child) const {
    return child.isValid() && child.internalId() > 0
               ? createIndex(int(child.internalId()) - 1, 0, quintptr(0))
               : QModelIndex();
}

int OffersModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return int(m_groups.size());
    return parent.internalId() == 0 && parent.column() == 0
               ? int(m_groups[parent.row()].members.size())
               : 0;
}

int OffersModel::columnCount(const QModelIndex&) const {
    return columns;
}

const OfferView* OffersModel::viewAt(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    return &m_views[m_groups[index.internalId() - 1].members[index.row()]];
}

QVariant OffersModel::groupData(const Group& group, int column, int role) const {
    const auto ticked = std::count_if(group.members.begin(), group.members.end(), [this](int i) {
        return m_views[i].enabled && m_views[i].cannotPrice.isEmpty();
    });
    if (role == Qt::DisplayRole)
        return column == name ? group.title : tr("%1 of %2").arg(ticked).arg(group.members.size());
    if (role == Qt::FontRole)
        return font(column == name ? Type::interface_ : Type::small, column == name);
    if (role == Qt::ForegroundRole)
        return column == name ? QVariant() : QVariant(colours().text2);
    if (role == Qt::TextAlignmentRole && column == price)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QString OffersModel::priceText(const OfferView& view) const {
    if (!view.cannotPrice.isEmpty())
        return view.cannotPrice.size() <= 16 ? view.cannotPrice : tr("cannot be priced");
    const pricing::Rate* rate = view.mainRate();
    return rate ? comparablePrice(*rate) : QStringLiteral("–");
}

bool OffersModel::hasOldPrice(const OfferView& view) const {
    const pricing::Rate* rate = view.mainRate();
    return rate && rate->usd && isOldPrice(QString::fromStdString(rate->asOf));
}

QString OffersModel::tip(const OfferView& view) const {
    if (!view.cannotPrice.isEmpty())
        return view.cannotPrice;
    const pricing::Rate* rate = view.mainRate();
    if (!rate)
        return view.label;
    QString text = tr("%1 from “%2”, %3, price of %4")
                       .arg(view.label, view.packTitle, evidenceWord(rate->evidence),
                            shortDate(QString::fromStdString(rate->asOf)));
    return hasOldPrice(view) ? text + tr(" (over 90 days old)") : text;
}

void OffersModel::setHovered(int choice) {
    for (int row : {std::exchange(m_hovered, choice), choice})
        if (const QModelIndex at = indexOf(row); at.isValid())
            emit dataChanged(at, at.siblingAtColumn(price), {Qt::BackgroundRole});
}

QVariant OffersModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const OfferView* view = viewAt(index);
    if (!view)
        return groupData(m_groups[index.row()], index.column(), role);
    const bool first = index.column() == name;
    const bool priceable = view->cannotPrice.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        return first ? view->label : priceText(*view);
    case Qt::EditRole:
        return first ? QVariant(view->label) : QVariant();
    case Qt::CheckStateRole:
        return first ? QVariant(int(view->enabled && priceable ? Qt::Checked : Qt::Unchecked))
                     : QVariant();
    case Qt::DecorationRole:
        if (first)
            return chipFor(view->slot);
        return priceable && hasOldPrice(*view) ? QVariant(icon("warn").pixmap(12, 12)) : QVariant();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (first ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::ForegroundRole:
        return !priceable ? QVariant(colours().dis)
               : first    ? QVariant()
                          : QVariant(colours().text2);
    case Qt::BackgroundRole:
        return view->choice == m_hovered ? QVariant(colours().soft) : QVariant();
    case Qt::FontRole:
        return font(Type::small);
    case Qt::ToolTipRole:
        return tip(*view);
    case Qt::AccessibleTextRole:
        return first ? tr("%1, %2").arg(view->label, priceText(*view)) : priceText(*view);
    case ChoiceRole:
        return view->choice;
    default:
        return {};
    }
}

Qt::ItemFlags OffersModel::flags(const QModelIndex& index) const {
    const OfferView* view = viewAt(index);
    if (!view)
        return index.isValid() ? Qt::ItemIsEnabled : Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == name)
        flags |= Qt::ItemIsEditable;
    if (index.column() == name && view->cannotPrice.isEmpty())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool OffersModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const OfferView* view = viewAt(index);
    if (!view || index.column() != name)
        return false;
    const auto edit = [&](const QString& text, std::function<void(pricing::OfferChoice&)> change) {
        emit editRequested(
            text,
            [i = view->choice, change](pricing::Scenario& s) {
                if (i < int(s.offers.size()))
                    change(s.offers[i]);
            },
            0);
        return true;
    };
    if (role == Qt::CheckStateRole) {
        const bool on = value.toInt() == Qt::Checked;
        return edit(on ? tr("Compare %1").arg(view->label) : tr("Leave out %1").arg(view->label),
                    [on](pricing::OfferChoice& c) { c.enabled = on; });
    }
    const QString label = value.toString().trimmed();
    if (role != Qt::EditRole || label.isEmpty() || label == view->label)
        return false;
    return edit(tr("Rename %1").arg(view->label),
                [l = label.toStdString()](pricing::OfferChoice& c) { c.label = l; });
}

} // namespace ui
