// SPDX-License-Identifier: GPL-3.0-or-later
#include "newjobdialogtest.h"

#include "sandbox/sandboxserver.h"
#include "secrets/keyring.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "store/jobrepository.h"
#include "widgets/theme.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace bakeoff {

NewJobDialogTest::NewJobDialogTest() = default;

NewJobDialogTest::~NewJobDialogTest() = default;

void NewJobDialogTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100);
}

void NewJobDialogTest::cleanupTestCase()
{
    m_theme.reset();
}

void NewJobDialogTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    SandboxServerOptions options;
    options.seed = 1;
    options.replicate.folder = m_folder->filePath(u"predictions"_s);
    options.replicate.pacePercent = 0;
    m_server = std::make_unique<SandboxServer>(options, m_clock);
    QVERIFY(m_server->listen().ok());
    QVERIFY(open());
}

bool NewJobDialogTest::open(bool sandbox)
{
    m_settings = std::make_unique<AppSettings>(m_folder->filePath(u"settings.ini"_s));
    m_commands = std::make_unique<CommandRegistry>(*m_settings);
    m_workbench = std::make_unique<Workbench>(Workbench::Options{.profileFolder = m_folder->filePath(u"profile"_s),
                                                                 .sandboxProgram = {}},
                                              m_clock);
    const QFuture<Status> started = m_workbench->start();
    if (!QTest::qWaitFor([&] { return started.isFinished(); }, 20'000) || !started.result())
        return false;
    ProviderConfig config;
    config.name = u"studio"_s;
    config.kind = ProviderKind::Replicate;
    config.preset = Preset::Replicate;
    config.isSandbox = sandbox;
    config.baseUrl = m_server->replicateUrl();
    const QFuture<Status> added = m_workbench->providers().add(config);
    if (!QTest::qWaitFor([&] { return added.isFinished(); }, 10'000) || !added.result())
        return false;
    // What a fresh profile has of its own needs a process beside it.
    for (const ProviderConfig &other : QList<ProviderConfig>(m_workbench->providers().configs())) {
        if (other.name != config.name) {
            const QFuture<Status> removed = m_workbench->providers().remove(other.name);
            if (!QTest::qWaitFor([&] { return removed.isFinished(); }, 10'000))
                return false;
        }
    }
    m_workbench->keys().setSessionKey(config, "sandbox"_ba);
    m_workbench->jobs().start();
    m_host = std::make_unique<QWidget>();
    m_host->resize(1600, 1000);
    NewJobDialog::addCommands(*m_commands, m_host.get());
    m_dialog = new NewJobDialog(*m_workbench, *m_commands, m_host.get());
    m_host->show();
    return QTest::qWaitForWindowActive(m_host.get());
}

void NewJobDialogTest::cleanup()
{
    m_host.reset();
    m_commands.reset();
    m_workbench.reset();
    m_settings.reset();
    m_server.reset();
    m_folder.reset();
}

QString NewJobDialogTest::text(const char *label) const
{
    return find<QLabel>(label)->text();
}

JobModelsModel &NewJobDialogTest::rows() const
{
    return *qobject_cast<JobModelsModel *>(find<QListView>("newJobModels")->model());
}

ModelRef NewJobDialogTest::ref(const char *name)
{
    return {u"studio"_s, u"sandbox/"_s + QString::fromLatin1(name)};
}

bool NewJobDialogTest::tick(const char *name)
{
    if (!m_dialog->isOpen())
        m_dialog->begin({});
    const ModelRef model = ref(name);
    if (!QTest::qWaitFor([&] { return rows().rowOf(model) >= 0; }, 10'000))
        return false;
    auto *list = find<QListView>("newJobModels");
    const QModelIndex index = rows().index(rows().rowOf(model), 0);
    list->scrollTo(index);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
    return index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
}

bool NewJobDialogTest::formHas(const char *key) const
{
    return QTest::qWaitFor([&] { return control(key) != nullptr; }, 10'000);
}

QWidget *NewJobDialogTest::control(const char *key) const
{
    return find<QWidget>("inputScroll")->findChild<QWidget *>(QString::fromLatin1(key));
}

void NewJobDialogTest::type(const char *key, const QString &words)
{
    QWidget *target = control(key);
    QVERIFY2(target, key);
    target->setFocus();
    QTest::keyClick(target, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(target, Qt::Key_Delete);
    QTest::keyClicks(target, words);
}

bool NewJobDialogTest::settled() const
{
    return QTest::qWaitFor([this] { return find<QPushButton>("newJobStart")->isEnabled(); }, 10'000);
}

QString NewJobDialogTest::note(const char *key) const
{
    const QWidget *field = m_dialog->findChild<QWidget *>(QString::fromLatin1(key) + u".field"_s);
    QStringList texts;
    for (const QLabel *label : field ? field->findChildren<QLabel *>() : QList<QLabel *>())
        texts.append(label->text());
    return texts.join(u'|');
}

QList<Job> NewJobDialogTest::jobs()
{
    QList<Job> jobs;
    const auto listed = m_workbench->jobs().list({}, 100);
    if (!QTest::qWaitFor([&] { return listed.isFinished(); }, 10'000))
        return jobs;
    const auto page = listed.result();
    if (!page)
        return jobs;
    for (const JobSummary &row : page->rows) {
        const auto job = m_workbench->jobs().load(row.id);
        if (QTest::qWaitFor([&] { return job.isFinished(); }, 10'000) && job.result())
            jobs.prepend(*job.result()); // in the order in which they were made
    }
    return jobs;
}

void NewJobDialogTest::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_host.get(), key, modifiers);
}

} // namespace bakeoff
