// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/newjobsearch.h"

#include "queue/newjobmodels.h"
#include "shell/keytext.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/querykeys.h"
#include "widgets/rowlist.h"
#include "widgets/surface.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/predictioncatalog.h"
#include "workbench/workbench.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPauseMs = 300; ///< of typing, before a provider is asked

/// What is typed as the name of one model, maybe with a version; else empty.
QString asModel(const QString &query)
{
    static const QRegularExpression name(
        u"^(?:deployments/)?[A-Za-z0-9][\\w.-]*/[A-Za-z0-9][\\w.-]*(?::[0-9a-f]{4,64})?$"_s);
    return name.match(query).hasMatch() ? query : QString();
}

} // namespace

NewJobSearch::NewJobSearch(Workbench &workbench, PredictionCatalog &catalog, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_catalog(catalog)
    , m_query(new QLineEdit(this))
    , m_provider(new QComboBox(this))
    , m_collection(new QComboBox(this))
    , m_model(new JobModelsModel(this))
    , m_list(new QListView(this))
    , m_note(new TextLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_error(new StateMessage(this))
{
    m_query->setObjectName(u"newJobQuery"_s);
    m_query->setAccessibleName(tr("Search models"));
    m_query->setPlaceholderText(tr("Type what it shall do, or OWNER/NAME, or OWNER/NAME:VERSION"));
    m_query->setClearButtonEnabled(true);
    m_provider->setObjectName(u"newJobProvider"_s);
    m_provider->setAccessibleName(tr("Provider"));
    m_collection->setObjectName(u"newJobCollection"_s);
    m_collection->setAccessibleName(tr("Collection"));
    m_collection->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_collection->setMinimumContentsLength(16);
    m_list->setObjectName(u"newJobFound"_s);
    m_list->setModel(m_model);
    makeRowList(m_list, tr("Models that were found"), new JobModelDelegate(m_list));
    m_note->setObjectName(u"newJobSearchNote"_s);
    m_note->setWordWrap(true);
    m_error->setObjectName(u"newJobSearchError"_s);
    m_error->hide();

    auto *bar = new Surface(Surface::Ground::Base, Qt::BottomEdge, this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::kLarge, metrics::kTight, metrics::kMedium, metrics::kTight);
    row->setSpacing(metrics::kSmall);
    row->addWidget(new TextLabel(tr("Other models"), TextStep::Normal, Tone::Text, QFont::DemiBold, bar));
    row->addStretch(1);
    QPushButton *done = makeButton(tr("Back to the form"), ButtonKind::Flat, {}, bar);
    done->setObjectName(u"newJobSearchDone"_s);
    setButtonSize(done, ButtonSize::Bar);
    setKeyHint(done, keyText(QKeySequence(Qt::Key_Escape)));
    connect(done, &QPushButton::clicked, this, &NewJobSearch::doneWanted);
    row->addWidget(done);

    auto *ground = new Surface(Surface::Ground::Base, {}, this);
    auto *body = new QVBoxLayout(ground);
    body->setContentsMargins(0, metrics::kMedium, 0, 0);
    body->setSpacing(metrics::kSmall);
    auto *fields = new QHBoxLayout;
    fields->setContentsMargins(metrics::kLarge, 0, metrics::kLarge, 0);
    fields->setSpacing(metrics::kSmall);
    fields->addWidget(m_query, 1);
    fields->addWidget(m_collection);
    fields->addWidget(m_provider);
    body->addLayout(fields);
    m_note->setContentsMargins(metrics::kLarge, 0, metrics::kLarge, 0);
    body->addWidget(m_note);
    m_error->setContentsMargins(metrics::kLarge, 0, metrics::kLarge, 0);
    body->addWidget(m_error);
    body->addWidget(m_list, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(ground, 1);
    setTabOrder(m_query, m_collection);
    setTabOrder(m_collection, m_provider);
    setTabOrder(m_provider, m_list);
    setTabOrder(m_list, done);

    new QueryKeys(m_query, m_list,
                  {.enter = [this](const QModelIndex &index) { enter(index); },
                   .tick = [this](const QModelIndex &index) { m_model->toggle(index); },
                   .move = {}});
    connect(m_model, &JobModelsModel::toggled, this, &NewJobSearch::toggled);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPauseMs);
    connect(&m_soon, &QTimer::timeout, this, &NewJobSearch::look);
    connect(m_query, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_collection, &QComboBox::activated, this, &NewJobSearch::look);
    connect(m_provider, &QComboBox::activated, this, [this] {
        fetchCollections();
        look();
    });
}

QString NewJobSearch::provider() const
{
    return m_provider->currentText();
}

void NewJobSearch::begin()
{
    fillProviders();
    fetchCollections();
    look();
    m_query->selectAll();
    m_query->setFocus(Qt::ShortcutFocusReason);
}

void NewJobSearch::setTicked(const QList<ModelRef> &models)
{
    m_model->setTicked(models);
}

void NewJobSearch::fillProviders()
{
    const QString before = provider();
    const QStringList names = m_catalog.providers();
    m_provider->clear();
    m_provider->addItems(names);
    m_provider->setCurrentIndex(std::max(0, int(names.indexOf(before))));
    m_provider->setVisible(names.size() > 1);
}

void NewJobSearch::fetchCollections()
{
    const QString name = provider();
    const auto fill = [this] {
        const QSignalBlocker quiet(m_collection);
        const QString before = m_collection->currentData().toString();
        m_collection->clear();
        m_collection->addItem(tr("Everywhere"));
        for (const ModelCollection &collection : m_collections.value(provider()))
            m_collection->addItem(collection.name, collection.slug);
        m_collection->setCurrentIndex(std::max(0, m_collection->findData(before)));
        m_collection->setVisible(m_collection->count() > 1);
    };
    fill();
    if (name.isEmpty() || m_collections.contains(name))
        return;
    m_catalog.fetchCollections(name, this, [this, name, fill](const Result<QList<ModelCollection>> &told) {
        if (!told)
            return; // the search works without them
        m_collections.insert(name, *told);
        if (name == provider())
            fill();
    });
}

void NewJobSearch::tell(const QString &sentence)
{
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
    m_error->hide();
}

void NewJobSearch::look()
{
    m_soon.stop();
    const QString name = provider();
    const QString query = m_query->text().simplified();
    const QString slug = m_collection->currentData().toString();
    const int round = ++m_round;
    if (name.isEmpty()) {
        tell(tr("No provider of media models yet. Add Replicate in Settings."));
        return;
    }
    if (query.isEmpty() && slug.isEmpty()) {
        m_model->setRows({});
        tell(tr("Models of %1 are looked for as you type.").arg(name));
        return;
    }
    if (asModel(query).contains(u':')) { // one model, and no words to look for
        show(name, QList<PredictionModel>());
        return;
    }
    tell(tr("Looking…"));
    const auto answer = [this, name, round](const Result<QList<PredictionModel>> &found) {
        if (round == m_round)
            show(name, found);
    };
    if (slug.isEmpty()) {
        m_catalog.search(name, query, this, answer);
        return;
    }
    m_catalog.fetchCollection(name, slug, this, [answer](const Result<ModelCollection> &collection) {
        answer(collection ? Result<QList<PredictionModel>>(collection->models)
                          : Result<QList<PredictionModel>>(collection.error()));
    });
}

void NewJobSearch::show(const QString &provider, const Result<QList<PredictionModel>> &found)
{
    const QString query = m_query->text().simplified();
    const bool inCollection = !m_collection->currentData().toString().isEmpty();
    QList<JobModelRow> rows;
    const QString typed = asModel(query);
    const bool listed =
        found && std::ranges::any_of(*found, [&](const PredictionModel &model) { return model.id == typed; });
    if (!typed.isEmpty() && !listed) {
        JobModelRow row = JobModelWords::row(m_workbench, {provider, typed}, nullptr);
        row.description = tr("As it was typed.");
        rows.append(row);
    }
    if (found) {
        for (const PredictionModel &model : *found) {
            if (inCollection && !query.isEmpty() && !model.id.contains(query, Qt::CaseInsensitive)
                && !model.description.contains(query, Qt::CaseInsensitive))
                continue;
            rows.append(JobModelWords::row(m_workbench, {provider, model.id}, &model));
        }
    }
    m_model->setRows(rows);
    if (found) {
        tell(rows.isEmpty() ? tr("Nothing was found.") : tr("%n model(s)", nullptr, int(rows.size())));
        return;
    }
    m_note->hide();
    const ErrorText text = Words::errorText(found.error(), provider);
    m_error->setMessage(StateLook::Failed, text.what, text.advice);
    m_error->clearButtons();
    QPushButton *retry = m_error->addButton(tr("Retry"), ButtonKind::Plain, u"retry"_s);
    retry->setObjectName(u"newJobSearchRetry"_s);
    connect(retry, &QPushButton::clicked, this, [this] {
        m_query->setFocus(Qt::OtherFocusReason); // the button goes
        look();
    });
    m_error->show();
}

void NewJobSearch::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) // closes the search, not the dialogue
        emit doneWanted();
    else
        QWidget::keyPressEvent(event);
}

void NewJobSearch::enter(const QModelIndex &index)
{
    if (m_soon.isActive()) { // not waited for any longer
        look();
        return;
    }
    const QModelIndex row = index.isValid() ? index : m_model->index(0);
    if (!row.isValid())
        return;
    if (row.data(Qt::CheckStateRole).toInt() != Qt::Checked)
        m_model->toggle(row);
    emit doneWanted();
}

} // namespace bakeoff
