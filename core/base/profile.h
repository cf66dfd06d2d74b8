// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace bakeoff {

/// The data folder of one user: history, cache, settings. Several processes may use it at once.
class Profile {
public:
    /// `chosen`: what `--profile` named; empty: defaultFolder(). Makes the folder (mode 0700) and its sub-folders and
    /// proves by a small write that it can be used.
    /// \return ReadOnly where the folder cannot be made or written, DiskFull where there is no room; `detail` names it.
    static Result<Profile> open(const QString &chosen = {});
    /// `$XDG_DATA_HOME/bakeoff`, without the variable `~/.local/share/bakeoff`.
    static QString defaultFolder();

    QString folder() const { return m_folder; } ///< absolute
    QString databaseFile() const;               ///< history.db
    QString settingsFile() const;               ///< settings.ini
    QString cacheFolder() const;                ///< catalogues; may be deleted at any time
    QString sandboxFolder() const;              ///< lock file and state of the embedded provider

private:
    explicit Profile(QString folder)
        : m_folder(std::move(folder))
    {
    }
    QString m_folder;
};

} // namespace bakeoff
