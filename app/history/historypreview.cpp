// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historypreview.h"

#include "base/clock.h"
#include "history/previewanswer.h"
#include "history/previewheader.h"
#include "history/previewturn.h"
#include "widgets/answerview.h"
#include "widgets/focusareas.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/comparisondocument.h"
#include "workbench/workbench.h"

#include <QFuture>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTurnsAtOnce = 8;
constexpr int kWide = 700; ///< answers in two columns from here on

} // namespace

HistoryPreview::HistoryPreview(Workbench &workbench, CommandRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_commands(commands)
    , m_header(new PreviewHeader(this))
    , m_empty(new EmptyState(tr("Nothing chosen"), tr("Choose an entry to read it here."), true, this))
    , m_scroll(new QScrollArea(this))
    , m_body(new Surface(Surface::Ground::Base))
    , m_turnLayout(new QVBoxLayout(m_body))
{
    setObjectName(u"historyPreview"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    m_turnLayout->setContentsMargins(0, metrics::kSmall, 0, metrics::kLarge);
    m_turnLayout->setSpacing(metrics::kSmall);
    m_turnLayout->addStretch(1);
    m_scroll->setObjectName(u"previewScroll"_s);
    m_scroll->setAccessibleName(tr("Prompt and answers"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setWidget(m_body);
    markFocusArea(m_scroll);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_empty, 1);
    m_header->hide();
    m_scroll->hide();
    connect(m_header, &PreviewHeader::titleEdited, this, [this](const QString &title) {
        if (m_document)
            emit titleEdited(m_document->value().id, title);
    });
    connect(m_header, &PreviewHeader::tagsEdited, this, [this](const QStringList &tags) {
        if (m_document)
            emit tagsEdited(m_document->value().id, tags);
    });
    connect(m_header, &PreviewHeader::focusLeft, m_scroll, [this] { m_scroll->setFocus(Qt::OtherFocusReason); });
}

HistoryPreview::~HistoryPreview() = default;

const Comparison *HistoryPreview::comparison() const
{
    return m_document ? &m_document->value() : nullptr;
}

void HistoryPreview::showComparison(const Id &id)
{
    if (id == m_wanted && (m_document || m_reading || id.isNull()))
        return;
    m_header->endEditing(false);
    m_wanted = id;
    m_hit = -1;
    if (id.isNull()) {
        m_document.reset();
        clearBody();
        m_header->hide();
        m_scroll->hide();
        m_empty->setTexts(tr("Nothing chosen"), tr("Choose an entry to read it here."));
        m_empty->show();
        emit shown();
        return;
    }
    reload();
}

void HistoryPreview::showSeveral(int count)
{
    showComparison({});
    m_empty->setTexts(tr("%n entry(s) chosen", nullptr, count),
                      tr("A star, tags, exporting and deleting go to all of them."));
}

void HistoryPreview::reload()
{
    if (m_wanted.isNull() || !m_workbench.isReady())
        return;
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_workbench.loadComparison(m_wanted).then(this, [this, asked = m_wanted](const Result<Comparison> &comparison) {
        m_reading = false;
        const bool again = std::exchange(m_again, false);
        if (asked == m_wanted)
            take(comparison);
        if (again || asked != m_wanted)
            reload();
    });
}

void HistoryPreview::take(const Result<Comparison> &comparison)
{
    if (!comparison) {
        m_document.reset();
        clearBody();
        m_header->hide();
        m_scroll->hide();
        const ErrorText text = Words::errorText(comparison.error(), {});
        m_empty->setTexts(comparison.error().kind == ErrorKind::NotFound ? tr("It is not there any more") : text.what,
                          comparison.error().kind == ErrorKind::NotFound ? tr("It was deleted.") : text.advice);
        m_empty->show();
        if (comparison.error().kind != ErrorKind::NotFound)
            emit failed(comparison.error());
        return;
    }
    if (m_document && m_document->value() == *comparison)
        return;
    const bool same = m_document && m_document->value().id == comparison->id;
    const int place = same ? m_scroll->verticalScrollBar()->value() : 0;
    m_document = m_workbench.open(*comparison);
    fill();
    if (same)
        m_scroll->verticalScrollBar()->setValue(place);
    emit shown();
}

void HistoryPreview::clearBody()
{
    for (PreviewTurn *turn : std::as_const(m_turns)) {
        m_turnLayout->removeWidget(turn);
        turn->hide();
        turn->deleteLater();
    }
    m_turns.clear();
    if (m_moreTurns)
        m_moreTurns->hide();
    m_hits.clear();
    renewHits();
}

void HistoryPreview::fill()
{
    m_empty->hide();
    m_header->show();
    m_scroll->show();
    clearBody();
    m_header->showEntry(*m_document, m_workbench.clock().nowUtc());
    addTurns();
    m_scroll->verticalScrollBar()->setValue(0);
    findHits();
}

bool HistoryPreview::isWide() const
{
    return width() >= scaled(kWide);
}

void HistoryPreview::addTurns()
{
    const QList<const Turn *> path = m_document->path();
    const auto begin = m_turns.size();
    const auto end = std::min<qsizetype>(path.size(), begin + kTurnsAtOnce);
    for (qsizetype i = begin; i < end; ++i) {
        auto *turn = new PreviewTurn(*m_document, *path.at(i),
                                     {.now = m_workbench.clock().nowUtc(), .numbered = path.size() > 1,
                                      .systemPrompt = i == 0, .wide = isWide()},
                                     m_body);
        m_turnLayout->insertWidget(static_cast<int>(i), turn);
        m_turns.append(turn);
    }
    const auto left = static_cast<int>(path.size() - end);
    if (left > 0 && !m_moreTurns) {
        m_moreTurns = makeButton({}, ButtonKind::Plain, {}, m_body);
        m_moreTurns->setObjectName(u"moreTurns"_s);
        connect(m_moreTurns, &QPushButton::clicked, this, [this] {
            addTurns();
            findHits();
        });
        m_turnLayout->insertWidget(m_turnLayout->count() - 1, m_moreTurns, 0, Qt::AlignHCenter);
    }
    if (m_moreTurns) {
        m_moreTurns->setText(tr("Show %n more turn(s)", nullptr, std::min(left, kTurnsAtOnce)));
        m_moreTurns->setVisible(left > 0);
    }
}

void HistoryPreview::setSearch(const QString &query)
{
    if (query == m_query)
        return;
    m_query = query;
    m_words = TextFinder::ofQuery(query);
    m_hit = -1;
    findHits();
}

void HistoryPreview::findHits()
{
    m_hits.clear();
    for (PreviewTurn *turn : std::as_const(m_turns)) {
        for (PreviewAnswer *text : turn->texts()) {
            text->setSearch(m_words);
            if (text->noteHits() > 0) // above the text; its places are marked together
                m_hits.append(PreviewHit{text, std::nullopt});
            for (const AnswerHit &hit : text->view()->searchHits())
                m_hits.append(PreviewHit{text, hit});
        }
    }
    m_hit = m_hits.isEmpty() ? -1 : std::clamp<qsizetype>(m_hit, -1, m_hits.size() - 1);
    renewHits();
}

void HistoryPreview::renewHits()
{
    const bool any = !m_hits.isEmpty();
    QString text;
    if (any && m_hit >= 0)
        text = tr("Hit %1 of %2").arg(m_hit + 1).arg(m_hits.size());
    else if (any)
        text = tr("%n hit(s)", nullptr, static_cast<int>(m_hits.size()));
    m_header->setHitText(text);
}

QString HistoryPreview::hitText() const
{
    return m_header->hitText();
}

void HistoryPreview::stepHit(bool backward)
{
    const qsizetype count = m_hits.size();
    if (count == 0)
        return;
    if (m_hit < 0)
        m_hit = backward ? count - 1 : 0;
    else
        m_hit = (m_hit + (backward ? -1 : 1) + count) % count;
    showHit();
    renewHits();
}

void HistoryPreview::showHit()
{
    const auto &[text, hit] = m_hits.at(m_hit);
    for (PreviewTurn *turn : std::as_const(m_turns)) {
        for (PreviewAnswer *other : turn->texts()) {
            if (other != text && other->view()->hasSelection())
                other->view()->select({}, {});
        }
    }
    AnswerView *view = text->view();
    if (!hit) {
        view->select({}, {});
        m_turnLayout->activate();
        const QPoint top = text->note()->mapTo(m_body, QPoint(0, 0));
        m_scroll->ensureVisible(0, top.y() + text->note()->height() / 2, 0,
                                std::min(160, m_scroll->viewport()->height() / 3));
        return;
    }
    text->showHit(*hit);
    m_turnLayout->activate();
    const int line = hit->inReasoning ? 0 : view->characterRect(view->textOffset(hit->from)).center().y();
    const QPoint place = view->viewport()->mapTo(m_body, QPoint(0, line));
    m_scroll->ensureVisible(0, place.y(), 0, std::min(160, m_scroll->viewport()->height() / 3));
}

void HistoryPreview::editTitle()
{
    if (m_document)
        m_header->editTitle();
}

void HistoryPreview::editTags()
{
    if (m_document)
        m_header->editTags(m_knownTags);
}

void HistoryPreview::bindCommands()
{
    m_header->bindCommands(m_commands);
}

void HistoryPreview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    for (PreviewTurn *turn : std::as_const(m_turns))
        turn->setWide(isWide());
}

} // namespace bakeoff
