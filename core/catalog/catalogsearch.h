// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "catalog/catalog.h"
#include "catalog/ownruns.h"

#include <QHash>
#include <QList>
#include <QString>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace bakeoff {

/// UTF-16 units of a text; shown in bold.
struct MatchRange {
    qsizetype start = 0;
    qsizetype length = 0;
    friend bool operator==(const MatchRange &, const MatchRange &) = default;
};

/// How hits are ordered. Ones without the figure come last; equal ones stay in the order of the list. Stored by name.
enum class CatalogOrder {
    Match,     ///< the best match first
    PriceIn,   ///< dollars per prompt token, cheapest first
    PriceOut,
    Context,   ///< longest first
    Newest,
    OwnTtft,   ///< CatalogSearch::setOwnRuns(): the quickest median first, then those with too few runs, then all others
};
QLatin1StringView catalogOrderName(CatalogOrder order); ///< "price_in"
CatalogOrder catalogOrderFromName(QStringView name);    ///< Match where there is none

/// What an entry must be besides matching the words. All given conditions hold together; what a provider does not say
/// is not there, except that a model without listed modalities is taken to give text.
struct CatalogFilter {
    QString provider;       ///< name of the only provider; empty: all
    QString outputModality; ///< "text", "image", "video", "audio" (speech included); empty: any
    bool freeOnly = false;
    bool vision = false;    ///< takes images
    bool reasoning = false;
    bool tools = false;
    bool favourites = false; ///< one of CatalogSearch::setFavourites()
    /// Neither prompt nor completion may cost more than this per million tokens; unknown prices do not pass.
    std::optional<Usd> maxPerMillion = {};
    /// The same model as this one, at whatever provider: the same last part of the id, but for case, punctuation and
    /// OpenRouter's variants (":free"), or an alias of it.
    std::optional<ModelRef> sameAs = {};
    friend bool operator==(const CatalogFilter &, const CatalogFilter &) = default;
};

struct CatalogHit {
    qsizetype index = 0; ///< of CatalogSearch::entry()
    friend bool operator==(const CatalogHit &, const CatalogHit &) = default;
};

/// Type-to-filter over tens of thousands of models. setModels() folds every text once, so that a key stroke only looks
/// through it. One thread at a time.
///
/// A model matches where every word of the query stands in PROVIDER/ID or in the name; case and the accents of Latin,
/// Greek and Cyrillic letters make no difference. Best first, by the sum over the words of: 0 at the start of the id
/// or of PROVIDER/ID, 1 at the start of the id's last part, 2 at the start of another word of it, 3 within a word,
/// 4 in the name alone. Equal ones: the shorter id first, then in the order of setModels(). Without words all models
/// that pass the filter come in that order. Other orders are by a figure of the model.
class CatalogSearch {
public:
    void setModels(QList<CatalogEntry> entries);
    /// The user's favourites, for CatalogFilter::favourites; they outlast setModels(). Unknown ones are no error.
    void setFavourites(const QList<ModelRef> &models);
    bool isFavourite(qsizetype index) const;
    /// Figures of the user's own runs by PROVIDER/ID; they outlast setModels().
    void setOwnRuns(const QHash<QString, OwnRuns> &runs);
    std::optional<OwnRuns> ownRuns(qsizetype index) const;
    /// How many other entries CatalogFilter::sameAs finds for this one.
    qsizetype othersLike(qsizetype index) const;
    /// Where a model stands; nullopt where no provider lists it.
    std::optional<qsizetype> indexOf(const ModelRef &model) const;

    qsizetype size() const { return m_entries.size(); }
    const CatalogEntry &entry(qsizetype index) const { return m_entries[index]; }

    QList<CatalogHit> find(const QString &query, const CatalogFilter &filter = {},
                           CatalogOrder order = CatalogOrder::Match);
    /// Where the words of the last find() stand in the id of a hit: by start, without overlap; empty where only the
    /// name or the provider matched. Made when a row is painted, since most hits are never seen.
    QList<MatchRange> idRanges(const CatalogHit &hit) const;

private:
    /// What the search knows of an entry; texts are slices of m_folded.
    struct Row {
        std::size_t start = 0;     ///< of PROVIDER/ID, then the name
        quint32 idStart = 0;       ///< from start: length of "PROVIDER/"
        quint32 slugStart = 0;     ///< from start: behind the id's last slash
        quint32 refLength = 0;     ///< of PROVIDER/ID
        quint32 length = 0;        ///< with the name
        quint64 characters = 0;    ///< a bit for every character that occurs, several share one
        quint32 traits = 0;
        qint64 perMillion = -1;    ///< the dearer of prompt and completion, picodollars; negative: not known
        quint32 bare = 0;          ///< number of the id's bare name, for CatalogFilter::sameAs
        quint32 alias = 0;         ///< number of the bare name that the id stands for; the same where it is none
    };
    struct Like {
        quint32 bare = 0;
        quint32 alias = 0;
    };

    bool passes(const Row &row, qsizetype index, const CatalogFilter &filter, quint32 traits,
                const std::optional<Like> &like) const;
    static bool isLike(const Row &row, const Like &like);
    quint32 bareNumber(const QString &id);
    const std::vector<quint32> &inOrder(CatalogOrder order);
    /// Sum of classes, or nullopt where a word is missing.
    std::optional<quint32> rank(const Row &row) const;

    void markFavourites();

    QList<CatalogEntry> m_entries;
    QHash<QString, qsizetype> m_index; ///< by PROVIDER/ID
    QHash<QString, quint32> m_bareNames;
    QHash<QString, OwnRuns> m_runs;
    std::map<CatalogOrder, std::vector<quint32>> m_orders; ///< rows; made when first asked for
    QList<ModelRef> m_favourites;
    std::vector<Row> m_rows;
    std::u16string m_folded;
    std::vector<std::u16string> m_words; ///< of the last query, folded
    quint64 m_wordCharacters = 0;        ///< as Row::characters
};

} // namespace bakeoff
