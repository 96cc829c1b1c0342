// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/format.h"

#include <QtTest>

#include <limits>

namespace {
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
// Rows write an ordinary space where the screen has the narrow no-break one.
QString spaced(const char* text) {
    return QString::fromUtf8(text).replace(u' ', ui::kThinSpace);
}
/// How the style guide writes each kind of figure.
constexpr struct {
    const char* kind;
    double value;
    const char* text;
} kRows[] = {
    {"money", 1440, "$1,440"},
    {"money", 835.2, "$835"},
    {"money", 9.994, "$9.99"},
    {"money", 9.996, "$10"},
    {"money", 2.9, "$2.90"},
    {"money", 0, "$0"},
    {"money", -53, "−$53"},
    {"money", -0.001, "$0.00"},
    {"money", 12345678, "$12,345,678"},
    {"rate", 2.9, "$2.90/h"},
    {"rate", 12.5, "$12.50/h"},
    {"rate", 0.00116, "$0.00116/h"},
    {"rate", 0.0006, "$0.0006/h"},
    {"rate", 0, "$0.00/h"},
    {"count", 0, "0"},
    {"count", 2.4, "2.4"},
    {"count", 593, "593"},
    {"count", 124000, "124,000"},
    {"count", 770000, "770 k"},
    {"count", 999600, "1.00 M"},
    {"count", 1.24e6, "1.24 M"},
    {"count", 45.6e6, "45.6 M"},
    {"count", 1.3e9, "1.30 billion"},
    {"shortCount", 593, "593"},
    {"shortCount", 9999, "9,999"},
    {"shortCount", 24613, "24.6 k"},
    {"shortCount", 124000, "124 k"},
    {"shortCount", 1.24e6, "1.24 M"},
    {"percent", 0.42, "42 %"},
    {"percent", 0.041, "4.1 %"},
    {"percent", 0.0999, "10 %"},
    {"percent", 0, "0 %"},
    {"percent", 1, "100 %"},
    {"percent", -0.2, "−20 %"},
    {"duration", 0, "0.0 s"},
    {"duration", 0.05, "50 ms"},
    {"duration", 0.0012, "1.2 ms"},
    {"duration", 0.45, "0.45 s"},
    {"duration", 3.82, "3.8 s"},
    {"duration", 15, "15 s"},
    {"duration", 90, "90 s"},
    {"duration", 300, "5 min"},
    {"duration", 150, "2.5 min"},
    {"duration", 4320, "72 min"},
    {"duration", 7200, "2 h"},
    {"duration", 8640, "2.4 h"},
    {"hours", 288, "288 h"},
    {"hours", 4.14, "4.1 h"},
    {"hours", 0, "0 h"},
    {"factor", 6.1, "6.1×"},
    {"factor", 0.354, "0.35×"},
    {"factor", 120.4, "120×"},
    {"requestRate", 1.58, "1.58"},
    {"requestRate", 0, "0"},
    {"requestRate", 0.0123, "0.012"},
    {"requestRate", 0.00123, "0.0012"},
    {"requestRate", 12.34, "12.3"},
    {"requestRate", 1234, "1,234"},
};

} // namespace

class TestFormat : public QObject {
    Q_OBJECT
private slots:
    void numbersReadAsTheStyleGuideSays_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* kind, double value, const char* text) {
            QTest::addRow("%s %g", kind, value) << QString(kind) << value << spaced(text);
        };
        for (const auto& [kind, value, text] : kRows)
            row(kind, value, text);
        for (const char* kind : {"money", "rate", "count", "shortCount", "percent", "duration",
                                 "hours", "factor", "requestRate"})
            row(kind, kNone, "–");
    }

    void numbersReadAsTheStyleGuideSays() {
        QFETCH(QString, kind);
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(written(kind, value), text);
    }

    void whatIsMissingIsADash() {
        QCOMPARE(ui::money(std::optional<double>()), QStringLiteral("–"));
        QCOMPARE(ui::money(std::optional<pricing::Money>()), QStringLiteral("–"));
        QCOMPARE(ui::percent(std::nullopt), QStringLiteral("–"));
        QCOMPARE(ui::money(pricing::moneyFromUsd(1440)), QStringLiteral("$1,440"));
    }

    void aShareTooSmallToShowIsNotCalledZero() {
        QCOMPARE(ui::percent(0.0001), QStringLiteral("< 0.1") + ui::kThinSpace + u'%');
    }

    void aRangeNamesItsUnitOnce() {
        const QString s = ui::kThinSpace + QStringLiteral("s");
        QCOMPARE(ui::durationRange(15, 45), QStringLiteral("15–45") + s);
        QCOMPARE(ui::durationRange(2, 10), QStringLiteral("2–10") + s);
        QCOMPARE(ui::durationRange(30, 30), QStringLiteral("30") + s);
        QCOMPARE(ui::durationRange(std::nullopt, 30), QStringLiteral("–"));
    }

    void daysHoursAndDatesAreNamed() {
        QCOMPARE(ui::dayName(0), QStringLiteral("Mon"));
        QCOMPARE(ui::dayName(6), QStringLiteral("Sun"));
        QCOMPARE(ui::hourName(24 + 11), QStringLiteral("Tue 11:00"));
        QCOMPARE(ui::hourName(5), QStringLiteral("Mon 05:00"));
        QCOMPARE(ui::shortDate("2026-04-13"), QStringLiteral("13 Apr 2026"));
        QCOMPARE(ui::shortDate("soon"), QStringLiteral("–"));
    }

private:
    static QString written(const QString& kind, double value) {
        if (kind == "rate")
            return ui::rate(value, "h");
        using Writer = QString (*)(std::optional<double>);
        static const QHash<QString, Writer> writers{
            {"money", static_cast<Writer>(ui::money)},
            {"count", ui::count},
            {"shortCount", ui::shortCount},
            {"percent", ui::percent},
            {"duration", ui::duration},
            {"hours", ui::hours},
            {"factor", ui::factor},
            {"requestRate", ui::requestRate},
        };
        return writers.value(kind)(value);
    }
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
