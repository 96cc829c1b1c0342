// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/window_bench.h"

#include "ui/fields/number_field.h"
#include "ui/offers/hour_grid.h"
#include "ui/offers/offer_view.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace ui;

enum : int { kRunPod = 0, kModal = 3, kRented = 4, kManaged = 6 }; // of the first example

/// A window with the first example, one offer in the inspector.
struct InspectorBench {
    explicit InspectorBench(int offer) {
        testSettings();
        window.showFirstStart();
        window.show();
        choose(offer);
    }
    void choose(int offer) {
        window.chosenOffer().choose(offer);
        QApplication::processEvents();
    }
    void open(const char* fold) {
        auto* head = find<QToolButton>((QByteArray(fold) + "Head").constData());
        if (!head->isChecked())
            QTest::mouseClick(head, Qt::LeftButton);
        QApplication::processEvents();
    }
    void type(const char* field, const char* text) {
        auto* box = find<NumberField>(field);
        QVERIFY(box->isVisible());
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, text);
        QTest::keyClick(box, Qt::Key_Return);
    }
    template <class T> T* find(const char* name) {
        T* found = window.findChild<T*>(name);
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    const pricing::Policy& policy() const {
        return window.document().scenario().offers.at(window.chosenOffer().choice()).policy;
    }
    int steps() { return window.document().undoStack().count(); }
    mutable MainWindow window;
};

/// Drags over the hours from one cell to another.
inline void dragHours(HourGrid& grid, const QModelIndex& from, const QModelIndex& to) {
    QWidget* canvas = grid.viewport();
    QTest::mousePress(canvas, Qt::LeftButton, {}, grid.visualRect(from).center());
    const QPoint at = grid.visualRect(to).center();
    QMouseEvent move(QEvent::MouseMove, at, canvas->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                     {});
    QApplication::sendEvent(canvas, &move);
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, at);
}
