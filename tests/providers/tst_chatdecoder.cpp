// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/chatdecoder.h"

#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestChatDecoder : public QObject {
    Q_OBJECT
private slots:
    void answers_data();
    void answers();
    void usage_data();
    void usage();
    void factsOfOpenRouter();
    void factsOfHeaders();
    void timingsOfLlamaServer();
    void summariesAreFlagged();
    void wholeAnswerIsTimedAsSuch();
    void nothingAfterTheEndIsRead();
    void keepAliveIsNoEvent();
    void giantLine();
    void deepNesting_data();
    void deepNesting();
    void textCap();
    void eventCap();
    void bodyCap();
    void damagedBytes();
};

namespace {

/// One answer as it came over the wire.
struct Wire {
    QByteArray body;
    QByteArray type = "text/event-stream"_ba;
    int status = 200;
    bool clean = true;
    bool mayLackOpeningTag = false;
};

/// What a reader of the answer sees in the end.
struct Seen {
    QString text;
    QString reasoning;
    QString finish;
    std::optional<ErrorKind> error = {};
    QString message = {}; ///< the provider's own words
    qint64 textChunks = 0;
    int events = 0;
    friend bool operator==(const Seen &, const Seen &) = default;
};

QByteArray toText(const Seen &s)
{
    return u"text \"%1\", reasoning \"%2\", finish \"%3\", error %4 \"%5\", %6 text chunks, %7 events"_s
        .arg(s.text, s.reasoning, s.finish, s.error ? QString(errorKindName(*s.error)) : u"none"_s, s.message)
        .arg(s.textChunks)
        .arg(s.events)
        .toUtf8();
}

struct Decoded {
    Seen seen;
    ChatFacts facts;
    TimingSource timing{};
};

Decoded decode(const Wire &wire, qsizetype step, ChatDecoderOptions options = {})
{
    options.mayLackOpeningTag = wire.mayLackOpeningTag;
    ChatDecoder decoder(options);
    QHttpHeaders headers;
    headers.append("content-type"_L1, wire.type);
    decoder.begin({.status = wire.status, .headers = headers});
    Decoded d;
    const auto take = [&](const ChatDelta &delta) {
        if (delta.answerWasReasoning) {
            d.seen.reasoning += d.seen.text;
            d.seen.text.clear();
        }
        d.seen.reasoning += delta.reasoning;
        d.seen.text += delta.text;
        d.seen.events += delta.events;
    };
    for (qsizetype at = 0; at < wire.body.size(); at += step)
        take(decoder.feed(QByteArrayView(wire.body).sliced(at, qMin(step, wire.body.size() - at))));
    take(decoder.end(wire.clean));
    d.seen.finish = decoder.facts().finishReason;
    if (const auto &error = decoder.error()) {
        d.seen.error = error->kind;
        d.seen.message = error->providerMessage;
    }
    d.seen.textChunks = decoder.textChunks();
    d.facts = decoder.facts();
    d.timing = decoder.timing();
    return d;
}

QByteArray sse(const QByteArray &json)
{
    return "data: "_ba + json + "\n\n";
}

/// A chunk with this delta, as OpenAI frames it.
QByteArray delta(const QByteArray &members, const QByteArray &finish = "null"_ba)
{
    return sse(
        R"({"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{)"_ba +
        members + R"(},"logprobs":null,"finish_reason":)"_ba + finish + "}]}"_ba);
}

QByteArray content(const QByteArray &text)
{
    return delta(R"("content":")"_ba + text + '"');
}

const QByteArray kStop = delta({}, "\"stop\""_ba);
const QByteArray kDone = "data: [DONE]\n\n"_ba;

} // namespace

Q_DECLARE_METATYPE(Wire)
Q_DECLARE_METATYPE(Seen)

void TestChatDecoder::answers_data()
{
    QTest::addColumn<Wire>("wire");
    QTest::addColumn<Seen>("seen");
    const auto row = [](const char *name, const Wire &wire, const Seen &seen) { QTest::newRow(name) << wire << seen; };

    // Framing.
    const QByteArray hello = content("Hel"_ba) + content("lo"_ba) + kStop + kDone;
    const Seen said{u"Hello"_s, {}, u"stop"_s, {}, {}, 2, 3};
    row("LF", {hello}, said);
    row("CRLF", {QByteArray(hello).replace("\n", "\r\n")}, said);
    row("CR", {QByteArray(hello).replace("\n", "\r")}, said);
    row("BOM", {"\xEF\xBB\xBF"_ba + hello}, said);
    row("no space after data:", {QByteArray(hello).replace("data: ", "data:")}, said);
    row("comments",
        {": OPENROUTER PROCESSING\n\n:\n\n"_ba + content("Hel"_ba) + ":\n\n"_ba + content("lo"_ba) + kStop + kDone},
        said);
    row("data over several lines",
        {"data: {\"choices\":[{\"delta\":\ndata: {\"content\":\"Hello\"},\ndata: \"finish_reason\":\"stop\"}]}\n\n"_ba},
        {u"Hello"_s, {}, u"stop"_s, {}, {}, 1, 1});
    row("no blank line at the end", {content("Hel"_ba) + content("lo"_ba) + kStop.chopped(2)}, said);
    row("wrong content type", {hello, "application/json"_ba}, said);
    row("no content type", {hello, {}}, said);
    row("plain text as type, comment first", {": hi\n\n"_ba + hello, "text/plain"_ba}, said);
    row("named events", {QByteArray(hello).replace("data: {", "event: message\ndata: {")}, said);
    row("empty data", {"data:\n\n"_ba + hello}, said);

    // Text.
    row("UTF-8", {content("Gr\xC3\xBC\xC3\x9F "_ba) + content("\xF0\x9F\x8D\xB0"_ba) + kStop + kDone},
        {u"Grüß 🍰"_s, {}, u"stop"_s, {}, {}, 2, 3});
    row("escapes", {content(R"(a\n\"b\"\\\u00e9\ud83c\udf70)"_ba) + kStop + kDone},
        {u"a\n\"b\"\\é🍰"_s, {}, u"stop"_s, {}, {}, 1, 2});
    row("lone surrogate", {content(R"(a\ud83cb)"_ba) + kStop + kDone}, {u"a\uFFFDb"_s, {}, u"stop"_s, {}, {}, 1, 2});
    row("invalid UTF-8",
        {content("a\xFF"_ba
                 "b"_ba) +
         kStop + kDone},
        {u"a\uFFFDb"_s, {}, u"stop"_s, {}, {}, 1, 2});
    row("content in parts",
        {delta(R"("content":[{"type":"text","text":"He"},{"type":"text","text":"llo"}])"_ba) + kStop + kDone},
        {u"Hello"_s, {}, u"stop"_s, {}, {}, 1, 2});
    row("legacy text", {sse(R"({"choices":[{"text":"Hello","finish_reason":"stop"}]})"_ba) + kDone},
        {u"Hello"_s, {}, u"stop"_s, {}, {}, 1, 1});
    row("refusal", {delta(R"("content":null,"refusal":"I cannot")"_ba) + kStop + kDone},
        {u"I cannot"_s, {}, u"stop"_s, {}, {}, 1, 2});

    // Chunk quirks.
    row("content null first", {delta(R"("role":"assistant","content":null)"_ba) + hello},
        {u"Hello"_s, {}, u"stop"_s, {}, {}, 2, 4});
    row("content empty first", {delta(R"("role":"assistant","content":"")"_ba) + hello},
        {u"Hello"_s, {}, u"stop"_s, {}, {}, 2, 4});
    row("empty choices first", {sse(R"({"id":"x","choices":[],"prompt_filter_results":[{}]})"_ba) + hello},
        {u"Hello"_s, {}, u"stop"_s, {}, {}, 2, 4});
    row("debug first",
        {sse(R"({"id":"gen-1","choices":[],"debug":{"echo_upstream_body":{"messages":[{"content":"x"}]}}})"_ba) +
         hello},
        {u"Hello"_s, {}, u"stop"_s, {}, {}, 2, 4});
    row("usage null on all",
        {sse(R"({"choices":[{"delta":{"content":"Hello"},"finish_reason":"stop"}],"usage":null,"obfuscation":"aB3x"})"_ba) +
         kDone},
        {u"Hello"_s, {}, u"stop"_s, {}, {}, 1, 1});
    row("usage after the finish",
        {hello.chopped(kDone.size()) + sse(R"({"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2}})"_ba) +
         kDone},
        {u"Hello"_s, {}, u"stop"_s, {}, {}, 2, 4});
    row("finish eos", {content("a"_ba) + delta({}, "\"eos\""_ba) + kDone}, {u"a"_s, {}, u"eos"_s, {}, {}, 1, 2});
    row("finish unheard of", {content("a"_ba) + delta({}, "\"sleepy\""_ba) + kDone},
        {u"a"_s, {}, u"sleepy"_s, {}, {}, 1, 2});
    row("finish empty, DONE", {content("a"_ba) + delta({}, "\"\""_ba) + kDone}, {u"a"_s, {}, {}, {}, {}, 1, 2});
    row("finish null, DONE", {content("a"_ba) + kDone}, {u"a"_s, {}, {}, {}, {}, 1, 1});
    row("no DONE, finish seen", {content("a"_ba) + kStop}, {u"a"_s, {}, u"stop"_s, {}, {}, 1, 2});
    row("unknown keys",
        {sse(R"({"zeta":[[{"a":[1,{"b":2}]}]],"choices":[{"extra":{"x":[]},"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{}"}}],"content":"a","audio":{"data":"AA"}},"finish_reason":"stop","x":1}],"warnings":["w"]})"_ba) +
         kDone},
        {u"a"_s, {}, u"stop"_s, {}, {}, 1, 1});
    row("several choices",
        {sse(R"({"choices":[{"delta":{"content":"a"},"finish_reason":"stop"},{"index":1,"delta":{"content":"b"}}]})"_ba) +
         kDone},
        {u"a"_s, {}, u"stop"_s, {}, {}, 1, 1});
    row("data that is no JSON among chunks", {sse("ping"_ba) + hello}, {u"Hello"_s, {}, u"stop"_s, {}, {}, 2, 4});

    // Reasoning.
    const QByteArray answer = content("A"_ba) + kStop + kDone;
    row("reasoning", {delta(R"("reasoning":"think","content":"")"_ba) + answer},
        {u"A"_s, u"think"_s, u"stop"_s, {}, {}, 2, 3});
    row("reasoning_content", {delta(R"("reasoning_content":"think","content":null)"_ba) + answer},
        {u"A"_s, u"think"_s, u"stop"_s, {}, {}, 2, 3});
    row("both fields, once",
        {delta(R"("reasoning_content":"th","reasoning":"th")"_ba) +
         delta(R"("reasoning":"ink","reasoning_content":"ink")"_ba) + answer},
        {u"A"_s, u"think"_s, u"stop"_s, {}, {}, 3, 4});
    row("both fields in turn, once",
        {delta(R"("reasoning":"think")"_ba) + delta(R"("reasoning_content":"think")"_ba) + answer},
        {u"A"_s, u"think"_s, u"stop"_s, {}, {}, 2, 4});
    row("reasoning and details, once",
        {delta(
             R"("reasoning":"think","reasoning_details":[{"type":"reasoning.text","text":"think","format":"x","index":0}])"_ba) +
         answer},
        {u"A"_s, u"think"_s, u"stop"_s, {}, {}, 2, 3});
    row("details alone",
        {delta(
             R"("reasoning_details":[{"type":"reasoning.text","text":"thi"},{"type":"reasoning.encrypted","data":"QUJD"},{"type":"reasoning.text","text":"nk"}])"_ba) +
         answer},
        {u"A"_s, u"think"_s, u"stop"_s, {}, {}, 2, 3});
    row("reasoning null", {delta(R"("reasoning":null,"reasoning_details":[],"content":"A")"_ba) + kStop + kDone},
        {u"A"_s, {}, u"stop"_s, {}, {}, 1, 2});

    // Thinking inside the content.
    row("think tags", {content(R"(<think>\nwhy\n</think>\n\nBecause)"_ba) + kStop + kDone},
        {u"Because"_s, u"why"_s, u"stop"_s, {}, {}, 1, 2});
    row("think tags in pieces",
        {content("\\n<th"_ba) + content("ink>wh"_ba) + content("y </"_ba) + content("b> \\n</thi"_ba) +
         content("nk>\\n"_ba) + content("\\nBecause"_ba) + kStop + kDone},
        {u"Because"_s, u"why </b>"_s, u"stop"_s, {}, {}, 6, 7});
    row("empty thinking", {content(R"(<think>\n\n</think>\n\nA)"_ba) + kStop + kDone},
        {u"A"_s, {}, u"stop"_s, {}, {}, 1, 2});
    row("thinking cut off", {content("<think>why </th"_ba)}, {{}, u"why </th"_s, {}, ErrorKind::Interrupted, {}, 1, 1});
    row("tag later in the text",
        {content("The tag <think> starts"_ba) + content("\\n</think> ends"_ba) + kStop + kDone},
        {u"The tag <think> starts\n</think> ends"_s, {}, u"stop"_s, {}, {}, 2, 3});
    row("only a start of a tag", {content("<thin"_ba) + kStop + kDone}, {u"<thin"_s, {}, u"stop"_s, {}, {}, 1, 2});
    row("missing opening tag",
        {content("why"_ba) + content("?\\n</th"_ba) + content("ink>\\n\\nBe"_ba) + content("cause"_ba) + kStop + kDone,
         {},
         200,
         true,
         true},
        {u"Because"_s, u"why?\n"_s, u"stop"_s, {}, {}, 4, 5});
    row("missing opening tag, closing one at once",
        {content("</think>\\n\\nA"_ba) + kStop + kDone, {}, 200, true, true}, {u"A"_s, {}, u"stop"_s, {}, {}, 1, 2});
    row("closing tag in a sentence", {content("a </think> b"_ba) + kStop + kDone, {}, 200, true, true},
        {u"a </think> b"_s, {}, u"stop"_s, {}, {}, 1, 2});
    row("closing tag where none lacks", {content("a\\n</think>\\nb"_ba) + kStop + kDone},
        {u"a\n</think>\nb"_s, {}, u"stop"_s, {}, {}, 1, 2});
    row("held back to the end", {content("a\\n</thi"_ba) + kStop + kDone, {}, 200, true, true},
        {u"a\n</thi"_s, {}, u"stop"_s, {}, {}, 1, 2});
    row("tags beside a field of its own",
        {delta(R"("reasoning":"r")"_ba) + content("<think>a"_ba) + kStop + kDone, {}, 200, true, true},
        {u"<think>a"_s, u"r"_s, u"stop"_s, {}, {}, 2, 3});

    // Ends that are none.
    const QByteArray half = content("Hal"_ba);
    row("cut off", {half}, {u"Hal"_s, {}, {}, ErrorKind::Interrupted, {}, 1, 1});
    row("broken off", {half, {}, 200, false}, {u"Hal"_s, {}, {}, ErrorKind::Interrupted, {}, 1, 1});
    row("cut inside an event", {half + R"(data: {"choices":[{"delta":{"content":"fw)"_ba},
        {u"Hal"_s, {}, {}, ErrorKind::Interrupted, {}, 1, 2});
    row("broken after the finish", {content("a"_ba) + kStop, {}, 200, false}, {u"a"_s, {}, u"stop"_s, {}, {}, 1, 2});
    row("Ollama loses its error", {half + delta(R"("content":"")"_ba)},
        {u"Hal"_s, {}, {}, ErrorKind::Interrupted, {}, 1, 2});
    row("empty stream", {{}}, {{}, {}, {}, ErrorKind::Interrupted, {}, 0, 0});
    row("only comments", {": hi\n\n: hi\n\n"_ba}, {{}, {}, {}, ErrorKind::Interrupted, {}, 0, 0});
    row("only DONE", {kDone}, {{}, {}, {}, ErrorKind::Interrupted, {}, 0, 0});

    // Errors inside a stream.
    const QByteArray openRouter = sse(
        R"({"id":"gen-1","object":"chat.completion.chunk","model":"a/b","provider":"SomeHost","error":{"code":502,"message":"Upstream disconnected","metadata":{"error_type":"provider_unavailable","provider_code":"x"}},"choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}]})"_ba);
    row("OpenRouter, error", {half + openRouter},
        {u"Hal"_s, {}, u"error"_s, ErrorKind::ProviderFailed, u"Upstream disconnected"_s, 1, 2});
    row("OpenRouter, error and DONE", {half + openRouter + kDone},
        {u"Hal"_s, {}, u"error"_s, ErrorKind::ProviderFailed, u"Upstream disconnected"_s, 1, 2});
    row("code as a word", {half + sse(R"({"error":{"code":"server_error","message":"Oops"}})"_ba)},
        {u"Hal"_s, {}, {}, ErrorKind::ProviderFailed, u"Oops"_s, 1, 2});
    row("error in the choice",
        {sse(R"({"choices":[{"error":{"code":429,"message":"Slow down"},"finish_reason":"error"}]})"_ba)},
        {{}, {}, u"error"_s, ErrorKind::RateLimited, u"Slow down"_s, 0, 1});
    row("finish error alone", {half + delta({}, "\"error\""_ba) + kDone},
        {u"Hal"_s, {}, u"error"_s, ErrorKind::ProviderFailed, {}, 1, 2});
    row("vLLM, error then DONE",
        {half + sse(R"({"error":{"message":"CUDA","type":"InternalServerError","param":null,"code":500}})"_ba) + kDone},
        {u"Hal"_s, {}, {}, ErrorKind::ProviderFailed, u"CUDA"_s, 1, 2});
    row("older vLLM",
        {half +
         sse(R"({"object":"error","message":"too long: maximum context length is 8","type":"BadRequestError","param":null,"code":400})"_ba)},
        {u"Hal"_s, {}, {}, ErrorKind::ContextTooLong, u"too long: maximum context length is 8"_s, 1, 2});
    row("LM Studio, event: error",
        {half +
         "event: error\ndata: {\"error\":{\"message\":\"Compute error.\"},\"message\":\"Compute error.\"}\n\n"_ba},
        {u"Hal"_s, {}, {}, ErrorKind::ProviderFailed, u"Compute error."_s, 1, 2});
    row("event: error in words", {"event: error\ndata: out of memory\n\n"_ba},
        {{}, {}, {}, ErrorKind::BadReply, u"out of memory"_s, 0, 1});
    row("llama-server, data", {half + sse(R"({"error":{"code":500,"message":"slot","type":"server_error"}})"_ba)},
        {u"Hal"_s, {}, {}, ErrorKind::ProviderFailed, u"slot"_s, 1, 2});
    row("older llama-server, error:",
        {half + "error: {\"code\":500,\"message\":\"slot\",\"type\":\"server_error\"}\n\n"_ba},
        {u"Hal"_s, {}, {}, ErrorKind::ProviderFailed, u"slot"_s, 1, 2});
    row("older llama-server, error: wrapped",
        {"error: {\"error\":{\"code\":400,\"message\":\"big\",\"type\":\"exceed_context_size_error\",\"n_ctx\":8}}\n\n"_ba},
        {{}, {}, {}, ErrorKind::ContextTooLong, u"big"_s, 0, 1});
    row("error as a string", {half + sse(R"({"error":"out of memory"})"_ba)},
        {u"Hal"_s, {}, {}, ErrorKind::ProviderFailed, u"out of memory"_s, 1, 2});
    row("error null",
        {sse(R"({"error":null,"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]})"_ba) + kDone},
        {u"a"_s, {}, u"stop"_s, {}, {}, 1, 1});
    row("detail", {sse(R"({"detail":"no"})"_ba)}, {{}, {}, {}, ErrorKind::ProviderFailed, u"no"_s, 0, 1});
    row("broken JSON", {half + sse(R"({"choices":[{"delta":{"content":"x"}])"_ba)},
        {u"Hal"_s, {}, {}, ErrorKind::BadReply, uR"({"choices":[{"delta":{"content":"x"}])"_s, 1, 2});
    row("no JSON at all", {sse("hello"_ba)}, {{}, {}, {}, ErrorKind::BadReply, u"hello"_s, 0, 1});
    row("words under the type of a stream", {"upstream connect error"_ba},
        {{}, {}, {}, ErrorKind::BadReply, u"upstream connect error:"_s, 0, 0});
    row("refusal as a stream",
        {sse(R"({"error":{"message":"key","code":"invalid_api_key"}})"_ba), "text/event-stream"_ba, 401},
        {{}, {}, {}, ErrorKind::BadKey, u"key"_s, 0, 1});

    // Answers that are no stream.
    const QByteArray json = "application/json"_ba;
    row("whole answer",
        {R"({"id":"c","object":"chat.completion","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Hello","reasoning":"think"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1}})"_ba,
         json},
        {u"Hello"_s, u"think"_s, u"stop"_s, {}, {}, 1, 0});
    row("whole answer, BOM and space",
        {"\xEF\xBB\xBF \r\n{\"choices\":[{\"message\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}\n"_ba,
         json},
        {u"Hello"_s, {}, u"stop"_s, {}, {}, 1, 0});
    row("whole answer under the type of a stream",
        {R"({"choices":[{"message":{"content":"Hello"},"finish_reason":"stop"}]})"_ba},
        {u"Hello"_s, {}, u"stop"_s, {}, {}, 1, 0});
    row("whole answer, think tags",
        {R"({"choices":[{"message":{"content":"<think>a</think>b"},"finish_reason":"stop"}]})"_ba, json},
        {u"b"_s, u"a"_s, u"stop"_s, {}, {}, 1, 0});
    row("whole answer, content null", {R"({"choices":[{"message":{"content":null},"finish_reason":"stop"}]})"_ba, json},
        {{}, {}, u"stop"_s, {}, {}, 0, 0});
    row("whole answer, no finish reason", {R"({"choices":[{"message":{"content":"a"}}]})"_ba, json},
        {u"a"_s, {}, {}, {}, {}, 1, 0});
    row("whole answer cut off", {R"({"choices":[{"message":{"content":"Hel)"_ba, json, 200, false},
        {{}, {}, {}, ErrorKind::Interrupted, {}, 0, 0});
    row("error in a whole 200",
        {R"({"error":{"code":400,"message":"big","type":"exceed_context_size_error","n_prompt_tokens":9,"n_ctx":8}})"_ba,
         json},
        {{}, {}, {}, ErrorKind::ContextTooLong, u"big"_s, 0, 0});
    row("error in the choice of a whole 200",
        {R"({"choices":[{"message":{"content":"Hal"},"finish_reason":"error","error":{"code":502,"message":"gone"}}]})"_ba,
         json},
        {u"Hal"_s, {}, u"error"_s, ErrorKind::ProviderFailed, u"gone"_s, 1, 0});
    row("JSON without an answer", {R"({"hello":1})"_ba, json},
        {{}, {}, {}, ErrorKind::BadReply, uR"({"hello":1})"_s, 0, 0});
    row("empty list", {"[]"_ba, json}, {{}, {}, {}, ErrorKind::BadReply, u"[]"_s, 0, 0});
    row("broken whole JSON", {R"({"choices":[}])"_ba, json},
        {{}, {}, {}, ErrorKind::BadReply, uR"({"choices":[}])"_s, 0, 0});
    row("empty body", {{}, json}, {{}, {}, {}, ErrorKind::BadReply, {}, 0, 0});
    row("HTML with 200", {"<!DOCTYPE html><title>Log in</title>"_ba, "text/html"_ba},
        {{}, {}, {}, ErrorKind::BadReply, u"<!DOCTYPE html><title>Log in</title>"_s, 0, 0});
    row("HTML under the type of a stream", {"<html>x"_ba}, {{}, {}, {}, ErrorKind::BadReply, u"<html>x"_s, 0, 0});
    row("HTML with 502", {"<html>Bad gateway"_ba, "text/html"_ba, 502},
        {{}, {}, {}, ErrorKind::BadReply, u"<html>Bad gateway"_s, 0, 0});
    row("plain text with 200", {"data is not here"_ba, "text/plain"_ba},
        {{}, {}, {}, ErrorKind::BadReply, u"data is not here"_s, 0, 0});
    row("401", {R"({"error":{"message":"No auth","code":401}})"_ba, json, 401},
        {{}, {}, {}, ErrorKind::BadKey, u"No auth"_s, 0, 0});
    row("429 without a body", {{}, json, 429}, {{}, {}, {}, ErrorKind::RateLimited, {}, 0, 0});
}

void TestChatDecoder::answers()
{
    QFETCH(Wire, wire);
    QFETCH(Seen, seen);
    const Decoded whole = decode(wire, qMax<qsizetype>(1, wire.body.size()));
    QVERIFY2(whole.seen == seen, toText(whole.seen).constData());
    for (qsizetype step = 1; step < wire.body.size(); ++step) {
        const Decoded cut = decode(wire, step);
        QVERIFY2(cut.seen == seen, ("packets of " + QByteArray::number(step) + ": " + toText(cut.seen)).constData());
        QVERIFY(cut.facts == whole.facts);
        QCOMPARE(cut.timing, whole.timing);
    }
}

void TestChatDecoder::usage_data()
{
    QTest::addColumn<QByteArray>("usage");
    QTest::addColumn<TokenUsage>("expected");
    const auto usd = [](const char *text) { return *Usd::fromDecimal(text); };

    QTest::newRow("none") << "null"_ba << TokenUsage{};
    QTest::newRow("empty") << "{}"_ba << TokenUsage{};
    QTest::newRow("OpenAI")
        << R"({"prompt_tokens":10,"completion_tokens":7,"total_tokens":17,"prompt_tokens_details":{"cached_tokens":4,"cache_write_tokens":2,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":5,"audio_tokens":0,"accepted_prediction_tokens":0}})"_ba
        << TokenUsage{10, 4, 2, 7, 5, {}};
    QTest::newRow("details null")
        << R"({"prompt_tokens":10,"completion_tokens":3,"prompt_tokens_details":null,"completion_tokens_details":{"reasoning_tokens":null}})"_ba
        << TokenUsage{10, {}, {}, 3, {}, {}};
    QTest::newRow("zeros are said")
        << R"({"prompt_tokens":0,"completion_tokens":0,"prompt_tokens_details":{"cached_tokens":0},"cost":0})"_ba
        << TokenUsage{0, 0, {}, 0, {}, Usd()};
    QTest::newRow("DeepSeek")
        << R"({"prompt_tokens":10,"completion_tokens":3,"prompt_cache_hit_tokens":6,"prompt_cache_miss_tokens":4})"_ba
        << TokenUsage{10, 6, {}, 3, {}, {}};
    QTest::newRow("DeepSeek, parts alone")
        << R"({"completion_tokens":3,"prompt_cache_hit_tokens":6,"prompt_cache_miss_tokens":4})"_ba
        << TokenUsage{10, 6, {}, 3, {}, {}};
    QTest::newRow("cost")
        << R"({"prompt_tokens":10,"completion_tokens":3,"cost":0.00012,"cost_details":{"upstream_inference_cost":null},"is_byok":false})"_ba
        << TokenUsage{10, {}, {}, 3, {}, usd("0.00012")};
    QTest::newRow("cost with an exponent")
        << R"({"cost":1.25e-7})"_ba << TokenUsage{{}, {}, {}, {}, {}, usd("0.000000125")};
    QTest::newRow("cost that no double holds")
        << R"({"cost": 123456.123456789012 })"_ba
        << TokenUsage{{}, {}, {}, {}, {}, Usd::fromPicos(123'456'123'456'789'012)};
    QTest::newRow("cost as a string") << R"({"cost":"0.5"})"_ba << TokenUsage{{}, {}, {}, {}, {}, usd("0.5")};
    QTest::newRow("cost null") << R"({"prompt_tokens":1,"cost":null})"_ba << TokenUsage{1, {}, {}, {}, {}, {}};
    QTest::newRow("counts as fractions") << R"({"prompt_tokens":10.0,"completion_tokens":2.5})"_ba
                                         << TokenUsage{10, {}, {}, {}, {}, {}};
    QTest::newRow("negative counts are none") << R"({"prompt_tokens":-1,"completion_tokens":"7"})"_ba << TokenUsage{};
}

void TestChatDecoder::usage()
{
    QFETCH(QByteArray, usage);
    QFETCH(TokenUsage, expected);
    const QByteArray last = sse(R"({"choices":[],"usage":)"_ba + usage + '}');
    const QByteArray beside =
        sse(R"({"choices":[{"delta":{"content":"b"},"finish_reason":"stop"}],"usage":)"_ba + usage + '}');
    for (const QByteArray &body :
         {content("a"_ba) + kStop + last + kDone, content("a"_ba) + beside + kDone,
          // On every chunk, as vLLM does if asked: the last word holds.
          sse(R"({"choices":[{"delta":{"content":"a"}}],"usage":null})"_ba) + beside + kDone}) {
        const Decoded d = decode({body}, 7);
        QVERIFY(!d.seen.error);
        QVERIFY2(d.facts.usage == expected, body.constData());
    }
}

void TestChatDecoder::factsOfOpenRouter()
{
    const QByteArray body =
        sse(R"({"id":"gen-1","provider":"SomeHost","model":"a/b-2026","choices":[{"delta":{"content":"a"},"finish_reason":null}]})"_ba) +
        sse(R"({"id":"gen-1","choices":[{"delta":{"content":""},"finish_reason":"stop","native_finish_reason":"end_turn"}]})"_ba) +
        sse(R"({"choices":[],"usage":{"prompt_tokens":1},"openrouter_metadata":{"requested":"a/b","strategy":"direct","attempt":2,"attempts":[{"model":"a/b","provider":"First","status":503},{"model":"a/b","provider":"SomeHost","status":200}],"endpoints":{"total":2,"available":[{"model":"a/b","provider":"First","selected":false},{"model":"a/b","provider":"SomeHost","selected":true}]}}})"_ba) +
        kDone;
    for (qsizetype step = 1; step <= body.size(); ++step) {
        const ChatFacts facts = decode({body}, step).facts;
        QCOMPARE(facts.generationId, u"gen-1"_s);
        QCOMPARE(facts.servedModel, u"a/b-2026"_s);
        QCOMPARE(facts.host, u"SomeHost"_s);
        QCOMPARE(facts.finishReason, u"stop"_s);
        QCOMPARE(facts.nativeFinishReason, u"end_turn"_s);
        const QList<UpstreamAttempt> tried{{u"a/b"_s, u"First"_s, 503}, {u"a/b"_s, u"SomeHost"_s, 200}};
        QVERIFY(facts.upstream == tried);
    }
    // Without the undeclared `provider` key the metadata name the host.
    const QByteArray bare = sse(
        R"({"choices":[{"delta":{},"finish_reason":"stop"}],"openrouter_metadata":{"endpoints":{"available":[{"provider":"Only","selected":true}]},"attempts":null}})"_ba);
    QCOMPARE(decode({bare}, bare.size()).facts.host, u"Only"_s);
}

void TestChatDecoder::factsOfHeaders()
{
    ChatDecoder decoder;
    QHttpHeaders headers;
    headers.append("X-Generation-Id"_L1, "gen-head"_L1);
    headers.append("X-OpenRouter-Cache-Status"_L1, "HIT"_L1);
    decoder.begin({.status = 200, .headers = headers});
    decoder.feed(content("a"_ba) + kStop + kDone);
    decoder.end(true);
    QCOMPARE(decoder.facts().generationId, u"gen-head"_s);
    QVERIFY(decoder.facts().responseCacheHit);
}

void TestChatDecoder::timingsOfLlamaServer()
{
    const QByteArray timings =
        R"("timings":{"cache_n":3,"prompt_n":12,"prompt_ms":50.1,"prompt_per_token_ms":4.2,"prompt_per_second":239.5,"predicted_n":64,"predicted_ms":900.0,"predicted_per_second":71.1})"_ba;
    const QByteArray finish = sse(R"({"choices":[{"delta":{},"finish_reason":"stop"}],)"_ba + timings + '}');
    const ServerTimings expected{3, 12, 50.1, 64, 900.0};

    const Decoded without = decode({content("a"_ba) + finish + kDone}, 5);
    QVERIFY(without.facts.serverTimings == expected);
    QVERIFY((without.facts.usage == TokenUsage{15, 3, {}, 64, {}, {}}));

    const QByteArray usage =
        sse(R"({"choices":[],"usage":{"prompt_tokens":15,"completion_tokens":60},)"_ba + timings + '}');
    const Decoded with = decode({content("a"_ba) + kStop + usage + kDone}, 5);
    QVERIFY(with.facts.serverTimings == expected);
    QVERIFY((with.facts.usage == TokenUsage{15, {}, {}, 60, {}, {}}));
}

void TestChatDecoder::summariesAreFlagged()
{
    const QByteArray summary =
        delta(R"("reasoning":"short","reasoning_details":[{"type":"reasoning.summary","summary":"short"}])"_ba);
    const Decoded d = decode({summary + kStop + kDone}, 11);
    QCOMPARE(d.seen.reasoning, u"short"_s);
    QVERIFY(d.facts.reasoningIsSummary);
    QVERIFY(!decode({delta(R"("reasoning":"full")"_ba) + kStop + kDone}, 11).facts.reasoningIsSummary);
}

void TestChatDecoder::wholeAnswerIsTimedAsSuch()
{
    QCOMPARE(decode({R"({"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]})"_ba}, 9).timing,
             TimingSource::Whole);
    QCOMPARE(decode({content("a"_ba) + kStop + kDone}, 9).timing, TimingSource::Stream);
}

void TestChatDecoder::nothingAfterTheEndIsRead()
{
    const QByteArray after = content("more"_ba) + sse(R"({"error":{"message":"late"}})"_ba);
    for (qsizetype step : {1, 10, 100000}) {
        const Decoded done = decode({content("a"_ba) + kStop + kDone + after}, step);
        QCOMPARE(done.seen.text, u"a"_s);
        QVERIFY(!done.seen.error);
        const Decoded failed =
            decode({content("a"_ba) + sse(R"({"error":{"message":"first"}})"_ba) + after + kStop}, step);
        QCOMPARE(failed.seen.text, u"a"_s);
        QCOMPARE(failed.seen.message, u"first"_s);
    }
    ChatDecoder decoder;
    decoder.begin({.status = 200});
    QVERIFY(!decoder.settled());
    decoder.feed(content("a"_ba) + kStop);
    QVERIFY(!decoder.settled()); // usage may follow
    decoder.feed(kDone);
    QVERIFY(decoder.settled());
}

void TestChatDecoder::keepAliveIsNoEvent()
{
    ChatDecoder decoder;
    decoder.begin({.status = 200});
    const ChatDelta comment = decoder.feed(": OPENROUTER PROCESSING\n\n"_ba);
    QCOMPARE(comment.events, 0);
    const ChatDelta role = decoder.feed(delta(R"("role":"assistant","content":"")"_ba));
    QCOMPARE(role.events, 1);
    QVERIFY(role.text.isEmpty());
    QCOMPARE(decoder.textChunks(), 0);
    const ChatDelta two = decoder.feed(content("a"_ba) + content("b"_ba));
    QCOMPARE(two.events, 2);
    QCOMPARE(two.text, u"ab"_s);
    QCOMPARE(decoder.textChunks(), 2);
}

void TestChatDecoder::giantLine()
{
    const QByteArray text(5'000'000, 'x');
    const QByteArray image(3'000'000, 'A');
    const QByteArray body = content(text) +
                            delta(R"("images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,)"_ba +
                                  image + R"("}}],"content":"y")"_ba) +
                            content("z"_ba) + kStop + kDone;
    const Decoded d = decode({body}, 65536);
    QVERIFY(!d.seen.error);
    QCOMPARE(d.seen.text.size(), text.size() + 2);
    QVERIFY(d.seen.text.endsWith("xyz"_L1));
}

void TestChatDecoder::deepNesting_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    const QByteArray deep = QByteArray(100'000, '[') + QByteArray(100'000, ']');
    QTest::newRow("event") << sse(R"({"x":)"_ba + deep + '}') << "text/event-stream"_ba;
    QTest::newRow("whole answer") << R"({"x":)"_ba + deep + '}' << "application/json"_ba;
    QTest::newRow("error") << sse(R"({"error":{"message":)"_ba + deep + "}}"_ba) << "text/event-stream"_ba;
}

void TestChatDecoder::deepNesting()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QCOMPARE(decode({body, type}, 4096).seen.error, ErrorKind::LimitExceeded);
}

void TestChatDecoder::textCap()
{
    ChatDecoderOptions options;
    options.maxText = 10;
    const Decoded d =
        decode({content("12345"_ba) + content("6789"_ba) + content("abc"_ba) + kStop + kDone}, 3, options);
    QCOMPARE(d.seen.error, ErrorKind::LimitExceeded);
    QCOMPARE(d.seen.text, u"123456789"_s);
}

void TestChatDecoder::eventCap()
{
    ChatDecoderOptions options;
    options.maxEvent = 1000;
    const Decoded d = decode({content("a"_ba) + content(QByteArray(2000, 'b')) + kStop + kDone}, 100, options);
    QCOMPARE(d.seen.error, ErrorKind::LimitExceeded);
    QCOMPARE(d.seen.text, u"a"_s);
}

void TestChatDecoder::bodyCap()
{
    ChatDecoderOptions options;
    options.maxBody = 1000;
    const QByteArray body = R"({"choices":[{"message":{"content":")"_ba + QByteArray(2000, 'b') + R"("}}]})"_ba;
    QCOMPARE(decode({body, "application/json"_ba}, 100, options).seen.error, ErrorKind::LimitExceeded);
}

/// Whatever a broken server sends: no crash, exactly one end, and the same one however the bytes are cut.
void TestChatDecoder::damagedBytes()
{
    const QByteArrayList sound{
        content("Hel"_ba) + delta(R"("reasoning":"hm \\n\u00e9")"_ba) + content("lo"_ba) + kStop +
            sse(R"({"choices":[],"usage":{"prompt_tokens":1,"cost":0.5},"timings":{"prompt_n":1}})"_ba) + kDone,
        content("<think>a"_ba) + content("b</think>c"_ba) + "event: error\r\ndata: {\"error\":\"x\"}\r\n\r\n"_ba,
        R"({"id":"c","choices":[{"message":{"content":"Hello"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1}})"_ba,
        R"({"error":{"code":429,"message":"m","metadata":{"error_type":"x","raw":"{\"a\":1}"}}})"_ba,
    };
    quint32 state = 20261122;
    const auto random = [&state](qsizetype below) {
        state = state * 1664525 + 1013904223;
        return qsizetype(state >> 8) % below;
    };
    const QByteArrayList types{"text/event-stream"_ba, "application/json"_ba, {}};
    for (int round = 0; round < 1000; ++round) {
        QByteArray body = sound[random(sound.size())];
        for (qsizetype damage = random(4); damage >= 0; --damage) {
            const qsizetype at = random(body.size());
            switch (random(4)) {
            case 0:
                body[at] = char(random(256));
                break;
            case 1:
                body.remove(at, 1 + random(5));
                break;
            case 2:
                body.insert(at, body.mid(random(body.size()), 1 + random(40)));
                break;
            default:
                body.insert(at, "\n\r\n:{}[]\"\\,<\xFF"_ba.mid(random(12), 1 + random(3)));
                break;
            }
            if (body.isEmpty())
                body = "x"_ba;
        }
        const Wire wire{body, types[random(types.size())], random(5) == 0 ? 500 : 200, random(2) == 0, random(2) == 0};
        const Decoded whole = decode(wire, body.size());
        for (const qsizetype step : {qsizetype(1), 1 + random(30)}) {
            const Decoded cut = decode(wire, step);
            QVERIFY2(cut.seen == whole.seen && cut.facts == whole.facts,
                     ("packets of " + QByteArray::number(step) + ": " + body.toPercentEncoding(" {}[]\":,<>") + "\n" +
                      toText(whole.seen) + "\n" + toText(cut.seen))
                         .constData());
        }
    }
}

QTEST_GUILESS_MAIN(TestChatDecoder)
#include "tst_chatdecoder.moc"
