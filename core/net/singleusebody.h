// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace bakeoff {

/// The body of a request, readable once from front to back. Being sequential it cannot be rewound, and that is its
/// whole purpose: Qt Network sends a request again by itself when the peer closes before it answers, unless its body
/// cannot be read a second time (and has not been buffered: DoNotBufferUploadDataAttribute with a Content-Length).
class SingleUseBody final : public QIODevice {
    Q_OBJECT
public:
    explicit SingleUseBody(QByteArray body);

    /// Bytes that Qt Network has taken so far. 0: none of them can have left this machine.
    qint64 taken() const { return m_at; }

    bool isSequential() const override { return true; }
    qint64 size() const override { return m_body.size(); }
    qint64 bytesAvailable() const override;
    bool seek(qint64) override { return false; } // QIODevice's own says so on stderr
    bool reset() override { return false; }
    bool atEnd() const override { return m_at == m_body.size(); }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_body;
    qint64 m_at = 0;
};

} // namespace bakeoff
