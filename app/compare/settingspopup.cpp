// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/settingspopup.h"

#include "catalog/catalog.h"
#include "compare/panepresenter.h"
#include "compare/settingsform.h"
#include "widgets/overlaypopup.h"
#include "widgets/typography.h"
#include "workbench/comparisondocument.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QCoreApplication>
#include <QPointer>

namespace bakeoff {

namespace {

constexpr QSize kPopupSize(760, 780);

SettingsSubject::Target targetOf(Workbench &workbench, const ModelRef &model)
{
    const auto config = workbench.providers().find(model.provider);
    return {.name = PanePresenter::shortName(model),
            .model = workbench.catalog().find(model),
            .kind = config ? config->kind : ProviderKind::OpenAi,
            .preset = config ? config->preset : Preset::Generic};
}

/// `taken`: what happens with the settings once they are applied.
template <typename Taken>
SettingsForm *open(QWidget *host, ComparisonDocument &document, const SettingsSubject &subject, Taken taken)
{
    auto *popup = new OverlayPopup(host, QCoreApplication::translate("bakeoff::SettingsForm", "Settings"));
    auto *form = new SettingsForm(subject, popup);
    popup->setContent(form, QSize(scaled(kPopupSize.width()), scaled(kPopupSize.height())));
    QObject::connect(popup, &OverlayPopup::dismissed, popup, &QObject::deleteLater);
    QObject::connect(form, &SettingsForm::canceled, popup, &OverlayPopup::dismiss);
    // The document may be replaced below the popup, which then has nothing to change.
    QObject::connect(form, &SettingsForm::accepted, &document, taken);
    QObject::connect(form, &SettingsForm::accepted, popup, &OverlayPopup::dismiss);
    QObject::connect(&document, &QObject::destroyed, popup, &OverlayPopup::dismiss);
    popup->open(form->firstField());
    return form;
}

} // namespace

SettingsForm *openPaneSettings(QWidget *host, Workbench &workbench, ComparisonDocument &document, const Id &id)
{
    const Pane *pane = document.pane(id);
    if (!pane)
        return nullptr;
    const SettingsSubject subject{.scope = SettingsSubject::Scope::Pane,
                                  .targets = {targetOf(workbench, pane->model)},
                                  .settings = pane->settings,
                                  .repeat = pane->repeat,
                                  .inherited = document.value().defaults,
                                  .inheritedSystemPrompt = document.value().systemPrompt};
    SettingsForm *form = open(host, document, subject, [&document, id](const GenerationSettings &settings, int repeat) {
        document.setPaneSettings(id, settings);
        document.setPaneRepeat(id, repeat);
    });
    if (subject.targets.first().kind == ProviderKind::OpenRouter) {
        workbench.providers().fetchEndpoints(pane->model, form, [form](const Result<QList<ModelEndpoint>> &endpoints) {
            if (endpoints)
                form->setEndpoints(*endpoints);
        });
    }
    return form;
}

SettingsForm *openComparisonSettings(QWidget *host, Workbench &workbench, ComparisonDocument &document)
{
    SettingsSubject subject{.scope = SettingsSubject::Scope::Comparison, .settings = document.value().defaults};
    for (const Pane &pane : document.value().panes)
        subject.targets.append(targetOf(workbench, pane.model));
    return open(host, document, subject,
                [&document](const GenerationSettings &settings, int) { document.setDefaults(settings); });
}

} // namespace bakeoff
