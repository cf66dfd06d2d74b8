// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/starterprompt.h"
#include "words/words.h"

#include "compare/comparison.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

#include <limits>

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Ns = std::chrono::nanoseconds;

namespace {

const QLocale kEnglish(QLocale::English, QLocale::UnitedStates);
const QLocale kGerman(QLocale::German, QLocale::Germany);

/// No-break spaces as "_", so that tables show them.
QString shown(QString text)
{
    return text.replace(QChar(QChar::Nbsp), u'_');
}

Reply doneReply()
{
    Reply r;
    r.model = {u"openrouter"_s, u"anthropic/claude-sonnet-5"_s};
    r.state = ReplyState::Done;
    r.clocks.requestSent = 1s;
    r.clocks.firstAnswer = 1840ms;
    r.clocks.lastAnswer = 13200ms;
    r.clocks.connectTime = 95ms;
    r.clocks.chunks = 80;
    r.clocks.longestStall = 1200ms;
    r.facts.usage.input = 1234;
    r.facts.usage.output = 400;
    r.facts.usage.cachedInput = 1000;
    r.cost = Cost::billed(Usd::fromPicos(8'270'000'000));
    return r;
}

} // namespace

Q_DECLARE_METATYPE(bakeoff::Error)
Q_DECLARE_METATYPE(bakeoff::Cost)
Q_DECLARE_METATYPE(bakeoff::CostTotal)
Q_DECLARE_METATYPE(bakeoff::ForecastTotal)

class TestWords : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(kEnglish); }
    void errors_data();
    void errors();
    void everyErrorIsTwoSentences_data();
    void everyErrorIsTwoSentences();
    void errorDetails();
    void wordsOfABrokenReplyAreCounted();
    void durations_data();
    void durations();
    void speeds_data();
    void speeds();
    void tokens_data();
    void tokens();
    void dates();
    void money_data();
    void money();
    void moneyInOtherLocales();
    void costs_data();
    void costs();
    void totals_data();
    void totals();
    void forecasts_data();
    void forecasts();
    void prices_data();
    void prices();
    void stateWords();
    void figuresOrTheirAbsence();
    void toolTipsExplainExactly();
    void costToolTips();
    void aScreenReaderHearsThePane();
    void theFirstPromptShowsAllKinds();
};

void TestWords::errors_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<int>("kept"); // -1: not known
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const Error &error, int kept, const char *sentence) {
        QTest::newRow(name) << error << kept << QString::fromUtf8(sentence);
    };
    row("wrong key", {.kind = ErrorKind::BadKey, .httpStatus = 401}, -1,
        "OpenRouter refused the key (401). Check it in Settings.");
    row("wrong key, no status", {.kind = ErrorKind::BadKey}, -1, "OpenRouter refused the key. Check it in Settings.");
    row("no credit", {.kind = ErrorKind::NoCredit, .httpStatus = 402}, -1,
        "No credit left at OpenRouter (402). Add credit or swap the model.");
    row("rate limit with a pause", {.kind = ErrorKind::RateLimited, .httpStatus = 429, .retryAfter = 18s}, -1,
        "Too many requests (429). OpenRouter asks to wait 18_s.");
    row("rate limit, a long pause", {.kind = ErrorKind::RateLimited, .retryAfter = 90s}, -1,
        "Too many requests. OpenRouter asks to wait 1_min_30_s.");
    row("rate limit without", {.kind = ErrorKind::RateLimited}, -1, "Too many requests. Wait a little, then retry.");
    row("broken after words", {.kind = ErrorKind::Interrupted}, 412,
        "The connection broke after 412 word(s). They are kept; retry for a whole answer.");
    row("broken before any", {.kind = ErrorKind::Interrupted}, 0,
        "The connection to OpenRouter broke before any text came. Retry or swap the model.");
    row("broken, who knows when", {.kind = ErrorKind::Interrupted}, -1,
        "The connection to OpenRouter broke. What came until then is kept; retry for a whole answer.");
    row("broken, perhaps billed", {.kind = ErrorKind::Interrupted, .maybeBilled = true}, 412,
        "The connection broke after 412 word(s). 412 word(s) are kept; a retry may be billed again.");
    row("no answer in time", {.kind = ErrorKind::Timeout}, -1,
        "OpenRouter did not answer in time. Retry or swap the model.");
    row("no answer in time, perhaps billed", {.kind = ErrorKind::Timeout, .maybeBilled = true}, 0,
        "OpenRouter did not answer in time. It may have been billed; a retry may be billed again.");
    row("time ran out within", {.kind = ErrorKind::Timeout}, 3,
        "OpenRouter did not answer in time. 3 word(s) are kept; retry for a whole answer.");
    row("web page", {.kind = ErrorKind::BadReply, .detail = u"HTML instead of JSON"_s, .httpStatus = 200}, -1,
        "The answer was a web page, not JSON (200). Check the address in Settings.");
    row("web page, quoted", {.kind = ErrorKind::BadReply, .providerMessage = u" <!doctype html>"_s}, -1,
        "The answer was a web page, not JSON. Check the address in Settings.");
    row("unreadable", {.kind = ErrorKind::BadReply}, -1,
        "OpenRouter sent an answer that could not be read. Check the address in Settings.");
    row("refused by the provider", {.kind = ErrorKind::BadInput, .httpStatus = 422}, -1,
        "OpenRouter did not accept the request (422). Check the settings; Details say what was refused.");
    row("refused before sending", {.kind = ErrorKind::BadInput}, -1,
        "The request was not sent, since it is not valid. Check prompt and settings; Details say what is wrong.");
    row("a bad file of aliases", {.kind = ErrorKind::BadInput, .detail = u"model-aliases.json: no JSON"_s}, -1,
        "The file model-aliases.json in the profile's folder is not valid. Correct or remove it; Details say where it is "
        "wrong.");
    row("overloaded with a pause", {.kind = ErrorKind::Overloaded, .httpStatus = 529, .retryAfter = 5s}, -1,
        "OpenRouter has no room for this model now (529). Retry after 5_s or swap the model.");
    row("a title with a placeholder in it is taken as it is", {.kind = ErrorKind::NoKey}, -1,
        "No key for OpenRouter was found. Add one in Settings or set its environment variable.");
}

void TestWords::errors()
{
    QFETCH(Error, error);
    QFETCH(int, kept);
    const ErrorText text =
        Words::errorText(error, u"OpenRouter"_s, kept < 0 ? std::optional<int>() : std::optional<int>(kept));
    QTEST(shown(text.sentence()), "sentence");
    QCOMPARE(text.sentence(), text.what + u' ' + text.advice);
}

void TestWords::everyErrorIsTwoSentences_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind <= int(ErrorKind::KeyStore); ++kind)
        QTest::newRow(errorKindName(ErrorKind(kind)).data()) << kind;
}

void TestWords::everyErrorIsTwoSentences()
{
    QFETCH(int, kind);
    for (const bool maybeBilled : {false, true}) {
        for (const std::optional<int> kept : {std::optional<int>(), std::optional<int>(0), std::optional<int>(7)}) {
            const Error error{.kind = ErrorKind(kind), .httpStatus = 418, .maybeBilled = maybeBilled};
            const ErrorText text = Words::errorText(error, {}, kept);
            for (const QString &sentence : {text.what, text.advice}) {
                QVERIFY2(sentence.size() > 5 && sentence.endsWith(u'.'), qPrintable(sentence));
                QVERIFY2(sentence.front().isUpper() || sentence.front().isDigit(), qPrintable(sentence));
                QVERIFY2(!sentence.contains(u'!') && !sentence.contains(u"please"_s, Qt::CaseInsensitive),
                         qPrintable(sentence));
                QVERIFY2(!sentence.contains(u"%1"_s) && !sentence.contains(u"%2"_s) && !sentence.contains(u"%n"_s),
                         qPrintable(sentence));
            }
            QVERIFY(text.details.endsWith(u"Code: %1"_s.arg(errorKindName(ErrorKind(kind)))));
        }
    }
}

void TestWords::errorDetails()
{
    const Error error{.kind = ErrorKind::ProviderFailed,
                      .detail = u"error inside the stream"_s,
                      .providerMessage = u"100%1 broken"_s,
                      .httpStatus = 502,
                      .retryAfter = 2s,
                      .maybeBilled = true};
    QCOMPARE(shown(Words::errorText(error, u"OpenRouter"_s).details),
             u"HTTP status 502\n"
             "OpenRouter says: “100%1 broken”\n"
             "error inside the stream\n"
             "Wait asked for: 2_s\n"
             "The request left this machine and may have been billed.\n"
             "Code: provider_failed"_s);
}

void TestWords::wordsOfABrokenReplyAreCounted()
{
    Reply r;
    r.state = ReplyState::CutOff;
    r.error = Error{.kind = ErrorKind::Interrupted};
    r.text = u"  One, two\n\nthree  "_s;
    r.reasoning = u"not counted"_s;
    QCOMPARE(Words::errorText(r, u"P"_s).what, u"The connection broke after 3 word(s)."_s);
    r.text.clear();
    QCOMPARE(Words::errorText(r, u"P"_s).what, u"The connection broke after 2 word(s)."_s);
    r.reasoning.clear();
    QCOMPARE(Words::errorText(r, u"P"_s).what, u"The connection to P broke before any text came."_s);
}

void TestWords::durations_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("expected");
    const auto row = [](Ns time, const char *expected) {
        QTest::addRow("%lld ns", qlonglong(time.count())) << qint64(time.count()) << QString::fromLatin1(expected);
    };
    row(0ns, "0_s");
    row(-5ns, "0_s");
    row(1ns, "<_0.1_ms");
    row(49'999ns, "<_0.1_ms");
    row(50us, "0.1_ms");
    row(4200us, "4.2_ms");
    row(9949us, "9.9_ms");
    row(9950us, "0.01_s");
    row(840ms, "0.84_s");
    row(844'999us, "0.84_s");
    row(845ms, "0.85_s");
    row(9'994ms, "9.99_s");
    row(9'995ms, "10.0_s");
    row(12'200ms, "12.2_s");
    row(59'949ms, "59.9_s");
    row(59'950ms, "1_min_0_s");
    row(72s, "1_min_12_s");
    row(3'599'499ms, "59_min_59_s");
    row(3'599'500ms, "1_h_0_min");
    row(2h + 5min, "2_h_5_min");
}

void TestWords::durations()
{
    QFETCH(qint64, ns);
    QTEST(shown(Words::formatDuration(Ns(ns), kEnglish)), "expected");
}

void TestWords::speeds_data()
{
    QTest::addColumn<double>("speed");
    QTest::addColumn<QString>("expected");
    const auto row = [](double speed, const char *expected) {
        QTest::newRow(expected) << speed << QString::fromLatin1(expected);
    };
    row(0.001, "<_0.01_tok/s");
    row(0.42, "0.42_tok/s");
    row(0.996, "1.0_tok/s");
    row(71.34, "71.3_tok/s");
    row(999.94, "999.9_tok/s");
    row(999.96, "1,000_tok/s");
    row(12345.6, "12,346_tok/s");
}

void TestWords::speeds()
{
    QFETCH(double, speed);
    QTEST(shown(Words::formatSpeed(speed, kEnglish)), "expected");
    QCOMPARE(shown(Words::formatSpeed(71.34, kGerman)), u"71,3_tok/s"_s);
}

void TestWords::tokens_data()
{
    QTest::addColumn<qint64>("n");
    QTest::addColumn<QString>("expected");
    const auto row = [](qint64 n, const char *expected) {
        QTest::newRow(expected) << n << QString::fromLatin1(expected);
    };
    row(0, "0");
    row(999, "999");
    row(8'192, "8,192");
    row(9'999, "9,999");
    row(10'000, "10k");
    row(12'345, "12.3k");
    row(99'949, "99.9k");
    row(99'950, "100k");
    row(131'072, "131k");
    row(999'499, "999k");
    row(999'500, "1M");
    row(1'048'576, "1.05M");
    row(2'000'000, "2M");
}

void TestWords::tokens()
{
    QFETCH(qint64, n);
    QTEST(Words::formatTokens(n, kEnglish), "expected");
    QCOMPARE(Words::formatCount(131'072, kEnglish), u"131,072"_s);
    QCOMPARE(Words::countText(std::nullopt, kEnglish), u"–"_s);
}

void TestWords::dates()
{
    const auto local = [](int year, int month, int day, int hour) {
        return UtcMicros::fromDateTime(QDateTime(QDate(year, month, day), QTime(hour, 5)));
    };
    const UtcMicros now = local(2026, 11, 22, 14);
    QCOMPARE(Words::formatDate(local(2026, 8, 26, 9), now, kEnglish), u"26 August"_s);
    QCOMPARE(Words::formatDate(local(2025, 8, 26, 9), now, kEnglish), u"26 August 2025"_s);
    QCOMPARE(Words::formatTime(now, kEnglish), u"14:05"_s);
    QCOMPARE(Words::formatDateTime(local(2026, 8, 26, 9), now, kEnglish), u"26 August, 09:05"_s);
}

void TestWords::money_data()
{
    QTest::addColumn<QByteArray>("amount");
    QTest::addColumn<QString>("nearest");
    QTest::addColumn<QString>("down");
    QTest::addColumn<QString>("up");
    const auto row = [](const char *amount, const char *nearest, const char *down, const char *up) {
        QTest::newRow(amount) << QByteArray(amount) << QString::fromLatin1(nearest) << QString::fromLatin1(down)
                              << QString::fromLatin1(up);
    };
    row("0", "$0.00", "$0.00", "$0.00");
    row("0.000000000001", "$0.000000000001", "$0.000000000001", "$0.000000000001");
    row("0.00012", "$0.00012", "$0.00012", "$0.00012");
    row("0.00827", "$0.00827", "$0.00827", "$0.00827");
    row("0.0082749", "$0.008275", "$0.008274", "$0.008275");
    row("0.000012345678", "$0.00001235", "$0.00001234", "$0.00001235");
    row("0.00999999", "$0.01", "$0.009999", "$0.01");
    row("0.01", "$0.01", "$0.01", "$0.01");
    row("0.025", "$0.025", "$0.025", "$0.025");
    row("0.02549", "$0.025", "$0.025", "$0.026");
    row("0.3", "$0.30", "$0.30", "$0.30");
    row("0.9996", "$1.00", "$0.999", "$1.00");
    row("1", "$1.00", "$1.00", "$1.00");
    row("1.239", "$1.24", "$1.23", "$1.24");
    row("1234.5", "$1,234.50", "$1,234.50", "$1,234.50");
    row("9223372.036854775807", "$9,223,372.04", "$9,223,372.03", "$9,223,372.04");
    row("-1.239", "-$1.24", "-$1.24", "-$1.23");
    row("-9223372.036854775808", "-$9,223,372.04", "-$9,223,372.04", "-$9,223,372.03");
}

void TestWords::money()
{
    QFETCH(QByteArray, amount);
    const Usd usd = Usd::fromDecimal(amount).value();
    QTEST(Words::formatUsd(usd, Rounding::Nearest, kEnglish), "nearest");
    QTEST(Words::formatUsd(usd, Rounding::Down, kEnglish), "down");
    QTEST(Words::formatUsd(usd, Rounding::Up, kEnglish), "up");
}

void TestWords::moneyInOtherLocales()
{
    QCOMPARE(Words::formatUsd(Usd::fromPicos(8'270'000'000), Rounding::Nearest, kGerman), u"$0,00827"_s);
    QCOMPARE(Words::formatUsd(Usd::fromPicos(1'234'500'000'000'000), Rounding::Nearest, kGerman), u"$1.234,50"_s);
    const QLocale arabic(QLocale::Arabic, QLocale::Egypt);
    QCOMPARE(Words::formatUsd(Usd::fromPicos(250'000'000'000), Rounding::Nearest, arabic), u"$٠٫٢٥"_s);
}

void TestWords::costs_data()
{
    QTest::addColumn<Cost>("cost");
    QTest::addColumn<QString>("real");
    QTest::addColumn<QString>("sandbox");
    const auto row = [](const char *name, const Cost &cost, const QString &real) {
        QTest::newRow(name) << cost << real << real + u" (sandbox)"_s;
    };
    row("billed", Cost::billed(Usd::fromPicos(8'270'000'000)), u"$0.00827"_s);
    row("estimated", Cost::estimated(Usd::fromPicos(25'000'000'000)), u"≈$0.025"_s);
    row("unknown", Cost::unknown(), u"unknown"_s);
    row("free", Cost::estimated(Usd()), u"free"_s);
    row("no charge", Cost::billed(Usd()), u"no charge"_s);
    row("billed without an amount is unknown", Cost{ChargeKind::Billed, {}}, u"unknown"_s);
}

void TestWords::costs()
{
    QFETCH(Cost, cost);
    QTEST(Words::costLabel(cost, false, kEnglish), "real");
    QTEST(Words::costLabel(cost, true, kEnglish), "sandbox");
}

void TestWords::totals_data()
{
    QTest::addColumn<CostTotal>("total");
    QTest::addColumn<QString>("expected");
    const auto usd = [](const char *text) { return Usd::fromDecimal(text).value(); };
    const Usd most = Usd::fromPicos(std::numeric_limits<qint64>::max());
    QTest::newRow("nothing") << CostTotal{} << u"$0.00"_s;
    QTest::newRow("all billed") << CostTotal{usd("1.239"), Usd(), 0, 3} << u"$1.24"_s;
    QTest::newRow("a part estimated") << CostTotal{usd("1"), usd("0.239"), 0, 3} << u"≈$1.24"_s;
    QTest::newRow("gaps: rounded down") << CostTotal{usd("1.239"), Usd(), 2, 3} << u"at least $1.23 (2 unknown)"_s;
    QTest::newRow("gaps and estimates") << CostTotal{usd("1"), usd("0.239"), 2, 4} << u"at least $1.23 (2 unknown)"_s;
    QTest::newRow("all unknown") << CostTotal{Usd(), Usd(), 2, 2} << u"2 unknown"_s;
    QTest::newRow("free beside unknown") << CostTotal{Usd(), Usd(), 2, 3} << u"at least $0.00 (2 unknown)"_s;
    QTest::newRow("overflow") << CostTotal{most, Usd(), 0, 2, true} << u"at least $9,223,372.03"_s;
    QTest::newRow("overflow of the sum") << CostTotal{most, most, 0, 2} << u"at least $9,223,372.03"_s;
}

void TestWords::totals()
{
    QFETCH(CostTotal, total);
    QTEST(Words::totalLabel(total, kEnglish), "expected");
    QCOMPARE(Words::totalTooltip({Usd::fromPicos(1'000'000'000'000), Usd(), 2, 3}, kEnglish),
             u"3 charge(s) in all.\nBilled: $1.00\nEstimated: $0.00\nUnknown: 2 charge(s)"_s);
}

void TestWords::forecasts_data()
{
    QTest::addColumn<ForecastTotal>("total");
    QTest::addColumn<QString>("expected");
    const auto usd = [](const char *text) { return Usd::fromDecimal(text).value(); };
    QTest::newRow("no model") << ForecastTotal{} << QString();
    QTest::newRow("range") << ForecastTotal{usd("0.009"), usd("0.021"), 3} << u"about $0.009 to $0.021 for 3 model(s)"_s;
    QTest::newRow("outwards") << ForecastTotal{usd("0.0112"), usd("0.0211"), 3}
                              << u"about $0.011 to $0.022 for 3 model(s)"_s;
    QTest::newRow("with unknown") << ForecastTotal{usd("0.009"), usd("0.021"), 4, 1}
                                  << u"about $0.009 to $0.021 for 4 model(s) (1 unknown)"_s;
    QTest::newRow("sandbox beside") << ForecastTotal{usd("0.009"), usd("0.021"), 3, 0, 2}
                                    << u"about $0.009 to $0.021 for 3 model(s)"_s;
    QTest::newRow("one amount") << ForecastTotal{usd("0.02"), usd("0.02"), 1} << u"about $0.02 for 1 model(s)"_s;
    QTest::newRow("free") << ForecastTotal{Usd(), Usd(), 2} << u"free for 2 model(s)"_s;
    QTest::newRow("free and unknown") << ForecastTotal{Usd(), Usd(), 3, 1} << u"free for 2 model(s) (1 unknown)"_s;
    QTest::newRow("all unknown") << ForecastTotal{Usd(), Usd(), 2, 2} << u"cost unknown for 2 model(s)"_s;
    QTest::newRow("sandbox alone") << ForecastTotal{Usd(), Usd(), 0, 0, 3} << u"the sandbox charges nothing real"_s;
    QTest::newRow("overflow") << ForecastTotal{usd("5"), usd("9"), 2, 0, 0, true} << u"at least $5.00 for 2 model(s)"_s;
}

void TestWords::forecasts()
{
    QFETCH(ForecastTotal, total);
    QTEST(Words::forecastText(total, kEnglish), "expected");
}

void TestWords::prices_data()
{
    QTest::addColumn<QByteArray>("prompt"); // empty: not listed
    QTest::addColumn<QByteArray>("completion");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *prompt, const char *completion, const char *expected) {
        QTest::newRow(name) << QByteArray(prompt) << QByteArray(completion) << QString::fromLatin1(expected);
    };
    row("ordinary", "0.000003", "0.000015", "in $3, out $15");
    row("cents", "0.00000015", "0.0000006", "in $0.15, out $0.60");
    row("22 decimals", "0.0000000833333333333333", "0.000001", "in $0.0833333333333333, out $1");
    row("dear", "0.001", "1", "in $1,000, out $1,000,000");
    row("beyond 64 bits", "9223372036854775807", "1", "in $9223372036854775807000000, out $1,000,000");
    row("half free", "0", "0.000001", "in free, out $1");
    row("free", "0", "0", "free");
    row("variable", "-1", "-1", "in variable, out variable");
    row("not listed", "", "", "not listed");
    row("half listed", "0.000001", "", "in $1, out not listed");
}

void TestWords::prices()
{
    QFETCH(QByteArray, prompt);
    QFETCH(QByteArray, completion);
    RateCard card;
    if (!prompt.isEmpty())
        card.base.take(PriceClass::Prompt, prompt);
    if (!completion.isEmpty())
        card.base.take(PriceClass::Completion, completion);
    QTEST(Words::priceText(card, kEnglish), "expected");
    QCOMPARE(Words::pricePerMillion(*Rate::fromDecimal("0.005", Unit::Request), kEnglish), u"0.005"_s);
    QCOMPARE(Words::pricePerMillion(*Rate::fromDecimal("0.00000015", Unit::Token), kGerman), u"0,15"_s);
}

void TestWords::stateWords()
{
    QStringList words;
    for (int state = 0; state <= int(ReplyState::CutOff); ++state)
        words.append(Words::stateWord(ReplyState(state)));
    QCOMPARE(words, (QStringList{u"Waiting"_s, u"Cold start"_s, u"Reasoning"_s, u"Answering"_s, u"Done"_s, u"Failed"_s,
                                 u"Stopped"_s, u"Cut off"_s}));
    QCOMPARE(Words::readyWord(), u"Ready"_s);
}

void TestWords::figuresOrTheirAbsence()
{
    QCOMPARE(shown(Words::figureText(Ns(840ms), kEnglish)), u"0.84_s"_s);
    QCOMPARE(Words::figureText(Absence::NotYet), u"–"_s);
    QCOMPARE(shown(Words::speedText(71.3, kEnglish)), u"71.3_tok/s"_s);
    QCOMPARE(Words::speedText(Absence::TooShort), u"too short"_s);
    QCOMPARE(Words::speedText(Absence::NoTokenCount), u"unknown"_s);
    QCOMPARE(Words::speedText(Absence::ResponseCache), u"cached"_s);
    for (int why = 0; why <= int(Absence::Inconsistent); ++why) {
        QVERIFY(!Words::absenceWord(Absence(why)).isEmpty());
        QVERIFY(Words::absenceSentence(Absence(why)).endsWith(u'.'));
    }
}

void TestWords::toolTipsExplainExactly()
{
    Reply r = doneReply();
    QCOMPARE(shown(Words::metricTooltip(Metric::Ttft, metricsOf(r), r.clocks, kEnglish)),
             u"TTFT: time from the request handed over on an open connection to the first reasoning or answer text. "
             "0.84_s. Opening the connection took 0.10_s before that."_s);
    QCOMPARE(shown(Words::metricTooltip(Metric::E2e, metricsOf(r), r.clocks, kEnglish)),
             u"Time: from the request handed over on an open connection to the last text. 12.2_s."_s);
    QCOMPARE(shown(Words::metricTooltip(Metric::LongestStall, metricsOf(r), r.clocks, kEnglish)),
             u"Longest stall: the longest gap between two chunks of text; a chunk is not a token. 1.20_s."_s);
    const auto tip = [&r](Metric metric) {
        return shown(Words::metricTooltip(metric, metricsOf(r), r.clocks, kEnglish));
    };
    QCOMPARE(tip(Metric::AnswerSpeed), u"Answer tokens per second: (output − reasoning tokens − 1) / (last answer text − "
                                       "first answer text), by the provider's count. 35.1_tok/s."_s);
    QCOMPARE(tip(Metric::OverallSpeed),
             u"Tokens per second including wait: output tokens / time, by the provider's count. 32.8_tok/s."_s);
    QCOMPARE(tip(Metric::Tpot), u"TPOT: time per output token, (time − TTFT) / (output tokens − 1), by the provider's "
                                "count. 28.5_ms."_s);
    QVERIFY(tip(Metric::WithReasoningSpeed).endsWith(u" There was no reasoning text."));
    QVERIFY(tip(Metric::Ttfa).endsWith(u" first answer text. 0.84_s."));
    QCOMPARE(Words::tokensTooltip(r.facts.usage, kEnglish),
             u"Tokens as the provider counted them.\nIn: 1,234\nof them read from a prompt cache: 1,000\nOut: 400"_s);
    r.state = ReplyState::Stopped;
    QVERIFY(Words::metricTooltip(Metric::Ttft, metricsOf(r), r.clocks, kEnglish).endsWith(u" Not part of speed statistics. Opening the connection took 0.10\u00a0s before that."));
    QVERIFY(Words::metricTooltip(Metric::E2e, metricsOf(r), r.clocks, kEnglish).endsWith(u" Left out: the answer was stopped."));
}

void TestWords::costToolTips()
{
    Reply r = doneReply();
    QCOMPARE(Words::replyCostTooltip(r, r.created, kEnglish), u"Billed: the provider says that it charged $0.00827."_s);

    RateCard card;
    card.base.take(PriceClass::Prompt, "0.000003");
    card.base.take(PriceClass::Completion, "0.000015");
    card.source = u"openrouter catalogue"_s;
    card.readOn = UtcMicros::fromDateTime(QDateTime(QDate(2026, 11, 22), QTime(12, 0)));
    r.created = card.readOn;
    const Result<PricedUsage> priced = estimate(r.facts.usage, card, r.created);
    QVERIFY(priced);
    r.cost = priced->cost;
    r.costBasis = priced->basis;
    QCOMPARE(Words::replyCostTooltip(r, r.created, kEnglish), u"Estimated: listed prices × tokens counted by the provider, $0.009702.\n"
                                       "Prompt tokens: 234 × $0.000003\n"
                                       "Prompt tokens read from a cache: 1,000 × $0.000003\n"
                                       "Answer tokens, reasoning included: 400 × $0.000015\n"
                                       "Prices: openrouter catalogue, read on 22 November."_s);

    const Result<PricedUsage> unknown = estimate({}, card, r.created);
    QVERIFY(unknown);
    r.cost = unknown->cost;
    r.costBasis = unknown->basis;
    QVERIFY(Words::replyCostTooltip(r, r.created, kEnglish).startsWith(u"The cost is not known, which is not the same as nothing.\n"
                                                "The provider did not say how many tokens it counted."));
    QCOMPARE(Words::replyCostLabel(r, kEnglish), u"unknown"_s);
    r.state = ReplyState::Answering;
    QCOMPARE(Words::replyCostLabel(r, kEnglish), u"–"_s);
}

void TestWords::aScreenReaderHearsThePane()
{
    Reply r = doneReply();
    QCOMPARE(shown(Words::paneSpoken(r, kEnglish)), u"claude-sonnet-5, Done, 12.2_s, billed $0.00827"_s);
    r.cost = Cost::estimated(Usd::fromPicos(25'000'000'000));
    QCOMPARE(shown(Words::paneSpoken(r, kEnglish)), u"claude-sonnet-5, Done, 12.2_s, estimated ≈$0.025"_s);
    r.cost = Cost::unknown();
    QCOMPARE(shown(Words::paneSpoken(r, kEnglish)), u"claude-sonnet-5, Done, 12.2_s, cost unknown"_s);
    r.state = ReplyState::Answering;
    QCOMPARE(Words::paneSpoken(r, kEnglish), u"claude-sonnet-5, Answering"_s);
}

void TestWords::theFirstPromptShowsAllKinds()
{
    QCOMPARE(starterModels().size(), qsizetype(3));
    for (const QString &model : starterModels())
        QCOMPARE(ModelRef::fromString(model)->provider, u"sandbox"_s);
    const QString prompt = starterPrompt();
    QVERIFY(prompt.startsWith(u"## "));
    QVERIFY(prompt.contains(u"```cpp\n"_s) && prompt.contains(u"\n```\n"_s));
    QVERIFY(prompt.contains(u"| --- |"_s));
    QVERIFY(prompt.section(u'\n', -1).startsWith(u"Once upon a time"));
}

QTEST_APPLESS_MAIN(TestWords)
#include "tst_words.moc"
