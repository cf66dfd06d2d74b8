// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/newjobmodels.h"

#include "catalog/catalog.h"
#include "providers/cog/inputschema.h"
#include "providers/cog/modelkind.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/querykeys.h"
#include "widgets/rowlist.h"
#include "widgets/tokens.h"
#include "words/jobpricewords.h"
#include "words/requestwords.h"
#include "words/words.h"
#include "workbench/jobqueue.h"
#include "workbench/modelmarks.h"
#include "workbench/predictioncatalog.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRecentJobs = 60;
constexpr qsizetype kVersionDigits = 8;
constexpr QLatin1StringView kDeployments("deployments/");

/// Empty: not known.
QString kindOf(Workbench &workbench, const ModelRef &model, const PredictionModel *told)
{
    if (told && !told->schema.isEmpty()) {
        if (const Result<InputSchema> schema = InputSchema::fromOpenApi(told->schema)) {
            const auto kind = guessKind({.schema = *schema,
                                         .sampleOutput = told->example["output"_L1],
                                         .name = told->id,
                                         .description = told->description});
            return kind ? RequestWords::kindWord(*kind) : QString();
        }
    }
    const auto info = workbench.catalog().find({model.provider, model.id.section(u':', 0, 0)});
    const QString gives = info ? info->outputModalities.value(0) : QString();
    if (gives == "image"_L1)
        return RequestWords::kindWord(RequestKind::Image);
    if (gives == "video"_L1)
        return RequestWords::kindWord(RequestKind::Video);
    if (gives == "text"_L1)
        return RequestWords::kindWord(RequestKind::Text);
    return gives == "audio"_L1 ? JobModelWords::tr("Sound") : QString();
}

/// Words of the filter that all stand somewhere in the model's name.
bool matches(const ModelRef &model, const QStringList &words)
{
    const QString text = model.toString();
    return std::ranges::all_of(words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

QString JobModelWords::shortName(const ModelRef &model)
{
    const QString version = model.id.section(u':', 1);
    const QString name = model.id.section(u':', 0, 0).section(u'/', -1);
    return version.isEmpty() ? name : name + u':' + version.first(std::min(version.size(), kVersionDigits));
}

JobModelRow JobModelWords::row(Workbench &workbench, const ModelRef &model, const PredictionModel *told)
{
    JobModelRow row{.model = model, .name = shortName(model), .detail = {}, .facts = {}, .description = {}};
    const bool deployment = model.id.startsWith(kDeployments);
    const QString owner = (deployment ? model.id.sliced(kDeployments.size()) : model.id).section(u'/', 0, -2);
    row.detail = owner.isEmpty() ? model.provider : owner + u", "_s + model.provider;
    if (deployment)
        row.detail += u", "_s + tr("deployment");
    QStringList facts;
    if (const QString kind = kindOf(workbench, model, told); !kind.isEmpty())
        facts.append(kind);
    const auto config = workbench.providers().find(model.provider);
    const JobPrices prices = workbench.jobs().prices(model, told ? told->route : PredictionRoute::Official,
                                                     told ? told->hardware : QString());
    facts.append(config && config->isSandbox ? tr("no cost") : JobPriceWords::priceText(prices));
    if (told && told->runCount) {
        //: How often a model has been run. %1: a short number, as "1.2M".
        facts.append(tr("%1 runs").arg(Words::formatTokens(*told->runCount)));
    }
    if (told && told->route == PredictionRoute::Version && !(config && config->isSandbox))
        facts.append(tr("cold start likely"));
    row.facts = facts.join(u", "_s);
    if (told) {
        row.description = told->description;
    } else if (const auto info = workbench.catalog().find(model)) {
        row.description = info->description;
    }
    return row;
}

NewJobModels::NewJobModels(Workbench &workbench, PredictionCatalog &catalog, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_catalog(catalog)
    , m_count(new TextLabel({}, TextStep::Small, Tone::Text3, QFont::Normal, this))
    , m_filter(new QLineEdit(this))
    , m_model(new JobModelsModel(this))
    , m_list(new QListView(this))
    , m_note(new TextLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_other(makeButton(tr("Other models…"), ButtonKind::Flat, u"add"_s, this))
{
    m_count->setObjectName(u"newJobChosen"_s);
    m_filter->setObjectName(u"newJobFilter"_s);
    m_filter->setAccessibleName(tr("Filter the models"));
    m_filter->setPlaceholderText(tr("Filter models"));
    m_filter->setClearButtonEnabled(true);
    m_list->setObjectName(u"newJobModels"_s);
    m_list->setModel(m_model);
    makeRowList(m_list, tr("Models"), new JobModelDelegate(m_list));
    m_note->setWordWrap(true);
    m_note->setContentsMargins(metrics::kLarge, metrics::kTight, metrics::kLarge, metrics::kTight);
    m_note->setObjectName(u"newJobModelsNote"_s);
    m_note->hide();

    auto *head = new QHBoxLayout;
    head->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, 0);
    head->addWidget(new TextLabel(tr("Models"), TextStep::Small, Tone::Text2, QFont::DemiBold, this));
    head->addStretch(1);
    head->addWidget(m_count);
    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(metrics::kLarge, metrics::kSmall, metrics::kLarge, metrics::kSmall);
    filterRow->addWidget(m_filter);
    m_other->setObjectName(u"newJobOther"_s);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(metrics::kSmall, metrics::kTight, metrics::kSmall, metrics::kSmall);
    foot->addWidget(m_other);
    foot->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addLayout(filterRow);
    layout->addWidget(m_note);
    layout->addWidget(m_list, 1);
    layout->addLayout(foot);

    levelGround();

    new QueryKeys(
        m_filter, m_list,
        {.enter = [this](const QModelIndex &index) { m_model->toggle(index.isValid() ? index : m_model->index(0)); },
         .tick = [this](const QModelIndex &index) { m_model->toggle(index); },
         .move = {}});
    connect(m_filter, &QLineEdit::textChanged, this, &NewJobModels::show);
    connect(m_model, &JobModelsModel::toggled, this, [this](const ModelRef &model, bool on) {
        setTicked(model, on);
        emit chosenChanged();
    });
    connect(&workbench.providers(), &ProviderRegistry::modelsChanged, this, [this] {
        if (isVisible()) {
            order();
            show();
        }
    });
}

void NewJobModels::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        levelGround();
}

void NewJobModels::levelGround()
{
    // The list stands on the panel's own ground, which in a popup no role of the palette has.
    QPalette own;
    own.setColor(QPalette::Base, applicationTokens().window);
    if (own.color(QPalette::Base) != m_list->palette().color(QPalette::Base))
        m_list->setPalette(own);
}

void NewJobModels::renew()
{
    m_failed.clear();
    for (const QString &provider : m_catalog.providers()) {
        if (m_workbench.catalog().has(provider) || m_fetching.contains(provider))
            continue;
        m_fetching.append(provider);
        m_workbench.providers().refreshModels(provider, this, [this, provider](const Result<int> &fetched) {
            m_fetching.removeOne(provider);
            if (!fetched)
                m_failed.append(Words::errorText(fetched.error(), provider).sentence());
            order();
            show();
        });
    }
    m_workbench.jobs().list({}, kRecentJobs).then(this, [this](const Result<JobPage> &page) {
        if (!page)
            return; // only their place in the list is lost
        m_recent.clear();
        for (const JobSummary &job : page->rows) {
            if (!m_recent.contains(job.model))
                m_recent.append(job.model);
        }
        order();
        show();
    });
    order();
    show();
}

void NewJobModels::order()
{
    const QStringList providers = m_catalog.providers();
    m_order = m_chosen;
    const auto add = [&](const ModelRef &model) {
        if (providers.contains(model.provider) && !m_order.contains(model))
            m_order.append(model);
    };
    for (const ModelRef &model : m_workbench.marks().favourites())
        add(model);
    for (const ModelRef &model : std::as_const(m_recent))
        add(model);
    QSet<QString> known;
    for (const ModelRef &model : std::as_const(m_order))
        known.insert(model.toString());
    QList<ModelRef> texts;
    for (const QString &provider : providers) {
        for (const ModelInfo &info : m_workbench.catalog().models(provider)) {
            const ModelRef model{provider, info.id};
            if (known.contains(model.toString()))
                continue;
            (info.outputModalities == QStringList{u"text"_s} ? texts : m_order).append(model);
        }
    }
    m_order += texts; // they run in panes too, and are seldom wanted here
}

void NewJobModels::show()
{
    const QStringList words = m_filter->text().simplified().split(u' ', Qt::SkipEmptyParts);
    const QModelIndex current = m_list->currentIndex();
    const std::optional<ModelRef> keep =
        current.isValid() ? std::optional(m_model->rows()[current.row()].model) : std::nullopt;
    QList<JobModelRow> rows;
    for (const ModelRef &model : std::as_const(m_order)) {
        if (!matches(model, words))
            continue;
        const auto told = m_told.constFind(model.toString());
        rows.append(JobModelWords::row(m_workbench, model, told == m_told.cend() ? nullptr : &*told));
    }
    m_model->setRows(rows);
    m_model->setTicked(m_chosen);
    if (const int row = keep ? m_model->rowOf(*keep) : -1; row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
    QStringList notes = m_failed;
    if (m_catalog.providers().isEmpty())
        notes.append(tr("No provider of media models yet. Add Replicate in Settings."));
    else if (!m_fetching.isEmpty())
        notes.append(tr("Fetching the models of %1…").arg(m_fetching.join(u", "_s)));
    else if (rows.isEmpty() && !words.isEmpty())
        notes.append(tr("No model is called so here. Look among the other models."));
    m_note->setText(notes.join(u'\n'));
    m_note->setVisible(!notes.isEmpty());
    renewCount();
}

void NewJobModels::renewCount()
{
    m_count->setText(m_chosen.isEmpty() ? QString() : tr("%n chosen", nullptr, int(m_chosen.size())));
}

void NewJobModels::setChosen(const QList<ModelRef> &models)
{
    m_chosen = models;
    order();
    show();
}

void NewJobModels::setTicked(const ModelRef &model, bool on)
{
    if (on == m_chosen.contains(model))
        return;
    if (on)
        m_chosen.append(model);
    else
        m_chosen.removeOne(model);
    if (!m_order.contains(model)) {
        m_order.prepend(model);
        show();
    }
    m_model->setTicked(m_chosen);
    renewCount();
}

void NewJobModels::setTold(const ModelRef &model, const PredictionModel &told)
{
    m_told.insert(model.toString(), told);
    show();
}

} // namespace bakeoff
