// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/newjobdialog.h"

#include "base/clock.h"
#include "catalog/inputform.h"
#include "queue/inputformview.h"
#include "queue/newjobform.h"
#include "queue/newjobmodels.h"
#include "queue/newjobsearch.h"
#include "queue/newjobside.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "widgets/iconbutton.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/overlaypopup.h"
#include "widgets/surface.h"
#include "widgets/typography.h"
#include "words/requestwords.h"
#include "words/words.h"
#include "workbench/jobdraft.h"
#include "workbench/predictioncatalog.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kSize(1240, 895);
constexpr int kLeftWidth = 268;
constexpr int kRightWidth = 328;
constexpr int kQuotePauseMs = 80;
constexpr qsizetype kLongestHint = 60;

Result<Usd> times(Usd each, int count)
{
    const ChargeLine line{.quantity = count, .rate = Rate{.mantissa = each.picos(), .scale = 12, .unit = Unit::Request}};
    return sumOf({&line, 1});
}

const QString kStart = u"newJob.start"_s;
const QString kOther = u"newJob.otherModels"_s;
const QString kFilter = u"newJob.filter"_s;
const QString kPage = u"newJob.page"_s;
const QString kProblem = u"newJob.problem"_s;
const QString kExamples = u"newJob.examples"_s;

} // namespace

void NewJobDialog::addCommands(CommandRegistry &commands, QWidget *owner)
{
    // The dialog looks at their keys itself: outside of it there is nothing that they could do.
    const auto add = [&](const QString &id, const QString &text, const QKeySequence &key) {
        commands.add(id, tr("New job"), text, key, owner)->setEnabled(false);
        commands.setInPopup(id);
    };
    add(kStart, tr("Start the jobs"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    add(kOther, tr("Other models…"), QKeySequence(Qt::CTRL | Qt::Key_K));
    add(kFilter, tr("Filter the models"), QKeySequence(Qt::CTRL | Qt::Key_F));
    add(kPage, tr("Form or JSON"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V));
    add(kProblem, tr("Go to the first problem"), QKeySequence(Qt::CTRL | Qt::Key_G));
    add(kExamples, tr("Start from an example"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X));
}

NewJobDialog::NewJobDialog(Workbench &workbench, CommandRegistry &commands, QWidget *host)
    : QWidget(host)
    , m_workbench(workbench)
    , m_commands(commands)
    , m_catalog(new PredictionCatalog(workbench.net(), workbench.providers(), this))
    , m_popup(new OverlayPopup(host, tr("New job")))
    , m_kind(new Tag({}, {}, this))
    , m_models(new NewJobModels(workbench, *m_catalog, this))
    , m_middle(new QStackedWidget(this))
    , m_form(new NewJobForm(workbench.jobs(), m_middle))
    , m_search(new NewJobSearch(workbench, *m_catalog, m_middle))
    , m_side(new NewJobSide(workbench, this))
{
    setObjectName(u"newJobDialog"_s);
    m_middle->addWidget(m_form);
    m_middle->addWidget(m_search);
    auto *left = new Surface(Surface::Ground::Window, Qt::RightEdge, this);
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 1, 0);
    leftLayout->addWidget(m_models);
    left->setFixedWidth(scaled(kLeftWidth));
    auto *right = new Surface(Surface::Ground::Window, Qt::LeftEdge, this);
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(1, 0, 0, 0);
    rightLayout->addWidget(m_side);
    right->setFixedWidth(scaled(kRightWidth));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(left);
    columns->addWidget(m_middle, 1);
    columns->addWidget(right);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    layout->addLayout(columns, 1);
    layout->addWidget(buildFooter());
    buildKeyTexts();
    connect(&commands, &CommandRegistry::changed, this, &NewJobDialog::buildKeyTexts);

    m_soon.setSingleShot(true);
    m_soon.setInterval(kQuotePauseMs);
    connect(&m_soon, &QTimer::timeout, this, &NewJobDialog::renewQuotes);
    connect(m_models, &NewJobModels::chosenChanged, this, [this] { setModels(m_models->chosen()); });
    connect(m_models->otherButton(), &QPushButton::clicked, this, [this] { showSearch(true); });
    connect(m_search, &NewJobSearch::toggled, this, [this](const ModelRef &model, bool on) {
        m_models->setTicked(model, on);
        setModels(m_models->chosen());
    });
    connect(m_search, &NewJobSearch::doneWanted, this, [this] { showSearch(false); });
    connect(m_form, &NewJobForm::modelTold, m_models, &NewJobModels::setTold);
    connect(m_form, &NewJobForm::changed, this, [this] {
        m_soon.start();
        renewFooter();
        if (m_toProblem && m_form->isReady()) {
            m_toProblem = false;
            m_form->showMissing();
            QTimer::singleShot(0, this, &NewJobDialog::goToProblem); // the form is being laid out
        }
    });
    connect(m_side, &NewJobSide::changed, this, [this] {
        m_form->setSwept(m_side->seedProblem().isEmpty() ? m_side->options().seeds.seeds : QList<qint64>());
        m_soon.start();
        renewFooter();
    });
    connect(m_side, &NewJobSide::priceWanted, this, &NewJobDialog::priceWanted);
    connect(&workbench.jobs(), &JobQueue::settingsChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&workbench.jobs(), &JobQueue::changed, this, [this] {
        if (isVisible())
            m_soon.start(); // a price may have been entered
    });
    m_popup->setContent(this, QSize(scaled(kSize.width()), scaled(kSize.height())));
    // Parts that were put together apart from the dialog stand anywhere in the order of Tab.
    QWidget *before = findChild<QToolButton *>(u"newJobClose"_s);
    for (QWidget *stop : m_side->tabStops() + QList<QWidget *>{m_problems, m_cancel, m_start}) {
        setTabOrder(before, stop);
        before = stop;
    }
    renewQuotes();
}

NewJobDialog::~NewJobDialog() = default;

QWidget *NewJobDialog::buildHead()
{
    auto *head = new Surface(Surface::Ground::Window, Qt::BottomEdge, this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(metrics::kLarge + metrics::kTight, metrics::kSmall, metrics::kSmall, metrics::kSmall);
    row->setSpacing(metrics::kMedium);
    row->addWidget(new TextLabel(tr("New job"), TextStep::Title, Tone::Text, QFont::DemiBold, head));
    m_kind->setObjectName(u"newJobKind"_s);
    m_kind->hide();
    row->addWidget(m_kind);
    row->addStretch(1);
    m_examples = makeButton(tr("Start from an example"), ButtonKind::Flat, {}, head);
    m_examples->setObjectName(u"newJobExamples"_s);
    setOpensMenu(m_examples, true);
    auto *menu = new QMenu(m_examples);
    menu->setObjectName(u"newJobExamplesMenu"_s);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillExamples(*menu); });
    m_examples->setMenu(menu);
    row->addWidget(m_examples);
    QToolButton *closing = makeIconButton(u"close"_s, tr("Close"), ButtonSize::Normal, head);
    closing->setObjectName(u"newJobClose"_s);
    nameIconButton(closing, tr("Close; what is filled in stays"), keyText(QKeySequence(Qt::Key_Escape)));
    connect(closing, &QToolButton::clicked, this, &NewJobDialog::close);
    row->addWidget(closing);
    return head;
}

QWidget *NewJobDialog::buildFooter()
{
    auto *foot = new Surface(Surface::Ground::Window, Qt::TopEdge, this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge + metrics::kTight, metrics::kMedium);
    row->setSpacing(metrics::kMedium);
    m_problemGlyph = new GlyphView(StateLook::Failed, foot);
    row->addWidget(m_problemGlyph);
    m_problems = makeButton({}, ButtonKind::Flat, {}, foot);
    m_problems->setObjectName(u"newJobProblems"_s);
    connect(m_problems, &QPushButton::clicked, this, &NewJobDialog::goToProblem);
    row->addWidget(m_problems);
    m_told = new TextLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, foot);
    m_told->setObjectName(u"newJobTold"_s);
    m_told->setWordWrap(true);
    row->addWidget(m_told, 1);
    m_sum = new TextLabel({}, TextStep::Normal, Tone::Text2, QFont::Normal, foot);
    m_sum->setObjectName(u"newJobTotal"_s);
    row->addWidget(m_sum);
    m_cancel = makeButton(tr("Cancel"), ButtonKind::Plain, {}, foot);
    m_cancel->setObjectName(u"newJobCancel"_s);
    m_cancel->setToolTip(tr("Close; what is filled in stays"));
    setButtonSize(m_cancel, ButtonSize::Dialog);
    connect(m_cancel, &QPushButton::clicked, this, &NewJobDialog::close);
    row->addWidget(m_cancel);
    m_start = makeButton({}, ButtonKind::Primary, {}, foot);
    m_start->setObjectName(u"newJobStart"_s);
    setButtonSize(m_start, ButtonSize::Dialog);
    connect(m_start, &QPushButton::clicked, this, &NewJobDialog::start);
    row->addWidget(m_start);
    return foot;
}

void NewJobDialog::buildKeyTexts()
{
    const auto key = [this](const QString &id) {
        const QAction *action = m_commands.action(id);
        return action ? keyText(action->shortcut()) : QString();
    };
    setKeyHint(m_start, key(kStart));
    setKeyHint(m_models->otherButton(), key(kOther));
    const auto tip = [&](QWidget *widget, const QString &text, const QString &id) {
        //: Tooltip. %1: what it does. %2: its key.
        widget->setToolTip(key(id).isEmpty() ? text : tr("%1 (%2)").arg(text, key(id)));
    };
    tip(m_problems, tr("Go to the first problem"), kProblem);
    tip(m_examples, tr("Fill in from an example"), kExamples);
    tip(m_models->filterField(), tr("Filter the models"), kFilter);
}

bool NewJobDialog::isOpen() const
{
    return m_popup->isOpen();
}

void NewJobDialog::close()
{
    m_popup->dismiss();
}

void NewJobDialog::open()
{
    m_told->clear();
    m_middle->setCurrentIndex(0);
    m_models->renew();
    m_popup->open(m_models->chosen().isEmpty() ? m_models->filterField() : nullptr);
    if (!m_models->chosen().isEmpty()) {
        if (m_form->view()->firstField() && m_form->isReady())
            m_form->focusFirst();
        else
            m_models->list()->setFocus(Qt::PopupFocusReason);
    }
    renewQuotes();
}

void NewJobDialog::begin(const std::optional<ModelRef> &model)
{
    if (model && !m_models->chosen().contains(*model)) {
        m_models->setChosen(m_models->chosen() + QList{*model});
        setModels(m_models->chosen());
    }
    open();
}

void NewJobDialog::beginFrom(const Job &job)
{
    if (!m_form->values().isEmpty())
        m_before = Snapshot{m_models->chosen(), m_form->values()};
    ModelRef model = job.model;
    if (job.route == PredictionRoute::Version && !job.version.isEmpty())
        model.id += u':' + job.version;
    else if (job.route == PredictionRoute::Deployment && !model.id.startsWith("deployments/"_L1))
        model.id.prepend("deployments/"_L1);
    m_tried = false;
    m_models->setChosen({model});
    m_toProblem = !job.invalidFields.isEmpty() || job.hasSecrets;
    setModels({model});
    m_form->setInput(inputOf(job));
    m_form->setServerErrors(job.invalidFields);
    open();
}

QJsonObject NewJobDialog::inputOf(const Job &job) const
{
    QHash<QString, QString> files;
    for (const JobFile &file : job.files) {
        const QString path = m_workbench.jobs().library().path(file.sha256);
        if (!path.isEmpty())
            files.insert(file.address(), QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded));
    }
    QJsonObject input = InputForm::withFiles(job.input, files);
    if (job.hasSecrets) { // they were not kept, and the word that stands for them is none
        for (const QString &key : input.keys()) {
            const QJsonValue value = input.value(key);
            if (value == QJsonValue(QString(kRedactedSecret)) || value.toArray().contains(QJsonValue(QString(kRedactedSecret))))
                input.remove(key);
        }
    }
    return input;
}

void NewJobDialog::setModels(const QList<ModelRef> &models)
{
    m_search->setTicked(models);
    m_told->clear();
    m_form->setModels(models);
    m_soon.start();
    renewFooter();
}

void NewJobDialog::useInput(const QJsonObject &input)
{
    if (!m_form->values().isEmpty())
        m_before = Snapshot{m_models->chosen(), m_form->values()};
    m_form->setInput(input);
    m_form->focusFirst();
}

void NewJobDialog::useLastInput()
{
    JobFilter filter;
    for (ModelRef model : m_models->chosen()) {
        model.id = model.id.section(u':', 0, 0);
        filter.models.append(model);
    }
    m_workbench.jobs().list(filter, 1).then(this, [this](const Result<JobPage> &page) {
        if (!page || page->rows.isEmpty()) {
            m_told->setText(tr("These models have not run yet."));
            return;
        }
        m_workbench.jobs().load(page->rows.first().id).then(this, [this](const Result<Job> &job) {
            if (job)
                useInput(inputOf(*job));
        });
    });
}

void NewJobDialog::fillExamples(QMenu &menu)
{
    menu.clear();
    for (const FilledModel &model : m_form->filled()) {
        const QJsonObject input = model.told.example["input"_L1].toObject();
        if (input.isEmpty())
            continue;
        QString name = model.name;
        QAction *example = menu.addAction(tr("Example of %1").arg(name.replace(u'&', u"&&"_s)));
        connect(example, &QAction::triggered, this, [this, input] { useInput(input); });
    }
    QAction *last = menu.addAction(tr("Input of the last job"));
    last->setEnabled(!m_models->chosen().isEmpty());
    connect(last, &QAction::triggered, this, &NewJobDialog::useLastInput);
    if (m_before) {
        QAction *before = menu.addAction(tr("What stood here before"));
        connect(before, &QAction::triggered, this, [this] {
            const Snapshot snapshot = *std::exchange(m_before, Snapshot{m_models->chosen(), m_form->values()});
            m_models->setChosen(snapshot.models);
            setModels(snapshot.models);
            m_form->setValues(snapshot.values);
        });
    }
    menu.addSeparator();
    QAction *clear = menu.addAction(tr("Empty all fields"));
    connect(clear, &QAction::triggered, this, [this] { useInput({}); });
}

void NewJobDialog::showSearch(bool on)
{
    m_middle->setCurrentIndex(on ? 1 : 0);
    if (on) {
        m_search->setTicked(m_models->chosen());
        m_search->begin();
    } else if (m_form->isReady()) {
        m_form->focusFirst();
    } else {
        m_models->list()->setFocus(Qt::OtherFocusReason);
    }
}

QList<JobDraft> NewJobDialog::drafts() const
{
    const NewJobOptions options = m_side->options();
    QList<QList<JobDraft>> byModel;
    for (const FilledModel &model : m_form->filled()) {
        JobDraft draft = draftOf(model.model, model.told, model.form);
        draft.deadline = options.deadline;
        draft.priority = options.priority;
        byModel.append(draftsWithSeeds(draft, model.form, options.seeds.seeds));
    }
    // One seed after the other, so that the first results can be compared.
    QList<JobDraft> drafts;
    for (int time = 0; time < options.times; ++time) {
        for (qsizetype at = 0, left = byModel.size(); left > 0; ++at) {
            left = 0;
            for (const QList<JobDraft> &ofModel : std::as_const(byModel)) {
                if (at < ofModel.size()) {
                    drafts.append(ofModel[at]);
                    ++left;
                }
            }
        }
    }
    return drafts;
}

void NewJobDialog::renewQuotes()
{
    m_soon.stop();
    constexpr qint64 kNoLimit = std::numeric_limits<qint64>::max();
    const QList<FilledModel> models = m_form->filled();
    const NewJobOptions options = m_side->options();
    int withSeed = 0;
    qint64 mostSeed = kNoLimit;
    for (const FilledModel &model : models) {
        const InputField *seed = model.form.field(u"seed");
        if (!seed || seed->extra)
            continue;
        ++withSeed;
        if (seed->maximum && *seed->maximum < 9e18)
            mostSeed = std::min(mostSeed, qint64(*seed->maximum));
    }
    m_side->setModels(int(models.size()), withSeed, mostSeed);

    QString batch;
    QList<JobQuote> quotes;
    BudgetRequest request{.run = newId(m_workbench.clock().nowUtc())};
    QList<std::optional<RequestKind>> kinds;
    for (const FilledModel &model : models) {
        JobDraft draft = draftOf(model.model, model.told, model.form);
        draft.deadline = options.deadline;
        const QList<JobDraft> seeded = draftsWithSeeds(draft, model.form, options.seeds.seeds);
        const auto config = m_workbench.providers().find(draft.model.provider);
        JobQuote quote{.model = draft.model, .name = model.name, .jobs = int(seeded.size()) * options.times,
                       .sandbox = config && config->isSandbox,
                       .prices = m_workbench.jobs().prices(draft.model, draft.route, draft.hardware),
                       .each = std::nullopt, .sum = std::nullopt};
        quote.each = mostOf(draft.inForce(), quote.prices, draft.deadline);
        if (quote.each) {
            const Result<Usd> sum = times(*quote.each, quote.jobs);
            quote.sum = sum ? std::optional(*sum) : std::nullopt;
        }
        for (int i = 0; i < quote.jobs && !quote.sandbox; ++i)
            request.reservations.append({.subject = {}, .provider = draft.model.provider, .upper = quote.each});
        kinds.append(draft.kind);
        quotes.append(quote);
        if (quotes.size() == 1)
            batch = jobTitle(draft.input).left(kLongestHint);
    }
    m_side->setQuotes(quotes, request);
    m_side->setBatchHint(m_side->jobs() > 1 ? batch : QString()); // a single job is none
    const bool oneKind = !kinds.isEmpty() && kinds.first()
        && std::ranges::all_of(kinds, [&](const std::optional<RequestKind> &kind) { return kind == kinds.first(); });
    m_kind->setVisible(oneKind);
    if (oneKind)
        m_kind->setText(RequestWords::kindWord(*kinds.first()));
    renewFooter();
}

int NewJobDialog::problemCount() const
{
    return m_form->problemCount() + (m_side->seedProblem().isEmpty() ? 0 : 1);
}

void NewJobDialog::renewFooter()
{
    const int problems = problemCount();
    m_problems->setVisible(problems > 0);
    m_problemGlyph->setVisible(problems > 0);
    m_problems->setText(tr("%n field(s) need(s) a change", nullptr, problems));
    const bool mistakes = m_form->hasMistakes() || !m_side->seedProblem().isEmpty();
    const int jobs = m_side->jobs();
    const bool hold = m_side->options().hold;
    m_start->setText(jobs == 0 ? (hold ? tr("Add") : tr("Start"))
                         : hold ? tr("Add %n job(s)", nullptr, jobs)
                                : tr("Start %n job(s)", nullptr, jobs));
    const bool ready = m_form->isReady() && !m_starting && jobs > 0;
    m_start->setEnabled(ready && !m_side->refusal() && (problems == 0 || !(m_tried || mistakes)));
    m_sum->setText(m_side->sumText());
}

void NewJobDialog::goToProblem()
{
    showSearch(false);
    if (!m_form->focusFirstProblem() && !m_side->seedProblem().isEmpty())
        m_side->focusSeeds();
}

void NewJobDialog::start()
{
    if (m_starting || !m_form->isReady())
        return;
    renewQuotes();
    if (problemCount() > 0) {
        m_tried = true;
        m_form->showMissing();
        goToProblem();
        renewFooter();
        return;
    }
    if (m_side->refusal() || m_side->jobs() == 0)
        return;
    const NewJobOptions chosen = m_side->options();
    const QList<JobDraft> jobs = drafts();
    EnqueueOptions options{.batchName = chosen.batch,
                           .paused = chosen.hold,
                           .allowUnknownPrice = chosen.allowUnknownPrice,
                           .runCap = std::nullopt};
    if (options.batchName.isEmpty() && jobs.size() > 1)
        options.batchName = jobTitle(jobs.first().input).left(kLongestHint);
    m_starting = true;
    m_told->clear();
    renewFooter();
    m_workbench.jobs().enqueue(jobs, options).then(this, [this](const Result<Enqueued> &made) {
        m_starting = false;
        if (!made) {
            m_told->setStateTone(StateLook::Failed);
            m_told->setText(Words::errorText(made.error(), {}).sentence());
            renewFooter();
            return;
        }
        m_tried = false;
        m_side->clearRun();
        renewFooter();
        close();
        emit started(*made);
    });
}

bool NewJobDialog::runKey(const QKeySequence &key)
{
    const auto is = [&](const QString &id) {
        const QAction *action = m_commands.action(id);
        return action && !key.isEmpty() && action->shortcut() == key;
    };
    if (is(kStart))
        start();
    else if (is(kOther))
        showSearch(m_middle->currentIndex() == 0);
    else if (is(kFilter))
        m_models->filterField()->setFocus(Qt::ShortcutFocusReason);
    else if (is(kPage))
        m_form->togglePage();
    else if (is(kProblem))
        goToProblem();
    else if (is(kExamples))
        m_examples->showMenu();
    else
        return false;
    return true;
}

bool NewJobDialog::eventFilter(QObject *watched, QEvent *event)
{
    // The keys of the dialog work wherever the focus is in it, before a field makes something else of them.
    if (event->type() != QEvent::KeyPress || !watched->isWidgetType() || !isAncestorOf(static_cast<QWidget *>(watched)))
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    QKeyCombination pressed = key->keyCombination();
    if (pressed.key() == Qt::Key_Enter)
        pressed = QKeyCombination(pressed.keyboardModifiers() & ~Qt::KeypadModifier, Qt::Key_Return);
    return runKey(QKeySequence(pressed));
}

void NewJobDialog::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    qApp->installEventFilter(this);
}

void NewJobDialog::hideEvent(QHideEvent *event)
{
    qApp->removeEventFilter(this);
    QWidget::hideEvent(event);
}

} // namespace bakeoff
