// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/reportrows.h"
#include "reports/reporttexts.h"

namespace bakeoff::samples {

using namespace Qt::StringLiterals;

/// Texts as nobody should have to read them.
inline QStringList hostileTexts()
{
    return {u"=cmd|' /C calc'!A0"_s,
            u"+1+1"_s,
            u"-2+3"_s,
            u"@SUM(A1:A9)"_s,
            u"\t=1+1"_s,
            u"\r=1+1"_s,
            u"  \u00a0=1+1"_s,
            u"\u200b=1+1"_s,
            u"\ufeff=1+1"_s,
            u"\uff1d1+1"_s,
            u"'=1+1"_s,
            u"%0A=1"_s,
            u"<script>alert(1)</script>"_s,
            u"\u202egnp.exe\u202c \u2066x\u2069 \u200f"_s,
            u"bell \a, escape \x1b[2J, null "_s + QChar(0) + u"."_s,
            u"line\u2028break\u2029"_s,
            u"\"quoted\", comma; semicolon\r\nnew line\rold line"_s,
            u"half a pair "_s + QChar(0xd83d),
            u"</textarea>]]>--><!--"_s,
            QString(1'000'000, u'x'),
            u"one \U0001f642, 思考, é"_s};
}

inline ReportReply reply(const Id &id, const ModelRef &model = {u"openrouter"_s, u"maker/model-one"_s})
{
    ReportReply reply;
    reply.id = id;
    reply.turn = Id::createUuidV5(id, u"turn"_s);
    reply.comparison = Id::createUuidV5(id, u"comparison"_s);
    reply.pane = Id::createUuidV5(id, u"pane"_s);
    reply.model = model;
    reply.settings = R"({"temperature":0.5,"system_prompt":"Be brief.","routing":{"order":["HostOne"]},"extra":{"x":1}})";
    reply.state = ReplyState::Done;
    reply.created = UtcMicros{1'790'000'000'123'456};
    reply.metrics.ttft = std::chrono::nanoseconds(123456000);
    reply.metrics.ttfa = Absence::NoText;
    reply.metrics.e2e = std::chrono::nanoseconds(2000000000);
    reply.metrics.tpotMs = 1.0 / 3;
    reply.metrics.answerTokensPerS = Absence::TooShort;
    reply.metrics.overallTokensPerS = 1e-7;
    reply.usage = {.input = 12, .output = 34};
    reply.cost = Cost::billed(Usd::fromPicos(-120'000'000));
    reply.attempts = 1;
    reply.host = u"HostOne"_s;
    reply.servedModel = u"maker/model-one-v2"_s;
    reply.finishReason = u"model_one_end"_s;
    reply.rating = 4;
    reply.mark = Mark::Best;
    return reply;
}

inline ReportReplyTexts texts(const QString &text)
{
    return {.title = text, .system = text, .prompt = text, .text = text, .reasoning = text, .note = text, .tags = {text}};
}

inline ReportJob job(const Id &id, const ModelRef &model = {u"replicate"_s, u"maker/painter"_s})
{
    ReportJob job;
    job.id = id;
    job.model = model;
    job.version = u"painterversion"_s;
    job.kind = RequestKind::Image;
    job.state = JobState::Succeeded;
    job.stamps.created = UtcMicros{1'790'000'001'000'000};
    job.clocks.total = {.value = std::chrono::microseconds(1'234'567), .absent = JobFigure::Absent::No};
    job.input = R"({"prompt":"a secret cat","seed":-7,"go_fast":true,"painter_only":"x"})";
    job.cost = Cost::unknown();
    job.outputs = 1;
    job.seed = -7;
    job.hardware = u"gpu-painter"_s;
    return job;
}

inline ReportJobTexts jobTexts(const QString &text)
{
    ReportJobTexts texts{.title = text, .output = "\"artifact:0\"", .note = text, .files = {}};
    texts.files = {Artifact{.source = u"painter.out"_s, .url = u"https://replicate.example/x?sig=1"_s,
                            .state = ArtifactState::Downloaded, .sha256 = QByteArray(32, '\2'), .bytes = 9,
                            .mediaType = u"image/png"_s, .fileName = text.left(100), .width = 4, .height = 5}};
    return texts;
}

} // namespace bakeoff::samples
