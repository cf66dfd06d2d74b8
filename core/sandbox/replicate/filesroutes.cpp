// SPDX-License-Identifier: GPL-3.0-or-later
// Streams, uploaded files, and the files of outputs.
#include "sandbox/replicate/sandboxreplicate.h"

#include "sandbox/httpconnection.h"
#include "sandbox/replicate/cogschema.h"
#include "sandbox/replicate/predictionevents.h"
#include "sandbox/replicate/replicateanswers.h"

#include <QFile>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QPromise>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

constexpr qsizetype kUploadMost = 100 * 1024 * 1024;
constexpr qsizetype kNameMost = 255;
constexpr qint64 kLinkSeconds = 3600;

QByteArray fileContent(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool equalInConstantTime(const QString &a, const QString &b)
{
    int different = a.size() == b.size() ? 0 : 1;
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
        different |= a.at(i).unicode() ^ b.at(i).unicode();
    return different == 0;
}

} // namespace

void SandboxReplicate::openStream(HttpConnection &connection, const QString &id)
{
    const std::shared_ptr<SandboxPrediction> prediction = m_store.find(id);
    const SandboxMediaModel *model = prediction ? modelOf(*prediction) : nullptr;
    if (model == nullptr || !model->streams || prediction->dataRemoved) {
        connection.send(replicateNotFound());
        return;
    }
    m_streams << new SandboxPredictionEvents(connection, prediction, m_clock,
                                             {.root = root(),
                                              .idle = m_options.streamIdle,
                                              .breakAfter = model->has(SandboxMediaFaultKind::StreamBreaks) ? 5 : -1});
}

QString SandboxReplicate::signatureOf(const QString &id, qint64 expiry) const
{
    const QByteArray text = "sandbox " + id.toUtf8() + ' ' + QByteArray::number(expiry);
    return QString::fromLatin1(
        QMessageAuthenticationCode::hash(text, m_filesKey, QCryptographicHash::Sha256).toBase64());
}

QJsonObject SandboxReplicate::fileJson(const SandboxUpload &upload) const
{
    const QString self = root() + u"/v1/files/"_s + upload.id;
    const qint64 lasts = std::chrono::duration_cast<std::chrono::microseconds>(m_options.uploadsExpireAfter).count();
    const qint64 expiry = m_clock.nowUtc().value / 1'000'000 + kLinkSeconds;
    QUrlQuery query;
    query.addQueryItem(u"owner"_s, u"sandbox"_s);
    query.addQueryItem(u"expiry"_s, QString::number(expiry));
    query.addQueryItem(u"signature"_s, QString::fromLatin1(QUrl::toPercentEncoding(signatureOf(upload.id, expiry))));
    return {{u"id"_s, upload.id},
            {u"name"_s, upload.name},
            {u"content_type"_s, QString::fromLatin1(upload.contentType)},
            {u"size"_s, upload.size},
            {u"etag"_s, upload.md5},
            {u"checksums"_s, QJsonObject{{u"sha256"_s, upload.sha256}, {u"md5"_s, upload.md5}}},
            {u"metadata"_s, upload.metadata},
            {u"created_at"_s, rfc3339(upload.created, 3)},
            {u"expires_at"_s, rfc3339({upload.created.value + lasts}, 3)},
            // The service does not tell the signed link; here it can be tried.
            {u"urls"_s,
             QJsonObject{{u"get"_s, self},
                         {u"download"_s, QString(self + u"/download?"_s + query.toString(QUrl::FullyEncoded))}}}};
}

HttpReply SandboxReplicate::files(const HttpRequest &request, const QStringList &path)
{
    if (path.size() == 1 && request.method == "POST")
        return upload(request);
    if (path.size() == 1) {
        if (request.method != "GET")
            return replicateMethod(request, "GET, POST"_ba);
        QJsonArray results;
        for (const SandboxUpload &file : m_uploads.all().mid(0, m_options.pageSize))
            results << fileJson(file);
        return replicateJson(
            {{u"previous"_s, QJsonValue::Null}, {u"next"_s, QJsonValue::Null}, {u"results"_s, results}});
    }
    const SandboxUpload *file = m_uploads.find(path.at(1));
    if (file == nullptr || path.size() > 3 || (path.size() == 3 && path.at(2) != "download"_L1))
        return replicateNotFound(u"File not found"_s);
    if (path.size() == 3)
        return download(request, *file);
    if (request.method == "GET")
        return replicateJson(fileJson(*file));
    if (request.method != "DELETE")
        return replicateMethod(request, "GET, DELETE"_ba);
    m_uploads.remove(file->id);
    return {.status = 204, .contentType = {}};
}

HttpReply SandboxReplicate::upload(const HttpRequest &request)
{
    if (request.body.size() > kUploadMost)
        return replicateProblem(413, {}, u"Files must be less than 100MB in size"_s);
    const std::optional<QList<SandboxFormPart>> parts = parseFormData(request.header("content-type"), request.body);
    if (!parts)
        return replicateProblem(400, u"Bad Request"_s, u"The body is no multipart/form-data."_s);
    SandboxUpload file{.id = newId(),
                       .name = {},
                       .contentType = "application/octet-stream"_ba,
                       .size = 0,
                       .sha256 = {},
                       .md5 = {},
                       .metadata = {},
                       .created = m_clock.nowUtc()};
    std::optional<QByteArray> content;
    for (const SandboxFormPart &part : *parts) {
        if (part.name == "content"_L1) {
            content = part.bytes;
            if (file.name.isEmpty())
                file.name = part.fileName;
            if (!part.contentType.isEmpty())
                file.contentType = part.contentType;
        } else if (part.name == "filename"_L1) {
            file.name = QString::fromUtf8(part.bytes);
        } else if (part.name == "type"_L1) {
            file.contentType = part.bytes.trimmed();
        } else if (part.name == "metadata"_L1) {
            const QJsonDocument metadata = QJsonDocument::fromJson(part.bytes);
            if (!metadata.isObject())
                return replicateInvalid({{u"invalid_type"_s, u"metadata"_s, u"metadata must be a JSON object"_s}});
            file.metadata = metadata.object();
        }
    }
    if (!content)
        return replicateInvalid({{u"required"_s, QString(), u"content is required"_s}});
    if (file.name.isEmpty() || file.name.toUtf8().size() > kNameMost)
        return replicateInvalid({{u"string_lte"_s, u"filename"_s, u"A filename of 1 to 255 bytes is required"_s}});
    const Result<SandboxUpload> stored = m_uploads.add(file, *content);
    return stored ? replicateJson(fileJson(*stored), 201)
                  : replicateProblem(500, u"Internal server error"_s, u"The file cannot be stored."_s);
}

HttpReply SandboxReplicate::download(const HttpRequest &request, const SandboxUpload &file)
{
    const auto item = [&request](const QString &key) { return request.query.queryItemValue(key, QUrl::FullyDecoded); };
    const qint64 expiry = item(u"expiry"_s).toLongLong();
    const bool valid = item(u"owner"_s) == "sandbox"_L1 && expiry >= m_clock.nowUtc().value / 1'000'000 &&
                       equalInConstantTime(item(u"signature"_s), signatureOf(file.id, expiry));
    if (!valid)
        return replicateNotFound(u"File not found"_s);
    return {.body = fileContent(m_uploads.pathOf(file.id)), .contentType = file.contentType};
}

void SandboxReplicate::deliver(HttpConnection &connection, const HttpRequest &request)
{
    QStringList path;
    for (const QByteArray &part : request.path.sliced(1).split('/'))
        path << QString::fromUtf8(QByteArray::fromPercentEncoding(part));
    if (request.method != "GET" && request.method != "HEAD") {
        connection.send(replicateMethod(request, "GET, HEAD"_ba));
        return;
    }
    if (path.size() == 4 && path.at(1) == "example"_L1) {
        deliverExample(connection, request, path.at(2), path.at(3));
        return;
    }
    const std::shared_ptr<SandboxPrediction> prediction = m_store.find(path.value(1));
    const QString name = path.value(2);
    const bool plain = path.size() == 3 && !name.isEmpty() && !name.startsWith(u'.') && !name.contains(u'/');
    QFile file(prediction && plain ? m_store.filesOf(prediction->id) + u'/' + name : QString());
    if (file.fileName().isEmpty() || !file.open(QIODevice::ReadOnly)) {
        // Gone after its time, or never there: the service makes no difference.
        connection.send({.status = 404, .body = "Not Found", .contentType = "text/plain"_ba});
        return;
    }
    m_delivery.send(connection, request,
                    {.bytes = file.readAll(), .contentType = sandboxContentType(name), .fileName = name});
}

/// Made when it is asked for first, and kept.
void SandboxReplicate::deliverExample(HttpConnection &connection, const HttpRequest &request, const QString &name,
                                      const QString &fileName)
{
    const SandboxMediaModel *model = m_models.find(name);
    const QString expected = model ? (model->exampleOutput.isArray() ? model->exampleOutput.toArray().at(0).toString()
                                                                     : model->exampleOutput.toString())
                                         .section(u'/', -1)
                                   : QString();
    if (expected.isEmpty() || expected != fileName) {
        connection.send({.status = 404, .body = "Not Found", .contentType = "text/plain"_ba});
        return;
    }
    if (const auto kept = m_examples.constFind(name); kept != m_examples.constEnd()) {
        m_delivery.send(connection, request,
                        {.bytes = *kept, .contentType = sandboxContentType(fileName), .fileName = fileName});
        return;
    }
    const auto promise = std::make_shared<QPromise<Result<SandboxProduct>>>();
    promise->future().then(
        this, [this, name, fileName, request, client = QPointer(&connection)](const Result<SandboxProduct> &product) {
            if (product)
                m_examples.insert(name, product->bytes);
            if (client && product)
                m_delivery.send(
                    *client, request,
                    {.bytes = product->bytes, .contentType = sandboxContentType(fileName), .fileName = fileName});
            else if (client)
                client->send(replicateHtml(500));
        });
    m_pool.start([promise, model] {
        promise->start();
        promise->addResult(sandboxExampleProduct(*model));
        promise->finish();
    });
}

} // namespace bakeoff
