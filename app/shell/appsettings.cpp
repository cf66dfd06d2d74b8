// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/appsettings.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

AppSettings::AppSettings(const QString &iniFile)
    : m_store(iniFile, QSettings::IniFormat)
{
}

QString AppSettings::shortcut(const QString &commandId, const QString &fallback) const
{
    return m_store.value(u"shortcuts/"_s + commandId, fallback).toString();
}

void AppSettings::setShortcut(const QString &commandId, const QString &portableText)
{
    m_store.setValue(u"shortcuts/"_s + commandId, portableText);
}

void AppSettings::resetShortcut(const QString &commandId)
{
    m_store.remove(u"shortcuts/"_s + commandId);
}

} // namespace bakeoff
