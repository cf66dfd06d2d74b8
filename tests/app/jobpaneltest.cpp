// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobpaneltest.h"

#include "sandbox/media/generators.h"
#include "store/chargerepository.h"
#include "store/storereader.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace bakeoff {

JobPanelTest::JobPanelTest() = default;

JobPanelTest::~JobPanelTest() = default;

void JobPanelTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    qputenv("BAKEOFF_TEST_PANEL_KEY", "sandbox"); // read when the profile is opened
    m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100);
    m_picture = paintImage({.prompt = u"A lighthouse by the sea"_s, .seed = 41, .width = 320, .height = 200})->bytes;
}

void JobPanelTest::init()
{
    m_profile = std::make_unique<JobProfile>();
    QVERIFY(m_profile->open());
    m_window = std::make_unique<QWidget>();
    m_window->resize(1500, 900);
    m_panel = new JobPanel(m_profile->workbench(), m_window.get());
    m_panel->resize(390, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void JobPanelTest::cleanup()
{
    m_window.reset();
    m_profile.reset();
}

void JobPanelTest::show(const QList<Id> &ids)
{
    QSignalSpy shown(m_panel, &JobPanel::shown);
    m_panel->setJobs(ids);
    QVERIFY(shown.count() > 0 || shown.wait(10'000));
}

Job JobPanelTest::ended(JobState state) const
{
    Job job = m_profile->job();
    job.kind = RequestKind::Image;
    job.state = state;
    job.stamps.sent = job.stamps.created;
    job.stamps.ended = UtcMicros{job.stamps.created.value + 2'000'000};
    return job;
}

Job JobPanelTest::unpriced() const
{
    Job job = ended(JobState::Succeeded);
    job.cost = Cost::unknown();
    job.costBasis = {{u"unknown"_s, u"no_prices"_s}};
    return job;
}

QByteArray JobPanelTest::picture(int i)
{
    return paintImage({.prompt = u"p"_s, .seed = quint64(i), .width = 64 + i, .height = 64})->bytes;
}

QString JobPanelTest::value(const FactRows &facts, const QString &name)
{
    for (const FactRows::Row &row : facts.rows()) {
        if (row.name == name)
            return plain(row.value);
    }
    return u"(not there)"_s;
}

QString JobPanelTest::fact(const QString &name) const
{
    const QString first = value(*m_panel->findChild<FactRows *>(u"jobFacts"_s), name);
    return first == u"(not there)"_s ? value(*m_panel->findChild<FactRows *>(u"jobMoreFacts"_s), name) : first;
}

QPushButton *JobPanelTest::button(const char *name) const
{
    return m_panel->findChild<QPushButton *>(QString::fromLatin1(name));
}

void JobPanelTest::tab(int index)
{
    m_panel->findChild<QTabBar *>(u"jobTabs"_s)->setCurrentIndex(index);
}

Charge JobPanelTest::charge(const Id &job) const
{
    const auto read =
        m_profile->workbench().reader().read<Charge>([job](Database &db) { return ChargeRepository(db).of(job); });
    return QTest::qWaitFor([&read] { return read.isFinished(); }, 10'000) ? read.result().valueOr({}) : Charge();
}

} // namespace bakeoff
