// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalogcache.h"

#include "base/log.h"
#include "catalog/modeljson.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QUrl>

#include <cerrno>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVersion = 1;
constexpr qint64 kMostBytes = 256 * 1024 * 1024; // a catalogue of 20,000 models has some 20

Error storageError(const QFileDevice &file, int systemError)
{
    const QString detail = u"catalogue cache: "_s + file.errorString();
    if (systemError == ENOSPC || systemError == EDQUOT || file.error() == QFileDevice::ResourceError)
        return Error{ErrorKind::DiskFull, detail};
    if (systemError == EACCES || systemError == EROFS || systemError == EPERM)
        return Error{ErrorKind::ReadOnly, detail};
    return Error{ErrorKind::Storage, detail};
}

Result<CatalogCache::Listing> parsed(const QByteArray &bytes, const QString &provider)
{
    const auto bad = [](const QString &why) { return Error{ErrorKind::CorruptData, why}; };
    QJsonParseError error;
    const QJsonObject json = QJsonDocument::fromJson(bytes, &error).object();
    if (error.error != QJsonParseError::NoError)
        return bad(error.errorString());
    if (json.value("version"_L1).toInt() != kVersion)
        return bad(u"another version"_s);
    if (json.value("provider"_L1).toString() != provider)
        return bad(u"another provider"_s);
    const QJsonValue fetched = json.value("fetched_at_us"_L1);
    const QJsonValue models = json.value("models"_L1);
    if (!fetched.isDouble() || !models.isArray())
        return bad(u"incomplete"_s);
    CatalogCache::Listing listing;
    listing.fetchedAt = UtcMicros{fetched.toInteger()};
    const QJsonArray array = models.toArray();
    listing.models.reserve(array.size());
    for (const QJsonValue &value : array) {
        Result<ModelInfo> model = modelFromJson(value.toObject());
        if (!model)
            return bad(model.error().detail);
        listing.models.append(*std::move(model));
    }
    return listing;
}

} // namespace

CatalogCache::CatalogCache(QString folder)
    : m_folder(std::move(folder))
{
}

QString CatalogCache::fileFor(const QString &provider) const
{
    QByteArray name = QUrl::toPercentEncoding(provider);
    if (name.size() > 150) // most file systems take 255 bytes
        name = "long-" + QCryptographicHash::hash(provider.toUtf8(), QCryptographicHash::Sha256).toHex();
    return m_folder + u"/models-"_s + QString::fromLatin1(name) + u".json"_s;
}

std::optional<CatalogCache::Listing> CatalogCache::load(const QString &provider) const
{
    QFile file(fileFor(provider));
    if (!file.exists())
        return std::nullopt;
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMostBytes) {
        qCWarning(lcProviders) << "catalogue cache ignored:" << provider << "cannot be read" << file.errorString();
        return std::nullopt;
    }
    Result<Listing> listing = parsed(file.readAll(), provider);
    if (!listing) {
        qCWarning(lcProviders) << "catalogue cache ignored:" << provider << listing.error().detail;
        return std::nullopt;
    }
    return *std::move(listing);
}

Status CatalogCache::save(const QString &provider, const QList<ModelInfo> &models, UtcMicros fetchedAt)
{
    QJsonArray array;
    for (const ModelInfo &model : models)
        array.append(modelToJson(model));
    const QJsonObject json{
        {u"version"_s, kVersion},
        {u"provider"_s, provider},
        {u"fetched_at_us"_s, fetchedAt.value},
        {u"models"_s, array},
    };
    errno = 0;
    if (!QDir().mkpath(m_folder)) {
        const ErrorKind kind = errno == ENOSPC ? ErrorKind::DiskFull : ErrorKind::ReadOnly;
        return Error{kind, u"catalogue cache: the folder cannot be made"_s};
    }
    QSaveFile file(fileFor(provider));
    errno = 0;
    if (!file.open(QIODevice::WriteOnly))
        return storageError(file, errno);
    file.write(QJsonDocument(json).toJson(QJsonDocument::Compact));
    if (!file.commit())
        return storageError(file, errno);
    return success();
}

void CatalogCache::remove(const QString &provider)
{
    QFile::remove(fileFor(provider));
}

} // namespace bakeoff
