// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme.h"

#include <QKeySequence>
#include <QObject>

class QAction;
class QMainWindow;
class QMenu;
class QToolBar;
class QUndoStack;

namespace ui {

class FileCommands;

/// The menus, the tool bar and their shortcuts. What they do is connected by the window.
class WindowActions : public QObject {
    Q_OBJECT
public:
    WindowActions(QMainWindow* window, FileCommands* files, QUndoStack& undo);

    QMenu *traffic, *offers, *view, *scenario; ///< filled by the window
    QToolBar* toolBar;
    void addDocks(const QList<QAction*>& toggles);
    void showMonth(double hours, bool calendar);

signals:
    void schemeChosen(ui::Scheme scheme);
    void monthChosen(double hours, bool calendar);
    void seedRequested();
    void nextPanelRequested();
    void studyRequested(int tab); ///< 0 is Compare
    void quitRequested();

private:
    void buildFile(FileCommands* files);
    void buildEdit(QUndoStack& undo);
    void buildView();
    void buildStudies();
    void buildMonth();
    void buildHelp();
    QAction* command(QMenu* menu, const char* objectName, const QString& text,
                     const char* iconName = nullptr, const QKeySequence& keys = {});

    QMainWindow* m_window;
    QAction *m_new, *m_open, *m_save, *m_undo, *m_redo;
    QMenu* m_docks;
    QList<QAction*> m_months;
};

/// The scheme chosen earlier.
Scheme storedScheme();
void storeScheme(Scheme scheme);

} // namespace ui
