// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/previewturn.h"

#include "compare/attachmentstrip.h"
#include "compare/panepresenter.h"
#include "history/historywords.h"
#include "history/previewanswer.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "widgets/surface.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/comparisondocument.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHighestPrompt = 220;
constexpr int kHighestAnswer = 760;

QString verdictOf(const Turn &turn, const Reply &reply)
{
    QStringList parts;
    if (turn.vote && turn.vote->outcome != VoteOutcome::Open) {
        const bool judged = turn.vote->panes.contains(reply.pane);
        switch (turn.vote->outcome) {
        case VoteOutcome::Win:
            parts.append(!judged ? PreviewTurn::tr("left out")
                                 : turn.vote->winner == reply.pane ? PreviewTurn::tr("won") : PreviewTurn::tr("lost"));
            break;
        case VoteOutcome::Tie:
            //: Outcome of a blind vote.
            parts.append(PreviewTurn::tr("tie"));
            break;
        case VoteOutcome::AllBad:
            parts.append(PreviewTurn::tr("all bad"));
            break;
        default:
            break;
        }
    }
    if (reply.judgement.mark == Mark::Best)
        parts.append(PreviewTurn::tr("best"));
    if (reply.judgement.mark == Mark::Worst)
        parts.append(PreviewTurn::tr("worst"));
    if (reply.judgement.rating)
        parts.append(PreviewTurn::tr("%n star(s)", nullptr, *reply.judgement.rating));
    return parts.join(u", "_s);
}

} // namespace

PreviewTurn::PreviewTurn(const ComparisonDocument &document, const Turn &turn, const Options &options, QWidget *parent)
    : QWidget(parent)
    , m_wide(options.wide)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, metrics::kLarge);
    layout->setSpacing(metrics::kSmall);
    if (options.numbered) {
        auto *band = new Surface(Surface::Ground::Alt, Qt::TopEdge | Qt::BottomEdge);
        keepScaledHeight(band, metrics::kTurnBand);
        auto *row = new QHBoxLayout(band);
        row->setContentsMargins(metrics::kLarge, 0, metrics::kLarge, 0);
        row->addWidget(new TextLabel(tr("Turn %1").arg(turn.number), TextStep::Normal, Tone::Text2, QFont::DemiBold));
        layout->addWidget(band);
    }
    const QList<ReplyTableModel::Line> lines = linesOf(document, turn);
    buildPrompt(document, turn, options);
    buildTable(lines, options.now);
    buildAnswers(document, lines);
}

QList<ReplyTableModel::Line> PreviewTurn::linesOf(const ComparisonDocument &document, const Turn &turn)
{
    const bool hidden = ComparisonDocument::isHidden(turn);
    QList<Id> panes;
    if (turn.vote)
        panes = turn.vote->panes;
    for (const Pane &pane : document.value().panes) {
        if (!panes.contains(pane.id))
            panes.append(pane.id);
    }
    for (const Reply &reply : turn.replies) {
        if (!panes.contains(reply.pane))
            panes.append(reply.pane);
    }
    QList<ReplyTableModel::Line> lines;
    for (const Id &pane : std::as_const(panes)) {
        const Reply *reply = document.reply(pane, turn);
        if (!reply)
            continue;
        ReplyTableModel::Line line;
        line.reply = *reply;
        line.hidden = hidden;
        line.answers = static_cast<int>(document.samples(pane, turn).size());
        const qsizetype place = turn.vote ? turn.vote->panes.indexOf(pane) : -1;
        if (place >= 0)
            line.letter = PanePresenter::voteLetter(place);
        line.name = !hidden ? reply->model.id : place >= 0 ? tr("Answer %1").arg(line.letter) : tr("Answer");
        if (hidden) {
            line.verdict = tr("vote open");
        } else {
            line.verdict = verdictOf(turn, *reply);
            line.won = (turn.vote && turn.vote->outcome == VoteOutcome::Win && turn.vote->winner == pane)
                || reply->judgement.mark == Mark::Best;
        }
        lines.append(line);
    }
    return lines;
}

void PreviewTurn::buildPrompt(const ComparisonDocument &document, const Turn &turn, const Options &options)
{
    auto *prompt = new PreviewAnswer(PreviewAnswer::Text::Plain, turn.prompt, tr("Prompt of turn %1").arg(turn.number),
                                     kHighestPrompt);
    prompt->setQuoted(true);
    layout()->addWidget(prompt);
    m_texts.append(prompt);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(metrics::kXXLarge, 0, metrics::kLarge, 0);
    below->setSpacing(metrics::kTight);
    if (!turn.attachments.isEmpty()) {
        auto *strip = new AttachmentStrip(AttachmentStrip::Mode::ReadOnly);
        strip->setAttachments(turn.attachments);
        strip->renewShown();
        below->addWidget(strip);
    }
    if (const QString &system = document.value().systemPrompt; options.systemPrompt && !system.trimmed().isEmpty()) {
        auto *line = new ElidedLabel(tr("System prompt: %1").arg(system.left(2000).simplified()), TextStep::Small, Tone::Text3);
        line->setToolTip(system.left(2000));
        below->addWidget(line);
    }
    if (below->count() > 0)
        static_cast<QVBoxLayout *>(layout())->addLayout(below);
    else
        delete below;
}

void PreviewTurn::buildTable(const QList<ReplyTableModel::Line> &lines, UtcMicros now)
{
    auto *model = new ReplyTableModel(now, this);
    model->setLines(lines);
    auto *table = new QTableView;
    table->setObjectName(u"replyTable"_s);
    table->setAccessibleName(tr("Answers in figures"));
    table->setModel(model);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setFocusPolicy(Qt::StrongFocus);
    table->setTabKeyNavigation(false);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setWordWrap(false);
    table->setTextElideMode(Qt::ElideMiddle);
    table->verticalHeader()->hide();
    QHeaderView *head = table->horizontalHeader();
    head->setSectionsClickable(false);
    head->setHighlightSections(false);
    head->setMinimumSectionSize(scaled(40));
    head->setSectionResizeMode(QHeaderView::ResizeToContents);
    head->setSectionResizeMode(ReplyTableModel::Model, QHeaderView::Stretch);
    keepRowsShown(table, metrics::kControl, std::numeric_limits<int>::max());
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table = table;
    auto *frame = new QHBoxLayout;
    frame->setContentsMargins(metrics::kLarge, 0, metrics::kLarge, 0);
    frame->addWidget(table);
    static_cast<QVBoxLayout *>(layout())->addLayout(frame);
    for (const ReplyTableModel::Line &line : lines) {
        if (!line.reply.error || line.hidden)
            continue;
        //: %1: a model; %2: why it failed, a sentence.
        auto *error = new TextLabel(
            tr("%1: %2").arg(line.name, Words::errorText(line.reply, line.reply.model.provider).sentence()), TextStep::Small,
            Tone::Text2);
        error->setWordWrap(true);
        error->setContentsMargins(metrics::kLarge, 0, metrics::kLarge, 0);
        layout()->addWidget(error);
    }
}

void PreviewTurn::buildAnswers(const ComparisonDocument &document, const QList<ReplyTableModel::Line> &lines)
{
    m_columns = new QWidget;
    auto *grid = new QGridLayout(m_columns);
    grid->setContentsMargins(0, metrics::kSmall, 0, 0);
    grid->setSpacing(0);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    QList<const ReplyTableModel::Line *> order;
    for (const ReplyTableModel::Line &line : lines)
        order.append(&line);
    std::ranges::stable_sort(order, {}, [](const ReplyTableModel::Line *line) { return line->won ? 0 : 1; });
    for (const ReplyTableModel::Line *line : std::as_const(order)) {
        const QString text = document.fullText(line->reply);
        const QString shortName = line->hidden ? line->name : PanePresenter::shortName(line->reply.model);
        PreviewAnswer::Head head{.look = PanePresenter::lookOf(line->reply.state), .name = shortName, .tag = {}};
        if (line->won)
            head.tag = line->reply.judgement.mark == Mark::Best ? tr("best") : tr("winner");
        // A reasoning would tell its model.
        const QString reasoning = line->hidden ? QString() : line->reply.reasoning;
        if (text.isEmpty() && reasoning.isEmpty())
            continue;
        //: For a screen reader. %1: a model or a letter.
        auto *answer = new PreviewAnswer(PreviewAnswer::Text::Markdown, text, tr("Answer of %1").arg(shortName),
                                         kHighestAnswer);
        answer->setHead(head);
        if (!reasoning.isEmpty())
            answer->setReasoning(reasoning);
        m_answers.append(answer);
        m_texts.append(answer);
        if (!line->hidden && !line->reply.judgement.note.trimmed().isEmpty())
            answer->setNote(tr("Note: %1").arg(line->reply.judgement.note.left(2000)));
    }
    layout()->addWidget(m_columns);
    placeAnswers();
}

void PreviewTurn::setWide(bool wide)
{
    if (m_wide == wide)
        return;
    m_wide = wide;
    placeAnswers();
}

void PreviewTurn::placeAnswers()
{
    auto *grid = static_cast<QGridLayout *>(m_columns->layout());
    const int columns = m_wide && m_answers.size() > 1 ? 2 : 1;
    grid->setColumnStretch(1, columns == 2 ? 1 : 0);
    // Where there is little room the name of the model goes before figures that its row can tell elsewhere.
    m_table->setColumnHidden(ReplyTableModel::Tokens, !m_wide);
    m_table->setColumnHidden(ReplyTableModel::Speed, !m_wide);
    for (PreviewAnswer *answer : std::as_const(m_answers))
        grid->removeWidget(answer);
    for (qsizetype i = 0; i < m_answers.size(); ++i)
        grid->addWidget(m_answers.at(i), static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    m_columns->setVisible(!m_answers.isEmpty());
}

} // namespace bakeoff
