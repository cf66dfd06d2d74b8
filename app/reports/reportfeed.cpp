// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportfeed.h"

#include "compare/background.h"
#include "reports/reportpicturemaker.h"
#include "words/reportwords.h"
#include "workbench/reportmaker.h"
#include "workbench/workbench.h"

#include <QLocale>

namespace bakeoff {

using namespace std::chrono_literals;

namespace {

constexpr auto kTyping = 200ms;  ///< after the last change of the settings
constexpr auto kChanging = 2s;   ///< after a change of the history
constexpr auto kSlow = 300ms;

/// The words that the user writes do not change a figure.
ReportSettings withoutWords(ReportSettings settings)
{
    settings.id = {};
    settings.created = settings.updated = {};
    settings.options.title.clear();
    settings.options.question.clear();
    settings.options.conclusion.clear();
    return settings;
}

} // namespace

ReportFeed::ReportFeed(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_pictures(new ReportPictureMaker(workbench, this))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kTyping);
    connect(&m_soon, &QTimer::timeout, this, &ReportFeed::start);
    m_later.setSingleShot(true);
    m_later.setInterval(kChanging);
    connect(&m_later, &QTimer::timeout, this, &ReportFeed::start);
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlow);
    connect(&m_slow, &QTimer::timeout, this, [this] { emit slow(true); });
    connect(m_pictures, &ReportPictureMaker::gathered, this, &ReportFeed::write);
}

ReportFeed::~ReportFeed()
{
    m_running.cancel();
}

ReportMaker &ReportFeed::maker()
{
    if (!m_maker)
        m_maker = std::make_unique<ReportMaker>(m_workbench);
    return *m_maker;
}

void ReportFeed::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    if (busy) {
        m_slow.start();
    } else if (m_slow.isActive()) {
        m_slow.stop();
    } else {
        emit slow(false);
    }
}

void ReportFeed::setSettings(const ReportSettings &settings)
{
    const bool same = m_told && withoutWords(settings) == withoutWords(m_settings);
    if (same && settings.options == m_settings.options)
        return;
    m_told = true;
    m_settings = settings;
    ++m_serial;
    m_fresh = false;
    if (!same) {
        m_stale = true;
        m_running.cancel();
    } else if (m_running.isRunning()) {
        m_stale = true; // its answer comes too late to count
    }
    if (!settings.asksAnything()) {
        m_soon.stop();
        m_later.stop();
        m_report.reset();
        m_document = {};
        setBusy(false);
        emit cleared();
        return;
    }
    setBusy(true);
    m_soon.start();
}

void ReportFeed::renew()
{
    if (!m_told || !m_settings.asksAnything())
        return;
    m_stale = true;
    if (!m_busy && !m_later.isActive())
        m_later.start();
}

void ReportFeed::again()
{
    if (!m_told || !m_settings.asksAnything())
        return;
    m_stale = true;
    start();
}

void ReportFeed::start()
{
    m_soon.stop();
    m_later.stop();
    const int serial = ++m_serial;
    setBusy(true);
    if (!m_stale && m_report && withoutWords(m_made) == withoutWords(m_settings)) {
        take(serial, m_made, *m_report);
        return;
    }
    m_stale = false;
    m_running.cancel();
    m_running = maker().make(m_settings.selection, m_settings.options);
    // It may have ended already: then this is called before it returns.
    m_running.then(this, [this, serial, of = m_settings](const Result<Report> &report) { take(serial, of, report); });
}

void ReportFeed::take(int serial, const ReportSettings &of, const Result<Report> &report)
{
    if (serial != m_serial)
        return;
    if (!report) {
        m_stale = true;
        setBusy(false);
        emit failed(report.error());
        return;
    }
    m_made = of;
    m_report = *report;
    m_gathered = serial;
    m_report->options.title = m_settings.options.title;
    m_report->options.question = m_settings.options.question;
    m_report->options.conclusion = m_settings.options.conclusion;
    m_pictures->gather(m_report->options.media ? m_report->media : QList<ReportMedia>());
}

void ReportFeed::write()
{
    if (!m_report || !m_busy || m_gathered != m_serial)
        return;
    const int serial = m_serial;
    inBackground([report = *m_report, pictures = m_pictures->pictures()] {
        ReportPictures encoded;
        for (auto picture = pictures.cbegin(); picture != pictures.cend(); ++picture) {
            if (const ReportPicture one = ReportPictureMaker::encode(*picture); !one.bytes.isEmpty())
                encoded.insert(picture.key(), one);
        }
        return reportDocument(report, QLocale(), encoded);
    }).then(this, [this, serial](const ReportDocument &document) {
        if (serial != m_serial)
            return;
        m_document = document;
        m_fresh = true;
        setBusy(false);
        emit made();
        if (m_stale) // the history has changed meanwhile
            m_later.start();
    });
}

} // namespace bakeoff
