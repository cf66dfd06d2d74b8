// SPDX-License-Identifier: GPL-3.0-or-later
// The board of panes as a user drives it: real window, real sandbox, keys and mouse.
#include "comparewindowtest.h"

#include "compare/dropmark.h"
#include "compare/rankingstrip.h"
#include "compare/turnband.h"
#include "widgets/answerview.h"
#include "widgets/labels.h"
#include "widgets/panehandle.h"
#include "widgets/paneheader.h"
#include "widgets/segmented.h"

#include <QAccessible>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

QStringList g_events;
QStringList g_announced;

void note(QAccessibleEvent *event)
{
    // Scroll bars tell where they stand, the status bar its sums now and then; nobody is told of that.
    const auto *widget = qobject_cast<const QWidget *>(event->object());
    const CompareScreen *screen = nullptr;
    for (const QWidget *up = widget; up && !screen; up = up->parentWidget())
        screen = qobject_cast<const CompareScreen *>(up);
    if (!screen || widget->inherits("QScrollBar"))
        return;
    const QObject *object = event->object();
    const auto *label = qobject_cast<const QLabel *>(object);
    g_events.append(u"%1 of %2 %3"_s.arg(event->type()).arg(
        QString::fromLatin1(object ? object->metaObject()->className() : "an interface"),
        label ? label->text() : QString()));
    if (event->type() == QAccessible::Announcement)
        g_announced.append(static_cast<QAccessibleAnnouncementEvent *>(event)->message());
}

} // namespace

class TestPaneBoard : public CompareWindowTest {
    Q_OBJECT
public:
    TestPaneBoard()
        : CompareWindowTest(QSize(1280, 800))
    {
    }

private slots:
    void neverWiderThanTheWindow_data()
    {
        QTest::addColumn<int>("panes");
        for (const int panes : {1, 3, 4, 5, 7, 12, 24})
            QTest::addRow("%d", panes) << panes;
    }
    void neverWiderThanTheWindow()
    {
        QFETCH(int, panes);
        w->setModels(QStringList(panes, u"echo"_s));
        for (const char *arrangement : {"compare.layout", "compare.layout", "compare.focusMode", "compare.focusMode"}) {
            QCOMPARE(w->panes().size(), panes);
            QVERIFY(w->window().minimumSizeHint().width() <= 1280);
            QCOMPARE(w->window().width(), 1280);
            const int width = w->board().width();
            for (const PaneWidget *pane : w->panes()) {
                if (pane->isHidden())
                    continue;
                QVERIFY2(pane->width() >= 260, qPrintable(QString::number(pane->width())));
                QVERIFY(pane->mapTo(&w->board(), QPoint(pane->width(), 0)).x() <= width);
                QVERIFY(pane->height() >= 160);
            }
            w->run(arrangement);
        }
        QVERIFY(w->document()->addPane({u"sandbox"_s, u"echo"_s}).isNull() == (panes == 24));
    }

    void widthsAndHeightsAreDraggedAndKept()
    {
        w->setModels(QStringList(5, u"echo"_s));
        const auto rects = [this] {
            QList<QRect> all;
            for (const PaneWidget *pane : w->panes())
                all.append(pane->geometry());
            return all;
        };
        PaneHandle *column = handle(Qt::Horizontal);
        const int before = w->panes().first()->width();
        QTest::mousePress(column, Qt::LeftButton, {}, QPoint(2, 60));
        QTest::mouseMove(column, QPoint(52, 60));
        QTest::mouseRelease(column, Qt::LeftButton, {}, QPoint(2, 60));
        QCOMPARE(w->panes().first()->width(), before + 50);
        QTest::keyClick(handle(Qt::Horizontal), Qt::Key_Left);
        QCOMPARE(w->panes().first()->width(), before + 34);

        PaneHandle *row = handle(Qt::Vertical);
        const int height = w->panes().first()->height();
        QTest::keyClick(row, Qt::Key_Up);
        QCOMPARE(w->panes().first()->height(), height - 16);

        const QList<QRect> dragged = rects();
        w->close();
        QVERIFY(w->open());
        QTRY_COMPARE(w->panes().size(), 5);
        QTRY_COMPARE(rects(), dragged);
        // Double-click: both alike.
        QTest::mouseDClick(handle(Qt::Horizontal), Qt::LeftButton);
        QVERIFY(std::abs(w->panes()[0]->width() - w->panes()[1]->width()) <= 1);
    }

    void columnsOrGrid()
    {
        w->setModels(QStringList(4, u"echo"_s));
        auto *views = w->window().findChild<CompareScreen *>()->findChild<Segmented *>();
        QCOMPARE(rows(), 1);
        QCOMPARE(views->currentIndex(), 0);
        w->key(Qt::Key_F8);
        QCOMPARE(rows(), 2);
        QCOMPARE(views->currentIndex(), 1);
        w->close();
        QVERIFY(w->open());
        QTRY_COMPARE(rows(), 2);
        QTest::mouseClick(w->window().findChild<CompareScreen *>()->findChild<Segmented *>()->button(0), Qt::LeftButton);
        QCOMPARE(rows(), 1);
        // A grid that does not fit scrolls, and the current pane comes into view.
        w->setModels(QStringList(24, u"echo"_s));
        w->key(Qt::Key_F8);
        auto *scroll = w->board().findChild<QScrollArea *>();
        QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0);
        for (int i = 0; i < 23; ++i)
            w->key(Qt::Key_Right, Qt::AltModifier);
        QVERIFY(w->panes().last()->header()->isCurrent());
        QVERIFY(!w->panes().last()->visibleRegion().isEmpty());
    }

    void focusModeGoesThroughThePanesAndEscLeavesItFirst()
    {
        w->setModels({u"fault-endless"_s, u"fault-endless"_s, u"echo"_s});
        w->send(u"go on"_s);
        QTRY_VERIFY(!w->reply(0)->text.isEmpty());
        QTRY_COMPARE(w->document()->runningCount(), 2);
        w->run("compare.nextPane");
        w->key(Qt::Key_F9);
        QVERIFY(w->board().isFocusMode());
        QCOMPARE(shown(), QList<int>{1});
        QCOMPARE(w->panes()[1]->width(), w->board().width());
        w->key(Qt::Key_Right);
        QCOMPARE(shown(), QList<int>{2});
        w->key(Qt::Key_Right);
        QCOMPARE(shown(), QList<int>{2});
        w->key(Qt::Key_Left);
        w->key(Qt::Key_Left);
        QCOMPARE(shown(), QList<int>{0});
        // In the prompt the arrows move the cursor.
        w->prompt()->setFocus();
        w->prompt()->setPlainText(u"ab"_s);
        w->key(Qt::Key_Right);
        QCOMPARE(shown(), QList<int>{0});
        QCOMPARE(w->prompt()->textCursor().position(), 1);

        w->key(Qt::Key_Escape);
        QVERIFY(!w->board().isFocusMode());
        QCOMPARE(shown(), (QList<int>{0, 1, 2}));
        QCOMPARE(w->document()->runningCount(), 2); // nothing was stopped
        w->key(Qt::Key_Escape);
        QTRY_COMPARE(w->document()->runningCount(), 1);
        QCOMPARE(w->reply(0)->state, ReplyState::Stopped);
        w->run("compare.stopAll");
        QTRY_COMPARE(w->document()->runningCount(), 0);
    }

    void focusModeComesBack()
    {
        QCOMPARE(w->panes().size(), 3);
        w->run("compare.nextPane");
        w->run("compare.focusMode");
        w->close();
        QVERIFY(w->open());
        QTRY_VERIFY(w->board().isFocusMode());
        QCOMPARE(shown(), QList<int>{1});
        // A double-click on the head leaves it, as it enters it.
        QTest::mouseDClick(w->panes()[1]->header(), Qt::LeftButton, {}, QPoint(60, 15));
        QVERIFY(!w->board().isFocusMode());
    }

    void panesAreOrderedByTheirHeads()
    {
        w->setModels({u"echo"_s, u"story-slow"_s, u"story-fast"_s, u"story-hot"_s, u"fault-500"_s});
        auto *mark = w->board().findChild<DropMark *>();
        const auto drag = [&](int from, int to, bool behind, bool giveUp = false) {
            PaneHeader *head = w->panes()[from]->header();
            const PaneWidget *target = w->panes()[to];
            const QPoint point = head->mapFromGlobal(
                target->mapToGlobal(QPoint(behind ? target->width() - 20 : 20, target->height() / 2)));
            QTest::mousePress(head, Qt::LeftButton, {}, QPoint(60, 15));
            QTest::mouseMove(head, QPoint(90, 20));
            QTest::mouseMove(head, point);
            const bool marked = mark->isVisible();
            if (giveUp)
                QTest::keyClick(head, Qt::Key_Escape);
            QTest::mouseRelease(head, Qt::LeftButton, {}, point);
            return marked;
        };
        QVERIFY(!drag(0, 0, true)); // where it stands
        QVERIFY(drag(0, 2, true, true));
        QCOMPARE(w->order().first(), u"echo"_s);
        QVERIFY(!mark->isVisible());
        QVERIFY(drag(0, 2, true));
        QCOMPARE(w->order(), (QStringList{u"story-slow"_s, u"story-fast"_s, u"echo"_s, u"story-hot"_s, u"fault-500"_s}));
        QVERIFY(drag(4, 1, false)); // from the second row of the grid into the first
        QCOMPARE(w->order(), (QStringList{u"story-slow"_s, u"fault-500"_s, u"story-fast"_s, u"echo"_s, u"story-hot"_s}));
        for (qsizetype i = 0; i < 5; ++i)
            QCOMPARE(w->panes()[i]->paneId(), w->document()->value().panes[i].id);
        // The one that was dragged is the current one; the keys move it on.
        w->key(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(w->order().first(), u"fault-500"_s);
    }

    void closedPaneComesBackWithItsAnswer()
    {
        w->setModels({u"echo"_s, u"fault-endless"_s, u"echo"_s});
        w->send(u"kept words"_s);
        QTRY_COMPARE(w->reply(0)->state, ReplyState::Done);
        auto *undo = w->window().findChild<QPushButton *>(u"undoCloseButton"_s);
        QVERIFY(!undo->isVisible());
        w->panes()[0]->answer()->setFocus();
        const Id id = w->panes()[0]->paneId();
        w->key(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(w->panes().size(), 2);
        QVERIFY(undo->isVisible());
        QVERIFY(w->board().isAncestorOf(QApplication::focusWidget()));
        QVERIFY(w->document()->isRunning());
        w->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w->panes().size(), 3);
        QCOMPARE(w->panes()[0]->paneId(), id);
        QCOMPARE(w->panes()[0]->answer()->markdown().trimmed(), u"kept words"_s);
        QVERIFY(!undo->isVisible());
        w->run("compare.stopAll");
        QVERIFY(w->waitUntilEnded());
    }

    void panesChangeWhileOthersStream()
    {
        w->setModels({u"fault-endless"_s, u"echo"_s});
        w->send(u"more and more"_s);
        QTRY_COMPARE(w->reply(1)->state, ReplyState::Done);
        const qsizetype before = w->reply(0)->text.size();
        w->run("compare.nextPane");
        w->run("compare.duplicate");
        QCOMPARE(w->order(), (QStringList{u"fault-endless"_s, u"echo"_s, u"echo"_s}));
        w->document()->setPaneModel(w->panes()[2]->paneId(), {u"sandbox"_s, u"story-hot"_s});
        w->run("compare.retry");
        QVERIFY(QTest::qWaitFor([&] { return isFinal(w->reply(2)->state); }, 30'000));
        QCOMPARE(w->reply(2)->model.id, u"story-hot"_s);
        QVERIFY(!isFinal(w->reply(0)->state));
        QTRY_VERIFY(w->reply(0)->text.size() > before);
        w->run("compare.stopAll");
        QVERIFY(w->waitUntilEnded());
    }

    void failedOnesAreRetriedTogether()
    {
        w->setModels({u"fault-500"_s, u"echo"_s, u"fault-400"_s});
        auto *button = w->window().findChild<QPushButton *>(u"retryFailedButton"_s);
        w->send(u"x"_s);
        QVERIFY(w->waitUntilEnded());
        QTRY_VERIFY(button->isVisible());
        QCOMPARE(button->text(), u"Retry failed (2)"_s);
        QCOMPARE(w->command("compare.retryFailed")->text(), u"Retry failed (2)"_s);
        const qsizetype replies = w->document()->lastTurn()->replies.size();
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(w->document()->lastTurn()->replies.size(), replies + 2);
        QVERIFY(w->waitUntilEnded());
        w->document()->setPaneModel(w->panes()[0]->paneId(), {u"sandbox"_s, u"echo"_s});
        w->document()->setPaneModel(w->panes()[2]->paneId(), {u"sandbox"_s, u"echo"_s});
        w->key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(w->waitUntilEnded());
        QTRY_VERIFY(!button->isVisible());
        QVERIFY(!w->command("compare.retryFailed")->isEnabled());
    }

    void cutAnswerGoesOn()
    {
        w->setModels({u"echo"_s});
        GenerationSettings few;
        few.maxTokens = 4;
        w->document()->setPaneSettings(w->panes()[0]->paneId(), few);
        w->send(u"one two three four five six seven eight nine ten"_s);
        QVERIFY(w->waitUntilEnded());
        const QString first = w->reply(0)->text;
        QVERIFY(!first.isEmpty());
        QTRY_VERIFY(w->command("compare.continue")->isEnabled());
        QTRY_VERIFY(buttonIn(w->panes()[0], u"Continue"_s));
        QTest::mouseClick(buttonIn(w->panes()[0], u"Continue"_s), Qt::LeftButton);
        QVERIFY(w->waitUntilEnded());
        const Reply *second = w->reply(0);
        QVERIFY(!second->continues.isNull());
        QVERIFY(!second->text.isEmpty());
        QTRY_COMPARE(w->panes()[0]->answer()->markdown(), first + second->text);
        QCOMPARE(w->document()->fullText(*second), first + second->text);
    }

    void editedTurnStandsBesideTheEarlierOne()
    {
        w->setModels({u"echo"_s});
        w->send(u"first words"_s);
        QVERIFY(w->waitUntilEnded());
        w->send(u"second words"_s);
        QVERIFY(w->waitUntilEnded());
        auto *band = w->window().findChild<TurnBand *>();
        w->prompt()->setPlainText(u"a draft"_s);
        w->key(Qt::Key_PageUp, Qt::ControlModifier);
        QCOMPARE(w->panes()[0]->answer()->markdown().trimmed(), u"first words"_s);
        w->key(Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(w->panes()[0]->answer()->markdown().trimmed(), u"second words"_s);

        w->key(Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(w->prompt()->toPlainText(), u"second words"_s);
        QVERIFY(shows(u"Editing turn 2"_s));
        w->key(Qt::Key_Escape);
        QCOMPARE(w->prompt()->toPlainText(), u"a draft"_s);
        QVERIFY(!shows(u"Editing turn 2"_s));

        w->key(Qt::Key_T, Qt::ControlModifier);
        w->prompt()->setPlainText(u"other words"_s);
        QVERIFY(shows(u"Editing turn 2"_s));
        w->key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(w->waitUntilEnded());
        QCOMPARE(w->document()->value().turns.size(), 3);
        QTRY_COMPARE(w->panes()[0]->answer()->markdown().trimmed(), u"other words"_s);
        QCOMPARE(w->prompt()->toPlainText(), u"a draft"_s);
        QVERIFY(shows(u"Version 2 of 2"_s));
        w->key(Qt::Key_PageUp, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(shows(u"Version 1 of 2"_s));
        QCOMPARE(w->panes()[0]->answer()->markdown().trimmed(), u"second words"_s);
        QVERIFY(band->isVisible());
    }

    void lineUpIsRanked()
    {
        w->setModels({u"story-fast"_s, u"story-hot"_s, u"fault-500"_s});
        w->send(u"Once upon a time"_s);
        QVERIFY(w->waitUntilEnded());
        auto *strip = w->window().findChild<RankingStrip *>();
        QTRY_VERIFY(strip->isVisible());
        QTRY_VERIFY2(strip->spoken().startsWith(u"1: "_s), qPrintable(strip->spoken()));
        QVERIFY2(strip->spoken().contains(u"fault-500, Failed"_s), qPrintable(strip->spoken()));
        QCOMPARE(strip->order(), RankOrder::Cost);
        w->key(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(strip->order(), RankOrder::Speed);
        QVERIFY2(strip->spoken().contains(u"tok/s"_s), qPrintable(strip->spoken()));
        QTest::mouseClick(strip->findChild<Segmented *>()->button(2), Qt::LeftButton);
        QVERIFY2(!strip->spoken().startsWith(u"1: "_s), qPrintable(strip->spoken()));
        w->document()->judge(w->reply(1)->id, {.rating = 4});
        QTRY_VERIFY2(strip->spoken().startsWith(u"1: story-hot, 4 of 5"_s), qPrintable(strip->spoken()));

        // Each figure has one best pane, and a failed one is none.
        for (const FigureId figure : {FigureId::Ttft, FigureId::Cost}) {
            const auto best = std::ranges::count_if(
                w->panes(), [figure](const PaneWidget *pane) { return pane->header()->data().figure(figure).best; });
            QVERIFY2(best >= 1 && best < 3, qPrintable(QString::number(best)));
        }
        QVERIFY(!w->panes()[2]->header()->data().figure(FigureId::Cost).best);
        w->close();
        QVERIFY(w->open());
        strip = w->window().findChild<RankingStrip *>();
        QTRY_COMPARE(strip->order(), RankOrder::Rating);
        QTRY_VERIFY2(strip->spoken().startsWith(u"1: story-hot, 4 of 5"_s), qPrintable(strip->spoken()));
    }

    void stateIsAnnouncedOnceAndTokensNever()
    {
        w->setModels({u"fault-endless"_s});
        const QAccessibleInterface *head = QAccessible::queryAccessibleInterface(w->panes()[0]->header());
        QCOMPARE(head->role(), QAccessible::Heading);
        QVERIFY(head->text(QAccessible::Name).startsWith(u"fault-endless"_s));
        w->send(u"Once upon a time"_s);
        QTRY_VERIFY(w->reply(0)->state == ReplyState::Answering);
        QTRY_VERIFY(w->panes()[0]->answer()->isVisible());
        QTest::qWait(300); // what the change of state brought with it
        g_announced.clear();
        g_events.clear();
        QAccessible::installUpdateHandler(note);
        const qsizetype before = w->reply(0)->text.size();
        QTRY_VERIFY(w->reply(0)->text.size() > before + 200);
        QTest::qWait(300);
        QVERIFY2(g_events.isEmpty(), qPrintable(g_events.join(u"; "_s)));
        w->run("compare.stop");
        QVERIFY(w->waitUntilEnded());
        QTRY_COMPARE(g_announced, QStringList{u"fault-endless: Stopped"_s});
        QTest::qWait(300);
        QCOMPARE(g_announced.size(), 1);
    }

    void everyTabStopHasAName()
    {
        w->setModels({u"echo"_s, u"fault-500"_s, u"echo"_s, u"echo"_s, u"echo"_s});
        w->send(u"[a link](https://example.org) and `code`"_s);
        QVERIFY(w->waitUntilEnded());
        w->document()->removePane(w->panes().last()->paneId());
        w->panes()[0]->answer()->setFocus();
        CompareScreen *screen = w->window().compareScreen();
        QSet<const QWidget *> seen;
        QList<const PaneWidget *> panesInOrder;
        for (int i = 0; i < 400; ++i) {
            QWidget *focus = QApplication::focusWidget();
            QVERIFY(focus);
            if (screen->isAncestorOf(focus)) {
                seen.insert(focus);
                QAccessibleInterface *told = QAccessible::queryAccessibleInterface(focus);
                QVERIFY(told);
                const QString where = QString::fromLatin1(focus->metaObject()->className()) + u' ' + focus->objectName();
                QVERIFY2(!told->text(QAccessible::Name).trimmed().isEmpty(), qPrintable(where));
                for (const PaneWidget *pane : w->panes()) {
                    if (pane->isAncestorOf(focus) && !panesInOrder.contains(pane))
                        panesInOrder.append(pane);
                }
            }
            QTest::keyClick(focus, Qt::Key_Tab);
            if (i > 10 && QApplication::focusWidget() == w->panes()[0]->answer())
                break;
        }
        QVERIFY2(seen.size() >= 12, qPrintable(QString::number(seen.size())));
        QList<const PaneWidget *> panes(w->panes().begin(), w->panes().end());
        QCOMPARE(panesInOrder, panes);
    }

    /// Pictures for the eye: BAKEOFF_SHOTS=folder.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("BAKEOFF_SHOTS");
        if (folder.isEmpty())
            return;
        for (const int panes : {1, 3, 6, 12, 24}) {
            QStringList models;
            for (int i = 0; i < panes; ++i)
                models.append(QStringList{u"story-fast"_s, u"echo"_s, u"fault-500"_s, u"story-hot"_s, u"fault-cut"_s}[i % 5]);
            w->setModels(models);
            w->send(u"## Task\nWrite **one** paragraph about token buckets, then a list:\n\n- first\n- second\n\n```cpp\nint main() { return 0; }\n```\n"_s);
            QTest::qWait(1500);
            w->run("compare.stopAll");
            QVERIFY(w->waitUntilEnded());
            QTest::qWait(300);
            for (const QSize size : {QSize(1600, 1000), QSize(1280, 800)}) {
                w->window().resize(size);
                for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
                    m_theme->setMode(mode);
                    QTest::qWait(100);
                    const QString name = u"%1/board%2-%3-%4.png"_s.arg(folder).arg(panes).arg(size.width()).arg(
                        mode == ThemeMode::Light ? u"light"_s : u"dark"_s);
                    QVERIFY(w->window().grab().save(name));
                }
            }
            m_theme->setMode(ThemeMode::Light);
        }
    }

private:
    int rows() const
    {
        QSet<int> tops;
        for (const PaneWidget *pane : w->panes())
            tops.insert(pane->y());
        return static_cast<int>(tops.size());
    }
    QList<int> shown() const
    {
        QList<int> all;
        for (int i = 0; i < w->panes().size(); ++i) {
            if (!w->panes()[i]->isHidden())
                all.append(i);
        }
        return all;
    }
    PaneHandle *handle(Qt::Orientation orientation) const
    {
        const auto handles = w->board().findChildren<PaneHandle *>();
        const auto found = std::ranges::find_if(
            handles, [orientation](const PaneHandle *h) { return h->isVisible() && h->orientation() == orientation; });
        return found == handles.end() ? nullptr : *found;
    }
    static QPushButton *buttonIn(const QWidget *parent, const QString &text)
    {
        for (QPushButton *button : parent->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == text)
                return button;
        }
        return nullptr;
    }
    bool shows(const QString &beginning) const
    {
        const auto labels = w->window().findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) {
            return label->isVisible() && label->text().startsWith(beginning);
        });
    }
};

QTEST_MAIN(TestPaneBoard)
#include "tst_paneboard.moc"
