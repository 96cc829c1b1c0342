// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/offers/offers_panel.h"

#include "ui/chosen_offer.h"
#include "ui/offers/offers_model.h"
#include "ui/strips.h"
#include "ui/theme.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using pricing::OfferChoice;
using pricing::Scenario;

OffersPanel::OffersPanel(ChosenOffer* chosen, QWidget* parent)
    : QWidget(parent), m_chosen(chosen), m_model(new OffersModel(this)),
      m_tree(new QTreeView(this)), m_add(new QMenu(tr("&Add offer"), this)),
      m_hint(new Strip("offersHint", 3, tr("Tick offers. Every price has a date."), this)) {
    setObjectName("offersPanel");
    m_hint->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_hint);
    buildTree();
    column->addWidget(m_tree, 1);
    buildCommands();
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(4);
    auto* add = new QPushButton(icon("plus"), tr("Add offer"));
    add->setObjectName("addOffer");
    add->setMenu(m_add);
    row->addWidget(add);
    row->addStretch(1);
    for (QAction* command : m_commands) {
        if (command->menu() || command->objectName() == "renameOffer")
            continue;
        auto* button = new QToolButton(this);
        button->setObjectName(command->objectName() + "Button");
        button->setDefaultAction(command);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setAutoRaise(true);
        row->addWidget(button);
    }
    column->addLayout(row);
    connect(m_hint, &Strip::closed, this, &OffersPanel::hintClosed);
    connect(m_chosen, &ChosenOffer::chosen, this, &OffersPanel::markChosen);
    connect(m_model, &OffersModel::editRequested, this, &OffersPanel::editRequested);
}

void OffersPanel::buildTree() {
    m_tree->setObjectName("offersTree");
    m_tree->setAccessibleName(tr("Offers"));
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(8);
    m_tree->setFont(ui::font(Type::small));
    m_tree->setUniformRowHeights(true);
    m_tree->setIconSize({12, 12});
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->viewport()->setBackgroundRole(QPalette::Window);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(OffersModel::name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(OffersModel::price, QHeaderView::ResizeToContents);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_tree->expandAll();
        markChosen();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& at) {
                const QVariant choice = at.siblingAtColumn(0).data(OffersModel::ChoiceRole);
                if (choice.isValid())
                    m_chosen->choose(choice.toInt());
            });
    m_tree->setMouseTracking(true);
    m_tree->viewport()->installEventFilter(this);
    connect(m_tree, &QTreeView::entered, this, [this](const QModelIndex& at) {
        const QVariant choice = at.siblingAtColumn(0).data(OffersModel::ChoiceRole);
        m_chosen->hover(choice.isValid() ? choice.toInt() : -1);
    });
    connect(m_chosen, &ChosenOffer::hovered, m_model, &OffersModel::setHovered);
    connect(m_tree, &QTreeView::activated, this, &OffersPanel::inspectRequested);
    connect(m_tree, &QTreeView::doubleClicked, this, &OffersPanel::inspectRequested);
}

bool OffersPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_tree->viewport() && event->type() == QEvent::Leave)
        m_chosen->hover(-1);
    return QWidget::eventFilter(watched, event);
}

void OffersPanel::buildCommands() {
    connect(m_add, &QMenu::aboutToShow, this, &OffersPanel::fillAddMenu);
    const auto command = [this](const char* objectName, const QString& text, auto slot) {
        auto* action = new QAction(text, this);
        action->setObjectName(objectName);
        connect(action, &QAction::triggered, this, slot);
        m_tree->addAction(action);
        m_commands << action;
        return action;
    };
    m_commands << m_add->menuAction();
    command("duplicateOffer", tr("&Duplicate"), &OffersPanel::duplicateChosen);
    QAction* rename = command("renameOffer", tr("Re&name"),
                              [this] { m_tree->edit(m_model->indexOf(m_chosen->choice())); });
    rename->setShortcut(Qt::Key_F2);
    rename->setShortcutContext(Qt::WidgetShortcut);
    QAction* remove = command("removeOffer", tr("&Remove"), &OffersPanel::removeChosen);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
}

void OffersPanel::showHint(bool on) {
    m_hint->setVisible(on);
}

void OffersPanel::show(const document::PlanPtr& plan, int scenario, const document::Packs& packs) {
    const bool same = m_plan && m_scenario == scenario && m_packs == packs &&
                      m_plan->pricePacks == plan->pricePacks &&
                      scenario < int(m_plan->scenarios.size()) &&
                      m_plan->scenarios[scenario].offers == plan->scenarios[scenario].offers;
    m_plan = plan;
    m_packs = packs;
    m_scenario = scenario;
    if (same) // a stroke over the traffic grid leaves the offers alone
        return;
    m_model->show(offerViews(*plan, scenario, packs));
    markChosen();
    emit comparedChanged(tr("%1 of %2 compared").arg(m_model->compared()).arg(m_model->offers()));
}

void OffersPanel::show(const document::ReportPtr& report) {
    m_model->show(report);
    emit comparedChanged(tr("%1 of %2 compared").arg(m_model->compared()).arg(m_model->offers()));
}

void OffersPanel::markChosen() {
    const QModelIndex at = m_model->indexOf(m_chosen->choice());
    if (at.isValid() && m_tree->currentIndex() != at)
        m_tree->setCurrentIndex(at);
    const bool any = at.isValid();
    for (QAction* command : m_commands)
        if (!command->menu())
            command->setEnabled(any);
}

namespace {

/// The provider's part of a pack's menu.
QMenu* providerMenu(QMenu* pack, const QString& provider) {
    const auto menus = pack->findChildren<QMenu*>(Qt::FindDirectChildrenOnly);
    const auto same = std::find_if(menus.begin(), menus.end(),
                                   [&](const QMenu* menu) { return menu->title() == provider; });
    return same == menus.end() ? pack->addMenu(provider) : *same;
}

} // namespace

void OffersPanel::fillAddMenu() {
    qDeleteAll(m_add->findChildren<QMenu*>(Qt::FindDirectChildrenOnly)); // clear() keeps them
    m_add->clear();
    if (!m_packs || !m_plan)
        return;
    const auto& offers = m_plan->scenarios.at(m_scenario).offers;
    for (const auto& pack : *m_packs) {
        QMenu* sub = m_add->addMenu(QString::fromStdString(pack.title));
        constexpr std::size_t mostInOneMenu = 20;
        const bool byProvider = pack.offers.size() > mostInOneMenu;
        for (const auto& offer : pack.offers) {
            const bool there = std::any_of(offers.begin(), offers.end(), [&](const OfferChoice& c) {
                const auto* now = packOf(c, *m_plan, m_packs);
                return c.id == offer.id && now && now->id == pack.id;
            });
            if (there)
                continue;
            QMenu* menu =
                byProvider ? providerMenu(sub, QString::fromStdString(offer.provider)) : sub;
            menu->addAction(QString::fromStdString(offer.title()), this,
                            [this, p = pack.id, id = offer.id] { addOffer(p, id); });
        }
        sub->menuAction()->setVisible(!sub->isEmpty());
    }
    if (m_add->isEmpty())
        m_add->addAction(tr("Every offer is in the plan"))->setEnabled(false);
}

void OffersPanel::addOffer(const std::string& pack, const std::string& id) {
    emit editRequested(
        tr("Add offer"),
        [pack, id](Scenario& s) {
            OfferChoice choice;
            choice.id = id;
            choice.pack = pack;
            choice.slot = freeSlot(s);
            s.offers.push_back(choice);
        },
        0);
    m_chosen->choose(m_model->offers() - 1);
}

void OffersPanel::duplicateChosen() {
    const int i = m_chosen->choice();
    emit editRequested(
        tr("Duplicate offer"),
        [i](Scenario& s) {
            if (i < 0 || i >= int(s.offers.size()))
                return;
            OfferChoice copy = s.offers[i];
            copy.origin = 0;
            copy.slot = freeSlot(s);
            if (copy.label)
                *copy.label += " copy";
            s.offers.push_back(copy);
        },
        0);
    m_chosen->choose(m_model->offers() - 1);
}

void OffersPanel::removeChosen() {
    const int i = m_chosen->choice();
    emit editRequested(
        tr("Remove offer"),
        [i](Scenario& s) {
            if (i >= 0 && i < int(s.offers.size()))
                s.offers.erase(s.offers.begin() + i);
        },
        0);
    m_chosen->choose(std::min(i, m_model->offers() - 1));
}

} // namespace ui
