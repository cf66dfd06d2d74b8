// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/lineupnameform.h"

#include "compare/lineup.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"
#include "workbench/lineupbook.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace bakeoff {

using namespace Qt::StringLiterals;

LineUpNameForm::LineUpNameForm(const QString &title, const QString &name, const LineUpBook &book, QWidget *parent)
    : QWidget(parent)
    , m_book(book)
    , m_own(name)
    , m_name(new QLineEdit(name, this))
    , m_note(new TextLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_save(makeButton({}, ButtonKind::Primary, {}, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kXLarge, metrics::kLarge, metrics::kXLarge, metrics::kLarge);
    layout->setSpacing(metrics::kSmall);
    layout->addWidget(new TextLabel(title, TextStep::Title, Tone::Text, QFont::DemiBold, this));
    m_name->setObjectName(u"lineUpName"_s);
    m_name->setAccessibleName(tr("Name of the line-up"));
    m_name->setPlaceholderText(tr("Name, such as “Everyday three”"));
    m_name->setMaxLength(static_cast<int>(LineUp::LongestName));
    m_name->selectAll();
    layout->addWidget(m_name);
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    layout->addStretch(1);
    auto *footer = new QHBoxLayout;
    footer->setSpacing(metrics::kSmall);
    footer->addStretch(1);
    QPushButton *cancel = makeButton(tr("Cancel"), ButtonKind::Plain, {}, this);
    setButtonSize(cancel, ButtonSize::Dialog);
    setButtonSize(m_save, ButtonSize::Dialog);
    m_save->setObjectName(u"lineUpSave"_s);
    footer->addWidget(cancel);
    footer->addWidget(m_save);
    layout->addLayout(footer);
    connect(cancel, &QPushButton::clicked, this, &LineUpNameForm::canceled);
    connect(m_save, &QPushButton::clicked, this, &LineUpNameForm::accept);
    connect(m_name, &QLineEdit::returnPressed, this, &LineUpNameForm::accept);
    connect(m_name, &QLineEdit::textChanged, this, &LineUpNameForm::check);
    check();
}

QSize LineUpNameForm::wantedSize() const
{
    return {scaled(440), scaled(200)};
}

void LineUpNameForm::check()
{
    const QString name = m_name->text().trimmed();
    const bool taken = name != m_own && m_book.find(name).has_value();
    m_save->setText(taken ? tr("Replace") : tr("Save"));
    m_save->setEnabled(!name.isEmpty());
    m_note->setText(taken ? tr("There is a line-up of this name. Saving replaces it.")
                          : tr("Models, their settings and the system prompt are saved; the prompt is not."));
    m_note->setTone(Tone::Text2);
    if (taken)
        m_note->setStateTone(StateLook::CutOff);
}

void LineUpNameForm::accept()
{
    const QString name = m_name->text().trimmed();
    if (!name.isEmpty())
        emit accepted(name);
}

} // namespace bakeoff
