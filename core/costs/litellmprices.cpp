// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/pricebook.h"
#include "providers/jsonnode.h"

#include <QRegularExpression>

#include <array>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostProblems = 100;
/// LiteLLM's own file has 1.2 MB.
constexpr qsizetype kLargestFile = 64 * 1024 * 1024;

struct PriceKey {
    QLatin1StringView key;
    PriceClass price;
};

constexpr std::array kPriceKeys{
    PriceKey{"input_cost_per_token"_L1, PriceClass::Prompt},
    PriceKey{"output_cost_per_token"_L1, PriceClass::Completion},
    PriceKey{"cache_read_input_token_cost"_L1, PriceClass::InputCacheRead},
    PriceKey{"cache_creation_input_token_cost"_L1, PriceClass::InputCacheWrite},
    PriceKey{"cache_creation_input_token_cost_above_1hr"_L1, PriceClass::InputCacheWrite1h},
    PriceKey{"input_cost_per_request"_L1, PriceClass::Request},
    PriceKey{"input_cost_per_image"_L1, PriceClass::Image},
    PriceKey{"input_cost_per_image_token"_L1, PriceClass::ImageToken},
    PriceKey{"output_cost_per_image_token"_L1, PriceClass::ImageOutput},
    PriceKey{"input_cost_per_audio_token"_L1, PriceClass::Audio},
    PriceKey{"output_cost_per_audio_token"_L1, PriceClass::AudioOutput},
    PriceKey{"cache_read_input_audio_token_cost"_L1, PriceClass::InputAudioCache},
};

std::optional<PriceClass> classOf(QStringView key)
{
    for (const PriceKey &known : kPriceKeys) {
        if (known.key == key)
            return known.price;
    }
    return std::nullopt;
}

/// The card of one entry, or a sentence on why there is none.
struct Entry {
    RateCard card;
    QString problem;
};

Entry readEntry(const JsonNode &node)
{
    static const QRegularExpression above(u"^(.+)_above_(\\d{1,6})k_tokens$"_s);
    Entry entry;
    QMap<qint64, RateSet> tiers; // by the number of prompt tokens that must be exceeded
    for (std::size_t i = 0; i < node.keys().size(); ++i) {
        const QString key = QString::fromUtf8(node.keys()[i]);
        const JsonNode &value = node.items()[i];
        QString base = key;
        qint64 minimum = 0;
        if (const auto match = above.match(key); match.hasMatch()) {
            base = match.captured(1);
            minimum = match.captured(2).toLongLong() * 1000;
        }
        const auto price = classOf(base);
        if (!price || !value.exists())
            continue;
        const auto rate = value.isNumber() ? Rate::fromDecimal(value.decimal(), priceClassUnit(*price)) : std::nullopt;
        if (!rate) {
            entry.problem = u"%1 is no price"_s.arg(key);
            return entry;
        }
        (minimum > 0 ? tiers[minimum] : entry.card.base).rates.insert(*price, *rate);
    }
    const auto reasoning = Rate::fromDecimal(node["output_cost_per_reasoning_token"].decimal(), Unit::Token);
    if (reasoning && reasoning->toDecimal() != entry.card.base.rates.value(PriceClass::Completion).toDecimal()) {
        entry.problem = u"reasoning tokens have a price of their own"_s;
        return entry;
    }
    for (const auto &[minimum, rates] : tiers.asKeyValueRange()) { // rising: the later one wins
        RateOverride tier;
        tier.minPromptTokens = minimum;
        tier.rates = rates;
        entry.card.overrides.append(tier);
    }
    return entry;
}

} // namespace

QString liteLlmProvider(Preset preset)
{
    switch (preset) {
    case Preset::OpenAi:
        return u"openai"_s;
    case Preset::Together:
        return u"together_ai"_s;
    case Preset::OpenRouter:
        return u"openrouter"_s;
    case Preset::Replicate:
        return u"replicate"_s;
    case Preset::Generic:
    case Preset::Xalen:
    case Preset::Ollama:
    case Preset::LlamaServer:
    case Preset::LmStudio:
    case Preset::Vllm:
    case Preset::Sandbox:
    case Preset::SandboxReplicate:
        break;
    }
    return {};
}

Result<PriceImport> readLiteLlmPrices(const QByteArray &bytes, const LiteLlmProviders &providers, UtcMicros readOn,
                                      UtcMicros now)
{
    if (bytes.size() > kLargestFile)
        return Error{.kind = ErrorKind::BadInput, .detail = u"a price file of %1 bytes"_s.arg(bytes.size())};
    const Result<JsonNode> root = JsonNode::parse(bytes);
    if (!root)
        return Error{.kind = ErrorKind::BadInput, .detail = root.error().detail};
    if (!root->isObject())
        return Error{.kind = ErrorKind::BadInput, .detail = u"no object of models"_s};

    PriceImport result;
    bool recognised = false;
    for (std::size_t i = 0; i < root->keys().size(); ++i) {
        const QString key = QString::fromUtf8(root->keys()[i]);
        const JsonNode &node = root->items()[i];
        const QString theirs = node["litellm_provider"].string();
        if (key == "sample_spec"_L1 || !node.isObject() || theirs.isEmpty())
            continue;
        recognised = true;
        ++result.entries;
        const QStringList ours = providers.keys(theirs);
        const bool hasPrice = node["input_cost_per_token"].exists() || node["output_cost_per_token"].exists();
        if (ours.isEmpty() || !hasPrice) {
            ++result.others;
            continue;
        }
        Entry entry = readEntry(node);
        if (!entry.problem.isEmpty()) {
            ++result.unusable;
            if (result.problems.size() < kMostProblems)
                result.problems.append(u"%1: %2"_s.arg(key.left(200), entry.problem));
            continue;
        }
        entry.card.readOn = readOn;
        entry.card.source = u"LiteLLM price file"_s;
        const QString front = theirs + u'/';
        const QString id = key.startsWith(front) ? key.sliced(front.size()) : key;
        if (id.isEmpty())
            continue;
        for (const QString &provider : ours) {
            result.rows.append({.id = newId(now),
                                .model = {provider, id},
                                .origin = PriceOrigin::LiteLlm,
                                .card = entry.card,
                                .since = now,
                                .note = {}});
        }
    }
    if (!recognised)
        return Error{.kind = ErrorKind::BadInput, .detail = u"no model with a \"litellm_provider\""_s};
    return result;
}

} // namespace bakeoff
