// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/replicate/replicateupload.h"

#include "net/timedexchange.h"
#include "providers/replicate/replicateapi.h"
#include "providers/replicate/replicatedata.h"
#include "providers/replicate/replicateerrors.h"

#include <QFile>
#include <QFileInfo>
#include <QFuture>
#include <QPromise>
#include <QRandomGenerator>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype kLongestName = 255; // bytes

QByteArray safeName(const QString &name)
{
    QByteArray bytes;
    for (const char32_t c : QFileInfo(name).fileName().toUcs4()) {
        // A quote as browsers write it: HTML standard, "Multipart form data".
        const QByteArray next = c < 0x20 || c == 0x7f ? "_"_ba : c == U'"' ? "%22"_ba : QString::fromUcs4(&c, 1).toUtf8();
        if (bytes.size() + next.size() > kLongestName)
            break;
        bytes += next;
    }
    return bytes.isEmpty() ? "file"_ba : bytes;
}

QByteArray plainMimeType(const QByteArray &type)
{
    const bool plain = !type.isEmpty() && std::ranges::none_of(type, [](char c) { return c < 0x20 || c == 0x7f; });
    return plain ? type : "application/octet-stream"_ba;
}

Result<QByteArray> readWhole(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{.kind = ErrorKind::BadInput, .detail = u"the file cannot be read: "_s + file.errorString()};
    if (file.size() > kLargestReplicateFile)
        return Error{.kind = ErrorKind::LimitExceeded,
                     .detail = u"a file of %1 bytes, at most %2"_s.arg(file.size()).arg(kLargestReplicateFile)};
    QByteArray content = file.read(kLargestReplicateFile + 1); // it may be growing
    if (file.error() != QFileDevice::NoError)
        return Error{.kind = ErrorKind::BadInput, .detail = u"the file cannot be read: "_s + file.errorString()};
    if (content.size() > kLargestReplicateFile)
        return Error{.kind = ErrorKind::LimitExceeded, .detail = u"a file of over %1 bytes"_s.arg(kLargestReplicateFile)};
    return content;
}

struct Multipart {
    QByteArray body;
    QByteArray boundary;
};

Result<Multipart> readMultipart(const QString &path, const QString &name, const QByteArray &mimeType)
{
    const Result<QByteArray> content = readWhole(path);
    if (!content)
        return content.error();
    QByteArray boundary;
    do {
        boundary = "bakeoff-" + QByteArray::number(QRandomGenerator::system()->generate64(), 16);
    } while (content->contains(boundary));
    return Multipart{multipartBody(*content, name, mimeType, boundary), boundary};
}

/// One upload under way. Belongs to the client, ends with its context. Deletes itself.
class UploadRun final : public QObject {
public:
    UploadRun(std::shared_ptr<ReplicateApi> api, QObject *context, std::function<void(qint64)> progress,
              std::function<void(Result<UploadedFile>)> done)
        : QObject(api->client())
        , m_api(std::move(api))
        , m_progress(std::move(progress))
        , m_done(std::move(done))
    {
        connect(context, &QObject::destroyed, this, [this] { delete this; });
    }

    void start(const QString &path, const QString &name, const QByteArray &mimeType)
    {
        auto promise = std::make_shared<QPromise<Result<Multipart>>>();
        promise->start();
        promise->future().then(this, [this](const Result<Multipart> &multipart) {
            if (multipart)
                send(*multipart);
            else
                end(multipart.error());
        });
        QThreadPool::globalInstance()->start([promise, path, name, mimeType] {
            promise->addResult(readMultipart(path, name, mimeType));
            promise->finish();
        });
    }

private:
    void send(const Multipart &multipart)
    {
        if (const Status key = m_api->account().checkKey(); !key)
            return end(key.error());
        HttpRequest post = m_api->account().request(HttpRequest::Method::Post, m_api->url(u"files"_s));
        post.headers.append(QHttpHeaders::WellKnownHeader::ContentType, "multipart/form-data; boundary=" + multipart.boundary);
        post.body = multipart.body;
        post.submitOnce = true;
        post.timeouts = {.connect = 15s, .firstByte = 15min, .idle = 2min};
        post.limits.request = multipart.body.size();
        m_exchange = m_api->account().client()->send(post);
        if (auto *timed = qobject_cast<TimedExchange *>(m_exchange.get()); timed && m_progress) {
            connect(timed, &TimedExchange::bodySent, this, [this, size = multipart.body.size()](qint64 bytes) {
                m_progress(qMin<qint64>(bytes, size)); // last: it may delete this
            });
        }
        connect(m_exchange.get(), &HttpExchange::bytesReceived, this, [this](const QByteArray &bytes) { m_body += bytes; });
        connect(m_exchange.get(), &HttpExchange::finished, this, [this](const HttpOutcome &outcome) { onFinished(outcome); });
    }

    void onFinished(const HttpOutcome &outcome)
    {
        const int status = m_exchange->status();
        m_api->learn(status, m_exchange->headers());
        const ErrorReply told = m_api->replyOf(status, m_exchange->headers());
        if (status >= 400) {
            const Error error = readReplicateFault(told, m_body).error;
            m_api->learnWait(error);
            return end(error);
        }
        if (outcome.error)
            return end(*outcome.error);
        const Result<JsonNode> root = JsonNode::parse(m_body);
        if (!root)
            return end(readReplicateFault(told, m_body).error);
        end(parseUploadedFile(*root));
    }

    void end(Result<UploadedFile> result)
    {
        if (!result) {
            Error error = result.error();
            error.maybeBilled = false; // a file costs nothing
            result = std::move(error);
        }
        const auto done = std::move(m_done);
        deleteLater();
        done(std::move(result));
    }

    std::shared_ptr<ReplicateApi> m_api;
    std::unique_ptr<HttpExchange> m_exchange;
    std::function<void(qint64)> m_progress;
    std::function<void(Result<UploadedFile>)> m_done;
    QByteArray m_body;
};

} // namespace

QByteArray multipartBody(const QByteArray &content, const QString &name, const QByteArray &mimeType,
                         const QByteArray &boundary)
{
    const QByteArray head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"content\"; filename=\""
        + safeName(name) + "\"\r\nContent-Type: " + plainMimeType(mimeType) + "\r\n\r\n";
    const QByteArray tail = "\r\n--" + boundary + "--\r\n";
    QByteArray body;
    body.reserve(head.size() + content.size() + tail.size());
    body += head;
    body += content;
    body += tail;
    return body;
}

void uploadToReplicate(const std::shared_ptr<ReplicateApi> &api, const QString &filePath, const QString &name,
                       const QByteArray &mimeType, QObject *context, std::function<void(qint64)> progress,
                       std::function<void(Result<UploadedFile>)> done)
{
    auto *run = new UploadRun(api, context, std::move(progress), std::move(done));
    run->start(filePath, name, mimeType);
}

} // namespace bakeoff
