// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/judgementrepository.h"
#include "store/lifecyclerepository.h"

#include "searchfixture.h"

#include <QRandomGenerator>
#include <QSet>

#include <algorithm>

using namespace bakeoff;

/// Each filter against one that looks at every reply itself.
class TestHistoryFilter : public QObject, private SearchFixture {
    Q_OBJECT

private slots:
    void init() { begin(); }
    void filtersLikeAPerson();
    void listsFarBehind();
};

void TestHistoryFilter::filtersLikeAPerson()
{
    QRandomGenerator random(42);
    QList<Made> all;
    const QStringList providers{u"open"_s, u"tog"_s, u"o'x \"y"_s};
    for (int i = 0; i < 60; ++i) {
        Made made = store(u"prompt %1 %2"_s.arg(i).arg(i % 3 == 0 ? u"word"_s : u"text"_s), {u"answer word"_s, u"other word"_s, u"third"_s}, {}, [&](Reply &r, int n) {
            r.model = {providers[random.bounded(3)], u"m/%1"_s.arg(random.bounded(4))};
            r.state = ReplyState(int(ReplyState::Done) + random.bounded(4));
            if (r.state == ReplyState::Failed || r.state == ReplyState::CutOff)
                r.error = Error{.kind = ErrorKind::Interrupted, .maybeBilled = random.bounded(2) == 0};
            const qint64 picos = qint64(random.bounded(10'000)) * (random.bounded(2) == 0 ? 1 : 10'000'000);
            r.cost = random.bounded(4) == 0 ? Cost::unknown() : Cost::estimated(Usd::fromPicos(picos));
            r.created.value += n * 100;
        });
        if (random.bounded(3) == 0) {
            made.comparison.starred = true;
            QVERIFY(inTransaction([&] { return LifecycleRepository(*m_db).setStarred(made.comparison.id, true); }));
        }
        if (random.bounded(3) == 0) {
            made.comparison.tags = {u"tag %1"_s.arg(random.bounded(3))};
            QVERIFY(inTransaction([&] { return LifecycleRepository(*m_db).setTags(made.comparison.id, made.comparison.tags); }));
        }
        for (Reply &r : made.replies) {
            if (random.bounded(3) != 0)
                continue;
            r.judgement.rating = 1 + int(random.bounded(5));
            if (random.bounded(4) == 0)
                r.judgement.tags = {u"tag 2"_s};
            QVERIFY(inTransaction([&] { return JudgementRepository(*m_db).putJudgement(r.id, r.judgement); }));
        }
        all.append(made);
    }

    const UtcMicros middle = all[30].turn.created;
    const auto usd = [](qint64 picos) { return Usd::fromPicos(picos); };
    QList<HistoryFilter> filters{
        {.providers = {u"open"_s}},
        {.providers = {u"tog"_s, u"o'x \"y"_s}},
        {.providers = {u"nobody"_s}},
        {.models = {{u"open"_s, u"m/1"_s}, {u"tog"_s, u"m/2"_s}}},
        {.states = {ReplyState::Failed}},
        {.states = {ReplyState::Stopped, ReplyState::CutOff}},
        {.ratingLeast = 1},
        {.ratingLeast = 4},
        {.costLeast = usd(0)},
        {.costLeast = usd(1)},
        {.costMost = usd(0)},
        {.costLeast = usd(123), .costMost = usd(4'567)},
        {.costLeast = usd(5'432), .costMost = usd(33'330'000'000)},
        {.costLeast = usd(10'000'000), .costMost = usd(99'999'999'999)},
        {.costLeast = usd(9), .costMost = usd(3)},
        {.costUnknown = true},
        {.kinds = {RequestKind::Text}},
        {.kinds = {RequestKind::Image, RequestKind::Text}},
        {.kinds = {RequestKind::Video}},
        {.tags = {u"tag 2"_s}},
        {.tags = {u"tag 0"_s, u"tag 1"_s}},
        {.tags = {u"tag"_s}},
        {.from = middle},
        {.until = middle},
        {.from = UtcMicros{middle.value - 3'000'000}, .until = UtcMicros{middle.value + 101}},
        {.starred = true},
        {.tags = {u"tag 1"_s}, .starred = true},
        {.providers = {u"open"_s}, .ratingLeast = 3},
        {.providers = {u"tog"_s}, .states = {ReplyState::Done}, .costMost = usd(50'000'000'000), .tags = {u"tag 2"_s}},
        {.states = {ReplyState::Failed}, .costUnknown = true, .from = middle, .starred = true},
    };
    const auto within = [](const HistoryFilter &f, UtcMicros sent) {
        return (!f.from || sent >= *f.from) && (!f.until || sent < *f.until);
    };
    const auto replyIs = [](const HistoryFilter &f, const Reply &r) {
        const bool unknown = r.cost.kind == ChargeKind::Unknown && mayHaveBeenBilled(r);
        return (f.providers.isEmpty() || f.providers.contains(r.model.provider))
               && (f.models.isEmpty() || f.models.contains(r.model)) && (f.states.isEmpty() || f.states.contains(r.state))
               && (!f.ratingLeast || (r.judgement.rating && *r.judgement.rating >= *f.ratingLeast))
               && (!f.costLeast || (r.cost.amount && *r.cost.amount >= *f.costLeast))
               && (!f.costMost || (r.cost.amount && *r.cost.amount <= *f.costMost)) && (!f.costUnknown || unknown);
    };
    const auto replyFits = [&](const HistoryFilter &f, const Reply &r) { return replyIs(f, r) && within(f, r.created); };
    for (int i = 0; i < filters.size(); ++i) {
        const HistoryFilter &f = filters[i];
        QSet<Id> entries;
        QSet<Id> texts; // those with "word"
        QSet<Id> comparisons;
        for (const Made &made : std::as_const(all)) {
            QStringList tags = made.comparison.tags;
            for (const Reply &r : made.replies)
                tags += r.judgement.tags;
            const bool tagged = f.tags.isEmpty() || std::ranges::any_of(f.tags, [&](const QString &tag) { return tags.contains(tag); });
            const bool kind = f.kinds.isEmpty() || f.kinds.contains(RequestKind::Text);
            if (!tagged || !kind || (f.starred && !made.comparison.starred))
                continue;
            if (!f.asksReplies() && within(f, made.turn.created)) {
                entries.insert(made.turn.id);
                comparisons.insert(made.comparison.id);
            }
            const auto fits = [&](const Reply &r) { return replyFits(f, r); };
            if (within(f, made.turn.created) && made.turn.prompt.contains(u"word"_s)
                && (!f.asksReplies() || std::ranges::any_of(made.replies, [&](const Reply &r) { return replyIs(f, r); })))
                texts.insert(made.turn.id);
            for (const Reply &r : made.replies) {
                if (!fits(r))
                    continue;
                entries.insert(r.id);
                comparisons.insert(made.comparison.id);
                if (r.text.contains(u"word"_s))
                    texts.insert(r.id);
            }
        }
        const auto found = [this](const HistoryQuery &query) {
            QSet<Id> ids;
            QString cursor;
            do {
                const auto page = SearchRepository(*m_db).search(query, 50, cursor);
                if (!page)
                    return QSet<Id>{Id()};
                for (const SearchHit &hit : page->hits)
                    ids.insert(hit.id);
                cursor = page->next;
            } while (!cursor.isEmpty());
            return ids;
        };
        QVERIFY2(found({.text = {}, .filter = f}) == entries, qPrintable(u"filter %1"_s.arg(i)));
        for (const QString &text : {u"wo"_s, u"word"_s, u"\"word\""_s})
            QVERIFY2(found({.text = text, .filter = f}) == texts, qPrintable(u"filter %1, %2"_s.arg(i).arg(text)));
        const auto count = SearchRepository(*m_db).count({.text = {}, .filter = f});
        QVERIFY(count);
        QCOMPARE(count->hits, entries.size());
        QCOMPARE(count->comparisons, comparisons.size());

        QSet<Id> listed;
        QString cursor;
        do {
            const auto page = ComparisonRepository(*m_db).list(7, cursor, f);
            QVERIFY(page);
            for (const ComparisonSummary &row : page->rows) {
                QVERIFY(!listed.contains(row.id));
                listed.insert(row.id);
            }
            cursor = page->next;
        } while (!cursor.isEmpty());
        QVERIFY2(listed == comparisons, qPrintable(u"list, filter %1"_s.arg(i)));
    }
}

/// A filter that hardly anything passes is answered by the index, page by page.
void TestHistoryFilter::listsFarBehind()
{
    QList<Id> wanted;
    QVERIFY(inTransaction([&] {
        for (int i = 0; i < 1'300; ++i) {
            const bool rare = i % 20 == 5 && i < 200; // more than a thousand are newer
            const Made made = make(u"p"_s, {u"a"_s}, {}, [rare](Reply &r, int) {
                r.model.provider = rare ? u"rare"_s : u"usual"_s;
            });
            if (rare)
                wanted.prepend(made.comparison.id);
            if (const Status s = put(made); !s)
                return s;
        }
        return success();
    }));
    QList<Id> listed;
    QString cursor;
    do {
        const auto page = ComparisonRepository(*m_db).list(3, cursor, {.providers = {u"rare"_s}});
        QVERIFY(page);
        for (const ComparisonSummary &row : page->rows)
            listed.append(row.id);
        cursor = page->next;
    } while (!cursor.isEmpty());
    QCOMPARE(listed, wanted);
}

QTEST_GUILESS_MAIN(TestHistoryFilter)
#include "tst_historyfilter.moc"
