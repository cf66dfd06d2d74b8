// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bakeoff {

/// Tells people something outside of the window.
class Notifier {
public:
    virtual ~Notifier() = default;
    /// \param text plain; \param quiet without a sound
    virtual void show(const QString &title, const QString &text, bool quiet) = 0;
};

/// The desktop's own notices (org.freedesktop.Notifications on the session bus). Where there is no such service nothing
/// is shown. Never waits for it.
class DesktopNotifier : public Notifier {
public:
    void show(const QString &title, const QString &text, bool quiet) override;

private:
    bool m_failed = false; ///< there is no bus: it is not looked for again
};

} // namespace bakeoff
