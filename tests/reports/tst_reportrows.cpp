// SPDX-License-Identifier: GPL-3.0-or-later
#include "rowsamples.h"

#include "providers/jsonschema.h"
#include "reports/csvreport.h"
#include "reports/jsonreport.h"
#include "reports/reportmachine.h"
#include "reports/secretmask.h"

#include <QBuffer>
#include <QFile>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

/// A plain reader of RFC 4180, written from its grammar.
QList<QStringList> readCsv(const QByteArray &bytes)
{
    QList<QStringList> rows;
    QStringList row;
    const QString text = QString::fromUtf8(bytes);
    qsizetype i = text.startsWith(QChar(0xfeff)) ? 1 : 0;
    while (i < text.size()) {
        QString cell;
        if (text[i] == u'"') {
            for (++i; i < text.size(); ++i) {
                if (text[i] != u'"')
                    cell += text[i];
                else if (i + 1 < text.size() && text[i + 1] == u'"')
                    cell += text[i++];
                else
                    break;
            }
            ++i;
        } else {
            while (i < text.size() && text[i] != u',' && text[i] != u'\r')
                cell += text[i++];
        }
        row.append(cell);
        if (i < text.size() && text[i] == u',') {
            ++i;
            continue;
        }
        if (!QStringView(text).sliced(i).startsWith(u"\r\n"))
            return {{u"broken at %1"_s.arg(i)}};
        i += 2;
        rows.append(row);
        row.clear();
    }
    return rows;
}

QString cell(const QList<QStringList> &rows, qsizetype row, const QString &column)
{
    return rows.value(row).value(CsvReport::columns().indexOf(column));
}

QString pathOf(const QByteArray &sha256)
{
    return u"/library/"_s + QString::fromLatin1(sha256.toHex().left(4));
}

QByteArray csv(const ReportOptions &options, const QList<std::pair<ReportReply, ReportReplyTexts>> &replies,
               const QList<std::pair<ReportJob, ReportJobTexts>> &jobs = {})
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    CsvReport writer(buffer, options, pathOf);
    bool good = writer.begin().ok();
    for (const auto &[reply, texts] : replies)
        good = good && writer.add(reply, texts, u"A"_s).ok();
    for (const auto &[job, texts] : jobs)
        good = good && writer.add(job, texts, u"B"_s).ok();
    return good ? buffer.data() : QByteArray();
}

QByteArray json(const Report &report, const QList<std::pair<ReportReply, ReportReplyTexts>> &replies,
                const QList<std::pair<ReportJob, ReportJobTexts>> &jobs = {})
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    JsonReport writer(buffer, report.options, pathOf);
    bool good = writer.begin(report).ok();
    for (const auto &[reply, texts] : replies)
        good = good && writer.add(reply, texts, u"A"_s).ok();
    for (const auto &[job, texts] : jobs)
        good = good && writer.add(job, texts, u"B"_s).ok();
    good = good && writer.end().ok();
    return good ? buffer.data() : QByteArray();
}

QString misfit(const QByteArray &value)
{
    QFile file(QStringLiteral(BAKEOFF_SOURCE_DIR "/core/reports/report.schema.json"));
    if (!file.open(QIODevice::ReadOnly))
        return u"no schema"_s;
    const QByteArray schema = file.readAll();
    if (const JsonCheck check = checkJsonSchema(schema); !check.ok())
        return u"the schema is none: "_s + check.detail;
    const Result<JsonFit> fit = validateJson(QJsonDocument::fromJson(schema).object(), value);
    if (!fit)
        return fit.error().detail;
    if (!fit->value.ok())
        return u"no JSON: "_s + fit->value.detail;
    return fit->mismatches.isEmpty() ? QString() : fit->mismatches[0].path + u' ' + fit->mismatches[0].detail;
}

/// Runs of x as a hundred of them.
QByteArray withoutLongRuns(const QByteArray &bytes)
{
    QByteArray shorter;
    int run = 0;
    for (const char c : bytes) {
        run = c == 'x' ? run + 1 : 0;
        if (run <= 100)
            shorter += c;
    }
    return shorter;
}

/// A report with every figure that there is.
Report fullReport()
{
    Report report;
    report.options.title = u"<b>T</b>"_s;
    report.options.question = u"Q"_s;
    report.options.conclusion = u"C"_s;
    report.options.projectedRequests = 1000;
    report.options.baseline = ModelRef{u"openrouter"_s, u"maker/model-one"_s};
    report.recipe = {.program = u"Bakeoff 1"_s, .made = UtcMicros{1'790'000'000'000'000}, .from = UtcMicros{1}, .until = UtcMicros{2},
                     .comparisons = 1, .prompts = 2, .replies = 3, .jobs = 1, .hidden = 4,
                     .entries = {{.model = 0, .settings = {u"temperature=0.5"_s}, .versions = {u"v"_s}, .hosts = {u"HostOne"_s}}}};
    ReportModel model;
    model.model = *report.options.baseline;
    model.name = u"maker/model-one"_s;
    model.n = 7;
    model.done = 5;
    model.success = ReportRange{0.8, 0.5, 0.95};
    model.errors = {{ErrorKind::RateLimited, 2}};
    model.ttft = {.n = 20, .p50 = 1, .p90 = 2, .p95 = 3, .p99 = 4, .p10 = 0.5, .p25 = 0.7, .p75 = 1.5, .least = 0.1, .most = 4, .samples = {1, 2}};
    model.tokensPerS = {.n = 1, .least = 9, .most = 9};
    model.longestStall = 44.5;
    model.costs.total.add(Cost::billed(Usd::fromPicos(1'000'000)));
    model.costs.total.add(Cost::unknown());
    model.costs.n = 1;
    model.costs.mean = Usd::fromPicos(1'000'000);
    model.costs.variation = 0.25;
    model.judged = {.ratings = 2, .meanRating = 4.5, .wins = 6, .ties = 1, .votes = 11, .winRate = ReportRange{0.6, 0.3, 0.8},
                    .strength = ReportRange{10, -20, 40}};
    model.hosts = {{u"HostOne"_s, 5}};
    model.ttfa = model.tpot = model.e2e = model.ttft;
    model.ttft.p99 = {};
    model.inputTokens = 20;
    model.outputTokens = 30;
    model.reasoningTokens = 0;
    model.costs.p10 = model.costs.p90 = model.costs.per1000OutputTokens = model.costs.mean;
    ReportModel jobs;
    jobs.model = {u"replicate"_s, u"maker/painter"_s};
    jobs.name = u"maker/painter"_s;
    jobs.jobs = jobs.sandbox = true;
    jobs.kind = RequestKind::Image;
    jobs.total = {.n = 5, .p50 = 100.25};
    jobs.queue = jobs.run = jobs.warmTotal = jobs.total;
    jobs.costs.perOutput = Usd::fromPicos(7);
    jobs.outputs = 9;
    report.models = {model, jobs};
    report.total.add(Cost::billed(Usd::fromPicos(1)), false);
    report.total.add(Cost::estimated(Usd::fromPicos(2)), true);
    report.total.real.overflow = true;
    report.days = {{QDate(2026, 11, 22), report.total}};
    report.sameModels = {{u"Llama 3.3 70B"_s, {{.model = 0, .inputPrice = u"0.1"_s, .outputPrice = u"0.4"_s, .sameWork = Usd::fromPicos(3), .sameWorkCount = 2, .sameWorkAnswers = 5}}}};
    report.decisions = {{.kind = RequestKind::Text, .cheapest = 0, .fastest = 0, .mostReliable = 0, .bestRated = 0, .steadiest = 0,
                         .alsoCheapest = {1}, .alsoFastest = {1}, .alsoMostReliable = {1}, .alsoBestRated = {1}, .alsoSteadiest = {1}},
                        {.kind = RequestKind::Image}};
    report.health = {{.provider = u"openrouter"_s, .since = UtcMicros{1}, .until = UtcMicros{2}, .done = 5, .errors = {{ErrorKind::Timeout, 1}},
                      .hosts = {{u"HostOne"_s, 5}}, .lastError = UtcMicros{1}}};
    report.projections = {{.model = 0, .requests = 1000, .low = Usd::fromPicos(1), .mid = Usd::fromPicos(2), .high = Usd::fromPicos(3), .n = 4}};
    return report;
}

/// Names of all parts of a schema, those of a definition by its name, and of those that the values have.
struct SchemaParts {
    QSet<QString> all;
    QSet<QString> found;

    void take(const QJsonObject &whole, QJsonObject part, const QList<QJsonValue> &values, QString path)
    {
        if (const QString reference = part["$ref"_L1].toString(); !reference.isEmpty()) {
            path = reference;
            part = whole["definitions"_L1][reference.section(u'/', -1)].toObject();
        }
        if (part.contains("items"_L1)) {
            QList<QJsonValue> items;
            for (const QJsonValue &value : values) {
                for (const QJsonValue item : value.toArray())
                    items.append(item);
            }
            take(whole, part["items"_L1].toObject(), items, path + u"[]"_s);
            return;
        }
        const QJsonObject properties = part["properties"_L1].toObject();
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            QList<QJsonValue> members;
            for (const QJsonValue &value : values) {
                if (const QJsonValue member = value[it.key()]; !member.isUndefined())
                    members.append(member);
            }
            const QString name = path + u'.' + it.key();
            all.insert(name);
            if (!members.isEmpty())
                found.insert(name);
            take(whole, it.value().toObject(), members, name);
        }
    }
};

const Id kFirst = Id::fromString(u"01a20330-91ab-7793-ba67-a532129ee2ec");
const Id kSecond = Id::fromString(u"01a20330-91ab-7793-ba67-a532129ee2ed");

} // namespace

/// Rows of a report as CSV and JSON: read back, and harmless whatever stands in them.
class TestReportRows : public QObject {
    Q_OBJECT

private slots:
    void cells_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("word") << u"gpt-5.1:free"_s << "gpt-5.1:free"_ba;
        QTest::newRow("empty") << u""_s << ""_ba;
        QTest::newRow("words") << u"two words"_s << "\"two words\""_ba;
        QTest::newRow("quotes") << u"say \"hi\", you"_s << "\"say \"\"hi\"\", you\""_ba;
        QTest::newRow("semicolon") << u"a;b"_s << "\"a;b\""_ba;
        QTest::newRow("accent") << u"é"_s << "\"\xc3\xa9\""_ba;
        QTest::newRow("formula") << u"=1+1"_s << "\"'=1+1\""_ba;
        QTest::newRow("minus") << u"-x"_s << "\"'-x\""_ba;
        QTest::newRow("at") << u"@a"_s << "\"'@a\""_ba;
        QTest::newRow("pipe") << u"|x"_s << "\"'|x\""_ba;
        QTest::newRow("spaces before") << u" \u00a0 =1"_s << "\"' \xc2\xa0 =1\""_ba;
        QTest::newRow("tab before") << u"\tx"_s << "\"'\tx\""_ba;
        QTest::newRow("return before") << u"\rx"_s << "\"'\nx\""_ba;
        QTest::newRow("marks before") << u"\u200b+1"_s << "\"'\xe2\x80\x8b+1\""_ba;
        QTest::newRow("wide") << u"\uff1d1"_s << "\"'\xef\xbc\x9d""1\""_ba;
        QTest::newRow("apostrophe") << u"'x"_s << "\"''x\""_ba;
        QTest::newRow("equals inside") << u"a=b"_s << "\"a=b\""_ba;
        QTest::newRow("line ends") << u"a\r\nb\rc\nd"_s << "\"a\nb\nc\nd\""_ba;
        QTest::newRow("control") << u"a\x1b[2J"_s << "\"a\xef\xbf\xbd[2J\""_ba;
        QTest::newRow("override") << u"a\u202eb"_s << "\"a\xef\xbf\xbd""b\""_ba;
        QTest::newRow("override, formula") << u"\u202e=1"_s << "\"'\xef\xbf\xbd=1\""_ba;
        QTest::newRow("emoji") << u"\U0001f642"_s << "\"\xf0\x9f\x99\x82\""_ba;
        QTest::newRow("half a pair") << QString(QChar(0xd83d)) << "\"\xef\xbf\xbd\""_ba;
    }
    void cells()
    {
        QFETCH(const QString, text);
        QTEST(csvText(text), "cell");
    }

    void numbersStayNumbers()
    {
        QCOMPARE(machineNumber(-7), "-7"_ba);
        QCOMPARE(machineNumber(1e-7), "0.0000001"_ba);
        QCOMPARE(machineNumber(123456789012.5), "123456789012.5"_ba);
        QCOMPARE(machineNumber(qQNaN()), ""_ba);
        const QList<QStringList> rows
            = readCsv(csv({}, {{samples::reply(kFirst), samples::texts(u"t"_s)}}, {{samples::job(kSecond), samples::jobTexts(u"t"_s)}}));
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0], CsvReport::columns());
        QCOMPARE(rows[1].size(), rows[0].size());
        QCOMPARE(rows[2].size(), rows[0].size());
        QCOMPARE(cell(rows, 1, u"row"_s), u"reply"_s);
        QCOMPARE(cell(rows, 1, u"id"_s), idText(kFirst));
        QCOMPARE(cell(rows, 1, u"created"_s), u"2026-09-21T14:13:20.123Z"_s);
        QCOMPARE(cell(rows, 1, u"ttft_ms"_s), u"123.456"_s);
        QCOMPARE(cell(rows, 1, u"ttfa_ms"_s), QString());
        QCOMPARE(cell(rows, 1, u"e2e_ms"_s), u"2000"_s);
        QCOMPARE(cell(rows, 1, u"overall_tokens_per_s"_s), u"0.0000001"_s);
        QCOMPARE(cell(rows, 1, u"cost_usd"_s), u"-0.00012"_s);
        QCOMPARE(cell(rows, 1, u"cost_class"_s), u"real"_s);
        QCOMPARE(cell(rows, 1, u"reasoning_tokens"_s), QString()); // not told, not 0
        QCOMPARE(cell(rows, 2, u"seed"_s), u"-7"_s);
        QCOMPARE(cell(rows, 2, u"cost_kind"_s), u"unknown"_s);
        QCOMPARE(cell(rows, 2, u"cost_usd"_s), QString());
        QCOMPARE(cell(rows, 2, u"total_ms"_s), u"1234.567"_s);
        QCOMPARE(cell(rows, 2, u"prompt"_s), u"a secret cat"_s);
        QVERIFY(cell(rows, 2, u"files"_s).contains("/library/0202"_L1));
        QVERIFY(!cell(rows, 2, u"files"_s).contains("https:"_L1));
    }

    void everyColumnIsDocumented()
    {
        QFile file(QStringLiteral(BAKEOFF_SOURCE_DIR "/core/reports/REPORT-FORMAT.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        const QStringList columns = CsvReport::columns();
        for (const QString &column : columns)
            QVERIFY2(text.contains(u"`%1`"_s.arg(column)), qPrintable(column));
        QCOMPARE(QSet<QString>(columns.cbegin(), columns.cend()).size(), columns.size());
    }

    void hostileTextsAreHarmlessInCsv()
    {
        const QStringList hostile = samples::hostileTexts();
        QList<std::pair<ReportReply, ReportReplyTexts>> replies;
        QList<std::pair<ReportJob, ReportJobTexts>> jobs;
        for (const QString &text : hostile) {
            ReportReply reply = samples::reply(kFirst, {u"p"_s, text.left(200)});
            reply.host = reply.finishReason = reply.servedModel = text.left(200);
            replies.append({reply, samples::texts(text)});
            ReportJob job = samples::job(kSecond, {u"p"_s, text.left(200)});
            job.version = text.left(200);
            jobs.append({job, samples::jobTexts(text)});
        }
        const QByteArray bytes = csv({}, replies, jobs);
        QVERIFY(bytes.startsWith("\xef\xbb\xbfrow,id,"));
        const QList<QStringList> rows = readCsv(bytes);
        QCOMPARE(rows.size(), 1 + hostile.size() * 2);
        const QStringList textColumns{u"model"_s, u"provider"_s, u"host"_s, u"served_model"_s, u"finish_reason"_s, u"version"_s,
                                      u"title"_s, u"system"_s, u"prompt"_s, u"text"_s, u"reasoning"_s, u"note"_s, u"tags"_s,
                                      u"settings"_s, u"input"_s, u"output"_s, u"files"_s};
        for (qsizetype i = 1; i < rows.size(); ++i) {
            QCOMPARE(rows[i].size(), rows[0].size());
            for (const QString &column : textColumns) {
                const QString text = cell(rows, i, column);
                QVERIFY2(text.isEmpty() || !u"=+-@\t\r\n|%\uff1d"_s.contains(text.trimmed().at(0)), qPrintable(column + text.left(40)));
                QVERIFY2(std::ranges::none_of(text, isHarmfulMark), qPrintable(column));
            }
        }
        QCOMPARE(cell(rows, hostile.size() - 1, u"text"_s), hostile[hostile.size() - 2]); // the long line, whole
        QCOMPARE(cell(rows, hostile.size(), u"text"_s), hostile.last());
        QCOMPARE(cell(rows, 1, u"text"_s), u'\'' + hostile.first());
    }

    void hostileTextsAreHarmlessInJson()
    {
        const QStringList hostile = samples::hostileTexts();
        QList<std::pair<ReportReply, ReportReplyTexts>> replies;
        QList<std::pair<ReportJob, ReportJobTexts>> jobs;
        for (const QString &text : hostile) {
            replies.append({samples::reply(kFirst, {u"p"_s, text.left(200)}), samples::texts(text)});
            jobs.append({samples::job(kSecond), samples::jobTexts(text)});
        }
        Report report = fullReport();
        report.options.title = hostile.join(u' ').left(500);
        const QByteArray bytes = json(report, replies, jobs);
        // Texts of any length fit the schema; the checker of schemas does not take them.
        QCOMPARE(misfit(withoutLongRuns(bytes)), QString());
        QVERIFY(!bytes.contains('<'));
        QVERIFY(std::ranges::none_of(QString::fromUtf8(bytes), isHarmfulMark));
        const QJsonObject read = QJsonDocument::fromJson(bytes).object();
        QCOMPARE(read["replies"_L1].toArray().size(), hostile.size());
        QCOMPARE(read["jobs"_L1].toArray().size(), hostile.size());
        for (qsizetype i = 0; i < hostile.size(); ++i) {
            // Sign for sign; half a pair is nothing that UTF-8 has.
            const QString text = hostile[i].isValidUtf16() ? hostile[i] : QString::fromUtf8(hostile[i].toUtf8());
            QCOMPARE(read["replies"_L1][i]["text"_L1].toString(), text);
            QCOMPARE(read["jobs"_L1][i]["title"_L1].toString(), text);
        }
    }

    void everyCharacterComesThroughJson()
    {
        QString all = u"\U0001f642\U0010fffd"_s;
        for (char32_t c = 1; c <= 0xffff; ++c) {
            if (!QChar::isSurrogate(c))
                all += QChar(char16_t(c));
        }
        const QByteArray bytes = harmlessJson({{u"text"_s, all}});
        const QString read = QString::fromUtf8(bytes);
        for (const QChar c : read)
            QVERIFY2(!isHarmfulMark(c) && c != u'<' && c != u'>', qPrintable(QString::number(c.unicode(), 16)));
        QVERIFY(read.contains(u"\U0001f642"_s) && read.contains(u'\u00e4') && read.contains(u'\u4e2d') && read.contains(u'\u2013'));
        QCOMPARE(QJsonDocument::fromJson(bytes).object()["text"_L1].toString(), all);
        const QString half = u"a\\"_s + QChar(char16_t(0xd83d)) + u"b"_s; // behind a backslash of its own
        QCOMPARE(harmlessJson({{u"t"_s, half}}), "{\"t\":\"a\\\\?b\"}"_ba);
    }

    void figuresFitTheSchema()
    {
        const QByteArray bytes = json(fullReport(), {{samples::reply(kFirst), samples::texts(u"t"_s)}},
                                      {{samples::job(kSecond), samples::jobTexts(u"t"_s)}});
        QCOMPARE(misfit(bytes), QString());
        const QJsonObject read = QJsonDocument::fromJson(bytes).object();
        QCOMPARE(read["format"_L1].toString(), u"bakeoff-report"_s);
        const QJsonValue model = read["models"_L1][0];
        QCOMPARE(model["ttft_ms"_L1]["p95"_L1].toDouble(), 3.0);
        QVERIFY(!model["ttft_ms"_L1].toObject().contains("p99"_L1)); // n too small
        QCOMPARE(model["costs"_L1]["mean_usd"_L1].toString(), u"0.000001"_s);
        QCOMPARE(model["costs"_L1]["total"_L1]["unknown"_L1].toInt(), 1);
        QCOMPARE(model["judgements"_L1]["strength"_L1]["low"_L1].toDouble(), -20.0);
        QCOMPARE(read["total"_L1]["sandbox"_L1]["estimated_usd"_L1].toString(), u"0.000000000002"_s);
        QCOMPARE(read["days"_L1][0]["date"_L1].toString(), u"2026-11-22"_s);
        QVERIFY(!read["decisions"_L1][1].toObject().contains("cheapest"_L1));
        QCOMPARE(read["replies"_L1][0]["cost"_L1]["usd"_L1].toString(), u"-0.00012"_s);
        QCOMPARE(read["jobs"_L1][0]["artifacts"_L1][0]["path"_L1].toString(), u"/library/0202"_s);

        QByteArray wrong = bytes; // the schema can refuse
        wrong.replace("\"state\":\"done\"", "\"state\":\"over\"");
        QVERIFY(!misfit(wrong).isEmpty());
    }

    /// What no sample has in it is not checked.
    void samplesHaveAllOfTheSchema()
    {
        QFile file(QStringLiteral(BAKEOFF_SOURCE_DIR "/core/reports/report.schema.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject schema = QJsonDocument::fromJson(file.readAll()).object();
        ReportReply reply = samples::reply(kFirst);
        reply.error = ErrorKind::Timeout;
        reply.continuesAnother = reply.sandbox = reply.fallback = reply.responseCacheHit = reply.probablyCold = true;
        reply.usage.cachedInput = reply.usage.reasoning = 1;
        reply.metrics.ttfa = std::chrono::nanoseconds(5);
        reply.metrics.longestStall = std::chrono::nanoseconds(5);
        reply.metrics.answerTokensPerS = 1.0;
        reply.metrics.leftOut = Absence::ResponseCache;
        ReportJob job = samples::job(kSecond);
        job.batch = kFirst;
        job.error = ErrorKind::Timeout;
        job.sandbox = job.clocks.probablyCold = true;
        job.clocks.queue = job.clocks.run = job.clocks.total;
        job.rating = 5;
        ReportJobTexts files = samples::jobTexts(u"t"_s);
        files.files[0].duration = std::chrono::milliseconds(3);
        const QByteArray bytes = json(fullReport(), {{reply, samples::texts(u"t"_s)}}, {{job, files}});
        QCOMPARE(misfit(bytes), QString());
        SchemaParts parts;
        parts.take(schema, schema, {QJsonDocument::fromJson(bytes).object()}, {});
        QVERIFY(parts.all.size() > 100);
        QCOMPARE((parts.all - parts.found).values().join(u' '), QString());
    }

    void addressesOfFilesStayBehind()
    {
        ReportJobTexts texts = samples::jobTexts(u"out.png"_s);
        texts.output = R"({"frames":[{"url":"https://cdn.example/a.png?sig=SIGNED"},{"url":"https://cdn.example/a.png?sig=SIGNED"}],"n":2})";
        texts.files = {texts.files[0], texts.files[0]};
        for (int i = 0; i < 2; ++i) {
            texts.files[i].position = i;
            texts.files[i].source = u"frames[%1].url"_s.arg(i);
        }
        for (const bool media : {true, false}) {
            Report report = fullReport();
            report.options.media = media;
            const QByteArray rows = json(report, {}, {{samples::job(kSecond), texts}});
            QVERIFY(!rows.contains("SIGNED") && !rows.contains("cdn.example"));
            const QJsonValue output = QJsonDocument::fromJson(rows)["jobs"_L1][0]["output"_L1];
            QCOMPARE(output["frames"_L1][1]["url"_L1].toString(), u"artifact:1"_s);
            QCOMPARE(output["n"_L1].toInt(), 2);
            QVERIFY(!csv(report.options, {}, {{samples::job(kSecond), texts}}).contains("SIGNED"));
        }
        texts.output = R"("https://cdn.example/a.png?sig=SIGNED")"; // the output is an address itself
        texts.files[0].source.clear();
        QVERIFY(!csv({}, {}, {{samples::job(kSecond), texts}}).contains("SIGNED"));
        texts.output = R"("text")";
        texts.files.clear();
        QVERIFY(csv({}, {}, {{samples::job(kSecond), texts}}).contains("\"\"\"text\"\"\""));
    }

    void knownKeysAreMasked_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("plain") << "sk-or-" "v1-0123456789abcdefghijKLMN"_ba;
        QTest::newRow("signs") << "a+b/c=d\"e\\f&g<h>'i0123456789"_ba;
        QTest::newRow("not ASCII") << QStringLiteral("schl\u00fcssel-0123456789").toUtf8();
        QTest::newRow("short") << "0123456789abcdef"_ba;
    }
    void knownKeysAreMasked()
    {
        QFETCH(const QByteArray, key);
        const SecretMask mask({key, "ollama"_ba});
        QByteArrayList shapes{key, key.toPercentEncoding(), key.toHex(), key.toHex().toUpper(), key.toBase64(),
                              QJsonDocument(QJsonObject{{u"k"_s, QString::fromUtf8(key)}}).toJson(QJsonDocument::Compact)};
        for (int before = 0; before < 5; ++before) {
            for (int behind = 0; behind < 3; ++behind) {
                shapes << (QByteArray(before, 'x') + key + QByteArray(behind, 'y')).toBase64()
                       << (QByteArray(before, 'x') + key + QByteArray(behind, 'y')).toBase64(QByteArray::Base64UrlEncoding);
            }
        }
        for (const QByteArray &shape : std::as_const(shapes)) {
            QString text = u"before "_s + QString::fromUtf8(shape) + u" behind"_s;
            mask.apply(text);
            QVERIFY2(text.contains("[key]"_L1), qPrintable(text));
            QVERIFY(text.startsWith("before "_L1) && text.endsWith(" behind"_L1));
            QVERIFY2(text.size() <= 40, qPrintable(text)); // no more than the ends of it
            QByteArray bytes = shape;
            mask.apply(bytes);
            QVERIFY(bytes.contains("[key]"));
            for (int before = 0; before < 20; ++before) { // wherever it stands
                QString moved = QString(before, u'\u00e9') + QString::fromUtf8(shape);
                mask.apply(moved);
                QVERIFY(moved.contains("[key]"_L1));
            }
        }
        QString word = u"ollama and Authorization: Bearer sk-somebody-elses-1234"_s;
        const QString before = word;
        mask.apply(word);
        QCOMPARE(word, before);
    }

    void emptyReportIsOne()
    {
        QCOMPARE(misfit(json(Report(), {})), QString());
        const QByteArray onlyJobs = json(Report(), {}, {{samples::job(kSecond), samples::jobTexts(u"t"_s)}});
        QCOMPARE(misfit(onlyJobs), QString());
        QCOMPARE(readCsv(csv({}, {})).size(), 1);
    }

    void whatIsLeftOutIsNowhere_data()
    {
        QTest::addColumn<QByteArrayList>("gone");
        QTest::addColumn<QByteArrayList>("there");
        QTest::newRow("prompts") << QByteArrayList{"TITLE", "SYSTEM", "PROMPT", "secret cat", "Be brief", "painter_only"}
                                 << QByteArrayList{"ANSWER", "REASONING", "model-one", "0.5"};
        QTest::newRow("answers") << QByteArrayList{"ANSWER", "REASONING", "artifact:0"} << QByteArrayList{"PROMPT", "model-one"};
        QTest::newRow("names") << QByteArrayList{"openrouter", "model-one", "maker", "HostOne", "model_one_end", "replicate",
                                                 "painter", "NOTE", "TAG", "TITLE", "Llama", "extra", "routing"}
                               << QByteArrayList{"ANSWER", "PROMPT", "secret cat", "-0.00012"};
        QTest::newRow("media") << QByteArrayList{"/library/", "FILE", "02020202"} << QByteArrayList{"ANSWER", "painter"};
    }
    void whatIsLeftOutIsNowhere()
    {
        QFETCH(const QByteArrayList, gone);
        QFETCH(const QByteArrayList, there);
        const QByteArray what = QTest::currentDataTag();
        Report report = fullReport();
        report.options.prompts = what != "prompts";
        report.options.answers = what != "answers";
        report.options.names = what != "names";
        report.options.media = what != "media";
        if (!report.options.names) { // as the builder hands it over
            report.models[0].name = u"A"_s;
            report.models[1].name = u"B"_s;
        }
        const ReportReplyTexts texts{.title = u"TITLE"_s, .system = u"SYSTEM"_s, .prompt = u"PROMPT"_s, .text = u"ANSWER"_s,
                                     .reasoning = u"REASONING"_s, .note = u"NOTE"_s, .tags = {u"TAG"_s}};
        ReportJobTexts jobTexts = samples::jobTexts(u"FILE"_s);
        jobTexts.title = u"TITLE"_s;
        jobTexts.note = u"NOTE"_s;
        const QList<std::pair<ReportReply, ReportReplyTexts>> replies{{samples::reply(kFirst), texts}};
        const QList<std::pair<ReportJob, ReportJobTexts>> jobs{{samples::job(kSecond), jobTexts}};
        for (const QByteArray &bytes : {csv(report.options, replies, jobs), json(report, replies, jobs)}) {
            for (const QByteArray &word : gone)
                QVERIFY2(!bytes.contains(word), word.constData());
            for (const QByteArray &word : there)
                QVERIFY2(bytes.contains(word), word.constData());
        }
        QCOMPARE(misfit(json(report, replies, jobs)), QString());
    }

    void aFullDiskIsSaid()
    {
        QFile full(u"/dev/full"_s);
        if (!full.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            QFAIL("there is no /dev/full");
        CsvReport writer(full, {}, pathOf);
        const Status s = writer.begin();
        QVERIFY(!s);
        QVERIFY(s.error().kind == ErrorKind::DiskFull || s.error().kind == ErrorKind::Storage);
    }
};

QTEST_GUILESS_MAIN(TestReportRows)
#include "tst_reportrows.moc"
