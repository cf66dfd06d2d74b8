// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/comparisonrepository.h"
#include "store/database.h"
#include "store/judgementrepository.h"
#include "store/replywriter.h"

#include "fakeclock.h"
#include "samples.h"

#include <QFile>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTest>

namespace bakeoff::samples {

using namespace Qt::StringLiterals;

/// A comparison with one turn of ended replies, as it is stored.
inline Comparison whole(const Clock &clock, const QString &text, int panes = 2)
{
    Comparison c = comparison(clock, panes);
    Turn t = turn(clock, c);
    for (const Pane &p : c.panes)
        t.replies.append(ended(intent(clock, t, p), text));
    c.leaf = t.id;
    c.turns = {t};
    return c;
}

/// Comparisons of one long answer each, every letter in its turn; each a millisecond after the one before.
inline QList<Comparison> many(FakeClock &clock, int count)
{
    QList<Comparison> made;
    for (int i = 0; i < count; ++i) {
        clock.advance(std::chrono::milliseconds(1));
        made.append(whole(clock, QString(20'000, QChar(u'a' + i % 26)), 1));
    }
    return made;
}

inline Status put(Database &db, const Comparison &c, const Clock &clock)
{
    ScopedTransaction tx(db);
    Status s = tx.begun();
    if (s)
        s = ComparisonRepository(db).save(c);
    for (const Turn &turn : c.turns) {
        QList<Reply> intents = turn.replies;
        for (Reply &reply : intents)
            reply.state = ReplyState::Waiting;
        if (s)
            s = ReplyWriter(db).begin(turn, intents, newId(clock.nowUtc()));
        for (const Reply &reply : turn.replies) {
            if (s && isFinal(reply.state))
                s = ReplyWriter(db).finish(reply, clock.nowUtc());
            if (s && !reply.judgement.isEmpty())
                s = JudgementRepository(db).putJudgement(reply.id, reply.judgement);
        }
    }
    return s ? tx.commit() : s;
}

/// A history of these comparisons, its file closed.
inline Status make(const QString &file, const QList<Comparison> &comparisons, const Clock &clock)
{
    const auto db = Database::openForWriting(file, clock);
    if (!db)
        return db.error();
    for (const Comparison &c : comparisons) {
        if (const Status s = put(**db, c, clock); !s)
            return s;
    }
    return success();
}

/// Every row of these tables, in order, as text.
inline QStringList rowsOf(const QString &file,
                          const QStringList &tables = {u"comparisons"_s, u"panes"_s, u"turns"_s, u"replies"_s,
                                                       u"reply_texts"_s, u"judgements"_s, u"votes"_s, u"charges"_s,
                                                       u"attachments"_s, u"comparison_tags"_s, u"providers"_s})
{
    QStringList rows;
    const auto db = Database::openForReading(file);
    if (!db)
        return {u"cannot be opened: "_s + db.error().detail};
    for (const QString &table : tables) {
        const Status s = (*db)->each(u"SELECT * FROM %1 ORDER BY 1, 2"_s.arg(table), {}, [&](const QSqlQuery &row) {
            QStringList values{table};
            for (int i = 0; i < row.record().count(); ++i) {
                const QVariant value = row.value(i);
                values.append(value.typeId() == QMetaType::QByteArray ? QString::fromLatin1(value.toByteArray().toHex())
                                                                      : value.toString());
            }
            rows.append(values.join(u'|'));
            return true;
        });
        if (!s)
            rows.append(s.error().detail);
    }
    return rows;
}

inline QByteArray bytesOf(const QString &file)
{
    QFile f(file);
    return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
}

/// Where a page begins that holds nothing but `letter`, as the inner pages of a long text do; -1: none.
inline qint64 pageOfText(const QString &file, char letter)
{
    constexpr qsizetype kPage = 4096;
    const QByteArray bytes = bytesOf(file);
    for (qsizetype at = 0; at + kPage <= bytes.size(); at += kPage) {
        // A page of an overflow chain begins with the number of the next one.
        if (QByteArrayView(bytes).sliced(at + 4, kPage - 4).count(letter) == kPage - 4)
            return at;
    }
    return -1;
}

inline bool overwrite(const QString &file, qint64 at, const QByteArray &bytes)
{
    QFile f(file);
    return f.open(QIODevice::ReadWrite) && f.seek(at) && f.write(bytes) == bytes.size();
}

/// `bytes` in place of all that the file holds.
inline bool replace(const QString &file, const QByteArray &bytes)
{
    return QFile::resize(file, 0) && overwrite(file, 0, bytes);
}

/// Overwrites three pages of a long text of this letter.
inline bool damage(const QString &file, char letter = 'm')
{
    const qint64 text = pageOfText(file, letter);
    return text > 0 && overwrite(file, text, QByteArray(4096 * 3, '\xa5'));
}

/// What befalls any file, by the name of the case: "absent", "empty", "text"; others leave it as it is.
inline bool spoil(const QString &file, const QString &kind)
{
    if (kind == "absent"_L1)
        return QFile::remove(file);
    if (kind == "empty"_L1)
        return replace(file, {});
    return kind != "text"_L1 || replace(file, "Some text, and nothing else. "_ba.repeated(200));
}

} // namespace bakeoff::samples
