// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/settingsfield.h"

#include "widgets/iconbutton.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/metrics.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

namespace bakeoff {

using namespace Qt::StringLiterals;

SettingsField::SettingsField(const QString &label, const QString &wireName, const QString &help, QWidget *control,
                             QWidget *parent)
    : QWidget(parent)
    , m_help(help)
    , m_control(control)
    , m_target(control)
    , m_glyph(new GlyphView(StateLook::Failed, this))
    , m_note(new TextLabel({}, TextStep::Small, Tone::Text3, QFont::Normal, this))
{
    auto *caption = new TextLabel(label, TextStep::Normal, Tone::Text, QFont::Medium, this);
    caption->setBuddy(control);
    auto *head = new QHBoxLayout;
    m_head = head;
    head->setSpacing(metrics::kSmall);
    head->addWidget(caption, 0, Qt::AlignBottom);
    if (!wireName.isEmpty()) {
        auto *wire = new ElidedLabel(wireName, TextStep::Caption, Tone::Text3, QFont::Normal, this);
        head->addWidget(wire, 0, Qt::AlignBottom);
    }
    head->addStretch(1);

    m_note->setWordWrap(true);
    m_note->setMinimumWidth(0);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(metrics::kTight + 2);
    foot->addWidget(m_glyph, 0, Qt::AlignTop);
    foot->addWidget(m_note, 1);

    control->setParent(this);
    control->setAccessibleName(QString(label).remove(u'&'));
    if (control->objectName().isEmpty())
        control->setObjectName(wireName);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kTight);
    layout->addLayout(head);
    layout->addWidget(control);
    layout->addLayout(foot);
    layout->addStretch(1);
    renew();
}

void SettingsField::setFocusTarget(QWidget *target)
{
    m_target = target;
    target->setAccessibleName(m_control->accessibleName());
    renew();
}

void SettingsField::addToHead(QWidget *button)
{
    m_head->addWidget(button);
    setTabOrder(m_target, button);
}

void SettingsField::setProblem(const QString &sentence)
{
    m_problem = sentence;
    renew();
}

void SettingsField::setNotSent(const QString &reason, bool greyed)
{
    m_reason = reason;
    m_control->setEnabled(!greyed);
    renew();
}

QString SettingsField::note() const
{
    return m_note->text();
}

void SettingsField::offerDefaults(const QString &inherited, bool cleared)
{
    m_inherited = inherited;
    m_cleared = cleared;
    m_default = makeIconButton(u"more"_s, tr("What %1 is when it is empty").arg(m_control->accessibleName()),
                               ButtonSize::Bar, this);
    m_default->setObjectName(m_control->objectName() + u".default"_s);
    m_default->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_default);
    m_default->setMenu(menu);
    m_head->addWidget(m_default);
    setTabOrder(m_target, m_default);
    connect(menu, &QMenu::aboutToShow, this, &SettingsField::fillDefaults);
    fillDefaults();
}

void SettingsField::fillDefaults()
{
    QMenu *menu = m_default->menu();
    menu->clear();
    auto *group = new QActionGroup(menu);
    constexpr qsizetype kMost = 48;
    QString value = m_inherited.simplified();
    if (value.size() > kMost)
        value = value.first(kMost - 1) + u'…';
    //: What an empty field stands for. %1: the value that all panes have.
    const QString inherited = tr("Use the value of all panes (%1)").arg(value.replace(u'&', u"&&"_s));
    for (const bool cleared : {false, true}) {
        QAction *action = menu->addAction(cleared ? tr("Use the provider’s default") : inherited);
        action->setCheckable(true);
        action->setChecked(m_cleared == cleared);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, cleared] {
            m_cleared = cleared;
            emit defaultChosen();
        });
    }
}

void SettingsField::setCleared(bool cleared)
{
    m_cleared = cleared;
}

void SettingsField::renew()
{
    setInvalid(m_target, !m_problem.isEmpty());
    if (!m_problem.isEmpty()) {
        m_note->setStateTone(StateLook::Failed);
        m_glyph->setLook(StateLook::Failed);
    } else if (!m_reason.isEmpty() && m_control->isEnabled()) {
        m_note->setStateTone(StateLook::CutOff);
        m_glyph->setLook(StateLook::CutOff);
    } else {
        m_note->setTone(Tone::Text3);
    }
    const QString text = !m_problem.isEmpty() ? m_problem : !m_reason.isEmpty() ? m_reason : m_help;
    m_glyph->setVisible(!m_problem.isEmpty() || (!m_reason.isEmpty() && m_control->isEnabled()));
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
    m_control->setToolTip(m_reason.isEmpty() ? m_help : m_reason);
    m_target->setAccessibleDescription(text);
}

} // namespace bakeoff
