// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "document/plan_file.h"

#include <QTest>

/// Rows of damaged or mistaken plans, with what they are answered.

inline void compareError(const QByteArray& bytes, const QString& place, const QString& word) {
    const auto loaded = document::parsePlan(bytes, "x.breakeven");
    QVERIFY2(!loaded, "the plan was accepted");
    QCOMPARE(loaded.error().place, place);
    QVERIFY2(loaded.error().problem.contains(word), qPrintable(loaded.error().problem));
    QCOMPARE(loaded.error().text(),
             "x.breakeven: " + loaded.error().place + ": " + loaded.error().problem);
    QVERIFY(!loaded.error().machineFailed);
}

inline void addColumns() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("word");
}
