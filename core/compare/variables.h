// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

namespace bakeoff {

/// A variable in a text: `{{name}}`, spaces around the name allowed. A name begins with a letter or "_", goes on with
/// letters, digits, "_" and "-", and has at most 64 characters; anything else between braces is text, so that JSON,
/// LaTeX and `${{ github.ref }}` stay as they are.
struct VariableMark {
    qsizetype position = 0; ///< of the first brace, or of the backslash in front of it
    qsizetype length = 0;   ///< up to and with the last brace
    QString name;
    /// A backslash stands in front, as in Handlebars: `\{{name}}` is sent as `{{name}}`. (Two of them are a backslash
    /// in front of a variable.)
    bool escaped = false;
    friend bool operator==(const VariableMark &, const VariableMark &) = default;
};

/// All marks of `text`, in order; linear in its length.
QList<VariableMark> variableMarks(const QString &text);

/// Names of the variables of `text`, each once, in the order of their first use; escaped ones are none.
QStringList variableNames(const QString &text);

struct FilledText {
    QString text;         ///< variables without a value are left as they stand
    QStringList unfilled; ///< names without a value (none, or an empty one), in the order of their first use
    friend bool operator==(const FilledText &, const FilledText &) = default;
};

/// Puts values in place of the variables. Once: what looks like a variable in a value is text.
FilledText fillVariables(const QString &text, const PromptVariables &values);

} // namespace bakeoff
