// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/turnband.h"

#include "compare/turnattachments.h"
#include "shell/keytext.h"
#include "widgets/iconbutton.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "widgets/typography.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastPrompt = 160; ///< px of the prompt that are kept before a button loses its words
constexpr qsizetype kMostShown = 400; ///< of a prompt on one line; no window is wider

} // namespace

TurnBand::TurnBand(QWidget *parent)
    : Surface(Ground::Alt, Qt::BottomEdge, parent)
    , m_number(new TextLabel({}, TextStep::Normal, Tone::Text, QFont::DemiBold, this))
    , m_earlier(makeIconButton(u"previous"_s, {}, ButtonSize::Bar, this))
    , m_later(makeIconButton(u"next"_s, {}, ButtonSize::Bar, this))
    , m_prompt(new ElidedLabel({}, TextStep::Normal, Tone::Text, QFont::Normal, this))
    , m_attachments(new TurnAttachments(this))
    , m_alternative(new TextLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_previous(makeIconButton(u"previous"_s, {}, ButtonSize::Bar, this))
    , m_next(makeIconButton(u"next"_s, {}, ButtonSize::Bar, this))
    , m_retry(makeButton({}, ButtonKind::Plain, {}, this))
    , m_edit(makeButton({}, ButtonKind::Flat, {}, this))
{
    keepScaledHeight(this, metrics::kTurnBand);
    setButtonSize(m_retry, ButtonSize::Bar);
    setButtonSize(m_edit, ButtonSize::Bar);
    m_retry->hide();
    setFoldIcon(m_retry, u"retry"_s);
    setFoldIcon(m_edit, u"edit"_s);
    m_words.add(0, {m_edit});
    m_words.add(1, {m_retry});

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kLarge, 0, metrics::kMedium, 0);
    layout->setSpacing(metrics::kSmall);
    layout->addWidget(m_earlier);
    layout->addWidget(m_number);
    layout->addWidget(m_later);
    layout->addWidget(m_prompt, 1);
    layout->addWidget(m_attachments);
    layout->addWidget(m_previous);
    layout->addWidget(m_alternative);
    layout->addWidget(m_next);
    layout->addWidget(m_retry);
    layout->addWidget(m_edit);
}

QSize TurnBand::minimumSizeHint() const
{
    QSize size = Surface::minimumSizeHint();
    size.rwidth() -= m_words.open(*this);
    return size;
}

bool TurnBand::event(QEvent *event)
{
    const bool done = Surface::event(event);
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return done;
}

void TurnBand::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    fit();
}

void TurnBand::fit()
{
    int need = metrics::kLarge + metrics::kMedium + std::min(m_prompt->sizeHint().width(), scaled(kLeastPrompt));
    for (const QWidget *part : QList<const QWidget *>{m_earlier, m_number, m_later, m_attachments, m_previous,
                                                      m_alternative, m_next, m_retry, m_edit}) {
        if (!part->isHidden())
            need += part->sizeHint().width() + metrics::kSmall;
    }
    m_words.fit(*this, need, width());
}

void TurnBand::setTurn(const Shown &shown)
{
    //: Which prompt of a conversation is shown. %1: its number, %2: how many there are.
    m_number->setText(shown.count > 1 ? tr("Turn %1 of %2").arg(shown.number).arg(shown.count)
                                      : tr("Turn %1").arg(shown.number));
    m_prompt->setText(oneLine(shown.prompt));
    m_prompt->setToolTip(shown.prompt.left(2000));
    m_attachments->setAttachments(shown.attachments);
    m_earlier->setVisible(shown.count > 1);
    m_later->setVisible(shown.count > 1);
    const bool several = shown.alternatives > 1;
    //: Which version of an edited prompt is shown. %1: its number, %2: how many there are.
    m_alternative->setText(tr("Version %1 of %2").arg(shown.alternative).arg(shown.alternatives));
    m_alternative->setVisible(several);
    m_previous->setVisible(several);
    m_next->setVisible(several);
}

void TurnBand::setActions(QAction *earlier, QAction *later, QAction *previousAlternative, QAction *nextAlternative,
                          QAction *edit)
{
    bindButton(m_earlier, earlier);
    bindButton(m_later, later);
    bindButton(m_previous, previousAlternative);
    bindButton(m_next, nextAlternative);
    bindButton(m_edit, edit);
}

void TurnBand::bindRetryFailed(QAction *retry)
{
    m_retry->setObjectName(u"retryFailedButton"_s);
    bindButton(m_retry, retry);
}

void TurnBand::showRetryFailed(bool shown)
{
    m_retry->setVisible(shown);
}

QString TurnBand::oneLine(const QString &prompt)
{
    // Marks at the start of a line and around words; the text itself stays.
    static const QRegularExpression fence(u"^[ \\t]*(```|~~~).*$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression start(u"^[ \\t]*(#{1,6}[ \\t]+|>[ \\t]?|[-*+][ \\t]+)"_s,
                                          QRegularExpression::MultilineOption);
    static const QRegularExpression around(u"(\\*\\*|__|~~|`+)(?=\\S)(.+?)(?<=\\S)\\1"_s);
    static const QRegularExpression soft(u"(?<![\\w*])([*_])(?=\\S)([^*_\\n]+?)(?<=\\S)\\1(?![\\w*])"_s);
    static const QRegularExpression link(u"!?\\[([^\\]\\n]*)\\]\\([^)\\n]*\\)"_s);
    QString text = prompt.left(4 * kMostShown);
    text.remove(fence);
    text.remove(start);
    text.replace(link, u"\\1"_s);
    text.replace(around, u"\\2"_s);
    text.replace(soft, u"\\2"_s);
    return text.simplified().left(kMostShown);
}

} // namespace bakeoff
