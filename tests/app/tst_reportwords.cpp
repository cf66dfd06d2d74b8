// SPDX-License-Identifier: GPL-3.0-or-later
#include "reportsamples.h"
#include "reporttables.h"

#include "reports/reportcolours.h"
#include "words/reportfigures.h"
#include "words/reportwords.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTest>
#include <QXmlStreamReader>

using namespace bakeoff;
using namespace bakeoff::reportsamples;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(bakeoff::Report)

class TestReportWords : public QObject {
    Q_OBJECT
private slots:
    void hasItsOrder();
    void saysWhatItCovers_data();
    void saysWhatItCovers();
    void writesTheFigures();
    void marksTheBestWhereItIsSound_data();
    void marksTheBestWhereItIsSound();
    void adds_data();
    void adds();
    void keepsRealMoneyAndPlayMoneyApart();
    void leavesOut_data();
    void leavesOut();
    void isBlindEverywhere();
    void fitsTemplates();
    void comparesAnswers();
    void writesJobs();
    void writesJobsOfSeveralKinds();
    void showsTheFarthestPercentileThereIs();
    void comparesProviders();
    void decides();
    void projects();
    void saysWhatIsMissing();
    void survivesHostileNames();
    void speaksGerman();
    void rowsAreAsLongAsTheirHeads_data();
    void rowsAreAsLongAsTheirHeads();
    void chartsAreDrawn_data();
    void chartsAreDrawn();
};

void TestReportWords::hasItsOrder()
{
    const ReportDocument document = reportDocument(notices(), kEnglish);
    QCOMPARE(document.title, u"Which model for customer notices?"_s);
    QCOMPARE(document.language, u"en"_s);
    QCOMPARE(document.footer, u"Bakeoff 0.1.0. Keys and headers are never written into a report."_s);
    QCOMPARE(headings(document),
             (QStringList{u"Cost against time"_s, u"Figures by model"_s, u"Figures in detail"_s, u"Ratings and votes"_s,
                          u"How the times are spread"_s, u"Spend by day"_s, u"Success"_s, u"Same model, different provider"_s,
                          u"Which model for which work"_s, u"Health of the providers"_s, u"Projection"_s,
                          u"Answers side by side"_s, u"How this came about"_s}));
    const ReportFacts words = blocksOf<ReportFacts>(document).constFirst();
    QCOMPARE(words.facts.size(), 2);
    QCOMPARE(words.facts[0].name, u"Question"_s);
    QCOMPARE(words.facts[1].value.spans.constFirst().style, ReportText::Span::Style::Strong);
}

void TestReportWords::saysWhatItCovers_data()
{
    QTest::addColumn<Report>("report");
    QTest::addColumn<QString>("subtitle");
    Report report = notices();
    // The plural forms come with the translation; without one they read as they are written.
    QTest::newRow("a month") << report << u"26 August 2026. 60 prompt(s), 5 model(s), 251 reply(s) between 1 August and 26 August."_s;
    report.recipe.from = report.recipe.until;
    QTest::newRow("the same day") << report << u"26 August 2026. 60 prompt(s), 5 model(s), 251 reply(s), all on this day."_s;
    report.recipe.from = report.recipe.until = at(3);
    QTest::newRow("one day before") << report << u"26 August 2026. 60 prompt(s), 5 model(s), 251 reply(s) on 3 August."_s;
    report.recipe.from.reset();
    QTest::newRow("not dated") << report << u"26 August 2026. 60 prompt(s), 5 model(s), 251 reply(s)."_s;
    QTest::newRow("jobs") << pictures() << u"26 August 2026. 2 model(s), 48 job(s), all on this day."_s;
    Report empty;
    empty.recipe.made = at(26);
    QTest::newRow("nothing") << empty << u"26 August 2026."_s;
}

void TestReportWords::saysWhatItCovers()
{
    QFETCH(const Report, report);
    QFETCH(const QString, subtitle);
    QCOMPARE(reportDocument(report, kEnglish).subtitle, subtitle);
}

void TestReportWords::writesTheFigures()
{
    Report report = notices();
    report.models[1].costs.total.unknown = 2;
    const ReportDocument document = reportDocument(report, kEnglish);
    const ReportTable table = tableOf(document, u"Figures by model"_s);
    QCOMPARE(rowOf(table, u"claude-sonnet-5"_s),
             (QStringList{u"claude-sonnet-5"_s, u"60"_s, u"0"_s, u"1.02_s"_s, u"1.90_s"_s, u"68.9"_s, u"7.00_s"_s, u"11.9_s"_s,
                          u"$0.01143"_s, u"$0.686"_s, u"52%, 39 to 64"_s}));
    QCOMPARE(rowOf(table, u"gpt-5.4-mini"_s).mid(8), (QStringList{u"$0.00377"_s, u"at least $0.226 (2 unknown)"_s, u"50%, 38 to 62"_s}));
    QCOMPARE(rowOf(table, u"replicate/llama-3.3-70b"_s),
             (QStringList{u"replicate/llama-3.3-70b"_s, u"13"_s, u"1"_s, u"1.12_s"_s, u"n too small"_s, u"33.0"_s, u"9.40_s"_s, u"n too small"_s,
                          u"≈$0.0263"_s, u"≈$0.342"_s, u"too few votes"_s}));
    QVERIFY(table.rows[4][4].faint && !table.rows[4][4].sort);
    const ReportTable times = tableOf(document, u"Times and speed"_s);
    QCOMPARE(times.rows.size(), 5 * 5);
    QCOMPARE(times.columns.size(), 8); // no p99: none has 100 values
    QCOMPARE(QString(times.rows[10][3].text).replace(QChar(QChar::Nbsp), u'_'), u"14.5_ms"_s); // TPOT: figure by figure
    QCOMPARE(rowOf(times, u"replicate/llama-3.3-70b"_s).mid(0, 3), (QStringList{u"replicate/llama-3.3-70b"_s, u"TTFT"_s, u"12"_s}));
    const ReportTable judged = tableOf(document, u"Ratings and votes"_s);
    QCOMPARE(rowOf(judged, u"mistral-medium-3.1"_s).last(), u"−20, −50 to +10"_s);
}

void TestReportWords::marksTheBestWhereItIsSound_data()
{
    QTest::addColumn<Report>("report");
    QTest::addColumn<QString>("best"); ///< marked cells of the table of figures
    QTest::newRow("clear") << notices() << u"0.48_s 1.10_s 112.0 3.10_s 6.20_s $0.00041"_s;
    Report tie = notices();
    tie.models[1].ttft.p50 = 480;
    QTest::newRow("two alike") << tie << u"1.10_s 112.0 3.10_s 6.20_s $0.00041"_s;
    Report looksAlike = notices();
    looksAlike.models[1].ttft.p50 = 480.4;
    QTest::newRow("two that read alike") << looksAlike << u"1.10_s 112.0 3.10_s 6.20_s $0.00041"_s;
    Report alone = notices();
    alone.models = {alone.models[0]};
    alone.sameModels.clear();
    alone.decisions.clear();
    alone.projections.clear();
    alone.turns.clear();
    alone.recipe.entries.clear();
    QTest::newRow("one model") << alone << QString();
    Report fewCosts = notices();
    fewCosts.models[3].costs.n = 4;
    QTest::newRow("few costs") << fewCosts << u"0.48_s 1.10_s 112.0 3.10_s 6.20_s $0.00191"_s;
    Report votes = notices();
    votes.models[0].judged.winRate = range(0.9, 0.8, 0.95);
    QTest::newRow("votes apart") << votes << u"0.48_s 1.10_s 112.0 3.10_s 6.20_s $0.00041 90%, 80 to 95"_s;
    Report mixed = notices();
    mixed.models[3].sandbox = true;
    QTest::newRow("sandbox apart") << mixed << u"0.58_s 1.10_s 112.0 3.10_s 6.20_s $0.00191"_s;
}

void TestReportWords::marksTheBestWhereItIsSound()
{
    QFETCH(const Report, report);
    QFETCH(const QString, best);
    const ReportTable table = tableOf(reportDocument(report, kEnglish), u"Figures by model"_s);
    QStringList marked;
    for (qsizetype column = 0; column < table.columns.size(); ++column) {
        for (const QList<ReportCell> &row : table.rows) {
            if (row[column].best)
                marked << QString(row[column].text).replace(QChar(QChar::Nbsp), u'_');
        }
    }
    QCOMPARE(marked.join(u' '), best);
}

void TestReportWords::adds_data()
{
    QTest::addColumn<CostTally>("total");
    QTest::addColumn<QStringList>("sentences");
    const auto total = [](double billed, double estimated, int unknown, int count) {
        return CostTotal{dollars(billed), dollars(estimated), unknown, count, false};
    };
    QTest::newRow("all kinds") << CostTally{total(1.046, 0.316, 0, 60), {}}
                               << QStringList{u"Total: $1.05 billed, ≈$0.316 estimated, 0 unknown."_s};
    QTest::newRow("unknown") << CostTally{total(0, 0, 3, 3), {}} << QStringList{u"Total: $0.00 billed, $0.00 estimated, 3 unknown."_s};
    QTest::newRow("sandbox too") << CostTally{total(1, 0, 0, 1), total(0.42, 0, 0, 5)}
                                 << QStringList{u"Total: $1.00 billed, $0.00 estimated, 0 unknown."_s,
                                                u"Sandbox: $0.42 of play money, in no total."_s};
    QTest::newRow("sandbox only") << CostTally{{}, total(0.42, 0, 0, 5)} << QStringList{u"Sandbox: $0.42 of play money, in no total."_s};
    QTest::newRow("nothing") << CostTally{} << QStringList{u"Total: no charges."_s};
    CostTotal over = total(9e6, 0, 0, 2);
    over.overflow = true;
    QTest::newRow("too large") << CostTally{over, {}}
                               << QStringList{u"Total: $9,000,000.00 billed, $0.00 estimated, 0 unknown. The sums are too large to be "
                                              u"counted; these are parts of them."_s};
}

void TestReportWords::adds()
{
    QFETCH(const CostTally, total);
    QFETCH(const QStringList, sentences);
    Report report = notices();
    report.total = total;
    QStringList found = textsOf(reportDocument(report, kEnglish)).filter(QRegularExpression(u"^(Total|Sandbox): "_s));
    QCOMPARE(found, sentences);
}

void TestReportWords::keepsRealMoneyAndPlayMoneyApart()
{
    Report report = notices();
    for (const int i : {3, 4})
        report.models[i].sandbox = true;
    summed(report);
    const ReportDocument document = reportDocument(report, kEnglish);
    QVERIFY(headings(document, 3).filter(u"sandbox"_s).size() >= 2);
    for (const ReportChart &drawn : blocksOf<ReportChart>(document)) {
        if (drawn.chart.form != Chart::Form::Marks)
            continue;
        const bool play = drawn.chart.x.title.contains("play money"_L1);
        for (const ChartSeries &series : drawn.chart.series)
            QCOMPARE(series.name.contains("llama"_L1), play);
    }
    const QString text = wholeText(document);
    QVERIFY(text.contains(u"Total: $1.03 billed, $0.00 estimated, 0 unknown."_s));
    QVERIFY(text.contains(u"replicate/llama-3.3-70b (sandbox)"_s)); // in the projection

    Report play = pictures(true);
    const QString all = wholeText(reportDocument(play, kEnglish));
    QVERIFY(!all.contains(u"Total: $"_s));
    QVERIFY(all.contains(u"Sandbox: $0.912 of play money, in no total."_s));
    QVERIFY(all.contains(u"Play money by day"_s));
}

void TestReportWords::leavesOut_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QStringList>("gone");
    QTest::newRow("prompts") << u"prompts"_s << QStringList{u"the water is off from 8 to 12 tomorrow."_s, u"Short and plain."_s, u"Outage notice"_s};
    QTest::newRow("answers") << u"answers"_s << QStringList{u"Dear customers"_s, u"Answers side by side"_s};
    QTest::newRow("same model") << u"sameModel"_s << QStringList{u"Same model, different provider"_s, u"Llama 3.3 70B"_s};
    QTest::newRow("projection") << u"projection"_s << QStringList{u"Projection"_s};
}

void TestReportWords::leavesOut()
{
    QFETCH(const QString, option);
    QFETCH(const QStringList, gone);
    Report report = notices();
    report.turns.append(report.turns.constFirst());
    for (const QString &words : gone)
        QVERIFY2(wholeText(reportDocument(report, kEnglish)).contains(words), qPrintable(words));
    report.options.prompts = option != "prompts"_L1;
    report.options.answers = option != "answers"_L1;
    report.options.sameModel = option != "sameModel"_L1;
    if (option == "projection"_L1)
        report.projections.clear();
    const QString text = wholeText(reportDocument(report, kEnglish));
    for (const QString &words : gone)
        QVERIFY2(!text.contains(words), qPrintable(words));
    // Prompts stand in the recipe where no answers do.
    QCOMPARE(text.contains(u"Write a notice"_s), option != "prompts"_L1);
}

void TestReportWords::isBlindEverywhere()
{
    Report report = notices();
    report.options.names = false;
    for (int i = 0; i < report.models.size(); ++i)
        report.models[i].name = QChar(u'A' + i);
    report.media = pictures().media;
    for (const ReportTemplate form : kReportTemplates) {
        report.options.form = form;
        const QString text = wholeText(reportDocument(report, kEnglish)).remove(report.options.conclusion);
        for (const QString &name : {u"claude"_s, u"gpt"_s, u"mistral"_s, u"llama"_s, u"openrouter"_s, u"replicate"_s, u"DeepInfra"_s,
                                    u"Anthropic"_s, u"3c1d5ae8"_s, u"0.13"_s, u"sd-3.5"_s, u"Outage notice,"_s})
            QVERIFY2(!text.contains(name, Qt::CaseInsensitive), qPrintable(name));
        QVERIFY(text.contains(u"A | "_s));
    }
    report.options.form = ReportTemplate::Full;
    QVERIFY(wholeText(reportDocument(report, kEnglish)).contains(u"Names are left out"_s));
    QCOMPARE(rowOf(tableOf(reportDocument(report, kEnglish), u"Failures"_s), u"C"_s), (QStringList{u"C"_s, u"Too many requests 2"_s}));
}

void TestReportWords::fitsTemplates()
{
    Report report = notices();
    report.options.form = ReportTemplate::OnePage;
    const ReportDocument page = reportDocument(report, kEnglish);
    QCOMPARE(headings(page), (QStringList{u"Cost against time"_s, u"Figures by model"_s, u"Which model for which work"_s}));
    QCOMPARE(blocksOf<ReportChart>(page).size(), 1);
    QCOMPARE(blocksOf<ReportTable>(page).size(), 2);
    QVERIFY(page.contents.isEmpty());
    report.options.form = ReportTemplate::CostsOnly;
    const ReportDocument costs = reportDocument(report, kEnglish);
    QCOMPARE(headings(costs), (QStringList{u"Spend by day"_s, u"Costs by model"_s, u"Projection"_s, u"How this came about"_s}));
    QVERIFY(!wholeText(costs).contains(u"TTFT"_s));
    QCOMPARE(rowOf(tableOf(costs, u"Costs"_s), u"gpt-5.4-mini"_s),
             (QStringList{u"gpt-5.4-mini"_s, u"60"_s, u"$0.00377"_s, u"$0.002639"_s, u"$0.005278"_s, u"23%"_s, u"$0.009921"_s, u"$0.226"_s,
                          u"$0.00"_s, u"$0.226"_s})); // no column for unknown ones: there are none
}

void TestReportWords::comparesAnswers()
{
    Report report = notices();
    report.turns[0].answers[2].model = 1; // two of one model
    report.baseline = 1;
    const ReportAnswers answers = blocksOf<ReportAnswers>(reportDocument(report, kEnglish)).constFirst();
    QCOMPARE(answers.answers.size(), 3);
    QCOMPARE(answers.answers[1].name, u"gpt-5.4-mini, answer 1"_s);
    QCOMPARE(answers.answers[2].name, u"gpt-5.4-mini, answer 2"_s);
    QVERIFY(answers.answers[1].difference.isEmpty());
    QCOMPARE(answers.answers[1].differenceNote, u"The others are compared with this."_s);
    QVERIFY(answers.answers[0].differenceNote.endsWith(u"of the words differ from gpt-5.4-mini, answer 1"_s));
    QString now, before;
    using Kind = ReportAnswers::Answer::Piece::Kind;
    for (const auto &piece : answers.answers[0].difference) {
        now += piece.kind != Kind::Removed ? piece.text : QString();
        before += piece.kind != Kind::Added ? piece.text : QString();
    }
    QCOMPARE(now, report.turns[0].answers[0].text);
    QCOMPARE(before, report.turns[0].answers[1].text);
    Report apart = report;
    apart.turns[0].answers[0].text = u"Nothing here stands in that one."_s;
    const ReportAnswers others = blocksOf<ReportAnswers>(reportDocument(apart, kEnglish)).constFirst();
    QVERIFY(others.answers[0].difference.isEmpty()); // to read both is easier
    QVERIFY(others.answers[0].differenceNote.endsWith(u"of the words differ from gpt-5.4-mini, answer 1"_s));
    QCOMPARE(QString(answers.answers[0].figures).replace(QChar(QChar::Nbsp), u'_'), u"Done, 3.10_s, TTFT 0.50_s, billed $0.00827"_s);
    QVERIFY(answers.answers[2].figures.endsWith(u"cost unknown"_s));
    report.turns[0].answers[2].charged = false;
    QVERIFY(blocksOf<ReportAnswers>(reportDocument(report, kEnglish)).constFirst().answers[2].figures.endsWith(u"no charge"_s));
    report.turns[0].answers[0].text = report.turns[0].answers[1].text;
    QCOMPARE(blocksOf<ReportAnswers>(reportDocument(report, kEnglish)).constFirst().answers[0].differenceNote,
             u"The same as gpt-5.4-mini, answer 1, word for word."_s);
    QVERIFY(wholeText(reportDocument(report, kEnglish)).contains(u"248 answer(s) more are in CSV and JSON."_s));
}

void TestReportWords::writesJobs()
{
    const Report report = pictures();
    const ReportPictures thumbnails{{"abc", {"png", u"image/png"_s}}};
    const ReportDocument document = reportDocument(report, kEnglish, thumbnails);
    QVERIFY(!headings(document).contains(u"Figures by model"_s));
    const ReportTable table = tableOf(document, u"Jobs by model"_s);
    QCOMPARE(rowOf(table, u"flux-schnell"_s),
             (QStringList{u"flux-schnell"_s, u"24"_s, u"0"_s, u"0.30_s"_s, u"2.10_s"_s, u"*3.10_s*"_s, u"*2.90_s*"_s, u"2"_s, u"24"_s,
                          u"*$0.003*"_s, u"$0.072"_s}));
    const ReportMediaGrid grid = blocksOf<ReportMediaGrid>(document).constFirst();
    QCOMPARE(grid.items.size(), 2);
    QCOMPARE(grid.items[0].picture, QByteArray("png"));
    QCOMPARE(QString(grid.items[0].caption).replace(QChar(QChar::Nbsp), u'_'), u"A lighthouse, seed 42, 4.00_s, cost $0.035"_s);
    QVERIFY(grid.items[1].caption.endsWith(u"the file is gone"_s));
    QVERIFY(wholeText(document).contains(u"46 output(s) more are in CSV and JSON."_s));
    Report without = report;
    without.options.media = false;
    QVERIFY(blocksOf<ReportMediaGrid>(reportDocument(without, kEnglish)).isEmpty());
}

void TestReportWords::writesJobsOfSeveralKinds()
{
    Report report = pictures(true);
    ReportModel film = imageModel(u"film"_s, 2, 1, 0.001, true);
    film.kind = RequestKind::Video;
    film.warmTotal = film.total;
    ReportModel again = imageModel(u"flux-schnell"_s, 0, 24, 0.002, true);
    again.kind = RequestKind::Video;
    report.models += {film, again};
    report.decisions = {{RequestKind::Image, 0, 0, 1, -1, -1}, {RequestKind::Video}, {RequestKind::Music}};
    const ReportDocument document = reportDocument(report, kEnglish);
    const ReportTable table = tableOf(document, u"Jobs by model"_s);
    QCOMPARE(table.rows.size(), 4);
    QCOMPARE(table.columns[1].title, u"Work"_s);
    QCOMPARE(rowOf(table, u"film"_s).mid(0, 6), (QStringList{u"film"_s, u"Video"_s, u"1"_s, u"0"_s, u"n too small"_s, u"n too small"_s}));
    // Ranked against its own kind alone: a film is no dear picture.
    QStringList best;
    for (const QList<ReportCell> &row : table.rows)
        best << row[10].text + (row[10].best ? u"*"_s : QString());
    QCOMPARE(best, (QStringList{u"$0.003*"_s, u"$0.035"_s, u"$0.001"_s, u"$0.002"_s}));
    const auto jobTables = [](const ReportDocument &d) {
        const auto tables = blocksOf<ReportTable>(d);
        return std::ranges::count_if(tables, [](const ReportTable &t) { return t.caption == u"Jobs by model"_s; });
    };
    QCOMPARE(jobTables(document), 1);
    QVERIFY(rowOf(tableOf(document, u"Times"_s), u"flux-schnell, Images"_s).size() > 2); // which of the two
    QVERIFY(wholeText(document).contains(u"Measured too little to rank: Video. Not measured: Music."_s));
    QVERIFY(!wholeText(document).contains(u"(sandbox)"_s)); // nothing else is there
    const QList<ReportChart> charts = blocksOf<ReportChart>(document);
    const auto success = std::ranges::find_if(charts, [](const ReportChart &c) { return c.chart.form == Chart::Form::Ranges; });
    QVERIFY(success != charts.end());
    QCOMPARE(success->chart.series.size(), 4);
    QCOMPARE(success->chart.series[2].note, u"Video, n 1"_s);

    report.models.removeAt(3);
    for (ReportModel &m : report.models) { // too few for a percentile of anything
        m.queue = m.run = m.total = m.warmTotal = spread(2, 300, 900);
        m.costs.n = 2;
    }
    const ReportDocument few = reportDocument(report, kEnglish);
    const ReportTable seen = tableOf(few, u"Jobs by model"_s);
    QCOMPARE(seen.columns[4].unit, u"seen"_s);
    QVERIFY(rowOf(seen, u"film"_s)[4].contains(u" to "_s));
    for (const ReportTable &other : blocksOf<ReportTable>(few))
        QVERIFY2(other.caption != u"Times"_s && !other.caption.startsWith(u"Costs"_s), qPrintable(other.caption)); // no more is known
}

void TestReportWords::showsTheFarthestPercentileThereIs()
{
    Report report = notices();
    for (ReportModel &m : report.models)
        setTimes(m, 12, 500, 900, 3000, 5000, 50);
    const ReportDocument document = reportDocument(report, kEnglish);
    const ReportTable table = tableOf(document, u"Figures by model"_s);
    QCOMPARE(table.columns[4].unit, u"p90"_s);
    QCOMPARE(table.columns[7].unit, u"p90"_s);
    QVERIFY(table.rows[0][7].sort.has_value());
    const ReportChart chart = blocksOf<ReportChart>(document).constFirst();
    QVERIFY(chart.chart.series[0].values[0].high.has_value());
    QVERIFY(chart.caption.contains(u"p90 where n is under 20"_s));
    for (ReportModel &m : report.models)
        setTimes(m, 7, 500, 900, 3000, 5000, 50);
    const ReportTable without = tableOf(reportDocument(report, kEnglish), u"Figures by model"_s);
    QCOMPARE(without.columns.size(), table.columns.size() - 2); // a column of "n too small" says nothing
    QCOMPARE(without.columns[4].title, u"tok/s"_s);
}

void TestReportWords::comparesProviders()
{
    Report report = notices();
    QVERIFY2(wholeText(reportDocument(report, kEnglish))
                 .contains(u"Llama 3.3 70B ran on 2 provider(s). The same work cost $0.00041 an answer at openrouter and ≈$0.0263 at replicate, 64 times as much "
                           u"(n 12). Half of all work was done within 5.20_s at openrouter and within 9.40_s at replicate. At replicate 3 of 13 probably "
                           u"waited for a cold start."_s),
             qPrintable(wholeText(reportDocument(report, kEnglish))));
    const ReportTable table = tableOf(reportDocument(report, kEnglish), u"Llama 3.3 70B"_s);
    QCOMPARE(rowOf(table, u"openrouter"_s).mid(2, 3), (QStringList{u"$0.13"_s, u"$0.40"_s, u"*$0.00041*"_s}));
    QCOMPARE(rowOf(table, u"replicate"_s).mid(2, 3), (QStringList{u"not listed"_s, u"not listed"_s, u"≈$0.0263"_s}));
    report.sameModels[0].sides[1].sameWorkAnswers = 3; // too few to say anything
    const QString few = wholeText(reportDocument(report, kEnglish));
    QVERIFY(!few.contains(u"times as much"_s));
    QVERIFY(few.contains(u"Too few answers of known cost"_s));
    report.sameModels[0].sides[1] = {4, {}, {}, dollars(0.00042), 12, 12};
    QVERIFY(wholeText(reportDocument(report, kEnglish)).contains(u"about the same"_s));
    report.sameModels[0].sides[0].sameWork = dollars(0);
    QVERIFY(wholeText(reportDocument(report, kEnglish)).contains(u"cost nothing at openrouter"_s));
    report.models[4].model.provider = u"openrouter"_s; // told apart by their names then
    QVERIFY(wholeText(reportDocument(report, kEnglish)).contains(u"cost nothing at openrouter/llama-3.3-70b"_s));
}

void TestReportWords::decides()
{
    const ReportDocument document = reportDocument(notices(), kEnglish);
    const ReportTable table = tableOf(document, u"Which model for which work"_s);
    QCOMPARE(table.rows.size(), 1); // the kinds that nobody asked for are a sentence
    QCOMPARE(rowOf(table, u"Text"_s),
             (QStringList{u"Text"_s, u"openrouter/llama-3.3-70b: $0.00041, n 58"_s, u"gpt-5.4-mini: 3.10_s, n 60"_s, u"claude-sonnet-5: 100%, 94 to 100, n 60"_s,
                          u"claude-sonnet-5: won 52%, 39 to 64, n 60"_s, u"mistral-medium-3.1: varies by 23%, n 60"_s}));
    QVERIFY(wholeText(document).contains(u"Not measured: Images, Video, Speech, Music, Transcription."_s));
    Report alike = notices();
    alike.decisions[0].alsoMostReliable = {1};
    QVERIFY(wholeText(reportDocument(alike, kEnglish)).contains(u"claude-sonnet-5: 100%, 94 to 100, n 60. The same: gpt-5.4-mini"_s));
    alike.decisions[0].alsoMostReliable = {1, 2, 3, 4};
    QVERIFY(wholeText(reportDocument(alike, kEnglish)).contains(u"| all alike: 100%, 94 to 100, n 60 |"_s));
    const ReportTable jobs = tableOf(reportDocument(pictures(), kEnglish), u"Which model for which work"_s);
    QCOMPARE(rowOf(jobs, u"Images"_s).mid(4), (QStringList{u"not measured"_s, u"not measured"_s}));
}

void TestReportWords::projects()
{
    Report report = notices();
    report.projections[4].low.reset();
    report.projections[4].n = 7;
    const ReportTable table = tableOf(reportDocument(report, kEnglish), u"Projection"_s);
    QCOMPARE(rowOf(table, u"gpt-5.4-mini"_s), (QStringList{u"gpt-5.4-mini"_s, u"$52.78"_s, u"$75.40"_s, u"$105.56"_s, u"60"_s}));
    QCOMPARE(rowOf(table, u"replicate/llama-3.3-70b"_s)[1], u"n too small"_s);
    QVERIFY(wholeText(reportDocument(report, kEnglish)).contains(u"What 20,000 requests a month would cost"_s));
}

void TestReportWords::saysWhatIsMissing()
{
    Report report;
    report.options.title = u"Nothing yet"_s;
    report.options.question = u"Which one?"_s;
    report.recipe.made = at(26);
    report.recipe.program = u"Bakeoff 0.1.0"_s;
    report.recipe.hidden = 3;
    const QStringList texts = textsOf(reportDocument(report, kEnglish));
    QVERIFY(texts.contains(u"Which one?"_s));
    QVERIFY(texts.join(u'\n').contains(u"There is nothing to report"_s));
    QVERIFY(texts.contains(u"3 result(s) in open blind votes are left out until the votes are cast."_s));

    // Too few for any percentile: what was seen.
    Report few = notices();
    few.models = {few.models[0], few.models[1]};
    setTimes(few.models[0], 1, 500, 500, 3000, 3000, 50);
    setTimes(few.models[1], 3, 500, 800, 3000, 5000, 50);
    few.sameModels.clear();
    few.projections.clear();
    few.recipe.entries.clear();
    few.turns.clear();
    few.decisions.clear();
    const ReportTable seen = tableOf(reportDocument(few, kEnglish), u"Figures by model"_s);
    QCOMPARE(seen.columns[3].unit, u"seen"_s);
    QVERIFY(rowOf(seen, u"gpt-5.4-mini"_s)[3].contains(u" to "_s));
    QVERIFY(seen.columns[4].title == u"tok/s"_s && seen.columns[5].title == u"E2E"_s);
    for (const QList<ReportCell> &row : seen.rows)
        QVERIFY(!row[3].best && !row[3].sort && row[3].text != u"n too small"_s);

    // A model of which nothing is known but that it failed.
    Report failed;
    ReportModel model;
    model.model = {u"openrouter"_s, u"broken"_s};
    model.name = u"broken"_s;
    model.n = model.failed = 3;
    model.errors[ErrorKind::BadKey] = 3;
    model.success = range(0, 0, 0.56);
    failed.models = {model};
    failed.decisions = {{RequestKind::Text}};
    failed.recipe.made = at(26);
    const ReportDocument document = reportDocument(failed, kEnglish);
    QCOMPARE(rowOf(tableOf(document, u"Figures by model"_s), u"broken"_s),
             (QStringList{u"broken"_s, u"3"_s, u"3"_s, u"–"_s, u"–"_s, u"–"_s, u"–"_s, u"–"_s}));
    QCOMPARE(document.title, u"Models compared"_s);
    QVERIFY(!headings(document).contains(u"Cost against time"_s));
    QVERIFY(wholeText(document).contains(u"0%, 0 to 56"_s));
}

void TestReportWords::survivesHostileNames()
{
    const QString hostile = u"%1 %2 %n <script>alert(1)</script>\u202e =1+1\n"_s;
    Report report = notices();
    for (ReportModel &model : report.models) {
        model.name = hostile;
        model.model.provider = hostile;
    }
    report.options.title = hostile;
    report.options.conclusion = hostile;
    report.recipe.program = hostile;
    report.sameModels[0].family = hostile;
    report.sameModels[0].sides[0].inputPrice = u"junk"_s;
    report.turns[0].title = report.turns[0].prompt = hostile;
    report.turns[0].answers[1].text = hostile;
    report.turns[0].answers[1].state = u"no such state"_s;
    report.turns[0].answers[2].model = 99;
    const QStringList texts = textsOf(reportDocument(report, kEnglish));
    QVERIFY(texts.contains(u"Total: $1.05 billed, ≈$0.342 estimated, 0 unknown."_s)); // figures stay where they belong
    QVERIFY(texts.join(u'\n').contains(hostile + u": mean cost $0.01143, p50 7.00_s, p95 11.9_s, n 60"_s));
    for (const ReportChart &drawn : blocksOf<ReportChart>(reportDocument(report, kEnglish)))
        QVERIFY(QSvgRenderer(chartToSvg(drawn.chart, {})).isValid());
}

void TestReportWords::speaksGerman()
{
    const ReportDocument document = reportDocument(notices(), kGerman);
    QCOMPARE(document.language, u"de"_s);
    const ReportTable table = tableOf(document, u"Figures by model"_s);
    QCOMPARE(rowOf(table, u"claude-sonnet-5"_s).mid(3, 2), (QStringList{u"1,02_s"_s, u"1,90_s"_s}));
    QVERIFY(document.subtitle.contains(u"26 August 2026"_s));
}

void TestReportWords::rowsAreAsLongAsTheirHeads_data()
{
    QTest::addColumn<Report>("report");
    QTest::newRow("replies") << notices();
    QTest::newRow("jobs") << pictures();
    QTest::newRow("sandbox") << pictures(true);
    Report both = notices();
    both.models += pictures().models;
    both.models.last().sandbox = true;
    both.media = pictures().media;
    summed(both);
    QTest::newRow("both") << both;
    Report bare;
    bare.models = {ReportModel{}, ReportModel{}};
    bare.models[1].jobs = true;
    bare.turns = {ReportTurn{}};
    bare.sameModels = {{{}, {}}, {u"x"_s, {{0, {}, {}, {}, 0}}}};
    bare.projections = {ReportProjection{}};
    bare.recipe.entries = {{}, {7, {}, {}, {}}};
    QTest::newRow("bare") << bare;
}

void TestReportWords::rowsAreAsLongAsTheirHeads()
{
    QFETCH(Report, report);
    for (const bool names : {true, false}) {
        for (const ReportTemplate form : kReportTemplates) {
            report.options.names = names;
            report.options.form = form;
            const ReportDocument document = reportDocument(report, kEnglish);
            for (const ReportTable &table : blocksOf<ReportTable>(document)) {
                QVERIFY2(!table.caption.isEmpty() && !table.rows.isEmpty(), qPrintable(table.caption));
                for (const QList<ReportCell> &row : table.rows) {
                    QCOMPARE(row.size(), table.columns.size());
                    for (const ReportCell &cell : row)
                        QVERIFY(!(cell.faint && cell.best));
                }
            }
            for (const QString &text : textsOf(document)) // without a translation the plural marks stay as they are, no others
                QVERIFY2(!text.contains(QRegularExpression(u"%[1-9n]"_s)), qPrintable(text));
        }
    }
}

void TestReportWords::chartsAreDrawn_data()
{
    QTest::addColumn<Report>("report");
    QTest::addColumn<bool>("dark");
    for (const bool dark : {false, true}) {
        QTest::addRow("replies %s", dark ? "dark" : "light") << notices() << dark;
        QTest::addRow("jobs %s", dark ? "dark" : "light") << pictures() << dark;
    }
}

void TestReportWords::chartsAreDrawn()
{
    QFETCH(const Report, report);
    QFETCH(const bool, dark);
    const QList<ReportChart> charts = blocksOf<ReportChart>(reportDocument(report, kEnglish));
    QVERIFY(charts.size() >= 4 - (report.models.size() < 5 ? 1 : 0));
    QList<QImage> pictures;
    for (const ReportChart &drawn : charts) {
        QVERIFY(!drawn.chart.title.isEmpty() && !drawn.chart.description.isEmpty());
        QVERIFY(drawn.chart.form == Chart::Form::Strips || drawn.chart.form == Chart::Form::Bars || !drawn.caption.isEmpty());
        ChartStyle style{.width = 760, .height = 280};
        style.colours = reportColours(dark).chart();
        style.height = chartHeight(drawn.chart, style);
        const QByteArray svg = chartToSvg(drawn.chart, style);
        QXmlStreamReader xml(svg);
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QSvgRenderer renderer(svg);
        QVERIFY(renderer.isValid());
        QImage image(renderer.defaultSize(), QImage::Format_RGB32);
        image.fill(Qt::magenta);
        QPainter painter(&image);
        renderer.render(&painter);
        painter.end();
        const QColor paper(reportColours(dark).paper);
        QCOMPARE(image.pixelColor(image.width() - 1, 0), paper); // a ground of its own
        qsizetype inked = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                inked += image.pixelColor(x, y) != paper ? 1 : 0;
        }
        QVERIFY(inked > 500);
        pictures.append(image);
    }
    if (const QString folder = qEnvironmentVariable("BAKEOFF_REPORT_SHOTS"); !folder.isEmpty()) {
        int height = 0;
        for (const QImage &picture : std::as_const(pictures))
            height += picture.height() + 24;
        QImage sheet(800, height, QImage::Format_RGB32);
        sheet.fill(QColor(reportColours(dark).desk));
        QPainter painter(&sheet);
        int y = 12;
        for (const QImage &picture : std::as_const(pictures)) {
            painter.drawImage(20, y, picture);
            y += picture.height() + 24;
        }
        painter.end();
        sheet.save(folder + u"/%1.png"_s.arg(QLatin1StringView(QTest::currentDataTag())).replace(u' ', u'-'));
        QFile words(folder + u"/%1.txt"_s.arg(QLatin1StringView(QTest::currentDataTag())).replace(u' ', u'-'));
        if (words.open(QIODevice::WriteOnly))
            words.write(wholeText(reportDocument(report, kEnglish)).toUtf8());
    }
}

QTEST_MAIN(TestReportWords)
#include "tst_reportwords.moc"
