// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/httpconnection.h"

#include <llhttp.h>

namespace bakeoff {

/// Bytes in, one request at a time out; llhttp reads, this collects and counts.
class HttpConnection::Parser {
public:
    enum class Step { More, HeadersDone, Done, Refused };

    explicit Parser(const ServerLimits &limits);
    Parser(const Parser &) = delete;
    Parser &operator=(const Parser &) = delete;

    /// Takes bytes off the front of `bytes`; stops after the headers, at the end of a request and at an error.
    Step feed(QByteArray &bytes);
    /// Ready for the next request on the same connection.
    void restart();

    HttpRequest request;
    bool keepAlive = true;
    bool http11 = true;
    bool expectsContinue = false;
    int refusal = 400; ///< HTTP status, where Refused

private:
    static Parser &of(llhttp_t *parser) { return *static_cast<Parser *>(parser->data); }
    bool count(size_t length);
    int headersComplete();
    int body(const char *at, size_t length);

    const ServerLimits m_limits;
    llhttp_t m_llhttp{};
    llhttp_settings_t m_settings{};
    QByteArray m_target, m_name, m_value;
    qsizetype m_headerBytes = 0;
    Step m_stop = Step::More;
};

} // namespace bakeoff
