// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/replicate/predictionstore.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSaveFile>

#include <array>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

constexpr qint64 kKeptMicros = Q_INT64_C(14) * 86'400'000'000;

QString cursorOf(QChar direction, const std::pair<qint64, QString> &key)
{
    const QString text = QString(direction) + u':' + QString::number(key.first) + u':' + key.second;
    return QString::fromLatin1(
        text.toLatin1().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

bool writeSandboxJson(const QString &path, const QJsonObject &object)
{
    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

QJsonObject readSandboxJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

Status SandboxPredictionStore::open(const QString &folder)
{
    m_folder = folder;
    if (m_folder.isEmpty()) {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path();
    }
    QDir dir(m_folder + u"/predictions"_s);
    if (!dir.mkpath(u"."_s))
        return Error{ErrorKind::ReadOnly, u"cannot write in %1"_s.arg(m_folder)};
    for (const QString &name : dir.entryList({u"*.json"_s}, QDir::Files)) {
        std::optional<SandboxPrediction> read = SandboxPrediction::fromStore(readSandboxJson(dir.filePath(name)));
        if (!read || read->id + u".json"_s != name)
            continue;
        const auto prediction = std::make_shared<SandboxPrediction>(*std::move(read));
        m_byId.insert(prediction->id, prediction);
        m_byTime.emplace(Key(prediction->created.value, prediction->id), prediction);
    }
    return success();
}

QString SandboxPredictionStore::filesOf(const QString &id) const
{
    return m_folder + u"/predictions/"_s + id;
}

QString SandboxPredictionStore::fileOf(const QString &id) const
{
    return filesOf(id) + u".json"_s;
}

Status SandboxPredictionStore::add(const std::shared_ptr<SandboxPrediction> &prediction)
{
    if (Status saved = save(*prediction); !saved)
        return saved;
    m_byId.insert(prediction->id, prediction);
    m_byTime.emplace(Key(prediction->created.value, prediction->id), prediction);
    return success();
}

Status SandboxPredictionStore::save(const SandboxPrediction &prediction) const
{
    if (!writeSandboxJson(fileOf(prediction.id), prediction.toStore()))
        return Error{ErrorKind::Storage, u"cannot write the prediction"_s};
    return success();
}

std::shared_ptr<SandboxPrediction> SandboxPredictionStore::find(const QString &id) const
{
    return m_byId.value(id);
}

QList<std::shared_ptr<SandboxPrediction>> SandboxPredictionStore::unfinished() const
{
    QList<std::shared_ptr<SandboxPrediction>> list;
    for (const auto &[key, prediction] : m_byTime) {
        if (!isFinal(prediction->state))
            list << prediction;
    }
    return list;
}

std::optional<SandboxPredictionPage> SandboxPredictionStore::page(const SandboxPredictionFilter &filter, int size) const
{
    QList<std::shared_ptr<const SandboxPrediction>> all;
    for (auto it = m_byTime.rbegin(); it != m_byTime.rend(); ++it) {
        const UtcMicros created = it->second->created;
        if ((!filter.createdAfter || created >= *filter.createdAfter) &&
            (!filter.createdBefore || created < *filter.createdBefore))
            all << it->second;
    }
    const auto keyOf = [](const std::shared_ptr<const SandboxPrediction> &p) { return Key(p->created.value, p->id); };
    qsizetype from = 0;
    if (!filter.cursor.isEmpty()) {
        const QString text =
            QString::fromLatin1(QByteArray::fromBase64(filter.cursor.toLatin1(), QByteArray::Base64UrlEncoding));
        const QString direction = text.section(u':', 0, 0);
        bool ok = false;
        const Key key(text.section(u':', 1, 1).toLongLong(&ok), text.section(u':', 2));
        if (!ok || (direction != u"o"_s && direction != u"n"_s))
            return {};
        // "o": older than the key; "n": the page before it, of those that are newer.
        while (from < all.size() && (direction == u"o"_s ? keyOf(all.at(from)) >= key : keyOf(all.at(from)) > key))
            ++from;
        if (direction == u"n"_s)
            from = std::max<qsizetype>(from - size, 0);
    }
    SandboxPredictionPage page{.predictions = all.mid(from, size), .next = {}, .previous = {}};
    if (page.predictions.isEmpty())
        return page;
    if (from + page.predictions.size() < all.size())
        page.next = cursorOf(u'o', keyOf(page.predictions.constLast()));
    if (from > 0)
        page.previous = cursorOf(u'n', keyOf(page.predictions.constFirst()));
    return page;
}

void SandboxPredictionStore::removeData(SandboxPrediction &prediction) const
{
    prediction.dataRemoved = true;
    prediction.input = {};
    prediction.output = {};
    prediction.logs.clear();
    QDir(filesOf(prediction.id)).removeRecursively();
    // Where the disk refuses, the next start removes it again.
    (void)save(prediction);
}

void SandboxPredictionStore::expire(UtcMicros until, UtcMicros now)
{
    for (auto it = m_byTime.begin(); it != m_byTime.end();) {
        SandboxPrediction &prediction = *it->second;
        const bool over = prediction.completed && isFinal(prediction.state);
        if (over && !prediction.dataRemoved && *prediction.completed <= until)
            removeData(prediction);
        if (over && prediction.dataRemoved && now.value - prediction.completed->value > kKeptMicros) {
            QFile::remove(fileOf(prediction.id));
            m_byId.remove(prediction.id);
            it = m_byTime.erase(it);
        } else {
            ++it;
        }
    }
}

QJsonArray SandboxPredictionStore::creations() const
{
    std::map<QByteArray, QJsonArray> ids;
    for (const auto &[key, prediction] : m_byTime) {
        QJsonArray &list = ids[prediction->fingerprint];
        list << prediction->id;
    }
    QJsonArray rows;
    for (const auto &[fingerprint, list] : ids) {
        const std::shared_ptr<SandboxPrediction> first = find(list.at(0).toString());
        rows << QJsonObject{{u"fingerprint"_s, QString::fromLatin1(fingerprint)},
                            {u"count"_s, list.size()},
                            {u"predictions"_s, list},
                            {u"model"_s, first->model},
                            {u"input"_s, first->input}};
    }
    return rows;
}

QByteArray SandboxPredictionStore::secret(const QString &purpose)
{
    const QString path = m_folder + u"/keys.json"_s;
    QJsonObject keys = readSandboxJson(path);
    if (!keys.contains(purpose)) {
        std::array<quint32, 6> words{};
        QRandomGenerator::system()->generate(words.begin(), words.end());
        const QByteArray bytes(reinterpret_cast<const char *>(words.data()), sizeof words);
        keys.insert(purpose, QString::fromLatin1(bytes.toBase64()));
        writeSandboxJson(path, keys);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    }
    return QByteArray::fromBase64(keys.value(purpose).toString().toLatin1());
}

} // namespace bakeoff
