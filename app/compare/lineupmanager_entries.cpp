// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/lineupmanager.h"

#include "compare/lineuplistmodel.h"
#include "compare/modelpicker.h"
#include "workbench/workbench.h"

#include <QListView>

namespace bakeoff {

using namespace Qt::StringLiterals;

void LineUpManager::addModels()
{
    if (!current())
        return;
    auto *picker = ModelPicker::openOver(window(), m_workbench, m_settings, m_commands, ModelPicker::Purpose::Add);
    connect(picker, &ModelPicker::chosen, this, [this](const QList<ModelRef> &models) {
        change([&models](LineUp &lineUp) {
            for (const ModelRef &model : models) {
                if (lineUp.entries.size() < LineUp::MostEntries)
                    lineUp.entries.append({.model = model});
            }
        });
        m_entries->setFocus(Qt::OtherFocusReason);
    });
}

void LineUpManager::swapModel()
{
    const int row = currentEntry();
    if (!current() || row < 0)
        return;
    auto *picker = ModelPicker::openOver(window(), m_workbench, m_settings, m_commands, ModelPicker::Purpose::Swap);
    connect(picker, &ModelPicker::chosen, this, [this, row](const QList<ModelRef> &models) {
        change([&](LineUp &lineUp) {
            if (row < lineUp.entries.size())
                lineUp.entries[row].model = models.first();
        });
    });
}

void LineUpManager::moveEntry(int by)
{
    const int row = currentEntry();
    const int to = row + by;
    if (!current() || row < 0 || to < 0 || to >= m_entryModel->rowCount())
        return;
    m_entries->setCurrentIndex(m_entryModel->index(to));
    change([row, to](LineUp &lineUp) { lineUp.entries.move(row, to); });
}

void LineUpManager::removeEntry()
{
    const int row = currentEntry();
    if (row < 0)
        return;
    change([row](LineUp &lineUp) {
        if (row < lineUp.entries.size())
            lineUp.entries.removeAt(row);
    });
}

} // namespace bakeoff
