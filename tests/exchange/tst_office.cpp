// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/office/number_format.h"
#include "exchange/office/package.h"
#include "exchange/office/plan_part.h"
#include "exchange/office/workbook_file.h"
#include "exchange/office/xml_part.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <xlsxwriter.h>

using namespace exchange;

namespace {

const QString kOffice =
    QStringLiteral("http://schemas.openxmlformats.org/officeDocument/2006/relationships/");

/// A main part, a part beside it that it points at, and a picture.
Package small() {
    Package package;
    relate(package.relationships, kOffice + "officeDocument", "/ppt/presentation.xml");
    Part main{"/ppt/presentation.xml", "application/main+xml", "<p/>", {}};
    relate(main.relationships, kOffice + "slide", "/ppt/slides/slide1.xml");
    main.relationships.push_back({"rId9", kOffice + "hyperlink", "https://example.org/a", true});
    Part slide{"/ppt/slides/slide1.xml", "application/slide+xml", "<s/>", {}};
    relate(slide.relationships, kOffice + "image", "/ppt/media/image1.png");
    package.parts = {main, slide, {"/ppt/media/image1.png", "image/png", QByteArray(99, 'x'), {}}};
    return package;
}

/// A workbook as libxlsxwriter, which packs with a zip of its own, makes it.
QByteArray workbook() {
    const QTemporaryDir dir;
    const QByteArray path = dir.filePath("book.xlsx").toLocal8Bit();
    lxw_workbook* book = workbook_new(path.constData());
    lxw_worksheet* sheet = workbook_add_worksheet(book, "Figures");
    worksheet_write_number(sheet, 0, 0, 42, nullptr);
    workbook_close(book);
    QFile file(path);
    const QByteArray copy = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return copy;
}

} // namespace

class TestOffice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPackageReadsBackAsItWasWritten();
    void theSamePackageGivesTheSameBytesOnAnyDay();
    void targetsAreWrittenRelativeToTheirPart();
    void whatIsNoPackageSaysSo_data();
    void whatIsNoPackageSaysSo();
    void aPartTwiceIsRefused();
    void relationsGetIdsThatAreFree();
    void aPlanComesBackByteForByte_data();
    void aPlanComesBackByteForByte();
    void aPlanIsReplacedNotAdded();
    void theOtherXmlPartsOfATemplateStay();
    void nothingIsFoundWhereNoPlanIs();
    void aWorkbookIsTheSameBytesOnAnyDay();
    void textThatXmlCannotHoldIsMarked_data();
    void textThatXmlCannotHoldIsMarked();
    void everyQuantityHasItsFormat_data();
    void everyQuantityHasItsFormat();
};

void TestOffice::aPackageReadsBackAsItWasWritten() {
    const Package package = small();
    const auto bytes = packageBytes(package);
    QVERIFY(bytes.has_value());
    QVERIFY(bytes->startsWith("PK"));
    QCOMPARE(*readPackage(*bytes), package);
}

void TestOffice::theSamePackageGivesTheSameBytesOnAnyDay() {
    const auto first = packageBytes(small());
    QTest::qSleep(2100); // an archive's times are of two seconds
    const auto second = packageBytes(small());
    QCOMPARE(*first, *second);
}

void TestOffice::targetsAreWrittenRelativeToTheirPart() {
    Package package = small();
    // packed bytes cannot be searched: the relationships are read as a plain part of another name
    const auto bytes = packageBytes(package);
    const auto read = readPackage(*bytes);
    QCOMPARE(read->parts[0].relationships[0].target, QString("/ppt/slides/slide1.xml"));
    QCOMPARE(read->parts[1].relationships[0].target, QString("/ppt/media/image1.png"));
    QVERIFY(read->parts[0].relationships[1].external);
    QCOMPARE(read->parts[0].relationships[1].target, QString("https://example.org/a"));
    QCOMPARE(mainPart(*read)->name, QString("/ppt/presentation.xml"));
}

void TestOffice::whatIsNoPackageSaysSo_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QByteArray() << "no Office file";
    QTest::newRow("text") << QByteArray("{\"plan\": 1}") << "no Office file";
    QTest::newRow("old or locked")
        << QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + QByteArray(600, '\0')
        << "no Office file";
    QByteArray cut = *packageBytes(small());
    cut.chop(40);
    QTest::newRow("cut off") << cut << "no Office file";
    Package broken = small();
    broken.parts.push_back({"/ppt/_rels/presentation2.xml.rels", "", "<not xml", {}});
    broken.parts.push_back({"/ppt/presentation2.xml", "application/x", "<p/>", {}});
    QTest::newRow("damaged relations") << *packageBytes(broken) << "damaged";
}

void TestOffice::whatIsNoPackageSaysSo() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const auto read = readPackage(bytes);
    QVERIFY(!read.has_value());
    QVERIFY2(QString::fromStdString(read.error().problem).contains(says),
             read.error().problem.c_str());
}

void TestOffice::aPartTwiceIsRefused() {
    Package package = small();
    package.parts.push_back(package.parts.back());
    package.parts.back().name = "/ppt/media/IMAGE1.png"; // another name to the archive alone
    const auto read = readPackage(*packageBytes(package));
    QVERIFY(!read.has_value());
    QVERIFY(QString::fromStdString(read.error().problem).contains("twice"));
}

void TestOffice::relationsGetIdsThatAreFree() {
    std::vector<Relationship> list{{"rId2", "t", "/a"}};
    QCOMPARE(relate(list, "t", "/b"), QString("rId3"));
    QCOMPARE(relate(list, "u", "/c"), QString("rId4"));
    QCOMPARE(targetOf(list, "u"), QString("/c"));
    QCOMPARE(targetOf(list, "none"), QString());
}

void TestOffice::aPlanComesBackByteForByte_data() {
    QTest::addColumn<QByteArray>("plan");
    QTest::newRow("JSON") << QByteArray("{\n  \"format\": \"breakeven-plan\"\n}\n");
    QTest::newRow("line ends of Windows") << QByteArray("{\r\n}\r\n \t");
    QTest::newRow("every script") << QByteArray("计划 خطة 🚀 <&>\"'");
    QTest::newRow("any bytes") << QByteArray("\x00\x01\xFF]]>\x0B", 7);
    QTest::newRow("large") << QByteArray(3 << 20, '7');
}

void TestOffice::aPlanComesBackByteForByte() {
    QFETCH(QByteArray, plan);
    for (const QByteArray& file : {*packageBytes(small()), workbook()}) {
        const auto with = embedPlan(file, plan);
        QVERIFY(with.has_value());
        const auto back = embeddedPlan(*with);
        QVERIFY(back.has_value() && back->has_value());
        QCOMPARE(**back, plan);
        QCOMPARE(*embedPlan(file, plan), *with);
        // every part that was there still is, as it was
        const Package before = *readPackage(file), after = *readPackage(*with);
        QCOMPARE(after.parts.size(), before.parts.size() + 2);
        for (const Part& part : before.parts)
            QCOMPARE(partNamed(after, part.name)->bytes, part.bytes);
    }
}

void TestOffice::aPlanIsReplacedNotAdded() {
    const auto first = embedPlan(small(), "old");
    const auto second = embedPlan(*first, "new");
    QCOMPARE(second->parts.size(), first->parts.size());
    QCOMPARE(**embeddedPlan(*packageBytes(*second)), QByteArray("new"));
}

void TestOffice::theOtherXmlPartsOfATemplateStay() {
    Package package = small();
    package.parts.push_back(
        {"/customXml/item1.xml", "application/xml", "<own xmlns='urn:o'/>", {}});
    relate(package.parts[0].relationships, kOffice + "customXml", "/customXml/item1.xml");
    const auto with = embedPlan(*embedPlan(package, "one"), "two");
    QCOMPARE(partNamed(*with, "/customXml/item1.xml")->bytes, QByteArray("<own xmlns='urn:o'/>"));
    QCOMPARE(**embeddedPlan(*packageBytes(*with)), QByteArray("two"));
}

void TestOffice::nothingIsFoundWhereNoPlanIs() {
    QVERIFY(!embeddedPlan(workbook())->has_value());
    QVERIFY(!embeddedPlan("no file").has_value());
    Package noMain = small();
    noMain.relationships.clear();
    QVERIFY(!embedPlan(noMain, "plan").has_value());
}

void TestOffice::aWorkbookIsTheSameBytesOnAnyDay() {
    const auto write = [](lxw_workbook* book) {
        lxw_worksheet* sheet = workbook_add_worksheet(book, "Figures");
        worksheet_write_number(sheet, 0, 0, 2.5, nullptr);
    };
    const auto first = workbookBytes(write);
    QVERIFY(first);
    // The library stamps by the second where it is let.
    QTest::qSleep(1100);
    QCOMPARE(*workbookBytes(write), *first);
    QVERIFY(partNamed(*readPackage(*first), QStringLiteral("/xl/worksheets/sheet1.xml")));
}

void TestOffice::textThatXmlCannotHoldIsMarked_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read");
    const QString marked = QString(QChar(0xFFFD));
    QTest::newRow("specials") << "<a> & \"b\" 'c' ]]>"
                              << "<a> & \"b\" 'c' ]]>";
    QTest::newRow("scripts") << "模型 نموذج 🚀"
                             << "模型 نموذج 🚀";
    QTest::newRow("line ends") << "a\tb\nc"
                               << "a\tb\nc";
    QTest::newRow("controls") << QString(QChar(1)) + "a" + QChar(0x0B) << marked + "a" + marked;
    QTest::newRow("half a pair") << QString(QChar(0xD83D)) + "a" << marked + "a";
    QTest::newRow("other half") << "a" + QString(QChar(0xDE80)) << "a" + marked;
    QTest::newRow("no character") << "a" + QString(QChar(0xFFFF)) << "a" + marked;
}

void TestOffice::textThatXmlCannotHoldIsMarked() {
    QFETCH(QString, text);
    QFETCH(QString, read);
    XmlPart xml;
    xml.leaf("t", text, {{"a", text}});
    QXmlStreamReader reader(xml.bytes());
    QVERIFY(reader.readNextStartElement());
    QCOMPARE(reader.attributes().value("a").toString(), read);
    QCOMPARE(reader.readElementText(), read);
    QVERIFY(!reader.hasError());
}

void TestOffice::everyQuantityHasItsFormat_data() {
    QTest::addColumn<Quantity>("quantity");
    QTest::addColumn<QString>("says");
    QTest::newRow("money") << Quantity::money << "\"$\"#,##0";
    QTest::newRow("rate") << Quantity::rate << "\"$\"#,##0.00######";
    QTest::newRow("count") << Quantity::count << "#,##0";
    QTest::newRow("share") << Quantity::share << "%";
    QTest::newRow("seconds") << Quantity::seconds << "\" s\"";
    QTest::newRow("hours") << Quantity::hours << "\" h\"";
    QTest::newRow("factor") << Quantity::factor << "\"×\"";
    QTest::newRow("text") << Quantity::text << "General";
}

void TestOffice::everyQuantityHasItsFormat() {
    QFETCH(Quantity, quantity);
    QFETCH(QString, says);
    QVERIFY(numberFormat(quantity).contains(says));
    QVERIFY(!axisNumberFormat(quantity).isEmpty());
    QVERIFY(numberFormat(quantity).count(u';') <= 2); // two conditions and the rest
}

QTEST_GUILESS_MAIN(TestOffice)
#include "tst_office.moc"
