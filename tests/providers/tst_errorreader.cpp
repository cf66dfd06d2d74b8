// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/errorreader.h"

#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// 2026-11-22T12:00:00Z
constexpr UtcMicros kNow{1'795'348'800'000'000};

using Headers = QList<std::pair<QByteArray, QByteArray>>;

ErrorReply reply(int status, const Headers &headers = {}, Preset preset = Preset::Generic)
{
    ErrorReply r{.status = status, .preset = preset, .now = kNow};
    for (const auto &[name, value] : headers)
        r.headers.append(QLatin1StringView(name), value);
    return r;
}

} // namespace

class TestErrorReader : public QObject {
    Q_OBJECT
private slots:
    void kinds_data();
    void kinds();
    void messages_data();
    void messages();
    void waits_data();
    void waits();
    void keysAreTakenOut();
    void longMessagesAreCut();
    void detailsNameTheWords();
    void statusIsKept();
};

void TestErrorReader::kinds_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Preset>("preset");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char *name, int status, const QByteArray &body, ErrorKind kind,
                        Preset preset = Preset::Generic) { QTest::newRow(name) << status << body << preset << kind; };
    const auto openAi = [](const char *type, const char *code) {
        return R"({"error":{"message":"m","type":")"_ba + type + R"(","param":null,"code":)"_ba + code + "}}"_ba;
    };

    // By status, with OpenAI's body.
    row("400", 400, openAi("invalid_request_error", "null"), ErrorKind::BadInput);
    row("401", 401, openAi("invalid_request_error", "\"invalid_api_key\""), ErrorKind::BadKey);
    row("402", 402, openAi("x", "null"), ErrorKind::NoCredit);
    row("403", 403, openAi("x", "null"), ErrorKind::Forbidden);
    row("404", 404, openAi("invalid_request_error", "\"model_not_found\""), ErrorKind::NotFound);
    row("408", 408, openAi("x", "null"), ErrorKind::Timeout);
    row("412", 412, openAi("x", "null"), ErrorKind::BadInput);
    row("413", 413, openAi("x", "null"), ErrorKind::BadInput);
    row("422", 422, openAi("x", "null"), ErrorKind::BadInput);
    row("429", 429, openAi("requests", "\"rate_limit_exceeded\""), ErrorKind::RateLimited);
    row("500", 500, openAi("server_error", "null"), ErrorKind::ProviderFailed);
    row("502", 502, openAi("x", "null"), ErrorKind::ProviderFailed);
    row("503", 503, openAi("x", "null"), ErrorKind::Overloaded);
    row("504", 504, openAi("x", "null"), ErrorKind::Timeout);
    row("524", 524, openAi("x", "null"), ErrorKind::Timeout);
    row("529", 529, openAi("x", "null"), ErrorKind::Overloaded);

    // OpenAI.
    row("insufficient_quota", 429, openAi("insufficient_quota", "\"insufficient_quota\""), ErrorKind::NoCredit);
    row("OpenAI context_length_exceeded", 400, openAi("invalid_request_error", "\"context_length_exceeded\""),
        ErrorKind::ContextTooLong);

    // Together AI.
    row("Together 403", 403, openAi("x", "null"), ErrorKind::ContextTooLong, Preset::Together);
    row("Together 402", 402, openAi("credit_limit", "null"), ErrorKind::NoCredit, Preset::Together);
    row("dynamic_request_limited", 429, openAi("dynamic_request_limited", "null"), ErrorKind::RateLimited,
        Preset::Together);
    row("dynamic_token_limited", 429, openAi("dynamic_token_limited", "null"), ErrorKind::RateLimited,
        Preset::Together);
    row("Together 503", 503, openAi("overloaded", "null"), ErrorKind::Overloaded, Preset::Together);

    // Ollama, llama-server, vLLM, LM Studio.
    row("Ollama not found", 404, openAi("not_found_error", "null"), ErrorKind::NotFound, Preset::Ollama);
    row("Ollama api_error", 500, openAi("api_error", "null"), ErrorKind::ProviderFailed, Preset::Ollama);
    row("llama-server too long", 400,
        R"({"error":{"code":400,"message":"m","type":"exceed_context_size_error","n_prompt_tokens":90,"n_ctx":8}})"_ba,
        ErrorKind::ContextTooLong);
    row("llama-server too long with 200", 200,
        R"({"error":{"code":400,"message":"m","type":"exceed_context_size_error"}})"_ba, ErrorKind::ContextTooLong);
    row("llama-server 400 with 200", 200, R"({"error":{"code":400,"message":"m","type":"invalid_request_error"}})"_ba,
        ErrorKind::BadInput);
    row("llama-server key", 401,
        R"({"error":{"code":401,"message":"Invalid API Key","type":"authentication_error"}})"_ba, ErrorKind::BadKey);
    row("llama-server 501", 501, R"({"error":{"code":501,"message":"m","type":"not_supported_error"}})"_ba,
        ErrorKind::BadInput);
    row("llama-server loads", 503, R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})"_ba,
        ErrorKind::Overloaded);
    row("vLLM", 400, R"({"error":{"message":"m","type":"BadRequestError","param":null,"code":400}})"_ba,
        ErrorKind::BadInput);
    row("vLLM too long", 400,
        R"({"error":{"message":"The maximum context length is 2048 tokens. However, you requested 3000 tokens.","type":"BadRequestError","code":400}})"_ba,
        ErrorKind::ContextTooLong);
    row("vLLM, older", 404,
        R"({"object":"error","message":"The model x does not exist.","type":"NotFoundError","param":null,"code":404})"_ba,
        ErrorKind::NotFound);
    row("LM Studio, nothing loaded", 404,
        R"({"error":{"message":"No models loaded","type":"invalid_request_error","code":"model_not_found"}})"_ba,
        ErrorKind::NotFound);
    row("key refused with 400", 400, R"({"error":{"message":"API key not valid","code":400}})"_ba, ErrorKind::BadKey);

    // OpenRouter.
    const auto typed = [](int code, const char *type) {
        return R"({"error":{"code":)"_ba + QByteArray::number(code) +
               R"(,"message":"m","metadata":{"error_type":")"_ba + type + R"("}},"user_id":"u"})"_ba;
    };
    struct Typed {
        const char *type;
        int status;
        ErrorKind kind;
    };
    for (const Typed &t : {Typed{"context_length_exceeded", 400, ErrorKind::ContextTooLong},
                           {"max_tokens_exceeded", 400, ErrorKind::BadInput},
                           {"token_limit_exceeded", 400, ErrorKind::ContextTooLong},
                           {"string_too_long", 400, ErrorKind::BadInput},
                           {"authentication", 401, ErrorKind::BadKey},
                           {"permission_denied", 403, ErrorKind::Forbidden},
                           {"payment_required", 402, ErrorKind::NoCredit},
                           {"rate_limit_exceeded", 429, ErrorKind::RateLimited},
                           {"provider_overloaded", 529, ErrorKind::Overloaded},
                           {"provider_unavailable", 502, ErrorKind::ProviderFailed},
                           {"invalid_request", 400, ErrorKind::BadInput},
                           {"invalid_prompt", 400, ErrorKind::BadInput},
                           {"not_found", 404, ErrorKind::NotFound},
                           {"precondition_failed", 412, ErrorKind::BadInput},
                           {"payload_too_large", 413, ErrorKind::BadInput},
                           {"unprocessable", 422, ErrorKind::BadInput},
                           {"content_policy_violation", 403, ErrorKind::Moderated},
                           {"refusal", 403, ErrorKind::Moderated},
                           {"invalid_image", 400, ErrorKind::BadInput},
                           {"image_not_found", 404, ErrorKind::NotFound},
                           {"server", 500, ErrorKind::ProviderFailed},
                           {"timeout", 408, ErrorKind::Timeout},
                           {"unmapped", 500, ErrorKind::ProviderFailed},
                           {"of_tomorrow", 503, ErrorKind::Overloaded}}) {
        row(t.type, t.status, typed(t.status, t.type), t.kind, Preset::OpenRouter);
        // In a stream the HTTP status is 200 and the code decides.
        row((QByteArray(t.type) + " in a stream").constData(), 200, typed(t.status, t.type), t.kind,
            Preset::OpenRouter);
    }
    row("moderation", 403,
        R"({"error":{"code":403,"message":"m","metadata":{"reasons":["violence"],"flagged_input":"x","provider_name":"P","model_slug":"a/b"}}})"_ba,
        ErrorKind::Moderated, Preset::OpenRouter);
    row("guardrail", 403, R"({"error":{"code":403,"message":"m","metadata":{"patterns":["x"]}}})"_ba,
        ErrorKind::Forbidden, Preset::OpenRouter);
    row("code as a string of digits", 200, R"({"error":{"code":"429","message":"m"}})"_ba, ErrorKind::RateLimited);
    const auto available = [](const char *code, int status) {
        return R"({"error":{"message":"m","error_type":"unmapped","http_status":)"_ba + QByteArray::number(status) +
               R"(,"availability":{"code":")"_ba + code + R"(","retryable":false,"retry_after":null}}})"_ba;
    };
    struct Available {
        const char *code;
        int status;
        ErrorKind kind;
    };
    for (const Available &a : {Available{"model_not_found", 404, ErrorKind::NotFound},
                               {"wrong_endpoint", 400, ErrorKind::NotFound},
                               {"no_endpoints", 404, ErrorKind::NotFound},
                               {"model_deprecated", 404, ErrorKind::NotFound},
                               {"model_unavailable_upstream", 503, ErrorKind::Overloaded},
                               {"capacity_exhausted", 503, ErrorKind::Overloaded},
                               {"temporarily_unavailable", 503, ErrorKind::Overloaded},
                               {"region_restricted", 403, ErrorKind::Forbidden},
                               {"privacy_restricted", 404, ErrorKind::NotFound},
                               {"constraint_filtered", 404, ErrorKind::NotFound},
                               {"free_variant_ended", 404, ErrorKind::NotFound},
                               {"of_tomorrow", 402, ErrorKind::NoCredit}}) {
        row((QByteArray("availability ") + a.code).constData(), a.status, available(a.code, a.status), a.kind,
            Preset::OpenRouter);
    }
    row("http_status in a stream", 200, available("of_tomorrow", 402), ErrorKind::NoCredit, Preset::OpenRouter);

    // Other shapes.
    row("error as a string", 400, R"({"error":"no such thing"})"_ba, ErrorKind::BadInput);
    row("FastAPI", 422, R"({"detail":[{"loc":["body","model"],"msg":"field required","type":"value_error"}]})"_ba,
        ErrorKind::BadInput);
    row("gateway", 401, R"({"error_type":"authentication","error_message":"no"})"_ba, ErrorKind::BadKey);
    row("nothing but JSON, 200", 200, "{}"_ba, ErrorKind::BadReply);
    row("nothing but JSON, 500", 500, "{}"_ba, ErrorKind::ProviderFailed);
    row("list", 400, "[1]"_ba, ErrorKind::BadInput);

    // No JSON: a status that can mean one thing only still says it.
    row("HTML 200", 200, "<html>"_ba, ErrorKind::BadReply);
    row("HTML 500", 500, "<html>"_ba, ErrorKind::BadReply);
    row("HTML 502", 502, "<html>"_ba, ErrorKind::BadReply);
    row("HTML 401", 401, "<html>"_ba, ErrorKind::BadKey);
    row("HTML 404", 404, "<html>"_ba, ErrorKind::NotFound);
    row("HTML 429", 429, "<html>"_ba, ErrorKind::RateLimited);
    row("HTML 503", 503, "<html>"_ba, ErrorKind::Overloaded);
    row("HTML 524", 524, "<html>"_ba, ErrorKind::Timeout);
    row("text 500", 500, "Internal Server Error"_ba, ErrorKind::BadReply);
    row("empty 500", 500, ""_ba, ErrorKind::BadReply);
    row("empty 401", 401, ""_ba, ErrorKind::BadKey);
    row("cut JSON 400", 400, R"({"error":{"mess)"_ba, ErrorKind::BadInput);
}

void TestErrorReader::kinds()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Preset, preset);
    QFETCH(ErrorKind, kind);
    const Error error = readError(reply(status, {}, preset), body);
    QCOMPARE(errorKindName(error.kind), errorKindName(kind));
    QVERIFY(!error.detail.isEmpty());
    QVERIFY(!error.maybeBilled);
}

void TestErrorReader::messages_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    // The order: each row has everything that comes later, too.
    QTest::newRow("error.message") << R"({"message":"d","detail":"c","error":{"message":"a"},"error_message":"e"})"_ba
                                   << u"a"_s;
    QTest::newRow("error string") << R"({"message":"d","detail":"c","error":"b","error_message":"e"})"_ba << u"b"_s;
    QTest::newRow("detail") << R"({"error_message":"e","message":"d","detail":"c"})"_ba << u"c"_s;
    QTest::newRow("message") << R"({"error_message":"e","message":"d"})"_ba << u"d"_s;
    QTest::newRow("error_message") << R"({"error_message":"e"})"_ba << u"e"_s;
    QTest::newRow("raw text") << R"({"status":"bad"})"_ba << uR"({"status":"bad"})"_s;
    QTest::newRow("no JSON") << " Bad \xFFgateway\n"_ba << u"Bad \uFFFDgateway"_s;
    QTest::newRow("JSON string") << R"("just this")"_ba << u"just this"_s;
    QTest::newRow("FastAPI list")
        << R"({"detail":[{"loc":["body","messages",0],"msg":"field required"},{"loc":[],"msg":"other"}]})"_ba
        << u"body.messages.0: field required; other"_s;
    QTest::newRow("FastAPI object") << R"({"detail":{"message":"inner"}})"_ba << u"inner"_s;
    QTest::newRow("error null") << R"({"error":null,"message":"d"})"_ba << u"d"_s;
    QTest::newRow("upstream in words")
        << R"({"error":{"code":502,"message":"Provider returned error","metadata":{"provider_name":"P","raw":"out of cheese"}}})"_ba
        << u"Provider returned error: out of cheese"_s;
    QTest::newRow("upstream in JSON")
        << R"({"error":{"code":400,"message":"Provider returned error","metadata":{"raw":"{\"error\":{\"message\":\"bad seed\",\"code\":1}}"}}})"_ba
        << u"Provider returned error: bad seed"_s;
}

void TestErrorReader::messages()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, message);
    QCOMPARE(readError(reply(500), body).providerMessage, message);
}

void TestErrorReader::waits_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<std::optional<std::chrono::seconds>>("wait");
    using Wait = std::optional<std::chrono::seconds>;
    const QByteArray e = R"({"error":{"message":"m"}})"_ba;
    QTest::newRow("none") << 429 << Headers{} << e << Wait{};
    QTest::newRow("seconds") << 429 << Headers{{"Retry-After", "7"}} << e << Wait{7s};
    QTest::newRow("zero") << 429 << Headers{{"Retry-After", "0"}} << e << Wait{0s};
    QTest::newRow("fraction") << 503 << Headers{{"retry-after", "1.2"}} << e << Wait{2s};
    QTest::newRow("milliseconds first") << 429 << Headers{{"retry-after", "9"}, {"retry-after-ms", "1500"}} << e
                                        << Wait{2s};
    QTest::newRow("date") << 503 << Headers{{"Retry-After", "Sun, 22 Nov 2026 12:01:30 GMT"}} << e << Wait{90s};
    QTest::newRow("date gone by") << 503 << Headers{{"Retry-After", "Sun, 22 Nov 2026 11:00:00 GMT"}} << e << Wait{0s};
    QTest::newRow("nonsense") << 503 << Headers{{"Retry-After", "soon"}} << e << Wait{};
    QTest::newRow("negative") << 503 << Headers{{"Retry-After", "-5"}} << e << Wait{};
    QTest::newRow("absurd") << 503 << Headers{{"Retry-After", "1e300"}} << e << Wait{};
    QTest::newRow("reset in seconds") << 429 << Headers{{"x-ratelimit-reset", "3"}} << e << Wait{3s};
    QTest::newRow("reset as a moment") << 429 << Headers{{"X-RateLimit-Reset", "1795348812"}} << e << Wait{12s};
    QTest::newRow("reset as a moment in ms")
        << 429 << Headers{{"X-RateLimit-Reset", "1795348812500"}} << e << Wait{13s};
    QTest::newRow("reset as durations, the longest")
        << 429 << Headers{{"x-ratelimit-reset-requests", "120ms"}, {"x-ratelimit-reset-tokens", "6m0s"}} << e
        << Wait{360s};
    QTest::newRow("reset counts for 429 only") << 400 << Headers{{"x-ratelimit-reset-tokens", "6m0s"}} << e << Wait{};
    QTest::newRow("Retry-After before reset")
        << 429 << Headers{{"Retry-After", "2"}, {"x-ratelimit-reset", "99"}} << e << Wait{2s};
    QTest::newRow("availability")
        << 503 << Headers{}
        << R"({"error":{"message":"m","http_status":503,"availability":{"code":"capacity_exhausted","retry_after":30}}})"_ba
        << Wait{30s};
    QTest::newRow("reset in the body")
        << 429 << Headers{}
        << R"({"error":{"code":429,"message":"m","metadata":{"headers":{"X-RateLimit-Limit":"20","X-RateLimit-Reset":"1795348805000"}}}})"_ba
        << Wait{5s};
}

void TestErrorReader::waits()
{
    QFETCH(int, status);
    QFETCH(Headers, headers);
    QFETCH(QByteArray, body);
    QFETCH(std::optional<std::chrono::seconds>, wait);
    const Error error = readError(reply(status, headers), body);
    QCOMPARE(error.retryAfter.has_value(), wait.has_value());
    if (wait)
        QCOMPARE(error.retryAfter->count(), wait->count());
}

void TestErrorReader::keysAreTakenOut()
{
    ErrorReply r = reply(401);
    r.key = "secret-key-123456"_ba;
    const Error echoed = readError(r, R"({"error":{"message":"Incorrect API key provided: secret-key-123456."}})"_ba);
    QVERIFY(!echoed.providerMessage.contains("secret-key-123456"_L1));
    QVERIFY(echoed.providerMessage.startsWith("Incorrect API key provided: "_L1));
    const Error raw = readError(r, "<p>secret-key-123456</p>"_ba);
    QVERIFY(!raw.providerMessage.contains("secret-key-123456"_L1));
    // Broken over the limit of what is quoted, too.
    const Error late = readError(r, QByteArray(1990, 'x') + "secret-key-123456"_ba);
    QVERIFY(!late.providerMessage.contains("secret"_L1));
}

void TestErrorReader::longMessagesAreCut()
{
    const QByteArray longText(100'000, 'x');
    QCOMPARE(readError(reply(400), R"({"error":{"message":")"_ba + longText + "\"}}"_ba).providerMessage.size(), 2000);
    QCOMPARE(readError(reply(502), longText).providerMessage.size(), 2000);
}

void TestErrorReader::detailsNameTheWords()
{
    const Error error = readError(
        reply(200, {}, Preset::OpenRouter),
        R"({"error":{"code":502,"message":"Upstream said no","metadata":{"error_type":"provider_unavailable","provider_name":"SomeHost"}}})"_ba);
    QCOMPARE(error.detail, u"HTTP 200, code 502, provider_unavailable, from SomeHost"_s);
    QCOMPARE(readError(reply(502), "<html>"_ba).detail, u"HTTP 502 with markup instead of JSON"_s);
    // A sentence where a word belongs may quote the prompt: it stays out of the log.
    const Error odd = readError(reply(400), R"({"error":{"message":"m","type":"your prompt was: hello"}})"_ba);
    QCOMPARE(odd.detail, u"HTTP 400"_s);
}

void TestErrorReader::statusIsKept()
{
    QCOMPARE(readError(reply(429), "{}"_ba).httpStatus, 429);
    QCOMPARE(readError(reply(0), "{}"_ba).httpStatus, std::optional<int>());
}

QTEST_GUILESS_MAIN(TestErrorReader)
#include "tst_errorreader.moc"
