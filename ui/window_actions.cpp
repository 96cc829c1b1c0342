// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window_actions.h"

#include "ui/file_commands.h"
#include "ui/help_dialogs.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QToolBar>
#include <QUndoStack>

namespace ui {

namespace {

const QString kSchemeKey = QStringLiteral("view/theme");
struct MonthChoice {
    const char* text;
    double hours;
    bool calendar;
};
constexpr MonthChoice kMonths[]{{QT_TR_NOOP("&720 h (30 days)"), 720, false},
                                {QT_TR_NOOP("7&30 h"), 730, false},
                                {QT_TR_NOOP("&Calendar (730.5 h)"), 730.5, true}};

} // namespace

Scheme storedScheme() {
    const QString word = QSettings().value(kSchemeKey).toString();
    return word == "light" ? Scheme::light : word == "dark" ? Scheme::dark : Scheme::system;
}

void storeScheme(Scheme scheme) {
    QSettings().setValue(kSchemeKey, scheme == Scheme::light  ? "light"
                                     : scheme == Scheme::dark ? "dark"
                                                              : "system");
}

WindowActions::WindowActions(QMainWindow* window, FileCommands* files, QUndoStack& undo)
    : QObject(window), m_window(window) {
    buildFile(files);
    buildEdit(undo);
    traffic = window->menuBar()->addMenu(tr("&Traffic"));
    offers = window->menuBar()->addMenu(tr("&Offers"));
    buildView();
    buildHelp();
    toolBar = window->addToolBar(tr("Tools"));
    toolBar->setObjectName("toolBar");
    toolBar->setMovable(false);
    toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    toolBar->addActions({m_new, m_open, m_save});
    toolBar->addSeparator();
    toolBar->addActions({m_undo, m_redo});
    toolBar->addSeparator();
}

QAction* WindowActions::command(QMenu* menu, const char* objectName, const QString& text,
                                const char* iconName, const QKeySequence& keys) {
    QAction* action = menu->addAction(text);
    action->setObjectName(objectName);
    if (iconName)
        action->setIcon(icon(iconName));
    action->setShortcut(keys);
    return action;
}

void WindowActions::buildFile(FileCommands* files) {
    QMenu* file = m_window->menuBar()->addMenu(tr("&File"));
    m_new = command(file, "new", tr("&New"), "new", QKeySequence::New);
    m_open = command(file, "open", tr("&Open…"), "open", QKeySequence::Open);
    m_open->setIconText(tr("Open"));
    QMenu* recent = file->addMenu(tr("Open &recent"));
    QMenu* examples = file->addMenu(tr("&Examples"));
    recent->setObjectName("recentMenu");
    examples->setObjectName("examplesMenu");
    file->addSeparator();
    m_save = command(file, "save", tr("&Save"), "save", QKeySequence::Save);
    QAction* saveAs = command(file, "saveAs", tr("Save &as…"), nullptr, QKeySequence::SaveAs);
    file->addSeparator();
    QAction* quit = command(file, "quit", tr("&Quit"), nullptr, QKeySequence::Quit);
    connect(m_new, &QAction::triggered, files, &FileCommands::startNew);
    connect(m_open, &QAction::triggered, files, &FileCommands::open);
    connect(m_save, &QAction::triggered, files, &FileCommands::save);
    connect(saveAs, &QAction::triggered, files, &FileCommands::saveAs);
    connect(quit, &QAction::triggered, this, &WindowActions::quitRequested);
    connect(recent, &QMenu::aboutToShow, files, [files, recent] { files->fillRecent(recent); });
    connect(examples, &QMenu::aboutToShow, files,
            [files, examples] { files->fillExamples(examples); });
}

void WindowActions::buildEdit(QUndoStack& undo) {
    QMenu* edit = m_window->menuBar()->addMenu(tr("&Edit"));
    m_undo = undo.createUndoAction(this, tr("&Undo"));
    m_redo = undo.createRedoAction(this, tr("&Redo"));
    m_undo->setObjectName("undo");
    m_redo->setObjectName("redo");
    m_undo->setIcon(icon("undo"));
    m_redo->setIcon(icon("redo"));
    m_undo->setShortcut(QKeySequence::Undo);
    m_redo->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    // What would be undone belongs to the menu; in the tool bar the words stand still.
    for (QAction* action : {m_undo, m_redo})
        action->setIconText(action == m_undo ? tr("Undo") : tr("Redo"));
    edit->addActions({m_undo, m_redo});
    edit->addSeparator();
    scenario = edit;
}

void WindowActions::buildView() {
    view = m_window->menuBar()->addMenu(tr("&View"));
    QMenu* theme = view->addMenu(tr("&Theme"));
    auto* group = new QActionGroup(this);
    const QList<QPair<QString, Scheme>> schemes{{tr("&System"), Scheme::system},
                                                {tr("&Light"), Scheme::light},
                                                {tr("&Dark"), Scheme::dark}};
    for (const auto& [text, scheme] : schemes) {
        QAction* action = command(theme, "", text);
        action->setCheckable(true);
        action->setChecked(scheme == storedScheme());
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, scheme = scheme] { emit schemeChosen(scheme); });
    }
    m_docks = view->addMenu(tr("&Panels"));
    QAction* next = command(view, "nextPanel", tr("&Next panel"), nullptr, Qt::Key_F6);
    connect(next, &QAction::triggered, this, &WindowActions::nextPanelRequested);
    buildStudies();
    view->addSeparator();
    buildMonth();
    QAction* seed = command(view, "seed", tr("S&eed…"));
    connect(seed, &QAction::triggered, this, &WindowActions::seedRequested);
}

void WindowActions::buildStudies() {
    const QList<QPair<const char*, QString>> studies{{"showCompare", tr("Com&pare")},
                                                     {"showBreakEven", tr("&Break-even")},
                                                     {"showColdStarts", tr("&Cold starts")},
                                                     {"showWeek", tr("&Week")}};
    for (int i = 0; i < studies.size(); ++i) {
        QAction* show = command(view, studies[i].first, studies[i].second, nullptr,
                                QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)));
        connect(show, &QAction::triggered, this, [this, i] { emit studyRequested(i); });
    }
}

void WindowActions::buildMonth() {
    QMenu* month = view->addMenu(tr("&Month"));
    auto* group = new QActionGroup(this);
    for (const MonthChoice& choice : kMonths) {
        QAction* action = command(month, "", tr(choice.text));
        action->setObjectName(QString("month%1").arg(m_months.size()));
        action->setCheckable(true);
        group->addAction(action);
        m_months << action;
        connect(action, &QAction::triggered, this,
                [this, choice] { emit monthChosen(choice.hours, choice.calendar); });
    }
    group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
}

void WindowActions::showMonth(double hours, bool calendar) {
    for (int i = 0; i < m_months.size(); ++i)
        m_months[i]->setChecked(kMonths[i].calendar == calendar &&
                                (calendar || kMonths[i].hours == hours));
}

void WindowActions::buildHelp() {
    QMenu* help = m_window->menuBar()->addMenu(tr("&Help"));
    QAction* keys = command(help, "keyboard", tr("&Keyboard and mouse"), nullptr, Qt::Key_F1);
    QAction* about = command(help, "about", tr("&About Breakeven"));
    connect(keys, &QAction::triggered, m_window, [this] { showKeyboardHelp(m_window); });
    connect(about, &QAction::triggered, m_window, [this] { showAbout(m_window); });
}

void WindowActions::addDocks(const QList<QAction*>& toggles) {
    m_docks->addActions(toggles);
}

} // namespace ui
