// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QLocale>
#include <QString>

class QJsonValue;

namespace bakeoff {

struct InputField;
struct InputProblem;

/// What both programs say about the inputs of a model.
class InputWords {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::InputWords)
public:
    /// One sentence that says what is wrong and what would fit.
    static QString problemText(const InputField &field, const InputProblem &problem, const QLocale &locale = QLocale());
    /// What fits, in a few words: "1 to 50", "a multiple of 8"; empty where anything does.
    static QString limitsText(const InputField &field, const QLocale &locale = QLocale());
    /// A value in one line, cut where it is long; texts as they are.
    static QString valueText(const InputField &field, const QJsonValue &value);
    /// Shortest digits that give the number again, without marks between groups.
    static QString numberText(double number, const QLocale &locale = QLocale());
};

} // namespace bakeoff
