// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/votebar.h"

#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHeight = 52;
constexpr int kOutcomeHeight = 36;
constexpr int kLetter = 20; ///< square of a letter
constexpr int kLeastNote = 120;

/// A letter in its square, as an icon.
QIcon letterIcon(const QString &letter, const Tokens &t, qreal ratio)
{
    const int size = scaled(kLetter);
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter p(&pixmap);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(t.text2);
    p.drawRoundedRect(QRectF(0, 0, size, size), metrics::kRadiusField, metrics::kRadiusField);
    p.setPen(t.base);
    p.setFont(textFont(TextStep::Small, QFont::DemiBold));
    p.drawText(QRect(0, 0, size, size), Qt::AlignCenter, letter);
    return QIcon(pixmap);
}

/// A push button keeps the width that it has reckoned until its text changes.
void setTextAndKey(QPushButton *button, const QString &text, const QString &key)
{
    setKeyHint(button, key);
    button->setText(text + u' ');
    button->setText(text);
}

} // namespace

VoteBar::VoteBar(QWidget *parent)
    : Surface(Ground::Window, Qt::TopEdge, parent)
    , m_glyph(new GlyphView(StateLook::Done, this))
    , m_sentence(new TextLabel({}, TextStep::Normal, Tone::Text, QFont::DemiBold, this))
    , m_tie(makeButton(tr("Tie"), ButtonKind::Plain, {}, this))
    , m_bad(makeButton({}, ButtonKind::Plain, {}, this))
    , m_skip(makeButton(tr("Skip"), ButtonKind::Flat, {}, this))
    , m_note(new ElidedLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
{
    setAccessibleName(tr("Vote"));
    m_sentence->setObjectName(u"voteSentence"_s);
    m_note->setObjectName(u"voteNote"_s);
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (QPushButton *button : {m_tie, m_bad, m_skip})
        setButtonSize(button, ButtonSize::Dialog);
    connect(m_tie, &QPushButton::clicked, this, [this] { emit decided(VoteOutcome::Tie); });
    connect(m_bad, &QPushButton::clicked, this, [this] { emit decided(VoteOutcome::AllBad); });
    connect(m_skip, &QPushButton::clicked, this, [this] { emit decided(VoteOutcome::Skipped); });

    m_choiceLayout = new QHBoxLayout;
    m_choiceLayout->setSpacing(metrics::kSmall);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kLarge, 0, metrics::kMedium, 0);
    layout->setSpacing(metrics::kSmall);
    layout->addWidget(m_glyph);
    layout->addWidget(m_sentence);
    layout->addSpacing(metrics::kSmall);
    layout->addLayout(m_choiceLayout);
    layout->addWidget(m_tie);
    layout->addWidget(m_bad);
    layout->addWidget(m_skip);
    layout->addWidget(m_note, 1);
    setTabOrder({m_tie, m_bad, m_skip});
}

void VoteBar::ask(const Question &question)
{
    if (m_asking && question == m_question)
        return;
    const bool sameChoices = m_asking && question.choices == m_question.choices;
    m_question = question;
    m_asking = true;
    setStateGround(StateLook::Answering);
    setFixedHeight(scaled(kHeight));
    if (!sameChoices)
        makeChoices();
    const bool votable = question.choices.size() > 1;
    const bool two = question.choices.size() == 2;
    m_glyph->hide();
    const bool outputs = question.subject == Subject::Outputs;
    m_sentence->setText(!votable  ? tr("There is nothing to vote on.")
                        : outputs ? (two ? tr("Which output is better?") : tr("Which output is best?"))
                        : two     ? tr("Which answer is better?")
                                  : tr("Which answer is best?"));
    m_bad->setText(two ? tr("Both bad") : tr("All bad"));
    m_skip->setText(votable ? tr("Skip") : tr("Show the names"));
    setButtonKind(m_skip, votable ? ButtonKind::Flat : ButtonKind::Plain);
    m_tie->setVisible(votable);
    m_bad->setVisible(votable);
    m_skip->setVisible(question.names);
    const auto name = [](QPushButton *button, const QString &text, const QString &key) {
        button->setAccessibleName(text);
        //: Tooltip of a choice in a vote. %1: what it says; %2: its key.
        button->setToolTip(key.isEmpty() ? text : tr("%1 (%2)").arg(text, key));
    };
    name(m_tie, tr("Tie: none is better than the others"), question.tieKey);
    name(m_bad, outputs ? (two ? tr("Both outputs are bad") : tr("All outputs are bad"))
             : two      ? tr("Both answers are bad")
                        : tr("All answers are bad"),
         question.badKey);
    name(m_skip, tr("Show the names without a vote"), question.skipKey);
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_note->setText(question.note);
    fit();
}

void VoteBar::showOutcome(const QString &fact, const QString &names)
{
    m_asking = false;
    m_question = {};
    makeChoices();
    for (QPushButton *button : {m_tie, m_bad, m_skip})
        button->hide();
    setGround(Ground::Window);
    setFixedHeight(scaled(kOutcomeHeight));
    m_glyph->show();
    m_sentence->setText(fact);
    m_note->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_note->setText(names);
}

QString VoteBar::sentence() const
{
    return m_sentence->text();
}

QString VoteBar::note() const
{
    return m_note->text();
}

QPushButton *VoteBar::choiceButton(const Id &pane) const
{
    const auto found = std::ranges::find(m_question.choices, pane, &Choice::pane);
    return found == m_question.choices.end() ? nullptr : m_choices.value(found - m_question.choices.begin());
}

QPushButton *VoteBar::button(VoteOutcome outcome) const
{
    return outcome == VoteOutcome::Tie ? m_tie : outcome == VoteOutcome::AllBad ? m_bad : m_skip;
}

void VoteBar::makeChoices()
{
    for (QPushButton *old : std::exchange(m_choices, {})) {
        m_choiceLayout->removeWidget(old);
        old->hide();
        old->deleteLater(); // it may be the one that was clicked
    }
    if (m_question.choices.size() < 2)
        return;
    m_choiceLayout->setSpacing(m_question.choices.size() > 9 ? metrics::kTight : metrics::kSmall);
    QWidget *before = nullptr;
    for (const Choice &choice : std::as_const(m_question.choices)) {
        QPushButton *button = makeButton({}, ButtonKind::Plain, {}, this);
        setButtonSize(button, ButtonSize::Dialog);
        button->setIconSize(QSize(scaled(kLetter), scaled(kLetter)));
        //: %1: the letter of an answer.
        const QString words = m_question.choices.size() == 2 ? tr("%1 is better") : tr("%1 is best");
        const QString text = words.arg(choice.letter);
        button->setAccessibleName(text);
        button->setToolTip(choice.key.isEmpty() ? text : tr("%1 (%2)").arg(text, choice.key));
        connect(button, &QPushButton::clicked, this, [this, pane = choice.pane] { emit won(pane); });
        m_choiceLayout->addWidget(button);
        if (before)
            setTabOrder(before, button);
        before = button;
        m_choices.append(button);
    }
    setTabOrder(before, m_tie);
    renewIcons();
}

void VoteBar::renewIcons()
{
    const Tokens &t = tokensOf(palette());
    for (qsizetype i = 0; i < m_choices.size(); ++i)
        m_choices[i]->setIcon(letterIcon(m_question.choices[i].letter, t, devicePixelRatioF()));
}

void VoteBar::label(Room room)
{
    for (qsizetype i = 0; i < m_choices.size(); ++i) {
        const Choice &choice = m_question.choices[i];
        setTextAndKey(m_choices[i], room == Room::Words ? m_choices[i]->accessibleName() : QString(),
                      room == Room::Letters ? QString() : choice.key);
    }
    setTextAndKey(m_tie, m_tie->text(), room == Room::Words ? m_question.tieKey : QString());
    setTextAndKey(m_bad, m_bad->text(), room == Room::Words ? m_question.badKey : QString());
    m_sentence->setVisible(room != Room::Letters);
}

/// Words and keys as far as there is room for them; what is left out stays to be read.
void VoteBar::fit()
{
    if (!m_asking)
        return;
    for (const Room room : {Room::Words, Room::Keys, Room::Letters}) {
        label(room);
        int needed = 2 * metrics::kLarge + std::min(kLeastNote, m_note->sizeHint().width());
        for (QWidget *part : std::initializer_list<QWidget *>{m_sentence, m_tie, m_bad, m_skip}) {
            if (!part->isHidden())
                needed += part->sizeHint().width() + metrics::kSmall;
        }
        for (QPushButton *choice : std::as_const(m_choices))
            needed += choice->sizeHint().width() + metrics::kSmall;
        if (needed <= width())
            return;
    }
}

void VoteBar::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    fit();
}

void VoteBar::changeEvent(QEvent *event)
{
    Surface::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        renewIcons();
}

} // namespace bakeoff
