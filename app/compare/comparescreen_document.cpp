// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparescreen_p.h"

#include "catalog/catalog.h"
#include "compare/compareviews.h"
#include "compare/lineupcontrol.h"
#include "compare/judging.h"
#include "compare/paneboard.h"
#include "compare/panewidget.h"
#include "compare/promptcontroller.h"
#include "compare/promptdock.h"
#include "shell/appsettings.h"
#include "widgets/messages.h"
#include "widgets/screenheader.h"
#include "words/words.h"
#include "workbench/comparisondocument.h"
#include "workbench/providerregistry.h"
#include "workbench/rerun.h"
#include "workbench/workbench.h"

#include <QPushButton>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Keeps a document that is shown no more until it has ended.
constexpr QLatin1StringView kKeeper = "retiredKeeper"_L1;

bool isUnderWay(const ComparisonDocument &document)
{
    const auto *rerun = document.findChild<Rerun *>();
    return document.isRunning() || (rerun && rerun->isRunning());
}

} // namespace

void CompareScreen::Private::show(std::unique_ptr<ComparisonDocument> document)
{
    switching = true;
    board->clear();
    switching = false;
    forgetRemoved();
    if (q->m_document)
        banner->dismiss(); // it was about that one
    retire(std::move(q->m_document));
    q->m_document = std::move(document);
    ComparisonDocument *doc = q->m_document.get();
    turn = Id();
    current = Id();
    editing.reset();
    settings.set(keys::lastComparison, idText(doc->value().id));

    follow(doc);
    lineUps->follow(doc);

    prompts->setDocument(doc);
    turn = QUuid::fromString(viewValue(u"turn"_s).toString());
    renewPanes();
    showTurn(turn);
    restoreView();
    renewEditing();
    views->documentShown();
    renewTitle();
    runningChanged();
    fetchCatalogues();
    emit q->documentChanged();
}

void CompareScreen::Private::follow(ComparisonDocument *doc)
{
    connect(doc, &ComparisonDocument::patchesWaiting, &frame, &FramePacer::ask);
    connect(doc, &ComparisonDocument::panesChanged, q, [this] { renewPanes(); });
    connect(doc, &ComparisonDocument::paneChanged, q, [this](const Id &pane) {
        if (PaneWidget *widget = board->pane(pane))
            widget->showTurn(turn);
    });
    connect(doc, &ComparisonDocument::turnAdded, q, [this] {
        setViewValue(u"turn"_s, QJsonValue(QJsonValue::Undefined));
        showTurn({});
        renewTitle();
    });
    connect(doc, &ComparisonDocument::leafChanged, q, [this] { showTurn(turn); });
    connect(doc, &ComparisonDocument::sampleChosen, q, [this](const Id &pane) {
        if (PaneWidget *widget = board->pane(pane))
            widget->showTurn(turn);
    });
    connect(doc, &ComparisonDocument::judged, q, [this] { renewRanking(); });
    connect(doc, &ComparisonDocument::voted, q, [this] {
        showTurn(turn);
        emit q->progressChanged(); // costs may be told again
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
                pane->replyChanged();
        }
    });
    connect(doc, &ComparisonDocument::replyEnded, q, [this] {
        // With the last answer of a blind turn all of them are shown.
        if (const Turn *shown = q->m_document->turn(turn); shown && ComparisonDocument::isHidden(*shown)) {
            for (PaneWidget *pane : board->panes())
                pane->refresh();
        }
        renewRanking();
        runningChanged();
    });
    connect(doc, &ComparisonDocument::costChanged, q, [this] { emit q->progressChanged(); });
    judging->follow(doc);
}

void CompareScreen::Private::retire(std::unique_ptr<ComparisonDocument> document)
{
    if (!document || !isUnderWay(*document))
        return;
    // Replies under way go on, and so do prompts that are still to be sent again; the document goes after the last.
    ComparisonDocument *old = document.release();
    old->disconnect(q);
    old->disconnect(&frame);
    old->setParent(q);
    auto *keeper = new QObject(old);
    keeper->setObjectName(kKeeper);
    const auto look = [old] {
        if (!isUnderWay(*old))
            old->deleteLater();
    };
    connect(old, &ComparisonDocument::patchesWaiting, keeper, [old] { old->drain(); });
    connect(old, &ComparisonDocument::replyEnded, keeper, look);
    if (const auto *rerun = old->findChild<Rerun *>())
        connect(rerun, &Rerun::ended, keeper, look);
}

std::unique_ptr<ComparisonDocument> CompareScreen::Private::takeBack(const Id &comparison)
{
    for (ComparisonDocument *old : q->findChildren<ComparisonDocument *>(Qt::FindDirectChildrenOnly)) {
        if (old->value().id != comparison || !isUnderWay(*old))
            continue;
        delete old->findChild<QObject *>(kKeeper, Qt::FindDirectChildrenOnly);
        old->setParent(nullptr);
        old->drain();
        return std::unique_ptr<ComparisonDocument>(old);
    }
    return nullptr;
}

void CompareScreen::Private::renewTitle()
{
    const Comparison &value = q->m_document->value();
    QString text = value.title;
    if (text.isEmpty() && !value.turns.isEmpty())
        text = titleFromPrompt(value.turns.first().prompt);
    if (text.isEmpty())
        text = tr("New comparison");
    header->setTitle(text);
    emit q->titleChanged(text);
}

void CompareScreen::Private::modelsChanged()
{
    for (PaneWidget *pane : board->panes())
        pane->showTurn(turn);
    prompts->modelsChanged();
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

void CompareScreen::Private::runningChanged()
{
    const bool runs = q->m_document && q->m_document->isRunning();
    dock->setRunning(runs);
    frame.setStreams(runs ? q->m_document->runningCount() : 0);
    if (runs && !running.isActive())
        running.start();
    else if (!runs)
        running.stop();
    renewCommands();
    emit q->progressChanged();
}

void CompareScreen::Private::refreshRunning()
{
    for (PaneWidget *pane : board->panes()) {
        if (pane->isRunning())
            pane->refresh();
    }
}

void CompareScreen::Private::showBanner(const ErrorText &text, StateLook look)
{
    banner->clearButtons();
    banner->setMessage(look, text.sentence(), text.details);
    QPushButton *close = banner->addButton(tr("Close"), ButtonKind::Flat);
    //: Screen reader: a button that closes a message. %1: the message.
    close->setAccessibleName(tr("Close: %1").arg(banner->fact()));
    connect(close, &QPushButton::clicked, banner, &Banner::dismiss);
    banner->present();
}

} // namespace bakeoff
