// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme.h"

#include <QApplication>
#include <QtTest>

namespace {
double luminance(const QColor& c) {
    const auto linear = [](double v) {
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}
double contrast(const QColor& a, const QColor& b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}
} // namespace

class TestTheme : public QObject {
    Q_OBJECT
private slots:
    void theSystemsLightnessIsFollowedUntilOneIsChosen() {
        qApp->setPalette(QPalette(QColor("#202020")));
        ui::applyTheme(*qApp, ui::Scheme::system);
        QVERIFY(ui::colours().dark);
        ui::applyTheme(*qApp, ui::Scheme::light);
        QVERIFY(!ui::colours().dark);
        QCOMPARE(qApp->palette().color(QPalette::Window), QColor("#F2F3F6"));
        ui::applyTheme(*qApp, ui::Scheme::dark);
        QVERIFY(ui::colours().dark);
        QCOMPARE(qApp->palette().color(QPalette::Base), QColor("#16191E"));
        // The screen this test runs on is light.
        ui::applyTheme(*qApp, ui::Scheme::system);
        QVERIFY(!ui::colours().dark);
    }

    void textAndDataColoursKeepTheirContrast_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void textAndDataColoursKeepTheirContrast() {
        QFETCH(bool, dark);
        ui::applyTheme(*qApp, dark ? ui::Scheme::dark : ui::Scheme::light);
        const ui::Colours& c = ui::colours();
        QVERIFY(contrast(c.text, c.chrome) >= 11);
        QVERIFY(contrast(c.text2, c.win) >= 5.8);
        QVERIFY(contrast(c.text3, c.win) >= 4.55);
        QVERIFY(contrast(c.ctl, c.base) >= 3);
        for (int slot = 1; slot <= 8; ++slot) {
            QVERIFY2(contrast(ui::offerFill(slot), c.base) >= 2.95,
                     qPrintable(QString::number(slot)));
            QVERIFY2(contrast(ui::offerInk(slot), c.base) >= 4.5,
                     qPrintable(QString::number(slot)));
            QCOMPARE(ui::offerFill(slot + 8), ui::offerFill(slot));
        }
    }

    void ringChipsTellTheSecondEightSlotsApart() {
        const QImage full = ui::offerChip(1).toImage(), ring = ui::offerChip(9).toImage();
        QVERIFY(full.pixelColor(6, 6).alpha() == 255);
        QVERIFY(ring.pixelColor(6, 6).alpha() == 0);
        QCOMPARE(ui::offerChip(1, 2).size(), QSize(24, 24));
    }

    void busierHoursAreStrongerAndQuietOnesTheWindowsColour() {
        ui::applyTheme(*qApp, ui::Scheme::light);
        QCOMPARE(ui::trafficColour(0, 1.6), ui::colours().win);
        QCOMPARE(ui::trafficColour(1.6, 1.6), ui::colours().traffic.back());
        QCOMPARE(ui::trafficColour(99, 1.6), ui::colours().traffic.back());
        QCOMPARE(ui::trafficColour(0.001, 1.6), ui::colours().traffic.front());
        int before = 256;
        for (double rate : {0.002, 0.01, 0.05, 0.2, 0.8, 1.6}) {
            const int lightness = ui::trafficColour(rate, 1.6).lightness();
            QVERIFY(lightness < before);
            before = lightness;
        }
        QCOMPARE(ui::trafficColour(1e-5, 1e-5), ui::colours().traffic.back());
    }

    void theTypeScaleIsInPixels() {
        QCOMPARE(ui::font(ui::Type::verdict).pixelSize(), 15);
        QCOMPARE(ui::font(ui::Type::axis).pixelSize(), 11);
        QCOMPARE(ui::font(ui::Type::title).weight(), QFont::DemiBold);
        QCOMPARE(ui::font(ui::Type::small, true).weight(), QFont::DemiBold);
        const QFontMetrics metrics(ui::font(ui::Type::interface_));
        QVERIFY(metrics.height() >= 13);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
