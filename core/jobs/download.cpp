// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/download.h"

#include "base/diskroom.h"
#include "base/log.h"
#include "jobs/job.h"

#include <QHostAddress>
#include <QSaveFile>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using WellKnown = QHttpHeaders::WellKnownHeader;

constexpr int kMostRedirects = 5;
constexpr int kMostRestarts = 3;

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool isLocal(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

struct ContentRange {
    qint64 first = -1;
    qint64 total = -1; ///< -1: "*"
};

/// "bytes 10-99/100"; RFC 9110, section 14.4.
std::optional<ContentRange> contentRange(QByteArrayView value)
{
    const QByteArray text = value.trimmed().toByteArray().toLower();
    if (!text.startsWith("bytes "))
        return std::nullopt;
    const qsizetype dash = text.indexOf('-');
    const qsizetype slash = text.indexOf('/');
    if (dash < 0 || slash < dash)
        return std::nullopt;
    bool ok = false;
    ContentRange range;
    range.first = text.sliced(6, dash - 6).trimmed().toLongLong(&ok);
    if (!ok || range.first < 0)
        return std::nullopt;
    const QByteArray total = text.sliced(slash + 1).trimmed();
    if (total != "*") {
        range.total = total.toLongLong(&ok);
        if (!ok || range.total < 0)
            return std::nullopt;
    }
    return range;
}

/// What If-Range may hold: a weak ETag may not (RFC 9110, section 13.1.5).
QByteArray validatorOf(const QHttpHeaders &headers)
{
    const QByteArray tag = headers.value(WellKnown::ETag).trimmed().toByteArray();
    if (tag.startsWith('"'))
        return tag;
    return headers.value(WellKnown::LastModified).trimmed().toByteArray();
}

} // namespace

bool mayPassOnTheWay(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Interrupted:
    case ErrorKind::Timeout:
    case ErrorKind::NoNetwork:
    case ErrorKind::HostNotFound:
    case ErrorKind::ConnectionRefused:
    case ErrorKind::RateLimited:
    case ErrorKind::Overloaded:
    case ErrorKind::ProviderFailed:
        return true;
    default:
        return false;
    }
}

Download::Download(HttpClient &client, DownloadTask task, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_task(std::move(task))
    , m_url(m_task.request.url)
    , m_file(m_task.file)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Download::request);
}

Download::~Download() = default;

void Download::start()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            QFile tag(m_task.file + u".etag"_s);
            if (tag.open(QIODevice::ReadOnly))
                m_validator = tag.read(1000);
            request();
        },
        Qt::QueuedConnection);
}

Status Download::allowed(const QUrl &url) const
{
    const bool secure = url.scheme() == "https"_L1;
    if (!url.isValid() || url.host().isEmpty() || (!secure && url.scheme() != "http"_L1) || !url.userInfo().isEmpty())
        return Error{.kind = ErrorKind::BadInput, .detail = u"no address of a file"_s};
    // What a model puts into its output must not reach the services of this machine.
    if (isLocal(url) ? !m_task.allowLoopback : !secure)
        return Error{.kind = ErrorKind::InsecureUrl, .detail = u"%1 on %2"_s.arg(url.scheme(), url.host())};
    return success();
}

bool Download::openFile()
{
    if (m_file.isOpen())
        return true;
    return m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
}

Error Download::writeError() const
{
    return Error{.kind = isDiskFull(m_task.file) || m_file.error() == QFileDevice::ResourceError ? ErrorKind::DiskFull
                                                                                               : ErrorKind::ReadOnly,
                 .detail = u"%1: %2"_s.arg(m_task.file, m_file.errorString())};
}

void Download::request()
{
    if (m_ended)
        return;
    if (const Status fine = allowed(m_url); !fine) {
        end(fine.error());
        return;
    }
    if (!openFile()) {
        end(writeError());
        return;
    }
    // Without a validator nobody can say that the rest belongs to the same file.
    if (m_validator.isEmpty() && m_file.size() > 0 && !m_file.resize(0)) {
        end(writeError());
        return;
    }
    m_atStart = m_file.size();
    m_body = false;
    m_refusal.reset();

    HttpRequest get = m_task.request;
    get.method = HttpRequest::Method::Get;
    get.url = m_url;
    if (m_url.host() != m_task.request.url.host() || m_url.scheme() != m_task.request.url.scheme()
        || m_url.port() != m_task.request.url.port())
        get.headers.removeAll(WellKnown::Authorization);
    get.headers.removeAll(WellKnown::AcceptEncoding);
    get.headers.append(WellKnown::AcceptEncoding, "identity"); // a range is one of the bytes that are stored
    if (m_atStart > 0) {
        get.headers.append(WellKnown::Range, "bytes=" + QByteArray::number(m_atStart) + '-');
        get.headers.append(WellKnown::IfRange, m_validator);
    }
    get.limits.body = m_task.mostBytes + 1;
    m_exchange = m_client.send(get);
    connect(m_exchange.get(), &HttpExchange::headersReceived, this, &Download::onHeaders);
    connect(m_exchange.get(), &HttpExchange::bytesReceived, this, &Download::onBytes);
    connect(m_exchange.get(), &HttpExchange::finished, this, &Download::onEnd);
}

void Download::onHeaders()
{
    const int status = m_exchange->status();
    const QHttpHeaders &headers = m_exchange->headers();
    bool known = false;
    const qint64 length = headers.value(WellKnown::ContentLength).trimmed().toByteArray().toLongLong(&known);
    if (status == 200) {
        // The whole of it: it has changed, or the server knows no ranges.
        if (m_file.size() > 0 && !m_file.resize(0)) {
            m_refusal = writeError();
            m_exchange->abort();
            return;
        }
        m_atStart = 0;
        m_total = known ? length : -1;
        m_body = true;
    } else if (status == 206) {
        const auto range = contentRange(headers.value(WellKnown::ContentRange));
        if (!range || range->first != m_file.size() || (m_total >= 0 && range->total >= 0 && range->total != m_total)) {
            m_refusal = Error{.kind = ErrorKind::BadReply, .detail = u"another range than was asked for"_s};
            m_exchange->abort();
            return;
        }
        m_total = range->total >= 0 ? range->total : (known ? range->first + length : -1);
        m_body = true;
    }
    if (!m_body)
        return; // what comes is no file
    if (m_total > m_task.mostBytes) {
        m_refusal = Error{.kind = ErrorKind::LimitExceeded,
                          .detail = u"%1 bytes, at most %2"_s.arg(m_total).arg(m_task.mostBytes)};
        m_exchange->abort();
        return;
    }
    const QByteArray validator = validatorOf(headers);
    if (!validator.isEmpty() && std::exchange(m_validator, validator) != validator) {
        // Where it cannot be kept another attempt fetches everything anew.
        QSaveFile tag(m_task.file + u".etag"_s);
        if (tag.open(QIODevice::WriteOnly) && tag.write(validator) == validator.size())
            tag.commit();
    } else if (validator.isEmpty()) {
        m_validator.clear();
        QFile::remove(m_task.file + u".etag"_s);
    }
    emit progress(m_file.size(), m_total);
}

void Download::onBytes(const QByteArray &bytes)
{
    if (!m_body || m_refusal)
        return;
    if (m_file.size() + bytes.size() > m_task.mostBytes) {
        m_refusal = Error{.kind = ErrorKind::LimitExceeded, .detail = u"more than %1 bytes"_s.arg(m_task.mostBytes)};
        m_exchange->abort();
        return;
    }
    if (m_file.write(bytes) != bytes.size()) {
        m_refusal = writeError();
        m_exchange->abort();
        return;
    }
    emit progress(m_file.size(), m_total);
}

void Download::onEnd(const HttpOutcome &outcome)
{
    const int status = m_exchange->status();
    const QHttpHeaders headers = m_exchange->headers();
    m_exchange.reset();

    if (m_refusal) {
        const Error refusal = *m_refusal;
        if (refusal.kind == ErrorKind::BadReply)
            restart();
        else
            end(refusal);
        return;
    }
    if (isRedirect(status) && headers.contains(WellKnown::Location)) {
        follow(m_url.resolved(QUrl(QString::fromUtf8(headers.value(WellKnown::Location)))));
        return;
    }
    if (m_body && !outcome.error) {
        if (m_total >= 0 && m_file.size() != m_total) {
            if (m_file.size() > m_total)
                restart();
            else
                again(Error{.kind = ErrorKind::Interrupted, .detail = u"%1 of %2 bytes"_s.arg(m_file.size()).arg(m_total)});
            return;
        }
        if (!m_file.flush()) {
            end(writeError());
            return;
        }
        const qint64 bytes = m_file.size();
        m_file.close();
        QFile::remove(m_task.file + u".etag"_s);
        end(DownloadedFile{.bytes = bytes, .fileName = safeFileName(m_url.fileName())});
        return;
    }
    if (outcome.error && (m_body || status == 0)) {
        if (mayPassOnTheWay(outcome.error->kind))
            again(*outcome.error);
        else
            end(*outcome.error);
        return;
    }
    switch (status) {
    case 401: // only files of the provider's own API want a key
        end(Error{.kind = ErrorKind::BadKey, .detail = u"status %1"_s.arg(status), .httpStatus = status});
        return;
    case 403: // links that are signed for a time
    case 404:
    case 410:
        end(Error{.kind = ErrorKind::NotFound, .detail = u"status %1"_s.arg(status), .httpStatus = status});
        return;
    case 416: // there is no such range any more
        restart();
        return;
    case 408:
    case 425:
    case 429:
        again(Error{.kind = ErrorKind::RateLimited, .detail = u"status %1"_s.arg(status), .httpStatus = status});
        return;
    default:
        break;
    }
    if (status >= 500)
        again(Error{.kind = ErrorKind::ProviderFailed, .detail = u"status %1"_s.arg(status), .httpStatus = status});
    else
        end(Error{.kind = ErrorKind::BadReply, .detail = u"status %1"_s.arg(status), .httpStatus = status});
}

void Download::follow(const QUrl &target)
{
    if (++m_redirects > kMostRedirects) {
        end(Error{.kind = ErrorKind::Redirected, .detail = u"more than %1 redirects"_s.arg(kMostRedirects)});
        return;
    }
    m_url = target;
    request();
}

void Download::restart()
{
    if (++m_restarts > kMostRestarts) {
        end(Error{.kind = ErrorKind::BadReply, .detail = u"the file changes while it is fetched"_s});
        return;
    }
    m_validator.clear();
    m_total = -1;
    QFile::remove(m_task.file + u".etag"_s);
    m_url = m_task.request.url;
    m_redirects = 0;
    request();
}

void Download::again(const Error &error)
{
    // Something came: that is a way forward, however small.
    m_failures = m_file.isOpen() && m_file.size() > m_atStart ? 1 : m_failures + 1;
    if (m_failures >= m_task.attempts) {
        end(error);
        return;
    }
    qCDebug(lcNet) << "download broke off:" << errorKindName(error.kind) << "at" << m_file.size();
    m_url = m_task.request.url; // signed links on the way may not be good any more
    m_redirects = 0;
    m_pause.start(std::min<std::chrono::milliseconds>(30s, m_task.firstPause * (1 << std::min(m_failures - 1, 10))));
}

void Download::end(Result<DownloadedFile> result)
{
    if (std::exchange(m_ended, true))
        return;
    m_pause.stop();
    m_file.close();
    emit finished(result);
}

Result<QByteArray> dataOfUri(const QString &uri, qint64 mostBytes)
{
    const qsizetype comma = uri.indexOf(u',');
    if (!uri.startsWith("data:"_L1) || comma < 0)
        return Error{.kind = ErrorKind::BadInput, .detail = u"no data URI"_s};
    const Error tooLarge{.kind = ErrorKind::LimitExceeded, .detail = u"more than %1 bytes"_s.arg(mostBytes)};
    if ((uri.size() - comma) / 4 * 3 > mostBytes + 3)
        return tooLarge;
    const QByteArray body = QByteArray::fromPercentEncoding(uri.sliced(comma + 1).toLatin1());
    if (!QStringView(uri).first(comma).endsWith(u";base64", Qt::CaseInsensitive))
        return body.size() > mostBytes ? Result<QByteArray>(tooLarge) : Result<QByteArray>(body);
    const auto decoded = QByteArray::fromBase64Encoding(body, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return Error{.kind = ErrorKind::BadInput, .detail = u"data URI: no Base64"_s};
    return decoded.decoded.size() > mostBytes ? Result<QByteArray>(tooLarge) : Result<QByteArray>(decoded.decoded);
}

} // namespace bakeoff
