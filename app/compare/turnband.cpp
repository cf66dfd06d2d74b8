// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/turnband.h"

#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace bakeoff {

TurnBand::TurnBand(QWidget *parent)
    : Surface(Ground::Alt, Qt::BottomEdge, parent)
    , m_number(new TextLabel({}, TextStep::Normal, Tone::Text, QFont::DemiBold, this))
    , m_prompt(new ElidedLabel({}, TextStep::Normal, Tone::Text, QFont::Normal, this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
{
    setFixedHeight(scaled(36));
    m_previous->setText(tr("Earlier turn"));
    m_previous->setToolTip(tr("Show the turn before"));
    m_next->setText(tr("Later turn"));
    m_next->setToolTip(tr("Show the turn after"));
    setButtonSize(m_previous, ButtonSize::Bar);
    setButtonSize(m_next, ButtonSize::Bar);
    connect(m_previous, &QToolButton::clicked, this, [this] { emit turnChosen(m_current - 1); });
    connect(m_next, &QToolButton::clicked, this, [this] { emit turnChosen(m_current + 1); });

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kLarge, 0, metrics::kLarge, 0);
    layout->setSpacing(metrics::kMedium);
    layout->addWidget(m_number);
    layout->addWidget(m_prompt, 1);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
}

void TurnBand::setTurn(int number, int count, const QString &prompt)
{
    m_current = number;
    //: Which prompt of a conversation is shown. %1: its number, %2: how many there are.
    m_number->setText(count > 1 ? tr("Turn %1 of %2").arg(number).arg(count) : tr("Turn %1").arg(number));
    m_prompt->setText(prompt.simplified());
    m_prompt->setToolTip(prompt.left(2000));
    m_previous->setVisible(count > 1);
    m_next->setVisible(count > 1);
    m_previous->setEnabled(number > 1);
    m_next->setEnabled(number < count);
}

} // namespace bakeoff
