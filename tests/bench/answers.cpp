// SPDX-License-Identifier: GPL-3.0-or-later
#include "answers.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace bakeoff::bench {
namespace {

constexpr int kUnits = 4; // a token

QString words(qsizetype units, int seed)
{
    static const QStringList kWords{u"model"_s,  u"the"_s,    u"rate"_s,  u"**strong**"_s, u"limit"_s, u"a"_s,
                                    u"`code`"_s, u"answer"_s, u"token"_s, u"*soft*"_s,     u"of"_s,    u"window"_s,
                                    u"bucket"_s, u"refills"_s, u"with"_s, u"each"_s};
    QString text;
    for (int i = 0; text.size() < units; ++i)
        text += kWords[(i * 7 + seed * 5 + i / 3) % kWords.size()] + u' ';
    return text;
}

QString code(qsizetype units)
{
    QString text = u"```cpp\n"_s;
    for (int i = 0; text.size() < units; ++i)
        text += i % 9 == 8 ? u"\n"_s : u"    const auto value%1 = compute(%1, \"text\"); // a remark\n"_s.arg(i);
    return text + u"```\n"_s;
}

QString table(qsizetype units, qsizetype rowUnits)
{
    QString text = u"| name | what it is | count |\n|---|---|--:|\n"_s;
    for (int i = 0; text.size() < units; ++i)
        text += u"| row %1 | %2 | %1 |\n"_s.arg(i).arg(words(rowUnits, i));
    return text;
}

} // namespace

QString nameOf(Shape shape)
{
    switch (shape) {
    case Shape::Paragraphs:
        return u"paragraphs"_s;
    case Shape::Code:
        return u"code"_s;
    case Shape::Line:
        return u"line"_s;
    case Shape::Table:
        return u"table"_s;
    case Shape::Mixed:
        break;
    }
    return u"mixed"_s;
}

QString answerOf(Shape shape, int tokens)
{
    const qsizetype units = qsizetype(tokens) * kUnits;
    QString text;
    switch (shape) {
    case Shape::Paragraphs:
        for (int i = 0; text.size() < units; ++i)
            text += words(400, i) + u"\n\n"_s;
        break;
    case Shape::Code:
        text = code(units);
        break;
    case Shape::Line:
        text = words(units, 1);
        break;
    case Shape::Table: // 2,000 rows at 100,000 tokens
        text = table(units, 170);
        break;
    case Shape::Mixed:
        for (int i = 0; text.size() < units; ++i) {
            text += u"## Part %1\n\n"_s.arg(i) + words(500, i) + u"\n\n- "_s + words(80, i) + u"\n- "_s + words(90, i)
                    + u"\n\n"_s + code(500) + u'\n' + table(300, 30) + u'\n';
        }
        break;
    }
    return text;
}

} // namespace bakeoff::bench
