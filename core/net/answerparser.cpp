// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/answerparser.h"

#include <llhttp.h>

namespace bakeoff {

struct AnswerParser::Raw {
    llhttp_t parser;
    llhttp_settings_t settings;
};

struct AnswerParser::Callbacks {
    static AnswerParser *self(llhttp_t *parser) { return static_cast<AnswerParser *>(parser->data); }

    static int take(AnswerParser *p, QByteArray &into, const char *at, size_t length)
    {
        into.append(at, qsizetype(length));
        p->m_headBytes += qsizetype(length);
        return p->m_headBytes > kMaxHead ? -1 : 0;
    }
    static int name(llhttp_t *parser, const char *at, size_t length)
    {
        AnswerParser *p = self(parser);
        return take(p, p->m_name, at, length);
    }
    static int value(llhttp_t *parser, const char *at, size_t length)
    {
        AnswerParser *p = self(parser);
        return take(p, p->m_value, at, length);
    }
    static int valueComplete(llhttp_t *parser)
    {
        AnswerParser *p = self(parser);
        p->m_headers.append(QLatin1StringView(p->m_name), p->m_value.trimmed());
        p->m_name.resize(0);
        p->m_value.resize(0);
        return 0;
    }
    static int headersComplete(llhttp_t *parser)
    {
        AnswerParser *p = self(parser);
        p->m_interim = parser->status_code / 100 == 1;
        if (p->m_interim)
            p->m_headers.clear();
        else
            p->m_status = parser->status_code;
        return 0;
    }
    static int body(llhttp_t *parser, const char *at, size_t length)
    {
        self(parser)->m_body->append(at, qsizetype(length));
        return 0;
    }
    static int messageComplete(llhttp_t *parser)
    {
        AnswerParser *p = self(parser);
        if (p->m_interim)
            return 0;
        p->m_complete = true;
        p->m_reusable = llhttp_should_keep_alive(parser) != 0;
        return HPE_PAUSED;
    }
};

AnswerParser::AnswerParser()
    : m_raw(std::make_unique<Raw>())
{
    llhttp_settings_init(&m_raw->settings);
    m_raw->settings.on_header_field = Callbacks::name;
    m_raw->settings.on_header_value = Callbacks::value;
    m_raw->settings.on_header_value_complete = Callbacks::valueComplete;
    m_raw->settings.on_headers_complete = Callbacks::headersComplete;
    m_raw->settings.on_body = Callbacks::body;
    m_raw->settings.on_message_complete = Callbacks::messageComplete;
    llhttp_init(&m_raw->parser, HTTP_RESPONSE, &m_raw->settings);
    m_raw->parser.data = this;
}

AnswerParser::~AnswerParser() = default;

AnswerParser::Result AnswerParser::feed(QByteArrayView bytes, QByteArray &body)
{
    m_body = &body;
    const llhttp_errno_t error = llhttp_execute(&m_raw->parser, bytes.data(), size_t(bytes.size()));
    m_body = nullptr;
    if (m_complete) {
        // Bytes behind the end: the peer and we do not mean the same message.
        m_reusable = m_reusable && llhttp_get_error_pos(&m_raw->parser) == bytes.data() + bytes.size();
        return Result::Complete;
    }
    return error == HPE_OK ? Result::More : Result::Failed;
}

AnswerParser::Result AnswerParser::finish()
{
    QByteArray rest;
    m_body = &rest;
    llhttp_finish(&m_raw->parser);
    m_body = nullptr;
    m_reusable = false;
    return m_complete ? Result::Complete : Result::Failed;
}

QByteArray AnswerParser::reason() const
{
    return llhttp_errno_name(llhttp_get_errno(&m_raw->parser));
}

} // namespace bakeoff
