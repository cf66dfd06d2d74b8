// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/profile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestProfile : public QObject {
    Q_OBJECT

private slots:
    void makesAPrivateFolder()
    {
        const QTemporaryDir dir;
        const QString chosen = dir.filePath(u"deep/er/profile"_s);
        const auto profile = Profile::open(chosen);
        QVERIFY(profile);
        QCOMPARE(profile->folder(), chosen);
        QCOMPARE(profile->databaseFile(), chosen + u"/history.db"_s);
        QCOMPARE(profile->settingsFile(), chosen + u"/settings.ini"_s);
        QVERIFY(QDir(profile->cacheFolder()).exists());
        QVERIFY(QDir(profile->sandboxFolder()).exists());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
                            | QFile::WriteOther | QFile::ExeOther;
        QCOMPARE(QFile::permissions(chosen) & others, QFile::Permissions());
        // Nothing of the probe stays behind.
        QCOMPARE(QDir(chosen).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList({u"cache"_s, u"sandbox"_s}));
        QVERIFY(Profile::open(chosen));
    }

    void followsTheDataFolderOfTheUser()
    {
        const QTemporaryDir dir;
        const QByteArray before = qgetenv("XDG_DATA_HOME");
        qputenv("XDG_DATA_HOME", QFile::encodeName(dir.path()));
        const auto profile = Profile::open();
        qputenv("XDG_DATA_HOME", before);
        QVERIFY(profile);
        QCOMPARE(profile->folder(), dir.filePath(u"bakeoff"_s));
    }

    void namesARelativeFolderInFull()
    {
        const QTemporaryDir dir;
        const QString before = QDir::currentPath();
        QDir::setCurrent(dir.path());
        const auto profile = Profile::open(u"here"_s);
        QDir::setCurrent(before);
        QVERIFY(profile);
        QCOMPARE(QFileInfo(profile->folder()).canonicalFilePath(),
                 QFileInfo(dir.filePath(u"here"_s)).canonicalFilePath());
    }

    void refusesWhatCannotBeWritten_data()
    {
        QTest::addColumn<QString>("folder");
        QFile file(m_dir.filePath(u"file"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        QTest::newRow("is a file") << file.fileName();
        QTest::newRow("below a file") << file.fileName() + u"/profile"_s;
        // Refuses every user, root too.
        QTest::newRow("file system that takes no files") << u"/proc/profile"_s;
        QTest::newRow("folder that takes no files") << u"/proc/self"_s;
    }

    void refusesWhatCannotBeWritten()
    {
        QFETCH(const QString, folder);
        const auto profile = Profile::open(folder);
        QVERIFY(!profile);
        QCOMPARE(profile.error().kind, ErrorKind::ReadOnly);
        QVERIFY2(profile.error().detail.contains(folder), qPrintable(profile.error().detail));
    }

private:
    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
