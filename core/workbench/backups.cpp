// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/backups.h"

#include "base/clock.h"
#include "base/diskroom.h"
#include "base/log.h"
#include "base/profile.h"
#include "store/storethread.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QPromise>
#include <QRegularExpression>

#include <algorithm>
#include <chrono>
#include <memory>
#include <tuple>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDay = 86'400'000'000;
/// Clocks of one machine are set back by less than this without anybody having meant it.
constexpr qint64 kAhead = 300'000'000;
/// As long as another process may take for a copy.
constexpr std::chrono::seconds kLongestWait{60};

QList<BackupFile> backupsIn(const QString &folder)
{
    static const QRegularExpression dated(u"^(history|before-restore)-(\\d{8}T\\d{6})(?:\\.(\\d{6}))?Z(-\\d+)?\\.db$"_s);
    QList<BackupFile> found;
    for (const QFileInfo &info : QDir(folder).entryInfoList({u"*.db"_s}, QDir::Files)) {
        const QRegularExpressionMatch name = dated.match(info.fileName());
        QDateTime made = QDateTime::fromString(name.captured(2), u"yyyyMMdd'T'HHmmss"_s);
        made.setTimeZone(QTimeZone::UTC);
        UtcMicros moment = UtcMicros::fromDateTime(made.isValid() ? made : info.lastModified());
        if (made.isValid())
            moment.value += name.captured(3).toLongLong();
        found.append({.file = info.absoluteFilePath(),
                      .made = moment,
                      .bytes = info.size(),
                      .automatic = name.captured(1) == "history"_L1});
    }
    std::ranges::sort(found, [](const BackupFile &a, const BackupFile &b) {
        return std::tie(a.made, a.file) > std::tie(b.made, b.file);
    });
    return found;
}

/// Held by whoever adds to the folder or drops from it.
class FolderLock {
public:
    explicit FolderLock(const QString &folder)
        : m_file((QDir().mkpath(folder), folder + u"/.lock"_s))
    {
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_file.setStaleLockTime(std::chrono::milliseconds(0)); // a dead process is noticed without it
    }
    Status take(std::chrono::milliseconds wait)
    {
        if (m_file.tryLock(wait))
            return success();
        if (m_file.error() == QLockFile::LockFailedError)
            return Error{.kind = ErrorKind::Locked, .detail = u"another process is taking a backup"_s};
        return Error{.kind = isDiskFull(m_file.fileName()) ? ErrorKind::DiskFull : ErrorKind::ReadOnly,
                     .detail = u"%1 cannot be written"_s.arg(m_file.fileName())};
    }

private:
    QLockFile m_file;
};

} // namespace

Backups::Backups(const Profile &profile, StoreThread &store, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_history(profile.databaseFile())
    , m_folder(profile.folder() + u"/backups"_s)
    , m_spool(profile.cacheFolder())
    , m_store(store)
    , m_clock(clock)
{
    m_pool.setMaxThreadCount(1);
}

Backups::~Backups()
{
    m_stop = true;
    m_pool.waitForDone();
}

QString Backups::folder() const
{
    return m_folder;
}

QList<BackupFile> Backups::list() const
{
    return backupsIn(m_folder);
}

bool Backups::isDue(const QList<BackupFile> &backups, UtcMicros now)
{
    return std::ranges::none_of(backups, [now](const BackupFile &backup) {
        return backup.automatic && backup.made.value > now.value - kDay && backup.made.value <= now.value + kAhead;
    });
}

QList<BackupFile> Backups::superfluous(const QList<BackupFile> &backups, int limit, UtcMicros now, const QString &newest)
{
    QList<BackupFile> dated;
    std::ranges::copy_if(backups, std::back_inserter(dated), [](const BackupFile &backup) { return backup.automatic; });
    // The first to go stand last.
    const auto isAhead = [now](const BackupFile &backup) { return backup.made.value > now.value + kAhead; };
    std::ranges::stable_sort(dated, [&](const BackupFile &a, const BackupFile &b) {
        const auto rank = [&](const BackupFile &f) { return std::tuple(f.file != newest, isAhead(f), -f.made.value); };
        return rank(a) < rank(b);
    });
    return dated.sliced(std::min<qsizetype>(std::max(limit, 1), dated.size()));
}

void Backups::tellChanged()
{
    QMetaObject::invokeMethod(this, &Backups::changed, Qt::QueuedConnection);
}

template <typename T>
QFuture<T> Backups::run(std::function<T()> work)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QFuture<T> future = promise->future();
    m_pool.start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

Result<QString> Backups::takeNow()
{
    // What streams is on disk up to now; where that does not work the copy is what it can be.
    m_store.flush().waitForFinished();
    const QString base = m_folder + u"/history-"_s + backupStamp(m_clock);
    QString file = base + u".db"_s;
    for (int n = 2; QFile::exists(file); ++n)
        file = u"%1-%2.db"_s.arg(base).arg(n);
    const Status made = backUpHistory(m_history, file, m_stop);
    if (!made)
        return made.error();
    tellChanged();
    return file;
}

QFuture<std::optional<BackupFile>> Backups::newestGood()
{
    return run<std::optional<BackupFile>>([this]() -> std::optional<BackupFile> {
        for (const BackupFile &backup : list()) {
            if (m_stop)
                break;
            if (checkBackup(backup.file))
                return backup;
        }
        return std::nullopt;
    });
}

QFuture<Status> Backups::takeIfDue(int limit)
{
    return run<Status>([this, limit]() -> Status {
        if (!isDue(list(), m_clock.nowUtc()))
            return success();
        FolderLock lock(m_folder);
        if (const Status taken = lock.take(std::chrono::milliseconds(0)); !taken)
            return taken.error().kind == ErrorKind::Locked ? success() : taken;
        if (!isDue(list(), m_clock.nowUtc()))
            return success();
        // What a process left that was killed over it.
        const QDir folder(m_folder);
        for (const QString &part : folder.entryList({u"*.part"_s, u"*.part-wal"_s, u"*.part-shm"_s, u"*.part-journal"_s},
                                                    QDir::Files))
            QFile::remove(folder.filePath(part));
        const Result<QString> file = takeNow();
        if (!file)
            return file.error();
        for (const BackupFile &old : superfluous(list(), limit, m_clock.nowUtc(), *file)) {
            if (!QFile::remove(old.file))
                qCWarning(lcStore) << "could not be dropped:" << old.file;
        }
        tellChanged();
        return success();
    });
}

QFuture<Result<QString>> Backups::take()
{
    return run<Result<QString>>([this]() -> Result<QString> {
        FolderLock lock(m_folder);
        if (const Status taken = lock.take(kLongestWait); !taken)
            return taken.error();
        return takeNow();
    });
}

QFuture<Status> Backups::backUpTo(const QString &file)
{
    return run<Status>([this, file]() -> Status {
        m_store.flush().waitForFinished();
        const Status made = backUpHistory(m_history, QFileInfo(file).absoluteFilePath(), m_stop);
        if (made && QFileInfo(file).absolutePath() == m_folder)
            tellChanged();
        return made;
    });
}

CopyProgress Backups::progressTeller()
{
    auto last = std::make_shared<std::optional<std::chrono::nanoseconds>>();
    return [this, last](qint64 done, qint64 total) {
        const std::chrono::nanoseconds now = m_clock.ticks();
        if (*last && now - **last < std::chrono::milliseconds(200) && done < total)
            return;
        *last = now;
        QMetaObject::invokeMethod(this, [this, done, total] { emit progress(done, total); }, Qt::QueuedConnection);
    };
}

QFuture<Result<ExportedHistory>> Backups::exportTo(const QString &file, const QList<Id> &comparisons)
{
    return run<Result<ExportedHistory>>([this, file, comparisons] {
        m_store.flush().waitForFinished();
        return exportHistory(m_history, file, comparisons, m_clock, m_stop, progressTeller());
    });
}

QFuture<Result<ImportedHistory>> Backups::importFrom(const QString &file)
{
    return run<Result<ImportedHistory>>([this, file]() -> Result<ImportedHistory> {
        if (!QDir().mkpath(m_spool))
            return Error{.kind = ErrorKind::ReadOnly, .detail = u"%1: cannot be made"_s.arg(m_spool)};
        return importHistory(m_store, file, m_spool, m_stop, progressTeller());
    });
}

QFuture<Result<RestoredHistory>> Backups::restore(const QString &file)
{
    return run<Result<RestoredHistory>>([this, file]() -> Result<RestoredHistory> {
        FolderLock lock(m_folder);
        if (const Status taken = lock.take(kLongestWait); !taken)
            return taken.error();
        m_store.flush().waitForFinished();
        Result<RestoredHistory> restored
            = restoreHistory(m_history, QFileInfo(file).absoluteFilePath(), m_folder, m_clock, m_stop);
        if (restored) {
            m_store.completeIndex();
            tellChanged();
            QMetaObject::invokeMethod(this, &Backups::restored, Qt::QueuedConnection);
        }
        return restored;
    });
}

} // namespace bakeoff
