// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/mediareader.h"

#include "hostilefiles.h"
#include "sandbox/media/generators.h"

#include <QBuffer>
#include <QFile>
#include <QImageWriter>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bakeoff {

class TestMediaReader : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void picturesGiveAThumbnail_data();
    void picturesGiveAThumbnail();
    void smallPicturesAreNotEnlarged();
    void picturesStandUpright();
    void filmsGiveTheirFirstFrame_data();
    void filmsGiveTheirFirstFrame();
    void filmsStandUpright();
    void soundsGiveAWaveform_data();
    void soundsGiveAWaveform();
    void waveformsFollowTheSound();
    void otherFilesGiveTheirType_data();
    void otherFilesGiveTheirType();
    void namesDoNotMatter();
    void bombsAreRefused_data();
    void bombsAreRefused();
    void brokenFilesAreAnswered_data();
    void brokenFilesAreAnswered();
    void nothingElseIsRead();
    void endsAreKept();

private:
    QString write(const QString &name, const QByteArray &bytes) const;

    QTemporaryDir m_folder;
    QByteArray m_mp4;
    QByteArray m_webm;
    QByteArray m_wav;
    QByteArray m_mp3;
};

namespace {

QByteArray painted(PaintFormat format, int width, int height, bool transparent = false)
{
    return paintImage({.prompt = u"a test"_s, .seed = 1, .width = width, .height = height, .format = format,
                       .transparent = transparent})
        ->bytes;
}

QByteArray writtenByQt(const char *format, const QSize &size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(40, 90, 160));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter(&buffer, format).write(image);
    return bytes;
}

} // namespace

void TestMediaReader::initTestCase()
{
    QVERIFY(m_folder.isValid());
    const FilmRecipe film{.prompt = u"sea"_s, .seed = 1, .width = 320, .height = 180, .seconds = 2, .framesPerSecond = 24};
    m_mp4 = encodeVideo(film)->bytes;
    FilmRecipe webm = film;
    webm.format = FilmFormat::Webm;
    webm.seconds = 1;
    m_webm = encodeVideo(webm)->bytes;
    m_wav = speak({.text = u"Hello there, who is it?"_s})->bytes;
    m_mp3 = playMusic({.prompt = u"calm"_s, .seconds = 4})->bytes;
    QVERIFY(!m_mp4.isEmpty() && !m_webm.isEmpty() && !m_wav.isEmpty() && !m_mp3.isEmpty());
}

QString TestMediaReader::write(const QString &name, const QByteArray &bytes) const
{
    const QString path = m_folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

void TestMediaReader::picturesGiveAThumbnail_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<MediaFormat>("format");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QSize>("thumbnail");
    QTest::addColumn<bool>("alpha");
    QTest::newRow("png") << painted(PaintFormat::Png, 1000, 500) << MediaFormat::Png << QSize(1000, 500) << QSize(256, 128) << false;
    QTest::newRow("png, holes") << painted(PaintFormat::Png, 300, 600, true) << MediaFormat::Png << QSize(300, 600) << QSize(128, 256) << true;
    QTest::newRow("jpeg") << painted(PaintFormat::Jpeg, 2048, 1024) << MediaFormat::Jpeg << QSize(2048, 1024) << QSize(256, 128) << false;
    QTest::newRow("webp") << painted(PaintFormat::Webp, 512, 512) << MediaFormat::Webp << QSize(512, 512) << QSize(256, 256) << false;
    QTest::newRow("bmp") << writtenByQt("bmp", {512, 256}) << MediaFormat::Bmp << QSize(512, 256) << QSize(256, 128) << false;
    QTest::newRow("tiff") << writtenByQt("tiff", {512, 256}) << MediaFormat::Tiff << QSize(512, 256) << QSize(256, 128) << false;
    QTest::newRow("very long") << writtenByQt("png", {8000, 2}) << MediaFormat::Png << QSize(8000, 2) << QSize(256, 1) << false;
}

void TestMediaReader::picturesGiveAThumbnail()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const MediaFormat, format);
    QFETCH(const QSize, size);
    QFETCH(const QSize, thumbnail);
    QFETCH(const bool, alpha);
    const auto preview = readMedia(write(u"picture"_s, bytes));
    QVERIFY2(preview.ok(), preview.ok() ? "" : qPrintable(preview.error().detail));
    QCOMPARE(preview->facts.format, format);
    QCOMPARE(preview->facts.size, size);
    QCOMPARE(preview->thumbnail.size(), thumbnail);
    QVERIFY(!preview->facts.duration.has_value());
    QVERIFY(preview->waveform.isEmpty());
    if (format == MediaFormat::Png || format == MediaFormat::Jpeg)
        QCOMPARE(preview->facts.hasAlpha, alpha);
    if (QByteArrayView(QTest::currentDataTag()) == "png, holes")
        QCOMPARE(qAlpha(preview->thumbnail.pixel(1, 1)), 0);
}

void TestMediaReader::smallPicturesAreNotEnlarged()
{
    const auto preview = readMedia(write(u"small"_s, painted(PaintFormat::Jpeg, 40, 30)));
    QVERIFY(preview.ok());
    QCOMPARE(preview->thumbnail.size(), QSize(40, 30));
}

void TestMediaReader::picturesStandUpright()
{
    const QByteArray jpeg = painted(PaintFormat::Jpeg, 800, 400);
    const auto lying = readMedia(write(u"lying"_s, jpeg));
    const auto turned = readMedia(write(u"turned"_s, hostile::withOrientation(jpeg, 6)));
    QVERIFY(turned.ok());
    QCOMPARE(turned->facts.size, QSize(400, 800));
    QCOMPARE(turned->thumbnail.size(), QSize(128, 256));
    // A quarter turn clockwise: what was at the top left is at the top right.
    const QColor before = lying->thumbnail.pixelColor(4, 4);
    const QColor after = turned->thumbnail.pixelColor(128 - 5, 4);
    QVERIFY2(std::abs(before.red() - after.red()) + std::abs(before.green() - after.green()) + std::abs(before.blue() - after.blue()) < 30,
             qPrintable(before.name() + u' ' + after.name()));
}

void TestMediaReader::filmsGiveTheirFirstFrame_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<MediaFormat>("format");
    QTest::addColumn<int>("milliseconds");
    QTest::addRow("mp4") << m_mp4 << MediaFormat::Mp4 << 2000;
    QTest::addRow("webm") << m_webm << MediaFormat::Webm << 1000;
}

void TestMediaReader::filmsGiveTheirFirstFrame()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const MediaFormat, format);
    QFETCH(const int, milliseconds);
    const auto preview = readMedia(write(u"film"_s, bytes));
    QVERIFY2(preview.ok(), preview.ok() ? "" : qPrintable(preview.error().detail));
    const MediaFacts &facts = preview->facts;
    QCOMPARE(facts.format, format);
    QCOMPARE(facts.size, QSize(320, 180));
    QCOMPARE(preview->thumbnail.size(), QSize(256, 144));
    QVERIFY(facts.duration.has_value());
    QVERIFY2(std::abs(int(facts.duration->count()) - milliseconds) < 100, qPrintable(QString::number(facts.duration->count())));
    QVERIFY(facts.framesPerSecond.has_value());
    QCOMPARE(std::round(*facts.framesPerSecond), 24.0);
    QVERIFY(facts.hasSound);
    QCOMPARE(facts.sampleRate, 48'000);
    QCOMPARE(facts.channels, 2);
    // The picture of the same recipe, apart from the caption and what is laid over a film.
    const QImage painting = QImage::fromData(paintImage({.prompt = u"sea"_s, .seed = 1, .width = 320, .height = 180})->bytes);
    const QColor painted = painting.pixelColor(160, 30);
    const QColor filmed = preview->thumbnail.pixelColor(128, 24);
    QVERIFY2(std::abs(painted.red() - filmed.red()) + std::abs(painted.green() - filmed.green()) + std::abs(painted.blue() - filmed.blue()) < 60,
             qPrintable(painted.name() + u' ' + filmed.name()));
}

void TestMediaReader::filmsStandUpright()
{
    const auto preview = readMedia(write(u"telephone"_s, hostile::turned(m_mp4)));
    QVERIFY2(preview.ok(), preview.ok() ? "" : qPrintable(preview.error().detail));
    QCOMPARE(preview->facts.size, QSize(180, 320));
    QCOMPARE(preview->thumbnail.size(), QSize(144, 256));
    // The sky was on top: turned clockwise it is at the right.
    const auto lying = readMedia(write(u"film"_s, m_mp4));
    const QColor before = lying->thumbnail.pixelColor(200, 30);
    const QColor after = preview->thumbnail.pixelColor(144 - 31, 200);
    QVERIFY2(std::abs(before.red() - after.red()) + std::abs(before.green() - after.green()) + std::abs(before.blue() - after.blue()) < 40,
             qPrintable(before.name() + u' ' + after.name()));
}

void TestMediaReader::soundsGiveAWaveform_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<MediaFormat>("format");
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("channels");
    QTest::newRow("wav") << m_wav << MediaFormat::Wav << 22'050 << 1;
    QTest::newRow("mp3") << m_mp3 << MediaFormat::Mp3 << 44'100 << 2;
}

void TestMediaReader::soundsGiveAWaveform()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const MediaFormat, format);
    QFETCH(const int, rate);
    QFETCH(const int, channels);
    const auto preview = readMedia(write(u"sound"_s, bytes), {.bins = 50});
    QVERIFY2(preview.ok(), preview.ok() ? "" : qPrintable(preview.error().detail));
    QCOMPARE(preview->facts.format, format);
    QCOMPARE(preview->facts.sampleRate, rate);
    QCOMPARE(preview->facts.channels, channels);
    QVERIFY(preview->facts.hasSound);
    QVERIFY(preview->facts.size.isEmpty());
    QVERIFY(preview->thumbnail.isNull());
    QVERIFY(preview->facts.duration > 1s && preview->facts.duration < 6s);
    const Waveform &wave = preview->waveform;
    QVERIFY(wave.peaks.size() > 25 && wave.peaks.size() <= 50);
    QCOMPARE(wave.rms.size(), wave.peaks.size());
    for (qsizetype i = 0; i < wave.peaks.size(); ++i)
        QVERIFY(uchar(wave.rms[i]) <= uchar(wave.peaks[i]));
    const int loudest = *std::ranges::max_element(wave.peaks, {}, [](char c) { return int(uchar(c)); });
    QVERIFY(int(uchar(char(loudest))) > 100); // the synthesis goes up to 0.7
}

void TestMediaReader::waveformsFollowTheSound()
{
    // Half a second of silence, half of a square wave at half of full scale, 8 bits at 8 kHz.
    QByteArray samples(4000, char(128));
    for (int i = 0; i < 4000; ++i)
        samples += char(i / 20 % 2 == 0 ? 192 : 64);
    QByteArray head("RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1F\0\0\x40\x1F\0\0\x01\0\x08\0data", 40);
    QByteArray size(4, '\0');
    qToLittleEndian(quint32(samples.size() + 36), size.data());
    head.replace(4, 4, size);
    qToLittleEndian(quint32(samples.size()), size.data());
    const auto preview = readMedia(write(u"half"_s, head + size + samples), {.bins = 4});
    QVERIFY2(preview.ok(), preview.ok() ? "" : qPrintable(preview.error().detail));
    QCOMPARE(preview->facts.duration, 1000ms);
    const Waveform &wave = preview->waveform;
    QCOMPARE(wave.peaks.size(), 4);
    QCOMPARE(int(uchar(wave.peaks[0])), 0);
    QCOMPARE(int(uchar(wave.peaks[3])), 128);
    QVERIFY(std::abs(int(uchar(wave.rms[3])) - 128) < 8);
}

void TestMediaReader::otherFilesGiveTheirType_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<MediaFormat>("format");
    QTest::newRow("text") << "Once upon a time"_ba << MediaFormat::Text;
    QTest::newRow("json") << R"({"a": 1})"_ba << MediaFormat::Json;
    QTest::newRow("pdf") << "%PDF-1.4 ..."_ba << MediaFormat::Pdf;
    QTest::newRow("svg") << R"(<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>)"_ba << MediaFormat::Svg;
    QTest::newRow("playlist") << "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:9/a.ts\n"_ba << MediaFormat::Text;
    QTest::newRow("empty") << QByteArray() << MediaFormat::Unknown;
    QTest::newRow("noise") << QByteArray::fromHex("00ff13e7a2900044deadbeef0102") << MediaFormat::Unknown;
}

void TestMediaReader::otherFilesGiveTheirType()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const MediaFormat, format);
    const auto preview = readMedia(write(u"other"_s, bytes));
    QVERIFY(preview.ok());
    QCOMPARE(*preview, (MediaPreview{.facts = {.format = format}}));
}

void TestMediaReader::namesDoNotMatter()
{
    const auto film = readMedia(write(u"picture.png"_s, m_mp4));
    QVERIFY(film.ok());
    QCOMPARE(film->facts.format, MediaFormat::Mp4);
    const auto picture = readMedia(write(u"film.mp4"_s, painted(PaintFormat::Webp, 64, 64)));
    QVERIFY(picture.ok());
    QCOMPARE(picture->facts.format, MediaFormat::Webp);
    QCOMPARE(picture->thumbnail.size(), QSize(64, 64));
}

void TestMediaReader::bombsAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("100,000 x 100,000") << hostile::png(100'000, 100'000, 1000);
    QTest::newRow("no pixels at all") << hostile::png(60'000, 60'000, 0);
    QTest::newRow("honest, but 400 million pixels") << hostile::png(20'000, 20'000, 40'000'000);
    QByteArray gif("GIF89a\xFF\xFF\xFF\xFF\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0\xFF\xFF\xFF\xFF\0\x02\x02\x44\x01\0;", 35);
    QTest::newRow("GIF of 65,535 x 65,535") << gif;
}

void TestMediaReader::bombsAreRefused()
{
    QFETCH(const QByteArray, bytes);
    const auto preview = readMedia(write(u"bomb"_s, bytes));
    QVERIFY(!preview.ok());
    QCOMPARE(preview.error().kind, ErrorKind::LimitExceeded);
}

void TestMediaReader::brokenFilesAreAnswered_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("png") << painted(PaintFormat::Png, 200, 100);
    QTest::newRow("jpeg") << painted(PaintFormat::Jpeg, 200, 100);
    QTest::newRow("webp") << painted(PaintFormat::Webp, 200, 100);
    QTest::newRow("mp4") << m_mp4;
    QTest::newRow("webm") << m_webm;
    QTest::newRow("wav") << m_wav;
    QTest::newRow("mp3") << m_mp3;
}

// Cut off anywhere, or with wrong bytes anywhere: a preview or an error, in time.
void TestMediaReader::brokenFilesAreAnswered()
{
    QFETCH(const QByteArray, bytes);
    const QString path = m_folder.filePath(u"broken"_s);
    const auto answered = [&](const QByteArray &broken) {
        write(u"broken"_s, broken);
        const auto preview = readMedia(path, {.most = 20s});
        return preview.ok() || (preview.error().kind != ErrorKind::Timeout && preview.error().kind != ErrorKind::ProviderFailed);
    };
    int whole = 0;
    for (int step = 0; step <= 24; ++step) {
        const qsizetype length = step < 12 ? step * 5 : bytes.size() * (step - 11) / 13;
        QVERIFY2(answered(bytes.left(length)), qPrintable(u"cut off after %1"_s.arg(length)));
        ++whole;
    }
    quint32 random = 12345;
    const auto next = [&] { return random = random * 1664525U + 1013904223U; };
    for (int round = 0; round < 30; ++round) {
        QByteArray wrong = bytes;
        const qsizetype reach = round < 15 ? std::min<qsizetype>(bytes.size(), 600) : bytes.size();
        for (int i = 0; i < 8; ++i)
            wrong[qsizetype(next() >> 4) % reach] = char(next() >> 16);
        QVERIFY2(answered(wrong), qPrintable(u"round %1"_s.arg(round)));
        ++whole;
    }
    QCOMPARE(whole, 55);
}

// A film whose bytes are said to be in another file.
void TestMediaReader::nothingElseIsRead()
{
    write(u"secret.mp4"_s, m_mp4);
    const auto list = readMedia(write(u"list.mp4"_s, "ffconcat version 1.0\nfile secret.mp4\n"));
    QVERIFY(list.ok());
    QCOMPARE(list->facts.format, MediaFormat::Text);
    QVERIFY(list->thumbnail.isNull());
}

void TestMediaReader::endsAreKept()
{
    QCOMPARE(readMedia(m_folder.filePath(u"absent"_s)).error().kind, ErrorKind::NotFound);
    const QString film = write(u"film"_s, m_mp4);
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(readMedia(film, {}, stop.get_token()).error().kind, ErrorKind::Cancelled);
    QCOMPARE(readMedia(film, {.most = -1ms}).error().kind, ErrorKind::Timeout);
    QCOMPARE(readMedia(write(u"sound"_s, m_mp3), {.most = -1ms}).error().kind, ErrorKind::Timeout);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestMediaReader)
#include "tst_mediareader.moc"
