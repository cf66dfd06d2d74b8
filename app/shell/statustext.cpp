// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/statustext.h"

#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QEvent>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

class StatusTextAccessible : public QAccessibleWidget {
public:
    explicit StatusTextAccessible(StatusText *text)
        : QAccessibleWidget(text, QAccessible::StaticText)
    {
    }

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Name)
            return static_cast<StatusText *>(widget())->spoken();
        return QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface *accessibleStatus(const QString &, QObject *object)
{
    auto *text = qobject_cast<StatusText *>(object);
    return text ? new StatusTextAccessible(text) : nullptr;
}

} // namespace

StatusText::StatusText(Role role, QWidget *parent)
    : QWidget(parent)
    , m_role(role)
{
    static const bool installed = [] {
        QAccessible::installFactory(accessibleStatus);
        return true;
    }();
    Q_UNUSED(installed);
    const bool sentence = role == Role::Sentence;
    setSizePolicy(sentence ? QSizePolicy::Ignored : QSizePolicy::Fixed, QSizePolicy::Preferred);
}

void StatusText::setText(const QString &label, const QStringList &forms, const QString &toolTip)
{
    m_toolTip = toolTip;
    if (label == m_label && forms == m_forms)
        return;
    m_label = label;
    m_forms = forms;
    updateGeometry();
    update();
}

void StatusText::setLabel(const QString &label)
{
    setText(label, m_forms, m_toolTip);
}

QString StatusText::spoken() const
{
    const QString value = formAt(0);
    //: Screen reader, a sum in the status bar. %1: "Today"; %2: an amount.
    return m_label.isEmpty() ? value : tr("%1: %2").arg(m_label, value);
}

QString StatusText::shownText() const
{
    return m_label.isEmpty() ? formAt(m_form) : m_label + u' ' + formAt(m_form);
}

QString StatusText::formAt(qsizetype form) const
{
    return m_forms.isEmpty() ? QString() : m_forms.at(std::min(form, m_forms.size() - 1));
}

QFont StatusText::valueFont() const
{
    return figureFont(TextStep::Small, m_role == Role::Sum ? QFont::DemiBold : QFont::Normal);
}

int StatusText::widthOf(qsizetype form) const
{
    const int label = m_label.isEmpty()
        ? 0
        : QFontMetrics(textFont(TextStep::Small)).horizontalAdvance(m_label) + metrics::kTight + 1;
    return label + QFontMetrics(valueFont()).horizontalAdvance(formAt(form)) + 1;
}

void StatusText::setForm(qsizetype form)
{
    if (form == m_form)
        return;
    m_form = form;
    updateGeometry();
    update();
}

void StatusText::announce(const QString &message)
{
    QAccessibleAnnouncementEvent announcement(this, message);
    QAccessible::updateAccessibility(&announcement);
}

QSize StatusText::sizeHint() const
{
    return {widthOf(m_form), QFontMetrics(valueFont()).height()};
}

QSize StatusText::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

bool StatusText::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        QString tip = m_toolTip;
        if (tip.isEmpty() && (m_form > 0 || widthOf(0) > width()))
            tip = spoken();
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), tip, this);
        return true;
    }
    return QWidget::event(event);
}

void StatusText::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void StatusText::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    int x = 0;
    if (!m_label.isEmpty()) {
        const QFont font = textFont(TextStep::Small);
        p.setFont(font);
        p.setPen(t.text2);
        p.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_label);
        x = QFontMetrics(font).horizontalAdvance(m_label) + metrics::kTight + 1;
    }
    const QFont font = valueFont();
    p.setFont(font);
    p.setPen(m_role == Role::Sum ? t.text : t.text2);
    const QRect room = rect().adjusted(x, 0, 0, 0);
    p.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
               QFontMetrics(font).elidedText(formAt(m_form), Qt::ElideRight, room.width()));
}

} // namespace bakeoff
