// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/starterprompt.h"

#include <QCoreApplication>

namespace bakeoff {

using namespace Qt::StringLiterals;

QStringList starterModels()
{
    return {u"sandbox/story-fast"_s, u"sandbox/story-hot"_s, u"sandbox/echo"_s};
}

QString starterPrompt()
{
    //: The last line starts a story in English, whatever the user's language: the sandbox model knows no other.
    return QCoreApplication::translate("starter",
                                       "## A lighthouse in numbers\n"
                                       "\n"
                                       "The echo model streams this page back, with **prose**, code and a table:\n"
                                       "\n"
                                       "```cpp\n"
                                       "int flashes(int seconds)\n"
                                       "{\n"
                                       "    return seconds / 5; // one flash every five seconds\n"
                                       "}\n"
                                       "```\n"
                                       "\n"
                                       "| Night | Ships | Flashes |\n"
                                       "| --- | ---: | ---: |\n"
                                       "| Monday | 12 | 7,200 |\n"
                                       "| Tuesday | 9 | 7,200 |\n"
                                       "\n"
                                       "The story models go on from here:\n"
                                       "\n"
                                       "Once upon a time, a lighthouse keeper found a map in a bottle.");
}

} // namespace bakeoff
