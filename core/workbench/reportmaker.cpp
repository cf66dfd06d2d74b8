// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/reportmaker.h"

#include "base/clock.h"
#include "base/diskroom.h"
#include "base/profile.h"
#include "catalog/catalog.h"
#include "jobs/medialibrary.h"
#include "secrets/keyring.h"
#include "store/database.h"
#include "store/providerrepository.h"
#include "workbench/jobqueue.h"
#include "workbench/pricelist.h"
#include "workbench/workbench.h"

#include <QCoreApplication>
#include <QDir>
#include <QPromise>
#include <QSaveFile>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSteps = 1000; ///< of progress, however many rows there are

/// Before it is let go of: with what was written of it there may be room again.
Error fileError(const QSaveFile &file)
{
    const bool full = file.error() == QFileDevice::ResourceError || isDiskFull(file.fileName());
    const bool refused = file.error() == QFileDevice::OpenError || file.error() == QFileDevice::PermissionsError;
    return Error{.kind = full ? ErrorKind::DiskFull : refused ? ErrorKind::ReadOnly : ErrorKind::Storage,
                 .detail = u"%1: %2"_s.arg(file.fileName(), file.errorString())};
}

/// Blocking, within the bound of the key store for each. What cannot be found cannot be looked for.
QByteArrayList keysOf(Database &db, KeyRing &ring)
{
    QByteArrayList keys;
    const Result<QList<ProviderConfig>> providers = ProviderRepository(db).list();
    if (!providers)
        return keys;
    for (const ProviderConfig &provider : *providers) {
        const Result<FoundKey> found = ring.find(provider).result();
        if (found && found->source != KeySource::Sandbox && !found->key.isEmpty())
            keys.append(found->key);
    }
    return keys;
}

} // namespace

ReportMaker::ReportMaker(Workbench &workbench)
    : m_workbench(workbench)
    , m_over(std::make_shared<std::atomic<bool>>(false))
{
    m_pool.setMaxThreadCount(2); // a preview while a file is written
}

ReportMaker::~ReportMaker()
{
    *m_over = true;
    m_pool.waitForDone();
}

ReportSources ReportMaker::sources() const
{
    const Catalog &catalog = m_workbench.catalog();
    return {.now = m_workbench.clock().nowUtc(),
            .program = u"Bakeoff %1"_s.arg(QCoreApplication::applicationVersion()),
            .aliases = {},
            .keys = {},
            .price = [&catalog, book = m_workbench.prices().book()](const ModelRef &model) -> std::optional<RateCard> {
                const std::optional<ModelInfo> info = catalog.find(model);
                const RateCard card = info ? info->prices : book.price(model, {}); // of a model that no list has, too
                return card.empty() ? std::nullopt : std::optional(card);
            },
            .path = [library = m_workbench.jobs().library()](const QByteArray &sha256) { return library.path(sha256); }};
}

template <typename T, typename Work>
QFuture<Result<T>> ReportMaker::start(Work work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    promise->setProgressRange(0, kSteps);
    QFuture<Result<T>> future = promise->future();
    const QString folder = m_workbench.profile().folder();
    m_pool.start([promise, over = m_over, sources = sources(), folder, keys = &m_workbench.keys(), file = m_workbench.profile().databaseFile(),
                  work = std::move(work)]() mutable {
        const ReportProgress progress = [&](qint64 done, qint64 total) {
            promise->setProgressValue(total > 0 ? static_cast<int>(done * kSteps / total) : 0);
            return !promise->isCanceled() && !*over;
        };
        Result<std::unique_ptr<Database>> db = Database::openForReading(file);
        const Result<ModelAliases> aliases = ModelAliases::withFile(QDir(folder).filePath(ModelAliases::FileName));
        Result<T> result = Error{.kind = ErrorKind::Cancelled};
        if (!db) {
            result = db.error();
        } else if (!aliases) {
            result = aliases.error();
        } else {
            sources.aliases = *aliases;
            sources.keys = keysOf(**db, *keys);
            result = work(**db, sources, progress);
        }
        if (!promise->isCanceled())
            promise->addResult(std::move(result));
        promise->finish();
    });
    return future;
}

QFuture<Result<Report>> ReportMaker::make(const ReportSelection &selection, const ReportOptions &options)
{
    return start<Report>([selection, options](Database &db, const ReportSources &sources, const ReportProgress &progress) {
        return makeReport(db, sources, selection, options, progress);
    });
}

QFuture<Result<qint64>> ReportMaker::writeCsv(const ReportSelection &selection, const ReportOptions &options,
                                              const QString &file)
{
    return writeRows(ReportRowsForm::Csv, selection, options, file);
}

QFuture<Result<qint64>> ReportMaker::writeJson(const ReportSelection &selection, const ReportOptions &options,
                                               const QString &file)
{
    return writeRows(ReportRowsForm::Json, selection, options, file);
}

QFuture<Result<qint64>> ReportMaker::writeRows(ReportRowsForm form, const ReportSelection &selection,
                                               const ReportOptions &options, const QString &file)
{
    return start<qint64>([form, selection, options, file](Database &db, const ReportSources &sources,
                                                          const ReportProgress &progress) -> Result<qint64> {
        QSaveFile device(file);
        if (!device.open(QIODevice::WriteOnly))
            return fileError(device);
        const Result<qint64> rows = writeReportRows(db, sources, selection, options, form, device, progress);
        const bool unwritten = !rows && rows.error().kind == ErrorKind::Storage && device.error() != QFileDevice::NoError;
        if (unwritten || (rows && (!device.flush() || !device.commit())))
            return fileError(device);
        return rows;
    });
}

} // namespace bakeoff
