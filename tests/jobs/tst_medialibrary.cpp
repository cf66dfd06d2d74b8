// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/medialibrary.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestMediaLibrary : public QObject {
    Q_OBJECT

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void types_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("ending");
        QTest::newRow("png") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) << u"image/png"_s << u"png"_s;
        QTest::newRow("text") << QByteArray("Once upon a time") << u"text/plain"_s << u"txt"_s;
        QTest::newRow("bytes") << QByteArray("\x01\x02\x03") << u"application/octet-stream"_s << u"bin"_s;
        QTest::newRow("a page that calls itself png") << QByteArray("<html>") << u"text/plain"_s << u"txt"_s;
    }

    void types()
    {
        QFETCH(const QByteArray, head);
        QFETCH(const QString, type);
        QFETCH(const QString, ending);
        const MediaLibrary library(folder());
        const auto stored = library.adoptBytes(head);
        QVERIFY(stored);
        QCOMPARE(stored->mediaType, type);
        QVERIFY(stored->path.endsWith(u'.' + ending));
        QCOMPARE(stored->sha256, QCryptographicHash::hash(head, QCryptographicHash::Sha256));
        const QString hex = QString::fromLatin1(stored->sha256.toHex());
        QCOMPARE(stored->path, folder() + u'/' + hex.first(2) + u'/' + hex + u'.' + ending);
        QCOMPARE(library.path(stored->sha256), stored->path);
    }

    void onceEach()
    {
        const MediaLibrary library(folder());
        const auto first = library.adoptBytes("hello");
        const Result<QString> partial = library.partialFile(Id::createUuid());
        QVERIFY(partial);
        write(*partial, "hello");
        const auto second = library.adopt(*partial);
        QCOMPARE(*second, *first);
        QVERIFY(!QFile::exists(*partial));
        const QString outside = m_dir->filePath(u"mine.txt"_s);
        write(outside, "hello");
        QCOMPARE(*library.import(outside, 100), *first);
        QVERIFY(QFile::exists(outside));
        QCOMPARE(files(), 1);
        // One that was damaged is mended.
        write(first->path, "he");
        QVERIFY(library.adoptBytes("hello"));
        QCOMPARE(QFileInfo(first->path).size(), 5);
    }

    void whatStandsBeside()
    {
        const MediaLibrary library(folder());
        const auto stored = library.adoptBytes("{}"); // its own name ends in .json too
        QVERIFY(library.describe(*stored, {{u"job"_s, u"1"_s}, {u"seed"_s, 1}}));
        QVERIFY(library.describe(*stored, {{u"job"_s, u"1"_s}, {u"seed"_s, 2}}));
        QVERIFY(library.describe(*stored, {{u"job"_s, u"2"_s}}));
        QFile file(library.sidecarPath(stored->sha256));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray jobs = QJsonDocument::fromJson(file.readAll()).object()["jobs"_L1].toArray();
        QCOMPARE(jobs.size(), 2);
        QCOMPARE(jobs[0]["seed"_L1].toInt(), 2);
        QCOMPARE(library.path(stored->sha256), stored->path);
        QVERIFY(library.remove(stored->sha256));
        QVERIFY(!library.has(stored->sha256));
        QCOMPARE(files(), 0);
        QVERIFY(library.remove(stored->sha256)); // gone already
        QVERIFY(library.path({}).isEmpty());
    }

    void whatIsNotTaken()
    {
        const MediaLibrary library(folder());
        const QString large = m_dir->filePath(u"large"_s);
        write(large, QByteArray(101, 'x'));
        QCOMPARE(library.import(large, 100).error().kind, ErrorKind::LimitExceeded);
        QCOMPARE(library.import(m_dir->filePath(u"none"_s), 100).error().kind, ErrorKind::NotFound);
        QCOMPARE(library.import(m_dir->path(), 100).error().kind, ErrorKind::BadInput);
        QCOMPARE(library.import(u"/dev/zero"_s, 100).error().kind, ErrorKind::BadInput);
        QCOMPARE(library.adopt(m_dir->filePath(u"none"_s)).error().kind, ErrorKind::NotFound);
        const MediaLibrary nowhere(u"/proc/media"_s);
        const auto refused = nowhere.adoptBytes("x");
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::ReadOnly);
    }

    void oldPartsGo()
    {
        const MediaLibrary library(folder());
        const QString old = *library.partialFile(Id::createUuid());
        const QString young = *library.partialFile(Id::createUuid());
        write(old, "x");
        write(young, "x");
        QFile file(old);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-8), QFileDevice::FileModificationTime));
        file.close();
        library.cleanUp();
        QVERIFY(!QFile::exists(old));
        QVERIFY(QFile::exists(young));
    }

private:
    QString folder() const { return m_dir->filePath(u"media"_s); }

    static void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    int files() const
    {
        int count = 0;
        QDirIterator it(folder(), QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            it.next();
            ++count;
        }
        return count;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestMediaLibrary)
#include "tst_medialibrary.moc"
