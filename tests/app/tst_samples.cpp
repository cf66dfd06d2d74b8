// SPDX-License-Identifier: GPL-3.0-or-later
// A pane that asks its model several times, in the real window on the real sandbox.
#include "comparewindowtest.h"

#include "compare/answergroups.h"
#include "compare/judgebar.h"
#include "compare/judging.h"
#include "compare/samplesview.h"
#include "compare/starrating.h"
#include "widgets/answerview.h"
#include "widgets/paneheader.h"

#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace bakeoff;

class TestSamples : public CompareWindowTest {
    Q_OBJECT
public:
    TestSamples()
        : CompareWindowTest(QSize(1280, 800))
    {
    }

private slots:
    void equalAnswersAreOneGroup()
    {
        ask({u"echo:bulk"_s, 3}, u"forty-two"_s);
        QVERIFY(w->waitUntilEnded());
        QTRY_VERIFY(view()->shown().summary.contains(u"1 distinct"_s));
        QVERIFY(view()->shown().summary.startsWith(u'3'));
        QVERIFY(view()->isVisible());
        QVERIFY(!judging()->samplesView(w->panes()[1]->paneId())->isVisible()); // one answer needs no strip
        QCOMPARE(view()->groupButtons().size(), 1);
        QVERIFY(view()->groupButtons().first()->text().startsWith(u"3 × forty-two"_s));
        QVERIFY2(view()->shown().spread.contains(u"(n 3)"_s), qPrintable(view()->shown().spread));
        const PaneHeader *header = w->panes().first()->header();
        QVERIFY(header->data().figure(FigureId::Cost).toolTip.contains(u"(n 3)"_s));
        QVERIFY(header->data().timeToolTip.contains(u"(n 3)"_s));
        QCOMPARE(view()->listButton()->text(), u"1 of 3"_s);
    }

    void eachAnswerByKeyMouseAndMenu()
    {
        ask({u"echo:bulk"_s, 3}, u"forty-two"_s);
        QVERIFY(w->waitUntilEnded());
        QTRY_VERIFY(view()->isVisible());
        w->panes().first()->answer()->setFocus();
        QCOMPARE(shown(), sample(0));
        w->key(Qt::Key_PageDown, Qt::AltModifier);
        QCOMPARE(shown(), sample(1));
        QTest::mouseClick(view()->nextButton(), Qt::LeftButton);
        QCOMPARE(shown(), sample(2));
        QVERIFY(!view()->nextButton()->isEnabled());
        w->key(Qt::Key_PageDown, Qt::AltModifier); // there is no fourth
        QCOMPARE(shown(), sample(2));
        QMenu *menu = view()->listButton()->menu();
        emit menu->aboutToShow();
        QList<QAction *> entries;
        for (QAction *action : menu->actions()) {
            if (action->isCheckable())
                entries.append(action);
        }
        QCOMPARE(entries.size(), 3);
        QVERIFY(entries[2]->isChecked());
        entries[1]->trigger();
        QCOMPARE(shown(), sample(1));
        QVERIFY(view()->listButton()->accessibleName().contains(u"Answer 2 of 3"_s));
        // What is judged is the answer that is seen.
        w->document()->judge(shown(), {.rating = 5});
        QCOMPARE(judging()->judgeBar(w->panes().first()->paneId())->stars()->rating(), 5);
        w->key(Qt::Key_PageUp, Qt::AltModifier);
        QCOMPARE(judging()->judgeBar(w->panes().first()->paneId())->stars()->rating(), 0);
        w->key(Qt::Key_PageDown, Qt::AltModifier);
        // It reopens with the same answer in front.
        const Id chosen = shown();
        w->close();
        QVERIFY(w->open());
        QTRY_COMPARE(w->panes().size(), 2);
        QTRY_COMPARE(shown(), chosen);
        QTRY_COMPARE(view()->listButton()->text(), u"2 of 3"_s);
    }

    void differentAnswersAreGroupsTheLargestFirst()
    {
        ask({u"story-hot"_s, 6}, u"Once upon a time"_s, {.temperature = 1.3, .maxTokens = 8});
        QVERIFY(w->waitUntilEnded());
        QTRY_VERIFY(view()->isVisible() && !view()->shown().groups.isEmpty());
        QTRY_COMPARE(total(), 6);
        qsizetype last = 6;
        for (const SamplesView::Group &group : view()->shown().groups) {
            QVERIFY(group.replies.size() <= last);
            last = group.replies.size();
        }
        QVERIFY(view()->shown().groups.size() > 1); // drawn at temperature 1.3: six alike are out of the question
        const SamplesView::Group wanted = view()->shown().groups[1];
        QPushButton *chip = view()->groupButtons()[1];
        QVERIFY(chip->isVisible());
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(shown(), wanted.replies.first());
        QVERIFY(view()->groupButtons()[1]->isChecked());
        QVERIFY(!view()->groupButtons()[0]->isChecked());
        QCOMPARE(w->panes().first()->answer()->markdown(), w->document()->reply(shown())->text);
    }

    void stopAndRetryMeanAllOfThem()
    {
        ask({u"fault-endless"_s, 3}, u"go on"_s);
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(samples(), [](const Reply *r) { return !r->text.isEmpty(); }), 20'000);
        QTRY_VERIFY(view()->isVisible());
        QVERIFY2(view()->shown().summary.contains(u"3 under way"_s), qPrintable(view()->shown().summary));
        // Only the chosen one is laid out.
        QCOMPARE(w->panes().first()->answer()->markdown(), w->document()->reply(sample(0))->text);
        QTest::mouseClick(w->panes().first()->header()->stopButton(), Qt::LeftButton);
        QTRY_VERIFY(std::ranges::all_of(samples(), [](const Reply *r) { return r->state == ReplyState::Stopped; }));
        QTRY_VERIFY(view()->shown().summary.contains(u"3 not complete"_s));
        QVERIFY(w->waitUntilEnded());
        const Id before = sample(0);
        QTRY_VERIFY(w->panes().first()->header()->retryButton()->isVisible());
        QTest::mouseClick(w->panes().first()->header()->retryButton(), Qt::LeftButton);
        QTRY_COMPARE(w->document()->lastTurn()->replies.size(), 7);
        QCOMPARE(samples().size(), 3);
        QVERIFY(sample(0) != before);
        QTRY_COMPARE(shown(), sample(0));
        w->run("compare.stopAll");
        QVERIFY(w->waitUntilEnded());
    }

    void aPaneRunsWhileAnyOfItsAnswersDoes()
    {
        ask({u"echo:bulk"_s, 2}, u"short"_s);
        QVERIFY(w->waitUntilEnded());
        w->document()->setPaneModel(w->panes().first()->paneId(), {u"sandbox"_s, u"fault-endless"_s});
        w->document()->retry(w->panes().first()->paneId());
        QTRY_VERIFY(w->panes().first()->header()->stopButton()->isVisible());
        w->run("compare.stopAll");
        QVERIFY(w->waitUntilEnded());
        QTRY_VERIFY(!w->panes().first()->header()->stopButton()->isVisible());
    }

    void groupsThatHaveNoRoomAreInTheList()
    {
        SamplesView view;
        SamplesView::Shown shown{.name = u"m"_s, .summary = u"8 answers"_s, .spread = {}, .spreadToolTip = {},
                                 .samples = {}, .groups = {}, .chosen = {}};
        for (int i = 0; i < 8; ++i) {
            const Id id = newId(UtcMicros::fromDateTime(QDateTime::currentDateTimeUtc()));
            shown.samples.append({id, u"Done"_s, {}});
            shown.groups.append({u"An answer of some length, number %1"_s.arg(i), {id}});
        }
        shown.chosen = shown.samples.first().reply;
        view.resize(300, 90);
        view.setShown(shown);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QVERIFY(view.groupButtons().first()->isVisible());
        QVERIFY(!view.groupButtons().last()->isVisible());
        for (const QPushButton *chip : view.groupButtons())
            QVERIFY(!chip->isVisible() || chip->geometry().right() < view.width());
        emit view.listButton()->menu()->aboutToShow();
        QCOMPARE(std::ranges::count_if(view.listButton()->menu()->actions(), &QAction::isCheckable), 8);
    }

private:
    struct Asked {
        QString model;
        int repeat = 1;
    };
    /// A pane that repeats, and one that does not.
    void ask(const Asked &asked, const QString &prompt, const GenerationSettings &settings = {})
    {
        w->setModels({});
        w->document()->addPane({u"sandbox"_s, asked.model}, settings, asked.repeat);
        w->document()->addPane({u"sandbox"_s, u"echo:bulk"_s});
        QCOMPARE(w->panes().size(), 2);
        w->send(prompt);
        QCOMPARE(w->document()->lastTurn()->replies.size(), asked.repeat + 1);
    }
    QList<const Reply *> samples() const
    {
        return w->document()->samples(w->panes().first()->paneId(), *w->document()->lastTurn());
    }
    Id sample(qsizetype number) const { return samples().at(number)->id; }
    Id shown() const { return w->panes().first()->replyId(); }
    Judging *judging() const { return w->window().findChild<Judging *>(); }
    SamplesView *view() const { return judging()->samplesView(w->panes().first()->paneId()); }
    qsizetype total() const
    {
        qsizetype sum = 0;
        for (const SamplesView::Group &group : view()->shown().groups)
            sum += group.replies.size();
        return sum;
    }
};

QTEST_MAIN(TestSamples)
#include "tst_samples.moc"
