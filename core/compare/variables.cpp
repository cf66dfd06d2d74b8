// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/variables.h"

#include <QSet>

#include <algorithm>
#include <optional>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestName = 64;

bool beginsName(QChar c)
{
    return c.isLetter() || c == u'_';
}

bool continuesName(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'-' || c.isMark();
}

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t';
}

/// The mark that begins with the two braces at `start`, if it is one.
std::optional<VariableMark> markAt(QStringView text, qsizetype start)
{
    qsizetype at = start + 2;
    // A bound on blanks too, or a text of "{{   {{   " would be read over and over.
    const qsizetype end = std::min(text.size(), at + 3 * kLongestName);
    while (at < end && isBlank(text[at]))
        ++at;
    const qsizetype name = at;
    if (at >= end || !beginsName(text[at]))
        return std::nullopt;
    while (at < end && continuesName(text[at]))
        ++at;
    const qsizetype nameLength = at - name;
    if (nameLength > kLongestName)
        return std::nullopt;
    while (at < end && isBlank(text[at]))
        ++at;
    if (!text.sliced(at).startsWith("}}"_L1))
        return std::nullopt;
    return VariableMark{.position = start, .length = at + 2 - start, .name = text.sliced(name, nameLength).toString()};
}

} // namespace

QList<VariableMark> variableMarks(const QString &text)
{
    QList<VariableMark> marks;
    qsizetype at = 0;
    while ((at = text.indexOf("{{"_L1, at)) >= 0) {
        std::optional<VariableMark> mark = markAt(text, at);
        if (!mark) {
            ++at; // "{{{name}}" holds one that begins a brace later
            continue;
        }
        at += mark->length;
        qsizetype backslashes = 0;
        while (mark->position - backslashes > 0 && text[mark->position - backslashes - 1] == u'\\')
            ++backslashes;
        if (backslashes > 0) {
            mark->escaped = backslashes % 2 == 1;
            --mark->position;
            ++mark->length;
        }
        marks.append(*mark);
    }
    return marks;
}

QStringList variableNames(const QString &text)
{
    QStringList names;
    QSet<QString> seen;
    for (const VariableMark &mark : variableMarks(text)) {
        if (!mark.escaped && !seen.contains(mark.name)) {
            seen.insert(mark.name);
            names.append(mark.name);
        }
    }
    return names;
}

FilledText fillVariables(const QString &text, const PromptVariables &values)
{
    FilledText filled;
    qsizetype done = 0;
    for (const VariableMark &mark : variableMarks(text)) {
        const QStringView whole = QStringView(text).sliced(mark.position, mark.length);
        const QStringView braces = whole.sliced(whole.indexOf(u'{'));
        filled.text += QStringView(text).sliced(done, mark.position - done);
        done = mark.position + mark.length;
        if (mark.escaped) {
            filled.text += braces;
            continue;
        }
        if (const QString value = values.value(mark.name); !value.isEmpty()) {
            filled.text += value;
        } else {
            filled.text += braces;
            if (!filled.unfilled.contains(mark.name))
                filled.unfilled.append(mark.name);
        }
    }
    filled.text += QStringView(text).sliced(done);
    return filled;
}

} // namespace bakeoff
