// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include "support/cli_process.h"

#include <map>

namespace {

/// Fields of RFC 4180 rows; enough for what the program writes.
QList<QStringList> rowsOf(const QByteArray& csv) {
    QList<QStringList> rows;
    QStringList row;
    QString field;
    bool quoted = false;
    const QString text = QString::fromUtf8(csv);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == '"' && quoted && text.mid(i + 1, 1) == "\"")
            field += text[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == ',' || c == '\n')) {
            row += std::exchange(field, {});
            if (c == '\n')
                rows += std::exchange(row, {});
        } else if (quoted || c != '\r')
            field += c;
    }
    return rows;
}

/// FOCUS 1.2's mandatory columns: whether they may be null, their type, what they may say.
struct Rule {
    const char* column;
    bool nullable;
    char type; ///< d decimal, t date/time, s string
    const char* allowed;
};
constexpr Rule kMandatory[] = {
    {"BilledCost", false, 'd', ""},
    {"BillingAccountId", false, 's', ""},
    {"BillingAccountName", true, 's', ""},
    {"BillingCurrency", false, 's', "USD"},
    {"BillingPeriodEnd", false, 't', ""},
    {"BillingPeriodStart", false, 't', ""},
    {"ChargeCategory", false, 's', "Usage;Purchase;Tax;Credit;Adjustment"},
    {"ChargeClass", true, 's', "Correction"},
    {"ChargeDescription", true, 's', ""},
    {"ChargePeriodEnd", false, 't', ""},
    {"ChargePeriodStart", false, 't', ""},
    {"ContractedCost", false, 'd', ""},
    {"EffectiveCost", false, 'd', ""},
    {"InvoiceIssuerName", false, 's', ""},
    {"ListCost", false, 'd', ""},
    {"PricingQuantity", true, 'd', ""},
    {"PricingUnit", true, 's', ""},
    {"ProviderName", false, 's', ""},
    {"PublisherName", false, 's', ""},
    {"ServiceCategory", false, 's', "AI and Machine Learning"},
    {"ServiceName", false, 's', ""},
};

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCliExport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindIsWrittenTheSameAgain_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("has");
        QTest::newRow("page") << "a.html" << QByteArray("<h2>GMI H100 is the cheapest offer");
        QTest::newRow("markdown") << "a.md" << QByteArray("## GMI H100 is the cheapest offer");
        QTest::newRow("tables") << "a.csv" << QByteArray("load (USD)");
        QTest::newRow("bill") << "a.focus.csv" << QByteArray("BilledCost,");
    }
    void everyKindIsWrittenTheSameAgain() {
        QFETCH(QString, name);
        QFETCH(QByteArray, has);
        const QTemporaryDir dir;
        const QStringList arguments{"export", example("support-assistant"), "--today", "2026-11-24",
                                    "--output"};
        const Run run = cli(arguments + QStringList{dir.filePath(name)});
        QVERIFY2(run.status == 0, run.err.constData());
        QVERIFY(run.out.isEmpty());
        const QByteArray once = contents(dir.filePath(name));
        if (!name.endsWith("csv"))
            QVERIFY(once.contains(has));
        QCOMPARE(
            cli(arguments + QStringList{dir.filePath("again" + name), "--threads", "1"}).status, 0);
        QCOMPARE(contents(dir.filePath("again" + name)), once);
    }

    void focusRowsFollowTheSpecification_data() {
        QTest::addColumn<QString>("plan");
        QTest::addColumn<QString>("month");
        QTest::newRow("31 days") << "support-assistant"
                                 << "2026-01";
        QTest::newRow("leap February") << "article-business-hours"
                                       << "2028-02";
    }
    void focusRowsFollowTheSpecification() {
        QFETCH(QString, plan);
        QFETCH(QString, month);
        const QTemporaryDir dir;
        const QString file = dir.filePath("x.focus.csv");
        const Run run = cli({"export", example(plan), "--month", month, "--output", file});
        QVERIFY2(run.status == 0, run.err.constData());
        QList<QStringList> rows = rowsOf(contents(file));
        const QStringList header = rows.takeFirst();
        QCOMPARE(QSet<QString>(header.begin(), header.end()).size(), header.size());
        static const QRegularExpression decimal("^-?[0-9]+([.][0-9]+)?$"),
            instant("^[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00Z$");
        for (const QStringList& row : rows) {
            QCOMPARE(row.size(), header.size());
            for (const Rule& rule : kMandatory) {
                QVERIFY2(header.contains(rule.column), rule.column);
                const QString value = row[header.indexOf(rule.column)];
                if (value.isEmpty()) {
                    QVERIFY2(rule.nullable, rule.column);
                    continue;
                }
                QVERIFY(rule.type != 'd' || decimal.match(value).hasMatch());
                QVERIFY(rule.type != 't' || instant.match(value).hasMatch());
                if (*rule.allowed)
                    QVERIFY2(QString(rule.allowed).split(';').contains(value), qPrintable(value));
            }
        }
        checkRows(rows, header, month, plan);
    }

    void whatCannotBeExportedIsSaid_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        QTest::newRow("ending") << QStringList{"--output", "x.doc"}
                                << "expected a name that ends in";
        QTest::newRow("no ending")
            << QStringList{"--output", "x"} << "expected a name that ends in";
        QTest::newRow("chart") << QStringList{"--output", "x.md", "--chart", "pie"}
                               << "--chart \"pie\": expected";
        QTest::newRow("month") << QStringList{"--output", "x.focus.csv", "--month", "2026-13"}
                               << "expected YYYY-MM";
        QTest::newRow("nowhere") << QStringList{"--output", "/nowhere/at/all/x.csv"} << "x.csv";
        QTest::newRow("no output") << QStringList{} << "--output";
    }
    void whatCannotBeExportedIsSaid() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        const Run run = cli(QStringList{"export", example("article-24x7-even")} + arguments);
        QVERIFY2(run.status == 2 || (run.status == 1 && arguments.value(1).startsWith('/')),
                 run.err.constData());
        QVERIFY2(run.err.contains(said.toUtf8()), run.err.constData());
        QVERIFY(run.out.isEmpty());
    }

    void theOldFileStaysWholeWhenTheNewOneCannotBeWritten() {
        const QTemporaryDir dir;
        // a folder of that name cannot be replaced by a file
        QVERIFY(QDir(dir.path()).mkdir("x.md"));
        written(dir, "x.md/kept", "kept");
        const Run run =
            cli({"export", example("article-24x7-even"), "--output", dir.filePath("x.md")});
        QVERIFY2(run.status != 0 && run.err.contains("x.md"), run.err.constData());
        QCOMPARE(contents(dir.filePath("x.md/kept")), QByteArray("kept"));
    }

    void oneSectionCanBeHad() {
        const QTemporaryDir dir;
        const QString file = dir.filePath("x.md");
        QCOMPARE(
            cli({"export", example("article-24x7-even"), "--output", file, "--chart", "compare"})
                .status,
            0);
        QCOMPARE(contents(file).count("\n## "), 1);
    }

private:
    /// Every offer and phase has each day once, within the month, and adds up to what it costs.
    static void checkRows(const QList<QStringList>& rows, const QStringList& header,
                          const QString& month, const QString& plan) {
        const QDate first = QDate::fromString(month + "-01", Qt::ISODate);
        const auto at = [&](const QStringList& row, const char* column) {
            return row[header.indexOf(column)];
        };
        std::map<QString, std::map<QString, double>> costs;
        std::map<QString, QSet<QString>> days;
        for (const QStringList& row : rows) {
            const QDate day = QDate::fromString(at(row, "ChargePeriodStart").left(10), Qt::ISODate);
            QVERIFY(day >= first && day < first.addMonths(1));
            QCOMPARE(at(row, "ChargePeriodEnd").left(10), day.addDays(1).toString(Qt::ISODate));
            QCOMPARE(at(row, "BillingPeriodEnd").left(10),
                     first.addMonths(1).toString(Qt::ISODate));
            const QString offer = at(row, "x_Label"), phase = at(row, "x_Phase");
            QVERIFY(at(row, "x_Offer").contains('@'));
            costs[offer][phase] += at(row, "BilledCost").toDouble();
            QVERIFY(!days[offer + phase].contains(at(row, "ChargePeriodStart")));
            days[offer + phase].insert(at(row, "ChargePeriodStart"));
        }
        for (const auto& [key, dates] : days)
            QCOMPARE(dates.size(), qsizetype(first.daysInMonth()));
        const QJsonArray priced =
            cli({"price", example(plan), "--format", "json"}).json()["offers"].toArray();
        int compared = 0;
        for (const QJsonValue offer : priced) {
            const QString label = offer["label"].toString();
            if (offer["monthly_cost_usd"].isNull()) {
                QVERIFY(costs.count(label) == 0);
                continue;
            }
            ++compared;
            const QJsonObject phases = offer["cost_by_phase_usd"].toObject();
            double all = 0;
            for (const auto& [phase, usd] : costs[label]) {
                QVERIFY2(std::abs(usd - phases[phase].toDouble()) < 1e-6, qPrintable(label));
                all += usd;
            }
            QVERIFY2(std::abs(all - offer["monthly_cost_usd"].toDouble()) < 1e-6,
                     qPrintable(label));
        }
        QVERIFY(compared > 3);
    }
};

QTEST_GUILESS_MAIN(TestCliExport)
#include "tst_cli_export.moc"
