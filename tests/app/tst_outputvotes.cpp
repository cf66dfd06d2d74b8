// SPDX-License-Identifier: GPL-3.0-or-later
// What is thought of outputs side by side: votes, blind ones, stars and notes.
#include "outputcomparetest.h"

#include "compare/starrating.h"
#include "compare/votebar.h"
#include "media/playgroup.h"
#include "queue/filmsection.h"
#include "queue/outputpanel.h"
#include "queue/outputtile.h"
#include "queue/picturesection.h"
#include "queue/soundsection.h"
#include "store/jobjudgementrepository.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "workbench/workbench.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bakeoff {

class TestOutputVotes : public OutputCompareTest {
    Q_OBJECT

private slots:
    void votesAreKept_data();
    void votesAreKept();
    void anOpenVoteMayBeChanged();
    void blindTellsNothing();
    void blindIsTakenUpAgain();
    void ratingAndNoteAreKept();
};

void TestOutputVotes::votesAreKept_data()
{
    QTest::addColumn<bool>("blind");
    QTest::addColumn<int>("key");
    QTest::addColumn<VoteOutcome>("outcome");
    for (const bool blind : {false, true}) {
        QTest::addRow("second, %s", blind ? "blind" : "seen")
            << blind << static_cast<int>(Qt::Key_2) << VoteOutcome::Win;
        QTest::addRow("tie, %s", blind ? "blind" : "seen") << blind << static_cast<int>(Qt::Key_0) << VoteOutcome::Tie;
        QTest::addRow("bad, %s", blind ? "blind" : "seen")
            << blind << static_cast<int>(Qt::Key_X) << VoteOutcome::AllBad;
    }
}

void TestOutputVotes::votesAreKept()
{
    QFETCH(const bool, blind);
    QFETCH(const int, key);
    QFETCH(const VoteOutcome, outcome);
    const QList<Id> jobs{picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s),
                         picture(Qt::green, u"acme/c"_s)};
    show(jobs);
    QCOMPARE(storedVerdict(OutputKind::Image, jobs), std::nullopt);
    if (blind)
        QTest::keyClick(m_page.get(), Qt::Key_B, Qt::ControlModifier);
    const ComparedOutput second = m_page->set()->group(OutputKind::Image)->items[1].output;
    QList<ComparedOutput> order;
    for (const OutputEntry &entry : m_page->set()->group(OutputKind::Image)->items)
        order.append(entry.output);
    QTest::keyClick(m_page.get(), static_cast<Qt::Key>(key), Qt::AltModifier);
    const auto verdict = storedVerdict(OutputKind::Image, jobs);
    QVERIFY(verdict);
    QCOMPARE(verdict->outcome, outcome);
    QCOMPARE(verdict->blind, blind);
    QCOMPARE(verdict->members, order);
    QCOMPARE(verdict->winner, outcome == VoteOutcome::Win ? std::optional(second) : std::nullopt);
    QVERIFY(verdict->decided.value > 0);
    const QString told = blind ? pictures()->voteBar()->sentence() : pictures()->voteBar()->note();
    QVERIFY2(told.startsWith(u"You voted"_s), qPrintable(told));

    show({});
    show({jobs[2], jobs[0], jobs[1]}); // in whatever order they are chosen
    QCOMPARE(m_page->set()->group(OutputKind::Image)->verdict, *verdict);
    QCOMPARE(m_page->set()->group(OutputKind::Image)->items[1].output, second);
}

void TestOutputVotes::anOpenVoteMayBeChanged()
{
    const QList<Id> jobs{picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s)};
    show(jobs);
    key(Qt::Key_1, Qt::AltModifier);
    QCOMPARE(storedVerdict(OutputKind::Image, jobs)->winner, (ComparedOutput{jobs[0], 0}));
    QPushButton *b =
        pictures()->voteBar()->choiceButton(m_page->set()->group(OutputKind::Image)->items[1].artifact->id);
    QVERIFY(b && b->isVisible());
    QTest::mouseClick(b, Qt::LeftButton);
    QCOMPARE(storedVerdict(OutputKind::Image, jobs)->winner, (ComparedOutput{jobs[1], 0}));
    // Blind is another question: the vote with the names in sight stays.
    key(Qt::Key_B, Qt::ControlModifier);
    QVERIFY(m_page->set()->isBlind());
    key(Qt::Key_0, Qt::AltModifier);
    const auto all = m_workbench->reader()
                         .read<QList<OutputVerdict>>(
                             [job = jobs[0]](Database &db) { return JobJudgementRepository(db).verdictsOn(job); })
                         .result();
    QVERIFY(m_workbench->store().flush().result());
    QVERIFY(all);
    // A blind one counts once.
    key(Qt::Key_1, Qt::AltModifier);
    QCOMPARE(storedVerdict(OutputKind::Image, jobs)->outcome, VoteOutcome::Tie);
}

void TestOutputVotes::blindTellsNothing()
{
    QList<Id> jobs;
    const QStringList models{u"acme/umber-one"_s, u"acme/umber-two"_s, u"acme/umber-three"_s, u"acme/umber-four"_s};
    int steps = 771;
    for (const QString &model : models)
        jobs.append(picture(QColor(20 * steps % 255, 9, 9), model,
                            {{u"prompt"_s, u"a kettle"_s}, {u"steps"_s, ++steps}}, {70 + steps % 7, 50}));
    jobs.append(film(1, 1, 320, 180, u"acme/umber-five"_s));
    jobs.append(film(1, 2, 320, 180, u"acme/umber-six"_s));
    jobs.append(sound(u"umber words"_s));
    jobs.append(sound(u"umber words, too"_s));
    show(jobs);
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead() && films()->player()->count() == 2 && sounds()->player()->count() == 2,
                             kWait);
    for (const QString &telling : {u"umber-one"_s, u"$0.003"_s, u"1.30"_s, u"772"_s})
        QVERIFY2(allWords(*m_page).contains(telling), qPrintable(telling));

    key(Qt::Key_B, Qt::ControlModifier);
    QVERIFY(m_page->set()->isBlind());
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTRY_VERIFY_WITH_TIMEOUT(films()->player()->count() == 2, kWait);
    for (const auto look : {Qt::Key_G, Qt::Key_W, Qt::Key_B, Qt::Key_X}) {
        key(look);
        QTest::keyClick(pictures()->tile(0)->view(), Qt::Key_Plus);
        const QString words = allWords(*m_page);
        for (const QString &telling : {u"umber-"_s, u"acme"_s, u"0.003"_s, u"1.30"_s, u"77"_s, u"× 50"_s,
                                       u"replicate"_s, u".png"_s, u"mp4"_s, u"fps"_s})
            QVERIFY2(!words.contains(telling), qPrintable(telling + u" in "_s + words));
    }
    QVERIFY(!m_page->panel()->table(OutputKind::Image));
    QVERIFY(!m_page->panel()->rating()->isVisible());

    // The vote on the images shows their names; those of the films stay hidden.
    key(Qt::Key_3, Qt::AltModifier);
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const QString words = allWords(*m_page);
    for (const QString &model : models)
        QVERIFY2(words.contains(model.section(u'/', 1)), qPrintable(model));
    QVERIFY(!words.contains(u"umber-five"_s));
    QVERIFY(m_page->panel()->table(OutputKind::Image));
    QVERIFY(!m_page->panel()->table(OutputKind::Video));
}

void TestOutputVotes::blindIsTakenUpAgain()
{
    QList<Id> jobs;
    for (int i = 0; i < 6; ++i)
        jobs.append(picture(QColor(10 * i, 0, 0), u"acme/m%1"_s.arg(i)));
    show(jobs);
    const auto order = [this] {
        QList<Id> shown;
        for (const OutputEntry &entry : m_page->set()->group(OutputKind::Image)->items)
            shown.append(entry.output.job);
        return shown;
    };
    QCOMPARE(order(), jobs);
    // Lots are drawn: ten times the same order of six happens to nobody.
    bool shuffled = false;
    for (int i = 0; i < 10; ++i) {
        m_page->set()->setBlind(true);
        shuffled = shuffled || order() != jobs;
        if (i < 9)
            m_page->set()->setBlind(false);
    }
    QVERIFY(shuffled);
    const QList<Id> lots = order();
    show({});
    show(jobs);
    QVERIFY(m_page->set()->isBlind());
    QCOMPARE(order(), lots);
    m_page->set()->setBlind(false);
    QCOMPARE(order(), jobs);
    QCOMPARE(storedVerdict(OutputKind::Image, jobs)->outcome, VoteOutcome::Open);
    // Skipping shows the names, and is kept as what it is.
    m_page->set()->setBlind(true);
    QTest::mouseClick(pictures()->voteBar()->button(VoteOutcome::Skipped), Qt::LeftButton);
    QVERIFY(!m_page->set()->isBlind());
    QCOMPARE(storedVerdict(OutputKind::Image, jobs)->outcome, VoteOutcome::Skipped);
}

void TestOutputVotes::ratingAndNoteAreKept()
{
    const QList<Id> jobs{picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s)};
    show(jobs);
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead(), kWait);
    pictures()->tile(1)->view()->setFocus();
    QTest::keySequence(m_page.get(), QKeySequence(Qt::CTRL | Qt::Key_J, Qt::Key_4));
    QCOMPARE(m_page->panel()->rating()->rating(), 4);
    const QRect star = m_page->panel()->rating()->starRect(2);
    QTest::mouseClick(m_page->panel()->rating(), Qt::LeftButton, {}, star.center());
    QCOMPARE(m_page->set()->marks(jobs[1]).rating, 2);
    QPlainTextEdit *note = m_page->panel()->noteField();
    note->setFocus();
    QTest::keyClicks(note, u"warm glow"_s); // G, L, W are letters here
    QCOMPARE(note->toPlainText(), u"warm glow"_s);
    QCOMPARE(pictures()->look(), OutputSection::Look::Grid);
    QCOMPARE(storedVerdict(OutputKind::Image, jobs)->note, u"warm glow"_s);
    show({});
    show(jobs);
    QCOMPARE(m_page->set()->marks(jobs[1]).rating, 2);
    QCOMPARE(note->toPlainText(), u"warm glow"_s);
}

} // namespace bakeoff

QTEST_MAIN(bakeoff::TestOutputVotes)
#include "tst_outputvotes.moc"
