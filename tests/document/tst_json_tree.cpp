// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/json_edit.h"
#include "document/json_tree.h"
#include "document/migrations.h"

#include <QTest>

using namespace document;

class JsonTreeTest : public QObject {
    Q_OBJECT
private slots:
    void plainListsStandOnOneLine();
    void keysKeepTheirOrder();
    void layingOutTwiceGivesTheSameText();
    void numbersAreSpelledAsPeopleWriteThem_data();
    void numbersAreSpelledAsPeopleWriteThem();
    void columnsCountCharactersNotBytes();
    void pathsOfOddKeysAreQuoted();
    void sixtyFourLevelsAreRead();
    void bracketsInsideTextsDoNotCount();
    void manyKeysInOneObjectAreReadQuickly();
    void anEditedListKeepsWhatStandsBesideItsElements();
    void migrationsRunFromTheFilesVersionOn();
    void aFailingMigrationStopsTheChain();
};

void JsonTreeTest::plainListsStandOnOneLine() {
    const auto tree = parseJson(R"({"a":[1,2.50,"x"],"b":[],"c":{},"d":[{"e":[]}]})");
    QCOMPARE(QString::fromStdString(layOut(*tree)),
             QString("{\n  \"a\": [1, 2.5, \"x\"],\n  \"b\": [],\n  \"c\": {},\n  \"d\": [\n    {\n"
                     "      \"e\": []\n    }\n  ]\n}\n"));
}

void JsonTreeTest::keysKeepTheirOrder() {
    const auto tree = parseJson(R"({"z":1,"a":2,"m":3})");
    QCOMPARE(QString::fromStdString(tree->dump()), QString(R"({"z":1,"a":2,"m":3})"));
}

void JsonTreeTest::layingOutTwiceGivesTheSameText() {
    const auto tree =
        parseJson(R"({"a":[0.1,1e-7,1.0,123456789012345678],"ü":"\u0001\n\ud83d\ude00"})");
    const std::string once = layOut(*tree);
    QCOMPARE(layOut(*parseJson(once)), once);
}

void JsonTreeTest::numbersAreSpelledAsPeopleWriteThem_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("whole") << 4.0 << "4";
    QTest::newRow("tenth") << 0.1 << "0.1";
    QTest::newRow("zero") << 0.0 << "0";
    QTest::newRow("beyond exact integers") << 1e300 << "1e+300";
}

void JsonTreeTest::numbersAreSpelledAsPeopleWriteThem() {
    QFETCH(double, value);
    QTEST(QString::fromStdString(numberJson(value).dump()), "text");
}

void JsonTreeTest::columnsCountCharactersNotBytes() {
    QCOMPARE(lineAndColumn("a\nüü!", 6), std::string("2:3"));
    QCOMPARE(lineAndColumn("", 0), std::string("1:1"));
}

void JsonTreeTest::pathsOfOddKeysAreQuoted() {
    QCOMPARE(below(below("by_gpu", "RTX 4090"), "speed"),
             std::string("by_gpu[\"RTX 4090\"].speed"));
    QCOMPARE(below(below("", "a"), 3), std::string("a[3]"));
    QCOMPARE(below("a", "line\nbreak"), std::string("a[\"line\\nbreak\"]"));
}

void JsonTreeTest::sixtyFourLevelsAreRead() {
    QVERIFY(parseJson(std::string(64, '[') + std::string(64, ']')));
    QVERIFY(!parseJson(std::string(65, '[') + std::string(65, ']')));
}

void JsonTreeTest::bracketsInsideTextsDoNotCount() {
    QVERIFY(parseJson("[\"\\\"" + std::string(100, '[') + "\"]"));
}

void JsonTreeTest::manyKeysInOneObjectAreReadQuickly() {
    std::string text = "{";
    for (int i = 0; i < 200'000; ++i)
        text += (i ? ",\"" : "\"") + std::to_string(i) + "\":1";
    const auto tree = parseJson(text + "}");
    QCOMPARE(tree->size(), std::size_t(200'000)); // quadratic reading would take minutes
}

void JsonTreeTest::anEditedListKeepsWhatStandsBesideItsElements() {
    Json object = *parseJson(
        R"({"list":[{"v":1,"note":"one"},{"v":2,"note":"two"},{"v":3,"note":"three"}]})");
    const auto write = [](Json& node, const int*, int now) { assign(node, "v", now); };
    putList(object, "list", std::vector<int>{1, 2, 3}, std::vector<int>{3, 9, 7}, write);
    QCOMPARE(QString::fromStdString(object["list"].dump()),
             QString(R"([{"v":3,"note":"three"},{"v":9,"note":"two"},{"v":7}])"));
}

namespace {

const std::vector<Migration>& threeSteps() {
    static const std::vector<Migration> steps{
        [](Json& tree) {
            tree["trail"].push_back("1 to 2");
            return std::optional<pricing::Problem>();
        },
        [](Json& tree) {
            tree["trail"].push_back("2 to 3");
            return std::optional<pricing::Problem>();
        },
        [](Json& tree) {
            return tree.contains("bad") ? std::optional(pricing::Problem{"bad", "expected none"})
                                        : std::nullopt;
        }};
    return steps;
}

} // namespace

void JsonTreeTest::migrationsRunFromTheFilesVersionOn() {
    Json oldest = *parseJson(R"({"version":1,"trail":[]})");
    QVERIFY(!migrate(oldest, threeSteps()));
    QCOMPARE(QString::fromStdString(oldest.dump()),
             QString(R"({"version":4,"trail":["1 to 2","2 to 3"]})"));
    Json middle = *parseJson(R"({"version":2,"trail":[]})");
    QVERIFY(!migrate(middle, threeSteps()));
    QCOMPARE(middle["trail"].size(), std::size_t(1));
    Json newer = *parseJson(R"({"version":9})");
    QVERIFY(!migrate(newer, threeSteps()));
    QCOMPARE(newer["version"].get<int>(), 9);
}

void JsonTreeTest::aFailingMigrationStopsTheChain() {
    Json tree = *parseJson(R"({"version":2,"trail":[],"bad":1})");
    const auto problem = migrate(tree, threeSteps());
    QVERIFY(problem);
    QCOMPARE(problem->place, std::string("bad"));
    QCOMPARE(tree["version"].get<int>(), 3);
}

QTEST_GUILESS_MAIN(JsonTreeTest)
#include "tst_json_tree.moc"
