// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/fields/gesture.h"
#include "ui/offers/offer_view.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QToolButton;

namespace ui {

/// One figure of an offer: label, field, reset, and below them the documented default where the
/// plan departs from it (elsewhere the field itself shows it).
struct FigureRow {
    QLabel* label = nullptr;
    QWidget* field = nullptr;
    QToolButton* reset = nullptr;
    QLabel* standard = nullptr;

    void setVisible(bool visible) const;
    /// `text` is the documented default; the reset works where the plan differs from it.
    void setDefault(const QString& text, bool differs) const;
    void setRemark(const QString& text) const;
};

/// A part of the inspector: shows an offer and asks for changes of its choice in the plan.
class InspectorSection : public QWidget {
    Q_OBJECT
public:
    explicit InspectorSection(const QString& objectName, QWidget* parent = nullptr,
                              int labelWidth = 96);

signals:
    void changeRequested(const QString& text, std::function<void(pricing::OfferChoice&)> change,
                         quint64 gesture);
    void problem(const QString& sentence);

protected:
    FigureRow addRow(const QString& objectName, const QString& label, QWidget* field,
                     QWidget* focus = nullptr);
    /// For a row without a default of its own.
    void takeRoomOfReset(const FigureRow& row);
    /// The field below its label, over the whole width.
    FigureRow addTall(const QString& objectName, const QString& label, QWidget* field,
                      QWidget* focus);
    QLabel* addWide(QWidget* widget);
    QLabel* addRemark(const QString& objectName);
    void clearRows();
    /// Undoes nothing more than `change` says; named after the figure.
    void whenReset(const FigureRow& row, const QString& figure,
                   std::function<void(pricing::OfferChoice&)> change);

private:
    QGridLayout* m_grid;
};

/// A heading that folds what stands under it.
class Fold : public QWidget {
    Q_OBJECT
public:
    Fold(const QString& objectName, const QString& title, QWidget* content, bool open,
         QWidget* parent = nullptr);
    void setSummary(const QString& text); ///< said beside the heading
    void setOpen(bool open);

private:
    QToolButton* m_head;
    QLabel* m_summary;
    QWidget* m_content;
};

/// Fills the box and marks the entry that is the documented default (−1: none).
void fillChoices(QComboBox* box, const QStringList& words, int standard, int current);

/// An override that changes nothing is dropped from the plan.
void dropEmptyOverride(pricing::OfferChoice& choice);
pricing::OfferPatch& overrideOf(pricing::OfferChoice& choice);

} // namespace ui
