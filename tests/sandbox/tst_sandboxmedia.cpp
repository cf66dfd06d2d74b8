// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/media/generators.h"

#include "mediadecoder.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QSet>
#include <QSize>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <thread>

using namespace Qt::StringLiterals;

namespace bakeoff {

/// What the media models make, read again by decoders that are not ours.
class TestSandboxMedia : public QObject {
    Q_OBJECT
private slots:
    void picturesAreDecoded_data();
    void picturesAreDecoded();
    void transparentPicturesHaveHoles();
    void seedsAndPromptsDecide();
    void anyPromptIsPainted_data();
    void anyPromptIsPainted();
    void filmsAreDecoded_data();
    void filmsAreDecoded();
    void anMp4BeginsWithItsIndex();
    void speechLastsAsLongAsItsText_data();
    void speechLastsAsLongAsItsText();
    void speechDiffers();
    void speechComesBackAsText_data();
    void speechComesBackAsText();
    void musicIsExactlyAsLong_data();
    void musicIsExactlyAsLong();
    void otherSoundIsDescribed();
    void whatIsNoSoundIsRefused_data();
    void whatIsNoSoundIsRefused();
    void badRecipesAreRefused();
    void aStopIsKept_data();
    void aStopIsKept();
    void progressRisesToOne();
    void severalAtOnce();
    void samplesAreWritten();
};

namespace {

QImage imageOf(const GeneratedMedia &media)
{
    return QImage::fromData(media.bytes);
}

/// The number in the squares along the lower edge; -1 where one is neither light nor dark.
int numberOf(const DecodedMedia &film, const DecodedMedia::Frame &frame)
{
    const int side = frameNumberSide(film.width);
    int number = 0;
    for (int bit = 0; bit < kFrameNumberBits; ++bit) {
        const int x = side * (bit + 1) + side / 2;
        const int y = film.height - 2 * side + side / 2;
        const int luma = uchar(frame.luma[qsizetype{y} * film.width + x]);
        if (luma > 70 && luma < 180)
            return -1;
        number = number << 1 | (luma >= 180 ? 1 : 0);
    }
    return number;
}

double loudness(const QList<float> &samples)
{
    double squares = 0;
    for (const float sample : samples)
        squares += double(sample) * double(sample);
    return samples.isEmpty() ? 0 : std::sqrt(squares / double(samples.size()));
}

} // namespace

void TestSandboxMedia::picturesAreDecoded_data()
{
    QTest::addColumn<PaintFormat>("format");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QByteArray>("qtFormat");
    QTest::addColumn<QByteArray>("mime");
    QTest::newRow("png") << PaintFormat::Png << QSize(640, 480) << "png"_ba << "image/png"_ba;
    QTest::newRow("png, odd") << PaintFormat::Png << QSize(333, 77) << "png"_ba << "image/png"_ba;
    QTest::newRow("png, smallest") << PaintFormat::Png << QSize(16, 16) << "png"_ba << "image/png"_ba;
    QTest::newRow("webp") << PaintFormat::Webp << QSize(512, 512) << "webp"_ba << "image/webp"_ba;
    QTest::newRow("jpeg") << PaintFormat::Jpeg << QSize(800, 600) << "jpeg"_ba << "image/jpeg"_ba;
    QTest::newRow("jpeg, odd") << PaintFormat::Jpeg << QSize(301, 203) << "jpeg"_ba << "image/jpeg"_ba;
}

void TestSandboxMedia::picturesAreDecoded()
{
    QFETCH(const PaintFormat, format);
    QFETCH(const QSize, size);
    QFETCH(const QByteArray, qtFormat);
    QFETCH(const QByteArray, mime);
    const PaintRecipe recipe{.prompt = u"a fox in the snow"_s, .seed = 7, .width = size.width(),
                             .height = size.height(), .format = format};
    const auto media = paintImage(recipe);
    QVERIFY2(media.ok(), media.ok() ? "" : qPrintable(media.error().detail));
    QCOMPARE(media->mimeType, mime);
    QVERIFY(media->fileName.startsWith("output."_L1));
    QBuffer buffer;
    buffer.setData(media->bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    QCOMPARE(reader.format(), qtFormat);
    const QImage image = reader.read();
    QCOMPARE(image.size(), size);
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            colours.insert(image.pixel(x, y));
    }
    QVERIFY2(colours.size() > 20, "something is painted");
    QCOMPARE(imageOf(*paintImage(recipe)), image);
}

void TestSandboxMedia::transparentPicturesHaveHoles()
{
    for (const PaintFormat format : {PaintFormat::Png, PaintFormat::Webp}) {
        const auto media = paintImage({.prompt = u"hills"_s, .width = 256, .height = 256, .format = format,
                                       .transparent = true});
        QVERIFY(media.ok());
        const QImage image = imageOf(*media).convertToFormat(QImage::Format_ARGB32);
        QVERIFY(image.hasAlphaChannel());
        QCOMPARE(qAlpha(image.pixel(1, 1)), 0);
        QCOMPARE(qAlpha(image.pixel(128, 253)), 255);
    }
}

void TestSandboxMedia::seedsAndPromptsDecide()
{
    const auto image = [](const QString &prompt, quint64 seed) {
        return imageOf(*paintImage({.prompt = prompt, .seed = seed, .width = 96, .height = 96}));
    };
    QVERIFY(image(u"a"_s, 1) != image(u"a"_s, 2));
    QVERIFY(image(u"a"_s, 1) != image(u"b"_s, 1));
    QVERIFY(image(u"a"_s, 0) != image(u"a"_s, quint64(1) << 40));
    QCOMPARE(image(u"a"_s, 1), image(u"a"_s, 1));
}

void TestSandboxMedia::anyPromptIsPainted_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::newRow("none") << QString();
    QTest::newRow("long") << QString(5'000, u'w');
    QTest::newRow("long words") << u"incomprehensibility "_s.repeated(300);
    QTest::newRow("every sign") << u" !\"#$%&'()*+,-./0123456789:;<=>?@ABCXYZ[\\]^_`abcxyz{|}~"_s;
    QTest::newRow("other scripts") << u"über Ærø 雪の中の狐 🦊 لومړی"_s;
    QTest::newRow("half a pair") << QString(QChar(0xD83E)) + u'\0' + QChar(0xFFFF);
}

void TestSandboxMedia::anyPromptIsPainted()
{
    QFETCH(const QString, prompt);
    const auto media = paintImage({.prompt = prompt, .width = 320, .height = 180});
    QVERIFY(media.ok());
    QCOMPARE(imageOf(*media).size(), QSize(320, 180));
}

void TestSandboxMedia::filmsAreDecoded_data()
{
    QTest::addColumn<FilmRecipe>("recipe");
    QTest::addColumn<QByteArray>("container");
    QTest::addColumn<QByteArray>("pictureCodec");
    QTest::addColumn<QByteArray>("soundCodec");
    const FilmRecipe mp4{.prompt = u"a city at night"_s, .seed = 3, .width = 320, .height = 180, .seconds = 2, .framesPerSecond = 24};
    FilmRecipe silent = mp4;
    silent.withAudio = false;
    silent.framesPerSecond = 30;
    silent.seconds = 0.5;
    FilmRecipe webm = mp4;
    webm.format = FilmFormat::Webm;
    FilmRecipe upright = webm;
    upright.width = 180;
    upright.height = 320;
    upright.withAudio = false;
    FilmRecipe one = mp4;
    one.framesPerSecond = 1;
    one.seconds = 0.1;
    QTest::newRow("mp4") << mp4 << "mov,mp4,m4a,3gp,3g2,mj2"_ba << "h264"_ba << "aac"_ba;
    QTest::newRow("mp4, silent") << silent << "mov,mp4,m4a,3gp,3g2,mj2"_ba << "h264"_ba << QByteArray();
    QTest::newRow("webm") << webm << "matroska,webm"_ba << "vp9"_ba << "opus"_ba;
    QTest::newRow("webm, upright") << upright << "matroska,webm"_ba << "vp9"_ba << QByteArray();
    QTest::newRow("one frame") << one << "mov,mp4,m4a,3gp,3g2,mj2"_ba << "h264"_ba << "aac"_ba;
}

void TestSandboxMedia::filmsAreDecoded()
{
    QFETCH(const FilmRecipe, recipe);
    QFETCH(const QByteArray, container);
    QFETCH(const QByteArray, pictureCodec);
    QFETCH(const QByteArray, soundCodec);
    const auto media = encodeVideo(recipe);
    QVERIFY2(media.ok(), media.ok() ? "" : qPrintable(media.error().detail));
    const DecodedMedia film = decodeMedia(media->bytes);
    QCOMPARE(film.container, container);
    QCOMPARE(film.pictureCodec, pictureCodec);
    QCOMPARE(film.soundCodec, soundCodec);
    QCOMPARE(QSize(film.width, film.height), QSize(recipe.width, recipe.height));
    const int frames = std::max(1, int(std::lround(recipe.seconds * recipe.framesPerSecond)));
    QCOMPARE(film.frames.size(), frames);
    for (int i = 0; i < frames; ++i) {
        QCOMPARE(numberOf(film, film.frames[i]), i);
        QVERIFY(std::abs(film.frames[i].seconds - double(i) / recipe.framesPerSecond) < 0.002);
    }
    const double seconds = double(frames) / recipe.framesPerSecond;
    QVERIFY2(std::abs(film.containerSeconds - seconds) < 0.1, qPrintable(QString::number(film.containerSeconds)));
    if (recipe.withAudio) {
        QCOMPARE(film.sampleRate, 48'000);
        QCOMPARE(film.channels, 2);
        QVERIFY(std::abs(double(film.moments) / film.sampleRate - seconds) < 0.1);
        QVERIFY(loudness(film.mono) > 0.01);
    }
    // Once more, and another seed.
    const DecodedMedia again = decodeMedia(encodeVideo(recipe)->bytes);
    QCOMPARE(again.frames.size(), film.frames.size());
    for (int i = 0; i < frames; ++i)
        QCOMPARE(again.frames[i].luma, film.frames[i].luma);
    QCOMPARE(again.mono, film.mono);
    FilmRecipe other = recipe;
    other.seed = 4;
    QVERIFY(decodeMedia(encodeVideo(other)->bytes).frames.first().luma != film.frames.first().luma);
}

// So that a player may begin before the whole file is there.
void TestSandboxMedia::anMp4BeginsWithItsIndex()
{
    const auto media = encodeVideo({.prompt = u"x"_s, .width = 128, .height = 128, .seconds = 0.5});
    QVERIFY(media.ok());
    const qsizetype index = media->bytes.indexOf("moov");
    QVERIFY(index > 0);
    QVERIFY(index < media->bytes.indexOf("mdat"));
}

void TestSandboxMedia::speechLastsAsLongAsItsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<SoundFormat>("format");
    QTest::addColumn<double>("atLeast");
    QTest::addColumn<double>("atMost");
    // 150 words a minute, give or take a third.
    const QString sentence = u"The quick brown fox jumps over the lazy dog. "_s;
    QTest::newRow("word") << u"Hello"_s << SoundFormat::Wav << 0.25 << 0.8;
    QTest::newRow("sentence") << sentence << SoundFormat::Wav << 2.2 << 5.0;
    QTest::newRow("sentence, mp3") << sentence << SoundFormat::Mp3 << 2.2 << 5.0;
    QTest::newRow("paragraph") << sentence.repeated(10) << SoundFormat::Wav << 22.0 << 50.0;
    QTest::newRow("Chinese") << u"雪の中の狐が走る。"_s << SoundFormat::Wav << 0.8 << 3.0;
    QTest::newRow("points only") << u"..."_s << SoundFormat::Wav << 0.5 << 2.0;
}

void TestSandboxMedia::speechLastsAsLongAsItsText()
{
    QFETCH(const QString, text);
    QFETCH(const SoundFormat, format);
    QFETCH(const double, atLeast);
    QFETCH(const double, atMost);
    const SpeechRecipe recipe{.text = text, .seed = 5, .format = format};
    const auto media = speak(recipe);
    QVERIFY2(media.ok(), media.ok() ? "" : qPrintable(media.error().detail));
    const DecodedMedia sound = decodeMedia(media->bytes);
    QCOMPARE(sound.soundCodec, format == SoundFormat::Wav ? "pcm_s16le"_ba : "mp3"_ba);
    QCOMPARE(sound.sampleRate, 22'050);
    QCOMPARE(sound.channels, 1);
    const double seconds = double(sound.moments) / sound.sampleRate;
    QVERIFY2(seconds >= atLeast && seconds <= atMost, qPrintable(QString::number(seconds)));
    if (text != "..."_L1)
        QVERIFY2(loudness(sound.mono) > 0.03, qPrintable(QString::number(loudness(sound.mono))));
    QVERIFY(std::ranges::all_of(sound.mono, [](float sample) { return std::abs(sample) < 1.0F; }));
    QCOMPARE(speak(recipe)->bytes, media->bytes);
}

void TestSandboxMedia::speechDiffers()
{
    const auto samples = [](const SpeechRecipe &recipe) { return decodeMedia(speak(recipe)->bytes).mono; };
    const auto first = samples({.text = u"Hello there"_s, .voice = u"amber"_s, .seed = 1});
    QVERIFY(first != samples({.text = u"Hello where"_s, .voice = u"amber"_s, .seed = 1}));
    QVERIFY(first != samples({.text = u"Hello there"_s, .voice = u"basalt"_s, .seed = 1}));
    QVERIFY(first != samples({.text = u"Hello there"_s, .voice = u"amber"_s, .seed = 2}));
    QCOMPARE(first, samples({.text = u"Hello there"_s, .seed = 1})); // the voice where none is named
}

void TestSandboxMedia::speechComesBackAsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"Good morning, Bakeoff."_s;
    QTest::newRow("other scripts") << u"Grüße aus Köln: 雪の中の狐 🦊"_s;
    QTest::newRow("lines") << u"One line.\nAnother = line; with \"signs\" \\ and #hash"_s;
    QTest::newRow("long") << u"Once upon a time there was a little girl. "_s.repeated(60).trimmed();
}

void TestSandboxMedia::speechComesBackAsText()
{
    QFETCH(const QString, text);
    for (const SoundFormat format : {SoundFormat::Wav, SoundFormat::Mp3}) {
        const auto media = speak({.text = text, .format = format});
        QVERIFY(media.ok());
        const auto transcript = transcribe(media->bytes);
        QVERIFY2(transcript.ok(), transcript.ok() ? "" : qPrintable(transcript.error().detail));
        QVERIFY(transcript->spoken);
        QCOMPARE(transcript->text, text);
        QVERIFY(transcript->seconds > 0.5);
    }
}

void TestSandboxMedia::musicIsExactlyAsLong_data()
{
    QTest::addColumn<SoundFormat>("format");
    QTest::addColumn<double>("seconds");
    QTest::newRow("wav") << SoundFormat::Wav << 3.0;
    QTest::newRow("wav, short") << SoundFormat::Wav << 0.5;
    QTest::newRow("mp3") << SoundFormat::Mp3 << 4.0;
}

void TestSandboxMedia::musicIsExactlyAsLong()
{
    QFETCH(const SoundFormat, format);
    QFETCH(const double, seconds);
    const MusicRecipe recipe{.prompt = u"calm piano"_s, .seed = 2, .seconds = seconds, .format = format};
    const auto media = playMusic(recipe);
    QVERIFY2(media.ok(), media.ok() ? "" : qPrintable(media.error().detail));
    const DecodedMedia sound = decodeMedia(media->bytes);
    QCOMPARE(sound.sampleRate, 44'100);
    QCOMPARE(sound.channels, 2);
    if (format == SoundFormat::Wav)
        QCOMPARE(sound.moments, std::lround(seconds * 44'100));
    else // whole packets of 1,152
        QVERIFY(std::abs(double(sound.moments) - seconds * 44'100) < 3 * 1'152);
    QVERIFY(loudness(sound.mono) > 0.03);
    QCOMPARE(decodeMedia(playMusic(recipe)->bytes).mono, sound.mono);
    MusicRecipe other = recipe;
    other.seed = 3;
    QVERIFY(decodeMedia(playMusic(other)->bytes).mono != sound.mono);
}

void TestSandboxMedia::otherSoundIsDescribed()
{
    const auto music = playMusic({.prompt = u"x"_s, .seconds = 2, .format = SoundFormat::Wav});
    const auto transcript = transcribe(music->bytes);
    QVERIFY(transcript.ok());
    QVERIFY(!transcript->spoken);
    QCOMPARE(transcript->seconds, 2.0);
    QVERIFY2(transcript->text.startsWith("2.0 seconds of sound at 44100 Hz, 2 channel(s)"_L1), qPrintable(transcript->text));
    QVERIFY(transcript->text.contains("cannot listen"_L1));
    // The sound of a film too.
    const auto film = encodeVideo({.width = 64, .height = 64, .seconds = 1});
    const auto heard = transcribe(film->bytes);
    QVERIFY(heard.ok());
    QVERIFY(std::abs(heard->seconds - 1) < 0.1);
}

void TestSandboxMedia::whatIsNoSoundIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << "just some words"_ba.repeated(100);
    QTest::newRow("zeros") << QByteArray(100'000, '\0');
    QTest::newRow("picture") << paintImage({.width = 64, .height = 64})->bytes;
    QTest::newRow("silent film") << encodeVideo({.width = 64, .height = 64, .seconds = 0.2, .withAudio = false})->bytes;
    QTest::newRow("head of a WAV") << speak({.text = u"Hello"_s})->bytes.left(40);
    QTest::newRow("head of an MP4") << encodeVideo({.width = 64, .height = 64, .seconds = 0.2})->bytes.left(200);
}

void TestSandboxMedia::whatIsNoSoundIsRefused()
{
    QFETCH(const QByteArray, bytes);
    const auto transcript = transcribe(bytes);
    QVERIFY(!transcript.ok());
    QCOMPARE(transcript.error().kind, ErrorKind::BadInput);
}

void TestSandboxMedia::badRecipesAreRefused()
{
    const auto refused = [](const auto &result) { return !result.ok() && result.error().kind == ErrorKind::BadInput; };
    QVERIFY(refused(paintImage({.width = 15})));
    QVERIFY(refused(paintImage({.height = 4'097})));
    QVERIFY(refused(paintImage({.width = -1})));
    QVERIFY(refused(paintImage({.format = PaintFormat::Jpeg, .transparent = true})));
    QVERIFY(refused(encodeVideo({.width = 321})));
    QVERIFY(refused(encodeVideo({.height = 2'000})));
    QVERIFY(refused(encodeVideo({.seconds = 0})));
    QVERIFY(refused(encodeVideo({.seconds = std::nan("")})));
    QVERIFY(refused(encodeVideo({.framesPerSecond = 0})));
    QVERIFY(refused(encodeVideo({.framesPerSecond = 61})));
    QVERIFY(refused(speak({.text = u"  "_s})));
    QVERIFY(refused(speak({.text = QString(10'001, u'a')})));
    QVERIFY(refused(playMusic({.seconds = 301})));
}

void TestSandboxMedia::aStopIsKept_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("picture") << 0;
    QTest::newRow("film") << 1;
    QTest::newRow("speech") << 2;
    QTest::newRow("music") << 3;
    QTest::newRow("transcript") << 4;
}

void TestSandboxMedia::aStopIsKept()
{
    QFETCH(const int, which);
    // Stopped from within, at the first word of progress after the beginning: always in the middle of the work.
    std::stop_source stop;
    double last = -1;
    const MediaProgress progress = [&](double share) {
        last = share;
        if (share > 0)
            stop.request_stop();
    };
    std::optional<Error> error;
    const auto keep = [&](const auto &result) {
        if (!result.ok())
            error = result.error();
    };
    switch (which) {
    case 0: keep(paintImage({.width = 512, .height = 512}, stop.get_token(), progress)); break;
    case 1: keep(encodeVideo({.width = 320, .height = 180, .seconds = 30}, stop.get_token(), progress)); break;
    case 2: keep(speak({.text = QString(9'000, u'a')}, stop.get_token(), progress)); break;
    case 3: keep(playMusic({.seconds = 200}, stop.get_token(), progress)); break;
    default: {
        const auto music = playMusic({.seconds = 100, .format = SoundFormat::Mp3});
        QVERIFY(music.ok());
        keep(transcribe(music->bytes, stop.get_token(), progress));
    }
    }
    QVERIFY(error.has_value());
    QCOMPARE(error->kind, ErrorKind::Cancelled);
    QVERIFY(last < 0.7);

    std::stop_source before;
    before.request_stop();
    const auto never = encodeVideo({.width = 320, .height = 180, .seconds = 30}, before.get_token());
    QCOMPARE(never.error().kind, ErrorKind::Cancelled);
}

void TestSandboxMedia::progressRisesToOne()
{
    QList<double> shares;
    const MediaProgress note = [&](double share) { shares.append(share); };
    const auto wellFormed = [&] {
        const bool ok = shares.size() >= 2 && shares.first() >= 0 && shares.last() == 1.0 && std::ranges::is_sorted(shares);
        shares.clear();
        return ok;
    };
    QVERIFY(paintImage({.width = 64, .height = 64}, {}, note).ok());
    QVERIFY(wellFormed());
    QVERIFY(encodeVideo({.width = 64, .height = 64, .seconds = 1}, {}, note).ok());
    QVERIFY(wellFormed());
    const auto speech = speak({.text = u"Hello you"_s, .format = SoundFormat::Mp3}, {}, note);
    QVERIFY(wellFormed());
    QVERIFY(playMusic({.seconds = 3}, {}, note).ok());
    QVERIFY(wellFormed());
    QVERIFY(transcribe(speech->bytes, {}, note).ok());
    QVERIFY(wellFormed());
}

void TestSandboxMedia::severalAtOnce()
{
    const FilmRecipe recipe{.prompt = u"two at once"_s, .width = 160, .height = 90, .seconds = 1};
    const QByteArray alone = encodeVideo(recipe)->bytes;
    std::array<QByteArray, 3> made;
    {
        std::vector<std::jthread> threads;
        for (QByteArray &bytes : made)
            threads.emplace_back([&bytes, &recipe] { bytes = encodeVideo(recipe)->bytes; });
    }
    for (const QByteArray &bytes : made)
        QCOMPARE(bytes, alone);
}

/// With BAKEOFF_MEDIA_SAMPLES=FOLDER the files are written, to be looked at and listened to. Always says how long a film
/// of 720p takes.
void TestSandboxMedia::samplesAreWritten()
{
    QElapsedTimer clock;
    clock.start();
    const auto film = encodeVideo({.prompt = u"A lighthouse over the sea at sunset"_s, .seed = 11});
    QVERIFY(film.ok());
    qInfo("720p, 5 s at 24 frames a second, MP4: %lld ms, %lld bytes", clock.restart(), qint64(film->bytes.size()));
    const auto picture = paintImage({.prompt = u"A quiet city at night, seen from the river"_s, .seed = 1});
    QVERIFY(picture.ok());
    qInfo("1024 x 1024, PNG: %lld ms, %lld bytes", clock.restart(), qint64(picture->bytes.size()));
    const auto speech = speak({.text = u"Good morning. Which of these models should we take?"_s});
    QVERIFY(speech.ok());
    qInfo("speech: %lld ms", clock.restart());
    const auto music = playMusic({.prompt = u"calm"_s, .seconds = 12});
    QVERIFY(music.ok());
    qInfo("music of 12 s: %lld ms", clock.restart());

    const QString folder = qEnvironmentVariable("BAKEOFF_MEDIA_SAMPLES");
    if (folder.isEmpty())
        return;
    const auto write = [&](const QString &name, const GeneratedMedia &media) {
        QFile file(folder + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(media.bytes);
    };
    write(u"film.mp4"_s, *film);
    write(u"speech.wav"_s, *speech);
    write(u"music.mp3"_s, *music);
    const QStringList prompts{u"A quiet city at night, seen from the river"_s, u"A fox in a snowy forest, soft light"_s,
                              u"Sailing boats on a calm sea at sunset"_s, u"Mountains in the morning mist"_s,
                              u"desert dunes & 24% wind: \"hot\"?"_s, u"A red bicycle"_s};
    int number = 0;
    for (const QString &prompt : prompts) {
        const quint64 seed = quint64(number) * 17 + 1;
        write(u"picture%1.png"_s.arg(number++), *paintImage({.prompt = prompt, .seed = seed, .width = 1024, .height = 768}));
    }
    write(u"transparent.png"_s, *paintImage({.prompt = u"A red bicycle"_s, .seed = 86, .transparent = true}));
    write(u"film.webm"_s, *encodeVideo({.prompt = u"forest"_s, .width = 640, .height = 360, .seconds = 2, .format = FilmFormat::Webm}));
}

} // namespace bakeoff


QTEST_GUILESS_MAIN(bakeoff::TestSandboxMedia)
#include "tst_sandboxmedia.moc"
