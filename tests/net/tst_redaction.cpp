// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/redaction.h"

#include <QHttpHeaders>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestRedaction : public QObject {
    Q_OBJECT

private slots:
    void takesOut_data();
    void takesOut();
    void leavesNoTraceOfTheSecret_data();
    void leavesNoTraceOfTheSecret();
    void leavesOtherTextAlone_data();
    void leavesOtherTextAlone();
    void keepsEveryByte();
    void headers();
    void strings();
};

void TestRedaction::takesOut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, QByteArray text, QByteArray expected) { QTest::newRow(name) << text << expected; };
    row("Bearer", "Authorization: Bearer abcdef0123456789", "Authorization: Bearer [key]");
    row("bearer in lower case", "authorization: bearer abcdef0123456789\r\nX: y", "authorization: bearer [key]\r\nX: y");
    row("Bearer of letters", "Authorization: Bearer correcthorsebatterystaple", "Authorization: Bearer [key]");
    row("Bearer elsewhere", "sent Bearer abcdef0123456789.", "sent Bearer [key]");
    row("Basic", "Proxy-Authorization: Basic bWU6c2VjcmV0cGFzcw==", "Proxy-Authorization: Basic [key]");
    row("header without scheme", "X-Api-Key: 9f8e7d6c\r\n", "X-Api-Key: [key]\r\n");
    row("JSON field", R"({"api_key": "0123", "model": "m"})", R"({"api_key": "[key]", "model": "m"})");
    row("JSON in JSON", R"("{\"authorization\":\"Token 0123456789abcdef\"}")", R"("{\"authorization\":\"Token [key]\"}")");
    row("query", "GET https://h/v1?key=AB12&model=m", "GET https://h/v1?key=[key]&model=m");
    row("signed address", "https://h/f.png?token=abc&x=1", "https://h/f.png?token=[key]&x=1");
    row("user part", "https://me:pass@proxy.example:8080/", "https://[key]@proxy.example:8080/");
    row("OpenAI", "key sk-proj-Ab12_cd34-ef56 given", "key [key] given");
    row("OpenRouter", "sk-or-v1-" "0123456789abcdef", "[key]");
    row("Replicate", "(r8_Ab12Cd34Ef56)", "([key])");
    row("XALEN", "xln_live_0123456789", "[key]");
    row("Together", "tgp_v1_0123456789", "[key]");
    row("starred by the server", "Incorrect API key provided: sk-ab************wxyz.", "Incorrect API key provided: [key]");
    row("twice", "sk-or-v1-0123456789 sk-or-v1-9876543210", "[key] [key]");
    row("cookie", "Set-Cookie: session=0123; Path=/", "Set-Cookie: [key]; Path=/");
}

void TestRedaction::takesOut()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, expected);
    QCOMPARE(redacted(text), expected);
    QCOMPARE(redacted(expected), expected); // done twice changes nothing
}

void TestRedaction::leavesNoTraceOfTheSecret_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray odd = "a/b+c=d\"e\\f g";
    QTest::newRow("plain") << "hunter2hunter2"_ba << "say hunter2hunter2!"_ba << "say [key]!"_ba;
    QTest::newRow("inside a word") << "hunter2hunter2"_ba << "xhunter2hunter2y"_ba << "x[key]y"_ba;
    QTest::newRow("several times") << "hunter2hunter2"_ba << "hunter2hunter2hunter2hunter2"_ba << "[key][key]"_ba;
    QTest::newRow("odd characters") << odd << "is " + odd + "." << "is [key]."_ba;
    QTest::newRow("percent-encoded") << odd << "q=a%2Fb%2Bc%3Dd%22e%5Cf%20g&r=1"_ba << "q=[key]&r=1"_ba;
    QTest::newRow("percent-encoded, small") << odd << "q=a%2fb%2bc%3dd%22e%5cf%20g&r=1"_ba << "q=[key]&r=1"_ba;
    QTest::newRow("percent-encoded, capitals in the key") << "Ab/Cd/Ef"_ba << "q=Ab%2fCd%2fEf"_ba << "q=[key]"_ba;
    QTest::newRow("JSON") << odd << R"({"m":"a\/b+c=d\"e\\f g"})"_ba << R"({"m":"[key]"})"_ba;
    QTest::newRow("JSON, safe for HTML") << "ab+cd=ef&gh"_ba << R"("ab\u002bcd\u003def\u0026gh")"_ba << R"("[key]")"_ba;
    QTest::newRow("starred") << "hunter2hunter2"_ba << "wrong key hu**********r2"_ba << "wrong key [key]"_ba;
    QTest::newRow("dotted") << "hunter2hunter2"_ba << "wrong key hunt...ter2"_ba << "wrong key [key]"_ba;
    QTest::newRow("too short to be one") << "key"_ba << "the key"_ba << "the key"_ba;
    QTest::newRow("the sandbox's key") << "sandbox"_ba << "sandbox/echo, Authorization: Bearer sandbox"_ba
                                       << "sandbox/echo, Authorization: Bearer [key]"_ba;
    QTest::newRow("empty") << ""_ba << "abc"_ba << "abc"_ba;
}

void TestRedaction::leavesNoTraceOfTheSecret()
{
    QFETCH(const QByteArray, secret);
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, expected);
    QCOMPARE(redacted(text, {"another secret"_ba, secret}), expected);
}

void TestRedaction::leavesOtherTextAlone_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", "risk-management-2024-plan", "ask-me-anything-about-2020", "sk-learn", "sk-learn-is-a-library",
          "the bearer of this letter", "Basic understanding of physics", "use Bearer authentication", "{\"model\":\"m\",\"max_tokens\":200}",
          "https://openrouter.ai/api/v1/models?q=a", "\"usage\":{\"prompt_tokens\":5}", "mail me@example.org",
          "monkey=3&turkey=4", "token count: 12", "data: {\"choices\":[{\"delta\":{\"content\":\"a key is a key\"}}]}",
          "key: C sharp minor", "Keep-Alive: timeout=5"})
        QTest::newRow(text) << QByteArray(text);
}

void TestRedaction::leavesOtherTextAlone()
{
    QFETCH(const QByteArray, text);
    QCOMPARE(redacted(text, {"hunter2hunter2"_ba}), text);
}

void TestRedaction::keepsEveryByte()
{
    QByteArray all;
    for (int c = 0; c < 256; ++c)
        all += char(c);
    QCOMPARE(redacted(all + "sk-or-v1-0123456789" + all), all + "[key]" + all);
}

void TestRedaction::headers()
{
    QHttpHeaders headers;
    headers.append("Authorization", "Bearer hunter2hunter2");
    headers.append("authorization", "whatever");
    headers.append("Content-Type", "application/json");
    headers.append("X-Echo", "you sent hunter2hunter2");
    headers.append("Set-Cookie", "a=b");
    headers.append("X-Generation-Id", "gen-123");
    QCOMPARE(redactedHeaders(headers, {"hunter2hunter2"_ba}),
             "authorization: [key]\r\nauthorization: [key]\r\ncontent-type: application/json\r\n"
             "x-echo: you sent [key]\r\nset-cookie: [key]\r\nx-generation-id: gen-123\r\n"_ba);
}

void TestRedaction::strings()
{
    QCOMPARE(redacted(u"Schlüssel hunter2hunter2 – falsch"_s, {"hunter2hunter2"_ba}), u"Schlüssel [key] – falsch"_s);
}

QTEST_APPLESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
