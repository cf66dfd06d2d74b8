// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/panewidget.h"

#include "base/clock.h"
#include "catalog/catalog.h"
#include "widgets/answerview.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/panetick.h"
#include "widgets/surface.h"
#include "widgets/typography.h"
#include "workbench/comparisondocument.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QSet>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLowPane = 330; ///< under it a message with its details would leave no room for the answer

} // namespace

PaneWidget::PaneWidget(const Id &pane, ComparisonDocument &document, Workbench &workbench, Ticker *ticker,
                       QWidget *parent)
    : QWidget(parent)
    , m_pane(pane)
    , m_document(document)
    , m_workbench(workbench)
    , m_header(new PaneHeader(ticker, this))
    , m_message(new StateMessage(this))
    , m_views(new PaneViews(document, this))
    , m_answer(m_views->rendered())
{
    setObjectName(u"pane"_s);

    auto *body = new Surface(Surface::Ground::Base, {}, this);
    auto *bodyLayout = new QVBoxLayout(body);
    bodyLayout->setContentsMargins(0, 0, 0, 0);
    bodyLayout->setSpacing(0);
    bodyLayout->addWidget(m_message);
    bodyLayout->addWidget(m_views, 1);
    bodyLayout->addStretch(0);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(body, 1);
    m_views->setProviderLookup([this](const QString &name) { return m_workbench.providers().find(name); });

    connect(m_header, &PaneHeader::activated, this, [this] { emit activated(m_pane); });
    connect(m_header, &PaneHeader::stopRequested, this, [this] { emit stopRequested(m_pane); });
    connect(m_header, &PaneHeader::retryRequested, this, [this] { emit retryRequested(m_pane); });
    connect(m_header, &PaneHeader::focusRequested, this, [this] { emit focusRequested(m_pane); });
    connect(m_header, &PaneHeader::copyRequested, this, &PaneWidget::copyAnswer);
    connect(m_header, &PaneHeader::moreRequested, this,
            [this](const QPoint &position) { emit menuRequested(m_pane, position); });
}

const Turn *PaneWidget::turn() const
{
    return m_document.turn(m_turn);
}

/// In a blind turn all answers come into sight together. One that is asked for again later, since none came at first,
/// stays out of it until it has ended: its speed would tell its model. The others have been read by then.
bool PaneWidget::isRevealed() const
{
    const Turn *shown = turn();
    if (!shown || !ComparisonDocument::isHidden(*shown) || !shown->vote->panes.contains(m_pane))
        return true;
    QSet<std::pair<Id, int>> begun;
    for (const Reply &reply : shown->replies) {
        const std::pair place(reply.pane, reply.sample);
        const bool first = !begun.contains(place);
        begun.insert(place);
        if (!isFinal(reply.state) && (first || reply.pane == m_pane))
            return false;
    }
    return true;
}

bool PaneWidget::mayRetry() const
{
    const Turn *shown = turn();
    const Reply *reply = m_reply.isNull() ? nullptr : m_document.reply(m_reply);
    if (!shown || !ComparisonDocument::isHidden(*shown) || !shown->vote->panes.contains(m_pane))
        return true;
    return isRevealed() && reply && m_document.fullText(*reply).isEmpty();
}

PanePresenter::Input PaneWidget::input() const
{
    const Reply *reply = m_reply.isNull() ? nullptr : m_document.reply(m_reply);
    PanePresenter::Input in{.pane = *m_document.pane(m_pane),
                            .reply = reply,
                            .model = m_model ? &*m_model : nullptr,
                            .providerTitle = m_providerTitle,
                            .sandbox = m_sandbox,
                            .now = m_workbench.clock().nowUtc(),
                            .best = m_best,
                            .defaults = &m_document.value().defaults};
    in.listed = m_workbench.catalog().has(in.pane.model.provider);
    in.costSpread = m_costSpread;
    in.timeSpread = m_timeSpread;
    const Turn *shown = turn();
    if (shown && ComparisonDocument::isHidden(*shown) && shown->vote->panes.contains(m_pane)) {
        in.letter = PanePresenter::voteLetter(shown->vote->panes.indexOf(m_pane));
        in.revealed = isRevealed();
        for (const Id &pane : shown->vote->panes) {
            const auto runs = [&pane](const Reply &r) { return r.pane == pane && !isFinal(r.state); };
            ++in.asked;
            in.ended += std::ranges::none_of(shown->replies, runs) ? 1 : 0;
        }
    }
    if (shown) {
        in.othersRunning = std::ranges::any_of(shown->replies, [this](const Reply &r) {
            return r.pane == m_pane && r.id != m_reply && !isFinal(r.state);
        });
    }
    if (reply && !isFinal(reply->state)) {
        if (const auto since = m_document.attemptStarted(m_reply))
            in.running = m_workbench.clock().ticks() - *since;
    }
    return in;
}

void PaneWidget::showTurn(const Id &turnId)
{
    const Pane *pane = m_document.pane(m_pane);
    if (!pane)
        return;
    m_turn = turnId;
    m_model = m_workbench.catalog().find(pane->model);
    const auto config = m_workbench.providers().find(pane->model.provider);
    m_sandbox = config && config->isSandbox;
    m_providerTitle = m_sandbox ? tr("Sandbox") : pane->model.provider;

    const Turn *shown = turn();
    const Reply *reply = shown ? m_document.reply(m_pane, *shown) : nullptr;
    const Id replyId = reply ? reply->id : Id();
    const bool hidden = shown && ComparisonDocument::isHidden(*shown);
    if (replyId != m_reply || !reply || hidden != m_hidden) {
        m_reply = replyId;
        m_hidden = hidden;
        m_views->setNamesHidden(hidden);
        m_views->setReply(m_reply);
        if (reply)
            showSeam(*reply);
    }
    refresh();
    //: Screen reader: a pane. %1: its model.
    const QString name = tr("Pane %1").arg(m_header->shownName());
    if (accessibleName() != name)
        setAccessibleName(name);
}

void PaneWidget::setBest(const PaneBest &best)
{
    if (!(std::exchange(m_best, best) == best))
        refresh();
}

bool PaneWidget::hasAnswer() const
{
    const Reply *reply = m_reply.isNull() ? nullptr : m_document.reply(m_reply);
    return reply && (!reply->text.isEmpty() || !reply->reasoning.isEmpty());
}

void PaneWidget::setView(PaneView view)
{
    m_views->setView(view);
    refresh();
}

void PaneWidget::setCurrent(bool current)
{
    m_header->setCurrent(current);
}

void PaneWidget::appendText(const Id &reply, const QString &text, const QString &reasoning)
{
    if (reply != m_reply)
        return;
    m_views->append(text, reasoning);
}

void PaneWidget::restartText(const Id &reply)
{
    if (reply != m_reply)
        return;
    m_views->restart();
    if (const Reply *value = m_document.reply(m_reply))
        showSeam(*value);
}

void PaneWidget::showSeam(const Reply &reply)
{
    if (reply.continues.isNull())
        return;
    const QString whole = m_document.fullText(reply);
    AnswerView measure; // how long the earlier text is as shown, without its marks
    measure.setMarkdown(whole.first(whole.size() - reply.text.size()));
    m_answer->setSeam(static_cast<int>(measure.plainText().size()));
}

bool PaneWidget::isRunning() const
{
    const Reply *reply = m_reply.isNull() ? nullptr : m_document.reply(m_reply);
    return reply && !isFinal(reply->state);
}

void PaneWidget::replyChanged()
{
    const Reply *reply = m_document.reply(m_reply);
    if (!reply || isFinal(reply->state) || m_seen != seenOf(*reply))
        refresh();
}

PaneWidget::Seen PaneWidget::seenOf(const Reply &reply)
{
    return {reply.state, !reply.text.isEmpty() || !reply.reasoning.isEmpty(), reply.attempts.size()};
}

void PaneWidget::refresh()
{
    if (!m_document.pane(m_pane))
        return;
    const PanePresenter::Input in = input();
    m_seen = in.reply ? std::optional(seenOf(*in.reply)) : std::nullopt;
    m_header->setData(PanePresenter::header(in));
    showMessage(PanePresenter::message(in));
    m_views->setVisible(m_views->hasContent() && in.revealed);
    m_views->refresh(m_workbench.clock().ticks());
}

bool PaneWidget::isLow() const
{
    return height() < scaled(kLowPane);
}

void PaneWidget::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (isLow() != m_shownLow && m_document.pane(m_pane))
        showMessage(PanePresenter::message(input()));
}

void PaneWidget::showMessage(const PanePresenter::Message &whole)
{
    // A low pane has room for what happened; what can be done stands in its head and menu, the rest in the tooltip.
    m_shownLow = isLow();
    PanePresenter::Message message = whole;
    QString toolTip;
    if (m_shownLow) {
        toolTip = std::exchange(message.detail, QString());
        message.facts.clear();
        if (const Reply *reply = m_document.reply(m_reply); reply && !reply->text.isEmpty())
            message.retry = message.goOn = false;
    }
    if (m_message->toolTip() != toolTip)
        m_message->setToolTip(toolTip);
    m_message->setVisible(!message.sentence.isEmpty());
    if (m_shownMessage == message)
        return;
    m_shownMessage = message;
    m_message->setMessage(message.look, message.sentence, message.detail);
    m_message->setFacts(message.facts);
    m_message->clearButtons();
    if (message.goOn) {
        QPushButton *goOn = m_message->addButton(tr("Continue"), ButtonKind::Plain);
        connect(goOn, &QPushButton::clicked, this, [this] { emit continueRequested(m_pane); });
    }
    if (message.allowUnknownPrice) {
        QPushButton *allow = m_message->addButton(tr("Allow unknown prices for this send"), ButtonKind::Plain);
        connect(allow, &QPushButton::clicked, this, [this] { m_document.retryRefused(true); });
    }
    if (message.retry) {
        QPushButton *retry = m_message->addButton(tr("Retry"), ButtonKind::Plain, u"retry"_s);
        connect(retry, &QPushButton::clicked, this, [this] { emit retryRequested(m_pane); });
    }
    orderTabStops(); // a new button would come last in the window
}

void PaneWidget::orderTabStops()
{
    const QList<QWidget *> stops = tabStops();
    for (qsizetype i = 1; i < stops.size(); ++i)
        setTabOrder(stops[i - 1], stops[i]);
}

void PaneWidget::setStrips(QWidget *belowHeader, QWidget *foot)
{
    auto *layout = static_cast<QVBoxLayout *>(this->layout());
    m_below = belowHeader;
    m_foot = foot;
    layout->insertWidget(layout->indexOf(m_header) + 1, m_below);
    layout->addWidget(m_foot);
    orderTabStops();
}

void PaneWidget::setSpread(const QString &cost, const QString &time)
{
    if (cost == m_costSpread && time == m_timeSpread)
        return;
    m_costSpread = cost;
    m_timeSpread = time;
    refresh();
}

QList<QWidget *> PaneWidget::tabStops() const
{
    QList<QWidget *> stops{m_header->tick(), m_header->stopButton(), m_header->retryButton(), m_header->copyButton(),
                           m_header->moreButton()};
    const auto addFrom = [&stops](const QWidget *strip) {
        if (!strip)
            return;
        for (QWidget *child : strip->findChildren<QWidget *>()) {
            if (!child->isWindow() && (child->focusPolicy() & Qt::TabFocus))
                stops.append(child);
        }
    };
    addFrom(m_below);
    for (QPushButton *button : m_message->findChildren<QPushButton *>())
        stops.append(button);
    stops.append(m_views->front());
    addFrom(m_foot);
    return stops;
}

void PaneWidget::copyAnswer()
{
    if (!isRevealed())
        return;
    if (const Reply *reply = m_document.reply(m_reply))
        QApplication::clipboard()->setText(m_document.fullText(*reply));
}

} // namespace bakeoff
