// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help_dialogs.h"

#include "ui/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QObject>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace ui {

namespace {

void showText(QWidget* window, const QString& objectName, const QString& title, const QString& html,
              QSize size) {
    auto* dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(objectName);
    dialog->setWindowTitle(title);
    auto* text = new QTextBrowser(dialog);
    text->setOpenExternalLinks(true);
    text->setFrameShape(QFrame::NoFrame);
    text->setHtml(html);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(text, 1);
    column->addWidget(buttons);
    dialog->resize(size);
    dialog->open();
}

QString table(const QString& title, const QList<QPair<QString, QString>>& rows) {
    QString html = QStringLiteral("<p><b>%1</b></p><table cellspacing='4'>").arg(title);
    for (const auto& [keys, what] : rows)
        html += QStringLiteral("<tr><td width='190'>%1</td><td>%2</td></tr>").arg(keys, what);
    return html + QStringLiteral("</table>");
}

} // namespace

void showKeyboardHelp(QWidget* window) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("ui", text); };
    const QString html =
        table(tr("Anywhere"),
              {{tr("F6"), tr("Next panel")},
               {tr("Ctrl+1 … Ctrl+4"), tr("Compare, break-even, cold starts, week")},
               {tr("Ctrl+N, Ctrl+O, Ctrl+S"), tr("New, open, save")},
               {tr("Ctrl+Z, Ctrl+Shift+Z"), tr("Undo, redo")},
               {tr("Alt + letter"), tr("The menu or field with that letter underlined")}}) +
        table(tr("Traffic grid"),
              {{tr("Drag"), tr("Paint with the tool; one drag is one undo step")},
               {tr("Shift + drag"), tr("Straight block")},
               {tr("Ctrl + drag"), tr("Select cells")},
               {tr("Alt + click, or I"), tr("Pick up the value")},
               {tr("Wheel"), tr("Value up or down; Shift ten steps; Ctrl brush size")},
               {tr("Double-click"), tr("Type a value")},
               {tr("Arrows, Shift + arrows"), tr("Move, extend the selection")},
               {tr("Space, digits"), tr("Paint the value, type a value")},
               {tr("+ − Delete"), tr("10 % up or down, zero")},
               {tr("Enter, Esc"), tr("Fill the selection, cancel a drag")},
               {tr("Ctrl + C, V, A, D"), tr("Copy, paste, all, day down")}}) +
        table(tr("Offers"), {{tr("Click"), tr("Choose the offer everywhere")},
                             {tr("Space"), tr("Compare it or leave it out")},
                             {tr("F2, Delete"), tr("Rename, remove")}}) +
        table(tr("Compare"), {{tr("Up, down"), tr("Choose the next offer of the chart")},
                              {tr("Left, right"), tr("Choose the next offer of the table")},
                              {tr("Ctrl + C"), tr("Copy the table")}}) +
        table(tr("Charts over an axis"),
              {{tr("Drag, Shift + drag"), tr("Pan, zoom to a rectangle")},
               {tr("Wheel, Shift + wheel"), tr("Zoom along, zoom the height")},
               {tr("+ − Home, double-click"), tr("Zoom, show all")},
               {tr("Backspace, Alt + Right"), tr("Back to the view before, forward again")},
               {tr("Left, right"), tr("Move the line with the values; Shift ten steps")},
               {tr("Up, down"), tr("Choose the next offer")},
               {tr("Alt + click, or I; Esc"), tr("Pin the values; clear the pin")},
               {tr("Ctrl + T, Ctrl + C"), tr("Show the table; copy picture and table")},
               {tr("Menu, Shift + F10"), tr("All of this as a menu")}});
    showText(window, "keyboardHelp", tr("Keyboard and mouse"), html, {560, 620});
}

void showAbout(QWidget* window) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("ui", text); };
    const QString html =
        QStringLiteral("<h3>Breakeven %1</h3>").arg(QCoreApplication::applicationVersion()) +
        tr("<p>What a week of requests to a model on GPUs costs under each way of renting them, "
           "and at what load one becomes cheaper than the other.</p>"
           "<p>Copyright 2026 The Breakeven authors. This program is free software under the GNU "
           "General Public "
           "License, version 3. It comes with no warranty.</p>"
           "<p><b>Made with</b></p><ul>"
           "<li>Qt 6 (LGPL 3) and Qt Charts (GPL 3), The Qt Company</li>"
           "<li>QCustomPlot (GPL 3), Emanuel Eichhammer</li>"
           "<li>Inter by The Inter Project Authors (SIL Open Font License 1.1), with tabular "
           "figures as default</li>"
           "<li>nlohmann/json (MIT), CLI11 (BSD 3-clause), tl::expected (CC0)</li></ul>"
           "<p>Prices come from the sources named beside each offer; check them before you "
           "decide.</p>");
    showText(window, "about", tr("About Breakeven"), html, {480, 380});
}

} // namespace ui
