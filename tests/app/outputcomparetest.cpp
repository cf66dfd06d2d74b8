// SPDX-License-Identifier: GPL-3.0-or-later
#include "outputcomparetest.h"

#include "queue/filmsection.h"
#include "queue/picturesection.h"
#include "queue/soundsection.h"
#include "sandbox/media/generators.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "store/jobjudgementrepository.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "widgets/theme.h"
#include "workbench/workbench.h"

#include <QAbstractButton>
#include <QApplication>
#include <QBuffer>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bakeoff {

QByteArray OutputCompareTest::png(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray OutputCompareTest::plain(const QSize &size, const QColor &color)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    return png(image);
}

QString OutputCompareTest::allWords(const QWidget &page)
{
    QStringList words;
    QList<const QWidget *> widgets{&page};
    for (const QWidget *widget : page.findChildren<QWidget *>())
        widgets.append(widget);
    for (const QWidget *widget : widgets) {
        words << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription()
              << widget->windowTitle();
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

OutputCompareTest::OutputCompareTest() = default;

OutputCompareTest::~OutputCompareTest() = default;

void OutputCompareTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100);
}

void OutputCompareTest::init()
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

void OutputCompareTest::cleanup()
{
    m_page.reset();
    m_commands.reset();
    m_settings.reset();
    m_samples.reset();
    m_workbench.reset();
    m_clock.reset();
    m_folder.reset();
}

void OutputCompareTest::cleanupTestCase()
{
    m_theme.reset();
}

Id OutputCompareTest::picture(const QColor &color, const QString &model, QJsonObject input, QSize size)
{
    m_clock->advance(1ms);
    if (input.isEmpty())
        input = {{u"prompt"_s, u"a kettle"_s}, {u"steps"_s, 4}};
    return m_samples->add(
        {.model = model, .input = input, .bytes = plain(size, color), .fileName = model.section(u'/', -1) + u".png"_s});
}

Id OutputCompareTest::film(double seconds, quint64 seed, int width, int height, const QString &model)
{
    m_clock->advance(1ms);
    const auto made =
        encodeVideo({.prompt = u"The sea"_s, .seed = seed, .width = width, .height = height, .seconds = seconds});
    return m_samples->add({.model = model,
                           .kind = RequestKind::Video,
                           .input = {{u"prompt"_s, u"The sea"_s}, {u"seed"_s, qint64(seed)}},
                           .bytes = made->bytes,
                           .mediaType = u"video/mp4"_s,
                           .fileName = u"film.mp4"_s});
}

Id OutputCompareTest::sound(const QString &text, const QString &voice)
{
    m_clock->advance(1ms);
    return m_samples->add({.model = u"acme/speaker"_s,
                           .kind = RequestKind::Speech,
                           .input = {{u"text"_s, text}, {u"voice"_s, voice}},
                           .bytes = speak({.text = text, .voice = voice})->bytes,
                           .mediaType = u"audio/wav"_s,
                           .fileName = u"speech.wav"_s});
}

void OutputCompareTest::show(const QList<Id> &jobs)
{
    QSignalSpy changed(m_page->set(), &OutputSet::groupsChanged);
    m_page->setJobs(jobs);
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), kWait);
}

PictureSection *OutputCompareTest::pictures() const
{
    return qobject_cast<PictureSection *>(m_page->section(OutputKind::Image));
}

FilmSection *OutputCompareTest::films() const
{
    return qobject_cast<FilmSection *>(m_page->section(OutputKind::Video));
}

SoundSection *OutputCompareTest::sounds() const
{
    return qobject_cast<SoundSection *>(m_page->section(OutputKind::Audio));
}

bool OutputCompareTest::picturesAreRead() const
{
    const OutputGroup *group = m_page->set()->group(OutputKind::Image);
    return group &&
           std::ranges::all_of(group->items, [](const OutputEntry &entry) { return entry.preview.has_value(); });
}

std::optional<OutputVerdict> OutputCompareTest::storedVerdict(OutputKind kind, const QList<Id> &jobs)
{
    QList<ComparedOutput> outputs;
    for (const Id &job : jobs)
        outputs.append({job, 0});
    if (!m_workbench->store().flush().result())
        return std::nullopt;
    const auto found =
        m_workbench->reader()
            .read<std::optional<OutputVerdict>>([=](Database &db) -> Result<std::optional<OutputVerdict>> {
                return JobJudgementRepository(db).latestOf(kind, outputs);
            })
            .result();
    return found ? *found : std::nullopt;
}

} // namespace bakeoff
