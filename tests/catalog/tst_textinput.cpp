// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/cog/textinput.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

InputSchema schema(const QByteArray &properties, const QByteArray &required = "[]")
{
    const auto parsed = InputSchema::fromOpenApi(R"({"components":{"schemas":{"Input":{"required":)" + required
                                                 + R"(,"properties":{)" + properties + "}}}}}");
    return parsed.ok() ? *parsed : InputSchema();
}

TextInputMapping mapping(const QByteArray &properties)
{
    return textInputMapping(schema(properties));
}

ChatMessage said(ChatRole role, const QString &text, const QList<Attachment> &attachments = {})
{
    return {.role = role, .text = text, .attachments = attachments};
}

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// As meta/meta-llama-3-70b-instruct has them.
const QByteArray kLlama = R"(
    "prompt":{"type":"string"},"system_prompt":{"type":"string","default":"You are helpful"},
    "max_tokens":{"type":"integer","minimum":1,"maximum":4096},"temperature":{"type":"number","minimum":0.01,"maximum":5},
    "top_p":{"type":"number","minimum":0,"maximum":1},"top_k":{"type":"integer","minimum":1},
    "presence_penalty":{"type":"number"},"frequency_penalty":{"type":"number"},"seed":{"type":"integer"},
    "stop_sequences":{"type":"string"},"prompt_template":{"type":"string"})";

} // namespace

class TestTextInput : public QObject {
    Q_OBJECT
private slots:
    void maps_data();
    void maps();
    void needsAText_data();
    void needsAText();
    void writesSettings_data();
    void writesSettings();
    void writesTurns_data();
    void writesTurns();
    void writesFiles_data();
    void writesFiles();
    void saysWhatReaches();
};

void TestTextInput::maps_data()
{
    QTest::addColumn<QByteArray>("properties");
    QTest::addColumn<TextRole>("role");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *name, const QByteArray &properties, TextRole role, const QString &key) {
        QTest::newRow(name) << properties << role << key;
    };
    using enum TextRole;
    row("prompt", kLlama, Prompt, u"prompt"_s);
    row("prompt before message", R"("message":{"type":"string"},"prompt":{"type":"string"})", Prompt, u"prompt"_s);
    row("message", R"("message":{"type":"string"},"text":{"type":"string"})", Prompt, u"message"_s);
    row("another case", R"("Prompt":{"type":"string"})", Prompt, u"Prompt"_s);
    row("a prompt that is a file", R"("prompt":{"type":"string","format":"uri"},"text":{"type":"string"})", Prompt, u"text"_s);
    row("system", kLlama, System, u"system_prompt"_s);
    row("most new tokens", R"("max_new_tokens":{"type":"integer"})", MaxTokens, u"max_new_tokens"_s);
    row("most tokens before length", R"("max_length":{"type":"integer"},"max_tokens":{"type":"integer"})", MaxTokens,
        u"max_tokens"_s);
    row("most tokens as words", R"("max_tokens":{"type":"string"},"max_length":{"type":"integer"})", MaxTokens, u"max_length"_s);
    row("stop", kLlama, Stop, u"stop_sequences"_s);
    row("stop, a list", R"("stop":{"type":"array","items":{"type":"string"}})", Stop, u"stop"_s);
    row("pictures", R"("image":{"type":"string","format":"uri"},"image_input":{"type":"array","items":{"type":"string","format":"uri"}})",
        Images, u"image_input"_s);
    row("an image that is a name", R"("image":{"type":"string"})", Images, QString());
    row("messages", R"("messages":{"type":"array","items":{"type":"object"}})", Messages, u"messages"_s);
    row("messages in one text", R"("messages":{"type":"string"})", Messages, QString());
    row("effort", R"("reasoning_effort":{"enum":["low","high"]})", ReasoningEffort, u"reasoning_effort"_s);
    row("no seed", R"("prompt":{"type":"string"})", Seed, QString());
    row("penalty", R"("repeat_penalty":{"type":"number"})", RepetitionPenalty, u"repeat_penalty"_s);
}

void TestTextInput::maps()
{
    QFETCH(QByteArray, properties);
    QFETCH(TextRole, role);
    QFETCH(QString, key);
    const TextInputMapping found = mapping(properties);
    QCOMPARE(found.key(role), key);
    QCOMPARE(found.has(role), !key.isEmpty());
}

void TestTextInput::needsAText_data()
{
    QTest::addColumn<QByteArray>("properties");
    QTest::addColumn<QByteArray>("required");
    QTest::addColumn<QString>("prompt");
    QTest::newRow("the one that must be given") << R"("topic":{"type":"string"},"style":{"type":"string"})"_ba
                                                << R"(["topic"])"_ba << u"topic"_s;
    QTest::newRow("two of them") << R"("topic":{"type":"string"},"style":{"type":"string"})"_ba
                                 << R"(["topic","style"])"_ba << QString();
    QTest::newRow("none") << R"("steps":{"type":"integer"})"_ba << R"(["steps"])"_ba << QString();
}

void TestTextInput::needsAText()
{
    QFETCH(QByteArray, properties);
    QFETCH(QByteArray, required);
    QFETCH(QString, prompt);
    const TextInputMapping found = textInputMapping(schema(properties, required));
    QCOMPARE(found.key(TextRole::Prompt), prompt);
    QCOMPARE(found.isTextModel(), !prompt.isEmpty());
}

void TestTextInput::writesSettings_data()
{
    QTest::addColumn<QByteArray>("properties");
    QTest::addColumn<GenerationSettings>("settings");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QList<SettingId>>("clamped");
    QTest::addColumn<QList<SettingId>>("unsupported");
    const auto row = [](const char *name, const GenerationSettings &settings, const QByteArray &input,
                        const QList<SettingId> &clamped = {}, const QList<SettingId> &unsupported = {},
                        const QByteArray &properties = kLlama) {
        QTest::newRow(name) << properties << settings << input << clamped << unsupported;
    };
    using enum SettingId;
    row("nothing set", {}, "{}");
    row("as set", {.temperature = 0.5, .topP = 1, .topK = 40, .maxTokens = 100, .seed = 9007199254740993},
        R"({"max_tokens":100,"seed":9007199254740993,"temperature":0.5,"top_k":40,"top_p":1})");
    row("too cold, too long", {.temperature = 0, .maxTokens = 10'000}, R"({"max_tokens":4096,"temperature":0.01})",
        {Temperature, MaxTokens});
    row("all tokens is not one token", {.topK = 0}, "{}", {}, {TopK});
    row("no field", {.minP = 0.1, .repetitionPenalty = 1.1, .reasoningEffort = u"low"_s}, "{}", {},
        {MinP, RepetitionPenalty, ReasoningEffort});
    row("never a field", {.reasoningMaxTokens = 100, .responseFormat = {{u"type"_s, u"json_object"_s}},
                          .routing = {{u"sort"_s, u"price"_s}}},
        "{}", {}, {ReasoningMaxTokens, ResponseFormat, Routing});
    row("one stop", {.stop = {u"a,b"_s}}, R"({"stop_sequences":"a,b"})");
    row("stops", {.stop = {u"a"_s, u"b"_s}}, R"({"stop_sequences":"a,b"})");
    row("stops that a comma would cut", {.stop = {u"a,"_s, u"b"_s}}, "{}", {}, {Stop});
    row("stops in a list", {.stop = {u"a,"_s, u"b"_s}}, R"({"stop":["a,","b"]})", {}, {},
        R"("stop":{"type":"array","items":{"type":"string"}})");
    row("effort", {.reasoningEffort = u"high"_s}, R"({"reasoning_effort":"high"})", {}, {},
        R"("reasoning_effort":{"enum":["low","high"]})");
    row("effort that it does not have", {.reasoningEffort = u"xhigh"_s}, "{}", {}, {ReasoningEffort},
        R"("reasoning_effort":{"enum":["low","high"]})");
    row("whole numbers where they are wanted", {.topP = 0.7}, R"({"top_p":1})", {}, {}, R"("top_p":{"type":"integer"})");
    row("an open bound", {.temperature = 0}, "{}", {}, {Temperature},
        R"("temperature":{"type":"number","exclusiveMinimum":0})");
    row("extra wins", {.temperature = 0.5, .extra = {{u"temperature"_s, 9}, {u"verbosity"_s, u"low"_s}}},
        R"({"temperature":9,"verbosity":"low"})");
}

void TestTextInput::writesSettings()
{
    QFETCH(QByteArray, properties);
    QFETCH(GenerationSettings, settings);
    QFETCH(QByteArray, input);
    const TextInput found = textInput(mapping(properties), {}, settings);
    QCOMPARE(text(found.input), input);
    QTEST(found.clamped, "clamped");
    QTEST(found.unsupported, "unsupported");
}

void TestTextInput::writesTurns_data()
{
    QTest::addColumn<QByteArray>("properties");
    QTest::addColumn<QList<ChatMessage>>("messages");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<bool>("systemInPrompt");
    QTest::addColumn<bool>("historyInPrompt");
    const QByteArray promptOnly = R"("prompt":{"type":"string"})";
    const QByteArray messages = R"("prompt":{"type":"string"},"system_prompt":{"type":"string"},"messages":{"type":"array","items":{}})";
    const QByteArray messagesOnly = R"("messages":{"type":"array","items":{}})";
    using enum ChatRole;
    const QList<ChatMessage> one{said(System, u"Be brief"_s), said(User, u"Hi"_s)};
    const QList<ChatMessage> three{said(User, u"Hi"_s), said(Assistant, u"Hello"_s), said(User, u"Bye"_s)};
    const auto row = [](const char *name, const QByteArray &properties, const QList<ChatMessage> &turns,
                        const QByteArray &input, bool system = false, bool history = false) {
        QTest::newRow(name) << properties << turns << input << system << history;
    };
    row("one turn", kLlama, {said(User, u"Hi"_s)}, R"({"prompt":"Hi"})");
    row("with a system prompt", kLlama, one, R"({"prompt":"Hi","system_prompt":"Be brief"})");
    row("no field for the system prompt", promptOnly, one, R"({"prompt":"Be brief\n\nHi"})", true);
    row("turns in the prompt", kLlama, three, R"({"prompt":"User: Hi\n\nAssistant: Hello\n\nUser: Bye\n\nAssistant:"})", false,
        true);
    row("turns and system in the prompt", promptOnly, one + three.sliced(1),
        R"({"prompt":"Be brief\n\nUser: Hi\n\nAssistant: Hello\n\nUser: Bye\n\nAssistant:"})", true, true);
    row("messages for turns", messages, one + three.sliced(1),
        R"({"messages":[{"content":"Be brief","role":"system"},{"content":"Hi","role":"user"},{"content":"Hello","role":"assistant"},{"content":"Bye","role":"user"}]})");
    row("no messages for one turn", messages, one, R"({"prompt":"Hi","system_prompt":"Be brief"})");
    row("messages and nothing else", messagesOnly, {said(User, u"Hi"_s)}, R"({"messages":[{"content":"Hi","role":"user"}]})");
    row("to be gone on", promptOnly, {said(User, u"Hi"_s), said(Assistant, u"Hel"_s)},
        R"({"prompt":"User: Hi\n\nAssistant: Hel"})", false, true);
    row("a text file", promptOnly,
        {said(User, u"Sum up"_s, {{.name = u"a.txt"_s, .mediaType = u"text/plain"_s, .kind = AttachmentKind::Text,
                                   .sha256 = {}, .data = "x\n"}})},
        R"({"prompt":"Sum up\n\na.txt:\n```\nx\n```"})");
}

void TestTextInput::writesTurns()
{
    QFETCH(QByteArray, properties);
    QFETCH(QList<ChatMessage>, messages);
    QFETCH(QByteArray, input);
    const TextInput found = textInput(mapping(properties), messages, {});
    QCOMPARE(text(found.input), input);
    QTEST(found.systemInPrompt, "systemInPrompt");
    QTEST(found.historyInPrompt, "historyInPrompt");
    QCOMPARE(found.filesLeftOut, 0);
}

void TestTextInput::writesFiles_data()
{
    QTest::addColumn<QByteArray>("properties");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<qsizetype>("leftOut");
    QTest::newRow("no field") << QByteArray() << "{}"_ba << qsizetype(4);
    QTest::newRow("one") << R"("image":{"type":"string","format":"uri"})"_ba
                         << R"({"image":"data:image/png;base64,Qg=="})"_ba << qsizetype(3); // the newest
    QTest::newRow("several") << R"("image_input":{"type":"array","items":{"type":"string","format":"uri"}})"_ba
                             << R"({"image_input":["data:image/png;base64,QQ==","data:image/png;base64,Qg=="]})"_ba
                             << qsizetype(2);
    QTest::newRow("at most one") << R"("images":{"type":"array","items":{"type":"string","format":"uri"},"maxItems":1})"_ba
                                 << R"({"images":["data:image/png;base64,Qg=="]})"_ba << qsizetype(3);
}

void TestTextInput::writesFiles()
{
    QFETCH(QByteArray, properties);
    const auto image = [](const QByteArray &data) {
        return Attachment{.name = u"x"_s, .mediaType = u"image/png"_s, .kind = AttachmentKind::Image, .sha256 = {},
                          .data = data};
    };
    const Attachment pdf{.name = u"x"_s, .mediaType = u"application/pdf"_s, .kind = AttachmentKind::Document, .sha256 = {},
                         .data = "%PDF"};
    const TextInput found = textInput(
        mapping(properties), {said(ChatRole::User, u"a"_s, {image("A"), pdf}), said(ChatRole::User, u"b"_s, {image("B"), image({})})},
        {});
    QTEST(text(found.input), "input");
    QTEST(found.filesLeftOut, "leftOut");
}

void TestTextInput::saysWhatReaches()
{
    const TextInputMapping llama = mapping(kLlama + R"(,"reasoning_effort":{"enum":["low","high"]})");
    QCOMPARE(llama.support(SettingId::Temperature).support, Support::Supported);
    QCOMPARE(llama.support(SettingId::SystemPrompt).support, Support::Supported);
    QCOMPARE(llama.support(SettingId::Extra).support, Support::Supported);
    QCOMPARE(llama.support(SettingId::MinP).support, Support::Unsupported);
    QCOMPARE(llama.support(SettingId::MinP).reason, UnsupportedReason::NotListed);
    QCOMPARE(llama.support(SettingId::Routing).reason, UnsupportedReason::NoSuchField);
    QCOMPARE(llama.support(SettingId::ReasoningEffort).values, (QStringList{u"low"_s, u"high"_s}));
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestTextInput)
#include "tst_textinput.moc"
