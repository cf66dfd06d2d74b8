// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/promptcontroller.h"

#include "base/clock.h"
#include "catalog/catalog.h"
#include "compare/attachmentstrip.h"
#include "compare/panepresenter.h"
#include "compare/promptdock.h"
#include "compare/prompteditor.h"
#include "compare/variables.h"
#include "compare/variablesform.h"
#include "costs/forecast.h"
#include "providers/settingssupport.h"
#include "shell/keytext.h"
#include "words/words.h"
#include "workbench/budgetbook.h"
#include "workbench/comparisondocument.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QAction>
#include <QActionGroup>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kEstimateDelayMs = 200;
const QLatin1StringView kSendToKey("send_to");
const QLatin1StringView kTickedKey("ticked");

QLatin1StringView sendToName(PromptController::SendTo to)
{
    switch (to) {
    case PromptController::SendTo::All:
        return "all"_L1;
    case PromptController::SendTo::Ticked:
        return "ticked"_L1;
    case PromptController::SendTo::Current:
        return "current"_L1;
    }
    Q_UNREACHABLE_RETURN({});
}

PromptController::SendTo sendToFromName(QStringView name)
{
    for (const auto to : {PromptController::SendTo::Ticked, PromptController::SendTo::Current}) {
        if (name == sendToName(to))
            return to;
    }
    return PromptController::SendTo::All;
}

QString kindWord(const Attachment &attachment)
{
    switch (attachment.kind) {
    case AttachmentKind::Image:
        return PromptController::tr("images");
    case AttachmentKind::Audio:
        return PromptController::tr("audio");
    case AttachmentKind::Document:
        return PromptController::tr("PDF files");
    case AttachmentKind::Text:
        return PromptController::tr("text files");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

PromptController::PromptController(Workbench &workbench, PromptDock *dock, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_dock(dock)
{
    m_estimate.setInterval(kEstimateDelayMs);
    m_estimate.setSingleShot(true);
    connect(&m_estimate, &QTimer::timeout, this, &PromptController::renewEstimate);
    connect(dock, &PromptDock::promptChanged, this, [this] {
        m_dock->clearProblem();
        // An earlier prompt that is only looked at does not take the draft's place; one that is changed does, and then
        // the draft before it can still be gone back to.
        if (!m_loading && std::exchange(m_browsing, false) && !m_draft.trimmed().isEmpty())
            m_kept.append(m_draft);
        if (m_document && !m_loading)
            m_document->setDraft(m_dock->prompt());
        renewVariables();
        estimateSoon();
    });
    connect(dock, &PromptDock::systemPromptChanged, this, [this] {
        if (m_document)
            m_document->setSystemPrompt(m_dock->systemPrompt());
        estimateSoon();
    });
    connect(dock->variables(), &VariablesForm::valuesChanged, this, [this] {
        m_dock->clearProblem();
        if (m_document)
            m_document->setVariables(m_dock->variables()->values());
        estimateSoon();
    });
    connect(dock->attachments(), &AttachmentStrip::attachmentsChanged, this, [this] {
        m_dock->clearProblem();
        if (m_document)
            m_document->setAttachments(m_dock->attachments()->attachments());
        renewNotes();
        estimateSoon();
    });
    connect(dock, &PromptDock::filesOffered, this, &PromptController::offer);
    connect(dock->editor(), &PromptEditor::earlierWanted, this, &PromptController::earlierPrompt);
    connect(dock->editor(), &PromptEditor::laterWanted, this, &PromptController::laterPrompt);
    connect(dock->toButton()->menu(), &QMenu::aboutToShow, this, &PromptController::fillToMenu);
    renewTo();
}

void PromptController::start()
{
    connect(&m_workbench.budgets(), &BudgetBook::changed, this, &PromptController::estimateSoon);
}

PromptController::~PromptController() = default;

void PromptController::setDocument(ComparisonDocument *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = nullptr; // what the dock shows now is not written into either
    m_browsing = false;
    m_kept.clear();
    m_loading = true;
    m_dock->setPrompt(document ? document->value().draft : QString());
    m_dock->setSystemPrompt(document ? document->value().systemPrompt : QString());
    m_dock->variables()->setValues(document ? document->value().variables : PromptVariables());
    m_loading = false;
    m_document = document;
    m_sendTo = SendTo::All;
    m_ticked.clear();
    if (document) {
        const QJsonObject view = document->value().view;
        m_sendTo = sendToFromName(view.value(kSendToKey).toString());
        for (const QJsonValue id : view.value(kTickedKey).toArray())
            m_ticked.append(Id::fromString(id.toString()));
        connect(document, &ComparisonDocument::panesChanged, this, [this] {
            renewTo();
            renewNotes();
            estimateSoon();
        });
        connect(document, &ComparisonDocument::paneChanged, this, [this] {
            renewNotes();
            estimateSoon();
        });
        connect(document, &ComparisonDocument::defaultsChanged, this, &PromptController::estimateSoon);
        connect(document, &ComparisonDocument::leafChanged, this, &PromptController::estimateSoon);
        connect(document, &ComparisonDocument::draftChanged, this, [this] {
            if (m_dock->variables()->values() != m_document->value().variables)
                m_dock->variables()->setValues(m_document->value().variables);
            renewAttachments();
        });
        connect(document, &ComparisonDocument::systemPromptChanged, this, [this] {
            if (m_dock->systemPrompt() != m_document->value().systemPrompt)
                m_dock->setSystemPrompt(m_document->value().systemPrompt);
        });
    }
    emit ticksChanged();
    m_dock->setHint({});
    m_dock->attachments()->clearRefusals();
    fetchRecent();
    renewVariables();
    renewAttachments();
    renewTo();
    estimateSoon();
}

void PromptController::setCurrentPane(const Id &pane)
{
    if (std::exchange(m_current, pane) == pane || m_sendTo != SendTo::Current)
        return;
    renewTo();
    renewNotes();
    estimateSoon();
}

void PromptController::setNamesHidden(bool hidden)
{
    if (std::exchange(m_namesHidden, hidden) == hidden)
        return;
    renewNotes();
    renewEstimate();
}

// Whom it goes to

void PromptController::setSendTo(SendTo to)
{
    if (std::exchange(m_sendTo, to) == to)
        return;
    keepChoice();
}

void PromptController::setTicked(const Id &pane, bool ticked)
{
    if (ticked == m_ticked.contains(pane))
        return;
    if (ticked)
        m_ticked.append(pane);
    else
        m_ticked.removeAll(pane);
    keepChoice();
}

void PromptController::choose(const Id &pane, bool chosen)
{
    if (chosen == isChosen(pane))
        return;
    if (std::exchange(m_sendTo, SendTo::Ticked) != SendTo::Ticked)
        m_ticked.clear(); // they were not to be seen
    if (chosen)
        m_ticked.append(pane);
    else
        m_ticked.removeAll(pane);
    if (m_ticked.isEmpty())
        m_sendTo = SendTo::All;
    keepChoice();
}

void PromptController::keepChoice()
{
    if (m_document) {
        QJsonObject view = m_document->value().view;
        view[kSendToKey] = sendToName(m_sendTo);
        QJsonArray ids;
        for (const Id &id : std::as_const(m_ticked))
            ids.append(idText(id));
        view[kTickedKey] = ids;
        m_document->setView(view);
    }
    m_dock->clearProblem();
    renewTo();
    renewNotes();
    estimateSoon();
    emit ticksChanged();
}

QList<Id> PromptController::targets() const
{
    QList<Id> ids;
    if (!m_document)
        return ids;
    for (const Pane &pane : m_document->value().panes) {
        if (m_sendTo == SendTo::All || (m_sendTo == SendTo::Ticked && m_ticked.contains(pane.id))
            || (m_sendTo == SendTo::Current && pane.id == m_current))
            ids.append(pane.id);
    }
    return ids;
}

void PromptController::renewTo()
{
    const int count = static_cast<int>(targets().size());
    QString text;
    switch (m_sendTo) {
    case SendTo::All:
        text = tr("To: all %n pane(s)", nullptr, count);
        break;
    case SendTo::Ticked:
        text = tr("To: %n ticked pane(s)", nullptr, count);
        break;
    case SendTo::Current:
        text = tr("To: the current pane");
        break;
    }
    m_dock->toButton()->setText(text);
    m_dock->toButton()->setAccessibleName(text);
    m_dock->toButton()->setEnabled(m_document && !m_document->value().panes.isEmpty());
}

void PromptController::fillToMenu()
{
    QMenu *menu = m_dock->toButton()->menu();
    menu->clear();
    if (!m_document)
        return;
    auto *group = new QActionGroup(menu);
    const auto addChoice = [&](SendTo to, const QString &text) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_sendTo == to);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, to] { setSendTo(to); });
    };
    addChoice(SendTo::All, tr("&All panes"));
    addChoice(SendTo::Ticked, tr("&Ticked panes"));
    addChoice(SendTo::Current, tr("The &current pane"));
    menu->addSeparator();
    int number = 0;
    for (const Pane &pane : m_document->value().panes) {
        ++number;
        QAction *action = menu->addAction(
            m_namesHidden ? QLocale().toString(number)
                          : u"%1  %2"_s.arg(number).arg(PanePresenter::shortName(pane.model).replace(u'&', u"&&"_s)));
        action->setCheckable(true);
        action->setChecked(isChosen(pane.id));
        connect(action, &QAction::triggered, this, [this, id = pane.id](bool on) {
            if (std::exchange(m_sendTo, SendTo::Ticked) != SendTo::Ticked) // who ticks a pane wants it to count
                m_ticked.clear();
            setTicked(id, on);
        });
    }
}

void PromptController::openToMenu()
{
    m_dock->toButton()->showMenu();
}

// Variables and attachments

void PromptController::renewVariables()
{
    VariablesForm *form = m_dock->variables();
    const QStringList names = variableNames(m_dock->prompt());
    if (names == form->names())
        return;
    form->setNames(names);
    m_dock->variablesChanged();
}

void PromptController::renewAttachments()
{
    m_dock->attachments()->setAttachments(m_document ? m_document->value().attachments : QList<Attachment>());
    renewNotes();
}

void PromptController::offer(const QList<OfferedFile> &files)
{
    m_dock->attachments()->add(files);
}

void PromptController::chooseFiles()
{
    const QStringList paths = QFileDialog::getOpenFileNames(
        m_dock, tr("Attach files"), {},
        tr("All that can be attached (%1)").arg(u"*.png *.jpg *.jpeg *.webp *.gif *.pdf *.wav *.mp3 *.flac *.ogg *.m4a "
                                                "*.txt *.md *.csv *.json *.xml *.yaml *.html *.c *.cpp *.h *.py *.js"_s)
            + u";;"_s + tr("All files (*)"));
    QList<OfferedFile> files;
    for (const QString &path : paths)
        files.append({.path = path, .name = QFileInfo(path).fileName()});
    if (!files.isEmpty())
        offer(files);
}

QStringList PromptController::kindsRefusedBy(const Pane &pane) const
{
    QStringList kinds;
    const auto config = m_workbench.providers().find(pane.model.provider);
    if (!config)
        return kinds;
    const auto model = m_workbench.catalog().find(pane.model);
    for (const Attachment &attachment : m_document->value().attachments) {
        if (attachment.isMissing())
            continue; // of what kind it was is not known
        const SettingSupport support = attachmentSupport(attachment, config->kind, config->preset, model);
        if (support.support != Support::Unsupported)
            continue;
        const QString word = support.reason == UnsupportedReason::NoSuchFormat
            ? tr("audio of this format (%1)").arg(attachment.name)
            : kindWord(attachment);
        if (!kinds.contains(word))
            kinds.append(word);
    }
    return kinds;
}

void PromptController::renewNotes()
{
    // One sentence a set of kinds, in the order of the panes.
    QList<QPair<QStringList, QStringList>> groups;
    if (m_document) {
        for (const Id &id : targets()) {
            const Pane *pane = m_document->pane(id);
            const QStringList kinds = kindsRefusedBy(*pane);
            if (kinds.isEmpty())
                continue;
            const QString name = m_namesHidden ? tr("A model") : PanePresenter::shortName(pane->model);
            const auto group = std::ranges::find(groups, kinds, &QPair<QStringList, QStringList>::first);
            if (group == groups.end())
                groups.append({kinds, {name}});
            else if (!group->second.contains(name))
                group->second.append(name);
        }
    }
    QStringList notes;
    const QLocale locale;
    for (const auto &[kinds, names] : std::as_const(groups)) {
        //: %n: number of models. %1: their names. %2: "images", "audio", "PDF files" or several of them.
        notes.append(tr("%1 do(es) not take %2 and will not be asked.", nullptr, static_cast<int>(names.size()))
                         .arg(locale.createSeparatedList(names), locale.createSeparatedList(kinds)));
    }
    m_dock->attachments()->setNotes(notes);
}

// Sending

bool PromptController::send(const QList<Id> &panes, const Id &instead)
{
    if (!m_document)
        return false;
    const auto refuse = [this](const QString &why) {
        m_dock->setHint(why, true);
        m_dock->focusPrompt();
        return false;
    };
    if (m_dock->prompt().trimmed().isEmpty())
        return refuse(tr("The prompt is empty. Write what the models should answer."));
    if (m_document->value().panes.isEmpty()) {
        return refuse(tr("No model is chosen. Add one with %1.")
                          .arg(m_addModel ? keyText(m_addModel->shortcut()) : QString()));
    }
    if (panes.isEmpty())
        return refuse(tr("No pane is ticked. Choose under “To:” whom the prompt goes to."));
    const Turn *replaced = m_document->turn(instead);
    const QStringList missing = missingNames(m_document->value().attachments)
        + m_document->missingFiles(replaced ? replaced->parent : m_document->value().leaf);
    if (!missing.isEmpty())
        return refuse(PanePresenter::missingFilesText(missing));
    QList<Id> able;
    for (const Id &id : panes) {
        const Pane *pane = m_document->pane(id);
        if (pane && kindsRefusedBy(*pane).isEmpty())
            able.append(id);
    }
    if (able.isEmpty()) {
        return refuse(tr("None of these models takes what is attached. Remove the attachment, or choose another "
                         "model."));
    }
    if (!m_dock->variables()->missing().isEmpty()) {
        m_dock->variables()->showMissing();
        return false;
    }
    const QString prompt = m_dock->prompt();
    const Status sent = instead.isNull() ? m_document->send(prompt, able)
                                         : m_document->sendInstead(instead, prompt, able);
    if (!sent)
        return refuse(tr("The prompt is empty. Write what the models should answer."));
    if (std::exchange(m_browsing, false) && !m_draft.trimmed().isEmpty())
        m_kept.append(m_draft); // an earlier prompt was sent again as it stood
    m_dock->clearProblem();
    m_dock->attachments()->clearRefusals();
    if (instead.isNull())
        m_dock->clearPrompt();
    return true;
}

// What it will cost

void PromptController::modelsChanged()
{
    renewNotes();
    estimateSoon();
}

void PromptController::estimateSoon()
{
    m_estimate.start();
}

/// What sending means for one pane.
struct PromptController::Asked {
    ModelRef ref;
    ModelInfo model;
    QString provider;
    QList<ChatMessage> messages;
    GenerationSettings settings;
    int repeat = 1;
    bool sandbox = false;
};

void PromptController::renewEstimate()
{
    const int number = ++m_estimates;
    if (!m_document || m_namesHidden || m_dock->prompt().trimmed().isEmpty()) {
        m_dock->setEstimate({}, {});
        m_dock->setWarning({});
        return;
    }
    QList<Asked> asked;
    QList<std::pair<ModelRef, QByteArray>> questions;
    for (const Id &id : targets()) {
        const Pane *pane = m_document->pane(id);
        if (!kindsRefusedBy(*pane).isEmpty())
            continue;
        const auto config = m_workbench.providers().find(pane->model.provider);
        asked.append({.ref = pane->model,
                      .model = m_workbench.catalog().find(pane->model).value_or(ModelInfo{.id = pane->model.id}),
                      .provider = pane->model.provider,
                      .messages = m_document->messagesFor(*pane, m_dock->prompt()),
                      .settings = m_document->settingsOf(*pane),
                      .repeat = pane->repeat,
                      .sandbox = config && config->isSandbox});
        questions.append({pane->model, inputDigest(asked.last().messages)});
    }
    m_workbench.usageOf(questions).then(this, [this, number, asked](const Result<QList<UsageHistory>> &past) {
        // Without history the rules alone still tell something.
        if (number == m_estimates)
            showEstimate(asked, past.valueOr(QList<UsageHistory>(asked.size())));
    });
}

void PromptController::showEstimate(const QList<Asked> &asked, const QList<UsageHistory> &past)
{
    const UtcMicros now = m_workbench.clock().nowUtc();
    ForecastTotal total;
    BudgetRequest request;
    QStringList rules;
    for (qsizetype i = 0; i < asked.size(); ++i) {
        const Asked &one = asked[i];
        const Result<Forecast> cost = forecast(one.messages, one.settings, one.model, now, past[i]);
        if (!one.sandbox) {
            for (int n = 0; n < one.repeat; ++n)
                request.reservations.append({.subject = {},
                                             .provider = one.provider,
                                             .upper = cost ? cost->upper : std::nullopt});
        }
        if (!cost)
            continue;
        total.add(*cost, one.sandbox, one.repeat);
        QString name = PanePresenter::shortName(one.ref);
        if (one.repeat > 1)
            name = tr("%1, %n time(s)", nullptr, one.repeat).arg(name);
        rules.append(u"%1: %2"_s.arg(name, Words::forecastTooltip(*cost)));
    }
    rules.removeDuplicates();
    constexpr qsizetype kMost = 8;
    QString toolTip = rules.first(std::min(rules.size(), kMost)).join(u"\n\n"_s);
    if (rules.size() > kMost)
        toolTip += u"\n\n"_s + tr("and %n more", nullptr, static_cast<int>(rules.size() - kMost));
    m_dock->setEstimate(Words::forecastText(total), toolTip);

    const QList<BudgetState> &budgets = m_workbench.budgets().states();
    QString warning;
    if (const auto refusal = refusalOf(request, budgets))
        warning = Words::budgetText(*refusal).what;
    else if (const auto reached = warningOf(request, budgets))
        warning = Words::budgetWarning(*reached);
    m_dock->setWarning(warning);
}

} // namespace bakeoff
