// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QAction;
class QMainWindow;

namespace ui {

class Dock;

/// Where the docks stand. Traffic over Workload on the left, Offers over Inspector on the right;
/// in a window narrower than 1280 px each pair shares one dock as tabs.
class WindowLayout : public QObject {
    Q_OBJECT
public:
    struct Panels {
        QWidget *traffic, *workload, *offers, *inspector;
    };
    WindowLayout(QMainWindow* window, const Panels& panels);

    Dock *traffic, *workload, *offers, *inspector;
    QList<QAction*> toggles() const;
    bool adapt(int windowWidth); ///< whether the docks moved
    void focusNext();            ///< F6
    void raiseInspector();       ///< where it shares its dock with the offers
    bool isCompact() const { return m_compact; }

private:
    void arrange();
    void giveSizes();

    QMainWindow* m_window;
    bool m_compact = false;
    bool m_arranged = false;
};

inline constexpr int kCompactBelow = 1280;

} // namespace ui
