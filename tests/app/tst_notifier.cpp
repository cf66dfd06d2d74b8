// SPDX-License-Identifier: GPL-3.0-or-later
// Notices as a desktop's own service gets them, on a bus of this test's own.
#include "queue/notifier.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace bakeoff {

/// What stands on the bus as org.freedesktop.Notifications.
class NoticeService : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Notice {
        QString program;
        uint replaces = 0;
        QString icon;
        QString summary;
        QString body;
        QStringList actions;
        QVariantMap hints;
        int timeout = 0;
    };
    QList<Notice> notices;

public slots:
    uint Notify(const QString &program, uint replaces, const QString &icon, const QString &summary, const QString &body,
                const QStringList &actions, const QVariantMap &hints, int timeout)
    {
        notices.append({program, replaces, icon, summary, body, actions, hints, timeout});
        return static_cast<uint>(notices.size());
    }
};

class TestNotifier : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_daemon.setProcessChannelMode(QProcess::SeparateChannels);
        m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address=1"_s});
        QVERIFY2(m_daemon.waitForStarted(), qPrintable(m_daemon.errorString()));
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.canReadLine(), 10'000);
        const QByteArray address = m_daemon.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        QDBusConnection bus = QDBusConnection::connectToBus(QString::fromLatin1(address), u"service"_s);
        QVERIFY2(bus.isConnected(), qPrintable(bus.lastError().message()));
        QVERIFY(bus.registerObject(u"/org/freedesktop/Notifications"_s, &m_service, QDBusConnection::ExportAllSlots));
        QVERIFY(bus.registerService(u"org.freedesktop.Notifications"_s));
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(u"service"_s);
        m_daemon.terminate();
        QVERIFY(m_daemon.waitForFinished());
    }

    void theServiceGetsIt_data()
    {
        QTest::addColumn<bool>("quiet");
        QTest::newRow("aloud") << false;
        QTest::newRow("quietly") << true;
    }
    void theServiceGetsIt()
    {
        QFETCH(const bool, quiet);
        m_service.notices.clear();
        DesktopNotifier notifier;
        notifier.show(u"Lighthouse is done"_s, u"3 of 4 done, 1 failed: <b>a & b</b>"_s, quiet);
        QTRY_COMPARE(m_service.notices.size(), 1);
        const NoticeService::Notice &notice = m_service.notices.first();
        QCOMPARE(notice.program, u"Bakeoff"_s);
        QCOMPARE(notice.replaces, 0U);
        QCOMPARE(notice.icon, u"org.bakeoff.Bakeoff"_s);
        QCOMPARE(notice.summary, u"Lighthouse is done"_s);
        QCOMPARE(notice.body, u"3 of 4 done, 1 failed: &lt;b&gt;a &amp; b&lt;/b&gt;"_s); // read as markup by many
        QVERIFY(notice.actions.isEmpty());
        QCOMPARE(notice.timeout, -1);
        QCOMPARE(notice.hints.value(u"desktop-entry"_s).toString(), u"org.bakeoff.Bakeoff"_s);
        QCOMPARE(notice.hints.value(u"suppress-sound"_s).toBool(), quiet);
        QCOMPARE(notice.hints.contains(u"urgency"_s), quiet);
        if (quiet)
            QCOMPARE(notice.hints.value(u"urgency"_s).metaType(), QMetaType::fromType<uchar>()); // a byte, as specified
    }

    /// One after the other, in order.
    void severalCome()
    {
        m_service.notices.clear();
        DesktopNotifier notifier;
        for (int i = 0; i < 3; ++i)
            notifier.show(QString::number(i), {}, false);
        QTRY_COMPARE(m_service.notices.size(), 3);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_service.notices[i].summary, QString::number(i));
    }

private:
    NoticeService m_service;
    QProcess m_daemon;
};

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestNotifier)
#include "tst_notifier.moc"
