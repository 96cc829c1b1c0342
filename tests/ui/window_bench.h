// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/pack_file.h"
#include "document/plan_file.h"
#include "pricing/study/report.h"
#include "ui/chosen_offer.h"
#include "ui/main_window.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>

/// Settings of the test alone: nothing is read from or written to the person's own.
inline QTemporaryDir& testSettings() {
    static QTemporaryDir folder;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    QApplication::setOrganizationName("BreakevenTests");
    return folder;
}

/// A report of `n` offers without an engine: offer i costs 100 (i + 1) dollars a month, work and
/// idling, and every second one misses the target.
inline std::shared_ptr<pricing::Report> madeUpReport(int n) {
    auto report = std::make_shared<pricing::Report>();
    for (int i = 0; i < n; ++i) {
        pricing::OfferResult offer;
        offer.choice = i;
        offer.id = offer.label = "offer-" + std::to_string(i);
        offer.slot = i % 16 + 1;
        offer.costByPart[int(pricing::CostPart::execute)] = pricing::moneyFromUsd(60.0 * (i + 1));
        offer.costByPart[int(pricing::CostPart::load)] = pricing::moneyFromUsd(10.0 * (i + 1));
        offer.costByPart[int(pricing::CostPart::idle)] = pricing::moneyFromUsd(30.0 * (i + 1));
        offer.monthlyCost = pricing::total(offer.costByPart);
        offer.latency.p95 = 2.5;
        offer.targetMet = i % 2 == 0;
        offer.priceAsOf = "2026-04-13";
        report->offers.push_back(offer);
    }
    return report;
}

/// Answers the next modal dialog: `answer` is called with it.
inline void answerDialog(const std::function<void(QDialog*)>& answer) {
    QTimer::singleShot(50, qApp, [answer] {
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        QVERIFY2(dialog, "no dialog to answer");
        answer(dialog);
    });
}
