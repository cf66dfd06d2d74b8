// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/historyfilter.h"

#include "cli/context.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// The values of an option, read one by one; `sentence` (%1: the value) is printed for one that `read` refuses.
template <typename T, typename Read>
bool readAll(const QCommandLineParser &parser, const QString &option, const QString &sentence, Read read, QList<T> &into)
{
    for (const QString &text : parser.values(option)) {
        const std::optional<T> value = read(text);
        if (!value) {
            printError(sentence.arg(harmless(text)));
            return false;
        }
        into.append(*value);
    }
    return true;
}

template <typename T, typename Read>
bool readOne(const QCommandLineParser &parser, const QString &option, const QString &sentence, Read read,
             std::optional<T> &into)
{
    QList<T> values;
    if (!readAll<T>(parser, option, sentence, read, values))
        return false;
    if (!values.isEmpty())
        into = values.constLast();
    return true;
}

std::optional<Usd> amountOf(const QString &text)
{
    const Result<Usd> amount = Usd::fromDecimal(text.toUtf8());
    return amount && amount->picos() >= 0 ? std::optional(*amount) : std::nullopt;
}

/// A local day ("2026-11-22"), from its start or up to its end, or a moment ("2026-11-22T10:30:00Z", local without a
/// zone).
std::optional<UtcMicros> momentOf(const QString &text, bool endOfDay)
{
    if (const QDate day = QDate::fromString(text, Qt::ISODate); day.isValid())
        return UtcMicros::fromDateTime((endOfDay ? day.addDays(1) : day).startOfDay());
    const QDateTime moment = QDateTime::fromString(text, Qt::ISODateWithMs);
    return moment.isValid() ? std::optional(UtcMicros::fromDateTime(moment)) : std::nullopt;
}

} // namespace

void addFilterOptions(QCommandLineParser &parser)
{
    parser.addOption({u"provider"_s, Cli::tr("Only replies of this provider; may be given several times."), u"N"_s});
    parser.addOption({u"model"_s, Cli::tr("Only replies of this model; may be given several times."), u"PROVIDER/ID"_s});
    parser.addOption({u"kind"_s, Cli::tr("Only this kind of work: text, image, video, speech, music or transcription."),
                      u"KIND"_s});
    parser.addOption({u"state"_s, Cli::tr("Only replies that ended so: done, failed, stopped or cut_off."), u"STATE"_s});
    parser.addOption({u"rating"_s, Cli::tr("Only replies with at least this rating, 1 to 5."), u"N"_s});
    parser.addOption({u"tag"_s, Cli::tr("Only what has this tag; may be given several times."), u"TAG"_s});
    parser.addOption({u"cost-min"_s, Cli::tr("Only replies that cost at least this many dollars."), u"USD"_s});
    parser.addOption({u"cost-max"_s, Cli::tr("Only replies that cost at most this many dollars."), u"USD"_s});
    parser.addOption({u"unknown-cost"_s, Cli::tr("Only replies that were charged an unknown amount.")});
    parser.addOption({u"since"_s, Cli::tr("Only what was sent on this day or later."), u"DATE"_s});
    parser.addOption({u"until"_s, Cli::tr("Only what was sent on this day or earlier."), u"DATE"_s});
    parser.addOption({u"starred"_s, Cli::tr("Only what has a star.")});
}

std::optional<HistoryFilter> filterFrom(const QCommandLineParser &parser)
{
    HistoryFilter filter;
    filter.providers = parser.values(u"provider"_s);
    filter.tags = parser.values(u"tag"_s);
    filter.costUnknown = parser.isSet(u"unknown-cost"_s);
    filter.starred = parser.isSet(u"starred"_s);
    const QString noDate = Cli::tr("\"%1\" is no date; write 2026-11-22 or 2026-11-22T10:30:00Z.");
    const QString noAmount = Cli::tr("\"%1\" is no amount of dollars.");
    const auto rating = [](const QString &text) {
        const int stars = text.toInt();
        return stars >= 1 && stars <= 5 ? std::optional(stars) : std::nullopt;
    };
    const auto endState = [](const QString &text) {
        const auto state = replyStateFromName(text);
        return state && isFinal(*state) ? state : std::nullopt;
    };
    const bool good
        = readAll<ModelRef>(parser, u"model"_s, Cli::tr("\"%1\" is no model; write PROVIDER/ID."),
                            [](const QString &text) { return ModelRef::fromString(text); }, filter.models)
          && readAll<RequestKind>(parser, u"kind"_s,
                                  Cli::tr("\"%1\" is no kind: text, image, video, speech, music or transcription."),
                                  [](const QString &text) { return requestKindFromName(text); }, filter.kinds)
          && readAll<ReplyState>(parser, u"state"_s, Cli::tr("\"%1\" is no state: done, failed, stopped or cut_off."),
                                 endState, filter.states)
          && readOne<int>(parser, u"rating"_s, Cli::tr("\"%1\" is no rating from 1 to 5."), rating, filter.ratingLeast)
          && readOne<Usd>(parser, u"cost-min"_s, noAmount, amountOf, filter.costLeast)
          && readOne<Usd>(parser, u"cost-max"_s, noAmount, amountOf, filter.costMost)
          && readOne<UtcMicros>(parser, u"since"_s, noDate, [](const QString &t) { return momentOf(t, false); }, filter.from)
          && readOne<UtcMicros>(parser, u"until"_s, noDate, [](const QString &t) { return momentOf(t, true); }, filter.until);
    return good ? std::optional(filter) : std::nullopt;
}

} // namespace bakeoff
