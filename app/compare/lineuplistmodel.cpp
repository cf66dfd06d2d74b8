// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/lineuplistmodel.h"

#include "compare/settingsbadge.h"
#include "widgets/tokens.h"
#include "widgets/twolinedelegate.h"

#include <QLocale>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

void LineUpListModel::setLineUps(const QList<LineUp> &lineUps)
{
    beginResetModel();
    m_lineUps = lineUps;
    endResetModel();
}

const LineUp *LineUpListModel::at(int row) const
{
    return row >= 0 && row < m_lineUps.size() ? &m_lineUps.at(row) : nullptr;
}

int LineUpListModel::rowOf(const QString &name) const
{
    const auto found = std::ranges::find(m_lineUps, name, &LineUp::name);
    return found == m_lineUps.end() ? -1 : static_cast<int>(found - m_lineUps.begin());
}

int LineUpListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lineUps.size());
}

QVariant LineUpListModel::data(const QModelIndex &index, int role) const
{
    const LineUp *lineUp = at(index.row());
    if (!lineUp)
        return {};
    QStringList models;
    for (const LineUp::Entry &entry : lineUp->entries)
        models.append(entry.model.id.section(u'/', -1));
    const QString detail = models.isEmpty() ? tr("no models") : models.join(u", "_s);
    switch (role) {
    case Qt::DisplayRole:
    case rowroles::Key:
        return lineUp->name;
    case rowroles::Look:
        return static_cast<int>(lineUp->isDefault ? StateLook::Done : StateLook::Ready);
    case rowroles::Detail:
    case Qt::ToolTipRole:
        return detail;
    case rowroles::Aside:
        //: Beside the line-up that new comparisons start with.
        return lineUp->isDefault ? tr("default") : QString();
    case Qt::AccessibleTextRole:
        //: Screen reader: a line-up. %1: its name; %2: its models.
        return lineUp->isDefault ? tr("%1, default. %2").arg(lineUp->name, detail)
                                 : u"%1. %2"_s.arg(lineUp->name, detail);
    default:
        return {};
    }
}

void LineUpEntryModel::setLineUp(const LineUp &lineUp)
{
    beginResetModel();
    m_lineUp = lineUp;
    endResetModel();
}

int LineUpEntryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lineUp.entries.size());
}

QVariant LineUpEntryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_lineUp.entries.size())
        return {};
    const LineUp::Entry &entry = m_lineUp.entries.at(index.row());
    const QString settings = SettingsBadge::text(entry.settings.over(m_lineUp.defaults), m_lineUp.defaults, entry.repeat);
    switch (role) {
    case Qt::DisplayRole:
        return entry.model.id;
    case rowroles::Detail:
        return settings.isEmpty() ? tr("settings of the line-up") : settings;
    case rowroles::Aside:
        return entry.model.provider;
    case Qt::ToolTipRole:
        return SettingsBadge::toolTip(entry.settings.over(m_lineUp.defaults), m_lineUp.defaults, entry.repeat);
    case Qt::AccessibleTextRole:
        return u"%1, %2. %3"_s.arg(entry.model.id, entry.model.provider, settings);
    default:
        return {};
    }
}

} // namespace bakeoff
