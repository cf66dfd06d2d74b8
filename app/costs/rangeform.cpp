// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/rangeform.h"

#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"

#include <QDateEdit>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace bakeoff {

using namespace Qt::StringLiterals;

RangeForm::RangeForm(const DaySpan &span, const QDate &today, QWidget *parent)
    : QWidget(parent)
    , m_first(new QDateEdit(span.first))
    , m_last(new QDateEdit(span.last))
    , m_problem(new TextLabel(tr("The last day is before the first."), TextStep::Small))
{
    auto *sheet = new Surface(Surface::Ground::Raised);
    auto *layout = new QVBoxLayout(sheet);
    layout->setContentsMargins(metrics::kXLarge, metrics::kLarge, metrics::kXLarge, metrics::kLarge);
    layout->setSpacing(metrics::kMedium);
    layout->addWidget(new TextLabel(tr("Costs of other days"), TextStep::Title, Tone::Text, QFont::DemiBold));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::kMedium);
    grid->setVerticalSpacing(metrics::kTight);
    int column = 0;
    for (const auto &[label, field, name] :
         {std::tuple(tr("&First day"), m_first, u"rangeFirst"_s), std::tuple(tr("&Last day"), m_last, u"rangeLast"_s)}) {
        auto *words = new TextLabel(label, TextStep::Normal, Tone::Text, QFont::Medium);
        words->setBuddy(field);
        field->setObjectName(name);
        field->setAccessibleName(QString(label).remove(u'&'));
        field->setCalendarPopup(true);
        field->setMaximumDate(today);
        grid->addWidget(words, 0, column);
        grid->addWidget(field, 1, column++);
    }
    layout->addLayout(grid);
    m_problem->setStateTone(StateLook::Failed);
    m_problem->setObjectName(u"rangeProblem"_s);
    m_problem->hide();
    layout->addWidget(m_problem);
    layout->addStretch(1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(metrics::kSmall);
    QPushButton *cancel = makeButton(tr("Cancel"), ButtonKind::Plain);
    QPushButton *show = makeButton(tr("&Show"), ButtonKind::Primary);
    show->setObjectName(u"rangeShow"_s);
    foot->addStretch(1);
    for (QPushButton *button : {cancel, show}) {
        setButtonSize(button, ButtonSize::Dialog);
        foot->addWidget(button);
    }
    layout->addLayout(foot);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(sheet);
    connect(cancel, &QPushButton::clicked, this, &RangeForm::canceled);
    connect(show, &QPushButton::clicked, this, &RangeForm::accept);
}

QWidget *RangeForm::firstField() const
{
    return m_first;
}

void RangeForm::accept()
{
    if (m_last->date() < m_first->date()) {
        m_problem->show();
        m_last->setFocus(Qt::OtherFocusReason);
        return;
    }
    emit chosen({m_first->date(), m_last->date()});
}

} // namespace bakeoff
