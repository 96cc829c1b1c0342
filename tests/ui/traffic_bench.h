// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/traffic/traffic_grid.h"
#include "ui/traffic/traffic_panel.h"

#include <QtTest>

/// A panel on the screen whose edits come back to it as new plans, as the window does it.
struct TrafficBench {
    struct Edit {
        QString text;
        quint64 gesture;
    };

    explicit TrafficBench(const ui::Cells& week = ui::Cells(168), QSize size = {468, 400}) {
        auto first = std::make_shared<pricing::Plan>();
        first->scenarios.resize(1);
        first->scenarios[0].traffic.requestsPerSecond = week;
        first->scenarios[0].traffic.cellMinutes = week.size() == 672 ? 15 : 60;
        plan = first;
        QObject::connect(&panel, &ui::TrafficPanel::editRequested, &panel,
                         [this](const QString& text, const auto& change, quint64 gesture) {
                             auto next = std::make_shared<pricing::Plan>(*plan);
                             change(next->scenarios[0]);
                             plan = next;
                             edits.append({text, gesture});
                             panel.show(plan, 0);
                         });
        QObject::connect(&panel, &ui::TrafficPanel::statusHint, &panel,
                         [this](const QString& text) { hints.append(text); });
        panel.show(plan, 0);
        panel.resize(size);
        panel.show();
        panel.activateWindow();
        (void)QTest::qWaitForWindowActive(&panel);
        grid().setFocus();
    }

    ui::TrafficGrid& grid() { return *panel.grid(); }
    const ui::Cells& cells() const { return plan->scenarios[0].traffic.requestsPerSecond; }
    double at(int day, int hour) const {
        return cells()[static_cast<std::size_t>(day) * 24 + static_cast<std::size_t>(hour)];
    }
    QPoint middle(int day, int column) {
        return grid().visualRect(grid().model()->index(day, column)).center();
    }

    void press(int day, int column, Qt::KeyboardModifiers keys = {}) {
        QTest::mousePress(grid().viewport(), Qt::LeftButton, keys, middle(day, column));
    }
    /// QTest::mouseMove carries no button, so a drag needs its own events.
    void drag(QPoint to, Qt::KeyboardModifiers keys = {}) {
        QWidget* surface = grid().viewport();
        QMouseEvent move(QEvent::MouseMove, to, surface->mapToGlobal(to), Qt::NoButton,
                         Qt::LeftButton, keys);
        QCoreApplication::sendEvent(surface, &move);
    }
    void drag(int day, int column, Qt::KeyboardModifiers keys = {}) {
        drag(middle(day, column), keys);
    }
    void release(int day, int column, Qt::KeyboardModifiers keys = {}) {
        QTest::mouseRelease(grid().viewport(), Qt::LeftButton, keys, middle(day, column));
    }
    void hover(int day, int column) {
        const QPoint to = middle(day, column);
        QWidget* surface = grid().viewport();
        QMouseEvent move(QEvent::MouseMove, to, surface->mapToGlobal(to), Qt::NoButton,
                         Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(surface, &move);
    }
    void wheel(int steps, Qt::KeyboardModifiers keys = {}) {
        const QPoint place = middle(3, 12);
        QWheelEvent turn(place, grid().viewport()->mapToGlobal(place), {}, {0, 120 * steps},
                         Qt::NoButton, keys, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(grid().viewport(), &turn);
    }
    void key(int key, Qt::KeyboardModifiers keys = {}) {
        QTest::keyClick(&grid(), static_cast<Qt::Key>(key), keys);
    }

    bool said(const char* words) const {
        return hints.join(u'\n').contains(QString::fromUtf8(words));
    }
    /// Ends typing in a cell; the view takes the text with the next event.
    void enter(QWidget* editor) {
        QTest::keyClick(editor, Qt::Key_Return);
        QCoreApplication::processEvents();
    }

    std::shared_ptr<const pricing::Plan> plan;
    QList<Edit> edits;
    QStringList hints;
    ui::TrafficPanel panel; // last: closing it may still commit what was being typed
};
