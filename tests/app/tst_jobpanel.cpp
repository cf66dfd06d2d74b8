// SPDX-License-Identifier: GPL-3.0-or-later
// The panel of a chosen job: every state of job and file, by keys and mouse.
#include "jobpaneltest.h"

#include "catalog/inputform.h"
#include "media/codetext.h"
#include "media/imageview.h"
#include "media/mediaview.h"
#include "queue/clockbar.h"
#include "queue/outputstrip.h"
#include "queue/outputview.h"
#include "sandbox/media/generators.h"
#include "sandbox/sandboxserver.h"
#include "widgets/messages.h"
#include "widgets/theme.h"
#include "workbench/jobdraft.h"
#include "workbench/providerregistry.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace bakeoff;

class TestJobPanel : public JobPanelTest {
    Q_OBJECT

private slots:
    void nothingAndSeveral()
    {
        QVERIFY(m_panel->findChild<EmptyState *>(u"jobPanelEmpty"_s)->isVisible());
        QList<Id> ids;
        for (int i = 0; i < 5; ++i) {
            Job job = ended(i < 3 ? JobState::Succeeded : JobState::Failed);
            job.sandbox = false;
            if (i < 3)
                m_profile->addFile(job, m_picture, u"a.png"_s);
            job.cost = i == 0 ? Cost::unknown() : Cost::estimated(Usd::fromPicos(25'000'000'000));
            QVERIFY(m_profile->put(job));
            ids.append(job.id);
        }
        Job waiting = m_profile->job();
        QVERIFY(m_profile->put(waiting));
        show({ids + QList<Id>{waiting.id}});
        QCOMPARE(m_panel->findChild<QLabel *>(u"jobsTitle"_s)->text().first(5), u"6 job"_s);
        const auto *facts = m_panel->findChild<FactRows *>(u"jobsFacts"_s);
        QCOMPARE(value(*facts, u"Done"_s), u"3"_s);
        QCOMPARE(value(*facts, u"Failed"_s), u"2"_s);
        QCOMPARE(value(*facts, u"Waiting"_s), u"1"_s);
        QCOMPARE(value(*facts, u"Cost"_s), u"at least $0.10 (1 unknown)"_s);
        QSignalSpy compare(m_panel, &JobPanel::compareWanted);
        QTest::mouseClick(m_panel->findChild<QPushButton *>(u"jobsCompare"_s), Qt::LeftButton);
        QCOMPARE(compare.first().first().value<QList<Id>>().size(), 6);
        show({});
        QVERIFY(m_panel->findChild<EmptyState *>(u"jobPanelEmpty"_s)->isVisible());
    }

    void everyStateOfAFile_data()
    {
        QTest::addColumn<ArtifactState>("state");
        QTest::addColumn<QString>("says");
        QTest::newRow("here") << ArtifactState::Downloaded << QString();
        QTest::newRow("waiting") << ArtifactState::Waiting << u"This file is being fetched."_s;
        QTest::newRow("expired") << ArtifactState::Expired
                                 << u"The provider had deleted this file before it was fetched."_s;
        QTest::newRow("refused") << ArtifactState::Refused
                                 << u"This file was not fetched: its address or its size is not allowed."_s;
        QTest::newRow("missing") << ArtifactState::Missing << u"Succeeded, file missing"_s;
    }

    void everyStateOfAFile()
    {
        QFETCH(const ArtifactState, state);
        QFETCH(const QString, says);
        Job job = ended(JobState::Succeeded);
        if (state == ArtifactState::Downloaded || state == ArtifactState::Missing) {
            m_profile->addFile(job, m_picture, u"light.png"_s);
        } else {
            job.artifacts.append(m_profile->artifact(job, u"light.png"_s));
            job.artifacts.last().state = state;
        }
        QVERIFY(m_profile->put(job));
        if (state == ArtifactState::Missing)
            QVERIFY(m_profile->removeFile(job.artifacts.first().sha256));
        show({job.id});
        if (says.isEmpty()) {
            QTRY_VERIFY(m_panel->view()->mediaView()->showsPicture());
            QCOMPARE(m_panel->view()->mediaView()->imageView()->image().size(), QSize(320, 200));
            QVERIFY(button("jobOpen")->isEnabled());
            QTRY_COMPARE(fact(u"File"_s), plain(u"light.png, 320 × 200, %1"_s.arg(QLocale().formattedDataSize(
                                              m_picture.size(), 1, QLocale::DataSizeSIFormat))));
            return;
        }
        QTRY_COMPARE(m_panel->view()->shownText(), says);
        QVERIFY(!button("jobOpen")->isEnabled());
        if (state == ArtifactState::Missing) {
            // It is remembered, and said in the overview too.
            QTRY_COMPARE(m_profile->stored(job.id).artifacts.first().state, ArtifactState::Missing);
            QTRY_COMPARE(m_panel->findChild<StateMessage *>(u"jobTrouble"_s)->sentence(), u"Succeeded, file missing"_s);
            QVERIFY(m_profile->workbench().jobs().library().adoptBytes(m_picture));
            show({});
            show({job.id}); // it came back
            QTRY_VERIFY(m_panel->view()->mediaView()->showsPicture());
            QTRY_COMPARE(m_profile->stored(job.id).artifacts.first().state, ArtifactState::Downloaded);
        } else {
            QVERIFY(fact(u"File"_s).contains(says));
        }
    }

    void everyStateOfAJob_data()
    {
        QTest::addColumn<JobState>("state");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("says");
        QTest::newRow("queued") << JobState::Queued << u"Waiting"_s << u"Waiting"_s;
        QTest::newRow("sending") << JobState::Sending << u"Running"_s << u"Nothing has come yet"_s;
        QTest::newRow("unconfirmed") << JobState::Unconfirmed << u"Unconfirmed"_s << u"Unconfirmed"_s;
        QTest::newRow("starting") << JobState::Starting << u"Running"_s << u"Nothing has come yet"_s;
        QTest::newRow("processing") << JobState::Processing << u"Running"_s << u"Nothing has come yet"_s;
        QTest::newRow("succeeded") << JobState::Succeeded << u"Done"_s << u"No output"_s;
        QTest::newRow("failed") << JobState::Failed << u"Failed"_s << u"Failed"_s;
        QTest::newRow("canceled") << JobState::Canceled << u"Stopped"_s << u"Stopped"_s;
        QTest::newRow("aborted") << JobState::Aborted << u"Ended before it began"_s << u"Ended before it began"_s;
        QTest::newRow("expired") << JobState::Expired << u"Failed"_s << u"The provider no longer knows it"_s;
    }

    void everyStateOfAJob()
    {
        QFETCH(const JobState, state);
        QFETCH(const QString, word);
        QFETCH(const QString, says);
        Job job = isFinal(state) ? ended(state) : m_profile->job();
        job.state = state;
        if (state != JobState::Queued)
            job.stamps.sent = job.stamps.created;
        QVERIFY(m_profile->put(job));
        show({job.id});
        QCOMPARE(fact(u"State"_s), word);
        QTRY_COMPARE(m_panel->view()->shownText(), says);
        QVERIFY(!button("jobOpen")->isEnabled());
    }

    void outputWithoutFiles_data()
    {
        QTest::addColumn<QJsonValue>("output");
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("text") << QJsonValue(u"A poem."_s) << QStringList{u"A poem."_s};
        QTest::newRow("pieces") << QJsonValue(QJsonArray{u"A "_s, u"poem."_s}) << QStringList{u"A poem."_s};
        QTest::newRow("transcription")
            << QJsonValue(QJsonObject{{u"transcription"_s, u"Good morning."_s}, {u"language"_s, u"en"_s}})
            << QStringList{u"Good morning."_s,
                           u"{\n    \"language\": \"en\",\n    \"transcription\": \"Good morning.\"\n}"_s};
        QTest::newRow("number") << QJsonValue(0.5) << QStringList{u"0.5"_s};
        QTest::newRow("list") << QJsonValue(QJsonArray{1, 2}) << QStringList{u"[\n    1,\n    2\n]"_s};
    }

    void outputWithoutFiles()
    {
        QFETCH(const QJsonValue, output);
        QFETCH(const QStringList, texts);
        Job job = ended(JobState::Succeeded);
        job.output = output;
        QVERIFY(m_profile->put(job));
        show({job.id});
        QCOMPARE(m_panel->strip()->count(), texts.size());
        for (int i = 0; i < texts.size(); ++i) {
            m_panel->strip()->setCurrent(i);
            QCOMPARE(m_panel->view()->shownText(), texts[i]);
        }
        m_panel->copyOutput();
        QCOMPARE(QApplication::clipboard()->text(), texts.last());
    }

    void clocks()
    {
        Job job = ended(JobState::Succeeded);
        const auto at = [&job](double seconds) {
            return UtcMicros{job.stamps.created.value + static_cast<qint64>(seconds * 1e6)};
        };
        job.stamps.sent = at(3);
        job.stamps.providerCreated = at(4);
        job.stamps.providerStarted = at(21.4);
        job.stamps.providerCompleted = at(28.2);
        job.stamps.ended = at(29);
        QVERIFY(m_profile->put(job));
        show({job.id});
        const auto *bar = m_panel->findChild<ClockBar *>(u"jobClocks"_s);
        QCOMPARE(bar->parts().size(), 3);
        QCOMPARE(bar->parts()[0].name, u"Cold start"_s);
        QCOMPARE(plain(bar->parts()[0].figure), u"17.4 s"_s);
        QCOMPARE(plain(bar->parts()[1].figure), u"6.80 s"_s);
        QCOMPARE(plain(bar->parts()[2].figure), u"1.80 s"_s);
        QCOMPARE(plain(bar->accessibleDescription()), u"Cold start 17.4 s, Run 6.80 s, On the way 1.80 s"_s);
        QCOMPARE(fact(u"Waited here"_s), u"3.00 s"_s);

        // Its file was here after nine tenths of a second more.
        Job filed = ended(JobState::Succeeded);
        filed.stamps.sent = at(3);
        filed.stamps.ended = at(29);
        m_profile->addFile(filed, m_picture, u"a.png"_s);
        QVERIFY(m_profile->put(filed, {}, std::chrono::milliseconds(900)));
        show({filed.id});
        QCOMPARE(bar->parts().last().name, u"Save"_s);
        QCOMPARE(plain(bar->parts().last().figure), u"0.90 s"_s);
        QVERIFY(plain(m_panel->findChild<QLabel *>(u"jobClockTotal"_s)->text()).startsWith(u"26.9 s"_s));

        Job other = ended(JobState::Succeeded);
        other.stamps.providerCreated = at(9);
        other.stamps.providerStarted = at(8);
        other.stamps.providerCompleted = at(12);
        QVERIFY(m_profile->put(other));
        show({other.id});
        QCOMPARE(bar->parts()[0].figure, u"n/a"_s);
        QVERIFY(!bar->parts()[0].time);
        QVERIFY(m_panel->findChild<QLabel *>(u"jobClockNote"_s)->text().contains(u"clocks disagree"_s));
    }

    void inputNamesFilesAndHidesSecrets()
    {
        Job job = m_profile->job();
        const JobFile file{QByteArray(32, '\3'), u"cat.png"_s, u"image/png"_s, 1200, {}, {}};
        job.input = {{u"prompt"_s, u"a cat"_s}, {u"image"_s, file.address()}, {u"token"_s, u"[redacted]"_s},
                     {u"masks"_s, QJsonArray{file.address()}}};
        job.files = {file};
        job.hasSecrets = true;
        QVERIFY(m_profile->put(job));
        show({job.id});
        tab(1);
        const QString text = m_panel->findChild<CodeText *>(u"jobInput"_s)->toPlainText();
        const QJsonObject shown = QJsonDocument::fromJson(text.toUtf8()).object();
        QCOMPARE(shown["image"_L1], u"cat.png"_s);
        QCOMPARE(shown["masks"_L1].toArray().first(), u"cat.png"_s);
        QVERIFY(!text.contains(u"redacted"_s) && !text.contains(u"sha256"_s));
        QVERIFY(shown["token"_L1].toString().contains(u'●'));
        QCOMPARE(m_panel->findChild<QLabel *>(u"jobFiles"_s)->text().section(u'\n', 0, 0),
                 u"cat.png, image/png, 1.2 kB"_s);
    }

    void followsARunningJob()
    {
        SandboxServer sandbox({.token = u"t"_s, .seed = 1}, m_profile->clock());
        QVERIFY(sandbox.listen());
        ProviderConfig config;
        config.name = u"play"_s;
        config.kind = ProviderKind::Replicate;
        config.baseUrl = sandbox.replicateUrl();
        config.keyVariable = u"BAKEOFF_TEST_PANEL_KEY"_s;
        const auto added = m_profile->workbench().providers().add(config);
        QTRY_VERIFY(added.isFinished());
        QVERIFY(added.result());
        m_panel->setJobs({});
        JobQueue &queue = m_profile->workbench().jobs();
        queue.start();
        const auto run = [&](const QString &name, const QJsonObject &input) -> Id {
            const ModelRef model{u"play"_s, name};
            std::optional<Result<PredictionModel>> told;
            queue.fetchModel(model, {}, m_panel, [&told](const Result<PredictionModel> &answer) { told = answer; });
            if (!QTest::qWaitFor([&told] { return told.has_value(); }, 20'000) || !*told)
                return {};
            const Result<InputForm> form = formOf(**told);
            if (!form)
                return {};
            JobDraft draft = draftOf(model, **told, *form);
            draft.input = input;
            const auto made = queue.enqueue({draft});
            return QTest::qWaitFor([&made] { return made.isFinished(); }, 20'000) && made.result()
                       ? made.result()->jobs.first()
                       : Id();
        };
        const auto *log = m_panel->findChild<CodeText *>(u"jobLog"_s);
        const Id slow = run(u"sandbox/slow"_s, {{u"prompt"_s, u"a"_s}, {u"seconds"_s, 8}});
        QVERIFY(!slow.isNull());
        m_panel->setJobs({slow});
        const auto runs = [this] { return m_panel->job() && m_panel->job()->state == JobState::Processing; };
        QTRY_VERIFY_WITH_TIMEOUT(runs() && !log->toPlainText().isEmpty(), 20'000);
        QCOMPARE(fact(u"State"_s), u"Running"_s);
        const QString before = log->toPlainText();
        QTRY_VERIFY_WITH_TIMEOUT(log->toPlainText().size() > before.size(), 20'000);
        QVERIFY(runs() && log->toPlainText().startsWith(before)); // while it runs
        QTRY_COMPARE_WITH_TIMEOUT(fact(u"State"_s), u"Done"_s, 30'000);
        QVERIFY(!m_panel->view()->shownText().isEmpty());

        const Id id =
            run(u"sandbox/painter"_s, {{u"prompt"_s, u"a lighthouse at dusk"_s}, {u"output_format"_s, u"png"_s}});
        QVERIFY(!id.isNull());
        m_panel->setJobs({id});
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->view()->mediaView()->showsPicture(), 40'000);
        QTRY_COMPARE_WITH_TIMEOUT(fact(u"State"_s), u"Done"_s, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_profile->stored(id).artifacts.first().width.has_value(), 20'000);
        QVERIFY(!m_profile->stored(id).rawRequest.isEmpty());
        m_profile->close(); // its calls end before the server does
    }

    void logFollowsItsEnd()
    {
        CodeText log(u"Log"_s);
        log.resize(300, 120);
        log.show();
        QString text;
        for (int i = 0; i < 60; ++i)
            text += u"step %1\n"_s.arg(i);
        log.setGrowingText(text);
        QVERIFY(log.isAtEnd());
        log.setGrowingText(text + u"more\nand more\n"_s);
        QVERIFY(log.isAtEnd());
        QVERIFY(log.toPlainText().endsWith("and more\n"_L1));
        log.verticalScrollBar()->setValue(5);
        log.setGrowingText(text + u"more\nand more\nand more\n"_s);
        QCOMPARE(log.verticalScrollBar()->value(), 5); // somebody reads there
        log.setGrowingText(u"another"_s);
        QCOMPARE(log.toPlainText(), u"another"_s);

        bool cut = false;
        QCOMPARE(shownLog(u"a\r\n 10%|#\r 20%|##\r100%|####\ndone"_s, cut), u"a\n100%|####\ndone"_s);
        QVERIFY(!cut);
        const QString shown = shownLog(QString(kMostShownLog, u'x') + u"\nlast"_s, cut);
        QVERIFY(cut);
        QCOMPARE(shown, u"last"_s);
    }

    void errorsNameTheField()
    {
        Job job = ended(JobState::Failed);
        job.error =
            Error{.kind = ErrorKind::BadInput, .providerMessage = u"Input validation failed"_s, .httpStatus = 422};
        job.invalidFields = {{u"width"_s, u"enum"_s, u"must be 512 or 1024"_s}};
        QVERIFY(m_profile->put(job));
        show({job.id});
        QVERIFY(m_panel->findChild<StateMessage *>(u"jobTrouble"_s)->isVisible());
        QCOMPARE(value(*m_panel->findChild<FactRows *>(u"jobInvalidFields"_s), u"width"_s), u"must be 512 or 1024"_s);
        QCOMPARE(fact(u"Cost"_s), u"no charge"_s);
    }

    void itFitsSmallWindows()
    {
        Job job = ended(JobState::Succeeded);
        m_profile->addFile(job, m_picture, u"a.png"_s);
        QVERIFY(m_profile->put(job));
        show({job.id});
        QCOMPARE(m_panel->width(), 390);
        QVERIFY(button("jobChanges")->isVisible());
        m_window->resize(1280, 800);
        QTRY_COMPARE(m_panel->width(), 332);
        QVERIFY(!button("jobChanges")->isVisible()); // it is in the menu
        Job film = ended(JobState::Succeeded);
        m_profile->addFile(film, encodeVideo({.prompt = u"sea"_s, .width = 160, .height = 90, .seconds = 1})->bytes,
                           u"a.mp4"_s);
        QVERIFY(m_profile->put(film));
        for (const Id &id : {job.id, film.id}) {
            show({id});
            QTRY_VERIFY(m_panel->view()->mediaView()->facts());
            QTest::qWait(50);
            const auto widgets = m_panel->findChildren<QWidget *>();
            for (const QWidget *widget : widgets) {
                if (widget->isVisible())
                    QVERIFY2(widget->mapTo(m_panel, QPoint(widget->width(), 0)).x() <= 332,
                             qPrintable(widget->objectName() + QLatin1StringView(widget->metaObject()->className())));
            }
        }
    }

    void everyStopHasAName()
    {
        Job job = ended(JobState::Succeeded);
        for (int i = 0; i < 3; ++i)
            m_profile->addFile(job, picture(i), u"a.png"_s);
        QVERIFY(m_profile->put(job));
        show({job.id});
        int stops = 0;
        for (int page = 0; page < 4; ++page) {
            tab(page);
            const auto widgets = m_panel->findChildren<QWidget *>();
            for (QWidget *widget : widgets) {
                if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || widget->focusProxy())
                    continue;
                ++stops;
                const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
                QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                         qPrintable(widget->objectName() + QLatin1StringView(widget->metaObject()->className())));
            }
        }
        QVERIFY(stops > 20);
    }

    void looks() // BAKEOFF_PANEL_SHOTS=FOLDER
    {
        const QString folder = qEnvironmentVariable("BAKEOFF_PANEL_SHOTS");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        QList<std::pair<QString, Job>> scenes;
        Job done = ended(JobState::Succeeded);
        done.title = u"A lighthouse on a rocky headland at dusk, calm sea"_s;
        done.model.id = u"black-forest-labs/flux-dev"_s;
        done.seed = 41;
        done.kind = RequestKind::Image;
        done.input = {
            {u"prompt"_s, done.title}, {u"aspect_ratio"_s, u"1:1"_s}, {u"num_inference_steps"_s, 28}, {u"seed"_s, 41}};
        const auto at = [&done](double s) {
            return UtcMicros{done.stamps.created.value + static_cast<qint64>(s * 1e6)};
        };
        done.stamps.sent = at(1.2);
        done.stamps.providerCreated = at(1.4);
        done.stamps.providerStarted = at(18.8);
        done.stamps.providerCompleted = at(25.6);
        done.stamps.ended = at(26.1);
        done.cost = Cost::estimated(Usd::fromPicos(25'000'000'000));
        done.costBasis = {{u"lines"_s, QJsonArray{QJsonObject{{u"metric"_s, u"image_output_count"_s},
                                                              {u"quantity"_s, u"1"_s},
                                                              {u"usd"_s, u"0.025"_s},
                                                              {u"per"_s, u"image"_s}}}},
                          {u"prices"_s, QJsonObject{{u"read_on_us"_s, done.stamps.created.value}}}};
        done.logs = u"Using seed: 41\n  0%|          | 0/28\n100%|##########| 28/28 [00:06<00:00]\n"_s;
        done.rawRequest = R"({"input":{"prompt":"A lighthouse on a rocky headland at dusk, calm sea"}})";
        done.rawResponse =
            "HTTP/1.1 201 Created\r\n\r\n{\"id\":\"kx8vq2m1hdrmc0cm1s8b5gz5r4\",\"status\":\"starting\"}";
        done.providerId = u"kx8vq2m1hdrmc0cm1s8b5gz5r4"_s;
        m_profile->addFile(done, paintImage({.prompt = done.title, .seed = 41, .width = 768, .height = 512})->bytes,
                           u"lighthouse-41.png"_s);
        scenes.append({u"done"_s, done});
        Job several = done;
        several.id = newId(m_profile->clock().nowUtc());
        several.providerId += u'2';
        several.artifacts.clear();
        for (int i = 0; i < 24; ++i)
            m_profile->addFile(
                several, paintImage({.prompt = u"forest"_s, .seed = quint64(i), .width = 512, .height = 512})->bytes,
                u"out-%1.png"_s.arg(i));
        several.cost = Cost::unknown();
        several.costBasis = {{u"unknown"_s, u"no_prices"_s}};
        scenes.append({u"several-unknown"_s, several});
        Job film = ended(JobState::Succeeded);
        film.title = u"Slow aerial shot around the lighthouse, evening"_s;
        film.providerId = u"p-film"_s;
        m_profile->addFile(film, encodeVideo({.prompt = film.title, .width = 640, .height = 360, .seconds = 2})->bytes,
                           u"film.mp4"_s);
        scenes.append({u"film"_s, film});
        Job sound = ended(JobState::Succeeded);
        sound.title = u"Warm female voice: “Welcome back”"_s;
        m_profile->addFile(sound, playMusic({.seconds = 3})->bytes, u"sound.mp3"_s);
        scenes.append({u"sound"_s, sound});
        Job text = ended(JobState::Succeeded);
        text.title = u"interview-03.mp3"_s;
        text.output =
            QJsonObject{{u"transcription"_s, u"Good morning, and welcome back. Today we talk about lighthouses."_s},
                        {u"language"_s, u"en"_s}};
        scenes.append({u"text"_s, text});
        Job failed = ended(JobState::Failed);
        failed.title = done.title;
        failed.error =
            Error{.kind = ErrorKind::BadInput, .providerMessage = u"Input validation failed"_s, .httpStatus = 422};
        failed.invalidFields = {{u"width"_s, u"enum"_s, u"must be one of 512, 768 or 1024"_s}};
        scenes.append({u"failed"_s, failed});
        Job missing = done;
        missing.id = newId(m_profile->clock().nowUtc());
        missing.providerId += u'3';
        missing.artifacts.clear();
        m_profile->addFile(missing, picture(77), u"gone.png"_s);
        scenes.append({u"missing"_s, missing});
        for (auto &[name, job] : scenes)
            QVERIFY2(m_profile->put(job), qPrintable(name));
        QVERIFY(m_profile->removeFile(missing.artifacts.first().sha256));
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            m_theme->setMode(mode);
            for (const QSize &size : {QSize(1600, 1000), QSize(1280, 800)}) {
                m_window->resize(size);
                m_panel->resize(m_panel->width(), size.height());
                for (const auto &[name, job] : std::as_const(scenes)) {
                    show({job.id});
                    const QStringList tabs =
                        name == u"done"_s ? QStringList{u""_s, u"-input"_s, u"-log"_s, u"-raw"_s} : QStringList{u""_s};
                    for (int page = 0; page < tabs.size(); ++page) {
                        tab(page);
                        QTest::qWait(600);
                        QVERIFY(m_panel->grab().save(
                            u"%1/%2%3-%4-%5.png"_s
                                .arg(folder, name, tabs[page], mode == ThemeMode::Light ? u"light"_s : u"dark"_s)
                                .arg(size.width())));
                    }
                    tab(0);
                }
                show({done.id, several.id, failed.id});
                QVERIFY(m_panel->grab().save(
                    u"%1/chosen-%2-%3.png"_s.arg(folder, mode == ThemeMode::Light ? u"light"_s : u"dark"_s)
                        .arg(size.width())));
                show({several.id});
                m_panel->askPrice();
                QTest::qWait(300);
                QVERIFY(m_window->grab().save(
                    u"%1/price-%2-%3.png"_s.arg(folder, mode == ThemeMode::Light ? u"light"_s : u"dark"_s)
                        .arg(size.width())));
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
                m_panel->askHardware();
                QTest::qWait(300);
                QVERIFY(m_window->grab().save(
                    u"%1/hardware-%2-%3.png"_s.arg(folder, mode == ThemeMode::Light ? u"light"_s : u"dark"_s)
                        .arg(size.width())));
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
                QTest::qWait(300);
                m_panel->openPreview();
                QTest::qWait(600);
                QVERIFY(m_window->grab().save(
                    u"%1/large-%2-%3.png"_s.arg(folder, mode == ThemeMode::Light ? u"light"_s : u"dark"_s)
                        .arg(size.width())));
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
            }
        }
        m_theme->setMode(ThemeMode::Light);
    }
};

QTEST_MAIN(TestJobPanel)
#include "tst_jobpanel.moc"
