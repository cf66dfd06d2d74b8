// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/judgement.h"

#include "base/enumnames.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<Mark, 3> kMarks{{
    {Mark::None, "none"_L1},
    {Mark::Best, "best"_L1},
    {Mark::Worst, "worst"_L1},
}};

constexpr EnumNames<VoteOutcome, 5> kOutcomes{{
    {VoteOutcome::Open, "open"_L1},
    {VoteOutcome::Win, "win"_L1},
    {VoteOutcome::Tie, "tie"_L1},
    {VoteOutcome::AllBad, "all_bad"_L1},
    {VoteOutcome::Skipped, "skipped"_L1},
}};

} // namespace

QLatin1StringView markName(Mark mark)
{
    return nameOf(kMarks, mark);
}

std::optional<Mark> markFromName(QStringView name)
{
    return valueOf(kMarks, name);
}

QLatin1StringView voteOutcomeName(VoteOutcome outcome)
{
    return nameOf(kOutcomes, outcome);
}

std::optional<VoteOutcome> voteOutcomeFromName(QStringView name)
{
    return valueOf(kOutcomes, name);
}

} // namespace bakeoff
