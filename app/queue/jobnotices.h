// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

#include <QObject>

#include <functional>

namespace bakeoff {

class AppSettings;
class Notifier;
class Workbench;

/// Says that a batch, or a job that took long, is done, while nobody looks at the window. Asks the setting each time.
class JobNotices : public QObject {
    Q_OBJECT
public:
    /// \param watched somebody looks at the window; \param notifier outlives this
    JobNotices(Workbench &workbench, const AppSettings &settings, Notifier &notifier, std::function<bool()> watched,
               QObject *parent = nullptr);

    /// The workbench is ready.
    void start();

    static constexpr int LongAfter = 10; ///< s: single jobs that were quicker are not worth a notice

private:
    bool isWanted() const;
    void tellBatch(const Id &batch);
    void tellJob(const Id &job);
    void show(const QString &title, const QString &text);

    Workbench &m_workbench;
    const AppSettings &m_settings;
    Notifier &m_notifier;
    std::function<bool()> m_watched;
};

} // namespace bakeoff
