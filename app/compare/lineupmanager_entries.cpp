// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/lineupmanager.h"

#include "catalog/catalog.h"
#include "compare/lineuplistmodel.h"
#include "compare/modelpicker.h"
#include "widgets/overlaypopup.h"
#include "widgets/typography.h"
#include "workbench/providerregistry.h"
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

void LineUpManager::editSettings()
{
    const LineUp *lineUp = current();
    const int row = currentEntry();
    if (!lineUp || row < 0 || row >= lineUp->entries.size())
        return;
    const LineUp::Entry entry = lineUp->entries.at(row);
    SettingsSubject subject;
    subject.targets = {targetOf(entry.model)};
    subject.settings = entry.settings;
    subject.repeat = entry.repeat;
    subject.inherited = lineUp->defaults;
    subject.inheritedSystemPrompt = lineUp->systemPrompt;
    openForm(subject, [this, row](const GenerationSettings &settings, int repeat) {
        change([&](LineUp &changed) {
            if (row < changed.entries.size()) {
                changed.entries[row].settings = settings;
                changed.entries[row].repeat = repeat;
            }
        });
    });
}

void LineUpManager::editDefaults()
{
    const LineUp *lineUp = current();
    if (!lineUp)
        return;
    SettingsSubject subject;
    subject.scope = SettingsSubject::Scope::Comparison;
    for (const LineUp::Entry &entry : lineUp->entries)
        subject.targets.append(targetOf(entry.model));
    subject.settings = lineUp->defaults;
    openForm(subject, [this](const GenerationSettings &settings, int) {
        change([&](LineUp &changed) { changed.defaults = settings; });
    });
}

SettingsSubject::Target LineUpManager::targetOf(const ModelRef &model) const
{
    SettingsSubject::Target target{.name = model.id, .model = m_workbench.catalog().find(model)};
    if (const auto config = m_workbench.providers().find(model.provider)) {
        target.kind = config->kind;
        target.preset = config->preset;
    }
    return target;
}

void LineUpManager::openForm(const SettingsSubject &subject,
                             const std::function<void(const GenerationSettings &, int)> &take)
{
    auto *popup = new OverlayPopup(window(), tr("Settings"));
    auto *form = new SettingsForm(subject, popup);
    popup->setContent(form, QSize(scaled(760), scaled(780)));
    connect(popup, &OverlayPopup::dismissed, popup, &QObject::deleteLater);
    connect(form, &SettingsForm::canceled, popup, &OverlayPopup::dismiss);
    connect(form, &SettingsForm::accepted, this, [popup, take](const GenerationSettings &settings, int repeat) {
        popup->dismiss();
        take(settings, repeat);
    });
    popup->open(form->firstField());
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
