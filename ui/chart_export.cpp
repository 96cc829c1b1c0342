// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chart_export.h"

#include "document/plan_document.h"
#include "document/recompute.h"
#include "pricing/study/compare.h"
#include "ui/chosen_offer.h"
#include "ui/compare/cost_chart.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QThread>
#include <QThreadPool>

#include <cstdio>

namespace ui {

namespace {

constexpr int kWidth = 800, kRow = 34, kAround = 110; // at twice the resolution: 1600 px

void complain(const QString& text) {
    std::fprintf(stderr, "%s\n", qPrintable(text));
}

/// Prices the first scenario to the finished accuracy, here and now.
document::ReportPtr priced(const document::PlanDocument& document, QString* problem) {
    const auto input = pricing::resolve(*document.plan(), 0, *document.packs());
    if (!input) {
        *problem = QString::fromStdString(input.error().place + ": " + input.error().problem);
        return nullptr;
    }
    QThreadPool pool;
    const auto forEach = document::spreadOver(pool, QThread::idealThreadCount());
    auto report = pricing::compare(*input, pricing::Accuracy::finished, forEach);
    return report ? std::make_shared<const pricing::Report>(std::move(*report)) : nullptr;
}

QImage picture(const document::ReportPtr& report) {
    ChosenOffer chosen;
    if (report->verdict.winner)
        chosen.choose(report->offers[*report->verdict.winner].choice);
    CostChart chart(&chosen);
    chart.show(report);
    const QSize size(kWidth, kAround + kRow * std::max<int>(3, int(chart.bars().size())));
    QImage image(size * 2, QImage::Format_RGB32);
    image.setDevicePixelRatio(2);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    chart.drawOn(painter, QRect(QPoint(), size));
    return image;
}

} // namespace

int exportCharts(const QString& folder, const QString& planFile) {
    document::PlanDocument document;
    const auto opened =
        planFile.startsWith(u':') ? document.openExample(planFile) : document.open(planFile);
    if (!opened) {
        complain(opened.error().text());
        return opened.error().machineFailed ? 1 : 2;
    }
    QString problem;
    const auto report = priced(document, &problem);
    if (!report) {
        complain(planFile + QStringLiteral(": ") + problem);
        return 2;
    }
    const QString path = QDir(folder).filePath(QStringLiteral("compare.png"));
    if (!QDir().mkpath(folder) || !picture(report).save(path)) {
        complain(QObject::tr("%1: cannot be written").arg(path));
        return 1;
    }
    std::printf("%s\n", qPrintable(path));
    return 0;
}

} // namespace ui
