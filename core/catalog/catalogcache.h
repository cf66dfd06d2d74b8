// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/times.h"
#include "providers/modelinfo.h"

#include <QList>
#include <QString>

#include <optional>

namespace bakeoff {

/// Catalogues on disk, one JSON file a provider, so that models and prices are there before the network is. Every file
/// may be deleted at any time. Files are replaced as a whole: another process reads the old one or the new one.
class CatalogCache {
public:
    /// `folder` need not exist yet.
    explicit CatalogCache(QString folder);

    struct Listing {
        QList<ModelInfo> models;
        UtcMicros fetchedAt;
        friend bool operator==(const Listing &, const Listing &) = default;
    };
    /// Nothing where there is no file, or where it is damaged or of another version: that is logged, not reported.
    std::optional<Listing> load(const QString &provider) const;
    /// \return ReadOnly, DiskFull or Storage; what was there before is then still there.
    Status save(const QString &provider, const QList<ModelInfo> &models, UtcMicros fetchedAt);
    void remove(const QString &provider);

    /// Where a provider's catalogue lies. Any name gives a file of its own inside the folder.
    QString fileFor(const QString &provider) const;

private:
    QString m_folder;
};

} // namespace bakeoff
