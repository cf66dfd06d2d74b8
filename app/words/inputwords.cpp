// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/inputwords.h"

#include "catalog/inputvalue.h"
#include "providers/cog/inputschema.h"

#include <QJsonValue>
#include <QStringList>

#include <cmath>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestValue = 60;

/// Numbers that are not whole are left as they are; a list is counted by int.
int count(const QJsonValue &bound)
{
    return int(qBound(qint64(0), bound.toInteger(), qint64(1'000'000'000)));
}

QString jsonProblem(InputProblemKind kind)
{
    switch (kind) {
    case InputProblemKind::NotAList:
        return InputWords::tr("Write a list, in square brackets.");
    case InputProblemKind::NotAnObject:
        return InputWords::tr("Write a JSON object, in braces.");
    case InputProblemKind::TooDeep:
        return InputWords::tr("This is nested too deeply.");
    default:
        return InputWords::tr("This is not JSON.");
    }
}

} // namespace

QString InputWords::numberText(double number, const QLocale &locale)
{
    QLocale plain = locale;
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    if (number == std::floor(number) && std::abs(number) < 9e15) // 1000000, not 1e+06
        return plain.toString(qint64(number));
    return plain.toString(number, 'g', QLocale::FloatingPointShortest);
}

QString InputWords::limitsText(const InputField &field, const QLocale &locale)
{
    QStringList parts;
    const QString low = field.minimum ? numberText(*field.minimum, locale) : QString();
    const QString high = field.maximum ? numberText(*field.maximum, locale) : QString();
    if (field.minimum && field.maximum && !field.aboveMinimum && !field.belowMaximum) {
        //: A range that a number lies in.
        parts.append(tr("%1 to %2").arg(low, high));
    } else {
        if (field.minimum)
            parts.append((field.aboveMinimum ? tr("above %1") : tr("at least %1")).arg(low));
        if (field.maximum)
            parts.append((field.belowMaximum ? tr("below %1") : tr("at most %1")).arg(high));
    }
    if (field.multipleOf)
        parts.append(tr("a multiple of %1").arg(numberText(*field.multipleOf, locale)));
    if (field.maxLength)
        parts.append(tr("at most %n character(s)", nullptr, count(*field.maxLength)));
    if (field.maxItems)
        parts.append(tr("at most %n item(s)", nullptr, count(*field.maxItems)));
    return parts.join(u", "_s);
}

QString InputWords::valueText(const InputField &field, const QJsonValue &value)
{
    QString text = value.isBool() ? (value.toBool() ? tr("yes") : tr("no"))
        : value.isDouble()        ? numberText(value.toDouble())
                                  : inputText(field, value).simplified();
    if (value.isDouble() && value.toInteger() != 0) // exact beyond what a double holds
        text = QString::number(value.toInteger());
    return text.size() > kLongestValue ? text.first(kLongestValue - 1) + u'…' : text;
}

QString InputWords::problemText(const InputField &field, const InputProblem &problem, const QLocale &locale)
{
    using enum InputProblemKind;
    const auto bound = [&] { return numberText(problem.bound.toDouble(), locale); };
    const auto sentence = [&]() -> QString {
        switch (problem.kind) {
        case Required:
            return tr("This has to be filled in.");
        case NotAText:
            return tr("Write a text.");
        case NotAnInteger:
            return tr("Write a whole number.");
        case NotANumber:
            return tr("Write a number.");
        case NotABoolean:
            return tr("Choose yes or no.");
        case NotAFile:
            return tr("This is no file: choose one, or write an address that begins with https://.");
        case NotAList:
        case NotAnObject:
        case NotJson:
        case TooDeep:
            return jsonProblem(problem.kind);
        case TooSmall:
            return (problem.isOpen ? tr("Write a number above %1.") : tr("The smallest is %1.")).arg(bound());
        case TooLarge:
            return (problem.isOpen ? tr("Write a number below %1.") : tr("The largest is %1.")).arg(bound());
        case NotAMultiple:
            return tr("Write a multiple of %1.").arg(bound());
        case BeyondRange:
            return tr("This number is too large.");
        case TooShort:
            return tr("Write at least %n character(s).", nullptr, count(problem.bound));
        case TooLong:
            return tr("Write at most %n character(s).", nullptr, count(problem.bound));
        case PatternMismatch:
            return tr("This does not fit the pattern %1").arg(problem.bound.toString());
        case NotAChoice:
            return tr("“%1” is none of the choices.").arg(valueText(field, problem.bound));
        case TooFewItems:
            return tr("Give at least %n item(s).", nullptr, count(problem.bound));
        case TooManyItems:
            return tr("Give at most %n item(s).", nullptr, count(problem.bound));
        case RepeatedItem:
            return tr("This stands in the list twice.");
        case Refused:
            return tr("The provider says: “%1”").arg(problem.serverText.simplified());
        }
        Q_UNREACHABLE_RETURN({});
    };
    if (!problem.item)
        return sentence();
    //: %1: number of an item in a list, from 1. %2: a sentence.
    return tr("Item %1: %2").arg(*problem.item + 1).arg(sentence());
}

} // namespace bakeoff
