// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalogsearch.h"

#include "base/enumnames.h"
#include "costs/pricing.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

enum Trait : quint32 {
    GivesText = 1 << 0,
    GivesImage = 1 << 1,
    GivesVideo = 1 << 2,
    GivesAudio = 1 << 3,
    Free = 1 << 4,
    Vision = 1 << 5,
    Reasoning = 1 << 6,
    Tools = 1 << 7,
    Favourite = 1 << 8,
};

/// How a word matched; the smaller the better.
enum Class : quint32 { IdStart, SlugStart, WordStart, Within, InName };

/// One unit for one unit, so that positions in the folded text are positions in the original.
char16_t folded(QChar c)
{
    if (c.unicode() < 0x80)
        return c.toLower().unicode();
    const bool mayCarryAccents = c.unicode() < 0x0530 || (c.unicode() >= 0x1E00 && c.unicode() < 0x2000);
    if (mayCarryAccents && c.decompositionTag() == QChar::Canonical) {
        if (const QString parts = c.decomposition(); !parts.isEmpty())
            return folded(parts.front());
    }
    return c.toCaseFolded().unicode();
}

void appendFolded(std::u16string &to, QStringView text)
{
    for (const QChar c : text)
        to.push_back(folded(c));
}

bool isWordCharacter(char16_t c)
{
    return c < 0x80 ? (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') : QChar(c).isLetterOrNumber();
}

quint64 characterBit(char16_t u)
{
    if (u >= u'a' && u <= u'z')
        return quint64(1) << (u - u'a');
    if (u >= u'0' && u <= u'9')
        return quint64(1) << (26 + u - u'0');
    return quint64(1) << (36 + u % 28);
}

quint64 charactersOf(std::u16string_view text)
{
    quint64 bits = 0;
    for (const char16_t c : text)
        bits |= characterBit(c);
    return bits;
}

quint32 modalityTraits(const QStringList &modalities)
{
    if (modalities.isEmpty())
        return GivesText;
    quint32 traits = 0;
    for (const QString &m : modalities) {
        if (m == "text"_L1)
            traits |= GivesText;
        else if (m == "image"_L1)
            traits |= GivesImage;
        else if (m == "video"_L1)
            traits |= GivesVideo;
        else if (m == "audio"_L1 || m == "speech"_L1)
            traits |= GivesAudio;
    }
    return traits;
}

quint32 traitsOf(const ModelInfo &model)
{
    quint32 traits = modalityTraits(model.outputModalities);
    if (isFree(model.prices))
        traits |= Free;
    if (model.inputModalities.contains("image"_L1))
        traits |= Vision;
    const QStringList parameters = model.supportedParameters.value_or(QStringList());
    if (model.reasoning || parameters.contains("reasoning"_L1) || parameters.contains("reasoning_effort"_L1))
        traits |= Reasoning;
    if (parameters.contains("tools"_L1))
        traits |= Tools;
    return traits;
}

/// nullopt: nothing gives this.
std::optional<quint32> traitsWanted(const CatalogFilter &filter)
{
    quint32 traits = 0;
    if (!filter.outputModality.isEmpty()) {
        const quint32 gives = modalityTraits({filter.outputModality});
        if (gives == 0)
            return std::nullopt;
        traits |= gives;
    }
    const auto want = [&traits](bool asked, Trait trait) {
        if (asked)
            traits |= trait;
    };
    want(filter.freeOnly, Free);
    want(filter.vision, Vision);
    want(filter.reasoning, Reasoning);
    want(filter.tools, Tools);
    want(filter.favourites, Favourite);
    return traits;
}

/// -1: not known.
qint64 picosPerMillion(const ModelInfo &model, PriceClass c)
{
    const auto rate = model.prices.base.rates.constFind(c);
    if (rate == model.prices.base.rates.cend())
        return -1;
    const std::array line{ChargeLine{1'000'000, *rate}};
    const Result<Usd> price = sumOf(line);
    return price ? price->picos() : -1;
}

qint64 picosPerMillion(const ModelInfo &model)
{
    const qint64 in = picosPerMillion(model, PriceClass::Prompt);
    const qint64 out = picosPerMillion(model, PriceClass::Completion);
    return in < 0 || out < 0 ? -1 : std::max(in, out);
}

constexpr EnumNames<CatalogOrder, 6> kOrders{{
    {CatalogOrder::Match, "match"_L1},
    {CatalogOrder::PriceIn, "price_in"_L1},
    {CatalogOrder::PriceOut, "price_out"_L1},
    {CatalogOrder::Context, "context"_L1},
    {CatalogOrder::Newest, "newest"_L1},
    {CatalogOrder::OwnTtft, "own_ttft"_L1},
}};
constexpr qint64 kLast = std::numeric_limits<qint64>::max();

/// The smaller the earlier; kLast: not known.
qint64 placeOf(const ModelInfo &model, const std::optional<OwnRuns> &runs, CatalogOrder order)
{
    const auto upwards = [](qint64 value) { return value < 0 ? kLast : value; };
    switch (order) {
    case CatalogOrder::Match:
        break;
    case CatalogOrder::PriceIn:
        return upwards(picosPerMillion(model, PriceClass::Prompt));
    case CatalogOrder::PriceOut:
        return upwards(picosPerMillion(model, PriceClass::Completion));
    case CatalogOrder::Context:
        return model.contextLength ? -*model.contextLength : kLast;
    case CatalogOrder::Newest:
        return model.created ? -model.created->value : kLast;
    case CatalogOrder::OwnTtft:
        if (runs)
            return runs->isEnough() ? upwards(runs->medianTtft.count()) : kLast - 1;
        return kLast;
    }
    return 0;
}

/// "anthropic/claude-sonnet-4.5:free" and "Claude-Sonnet-4-5" have the same: "claudesonnet45".
QString bareName(const QString &id)
{
    // Variants of OpenRouter; what local servers write behind the colon is the size.
    static const QStringList variants{u"free"_s,   u"nitro"_s,  u"floor"_s,  u"extended"_s,
                                      u"online"_s, u"exacto"_s, u"latest"_s};
    QStringView name = QStringView(id).sliced(id.lastIndexOf(u'/') + 1);
    if (const qsizetype colon = name.lastIndexOf(u':'); colon > 0 && variants.contains(name.sliced(colon + 1)))
        name = name.first(colon);
    QString bare;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            bare += c.toCaseFolded();
    }
    return bare;
}

} // namespace

QLatin1StringView catalogOrderName(CatalogOrder order)
{
    return nameOf(kOrders, order);
}

CatalogOrder catalogOrderFromName(QStringView name)
{
    return valueOf(kOrders, name).value_or(CatalogOrder::Match);
}

void CatalogSearch::setModels(QList<CatalogEntry> entries)
{
    m_entries = std::move(entries);
    m_rows.clear();
    m_rows.reserve(std::size_t(m_entries.size()));
    m_folded.clear();
    m_orders.clear();
    m_bareNames.clear();
    m_index.clear();
    m_index.reserve(m_entries.size());
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const CatalogEntry &entry = m_entries.at(i);
        const QString ref = ModelRef{entry.provider, entry.model.id}.toString();
        if (!m_index.contains(ref))
            m_index.insert(ref, i);
        Row row;
        row.start = m_folded.size();
        const auto length = [&] { return quint32(m_folded.size() - row.start); };
        appendFolded(m_folded, entry.provider);
        m_folded.push_back(u'/');
        row.idStart = length();
        row.slugStart = row.idStart + quint32(entry.model.id.lastIndexOf(u'/') + 1);
        appendFolded(m_folded, entry.model.id);
        row.refLength = length();
        m_folded.push_back(u'\n'); // no word of a query holds one
        appendFolded(m_folded, entry.model.name);
        row.length = length();
        row.characters = charactersOf(std::u16string_view(m_folded).substr(row.start));
        row.traits = traitsOf(entry.model);
        row.perMillion = picosPerMillion(entry.model);
        row.bare = bareNumber(entry.model.id);
        row.alias = entry.model.aliasTarget.isEmpty() ? row.bare : bareNumber(entry.model.aliasTarget);
        m_rows.push_back(row);
    }
    markFavourites();
}

void CatalogSearch::setFavourites(const QList<ModelRef> &models)
{
    m_favourites = models;
    for (Row &row : m_rows)
        row.traits &= ~quint32(Favourite);
    markFavourites();
}

void CatalogSearch::markFavourites()
{
    for (const ModelRef &model : std::as_const(m_favourites)) {
        if (const auto index = indexOf(model))
            m_rows[std::size_t(*index)].traits |= Favourite;
    }
}

bool CatalogSearch::isFavourite(qsizetype index) const
{
    return (m_rows[std::size_t(index)].traits & Favourite) != 0;
}

void CatalogSearch::setOwnRuns(const QHash<QString, OwnRuns> &runs)
{
    m_runs = runs;
    m_orders.erase(CatalogOrder::OwnTtft);
}

std::optional<OwnRuns> CatalogSearch::ownRuns(qsizetype index) const
{
    const CatalogEntry &entry = m_entries[index];
    const auto found = m_runs.constFind(ModelRef{entry.provider, entry.model.id}.toString());
    return found == m_runs.cend() ? std::nullopt : std::optional(*found);
}

quint32 CatalogSearch::bareNumber(const QString &id)
{
    const QString bare = bareName(id);
    const auto known = m_bareNames.constFind(bare);
    if (known != m_bareNames.cend())
        return *known;
    const auto number = quint32(m_bareNames.size() + 1);
    m_bareNames.insert(bare, number);
    return number;
}

bool CatalogSearch::isLike(const Row &row, const Like &like)
{
    return row.bare == like.bare || row.alias == like.bare || row.bare == like.alias || row.alias == like.alias;
}

qsizetype CatalogSearch::othersLike(qsizetype index) const
{
    const Row &row = m_rows[std::size_t(index)];
    return std::ranges::count_if(m_rows, [&row](const Row &other) { return isLike(other, {row.bare, row.alias}); }) - 1;
}

const std::vector<quint32> &CatalogSearch::inOrder(CatalogOrder order)
{
    std::vector<quint32> &rows = m_orders[order];
    if (rows.size() == m_rows.size())
        return rows;
    std::vector<qint64> places(m_rows.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = placeOf(m_entries[qsizetype(i)].model,
                            order == CatalogOrder::OwnTtft ? ownRuns(qsizetype(i)) : std::nullopt, order);
    rows.resize(m_rows.size());
    std::iota(rows.begin(), rows.end(), 0U);
    std::ranges::stable_sort(rows, {}, [&places](quint32 row) { return places[row]; });
    return rows;
}

std::optional<qsizetype> CatalogSearch::indexOf(const ModelRef &model) const
{
    const auto found = m_index.constFind(model.toString());
    return found == m_index.cend() ? std::nullopt : std::optional(*found);
}

bool CatalogSearch::passes(const Row &row, qsizetype index, const CatalogFilter &filter, quint32 traits,
                           const std::optional<Like> &like) const
{
    if (like && !isLike(row, *like))
        return false;
    if ((row.traits & traits) != traits)
        return false;
    if (filter.maxPerMillion && (row.perMillion < 0 || row.perMillion > filter.maxPerMillion->picos()))
        return false;
    return filter.provider.isEmpty() || m_entries[index].provider == filter.provider;
}

std::optional<quint32> CatalogSearch::rank(const Row &row) const
{
    if ((row.characters & m_wordCharacters) != m_wordCharacters)
        return std::nullopt;
    const std::u16string_view text = std::u16string_view(m_folded).substr(row.start, row.length);
    const std::u16string_view ref = text.substr(0, row.refLength);
    quint32 sum = 0;
    for (const std::u16string &word : m_words) {
        quint32 best = InName;
        // By hand: the words are short, and a call for each would cost more than the comparison.
        for (std::size_t at = 0; at + word.size() <= ref.size() && best > IdStart; ++at) {
            if (ref[at] != word.front() || ref.compare(at, word.size(), word) != 0)
                continue;
            if (at == 0 || at == row.idStart)
                best = IdStart;
            else if (at == row.slugStart)
                best = std::min<quint32>(best, SlugStart);
            else if (best > WordStart)
                best = isWordCharacter(ref[at - 1]) ? Within : WordStart;
        }
        if (best == InName && text.find(word, row.refLength) == text.npos)
            return std::nullopt;
        sum += best;
    }
    return sum;
}

QList<MatchRange> CatalogSearch::idRanges(const CatalogHit &hit) const
{
    const Row &row = m_rows[std::size_t(hit.index)];
    const std::u16string_view id =
        std::u16string_view(m_folded).substr(row.start + row.idStart, row.refLength - row.idStart);
    const std::size_t slug = row.slugStart - row.idStart;
    QList<MatchRange> ranges;
    for (const std::u16string &word : m_words) {
        // The occurrence that ranked best: at the start, at the start of the last part, of a word, or else the first.
        std::size_t best = id.find(word);
        if (best == id.npos)
            continue;
        if (best > 0 && id.substr(slug).starts_with(word)) {
            best = slug;
        } else if (best > 0) {
            for (std::size_t at = best; at != id.npos; at = id.find(word, at + 1)) {
                if (!isWordCharacter(id[at - 1])) {
                    best = at;
                    break;
                }
            }
        }
        ranges.append({qsizetype(best), qsizetype(word.size())});
    }
    std::ranges::sort(ranges, {}, &MatchRange::start);
    QList<MatchRange> merged;
    for (const MatchRange &range : std::as_const(ranges)) {
        if (!merged.isEmpty() && range.start <= merged.last().start + merged.last().length) {
            MatchRange &last = merged.last();
            last.length = std::max(last.length, range.start + range.length - last.start);
        } else {
            merged.append(range);
        }
    }
    return merged;
}

QList<CatalogHit> CatalogSearch::find(const QString &query, const CatalogFilter &filter, CatalogOrder order)
{
    m_words.clear();
    m_wordCharacters = 0;
    const QStringList words = query.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        std::u16string text;
        appendFolded(text, word);
        m_wordCharacters |= charactersOf(text);
        if (std::ranges::find(m_words, text) == m_words.end())
            m_words.push_back(std::move(text));
    }
    const std::optional<quint32> traits = traitsWanted(filter);
    if (!traits)
        return {};
    std::optional<Like> like;
    if (filter.sameAs) {
        const auto index = indexOf(*filter.sameAs);
        if (!index)
            return {};
        like = Like{m_rows[std::size_t(*index)].bare, m_rows[std::size_t(*index)].alias};
    }

    QList<CatalogHit> hits;
    if (order != CatalogOrder::Match) {
        for (const quint32 i : inOrder(order)) {
            if (passes(m_rows[i], qsizetype(i), filter, *traits, like) && (m_words.empty() || rank(m_rows[i])))
                hits.append(CatalogHit{qsizetype(i)});
        }
        return hits;
    }
    if (m_words.empty()) {
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (passes(m_rows[i], qsizetype(i), filter, *traits, like))
                hits.append(CatalogHit{qsizetype(i)});
        }
        return hits;
    }
    // A stable counting sort: a comparing one would take longer than the search itself. Beyond these limits, of 63
    // points or 255 letters, hits keep the order of the list.
    constexpr std::size_t kRanks = 64;
    constexpr std::size_t kLengths = 256;
    struct Found {
        quint32 row;
        quint32 bucket;
    };
    std::vector<Found> found;
    std::vector<quint32> starts(kRanks * kLengths + 1);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        if (!passes(row, qsizetype(i), filter, *traits, like))
            continue;
        if (const std::optional<quint32> sum = rank(row)) {
            const std::size_t length = std::min<std::size_t>(row.refLength - row.idStart, kLengths - 1);
            const std::size_t bucket = std::min<std::size_t>(*sum, kRanks - 1) * kLengths + length;
            found.push_back({quint32(i), quint32(bucket)});
            ++starts[bucket + 1];
        }
    }
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    hits.resize(qsizetype(found.size()));
    for (const Found &f : found)
        hits[qsizetype(starts[f.bucket]++)] = CatalogHit{qsizetype(f.row)};
    return hits;
}

} // namespace bakeoff
