// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historypreview.h"

#include "base/clock.h"
#include "history/previewanswer.h"
#include "history/previewturn.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "widgets/answerview.h"
#include "widgets/focusareas.h"
#include "widgets/iconbutton.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/comparisondocument.h"
#include "workbench/workbench.h"

#include <QFuture>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTurnsAtOnce = 8;
constexpr int kWide = 700; ///< answers in two columns from here on

QString voteSentence(const ComparisonDocument &document, const Turn &turn)
{
    if (!turn.vote)
        return {};
    switch (turn.vote->outcome) {
    case VoteOutcome::Open:
        return HistoryPreview::tr("The blind vote is open: names, costs and speeds are hidden until then.");
    case VoteOutcome::Win: {
        const Reply *reply = document.reply(turn.vote->winner, turn);
        return reply ? HistoryPreview::tr("Blind vote: %1 won.").arg(reply->model.id)
                     : HistoryPreview::tr("Blind vote decided.");
    }
    case VoteOutcome::Tie:
        return HistoryPreview::tr("Blind vote: a tie.");
    case VoteOutcome::AllBad:
        return HistoryPreview::tr("Blind vote: all bad.");
    case VoteOutcome::Skipped:
        return HistoryPreview::tr("Shown without a vote.");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

HistoryPreview::HistoryPreview(Workbench &workbench, CommandRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_commands(commands)
    , m_empty(new EmptyState(tr("Nothing chosen"), tr("Choose an entry to read it here."), true, this))
    , m_scroll(new QScrollArea(this))
    , m_body(new Surface(Surface::Ground::Base))
    , m_turnLayout(new QVBoxLayout(m_body))
{
    setObjectName(u"historyPreview"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHeader(*column);
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
}

HistoryPreview::~HistoryPreview() = default;

void HistoryPreview::buildHeader(QVBoxLayout &column)
{
    m_header = new Surface(Surface::Ground::Window, Qt::BottomEdge, this);
    auto *rows = new QVBoxLayout(m_header);
    rows->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kMedium);
    rows->setSpacing(metrics::kSmall);

    auto *first = new QHBoxLayout;
    first->setSpacing(metrics::kSmall);
    m_title = new ElidedLabel({}, TextStep::Title, Tone::Text, QFont::DemiBold);
    m_title->setObjectName(u"previewTitle"_s);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_titleEdit = new QLineEdit;
    m_titleEdit->setObjectName(u"previewTitleEdit"_s);
    m_titleEdit->setAccessibleName(tr("Title of the comparison"));
    m_titleEdit->setMaxLength(200);
    m_star = makeIconButton(u"star"_s, tr("Star"), ButtonSize::Bar, m_header);
    m_tags = new QWidget;
    auto *tagRow = new QHBoxLayout(m_tags);
    tagRow->setContentsMargins(0, 0, 0, 0);
    tagRow->setSpacing(metrics::kTight);
    m_tagEdit = new QLineEdit;
    m_tagEdit->setObjectName(u"previewTagEdit"_s);
    m_tagEdit->setAccessibleName(tr("Tags, separated by commas"));
    m_tagEdit->setPlaceholderText(tr("Tags, separated by commas"));
    m_tagEdit->setMaxLength(1000);
    for (QLineEdit *edit : {m_titleEdit, m_tagEdit}) {
        edit->installEventFilter(this);
        edit->hide();
    }
    m_hitLabel = new TextLabel({}, TextStep::Small, Tone::Text2);
    m_hitLabel->setObjectName(u"hitLabel"_s);
    m_previousHit = makeIconButton(u"previous"_s, tr("Previous hit"), ButtonSize::Bar, m_header);
    m_nextHit = makeIconButton(u"next"_s, tr("Next hit"), ButtonSize::Bar, m_header);
    first->addWidget(m_title);
    first->addWidget(m_titleEdit, 1);
    first->addWidget(m_star);
    first->addWidget(m_tags);
    first->addWidget(m_tagEdit, 1);
    first->addStretch(1);
    first->addWidget(m_hitLabel);
    first->addWidget(m_previousHit);
    first->addWidget(m_nextHit);
    rows->addLayout(first);

    m_facts = new TextLabel({}, TextStep::Small, Tone::Text3);
    m_facts->setObjectName(u"previewFacts"_s);
    m_facts->setWordWrap(true);
    rows->addWidget(m_facts);
    column.addWidget(m_header);
}

void HistoryPreview::bindCommands()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kSmall);
    const auto add = [&](const QString &id, ButtonKind kind, bool showKey) {
        QPushButton *button = makeButton({}, kind, {}, m_header);
        button->setObjectName(u"button."_s + id);
        bindButton(button, m_commands.action(id), showKey);
        row->addWidget(button);
        m_buttons.append(button);
        return button;
    };
    add(u"history.open"_s, ButtonKind::Primary, true);
    add(u"history.runAgain"_s, ButtonKind::Plain, false);
    add(u"history.runCompare"_s, ButtonKind::Plain, false);
    m_thenNow = add(u"history.thenNow"_s, ButtonKind::Plain, false);
    add(u"history.branch"_s, ButtonKind::Plain, false);
    auto *more = makeIconButton(u"more"_s, tr("More commands"), ButtonSize::Normal, m_header);
    more->setObjectName(u"previewMore"_s);
    connect(more, &QToolButton::clicked, this, [this, more] {
        QMenu menu(this);
        for (const QString &id : {u"history.rename"_s, u"history.tag"_s, u"history.star"_s, u"history.export"_s})
            menu.addAction(m_commands.action(id));
        menu.exec(more->mapToGlobal(QPoint(0, more->height())));
    });
    row->addWidget(more);
    row->addStretch(1);
    add(u"history.delete"_s, ButtonKind::Danger, false);
    static_cast<QVBoxLayout *>(m_header->layout())->addLayout(row);

    bindButton(m_star, m_commands.action(u"history.star"_s));
    bindButton(m_previousHit, m_commands.action(u"history.previousHit"_s));
    bindButton(m_nextHit, m_commands.action(u"history.nextHit"_s));
}

const Comparison *HistoryPreview::comparison() const
{
    return m_document ? &m_document->value() : nullptr;
}

void HistoryPreview::showComparison(const Id &id)
{
    if (id == m_wanted && (m_document || m_reading || id.isNull()))
        return;
    endEditing(false);
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
    fillHeader();
    addTurns();
    m_scroll->verticalScrollBar()->setValue(0);
    findHits();
}

bool HistoryPreview::isWide() const
{
    return width() >= scaled(kWide);
}

void HistoryPreview::fillHeader()
{
    const Comparison &c = m_document->value();
    QString title = c.title;
    if (title.isEmpty() && !c.turns.isEmpty())
        title = titleFromPrompt(c.turns.first().prompt);
    if (title.isEmpty())
        title = titleFromPrompt(c.draft);
    m_title->setText(title.isEmpty() ? tr("Untitled") : title);
    m_star->setToolTip(c.starred ? tr("Take the star away") : tr("Star"));
    fillTags();

    const QList<const Turn *> path = m_document->path();
    QStringList facts{tr("%1.").arg(Words::formatDateTime(c.created, m_workbench.clock().nowUtc()))};
    if (path.isEmpty()) {
        facts.append(tr("Nothing was sent."));
    } else {
        facts.append(tr("%n turn(s).", nullptr, static_cast<int>(path.size())));
        const auto others = static_cast<int>(c.turns.size() - path.size());
        if (others > 0)
            facts.append(tr("%n other version(s) of turns.", nullptr, others));
        facts.append(voteSentence(*m_document, *path.constLast()));
    }
    if (!c.origin.isNull())
        facts.append(tr("It ran an earlier comparison again."));
    facts.removeAll(QString());
    m_facts->setText(facts.join(u' '));
    if (m_thenNow)
        m_thenNow->setVisible(!c.origin.isNull());
}

void HistoryPreview::fillTags()
{
    QLayout *row = m_tags->layout();
    while (QLayoutItem *item = row->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    for (const QString &tag : m_document->value().tags)
        row->addWidget(new Tag(tag));
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
            for (const AnswerHit &hit : text->view()->searchHits())
                m_hits.append({text, hit});
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
    m_hitLabel->setText(text);
    for (QWidget *part : std::initializer_list<QWidget *>{m_hitLabel, m_previousHit, m_nextHit})
        part->setVisible(any);
}

QString HistoryPreview::hitText() const
{
    return m_hitLabel->text();
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
    const auto [text, hit] = m_hits.at(m_hit);
    for (PreviewTurn *turn : std::as_const(m_turns)) {
        for (PreviewAnswer *other : turn->texts()) {
            if (other != text && other->view()->hasSelection())
                other->view()->select({}, {});
        }
    }
    AnswerView *view = text->view();
    text->showHit(hit);
    m_turnLayout->activate();
    const int line = hit.inReasoning ? 0 : view->characterRect(view->textOffset(hit.from)).center().y();
    const QPoint place = view->viewport()->mapTo(m_body, QPoint(0, line));
    m_scroll->ensureVisible(0, place.y(), 0, std::min(160, m_scroll->viewport()->height() / 3));
}

void HistoryPreview::editTitle()
{
    if (!m_document)
        return;
    endEditing(false);
    m_titleEdit->setText(m_title->text());
    m_title->hide();
    m_titleEdit->show();
    m_titleEdit->setFocus(Qt::ShortcutFocusReason);
    m_titleEdit->selectAll();
}

void HistoryPreview::editTags()
{
    if (!m_document)
        return;
    endEditing(false);
    QString text = m_document->value().tags.join(u", "_s);
    m_tagEdit->setText(text);
    m_tagEdit->setToolTip(m_knownTags.isEmpty() ? QString() : tr("In use: %1").arg(m_knownTags.mid(0, 30).join(u", "_s)));
    m_tags->hide();
    m_tagEdit->show();
    m_tagEdit->setFocus(Qt::ShortcutFocusReason);
    m_tagEdit->selectAll();
}

void HistoryPreview::endEditing(bool keep)
{
    const bool title = !m_titleEdit->isHidden();
    const bool tags = !m_tagEdit->isHidden();
    if (!title && !tags)
        return;
    const bool focused = m_titleEdit->hasFocus() || m_tagEdit->hasFocus();
    m_titleEdit->hide();
    m_tagEdit->hide();
    m_title->show();
    m_tags->show();
    if (focused)
        m_scroll->setFocus(Qt::OtherFocusReason);
    if (!keep || !m_document)
        return;
    const Id id = m_document->value().id;
    if (title) {
        const QString text = m_titleEdit->text().simplified();
        if (!text.isEmpty() && text != m_title->text())
            emit titleEdited(id, text);
    } else {
        QStringList list;
        for (const QString &tag : m_tagEdit->text().split(u',')) {
            if (const QString one = tag.simplified(); !one.isEmpty() && !list.contains(one))
                list.append(one);
        }
        if (list != m_document->value().tags)
            emit tagsEdited(id, list);
    }
}

bool HistoryPreview::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_titleEdit || watched == m_tagEdit) {
        const bool override = event->type() == QEvent::ShortcutOverride;
        if (override || event->type() == QEvent::KeyPress) {
            const int key = static_cast<QKeyEvent *>(event)->key();
            const bool accepts = key == Qt::Key_Return || key == Qt::Key_Enter;
            if (accepts || key == Qt::Key_Escape) {
                if (override)
                    event->accept();
                else
                    endEditing(accepts);
                return true;
            }
        }
        if (event->type() == QEvent::FocusOut
            && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason
            && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
            endEditing(true);
    }
    return QWidget::eventFilter(watched, event);
}

void HistoryPreview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    for (PreviewTurn *turn : std::as_const(m_turns))
        turn->setWide(isWide());
}

} // namespace bakeoff
