// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/thumbnails.h"

#include "sandbox/media/generators.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QImageReader>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace bakeoff {

class TestThumbnails : public QObject {
    Q_OBJECT
private slots:
    void init();
    void eachIsAnsweredOnce();
    void urgentOnesComeFirst();
    void cancelledOnesAreNotAnswered();
    void itMayEndInTheMiddle();
    void previewsAreKept();
    void damagedKeptOnesAreMadeAgain();
    void errorsAreNotKept();
    void previewsSurviveTheirFile_data();
    void previewsSurviveTheirFile();

private:
    QString write(const QString &name, const QByteArray &bytes) const;
    QString picture(int number) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

/// Collects what comes.
class Answers : public QObject {
public:
    explicit Answers(Thumbnails &thumbnails)
    {
        connect(&thumbnails, &Thumbnails::ready, this, [this](quint64 request, const MediaPreviewResult &preview) {
            order.append(request);
            ++counts[request];
            previews.insert(request, preview);
        });
    }
    QList<quint64> order;
    QHash<quint64, int> counts;
    QHash<quint64, MediaPreviewResult> previews;
};

const QString kSha = QString(64, u'a');

} // namespace

void TestThumbnails::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString TestThumbnails::write(const QString &name, const QByteArray &bytes) const
{
    const QString path = m_folder->filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

QString TestThumbnails::picture(int number) const
{
    return write(u"picture%1"_s.arg(number),
                 paintImage({.prompt = u"p"_s, .seed = quint64(number), .width = 64 + number, .height = 64})->bytes);
}

void TestThumbnails::eachIsAnsweredOnce()
{
    Thumbnails thumbnails{QString()};
    Answers answers(thumbnails);
    QHash<quint64, QSize> expected;
    for (int i = 0; i < 20; ++i)
        expected.insert(thumbnails.request(picture(i)), QSize(64 + i, 64));
    const quint64 film = thumbnails.request(write(u"film"_s, encodeVideo({.width = 160, .height = 90, .seconds = 1})->bytes));
    const quint64 absent = thumbnails.request(m_folder->filePath(u"absent"_s));
    QCOMPARE(thumbnails.open(), 22);
    QVERIFY(answers.order.isEmpty()); // never from within
    QTRY_COMPARE_WITH_TIMEOUT(answers.order.size(), 22, 20'000);
    QCOMPARE(thumbnails.open(), 0);
    for (auto it = expected.cbegin(); it != expected.cend(); ++it) {
        QCOMPARE(answers.counts.value(it.key()), 1);
        QCOMPARE(answers.previews.find(it.key()).value()->facts.size, it.value());
    }
    QCOMPARE(answers.previews.find(film).value()->facts.size, QSize(160, 90));
    QCOMPARE(answers.previews.find(absent).value().error().kind, ErrorKind::NotFound);
}

void TestThumbnails::urgentOnesComeFirst()
{
    Thumbnails thumbnails{QString()};
    Answers answers(thumbnails);
    for (int i = 0; i < 20; ++i)
        thumbnails.request(picture(i));
    const quint64 urgent = thumbnails.request(picture(99), {}, true);
    QTRY_COMPARE_WITH_TIMEOUT(answers.order.size(), 21, 20'000);
    QVERIFY(answers.order.indexOf(urgent) < 4);
}

void TestThumbnails::cancelledOnesAreNotAnswered()
{
    Thumbnails thumbnails{QString()};
    Answers answers(thumbnails);
    const quint64 running = thumbnails.request(picture(0));
    const quint64 waiting = thumbnails.request(picture(1));
    const quint64 last = thumbnails.request(picture(2));
    thumbnails.cancel(waiting);
    QCoreApplication::processEvents(); // the first has begun
    thumbnails.cancel(running);
    thumbnails.cancel(running);
    thumbnails.cancel(12345);
    QTRY_VERIFY(answers.counts.contains(last));
    const quint64 after = thumbnails.request(picture(3));
    QTRY_VERIFY(answers.counts.contains(after));
    QVERIFY(!answers.counts.contains(waiting));
    thumbnails.cancel(last);
    QCOMPARE(thumbnails.open(), 0);
}

void TestThumbnails::itMayEndInTheMiddle()
{
    const QString film = write(u"film"_s, encodeVideo({.width = 320, .height = 180, .seconds = 2})->bytes);
    int answered = 0;
    {
        Thumbnails thumbnails{m_folder->filePath(u"kept"_s)};
        connect(&thumbnails, &Thumbnails::ready, this, [&] { ++answered; });
        for (int i = 0; i < 50; ++i)
            thumbnails.request(film);
        QTRY_VERIFY(answered > 0);
    }
    const int before = answered;
    QCoreApplication::processEvents();
    QCOMPARE(answered, before);
    QVERIFY(before < 50);
}

void TestThumbnails::previewsAreKept()
{
    const QString path = picture(5);
    MediaPreview first;
    {
        Thumbnails thumbnails{m_folder->filePath(u"kept"_s)};
        QCOMPARE(thumbnails.thumbnailFile(kSha), m_folder->filePath(u"kept/aa/"_s + kSha + u".png"_s));
        Answers answers(thumbnails);
        const quint64 request = thumbnails.request(path, kSha);
        QTRY_VERIFY(answers.counts.contains(request));
        first = *answers.previews.find(request).value();
        QVERIFY(QFileInfo::exists(thumbnails.thumbnailFile(kSha)));
        QCOMPARE(QImageReader(thumbnails.thumbnailFile(kSha)).size(), first.thumbnail.size()); // any program shows it
    }
    QVERIFY(QFile::remove(path)); // what is kept is enough
    Thumbnails thumbnails{m_folder->filePath(u"kept"_s)};
    Answers answers(thumbnails);
    const quint64 request = thumbnails.request(path, kSha);
    QTRY_VERIFY(answers.counts.contains(request));
    QVERIFY(answers.previews.find(request).value().ok());
    QCOMPARE(*answers.previews.find(request).value(), first);
}

void TestThumbnails::damagedKeptOnesAreMadeAgain()
{
    Thumbnails thumbnails{m_folder->filePath(u"kept"_s)};
    Answers answers(thumbnails);
    const quint64 first = thumbnails.request(picture(5), kSha);
    QTRY_VERIFY(answers.counts.contains(first));
    QFile kept(thumbnails.thumbnailFile(kSha));
    QVERIFY(kept.resize(kept.size() / 2));
    const quint64 again = thumbnails.request(picture(5), kSha);
    QTRY_VERIFY(answers.counts.contains(again));
    QCOMPARE(answers.previews.find(again).value()->facts.size, QSize(69, 64));
    QVERIFY(loadPreview(thumbnails.thumbnailFile(kSha)).has_value());
}

void TestThumbnails::errorsAreNotKept()
{
    Thumbnails thumbnails{m_folder->filePath(u"kept"_s)};
    Answers answers(thumbnails);
    const QString path = write(u"late"_s, QByteArray::fromHex("89504e470d0a1a0a00"));
    const quint64 first = thumbnails.request(path, kSha);
    QTRY_VERIFY(answers.counts.contains(first));
    QCOMPARE(answers.previews.find(first).value().error().kind, ErrorKind::BadInput);
    QVERIFY(!QFileInfo::exists(thumbnails.thumbnailFile(kSha)));
}

void TestThumbnails::previewsSurviveTheirFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("picture with holes") << paintImage({.width = 600, .height = 300, .transparent = true})->bytes;
    QTest::newRow("film") << encodeVideo({.width = 320, .height = 180, .seconds = 1})->bytes;
    QTest::newRow("sound") << speak({.text = u"One two three"_s})->bytes;
    QTest::newRow("text") << "some words"_ba;
}

void TestThumbnails::previewsSurviveTheirFile()
{
    QFETCH(const QByteArray, bytes);
    const auto preview = readMedia(write(u"file"_s, bytes));
    QVERIFY(preview.ok());
    const QString file = m_folder->filePath(u"a/b/c.png"_s);
    QVERIFY(savePreview(*preview, file).ok());
    const auto loaded = loadPreview(file);
    QVERIFY(loaded.has_value());
    QCOMPARE(loaded->facts, preview->facts);
    QCOMPARE(loaded->waveform, preview->waveform);
    QCOMPARE(loaded->thumbnail, preview->thumbnail);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestThumbnails)
#include "tst_thumbnails.moc"
