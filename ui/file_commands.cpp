// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/file_commands.h"

#include "ui/file_problem.h"
#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

namespace ui {

namespace {

constexpr int kMostRecent = 8;
const QString kRecentKey = QStringLiteral("files/recent");
const QString kSuffix = QStringLiteral("breakeven");

QString filter() {
    return QObject::tr("Breakeven plans (*.%1);;All files (*)").arg(kSuffix);
}

} // namespace

FileCommands::FileCommands(document::PlanDocument& document, QWidget* window)
    : QObject(window), m_document(document), m_window(window) {}

void FileCommands::startNew() {
    if (!mayLeave())
        return;
    m_document.startNew();
    emit opened(false);
}

void FileCommands::open() {
    if (!mayLeave())
        return;
    QFileDialog dialog(m_window, tr("Open plan"), QFileInfo(m_document.fileName()).path(),
                       filter());
    dialog.setObjectName("openPlan");
    dialog.setFileMode(QFileDialog::ExistingFile);
    if (dialog.exec() == QDialog::Accepted && !dialog.selectedFiles().isEmpty())
        openFile(dialog.selectedFiles().constFirst());
}

bool FileCommands::openFile(const QString& fileName) {
    if (const auto done = m_document.open(fileName); !done) {
        sayFileProblem(m_window, tr("This plan cannot be opened"), done.error());
        return false;
    }
    remember(fileName);
    emit opened(false);
    return true;
}

bool FileCommands::openExample(const QString& resource) {
    if (const auto done = m_document.openExample(resource); !done) {
        sayFileProblem(m_window, tr("This example cannot be opened"), done.error());
        return false;
    }
    emit opened(true);
    return true;
}

bool FileCommands::save() {
    if (m_document.fileName().isEmpty())
        return saveAs();
    if (const auto done = m_document.save(m_document.fileName()); !done) {
        sayFileProblem(m_window, tr("The plan could not be saved"), done.error());
        return false;
    }
    remember(m_document.fileName());
    return true;
}

bool FileCommands::saveAs() {
    QFileDialog dialog(m_window, tr("Save plan"), {}, filter());
    dialog.setObjectName("savePlan");
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(kSuffix);
    dialog.selectFile(suggestedName());
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return false;
    const QString fileName = dialog.selectedFiles().constFirst();
    if (const auto done = m_document.save(fileName); !done) {
        sayFileProblem(m_window, tr("The plan could not be saved"), done.error());
        return false;
    }
    remember(fileName);
    return true;
}

QString FileCommands::suggestedName() const {
    if (!m_document.fileName().isEmpty())
        return m_document.fileName();
    QString name = QString::fromStdString(m_document.plan()->name).toLower();
    for (QChar& c : name)
        if (!c.isLetterOrNumber())
            c = u' ';
    return name.simplified().replace(u' ', u'-') + u'.' + kSuffix;
}

bool FileCommands::mayLeave() {
    if (!m_document.isModified())
        return true;
    QMessageBox box(
        QMessageBox::Warning, tr("Unsaved changes"),
        tr("Save the changes to “%1”?").arg(QString::fromStdString(m_document.plan()->name)),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box.setObjectName("unsavedChanges");
    box.setInformativeText(tr("Otherwise they are lost."));
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save:
        return save();
    case QMessageBox::Discard:
        return true;
    default:
        return false;
    }
}

void FileCommands::remember(const QString& fileName) {
    QSettings settings;
    const QString path = QFileInfo(fileName).absoluteFilePath();
    QStringList recent = settings.value(kRecentKey).toStringList();
    recent.removeAll(path);
    recent.prepend(path);
    settings.setValue(kRecentKey, QStringList(recent.mid(0, kMostRecent)));
}

void FileCommands::fillRecent(QMenu* menu) {
    menu->clear();
    for (const QString& path : QSettings().value(kRecentKey).toStringList())
        if (QFileInfo::exists(path))
            menu->addAction(QDir::toNativeSeparators(path), this, [this, path] {
                if (mayLeave())
                    openFile(path);
            });
    if (menu->isEmpty())
        menu->addAction(tr("No plans yet"))->setEnabled(false);
}

void FileCommands::fillExamples(QMenu* menu) {
    if (!menu->isEmpty())
        return;
    const QDir examples(QStringLiteral(":/examples"));
    for (const QString& name : examples.entryList({QStringLiteral("*.") + kSuffix})) {
        const QString path = examples.filePath(name);
        const auto loaded = document::loadPlan(path);
        const QString title = loaded ? QString::fromStdString(loaded->plan.name) : name;
        menu->addAction(title, this, [this, path] {
            if (mayLeave())
                openExample(path);
        });
    }
}

} // namespace ui
