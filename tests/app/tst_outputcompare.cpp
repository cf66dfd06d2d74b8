// SPDX-License-Identifier: GPL-3.0-or-later
// Outputs of jobs side by side: real pictures, films and sounds, by keys and mouse.
#include "fakeclock.h"
#include "outputsamples.h"

#include "compare/starrating.h"
#include "compare/votebar.h"
#include "media/headtracks.h"
#include "media/playgroup.h"
#include "queue/filmsection.h"
#include "queue/outputcaption.h"
#include "queue/outputcompare.h"
#include "queue/outputpanel.h"
#include "queue/outputpicker.h"
#include "queue/outputtile.h"
#include "queue/pairview.h"
#include "queue/picturesection.h"
#include "queue/playbar.h"
#include "queue/queuescreen.h"
#include "queue/soundsection.h"
#include "queue/textsection.h"
#include "sandbox/media/generators.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "store/jobjudgementrepository.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "widgets/theme.h"
#include "workbench/workbench.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QBuffer>
#include <QComboBox>
#include <QJsonArray>
#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bakeoff {

namespace {

constexpr int kWait = 20'000; // ms

QByteArray png(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray plain(const QSize &size, const QColor &color)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    return png(image);
}

/// The number that the sandbox painted into a frame; -1 where it is none.
int numberIn(const QImage &frame, int width)
{
    if (frame.width() != width)
        return -1;
    const int side = frameNumberSide(width);
    int number = 0;
    for (int bit = 0; bit < kFrameNumberBits; ++bit) {
        const int grey = qGray(frame.pixel(side * (bit + 1) + side / 2, frame.height() - 2 * side + side / 2));
        number = number << 1 | (grey > 128 ? 1 : 0);
    }
    return number;
}

/// Everything that is written on it or said of it.
QString allWords(const QWidget &page)
{
    QStringList words;
    QList<const QWidget *> widgets{&page};
    for (const QWidget *widget : page.findChildren<QWidget *>())
        widgets.append(widget);
    for (const QWidget *widget : widgets) {
        words << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription() << widget->windowTitle();
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            words << label->text();
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            words << button->text();
        if (const auto *table = qobject_cast<const QTableWidget *>(widget)) {
            for (int row = 0; row < table->rowCount(); ++row) {
                for (int column = 0; column < table->columnCount(); ++column) {
                    if (const QTableWidgetItem *item = table->item(row, column))
                        words << item->text() << item->toolTip();
                }
            }
        }
        if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
            for (int i = 0; i < box->count(); ++i)
                words << box->itemText(i);
        }
    }
    return words.join(u'\n');
}

} // namespace

class TestOutputCompare : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { m_theme.reset(); }

    void everyKindHasASection();
    void zoomIsLinked();
    void theCrossIsAtTheSamePoint();
    void twoAreWiped();
    void twoBlink();
    void theDifferenceIsCounted();
    void thePairCanBeChosen();
    void filmsStandOnOneHead();
    void filmsPlayOnOneHead();
    void theLoopIsKept();
    void filmsDifferInPlace();
    void soundsChangeAtTheSamePlace();
    void textsDifferInTheirWords();
    void whatDiffersIsListed();
    void promptsThatDifferAreShownAsSuch();
    void votesAreKept_data();
    void votesAreKept();
    void anOpenVoteMayBeChanged();
    void blindTellsNothing();
    void blindIsTakenUpAgain();
    void ratingAndNoteAreKept();
    void outputsAreAdded();
    void theLookComesBack();
    void whatCannotBeShownSaysSo();
    void theQueueOpensIt();
    void everyControlHasAName();
    void picturesOfIt();

private:
    Id picture(const QColor &color, const QString &model, QJsonObject input = {}, QSize size = {64, 48});
    Id film(double seconds, quint64 seed, int width = 320, int height = 180, const QString &model = u"acme/filmer"_s);
    Id sound(const QString &text, const QString &voice = {});
    void show(const QList<Id> &jobs);
    PictureSection *pictures() const { return qobject_cast<PictureSection *>(m_page->section(OutputKind::Image)); }
    FilmSection *films() const { return qobject_cast<FilmSection *>(m_page->section(OutputKind::Video)); }
    SoundSection *sounds() const { return qobject_cast<SoundSection *>(m_page->section(OutputKind::Audio)); }
    bool picturesAreRead() const;
    std::optional<OutputVerdict> storedVerdict(OutputKind kind, const QList<Id> &jobs);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_page.get(), key, modifiers); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<samples::OutputSamples> m_samples;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<OutputCompare> m_page;
};

void TestOutputCompare::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100);
}

void TestOutputCompare::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<FakeClock>();
    m_workbench = std::make_unique<Workbench>(
        Workbench::Options{.profileFolder = m_folder->filePath(u"profile"_s), .sandboxProgram = {}}, *m_clock);
    QFuture<Status> started = m_workbench->start();
    QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), kWait);
    QVERIFY(started.result());
    m_samples = std::make_unique<samples::OutputSamples>(*m_workbench);
    m_settings = std::make_unique<AppSettings>(m_folder->filePath(u"settings.ini"_s));
    m_commands = std::make_unique<CommandRegistry>(*m_settings);
    m_page = std::make_unique<OutputCompare>(*m_workbench);
    m_page->addCommands(*m_commands);
    m_page->resize(1500, 900);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestOutputCompare::cleanup()
{
    m_page.reset();
    m_commands.reset();
    m_settings.reset();
    m_samples.reset();
    m_workbench.reset();
    m_clock.reset();
    m_folder.reset();
}

Id TestOutputCompare::picture(const QColor &color, const QString &model, QJsonObject input, QSize size)
{
    m_clock->advance(1ms);
    if (input.isEmpty())
        input = {{u"prompt"_s, u"a kettle"_s}, {u"steps"_s, 4}};
    return m_samples->add({.model = model, .input = input, .bytes = plain(size, color), .fileName = model.section(u'/', -1) + u".png"_s});
}

Id TestOutputCompare::film(double seconds, quint64 seed, int width, int height, const QString &model)
{
    m_clock->advance(1ms);
    const auto made = encodeVideo({.prompt = u"The sea"_s, .seed = seed, .width = width, .height = height, .seconds = seconds});
    return m_samples->add({.model = model,
                           .kind = RequestKind::Video,
                           .input = {{u"prompt"_s, u"The sea"_s}, {u"seed"_s, qint64(seed)}},
                           .bytes = made->bytes,
                           .mediaType = u"video/mp4"_s,
                           .fileName = u"film.mp4"_s});
}

Id TestOutputCompare::sound(const QString &text, const QString &voice)
{
    m_clock->advance(1ms);
    return m_samples->add({.model = u"acme/speaker"_s,
                           .kind = RequestKind::Speech,
                           .input = {{u"text"_s, text}, {u"voice"_s, voice}},
                           .bytes = speak({.text = text, .voice = voice})->bytes,
                           .mediaType = u"audio/wav"_s,
                           .fileName = u"speech.wav"_s});
}

void TestOutputCompare::show(const QList<Id> &jobs)
{
    QSignalSpy changed(m_page->set(), &OutputSet::groupsChanged);
    m_page->setJobs(jobs);
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), kWait);
}

bool TestOutputCompare::picturesAreRead() const
{
    const OutputGroup *group = m_page->set()->group(OutputKind::Image);
    return group && std::ranges::all_of(group->items, [](const OutputEntry &entry) { return entry.preview.has_value(); });
}

std::optional<OutputVerdict> TestOutputCompare::storedVerdict(OutputKind kind, const QList<Id> &jobs)
{
    QList<ComparedOutput> outputs;
    for (const Id &job : jobs)
        outputs.append({job, 0});
    if (!m_workbench->store().flush().result())
        return std::nullopt;
    const auto found = m_workbench->reader()
                           .read<std::optional<OutputVerdict>>([=](Database &db) -> Result<std::optional<OutputVerdict>> {
                               return JobJudgementRepository(db).latestOf(kind, outputs);
                           })
                           .result();
    return found ? *found : std::nullopt;
}

void TestOutputCompare::everyKindHasASection()
{
    const JobBatch batch = m_samples->batch(u"Kettles"_s);
    const Id first = m_samples->add({.input = {{u"prompt"_s, u"a"_s}}, .bytes = plain({8, 8}, Qt::red)}, batch);
    const Id second = picture(Qt::blue, u"acme/other"_s);
    const Id speech = sound(u"Good morning"_s);
    const Id words = m_samples->add({.kind = RequestKind::Text, .output = u"some words"_s});
    const Id failed = m_samples->add({.bytes = plain({8, 8}, Qt::green), .state = JobState::Failed});
    const Id zip = m_samples->add({.bytes = "PK\3\4", .mediaType = u"application/zip"_s, .fileName = u"x.zip"_s});
    show({first, second, speech, words, failed, zip});
    QCOMPARE(m_page->set()->groups().size(), 3);
    QCOMPARE(m_page->title(), u"Kettles"_s);
    QVERIFY2(m_page->context().contains(u"2 image"_s) && m_page->context().contains(u"1 sound"_s)
                 && m_page->context().contains(u"1 text"_s) && m_page->context().contains(u"1 file"_s),
             qPrintable(m_page->context()));
    QCOMPARE(m_page->set()->group(OutputKind::Audio)->items.first().letter, u"C"_s);
    QCOMPARE(m_page->set()->group(OutputKind::Text)->items.first().text, u"some words"_s);
    QCOMPARE(pictures()->tile(1)->caption()->line(), u"B other 1.30 s ≈$0.003"_s);
    // What is alone cannot be voted on.
    QVERIFY(pictures()->voteBar()->isVisible());
    QVERIFY(!sounds()->voteBar()->isVisible());
    show({});
    QVERIFY(!m_page->activeSection());
    QSignalSpy back(m_page.get(), &OutputCompare::backWanted);
    key(Qt::Key_Escape);
    QCOMPARE(back.size(), 1);
}

void TestOutputCompare::zoomIsLinked()
{
    show({picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s, {}, {640, 480}), picture(Qt::green, u"acme/c"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead(), kWait);
    ImageView *a = pictures()->tile(0)->view();
    ImageView *b = pictures()->tile(1)->view();
    ImageView *c = pictures()->tile(2)->view();
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(a, Qt::Key_Plus);
    QTest::keyClick(a, Qt::Key_Right);
    QVERIFY(a->view().zoom > 2);
    QVERIFY(a->view().centre.x() > 0.5);
    QCOMPARE(b->view(), a->view());
    QCOMPARE(c->view(), a->view());
    key(Qt::Key_L);
    QVERIFY(!pictures()->isLinked());
    QTest::keyClick(b, Qt::Key_0);
    QCOMPARE(b->view(), PictureView{});
    QVERIFY(a->view() != b->view());
    b->setFocus();
    QCOMPARE(pictures()->current(), 1);
    QVERIFY(pictures()->tile(1)->isCurrent());
    QVERIFY(!pictures()->tile(0)->isCurrent());
    key(Qt::Key_L); // as the current one
    QCOMPARE(a->view(), PictureView{});
    QCOMPARE(c->view(), PictureView{});
    QTest::keyClick(b, Qt::Key_1);
    QCOMPARE(std::lround(b->percent()), 100);
    QCOMPARE(a->view().zoom, b->view().zoom);
}

void TestOutputCompare::theCrossIsAtTheSamePoint()
{
    show({picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s, {}, {640, 480})});
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead(), kWait);
    OutputTile *a = pictures()->tile(0);
    OutputTile *b = pictures()->tile(1);
    const QRectF picture = a->view()->pictureRect();
    const QPoint at(static_cast<int>(picture.x() + picture.width() / 4), static_cast<int>(picture.y() + picture.height() / 2));
    QTest::mouseMove(a->view(), at + QPoint(3, 3));
    QTest::mouseMove(a->view(), at);
    QVERIFY(b->cross());
    QVERIFY(std::abs(b->cross()->x() - 0.25) < 0.01);
    QVERIFY(std::abs(b->cross()->y() - 0.5) < 0.01);
    QVERIFY(!a->cross());
    QVERIFY2(pictures()->info().contains(u"25%"_s), qPrintable(pictures()->info()));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(a->view(), &leave);
    QVERIFY(!b->cross());
}

void TestOutputCompare::twoAreWiped()
{
    show({picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead(), kWait);
    key(Qt::Key_W);
    QCOMPARE(pictures()->look(), OutputSection::Look::Wipe);
    PairView *pair = pictures()->pairView();
    QTRY_VERIFY(pair->isVisible());
    const auto colorAt = [pair](double share) {
        return pair->grab().toImage().pixelColor(static_cast<int>(pair->width() * share), pair->height() / 4);
    };
    QCOMPARE(colorAt(0.45), QColor(Qt::red));
    QCOMPARE(colorAt(0.55), QColor(Qt::blue));
    pair->divider()->setFocus();
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(pair->divider(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(pair->divide(), 0.7);
    QCOMPARE(colorAt(0.55), QColor(Qt::red));
    QTest::keyClick(pair->divider(), Qt::Key_Left);
    QCOMPARE(pair->divide(), 0.69);
    // By the mouse.
    const QPoint grip(pair->divider()->width() / 2, pair->height() / 2);
    QTest::mousePress(pair->divider(), Qt::LeftButton, {}, grip);
    QTest::mouseMove(pair->divider(), pair->divider()->mapFrom(pair, QPoint(pair->width() * 45 / 100, pair->height() / 2)));
    QTest::mouseRelease(pair->divider(), Qt::LeftButton);
    QVERIFY(std::abs(pair->divide() - 0.45) < 0.01);
    QCOMPARE(colorAt(0.55), QColor(Qt::blue));
    QTest::keyClick(pair->divider(), Qt::Key_End);
    QCOMPARE(colorAt(0.6), QColor(Qt::red));
    QTest::keyClick(pair->divider(), Qt::Key_Home);
    QCOMPARE(colorAt(0.4), QColor(Qt::blue));
    // Both are zoomed as one.
    QTest::keyClick(pair->firstView(), Qt::Key_Plus);
    QCOMPARE(pair->secondView()->view(), pair->firstView()->view());
    key(Qt::Key_G);
    QCOMPARE(pictures()->tile(0)->view()->view(), pair->firstView()->view());
}

void TestOutputCompare::twoBlink()
{
    show({picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead(), kWait);
    PairView *pair = pictures()->pairView();
    const auto color = [pair] { return pair->grab().toImage().pixelColor(pair->rect().center()); };
    key(Qt::Key_B);
    QCOMPARE(pictures()->look(), OutputSection::Look::Blink);
    QVERIFY(!pair->swapsByItself()); // nothing blinks unasked
    QCOMPARE(color(), QColor(Qt::red));
    key(Qt::Key_B);
    QCOMPARE(color(), QColor(Qt::blue));
    QVERIFY2(pictures()->info().startsWith(u'B'), qPrintable(pictures()->info()));
    key(Qt::Key_B);
    QCOMPARE(color(), QColor(Qt::red));
    QSignalSpy swapped(pair, &PairView::swapped);
    pair->setSwapsByItself(true);
    QVERIFY(swapped.wait(kWait));
    QVERIFY(swapped.wait(kWait));
    key(Qt::Key_G);
    key(Qt::Key_B);
    QVERIFY(!pair->swapsByItself());
}

void TestOutputCompare::theDifferenceIsCounted()
{
    QImage other({40, 30}, QImage::Format_RGB32);
    other.fill(QColor(100, 50, 50));
    for (int y = 0; y < 30; ++y) {
        for (int x = 0; x < 10; ++x)
            other.setPixelColor(x, y, QColor(110, 50, 50));
    }
    const Id first = picture(QColor(100, 50, 50), u"acme/a"_s, {}, {40, 30});
    const Id second = m_samples->add({.bytes = png(other)});
    show({first, second});
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead(), kWait);
    key(Qt::Key_X);
    QTRY_VERIFY_WITH_TIMEOUT(pictures()->difference(), kWait);
    QCOMPARE(pictures()->difference()->max, 10);
    QCOMPARE(pictures()->difference()->differing, 0.25);
    QCOMPARE(pictures()->difference()->mean, 2.5);
    QVERIFY2(pictures()->info().contains(u"2.5"_s) && pictures()->info().contains(u"25%"_s), qPrintable(pictures()->info()));
    const QImage shown = pictures()->pairView()->differenceView()->image();
    QCOMPARE(shown.pixelColor(2, 2), QColor(40, 0, 0)); // four times
    QCOMPARE(shown.pixelColor(20, 2), QColor(0, 0, 0));
}

void TestOutputCompare::thePairCanBeChosen()
{
    show({picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s), picture(Qt::green, u"acme/c"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead(), kWait);
    key(Qt::Key_W);
    QList<QComboBox *> boxes;
    for (QComboBox *box : pictures()->findChildren<QComboBox *>()) {
        if (box->isVisible())
            boxes.append(box);
    }
    QCOMPARE(boxes.size(), 2);
    boxes[1]->setFocus();
    QTest::keyClick(boxes[1], Qt::Key_Down);
    QCOMPARE(boxes[1]->currentText(), u"C"_s);
    QCOMPARE(pictures()->pairView()->secondView()->image().pixelColor(1, 1), QColor(Qt::green));
    // The same twice is no pair.
    QTest::keyClick(boxes[1], Qt::Key_Home);
    QVERIFY(boxes[0]->currentText() != boxes[1]->currentText());
}

void TestOutputCompare::filmsStandOnOneHead()
{
    show({film(2, 1), film(3, 2)});
    QTRY_VERIFY_WITH_TIMEOUT(films()->player()->count() == 2, kWait);
    PlayGroup *player = films()->player();
    const auto numbers = [player] { return QList<int>{numberIn(player->frame(0), 320), numberIn(player->frame(1), 320)}; };
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

void TestOutputCompare::filmsPlayOnOneHead()
{
    // Films of the size that is promised.
    show({film(4, 1, 1280, 720), film(4, 2, 1280, 720)});
    QTRY_VERIFY_WITH_TIMEOUT(films()->player()->count() == 2, kWait);
    PlayGroup *player = films()->player();
    QTRY_VERIFY_WITH_TIMEOUT(numberIn(player->frame(0), 1280) == 0 && numberIn(player->frame(1), 1280) == 0, kWait);
    QList<int> apart;
    QObject context;
    connect(player, &PlayGroup::framesShown, &context, [&] {
        // What the tiles show is what counts.
        const int a = numberIn(films()->tile(0)->view()->image(), 1280);
        const int b = numberIn(films()->tile(1)->view()->image(), 1280);
        if (player->isPlaying() && player->isSettled())
            apart.append(std::abs(a - b));
    }, Qt::QueuedConnection);
    QTest::keyClick(films(), Qt::Key_Space);
    QVERIFY(player->isPlaying());
    QTRY_VERIFY_WITH_TIMEOUT(!player->isPlaying(), 60'000); // to the end
    QVERIFY2(apart.size() >= 24, qPrintable(QString::number(apart.size())));
    std::ranges::sort(apart);
    const int p95 = apart[(apart.size() - 1) * 95 / 100];
    qInfo("two films of 1280 x 720: %lld moments shown, p95 %d, most %d frames apart", static_cast<long long>(apart.size()), p95,
          apart.last());
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

void TestOutputCompare::theLoopIsKept()
{
    show({film(2, 1), film(2, 2)});
    QTRY_VERIFY_WITH_TIMEOUT(films()->player()->count() == 2, kWait);
    PlayGroup *player = films()->player();
    QTRY_VERIFY_WITH_TIMEOUT(player->isSettled() && numberIn(player->frame(1), 320) == 0, kWait);
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

void TestOutputCompare::filmsDifferInPlace()
{
    show({film(1, 1), film(1, 1)});
    QTRY_VERIFY_WITH_TIMEOUT(films()->player()->count() == 2, kWait);
    QTRY_VERIFY_WITH_TIMEOUT(numberIn(films()->player()->frame(1), 320) == 0, kWait);
    key(Qt::Key_X);
    QCOMPARE(films()->look(), OutputSection::Look::Difference);
    // The same film twice.
    QTRY_VERIFY_WITH_TIMEOUT(films()->info().contains(u"most 0"_s), kWait);
    key(Qt::Key_W);
    QVERIFY(films()->pairView()->divider()->isVisible());
    QCOMPARE(numberIn(films()->pairView()->firstView()->image(), 320), 0);
    QVERIFY(!films()->setLook(OutputSection::Look::Blink));
}

void TestOutputCompare::soundsChangeAtTheSamePlace()
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

void TestOutputCompare::textsDifferInTheirWords()
{
    const Id a = m_samples->add({.kind = RequestKind::Text, .output = u"a warm kettle"_s});
    const Id b = m_samples->add({.kind = RequestKind::Text, .output = QJsonArray({u"a cold "_s, u"kettle"_s})});
    const Id c = m_samples->add({.kind = RequestKind::Text, .output = QJsonObject{{u"kettles"_s, 2}}});
    show({a, b, c});
    auto *section = qobject_cast<TextSection *>(m_page->section(OutputKind::Text));
    QVERIFY(section);
    QCOMPARE(section->text(1)->toPlainText(), u"a cold kettle"_s);
    QVERIFY(section->text(2)->toPlainText().contains(u"\"kettles\": 2"_s));
    key(Qt::Key_X);
    QTRY_COMPARE_WITH_TIMEOUT(section->text(1)->toPlainText(), u"a warmcold kettle"_s, kWait);
    QCOMPARE(section->text(0)->toPlainText(), u"a warm kettle"_s);
    key(Qt::Key_G);
    QCOMPARE(section->text(1)->toPlainText(), u"a cold kettle"_s);
}

void TestOutputCompare::whatDiffersIsListed()
{
    const QJsonObject first{{u"prompt"_s, u"a kettle"_s}, {u"steps"_s, 4}, {u"seed"_s, 41}, {u"width"_s, 64},
                            {u"size"_s, QJsonObject{{u"unit"_s, u"px"_s}}}};
    const QJsonObject second{{u"prompt"_s, u"a kettle"_s}, {u"steps"_s, 28}, {u"seed"_s, 41}, {u"width"_s, 64},
                             {u"guidance"_s, 3.5}};
    const Id a = picture(Qt::red, u"acme/a"_s, first);
    m_clock->advance(1ms);
    const Id b = m_samples->add({.model = u"acme/b"_s, .input = second, .bytes = plain({128, 96}, Qt::blue),
                                 .cost = Cost::billed(Usd::fromPicos(25'000'000'000)), .run = 6.8, .queue = 17.4});
    show({a, b});
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead(), kWait);
    const auto rows = [this] {
        QMap<QString, QStringList> found;
        const QTableWidget *table = m_page->panel()->table(OutputKind::Image);
        for (int row = 0; table && row < table->rowCount(); ++row)
            found.insert(table->item(row, 0)->text(), {table->item(row, 1)->text(), table->item(row, 2)->text()});
        return found;
    };
    QTRY_COMPARE(rows().value(u"Size"_s), (QStringList{u"64 × 48"_s, u"128 × 96"_s}));
    QCOMPARE(rows().value(u"Steps"_s), (QStringList{u"4"_s, u"28"_s}));
    QCOMPARE(rows().value(u"Guidance"_s), (QStringList{u"–"_s, u"3.5"_s}));
    QCOMPARE(rows().value(u"Size.unit"_s), (QStringList{u"px"_s, u"–"_s}));
    QCOMPARE(rows().value(u"Run"_s), (QStringList{u"1.30\u00a0s"_s, u"6.80\u00a0s"_s}));
    QCOMPARE(rows().value(u"Cost"_s), (QStringList{u"≈$0.003"_s, u"$0.025"_s}));
    QCOMPARE(rows().value(u"Cold start"_s), (QStringList{u"no"_s, u"17.4\u00a0s"_s}));
    QVERIFY(!rows().contains(u"Seed"_s)); // the same
    QVERIFY(!rows().contains(u"Prompt"_s));
    m_page->panel()->setShowsSame(true);
    QCOMPARE(rows().value(u"Seed"_s), (QStringList{u"41"_s, u"41"_s}));
    QCOMPARE(rows().value(u"Width"_s), (QStringList{u"64"_s, u"64"_s}));
    QCOMPARE(m_page->panel()->prompts(), u"a kettle"_s);
}

void TestOutputCompare::promptsThatDifferAreShownAsSuch()
{
    show({picture(Qt::red, u"acme/a"_s, {{u"prompt"_s, u"a warm kettle"_s}}),
          picture(Qt::blue, u"acme/b"_s, {{u"prompt"_s, u"a <cold> kettle"_s}})});
    const QString prompts = m_page->panel()->prompts();
    QVERIFY2(prompts.contains(u"a warm kettle"_s) && prompts.contains(u"<s>warm</s>"_s) && prompts.contains(u"&lt;"_s)
                 && !prompts.contains(u"<cold>"_s),
             qPrintable(prompts));
    m_page->set()->setBlind(true);
    QCOMPARE(m_page->panel()->prompts(), QString()); // they would tell
}

void TestOutputCompare::votesAreKept_data()
{
    QTest::addColumn<bool>("blind");
    QTest::addColumn<int>("key");
    QTest::addColumn<VoteOutcome>("outcome");
    for (const bool blind : {false, true}) {
        QTest::addRow("second, %s", blind ? "blind" : "seen") << blind << static_cast<int>(Qt::Key_2) << VoteOutcome::Win;
        QTest::addRow("tie, %s", blind ? "blind" : "seen") << blind << static_cast<int>(Qt::Key_0) << VoteOutcome::Tie;
        QTest::addRow("bad, %s", blind ? "blind" : "seen") << blind << static_cast<int>(Qt::Key_X) << VoteOutcome::AllBad;
    }
}

void TestOutputCompare::votesAreKept()
{
    QFETCH(const bool, blind);
    QFETCH(const int, key);
    QFETCH(const VoteOutcome, outcome);
    const QList<Id> jobs{picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s), picture(Qt::green, u"acme/c"_s)};
    show(jobs);
    QCOMPARE(storedVerdict(OutputKind::Image, jobs), std::nullopt);
    if (blind)
        QTest::keyClick(m_page.get(), Qt::Key_B, Qt::ControlModifier);
    const ComparedOutput second = m_page->set()->group(OutputKind::Image)->items[1].output;
    QList<ComparedOutput> order;
    for (const OutputEntry &entry : m_page->set()->group(OutputKind::Image)->items)
        order.append(entry.output);
    QTest::keyClick(m_page.get(), static_cast<Qt::Key>(key), Qt::AltModifier);
    const auto verdict = storedVerdict(OutputKind::Image, jobs);
    QVERIFY(verdict);
    QCOMPARE(verdict->outcome, outcome);
    QCOMPARE(verdict->blind, blind);
    QCOMPARE(verdict->members, order);
    QCOMPARE(verdict->winner, outcome == VoteOutcome::Win ? std::optional(second) : std::nullopt);
    QVERIFY(verdict->decided.value > 0);
    const QString told = blind ? pictures()->voteBar()->sentence() : pictures()->voteBar()->note();
    QVERIFY2(told.startsWith(u"You voted"_s), qPrintable(told));

    show({});
    show({jobs[2], jobs[0], jobs[1]}); // in whatever order they are chosen
    QCOMPARE(m_page->set()->group(OutputKind::Image)->verdict, *verdict);
    QCOMPARE(m_page->set()->group(OutputKind::Image)->items[1].output, second);
}

void TestOutputCompare::anOpenVoteMayBeChanged()
{
    const QList<Id> jobs{picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s)};
    show(jobs);
    key(Qt::Key_1, Qt::AltModifier);
    QCOMPARE(storedVerdict(OutputKind::Image, jobs)->winner, (ComparedOutput{jobs[0], 0}));
    QPushButton *b = pictures()->voteBar()->choiceButton(m_page->set()->group(OutputKind::Image)->items[1].artifact->id);
    QVERIFY(b && b->isVisible());
    QTest::mouseClick(b, Qt::LeftButton);
    QCOMPARE(storedVerdict(OutputKind::Image, jobs)->winner, (ComparedOutput{jobs[1], 0}));
    // Blind is another question: the vote with the names in sight stays.
    key(Qt::Key_B, Qt::ControlModifier);
    QVERIFY(m_page->set()->isBlind());
    key(Qt::Key_0, Qt::AltModifier);
    const auto all = m_workbench->reader()
                         .read<QList<OutputVerdict>>([job = jobs[0]](Database &db) { return JobJudgementRepository(db).verdictsOn(job); })
                         .result();
    QVERIFY(m_workbench->store().flush().result());
    QVERIFY(all);
    // A blind one counts once.
    key(Qt::Key_1, Qt::AltModifier);
    QCOMPARE(storedVerdict(OutputKind::Image, jobs)->outcome, VoteOutcome::Tie);
}

void TestOutputCompare::blindTellsNothing()
{
    QList<Id> jobs;
    const QStringList models{u"acme/umber-one"_s, u"acme/umber-two"_s, u"acme/umber-three"_s, u"acme/umber-four"_s};
    int steps = 771;
    for (const QString &model : models)
        jobs.append(picture(QColor(20 * steps % 255, 9, 9), model, {{u"prompt"_s, u"a kettle"_s}, {u"steps"_s, ++steps}},
                            {70 + steps % 7, 50}));
    jobs.append(film(1, 1, 320, 180, u"acme/umber-five"_s));
    jobs.append(film(1, 2, 320, 180, u"acme/umber-six"_s));
    jobs.append(sound(u"umber words"_s));
    jobs.append(sound(u"umber words, too"_s));
    show(jobs);
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead() && films()->player()->count() == 2 && sounds()->player()->count() == 2, kWait);
    for (const QString &telling : {u"umber-one"_s, u"$0.003"_s, u"1.30"_s, u"772"_s})
        QVERIFY2(allWords(*m_page).contains(telling), qPrintable(telling));

    key(Qt::Key_B, Qt::ControlModifier);
    QVERIFY(m_page->set()->isBlind());
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTRY_VERIFY_WITH_TIMEOUT(films()->player()->count() == 2, kWait);
    for (const auto look : {Qt::Key_G, Qt::Key_W, Qt::Key_B, Qt::Key_X}) {
        key(look);
        QTest::keyClick(pictures()->tile(0)->view(), Qt::Key_Plus);
        const QString words = allWords(*m_page);
        for (const QString &telling : {u"umber-"_s, u"acme"_s, u"0.003"_s, u"1.30"_s, u"77"_s, u"× 50"_s, u"replicate"_s,
                                       u".png"_s, u"mp4"_s, u"fps"_s})
            QVERIFY2(!words.contains(telling), qPrintable(telling + u" in "_s + words));
    }
    QVERIFY(!m_page->panel()->table(OutputKind::Image));
    QVERIFY(!m_page->panel()->rating()->isVisible());

    // The vote on the images shows their names; those of the films stay hidden.
    key(Qt::Key_3, Qt::AltModifier);
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const QString words = allWords(*m_page);
    for (const QString &model : models)
        QVERIFY2(words.contains(model.section(u'/', 1)), qPrintable(model));
    QVERIFY(!words.contains(u"umber-five"_s));
    QVERIFY(m_page->panel()->table(OutputKind::Image));
    QVERIFY(!m_page->panel()->table(OutputKind::Video));
}

void TestOutputCompare::blindIsTakenUpAgain()
{
    QList<Id> jobs;
    for (int i = 0; i < 6; ++i)
        jobs.append(picture(QColor(10 * i, 0, 0), u"acme/m%1"_s.arg(i)));
    show(jobs);
    const auto order = [this] {
        QList<Id> shown;
        for (const OutputEntry &entry : m_page->set()->group(OutputKind::Image)->items)
            shown.append(entry.output.job);
        return shown;
    };
    QCOMPARE(order(), jobs);
    // Lots are drawn: ten times the same order of six happens to nobody.
    bool shuffled = false;
    for (int i = 0; i < 10; ++i) {
        m_page->set()->setBlind(true);
        shuffled = shuffled || order() != jobs;
        if (i < 9)
            m_page->set()->setBlind(false);
    }
    QVERIFY(shuffled);
    const QList<Id> lots = order();
    show({});
    show(jobs);
    QVERIFY(m_page->set()->isBlind());
    QCOMPARE(order(), lots);
    m_page->set()->setBlind(false);
    QCOMPARE(order(), jobs);
    QCOMPARE(storedVerdict(OutputKind::Image, jobs)->outcome, VoteOutcome::Open);
    // Skipping shows the names, and is kept as what it is.
    m_page->set()->setBlind(true);
    QTest::mouseClick(pictures()->voteBar()->button(VoteOutcome::Skipped), Qt::LeftButton);
    QVERIFY(!m_page->set()->isBlind());
    QCOMPARE(storedVerdict(OutputKind::Image, jobs)->outcome, VoteOutcome::Skipped);
}

void TestOutputCompare::ratingAndNoteAreKept()
{
    const QList<Id> jobs{picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s)};
    show(jobs);
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead(), kWait);
    pictures()->tile(1)->view()->setFocus();
    QTest::keySequence(m_page.get(), QKeySequence(Qt::CTRL | Qt::Key_J, Qt::Key_4));
    QCOMPARE(m_page->panel()->rating()->rating(), 4);
    const QRect star = m_page->panel()->rating()->starRect(2);
    QTest::mouseClick(m_page->panel()->rating(), Qt::LeftButton, {}, star.center());
    QCOMPARE(m_page->set()->marks(jobs[1]).rating, 2);
    QPlainTextEdit *note = m_page->panel()->noteField();
    note->setFocus();
    QTest::keyClicks(note, u"warm glow"_s); // G, L, W are letters here
    QCOMPARE(note->toPlainText(), u"warm glow"_s);
    QCOMPARE(pictures()->look(), OutputSection::Look::Grid);
    QCOMPARE(storedVerdict(OutputKind::Image, jobs)->note, u"warm glow"_s);
    show({});
    show(jobs);
    QCOMPARE(m_page->set()->marks(jobs[1]).rating, 2);
    QCOMPARE(note->toPlainText(), u"warm glow"_s);
}

void TestOutputCompare::outputsAreAdded()
{
    const Id a = picture(Qt::red, u"acme/a"_s);
    const Id b = picture(Qt::blue, u"acme/b"_s);
    const Id c = picture(Qt::green, u"acme/c"_s);
    const Id words = m_samples->add({.kind = RequestKind::Text, .output = u"x"_s});
    show({a, b});
    key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_page->picker() && m_page->picker()->isVisible());
    QListWidget *list = m_page->picker()->list();
    QTRY_COMPARE_WITH_TIMEOUT(list->count(), 1, kWait); // of the same kind, and not there yet
    QVERIFY(!m_page->picker()->addButton()->isEnabled());
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Space);
    QVERIFY(m_page->picker()->addButton()->isEnabled());
    QSignalSpy changed(m_page->set(), &OutputSet::groupsChanged);
    QTest::mouseClick(m_page->picker()->addButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), kWait);
    QCOMPARE(pictures()->count(), 3);
    QCOMPARE(m_page->jobs(), (QList<Id>{a, b, c}));
    QVERIFY(!m_page->picker()->isVisible());
    Q_UNUSED(words)

    // What is blind stays so.
    m_page->set()->setBlind(true);
    const Id d = picture(Qt::yellow, u"acme/d"_s);
    changed.clear();
    m_page->set()->addJobs({d});
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), kWait);
    QCOMPARE(pictures()->count(), 4);
    QVERIFY(m_page->set()->isBlind());
    QTRY_VERIFY(!allWords(*pictures()).contains(u"acme"_s)); // tiles that went are deleted a moment later
}

void TestOutputCompare::theLookComesBack()
{
    const QList<Id> jobs{picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s)};
    show(jobs);
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead(), kWait);
    pictures()->tile(0)->view()->setView({{0.4, 0.6}, 3});
    key(Qt::Key_L);
    key(Qt::Key_W);
    const PictureView view = pictures()->pairView()->view();
    QTRY_VERIFY_WITH_TIMEOUT(storedVerdict(OutputKind::Image, jobs)->view.contains(u"view"_s), kWait);
    show({});
    QVERIFY(!pictures());
    show(jobs);
    QCOMPARE(pictures()->look(), OutputSection::Look::Wipe);
    QVERIFY(!pictures()->isLinked());
    QTRY_COMPARE_WITH_TIMEOUT(pictures()->pairView()->view(), view, kWait);
}

void TestOutputCompare::whatCannotBeShownSaysSo()
{
    const Id good = picture(Qt::red, u"acme/a"_s);
    const Id bad = m_samples->add({.bytes = "no picture at all"});
    show({good, bad});
    QTRY_VERIFY_WITH_TIMEOUT(m_page->set()->group(OutputKind::Image)->items[1].unreadable, kWait);
    m_page->grab();
    for (const auto look : {Qt::Key_W, Qt::Key_B, Qt::Key_X, Qt::Key_G}) {
        key(look);
        m_page->grab();
    }
    const Id broken = m_samples->add({.kind = RequestKind::Video,
                                      .bytes = QByteArray::fromHex("00000018667479706d703432000000006d703432"),
                                      .mediaType = u"video/mp4"_s});
    show({broken, film(1, 1)});
    QTRY_VERIFY_WITH_TIMEOUT(films()->player()->count() == 2, kWait);
    QTRY_COMPARE_WITH_TIMEOUT(numberIn(films()->player()->frame(1), 320), 0, kWait);
    QTest::keyClick(films(), Qt::Key_Period); // the other one still works
    QTRY_COMPARE_WITH_TIMEOUT(numberIn(films()->player()->frame(1), 320), 1, kWait);
}

void TestOutputCompare::theQueueOpensIt()
{
    const QList<Id> jobs{picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s)};
    m_page.reset();
    CommandRegistry commands(*m_settings);
    QueueScreen queue(*m_workbench, *m_settings, commands);
    queue.resize(1500, 900);
    queue.show();
    queue.start();
    QVERIFY(QTest::qWaitForWindowActive(&queue));
    queue.compareOutputs(jobs);
    OutputCompare *page = queue.outputs();
    QVERIFY(page->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(page->jobs(), jobs, kWait);
    QTRY_VERIFY_WITH_TIMEOUT(page->activeSection(), kWait);
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::focusWidget() && page->activeSection()->isAncestorOf(QApplication::focusWidget()), kWait);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_2, Qt::AltModifier);
    QCOMPARE(storedVerdict(OutputKind::Image, jobs)->winner, (ComparedOutput{jobs[1], 0}));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!page->isVisible());
}

void TestOutputCompare::everyControlHasAName()
{
    show({picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s), film(1, 1), film(1, 2), sound(u"one"_s), sound(u"two"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead() && films()->player()->count() == 2, kWait);
    for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || qobject_cast<const QAbstractScrollArea *>(widget))
            continue;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
    }
    // Keys of commands on this page do not compete.
    const QList<Command> &commands = m_commands->commands();
    for (const Command &one : commands) {
        for (const Command &other : commands) {
            if (one.id < other.id)
                QVERIFY2(one.action->shortcut() != other.action->shortcut(), qPrintable(one.id + u' ' + other.id));
        }
    }
}

void TestOutputCompare::picturesOfIt()
{
    const QString folder = qEnvironmentVariable("BAKEOFF_OUTPUT_SHOTS");
    const bool looking = !folder.isEmpty(); // then they are worth it
    const int side = looking ? 1024 : 64;
    const QSize frame = looking ? QSize(1280, 720) : QSize(320, 180);
    QList<Id> jobs;
    const JobBatch batch = m_samples->batch(u"Lighthouse at dusk"_s);
    const QStringList models{u"black-forest-labs/flux-schnell"_s, u"black-forest-labs/flux-dev"_s, u"bytedance/seedream-4"_s,
                             u"google/gemini-3.1-flash-image"_s};
    const QList<double> runs{1.3, 6.8, 14.1, 9.1};
    for (int i = 0; i < 4; ++i) {
        m_clock->advance(1ms);
        QJsonObject input{{u"prompt"_s, u"A lighthouse on a rocky headland at dusk, calm sea, the lamp just lit, long exposure, no people"_s},
                          {u"seed"_s, 41}, {u"num_inference_steps"_s, i == 0 ? 4 : 28}, {u"output_format"_s, u"png"_s}};
        if (i == 1)
            input.insert(u"guidance"_s, 3.5);
        jobs.append(m_samples->add({.model = models[i], .input = input,
                                    .bytes = paintImage({.prompt = u"A sea at dusk"_s, .seed = quint64(i + 3), .width = side, .height = side})->bytes,
                                    .cost = Cost::estimated(Usd::fromPicos(3'000'000'000 * (i + 1))), .run = runs[i],
                                    .queue = i == 1 ? 17.4 : 0.4}, batch));
    }
    QList<Id> all = jobs;
    all.append(film(looking ? 3 : 1, 1, frame.width(), frame.height(), u"bytedance/seedance-1-lite"_s));
    all.append(film(looking ? 4 : 1, 2, frame.width(), frame.height(), u"google/veo-3.1-fast"_s));
    const QList<Id> voices{sound(u"Good morning, how are you today?"_s, u"amber"_s), sound(u"Good morning, how are you?"_s, u"slate"_s)};
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        m_theme->setMode(mode);
        for (const QSize size : {QSize(1532, 975), QSize(1212, 775)}) {
            m_page->resize(size);
            const auto shoot = [&](const QString &name) {
                if (looking)
                    QTest::qWait(200);
                const QPixmap seen = m_page->grab();
                QCOMPARE(seen.size(), size);
                if (looking)
                    seen.save(QDir(folder).filePath(u"%1-%2-%3.png"_s.arg(name).arg(size.width()).arg(
                        mode == ThemeMode::Light ? u"light"_s : u"dark"_s)));
            };
            show(all);
            QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead() && films()->player()->count() == 2, kWait);
            QTRY_VERIFY_WITH_TIMEOUT(films()->player()->isSettled(), kWait);
            films()->player()->seek(looking ? 1500ms : 500ms);
            QTRY_VERIFY_WITH_TIMEOUT(films()->player()->isSettled(), kWait);
            pictures()->tile(1)->view()->setView({{0.5, 0.55}, 2});
            pictures()->setCurrent(1);
            shoot(u"all"_s);
            key(Qt::Key_G);
            show(jobs);
            QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead(), kWait);
            key(Qt::Key_W);
            shoot(u"wipe"_s);
            key(Qt::Key_X);
            QTRY_VERIFY_WITH_TIMEOUT(pictures()->difference(), kWait);
            shoot(u"difference"_s);
            key(Qt::Key_G);
            m_page->set()->setBlind(true);
            shoot(u"blind"_s);
            key(Qt::Key_2, Qt::AltModifier);
            shoot(u"voted"_s);
            show(voices);
            QTRY_VERIFY_WITH_TIMEOUT(sounds()->player()->count() == 2, kWait);
            shoot(u"sounds"_s);
        }
    }
    m_theme->setMode(ThemeMode::Light);
}

} // namespace bakeoff

QTEST_MAIN(bakeoff::TestOutputCompare)
#include "tst_outputcompare.moc"
