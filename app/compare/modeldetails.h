// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/modelinfo.h"
#include "widgets/surface.h"

#include <QHash>
#include <QTimer>

class QGridLayout;

namespace bakeoff {

class TextLabel;
class Workbench;
template <typename T>
class Result;

/// What is known of the model under the cursor: modalities, context, prices, parameters, and the hosts behind it where
/// the provider tells them.
class ModelDetails : public Surface {
    Q_OBJECT
public:
    explicit ModelDetails(Workbench &workbench, QWidget *parent = nullptr);

    void show(const QString &provider, const ModelInfo &model);
    void clear();

private:
    void addRow(const QString &label, const QString &value);
    void fetchHosts();
    void showHosts(const QList<ModelEndpoint> &hosts);

    Workbench &m_workbench;
    ModelRef m_shown;
    QHash<QString, QList<ModelEndpoint>> m_hosts; ///< by PROVIDER/ID, for as long as the picker is open
    QTimer m_pause;                               ///< hosts are asked for once the cursor rests
    TextLabel *m_name;
    TextLabel *m_id;
    TextLabel *m_description;
    QGridLayout *m_facts;
    TextLabel *m_hostsTitle;
    QGridLayout *m_hostRows;
};

} // namespace bakeoff
