// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace ui {

/// The offer that is chosen everywhere, and the one the mouse is over: indices among the scenario's
/// offers, −1 for none. Every view that can choose or mark an offer shares one of these.
class ChosenOffer : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    int choice() const { return m_choice; }
    void choose(int choice) {
        if (choice == m_choice)
            return;
        m_choice = choice;
        emit chosen(choice);
    }
    int hovering() const { return m_hovering; }
    /// The mouse is over something of this offer; every view highlights it.
    void hover(int choice) {
        if (choice == m_hovering)
            return;
        m_hovering = choice;
        emit hovered(choice);
    }

signals:
    void chosen(int choice);
    void hovered(int choice);

private:
    int m_choice = -1;
    int m_hovering = -1;
};

} // namespace ui
