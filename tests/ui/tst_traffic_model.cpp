// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/traffic_model.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace ui;

namespace {
std::shared_ptr<pricing::Plan> planOf(std::vector<Cells> weeks) {
    auto plan = std::make_shared<pricing::Plan>();
    for (Cells& cells : weeks) {
        pricing::Scenario scenario;
        scenario.name = "Week " + std::to_string(plan->scenarios.size());
        scenario.traffic.cellMinutes = cells.size() == 672 ? 15 : 60;
        scenario.traffic.requestsPerSecond = std::move(cells);
        plan->scenarios.push_back(std::move(scenario));
    }
    return plan;
}
} // namespace

class TestTrafficModel : public QObject {
    Q_OBJECT
private slots:
    void itIsASoundModelThroughEveryChange() {
        TrafficModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.show(planOf({Cells(168, 1), Cells(672, 2)}), 0);
        QCOMPARE(model.columnCount(), 24);
        QCOMPARE(changed.size(), 1);
        const auto plan = planOf({Cells(168, 3), Cells(672, 2)});
        model.show(plan, 1);
        QCOMPARE(model.columnCount(), 96);
        QCOMPARE(reset.size(), 1);
        model.show(plan, 1);
        QCOMPARE(changed.size() + reset.size(), 2);
        model.show(nullptr, 0);
        QCOMPARE(model.columnCount(), 24);
        QCOMPARE(model.rate(0, 0), 0.0);
    }

    void cellsSayTheirHourAndValue() {
        Cells cells(168);
        cells[24 + 11] = 1.58;
        TrafficModel model;
        model.show(planOf({cells}), 0);
        QCOMPARE(model.index(1, 11).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Tuesday 11 to 12, 1.58 requests per second"));
        QCOMPARE(model.index(1, 11).data(Qt::EditRole).toDouble(), 1.58);
        QCOMPARE(model.headerData(1, Qt::Vertical).toString(), QStringLiteral("Tue"));
        QCOMPARE(model.headerData(9, Qt::Horizontal).toString(), QStringLiteral("09:00"));
        QCOMPARE(model.peak(), 1.58);
    }

    void quartersOfAnHourAreNamed() {
        QCOMPARE(cellName(96 + 45, 96), QStringLiteral("Tue 11:15"));
        QCOMPARE(cellSentence(96 + 45, 96, 2),
                 QStringLiteral("Tuesday 11:15 to 11:30, 2.00 requests per second"));
        QCOMPARE(cellName(35, 24), QStringLiteral("Tue 11:00"));
    }

    void aWeekOfAnUnknownLengthIsShownEmpty() {
        TrafficModel model;
        model.show(planOf({Cells(167, 1)}), 0);
        QCOMPARE(model.columnCount(), 24);
        QCOMPARE(model.peak(), 0.0);
        model.show(planOf({Cells(168, 1)}), 5);
        QCOMPARE(model.peak(), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestTrafficModel)
#include "tst_traffic_model.moc"
