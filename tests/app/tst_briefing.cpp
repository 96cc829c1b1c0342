// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/priced.h"

#include "exchange/briefing/colours.h"
#include "exchange/briefing/findings.h"

#include <algorithm>
#include <set>

using namespace exchange;

namespace {

Findings found(const QString& name) {
    QThreadPool pool;
    auto made =
        findings(priced::input(priced::plan(":/examples/" + name + ".breakeven")),
                 document::bundledPacks(), "1.0", "2026-11-24", document::spreadOver(pool, 2));
    if (!made)
        qFatal("stopped by nobody");
    return *made;
}

const Findings& support() {
    static const Findings f = found("support-assistant");
    return f;
}

const Section* sectionOf(const Briefing& briefing, const QString& id) {
    const auto it = std::find_if(briefing.sections.begin(), briefing.sections.end(),
                                 [&](const Section& s) { return s.id == id; });
    return it == briefing.sections.end() ? nullptr : &*it;
}

template <class Kind> const Kind& only(const Section* section) {
    if (!section || section->blocks.size() != 1 || !std::get_if<Kind>(&section->blocks[0]))
        qFatal("not a section of one such block");
    return std::get<Kind>(section->blocks[0]);
}

int charts(const Briefing& briefing) {
    int n = 0;
    for (const Section& section : briefing.sections)
        for (const Block& block : section.blocks)
            n += std::holds_alternative<BarChart>(block) ||
                 std::holds_alternative<LineChart>(block) || std::holds_alternative<XyChart>(block);
    return n;
}

QString whole(const Briefing& briefing) {
    QString text;
    for (const Section& s : briefing.sections) {
        text += "== " + s.id + " | " + s.title + " | " + s.subtitle + "\n";
        for (const Block& block : s.blocks)
            if (const auto* words = std::get_if<Paragraphs>(&block))
                text += words->lines.join("\n") + "\n";
            else if (const auto* table = std::get_if<Table>(&block))
                for (const auto& row : table->rows) {
                    for (std::size_t c = 0; c < row.size(); ++c)
                        text += exchange::text(table->columns[c], row[c]) + " ; ";
                    text += "\n";
                }
        text += s.sources.join("\n") + "\n";
    }
    return text;
}

} // namespace

/// What goes to the meeting, as values: what every writer writes.
class TestBriefing : public QObject {
    Q_OBJECT
private slots:
    void everyExampleMakesADeck_data();
    void everyExampleMakesADeck();
    void barsAddUpToTheMonthlyCost();
    void theTitleNamesTheWinner();
    void aPlanWithoutStartsHasNoSectionOfThem();
    void detailIsOnlyThereWhenAskedFor();
    void sectionsComeInTheOrderNamed();
    void curvesEndAtTheirOffersCost();
    void theTrafficTableIsThePaintedWeek();
    void everyPriceHasItsSource();
    void rowsAreAsLongAsTheirColumns();
    void aStoppedStudyGivesNothing();
    void coloursOfAScaleLieBetweenItsEnds();
};

void TestBriefing::everyExampleMakesADeck_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"support-assistant", "article-40-percent", "article-business-hours-23",
                             "hf-endpoints-schedule"})
        QTest::newRow(name) << QString(name);
}

void TestBriefing::everyExampleMakesADeck() {
    QFETCH(QString, name);
    const Briefing deck = briefing(found(name), false);
    if (qEnvironmentVariableIsSet("BREAKEVEN_SHOW"))
        qInfo("%s", qPrintable(whole(deck)));
    QVERIFY(deck.sections.size() >= 8);
    QVERIFY(charts(deck) >= 6);
    for (const Section& section : deck.sections) {
        QVERIFY2(!section.title.isEmpty(), qPrintable(section.id));
        QVERIFY2(!section.subtitle.isEmpty(), qPrintable(section.id));
        QVERIFY2(!section.sources.isEmpty(), qPrintable(section.id));
        QVERIFY2(section.notes.join(' ').contains("seed 1"), qPrintable(section.id));
        QVERIFY2(!section.blocks.empty(), qPrintable(section.id));
    }
}

void TestBriefing::barsAddUpToTheMonthlyCost() {
    const auto deck = briefing(support(), false);
    const auto& chart = only<BarChart>(sectionOf(deck, "compare"));
    QCOMPARE(chart.categories.size(), qsizetype(chart.colours.size()));
    for (qsizetype i = 0; i < chart.categories.size(); ++i) {
        double sum = 0;
        for (const BarSeries& part : chart.series)
            sum += part.values[std::size_t(i)].value_or(0);
        const auto& offers = support().report.offers;
        const auto offer = std::find_if(offers.begin(), offers.end(), [&](const auto& o) {
            return QString::fromStdString(o.label) == chart.categories[i];
        });
        QVERIFY(offer != offers.end());
        QVERIFY(std::abs(sum - offer->monthlyCost->usd()) < 0.01);
    }
    QCOMPARE(std::count(chart.marked.begin(), chart.marked.end(), true), 1);
}

void TestBriefing::theTitleNamesTheWinner() {
    const auto deck = briefing(support(), false);
    const Section* section = sectionOf(deck, "compare");
    const auto& winner = support().report.offers[std::size_t(*support().report.verdict.winner)];
    QVERIFY(section->title.startsWith(QString::fromStdString(winner.label) + " meets "));
    QVERIFY(section->title.endsWith("$1,440 a month"));
}

void TestBriefing::aPlanWithoutStartsHasNoSectionOfThem() {
    Findings f = support();
    std::erase_if(f.coldStarts->offers,
                  [](const auto& o) { return o.mode == pricing::OfferMode::serverless; });
    const Briefing deck = briefing(f, true);
    QVERIFY(!sectionOf(deck, "cold-starts"));
    QVERIFY(!sectionOf(deck, "waiting"));
    QVERIFY(charts(deck) >= 6);
}

void TestBriefing::detailIsOnlyThereWhenAskedFor() {
    QVERIFY(!sectionOf(briefing(support(), false), "phases"));
    QVERIFY(sectionOf(briefing(support(), true), "phases"));
    QCOMPARE(briefing(support(), false, {"phases"}).sections.size(), std::size_t(1));
}

void TestBriefing::sectionsComeInTheOrderNamed() {
    const Briefing deck = briefing(support(), false, {"week", "compare"});
    QCOMPARE(deck.sections.size(), std::size_t(2));
    QCOMPARE(deck.sections[0].id, QString("week"));
    QCOMPARE(deck.sections[1].id, QString("compare"));
}

void TestBriefing::curvesEndAtTheirOffersCost() {
    const auto deck = briefing(support(), false);
    const auto& chart = only<XyChart>(sectionOf(deck, "break-even"));
    for (const pricing::Curve& curve : support().breakEven->curves) {
        if (curve.points.empty())
            continue;
        const auto last =
            std::find_if(chart.series.rbegin(), chart.series.rend(), [&](const XySeries& s) {
                return s.name == QString::fromStdString(curve.label);
            });
        QVERIFY(last != chart.series.rend());
        QVERIFY(last->named);
        QCOMPARE(last->points.back().y, curve.points.back().monthlyUsd);
    }
}

void TestBriefing::theTrafficTableIsThePaintedWeek() {
    const auto deck = briefing(support(), false);
    const auto& table = only<Table>(sectionOf(deck, "traffic"));
    QVERIFY(table.heat);
    QCOMPARE(table.rows.size(), std::size_t(7));
    double sum = 0;
    for (const auto& row : table.rows)
        for (std::size_t c = 1; c < row.size(); ++c)
            sum += std::get<double>(row[c].value);
    QVERIFY(std::abs(sum - support().report.requestsPerWeek) < 1e-6 * sum);
}

void TestBriefing::everyPriceHasItsSource() {
    const auto deck = briefing(support(), false);
    const auto& table = only<Table>(sectionOf(deck, "prices"));
    std::set<QString> offers;
    for (const auto& row : table.rows) {
        offers.insert(std::get<QString>(row[0].value));
        QVERIFY2(!std::get<QString>(row[8].value).isEmpty(),
                 qPrintable(std::get<QString>(row[0].value)));
    }
    QVERIFY(offers.size() >= support().report.offers.size() - 1); // one has no rate at all
}

void TestBriefing::rowsAreAsLongAsTheirColumns() {
    for (const Section& section : briefing(support(), true).sections)
        for (const Block& block : section.blocks)
            if (const auto* table = std::get_if<Table>(&block))
                for (const auto& row : table->rows)
                    QCOMPARE(row.size(), table->columns.size());
}

void TestBriefing::aStoppedStudyGivesNothing() {
    const auto in = priced::input(priced::plan(":/examples/article-40-percent.breakeven"));
    QVERIFY(!findings(in, {}, "1.0", {}, pricing::oneAfterAnother,
                      [](double, double) { return false; }));
}

void TestBriefing::coloursOfAScaleLieBetweenItsEnds() {
    QCOMPARE(between(kTrafficStops, 0).value, kTrafficStops.front().value);
    QCOMPARE(between(kTrafficStops, 1).value, kTrafficStops.back().value);
    QCOMPARE(between(kTrafficStops, 7).value, kTrafficStops.back().value);
    QCOMPARE(tint({0x000000}, 0.5).value, 0x808080u);
    QCOMPARE(trafficRgb(0, 1).value, kNothing.value);
}

QTEST_GUILESS_MAIN(TestBriefing)
#include "tst_briefing.moc"
