// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

#include <optional>

namespace bakeoff {

struct InputField;

/// Why a value does not fit its field.
enum class InputProblemKind {
    Required,        ///< nothing is set, and the model has no default
    NotAText,
    NotAnInteger,
    NotANumber,
    NotABoolean,
    NotAList,
    NotAnObject,
    NotAFile,        ///< no address of a file
    NotJson,
    TooDeep,         ///< nested deeper than kDeepestJson
    TooSmall,        ///< `bound`; isOpen: the bound itself is too small
    TooLarge,        ///< likewise
    NotAMultiple,    ///< of `bound`
    BeyondRange,     ///< no 64-bit integer, or no double
    TooShort,        ///< fewer characters than `bound`
    TooLong,
    PatternMismatch, ///< `bound` is the regular expression
    NotAChoice,      ///< `bound` is the value
    TooFewItems,     ///< fewer than `bound`
    TooManyItems,
    RepeatedItem,
    Refused,         ///< by the provider: serverType, serverText
};

struct InputProblem {
    QString key;
    InputProblemKind kind = InputProblemKind::Required;
    std::optional<qsizetype> item = {}; ///< of a list, from 0; absent: the whole field
    QJsonValue bound = QJsonValue::Undefined;
    bool isOpen = false;
    QString serverType = {}; ///< of Refused: "enum", "number_lte", …; the provider's word
    QString serverText = {}; ///< of Refused: its sentence, to be shown as a quotation
    friend bool operator==(const InputProblem &, const InputProblem &) = default;
};

/// What stands for a secret in what is stored; Replicate writes the same word.
inline constexpr QLatin1StringView kRedactedSecret("[redacted]");

/// What a text as typed came to: a value, or Undefined and the reason.
struct InputReading {
    QJsonValue value = QJsonValue::Undefined;
    std::optional<InputProblem> problem;
};

/// Reads a value leniently for a field, as InputForm::fromInput() does; gives back unchanged what it cannot read.
QJsonValue fittedToField(const InputField &field, const QJsonValue &value);
/// The first thing wrong with a value of a field; Undefined is only wrong where the field must be set.
std::optional<InputProblem> checkValue(const InputField &field, const QJsonValue &value);
/// A value as a person would type it: strings as they are, lists one item a line, the rest as JSON.
QString inputText(const InputField &field, const QJsonValue &value);
/// A text that is not blank as a value of a field: numbers in C notation, lists one item a line, Json as JSON. Whether
/// the value is within the limits of the field is for checkValue().
InputReading readInputText(const InputField &field, const QString &text);
/// An http(s) or file address or a data URI.
bool isInputFile(const QJsonValue &value);

} // namespace bakeoff
