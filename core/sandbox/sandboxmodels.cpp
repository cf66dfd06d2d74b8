// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxmodels.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

constexpr qint64 kCreated = 1'795'000'000; // of this catalogue, unix seconds
constexpr QLatin1StringView kAuthor("sandbox/");
constexpr int kStoryContext = 8192;
constexpr int kEchoContext = 4 * 1024 * 1024;

QStringList commonParameters()
{
    return {u"include_reasoning"_s, u"max_completion_tokens"_s, u"max_tokens"_s,
            u"reasoning"_s,         u"reasoning_effort"_s,      u"response_format"_s,
            u"stop"_s,              u"structured_outputs"_s};
}

SandboxModel story(const QString &slug, const QString &character, double temperature, double tokensPerSecond,
                   int firstTokenMs, SandboxPrice price)
{
    SandboxModel m;
    m.id = slug;
    m.name = u"Sandbox: Story "_s + character;
    m.description =
        u"A real language model of 260,000 weights, trained on children's stories, that runs inside the sandbox and "
        "continues whatever text it is given. It attends to the last 512 tokens only; longer texts slide through that "
        "window, and what lies before it is forgotten. Temperature %1 unless the request names another; about %2 "
        "tokens "
        "a second."_s.arg(temperature)
            .arg(tokensPerSecond);
    m.kind = SandboxModel::Kind::Story;
    m.temperature = temperature;
    m.contextLength = kStoryContext;
    m.maxCompletion = 4096;
    m.parameters = {u"max_completion_tokens"_s, u"max_tokens"_s, u"seed"_s, u"stop"_s,
                    u"temperature"_s,           u"top_k"_s,      u"top_p"_s};
    m.hosts = {
        {u"Sandbox A"_s, u"sandbox-a"_s, u"fp32"_s, price, tokensPerSecond, firstTokenMs},
        // The same weights, slower and for less.
        {u"Sandbox B"_s,
         u"sandbox-b"_s,
         u"fp32"_s,
         {price.prompt * 4 / 5, price.completion * 4 / 5},
         tokensPerSecond * 0.6,
         firstTokenMs * 2},
    };
    return m;
}

SandboxModel echo()
{
    SandboxModel m;
    m.id = u"echo"_s;
    m.name = u"Sandbox: Echo"_s;
    m.description =
        u"Streams the last message back as it stands: Markdown, code, tables. A leading <think>…</think> becomes "
        "reasoning. Images, audio and PDFs are listed behind it with their type and size; the answer in JSON is the "
        "JSON in the prompt that fits. A token is a word with the space before it, or eight characters of a longer "
        "one, or a thousand bytes of a file. Sixty tokens a "
        "second, or as the request says: \"sandbox\": {\"events_per_second\": 100, \"words_per_event\": 4}, or "
        "{\"bulk\": true} for as fast as possible; or as the model's suffix: echo:100x4, echo:bulk."_s;
    m.kind = SandboxModel::Kind::Echo;
    m.contextLength = kEchoContext;
    m.maxCompletion = kEchoContext;
    m.parameters = commonParameters();
    m.input = {u"text"_s, u"image"_s, u"file"_s, u"audio"_s};
    m.hosts = {{u"Sandbox A"_s, u"sandbox-a"_s, u"unknown"_s, {100'000, 400'000}, 60, 0}};
    return m;
}

SandboxModel faultModel(const Fault &fault)
{
    SandboxModel m = echo();
    m.id = u"fault-"_s + fault.name;
    m.name = u"Sandbox: Fault "_s + fault.name;
    m.description = QString::fromUtf8(fault.sentence);
    m.kind = SandboxModel::Kind::Fault;
    m.fault = &fault;
    return m;
}

} // namespace

SandboxModels::SandboxModels()
{
    m_models << story(u"story-slow"_s, u"slow"_s, 0.4, 15, 600, {1'500'000, 6'000'000})
             << story(u"story-fast"_s, u"fast"_s, 0.8, 90, 120, {150'000, 600'000})
             << story(u"story-hot"_s, u"hot"_s, 1.3, 45, 250, {400'000, 1'600'000}) << echo();
    for (const Fault &fault : allFaults())
        m_models << faultModel(fault);
}

std::optional<SandboxModelChoice> SandboxModels::find(const QString &id) const
{
    static const QRegularExpression pace(u"^(bulk|[1-9][0-9]{0,5}(x[1-9][0-9]{0,5})?)$"_s);
    const qsizetype colon = id.indexOf(u':');
    QStringView name = colon < 0 ? QStringView(id) : QStringView(id).first(colon);
    // As OpenRouter writes it, with the author.
    if (name.startsWith(kAuthor))
        name = name.sliced(kAuthor.size());
    const QString suffix = colon < 0 ? QString() : id.sliced(colon + 1);
    const auto found = std::find_if(m_models.begin(), m_models.end(), [name](const auto &m) { return m.id == name; });
    if (found == m_models.end())
        return {};
    const bool known = colon < 0 || suffix == u"nitro"_s || suffix == u"floor"_s ||
                       (found->kind != SandboxModel::Kind::Story && pace.match(suffix).hasMatch());
    if (!known)
        return {};
    return SandboxModelChoice{&*found, suffix};
}

QJsonObject SandboxModels::openRouterArchitecture(const SandboxModel &model)
{
    return {{u"modality"_s, model.input.join(u'+') + u"->text"_s},
            {u"input_modalities"_s, QJsonArray::fromStringList(model.input)},
            {u"output_modalities"_s, QJsonArray{u"text"_s}},
            {u"tokenizer"_s, model.kind == SandboxModel::Kind::Story ? u"Llama2"_s : u"Other"_s},
            {u"instruct_type"_s, QJsonValue::Null}};
}

QJsonObject SandboxModels::openRouterPricing(const SandboxModel &model, const SandboxPrice &price)
{
    QJsonObject pricing{{u"prompt"_s, picosAsDecimal(price.prompt)},
                        {u"completion"_s, picosAsDecimal(price.completion)}};
    if (model.input.contains(u"image"_s))
        pricing.insert(u"image"_s, u"0"_s); // counted in tokens of the prompt
    if (model.input.contains(u"audio"_s))
        pricing.insert(u"audio"_s, picosAsDecimal(price.prompt));
    return pricing;
}

QJsonObject SandboxModels::openRouterModel(const SandboxModel &model)
{
    const bool story = model.kind == SandboxModel::Kind::Story;
    QJsonObject object{
        {u"id"_s, model.id},
        {u"canonical_slug"_s, QString(kAuthor + model.id)},
        {u"hugging_face_id"_s, story ? QJsonValue(u"karpathy/tinyllamas"_s) : QJsonValue()},
        {u"name"_s, model.name},
        {u"created"_s, kCreated},
        {u"description"_s, model.description},
        {u"context_length"_s, model.contextLength},
        {u"architecture"_s, openRouterArchitecture(model)},
        {u"pricing"_s, openRouterPricing(model, model.hosts.constFirst().price)},
        {u"top_provider"_s, QJsonObject{{u"context_length"_s, model.contextLength},
                                        {u"max_completion_tokens"_s, model.maxCompletion},
                                        {u"is_moderated"_s, false}}},
        {u"per_request_limits"_s, QJsonValue::Null},
        {u"supported_parameters"_s, QJsonArray::fromStringList(model.parameters)},
        {u"default_parameters"_s, story ? QJsonObject{{u"temperature"_s, model.temperature}} : QJsonObject{}},
        {u"supported_voices"_s, QJsonValue::Null},
        {u"knowledge_cutoff"_s, QJsonValue::Null},
        {u"expiration_date"_s, QJsonValue::Null},
        {u"links"_s, QJsonObject{{u"details"_s, u"/api/v1/models/"_s + kAuthor + model.id + u"/endpoints"_s}}},
    };
    if (!story) {
        object.insert(u"reasoning"_s,
                      QJsonObject{{u"mandatory"_s, false},
                                  {u"default_enabled"_s, true},
                                  {u"supported_efforts"_s, QJsonArray{u"high"_s, u"medium"_s, u"low"_s}},
                                  {u"default_effort"_s, u"medium"_s}});
    }
    return object;
}

QJsonObject SandboxModels::openAiModel(const SandboxModel &model)
{
    return {{u"id"_s, model.id}, {u"object"_s, u"model"_s}, {u"created"_s, kCreated}, {u"owned_by"_s, u"sandbox"_s}};
}

QString picosAsDecimal(qint64 picos)
{
    constexpr qint64 kDollar = 1'000'000'000'000;
    const qint64 rest = picos % kDollar;
    QString text = QString::number(picos / kDollar);
    if (rest == 0)
        return text;
    text += u'.' + QString::number(rest).rightJustified(12, u'0');
    while (text.endsWith(u'0'))
        text.chop(1);
    return text;
}

double picosAsNumber(qint64 picos)
{
    return static_cast<double>(picos) / 1e12;
}

} // namespace bakeoff
