// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportbook.h"

#include "base/clock.h"
#include "shell/appsettings.h"
#include "store/reportsettingsrepository.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "workbench/workbench.h"

#include <QFuture>

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kStoreAfter = 500ms; ///< the last key

} // namespace

ReportBook::ReportBook(Workbench &workbench, AppSettings &settings, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_settings(settings)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kStoreAfter);
    connect(&m_soon, &QTimer::timeout, this, &ReportBook::flush);
}

ReportBook::~ReportBook()
{
    flush();
}

void ReportBook::start()
{
    if (m_started)
        return;
    m_started = true;
    list();
    const Id last = Id::fromString(m_settings.get(keys::reportsLast));
    if (last.isNull() || !m_current.isBlank())
        return;
    const int serial = ++m_openAsked;
    m_workbench.reader()
        .read<ReportSettings>([last](Database &db) { return ReportSettingsRepository(db).load(last); })
        .then(this, [this, serial](const Result<ReportSettings> &settings) {
            // It may have been deleted elsewhere: then there is a new one.
            if (serial == m_openAsked && settings && m_current.isBlank())
                show(*settings);
        });
}

void ReportBook::reload()
{
    if (m_started)
        list();
}

void ReportBook::list()
{
    const int serial = ++m_listAsked;
    m_workbench.reader()
        .read<QList<ReportEntry>>([](Database &db) { return ReportSettingsRepository(db).list(); })
        .then(this, [this, serial](const Result<QList<ReportEntry>> &entries) {
            if (serial != m_listAsked)
                return;
            if (!entries) {
                emit failed(entries.error());
                return;
            }
            m_entries = *entries;
            emit listed();
        });
}

void ReportBook::change(const ReportSettings &value)
{
    ReportSettings next = value;
    next.id = m_current.id;
    next.created = m_current.created;
    next.updated = m_current.updated;
    if (next == m_current)
        return;
    const UtcMicros now = m_workbench.clock().nowUtc();
    if (next.id.isNull() && !next.isBlank()) {
        next.id = newId(now);
        next.created = now;
        m_settings.set(keys::reportsLast, idText(next.id));
    }
    next.updated = now;
    ++m_openAsked; // what is being written is not replaced by what was asked for before
    m_current = next;
    if (!next.id.isNull())
        m_soon.start();
}

void ReportBook::flush()
{
    if (!m_soon.isActive() || !m_workbench.isReady())
        return;
    m_soon.stop();
    m_workbench.store()
        .write([settings = m_current](Database &db) { return ReportSettingsRepository(db).put(settings); })
        .then(this, [this](const Status &status) {
            if (!status)
                emit failed(status.error());
            else
                list();
        });
}

void ReportBook::show(const ReportSettings &settings)
{
    m_current = settings;
    m_settings.set(keys::reportsLast, settings.id.isNull() ? QString() : idText(settings.id));
    emit opened(m_current);
}

void ReportBook::open(const Id &id)
{
    if (id == m_current.id || !m_workbench.isReady())
        return;
    flush();
    const int serial = ++m_openAsked;
    m_workbench.reader()
        .read<ReportSettings>([id](Database &db) { return ReportSettingsRepository(db).load(id); })
        .then(this, [this, serial](const Result<ReportSettings> &settings) {
            if (serial != m_openAsked)
                return;
            if (settings)
                show(*settings);
            else
                emit failed(settings.error());
        });
}

void ReportBook::openFor(ReportCovers covers, const ReportSelection &selection)
{
    if (!m_workbench.isReady() || (m_current.covers == covers && m_current.selection == selection))
        return;
    flush();
    const int serial = ++m_openAsked;
    m_workbench.reader()
        .read<ReportSettings>([covers, selection](Database &db) -> Result<ReportSettings> {
            const ReportSettingsRepository reports(db);
            const auto entries = reports.list();
            if (!entries)
                return entries.error();
            for (const ReportEntry &entry : *entries) {
                const auto one = reports.load(entry.id);
                if (one && one->covers == covers && one->selection == selection)
                    return *one;
            }
            ReportSettings fresh;
            fresh.covers = covers;
            fresh.selection = selection;
            return fresh;
        })
        .then(this, [this, serial](const Result<ReportSettings> &settings) {
            if (serial != m_openAsked)
                return;
            if (settings)
                show(*settings);
            else
                emit failed(settings.error());
        });
}

void ReportBook::create(const ReportSettings &value)
{
    flush();
    ++m_openAsked;
    show(value);
}

void ReportBook::remove()
{
    if (!m_workbench.isReady())
        return;
    m_soon.stop(); // all of it is in m_removed
    ++m_openAsked;
    const ReportSettings gone = m_current;
    const auto done = [this, gone] {
        m_removed = gone;
        show({});
        emit removed(gone.options.title);
        list();
    };
    if (gone.id.isNull()) {
        if (!gone.isBlank())
            done();
        return;
    }
    m_workbench.store()
        .write([id = gone.id](Database &db) { return ReportSettingsRepository(db).remove(id); })
        .then(this, [this, done](const Status &status) {
            if (status)
                done();
            else
                emit failed(status.error());
        });
}

void ReportBook::undo()
{
    if (!m_removed)
        return;
    flush();
    const ReportSettings back = *std::exchange(m_removed, std::nullopt);
    ++m_openAsked;
    show(back);
    if (!back.id.isNull())
        m_soon.start();
    flush();
    emit restored();
}

} // namespace bakeoff
