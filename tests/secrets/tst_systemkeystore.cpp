// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keystore.h"

#include <QDir>
#include <QDirIterator>
#include <QLocalServer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// The real key store, by a process in surroundings of its own.
class TestSystemKeyStore : public QObject {
    Q_OBJECT

private slots:
    void keepsAKeyInARealKeyStore()
    {
        const QTemporaryDir home;
        QProcess process;
        process.setProcessEnvironment(surroundings(home, {}));
        run(process, u"dbus-run-session"_s,
            {u"--"_s, u"sh"_s, u"-c"_s,
             u"printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec \"$1\" 10000"_s,
             u"sh"_s, probe()});
        QCOMPARE(lines(process), QStringList({u"read: not_found the key store holds no such entry"_s, u"write: ok"_s,
                                              u"read: s3cret-ключ"_s, u"remove: ok"_s,
                                              u"read: not_found the key store holds no such entry"_s,
                                              u"remove: ok"_s}));
        // Neither the key store nor we keep it where it can be read.
        QDirIterator files(home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QFile::ReadOnly));
            QVERIFY2(!file.readAll().contains("s3cret"), qPrintable(file.fileName()));
        }
    }

    void saysThatThereIsNone()
    {
        const QTemporaryDir home;
        QProcess process;
        process.setProcessEnvironment(surroundings(home, {}));
        run(process, probe(), {u"10000"_s});
        const QStringList answers = lines(process);
        QCOMPARE(answers.size(), 6);
        for (const QString &answer : answers)
            QVERIFY2(answer.section(u' ', 1, 1) == "key_store"_L1, qPrintable(answer));
    }

    void waitsNoLongerThanItsBound()
    {
        // A bus that takes the connection and never says a word.
        const QTemporaryDir home;
        QLocalServer silent;
        QVERIFY(silent.listen(home.filePath(u"bus"_s)));
        QProcess process;
        process.setProcessEnvironment(surroundings(home, u"unix:path="_s + silent.fullServerName()));
        run(process, probe(), {u"50"_s});
        const QStringList answers = lines(process);
        QCOMPARE(answers.size(), 6);
        for (const QString &answer : answers)
            QCOMPARE(answer.section(u": "_s, 1), u"key_store the key store did not answer within 50 ms"_s);
    }

private:
    static QProcessEnvironment surroundings(const QTemporaryDir &home, const QString &bus)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"DBUS_SESSION_BUS_ADDRESS"_s,
                                    u"XDG_RUNTIME_DIR"_s, u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s,
                                    u"XDG_CURRENT_DESKTOP"_s, u"KDE_FULL_SESSION"_s, u"GNOME_KEYRING_CONTROL"_s})
            environment.remove(name);
        environment.insert(u"HOME"_s, home.path());
        const QString runtime = home.filePath(u"run"_s);
        QDir().mkpath(runtime);
        QFile::setPermissions(runtime, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        environment.insert(u"XDG_RUNTIME_DIR"_s, runtime);
        if (!bus.isEmpty())
            environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, bus);
        return environment;
    }

    static QString probe()
    {
        return qEnvironmentVariable("BAKEOFF_BIN_DIR", QCoreApplication::applicationDirPath()) + u"/keystore_probe"_s;
    }

    static void run(QProcess &process, const QString &program, const QStringList &arguments)
    {
        process.start(program, arguments);
        QVERIFY2(process.waitForFinished(), qPrintable(process.errorString()));
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, said.constData());
    }

    static QStringList lines(QProcess &process)
    {
        return QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    }
};

QTEST_GUILESS_MAIN(TestSystemKeyStore)
#include "tst_systemkeystore.moc"
