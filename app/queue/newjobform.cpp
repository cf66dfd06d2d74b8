// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/newjobform.h"

#include "jobs/seedlist.h"
#include "queue/inputformview.h"
#include "queue/newjobmodels.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"
#include "words/inputwords.h"
#include "words/words.h"
#include "workbench/jobdraft.h"

#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {
constexpr QLatin1StringView kSeed = "seed"_L1;
constexpr int kMostNamedMisfits = 2;
} // namespace

NewJobForm::NewJobForm(JobQueue &jobs, QWidget *parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_messages(new QVBoxLayout)
    , m_note(new TextLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_pages(new QStackedWidget(this))
    , m_view(new InputFormView(this))
{
    m_note->setObjectName(u"newJobNote"_s);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(metrics::kXLarge, metrics::kSmall, metrics::kXLarge, metrics::kSmall);
    m_note->hide();
    auto *nothing = new Surface(Surface::Ground::Base, {}, m_pages);
    auto *nothingLayout = new QVBoxLayout(nothing);
    nothingLayout->addStretch(1);
    nothingLayout->addWidget(new EmptyState(tr("No model chosen"),
                                            tr("Tick one or several at the left: their inputs stand here."), true, nothing));
    nothingLayout->addStretch(2);
    m_pages->addWidget(nothing);
    m_pages->addWidget(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_messages);
    layout->addWidget(m_note);
    layout->addWidget(m_pages, 1);
    connect(m_view, &InputFormView::changed, this, &NewJobForm::onChanged);
}

void NewJobForm::setModels(const QList<ModelRef> &models)
{
    if (models == m_models)
        return;
    m_models = models;
    for (const ModelRef &model : models) {
        if (!m_told.contains(model.toString()) && !m_failed.contains(model.toString()))
            fetch(model);
    }
    rebuild();
}

void NewJobForm::fetch(const ModelRef &model)
{
    const QString key = model.toString();
    if (m_fetching.contains(key))
        return;
    m_fetching.insert(key);
    m_failed.remove(key);
    m_jobs.fetchModel(model, {}, this, [this, model, key](const Result<PredictionModel> &answer) {
        m_fetching.remove(key);
        const Result<InputForm> form = answer ? formOf(*answer) : Result<InputForm>(answer.error());
        if (!form) {
            m_failed.insert(key, form.error());
        } else {
            m_told.insert(key, *answer);
            m_forms.insert(key, *form);
            emit modelTold(model, *answer);
        }
        if (m_models.contains(model))
            rebuild();
    });
}

bool NewJobForm::isReady() const
{
    return !m_models.isEmpty() && m_members == m_models;
}

bool NewJobForm::isFetching() const
{
    return std::ranges::any_of(m_models, [this](const ModelRef &model) { return m_fetching.contains(model.toString()); });
}

const PredictionModel *NewJobForm::told(const ModelRef &model) const
{
    const auto found = m_told.constFind(model.toString());
    return found == m_told.cend() ? nullptr : &*found;
}

QString NewJobForm::nameOf(qsizetype member) const
{
    const QString name = JobModelWords::shortName(m_members[member]);
    const auto same = std::ranges::count_if(m_members, [&](const ModelRef &other) {
        return JobModelWords::shortName(other) == name;
    });
    return same > 1 ? m_members[member].toString() : name;
}

QString NewJobForm::names(const QList<qsizetype> &members) const
{
    QStringList list;
    for (const qsizetype member : members)
        list.append(nameOf(member));
    return QLocale().createSeparatedList(list);
}

QList<FilledModel> NewJobForm::filled() const
{
    QList<FilledModel> models;
    for (qsizetype i = 0; i < m_members.size(); ++i) {
        ModelRef model = m_members[i];
        model.id = model.id.section(u':', 0, 0);
        models.append({.model = model,
                       .told = m_told.value(m_members[i].toString()),
                       .form = m_shared.formOf(i, m_view->form()),
                       .name = nameOf(i)});
    }
    return models;
}

void NewJobForm::rebuild()
{
    m_members.clear();
    QList<SharedMember> members;
    bool anySchema = false;
    for (const ModelRef &model : std::as_const(m_models)) {
        const auto form = m_forms.constFind(model.toString());
        if (form == m_forms.cend())
            continue;
        const auto same = std::ranges::count_if(m_models, [&](const ModelRef &other) { return other.id == model.id; });
        m_members.append(model);
        members.append({.model = same > 1 ? model.toString() : model.id, .form = *form});
        anySchema = anySchema || !m_told[model.toString()].schema.isEmpty();
    }
    m_shared = SharedForm(members, m_own);
    const InputFormView::Page page = m_view->page();
    m_building = true;
    m_view->setForm(m_values.filled(m_shared), layOut());
    if (!m_members.isEmpty() && !anySchema)
        m_view->setPage(InputFormView::Page::Json);
    else if (m_view->page() != page)
        m_view->setPage(page);
    if (m_showMissing)
        m_view->showMissing();
    if (isReady() && !m_serverErrors.isEmpty())
        m_unplaced = m_view->applyServerErrors(m_serverErrors);
    m_building = false;
    m_pages->setCurrentIndex(m_members.isEmpty() ? 0 : 1);
    renewBadges();
    renewMessages();
    emit changed();
}

InputFormLayout NewJobForm::layOut() const
{
    InputFormLayout layout;
    if (m_members.size() == 1 && m_told.value(m_members.first().toString()).schema.isEmpty())
        layout.emptySentence = tr("This model does not say what it takes. Write its input on the JSON tab.");
    if (m_members.size() < 2)
        return layout;
    for (const SharedGroup &group : m_shared.groups()) {
        const bool all = group.members.size() == m_members.size();
        //: Above the fields that only one model has. %1: its name.
        const QString title = all ? tr("All %n models", nullptr, int(m_members.size()))
            : group.members.size() == 1 ? tr("%1 only").arg(nameOf(group.members.first()))
                                        : names(group.members);
        layout.sections.append({.title = title, .keys = group.keys});
    }
    for (const SharedField &field : m_shared.fields()) {
        layout.wireNames.insert(field.key, field.inputKey);
        if (field.members.size() > 1 || field.own)
            layout.menus.insert(field.key);
        const InputField *joint = m_shared.form().field(field.key);
        if (!joint || joint->hasDefault() || field.members.size() < 2)
            continue;
        QStringList parts; // what each model takes by itself
        for (const qsizetype member : field.members) {
            const InputField *part = m_shared.members()[member].form.field(field.inputKey);
            if (part && part->hasDefault()) {
                //: A model and the value that it takes by itself.
                parts.append(tr("%1 takes %2").arg(nameOf(member), InputWords::valueText(*part, part->defaultValue)));
            }
        }
        if (!parts.isEmpty()) {
            //: %1: "flux-schnell takes 4, flux-dev takes 28".
            layout.notes.insert(field.key, tr("Left empty, %1.").arg(parts.join(u", "_s)));
        }
    }
    layout.check = [this](const InputForm &form, const QString &key) { return misfitText(form, key); };
    layout.fillMenu = [that = const_cast<NewJobForm *>(this)](const QString &key, QMenu &menu) { that->fillMenu(key, menu); };
    return layout;
}

QString NewJobForm::misfitText(const InputForm &form, const QString &key) const
{
    const QList<SharedMisfit> misfits = m_shared.misfits(form, key);
    if (misfits.isEmpty())
        return {};
    QStringList sentences;
    for (const SharedMisfit &misfit : misfits.first(std::min<qsizetype>(misfits.size(), kMostNamedMisfits))) {
        const QString name = nameOf(misfit.member);
        const QString limits = InputWords::limitsText(misfit.field);
        if (misfit.problem.kind == InputProblemKind::NotAChoice) {
            QStringList choices;
            for (const QJsonValue &choice : misfit.field.choices)
                choices.append(InputWords::valueText(misfit.field, choice));
            //: %1: a model. %2: values with commas between them.
            sentences.append(tr("%1 takes only %2.").arg(name, choices.join(u", "_s)));
        } else if (!limits.isEmpty()) {
            //: %1: a model. %2: what fits, as "1 to 4".
            sentences.append(tr("%1 takes %2.").arg(name, limits));
        } else {
            sentences.append(u"%1: %2"_s.arg(name, InputWords::problemText(misfit.field, misfit.problem)));
        }
    }
    if (misfits.size() > kMostNamedMisfits)
        sentences.append(tr("%n more model(s) do not take it.", nullptr, int(misfits.size()) - kMostNamedMisfits));
    const InputProblemKind kind = misfits.first().problem.kind;
    const bool one = misfits.size() == 1;
    sentences.append(kind == InputProblemKind::TooLarge
                         ? (one ? tr("Give it its own value, or lower this one.")
                                : tr("Give them their own values, or lower this one."))
                         : kind == InputProblemKind::TooSmall
                         ? (one ? tr("Give it its own value, or raise this one.")
                                : tr("Give them their own values, or raise this one."))
                         : (one ? tr("Give it its own value, or change this one.")
                                : tr("Give them their own values, or change this one.")));
    return sentences.join(u' ');
}

void NewJobForm::fillMenu(const QString &key, QMenu &menu)
{
    const SharedField *field = m_shared.field(key);
    if (!field)
        return;
    if (field->own) {
        const std::pair split{m_shared.members()[field->members.first()].model, field->inputKey};
        QAction *join = menu.addAction(tr("Share it with the other models again"));
        join->setObjectName(u"shareAgain"_s);
        connect(join, &QAction::triggered, this, [this, split] {
            m_values.forget(split.first, split.second);
            m_own.remove(split);
            rebuild();
        });
        return;
    }
    for (const qsizetype member : field->members) {
        QString name = nameOf(member);
        QAction *split = menu.addAction(tr("Give %1 its own value").arg(name.replace(u'&', u"&&"_s)));
        connect(split, &QAction::triggered, this, [this, key, member] { splitOff(key, member); });
    }
}

void NewJobForm::splitOff(const QString &key, qsizetype member)
{
    const SharedField *field = m_shared.field(key);
    if (!field)
        return;
    const std::pair split{m_shared.members()[member].model, field->inputKey};
    for (const SharedMisfit &misfit : m_shared.misfits(m_view->form(), key)) {
        if (misfit.member == member) // what it does not take is no value of its own
            m_values.forget(split.first, split.second);
    }
    m_own.insert(split);
    rebuild();
    for (const SharedField &own : m_shared.fields()) {
        if (own.own && own.inputKey == split.second && m_shared.members()[own.members.first()].model == split.first)
            m_view->focusField(own.key);
    }
}

void NewJobForm::onChanged()
{
    if (m_building)
        return;
    m_values.take(m_shared, m_view->form());
    m_serverErrors.clear(); // of what is no longer there
    if (!m_unplaced.isEmpty()) {
        m_unplaced.clear();
        renewMessages();
    }
    emit changed();
}

void NewJobForm::renewMessages()
{
    while (QLayoutItem *item = m_messages->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    QStringList fetching;
    for (const ModelRef &model : std::as_const(m_models)) {
        const QString key = model.toString();
        if (m_fetching.contains(key))
            fetching.append(JobModelWords::shortName(model));
        const auto failed = m_failed.constFind(key);
        if (failed == m_failed.cend() || m_fetching.contains(key))
            continue;
        const ErrorText text = Words::errorText(*failed, model.provider);
        auto *message = new StateMessage;
        message->setObjectName(u"newJobFailed"_s);
        message->setContentsMargins(metrics::kXLarge, metrics::kMedium, metrics::kXLarge, metrics::kMedium);
        //: The form of a model could not be fetched. %1: the model.
        message->setMessage(StateLook::Failed, tr("The inputs of %1 are not known.").arg(JobModelWords::shortName(model)),
                            text.sentence());
        QPushButton *retry = message->addButton(tr("Retry"), ButtonKind::Plain, u"retry"_s);
        retry->setObjectName(u"newJobRetry"_s);
        connect(retry, &QPushButton::clicked, this, [this, model] {
            fetch(model);
            renewMessages();
            emit changed();
        });
        m_messages->addWidget(message);
    }
    QStringList lines;
    if (!fetching.isEmpty())
        lines.append(tr("Fetching the inputs of %1…").arg(QLocale().createSeparatedList(fetching)));
    for (const InvalidField &error : std::as_const(m_unplaced)) {
        //: %1: name of an input. %2: the provider's own words.
        lines.append(tr("The provider says of %1: “%2”").arg(error.field, error.description.simplified()));
    }
    m_note->setText(lines.join(u'\n'));
    m_note->setVisible(!lines.isEmpty());
}

void NewJobForm::renewBadges()
{
    for (const SharedField &field : m_shared.fields()) {
        if (field.inputKey == kSeed) {
            m_view->setBadge(field.key, m_seeds.isEmpty() ? QString() : tr("swept: %n value(s)", nullptr, int(m_seeds.size())),
                             seedsText(m_seeds));
        }
    }
}

void NewJobForm::setSwept(const QList<qint64> &seeds)
{
    if (m_seeds == seeds)
        return;
    m_seeds = seeds;
    renewBadges();
}

int NewJobForm::problemCount() const
{
    return m_members.isEmpty() ? 0 : m_view->problemCount();
}

bool NewJobForm::hasMistakes() const
{
    QSet<QString> missing;
    for (const InputProblem &problem : m_view->form().problems()) {
        if (problem.kind == InputProblemKind::Required)
            missing.insert(problem.key);
    }
    return problemCount() > missing.size();
}

void NewJobForm::showMissing()
{
    m_showMissing = true;
    m_view->showMissing();
}

bool NewJobForm::focusFirstProblem()
{
    return m_view->focusFirstProblem();
}

void NewJobForm::focusFirst()
{
    if (QWidget *first = m_view->firstField(); first && !m_members.isEmpty())
        first->setFocus(Qt::OtherFocusReason);
}

void NewJobForm::togglePage()
{
    m_view->setPage(m_view->page() == InputFormView::Page::Form ? InputFormView::Page::Json : InputFormView::Page::Form);
}

void NewJobForm::setInput(const QJsonObject &input)
{
    SharedValues values;
    values.set(input);
    setValues(values);
}

void NewJobForm::setValues(const SharedValues &values)
{
    m_values = values;
    m_own.clear();
    m_serverErrors.clear();
    m_unplaced.clear();
    m_showMissing = false;
    rebuild();
    // What belongs to no model yet is kept till one comes; the rest is the form's now.
    if (isReady())
        m_values.take(m_shared, m_view->form());
}

void NewJobForm::setServerErrors(const QList<InvalidField> &errors)
{
    m_serverErrors = errors;
    rebuild();
}

} // namespace bakeoff
