// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbenchfixture.h"

#include "workbench/historybook.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace bakeoff {

class TestHistoryBook : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_fixture = std::make_unique<WorkbenchFixture>();
        QVERIFY(m_fixture->isReady());
        m_ids.clear();
        for (int i = 0; i < 2; ++i) {
            Comparison c;
            c.id = newId(m_fixture->clock.nowUtc());
            c.title = u"Title %1"_s.arg(i);
            c.created = c.updated = m_fixture->clock.nowUtc();
            m_fixture->workbench->store().saveComparison(c);
            m_ids.append(c.id);
        }
    }
    void cleanup() { m_fixture.reset(); }

    void tellsWhatItChanged()
    {
        HistoryBook &book = m_fixture->workbench->history();
        QSignalSpy changed(&book, &HistoryBook::changed);
        QVERIFY(done(book.setStarred(m_ids, true)));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].value<QList<Id>>(), m_ids);
        QVERIFY(done(book.setTags(m_ids[0], {u"a"_s})));
        QVERIFY(done(book.rename(m_ids[0], u" New \n name "_s)));
        const Comparison stored = m_fixture->stored(m_ids[0]);
        QVERIFY(stored.starred);
        QCOMPARE(stored.tags, QStringList{u"a"_s});
        QCOMPARE(stored.title, u"New name"_s);
        QCOMPARE(changed.size(), 3);
    }

    void tellsOpenDocuments()
    {
        const auto document = m_fixture->drained(m_fixture->workbench->open(m_fixture->stored(m_ids[0])));
        QSignalSpy titled(document.get(), &ComparisonDocument::titleChanged);
        QVERIFY(done(m_fixture->workbench->history().rename(m_ids[0], u"Renamed"_s)));
        QVERIFY(done(m_fixture->workbench->history().setStarred({m_ids[0]}, true)));
        QTRY_COMPARE(document->value().title, u"Renamed"_s);
        QTRY_VERIFY(document->value().starred);
        QCOMPARE(titled.size(), 1);
        document->setDraft(u"saved with the new title"_s);
        QTRY_COMPARE(m_fixture->stored(m_ids[0]).draft, u"saved with the new title"_s);
        QCOMPARE(m_fixture->stored(m_ids[0]).title, u"Renamed"_s);
    }

    void changesAllOrNone()
    {
        HistoryBook &book = m_fixture->workbench->history();
        QSignalSpy changed(&book, &HistoryBook::changed);
        const QList<Id> withStranger = m_ids + QList<Id>{newId(m_fixture->clock.nowUtc())};
        QVERIFY(!done(book.setStarred(withStranger, true)));
        QVERIFY(!done(book.remove(withStranger)));
        QCOMPARE(changed.size(), 0);
        QVERIFY(!m_fixture->stored(m_ids[0]).starred);
        QVERIFY(!m_fixture->stored(m_ids[1]).id.isNull());
    }

    void deletesWithUndo()
    {
        HistoryBook &book = m_fixture->workbench->history();
        QVERIFY(done(book.remove(m_ids)));
        QVERIFY(m_fixture->stored(m_ids[0]).id.isNull());
        m_fixture->open(); // and after a restart
        HistoryBook &later = m_fixture->workbench->history();
        QVERIFY(done(later.restore(m_ids)));
        QCOMPARE(m_fixture->stored(m_ids[1]).title, u"Title 1"_s);
        QVERIFY(done(later.erase({m_ids[1]})));
        QVERIFY(!done(later.restore({m_ids[1]})));
    }

    void keepsSearches()
    {
        HistoryBook &book = m_fixture->workbench->history();
        QSignalSpy changed(&book, &HistoryBook::savedSearchesChanged);
        const QList<SavedSearch> searches{{u"Mine"_s, {.text = u"whale"_s, .order = SearchOrder::Relevant}}};
        QVERIFY(done(book.setSavedSearches(searches)));
        QCOMPARE(book.savedSearches(), searches);
        QCOMPARE(changed.size(), 1);
        QVERIFY(!done(book.setSavedSearches({{u""_s, {}}})));
        QCOMPARE(book.savedSearches(), searches);
        m_fixture->open();
        QCOMPARE(m_fixture->workbench->history().savedSearches(), searches);
    }

private:
    static bool done(const QFuture<Status> &future) { return WorkbenchFixture::done(future); }

    std::unique_ptr<WorkbenchFixture> m_fixture;
    QList<Id> m_ids;
};

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestHistoryBook)
#include "tst_historybook.moc"
