// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/panewidget.h"

#include "base/clock.h"
#include "catalog/catalog.h"
#include "widgets/answerview.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"
#include "workbench/comparisondocument.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

PaneWidget::PaneWidget(const Id &pane, ComparisonDocument &document, Workbench &workbench, Ticker *ticker,
                       QWidget *parent)
    : QWidget(parent)
    , m_pane(pane)
    , m_document(document)
    , m_workbench(workbench)
    , m_header(new PaneHeader(ticker, this))
    , m_message(new StateMessage(this))
    , m_answer(new AnswerView(this))
{
    setMinimumWidth(260);
    setObjectName(u"pane"_s);

    auto *body = new Surface(Surface::Ground::Base, {}, this);
    auto *bodyLayout = new QVBoxLayout(body);
    bodyLayout->setContentsMargins(0, 0, 0, 0);
    bodyLayout->setSpacing(0);
    bodyLayout->addWidget(m_message);
    bodyLayout->addWidget(m_answer, 1);
    bodyLayout->addStretch(0);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(body, 1);
    setFocusProxy(m_answer);
    m_answer->installEventFilter(this);

    connect(m_header, &PaneHeader::activated, this, [this] { emit activated(m_pane); });
    connect(m_header, &PaneHeader::stopRequested, this, [this] { emit stopRequested(m_pane); });
    connect(m_header, &PaneHeader::retryRequested, this, [this] { emit retryRequested(m_pane); });
    connect(m_header, &PaneHeader::copyRequested, this, &PaneWidget::copyAnswer);
    connect(m_header, &PaneHeader::moreRequested, this,
            [this](const QPoint &position) { emit menuRequested(m_pane, position); });
}

bool PaneWidget::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_answer && event->type() == QEvent::FocusIn)
        emit activated(m_pane);
    return QWidget::eventFilter(watched, event);
}

const Turn *PaneWidget::turn() const
{
    const auto &turns = m_document.value().turns;
    const auto found = std::ranges::find(turns, m_turn, &Turn::id);
    return found == turns.end() ? nullptr : &*found;
}

PanePresenter::Input PaneWidget::input() const
{
    const Reply *reply = m_reply.isNull() ? nullptr : m_document.reply(m_reply);
    PanePresenter::Input in{.pane = *m_document.pane(m_pane),
                            .reply = reply,
                            .model = m_model ? &*m_model : nullptr,
                            .providerTitle = m_providerTitle,
                            .sandbox = m_sandbox,
                            .now = m_workbench.clock().nowUtc()};
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
    if (replyId != m_reply || !reply) {
        m_reply = replyId;
        m_answer->clear();
        m_finished = false;
        if (reply) {
            m_answer->setReasoning(reply->reasoning);
            m_answer->setMarkdown(reply->text);
        }
    }
    setAccessibleName(tr("Pane %1").arg(PanePresenter::shortName(pane->model)));
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
    if (!reasoning.isEmpty())
        m_answer->appendReasoning(reasoning);
    if (!text.isEmpty())
        m_answer->append(text);
}

void PaneWidget::restartText(const Id &reply)
{
    if (reply == m_reply)
        m_answer->clear();
}

bool PaneWidget::isRunning() const
{
    const Reply *reply = m_reply.isNull() ? nullptr : m_document.reply(m_reply);
    return reply && !isFinal(reply->state);
}

void PaneWidget::refresh()
{
    if (!m_document.pane(m_pane))
        return;
    const PanePresenter::Input in = input();
    m_header->setData(PanePresenter::header(in));
    showMessage(PanePresenter::message(in));
    const bool hasText = in.reply && (!in.reply->text.isEmpty() || !in.reply->reasoning.isEmpty());
    m_answer->setVisible(hasText);
    const bool running = in.reply && !isFinal(in.reply->state);
    m_answer->setStreaming(running && hasText);
    if (in.reply && !running && !std::exchange(m_finished, true))
        m_answer->finish();
}

void PaneWidget::showMessage(const PanePresenter::Message &message)
{
    m_message->setVisible(!message.sentence.isEmpty());
    if (m_shownMessage == message)
        return;
    m_shownMessage = message;
    m_message->setMessage(message.look, message.sentence, message.detail);
    m_message->setFacts(message.facts);
    m_message->clearButtons();
    if (message.retry) {
        QPushButton *retry = m_message->addButton(tr("Retry"), ButtonKind::Plain, u"retry"_s);
        connect(retry, &QPushButton::clicked, this, [this] { emit retryRequested(m_pane); });
    }
}

void PaneWidget::copyAnswer()
{
    if (const Reply *reply = m_document.reply(m_reply))
        QApplication::clipboard()->setText(reply->text);
}

} // namespace bakeoff
