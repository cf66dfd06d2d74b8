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
    m_thread.start();
}

NetThread::~NetThread()
{
    // Behind all that was posted before, and while the loop still runs: sockets that are let go from inside a destructor
    // are deleted later, which a thread that has left its loop never does.
    QObject::connect(m_context, &QObject::destroyed, &m_thread, &QThread::quit, Qt::DirectConnection);
    QMetaObject::invokeMethod(
        m_context,
        [this] {
            m_ending = true;
            m_context->deleteLater();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

void NetThread::post(std::function<void()> work)
{
    if (m_ending)
        return; // the context may be half gone; whatever `work` held ends here
    QMetaObject::invokeMethod(m_context, std::move(work), Qt::QueuedConnection);
}

} // namespace bakeoff
