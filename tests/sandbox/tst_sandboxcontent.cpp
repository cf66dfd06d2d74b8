// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawclient.h"
#include "sandbox/sandboxmodels.h"
#include "sandbox/sandboxserver.h"

#include <QTest>

#include <memory>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kRouter = "/api/v1/chat/completions";
const QByteArray kOpenAi = "/openai/v1/chat/completions";
const QByteArray kPng = QByteArray::fromHex("89504e470d0a1a0a00").toBase64();
const QByteArray kWav = (QByteArray::fromHex("524946462400000057415645") + "fmt ").toBase64();
const QByteArray kPdf = "%PDF-1.4\n..."_ba.toBase64();

QByteArray imagePart(const QByteArray &url)
{
    return R"({"type":"image_url","image_url":{"url":")" + url + R"("}})";
}

QByteArray filePart(const QByteArray &data, const QByteArray &name = R"("filename":"a.pdf",)")
{
    return R"({"type":"file","file":{)" + name + R"("file_data":")" + data + R"("}})";
}

QByteArray audioPart(const QByteArray &data, const QByteArray &format)
{
    return R"({"type":"input_audio","input_audio":{"data":")" + data + R"(","format":")" + format + R"("}})";
}

const QByteArray kImagePart = imagePart("data:image/png;base64," + kPng);

} // namespace

/// What stands in a request beyond plain text: files, words to go on from, the form of the answer.
class TestSandboxContent : public QObject {
    Q_OBJECT
private slots:
    void init();
    void parts_data();
    void parts();
    void partsOfOtherRoles();
    void modelsThatTakeNoFiles();
    void attachmentsAreCounted();
    void goesOn_data();
    void goesOn();
    void storiesGoOn();
    void formats_data();
    void formats();
    void refusedSettings_data();
    void refusedSettings();
    void reasoningBudget();
    void hostsByPriceAndQuantization_data();
    void hostsByPriceAndQuantization();
    void catalogueSaysWhatIsTaken();

private:
    /// Posts to echo with these messages and further members of the body.
    void ask(RawClient &client, const QByteArray &messages, const QByteArray &more = {},
             const QByteArray &model = "sandbox/echo:bulk", const QByteArray &path = kRouter);
    static QByteArray user(const QByteArray &content) { return R"({"role":"user","content":)" + content + "}"; }
    static QString text(const RawClient &client)
    {
        return client.json()[u"choices"][0][u"message"][u"content"].toString();
    }

    SystemClock m_clock;
    std::unique_ptr<SandboxServer> m_server;
};

void TestSandboxContent::init()
{
    m_server = std::make_unique<SandboxServer>(SandboxServerOptions{.token = u"t"_s, .seed = 1}, m_clock);
    QVERIFY(m_server->listen().ok());
}

void TestSandboxContent::ask(RawClient &client, const QByteArray &messages, const QByteArray &more,
                             const QByteArray &model, const QByteArray &path)
{
    const QByteArray body = R"({"model":")" + model + R"(","messages":[)" + messages + "]" +
                            (more.isEmpty() ? QByteArray() : "," + more) + "}";
    client.send("POST " + path + " HTTP/1.1\r\nAuthorization: Bearer sandbox\r\nContent-Length: " +
                QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QTRY_VERIFY(client.whole());
}

void TestSandboxContent::parts_data()
{
    QTest::addColumn<QByteArray>("parts");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says"); // of the answer, or of the error
    const auto row = [](const char *name, const QByteArray &parts, int status, const QByteArray &says) {
        QTest::newRow(name) << parts << status << says;
    };
    const QByteArray look = R"({"type":"text","text":"look"},)";
    row("text", R"({"type":"text","text":"one"},{"type":"text","text":"two"})", 200, "one\n\ntwo");
    row("image", look + kImagePart, 200, "look\n\n- image: image/png, 9 bytes");
    row("image alone", kImagePart, 200, "- image: image/png, 9 bytes");
    row("pdf", look + filePart("data:application/pdf;base64," + kPdf), 200,
        "look\n\n- file: application/pdf, 12 bytes, a.pdf");
    row("audio", look + audioPart(kWav, "wav"), 200, "look\n\n- audio: audio/wav, 16 bytes");
    row("three", look + kImagePart + "," + kImagePart + "," + audioPart(kWav, "wav"), 200,
        "look\n\n- image: image/png, 9 bytes\n- image: image/png, 9 bytes\n- audio: audio/wav, 16 bytes");
    row("no type", R"({"text":"one"})", 400, "type");
    row("unknown type", R"({"type":"smell"})", 400, "smell");
    row("video", R"({"type":"video_url","video_url":{"url":"https://example.org/a.mp4"}})", 404, "video");
    row("text without text", R"({"type":"text"})", 400, "text");
    row("image without address", R"({"type":"image_url","image_url":{}})", 400, "image_url.url");
    row("image from the net", imagePart("https://example.org/a.png"), 400, "fetches nothing");
    row("image without base64", imagePart("data:image/png," + kPng), 400, "data URL");
    row("image, broken base64", imagePart("data:image/png;base64,iVBO!w0K"), 400, "base64");
    row("image, base64 cut off", imagePart("data:image/png;base64," + kPng.chopped(1)), 400, "base64");
    row("image that is text", imagePart("data:image/png;base64," + "hello!"_ba.toBase64()), 400, "unsupported image");
    row("image of another type", imagePart("data:image/jpeg;base64," + kPng), 400, "image/png, not image/jpeg");
    row("pdf without name", filePart("data:application/pdf;base64," + kPdf, ""), 400, "filename");
    row("pdf that is none", filePart("data:application/pdf;base64," + kPng), 400, "PDF");
    row("bare base64 as pdf", filePart(kPdf), 400, "data URL");
    row("audio as data URL", audioPart("data:audio/wav;base64," + kWav, "wav"), 400, "without a prefix");
    row("audio without format", R"({"type":"input_audio","input_audio":{"data":"UklGRg=="}})", 400, "format");
    row("audio of unknown format", audioPart(kWav, "midi"), 400, "format");
    row("audio of another format", audioPart(kWav, "mp3"), 400, "not mp3");
}

void TestSandboxContent::parts()
{
    QFETCH(const QByteArray, parts);
    QFETCH(const int, status);
    QFETCH(const QByteArray, says);
    for (const QByteArray &path : {kRouter, kOpenAi}) {
        RawClient client(m_server->port());
        ask(client, user("[" + parts + "]"), {}, "sandbox/echo:bulk", path);
        QVERIFY2(client.status() == status, client.body().constData());
        if (status == 200)
            QCOMPARE(text(client).toUtf8(), says);
        else
            QVERIFY2(client.json()[u"error"][u"message"].toString().contains(QString::fromUtf8(says)), client.body().constData());
    }
}

void TestSandboxContent::partsOfOtherRoles()
{
    for (const char *role : {"system", "assistant"}) {
        RawClient client(m_server->port());
        ask(client, R"({"role":")" + QByteArray(role) + R"(","content":[)" + kImagePart + "]}," + user(R"("hi")"));
        QCOMPARE(client.status(), 400);
        RawClient plain(m_server->port());
        ask(plain, R"({"role":")" + QByteArray(role) + R"(","content":[{"type":"text","text":"a"}]},)" + user(R"("hi")"));
        QCOMPARE(plain.status(), 200);
    }
}

void TestSandboxContent::modelsThatTakeNoFiles()
{
    RawClient router(m_server->port());
    ask(router, user("[" + kImagePart + "]"), {}, "sandbox/story-fast");
    QCOMPARE(router.status(), 404);
    QCOMPARE(router.json()[u"error"][u"message"].toString(), u"No endpoints found that support image input"_s);
    RawClient openAi(m_server->port());
    ask(openAi, user("[" + audioPart(kWav, "wav") + "]"), {}, "sandbox/story-fast", kOpenAi);
    QCOMPARE(openAi.status(), 400);
    // The next of several models may take it.
    RawClient fallback(m_server->port());
    ask(fallback, user("[" + kImagePart + "]"), R"("models":["sandbox/echo:bulk"])", "sandbox/story-fast");
    QCOMPARE(fallback.status(), 200);
    QCOMPARE(text(fallback), u"- image: image/png, 9 bytes"_s);
}

void TestSandboxContent::attachmentsAreCounted()
{
    const auto promptTokens = [this](const QByteArray &parts) {
        RawClient client(m_server->port());
        ask(client, user("[" + parts + "]"));
        return client.json()[u"usage"][u"prompt_tokens"].toInt();
    };
    const QByteArray pdf = ("%PDF-1.4\n" + QByteArray(2500, 'x')).toBase64();
    QCOMPARE(promptTokens(R"({"type":"text","text":"one"})"), 1);
    QCOMPARE(promptTokens(R"({"type":"text","text":"one"},)" + filePart("data:application/pdf;base64," + pdf)), 4);
}

void TestSandboxContent::goesOn_data()
{
    QTest::addColumn<QByteArray>("question");
    QTest::addColumn<QByteArray>("begun");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reasoning");
    const auto row = [](const char *name, const char *question, const char *begun, const char *text,
                        const char *reasoning = "") {
        QTest::newRow(name) << QByteArray(question) << QByteArray(begun) << QString::fromUtf8(text)
                            << QString::fromUtf8(reasoning);
    };
    row("from the middle of a word", R"("one two three")", R"("one tw")", "o three");
    row("at the end", R"("one two")", R"("one two")", "");
    row("an empty beginning is none", R"("<think>hm</think>one two")", R"("")", "one two", "hm");
    row("not anew thought of", R"("<think>hm</think>one two")", R"("one ")", "two");
    row("other words", R"("one two")", R"("Sure: ")", "one two");
    row("behind a file", R"([{"type":"text","text":"look"},{"type":"text","text":"up"}])", R"("look\n")", "\nup");
}

void TestSandboxContent::goesOn()
{
    QFETCH(const QByteArray, question);
    QFETCH(const QByteArray, begun);
    RawClient client(m_server->port());
    ask(client, user(question) + R"(,{"role":"assistant","content":)" + begun + "}");
    QCOMPARE(client.status(), 200);
    QTEST(text(client), "text");
    QTEST(client.json()[u"choices"][0][u"message"][u"reasoning"].toString(), "reasoning");
}

void TestSandboxContent::storiesGoOn()
{
    const QByteArray settings = R"("temperature":0,"max_tokens":40)";
    RawClient whole(m_server->port());
    ask(whole, user(R"("One day")"), settings, "sandbox/story-fast");
    const QString story = text(whole);
    QVERIFY(story.size() > 40);
    // Without chance in it the rest is the same, but for the blank line between the two messages.
    RawClient rest(m_server->port());
    ask(rest, user(R"("One day")") + R"(,{"role":"assistant","content":", a little"})", settings, "sandbox/story-fast");
    QCOMPARE(rest.status(), 200);
    QVERIFY(!text(rest).isEmpty());
    RawClient again(m_server->port());
    ask(again, user(R"("One day\n\n, a little")"), settings, "sandbox/story-fast");
    QCOMPARE(text(rest), text(again));
}

void TestSandboxContent::formats_data()
{
    QTest::addColumn<QByteArray>("question");
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const char *question, const QByteArray &format, int status,
                        const char *says) {
        QTest::newRow(name) << QByteArray(question) << format << status << QByteArray(says);
    };
    const QByteArray object = R"({"type":"json_object"})";
    const QByteArray schema = R"({"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object",
        "properties":{"a":{"type":"integer"}},"required":["a"]}}})";
    row("text", R"("plain")", R"({"type":"text"})", 200, "plain");
    row("the prompt is JSON", R"("{\"a\": 1}")", object, 200, R"({"a": 1})");
    row("a block of it is", R"("Say\n```json\n{\"a\": 1}\n```\nplease")", object, 200, R"({"a": 1})");
    row("no JSON", R"("Say something")", object, 400, "no JSON");
    row("a list is no object", R"("[1]")", object, 400, "no JSON");
    row("fits the schema", R"("{\"a\": 1}")", schema, 200, R"({"a": 1})");
    row("the block that fits", R"("```\n{\"a\": \"x\"}\n```\n\n```\n{\"a\": 2}\n```\n")", schema, 200, R"({"a": 2})");
    row("does not fit", R"("{\"b\": 1}")", schema, 400, "no JSON");
    row("no type", R"("hi")", "{}", 400, "response_format.type");
    row("unknown type", R"("hi")", R"({"type":"xml"})", 400, "response_format.type");
    row("no object", R"("hi")", R"("json")", 400, "response_format");
    row("no name", R"("hi")", R"({"type":"json_schema","json_schema":{"schema":{}}})", 400, "name");
    row("no schema", R"("hi")", R"({"type":"json_schema","json_schema":{"name":"n"}})", 400, "schema");
    row("no valid schema", R"("hi")",
        R"({"type":"json_schema","json_schema":{"name":"n","schema":{"type":5}}})", 400, "Invalid schema");
}

void TestSandboxContent::formats()
{
    QFETCH(const QByteArray, question);
    QFETCH(const QByteArray, format);
    QFETCH(const int, status);
    QFETCH(const QByteArray, says);
    RawClient client(m_server->port());
    ask(client, user(question), "\"response_format\":" + format);
    QVERIFY2(client.status() == status, client.body().constData());
    if (status == 200)
        QCOMPARE(text(client).toUtf8(), says);
    else
        QVERIFY2(client.json()[u"error"][u"message"].toString().contains(QString::fromUtf8(says)), client.body().constData());
}

void TestSandboxContent::refusedSettings_data()
{
    QTest::addColumn<QByteArray>("setting");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *setting, const char *says) {
        QTest::newRow(setting) << QByteArray(setting) << QByteArray(says);
    };
    row(R"("min_p":1.5)", "min_p");
    row(R"("frequency_penalty":3)", "frequency_penalty");
    row(R"("presence_penalty":-2.5)", "presence_penalty");
    row(R"("repetition_penalty":"much")", "repetition_penalty");
    row(R"("reasoning":{"effort":"huge"})", "effort");
    row(R"("reasoning_effort":"huge")", "effort");
    row(R"("reasoning":{"effort":"low","max_tokens":5})", "Only one");
    row(R"("provider":{"sort":"beauty"})", "sort");
    row(R"("provider":{"quantizations":["int3"]})", "int3");
    row(R"("provider":{"data_collection":"maybe"})", "data_collection");
    row(R"("provider":{"zdr":1})", "zdr");
    row(R"("provider":{"max_price":5})", "max_price");
    row(R"("provider":{"max_price":{"prompt":"cheap"}})", "max_price");
    row(R"("provider":{"max_price":{"completion":-1}})", "max_price");
}

void TestSandboxContent::refusedSettings()
{
    QFETCH(const QByteArray, setting);
    QFETCH(const QByteArray, says);
    RawClient client(m_server->port());
    ask(client, user(R"("hi")"), setting);
    QVERIFY2(client.status() == 400, client.body().constData());
    QVERIFY2(client.body().contains(says), client.body().constData());
}

void TestSandboxContent::reasoningBudget()
{
    RawClient client(m_server->port());
    ask(client, user(R"("<think>one two three four</think>five")"), R"("reasoning":{"max_tokens":2})");
    QCOMPARE(client.json()[u"choices"][0][u"message"][u"reasoning"].toString(), u"one two"_s);
    QCOMPARE(text(client), u"five"_s);
    QCOMPARE(client.json()[u"usage"][u"completion_tokens_details"][u"reasoning_tokens"].toInt(), 2);
}

void TestSandboxContent::hostsByPriceAndQuantization_data()
{
    QTest::addColumn<QByteArray>("provider");
    QTest::addColumn<QString>("host"); // empty: none is left
    const auto row = [](const char *name, const char *provider, const char *host) {
        QTest::newRow(name) << QByteArray(provider) << QString::fromLatin1(host);
    };
    // Sandbox A: 0.15 and 0.6 dollars a million tokens; B: a fifth less.
    row("dear enough", R"({"max_price":{"prompt":"0.15","completion":"0.6"}})", "Sandbox A");
    row("cheaper", R"({"max_price":{"completion":"0.59"}})", "Sandbox B");
    row("as a number", R"({"max_price":{"prompt":0.13}})", "Sandbox B");
    row("too cheap", R"({"max_price":{"prompt":"0.1"}})", "");
    row("a price per request of nothing", R"({"max_price":{"request":"0"}})", "Sandbox A");
    row("quantization", R"({"quantizations":["fp8","fp32"]})", "Sandbox A");
    row("another quantization", R"({"quantizations":["fp8"]})", "");
    row("nothing is kept", R"({"data_collection":"deny","zdr":true})", "Sandbox A");
}

void TestSandboxContent::hostsByPriceAndQuantization()
{
    QFETCH(const QByteArray, provider);
    QFETCH(const QString, host);
    RawClient client(m_server->port());
    ask(client, user(R"("One day")"), R"("max_tokens":2,"provider":)" + provider, "sandbox/story-fast");
    QCOMPARE(client.status(), host.isEmpty() ? 404 : 200);
    QCOMPARE(client.json()[u"provider"].toString(), host);
}

void TestSandboxContent::catalogueSaysWhatIsTaken()
{
    const auto names = [this](const QByteArray &query) {
        RawClient client(m_server->port());
        client.send(RawClient::get("/api/v1/models?q=sandbox&limit=4&" + query));
        QStringList ids;
        if (QTest::qWaitFor([&client] { return client.whole(); })) {
            for (const QJsonValue model : client.json()[u"data"].toArray())
                ids << model[u"id"].toString();
        }
        return ids;
    };
    QCOMPARE(names("input_modalities=text").first(), u"story-slow"_s);
    QCOMPARE(names("input_modalities=image,file").first(), u"echo"_s);
    QCOMPARE(names("input_modalities=video"), QStringList());
    QCOMPARE(names("supported_parameters=structured_outputs").first(), u"echo"_s);
    const SandboxModels models;
    const QJsonObject echo = SandboxModels::openRouterModel(*models.find(u"echo"_s)->model);
    QCOMPARE(echo[u"architecture"][u"modality"].toString(), u"text+image+file+audio->text"_s);
    QCOMPARE(echo[u"pricing"][u"image"].toString(), u"0"_s);
    QCOMPARE(echo[u"pricing"][u"audio"], echo[u"pricing"][u"prompt"]);
    const QJsonObject story = SandboxModels::openRouterModel(*models.find(u"story-hot"_s)->model);
    QVERIFY(!story[u"pricing"].toObject().contains(u"image"));
}

QTEST_GUILESS_MAIN(TestSandboxContent)
#include "tst_sandboxcontent.moc"
