// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/chunkreader.h"

#include "providers/jsonnode.h"

#include <simdjson.h>

#include <cstring>
#include <string_view>
#include <utility>

namespace bakeoff {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;

namespace {

QByteArrayView view(std::string_view text)
{
    return QByteArrayView(text.data(), qsizetype(text.size()));
}

/// The string of `value`; untouched and false where it is none.
bool take(ondemand::value &value, QByteArrayView &text)
{
    std::string_view found;
    if (value.get_string(true).get(found))
        return false;
    text = view(found);
    return true;
}

/// A count: whole and not negative, whether written 12 or 12.0.
void take(ondemand::value &value, std::optional<qint64> &count)
{
    std::int64_t exact = 0;
    if (!value.get_int64().get(exact)) {
        if (exact >= 0)
            count = exact;
        return;
    }
    double d = 0;
    if (!value.get_double().get(d) && d >= 0 && d < 9007199254740992.0 && d == double(qint64(d)))
        count = qint64(d);
}

void take(ondemand::value &value, std::optional<double> &number)
{
    double d = 0;
    if (!value.get_double().get(d))
        number = d;
}

/// Calls visit(key, value) for the members of `object`.
/// \return false where the JSON is malformed
template <typename Visit> bool eachMember(ondemand::object &object, Visit &&visit)
{
    for (auto item : object) {
        ondemand::field field;
        if (std::move(item).get(field))
            return false;
        if (!visit(field.escaped_key(), field.value()))
            return false;
    }
    return true;
}

/// As above for a value that may be of another type: that is passed over.
template <typename Visit> bool eachMember(ondemand::value &value, Visit &&visit)
{
    ondemand::object object;
    const error_code error = value.get_object().get(object);
    if (error == simdjson::INCORRECT_TYPE)
        return true;
    return !error && eachMember(object, std::forward<Visit>(visit));
}

template <typename Visit> bool eachElement(ondemand::value &value, Visit &&visit)
{
    ondemand::array array;
    const error_code error = value.get_array().get(array);
    if (error == simdjson::INCORRECT_TYPE)
        return true;
    if (error)
        return false;
    for (auto item : array) {
        ondemand::value element;
        if (std::move(item).get(element) || !visit(element))
            return false;
    }
    return true;
}

/// Is there something: not null, not false, not an empty string.
bool says(ondemand::value &value)
{
    const std::string_view token = value.raw_json_token();
    return !token.starts_with("null") && !token.starts_with("false") && !token.starts_with("\"\"");
}

} // namespace

class ChunkReader::Private {
public:
    Outcome read(QByteArrayView json, ChatChunk &chunk, ChatFacts &facts);

private:
    bool readRoot(ondemand::object &root);
    bool readChoice(ondemand::value &choice);
    bool readMessage(ondemand::value &message);
    bool readContent(ondemand::value &value);
    bool readDetails(ondemand::value &details);
    bool readUsage(ondemand::value &value);
    bool readTimings(ondemand::value &value);
    bool readMetadata(ondemand::value &value);

    ondemand::parser m_parser;
    QByteArray m_padded;
    QByteArray m_joined; ///< content that came in parts
    ChatChunk *m_chunk = nullptr;
    ChatFacts *m_facts = nullptr;
};

ChunkReader::ChunkReader()
    : d(std::make_unique<Private>())
{
}

ChunkReader::~ChunkReader() = default;

ChunkReader::Outcome ChunkReader::read(QByteArrayView json, ChatChunk &chunk, ChatFacts &facts)
{
    return d->read(json, chunk, facts);
}

ChunkReader::Outcome ChunkReader::Private::read(QByteArrayView json, ChatChunk &chunk, ChatFacts &facts)
{
    constexpr qsizetype kPadding = simdjson::SIMDJSON_PADDING;
    constexpr qsizetype kKeepCapacity = qsizetype{1} << 20;
    if (json.size() > kDepthCheckFrom && deeperThan(json, kMaxDepth))
        return Outcome::TooDeep;
    m_chunk = &chunk;
    m_facts = &facts;
    if (m_padded.capacity() > kKeepCapacity && json.size() < kKeepCapacity / 2)
        m_padded.clear();

    m_padded.resize(json.size() + kPadding);
    std::memcpy(m_padded.data(), json.data(), size_t(json.size()));
    // simdjson looks at the first byte of the padding: old text there would make it judge broken JSON by chance.
    std::memset(m_padded.data() + json.size(), 0, size_t(kPadding));
    ondemand::document document;
    const error_code error =
        m_parser.iterate(m_padded.constData(), size_t(json.size()), size_t(m_padded.size())).get(document);
    if (error == simdjson::UTF8_ERROR)
        return read(QString::fromUtf8(json).toUtf8(), chunk, facts); // valid now, so this happens once
    ondemand::object root;
    if (error || document.get_object().get(root))
        return Outcome::NotJson;
    chunk = {};
    return readRoot(root) ? Outcome::Read : Outcome::NotJson;
}

bool ChunkReader::Private::readRoot(ondemand::object &root)
{
    ChatChunk &chunk = *m_chunk;
    return eachMember(root, [&](std::string_view key, ondemand::value &value) {
        switch (key.size()) {
        case 2:
            if (key == "id" && m_facts->generationId.isEmpty())
                take(value, chunk.id);
            break;
        case 5:
            if (key == "model") {
                if (m_facts->servedModel.isEmpty())
                    take(value, chunk.model);
            } else if (key == "usage") {
                return readUsage(value);
            } else if (key == "error") {
                chunk.hasError = chunk.hasError || says(value);
            }
            break;
        case 6:
            // Older vLLM and Mistral write errors with their keys on top.
            if (key == "object")
                chunk.hasError = chunk.hasError || std::string_view(value.raw_json_token()).starts_with("\"error\"");
            else if (key == "detail")
                chunk.hasComplaint = chunk.hasComplaint || says(value);
            break;
        case 7:
            if (key == "choices") {
                bool first = true; // n is 1 everywhere
                return eachElement(
                    value, [&](ondemand::value &choice) { return !std::exchange(first, false) || readChoice(choice); });
            }
            if (key == "timings")
                return readTimings(value);
            if (key == "message")
                chunk.hasComplaint = chunk.hasComplaint || std::string_view(value.raw_json_token()).starts_with('"');
            break;
        case 8:
            if (key == "provider" && m_facts->host.isEmpty())
                take(value, chunk.provider);
            break;
        case 13:
            if (key == "error_message")
                chunk.hasComplaint = chunk.hasComplaint || says(value);
            break;
        case 19:
            if (key == "openrouter_metadata")
                return readMetadata(value);
            break;
        default:
            break;
        }
        return true;
    });
}

bool ChunkReader::Private::readChoice(ondemand::value &choice)
{
    ChatChunk &chunk = *m_chunk;
    chunk.hasChoice = true;
    return eachMember(choice, [&](std::string_view key, ondemand::value &value) {
        if (key == "delta" || key == "message")
            return readMessage(value);
        if (key == "finish_reason")
            take(value, chunk.finishReason);
        else if (key == "native_finish_reason")
            take(value, chunk.nativeFinishReason);
        else if (key == "error")
            chunk.hasError = chunk.hasError || says(value);
        else if (key == "text")
            return readContent(value);
        return true;
    });
}

bool ChunkReader::Private::readMessage(ondemand::value &message)
{
    ChatChunk &chunk = *m_chunk;
    return eachMember(message, [&](std::string_view key, ondemand::value &value) {
        if (key == "content")
            return readContent(value);
        if (key == "reasoning")
            take(value, chunk.reasoning);
        else if (key == "reasoning_content")
            take(value, chunk.reasoningContent);
        else if (key == "reasoning_details")
            return readDetails(value);
        else if (key == "refusal" && chunk.content.isEmpty())
            take(value, chunk.content);
        return true;
    });
}

/// A string, or a list of parts as Mistral sends it.
bool ChunkReader::Private::readContent(ondemand::value &value)
{
    if (const QByteArrayView before = m_chunk->content; take(value, m_chunk->content)) {
        if (m_chunk->content.isEmpty())
            m_chunk->content = before;
        return true;
    }
    if (!std::string_view(value.raw_json_token()).starts_with('['))
        return true;
    m_joined.resize(0);
    const bool ok = eachElement(value, [&](ondemand::value &part) {
        return eachMember(part, [&](std::string_view key, ondemand::value &member) {
            QByteArrayView text;
            if (key == "text" && take(member, text))
                m_joined.append(text);
            return true;
        });
    });
    m_chunk->content = m_joined;
    return ok;
}

bool ChunkReader::Private::readDetails(ondemand::value &details)
{
    ChatChunk &chunk = *m_chunk;
    return eachElement(details, [&](ondemand::value &detail) {
        return eachMember(detail, [&](std::string_view key, ondemand::value &value) {
            QByteArrayView text;
            if (key == "type") {
                if (take(value, text) && text == "reasoning.summary")
                    chunk.summary = true;
            } else if ((key == "text" || key == "summary") && take(value, text)) {
                chunk.reasoningDetails.append(text);
            }
            return true;
        });
    });
}

bool ChunkReader::Private::readUsage(ondemand::value &value)
{
    TokenUsage &usage = m_facts->usage;
    std::optional<qint64> hit;
    std::optional<qint64> miss;
    bool prompt = false;
    const bool ok = eachMember(value, [&](std::string_view key, ondemand::value &member) {
        m_chunk->hasUsage = true;
        if (key == "prompt_tokens" || key == "input_tokens") {
            take(member, usage.input);
            prompt = true;
        } else if (key == "completion_tokens" || key == "output_tokens") {
            take(member, usage.output);
        } else if (key == "prompt_cache_hit_tokens") { // DeepSeek
            take(member, hit);
        } else if (key == "prompt_cache_miss_tokens") {
            take(member, miss);
        } else if (key == "reasoning_tokens") {
            take(member, usage.reasoning);
        } else if (key == "cost") {
            // From the source text: money is never a double. OpenRouter sends a number, others might send a string.
            std::string_view token = member.raw_json_token();
            QByteArrayView text = view(token).trimmed();
            if (text.size() > 2 && text.startsWith('"') && text.endsWith('"'))
                text = text.sliced(1).chopped(1);
            if (const auto cost = Usd::fromDecimal(text))
                usage.billed = *cost;
        } else if (key == "prompt_tokens_details" || key == "input_tokens_details") {
            return eachMember(member, [&](std::string_view detail, ondemand::value &count) {
                if (detail == "cached_tokens")
                    take(count, usage.cachedInput);
                else if (detail == "cache_write_tokens")
                    take(count, usage.cacheWrite);
                return true;
            });
        } else if (key == "completion_tokens_details" || key == "output_tokens_details") {
            return eachMember(member, [&](std::string_view detail, ondemand::value &count) {
                if (detail == "reasoning_tokens")
                    take(count, usage.reasoning);
                return true;
            });
        }
        return true;
    });
    if (hit && !usage.cachedInput)
        usage.cachedInput = hit;
    if (hit && miss && !prompt)
        usage.input = *hit + *miss;
    return ok;
}

bool ChunkReader::Private::readTimings(ondemand::value &value)
{
    return eachMember(value, [&](std::string_view key, ondemand::value &member) {
        if (!m_facts->serverTimings)
            m_facts->serverTimings.emplace();
        ServerTimings &timings = *m_facts->serverTimings;
        if (key == "cache_n")
            take(member, timings.cachedTokens);
        else if (key == "prompt_n")
            take(member, timings.promptTokens);
        else if (key == "prompt_ms")
            take(member, timings.promptMs);
        else if (key == "predicted_n")
            take(member, timings.predictedTokens);
        else if (key == "predicted_ms")
            take(member, timings.predictedMs);
        return true;
    });
}

bool ChunkReader::Private::readMetadata(ondemand::value &value)
{
    return eachMember(value, [&](std::string_view key, ondemand::value &member) {
        if (key == "attempts") {
            m_facts->upstream.clear();
            return eachElement(member, [&](ondemand::value &element) {
                UpstreamAttempt attempt;
                const bool ok = eachMember(element, [&](std::string_view name, ondemand::value &field) {
                    QByteArrayView text;
                    if (name == "model" && take(field, text))
                        attempt.model = QString::fromUtf8(text);
                    else if (name == "provider" && take(field, text))
                        attempt.host = QString::fromUtf8(text);
                    else if (name == "status") {
                        std::optional<qint64> status;
                        take(field, status);
                        if (status && *status < 1000)
                            attempt.status = int(*status);
                    }
                    return true;
                });
                m_facts->upstream.append(attempt);
                return ok;
            });
        }
        if (key == "endpoints") {
            return eachMember(member, [&](std::string_view list, ondemand::value &endpoints) {
                if (list != "available")
                    return true;
                return eachElement(endpoints, [&](ondemand::value &endpoint) {
                    QByteArrayView host;
                    bool selected = false;
                    const bool ok = eachMember(endpoint, [&](std::string_view name, ondemand::value &field) {
                        if (name == "provider")
                            take(field, host);
                        else if (name == "selected" && field.get_bool().get(selected))
                            selected = false;
                        return true;
                    });
                    if (selected && m_facts->host.isEmpty())
                        m_facts->host = QString::fromUtf8(host);
                    return ok;
                });
            });
        }
        return true;
    });
}

} // namespace bakeoff
