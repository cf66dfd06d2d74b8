// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalogsearch.h"

#include "costs/pricing.h"

#include <algorithm>
#include <array>

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

void appendFolded(QString &to, QStringView text)
{
    for (const QChar c : text)
        to.append(QChar(folded(c)));
}

quint64 characterBit(QChar c)
{
    const char16_t u = c.unicode();
    if (u >= u'a' && u <= u'z')
        return quint64(1) << (u - u'a');
    if (u >= u'0' && u <= u'9')
        return quint64(1) << (26 + u - u'0');
    return quint64(1) << (36 + u % 28);
}

quint64 charactersOf(QStringView text)
{
    quint64 bits = 0;
    for (const QChar c : text)
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
    return traits;
}

qint64 picosPerMillion(const ModelInfo &model)
{
    qint64 most = -1;
    for (const PriceClass c : {PriceClass::Prompt, PriceClass::Completion}) {
        const auto rate = model.prices.base.rates.constFind(c);
        if (rate == model.prices.base.rates.cend())
            return -1;
        const std::array line{ChargeLine{1'000'000, *rate}};
        const Result<Usd> price = sumOf(line);
        if (!price)
            return -1;
        most = std::max(most, price->picos());
    }
    return most;
}

} // namespace

struct CatalogSearch::Words {
    QStringList list;
    quint64 characters = 0;
};

void CatalogSearch::setModels(QList<CatalogEntry> entries)
{
    m_entries = std::move(entries);
    m_rows.clear();
    m_rows.reserve(std::size_t(m_entries.size()));
    m_folded.clear();
    for (const CatalogEntry &entry : std::as_const(m_entries)) {
        Row row;
        row.start = m_folded.size();
        appendFolded(m_folded, entry.provider);
        m_folded.append(u'/');
        row.idStart = quint32(m_folded.size() - row.start);
        appendFolded(m_folded, entry.model.id);
        row.refLength = quint32(m_folded.size() - row.start);
        m_folded.append(u'\n'); // no word of a query holds one
        appendFolded(m_folded, entry.model.name);
        row.length = quint32(m_folded.size() - row.start);
        row.characters = charactersOf(QStringView(m_folded).sliced(row.start));
        row.traits = traitsOf(entry.model);
        row.perMillion = picosPerMillion(entry.model);
        m_rows.push_back(row);
    }
}

bool CatalogSearch::passes(const Row &row, qsizetype index, const CatalogFilter &filter, quint32 traits) const
{
    if ((row.traits & traits) != traits)
        return false;
    if (filter.maxPerMillion && (row.perMillion < 0 || row.perMillion > filter.maxPerMillion->picos()))
        return false;
    return filter.provider.isEmpty() || m_entries[index].provider == filter.provider;
}

std::optional<quint32> CatalogSearch::rank(const Row &row, const Words &words) const
{
    if ((row.characters & words.characters) != words.characters)
        return std::nullopt;
    const QStringView text = QStringView(m_folded).sliced(row.start, row.length);
    const QStringView ref = text.first(row.refLength);
    const QStringView id = ref.sliced(row.idStart);
    const qsizetype slug = qsizetype(row.idStart) + id.lastIndexOf(u'/') + 1;
    quint32 sum = 0;
    for (const QString &word : words.list) {
        if (id.startsWith(word) || ref.startsWith(word))
            continue; // IdStart
        quint32 best = InName;
        for (qsizetype at = ref.indexOf(word); at >= 0 && best > SlugStart; at = ref.indexOf(word, at + 1)) {
            if (at == slug)
                best = SlugStart;
            else
                best = std::min<quint32>(best, ref[at - 1].isLetterOrNumber() ? Within : WordStart);
        }
        if (best == InName && !text.sliced(row.refLength).contains(word))
            return std::nullopt;
        sum += best;
    }
    return sum;
}

QList<MatchRange> CatalogSearch::rangesInId(const Row &row, const Words &words) const
{
    const QStringView id = QStringView(m_folded).sliced(row.start + row.idStart, row.refLength - row.idStart);
    QList<MatchRange> ranges;
    for (const QString &word : words.list) {
        // The occurrence that ranked best: at the start of the last part, of a word, or else the first.
        const qsizetype slug = id.lastIndexOf(u'/') + 1;
        qsizetype best = id.indexOf(word);
        if (best > 0 && id.sliced(slug).startsWith(word)) {
            best = slug;
        } else if (best > 0 && id[best - 1].isLetterOrNumber()) {
            for (qsizetype at = best; at >= 0; at = id.indexOf(word, at + 1)) {
                if (!id[at - 1].isLetterOrNumber()) {
                    best = at;
                    break;
                }
            }
        }
        if (best >= 0)
            ranges.append({best, word.size()});
    }
    if (ranges.size() < 2)
        return ranges;
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

QList<CatalogHit> CatalogSearch::find(const QString &query, const CatalogFilter &filter) const
{
    const std::optional<quint32> traits = traitsWanted(filter);
    if (!traits)
        return {};
    QString foldedQuery;
    appendFolded(foldedQuery, query.simplified());
    Words words;
    words.list = foldedQuery.split(u' ', Qt::SkipEmptyParts);
    words.list.removeDuplicates();
    words.characters = charactersOf(QString(foldedQuery).remove(u' '));

    // Rank, length of the id and index in one number, so that sorting compares numbers only.
    std::vector<quint64> found;
    found.reserve(words.list.isEmpty() ? m_rows.size() : 1024);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        if (!passes(row, qsizetype(i), filter, *traits))
            continue;
        if (words.list.isEmpty()) {
            found.push_back(i);
            continue;
        }
        if (const std::optional<quint32> sum = rank(row, words)) {
            constexpr quint64 most = 0xffff;
            const quint64 length = std::min<quint64>(row.refLength - row.idStart, most);
            found.push_back(std::min<quint64>(*sum, most) << 48 | length << 32 | quint32(i));
        }
    }
    if (!words.list.isEmpty())
        std::ranges::sort(found);
    QList<CatalogHit> hits;
    hits.reserve(qsizetype(found.size()));
    for (const quint64 key : found) {
        const quint32 index = quint32(key);
        hits.append({qsizetype(index), words.list.isEmpty() ? QList<MatchRange>() : rangesInId(m_rows[index], words)});
    }
    return hits;
}

} // namespace bakeoff
