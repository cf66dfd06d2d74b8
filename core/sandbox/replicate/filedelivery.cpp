// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/replicate/filedelivery.h"

#include "sandbox/httpconnection.h"
#include "sandbox/replicate/replicateanswers.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

struct ByteRange {
    qint64 first = 0;
    qint64 last = 0;
};

enum class RangeKind { Whole, Part, Unsatisfiable };

/// One range; several are answered with the whole file, which RFC 9110 allows.
RangeKind rangeOf(const HttpRequest &request, qint64 size, const QByteArray &etag, ByteRange &range)
{
    static const QRegularExpression form(u"^bytes=(\\d*)-(\\d*)$"_s);
    const QByteArray condition = request.header("if-range");
    const QRegularExpressionMatch match = form.match(QString::fromLatin1(request.header("range")));
    if (!match.hasMatch() || (!condition.isEmpty() && condition != etag) ||
        (match.captured(1).isEmpty() && match.captured(2).isEmpty()))
        return RangeKind::Whole;
    if (match.captured(1).isEmpty()) { // the last bytes
        const qint64 count = match.captured(2).toLongLong();
        range = {std::max<qint64>(size - count, 0), size - 1};
        return count == 0 || size == 0 ? RangeKind::Unsatisfiable : RangeKind::Part;
    }
    range.first = match.captured(1).toLongLong();
    range.last = match.captured(2).isEmpty() ? size - 1 : std::min(match.captured(2).toLongLong(), size - 1);
    return range.first >= size || range.last < range.first ? RangeKind::Unsatisfiable : RangeKind::Part;
}

/// An answer as it goes out, before a fault changes it.
struct Outgoing {
    int status = 200;
    QByteArray body;
    QByteArray contentType;
    HttpHeaderList headers;
};

QByteArray headOf(const Outgoing &answer, std::optional<qint64> length)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(answer.status) +
                      (answer.status == 206 ? " Partial Content" : " OK") + "\r\nContent-Type: " + answer.contentType +
                      "\r\nConnection: close\r\n";
    for (const auto &[name, value] : answer.headers)
        text += name + ": " + value + "\r\n";
    if (length)
        text += "Content-Length: " + QByteArray::number(*length) + "\r\n";
    return text;
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

} // namespace

QByteArray sandboxContentType(const QString &fileName)
{
    static const QHash<QString, QByteArray> types{
        {u"png"_s, "image/png"_ba},  {u"webp"_s, "image/webp"_ba}, {u"jpg"_s, "image/jpeg"_ba},
        {u"mp4"_s, "video/mp4"_ba},  {u"webm"_s, "video/webm"_ba}, {u"wav"_s, "audio/wav"_ba},
        {u"mp3"_s, "audio/mpeg"_ba}, {u"txt"_s, "text/plain"_ba},  {u"json"_s, "application/json"_ba},
    };
    return types.value(fileName.section(u'.', -1).toLower(), "application/octet-stream"_ba);
}

void SandboxFileDelivery::send(HttpConnection &connection, const HttpRequest &request, const SandboxDelivery &file)
{
    const QString fault = request.query.queryItemValue(u"fault"_s);
    const qint64 at = request.query.queryItemValue(u"at"_s).toLongLong();
    const bool firstTime = m_asked.value(request.path) == 0;
    if (!fault.isEmpty())
        ++m_asked[request.path];
    const auto is = [&fault](QLatin1StringView name) { return fault == name; };

    // Those that answer with something else.
    if (is("404"_L1) || (is("404-once"_L1) && firstTime))
        return connection.send({.status = 404, .body = "Not Found", .contentType = "text/plain"_ba});
    if (is("403"_L1))
        return connection.send(
            {.status = 403, .body = "<Error><Code>AccessDenied</Code></Error>", .contentType = "application/xml"_ba});
    if (is("500-once"_L1) && firstTime)
        return connection.send(replicateHtml(500));
    if (is("html"_L1)) {
        HttpReply page = replicateHtml(200);
        return connection.send(page);
    }
    if (is("redirect"_L1) || is("redirect-far"_L1))
        return connection.send(
            {.status = 307,
             .headers = {{"Location"_ba, is("redirect"_L1) ? request.path : "http://192.168.0.1/admin"_ba}},
             .contentType = "text/plain"_ba});

    Outgoing answer{.status = 200, .body = file.bytes, .contentType = file.contentType, .headers = {}};
    if (is("changes"_L1) && !answer.body.isEmpty())
        answer.body[answer.body.size() - 1] = static_cast<char>(++m_changes);
    if (is("empty"_L1))
        answer.body.clear();
    const qint64 size = answer.body.size();
    const QByteArray etag = '"' + QCryptographicHash::hash(answer.body, QCryptographicHash::Md5).toHex() + '"';
    answer.headers = {{"ETag"_ba, etag}, {"Cache-Control"_ba, "public, max-age=3600"_ba}};
    ByteRange range;
    const bool takesRanges = !is("no-range"_L1);
    if (takesRanges) {
        answer.headers.emplace_back("Accept-Ranges"_ba, "bytes"_ba);
        switch (rangeOf(request, size, etag, range)) {
        case RangeKind::Whole:
            break;
        case RangeKind::Unsatisfiable:
            return connection.send({.status = 416,
                                    .headers = {{"Content-Range"_ba, "bytes */" + QByteArray::number(size)}},
                                    .contentType = "text/plain"_ba});
        case RangeKind::Part:
            if (is("wrong-range"_L1))
                range = {0, std::min<qint64>(range.last - range.first, size - 1)};
            answer.status = 206;
            answer.headers.emplace_back("Content-Range"_ba, "bytes " + QByteArray::number(range.first) + '-' +
                                                                QByteArray::number(range.last) + '/' +
                                                                QByteArray::number(size));
            answer.body = answer.body.sliced(range.first, range.last - range.first + 1);
        }
    }
    if (is("wrong-type"_L1))
        answer.contentType = "text/html"_ba;

    const bool headOnly = request.method == "HEAD";
    const bool cuts = is("cut"_L1) || (is("cut-once"_L1) && firstTime) || is("reset"_L1) || is("stall"_L1);
    const qint64 length = answer.body.size();
    if (headOnly || !(cuts || is("too-long"_L1) || is("too-short"_L1) || is("no-length"_L1) || is("chunk-cut"_L1))) {
        connection.send({.status = answer.status,
                         .body = answer.body,
                         .headers = answer.headers,
                         .contentType = answer.contentType});
        return;
    }
    if (is("no-length"_L1) || is("chunk-cut"_L1)) {
        const QByteArray head = headOf(answer, {}) + "Transfer-Encoding: chunked\r\n\r\n";
        if (is("no-length"_L1))
            connection.writeRaw(head + chunk(answer.body) + "0\r\n\r\n");
        else
            connection.writeRaw(head + chunk(answer.body).first(std::min(at, length)));
        connection.close();
        return;
    }
    if (is("too-long"_L1)) {
        connection.writeRaw(headOf(answer, length + 1000) + "\r\n" + answer.body);
        connection.close();
        return;
    }
    if (is("too-short"_L1)) {
        connection.writeRaw(headOf(answer, std::min(at, length)) + "\r\n" + answer.body);
        connection.close();
        return;
    }
    connection.writeRaw(headOf(answer, length) + "\r\n" + answer.body.first(std::min(at, length)));
    if (is("reset"_L1))
        connection.reset();
    else if (!is("stall"_L1))
        connection.close();
}

} // namespace bakeoff
