// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures, films and sounds as they are looked at: driven by keys and mouse.
#include "framenumber.h"

#include "media/imageview.h"
#include "media/mediaview.h"
#include "media/playerview.h"
#include "media/playtrack.h"
#include "media/safesvg.h"
#include "sandbox/media/generators.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bakeoff {

class TestMediaView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void thePictureFits();
    void zoomKeepsItsPlace();
    void keysMoveThePicture();
    void theMouseMovesThePicture();
    void viewsCanBeLinked();
    void squaresShowThePixels();
    void transparencyIsChequered();
    void aFilmShowsItsFirstFrame();
    void framesAreSteppedOneByOne();
    void stepsAreNotLost();
    void clicksSeek();
    void aFilmPlaysToItsEndAndAgain();
    void theLoopIsKept();
    void aSoundShowsItsWaveform();
    void withoutASoundDevice();
    void picturesMove();
    void harmlessSvgIsPainted();
    void ofSvgNothingElseIsRead_data();
    void ofSvgNothingElseIsRead();
    void everyKindIsShown_data();
    void everyKindIsShown();
    void theLastFileIsShown();
    void whatCannotBePlayedSaysSo();
    void everyControlHasAName();
    void picturesOfIt();

private:
    QString write(const QString &name, const QByteArray &bytes) const;
    static int shownFrame(const PlayerView &player);
    /// \param size where given, the view comes up in it first
    bool show(MediaView &view, const QString &file, QSize size = {}) const;

    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    QString m_film; ///< 320 x 180, 48 frames, 24 a second
    QString m_sound;
};

void TestMediaView::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    // No sound device, wherever this runs.
    qputenv("PULSE_SERVER", "unix:/nonexistent");
    qputenv("PIPEWIRE_REMOTE", "/nonexistent");
    qputenv("ALSA_CONFIG_PATH", "/dev/null");
    m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100);
    m_film = write(u"film.mp4"_s,
                   encodeVideo({.prompt = u"The sea"_s, .seed = 1, .width = 320, .height = 180, .seconds = 2})->bytes);
    m_sound = write(u"sound.wav"_s, speak({.text = u"Good morning, how are you today?"_s})->bytes);
}

QString TestMediaView::write(const QString &name, const QByteArray &bytes) const
{
    const QString path = m_folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

bool TestMediaView::show(MediaView &view, const QString &file, QSize size) const
{
    if (size.isValid()) {
        view.resize(size);
        view.show();
    }
    QSignalSpy shown(&view, &MediaView::shown);
    view.setFile(file);
    return shown.wait(10'000);
}

/// -1 where there is no frame.
int TestMediaView::shownFrame(const PlayerView &player)
{
    return frameNumberOf(player.frame(), 320);
}

void TestMediaView::thePictureFits()
{
    ImageView view;
    view.resize(400, 400);
    QImage image(800, 400, QImage::Format_RGB32);
    image.fill(QColor(200, 30, 40));
    view.setImage(image);
    view.show();
    QCOMPARE(view.percent(), 50.0);
    const QImage grabbed = view.grab().toImage();
    QCOMPARE(grabbed.pixelColor(200, 200), QColor(200, 30, 40));
    QCOMPARE(grabbed.pixelColor(200, 105), QColor(200, 30, 40));
    QCOMPARE(grabbed.pixelColor(200, 90), m_theme->tokens().base); // above it: nothing
    QVERIFY2(view.accessibleDescription().contains(u"800 × 400"_s) &&
                 view.accessibleDescription().contains(u"50 percent"_s),
             qPrintable(view.accessibleDescription()));
    view.setImage({});
    view.grab();
    QCOMPARE(view.accessibleDescription(), QString());
}

void TestMediaView::zoomKeepsItsPlace()
{
    ImageView view;
    view.resize(400, 400);
    QImage image(1000, 1000, QImage::Format_RGB32);
    image.fill(QColor(255, 255, 255));
    image.setPixelColor(250, 750, QColor(0, 0, 0)); // at (100, 300) of the view
    view.setImage(image);
    view.show();
    for (int i = 0; i < 12; ++i) {
        QWheelEvent wheel({100.2, 300.2}, view.mapToGlobal(QPointF(100.2, 300.2)), {}, {0, 120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &wheel);
    }
    QVERIFY(view.percent() > 500);
    QCOMPARE(view.grab().toImage().pixelColor(101, 301), QColor(0, 0, 0));
    QTest::keyClick(&view, Qt::Key_1);
    QCOMPARE(std::round(view.percent()), 100.0);
    QTest::keyClick(&view, Qt::Key_0);
    QCOMPARE(view.view(), PictureView{});
    for (int i = 0; i < 200; ++i)
        QTest::keyClick(&view, Qt::Key_Plus);
    QVERIFY(view.percent() <= 6401);
    for (int i = 0; i < 200; ++i)
        QTest::keyClick(&view, Qt::Key_Minus);
    QVERIFY(view.percent() > 1);
    view.grab();
}

void TestMediaView::keysMoveThePicture()
{
    ImageView view;
    view.resize(400, 400);
    view.setImage(QImage(400, 400, QImage::Format_RGB32));
    view.show();
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.view().centre, QPointF(0.5, 0.5)); // it fits: nowhere to go
    view.setView({{0.5, 0.5}, 4});
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Up);
    QCOMPARE(view.view().centre, QPointF(0.525, 0.475));
    for (int i = 0; i < 100; ++i)
        QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(view.view().centre.x(), 0.125); // at its edge
}

void TestMediaView::theMouseMovesThePicture()
{
    ImageView view;
    view.resize(400, 400);
    view.setImage(QImage(400, 400, QImage::Format_RGB32));
    view.show();
    view.setView({{0.5, 0.5}, 4});
    QTest::mousePress(&view, Qt::LeftButton, {}, {200, 200});
    QTest::mouseMove(&view, {120, 240});
    QTest::mouseRelease(&view, Qt::LeftButton, {}, {120, 240});
    QCOMPARE(view.view().centre, QPointF(0.55, 0.475));
    QTest::mouseDClick(&view, Qt::LeftButton, {}, {200, 200});
    QCOMPARE(view.view(), PictureView{});
}

// Two pictures of different sizes show the same part.
void TestMediaView::viewsCanBeLinked()
{
    ImageView one;
    ImageView two;
    one.resize(300, 300);
    two.resize(300, 300);
    one.setImage(QImage(600, 600, QImage::Format_RGB32));
    two.setImage(QImage(2400, 2400, QImage::Format_RGB32));
    connect(&one, &ImageView::viewChanged, &two, &ImageView::setView);
    connect(&two, &ImageView::viewChanged, &one, &ImageView::setView);
    one.show();
    two.show();
    one.setView({{0.3, 0.6}, 3});
    QCOMPARE(two.view(), one.view());
    QTest::keyClick(&two, Qt::Key_Plus);
    QCOMPARE(one.view(), two.view());
}

void TestMediaView::squaresShowThePixels()
{
    ImageView view;
    view.resize(300, 300);
    QImage image(3, 3, QImage::Format_RGB32);
    image.fill(QColor(255, 255, 255));
    image.setPixelColor(1, 1, QColor(0, 0, 0));
    view.setImage(image);
    view.show();
    const QImage grabbed = view.grab().toImage();
    QCOMPARE(grabbed.pixelColor(103, 103), QColor(0, 0, 0));
    QCOMPARE(grabbed.pixelColor(196, 196), QColor(0, 0, 0));
    QCOMPARE(grabbed.pixelColor(97, 150), QColor(255, 255, 255));
}

void TestMediaView::transparencyIsChequered()
{
    ImageView view;
    view.resize(200, 200);
    QImage image(100, 100, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    view.setImage(image);
    view.show();
    const QImage grabbed = view.grab().toImage();
    QVERIFY(grabbed.pixelColor(100, 100) != grabbed.pixelColor(108, 100));
    QCOMPARE(grabbed.pixelColor(100, 100), grabbed.pixelColor(108, 108));
}

void TestMediaView::aFilmShowsItsFirstFrame()
{
    MediaView view;
    QVERIFY(show(view, m_film, {640, 480}));
    QVERIFY(view.showsPlayer());
    PlayerView &player = *view.playerView();
    QTRY_COMPARE(shownFrame(player), 0);
    QCOMPARE(player.duration(), 2000ms);
    QTRY_COMPARE(player.frameNumber(), 0);
    QVERIFY(!player.isPlaying());
}

void TestMediaView::framesAreSteppedOneByOne()
{
    MediaView view;
    QVERIFY(show(view, m_film, {640, 480}));
    PlayerView &player = *view.playerView();
    QTRY_COMPARE(player.frameNumber(), 0);
    for (int i = 1; i <= 5; ++i) {
        QTest::keyClick(&player, Qt::Key_Period);
        QTRY_COMPARE(shownFrame(player), i);
    }
    QTest::keyClick(&player, Qt::Key_Comma);
    QTRY_COMPARE(shownFrame(player), 4);
    QTest::keyClick(&player, Qt::Key_Right); // a second on
    QTRY_COMPARE(shownFrame(player), 28);
    QTest::keyClick(&player, Qt::Key_Home);
    QTRY_COMPARE(shownFrame(player), 0);
    QTest::keyClick(&player, Qt::Key_Comma); // there is none before
    QTRY_COMPARE(player.frameNumber(), 0);
}

// Faster than frames can come, and before the file is open.
void TestMediaView::stepsAreNotLost()
{
    MediaView view;
    QVERIFY(show(view, m_film, {640, 480}));
    PlayerView &player = *view.playerView();
    for (int i = 0; i < 30; ++i)
        QTest::keyClick(&player, Qt::Key_Period);
    QTRY_COMPARE(player.frameNumber(), 30);
    QCOMPARE(shownFrame(player), 30);
    for (int i = 0; i < 7; ++i)
        QTest::keyClick(&player, Qt::Key_Comma);
    QTRY_COMPARE(player.frameNumber(), 23);
    for (int i = 0; i < 60; ++i)
        QTest::keyClick(&player, Qt::Key_Period);
    QTRY_COMPARE(player.frameNumber(), 47); // the last
}

void TestMediaView::clicksSeek()
{
    MediaView view;
    QVERIFY(show(view, m_film, {640, 480}));
    PlayerView &player = *view.playerView();
    QTRY_COMPARE(shownFrame(player), 0);
    auto *track = player.findChild<PlayTrack *>();
    QVERIFY(track);
    QTest::mouseClick(track, Qt::LeftButton, {}, {track->width() / 2, track->height() / 2});
    QTRY_VERIFY(std::abs(shownFrame(player) - 24) <= 1);
    QVERIFY(std::abs((player.position() - 1000ms).count()) < 50);
}

void TestMediaView::aFilmPlaysToItsEndAndAgain()
{
    MediaView view;
    QVERIFY(show(view, m_film, {640, 480}));
    PlayerView &player = *view.playerView();
    QTRY_COMPARE(shownFrame(player), 0);
    player.setRate(4);
    QCOMPARE(player.rate(), 4.0);
    QTest::keyClick(&player, Qt::Key_Space);
    QTRY_VERIFY(player.isPlaying());
    QTRY_VERIFY(shownFrame(player) > 5);
    QTRY_VERIFY_WITH_TIMEOUT(!player.isPlaying(), 10'000);
    QTRY_COMPARE(player.position(), 2000ms);
    QTest::keyClick(&player, Qt::Key_Space); // from the beginning
    QTRY_VERIFY(player.isPlaying());
    QTRY_VERIFY(shownFrame(player) >= 0 && shownFrame(player) < 30);
    QTest::keyClick(&player, Qt::Key_Space);
    QTRY_VERIFY(!player.isPlaying());
    // Hidden it does not play on.
    QTest::keyClick(&player, Qt::Key_Space);
    QTRY_VERIFY(player.isPlaying());
    view.hide();
    QTRY_VERIFY(!player.isPlaying());
}

void TestMediaView::theLoopIsKept()
{
    MediaView view;
    QVERIFY(show(view, m_film, {640, 480}));
    PlayerView &player = *view.playerView();
    QTRY_COMPARE(shownFrame(player), 0);
    player.seek(500ms);
    QTest::keyClick(&player, Qt::Key_I);
    player.seek(900ms);
    QTest::keyClick(&player, Qt::Key_O);
    QVERIFY(player.loop().has_value());
    QCOMPARE(player.loop()->first, 500ms);
    QCOMPARE(player.loop()->second, 900ms);
    int rounds = 0;
    std::chrono::milliseconds last = 0ms;
    std::chrono::milliseconds furthest = 0ms;
    connect(&player, &PlayerView::moved, this, [&] {
        if (player.position() < last)
            ++rounds;
        last = player.position();
        furthest = std::max(furthest, last);
    });
    QTest::keyClick(&player, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(rounds >= 3, 10'000);
    QVERIFY2(furthest < 1400ms, qPrintable(QString::number(furthest.count())));
    QTest::keyClick(&player, Qt::Key_Backspace);
    QVERIFY(!player.loop().has_value());
    // A beginning behind the end makes a new loop.
    QTest::keyClick(&player, Qt::Key_Space);
    QTRY_VERIFY(!player.isPlaying());
    player.seek(300ms);
    player.markLoopEnd();
    player.seek(1500ms);
    player.markLoopStart();
    QCOMPARE(*player.loop(), std::pair(PlayerView::Position(1500ms), player.duration()));
}

void TestMediaView::aSoundShowsItsWaveform()
{
    MediaView view;
    QVERIFY(show(view, m_sound, {640, 300}));
    QVERIFY(view.showsPlayer());
    PlayerView &player = *view.playerView();
    QVERIFY(player.duration() > 1s);
    QVERIFY(!player.frameNumber().has_value());
    auto *track = player.findChild<PlayTrack *>();
    QTRY_VERIFY(track->height() > 60);
    const QImage before = track->grab().toImage();
    QTest::keyClick(&player, Qt::Key_Space);
    QTRY_VERIFY(player.position() > 300ms);
    QTest::keyClick(&player, Qt::Key_Space);
    QTRY_VERIFY(!player.isPlaying());
    QVERIFY(track->grab().toImage() != before);
}

/// It plays all the same, and says so once.
void TestMediaView::withoutASoundDevice()
{
    MediaView view;
    QVERIFY(show(view, m_sound, {640, 300}));
    PlayerView &player = *view.playerView();
    const auto *sentence = player.findChild<QLabel *>(u"playerSilent"_s);
    QVERIFY(!sentence->isVisible()); // nobody has asked for sound yet
    QTest::keyClick(&player, Qt::Key_Space);
    QTRY_VERIFY(sentence->isVisible());
    QCOMPARE(sentence->text(), u"There is no sound device here: it plays without sound."_s);
    QTRY_VERIFY(player.position() > 200ms);
    QTest::keyClick(&player, Qt::Key_Space);
    QTRY_VERIFY(!player.isPlaying());
    QVERIFY(show(view, write(u"other.wav"_s, speak({.text = u"And once more."_s})->bytes)));
    QVERIFY(!sentence->isVisible());
    QTest::keyClick(&player, Qt::Key_Space);
    QTRY_VERIFY(player.position() > 100ms);
    QVERIFY(!sentence->isVisible());
}

void TestMediaView::picturesMove()
{
    // Two pictures of one pixel, red and blue, 0.1 s each, for ever.
    const QByteArray red = QByteArray::fromHex("21f904000a0000002c0000000001000100000202440100");
    QByteArray blue = red;
    blue[blue.indexOf('\x44')] = '\x4c';
    const QByteArray gif = "GIF89a" +
                           QByteArray::fromHex("01000100800000ff00000000ff21ff0b4e45545343415045322e300301000000") +
                           red + blue + ";";
    MediaView view;
    QVERIFY(show(view, write(u"moving.gif"_s, gif), {300, 300}));
    QVERIFY(view.isAnimated());
    QSet<QRgb> seen;
    QTRY_VERIFY_WITH_TIMEOUT((seen.insert(view.imageView()->image().pixel(0, 0)), seen.size() == 2), 10'000);
    view.togglePlaying();
    const QImage still = view.imageView()->image();
    QTest::qWait(350);
    QCOMPARE(view.imageView()->image(), still);
    view.hide(); // nor does it move where nobody sees it
    view.togglePlaying();
    QTest::qWait(250);
    QCOMPARE(view.imageView()->image(), still);
    QVERIFY(show(view, write(u"still.png"_s, paintImage({.width = 64, .height = 64})->bytes)));
    QVERIFY(!view.isAnimated());
}

void TestMediaView::harmlessSvgIsPainted()
{
    const QByteArray svg = R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5">
        <defs><linearGradient id="g">
        <stop offset="0" stop-color="#0000ff"/><stop offset="1" stop-color="#0000ff"/></linearGradient></defs>
        <rect width="5" height="5" style="fill: #ff0000; stroke: none"/>
        <rect x="5" width="5" height="5" fill="url(#g)"/></svg>)svg";
    const QImage image = paintSafeSvg(svg, {200, 200});
    QCOMPARE(image.size(), QSize(200, 100));
    QCOMPARE(image.pixelColor(50, 50), QColor(255, 0, 0));
    QCOMPARE(image.pixelColor(150, 50), QColor(0, 0, 255));
    MediaView view;
    QVERIFY(show(view, write(u"drawing.svg"_s, svg), {300, 300}));
    QVERIFY(view.showsPicture());
}

void TestMediaView::ofSvgNothingElseIsRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("absent");
    QTest::newRow("picture") << "<image href='file:///etc/passwd' width='9' height='9'/>"_ba << "passwd"_ba;
    QTest::newRow("script") << "<script>alert(1)</script>"_ba << "alert"_ba;
    QTest::newRow("style") << "<style>@import url(http://x.test/a.css);</style>"_ba << "x.test"_ba;
    QTest::newRow("reference") << "<g id='a'/><use href='#a'/>"_ba << "use"_ba;
    QTest::newRow("fill from elsewhere") << "<rect fill='url(http://x.test/a#b)'/>"_ba << "x.test"_ba;
    QTest::newRow("style attribute") << "<rect style='fill: URL( http://x.test/a#b)'/>"_ba << "x.test"_ba;
    QTest::newRow("filter") << "<rect filter='url(#f)'/>"_ba << "filter"_ba;
    QTest::newRow("handler") << "<rect onload='x()'/>"_ba << "onload"_ba;
    QTest::newRow("dashes") << "<line stroke-dasharray='0.0001'/>"_ba << "dasharray"_ba;
    QTest::newRow("page") << "<foreignObject><p>hi</p></foreignObject>"_ba << "hi"_ba;
    QTest::newRow("animation") << "<rect><animate attributeName='x'/></rect>"_ba << "animate"_ba;
}

void TestMediaView::ofSvgNothingElseIsRead()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, absent);
    const QByteArray open = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>";
    const QByteArray safe = safeSvg(open + body + "<circle r='4'/></svg>");
    QVERIFY2(safe.contains("circle"), safe.constData());
    QVERIFY2(!safe.contains(absent), safe.constData());

    QVERIFY(safeSvg("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + open + "<text>&a;</text></svg>").isEmpty());
    QVERIFY(safeSvg(open + QByteArray("<g>").repeated(70) + QByteArray("</g>").repeated(70) + "</svg>").isEmpty());
    QVERIFY(safeSvg(open + QByteArray("<g/>").repeated(20'001) + "</svg>").isEmpty());
    QVERIFY(safeSvg("<html/>").isEmpty());
    QVERIFY(safeSvg(open).isEmpty());
}

void TestMediaView::everyKindIsShown_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shows");
    QTest::newRow("picture") << paintImage({.width = 64, .height = 64})->bytes << u"picture"_s;
    QTest::newRow("text") << "Once upon a time"_ba << u"Once upon a time"_s;
    QTest::newRow("json") << R"({"a":[1]})"_ba << u"\"a\": ["_s;
    QTest::newRow("svg") << "<svg><image href='file:///x'/></svg>"_ba << u"<svg>"_s;
    QTest::newRow("zip") << "PK\x03\x04\x14\x00"_ba << u"sentence"_s;
    QTest::newRow("broken picture") << QByteArray::fromHex("89504e470d0a1a0a00") << u"sentence"_s;
    QTest::newRow("broken film") << QByteArray::fromHex("00000018667479706d703432000000006d703432") << u"sentence"_s;
}

void TestMediaView::everyKindIsShown()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, shows);
    MediaView view;
    QVERIFY(show(view, write(u"file"_s, bytes), {400, 300}));
    if (shows == "picture"_L1) {
        QVERIFY(view.showsPicture());
        QVERIFY(!view.imageView()->image().isNull());
        return;
    }
    QVERIFY(!view.showsPicture() && !view.showsPlayer());
    auto *text = view.findChild<QPlainTextEdit *>();
    if (shows == "sentence"_L1)
        QVERIFY(!text->isVisible());
    else
        QVERIFY(text->isVisible() && text->toPlainText().contains(shows));
    view.setFile({});
    QVERIFY(!text->isVisible());
}

void TestMediaView::theLastFileIsShown()
{
    MediaView view;
    view.resize(400, 300);
    view.show();
    const QString large = write(u"large.png"_s, paintImage({.width = 1600, .height = 1600})->bytes);
    const QString small = write(u"small.png"_s, paintImage({.width = 64, .height = 64})->bytes);
    QSignalSpy shown(&view, &MediaView::shown);
    for (int i = 0; i < 5; ++i) {
        view.setFile(large);
        view.setFile(m_film);
    }
    view.setFile(small);
    QTRY_COMPARE(view.imageView()->image().size(), QSize(64, 64));
    QCOMPARE(shown.count(), 1);
    QCOMPARE(view.facts()->size, QSize(64, 64));
}

void TestMediaView::whatCannotBePlayedSaysSo()
{
    // Its index is whole, so that it has a first frame and a length; what follows is missing.
    MediaView view;
    QVERIFY(show(view, m_film, {400, 300}));
    QTRY_COMPARE(shownFrame(*view.playerView()), 0);
    QVERIFY(show(view, m_folder.filePath(u"absent"_s)));
    QVERIFY(!view.showsPlayer());
    QVERIFY(!view.playerView()->isPlaying());
    QVERIFY(!view.facts().has_value());
}

void TestMediaView::everyControlHasAName()
{
    MediaView view;
    QVERIFY(show(view, m_film, {640, 480}));
    int controls = 0;
    for (const QWidget *widget : view.findChildren<QWidget *>()) {
        if (qobject_cast<const QLabel *>(widget)) // speaks its text
            continue;
        if (widget->window() != &view) // the list of a combo box: Qt's own
            continue;
        if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith("qt_"_L1))
            continue;
        ++controls;
        QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
    QVERIFY(controls >= 12);
}

/// With BAKEOFF_MEDIA_SHOTS=FOLDER pictures are written.
void TestMediaView::picturesOfIt()
{
    const QString folder = qEnvironmentVariable("BAKEOFF_MEDIA_SHOTS");
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        m_theme->setMode(mode);
        MediaView view;
        view.resize(900, 640);
        view.show();
        const auto shoot = [&](const QString &name) {
            const QPixmap picture = view.grab();
            QCOMPARE(picture.size(), QSize(900, 640));
            if (!folder.isEmpty())
                picture.save(
                    QDir(folder).filePath(name + (mode == ThemeMode::Light ? u"-light.png"_s : u"-dark.png"_s)));
        };
        QVERIFY(show(
            view,
            write(u"p.png"_s,
                  paintImage(
                      {.prompt = u"Boats on the sea"_s, .seed = 4, .width = 1200, .height = 900, .transparent = true})
                      ->bytes)));
        shoot(u"picture"_s);
        view.imageView()->setView({{0.2, 0.6}, 12});
        shoot(u"zoomed"_s);
        QVERIFY(show(view, m_film));
        QTRY_COMPARE(shownFrame(*view.playerView()), 0);
        view.playerView()->seek(500ms);
        view.playerView()->markLoopStart();
        view.playerView()->seek(1500ms);
        view.playerView()->markLoopEnd();
        view.playerView()->seek(1100ms);
        QTRY_COMPARE(shownFrame(*view.playerView()), 26);
        shoot(u"film"_s);
        QVERIFY(show(view, m_sound));
        view.playerView()->seek(900ms);
        shoot(u"sound"_s);
        QVERIFY(show(view, write(u"zip"_s, "PK\x03\x04\x14\x00"_ba)));
        shoot(u"other"_s);
    }
    m_theme->setMode(ThemeMode::Light);
}

} // namespace bakeoff

QTEST_MAIN(bakeoff::TestMediaView)
#include "tst_mediaview.moc"
