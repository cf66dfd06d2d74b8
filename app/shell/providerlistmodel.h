// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/provider.h"
#include "widgets/tokens.h"

#include <QAbstractListModel>
#include <QHash>

namespace bakeoff {

class Workbench;

/// The configured providers for a list: name, where the key comes from, what the last test of this session said.
/// Roles: Qt::DisplayRole and rowroles.
class ProviderListModel : public QAbstractListModel {
    Q_OBJECT
public:
    /// The workbench must be ready.
    explicit ProviderListModel(Workbench &workbench, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    const ProviderConfig *at(int row) const;
    int rowOf(const QString &name) const;

    void noteTest(const QString &name, bool works, const QString &outcome);

public slots:
    /// Reads list and key sources anew.
    void reload();

private:
    struct Notes {
        StateLook look = StateLook::Ready;
        QString key;  ///< where the key is
        QString test; ///< result of the last test of this session
    };
    void findKey(const ProviderConfig &config);
    void changed(const QString &name);

    Workbench &m_workbench;
    QList<ProviderConfig> m_configs;
    QHash<QString, Notes> m_notes;
};

} // namespace bakeoff
