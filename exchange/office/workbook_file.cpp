// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/office/workbook_file.h"

#include <QFile>
#include <QObject>
#include <QTemporaryDir>

#include <xlsxwriter.h>

namespace exchange {

pricing::Result<QByteArray> workbookBytes(const std::function<void(lxw_workbook*)>& write) {
    const auto failed = [](const QString& why) {
        return tl::unexpected(pricing::Problem{
            QDir::tempPath().toStdString(),
            QObject::tr("a workbook could not be made in the folder of temporary files (%1): make "
                        "room there, or set TMPDIR to another folder")
                .arg(why)
                .toStdString()});
    };
    const QTemporaryDir folder;
    if (!folder.isValid())
        return failed(folder.errorString());
    const QByteArray path = QFile::encodeName(folder.filePath(QStringLiteral("book.xlsx")));
    QByteArray temporary = QFile::encodeName(folder.path());
    lxw_workbook_options options{};
    options.tmpdir = temporary.data();
    lxw_workbook* book = workbook_new_opt(path.constData(), &options);
    if (!book)
        return failed(QObject::tr("not enough memory"));
    lxw_doc_properties properties{};
    properties.created = kMadeOn;
    workbook_set_properties(book, &properties);
    write(book);
    if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR)
        return failed(QString::fromUtf8(lxw_strerror(error)));
    QFile file(QFile::decodeName(path));
    if (!file.open(QIODevice::ReadOnly))
        return failed(file.errorString());
    return file.readAll();
}

} // namespace exchange
