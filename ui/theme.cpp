// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme.h"

#include "ui/theme_style.h"

#include <QApplication>
#include <QDirIterator>
#include <QFontDatabase>
#include <QStyle>
#include <QToolTip>

namespace ui {
namespace {

QPalette paletteOf(const Colours& c) {
    QPalette p;
    const std::pair<QPalette::ColorRole, QColor> roles[] = {
        {QPalette::Window, c.win},
        {QPalette::WindowText, c.text},
        {QPalette::Base, c.base},
        {QPalette::AlternateBase, c.alt},
        {QPalette::Text, c.text},
        {QPalette::Button, c.base},
        {QPalette::ButtonText, c.text},
        {QPalette::BrightText, c.bad},
        {QPalette::PlaceholderText, c.text2},
        {QPalette::Light, c.base},
        {QPalette::Midlight, c.line},
        {QPalette::Mid, c.line2},
        {QPalette::Dark, c.ctl},
        {QPalette::Shadow, c.dark ? QColor(Qt::black) : c.ctl},
        {QPalette::Highlight, c.hl},
        {QPalette::HighlightedText, c.hlText},
        {QPalette::Link, c.accent},
        {QPalette::LinkVisited, c.accent},
        {QPalette::ToolTipBase, c.dark ? c.chrome : c.base},
        {QPalette::ToolTipText, c.text},
    };
    for (const auto& [role, colour] : roles)
        p.setColor(role, colour);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c.dis);
    p.setColor(QPalette::Disabled, QPalette::Base, c.win);
    p.setColor(QPalette::Disabled, QPalette::Button, c.win);
    p.setColor(QPalette::Disabled, QPalette::Highlight, c.line2);
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, c.dis);
    return p;
}

/// Whether the desktop is dark, by its palette before ours was laid over it.
bool systemIsDark(QApplication& app) {
    static bool ours = false;
    if (ours)
        app.setPalette(QPalette());
    ours = true;
    return app.palette().color(QPalette::Window).lightness() < 128;
}

const char* const kSheet = R"(
QMenuBar { background: @chrome; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @line2; }
QToolBar { background: @chrome; border: none; border-bottom: 1px solid @line2;
           padding: 0 3px; spacing: 4px; }
QToolBar::separator { background: @line2; width: 1px; margin: 5px 6px; }
QMainWindow::separator { background: @chrome; width: 4px; height: 4px; }
QMainWindow::separator:hover { background: @softEdge; }
QTabBar { background: @chrome; }
QTabBar::tab { color: @text2; background: transparent; padding: 5px 12px 6px 12px;
               border: 1px solid transparent; border-top-width: 2px; border-bottom: none; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; background: @base; font-weight: 600;
    border-color: @line2; border-top: 2px solid @accent; }
QTabBar::tab:focus:selected { color: @accent; }
QTabBar::tab:disabled { color: @dis; }
QTabWidget::pane { border: none; border-top: 1px solid @line2; }
QStatusBar { background: @chrome; color: @text2; border-top: 1px solid @line2; }
QStatusBar::item { border: none; border-left: 1px solid @line2; }
QStatusBar QLabel { color: @text2; padding: 0 8px; }
QFrame[role="hint"] { background: @soft; border: none; border-top: 1px solid @softEdge;
                      border-bottom: 1px solid @softEdge; }
QLabel[role="hintNumber"] { background: @hl; color: @hlText; border-radius: 8px; }
)";

QString sheetOf(const Colours& c) {
    QString sheet = QString::fromLatin1(kSheet);
    // Longer names first: "@line2" must not be taken for "@line".
    const std::pair<const char*, QColor> tokens[] = {
        {"@softEdge", c.softEdge}, {"@chrome", c.chrome}, {"@accent", c.accent},
        {"@hlText", c.hlText},     {"@line2", c.line2},   {"@text2", c.text2},
        {"@base", c.base},         {"@line", c.line},     {"@text", c.text},
        {"@soft", c.soft},         {"@dis", c.dis},       {"@hl", c.hl},
    };
    for (const auto& [token, colour] : tokens)
        sheet.replace(QLatin1String(token), colour.name());
    return sheet;
}

/// The family of the type scale: our own cut with tabular figures, else what the machine has.
QString fontFamily() {
    static const QString family = [] {
        QDirIterator files(QStringLiteral(":/fonts"), QDir::Files);
        while (files.hasNext())
            QFontDatabase::addApplicationFont(files.next());
        for (const char* name : {"Inter Tabular", "Inter", "Noto Sans"})
            if (QFontDatabase::hasFamily(QLatin1String(name)))
                return QString::fromLatin1(name);
        return QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    }();
    return family;
}

int pixelSize(Type type) {
    switch (type) {
    case Type::verdict:
        return 15;
    case Type::interface_:
    case Type::title:
        return 13;
    case Type::small:
        return 12;
    case Type::axis:
        return 11;
    }
    return 13;
}

} // namespace

QFont font(Type type, bool semiBold) {
    QFont f(fontFamily());
    f.setPixelSize(pixelSize(type));
    f.setWeight(semiBold || type == Type::title ? QFont::DemiBold : QFont::Normal);
    return f;
}

void applyTheme(QApplication& app, Scheme scheme) {
    const bool systemDark = systemIsDark(app);
    static const bool styled = (QApplication::setStyle(newThemeStyle()), true);
    Q_UNUSED(styled)
    const Colours& c = coloursOf(scheme == Scheme::system ? systemDark : scheme == Scheme::dark);
    const QPalette palette = paletteOf(c);
    app.setPalette(palette);
    QToolTip::setPalette(palette);
    app.setFont(font(Type::interface_));
    QToolTip::setFont(font(Type::small));
    app.setStyleSheet(sheetOf(c));
}

} // namespace ui
