// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/netthread.h"

#include <QMetaObject>

namespace bakeoff {

using namespace Qt::StringLiterals;

NetThread::NetThread()
    : m_context(new QObject)
{
    m_thread.setObjectName(u"net"_s);
    m_context->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
    m_thread.start();
}

NetThread::~NetThread()
{
    m_thread.quit();
    m_thread.wait();
}

void NetThread::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(m_context, std::move(work), Qt::QueuedConnection);
}

} // namespace bakeoff
