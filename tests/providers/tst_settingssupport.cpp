// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/settingssupport.h"

#include <QSet>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestSettingsSupport : public QObject {
    Q_OBJECT
private slots:
    void names();
    void settings_data();
    void settings();
    void values();
    void attachments_data();
    void attachments();
    void formats();
};

namespace {

QString told(const SettingSupport &support)
{
    if (support.support != Support::Unsupported)
        return support.reason ? u"reason without need"_s
               : support.support == Support::Supported ? u"yes"_s
                                                       : u"?"_s;
    if (!support.reason)
        return u"no reason"_s;
    switch (*support.reason) {
    case UnsupportedReason::NoSuchField:
        return u"no field"_s;
    case UnsupportedReason::NotListed:
        return u"not listed"_s;
    case UnsupportedReason::NoSuchFormat:
        return u"no format"_s;
    }
    return {};
}

ModelInfo lists(const QStringList &parameters)
{
    ModelInfo model;
    model.supportedParameters = parameters;
    return model;
}

} // namespace

void TestSettingsSupport::names()
{
    QSet<QString> seen;
    GenerationSettings all;
    all.temperature = all.topP = all.minP = all.frequencyPenalty = all.presencePenalty = all.repetitionPenalty = 1;
    all.topK = all.maxTokens = all.seed = all.reasoningMaxTokens = 1;
    all.stop = {u"a"_s};
    all.reasoningEffort = u"low"_s;
    all.responseFormat = all.routing = all.extra = {{"a"_L1, 1}};
    all.systemPrompt = QString();
    for (const SettingId id : kSettingIds) {
        seen.insert(settingName(id));
        QCOMPARE(settingFromName(QString(settingName(id))), id);
        QVERIFY2(isSet(all, id), settingName(id).data());
        QVERIFY(!isSet({}, id));
    }
    // Every setting that is stored has an id.
    const QStringList keys = all.toJson().keys();
    QCOMPARE(seen, QSet<QString>(keys.begin(), keys.end()));
    QCOMPARE(settingFromName(u"provider"), SettingId::Routing);
    QCOMPARE(settingFromName(u"max_completion_tokens"), SettingId::MaxTokens);
    QVERIFY(!settingFromName(u"Temperature"));
}

void TestSettingsSupport::settings_data()
{
    QTest::addColumn<SettingId>("id");
    QTest::addColumn<ProviderKind>("kind");
    QTest::addColumn<Preset>("preset");
    QTest::addColumn<std::optional<ModelInfo>>("model");
    QTest::addColumn<QString>("answer");
    using Model = std::optional<ModelInfo>;
    const auto row = [](const char *name, SettingId id, ProviderKind kind, Preset preset, const Model &model,
                        const char *answer) {
        QTest::newRow(name) << id << kind << preset << model << QString::fromLatin1(answer);
    };
    using enum ProviderKind;
    const Model silent = ModelInfo();
    const Model topK = lists({u"top_k"_s, u"reasoning"_s, u"max_completion_tokens"_s, u"structured_outputs"_s});
    row("no catalogue", SettingId::TopK, OpenRouter, Preset::OpenRouter, {}, "?");
    row("catalogue does not say", SettingId::TopK, OpenRouter, Preset::OpenRouter, silent, "?");
    row("listed", SettingId::TopK, OpenRouter, Preset::OpenRouter, topK, "yes");
    row("not listed", SettingId::Seed, OpenRouter, Preset::OpenRouter, topK, "not listed");
    row("listed by another name", SettingId::MaxTokens, OpenRouter, Preset::OpenRouter, topK, "yes");
    row("effort", SettingId::ReasoningEffort, OpenRouter, Preset::OpenRouter, topK, "yes");
    row("budget", SettingId::ReasoningMaxTokens, OpenRouter, Preset::OpenRouter, topK, "yes");
    row("budget elsewhere", SettingId::ReasoningMaxTokens, OpenAi, Preset::Vllm, topK, "no field");
    row("schema only", SettingId::ResponseFormat, OpenRouter, Preset::OpenRouter, topK, "yes");
    row("no field, though listed", SettingId::TopK, OpenAi, Preset::OpenAi, topK, "no field");
    row("no field", SettingId::MinP, OpenAi, Preset::LmStudio, {}, "no field");
    row("repeat_penalty", SettingId::RepetitionPenalty, OpenAi, Preset::LlamaServer, {}, "?");
    row("routing", SettingId::Routing, OpenRouter, Preset::OpenRouter, topK, "yes");
    row("routing elsewhere", SettingId::Routing, OpenAi, Preset::Together, {}, "no field");
    row("system prompt", SettingId::SystemPrompt, OpenAi, Preset::Generic, topK, "yes");
    row("extra", SettingId::Extra, OpenAi, Preset::Generic, {}, "yes");
    row("no text at all", SettingId::Temperature, Cog, Preset::Generic, {}, "no field");
}

void TestSettingsSupport::settings()
{
    QFETCH(const SettingId, id);
    QFETCH(const ProviderKind, kind);
    QFETCH(const Preset, preset);
    QFETCH(const std::optional<ModelInfo>, model);
    QTEST(told(settingSupport(id, kind, preset, model)), "answer");
}

void TestSettingsSupport::values()
{
    const auto of = [](SettingId id, const ModelInfo &model) {
        return settingSupport(id, ProviderKind::OpenRouter, Preset::OpenRouter, model).values;
    };
    ModelInfo model = lists({u"reasoning"_s, u"response_format"_s});
    QCOMPARE(of(SettingId::ResponseFormat, model), QStringList{u"json_object"_s});
    QCOMPARE(of(SettingId::ReasoningEffort, model), QStringList());
    model.reasoning = ReasoningInfo{.mandatory = true, .efforts = {u"low"_s, u"high"_s}, .defaultEffort = {}};
    QCOMPARE(of(SettingId::ReasoningEffort, model), QStringList({u"low"_s, u"high"_s}));
    model.reasoning->mandatory = false;
    QCOMPARE(of(SettingId::ReasoningEffort, model), QStringList({u"none"_s, u"low"_s, u"high"_s}));
    model.supportedParameters->append(u"structured_outputs"_s);
    QCOMPARE(of(SettingId::ResponseFormat, model), QStringList({u"json_object"_s, u"json_schema"_s}));
}

void TestSettingsSupport::attachments_data()
{
    QTest::addColumn<AttachmentKind>("attachment");
    QTest::addColumn<ProviderKind>("kind");
    QTest::addColumn<Preset>("preset");
    QTest::addColumn<QStringList>("modalities");
    QTest::addColumn<QString>("answer");
    using enum AttachmentKind;
    const auto row = [](const char *name, AttachmentKind attachment, ProviderKind kind, Preset preset,
                        const QStringList &modalities, const char *answer) {
        QTest::newRow(name) << attachment << kind << preset << modalities << QString::fromLatin1(answer);
    };
    const QStringList text{u"text"_s};
    const QStringList every{u"text"_s, u"image"_s, u"audio"_s, u"file"_s};
    row("text is prompt", Text, ProviderKind::OpenAi, Preset::Ollama, text, "yes");
    row("image", Image, ProviderKind::OpenRouter, Preset::OpenRouter, every, "yes");
    row("image, not listed", Image, ProviderKind::OpenRouter, Preset::OpenRouter, text, "not listed");
    row("image, not said", Image, ProviderKind::OpenAi, Preset::Ollama, {}, "?");
    row("audio, no part", Audio, ProviderKind::OpenAi, Preset::LmStudio, every, "no field");
    row("audio, not said", Audio, ProviderKind::OpenAi, Preset::Vllm, {}, "?");
    row("pdf, read for the model", Document, ProviderKind::OpenRouter, Preset::OpenRouter, text, "yes");
    row("pdf, sandbox reads none", Document, ProviderKind::OpenRouter, Preset::Sandbox, text, "not listed");
    row("pdf, sandbox", Document, ProviderKind::OpenRouter, Preset::Sandbox, every, "yes");
    row("pdf, no part", Document, ProviderKind::OpenAi, Preset::LlamaServer, every, "no field");
    row("no text at all", Text, ProviderKind::Cog, Preset::Generic, every, "no field");
    row("text, prediction", Text, ProviderKind::Replicate, Preset::Replicate, text, "yes");
    row("image, prediction", Image, ProviderKind::Replicate, Preset::Replicate, every, "yes");
    row("image, prediction without", Image, ProviderKind::Replicate, Preset::Replicate, text, "not listed");
    row("audio, prediction", Audio, ProviderKind::Replicate, Preset::Replicate, every, "no field");
    row("pdf, prediction", Document, ProviderKind::Replicate, Preset::SandboxReplicate, every, "no field");
}

void TestSettingsSupport::attachments()
{
    QFETCH(const AttachmentKind, attachment);
    QFETCH(const ProviderKind, kind);
    QFETCH(const Preset, preset);
    QFETCH(const QStringList, modalities);
    ModelInfo model;
    model.inputModalities = modalities;
    QTEST(told(attachmentSupport(attachment, kind, preset, model)), "answer");
}

void TestSettingsSupport::formats()
{
    ModelInfo model;
    model.inputModalities = {u"text"_s, u"audio"_s};
    const auto of = [&model](const QByteArray &data) {
        return told(attachmentSupport(*makeAttachment(u"a"_s, data), ProviderKind::OpenAi, Preset::OpenAi, model));
    };
    QCOMPARE(of(QByteArray::fromHex("524946462400000057415645")), u"yes"_s);
    QCOMPARE(of("fLaC...."), u"no format"_s);
    QCOMPARE(of("GIF89a.."), u"not listed"_s);
    QCOMPARE(of("words"), u"yes"_s);
}

QTEST_GUILESS_MAIN(TestSettingsSupport)
#include "tst_settingssupport.moc"
