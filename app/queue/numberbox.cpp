// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/numberbox.h"

#include "providers/cog/inputschema.h"
#include "words/inputwords.h"

#include <QLineEdit>
#include <QLocale>
#include <QWheelEvent>
#include <QtNumeric>

#include <algorithm>
#include <cmath>

namespace bakeoff {

using namespace Qt::StringLiterals;

double niceStep(double range)
{
    if (!(range > 0) || !std::isfinite(range))
        return 1;
    const double power = std::pow(10, std::floor(std::log10(range / 100)));
    for (const double times : {1.0, 2.0, 5.0}) {
        if (times * power * 100 >= range * 0.999)
            return times * power;
    }
    return 10 * power;
}

NumberBox::NumberBox(const InputField &field, QWidget *parent)
    : QAbstractSpinBox(parent)
    , m_integer(field.type == InputType::Integer)
    , m_minimum(field.minimum)
    , m_maximum(field.maximum)
{
    const bool ranged = m_minimum && m_maximum;
    if (field.multipleOf)
        m_step = *field.multipleOf;
    else if (!m_integer)
        m_step = ranged ? niceStep(*m_maximum - *m_minimum) : 0.1;
    m_start = field.defaultValue.isDouble() ? field.defaultValue.toDouble() : std::max(0.0, m_minimum.value_or(0));
    setFocusPolicy(Qt::StrongFocus); // the wheel scrolls the form
    setKeyboardTracking(false);      // what is typed is read by us
    setCorrectionMode(CorrectToPreviousValue);
    connect(lineEdit(), &QLineEdit::textEdited, this, &NumberBox::edited);
}

QString NumberBox::typed() const
{
    QString text = lineEdit()->text().trimmed();
    const QLocale locale;
    text.replace(QChar(0x2212), u'-');
    if (const QString point = locale.decimalPoint(); point != "."_L1 && !text.contains(u'.'))
        text.replace(point, "."_L1);
    return text;
}

void NumberBox::setTyped(const QString &text)
{
    QString shown = text;
    bool ok = false;
    shown.toDouble(&ok);
    if (ok)
        shown.replace("."_L1, QLocale().decimalPoint());
    if (shown != lineEdit()->text())
        lineEdit()->setText(shown);
}

std::optional<double> NumberBox::number() const
{
    bool ok = false;
    const double number = typed().toDouble(&ok);
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

void NumberBox::setNumber(double number)
{
    const double rounded = m_integer ? std::round(number) : number;
    setTyped(InputWords::numberText(rounded, QLocale::c()));
    emit edited();
}

void NumberBox::setPlaceholder(const QString &text)
{
    lineEdit()->setPlaceholderText(text);
}

void NumberBox::stepBy(int steps)
{
    bool exact = false;
    const qint64 whole = typed().toLongLong(&exact);
    const auto from = number();
    if (!from && !lineEdit()->text().isEmpty())
        return; // no number to step from
    if (m_integer && exact && std::abs(double(whole)) > 9e15) { // beyond what a double holds
        qint64 next = whole;
        if (!qAddOverflow(whole, qint64(steps) * qint64(m_step), &next) && double(next) <= m_maximum.value_or(9.3e18)
            && double(next) >= m_minimum.value_or(-9.3e18)) {
            setTyped(QString::number(next));
            emit edited();
        }
        return;
    }
    // On the grid of the step, so that 0.1 added ten times is 1.
    const double place = from.value_or(m_start) / m_step;
    const double nearest = std::round(place);
    const bool onGrid = std::abs(place - nearest) < 1e-9;
    double next = (onGrid ? nearest + steps : steps > 0 ? std::floor(place) + steps : std::ceil(place) + steps) * m_step;
    next = std::clamp(next, m_minimum.value_or(-1e300), m_maximum.value_or(1e300));
    setNumber(m_integer ? next : QString::number(next, 'g', 12).toDouble()); // 0.3, not 0.30000000000000004
    selectAll();
}

QValidator::State NumberBox::validate(QString &, int &) const
{
    return QValidator::Acceptable; // the form says what is wrong
}

QAbstractSpinBox::StepEnabled NumberBox::stepEnabled() const
{
    StepEnabled enabled = StepNone;
    const auto now = number();
    if (!now || !m_maximum || *now < *m_maximum)
        enabled |= StepUpEnabled;
    if (!now || !m_minimum || *now > *m_minimum)
        enabled |= StepDownEnabled;
    return enabled;
}

void NumberBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QAbstractSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace bakeoff
