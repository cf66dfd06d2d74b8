// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

namespace bakeoff {

class StoreReader;

/// Tells when a backup was put in the place of the history, by this process or another one: what a window shows may be
/// something that is not there any more.
class RestoreWatch : public QObject {
    Q_OBJECT
public:
    /// Begins with the history as it is now. \param reader which watches it, see StoreReader::watch()
    explicit RestoreWatch(StoreReader &reader, QObject *parent = nullptr);

    /// Takes the history as it is now: a restore of this window is known here already.
    void adopt();

signals:
    void restored();

private:
    void look();

    StoreReader &m_reader;
    std::optional<qint64> m_last; ///< restoreMark() as it was seen last
};

} // namespace bakeoff
