// SPDX-License-Identifier: GPL-3.0-or-later
// Films and sounds of jobs side by side, on one play head.
#include "outputcomparetest.h"

#include "media/headtracks.h"
#include "media/playgroup.h"
#include "queue/filmsection.h"
#include "queue/outputtile.h"
#include "queue/pairview.h"
#include "queue/playbar.h"
#include "queue/soundsection.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bakeoff {

class TestOutputPlaying : public OutputCompareTest {
    Q_OBJECT

private slots:
    void filmsStandOnOneHead();
    void filmsPlayOnOneHead();
    void theLoopIsKept();
    void filmsDifferInPlace();
    void soundsChangeAtTheSamePlace();
};

void TestOutputPlaying::filmsStandOnOneHead()
{
    show({film(2, 1), film(3, 2)});
    QTRY_VERIFY_WITH_TIMEOUT(films()->player()->count() == 2, kWait);
    PlayGroup *player = films()->player();
    const auto numbers = [player] {
        return QList<int>{frameNumberOf(player->frame(0), 320), frameNumberOf(player->frame(1), 320)};
    };
    QTRY_COMPARE_WITH_TIMEOUT(numbers(), (QList<int>{0, 0}), kWait);
    QCOMPARE(player->duration(), 3000ms);
    QCOMPARE(player->durationOf(0), 2000ms);
    // Each second, in no order.
    for (const int frame : {24, 7, 40, 0, 31}) {
        player->seek(std::chrono::milliseconds(frame * 1000 / 24 + 10));
        QTRY_VERIFY_WITH_TIMEOUT(player->isSettled(), kWait);
        QCOMPARE(numbers(), (QList<int>{frame, frame}));
        QCOMPARE(player->frameNumber(0), frame);
    }
    for (int i = 1; i <= 5; ++i) {
        QTest::keyClick(films(), Qt::Key_Period);
        QTRY_VERIFY_WITH_TIMEOUT(player->isSettled(), kWait);
        QCOMPARE(numbers(), (QList<int>{31 + i, 31 + i}));
    }
    QTest::keyClick(films(), Qt::Key_Comma);
    QTRY_VERIFY_WITH_TIMEOUT(player->isSettled(), kWait);
    QCOMPARE(numbers(), (QList<int>{35, 35}));
    // Steps that come faster than the films.
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(films(), Qt::Key_Period);
    QTRY_VERIFY_WITH_TIMEOUT(player->isSettled(), kWait);
    QCOMPARE(numbers(), (QList<int>{39, 39}));
    // Behind its end the shorter one stays at its last frame.
    player->seek(2500ms);
    QTRY_VERIFY_WITH_TIMEOUT(player->isSettled(), kWait);
    QCOMPARE(numbers(), (QList<int>{47, 60}));
    // By the mouse, on the track.
    HeadTracks *tracks = films()->bar()->tracks();
    QTest::mouseClick(tracks, Qt::LeftButton, {}, tracks->placeOf(1, 1000ms));
    QTRY_VERIFY_WITH_TIMEOUT(player->isSettled(), kWait);
    QCOMPARE(numbers()[0], numbers()[1]);
    QVERIFY(std::abs(numbers()[0] - 24) <= 1);
    QVERIFY(tracks->placeOf(0, 2000ms).x() < tracks->placeOf(1, 3000ms).x());
}

void TestOutputPlaying::filmsPlayOnOneHead()
{
    // Films of the size that is promised.
    show({film(4, 1, 1280, 720), film(4, 2, 1280, 720)});
    QTRY_VERIFY_WITH_TIMEOUT(films()->player()->count() == 2, kWait);
    PlayGroup *player = films()->player();
    QTRY_VERIFY_WITH_TIMEOUT(frameNumberOf(player->frame(0), 1280) == 0 && frameNumberOf(player->frame(1), 1280) == 0,
                             kWait);
    QList<int> apart;
    QObject context;
    connect(player, &PlayGroup::framesShown, &context, [&] {
        // What the tiles show is what counts.
        const int a = frameNumberOf(films()->tile(0)->view()->image(), 1280);
        const int b = frameNumberOf(films()->tile(1)->view()->image(), 1280);
        if (player->isPlaying() && player->isSettled())
            apart.append(std::abs(a - b));
    }, Qt::QueuedConnection);
    QTest::keyClick(films(), Qt::Key_Space);
    QVERIFY(player->isPlaying());
    QTRY_VERIFY_WITH_TIMEOUT(!player->isPlaying(), 60'000); // to the end
    QVERIFY2(apart.size() >= 24, qPrintable(QString::number(apart.size())));
    std::ranges::sort(apart);
    const int p95 = apart[(apart.size() - 1) * 95 / 100];
    qInfo("two films of 1280 x 720: %lld moments shown, p95 %d, most %d frames apart",
          static_cast<long long>(apart.size()), p95, apart.last());
    QVERIFY2(p95 <= 1, qPrintable(QString::number(p95)));
    QVERIFY(player->gap().shown >= 24);
    QVERIFY(player->gap().p95 <= 1);
    QCOMPARE(films()->info(), u"both within 1 frame"_s);
    QCOMPARE(player->position(), player->duration());
    QTest::keyClick(films(), Qt::Key_Space); // once more, from the beginning
    QTRY_VERIFY_WITH_TIMEOUT(player->isPlaying() && player->isSettled() && player->position() < 2000ms, kWait);
    m_page->hide();
    QVERIFY(!player->isPlaying());
}

void TestOutputPlaying::theLoopIsKept()
{
    show({film(2, 1), film(2, 2)});
    QTRY_VERIFY_WITH_TIMEOUT(films()->player()->count() == 2, kWait);
    PlayGroup *player = films()->player();
    QTRY_VERIFY_WITH_TIMEOUT(player->isSettled() && frameNumberOf(player->frame(1), 320) == 0, kWait);
    player->seek(500ms);
    QTest::keyClick(films(), Qt::Key_I);
    player->seek(1000ms);
    QTest::keyClick(films(), Qt::Key_O);
    QVERIFY(player->isLooping());
    int rounds = 0;
    PlayGroup::Position last{0};
    PlayGroup::Position most{0};
    QObject context;
    connect(player, &PlayGroup::moved, &context, [&] {
        if (player->position() < last)
            ++rounds;
        last = player->position();
        if (player->isSettled())
            most = std::max(most, last);
    });
    QTest::keyClick(films(), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(rounds >= 3, kWait);
    QVERIFY2(most <= 1200ms, qPrintable(QString::number(most.count())));
    player->setRate(2);
    QTRY_VERIFY_WITH_TIMEOUT(rounds >= 5, kWait);
    QTest::keyClick(films(), Qt::Key_Space);
    QVERIFY(!player->isPlaying());
    QTest::keyClick(films(), Qt::Key_Backspace);
    QVERIFY(!player->loop());
}

void TestOutputPlaying::filmsDifferInPlace()
{
    show({film(1, 1), film(1, 1)});
    QTRY_VERIFY_WITH_TIMEOUT(films()->player()->count() == 2, kWait);
    QTRY_VERIFY_WITH_TIMEOUT(frameNumberOf(films()->player()->frame(1), 320) == 0, kWait);
    key(Qt::Key_X);
    QCOMPARE(films()->look(), OutputSection::Look::Difference);
    // The same film twice.
    QTRY_VERIFY_WITH_TIMEOUT(films()->info().contains(u"most 0"_s), kWait);
    key(Qt::Key_W);
    QVERIFY(films()->pairView()->divider()->isVisible());
    QCOMPARE(frameNumberOf(films()->pairView()->firstView()->image(), 320), 0);
    QVERIFY(!films()->setLook(OutputSection::Look::Blink));
}

void TestOutputPlaying::soundsChangeAtTheSamePlace()
{
    show({sound(u"Good morning, how are you today? It is a fine day."_s, u"amber"_s),
          sound(u"Good morning, how are you today? It is a fine day."_s, u"slate"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(sounds()->player()->count() == 2, kWait);
    PlayGroup *player = sounds()->player();
    QTRY_VERIFY_WITH_TIMEOUT(player->duration() > 1s, kWait);
    QCOMPARE(player->audible(), 0);
    QTest::keyClick(sounds(), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(player->position() > 300ms, kWait);
    const PlayGroup::Position before = player->position();
    QTest::keyClick(sounds(), Qt::Key_2);
    QCOMPARE(player->audible(), 1);
    QVERIFY(player->isPlaying());
    QCOMPARE(player->position(), before); // it goes on from there
    QTRY_VERIFY_WITH_TIMEOUT(player->position() > before, kWait);
    QVERIFY2(player->position() < before + 1s, qPrintable(QString::number((player->position() - before).count())));
    sounds()->setFocus();
    key(Qt::Key_X);
    QCOMPARE(player->audible(), 0);
    key(Qt::Key_B);
    QCOMPARE(player->audible(), 1);
    QCOMPARE(sounds()->current(), 1);
    QTest::keyClick(sounds(), Qt::Key_Space);
    QVERIFY(!player->isPlaying());
    // A click on its letter.
    HeadTracks *tracks = sounds()->bar()->tracks();
    QTest::mouseClick(tracks, Qt::LeftButton, {}, QPoint(6, tracks->placeOf(0, 0ms).y()));
    QCOMPARE(player->audible(), 0);
}

} // namespace bakeoff

QTEST_MAIN(bakeoff::TestOutputPlaying)
#include "tst_outputplaying.moc"
