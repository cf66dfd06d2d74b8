// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparescreen.h"

#include "base/clock.h"
#include "catalog/catalog.h"
#include "compare/comparescreen_p.h"
#include "compare/modelpicker.h"
#include "compare/paneboard.h"
#include "compare/panesettings.h"
#include "compare/panewidget.h"
#include "compare/promptdock.h"
#include "compare/turnband.h"
#include "costs/forecast.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "widgets/answerview.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/overlaypopup.h"
#include "widgets/paneheader.h"
#include "widgets/surface.h"
#include "widgets/ticker.h"
#include "words/words.h"
#include "words/starterprompt.h"
#include "workbench/comparisondocument.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QAction>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

CompareScreen::Private::Private(CompareScreen *screen, Workbench &bench, AppSettings &appSettings,
                                CommandRegistry &registry)
    : q(screen)
    , workbench(bench)
    , settings(appSettings)
    , commands(registry)
{
}

CompareScreen::CompareScreen(Workbench &workbench, AppSettings &settings, CommandRegistry &commands, Theme &theme,
                             QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this, workbench, settings, commands))
{
    Q_UNUSED(theme)
    d->build();
    d->addCommands();
}

CompareScreen::~CompareScreen()
{
    // Panes look at the document: they go first.
    d->board->clear();
}

void CompareScreen::Private::build()
{
    ticker = new Ticker(q);
    ticker->setMotion(!settings.get(keys::reducedMotion));

    auto *headerBar = new Surface(Surface::Ground::Window, Qt::BottomEdge, q);
    headerBar->setFixedHeight(scaled(44));
    title = new ElidedLabel({}, TextStep::Title, Tone::Text, QFont::DemiBold, headerBar);
    addModel = makeButton(tr("Add model"), ButtonKind::Flat, u"add"_s, headerBar);
    addModel->setObjectName(u"addModelButton"_s);
    auto *headerLayout = new QHBoxLayout(headerBar);
    headerLayout->setContentsMargins(metrics::kLarge, 0, metrics::kLarge, 0);
    headerLayout->setSpacing(metrics::kMedium);
    headerLayout->addWidget(title);
    headerLayout->addWidget(addModel);
    headerLayout->addStretch(1);

    banner = new Banner(q);
    banner->hide();
    turnBand = new TurnBand(q);
    turnBand->hide();
    board = new PaneBoard(q);
    empty = new EmptyState(tr("No model chosen"), tr("Add the models that shall answer side by side."), true, q);
    emptyButton = empty->setButton(tr("Add model"), u"add"_s);
    empty->hide();
    dock = new PromptDock(q);

    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(headerBar);
    layout->addWidget(banner);
    layout->addWidget(turnBand);
    layout->addWidget(board, 1);
    layout->addWidget(empty, 1);
    layout->addWidget(dock);

    // Once a frame at most: the mailbox joins what comes in between.
    frame.setInterval(16);
    frame.setSingleShot(true);
    connect(&frame, &QTimer::timeout, q, [this] {
        if (q->m_document)
            q->m_document->drain();
    });
    // Running times, ten a second, while something runs.
    running.setInterval(100);
    connect(&running, &QTimer::timeout, q, [this] { refreshRunning(); });
    estimate.setInterval(200);
    estimate.setSingleShot(true);
    connect(&estimate, &QTimer::timeout, q, [this] { renewEstimate(); });

    connect(dock, &PromptDock::promptChanged, q, [this] {
        dock->setHint({});
        estimate.start();
        if (q->m_document)
            q->m_document->setDraft(dock->prompt());
    });
    connect(dock, &PromptDock::systemPromptChanged, q, [this] {
        estimate.start();
        if (q->m_document)
            q->m_document->setSystemPrompt(dock->systemPrompt());
    });
    connect(board, &PaneBoard::sizesChanged, q, [this] { keepView(); });
    connect(turnBand, &TurnBand::turnChosen, q, [this](int number) { showTurn(number); });
}

void CompareScreen::Private::addCommands()
{
    const QString group = tr("Compare");
    const auto add = [&](const char *id, const QString &text, const QKeySequence &key, const QString &icon, auto slot) {
        QAction *action = commands.add(QString::fromLatin1(id), group, text, key, q, icon);
        connect(action, &QAction::triggered, q, slot);
        return action;
    };
    QAction *send = add("compare.send", tr("Send"), Qt::CTRL | Qt::Key_Return, u"send"_s, [this] { this->send({}); });
    add("compare.sendCurrent", tr("Send to the current pane only"), Qt::CTRL | Qt::SHIFT | Qt::Key_Return, {}, [this] {
        if (!current.isNull())
            this->send({current});
    });
    QAction *stopAll = add("compare.stopAll", tr("Stop all"), Qt::SHIFT | Qt::Key_Escape, u"stop"_s, [this] {
        if (q->m_document)
            q->m_document->stopAll();
    });
    add("compare.stop", tr("Stop the current pane"), Qt::Key_Escape, {}, [this] {
        if (q->m_document)
            q->m_document->stop(current);
    });
    add("compare.retry", tr("Retry the current pane"), Qt::CTRL | Qt::Key_R, u"retry"_s, [this] { retry(current); });
    add("compare.retryFailed", tr("Retry failed panes"), Qt::CTRL | Qt::SHIFT | Qt::Key_R, {}, [this] { retryFailed(); });
    QAction *models = add("compare.addModel", tr("Add model…"), Qt::CTRL | Qt::Key_K, u"add"_s, [this] { pick({}); });
    add("compare.swapModel", tr("Swap the model of the current pane…"), Qt::CTRL | Qt::SHIFT | Qt::Key_M, {}, [this] {
        if (!current.isNull())
            pick(current);
    });
    add("compare.duplicate", tr("Duplicate the current pane"), Qt::CTRL | Qt::SHIFT | Qt::Key_D, {},
        [this] { duplicate(current); });
    add("compare.close", tr("Close the current pane"), Qt::CTRL | Qt::Key_W, u"close"_s, [this] {
        if (q->m_document)
            q->m_document->removePane(current);
    });
    add("compare.settings", tr("Settings of the current pane…"), Qt::CTRL | Qt::SHIFT | Qt::Key_P, u"settings"_s,
        [this] { editSettings(current); });
    add("compare.previousPane", tr("Previous pane"), Qt::ALT | Qt::Key_Left, {}, [this] { stepPane(-1); });
    add("compare.nextPane", tr("Next pane"), Qt::ALT | Qt::Key_Right, {}, [this] { stepPane(1); });
    add("compare.moveLeft", tr("Move the current pane left"), Qt::ALT | Qt::SHIFT | Qt::Key_Left, {},
        [this] { movePane(-1); });
    add("compare.moveRight", tr("Move the current pane right"), Qt::ALT | Qt::SHIFT | Qt::Key_Right, {},
        [this] { movePane(1); });
    add("compare.copy", tr("Copy the current answer as Markdown"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, u"copy"_s, [this] {
        if (PaneWidget *pane = board->pane(current))
            pane->answer()->copyMarkdown();
    });
    add("compare.prompt", tr("Go to the prompt"), Qt::CTRL | Qt::Key_L, {}, [this] { dock->focusPrompt(); });
    add("compare.new", tr("New comparison"), Qt::CTRL | Qt::Key_N, {}, [this] { q->newComparison(); });

    dock->setActions(send, stopAll);
    for (QPushButton *button : {addModel, emptyButton}) {
        connect(button, &QPushButton::clicked, models, &QAction::trigger);
        const auto renew = [button, models] { setKeyHint(button, keyText(models->shortcut())); };
        connect(models, &QAction::changed, button, renew);
        renew();
    }
}

void CompareScreen::start()
{
    connect(&d->workbench.providers(), &ProviderRegistry::modelsChanged, this, [this] { d->modelsChanged(); });
    const Id last = QUuid::fromString(d->settings.get(keys::lastComparison));
    if (last.isNull())
        newComparison();
    else
        openComparison(last);
}

void CompareScreen::newComparison()
{
    auto document = d->workbench.newComparison();
    // The line-up that is on screen is the likeliest for the next question.
    if (m_document && !m_document->value().panes.isEmpty()) {
        for (const Pane &pane : m_document->value().panes)
            document->addPane(pane.model, pane.settings);
    } else {
        for (const QString &model : starterModels()) {
            if (const auto ref = ModelRef::fromString(model); ref && d->workbench.providers().find(ref->provider))
                document->addPane(*ref);
        }
        document->setDraft(starterPrompt());
    }
    d->show(std::move(document));
    focusPrompt();
}

void CompareScreen::openComparison(const Id &id)
{
    if (m_document && m_document->value().id == id)
        return;
    d->workbench.loadComparison(id).then(this, [this](const Result<Comparison> &loaded) {
        if (loaded) {
            d->show(d->workbench.open(*loaded));
            focusPrompt();
            return;
        }
        if (!m_document)
            newComparison();
        // A comparison that was deleted elsewhere is no news at a start.
        if (loaded.error().kind != ErrorKind::NotFound)
            d->showBanner(Words::errorText(loaded.error(), {}));
    });
}

void CompareScreen::focusPrompt()
{
    d->dock->focusPrompt();
}

void CompareScreen::Private::show(std::unique_ptr<ComparisonDocument> document)
{
    board->clear();
    retire(std::move(q->m_document));
    q->m_document = std::move(document);
    ComparisonDocument *doc = q->m_document.get();
    turn = Id();
    current = Id();
    settings.set(keys::lastComparison, idText(doc->value().id));

    connect(doc, &ComparisonDocument::patchesWaiting, q, [this] {
        if (!frame.isActive())
            frame.start();
    });
    connect(doc, &ComparisonDocument::panesChanged, q, [this] { renewPanes(); });
    connect(doc, &ComparisonDocument::paneChanged, q, [this](const Id &pane) {
        if (PaneWidget *widget = board->pane(pane))
            widget->showTurn(turn);
        estimate.start();
    });
    connect(doc, &ComparisonDocument::turnAdded, q, [this] {
        showTurn(static_cast<int>(q->m_document->value().turns.size()));
        renewTitle();
    });
    connect(doc, &ComparisonDocument::replyStarted, q, [this](const Id &id) {
        const Reply *reply = q->m_document->reply(id);
        if (PaneWidget *widget = reply ? board->pane(reply->pane) : nullptr)
            widget->showTurn(turn);
        runningChanged();
    });
    connect(doc, &ComparisonDocument::textAppended, q, [this](const Id &id, const QString &text, const QString &reasoning) {
        for (PaneWidget *pane : board->panes())
            pane->appendText(id, text, reasoning);
    });
    connect(doc, &ComparisonDocument::textRestarted, q, [this](const Id &id) {
        for (PaneWidget *pane : board->panes())
            pane->restartText(id);
    });
    connect(doc, &ComparisonDocument::replyChanged, q, [this](const Id &id) {
        for (PaneWidget *pane : board->panes()) {
            if (pane->replyId() == id)
                pane->refresh();
        }
    });
    connect(doc, &ComparisonDocument::replyEnded, q, [this] { runningChanged(); });
    connect(doc, &ComparisonDocument::costChanged, q, [this] { emit q->progressChanged(); });

    dock->setPrompt(doc->value().draft);
    dock->setSystemPrompt(doc->value().systemPrompt);
    dock->setHint({});
    renewPanes();
    if (const Turn *last = doc->lastTurn())
        showTurn(last->number);
    restoreView();
    renewTitle();
    runningChanged();
    fetchCatalogues();
    emit q->documentChanged();
}

void CompareScreen::Private::retire(std::unique_ptr<ComparisonDocument> document)
{
    if (!document || !document->isRunning())
        return;
    // Replies under way go on; the document goes when the last has ended.
    ComparisonDocument *old = document.release();
    old->disconnect(q);
    old->setParent(q);
    connect(old, &ComparisonDocument::patchesWaiting, old, &ComparisonDocument::drain);
    connect(old, &ComparisonDocument::replyEnded, old, [old] {
        if (!old->isRunning())
            old->deleteLater();
    });
}

void CompareScreen::Private::renewPanes()
{
    QList<Id> ids;
    for (const Pane &pane : q->m_document->value().panes)
        ids.append(pane.id);
    board->setPanes(ids, [this](const Id &id) { return makePane(id); });
    board->setVisible(!ids.isEmpty());
    empty->setVisible(ids.isEmpty());
    if (!ids.contains(current))
        setCurrent(ids.isEmpty() ? Id() : ids.first());
    estimate.start();
    fetchCatalogues();
    runningChanged();
}

PaneWidget *CompareScreen::Private::makePane(const Id &id)
{
    auto *pane = new PaneWidget(id, *q->m_document, workbench, ticker, board);
    connect(pane, &PaneWidget::activated, q, [this](const Id &which) { setCurrent(which); });
    connect(pane, &PaneWidget::stopRequested, q, [this](const Id &which) { q->m_document->stop(which); });
    connect(pane, &PaneWidget::retryRequested, q, [this](const Id &which) { retry(which); });
    connect(pane, &PaneWidget::menuRequested, q,
            [this](const Id &which, const QPoint &position) { openMenu(which, position); });
    pane->showTurn(turn);
    return pane;
}

void CompareScreen::Private::setCurrent(const Id &pane)
{
    current = pane;
    for (PaneWidget *widget : board->panes())
        widget->setCurrent(widget->paneId() == current);
}

void CompareScreen::Private::openMenu(const Id &pane, const QPoint &position)
{
    setCurrent(pane);
    QMenu menu(q);
    for (const char *id : {"compare.retry", "compare.stop", "compare.copy", "", "compare.settings", "compare.swapModel",
                           "compare.duplicate", "", "compare.moveLeft", "compare.moveRight", "compare.close"}) {
        if (*id == '\0')
            menu.addSeparator();
        else
            menu.addAction(commands.action(QString::fromLatin1(id)));
    }
    menu.exec(position);
}

void CompareScreen::Private::showTurn(int number)
{
    const auto &turns = q->m_document->value().turns;
    if (number < 1 || number > turns.size())
        return;
    turn = turns[number - 1].id;
    turnBand->setTurn(number, static_cast<int>(turns.size()), turns[number - 1].prompt);
    turnBand->show();
    for (PaneWidget *pane : board->panes())
        pane->showTurn(turn);
}

void CompareScreen::Private::send(const QList<Id> &panes)
{
    if (!q->m_document)
        return;
    const QString prompt = dock->prompt();
    const Status sent = q->m_document->send(prompt, panes);
    if (!sent) {
        dock->setHint(prompt.trimmed().isEmpty() ? tr("The prompt is empty. Write what the models should answer.")
                                                 : tr("No model is chosen. Add one with %1.")
                                                       .arg(keyText(commands.action(u"compare.addModel"_s)->shortcut())),
                      true);
        dock->focusPrompt();
        return;
    }
    dock->clearPrompt();
}

void CompareScreen::Private::retry(const Id &pane)
{
    if (!q->m_document || pane.isNull())
        return;
    const auto &turns = q->m_document->value().turns;
    if (!turns.isEmpty() && turn != turns.last().id)
        showTurn(static_cast<int>(turns.size())); // the newest turn is the one that is asked again
    q->m_document->retry(pane);
}

void CompareScreen::Private::retryFailed()
{
    const Turn *last = q->m_document ? q->m_document->lastTurn() : nullptr;
    if (!last)
        return;
    QList<Id> failed;
    for (const Pane &pane : q->m_document->value().panes) {
        const Reply *reply = q->m_document->reply(pane.id, *last);
        if (reply && (reply->state == ReplyState::Failed || reply->state == ReplyState::CutOff))
            failed.append(pane.id);
    }
    for (const Id &pane : std::as_const(failed))
        retry(pane);
}

void CompareScreen::Private::duplicate(const Id &pane)
{
    const Pane *source = q->m_document ? q->m_document->pane(pane) : nullptr;
    if (source && q->m_document->addPane(source->model, source->settings).isNull())
        dock->setHint(tr("There is room for %n pane(s).", nullptr, ComparisonDocument::MaximumPanes), true);
}

void CompareScreen::Private::stepPane(int by)
{
    const QList<PaneWidget *> &panes = board->panes();
    const auto at = std::ranges::find(panes, current, &PaneWidget::paneId);
    if (at == panes.end())
        return;
    const qsizetype next = std::clamp<qsizetype>(at - panes.begin() + by, 0, panes.size() - 1);
    setCurrent(panes[next]->paneId());
    if (panes[next]->answer()->isVisible())
        panes[next]->answer()->setFocus(Qt::ShortcutFocusReason);
}

void CompareScreen::Private::movePane(int by)
{
    if (!q->m_document)
        return;
    const auto &panes = q->m_document->value().panes;
    const auto at = std::ranges::find(panes, current, &Pane::id);
    if (at != panes.end())
        q->m_document->movePane(current, static_cast<int>(at - panes.begin()) + by);
}

void CompareScreen::Private::editSettings(const Id &paneId)
{
    const Pane *pane = q->m_document ? q->m_document->pane(paneId) : nullptr;
    if (!pane)
        return;
    auto *popup = new OverlayPopup(q->window(), tr("Settings of this pane"));
    auto *form = new PaneSettingsForm(pane->settings, workbench.catalog().find(pane->model), popup);
    popup->setContent(form, QSize(scaled(460), scaled(520)));
    connect(popup, &OverlayPopup::dismissed, popup, &QObject::deleteLater);
    connect(form, &PaneSettingsForm::canceled, popup, &OverlayPopup::dismiss);
    connect(form, &PaneSettingsForm::accepted, popup, [this, form, popup, paneId] {
        if (const auto chosen = form->settings()) {
            q->m_document->setPaneSettings(paneId, *chosen);
            popup->dismiss();
        }
    });
    popup->open(form->firstField());
}

void CompareScreen::Private::pick(const Id &swap)
{
    if (!q->m_document)
        return;
    auto *popup = new OverlayPopup(q->window(), tr("Models"));
    auto *picker = new ModelPicker(workbench, !swap.isNull(), popup);
    popup->setContent(picker, QSize(scaled(1140), scaled(700)));
    connect(popup, &OverlayPopup::dismissed, popup, &QObject::deleteLater);
    connect(picker, &ModelPicker::chosen, popup, [this, popup, swap](const QList<ModelRef> &models) {
        popup->dismiss();
        for (const ModelRef &model : models) {
            if (!swap.isNull()) {
                q->m_document->setPaneModel(swap, model);
                break;
            }
            if (q->m_document->addPane(model).isNull()) {
                dock->setHint(tr("There is room for %n pane(s).", nullptr, ComparisonDocument::MaximumPanes), true);
                break;
            }
        }
        dock->focusPrompt();
    });
    popup->open(picker->queryField());
}

void CompareScreen::Private::runningChanged()
{
    const bool runs = q->m_document && q->m_document->isRunning();
    dock->setRunning(runs);
    if (runs && !running.isActive())
        running.start();
    else if (!runs)
        running.stop();
    emit q->progressChanged();
}

void CompareScreen::Private::refreshRunning()
{
    for (PaneWidget *pane : board->panes()) {
        if (pane->isRunning())
            pane->refresh();
    }
}

void CompareScreen::Private::renewTitle()
{
    const Comparison &value = q->m_document->value();
    QString text = value.title;
    if (text.isEmpty() && !value.turns.isEmpty())
        text = titleFromPrompt(value.turns.first().prompt);
    if (text.isEmpty())
        text = tr("New comparison");
    title->setText(text);
    emit q->titleChanged(text);
}

void CompareScreen::Private::renewEstimate()
{
    if (!q->m_document || dock->prompt().trimmed().isEmpty()) {
        dock->setEstimate({}, {});
        return;
    }
    ForecastTotal total;
    QStringList rules;
    for (const Pane &pane : q->m_document->value().panes) {
        const ModelInfo model = workbench.catalog().find(pane.model).value_or(ModelInfo{.id = pane.model.id});
        const auto config = workbench.providers().find(pane.model.provider);
        const Result<Forecast> one = forecast(q->m_document->messagesFor(pane, dock->prompt()), pane.settings, model,
                                              workbench.clock().nowUtc());
        if (!one)
            continue;
        total.add(*one, config && config->isSandbox);
        rules.append(u"%1: %2"_s.arg(PanePresenter::shortName(pane.model), Words::forecastTooltip(*one)));
    }
    rules.removeDuplicates();
    dock->setEstimate(Words::forecastText(total), rules.first(std::min<qsizetype>(rules.size(), 6)).join(u"\n\n"_s));
}

void CompareScreen::Private::modelsChanged()
{
    for (PaneWidget *pane : board->panes())
        pane->showTurn(turn);
    estimate.start();
}

void CompareScreen::Private::fetchCatalogues()
{
    // Prices and parameters of the models on screen; a catalogue that does not come is told in the picker.
    QStringList asked;
    for (const Pane &pane : q->m_document->value().panes) {
        const QString &provider = pane.model.provider;
        if (asked.contains(provider) || workbench.catalog().has(provider) || !workbench.providers().find(provider))
            continue;
        asked.append(provider);
        workbench.providers().refreshModels(provider, q, [](const Result<int> &) {});
    }
}

void CompareScreen::Private::keepView()
{
    if (!q->m_document)
        return;
    QJsonArray sizes;
    for (const int size : board->sizes())
        sizes.append(size);
    QJsonObject view = q->m_document->value().view;
    view.insert(u"sizes"_s, sizes);
    q->m_document->setView(view);
}

void CompareScreen::Private::restoreView()
{
    QList<int> sizes;
    for (const QJsonValue &size : q->m_document->value().view.value(u"sizes"_s).toArray())
        sizes.append(size.toInt());
    board->setSizes(sizes);
}

void CompareScreen::Private::showBanner(const ErrorText &text)
{
    banner->setMessage(StateLook::Failed, text.sentence(), text.details);
    banner->show();
}

} // namespace bakeoff
