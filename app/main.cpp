// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chart_export.h"
#include "ui/file_commands.h"
#include "ui/main_window.h"
#include "ui/window_actions.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cstring>

namespace {

ui::Scheme schemeNamed(const QString& word) {
    return word == "light"  ? ui::Scheme::light
           : word == "dark" ? ui::Scheme::dark
                            : ui::storedScheme();
}

/// Pictures and words need no screen.
bool needsNoScreen(int argc, char** argv) {
    constexpr std::array words{"-h", "--help", "--help-all", "-v", "--version"};
    for (int i = 1; i < argc; ++i) {
        const char* given = argv[i];
        const auto isGiven = [given](const char* word) { return std::strcmp(word, given) == 0; };
        if (std::strncmp(given, "--export", 8) == 0 ||
            std::any_of(words.begin(), words.end(), isGiven))
            return true;
    }
    return false;
}

} // namespace

int main(int argc, char** argv) {
    // whoever has a screen keeps it
    if (needsNoScreen(argc, argv) && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setOrganizationName("Breakeven");
    QApplication::setApplicationName("Breakeven");
    QApplication::setApplicationVersion(BREAKEVEN_VERSION);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QObject::tr("What a week of requests costs under each way of renting GPUs."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption theme("theme", QObject::tr("Use the light or the dark theme."),
                                   "light|dark|system");
    const QCommandLineOption charts(
        "export-charts", QObject::tr("Write every chart of the plan as PNG into DIR."), "DIR");
    parser.addOptions({theme, charts});
    parser.addPositionalArgument("FILE", QObject::tr("The plan to open."), "[FILE]");
    parser.process(app);
    const QString file = parser.positionalArguments().value(0);
    const auto scheme = schemeNamed(parser.value(theme));
    ui::applyTheme(app, parser.isSet(charts) && !parser.isSet(theme) ? ui::Scheme::light : scheme);
    if (parser.isSet(charts))
        return ui::exportCharts(parser.value(charts),
                                file.isEmpty() ? QString(ui::kFirstExample) : file);
    QApplication::setWindowIcon(QIcon(":/icons/app.svg"));
    ui::MainWindow window;
    if (file.isEmpty())
        window.showFirstStart();
    window.show();
    if (!file.isEmpty()) // after the window is up: a bad file is a message over a working program
        QTimer::singleShot(0, &window, [&window, file] { window.files().openFile(file); });
    return QApplication::exec();
}
