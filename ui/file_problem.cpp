// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/file_problem.h"

#include <QMessageBox>

namespace ui {

void sayFileProblem(QWidget* window, const QString& what, const document::FileError& error) {
    QMessageBox box(QMessageBox::Warning, what, what, QMessageBox::Ok, window);
    box.setObjectName("fileProblem");
    box.setInformativeText(error.text());
    box.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box.exec();
}

} // namespace ui
