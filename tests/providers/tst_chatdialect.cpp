// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/openai/chatdialect.h"

#include "base/clock.h"
#include "chatrecorder.h"
#include "fakeserver.h"
#include "providers/openai/chatmessages.h"
#include "providers/provider.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestChatDialect : public QObject {
    Q_OBJECT
private slots:
    void everySetting_data();
    void everySetting();
    void reasoning_data();
    void reasoning();
    void extraWins();
    void plainContentWithoutAttachments();
    void parts_data();
    void parts();
    void textInAFence_data();
    void textInAFence();
    void refusedAttachments_data();
    void refusedAttachments();
    void prefill_data();
    void prefill();
    void emptyPrefill();
    void attachmentsAloneAreAPrompt();
    void largeRequestsAreKeptWithoutBytes();
    void ignored_data();
    void ignored();
};

namespace {

Attachment attach(const QString &name, const QByteArray &data)
{
    return makeAttachment(name, data).valueOr({});
}

const QByteArray kPng = QByteArray::fromHex("89504e470d0a1a0a00");
const QByteArray kPdf = "%PDF-1.4\n..."_ba;
const QByteArray kWav = QByteArray::fromHex("524946462400000057415645") + "fmt ";
const QByteArray kFlac = "fLaC...."_ba;

ChatRequest prompted(const QString &text, const QList<Attachment> &attachments = {})
{
    ChatRequest request;
    request.model = u"m"_s;
    request.messages = {{ChatRole::User, text, attachments}};
    return request;
}

QJsonObject bodyOf(const ChatRequest &request, ProviderKind kind, Preset preset)
{
    return QJsonDocument::fromJson(chatBody(request, chatDialect(kind, preset))).object();
}

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

GenerationSettings allSettings()
{
    GenerationSettings s;
    s.temperature = 0.7;
    s.topP = 0.9;
    s.topK = 40;
    s.minP = 0.05;
    s.frequencyPenalty = 0.25;
    s.presencePenalty = -0.5;
    s.repetitionPenalty = 1.1;
    s.maxTokens = 100;
    s.seed = 9'007'199'254'740'993; // 2^53 + 1: no double
    s.stop = {u"END"_s, u"\n\n"_s};
    s.responseFormat = {{"type"_L1, "json_object"_L1}};
    return s;
}

} // namespace

void TestChatDialect::everySetting_data()
{
    QTest::addColumn<ProviderKind>("kind");
    QTest::addColumn<Preset>("preset");
    QTest::addColumn<QByteArray>("settings"); // what stands in the body besides model, messages and stream
    const QByteArray common = R"("frequency_penalty":0.25,"presence_penalty":-0.5,"response_format":{"type":"json_object"},
        "seed":9007199254740993,"stop":["END","\n\n"],"temperature":0.7,"top_p":0.9)";
    const auto row = [&common](const char *name, ProviderKind kind, Preset preset, const QByteArray &own) {
        QTest::newRow(name) << kind << preset << QByteArray("{" + common + "," + own + "}");
    };
    row("OpenRouter", ProviderKind::OpenRouter, Preset::OpenRouter,
        R"("top_k":40,"min_p":0.05,"repetition_penalty":1.1,"max_completion_tokens":100)");
    row("sandbox", ProviderKind::OpenRouter, Preset::Sandbox,
        R"("top_k":40,"min_p":0.05,"repetition_penalty":1.1,"max_completion_tokens":100)");
    row("generic", ProviderKind::OpenAi, Preset::Generic,
        R"("top_k":40,"min_p":0.05,"repetition_penalty":1.1,"max_tokens":100)");
    row("Together AI", ProviderKind::OpenAi, Preset::Together,
        R"("top_k":40,"min_p":0.05,"repetition_penalty":1.1,"max_tokens":100)");
    row("vLLM", ProviderKind::OpenAi, Preset::Vllm,
        R"("top_k":40,"min_p":0.05,"repetition_penalty":1.1,"max_tokens":100)");
    row("llama-server", ProviderKind::OpenAi, Preset::LlamaServer,
        R"("top_k":40,"min_p":0.05,"repeat_penalty":1.1,"max_tokens":100)");
    row("LM Studio", ProviderKind::OpenAi, Preset::LmStudio, R"("top_k":40,"repeat_penalty":1.1,"max_tokens":100)");
    row("OpenAI", ProviderKind::OpenAi, Preset::OpenAi, R"("max_completion_tokens":100)");
    row("Ollama", ProviderKind::OpenAi, Preset::Ollama, R"("max_tokens":100)");
}

void TestChatDialect::everySetting()
{
    QFETCH(const ProviderKind, kind);
    QFETCH(const Preset, preset);
    QFETCH(const QByteArray, settings);
    ChatRequest request = prompted(u"Why?"_s);
    request.settings = allSettings();
    const QByteArray bytes = chatBody(request, chatDialect(kind, preset));
    QVERIFY2(bytes.contains("9007199254740993"), bytes.constData());
    QJsonObject body = QJsonDocument::fromJson(bytes).object();
    for (const char *key : {"messages", "model", "stream", "stream_options"})
        body.remove(QLatin1StringView(key));
    QCOMPARE(body, object(settings));
}

void TestChatDialect::reasoning_data()
{
    QTest::addColumn<ProviderKind>("kind");
    QTest::addColumn<QString>("effort");
    QTest::addColumn<int>("budget");
    QTest::addColumn<QByteArray>("fields");
    const auto row = [](const char *name, ProviderKind kind, const QString &effort, int budget, const char *fields) {
        QTest::newRow(name) << kind << effort << budget << QByteArray(fields);
    };
    using enum ProviderKind;
    row("none", OpenRouter, {}, 0, "{}");
    row("effort", OpenRouter, u"high"_s, 0, R"({"reasoning":{"effort":"high"}})");
    row("off", OpenRouter, u"none"_s, 0, R"({"reasoning":{"effort":"none"}})");
    row("budget", OpenRouter, {}, 2000, R"({"reasoning":{"max_tokens":2000}})");
    row("the budget wins", OpenRouter, u"high"_s, 2000, R"({"reasoning":{"max_tokens":2000}})");
    row("effort, plain", OpenAi, u"high"_s, 0, R"({"reasoning_effort":"high"})");
    row("budget, plain: no field", OpenAi, {}, 2000, "{}");
    row("both, plain", OpenAi, u"low"_s, 2000, R"({"reasoning_effort":"low"})");
}

void TestChatDialect::reasoning()
{
    QFETCH(const ProviderKind, kind);
    QFETCH(const QString, effort);
    QFETCH(const int, budget);
    QFETCH(const QByteArray, fields);
    ChatRequest request = prompted(u"Why?"_s);
    request.settings.reasoningEffort = effort;
    if (budget > 0)
        request.settings.reasoningMaxTokens = budget;
    QJsonObject body = bodyOf(request, kind, Preset::Generic);
    for (const char *key : {"messages", "model", "stream", "stream_options"})
        body.remove(QLatin1StringView(key));
    QCOMPARE(body, object(fields));
}

void TestChatDialect::extraWins()
{
    ChatRequest request = prompted(u"Why?"_s);
    request.settings.temperature = 1;
    request.settings.reasoningEffort = u"low"_s;
    request.settings.extra = object(
        R"({"temperature":0,"logit_bias":{"1":2},"reasoning":{"enabled":true},"model":"other","user":null})");
    const QJsonObject body = bodyOf(request, ProviderKind::OpenRouter, Preset::OpenRouter);
    QCOMPARE(body["temperature"_L1].toDouble(-1), 0);
    QCOMPARE(body["logit_bias"_L1].toObject(), object(R"({"1":2})"));
    QCOMPARE(body["reasoning"_L1].toObject(), object(R"({"enabled":true})"));
    QCOMPARE(body["model"_L1].toString(), u"other"_s);
    QVERIFY(body.contains("user"_L1) && body["user"_L1].isNull());
}

void TestChatDialect::plainContentWithoutAttachments()
{
    ChatRequest request = prompted(u"look"_s, {attach(u"a.png"_s, kPng)});
    request.messages.append({ChatRole::Assistant, u"I see"_s, {}});
    request.messages.append({ChatRole::User, u"and?"_s, {}});
    const QJsonArray messages = bodyOf(request, ProviderKind::OpenRouter, Preset::OpenRouter)["messages"_L1].toArray();
    QVERIFY(messages[0]["content"_L1].isArray());
    QCOMPARE(messages[1]["content"_L1], QJsonValue(u"I see"_s));
    QCOMPARE(messages[2]["content"_L1], QJsonValue(u"and?"_s));
}

void TestChatDialect::parts_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("part");
    const auto row = [](const char *name, const QByteArray &data, const QByteArray &part) {
        QTest::newRow(name) << data << part;
    };
    row("image", kPng,
        R"({"type":"image_url","image_url":{"url":"data:image/png;base64,)" + kPng.toBase64() + R"("}})");
    row("pdf", kPdf,
        R"({"type":"file","file":{"filename":"it","file_data":"data:application/pdf;base64,)" + kPdf.toBase64() +
            R"("}})");
    row("wav", kWav, R"({"type":"input_audio","input_audio":{"format":"wav","data":")" + kWav.toBase64() + R"("}})");
    row("flac", kFlac,
        R"({"type":"input_audio","input_audio":{"format":"flac","data":")" + kFlac.toBase64() + R"("}})");
    row("mp3", "ID3\3\0\0\0\0\0\0"_ba,
        R"({"type":"input_audio","input_audio":{"format":"mp3","data":")" + "ID3\3\0\0\0\0\0\0"_ba.toBase64() + R"("}})");
    const QByteArray m4a = QByteArray::fromHex("00000018") + "ftypM4A " + QByteArray(12, '\0');
    row("m4a", m4a, R"({"type":"input_audio","input_audio":{"format":"m4a","data":")" + m4a.toBase64() + R"("}})");
    row("text", "a\nb\n", R"({"type":"text","text":"it:\n```\na\nb\n```"})");
}

void TestChatDialect::parts()
{
    QFETCH(const QByteArray, data);
    QFETCH(const QByteArray, part);
    for (const auto &[kind, preset] : {std::pair{ProviderKind::OpenRouter, Preset::OpenRouter},
                                       std::pair{ProviderKind::OpenAi, Preset::Generic}}) {
        const QJsonObject body = bodyOf(prompted(u"What is it?"_s, {attach(u"it"_s, data)}), kind, preset);
        const QJsonArray content = body["messages"_L1][0]["content"_L1].toArray();
        QCOMPARE(content.size(), 2);
        QCOMPARE(content[0].toObject(), object(R"({"type":"text","text":"What is it?"})"));
        QCOMPARE(content[1].toObject(), object(part));
    }
}

void TestChatDialect::textInAFence_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("text");
    QTest::newRow("without a last line end") << QByteArray("a") << u"n.md:\n```\na\n```"_s;
    QTest::newRow("with a fence in it") << QByteArray("```c\nx\n```\n") << u"n.md:\n````\n```c\nx\n```\n````"_s;
    QTest::newRow("with a longer one") << QByteArray("`````") << u"n.md:\n``````\n`````\n``````"_s;
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf" "a\n") << u"n.md:\n```\na\n```"_s;
}

void TestChatDialect::textInAFence()
{
    QFETCH(const QByteArray, file);
    const QJsonObject body =
        bodyOf(prompted(u"Sum up"_s, {attach(u"n.md"_s, file)}), ProviderKind::OpenRouter, Preset::OpenRouter);
    QTEST(body["messages"_L1][0]["content"_L1][1]["text"_L1].toString(), "text");
}

void TestChatDialect::refusedAttachments_data()
{
    QTest::addColumn<Preset>("preset");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<bool>("sent");
    QTest::newRow("OpenAI, wav") << Preset::OpenAi << kWav << true;
    QTest::newRow("OpenAI, flac") << Preset::OpenAi << kFlac << false;
    QTest::newRow("OpenAI, pdf") << Preset::OpenAi << kPdf << true;
    QTest::newRow("Ollama, image") << Preset::Ollama << kPng << true;
    QTest::newRow("Ollama, pdf") << Preset::Ollama << kPdf << false;
    QTest::newRow("LM Studio, audio") << Preset::LmStudio << kWav << false;
    QTest::newRow("llama-server, wav") << Preset::LlamaServer << kWav << true;
    QTest::newRow("LM Studio, pdf") << Preset::LmStudio << kPdf << false;
    QTest::newRow("Ollama, audio") << Preset::Ollama << kFlac << true;
    QTest::newRow("Together AI, wav") << Preset::Together << kWav << true;
    QTest::newRow("Together AI, flac") << Preset::Together << kFlac << false;
    QTest::newRow("Together AI, pdf") << Preset::Together << kPdf << false;
    QTest::newRow("llama-server, flac") << Preset::LlamaServer << kFlac << true;
    QTest::newRow("llama-server, pdf") << Preset::LlamaServer << kPdf << false;
    QTest::newRow("llama-server, text") << Preset::LlamaServer << QByteArray("text") << true;
    QTest::newRow("vLLM, pdf") << Preset::Vllm << kPdf << false;
    QTest::newRow("unknown server, pdf") << Preset::Generic << kPdf << true;
}

void TestChatDialect::refusedAttachments()
{
    QFETCH(const Preset, preset);
    QFETCH(const QByteArray, data);
    QFETCH(const bool, sent);
    const Status status = checkChat(prompted(u"?"_s, {attach(u"it"_s, data)}), chatDialect(ProviderKind::OpenAi, preset));
    QCOMPARE(status.ok(), sent);
    if (!sent)
        QCOMPARE(status.error().kind, ErrorKind::BadInput);
}

void TestChatDialect::prefill_data()
{
    QTest::addColumn<ProviderKind>("kind");
    QTest::addColumn<Preset>("preset");
    QTest::addColumn<bool>("asked");
    QTest::addColumn<bool>("flags");
    QTest::addColumn<bool>("noThinking");
    QTest::newRow("OpenRouter") << ProviderKind::OpenRouter << Preset::OpenRouter << false << false << false;
    QTest::newRow("sandbox") << ProviderKind::OpenRouter << Preset::Sandbox << false << false << false;
    QTest::newRow("llama-server") << ProviderKind::OpenAi << Preset::LlamaServer << false << false << true;
    QTest::newRow("vLLM") << ProviderKind::OpenAi << Preset::Vllm << false << true << false;
    QTest::newRow("OpenAI") << ProviderKind::OpenAi << Preset::OpenAi << true << false << false;
    QTest::newRow("Ollama") << ProviderKind::OpenAi << Preset::Ollama << true << false << false;
    QTest::newRow("generic") << ProviderKind::OpenAi << Preset::Generic << true << false << false;
}

void TestChatDialect::prefill()
{
    QFETCH(const ProviderKind, kind);
    QFETCH(const Preset, preset);
    QFETCH(const bool, asked);
    QFETCH(const bool, flags);
    QFETCH(const bool, noThinking);
    ChatRequest request = prompted(u"Count"_s);
    request.messages.append({ChatRole::Assistant, u"one, two, th"_s, {}});
    const QJsonObject body = bodyOf(request, kind, preset);
    const QJsonArray messages = body["messages"_L1].toArray();
    QCOMPARE(messages.size(), asked ? 3 : 2);
    QCOMPARE(messages[1]["content"_L1].toString(), u"one, two, th"_s);
    QCOMPARE(messages.last()["role"_L1].toString(), asked ? u"user"_s : u"assistant"_s);
    QCOMPARE(body["continue_final_message"_L1].toBool(), flags);
    QCOMPARE(body.contains("add_generation_prompt"_L1), flags);
    QCOMPARE(body["chat_template_kwargs"_L1]["enable_thinking"_L1],
             noThinking ? QJsonValue(false) : QJsonValue(QJsonValue::Undefined));
    // An answer of old in the middle is none.
    request.messages.append({ChatRole::User, u"And?"_s, {}});
    const QJsonObject later = bodyOf(request, kind, preset);
    QCOMPARE(later["messages"_L1].toArray().size(), 3);
    QVERIFY(!later.contains("continue_final_message"_L1));
    QVERIFY(!later.contains("chat_template_kwargs"_L1));
}

void TestChatDialect::emptyPrefill()
{
    ChatRequest request = prompted(u"Count"_s);
    request.messages.append({ChatRole::Assistant, QString(), {}});
    for (const Preset preset : {Preset::Generic, Preset::Vllm}) {
        const QJsonObject body = bodyOf(request, ProviderKind::OpenAi, preset);
        QCOMPARE(body["messages"_L1].toArray().size(), 1);
        QVERIFY(!body.contains("continue_final_message"_L1));
    }
}

void TestChatDialect::attachmentsAloneAreAPrompt()
{
    const ChatDialect dialect = chatDialect(ProviderKind::OpenRouter, Preset::OpenRouter);
    QVERIFY(!checkChat(prompted(u" "_s), dialect).ok());
    const ChatRequest request = prompted({}, {attach(u"a.png"_s, kPng)});
    QVERIFY(checkChat(request, dialect).ok());
    const QJsonObject body = QJsonDocument::fromJson(chatBody(request, dialect)).object();
    QCOMPARE(body["messages"_L1][0]["content"_L1].toArray().size(), 1);
}

void TestChatDialect::largeRequestsAreKeptWithoutBytes()
{
    SystemClock clock;
    FakeServer server;
    server.enqueue({FakeServer::streamHead(),
                    FakeServer::chunk(R"(data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})"
                                      "\n\ndata: [DONE]\n\n"_ba),
                    FakeServer::lastChunk()});
    ProviderConfig config;
    config.name = u"test"_s;
    config.baseUrl = server.url(u"/v1"_s);
    const auto provider = makeProvider(config, {}, clock);
    QVERIFY(provider.ok());
    const QByteArray image = kPng + QByteArray(300 * 1024, '\0');
    ChatRequest request = prompted(u"Look"_s, {attach(u"a.png"_s, image)});
    request.settings.temperature = 0.5;
    ChatRecorder r((*provider)->text()->chat(request, std::nullopt));
    QTRY_VERIFY(r.done());
    QVERIFY(server.requests().constFirst().body.contains(image.toBase64()));
    QVERIFY(!leavesAttachmentsOut(server.requests().constFirst().body));
    const QByteArray kept = r.outcome.rawRequest;
    QVERIFY(kept.size() < 1024);
    QVERIFY(leavesAttachmentsOut(kept));
    QCOMPARE(QJsonDocument::fromJson(kept)["temperature"_L1].toDouble(), 0.5);
    // A prompt that says the same words is none.
    QVERIFY(!leavesAttachmentsOut(
        chatBody(prompted(u"<left out: 1 bytes>"_s), chatDialect(ProviderKind::OpenAi, Preset::Generic))));
}

void TestChatDialect::ignored_data()
{
    QTest::addColumn<ProviderKind>("kind");
    QTest::addColumn<Preset>("preset");
    QTest::addColumn<QStringList>("listed");
    QTest::addColumn<QStringList>("ignored");
    const QStringList every{u"temperature"_s,       u"top_p"_s,            u"top_k"_s,
                            u"min_p"_s,             u"frequency_penalty"_s, u"presence_penalty"_s,
                            u"repetition_penalty"_s, u"max_tokens"_s,       u"seed"_s,
                            u"stop"_s,              u"reasoning"_s,        u"response_format"_s,
                            u"structured_outputs"_s};
    QStringList noSchema = every;
    noSchema.removeAll(u"structured_outputs"_s);
    using enum ProviderKind;
    QTest::newRow("all taken") << OpenRouter << Preset::OpenRouter << every << QStringList();
    QTest::newRow("JSON but no schema") << OpenRouter << Preset::OpenRouter << noSchema
                                        << QStringList{u"response_format"_s};
    QTest::newRow("none") << OpenRouter << Preset::OpenRouter << QStringList{u"tools"_s}
                          << QStringList{u"frequency_penalty"_s, u"max_completion_tokens"_s, u"min_p"_s,
                                         u"presence_penalty"_s, u"reasoning"_s, u"repetition_penalty"_s,
                                         u"response_format"_s, u"seed"_s, u"stop"_s, u"temperature"_s, u"top_k"_s,
                                         u"top_p"_s};
    QTest::newRow("OpenAI has no such fields")
        << OpenAi << Preset::OpenAi << every
        << QStringList{u"min_p"_s, u"provider"_s, u"reasoning_max_tokens"_s, u"repetition_penalty"_s, u"top_k"_s};
    QTest::newRow("no list") << OpenAi << Preset::Ollama << QStringList()
                             << QStringList{u"min_p"_s, u"provider"_s, u"reasoning_max_tokens"_s,
                                            u"repetition_penalty"_s, u"top_k"_s};
}

void TestChatDialect::ignored()
{
    QFETCH(const ProviderKind, kind);
    QFETCH(const Preset, preset);
    QFETCH(const QStringList, listed);
    ChatRequest request = prompted(u"Why?"_s);
    request.settings = allSettings();
    request.settings.reasoningMaxTokens = 10;
    request.settings.responseFormat = object(R"({"type":"json_schema","json_schema":{"name":"n","schema":{}}})");
    request.settings.routing = {{"sort"_L1, "price"_L1}};
    request.settings.systemPrompt = u"Be brief"_s;
    request.settings.extra = {{"verbosity"_L1, "low"_L1}};
    ModelInfo model;
    if (!listed.isEmpty())
        model.supportedParameters = listed;
    QTEST(ignoredParameters(request, chatDialect(kind, preset), model), "ignored");
}

QTEST_GUILESS_MAIN(TestChatDialect)
#include "tst_chatdialect.moc"
