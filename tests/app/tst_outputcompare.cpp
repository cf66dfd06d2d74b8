// SPDX-License-Identifier: GPL-3.0-or-later
// Outputs of jobs side by side: what the page shows of which jobs, and how it comes back.
#include "outputcomparetest.h"

#include "compare/votebar.h"
#include "media/playgroup.h"
#include "queue/filmsection.h"
#include "queue/outputcaption.h"
#include "queue/outputpanel.h"
#include "queue/outputpicker.h"
#include "queue/outputtile.h"
#include "queue/pairview.h"
#include "queue/picturesection.h"
#include "queue/queuescreen.h"
#include "queue/soundsection.h"
#include "queue/textsection.h"
#include "sandbox/media/generators.h"
#include "shell/commandregistry.h"
#include "widgets/theme.h"
#include "words/translations.h"
#include "workbench/workbench.h"

#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QJsonArray>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTextEdit>

#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bakeoff {

class TestOutputCompare : public OutputCompareTest {
    Q_OBJECT

private slots:
    void everyKindHasASection();
    void textsDifferInTheirWords();
    void whatDiffersIsListed();
    void promptsThatDifferAreShownAsSuch();
    void outputsAreAdded();
    void theLookComesBack();
    void whatCannotBeShownSaysSo();
    void theQueueOpensIt();
    void everyControlHasAName();
    void picturesOfIt();
};

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
    QTRY_COMPARE_WITH_TIMEOUT(frameNumberOf(films()->player()->frame(1), 320), 0, kWait);
    QTest::keyClick(films(), Qt::Key_Period); // the other one still works
    QTRY_COMPARE_WITH_TIMEOUT(frameNumberOf(films()->player()->frame(1), 320), 1, kWait);
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
    QTRY_VERIFY_WITH_TIMEOUT(
        QApplication::focusWidget() && page->activeSection()->isAncestorOf(QApplication::focusWidget()), kWait);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_2, Qt::AltModifier);
    QCOMPARE(storedVerdict(OutputKind::Image, jobs)->winner, (ComparedOutput{jobs[1], 0}));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!page->isVisible());
}

void TestOutputCompare::everyControlHasAName()
{
    show({picture(Qt::red, u"acme/a"_s), picture(Qt::blue, u"acme/b"_s), film(1, 1), film(1, 2), sound(u"one"_s),
          sound(u"two"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(picturesAreRead() && films()->player()->count() == 2, kWait);
    for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() ||
            qobject_cast<const QAbstractScrollArea *>(widget))
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
    std::optional<Translations> words;
    if (looking)
        words.emplace().use(u"en"_s);
    const int side = looking ? 1024 : 64;
    const QSize frame = looking ? QSize(1280, 720) : QSize(320, 180);
    QList<Id> jobs;
    const JobBatch batch = m_samples->batch(u"Lighthouse at dusk"_s);
    const QStringList models{u"black-forest-labs/flux-schnell"_s, u"black-forest-labs/flux-dev"_s,
                             u"bytedance/seedream-4"_s, u"google/gemini-3.1-flash-image"_s};
    const QList<double> runs{1.3, 6.8, 14.1, 9.1};
    for (int i = 0; i < 4; ++i) {
        m_clock->advance(1ms);
        QJsonObject input{
            {u"prompt"_s,
             u"A lighthouse on a rocky headland at dusk, calm sea, the lamp just lit, long exposure, no people"_s},
            {u"seed"_s, 41},
            {u"num_inference_steps"_s, i == 0 ? 4 : 28},
            {u"output_format"_s, u"png"_s}};
        if (i == 1)
            input.insert(u"guidance"_s, 3.5);
        jobs.append(m_samples->add(
            {.model = models[i],
             .input = input,
             .bytes = paintImage({.prompt = u"A sea at dusk"_s, .seed = quint64(i + 3), .width = side, .height = side})
                          ->bytes,
             .cost = Cost::estimated(Usd::fromPicos(3'000'000'000 * (i + 1))),
             .run = runs[i],
             .queue = i == 1 ? 17.4 : 0.4},
            batch));
    }
    QList<Id> all = jobs;
    all.append(film(looking ? 3 : 1, 1, frame.width(), frame.height(), u"bytedance/seedance-1-lite"_s));
    all.append(film(looking ? 4 : 1, 2, frame.width(), frame.height(), u"google/veo-3.1-fast"_s));
    const QList<Id> voices{sound(u"Good morning, how are you today?"_s, u"amber"_s),
                           sound(u"Good morning, how are you?"_s, u"slate"_s)};
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
