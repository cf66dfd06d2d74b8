// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/comparisonrepository.h"
#include "store/database.h"
#include "store/replywriter.h"
#include "store/searchrepository.h"

#include "fakeclock.h"
#include "samples.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

namespace bakeoff {

using namespace Qt::StringLiterals;

inline HistoryQuery words(const QString &text)
{
    return {.text = text};
}

/// A history on which prompts and ended replies are stored.
class SearchFixture {
public:
    using Seconds = std::chrono::seconds;

    void begin()
    {
        m_db.reset();
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(u"history.db"_s);
        open();
    }

    void open()
    {
        auto opened = Database::openForWriting(m_file, m_clock);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        m_db = std::move(opened).value();
    }

    Status inTransaction(const std::function<Status()> &work)
    {
        ScopedTransaction tx(*m_db);
        if (const Status s = work(); !s)
            return s;
        return tx.commit();
    }

    /// All that an earlier version left to be indexed.
    void index()
    {
        bool more = true;
        while (more) {
            QVERIFY(inTransaction([&] {
                const Result<bool> left = SearchRepository(*m_db).indexMore(100);
                more = left && *left;
                return left ? success() : Status(left.error());
            }));
        }
    }

    struct Made {
        Comparison comparison;
        Turn turn;
        QList<Reply> replies;
    };

    /// A comparison with a prompt and ended replies, a second after the one before; not stored yet.
    Made make(const QString &prompt, const QStringList &answers, const QString &title = {},
              const std::function<void(Reply &, int)> &adjust = {})
    {
        m_clock.advance(Seconds(1));
        Made made;
        made.comparison = samples::comparison(m_clock, 1);
        made.comparison.title = title;
        made.comparison.draft.clear();
        made.turn = samples::turn(m_clock, made.comparison);
        made.turn.prompt = prompt;
        for (int i = 0; i < answers.size(); ++i) {
            Reply r = samples::ended(samples::intent(m_clock, made.turn, made.comparison.panes[0]), answers[i]);
            r.reasoning.clear();
            if (adjust)
                adjust(r, i);
            made.replies.append(r);
        }
        return made;
    }

    /// In a transaction.
    Status put(const Made &made)
    {
        const Status saved = ComparisonRepository(*m_db).save(made.comparison);
        return saved ? ReplyWriter(*m_db).begin(made.turn, made.replies, newId(m_clock.nowUtc())) : saved;
    }

    /// make() and put().
    Made store(const QString &prompt, const QStringList &answers, const QString &title = {},
               const std::function<void(Reply &, int)> &adjust = {})
    {
        const Made made = make(prompt, answers, title, adjust);
        if (const Status s = inTransaction([&] { return put(made); }); !s)
            qWarning("%s", qPrintable(s.error().detail));
        return made;
    }

    QList<SearchHit> hits(const HistoryQuery &query, int count = SearchRepository::MostHits)
    {
        const auto page = SearchRepository(*m_db).search(query, count);
        if (!page) {
            qWarning("%s", qPrintable(page.error().detail));
            return {SearchHit()};
        }
        return page->hits;
    }

    QStringList snippets(const HistoryQuery &query)
    {
        QStringList list;
        for (const SearchHit &hit : hits(query))
            list.append(hit.snippet.text);
        return list;
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    std::unique_ptr<Database> m_db;
};

} // namespace bakeoff
