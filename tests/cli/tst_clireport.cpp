// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"

#include "providers/jsonschema.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QStringList kForms{u"html"_s, u"pdf"_s, u"csv"_s, u"json"_s, u"md"_s};

/// What a person reads in a PDF, whose bytes are packed.
QByteArray pdfText(const QString &file)
{
    QProcess reader;
    reader.start(u"pdftotext"_s, {file, u"-"_s});
    return reader.waitForFinished(20'000) ? reader.readAllStandardOutput() : QByteArray();
}

} // namespace

/// `report`, `compare --report`: files of every form, and what must never be in one.
class TestCliReport : public QObject {
    Q_OBJECT

private slots:
    void init() { m_program = std::make_unique<CliProgram>(); }
    void cleanup() { m_program.reset(); }

    void compareWritesItsReport()
    {
        const QString csv = m_program->path(u"a.csv"_s);
        const QString json = m_program->path(u"a.json"_s);
        const CliEnd end = compare(u"=1+1, \"quoted\"\nsecond line"_s, {u"--report"_s, csv, u"--report"_s, json, u"--json"_s});
        QCOMPARE(end.exitCode, 0);
        const QJsonArray reports = end.json()["reports"_L1].toArray();
        QCOMPARE(reports.size(), 2);
        QCOMPARE(reports[0]["file"_L1].toString(), csv);
        QCOMPARE(reports[0]["form"_L1].toString(), u"csv"_s);
        QCOMPARE(reports[0]["bytes"_L1].toInteger(), contentOf(csv).size());
        QVERIFY(contentOf(csv).contains("\"'=1+1, \"\"quoted\"\"\nsecond line\""));
        const QJsonObject report = fitting(json);
        QCOMPARE(report["replies"_L1].toArray().size(), 1);
        const QJsonValue row = report["replies"_L1][0];
        const QJsonObject reply = end.reply(u"sandbox/echo:bulk"_s);
        QCOMPARE(row["text"_L1], reply["text"_L1]);
        QCOMPARE(row["ttft_ms"_L1], reply["ttft_ms"_L1]);
        QCOMPARE(row["cost"_L1], reply["cost"_L1]);
        QCOMPARE(row["tokens"_L1], reply["tokens"_L1]);
        QCOMPARE(report["models"_L1][0]["model"_L1].toString(), u"sandbox/echo:bulk"_s);
        QVERIFY(report["models"_L1][0]["sandbox"_L1].toBool());
        QCOMPARE(report["total"_L1]["real"_L1]["count"_L1].toInt(), 0); // play money is in no total
        QCOMPARE(report["total"_L1]["sandbox"_L1]["count"_L1].toInt(), 1);
    }

    void reportsSelect()
    {
        const QString first = compare(u"one"_s).json()["comparison"_L1].toString();
        const QString second = compare(u"two"_s).json()["comparison"_L1].toString();
        QVERIFY(!first.isEmpty() && !second.isEmpty());
        QCOMPARE(rows({}).size(), 2);
        QCOMPARE(rows({u"--comparison"_s, second}).size(), 1);
        QCOMPARE(rows({u"--comparison"_s, second})[0]["prompt"_L1].toString(), u"two"_s);
        QCOMPARE(rows({u"--comparison"_s, second, u"--comparison"_s, first}).size(), 2);
        QCOMPARE(rows({u"--provider"_s, u"sandbox"_s, u"--kind"_s, u"text"_s, u"--since"_s, u"2026-01-01"_s}).size(), 2);
        QCOMPARE(m_program->run({u"history"_s, u"tag"_s, first, u"short list"_s}).exitCode, 0);
        QCOMPARE(rows({u"--tag"_s, u"short list"_s})[0]["prompt"_L1].toString(), u"one"_s);
        const QJsonValue bare = rows({u"--comparison"_s, first, u"--no-prompts"_s, u"--no-answers"_s, u"--blind"_s})[0];
        QVERIFY(!bare.toObject().contains("prompt"_L1) && !bare.toObject().contains("text"_L1));
        QCOMPARE(bare["model"_L1].toString(), u"A"_s);
        QVERIFY(!contentOf(out()).contains("echo"));
    }

    void optionsComeThrough()
    {
        QCOMPARE(compare(u"one"_s).exitCode, 0);
        const CliEnd end = report({u"--title"_s, u"T <1>"_s, u"--question"_s, u"Q?"_s, u"--conclusion"_s, u"C."_s, u"--template"_s,
                                   u"one-page"_s, u"--projection"_s, u"1000"_s, u"--baseline"_s, u"sandbox/echo:bulk"_s, u"--json"_s});
        QCOMPARE(end.exitCode, 0);
        QCOMPARE(end.json()["replies"_L1].toInt(), 1);
        QCOMPARE(end.json()["hidden"_L1].toInt(-1), 0);
        const QJsonObject options = fitting(out())["options"_L1].toObject();
        QCOMPARE(options["title"_L1].toString(), u"T <1>"_s);
        QCOMPARE(options["question"_L1].toString(), u"Q?"_s);
        QCOMPARE(options["conclusion"_L1].toString(), u"C."_s);
        QCOMPARE(options["template"_L1].toString(), u"one_page"_s);
        QCOMPARE(options["projected_requests"_L1].toInt(), 1000);
        QCOMPARE(options["baseline"_L1].toString(), u"sandbox/echo:bulk"_s);
    }

    void mistakesAreSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("no file") << QStringList{} << "--out FILE"_ba;
        QTest::newRow("no ending") << QStringList{u"--out"_s, u"report"_s} << ".html, .pdf, .csv, .json or .md"_ba;
        QTest::newRow("other ending") << QStringList{u"--out"_s, u"report.docx"_s} << "report.docx"_ba;
        QTest::newRow("no folder") << QStringList{u"--out"_s, u"/nowhere/at/all.csv"_s} << "/nowhere/at/all.csv"_ba;
        QTest::newRow("a folder") << QStringList{u"--out"_s, u"DIR.csv"_s} << "is a folder"_ba;
        QTest::newRow("no id") << QStringList{u"--out"_s, u"OUT"_s, u"--comparison"_s, u"x"_s} << "\"x\" is no id"_ba;
        QTest::newRow("unknown comparison") << QStringList{u"--out"_s, u"OUT"_s, u"--comparison"_s, u"01a20330-91ab-7793-ba67-a532129ee2ec"_s}
                                            << "no comparison 01a20330"_ba;
        QTest::newRow("unknown job") << QStringList{u"--out"_s, u"OUT"_s, u"--job"_s, u"01a20330-91ab-7793-ba67-a532129ee2ec"_s}
                                     << "no job 01a20330"_ba;
        QTest::newRow("unknown batch") << QStringList{u"--out"_s, u"OUT"_s, u"--batch"_s, u"Lunch"_s} << "no batch \"Lunch\""_ba;
        QTest::newRow("nothing") << QStringList{u"--out"_s, u"OUT"_s, u"--provider"_s, u"nobody"_s} << "nothing to report"_ba;
        QTest::newRow("template") << QStringList{u"--out"_s, u"OUT"_s, u"--template"_s, u"long"_s} << "\"long\" is no template"_ba;
        QTest::newRow("projection") << QStringList{u"--out"_s, u"OUT"_s, u"--projection"_s, u"-1"_s} << "--projection takes"_ba;
        QTest::newRow("baseline") << QStringList{u"--out"_s, u"OUT"_s, u"--baseline"_s, u"x"_s} << "PROVIDER/ID"_ba;
        QTest::newRow("date") << QStringList{u"--out"_s, u"OUT"_s, u"--since"_s, u"soon"_s} << "\"soon\" is no date"_ba;
        QTest::newRow("word") << QStringList{u"--out"_s, u"OUT"_s, u"all"_s} << "belongs to no option"_ba;
    }
    void mistakesAreSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(const QByteArray, said);
        QVERIFY(QDir().mkpath(m_program->path(u"DIR.csv"_s)));
        arguments.replaceInStrings(u"OUT"_s, out());
        arguments.replaceInStrings(u"DIR.csv"_s, m_program->path(u"DIR.csv"_s));
        const CliEnd end = m_program->run(QStringList{u"report"_s} + arguments);
        QCOMPARE(end.exitCode, 2);
        QVERIFY2(end.err.contains(said), end.err.constData());
        QVERIFY(end.out.isEmpty());
        QVERIFY(!QFile::exists(out()));
    }

    void anUnwritableFileStaysAsItWas()
    {
        QCOMPARE(compare(u"one"_s).exitCode, 0);
        const CliEnd end = m_program->run({u"report"_s, u"--out"_s, u"/proc/report.csv"_s});
        QVERIFY(end.exitCode == 1 || end.exitCode == 2);
        QVERIFY2(end.err.contains("/proc/report.csv"), end.err.constData());
    }

    void everyFormIsWritten()
    {
        QCOMPARE(compare(u"## Title\n\n<script>alert(1)</script> =1+1"_s).exitCode, 0);
        QStringList arguments{u"report"_s, u"--json"_s};
        for (const QString &form : kForms)
            arguments << u"--out"_s << m_program->path(u"r."_s + form);
        const CliEnd end = m_program->run(arguments);
        QVERIFY2(end.exitCode == 0, end.err.constData());
        QCOMPARE(end.json()["reports"_L1].toArray().size(), kForms.size());
        QVERIFY(contentOf(m_program->path(u"r.html"_s)).startsWith("<!DOCTYPE html>")
                || contentOf(m_program->path(u"r.html"_s)).startsWith("<!doctype html>"));
        QVERIFY(!contentOf(m_program->path(u"r.html"_s)).contains("<script>alert"));
        QVERIFY(contentOf(m_program->path(u"r.pdf"_s)).startsWith("%PDF-"));
        QVERIFY(contentOf(m_program->path(u"r.md"_s)).contains("echo"));
        (void)fitting(m_program->path(u"r.json"_s));
        QVERIFY(pdfText(m_program->path(u"r.pdf"_s)).contains("echo"));
    }

    /// Marked keys go to a real sandbox and to a server that sends them back; none of them is in any file.
    void keysAreInNoReport()
    {
        const QByteArray marks[] = {"sk-or-" "v1-MARKEDKEYONE0000000000000000000000000000000", "r8" "_MARKEDKEYTWO0000000000000000000000000",
                                    "MARKEDKEYTHREE00000000000000000000", "MARKEDSECRETFOUR"};
        m_program->environment.insert(u"OPENROUTER_API_KEY"_s, QString::fromLatin1(marks[0]));
        m_program->environment.insert(u"REPLICATE_API_TOKEN"_s, QString::fromLatin1(marks[1]));
        m_program->environment.insert(u"MY_MARKED_KEY"_s, QString::fromLatin1(marks[2]));
        FakeServer server;
        bool seen = false;
        server.handler = [&](const FakeServer::Request &request) -> FakeServer::Script {
            if (request.target.endsWith("/models"))
                return openaiwire::server({u"m"_s, u"loud"_s})(request);
            const QByteArray key = request.header("authorization");
            seen = seen || key.contains(marks[2]);
            if (request.body.contains("\"loud\"")) { // and one that makes an answer of it
                const QByteArray bare = key.mid(7);
                return openaiwire::answer(QString::fromLatin1("It is " + bare + ", " + ("Token:" + bare + ".").toBase64() + " or "
                                                              + bare.toHex() + '.'));
            }
            // A provider that quotes what it was sent.
            return {FakeServer::answer(401, "{\"error\":{\"message\":\"Refused Authorization: " + key + "\",\"code\":\"" + key + "\"}}")};
        };
        QCOMPARE(m_program->addProvider(u"mine"_s, server.url(), {u"--key-env"_s, u"MY_MARKED_KEY"_s}), 0);
        const CliEnd compared = m_program->run({u"compare"_s, u"--model"_s, u"sandbox/echo:bulk"_s, u"--model"_s, u"mine/m"_s, u"--model"_s, u"mine/loud"_s,
                                                u"--model"_s, u"sandbox/fault-401"_s, u"--prompt"_s, u"Say something."_s});
        QCOMPARE(compared.exitCode, 1);
        QVERIFY(seen);
        const CliEnd ran = m_program->run({u"job"_s, u"run"_s, u"--model"_s, u"sandbox-replicate/sandbox/json"_s, u"--input"_s,
                                           u"api_key="_s + QString::fromLatin1(marks[3]), u"--wait"_s, u"--json"_s});
        QVERIFY2(ran.exitCode == 0, ran.err.constData());

        QStringList arguments{u"report"_s};
        for (const QString &form : kForms)
            arguments << u"--out"_s << m_program->path(u"k."_s + form);
        const CliEnd end = m_program->run(arguments);
        QVERIFY2(end.exitCode == 0, end.err.constData());
        for (const QString &form : kForms) {
            const QString file = m_program->path(u"k."_s + form);
            QByteArray text = contentOf(file);
            QVERIFY2(!text.isEmpty(), qPrintable(form));
            if (form == "pdf"_L1)
                text += pdfText(file);
            QVERIFY2(text.contains("mine") && text.contains("sandbox"), qPrintable(form)); // it is looked for in the right place
            for (const QByteArray &mark : marks)
                QVERIFY2(!text.contains(mark) && !text.contains(mark.toBase64()) && !text.contains(mark.toHex()), qPrintable(form));
            // Of a longer text in Base64 only the signs between the first and the last are of the key alone.
            QVERIFY2(!text.contains(("Token:" + marks[2] + ".").toBase64().sliced(8, 40)), qPrintable(form));
            QVERIFY2(text.contains("[key]") || form == "pdf"_L1, qPrintable(form));
            for (const QByteArray &word : {"MARKED"_ba, "Authorization"_ba, "authorization"_ba, "Bearer"_ba})
                QVERIFY2(!text.contains(word), qPrintable(form + u": "_s + QString::fromLatin1(word)));
        }
    }

private:
    QString out() const { return m_program->path(u"out.json"_s); }

    CliEnd compare(const QString &prompt, const QStringList &more = {u"--json"_s})
    {
        return m_program->run(QStringList{u"compare"_s, u"--model"_s, u"sandbox/echo:bulk"_s, u"--prompt"_s, prompt} + more);
    }

    CliEnd report(const QStringList &arguments) { return m_program->run(QStringList{u"report"_s, u"--out"_s, out()} + arguments); }

    QJsonArray rows(const QStringList &arguments)
    {
        const CliEnd end = report(arguments);
        if (end.exitCode != 0)
            qWarning("%s", end.err.constData());
        return fitting(out())["replies"_L1].toArray();
    }

    /// The report in a file, once it fits its schema.
    QJsonObject fitting(const QString &file)
    {
        const QJsonObject schema
            = QJsonDocument::fromJson(contentOf(QStringLiteral(BAKEOFF_SOURCE_DIR "/core/reports/report.schema.json"))).object();
        const QByteArray bytes = contentOf(file);
        const Result<JsonFit> fit = validateJson(schema, bytes);
        if (!fit || !fit->fits()) {
            QTest::qFail(fit ? (fit->mismatches.isEmpty() ? "no JSON" : qPrintable(fit->mismatches[0].path + fit->mismatches[0].detail))
                             : qPrintable(fit.error().detail),
                         __FILE__, __LINE__);
        }
        return QJsonDocument::fromJson(bytes).object();
    }

    std::unique_ptr<CliProgram> m_program;
};

QTEST_GUILESS_MAIN(TestCliReport)
#include "tst_clireport.moc"
