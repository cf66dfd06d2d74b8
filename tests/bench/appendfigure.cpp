// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure.h"
#include "historycorpus.h"

#include "base/clock.h"
#include "store/searchrepository.h"
#include "store/storethread.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>

namespace bakeoff::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kComparisons = 250;
constexpr int kReplies = 8; // of each, which end together: one commit

QString answer(const QStringList &words, QRandomGenerator &random)
{
    QString text;
    while (text.size() < 1024) {
        // Small ranks are drawn more often; close enough to Zipf's law for the work that it makes.
        const double drawn = random.generateDouble();
        text += words.at(qsizetype(drawn * drawn * drawn * double(words.size() - 1))) + u' ';
    }
    return text.left(1024);
}

struct AppendTimes {
    double append = -1; ///< microseconds a reply; negative: it could not be measured
    double index = -1;
};

AppendTimes appendOnce(const QString &file, const QStringList &words)
{
    using Steady = std::chrono::steady_clock;
    const SystemClock clock;
    StoreThread store(file, clock);
    if (!store.opened().result())
        return {};
    QRandomGenerator random(7);
    std::chrono::nanoseconds spent{0};
    for (int n = 0; n < kComparisons; ++n) {
        Comparison comparison{.id = newId(clock.nowUtc()), .created = clock.nowUtc(), .updated = clock.nowUtc()};
        Turn turn{.id = newId(clock.nowUtc()), .comparison = comparison.id, .prompt = u"A prompt."_s, .created = clock.nowUtc()};
        QList<Reply> replies;
        for (int k = 0; k < kReplies; ++k)
            replies.append(Reply{.id = newId(clock.nowUtc()), .turn = turn.id, .pane = newId(clock.nowUtc()),
                                 .model = {u"openrouter"_s, u"maker/model-%1"_s.arg(k)}, .created = clock.nowUtc()});
        store.beginReplies(comparison, turn, replies, {});
        if (!store.flush().result())
            return {};
        for (Reply &reply : replies) {
            reply.state = ReplyState::Done;
            reply.text = answer(words, random);
            reply.cost = Cost::billed(Usd::fromPicos(123'456'789));
        }
        const Steady::time_point begin = Steady::now();
        for (const Reply &reply : std::as_const(replies))
            store.patch({.reply = reply.id, .whole = reply});
        if (!store.flush().result())
            return {};
        spent += Steady::now() - begin;
    }
    const Steady::time_point begin = Steady::now();
    const auto index = [](Database &db) {
        for (;;) {
            const Result<qint64> done = SearchRepository(db).indexLate(100);
            if (!done || *done == 0)
                return done ? success() : Status(done.error());
        }
    };
    if (!store.write(index).result())
        return {};
    const std::chrono::nanoseconds indexed = Steady::now() - begin;
    const auto each = [](std::chrono::nanoseconds all) {
        return std::chrono::duration<double, std::micro>(all).count() / (kComparisons * kReplies);
    };
    return {each(spent), each(indexed)};
}

} // namespace

QJsonObject measureAppend()
{
    const Result<QString> corpus = historyCorpus();
    if (!corpus)
        return {};
    // Beside the corpus: a copy of it needs room that a temporary folder may not have.
    const QTemporaryDir folder(QFileInfo(*corpus).absolutePath() + u"/append-XXXXXX"_s);
    const QString file = folder.filePath(u"history.db"_s);
    if (!QFile::copy(*corpus, file)) {
        std::fprintf(stderr, "no room for a copy of %s\n", qPrintable(*corpus));
        return {};
    }
    const QStringList words = corpusWords();
    AppendTimes best;
    for (int run = 0; run < 3; ++run) {
        const AppendTimes times = appendOnce(file, words);
        if (times.append < 0)
            return {};
        if (best.append < 0 || times.append < best.append)
            best = times;
    }
    return {{u"append_us"_s, best.append}, {u"append_index_us"_s, best.index}};
}

} // namespace bakeoff::bench
