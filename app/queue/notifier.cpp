// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QVariantMap>

namespace bakeoff {

using namespace Qt::StringLiterals;

void DesktopNotifier::show(const QString &title, const QString &text, bool quiet)
{
    if (m_failed)
        return;
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        m_failed = true;
        return;
    }
    // Desktop Notifications Specification 1.2, Notify(): the body may be read as markup.
    QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
                                                       u"org.freedesktop.Notifications"_s, u"Notify"_s);
    QVariantMap hints{{u"desktop-entry"_s, u"org.bakeoff.Bakeoff"_s}, {u"category"_s, u"transfer.complete"_s}};
    if (quiet) {
        hints.insert(u"suppress-sound"_s, true);
        hints.insert(u"urgency"_s, QVariant::fromValue(uchar(0)));
    }
    call.setArguments({u"Bakeoff"_s, uint(0), u"org.bakeoff.Bakeoff"_s, title, text.toHtmlEscaped(), QStringList(), hints, -1});
    bus.send(call);
}

} // namespace bakeoff
