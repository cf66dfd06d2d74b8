// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/httpparser.h"

#include <limits>

namespace bakeoff {

HttpConnection::Parser::Parser(const ServerLimits &limits)
    : m_limits(limits)
{
    llhttp_settings_init(&m_settings);
    m_settings.on_url = [](llhttp_t *p, const char *at, size_t length) {
        of(p).m_target.append(at, static_cast<qsizetype>(length));
        return of(p).count(length) ? 0 : -1;
    };
    m_settings.on_header_field = [](llhttp_t *p, const char *at, size_t length) {
        of(p).m_name.append(at, static_cast<qsizetype>(length));
        return of(p).count(length) ? 0 : -1;
    };
    m_settings.on_header_value = [](llhttp_t *p, const char *at, size_t length) {
        of(p).m_value.append(at, static_cast<qsizetype>(length));
        return of(p).count(length) ? 0 : -1;
    };
    m_settings.on_header_value_complete = [](llhttp_t *p) {
        Parser &self = of(p);
        self.request.headers.emplace_back(std::exchange(self.m_name, {}).toLower(), std::exchange(self.m_value, {}));
        return self.count(4) ? 0 : -1; // ": " and CRLF, so that many empty headers count too
    };
    m_settings.on_headers_complete = [](llhttp_t *p) { return of(p).headersComplete(); };
    m_settings.on_body = [](llhttp_t *p, const char *at, size_t length) { return of(p).body(at, length); };
    m_settings.on_message_complete = [](llhttp_t *p) {
        of(p).m_stop = Step::Done;
        return static_cast<int>(HPE_PAUSED);
    };
    restart();
}

void HttpConnection::Parser::restart()
{
    llhttp_init(&m_llhttp, HTTP_REQUEST, &m_settings);
    m_llhttp.data = this;
    request = {};
    m_target.clear();
    m_name.clear();
    m_value.clear();
    m_headerBytes = 0;
    refusal = 400;
}

bool HttpConnection::Parser::count(size_t length)
{
    m_headerBytes += static_cast<qsizetype>(length);
    if (m_headerBytes <= m_limits.headerBytes)
        return true;
    refusal = 431;
    return false;
}

int HttpConnection::Parser::headersComplete()
{
    http11 = m_llhttp.http_major == 1 && m_llhttp.http_minor == 1;
    keepAlive = llhttp_should_keep_alive(&m_llhttp) != 0;
    request.method = llhttp_method_name(static_cast<llhttp_method_t>(m_llhttp.method));
    const qsizetype mark = m_target.indexOf('?');
    request.path = mark < 0 ? m_target : m_target.first(mark);
    if (mark >= 0)
        request.query = QUrlQuery(QString::fromUtf8(m_target.sliced(mark + 1)));
    expectsContinue = http11 && request.header("expect").compare("100-continue", Qt::CaseInsensitive) == 0;
    // An invitation to another protocol is not taken up: the request counts as it stands.
    m_llhttp.upgrade = 0;
    if (request.method == "CONNECT") {
        refusal = 405;
        return -1;
    }
    if (m_llhttp.content_length > static_cast<quint64>(m_limits.bodyBytes) &&
        m_llhttp.content_length != std::numeric_limits<quint64>::max()) {
        refusal = 413;
        return -1;
    }
    if (!expectsContinue)
        return 0;
    m_stop = Step::HeadersDone;
    return static_cast<int>(HPE_PAUSED);
}

int HttpConnection::Parser::body(const char *at, size_t length)
{
    if (request.body.size() + static_cast<qsizetype>(length) > m_limits.bodyBytes) {
        refusal = 413;
        return -1;
    }
    request.body.append(at, static_cast<qsizetype>(length));
    return 0;
}

HttpConnection::Parser::Step HttpConnection::Parser::feed(QByteArray &bytes)
{
    m_stop = Step::More;
    const llhttp_errno_t error = llhttp_execute(&m_llhttp, bytes.constData(), static_cast<size_t>(bytes.size()));
    if (error == HPE_OK) {
        bytes.clear();
        return Step::More;
    }
    if (error != HPE_PAUSED)
        return Step::Refused;
    bytes.remove(0, llhttp_get_error_pos(&m_llhttp) - bytes.constData());
    llhttp_resume(&m_llhttp);
    return m_stop;
}

} // namespace bakeoff
