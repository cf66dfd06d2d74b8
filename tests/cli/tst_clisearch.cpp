// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"

#include "base/clock.h"
#include "store/database.h"
#include "store/judgementrepository.h"

#include <QDateTime>
#include <QTest>

#include <algorithm>

using namespace bakeoff;
using namespace Qt::StringLiterals;

/// `history search`, `history list` and what is done to entries.
class TestCliSearch : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_program = std::make_unique<CliProgram>();
        m_first = compare(u"Whales sing in the sea."_s, {u"sandbox/echo:bulk"_s, u"sandbox/fault-402"_s});
        m_second = compare(u"Crème brûlée and whalebone"_s, {u"sandbox/echo:bulk"_s});
    }

    void findsNewestFirst()
    {
        const QJsonArray hits = search({u"whale"_s});
        QCOMPARE(hits.size(), 4); // two prompts, two echoes
        QCOMPARE(hits[0]["comparison"_L1].toString(), m_second);
        const QJsonObject reply = hits[0].toObject();
        QCOMPARE(reply["kind"_L1].toString(), u"reply"_s);
        QCOMPARE(reply["model"_L1].toString(), u"sandbox/echo:bulk"_s);
        QCOMPARE(reply["state"_L1].toString(), u"done"_s);
        QCOMPARE(reply["text"_L1].toString(), u"Crème brûlée and whalebone"_s);
        QCOMPARE(reply["snippet"_L1].toString(), u"Crème brûlée and whalebone"_s);
        QCOMPARE(reply["marks"_L1][0].toArray(), (QJsonArray{17, 9}));
        QCOMPARE(reply["field"_L1].toString(), u"answer"_s);
        QVERIFY(reply["cost"_L1]["kind"_L1].isString());
        QVERIFY(QDateTime::fromString(reply["created"_L1].toString(), Qt::ISODateWithMs).isValid());
        const QJsonObject prompt = hits[3].toObject();
        QCOMPARE(prompt["kind"_L1].toString(), u"prompt"_s);
        QCOMPARE(prompt["text"_L1].toString(), u"Whales sing in the sea."_s);
        QVERIFY(!prompt.contains("model"_L1) && !prompt.contains("cost"_L1));
        QCOMPARE(run({u"show"_s, reply["id"_L1].toString()}).exitCode, 0);

        QCOMPARE(search({u"*"_s}).size(), 5);
        QCOMPARE(search({u"nothing of the kind"_s}).size(), 0);
        QCOMPARE(search({u"\"sing in\" NEAR( OR"_s}).size(), 0);
        QCOMPARE(search({u"whale"_s, u"--relevant"_s}).size(), 4);
        const CliEnd text = run({u"search"_s, u"creme"_s});
        QVERIFY(text.out.contains("Crème brûlée and whalebone") && text.out.contains("sandbox/echo:bulk"));
        QCOMPARE(run({u"search"_s, u"xyzzy"_s}).out, "Nothing was found.\n"_ba);
    }

    void goesOnWithACursor()
    {
        QStringList ids;
        QStringList cursor;
        do {
            const QJsonObject page = run(QStringList{u"search"_s, u"*"_s, u"--limit"_s, u"2"_s, u"--json"_s} + cursor).json();
            for (const QJsonValue hit : page["hits"_L1].toArray())
                ids.append(hit["id"_L1].toString());
            cursor = page.contains("next"_L1) ? QStringList{u"--cursor"_s, page["next"_L1].toString()} : QStringList();
        } while (!cursor.isEmpty());
        QCOMPARE(ids.size(), 5);
        QCOMPARE(ids.removeDuplicates(), 0);
    }

    void filters()
    {
        QCOMPARE(search({u"*"_s, u"--state"_s, u"failed"_s}).size(), 1);
        QCOMPARE(search({u"*"_s, u"--provider"_s, u"sandbox"_s}).size(), 3);
        QCOMPARE(search({u"*"_s, u"--provider"_s, u"nobody"_s}).size(), 0);
        QCOMPARE(search({u"*"_s, u"--model"_s, u"sandbox/echo:bulk"_s}).size(), 2);
        QCOMPARE(search({u"*"_s, u"--since"_s, u"2999-01-01"_s}).size(), 0);
        QCOMPARE(search({u"*"_s, u"--until"_s, u"2999-01-01"_s}).size(), 5);
        QCOMPARE(search({u"*"_s, u"--cost-min"_s, u"1000000"_s}).size(), 0);
        QCOMPARE(search({u"*"_s, u"--kind"_s, u"video"_s}).size(), 0);
        QCOMPARE(list({}), (QStringList{m_second, m_first}));
        QCOMPARE(list({u"--state"_s, u"failed"_s}), QStringList{m_first});
        QCOMPARE(list({u"--limit"_s, u"1"_s}), QStringList{m_second});
    }

    /// Whatever is asked, nothing says who answered while the vote is open.
    void hidesOpenBlindVotes()
    {
        const QString asked = compare(u"Which krill do you like?"_s, {u"sandbox/echo:bulk"_s, u"sandbox/story-fast"_s});
        const auto comparison = m_program->newestComparison();
        QVERIFY(comparison && idText(comparison->id) == asked);
        const Turn turn = comparison->turns.first();
        BlindVote vote{.panes = {turn.replies[1].pane, turn.replies[0].pane}};
        QVERIFY(putVote(turn.id, vote));

        const QStringList names{u"echo:bulk"_s, u"story-fast"_s, u"sandbox/"_s};
        const auto namesNobody = [&names](const CliEnd &end) {
            return std::ranges::none_of(names, [&end](const QString &name) {
                return end.out.contains(name.toUtf8()) || end.err.contains(name.toUtf8());
            });
        };
        const QJsonArray hits = search({u"krill"_s});
        QVERIFY(hits.size() >= 2); // the prompt and its echo at least
        for (const QJsonValue hit : hits) {
            const bool isReply = hit["kind"_L1].toString() == "reply"_L1;
            QCOMPARE(hit["hidden"_L1].toBool(), isReply);
            QCOMPARE(hit["letter"_L1].isString(), isReply);
            QVERIFY(hit["model"_L1].isUndefined() && hit["cost"_L1].isUndefined());
        }
        const CliEnd told = run({u"search"_s, u"krill"_s});
        QVERIFY2(namesNobody(told), told.out.constData());
        QVERIFY(told.out.contains("B (hidden until you vote)")); // the echo stood second
        const QList<QStringList> telling{{u"--model"_s, u"sandbox/echo:bulk"_s}, {u"--provider"_s, u"sandbox"_s},
                                         {u"--cost-min"_s, u"0"_s}};
        for (const QStringList &filter : telling) {
            for (const QString &text : {u"krill"_s, u"*"_s}) {
                for (const QJsonValue hit : search(QStringList{text} + filter))
                    QVERIFY(hit["comparison"_L1].toString() != asked);
            }
            QVERIFY(!list(filter).contains(asked));
        }

        const CliEnd shown = run({u"show"_s, asked});
        QCOMPARE(shown.exitCode, 0);
        QVERIFY2(namesNobody(shown), shown.out.constData());
        QVERIFY(shown.out.indexOf("== A (hidden until you vote) ==") < shown.out.indexOf("== B (hidden until you vote) =="));
        const QJsonArray replies = run({u"show"_s, asked, u"--json"_s}).json()["turns"_L1][0]["replies"_L1].toArray();
        QCOMPARE(replies.size(), 2);
        for (const QJsonValue reply : replies) {
            QVERIFY(reply["hidden"_L1].toBool() && !reply["text"_L1].toString().isEmpty());
            for (const QString &key : {u"model"_s, u"pane"_s, u"cost"_s, u"host"_s, u"tokens"_s, u"ttft_ms"_s})
                QVERIFY2(!reply.toObject().contains(key), qPrintable(key));
        }
        const CliEnd one = run({u"show"_s, replies[0]["id"_L1].toString()});
        QVERIFY2(namesNobody(one) && one.out.contains("== A (hidden until you vote) =="), one.out.constData());
        QVERIFY(run({u"show"_s, replies[0]["id"_L1].toString(), u"--json"_s}).json()["model"_L1].isUndefined());
        const CliEnd listed = run({u"list"_s, u"--limit"_s, u"1"_s});
        QVERIFY(listed.out.contains("hidden until you vote"));

        const auto costs = [this](const QString &by) { return m_program->run({u"costs"_s, u"--json"_s, u"--by"_s, by}).json(); };
        const auto row = [](const QJsonObject &json, const QString &key) {
            for (const QJsonValue value : json["sandbox_rows"_L1].toArray()) {
                if (value["key"_L1].toString() == key)
                    return value.toObject();
            }
            return QJsonObject();
        };
        QCOMPARE(row(costs(u"model"_s), u"sandbox/story-fast"_s), QJsonObject());
        QCOMPARE(row(costs(u"model"_s), {})["count"_L1].toInt(), 2);
        QVERIFY(row(costs(u"model"_s), {})["hidden"_L1].toBool());

        vote.outcome = VoteOutcome::Tie;
        vote.decided = SystemClock().nowUtc();
        QVERIFY(putVote(turn.id, vote));
        QVERIFY(list({u"--model"_s, u"sandbox/story-fast"_s}).contains(asked));
        QCOMPARE(search({u"*"_s, u"--model"_s, u"sandbox/story-fast"_s}).size(), 1);
        QVERIFY(run({u"show"_s, asked}).out.contains("story-fast"));
        QCOMPARE(row(costs(u"model"_s), u"sandbox/story-fast"_s)["count"_L1].toInt(), 1);
        QCOMPARE(row(costs(u"model"_s), {}), QJsonObject());
    }

    /// A history from before there was a search: what is not indexed yet is said, and completed where time is given.
    void completesTheIndex()
    {
        {
            const auto db = Database::openForWriting(m_program->folder() + u"/history.db"_s, SystemClock());
            QVERIFY(db);
            ScopedTransaction tx(**db);
            const QString numbers = u" WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)"_s;
            QVERIFY((*db)->exec(u"INSERT INTO comparisons (id, title, created, updated, system_prompt, draft, view)"_s + numbers
                                + u" SELECT CAST(printf('%016d', i) AS BLOB), '', i, i, '', '', '{}' FROM n"_s));
            QVERIFY((*db)->exec(u"INSERT INTO turns (id, comparison, number, prompt, created)"_s + numbers
                                + u" SELECT CAST(printf('t%015d', i) AS BLOB), CAST(printf('%016d', i) AS BLOB), 1,"
                                  " 'walrus ' || i, i * 1000 FROM n"_s));
            QVERIFY((*db)->exec(u"INSERT INTO search_entries (key, kind, subject, comparison) SELECT created / 1000, 'turn', id, comparison"
                                " FROM turns WHERE prompt LIKE 'walrus %'"_s));
            QVERIFY((*db)->exec(u"INSERT INTO search_old_parts SELECT number FROM search_parts"_s));
            QVERIFY((*db)->exec(u"DELETE FROM search_parts"_s));
            QVERIFY(tx.commit());
        }
        const QStringList walrus{u"search"_s, u"\"walrus 1\""_s};
        const CliEnd early = run(walrus + QStringList{u"--json"_s});
        QCOMPARE(early.exitCode, 0);
        QVERIFY(early.json().contains("indexed_percent"_L1));
        QVERIFY(early.json()["indexed_percent"_L1].toInt() < 100);
        QCOMPARE(early.json()["hits"_L1].toArray().size(), 0);
        const CliEnd told = run(walrus);
        QVERIFY2(told.err.contains("The history is still being indexed: "), told.err.constData());

        const CliEnd checked = run({u"check"_s});
        QCOMPARE(checked.exitCode, 0);
        QVERIFY2(checked.err.contains("The search index is being completed."), checked.err.constData());
        const CliEnd found = run(walrus + QStringList{u"--json"_s});
        QCOMPARE(found.json()["hits"_L1].toArray().size(), 1);
        QVERIFY(!found.json().contains("indexed_percent"_L1));
        QVERIFY(run({u"check"_s}).err.isEmpty());
    }

    void changesEntries()
    {
        QCOMPARE(run({u"star"_s, m_first}).exitCode, 0);
        QCOMPARE(list({u"--starred"_s}), QStringList{m_first});
        QCOMPARE(run({u"unstar"_s, m_first}).exitCode, 0);
        QCOMPARE(list({u"--starred"_s}), QStringList());
        QCOMPARE(run({u"tag"_s, m_first, u"sea life"_s}).exitCode, 0);
        QCOMPARE(run({u"tag"_s, m_first, u"songs"_s}).exitCode, 0);
        QCOMPARE(list({u"--tag"_s, u"sea life"_s}), QStringList{m_first});
        QCOMPARE(run({u"untag"_s, m_first, u"sea life"_s}).exitCode, 0);
        QCOMPARE(list({u"--tag"_s, u"sea life"_s}), QStringList());
        QCOMPARE(list({u"--tag"_s, u"songs"_s}), QStringList{m_first});
        QCOMPARE(run({u"rename"_s, m_first, u"Songs of whales"_s}).exitCode, 0);
        QCOMPARE(search({u"\"songs of whales\""_s})[0]["title"_L1].toString(), u"Songs of whales"_s);

        const CliEnd deleted = run({u"delete"_s, m_first, u"--json"_s});
        QCOMPARE(deleted.json()["comparison"_L1].toString(), m_first);
        QCOMPARE(list({}), QStringList{m_second});
        QCOMPARE(run({u"show"_s, m_first}).exitCode, 1);
        QCOMPARE(search({u"songs"_s}).size(), 0);
        QCOMPARE(run({u"undelete"_s, m_first}).exitCode, 0);
        QCOMPARE(list({u"--tag"_s, u"songs"_s}), QStringList{m_first});
        QCOMPARE(run({u"show"_s, m_first}).exitCode, 0);

        const QString stranger = u"01a20330-91ab-7793-ba67-a532129ee2ec"_s;
        for (const QString &action : {u"star"_s, u"untag"_s, u"rename"_s, u"delete"_s}) {
            QStringList arguments{action, stranger};
            if (action == "untag"_L1 || action == "rename"_L1)
                arguments.append(u"x"_s);
            const CliEnd end = run(arguments);
            QCOMPARE(end.exitCode, 2);
            QVERIFY(!end.err.isEmpty());
        }
        QCOMPARE(run({u"tag"_s, m_first, u"  "_s}).exitCode, 2);
    }

private:
    CliEnd run(const QStringList &arguments) { return m_program->run(QStringList{u"history"_s} + arguments); }

    /// As a window does.
    bool putVote(const Id &turn, const BlindVote &vote)
    {
        const auto db = Database::openForWriting(m_program->folder() + u"/history.db"_s, SystemClock());
        if (!db)
            return false;
        ScopedTransaction tx(**db);
        return JudgementRepository(**db).putVote(turn, vote) && tx.commit();
    }

    QString compare(const QString &prompt, const QStringList &models)
    {
        QStringList arguments{u"compare"_s, u"--json"_s, u"--prompt"_s, prompt};
        for (const QString &model : models)
            arguments << u"--model"_s << model;
        return m_program->run(arguments).json()["comparison"_L1].toString();
    }

    QJsonArray search(const QStringList &arguments)
    {
        return run(QStringList{u"search"_s, u"--json"_s} + arguments).json()["hits"_L1].toArray();
    }

    QStringList list(const QStringList &arguments)
    {
        QStringList ids;
        for (const QJsonValue row : run(QStringList{u"list"_s, u"--json"_s} + arguments).json()["comparisons"_L1].toArray())
            ids.append(row["id"_L1].toString());
        return ids;
    }

    std::unique_ptr<CliProgram> m_program;
    QString m_first;
    QString m_second;
};

QTEST_GUILESS_MAIN(TestCliSearch)
#include "tst_clisearch.moc"
