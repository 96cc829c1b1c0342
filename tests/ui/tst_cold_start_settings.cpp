// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/cold_starts_bench.h"

#include <QCheckBox>

namespace {
void type(NumberField* field, const char* text) {
    field->selectAll();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}
} // namespace

class TestColdStartSettings : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Scheme::light); }

    void hoursAreGroupedByPartOfTheDay() {
        const auto groups = hourGroups(madeUpStudy()->offers[0]);
        QCOMPARE(groups.size(), std::size_t(6));
        QVERIFY(!groups[0].share()); // no request at night
        QCOMPARE(groups[1].requests, 5 * 6 * 100.0);
        QVERIFY(qAbs(*groups[1].share() - 0.1) < 1e-9);
        QVERIFY(qAbs(*groups[4].share() - 0.5) < 1e-9);
        QCOMPARE(groups[5].requests, 7 * 18 * 100.0);
        QVERIFY(qAbs(groups[5].waiting - (5 * 180 + 2 * 900)) < 1e-6);
    }

    void wordsOfAnHourSayTheShareThatWaits() {
        QCOMPARE(plain(waitWords(2 * 24 + 21, 0.88)),
                 QStringLiteral("Wednesday 21 to 22, 88 % of requests wait"));
        QCOMPARE(waitWords(6 * 24 + 23, {}), QStringLiteral("Sunday 23 to 24, no request"));
    }

    void figureModelsKeepTheirPromises() {
        FigureModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto study = madeUpStudy();
        model.show(settingHeads(), settingRows(study->offers[0]));
        model.setMarked(3);
        model.show(settingHeads(), settingRows(study->offers[0]));
        model.show(durationHeads(), durationRows(study->offers[0]));
        model.setStale(true);
        model.show(hourGroupHeads(), hourGroupRows(study->offers[0]));
        model.show({}, {});
        QCOMPARE(model.rowCount(), 0);
    }

    void settingsAreComparedWithThePresentOne() {
        FigureModel model;
        model.show(settingHeads(), settingRows(madeUpStudy()->offers[0]));
        QCOMPARE(cell(model, 1, 0), QStringLiteral("5 s"));
        QCOMPARE(cell(model, 1, 3), QStringLiteral("−$70"));
        QCOMPARE(cell(model, 1, 4), QStringLiteral("✗ 16 s"));
        QCOMPARE(model.index(1, 4).data(Qt::ForegroundRole).value<QColor>(), colours().bad);
        QCOMPARE(cell(model, 3, 3), QStringLiteral("now"));
        QCOMPARE(cell(model, 5, 0), QStringLiteral("60 s"));
        QCOMPARE(cell(model, 5, 3), QStringLiteral("+$274"));
        QCOMPARE(cell(model, 6, 1), QStringLiteral("1"));
        QCOMPARE(plain(model.index(5, 2).data(Qt::AccessibleTextRole).toString()),
                 QStringLiteral("60 s, Cost: $1,109"));
    }

    void onlySafeSettingsAreOffered() {
        const auto study = madeUpStudy();
        const auto& impact = study->offers[0];
        QVERIFY(!settingUse(*study, impact, 0).offered); // misses
        QVERIFY(settingUse(*study, impact, 0).why.contains("misses the target"));
        QVERIFY(settingUse(*study, impact, 2).offered);  // advised
        QVERIFY(!settingUse(*study, impact, 3).offered); // is the present one
        QVERIFY(settingUse(*study, impact, 4).offered);
        QVERIFY(!settingUse(*study, impact, -1).offered);
    }

    void thePresentSettingIsSaidToBeTheCheapest() {
        auto study = madeUpStudy();
        auto& impact = study->offers[0];
        impact.advised = 3;
        QVERIFY(!settingUse(*study, impact, 3).offered);
        QVERIFY(plain(settingUse(*study, impact, 3).why)
                    .startsWith("15 s, the present setting, is the cheapest"));
    }

    void aSettingNextToOneThatMissesIsNotOffered() {
        auto study = madeUpStudy();
        study->offers[0].advised.reset();
        const SettingUse use = settingUse(*study, study->offers[0], 2);
        QVERIFY(!use.offered);
        QCOMPARE(plain(use.why), QStringLiteral("8 s meets the target, but 5 s already misses it: "
                                                "too near to rely on."));
    }

    void withoutATargetEverySettingIsOffered() {
        auto study = madeUpStudy();
        study->hasTargets = false;
        study->offers[0].advised.reset();
        for (auto& s : study->offers[0].frontier)
            s.targetMet.reset();
        QVERIFY(settingUse(*study, study->offers[0], 0).offered);
    }

    void usingASettingChangesNothingElse() {
        pricing::Scenario scenario;
        scenario.offers.resize(3);
        scenario.offers[2].policy.maxWorkers = 7;
        pricing::Scenario expected = scenario;
        expected.offers[2].policy.idleTimeoutS = 5;
        expected.offers[2].policy.minWorkers = pricing::WorkerCount(1);
        useSetting(2, madeUpStudy()->offers[0].frontier[6])(scenario);
        QCOMPARE(scenario == expected, true);
    }

    void durationsNameTheBuiltOne() {
        FigureModel model;
        model.show(durationHeads(), durationRows(madeUpStudy()->offers[0]));
        QCOMPARE(cell(model, 0, 1), QStringLiteral("0.50×"));
        QCOMPARE(cell(model, 1, 3), QStringLiteral("now"));
        QCOMPARE(cell(model, 2, 0), QStringLiteral("22 s"));
        QCOMPARE(cell(model, 2, 1), QStringLiteral("as built"));
    }

    void theTableChoosesAndUsesRowsByKeyboardAndCopies() {
        FigureModel model;
        FigureTable table("settings", "Settings", &model);
        table.setRowsChoosable();
        model.show(settingHeads(), settingRows(madeUpStudy()->offers[0]));
        table.resize(500, table.sizeHint().height());
        table.show();
        QSignalSpy chosen(&table, &FigureTable::rowChosen), used(&table, &FigureTable::rowUsed);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                          table.visualRect(model.index(1, 2)).center());
        QCOMPARE(chosen.back()[0].toInt(), 1);
        QTest::keyClick(&table, Qt::Key_Down);
        QCOMPARE(chosen.back()[0].toInt(), 2);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(used.count(), 1);
        QCOMPARE(used[0][0].toInt(), 2);
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().startsWith("Timeout\tWarm\tCost"));
        // As high as its rows: nothing is hidden.
        QVERIFY(table.visualRect(model.index(7, 0)).bottom() <= table.viewport()->height());
    }

    void theStripNamesDollarsAndShares() {
        MoneyStrip strip;
        strip.resize(500, 60);
        strip.show(madeUpStudy()->offers[0]);
        QCOMPARE(plain(strip.accessibleName()),
                 QStringLiteral("Cost a month: Starts $300, 30 % · idling $250, 25 % · work $450, "
                                "45 %"));
        QVERIFY(strip.heightForWidth(200) > strip.heightForWidth(900));
    }

    void aBuiltStartIsTheSumOfItsParts() {
        StartBuilder builder;
        QSignalSpy edited(&builder, &StartBuilder::edited);
        builder.show();
        auto* image = builder.findChild<NumberField*>("startImage");
        auto* pull = builder.findChild<NumberField*>("startPull");
        type(image, "12");
        type(pull, "2");
        const pricing::ColdStartParts& parts = builder.parts();
        QCOMPARE(parts.pullS(), 6.0);
        QCOMPARE(edited.count(), 2);
        QCOMPARE(builder.seconds(), 28.0); // 6 pull, 16 load, 6 initialise
        QCOMPARE(plain(builder.findChild<QLabel*>("startSum")->text()), QStringLiteral("= 28 s"));
        type(pull, "0"); // nothing divides by nothing
        QCOMPARE(parts.pullS(), 6.0);
    }

    void moreStartsLeaveMoreCopiesToRestore() {
        StartBuilder builder;
        builder.show();
        auto* restore = builder.findChild<NumberField*>("startRestore");
        auto* law = builder.findChild<QLabel*>("startLaw");
        QVERIFY(!restore->isEnabled()); // nothing is restored yet
        QVERIFY(law->isHidden());
        builder.findChild<NumberField*>("startRestored")->setFocus();
        type(builder.findChild<NumberField*>("startRestored"), "90");
        QVERIFY(restore->isEnabled());
        type(restore, "2");
        type(builder.findChild<NumberField*>("startKept"), "3600");
        QVERIFY(builder.parts().snapshot->includesWeights);
        QTest::mouseClick(builder.findChild<QCheckBox*>("startCopiedWeights"), Qt::LeftButton, {},
                          {8, 12});
        QVERIFY(!builder.parts().snapshot->includesWeights);
        // 1 - exp(-rate x 3600 s x 0.7966) of 90 %
        QVERIFY2(plain(law->text()).contains("25 %, 87 % and 90 %"), qPrintable(law->text()));
        QVERIFY(plain(builder.findChild<QLabel*>("startSum")->text()).endsWith("restored 18 s"));
        type(builder.findChild<NumberField*>("startRestored"), "0");
        QVERIFY(!builder.parts().snapshot);
        QVERIFY(law->isHidden());
    }

    void weightsCanBeLeftToTheModelAgain() {
        StartBuilder builder;
        builder.show();
        auto* model = builder.findChild<QCheckBox*>("startModelWeights");
        QVERIFY(!model->isChecked());
        QTest::keyClick(model, Qt::Key_Space);
        QVERIFY(!builder.parts().weightsGb.has_value());
        QVERIFY(builder.findChild<QLabel*>("startSum")->text().contains("model's weights"));
        type(builder.findChild<NumberField*>("startWeights"), "140");
        QCOMPARE(builder.parts().weightsGb, std::optional(140.0));
        QVERIFY(!model->isChecked());
    }

    void everyFigureOfAStartHasAUnitAnAccessibleNameAndATabStop() {
        StartBuilder builder;
        const auto fields = builder.findChildren<NumberField*>();
        QCOMPARE(fields.size(), 13);
        for (const NumberField* field : fields) {
            QVERIFY2(!field->suffix().isEmpty(), qPrintable(field->objectName()));
            QVERIFY(!field->accessibleName().isEmpty());
            QVERIFY(!field->toolTip().isEmpty());
            QVERIFY(field->focusPolicy() & Qt::TabFocus);
        }
    }
};

QTEST_MAIN(TestColdStartSettings)
#include "tst_cold_start_settings.moc"
