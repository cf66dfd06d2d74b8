// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHttpHeaders>

#include <memory>

namespace bakeoff {

/// An HTTP/1.x answer, read incrementally with llhttp; pure. Interim answers (1xx) are passed over.
class AnswerParser {
public:
    /// Bytes of all header lines together.
    static constexpr qsizetype kMaxHead = qsizetype{256} * 1024;

    AnswerParser();
    ~AnswerParser();

    enum class Result { More, Complete, Failed };
    /// Once Complete or Failed, do not feed again. Appends to body what of it these bytes held.
    Result feed(QByteArrayView bytes, QByteArray &body);
    /// The peer has closed. Complete where the body may end like that, else Failed.
    Result finish();

    int status() const { return m_status; } ///< 0 until the headers have come whole
    const QHttpHeaders &headers() const { return m_headers; }
    /// Once Complete: the connection may serve another request.
    bool mayBeReused() const { return m_reusable; }
    /// For details: why it failed.
    QByteArray reason() const;

private:
    struct Callbacks;
    struct Raw;

    std::unique_ptr<Raw> m_raw;
    QByteArray *m_body = nullptr;
    QByteArray m_name;
    QByteArray m_value;
    qsizetype m_headBytes = 0;
    QHttpHeaders m_headers;
    int m_status = 0;
    bool m_interim = false;
    bool m_complete = false;
    bool m_reusable = false;
};

} // namespace bakeoff
