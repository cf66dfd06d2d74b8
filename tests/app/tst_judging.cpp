// SPDX-License-Identifier: GPL-3.0-or-later
// Judging by hand in the real window on the real sandbox: ratings, marks, notes, tags, blind votes.
#include "comparewindowtest.h"

#include "compare/differencebar.h"
#include "compare/findbar.h"
#include "compare/judgebar.h"
#include "compare/judging.h"
#include "compare/noteform.h"
#include "compare/rawview.h"
#include "compare/samplesview.h"
#include "compare/starrating.h"
#include "compare/votebar.h"
#include "widgets/answerview.h"
#include "widgets/paneheader.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QClipboard>
#include <QCompleter>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

/// Everything that a person can read or hear in `window`, what is hidden left out.
QStringList toldBy(QWidget &window)
{
    QStringList told{window.windowTitle()};
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        for (const char *property : {"text", "plainText", "placeholderText", "title"})
            told.append(widget->property(property).toString());
        told << widget->toolTip() << widget->statusTip() << widget->whatsThis() << widget->accessibleName()
             << widget->accessibleDescription();
        if (QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget)) {
            for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Help, QAccessible::Value})
                told.append(spoken->text(kind));
        }
        if (const auto *header = qobject_cast<PaneHeader *>(widget)) {
            told << header->shownName() << header->spokenName() << header->spokenDescription();
            for (int y = 0; y < header->height(); y += 4) {
                for (int x = 0; x < header->width(); x += 4)
                    told.append(header->toolTipAt({x, y}));
            }
        }
    }
    for (const QAction *action : window.findChildren<QAction *>())
        told << action->text() << action->toolTip() << action->statusTip();
    told.removeDuplicates();
    told.removeAll(QString());
    return told;
}

/// What of `told` gives a model away. The models of these tests are the sandbox's.
QStringList leaks(const QStringList &told)
{
    static const QRegularExpression names(u"\\b(echo|fault-|story-|sandbox)"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression figures(u"[$€≈]|tok/s|\\d[\\s\\x{202f}\\x{a0}](ms|s|min)\\b"_s);
    QStringList found;
    for (const QString &text : told) {
        if (names.match(text).hasMatch() || figures.match(text).hasMatch())
            found.append(text);
    }
    return found;
}

} // namespace

class TestJudging : public CompareWindowTest {
    Q_OBJECT
public:
    TestJudging()
        : CompareWindowTest(QSize(1280, 800))
    {
    }

private slots:
    void ratesByKeysStarsAndAgain()
    {
        answer({u"echo:bulk"_s, u"echo:bulk"_s});
        JudgeBar *bar = barOf(0);
        QVERIFY(bar->isVisible());
        w->prompt()->setFocus();
        w->prompt()->setPlainText(u"next"_s);
        chord(Qt::Key_4);
        QCOMPARE(w->reply(0)->judgement.rating, 4);
        QCOMPARE(bar->stars()->rating(), 4);
        QCOMPARE(w->prompt()->toPlainText(), u"next"_s); // the digit is not for the prompt
        QVERIFY(bar->stars()->accessibleName().contains(u"4 of 5"_s));
        chord(Qt::Key_4);
        QCOMPARE(w->reply(0)->judgement.rating, std::nullopt);
        QTest::mouseClick(barOf(1)->stars(), Qt::LeftButton, {}, barOf(1)->stars()->starRect(2).center());
        QCOMPARE(w->reply(1)->judgement.rating, 2);
        QTest::keyClick(barOf(1)->stars(), Qt::Key_Right);
        QCOMPARE(w->reply(1)->judgement.rating, 3);
        QTest::mouseClick(barOf(1)->stars(), Qt::LeftButton, {}, barOf(1)->stars()->starRect(3).center());
        QCOMPARE(w->reply(1)->judgement.rating, std::nullopt);
        chord(Qt::Key_5);
        w->close();
        QVERIFY(w->open());
        QTRY_VERIFY(!w->panes().isEmpty() && w->document()->lastTurn());
        QTRY_COMPARE(w->reply(1)->judgement.rating, 5); // the stars had made it the current pane
        QTRY_COMPARE(barOf(1)->stars()->rating(), 5);
    }

    void oneBestAndOneWorst()
    {
        answer({u"echo:bulk"_s, u"echo:bulk"_s, u"echo:bulk"_s});
        w->key(Qt::Key_2, Qt::AltModifier);
        QCOMPARE(marks(), (QList<Mark>{Mark::None, Mark::Best, Mark::None}));
        QVERIFY(barOf(1)->bestButton()->isChecked());
        w->key(Qt::Key_3, Qt::AltModifier);
        QCOMPARE(marks(), (QList<Mark>{Mark::None, Mark::None, Mark::Best}));
        QVERIFY(!barOf(1)->bestButton()->isChecked());
        QTest::mouseClick(barOf(0)->worstButton(), Qt::LeftButton);
        QCOMPARE(marks(), (QList<Mark>{Mark::Worst, Mark::None, Mark::Best}));
        // Not by the colour alone.
        QVERIFY(barOf(0)->worstButton()->text() != barOf(1)->worstButton()->text());
        w->key(Qt::Key_3, Qt::AltModifier);
        chord(Qt::Key_W); // of the current pane: the first
        QCOMPARE(marks(), (QList<Mark>{Mark::None, Mark::None, Mark::None}));
        chord(Qt::Key_B);
        QCOMPARE(marks(), (QList<Mark>{Mark::Best, Mark::None, Mark::None}));
        QVERIFY(w->command("compare.markBest")->isChecked());
    }

    void noteAndTagsThatAreCompleted()
    {
        answer({u"echo:bulk"_s, u"echo:bulk"_s});
        w->document()->judge(w->reply(1)->id, {.tags = {u"accurate"_s, u"too long"_s}});
        chord(Qt::Key_N);
        auto *form = w->window().findChild<NoteForm *>();
        QVERIFY(form);
        QTRY_VERIFY(form->noteField()->hasFocus());
        QTest::keyClicks(form->noteField(), u"Names all"_s);
        QTest::keyClick(form->noteField(), Qt::Key_Return);
        QTest::keyClicks(form->noteField(), u"four causes"_s);
        QTest::keyClick(form->noteField(), Qt::Key_Tab);
        QTRY_VERIFY(form->tagField()->hasFocus());
        QTest::keyClicks(form->tagField(), u"short, ACC"_s);
        auto *completer = form->findChild<QCompleter *>();
        QTRY_VERIFY(completer->popup()->isVisible());
        QTest::keyClick(completer->popup(), Qt::Key_Down);
        QTest::keyClick(completer->popup(), Qt::Key_Return);
        QCOMPARE(form->tags(), (QStringList{u"short"_s, u"accurate"_s}));
        QTest::keyClick(form->tagField(), Qt::Key_Return);
        QCOMPARE(w->reply(0)->judgement.note, u"Names all\nfour causes"_s);
        QCOMPARE(w->reply(0)->judgement.tags, (QStringList{u"short"_s, u"accurate"_s}));
        QCOMPARE(barOf(0)->line(), u"#short  #accurate · Names all four causes"_s);
        QTRY_VERIFY(!w->window().findChild<NoteForm *>());
        // Esc leaves what was there.
        QTest::mouseClick(barOf(0)->noteButton(), Qt::LeftButton);
        form = w->window().findChild<NoteForm *>();
        QVERIFY(form);
        QTest::keyClicks(form->noteField(), u"other"_s);
        QTest::keyClick(form->noteField(), Qt::Key_Escape);
        QCOMPARE(w->reply(0)->judgement.note, u"Names all\nfour causes"_s);
    }

    void fragmentsOfTags_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("cursor");
        QTest::addColumn<QString>("fragment");
        QTest::newRow("empty") << QString() << 0 << QString();
        QTest::newRow("one") << u"acc"_s << 3 << u"acc"_s;
        QTest::newRow("second") << u"short, acc"_s << 10 << u"acc"_s;
        QTest::newRow("behind a comma") << u"short,"_s << 6 << QString();
        QTest::newRow("in the first") << u"short, acc"_s << 2 << u"sh"_s;
        QTest::newRow("beyond") << u"ab"_s << 9 << u"ab"_s;
    }
    void fragmentsOfTags()
    {
        QFETCH(QString, text);
        QFETCH(int, cursor);
        QTEST(NoteForm::fragmentAt(text, cursor), "fragment");
    }

    void aBlindTurnGivesNothingAway()
    {
        useModels({u"echo:bulk"_s, u"echo:6"_s, u"fault-500"_s});
        w->document()->setPaneRepeat(w->document()->value().panes.first().id, 2);
        QVERIFY(!leaks(toldBy(w->window())).isEmpty()); // the walk finds what is there
        w->key(Qt::Key_B, Qt::ControlModifier);
        QVERIFY(w->document()->value().blind);
        QVERIFY(w->window().findChild<QPushButton *>(u"blindButton"_s)->isChecked());
        w->send(u"one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
                "seventeen eighteen nineteen twenty"_s);
        QVERIFY(ComparisonDocument::isHidden(*w->document()->lastTurn()));
        QCOMPARE(leaks(toldBy(w->window())).join(u'\n'), QString());
        // One has long ended, another is under way: nothing tells which.
        QTRY_VERIFY_WITH_TIMEOUT(running() == 1, 20'000);
        QCOMPARE(leaks(toldBy(w->window())).join(u'\n'), QString());
        QTRY_VERIFY(toldBy(w->window()).contains(u"Answers appear when all have ended, 2 of 3 done."_s));
        PaneHeaderData first;
        for (const PaneWidget *pane : w->panes()) {
            PaneHeaderData data = pane->header()->data();
            data.letter.clear();
            if (pane == w->panes().first())
                first = data;
            QVERIFY(data == first);
            QVERIFY(!pane->answer()->isVisible());
        }
        QVERIFY(voteBar()->isHidden());
        w->key(Qt::Key_1, Qt::AltModifier); // too early
        QVERIFY(ComparisonDocument::isHidden(*w->document()->lastTurn()));

        QVERIFY(w->waitUntilEnded());
        QTRY_VERIFY(voteBar()->isVisible());
        QCOMPARE(leaks(toldBy(w->window())).join(u'\n'), QString());
        for (const PaneWidget *pane : w->panes()) {
            QVERIFY(!barVisible(*pane));
            QVERIFY(!judging()->samplesView(pane->paneId())->isVisible());
        }
        QCOMPARE(voteBar()->sentence(), u"Which answer is better?"_s); // the third has none
        QVERIFY(voteBar()->note().contains(u"so it is left out."_s));
        const qsizetype failed = placeOf(u"fault-500"_s);
        QVERIFY(!voteBar()->choiceButton(w->panes()[failed]->paneId()));
        QVERIFY(!w->panes()[failed]->answer()->isVisible());
        // Not through commands either.
        for (const char *id : {"compare.settings", "compare.swapModel", "compare.duplicate", "compare.continue"})
            QVERIFY2(!w->command(id)->isEnabled(), id);
        w->run("compare.copy");
        QVERIFY(leaks({QApplication::clipboard()->text()}).isEmpty());
        w->run("compare.close");
        QCOMPARE(leaks(toldBy(w->window())).join(u'\n'), QString());
        w->run("compare.undoClose");
        QCOMPARE(leaks(toldBy(w->window())).join(u'\n'), QString());
        w->prompt()->setPlainText(u"and then?"_s);
        QTest::qWait(300); // the estimate would have come
        QCOMPARE(leaks(toldBy(w->window())).join(u'\n'), QString());
    }

    void whatWasChosenBeforeGivesNothingAway_data()
    {
        QTest::addColumn<int>("view");
        QTest::newRow("rendered") << int(PaneView::Rendered);
        QTest::newRow("plain text") << int(PaneView::Plain);
        QTest::newRow("reasoning") << int(PaneView::Reasoning);
        QTest::newRow("raw traffic") << int(PaneView::Raw);
    }
    void whatWasChosenBeforeGivesNothingAway()
    {
        QFETCH(int, view);
        useModels({u"echo:bulk"_s, u"echo:2"_s, u"story-fast"_s});
        w->document()->setPaneSettings(w->document()->value().panes.last().id, {.maxTokens = 40});
        w->send(u"Four causes were found."_s);
        QVERIFY(w->waitUntilEnded());
        for (int i = 0; i < view; ++i)
            w->run("compare.nextView");
        w->run("compare.viewEverywhere");
        w->run("compare.difference");
        w->run("compare.linkScroll");
        w->run("compare.rankBy");
        w->key(Qt::Key_F, Qt::ControlModifier);
        auto *find = w->window().findChild<FindBar *>();
        find->field()->setText(u"causes"_s);
        w->document()->setBlind(true);
        QApplication::clipboard()->clear();
        w->send(u"Four causes were found, and eight more causes were looked for until the evening of the second day."_s);
        QTRY_VERIFY_WITH_TIMEOUT(running() == 1, 20'000);
        const auto *bar = w->window().findChild<DifferenceBar *>();
        find->field()->setText(u"four"_s);
        for (int i = 0; i < 3; ++i) {
            for (const PaneWidget *pane : w->panes()) {
                QVERIFY(!pane->views()->isVisible());
                QCOMPARE(pane->header()->data().stateWord, w->panes().first()->header()->data().stateWord);
            }
            QCOMPARE(find->countText(), u"Not found"_s);
            QCOMPARE(bar->summary(), QString());
            w->run("compare.copy");
            w->run("compare.retry");
            w->run("compare.nextChange");
            w->run("compare.findNext");
            w->run("compare.nextPane");
            QCOMPARE(leaks(told()).join(u'\n'), QString());
        }
        QVERIFY(QApplication::clipboard()->text().isEmpty());
        QCOMPARE(running(), 1); // none was asked again
        QVERIFY(w->waitUntilEnded());
        QTRY_VERIFY(voteBar()->isVisible());
        QTRY_VERIFY(find->countText() != u"Not found"_s);
        QCOMPARE(leaks(told()).join(u'\n'), QString());
        for (int i = 0; i < kPaneViewCount; ++i) {
            w->run("compare.nextView");
            w->run("compare.viewEverywhere");
            w->run("compare.copy");
            QCOMPARE(leaks(told() + QStringList{QApplication::clipboard()->text()}).join(u'\n'), QString());
            for (const PaneWidget *pane : w->panes()) {
                if (!pane->views()->raw())
                    continue;
                for (const QPushButton *button : pane->views()->raw()->snippetButtons())
                    QVERIFY(!button->isEnabled());
            }
        }
        w->run("compare.retry"); // it would come alone
        QCOMPARE(running(), 0);
    }

    void anAnswerAskedForAgainStaysHiddenUntilItHasEnded()
    {
        useModels({u"echo:bulk"_s, u"echo:bulk"_s, u"fault-500"_s});
        w->document()->setBlind(true);
        w->send(u"one two three four five six seven eight nine ten eleven twelve thirteen fourteen"_s);
        QVERIFY(w->waitUntilEnded());
        QTRY_VERIFY(voteBar()->isVisible());
        const qsizetype place = placeOf(u"fault-500"_s);
        PaneWidget *again = w->panes()[place];
        const PaneWidget *other = w->panes()[place == 0 ? 1 : 0];
        QVERIFY(!other->header()->retryButton()->isVisible());
        w->document()->setPaneModel(again->paneId(), {u"sandbox"_s, u"echo:3"_s});
        QTest::mouseClick(again->header()->retryButton(), Qt::LeftButton);
        QTRY_VERIFY(running() == 1 && !w->reply(int(place))->text.isEmpty());
        QVERIFY(!again->views()->isVisible());
        QCOMPARE(again->header()->data().stateWord, u"Waiting"_s);
        QVERIFY(!again->header()->copyButton()->isVisible());
        QVERIFY(other->views()->isVisible()); // it has been read already
        QVERIFY(voteBar()->isHidden());
        w->key(Qt::Key_1, Qt::AltModifier);
        QVERIFY(ComparisonDocument::isHidden(*w->document()->lastTurn()));
        QCOMPARE(leaks(told()).join(u'\n'), QString());
        QCOMPARE(running(), 1); // all of this was while it came
        QVERIFY(w->waitUntilEnded());
        QTRY_VERIFY(again->views()->isVisible());
        QTRY_VERIFY(voteBar()->isVisible());
        QVERIFY(voteBar()->choiceButton(again->paneId()));
        QCOMPARE(leaks(told()).join(u'\n'), QString());
    }

    void voteByKey_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<VoteOutcome>("outcome");
        QTest::addColumn<int>("winner");
        QTest::newRow("A") << int(Qt::Key_1) << VoteOutcome::Win << 0;
        QTest::newRow("B") << int(Qt::Key_2) << VoteOutcome::Win << 1;
        QTest::newRow("tie") << int(Qt::Key_0) << VoteOutcome::Tie << -1;
        QTest::newRow("all bad") << int(Qt::Key_X) << VoteOutcome::AllBad << -1;
        QTest::newRow("none such") << int(Qt::Key_7) << VoteOutcome::Open << -1;
    }
    void voteByKey()
    {
        QFETCH(int, key);
        QFETCH(VoteOutcome, outcome);
        QFETCH(int, winner);
        askBlind({u"echo:bulk"_s, u"story-fast"_s}, 0);
        QList<Id> order;
        for (const PaneWidget *pane : w->panes())
            order.append(pane->paneId());
        QCOMPARE(w->document()->lastTurn()->vote->panes, order);
        w->key(static_cast<Qt::Key>(key), Qt::AltModifier);
        const BlindVote &vote = *w->document()->lastTurn()->vote;
        QCOMPARE(vote.outcome, outcome);
        QCOMPARE(vote.winner, winner < 0 ? Id() : order[winner]);
        if (outcome == VoteOutcome::Open)
            return;
        QVERIFY(marks() == (QList<Mark>{Mark::None, Mark::None})); // kept apart
        // The names are there, in the same places, with the figures.
        for (qsizetype i = 0; i < order.size(); ++i) {
            QCOMPARE(w->panes()[i]->paneId(), order[i]);
            const PaneHeaderData &data = w->panes()[i]->header()->data();
            QVERIFY(data.letter.isEmpty());
            QCOMPARE(data.model, PanePresenter::shortName(w->document()->pane(order[i])->model));
            QVERIFY(data.figuresNote.isEmpty());
            QVERIFY(w->panes()[i]->accessibleName().contains(data.model));
            QVERIFY(voteBar()->note().contains(data.model));
            QVERIFY(barVisible(*w->panes()[i]));
        }
        QVERIFY(voteBar()->isVisible());
        QVERIFY(voteBar()->sentence().startsWith(u"You voted"_s));
        if (winner >= 0)
            QVERIFY(barOf(winner)->line().contains(u"voted best"_s));
        // It reopens as it was.
        w->close();
        QVERIFY(w->open());
        QTRY_COMPARE(w->panes().size(), 2);
        QTRY_VERIFY(voteBar()->isVisible());
        QCOMPARE(w->document()->lastTurn()->vote->outcome, outcome);
        QCOMPARE(w->panes().first()->paneId(), order.first());
    }

    void voteByMouseAndSkip()
    {
        askBlind({u"echo:bulk"_s, u"story-fast"_s}, 1);
        const Id second = w->panes()[1]->paneId();
        QPushButton *choice = voteBar()->choiceButton(second);
        QCOMPARE(choice->accessibleName(), u"B is better"_s);
        QVERIFY(!w->prompt()->isVisible()); // the room is for the answers
        w->key(Qt::Key_L, Qt::ControlModifier);
        QTRY_COMPARE(QApplication::focusWidget(), w->prompt());
        QTest::mouseClick(choice, Qt::LeftButton);
        QVERIFY(w->prompt()->isVisible());
        QCOMPARE(w->document()->lastTurn()->vote->winner, second);
        w->send(u"And another one, still blind"_s);
        QVERIFY(w->waitUntilEnded());
        QTRY_VERIFY(voteBar()->button(VoteOutcome::Skipped)->isVisible());
        w->prompt()->setFocus();
        chord(Qt::Key_S);
        QCOMPARE(w->document()->lastTurn()->vote->outcome, VoteOutcome::Skipped);
        QCOMPARE(voteBar()->sentence(), u"Shown without a vote."_s);
    }

    void anUndecidedTurnReopensHidden()
    {
        askBlind({u"echo:bulk"_s, u"story-fast"_s}, 0);
        const QList<Id> order = w->document()->lastTurn()->vote->panes;
        w->close();
        QVERIFY(w->open());
        QTRY_COMPARE(w->panes().size(), 2);
        QTRY_VERIFY(voteBar()->isVisible());
        QCOMPARE(w->panes()[0]->paneId(), order[0]);
        QCOMPARE(leaks(toldBy(w->window())).join(u'\n'), QString());
        QVERIFY(w->panes()[0]->answer()->isVisible());
        w->key(Qt::Key_1, Qt::AltModifier);
        QCOMPARE(w->document()->lastTurn()->vote->winner, order[0]);
    }

    void oneAnswerIsNoVote()
    {
        askBlind({u"echo:bulk"_s, u"fault-500"_s}, 0);
        QCOMPARE(voteBar()->sentence(), u"There is nothing to vote on."_s);
        for (const Qt::Key key : {Qt::Key_1, Qt::Key_2, Qt::Key_0, Qt::Key_X})
            w->key(key, Qt::AltModifier);
        QVERIFY(ComparisonDocument::isHidden(*w->document()->lastTurn()));
        QTest::mouseClick(voteBar()->button(VoteOutcome::Skipped), Qt::LeftButton);
        QVERIFY(!ComparisonDocument::isHidden(*w->document()->lastTurn()));
    }

    void movingAPaneStartsFromTheOrderShown()
    {
        // As long as it takes until the drawn order is not the one of the line-up.
        useModels({u"echo:bulk"_s, u"echo:bulk"_s, u"echo:bulk"_s});
        w->document()->setBlind(true);
        const QList<Id> lineUp = lineUpOrder();
        do {
            w->send(u"say this"_s);
            QVERIFY(w->waitUntilEnded());
            QTRY_VERIFY(voteBar()->isVisible());
            w->run("compare.moveRight"); // not while names are hidden
            QCOMPARE(lineUpOrder(), lineUp);
            w->run("compare.tie");
        } while (w->document()->lastTurn()->vote->panes == lineUp);
        QList<Id> wanted = w->document()->lastTurn()->vote->panes;
        w->panes().first()->answer()->setFocus();
        w->key(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
        wanted.swapItemsAt(0, 1);
        QCOMPARE(lineUpOrder(), wanted);
        for (qsizetype i = 0; i < wanted.size(); ++i)
            QCOMPARE(w->panes()[i]->paneId(), wanted[i]);
    }

    void theVoteBarFitsManyAnswers()
    {
        VoteBar bar;
        VoteBar::Question question{.choices = {}, .tieKey = u"Alt+0"_s, .badKey = u"Alt+X"_s, .skipKey = {},
                                   .note = u"Voting shows the names."_s};
        for (int i = 0; i < 24; ++i)
            question.choices.append({newId(UtcMicros::fromDateTime(QDateTime::currentDateTimeUtc())),
                                     PanePresenter::voteLetter(i), i < 9 ? u"Alt+%1"_s.arg(i + 1) : QString()});
        bar.resize(1212, 52);
        bar.show();
        bar.ask(question);
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        QTRY_VERIFY(bar.button(VoteOutcome::Skipped)->geometry().right() <= bar.width());
        for (const VoteBar::Choice &choice : question.choices) {
            QVERIFY(bar.choiceButton(choice.pane)->width() >= 24);
            QVERIFY(bar.rect().contains(bar.choiceButton(choice.pane)->geometry()));
        }
        // With two all words and keys are there, each as wide as it needs.
        question.choices.resize(2);
        bar.ask(question);
        for (const QPushButton *button : {bar.choiceButton(question.choices[1].pane), bar.button(VoteOutcome::Tie),
                                          bar.button(VoteOutcome::AllBad)})
            QTRY_VERIFY(button->width() >= button->sizeHint().width());
        QCOMPARE(bar.choiceButton(question.choices[0].pane)->text(), u"A is better"_s);
        QVERIFY(bar.button(VoteOutcome::Tie)->width() > QFontMetrics(bar.font()).horizontalAdvance(u"Tie Alt+0"_s));
    }

private:
    void useModels(const QStringList &models)
    {
        w->setModels(models);
        w->panes().first()->header()->moreButton()->setFocus();
    }
    void answer(const QStringList &models)
    {
        useModels(models);
        w->send(u"Four causes were found."_s);
        QVERIFY(w->waitUntilEnded());
        QTRY_VERIFY(barOf(0)->isVisible());
    }
    /// A blind turn whose answers have all ended. \param pane the current one
    void askBlind(const QStringList &models, int pane)
    {
        useModels(models);
        for (const Pane &each : w->document()->value().panes)
            w->document()->setPaneSettings(each.id, {.maxTokens = 40});
        w->key(Qt::Key_B, Qt::ControlModifier);
        w->send(u"Four causes were found."_s);
        QVERIFY(w->waitUntilEnded());
        QTRY_VERIFY(voteBar()->isVisible());
        w->panes()[pane]->header()->moreButton()->setFocus();
    }
    /// Also what the texts in sight say.
    QStringList told() const
    {
        QStringList all = toldBy(w->window());
        for (const PaneWidget *pane : w->panes()) {
            if (pane->views()->front()->isVisible())
                all.append(pane->views()->front()->plainText());
        }
        return all;
    }
    void chord(Qt::Key key)
    {
        w->key(Qt::Key_J, Qt::ControlModifier);
        w->key(key);
    }
    Judging *judging() const { return w->window().findChild<Judging *>(); }
    JudgeBar *barOf(int pane) const { return judging()->judgeBar(w->panes().at(pane)->paneId()); }
    bool barVisible(const PaneWidget &pane) const { return judging()->judgeBar(pane.paneId())->isVisible(); }
    VoteBar *voteBar() const { return w->window().findChild<VoteBar *>(); }
    int running() const { return w->document()->runningCount(); }
    QList<Mark> marks() const
    {
        QList<Mark> all;
        for (int i = 0; i < w->panes().size(); ++i)
            all.append(w->reply(i)->judgement.mark);
        return all;
    }
    QList<Id> lineUpOrder() const
    {
        QList<Id> ids;
        for (const Pane &pane : w->document()->value().panes)
            ids.append(pane.id);
        return ids;
    }
    qsizetype placeOf(const QString &model) const
    {
        for (qsizetype i = 0; i < w->panes().size(); ++i) {
            if (w->document()->pane(w->panes()[i]->paneId())->model.id == model)
                return i;
        }
        return -1;
    }
};

QTEST_MAIN(TestJudging)
#include "tst_judging.moc"
