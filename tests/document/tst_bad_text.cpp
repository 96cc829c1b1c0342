// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/bad_plans.h"
#include "document/plan_samples.h"

#include <QTest>

using namespace document;

/// Bytes that are no JSON document, or none that may be read.
class BadTextTest : public QObject {
    Q_OBJECT
private slots:
    void brokenTextIsPlaced_data();
    void brokenTextIsPlaced();
    void everyTruncationIsAnError();
};

namespace {

void addBrokenSyntax() {
    QTest::newRow("empty") << QByteArray() << "1:1"
                           << "unexpected end";
    QTest::newRow("only white space") << QByteArray(" \n\t\n") << "3:1"
                                      << "unexpected end";
    QTest::newRow("only a byte order mark") << QByteArray("\xEF\xBB\xBF") << "1:1"
                                            << "unexpected end";
    QTest::newRow("a word") << QByteArray("plan") << "1:1"
                            << "invalid literal";
    QTest::newRow("a list") << QByteArray("[1]") << "1:1"
                            << "a list of 1, expected an object";
    QTest::newRow("null") << QByteArray("null") << "1:1"
                          << "null, expected an object";
    QTest::newRow("a text") << QByteArray("\"breakeven-plan\"") << "1:1"
                            << "expected an object";
    QTest::newRow("trailing garbage") << QByteArray("{\n} x") << "2:3"
                                      << "invalid literal";
    QTest::newRow("two documents") << QByteArray("{}\n{}") << "2:1"
                                   << "expected end of input";
    QTest::newRow("missing comma") << QByteArray("{\"a\": 1\n \"b\": 2}") << "2:2"
                                   << "expected";
    QTest::newRow("trailing comma") << QByteArray("{\"a\": 1,}") << "1:9"
                                    << "expected string literal";
    QTest::newRow("missing comma in a list") << QByteArray("[1\n  true]") << "2:3"
                                             << "unexpected true literal";
    QTest::newRow("missing comma before a number") << QByteArray("[1\n  -12.5]") << "2:3"
                                                   << "unexpected number literal";
    QTest::newRow("leading zero") << QByteArray("[1, 012]") << "1:5"
                                  << "unexpected number literal";
    QTest::newRow("single quotes") << QByteArray("{'a': 1}") << "1:2"
                                   << "expected";
    QTest::newRow("comment") << QByteArray("// plan\n{}") << "1:1"
                             << "expected JSON";
    QTest::newRow("half a text") << QByteArray("{\"a\": \"b") << "1:9"
                                 << "missing closing quote";
    QTest::newRow("line break in a text") << QByteArray("{\"a\": \"b\nc\"}") << "1:9"
                                          << "control char";
}

void addBrokenEncodingAndSize() {
    QTest::newRow("lone surrogate") << QByteArray("{\"a\": \"\\ud800\"}") << "1:14"
                                    << "surrogate";
    QTest::newRow("swapped surrogates") << QByteArray("{\"a\": \"\\udc00\\ud800\"}") << "1:13"
                                        << "surrogate";
    QTest::newRow("encoded surrogate") << QByteArray("{\n\"a\": \"\xED\xA0\x80\"}") << "2:7"
                                       << "not UTF-8";
    QTest::newRow("Latin-1") << QByteArray("{\"a\": \"Gr\xFC\xDF\x65\"}") << "1:10"
                             << "not UTF-8";
    QTest::newRow("over-long form") << QByteArray("{\"a\": \"\xC0\xAF\"}") << "1:8"
                                    << "not UTF-8";
    QTest::newRow("beyond Unicode") << QByteArray("\"\xF4\x90\x80\x80\"") << "1:2"
                                    << "not UTF-8";
    QTest::newRow("half a character") << QByteArray("\"\xE2\x82") << "1:2"
                                      << "not UTF-8";
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE{\0}\0", 6) << "1:1"
                            << "not UTF-8";
    QTest::newRow("zero byte") << QByteArray("{}\0rest", 7) << "1:3"
                               << "zero byte";
    QTest::newRow("65 levels") << QByteArray(65, '[') + QByteArray(65, ']') << "1:65"
                               << "at most 64";
    QTest::newRow("65 objects") << QByteArray("{\"a\":").repeated(65) << "1:321"
                                << "at most 64";
    QTest::newRow("a million brackets") << QByteArray(1'000'000, '[') << "1:65"
                                        << "at most 64";
    QTest::newRow("200 MB of brackets") << QByteArray(200'000'000, '[') << "1:1"
                                        << "at most 32 MB";
    QTest::newRow("33 MB of blanks") << bytesOf(smallPlan()) + QByteArray(34'603'008, ' ') << "1:1"
                                     << "at most 32 MB";
}

} // namespace

void BadTextTest::brokenTextIsPlaced_data() {
    addColumns();
    addBrokenSyntax();
    addBrokenEncodingAndSize();
}

void BadTextTest::brokenTextIsPlaced() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, place);
    QFETCH(QString, word);
    compareError(bytes, place, word);
}

void BadTextTest::everyTruncationIsAnError() {
    const QByteArray good = bytesOf(smallPlan());
    QVERIFY(parsePlan(good, "x"));
    for (qsizetype length = 0; length < good.size(); ++length) {
        const auto loaded = parsePlan(good.left(length), "x");
        QVERIFY2(!loaded, qPrintable(QString::number(length)));
        QCOMPARE(loaded.error().place.section(':', 0, 0), QString("1"));
    }
}

QTEST_GUILESS_MAIN(BadTextTest)
#include "tst_bad_text.moc"
