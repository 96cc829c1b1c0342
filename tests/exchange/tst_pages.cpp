// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/briefing/block_table.h"
#include "exchange/csv/briefing_csv.h"
#include "exchange/page/page.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace exchange;

namespace {

const QString kScripts =
    QString::fromUtf8("\xE6\x97\xA5\xE6\x9C\xAC \xD8\xB9\xD8\xB1\xD8\xA8\xD9\x8A \xF0\x9F\x98\x80 "
                      "<b>&amp; \"q\" ]]> 'x'");

/// A section with every kind of block, all of them named `name`.
Briefing briefingOf(const QString& name) {
    const Rgb red{0xCC0000};
    BarChart bars{name, {name, "B"}, {}, {red, red}, {}, {}, {}, true};
    bars.value = {"Cost, US dollars", Quantity::money, false, {}, {}};
    bars.series = {{"load", Texture::solid, {1.5, std::nullopt}}, {"idle", Texture::hatch, {2, 3}}};
    LineChart lines;
    lines.title = name;
    lines.places = {"Mon 00:00", "Mon 01:00"};
    lines.place.title = "Hour";
    lines.value.quantity = Quantity::perSecond;
    lines.series = {{name, red, {0.1, 1.0 / 3}}};
    XyChart curves;
    curves.title = name;
    curves.x = {"Traffic", Quantity::factor, true, {}, {}};
    curves.y = {"Cost", Quantity::money, true, {}, {}};
    curves.series.push_back({name, true, red, {{1, 2}, {10, 20}}, {"", name}});
    Table table{name, {{name, Quantity::text}, {"Share", Quantity::share}}, {}, true};
    table.rows = {{{name, {}, true}, {0.25, red, false}}, {{name, {}, false}, {}}};
    Section section{"all",
                    name,
                    name,
                    name,
                    {Paragraphs{{name}}, bars, lines, curves, table},
                    Arrangement::below,
                    {name},
                    {},
                    false};
    return {name, name, "Breakeven 1, seed 1", {section}, {}};
}

/// All text of well-formed XML; an error fails the test.
QString textOf(const QByteArray& html) {
    QXmlStreamReader reader(html);
    QString all;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters)
            all += reader.text();
    if (reader.hasError())
        qFatal("%s", qPrintable(reader.errorString()));
    return all;
}

} // namespace

class TestPages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyNameSurvivesInHtml_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("scripts and specials") << kScripts;
        QTest::newRow("long") << QString(1000, QChar(0x4E2D));
        QTest::newRow("script element") << QString("</style></title><script>alert(1)</script>");
    }
    void everyNameSurvivesInHtml() {
        QFETCH(QString, name);
        const QByteArray html = htmlPage(briefingOf(name));
        const QString text = textOf(html);
        // plan, title, heading, subtitle, paragraph, captions, cells, source
        QVERIFY2(text.count(name) >= 12, qPrintable(QString::number(text.count(name))));
        QVERIFY(!html.contains("<script"));
        QVERIFY(!html.contains("http"));
        QCOMPARE(htmlPage(briefingOf(name)), html);
    }

    void whatXmlCannotHoldIsReplaced() {
        QVERIFY(textOf(htmlPage(briefingOf(QString("a\x01\x1b"
                                                   "b"))))
                    .contains(QString("a") + QChar(0xFFFD) + QChar(0xFFFD) + "b"));
    }

    void picturesStandInTheirPlaceWithTheirFigures() {
        int asked = 0;
        const QByteArray html = htmlPage(briefingOf("A"), [&](const Block& block) {
            ++asked;
            return std::holds_alternative<BarChart>(block) ? QByteArray("<svg><text>B</text></svg>")
                                                           : QByteArray();
        });
        QCOMPARE(asked, 3); // charts, not tables
        QCOMPARE(html.count("<figure><svg>"), 1);
        QCOMPARE(html.count("<table"), 4);
        textOf(html);
    }

    void markdownKeepsItsTablesWhole() {
        const QString name = "a|b\n# *c* `d` <e> [f](g)";
        const QString page = QString::fromUtf8(markdownPage(briefingOf(name)));
        for (const QString& line : page.split('\n'))
            if (line.startsWith('|')) {
                QString bare = line;
                bare.remove("\\|");
                QVERIFY2(bare.endsWith('|') && bare.count('|') >= 3, qPrintable(line));
            }
        QCOMPARE(page.count("\n# "), 0);
        QVERIFY(page.contains("a\\|b \\# \\*c\\* \\`d\\` \\<e\\> \\[f\\](g)"));
        QVERIFY(QString::fromUtf8(markdownPage(briefingOf(QString(1000, 'x'))))
                    .contains(QString(1000, 'x')));
    }

    void csvHasPlainNumbersWithTheirUnits() {
        const Briefing briefing = briefingOf("A");
        const auto& blocks = briefing.sections[0].blocks;
        QCOMPARE(tableCsv(*tableOf(blocks[1])),
                 std::string(",load (USD),idle (USD)\r\nA,1.5,2\r\nB,,3\r\n"));
        QCOMPARE(tableCsv(*tableOf(blocks[2])),
                 std::string("Hour,A (requests/s)\r\nMon 00:00,0.1\r\n"
                             "Mon 01:00,0.3333333333333333\r\n"));
        QCOMPARE(tableCsv(*tableOf(blocks[3])),
                 std::string("Curve,Traffic (\u00d7),Cost (USD),Label\r\nA,1,2,\r\nA,10,20,A\r\n"));
        QCOMPARE(tableCsv(*tableOf(blocks[4])),
                 std::string("A,\"Share (share, 0\u20131)\"\r\nA,0.25\r\nA,\r\n"));
        QVERIFY(!tableOf(blocks[0]));
    }

    void formulasAreOnlyText_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"=1+1", "+A1", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1"})
            QTest::addRow("%s", name) << name;
    }
    void formulasAreOnlyText() {
        QFETCH(QString, name);
        const std::string csv = briefingCsv(briefingOf(name));
        QVERIFY(csv.find("'" + name.toStdString()) != std::string::npos);
        const QString text = "\n" + QString::fromStdString(csv);
        for (const char* before : {"\n", ",", "\""})
            QVERIFY(!text.contains(before + name));
    }

    void everyNameSurvivesInCsv() {
        const std::string csv = briefingCsv(briefingOf(kScripts));
        QString quoted = kScripts;
        quoted.replace('"', "\"\"");
        QVERIFY(QString::fromStdString(csv).count(quoted) >= 12);
    }
};

QTEST_GUILESS_MAIN(TestPages)
#include "tst_pages.moc"
