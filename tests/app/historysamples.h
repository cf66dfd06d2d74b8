// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"
#include "store/comparisonrepository.h"
#include "store/database.h"
#include "store/judgementrepository.h"
#include "store/replywriter.h"

#include <QStringList>

/// Comparisons as months of work leave them, for pictures and tests of the history.
namespace bakeoff::historysamples {

using namespace Qt::StringLiterals;

struct Answer {
    QString model;
    QString text;
    qint64 micros = 0; ///< dollars, in millionths; below 0: unknown
    ReplyState state = ReplyState::Done;
    bool estimated = false;
};

struct Sample {
    QString title;
    QString prompt;
    QList<Answer> answers;
    int daysAgo = 0;
    int minute = 0; ///< of the day, UTC
    bool starred = false;
    QStringList tags = {};
    int winner = -1; ///< of a blind vote; -1: there was none
    bool voteOpen = false;
    QString systemPrompt = {};
};

inline Comparison comparisonOf(const Sample &sample, UtcMicros today)
{
    const qint64 day = 86'400'000'000LL;
    const UtcMicros at{today.value / day * day - sample.daysAgo * day + sample.minute * 60'000'000LL};
    Comparison c;
    c.id = newId(at);
    c.title = sample.title;
    c.created = c.updated = at;
    c.systemPrompt = sample.systemPrompt;
    c.starred = sample.starred;
    c.tags = sample.tags;
    Turn turn;
    turn.id = newId(at);
    turn.comparison = c.id;
    turn.prompt = sample.prompt;
    turn.created = at;
    int place = 0;
    for (const Answer &answer : sample.answers) {
        Pane pane{.id = newId(at), .model = {u"OpenRouter"_s, answer.model}, .settings = {}};
        Reply r;
        r.id = newId(at);
        r.turn = turn.id;
        r.pane = pane.id;
        r.model = pane.model;
        r.created = at;
        r.state = answer.state;
        r.text = answer.text;
        using Ns = std::chrono::nanoseconds;
        const Ns start(1'000'000'000);
        r.clocks.requestSent = start;
        const auto words = static_cast<qint64>(answer.text.count(u' ')) + 1;
        if (!answer.text.isEmpty()) {
            r.clocks.firstEvent = start + Ns(580'000'000 + place * 440'000'000LL);
            r.clocks.firstAnswer = start + Ns(590'000'000 + place * 440'000'000LL);
            r.clocks.lastAnswer = *r.clocks.firstAnswer + Ns(words * (14'000'000 + place * 9'000'000LL));
            r.clocks.end = *r.clocks.lastAnswer + Ns(3'000'000);
            r.clocks.chunks = words;
            r.facts.usage.input = 3'412 + place * 243;
            r.facts.usage.output = words * 4 / 3;
            r.facts.finishReason = u"stop"_s;
        } else {
            r.clocks.end = start + Ns(41'200'000'000);
        }
        if (answer.state == ReplyState::Failed || answer.state == ReplyState::CutOff)
            r.error = Error{.kind = answer.state == ReplyState::Failed ? ErrorKind::Overloaded : ErrorKind::Interrupted,
                            .detail = {},
                            .httpStatus = answer.state == ReplyState::Failed ? std::optional(503) : std::nullopt};
        if (answer.micros >= 0 && answer.state != ReplyState::Failed) {
            const Usd amount = Usd::fromPicos(answer.micros * 1'000'000);
            r.cost = answer.estimated ? Cost::estimated(amount) : Cost::billed(amount);
            if (!answer.estimated)
                r.facts.usage.billed = amount;
        }
        c.panes.append(pane);
        turn.replies.append(r);
        ++place;
    }
    if (sample.winner >= 0 || sample.voteOpen) {
        BlindVote vote;
        for (qsizetype i = 0; i < c.panes.size(); ++i) {
            if (sample.answers.at(i).state != ReplyState::Failed)
                vote.panes.append(c.panes.at(i).id);
        }
        if (sample.winner >= 0) {
            vote.outcome = VoteOutcome::Win;
            vote.winner = c.panes.at(sample.winner).id;
            vote.decided = at;
            for (const Reply &r : std::as_const(turn.replies)) {
                if (vote.panes.contains(r.pane))
                    vote.replies.append(r.id);
            }
        }
        turn.vote = vote;
    }
    c.leaf = turn.id;
    c.turns.append(turn);
    return c;
}

/// Inside a transaction of the store thread.
inline Status put(Database &db, const Comparison &c)
{
    Status s = ComparisonRepository(db).save(c);
    ReplyWriter writer(db);
    for (const Turn &turn : c.turns) {
        QList<Reply> intents = turn.replies;
        for (Reply &reply : intents)
            reply.state = ReplyState::Waiting;
        if (s)
            s = writer.begin(turn, intents, newId(turn.created));
        for (const Reply &reply : turn.replies) {
            if (s)
                s = writer.finish(reply, reply.created);
            if (s && !reply.judgement.isEmpty())
                s = JudgementRepository(db).putJudgement(reply.id, reply.judgement);
        }
    }
    return s;
}

inline QList<Sample> samples()
{
    const QString notice = u"On 25 August, from 13:42 to 14:29 UTC, about 8% of uploads failed. Downloads and the dashboard "
                           "worked as usual.\n\n**What you can do.** Nothing, if you use our clients: they try again by "
                           "themselves. If you call the API yourself, wait as long as Retry-After says before you "
                           "retry.\n\n**What we changed.** Renewed certificates are now checked against a real client before "
                           "they are rolled out. We also send Retry-After with every 503.\n\n| Time (UTC) | Event |\n|---|---|\n"
                           "| 13:42 | First failed uploads |\n| 13:51 | Alarm, engineer on call starts |\n| 14:17 | Previous "
                           "certificate restored |\n| 14:29 | Error rate back to normal |\n\nNo data was lost: send uploads "
                           "that failed again. If a second attempt is refused as well, its Retry-After is the shortest wait "
                           "that helps.\n"_s;
    const QString notice2 = u"On 25 August, between 13:42 and 14:29 UTC, about 8% of requests to the upload API failed with "
                            "error 503. Downloads and the dashboard were not affected.\n\n**What you can do.** Nothing, if you "
                            "use our clients. If you call the API yourself, retry with a growing pause and honour "
                            "Retry-After.\n\n**What we changed.** Renewed certificates are now checked against a real client "
                            "before they are rolled out, and retries are limited per client.\n\n| Time (UTC) | Event |\n|---|---|"
                            "\n| 13:42 | First failed uploads |\n| 13:51 | Alarm, engineer on call starts |\n| 14:17 | Old "
                            "certificate restored |\n| 14:29 | Error rate back to normal |\n\nWe are sorry. No data was lost: "
                            "uploads that failed can simply be sent again. Our status page shows the Retry-After in force.\n"_s;
    const QString bucket = u"The caller decides: drop or wait. For HTTP, turn the missing tokens into a `Retry-After` header in "
                           "whole seconds, rounded up.\n\n```cpp\nif (!bucket.take(1))\n    return tooMany(bucket.secondsUntil(1));\n"
                           "```\n"_s;
    const QString gpt = u"openai/gpt-5.4-mini"_s;
    const QString sonnet = u"anthropic/claude-sonnet-5"_s;
    const QString mistral = u"mistralai/mistral-medium-3.1"_s;
    const QString llama = u"meta-llama/llama-4-maverick"_s;
    return {
        {u"Outage notice for customers"_s,
         u"Write a customer notice for yesterday’s outage: what happened, who was affected, what we changed. At most 250 words "
         "and one table of times in UTC."_s,
         {{gpt, notice2, 3'770}, {sonnet, notice, 11'430}, {mistral, {}, 0, ReplyState::Failed}}, 0, 740, false,
         {u"support"_s}, 1, false, u"Plain words, no blame."_s},
        {u"Token bucket in C++"_s, u"A token bucket in C++20 without locks, for a server of 16 threads. What does the caller get?"_s,
         {{gpt, bucket, 4'100}, {sonnet, bucket, 5'200}, {llama, bucket, 2'800, ReplyState::Done, true}}, 0, 715},
        {u"Back-off policy for the client"_s,
         u"Review our back-off. Always check that Retry-After is honoured, both as seconds and as an HTTP date."_s,
         {{gpt, u"Jitter is missing. Retry-After as a date is not read at all."_s, 21'200},
          {sonnet, u"Two findings.\n\n1. Retry-After is parsed as a number only.\n2. The wait is not bounded."_s, 30'000},
          {mistral, u"The policy doubles without a limit."_s, 10'000}},
         1, 930, true, {u"networking"_s, u"review"_s}},
        {u"Error messages, second try"_s,
         u"“429 with Retry-After: 18”: the message must name the waiting time and must not promise success."_s,
         {{gpt, u"Too many requests. Try again in 18 s."_s, 900}, {mistral, u"Please wait 18 seconds."_s, -1},
          {llama, u"Slow down: 18 s."_s, -1}},
         1, 850, false, {u"wording"_s}},
        {u"Explain 429 to a support agent"_s, u"Explain the status 429 to somebody who answers the phone. Two paragraphs."_s,
         {{sonnet, u"The server asks for a pause. How long stands in a header called Retry-After, and the"_s, 3'000, ReplyState::CutOff},
          {gpt, u"It means: too often. Wait as long as Retry-After says."_s, 1'700}},
         4, 615},
        {u"Nginx limit_req, line by line"_s, u"Explain this limit_req block line by line, and what nginx answers."_s,
         {{gpt, u"nginx does not add Retry-After by itself; add it with `add_header` in the error page."_s, 9'300}}, 4, 598},
        {u"Which header first?"_s, u"In what order should headers be sent with an early 503?"_s,
         {{sonnet, u"Send Retry-After before the body, so that clients that give up early still see it."_s, 3'100}}, 4, 560},
        {u"Names for a test sandbox"_s, u"Ten names for a sandbox that imitates the services of others."_s,
         {{gpt, u"Mockingbird, Stand-in, Understudy …"_s, 400}, {llama, u"Echo, Mirage, Puppet …"_s, 150, ReplyState::Done, true}}, 9, 640,
         false, {u"wording"_s}},
        {u"Summary of the incident call"_s, u"Summarise the call in five bullet points; name who does what until when."_s,
         {{sonnet, u"- Certificates: Ana, Friday\n- Status page: Jo, today"_s, 8'800}, {gpt, u"- Ana checks the certificates."_s, 2'900}}, 9, 580,
         true, {}, -1, true},
    };
}

} // namespace bakeoff::historysamples
