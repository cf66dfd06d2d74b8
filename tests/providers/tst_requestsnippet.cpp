// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/requestsnippet.h"

#include "fakeserver.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestRequestSnippet : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void runs_data();
    void runs();
    void keyVariables_data();
    void keyVariables();
    void predictions();
    void headers();
    void notWhole();

private:
    QByteArray sendWith(const QString &program, const QStringList &arguments, const QString &snippet,
                        const QString &fileName);
    QTemporaryDir m_dir;
};

namespace {

const QByteArray kSecret = "k-from-the-environment"_ba;

/// Stands in for curl: POSIX sh has taken the words apart, this sends what they say. What is not among the options that
/// the snippets use is an error.
constexpr auto kFakeCurl = R"js(
const args = process.argv.slice(2);
let url, body;
const headers = {};
for (let i = 0; i < args.length; ++i) {
    if (args[i] === '--no-buffer' || args[i] === '--globoff') continue;
    if (args[i] === '-H') {
        const header = args[++i];
        headers[header.slice(0, header.indexOf(':'))] = header.slice(header.indexOf(':') + 1).trim();
    } else if (args[i] === '--data-raw') body = args[++i];
    else if (args[i] === '--data-binary' && args[++i] === '@-') body = require('fs').readFileSync(0);
    else if (url === undefined) url = args[i];
    else throw new Error('unknown argument ' + args[i]);
}
fetch(url, { method: 'POST', headers, body }).then(async (r) => process.stdout.write(await r.text()));
)js";

/// Reads back the string literal behind "body = ", by the rules of Python and JavaScript for what the snippets use.
QByteArray literalBody(const QString &snippet)
{
    qsizetype at = snippet.indexOf(u"body = '"_s) + 8;
    QString text;
    while (at < snippet.size() && snippet[at] != u'\'') {
        if (snippet[at] != u'\\') {
            text += snippet[at++];
            continue;
        }
        const QChar kind = snippet.at(at + 1);
        at += 2;
        static const QHash<QChar, QChar> plain{{u'n', u'\n'}, {u'r', u'\r'}, {u't', u'\t'},
                                               {u'\\', u'\\'}, {u'\'', u'\''}, {u'/', u'/'}};
        if (plain.contains(kind)) {
            text += plain.value(kind);
            continue;
        }
        const bool braced = snippet.at(at) == u'{';
        const qsizetype digits = braced ? snippet.indexOf(u'}', at) - at - 1
                                 : kind == u'x' ? 2
                                 : kind == u'u' ? 4
                                                : 8;
        const char32_t c = snippet.sliced(at + (braced ? 1 : 0), digits).toUInt(nullptr, 16);
        if (c > 0xffff)
            text += QChar(QChar::highSurrogate(c));
        text += c > 0xffff ? QChar(QChar::lowSurrogate(c)) : QChar(char16_t(c)); // fromUcs4() drops U+FEFF
        at += digits + (braced ? 2 : 0);
    }
    return text.toUtf8();
}

} // namespace

void TestRequestSnippet::initTestCase()
{
    QVERIFY(m_dir.isValid());
    QFile script(m_dir.filePath(u"curl.cjs"_s));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write(kFakeCurl);
    QFile curl(m_dir.filePath(u"curl"_s));
    QVERIFY(curl.open(QIODevice::WriteOnly));
    curl.write("#!/bin/sh\nexec node '" + m_dir.filePath(u"curl.cjs"_s).toUtf8() + "' \"$@\"\n");
    curl.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestRequestSnippet::runs_data()
{
    QTest::addColumn<int>("language");
    QTest::addColumn<QByteArray>("body");
    const std::pair<const char *, QByteArray> bodies[] = {
        {"plain", R"({"messages":[{"content":"Why?","role":"user"}],"model":"m"})"},
        {"quotes", R"({"a":"it's \"so\" and `so` and ''' and \"\"\""})"},
        {"backslashes", R"({"a":"\\ \\\\ \\n \n \t \\' \\\" \u0000 \u001b \\u{41} \\x41"})"},
        {"shell", R"({"a":"$HOME $(id) `id` ${x} !! ; rm -rf / & | > < * ? ~ # %s %n \\"})"},
        {"templates", R"({"a":"${process.exit(1)} {0} %(x)s </script><script>"})"},
        {"scripts of the world", R"({"a":"Grüße 日本語 🍰 عربى नमस्ते"})"_ba},
        {"invisible", "{\"a\":\"\xe2\x80\xa8 \xe2\x80\xa9 \xe2\x80\xae \xef\xbb\xbf \xc2\x85 \x7f \xe2\x80\x8b\"}"},
        {"line ends", "{\n\"a\":\r\n\t\"b\"\n}\n"},
        {"leading @ and -", "[\"@file\",\"-x\"]"},
        {"at the start", "\"@/etc/passwd\""},
        {"large", "{\"a\":\"" + QByteArray("it's ").repeated(60'000) + "\"}"},
    };
    const std::pair<const char *, SnippetLanguage> languages[] = {{"curl", SnippetLanguage::Curl},
                                                                  {"python", SnippetLanguage::Python},
                                                                  {"javascript", SnippetLanguage::JavaScript}};
    for (const auto &[language, value] : languages) {
        for (const auto &[name, body] : bodies)
            QTest::addRow("%s: %s", language, name) << int(value) << body;
    }
}

void TestRequestSnippet::runs()
{
    QFETCH(const int, language);
    QFETCH(const QByteArray, body);
    FakeServer server;
    server.enqueue({"HTTP/1.1 200 OK\r\nContent-Length: 15\r\nContent-Type: text/event-stream\r\n\r\ndata: [D\xc3\x96NE]\n\n"});
    SnippetRequest request{.url = server.url(u"/v1/it's/chat/completions?a=[b]&c=$d"_s),
                           .headers = {{"Content-Type"_ba, "application/json"_ba}, {"X-Odd"_ba, "it's $HOME \\"_ba}},
                           .keyVariable = u"BAKEOFF_TEST_KEY"_s,
                           .body = body};
    const QString snippet = requestSnippet(request, SnippetLanguage(language));
    QVERIFY(!snippet.contains(QString::fromLatin1(kSecret)));
    if (SnippetLanguage(language) != SnippetLanguage::Curl)
        QCOMPARE(literalBody(snippet), body);
    // node and sh are among the packages that the tests need; where there is no Python the literal above has to do.
    if (SnippetLanguage(language) == SnippetLanguage::Python && QStandardPaths::findExecutable(u"python3"_s).isEmpty())
        return;
    QByteArray out;
    switch (SnippetLanguage(language)) {
    case SnippetLanguage::Curl:
        out = sendWith(u"sh"_s, {}, snippet, u"snippet.sh"_s);
        break;
    case SnippetLanguage::Python:
        out = sendWith(u"python3"_s, {}, snippet, u"snippet.py"_s);
        break;
    case SnippetLanguage::JavaScript:
        out = sendWith(u"node"_s, {}, snippet, u"snippet.js"_s);
        break;
    }
    QCOMPARE(server.requests().size(), 1);
    const FakeServer::Request &got = server.requests().constFirst();
    QCOMPARE(got.body, body);
    QCOMPARE(got.method, "POST");
    QCOMPARE(QUrl::fromEncoded(got.target), QUrl::fromEncoded(request.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority)));
    QCOMPARE(got.header("Authorization"), "Bearer " + kSecret);
    QCOMPARE(got.header("Content-Type"), "application/json");
    QCOMPARE(got.header("X-Odd"), "it's $HOME \\");
    QCOMPARE(out, "data: [D\xc3\x96NE]\n\n");
}

QByteArray TestRequestSnippet::sendWith(const QString &program, const QStringList &arguments, const QString &snippet,
                                        const QString &fileName)
{
    QFile file(m_dir.filePath(fileName));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return "cannot write";
    file.write(snippet.toUtf8());
    file.close();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, m_dir.path() + u':' + environment.value(u"PATH"_s));
    environment.insert(u"BAKEOFF_TEST_KEY"_s, QString::fromLatin1(kSecret));
    environment.insert(u"no_proxy"_s, u"127.0.0.1"_s);
    environment.insert(u"PYTHONIOENCODING"_s, u"utf-8"_s);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments + QStringList{file.fileName()});
    bool ended = false;
    connect(&process, &QProcess::finished, this, [&ended] { ended = true; });
    connect(&process, &QProcess::errorOccurred, this, [&ended] { ended = true; });
    const bool inTime = QTest::qWaitFor([&ended] { return ended; }, 20'000);
    if (!inTime || process.exitCode() != 0)
        return "failed: " + process.errorString().toUtf8() + process.readAllStandardError();
    return process.readAllStandardOutput();
}

void TestRequestSnippet::keyVariables_data()
{
    QTest::addColumn<Preset>("preset");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("named");
    QTest::addColumn<bool>("sandbox");
    QTest::addColumn<QString>("variable");
    const auto row = [](const char *name, Preset preset, const char *url, const char *named, const char *variable,
                        bool sandbox = false) {
        QTest::newRow(name) << preset << QString::fromLatin1(url) << QString::fromLatin1(named) << sandbox
                            << QString::fromLatin1(variable);
    };
    row("preset", Preset::Together, "https://api.together.ai/v1", "", "TOGETHER_API_KEY");
    row("named", Preset::Together, "https://api.together.ai/v1", "MINE", "MINE");
    row("local", Preset::Ollama, "http://localhost:11434/v1", "", "");
    row("somewhere", Preset::Generic, "https://example.org/v1", "", "API_KEY");
    row("sandbox", Preset::Sandbox, "http://127.0.0.1:4000/api/v1", "", "SANDBOX_API_KEY", true);
}

void TestRequestSnippet::keyVariables()
{
    QFETCH(const Preset, preset);
    QFETCH(const QString, url);
    QFETCH(const QString, named);
    QFETCH(const bool, sandbox);
    ProviderConfig config;
    config.preset = preset;
    config.baseUrl = QUrl(url);
    config.keyVariable = named;
    config.isSandbox = sandbox;
    const auto request = snippetRequest(config, "{}");
    QVERIFY(request.ok());
    QTEST(request->keyVariable, "variable");
    QCOMPARE(request->url, QUrl(url + u"/chat/completions"_s));
    const QString variable = request->keyVariable;
    for (const auto language : {SnippetLanguage::Curl, SnippetLanguage::Python, SnippetLanguage::JavaScript})
        QCOMPARE(requestSnippet(*request, language).contains(u"Authorization"_s), !variable.isEmpty());
}

void TestRequestSnippet::predictions()
{
    ProviderConfig config;
    config.kind = ProviderKind::Replicate;
    config.preset = Preset::Replicate;
    config.baseUrl = QUrl(u"https://api.replicate.com/v1"_s);
    const auto urlOf = [&](const QByteArray &body, const QString &model) {
        const auto request = snippetRequest(config, body, model);
        return request ? request->url.toString() : QString();
    };
    const QString api = u"https://api.replicate.com/v1/"_s;
    QCOMPARE(urlOf(R"({"input":{"version":"x"}})", u"o/m"_s), api + u"models/o/m/predictions"_s);
    QCOMPARE(urlOf(R"({"input":{},"version":"v1"})", u"o/m"_s), api + u"predictions"_s);
    QCOMPARE(urlOf(R"({"input":{}})", u"deployments/a/app"_s), api + u"deployments/a/app/predictions"_s);
    QCOMPARE(urlOf(R"({"input":{"image":"data:image/png;base64,<left out: 60000 characters>"}})", u"o/m"_s), QString());
    QCOMPARE(snippetRequest(config, "{}", u"o/m"_s)->keyVariable, u"REPLICATE_API_TOKEN"_s);
}

void TestRequestSnippet::headers()
{
    ProviderConfig config;
    config.kind = ProviderKind::OpenRouter;
    config.preset = Preset::OpenRouter;
    config.baseUrl = QUrl(u"https://openrouter.ai/api/v1"_s);
    const auto request = snippetRequest(config, "{}");
    QVERIFY(request.ok());
    const QString snippet = requestSnippet(*request, SnippetLanguage::Curl);
    QVERIFY(snippet.contains(u"x-openrouter-cache: false"_s, Qt::CaseInsensitive));
    QVERIFY(snippet.contains(u"\"Authorization: Bearer $OPENROUTER_API_KEY\""_s));
}

void TestRequestSnippet::notWhole()
{
    ProviderConfig config;
    config.baseUrl = QUrl(u"https://example.org/v1"_s);
    for (const char *body :
         {"", R"({"messages":[{"content":"cut o)",
          R"({"messages":[{"content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,<left out: 5 bytes>"}}]}]})"}) {
        const auto request = snippetRequest(config, body);
        QVERIFY2(!request.ok(), body);
        QCOMPARE(request.error().kind, ErrorKind::LimitExceeded);
    }
}

QTEST_GUILESS_MAIN(TestRequestSnippet)
#include "tst_requestsnippet.moc"
