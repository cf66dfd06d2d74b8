// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparescreen_p.h"

#include "compare/headerfold.h"
#include "compare/lineupcontrol.h"
#include "compare/paneboard.h"
#include "compare/panewidget.h"
#include "compare/promptcontroller.h"
#include "compare/promptdock.h"
#include "compare/turnband.h"
#include "shell/appsettings.h"
#include "widgets/focusareas.h"
#include "widgets/messages.h"
#include "widgets/screenheader.h"
#include "widgets/segmented.h"
#include "widgets/ticker.h"
#include "words/starterprompt.h"
#include "words/words.h"
#include "workbench/comparisondocument.h"
#include "workbench/lineupbook.h"
#include "workbench/providerregistry.h"
#include "workbench/routingbook.h"
#include "workbench/workbench.h"

#include <QApplication>
#include <QPushButton>
#include <QVBoxLayout>

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

CompareScreen::CompareScreen(Workbench &workbench, AppSettings &settings, CommandRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this, workbench, settings, commands))
{
    d->build();
    d->addCommands();
}

CompareScreen::~CompareScreen()
{
    QObject::disconnect(qApp, nullptr, this, nullptr);
    // Panes look at the document: they go first.
    d->board->clear();
}

void CompareScreen::Private::build()
{
    ticker = new Ticker(q);
    ticker->setMotion(!settings.get(keys::reducedMotion));

    buildHeader();
    banner = new Banner(q);
    banner->hide();
    turnBand = new TurnBand(q);
    turnBand->hide();
    strip = new RankingStrip(q);
    strip->hide();
    board = new PaneBoard(q);
    empty = new EmptyState(tr("No model chosen"), tr("Add the models that shall answer side by side."), true, q);
    emptyButton = empty->setButton(tr("Add model"), u"add"_s);
    empty->hide();
    dock = new PromptDock(q);

    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(banner);
    layout->addWidget(lineUps->notice());
    layout->addWidget(turnBand);
    layout->addWidget(strip);
    layout->addWidget(board, 1);
    layout->addWidget(empty, 1);
    layout->addWidget(dock);
    buildViews();
    buildJudging();

    // Once a frame at most: the mailbox joins what comes in between.
    connect(&frame, &FramePacer::due, q, [this] {
        if (q->m_document)
            q->m_document->drain();
    });
    // Running times, ten a second, while something runs.
    running.setInterval(100);
    connect(&running, &QTimer::timeout, q, [this] { refreshRunning(); });
    prompts = new PromptController(workbench, dock, q);
    connect(board, &PaneBoard::stateChanged, q, [this] { keepView(); });
    connect(board, &PaneBoard::paneDropped, q, [this](const Id &pane, int to) {
        if (adoptShownOrder())
            q->m_document->movePane(pane, to);
    });
    connect(qApp, &QApplication::focusChanged, q, [this](QWidget *, QWidget *now) {
        for (const PaneWidget *pane : board->panes()) {
            if (now && pane->isAncestorOf(now))
                chooseCurrent(pane->paneId());
        }
    });
    for (QWidget *area : std::initializer_list<QWidget *>{header, board, dock})
        markFocusArea(area);
    escapes.append([this] {
        if (!editing)
            return false;
        endEditing(true);
        return true;
    });
    escapes.append([this] {
        if (!board->isFocusMode())
            return false;
        setFocusMode(false);
        return true;
    });
    connect(strip, &RankingStrip::orderChosen, q, [this](RankOrder order) { rankBy(order); });
}

void CompareScreen::Private::buildHeader()
{
    // Controls of the screen stand here: what belongs to the line-up as context, switches and exports at the right.
    header = new ScreenHeader({}, q);
    lineUps = new LineUpControl(workbench, settings, commands, q);
    header->addContext(lineUps->button());
    addModel = makeButton({}, ButtonKind::Flat, {}, header);
    addModel->setObjectName(u"addModelButton"_s);
    header->addContext(addModel);
    undoButton = makeButton({}, ButtonKind::Flat, {}, header);
    undoButton->setObjectName(u"undoCloseButton"_s);
    undoButton->hide();
    setFoldIcon(undoButton, u"undo"_s);
    header->addContext(undoButton);
    header->foldTogether(HeaderFold::AddModel, {addModel});
    header->foldTogether(HeaderFold::Undo, {undoButton});
    buildViewSwitch();
}

void CompareScreen::Private::buildViewSwitch()
{
    viewSwitch = new Segmented(tr("Arrangement of the panes"), header);
    viewSwitch->addChoice(tr("Columns"));
    viewSwitch->addChoice(tr("Grid"));
    viewSwitch->addChoice(tr("Focus"));
    const QString icons[] = {u"compare"_s, u"grid"_s, u"focus"_s};
    QList<QAbstractButton *> choices;
    for (int i = 0; i < 3; ++i) {
        choices.append(viewSwitch->button(i));
        setFoldIcon(choices.last(), icons[i]);
    }
    header->addControl(viewSwitch);
    header->foldTogether(HeaderFold::Arrangement, choices);
    connect(viewSwitch, &Segmented::currentIndexChanged, q, [this](int index) {
        if (index == 2)
            setFocusMode(true);
        else
            setBoardMode(index == 0 ? BoardMode::Columns : BoardMode::Grid);
    });
}

void CompareScreen::start()
{
    connect(&d->workbench.providers(), &ProviderRegistry::modelsChanged, this, [this] { d->modelsChanged(); });
    d->prompts->start();
    d->lineUps->start();
    const Id last = QUuid::fromString(d->settings.get(keys::lastComparison));
    if (last.isNull())
        newComparison();
    else
        openComparison(last);
}

void CompareScreen::newComparison()
{
    const Route text = d->workbench.routes().route(RequestKind::Text);
    if (d->workbench.lineUps().defaultLineUp() || (!text.model && !text.alternative)) {
        d->showNew({});
        return;
    }
    d->workbench.routes().resolve(RequestKind::Text).then(this, [this](const RouteChoice &choice) {
        d->showNew(choice.chosen);
    });
}

/// With the default line-up, else with the model that the routing table names; without either the line-up that is on
/// screen is the likeliest for the next question.
void CompareScreen::Private::showNew(const std::optional<ModelRef> &routed)
{
    auto document = workbench.newComparison();
    if (!LineUpControl::fill(*document, workbench)) {
        if (routed) {
            document->addPane(*routed);
        } else if (q->m_document && !q->m_document->value().panes.isEmpty()) {
            for (const Pane &pane : q->m_document->value().panes)
                document->addPane(pane.model, pane.settings, pane.repeat);
        } else {
            for (const QString &model : starterModels()) {
                if (const auto ref = ModelRef::fromString(model); ref && workbench.providers().find(ref->provider))
                    document->addPane(*ref);
            }
        }
    }
    if (!q->m_document)
        document->setDraft(starterPrompt());
    show(std::move(document));
    q->focusPrompt();
}

void CompareScreen::openComparison(const Id &id)
{
    if (m_document && m_document->value().id == id)
        return;
    if (auto running = d->takeBack(id)) {
        d->show(std::move(running));
        focusPrompt();
        return;
    }
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

QList<Banner *> CompareScreen::banners() const
{
    return {d->banner, d->lineUps->notice()};
}

void CompareScreen::reload()
{
    d->readAgain({});
}

void CompareScreen::Private::readAgain(const std::function<void()> &done)
{
    if (!q->m_document)
        return;
    const Id id = q->m_document->value().id;
    workbench.loadComparison(id).then(q, [this, id, done](const Result<Comparison> &loaded) {
        if (!q->m_document || q->m_document->value().id != id)
            return;
        if (loaded)
            show(workbench.open(*loaded));
        else
            q->newComparison();
        if (done)
            done();
    });
}

void CompareScreen::replacedElsewhere()
{
    d->readAgain([this] {
        d->showBanner({.what = tr("A backup was restored in another window."),
                       .advice = tr("The comparison is shown as it is stored now.")},
                      StateLook::Info);
    });
}

void CompareScreen::showDocument(std::unique_ptr<ComparisonDocument> document)
{
    d->show(std::move(document));
}

void CompareScreen::focusPrompt()
{
    if (d->dock->isFolded()) // a vote waits
        d->focusPane(d->current);
    else
        d->dock->focusPrompt();
}

} // namespace bakeoff
