// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/paneviews.h"

#include "base/enumnames.h"
#include "compare/differencetext.h"
#include "compare/placemap.h"
#include "compare/rawview.h"
#include "providers/requestsnippet.h"
#include "widgets/answerview.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"
#include "words/words.h"
#include "workbench/comparisondocument.h"

#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<PaneView, kPaneViewCount> kViews{{
    {PaneView::Rendered, "rendered"_L1},
    {PaneView::Plain, "plain"_L1},
    {PaneView::Reasoning, "reasoning"_L1},
    {PaneView::Raw, "raw"_L1},
}};

} // namespace

QLatin1StringView paneViewName(PaneView view)
{
    return nameOf(kViews, view);
}

std::optional<PaneView> paneViewFromName(QStringView name)
{
    return valueOf(kViews, name);
}

PaneViews::PaneViews(const ComparisonDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_stack(new QStackedLayout)
    , m_noteBar(new Surface(Surface::Ground::Alt, Qt::BottomEdge, this))
    , m_rendered(new AnswerView(this))
{
    m_noteText = new ElidedLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, m_noteBar);
    m_noteText->setObjectName(u"paneNote"_s);
    auto *noteLayout = new QHBoxLayout(m_noteBar);
    noteLayout->setContentsMargins(metrics::kLarge, 0, metrics::kLarge, 0);
    noteLayout->addWidget(m_noteText);
    m_noteBar->setFixedHeight(scaled(24));
    m_noteBar->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_noteBar);
    layout->addLayout(m_stack, 1);
    adopt(m_rendered);
    m_stack->addWidget(m_rendered);
    connect(m_rendered, &AnswerView::reasoningToggled, this, &PaneViews::reasoningToggled);
}

QString PaneViews::viewWord(PaneView view)
{
    switch (view) {
    case PaneView::Rendered:
        return tr("Rendered");
    case PaneView::Plain:
        return tr("Plain text");
    case PaneView::Reasoning:
        return tr("Reasoning");
    case PaneView::Raw:
        break;
    }
    return tr("Raw traffic");
}

AnswerView *PaneViews::adopt(AnswerView *view)
{
    connect(view, &AnswerView::scrolled, this, [this, view] {
        if (view == front())
            emit scrolled();
    });
    return view;
}

const Reply *PaneViews::reply() const
{
    return m_reply.isNull() ? nullptr : m_document.reply(m_reply);
}

QString PaneViews::reasoningOf(const Reply &shown) const
{
    return m_namesHidden ? QString() : shown.reasoning;
}

AnswerView *PaneViews::front() const
{
    switch (m_view) {
    case PaneView::Rendered:
        return showsDifference() ? m_difference : m_rendered;
    case PaneView::Plain:
        return m_plain;
    case PaneView::Reasoning:
        return m_reasoning;
    case PaneView::Raw:
        break;
    }
    return m_raw->text();
}

bool PaneViews::showsDifference() const
{
    return m_differs && m_view == PaneView::Rendered;
}

void PaneViews::setView(PaneView view)
{
    if (view == m_view)
        return;
    const double place = answerPlace();
    const bool hadFocus = front()->hasFocus();
    m_view = view;
    bringToFront();
    if (place >= 0)
        setAnswerPlace(place);
    if (hadFocus)
        front()->setFocus(Qt::OtherFocusReason);
    emit viewChanged();
    emit contentChanged();
}

void PaneViews::bringToFront()
{
    switch (m_view) {
    case PaneView::Rendered:
        break;
    case PaneView::Plain:
        makePlain();
        break;
    case PaneView::Reasoning:
        makeReasoning();
        break;
    case PaneView::Raw:
        makeRaw();
        break;
    }
    QWidget *widget = m_view == PaneView::Raw ? static_cast<QWidget *>(m_raw) : front();
    m_stack->setCurrentWidget(widget);
    setNote(m_note);
}

void PaneViews::makePlain()
{
    if (m_plain)
        return;
    m_plain = adopt(new AnswerView(AnswerView::Content::Plain, AnswerVoice::Fixed, this));
    m_plain->setAccessibleName(tr("Answer as plain text"));
    m_plain->setObjectName(u"plainText"_s);
    m_stack->addWidget(m_plain);
    setTabOrder(m_rendered, m_plain);
    if (const Reply *shown = reply()) {
        m_plain->setMarkdown(m_document.fullText(*shown));
        m_plain->setStreaming(!isFinal(shown->state));
    }
}

void PaneViews::makeReasoning()
{
    if (m_reasoning)
        return;
    m_reasoning = adopt(new AnswerView(AnswerView::Content::Plain, AnswerVoice::Reading, this));
    m_reasoning->setAccessibleName(tr("Reasoning"));
    m_reasoning->setObjectName(u"reasoningText"_s);
    m_stack->addWidget(m_reasoning);
    setTabOrder(m_rendered, m_reasoning);
    if (const Reply *shown = reply())
        m_reasoning->setMarkdown(reasoningOf(*shown));
}

void PaneViews::makeRaw()
{
    if (m_raw)
        return;
    m_raw = new RawView(this);
    adopt(m_raw->text());
    connect(m_raw, &RawView::shown, this, &PaneViews::contentChanged);
    m_stack->addWidget(m_raw);
    const auto snippet = [this](SnippetLanguage language) {
        return [this, language] {
            const Result<SnippetRequest> request = sentRequest();
            return request ? requestSnippet(*request, language) : QString();
        };
    };
    m_raw->addSnippet(u"curl"_s, snippet(SnippetLanguage::Curl));
    m_raw->addSnippet(u"Python"_s, snippet(SnippetLanguage::Python));
    m_raw->addSnippet(u"JavaScript"_s, snippet(SnippetLanguage::JavaScript));
    QWidget *before = m_rendered;
    for (QPushButton *button : m_raw->snippetButtons()) {
        setTabOrder(before, button);
        before = button;
    }
    setTabOrder(before, m_raw->text());
    fillRaw();
}

Result<SnippetRequest> PaneViews::sentRequest() const
{
    const Reply *shown = reply();
    const auto config = shown && m_provider ? m_provider(shown->model.provider) : std::nullopt;
    if (!config || m_namesHidden || shown->rawRequest.isEmpty())
        return Error{.kind = ErrorKind::NotFound};
    return snippetRequest(*config, shown->rawRequest, shown->model.id);
}

void PaneViews::fillRaw()
{
    if (!m_raw)
        return;
    RawTraffic traffic;
    const Reply *shown = m_namesHidden ? nullptr : reply();
    if (shown) {
        traffic.requestTitle = tr("Request");
        traffic.request = shown->rawRequest;
        if (const Result<SnippetRequest> request = sentRequest()) {
            QByteArray head = "POST " + request->url.toEncoded();
            for (const auto &[name, value] : request->headers)
                head += '\n' + name + ": " + value;
            if (!request->keyVariable.isEmpty())
                head += "\nAuthorization: Bearer [key]";
            traffic.requestHead = QString::fromUtf8(head);
        }
        traffic.responseTitle = tr("Response");
        traffic.response = shown->rawResponse;
        if (!traffic.request.isEmpty() || !traffic.response.isEmpty())
            traffic.note = tr("Keys are never kept. Of an answer the first 256 KiB are.");
    }
    QString why;
    const bool copies = sentRequest().ok();
    if (!copies && !traffic.request.isEmpty())
        why = tr("This request cannot be sent again as it stands: files were left out of it, or its provider was removed.");
    m_raw->setSnippetsEnabled(copies, why);
    m_raw->setTraffic(traffic);
}

void PaneViews::setReply(const Id &id)
{
    m_reply = id;
    m_ended = false;
    m_rendered->clear();
    if (m_plain)
        m_plain->clear();
    if (m_reasoning)
        m_reasoning->clear();
    setDifference(nullptr);
    if (const Reply *shown = reply()) {
        const QString text = m_document.fullText(*shown);
        m_rendered->setReasoning(reasoningOf(*shown));
        m_rendered->setMarkdown(text);
        if (m_plain)
            m_plain->setMarkdown(text);
        if (m_reasoning)
            m_reasoning->setMarkdown(reasoningOf(*shown));
    }
    fillRaw();
    emit contentChanged();
}

void PaneViews::append(const QString &text, const QString &reasoning)
{
    if (!reasoning.isEmpty() && !m_namesHidden) {
        m_rendered->appendReasoning(reasoning);
        if (m_reasoning)
            m_reasoning->append(reasoning);
    }
    if (!text.isEmpty()) {
        m_rendered->append(text);
        if (m_plain)
            m_plain->append(text);
    }
    emit contentChanged();
}

void PaneViews::restart()
{
    m_rendered->clear();
    for (AnswerView *view : {m_plain, m_reasoning}) {
        if (view)
            view->clear();
    }
    // What the reply goes on from was not part of the attempt.
    if (const Reply *shown = reply()) {
        const QString whole = m_document.fullText(*shown);
        const QString earlier = whole.first(whole.size() - shown->text.size());
        m_rendered->append(earlier);
        if (m_plain)
            m_plain->append(earlier);
    }
    emit contentChanged();
}

void PaneViews::refresh(std::chrono::nanoseconds now)
{
    const Reply *shown = reply();
    const bool running = shown && !isFinal(shown->state);
    const bool answers = running && shown->state == ReplyState::Answering;
    const bool hasText = shown && (!shown->text.isEmpty() || !shown->reasoning.isEmpty());
    m_rendered->setStreaming(running && hasText);
    if (m_plain)
        m_plain->setStreaming(running && hasText);
    if (m_reasoning)
        m_reasoning->setStreaming(running && hasText && !answers);
    if (shown)
        renewReasoningNote(*shown, now);
    if (shown && !running && !std::exchange(m_ended, true)) {
        m_rendered->finish();
        emit contentChanged();
    }
    if (shown && !running)
        fillRaw();
    m_ownNote.clear();
    if (m_view == PaneView::Reasoning && shown)
        m_ownNote = m_namesHidden                 ? tr("A reasoning would tell the model. It is shown after the vote.")
                    : shown->reasoning.isEmpty()  ? tr("No reasoning text came with this answer.")
                    : m_reasoningNote.isEmpty() ? QString()
                                                : tr("Time of the reasoning: %1").arg(m_reasoningNote);
    if (m_view == PaneView::Raw && running)
        m_ownNote = tr("Request and response are shown when the answer has ended.");
    if (m_view == PaneView::Raw && m_namesHidden)
        m_ownNote = tr("Request and response name the model. They are shown after the vote.");
    setNote(m_note);
}

void PaneViews::renewReasoningNote(const Reply &shown, std::chrono::nanoseconds now)
{
    QString note;
    const ReplyClocks &clocks = shown.clocks;
    if (clocks.firstReasoning && !reasoningOf(shown).isEmpty()) {
        const bool going = shown.state == ReplyState::Reasoning;
        const auto until = going ? std::optional(now) : clocks.lastReasoning ? clocks.lastReasoning : clocks.firstAnswer;
        if (until && *until >= *clocks.firstReasoning)
            note = Words::formatDuration(*until - *clocks.firstReasoning);
    }
    if (shown.facts.reasoningIsSummary)
        note = note.isEmpty() ? tr("shown as a summary by the provider")
                              : tr("%1, shown as a summary by the provider").arg(note);
    m_reasoningNote = note;
    m_rendered->setReasoningNote(note);
}

bool PaneViews::hasContent() const
{
    const Reply *shown = reply();
    if (!shown)
        return false;
    if (m_view == PaneView::Raw)
        return !shown->rawRequest.isEmpty() || !shown->rawResponse.isEmpty() || !isFinal(shown->state);
    return !shown->text.isEmpty() || !shown->reasoning.isEmpty() || !shown->continues.isNull();
}

void PaneViews::setDifference(const DifferenceText *difference)
{
    if (!difference && !m_differs)
        return;
    const double place = m_view == PaneView::Rendered ? answerPlace() : -1;
    const bool hadFocus = front()->hasFocus();
    const bool wasThere = m_differs;
    m_differs = difference != nullptr;
    if (difference) {
        if (!m_difference) {
            m_difference = adopt(new AnswerView(AnswerView::Content::Blocks, AnswerVoice::Reading, this));
            m_difference->setObjectName(u"differenceText"_s);
            connect(m_difference, &AnswerView::foldActivated, this, &PaneViews::foldActivated);
            m_stack->addWidget(m_difference);
            setTabOrder(m_rendered, m_difference);
        }
        m_difference->setAccessibleName(difference->isBaseline ? tr("Answer, the baseline of the difference")
                                                               : tr("Difference from the baseline"));
        m_differencePlaces = difference->places;
        m_difference->setBlocks(difference->blocks);
    } else if (m_difference) {
        m_difference->setBlocks({});
        m_differencePlaces.clear();
    }
    if (wasThere != m_differs && m_view == PaneView::Rendered)
        bringToFront();
    if (place >= 0)
        setAnswerPlace(place);
    if (hadFocus)
        front()->setFocus(Qt::OtherFocusReason);
    emit contentChanged();
}

void PaneViews::setNote(const QString &note)
{
    m_note = note;
    const QString &shown = m_view == PaneView::Rendered ? m_note : m_ownNote;
    m_noteText->setText(shown);
    m_noteBar->setVisible(!shown.isEmpty());
}

QString PaneViews::note() const
{
    return m_noteBar->isHidden() ? QString() : m_noteText->text();
}

void PaneViews::copyMarkdown()
{
    front()->copyMarkdown();
}

double PaneViews::answerPlace() const
{
    const double shown = front()->place();
    switch (m_view) {
    case PaneView::Rendered:
        return showsDifference() ? PlaceMap::fromBlocks(m_differencePlaces).map(shown) : shown;
    case PaneView::Plain:
        return sharePlace(m_rendered->blocks(), shareOf(m_plain->blocks(), shown));
    case PaneView::Reasoning:
    case PaneView::Raw:
        break;
    }
    return -1;
}

void PaneViews::setAnswerPlace(double place)
{
    if (place < 0)
        return;
    switch (m_view) {
    case PaneView::Rendered:
        front()->setPlace(showsDifference() ? PlaceMap::fromBlocks(m_differencePlaces).reversed().map(place) : place);
        break;
    case PaneView::Plain:
        m_plain->setPlace(sharePlace(m_plain->blocks(), shareOf(m_rendered->blocks(), place)));
        break;
    case PaneView::Reasoning:
    case PaneView::Raw:
        break;
    }
}

} // namespace bakeoff
