// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backoff.h"

#include <QTest>

#include <algorithm>

using namespace bakeoff;
using namespace std::chrono_literals;

class TestBackoff : public QObject {
    Q_OBJECT
private slots:
    void staysInBounds_data()
    {
        QTest::addColumn<int>("ended");
        QTest::addColumn<qint64>("most");
        QTest::newRow("first") << 1 << qint64(1000);
        QTest::newRow("second") << 2 << qint64(2000);
        QTest::newRow("fifth") << 5 << qint64(16000);
        QTest::newRow("capped") << 7 << qint64(60000);
        QTest::newRow("far beyond") << 1000 << qint64(60000);
    }
    void staysInBounds()
    {
        QFETCH(int, ended);
        QFETCH(qint64, most);
        qint64 longest = 0;
        qint64 shortest = most;
        for (quint64 seed = 0; seed < 400; ++seed) {
            const auto pause = backoffDelay({}, ended, {}, seed);
            QVERIFY(pause.has_value());
            QVERIFY(pause->count() >= 0 && pause->count() <= most);
            longest = std::max<qint64>(longest, pause->count());
            shortest = std::min<qint64>(shortest, pause->count());
        }
        // Jitter over the whole range, not a fixed pause.
        QVERIFY(longest > most * 9 / 10);
        QVERIFY(shortest < most / 10);
    }

    void honoursRetryAfter_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("none") << 0 << true;
        QTest::newRow("some") << 18 << true;
        QTest::newRow("as long as the cap") << 60 << true;
        QTest::newRow("longer than the cap") << 61 << false;
    }
    void honoursRetryAfter()
    {
        QFETCH(int, seconds);
        QFETCH(bool, allowed);
        for (quint64 seed = 0; seed < 50; ++seed) {
            const auto pause = backoffDelay({}, 3, std::chrono::seconds(seconds), seed);
            QCOMPARE(pause.has_value(), allowed);
            if (allowed) {
                QVERIFY(*pause >= std::chrono::seconds(seconds));
                QVERIFY(*pause <= std::min<std::chrono::milliseconds>(std::chrono::milliseconds(seconds * 1100), 60s));
            }
        }
    }

    void sameSeedSamePause()
    {
        QCOMPARE(backoffDelay({}, 4, {}, 7), backoffDelay({}, 4, {}, 7));
        QVERIFY(backoffDelay({}, 4, {}, 7) != backoffDelay({}, 4, {}, 8));
    }
};

QTEST_APPLESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
