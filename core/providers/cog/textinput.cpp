// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/cog/textinput.h"

#include "providers/openai/chatmessages.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Which keys mean a role, the surest first. Lower case; compared without case.
struct RoleKeys {
    TextRole role;
    QStringList keys;
};

const QList<RoleKeys> &roleKeys()
{
    static const QList<RoleKeys> keys{
        {TextRole::Prompt,
         {u"prompt"_s, u"message"_s, u"text"_s, u"user_prompt"_s, u"input_prompt"_s, u"instruction"_s, u"question"_s,
          u"query"_s, u"text_input"_s, u"input"_s, u"content"_s}},
        {TextRole::System,
         {u"system_prompt"_s, u"system_message"_s, u"system_instruction"_s, u"system_instructions"_s, u"system"_s}},
        {TextRole::Messages, {u"messages"_s}},
        {TextRole::Images,
         {u"image_input"_s, u"images"_s, u"image"_s, u"img"_s, u"input_image"_s, u"image_path"_s, u"image_url"_s}},
        {TextRole::MaxTokens,
         {u"max_tokens"_s, u"max_new_tokens"_s, u"max_completion_tokens"_s, u"max_output_tokens"_s, u"max_length"_s,
          u"max_gen_len"_s}},
        {TextRole::Temperature, {u"temperature"_s, u"temp"_s}},
        {TextRole::TopP, {u"top_p"_s}},
        {TextRole::TopK, {u"top_k"_s}},
        {TextRole::MinP, {u"min_p"_s}},
        {TextRole::FrequencyPenalty, {u"frequency_penalty"_s}},
        {TextRole::PresencePenalty, {u"presence_penalty"_s}},
        {TextRole::RepetitionPenalty, {u"repetition_penalty"_s, u"repeat_penalty"_s}},
        {TextRole::Seed, {u"seed"_s, u"random_seed"_s}},
        {TextRole::Stop, {u"stop_sequences"_s, u"stop"_s, u"stop_words"_s, u"stop_sequence"_s}},
        {TextRole::ReasoningEffort, {u"reasoning_effort"_s, u"effort"_s, u"thinking_level"_s}},
    };
    return keys;
}

/// Can this field take what the role has to say?
bool suits(TextRole role, const InputField &field)
{
    const bool number = field.type == InputType::Integer || field.type == InputType::Number;
    switch (role) {
    case TextRole::Prompt:
    case TextRole::System:
        return field.type == InputType::String && !field.list;
    case TextRole::Messages:
        return field.type == InputType::Json && field.jsonShape != JsonShape::Object;
    case TextRole::Images:
        return field.type == InputType::File && (field.fileKind == FileKind::Image || field.fileKind == FileKind::Any);
    case TextRole::Stop:
        return field.type == InputType::String;
    case TextRole::ReasoningEffort:
        return (field.type == InputType::String || field.type == InputType::Choice) && !field.list;
    default:
        return number && !field.list;
    }
}

std::optional<TextRole> roleOf(SettingId id)
{
    switch (id) {
    case SettingId::Temperature: return TextRole::Temperature;
    case SettingId::TopP: return TextRole::TopP;
    case SettingId::TopK: return TextRole::TopK;
    case SettingId::MinP: return TextRole::MinP;
    case SettingId::FrequencyPenalty: return TextRole::FrequencyPenalty;
    case SettingId::PresencePenalty: return TextRole::PresencePenalty;
    case SettingId::RepetitionPenalty: return TextRole::RepetitionPenalty;
    case SettingId::MaxTokens: return TextRole::MaxTokens;
    case SettingId::Seed: return TextRole::Seed;
    case SettingId::Stop: return TextRole::Stop;
    case SettingId::ReasoningEffort: return TextRole::ReasoningEffort;
    case SettingId::SystemPrompt: return TextRole::System;
    case SettingId::ReasoningMaxTokens:
    case SettingId::ResponseFormat:
    case SettingId::Routing:
    case SettingId::Extra:
        break;
    }
    return std::nullopt;
}

/// The choice that reads as this text, typed; Undefined: none.
QJsonValue choiceOf(const InputField &field, const QString &text)
{
    const auto found = std::ranges::find_if(
        field.choices, [&text](const QJsonValue &choice) { return choice.isString() && choice.toString() == text; });
    return found == field.choices.end() ? QJsonValue(QJsonValue::Undefined) : *found;
}

/// Fills an input from the settings and notes what did not go in as it was.
class TextInputWriter {
public:
    TextInputWriter(const TextInputMapping &mapping, TextInput &out)
        : m_mapping(mapping)
        , m_out(out)
    {
    }

    template <typename T> void number(SettingId id, TextRole role, const std::optional<T> &wanted)
    {
        if (!wanted)
            return;
        if (!m_mapping.has(role)) {
            m_out.unsupported.append(id);
            return;
        }
        const InputField &field = *m_mapping.fields.constFind(role);
        const double value = double(*wanted);
        double sent = value;
        if (field.minimum)
            sent = std::max(sent, *field.minimum);
        if (field.maximum)
            sent = std::min(sent, *field.maximum);
        const bool asked = sent == value;
        // 0 means all tokens: the smallest number that the model takes would mean one.
        const bool all = role == TextRole::TopK && value == 0 && !asked;
        const bool open = (field.aboveMinimum && sent == field.minimum) || (field.belowMaximum && sent == field.maximum);
        if (all || open) {
            m_out.unsupported.append(id);
            return;
        }
        if (!asked)
            m_out.clamped.append(id);
        if (asked && std::is_integral_v<T>)
            m_out.input.insert(field.key, QJsonValue(qint64(*wanted))); // exact
        else if (field.type == InputType::Integer)
            m_out.input.insert(field.key, QJsonValue(qint64(std::round(sent))));
        else
            m_out.input.insert(field.key, sent);
    }

    /// Llama models take one text with commas between.
    void stop(const QStringList &sequences)
    {
        if (sequences.isEmpty())
            return;
        const auto field = m_mapping.fields.constFind(TextRole::Stop);
        const bool comma = std::ranges::any_of(sequences, [](const QString &one) { return one.contains(u','); });
        if (field == m_mapping.fields.cend() || (!field->list && comma && sequences.size() > 1))
            m_out.unsupported.append(SettingId::Stop);
        else if (field->list)
            m_out.input.insert(field->key, QJsonArray::fromStringList(sequences));
        else
            m_out.input.insert(field->key, sequences.join(u','));
    }

    void effort(const QString &effort)
    {
        if (effort.isEmpty())
            return;
        const auto field = m_mapping.fields.constFind(TextRole::ReasoningEffort);
        const QJsonValue value = field == m_mapping.fields.cend() ? QJsonValue(QJsonValue::Undefined)
            : field->type == InputType::Choice                    ? choiceOf(*field, effort)
                                                                  : QJsonValue(effort);
        if (value.isUndefined())
            m_out.unsupported.append(SettingId::ReasoningEffort);
        else
            m_out.input.insert(field->key, value);
    }

private:
    const TextInputMapping &m_mapping;
    TextInput &m_out;
};

/// The words of a message with its text files.
QString wordsOf(const ChatMessage &message)
{
    QStringList parts;
    if (!message.text.isEmpty())
        parts.append(message.text);
    for (const Attachment &attachment : message.attachments) {
        if (attachment.kind == AttachmentKind::Text && !attachment.isMissing())
            parts.append(attachedText(attachment));
    }
    return parts.join("\n\n"_L1);
}

/// Read by models, not by people: never translated.
QString transcript(const QList<ChatMessage> &turns)
{
    QStringList lines;
    for (const ChatMessage &message : turns)
        lines.append((message.role == ChatRole::User ? "User: "_L1 : "Assistant: "_L1) + wordsOf(message));
    if (turns.last().role == ChatRole::User)
        lines.append(u"Assistant:"_s);
    return lines.join("\n\n"_L1);
}

QJsonArray messageList(const QString &system, const QList<ChatMessage> &turns)
{
    QJsonArray list;
    if (!system.isEmpty())
        list.append(QJsonObject{{"role"_L1, "system"_L1}, {"content"_L1, system}});
    for (const ChatMessage &message : turns) {
        list.append(QJsonObject{{"role"_L1, message.role == ChatRole::User ? "user"_L1 : "assistant"_L1},
                                {"content"_L1, wordsOf(message)}});
    }
    return list;
}

void putFiles(const TextInputMapping &mapping, const QList<ChatMessage> &turns, TextInput &out)
{
    QJsonArray images;
    const auto field = mapping.fields.constFind(TextRole::Images);
    const bool takesAny = field != mapping.fields.cend();
    for (const ChatMessage &message : turns) {
        for (const Attachment &attachment : message.attachments) {
            if (attachment.kind == AttachmentKind::Text)
                continue;
            if (!takesAny || attachment.kind != AttachmentKind::Image || attachment.isMissing())
                ++out.filesLeftOut;
            else
                images.append(QString(u"data:"_s + attachment.mediaType + u";base64,"_s
                                      + QString::fromLatin1(attachment.data.toBase64())));
        }
    }
    if (images.isEmpty())
        return;
    const qint64 most = field->list ? field->maxItems.value_or(images.size()) : 1;
    while (images.size() > most) { // the newest stay
        images.removeFirst();
        ++out.filesLeftOut;
    }
    if (field->list)
        out.input.insert(field->key, images);
    else if (!images.isEmpty())
        out.input.insert(field->key, images.first());
}

} // namespace

SettingSupport TextInputMapping::support(SettingId id) const
{
    if (id == SettingId::Extra || id == SettingId::SystemPrompt) // a system prompt may stand before the prompt
        return {.support = Support::Supported, .reason = {}, .values = {}};
    const auto role = roleOf(id);
    const auto field = role ? fields.constFind(*role) : fields.cend();
    if (field == fields.cend()) {
        return {.support = Support::Unsupported,
                .reason = role ? UnsupportedReason::NotListed : UnsupportedReason::NoSuchField,
                .values = {}};
    }
    SettingSupport support{.support = Support::Supported, .reason = {}, .values = {}};
    if (id == SettingId::ReasoningEffort) {
        for (const QJsonValue &choice : field->choices)
            support.values.append(choice.toString());
        support.values.removeAll(QString());
    }
    return support;
}

TextInputMapping textInputMapping(const InputSchema &schema)
{
    TextInputMapping mapping;
    for (const RoleKeys &entry : roleKeys()) {
        for (const QString &key : entry.keys) {
            const auto found = std::ranges::find_if(schema.fields, [&](const InputField &field) {
                return field.key.compare(key, Qt::CaseInsensitive) == 0 && suits(entry.role, field);
            });
            if (found != schema.fields.end()) {
                mapping.fields.insert(entry.role, *found);
                break;
            }
        }
    }
    if (!mapping.isTextModel()) { // the one text that must be given
        QList<InputField> texts;
        std::ranges::copy_if(schema.fields, std::back_inserter(texts), [](const InputField &field) {
            return field.required && suits(TextRole::Prompt, field);
        });
        if (texts.size() == 1)
            mapping.fields.insert(TextRole::Prompt, texts.first());
    }
    return mapping;
}

TextInput textInput(const TextInputMapping &mapping, const QList<ChatMessage> &messages,
                    const GenerationSettings &settings)
{
    TextInput out;
    TextInputWriter writer(mapping, out);
    writer.number(SettingId::Temperature, TextRole::Temperature, settings.temperature);
    writer.number(SettingId::TopP, TextRole::TopP, settings.topP);
    writer.number(SettingId::TopK, TextRole::TopK, settings.topK);
    writer.number(SettingId::MinP, TextRole::MinP, settings.minP);
    writer.number(SettingId::FrequencyPenalty, TextRole::FrequencyPenalty, settings.frequencyPenalty);
    writer.number(SettingId::PresencePenalty, TextRole::PresencePenalty, settings.presencePenalty);
    writer.number(SettingId::RepetitionPenalty, TextRole::RepetitionPenalty, settings.repetitionPenalty);
    writer.number(SettingId::MaxTokens, TextRole::MaxTokens, settings.maxTokens);
    writer.number(SettingId::Seed, TextRole::Seed, settings.seed);
    writer.stop(settings.stop);
    writer.effort(settings.reasoningEffort);
    for (const SettingId id : {SettingId::ReasoningMaxTokens, SettingId::ResponseFormat, SettingId::Routing}) {
        if (isSet(settings, id))
            out.unsupported.append(id);
    }

    QStringList systems;
    QList<ChatMessage> turns;
    for (const ChatMessage &message : messages) {
        if (message.role != ChatRole::System)
            turns.append(message);
        else if (!message.text.isEmpty())
            systems.append(message.text);
    }
    const QString system = systems.join("\n\n"_L1);
    putFiles(mapping, turns, out);
    const bool history = turns.size() > 1;
    if (mapping.has(TextRole::Messages) && (history || !mapping.has(TextRole::Prompt))) {
        out.input.insert(mapping.key(TextRole::Messages), messageList(system, turns));
    } else if (!turns.isEmpty()) {
        out.historyInPrompt = history;
        QString prompt = history ? transcript(turns) : wordsOf(turns.first());
        if (!system.isEmpty() && !mapping.has(TextRole::System)) {
            out.systemInPrompt = true;
            prompt = system + "\n\n"_L1 + prompt;
        } else if (!system.isEmpty()) {
            out.input.insert(mapping.key(TextRole::System), system);
        }
        if (mapping.has(TextRole::Prompt))
            out.input.insert(mapping.key(TextRole::Prompt), prompt);
    }
    for (auto it = settings.extra.begin(); it != settings.extra.end(); ++it)
        out.input.insert(it.key(), it.value());
    return out;
}

} // namespace bakeoff
