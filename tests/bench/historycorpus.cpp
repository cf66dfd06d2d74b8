// SPDX-License-Identifier: GPL-3.0-or-later
#include "historycorpus.h"

#include "base/clock.h"
#include "store/database.h"
#include "store/searchrepository.h"
#include "store/sqlvalues.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QSet>
#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

namespace bakeoff::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWords = 60'000;
constexpr int kRepliesPerTurn = 4;
constexpr qint64 kStart = 1'700'000'000'000'000;       // µs
constexpr qint64 kBetween = 6LL * 60 * 1'000'000;      // µs from one comparison to the next
constexpr quint32 kSeed = 20261122;
constexpr int kVersion = 1; ///< of the corpus; a new one is made where this changes

/// Draws ranks by Zipf's law, 1 / (rank + 2), from a table.
class ZipfTable {
public:
    explicit ZipfTable(int size)
    {
        constexpr size_t kCells = 1 << 20;
        double sum = 0;
        for (int rank = 0; rank < size; ++rank)
            sum += 1.0 / (rank + 3);
        m_ranks.reserve(kCells);
        double reached = 0;
        int rank = 0;
        for (size_t cell = 0; cell < kCells; ++cell) {
            const double wanted = (double(cell) + 0.5) / double(kCells) * sum;
            while (rank + 1 < size && reached + 1.0 / (rank + 3) < wanted)
                reached += 1.0 / (rank++ + 3);
            m_ranks.push_back(rank);
        }
    }
    int draw(QRandomGenerator &random) const { return m_ranks[random.generate() & (m_ranks.size() - 1)]; }

private:
    std::vector<int> m_ranks;
};

class CorpusMaker {
public:
    explicit CorpusMaker(Database &db)
        : m_db(db)
        , m_words(corpusWords())
        , m_zipf(kWords)
        , m_random(kSeed)
    {
    }

    Status make(qint64 replies)
    {
        const qint64 comparisons = replies / kRepliesPerTurn;
        for (qint64 first = 0; first < comparisons; first += kPerCommit) {
            ScopedTransaction tx(m_db);
            for (qint64 n = first; n < std::min(comparisons, first + kPerCommit); ++n) {
                if (const Status s = comparison(n); !s)
                    return s;
            }
            if (const Status s = tx.commit(); !s)
                return s;
        }
        return success();
    }

private:
    static constexpr qint64 kPerCommit = 2'000;

    QString text(int words)
    {
        QString text;
        text.reserve(words * 8);
        for (int i = 0; i < words; ++i) {
            if (i > 0)
                text += i % 17 == 0 ? u". "_s : u" "_s;
            text += m_words.at(m_zipf.draw(m_random));
        }
        return text;
    }

    QVariant id(quint32 kind, qint64 n) const
    {
        return Id(quint32(n >> 16), ushort(n), ushort(0x7000 | kind), 0x80, 0, 0, 0, 0, 0, 0, 1).toRfc4122();
    }

    Status comparison(qint64 n)
    {
        const qint64 at = kStart + n * kBetween;
        const QVariant comparison = id(1, n);
        const QVariant turn = id(2, n);
        const QVariant none = u"{}"_s;
        Status s = m_db.exec(u"INSERT INTO comparisons (id, title, created, updated, system_prompt, draft, view, leaf, starred)"
                             " VALUES (?, ?, ?, ?, '', '', '{}', ?, ?)"_s,
                             {comparison, m_random.bounded(10) == 0 ? text(4) : u""_s, at, at + 60'000'000, turn,
                              m_random.bounded(100) == 0 ? 1 : 0});
        if (s && m_random.bounded(50) == 0)
            s = m_db.exec(u"INSERT INTO comparison_tags (comparison, tag, position) VALUES (?, ?, 0)"_s,
                          {comparison, u"tag %1"_s.arg(m_random.bounded(5))});
        if (s)
            s = m_db.exec(u"INSERT INTO turns (id, comparison, number, prompt, created) VALUES (?, ?, 1, ?, ?)"_s,
                          {turn, comparison, text(25), at});
        for (int k = 0; s && k < kRepliesPerTurn; ++k)
            s = reply(n, k, at + k);
        return s;
    }

    Status reply(qint64 n, int k, qint64 at)
    {
        static const std::array providers{u"openrouter"_s, u"together"_s, u"replicate"_s, u"xalen"_s, u"local"_s};
        static const std::array states{u"done"_s, u"failed"_s, u"cut_off"_s, u"stopped"_s};
        const qint64 key = n * kRepliesPerTurn + k + 1;
        const QVariant reply = id(4, key);
        const int drawn = int(m_random.bounded(100));
        const QString &provider = providers[drawn < 50 ? 0 : drawn < 75 ? 1 : drawn < 90 ? 2 : drawn < 99 ? 3 : 4];
        const int best = int(std::min(m_random.bounded(40), m_random.bounded(40)));
        const QString model = u"maker/model-%1"_s.arg(best);
        const int ended = int(m_random.bounded(100));
        const QString &state = states[ended < 94 ? 0 : ended < 97 ? 1 : ended < 99 ? 2 : 3];
        const bool unknown = m_random.bounded(20) == 0;
        qint64 picos = 1000 + qint64(m_random.bounded(9000));
        for (quint32 i = m_random.bounded(6U); i > 0; --i)
            picos *= 10;
        const QVariant amount = unknown ? QVariant() : QVariant(picos);
        const QString kind = unknown ? u"unknown"_s : u"billed"_s;
        Status s = m_db.exec(u"INSERT INTO panes (id, comparison, position, provider, model, settings) VALUES (?, ?, ?, ?, ?, '{}')"_s,
                             {id(3, key), id(1, n), k, provider, model});
        if (s)
            s = m_db.exec(u"INSERT INTO replies (key, id, turn, pane, provider, model, created, state, timing, sandbox, cost_kind,"
                          " cost_picos, settings, clocks, facts, attempts, cost_basis)"
                          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'stream', 0, ?, ?, '{}', '{}', '{}', '[]', '{}')"_s,
                          {key, reply, id(2, n), id(3, key), provider, model, at, state, kind, amount});
        if (s)
            s = m_db.exec(u"INSERT INTO reply_texts (reply, text, reasoning, raw_request, raw_response) VALUES (?, ?, ?, x'', x'')"_s,
                          {key, text(40 + int(m_random.bounded(220))), m_random.bounded(10) == 0 ? text(100) : u""_s});
        if (s)
            s = m_db.exec(u"INSERT INTO charges (subject, comparison, work, provider, model, at, kind, picos, sandbox, source, basis)"
                          " VALUES (?, ?, 'text', ?, ?, ?, ?, ?, 0, 'answer', '{}')"_s,
                          {reply, id(1, n), provider, model, at, kind, amount});
        if (s && m_random.bounded(50) == 0)
            s = m_db.exec(u"INSERT INTO judgements (reply, rating, mark, note, tags) VALUES (?, ?, 'none', ?, '[]')"_s,
                          {reply, 1 + int(m_random.bounded(5)), text(6)});
        return s;
    }

    Database &m_db;
    const QStringList m_words;
    const ZipfTable m_zipf;
    QRandomGenerator m_random;
};

Status build(const QString &file)
{
    const SystemClock clock;
    const auto opened = Database::openForWriting(file, clock);
    if (!opened)
        return opened.error();
    Database &db = **opened;
    for (const QString &pragma : {u"PRAGMA synchronous = OFF"_s, u"PRAGMA cache_size = -400000"_s}) {
        if (const Status s = db.exec(pragma); !s)
            return s;
    }
    QElapsedTimer timer;
    timer.start();
    if (const Status s = CorpusMaker(db).make(corpusReplies()); !s)
        return s;
    std::fprintf(stderr, "history written in %lld s; the index comes next\n", timer.restart() / 1000);
    ScopedTransaction tx(db);
    if (const Status s = SearchRepository(db).rebuild(); !s)
        return s;
    if (const Status s = tx.commit(); !s)
        return s;
    std::fprintf(stderr, "index made in %lld s\n", timer.elapsed() / 1000);
    return success();
}

} // namespace

QStringList corpusWords()
{
    // Syllables by Zipf's law too: as in a language many words begin alike.
    static const QStringList onsets{u"s"_s, u"c"_s, u"p"_s, u"d"_s, u"r"_s, u"m"_s, u"b"_s, u"t"_s, u"f"_s, u"h"_s, u"i"_s,
                                    u"a"_s, u"e"_s, u"l"_s, u"g"_s, u"w"_s, u"n"_s, u"o"_s, u"u"_s, u"v"_s, u"j"_s, u"k"_s,
                                    u"st"_s, u"tr"_s, u"pr"_s, u"co"_s, u"re"_s, u"in"_s, u"de"_s, u"un"_s, u"con"_s, u"ex"_s};
    static const QStringList vowels{u"a"_s, u"e"_s, u"i"_s, u"o"_s, u"u"_s, u"an"_s, u"er"_s, u"in"_s, u"at"_s, u"or"_s,
                                    u"en"_s, u"al"_s, u"ar"_s, u"ti"_s, u"es"_s, u"is"_s};
    static const QStringList ends{u"t"_s, u"n"_s, u"s"_s, u"l"_s, u"r"_s, u"d"_s, u"m"_s, u"ng"_s, u"ck"_s, u"st"_s,
                                  u"tion"_s, u"ment"_s, u"ing"_s, u"ed"_s, u"ly"_s, u"able"_s};
    const ZipfTable onset(int(onsets.size()));
    QRandomGenerator random(kSeed);
    QStringList words;
    QSet<QString> seen;
    while (words.size() < kWords) {
        QString word = onsets.at(onset.draw(random));
        for (quint32 k = 1 + random.bounded(4U); k > 0; --k) {
            word += vowels.at(random.bounded(int(vowels.size())));
            word += k > 1 ? onsets.at(random.bounded(int(onsets.size()))) : ends.at(random.bounded(int(ends.size())));
        }
        if (word.size() > 16 || seen.contains(word))
            continue;
        seen.insert(word);
        words.append(word);
    }
    // Frequent words are short, by and large.
    std::vector<std::pair<int, QString>> ranked;
    for (const QString &word : std::as_const(words))
        ranked.emplace_back(int(word.size()) * 4 + int(random.bounded(24)), word);
    std::ranges::stable_sort(ranked, {}, &std::pair<int, QString>::first);
    words.clear();
    for (const auto &[order, word] : ranked)
        words.append(word);
    return words;
}

qint64 corpusReplies()
{
    const qint64 wanted = qEnvironmentVariable("BAKEOFF_BENCH_REPLIES").toLongLong();
    return wanted > 0 ? wanted : 1'000'000;
}

UtcMicros corpusStart()
{
    return UtcMicros{kStart};
}

UtcMicros corpusEnd()
{
    return UtcMicros{kStart + corpusReplies() / kRepliesPerTurn * kBetween};
}

Result<QString> historyCorpus()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + u"/bakeoff-bench"_s);
    const QString file = folder.filePath(
        u"history-%1-v%2.%3.db"_s.arg(corpusReplies()).arg(Database::currentVersion()).arg(kVersion));
    if (QFile::exists(file))
        return file;
    if (!folder.mkpath(u"."_s))
        return Error{.kind = ErrorKind::ReadOnly, .detail = folder.path()};
    std::fprintf(stderr, "making %s, some minutes\n", qPrintable(file));
    const QString part = file + u".part"_s;
    for (const QString &old : {part, QString(part + u"-wal"_s), QString(part + u"-shm"_s)})
        QFile::remove(old);
    if (const Status s = build(part); !s)
        return s.error();
    if (!QFile::rename(part, file))
        return Error{.kind = ErrorKind::Storage, .detail = file};
    return file;
}

} // namespace bakeoff::bench
