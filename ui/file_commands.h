// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_document.h"

#include <QObject>

class QMenu;

namespace ui {

/// New, open, save, recent files and examples, with the guard for unsaved changes. Its dialogs are
/// ordinary ones with object names: "unsavedChanges", "fileProblem", "openPlan", "savePlan".
class FileCommands : public QObject {
    Q_OBJECT
public:
    FileCommands(document::PlanDocument& document, QWidget* window);

    void startNew();
    void open();
    /// False when the file cannot be used; the open plan then stays as it is.
    bool openFile(const QString& fileName);
    bool openExample(const QString& resource);
    bool save();
    bool saveAs();
    /// Asks about unsaved changes; false when the person wants to stay.
    bool mayLeave();

    void fillRecent(QMenu* menu);
    void fillExamples(QMenu* menu);

signals:
    void opened(bool example); ///< another plan is open

private:
    void remember(const QString& fileName);
    QString suggestedName() const;

    document::PlanDocument& m_document;
    QWidget* m_window;
};

inline constexpr auto kFirstExample = ":/examples/support-assistant.breakeven";

} // namespace ui
