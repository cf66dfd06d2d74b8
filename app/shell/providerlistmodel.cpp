// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/providerlistmodel.h"

#include "catalog/catalog.h"
#include "secrets/keyring.h"
#include "shell/providertexts.h"
#include "widgets/twolinedelegate.h"
#include "words/words.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <algorithm>

namespace bakeoff {

ProviderListModel::ProviderListModel(Workbench &workbench, QObject *parent)
    : QAbstractListModel(parent)
    , m_workbench(workbench)
{
    connect(&workbench.providers(), &ProviderRegistry::configsChanged, this, &ProviderListModel::reload);
    connect(&workbench.providers(), &ProviderRegistry::modelsChanged, this, &ProviderListModel::changed);
    reload();
}

void ProviderListModel::reload()
{
    beginResetModel();
    m_configs = m_workbench.providers().configs();
    endResetModel();
    for (const ProviderConfig &config : std::as_const(m_configs))
        findKey(config);
}

void ProviderListModel::findKey(const ProviderConfig &config)
{
    m_workbench.keys().find(config).then(this, [this, config](const Result<FoundKey> &found) {
        Notes &notes = m_notes[config.name];
        const bool needsKey = !presetInfo(config.preset).local && !presetInfo(config.preset).keyVariable.isEmpty();
        if (!found) {
            notes.look = StateLook::Failed;
            notes.key = Words::errorText(found.error(), config.name).sentence();
        } else {
            notes.key = providerTexts::keySource(*found, config);
            if (notes.test.isEmpty())
                notes.look = needsKey && found->key.isEmpty() && !config.isSandbox ? StateLook::Waiting
                                                                                   : StateLook::Ready;
        }
        changed(config.name);
    });
}

void ProviderListModel::noteTest(const QString &name, bool works, const QString &outcome)
{
    Notes &notes = m_notes[name];
    notes.look = works ? StateLook::Done : StateLook::Failed;
    notes.test = outcome;
    changed(name);
}

void ProviderListModel::changed(const QString &name)
{
    if (const int row = rowOf(name); row >= 0)
        emit dataChanged(index(row), index(row));
}

int ProviderListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_configs.size());
}

const ProviderConfig *ProviderListModel::at(int row) const
{
    return row >= 0 && row < m_configs.size() ? &m_configs[row] : nullptr;
}

int ProviderListModel::rowOf(const QString &name) const
{
    const auto found = std::ranges::find(m_configs, name, &ProviderConfig::name);
    return found == m_configs.end() ? -1 : static_cast<int>(found - m_configs.begin());
}

QVariant ProviderListModel::data(const QModelIndex &index, int role) const
{
    const ProviderConfig *config = at(index.row());
    if (!config)
        return {};
    const Notes notes = m_notes.value(config->name);
    switch (role) {
    case Qt::DisplayRole:
        return providerTexts::title(*config);
    case rowroles::Look:
        return static_cast<int>(config->isSandbox && notes.test.isEmpty() ? StateLook::Done : notes.look);
    case rowroles::Detail:
        return notes.test.isEmpty() ? notes.key : notes.test;
    case rowroles::Aside:
        if (!m_workbench.catalog().has(config->name))
            return QString();
        //: %n: models of a provider that are known.
        return tr("%n model(s)", nullptr, static_cast<int>(m_workbench.catalog().models(config->name).size()));
    case rowroles::Key:
        return config->name;
    case Qt::AccessibleTextRole:
        //: Screen reader: a provider in the list. %1: name; %2: what is known of it.
        return tr("%1. %2").arg(providerTexts::title(*config), notes.test.isEmpty() ? notes.key : notes.test);
    default:
        return {};
    }
}

} // namespace bakeoff
