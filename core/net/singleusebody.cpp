// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/singleusebody.h"

#include <cstring>

namespace bakeoff {

SingleUseBody::SingleUseBody(QByteArray body)
    : m_body(std::move(body))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 SingleUseBody::bytesAvailable() const
{
    return m_body.size() - m_at + QIODevice::bytesAvailable();
}

qint64 SingleUseBody::readData(char *data, qint64 maxSize)
{
    const qint64 part = qMin(maxSize, m_body.size() - m_at);
    if (part <= 0)
        return -1;
    std::memcpy(data, m_body.constData() + m_at, size_t(part));
    m_at += part;
    return part;
}

qint64 SingleUseBody::writeData(const char *data, qint64 size)
{
    Q_UNUSED(data)
    Q_UNUSED(size)
    return -1;
}

} // namespace bakeoff
