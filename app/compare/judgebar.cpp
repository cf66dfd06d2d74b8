// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/judgebar.h"

#include "compare/starrating.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHeight = 30;

QString withKey(const QString &text, const QString &key)
{
    //: Tooltip. %1: what it does; %2: the key.
    return key.isEmpty() ? text : JudgeBar::tr("%1 (%2)").arg(text, key);
}

} // namespace

JudgeBar::JudgeBar(QWidget *parent)
    : Surface(Ground::Base, Qt::TopEdge, parent)
    , m_stars(new StarRating(this))
    , m_best(makeButton(tr("Best"), ButtonKind::Flat, {}, this))
    , m_worst(makeButton(tr("Worst"), ButtonKind::Flat, {}, this))
    , m_line(new ElidedLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_note(makeButton(tr("Note…"), ButtonKind::Flat, {}, this))
{
    setFixedHeight(scaled(kHeight));
    m_best->setObjectName(u"bestButton"_s);
    m_worst->setObjectName(u"worstButton"_s);
    m_note->setObjectName(u"noteButton"_s);
    for (QPushButton *button : {m_best, m_worst, m_note})
        setButtonSize(button, ButtonSize::Bar);
    for (QPushButton *button : {m_best, m_worst})
        button->setCheckable(true);
    connect(m_stars, &StarRating::chosen, this, &JudgeBar::rated);
    // The document says what is marked: a click alone must not check a button.
    connect(m_best, &QPushButton::clicked, this, [this] {
        renewMarks();
        emit markToggled(Mark::Best);
    });
    connect(m_worst, &QPushButton::clicked, this, [this] {
        renewMarks();
        emit markToggled(Mark::Worst);
    });
    connect(m_note, &QPushButton::clicked, this, &JudgeBar::noteRequested);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kMedium, 0, metrics::kSmall, 0);
    layout->setSpacing(metrics::kHair);
    layout->addWidget(m_stars);
    layout->addSpacing(metrics::kTight);
    layout->addWidget(m_best);
    layout->addWidget(m_worst);
    layout->addSpacing(metrics::kTight);
    layout->addWidget(m_line, 1);
    layout->addWidget(m_note);
    setShown({});
    m_stars->setSubject({});
}

void JudgeBar::setShown(const Shown &shown)
{
    m_shown = shown;
    const Judgement &judgement = shown.judgement;
    m_stars->setRating(judgement.rating.value_or(0));
    m_stars->setSubject(shown.name);
    renewMarks();
    //: Screen reader. %1: a model.
    m_best->setAccessibleName(tr("%1 is the best").arg(shown.name));
    //: Screen reader. %1: a model.
    m_worst->setAccessibleName(tr("%1 is the worst").arg(shown.name));
    //: Screen reader. %1: a model.
    m_note->setAccessibleName(tr("Note and tags for %1").arg(shown.name));

    QStringList parts;
    if (!shown.vote.isEmpty())
        parts.append(shown.vote);
    for (const QString &tag : judgement.tags)
        parts.append(u'#' + tag);
    QString text = parts.join(u"  "_s);
    if (!judgement.note.isEmpty())
        text += (text.isEmpty() ? QString() : u" · "_s) + judgement.note.simplified();
    m_line->setText(text);
    QString tip = parts.join(u"  "_s);
    if (!judgement.note.isEmpty())
        tip += (tip.isEmpty() ? QString() : u"\n"_s) + judgement.note;
    m_line->setToolTip(tip);
}

void JudgeBar::renewMarks()
{
    const Mark mark = m_shown.judgement.mark;
    m_best->setChecked(mark == Mark::Best);
    m_worst->setChecked(mark == Mark::Worst);
    // A mark is a sign and a word, not a colour alone.
    m_best->setText(mark == Mark::Best ? u"✓ "_s + tr("Best") : tr("Best"));
    m_worst->setText(mark == Mark::Worst ? u"✗ "_s + tr("Worst") : tr("Worst"));
}

void JudgeBar::setKeys(const Keys &keys)
{
    if (keys == m_keys)
        return;
    m_keys = keys;
    m_stars->setToolTip(withKey(tr("Rate this answer. The same again takes it back."), keys.rating));
    m_best->setToolTip(withKey(tr("The best answer of this turn. Again takes it back."), keys.best));
    m_worst->setToolTip(withKey(tr("The worst answer of this turn. Again takes it back."), keys.worst));
    m_note->setToolTip(withKey(tr("Note and tags"), keys.note));
}

QString JudgeBar::line() const
{
    return m_line->text();
}

void JudgeBar::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    // Commands reach what has no room here.
    const int fixed = m_stars->sizeHint().width() + metrics::kXXLarge;
    const int buttons = m_best->sizeHint().width() + m_worst->sizeHint().width();
    m_note->setVisible(fixed + buttons + m_note->sizeHint().width() <= width());
}

} // namespace bakeoff
