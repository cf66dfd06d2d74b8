// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/forecast.h"

#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

QList<ChatMessage> say(const QString &text)
{
    return {{ChatRole::User, text}};
}

ModelInfo modelWith(const char *prompt, const char *completion)
{
    ModelInfo model;
    model.prices.base.take(PriceClass::Prompt, QByteArrayView(prompt));
    model.prices.base.take(PriceClass::Completion, QByteArrayView(completion));
    return model;
}

} // namespace

class TestForecast : public QObject {
    Q_OBJECT
private slots:
    void countsCharacters_data();
    void countsCharacters();
    void rangesOfAnAnswer_data();
    void rangesOfAnAnswer();
    void pricesTheRange();
    void aFreeModelCostsNothing();
    void anUnknownPriceStaysUnknown();
    void aDearerTierBelowStaysInTheRange();
    void sums();
    void anOverflowIsSaid();
    void countsAttachments_data();
    void countsAttachments();
    void pricesAttachments_data();
    void pricesAttachments();
    void aBudgetIsThoughtThrough();
    void byHistory_data();
    void byHistory();
    void whatExtraSays();
    void countedWithAttachments();
};

void TestForecast::countsCharacters_data()
{
    QTest::addColumn<QList<ChatMessage>>("messages");
    QTest::addColumn<qint64>("low");
    QTest::addColumn<qint64>("high");
    QTest::newRow("nothing") << QList<ChatMessage>{} << 0ll << 0ll;
    QTest::newRow("an empty message") << say({}) << 3ll << 12ll;
    QTest::newRow("one letter") << say(u"a"_s) << 4ll << 13ll;
    QTest::newRow("100 letters") << say(QString(100, u'x')) << 23ll << 52ll;
    QTest::newRow("10 Chinese characters") << say(QString(10, QChar(0x4e2d))) << 8ll << 32ll;
    QTest::newRow("mixed, two messages")
        << QList<ChatMessage>{{ChatRole::System, QString(50, u'x')}, {ChatRole::User, QString(7, u'é')}}
        << (10ll + 4 + 6) << (20ll + 14 + 24);
}

void TestForecast::countsCharacters()
{
    QFETCH(QList<ChatMessage>, messages);
    QFETCH(qint64, low);
    QFETCH(qint64, high);
    QCOMPARE(promptTokens(messages), (TokenRange{low, high}));
}

void TestForecast::rangesOfAnAnswer_data()
{
    QTest::addColumn<qint64>("maxTokens"); // 0: not set
    QTest::addColumn<qint64>("limit");     // 0: not listed
    QTest::addColumn<bool>("reasoning");
    QTest::addColumn<bool>("mandatory");
    QTest::addColumn<QString>("effort");
    QTest::addColumn<qint64>("low");
    QTest::addColumn<qint64>("high");
    QTest::newRow("nothing said") << 0ll << 0ll << false << false << QString() << 50ll << 1000ll;
    QTest::newRow("reasoning model") << 0ll << 0ll << true << false << QString() << 200ll << 4000ll;
    QTest::newRow("reasoning switched off") << 0ll << 0ll << true << false << u"none"_s << 50ll << 1000ll;
    QTest::newRow("reasoning cannot be switched off") << 0ll << 0ll << true << true << u"none"_s << 200ll << 4000ll;
    QTest::newRow("reasoning asked for") << 0ll << 0ll << false << false << u"high"_s << 200ll << 4000ll;
    QTest::newRow("max tokens") << 300ll << 0ll << false << false << QString() << 50ll << 300ll;
    QTest::newRow("few max tokens") << 20ll << 0ll << true << false << QString() << 20ll << 20ll;
    QTest::newRow("the model's own limit") << 9000ll << 512ll << false << false << QString() << 50ll << 512ll;
    QTest::newRow("many max tokens") << 9000ll << 0ll << false << false << QString() << 50ll << 9000ll;
}

void TestForecast::rangesOfAnAnswer()
{
    QFETCH(qint64, maxTokens);
    QFETCH(qint64, limit);
    QFETCH(bool, reasoning);
    QFETCH(bool, mandatory);
    QFETCH(QString, effort);
    QFETCH(qint64, low);
    QFETCH(qint64, high);
    GenerationSettings settings;
    if (maxTokens > 0)
        settings.maxTokens = maxTokens;
    settings.reasoningEffort = effort;
    ModelInfo model;
    if (limit > 0)
        model.maxCompletionTokens = limit;
    if (reasoning)
        model.reasoning = ReasoningInfo{mandatory, {}, {}};
    QCOMPARE(completionTokens(settings, model), (TokenRange{low, high}));
}

void TestForecast::pricesTheRange()
{
    const Result<Forecast> f = forecast(say(QString(100, u'x')), {}, modelWith("0.000003", "0.000015"), {});
    QVERIFY(f);
    QVERIFY(!f->unknown);
    QCOMPARE(f->prompt, (TokenRange{23, 52}));
    QCOMPARE(f->completion, (TokenRange{50, 1000}));
    QCOMPARE(f->range->low.picos(), 23 * 3'000'000 + 50 * 15'000'000ll);
    QCOMPARE(f->range->high.picos(), 52 * 3'000'000 + 1000 * 15'000'000ll);
}

void TestForecast::aFreeModelCostsNothing()
{
    const Result<Forecast> f = forecast(say(u"hello"_s), {}, modelWith("0", "0"), {});
    QVERIFY(f && f->range);
    QCOMPARE(*f->range, (Forecast::Range{Usd(), Usd()}));
}

void TestForecast::anUnknownPriceStaysUnknown()
{
    const Result<Forecast> variable = forecast(say(u"hello"_s), {}, modelWith("-1", "-1"), {});
    QVERIFY(variable && !variable->range);
    QCOMPARE(variable->unknown, UnknownCost::VariablePrice);
    const Result<Forecast> none = forecast(say(u"hello"_s), {}, ModelInfo{}, {});
    QVERIFY(none && !none->range);
    QCOMPARE(none->unknown, UnknownCost::NoPrices);

    // Variable only beyond a length that the high end reaches: no low end is invented.
    ModelInfo model = modelWith("0.000001", "0.000001");
    RateOverride o;
    o.minPromptTokens = 30;
    o.rates.take(PriceClass::Prompt, "-1");
    model.prices.overrides = {o};
    const Result<Forecast> half = forecast(say(QString(100, u'x')), {}, model, {});
    QVERIFY(half && !half->range);
    QCOMPARE(half->unknown, UnknownCost::VariablePrice);
}

void TestForecast::aDearerTierBelowStaysInTheRange()
{
    // Long prompts are cheaper here, so the dearest case is the short prompt with the long answer.
    ModelInfo model = modelWith("0.001", "0.000001");
    RateOverride o;
    o.minPromptTokens = 40;
    o.rates.take(PriceClass::Prompt, "0");
    model.prices.overrides = {o};
    const Result<Forecast> f = forecast(say(QString(100, u'x')), {}, model, {});
    QVERIFY(f && f->range);
    QCOMPARE(f->range->low.picos(), 50'000'000);
    QCOMPARE(f->range->high.picos(), 23'000'000'000 + 1'000'000'000);
}

void TestForecast::sums()
{
    ForecastTotal total;
    Forecast known;
    known.range = Forecast::Range{Usd::fromPicos(3), Usd::fromPicos(7)};
    Forecast unknown;
    unknown.unknown = UnknownCost::NoPrices;
    total.add(known, false);
    total.add(known, false);
    total.add(unknown, false);
    total.add(known, true);
    total.add(unknown, true);
    QCOMPARE(total, (ForecastTotal{Usd::fromPicos(6), Usd::fromPicos(14), 3, 1, 2, false}));
    total.add(known, false, 4);
    QCOMPARE(total, (ForecastTotal{Usd::fromPicos(18), Usd::fromPicos(42), 4, 1, 2, false}));
}

void TestForecast::anOverflowIsSaid()
{
    const Result<Forecast> f = forecast(say(QString(100, u'x')), {}, modelWith("9000000", "1"), {});
    QVERIFY(!f);
    QCOMPARE(f.error().kind, ErrorKind::Overflow);

    Forecast most;
    most.range = Forecast::Range{Usd(), Usd::fromPicos(std::numeric_limits<qint64>::max())};
    ForecastTotal total;
    total.add(most, false);
    QVERIFY(!total.overflow);
    total.add(most, false);
    QVERIFY(total.overflow);
    QCOMPARE(total.high, most.range->high);
}

namespace {

Attachment attachment(AttachmentKind kind, const QByteArray &data)
{
    return {.name = u"ab"_s, .mediaType = {}, .kind = kind, .sha256 = {}, .data = data};
}

const Attachment kImage = attachment(AttachmentKind::Image, "....");
const Attachment kAudio = attachment(AttachmentKind::Audio, QByteArray(400'000, 'x')); // 1 to 400 seconds
const Attachment kDocument = attachment(AttachmentKind::Document, "....");
const Attachment kText = attachment(AttachmentKind::Text, QByteArray(88, 'x')); // 100 with name and fence

} // namespace

void TestForecast::countsAttachments_data()
{
    QTest::addColumn<QList<Attachment>>("attachments");
    QTest::addColumn<qint64>("low");
    QTest::addColumn<qint64>("high");
    QTest::newRow("image") << QList{kImage} << 64ll << 6000ll;
    QTest::newRow("two images") << QList{kImage, kImage} << 128ll << 12000ll;
    QTest::newRow("audio") << QList{kAudio} << 10ll << 16000ll;
    QTest::newRow("text") << QList{kText} << 20ll << 40ll;
    QTest::newRow("document") << QList{kDocument} << 0ll << 0ll;
    QTest::newRow("all") << QList{kImage, kAudio, kDocument, kText} << 94ll << 22040ll;
}

void TestForecast::countsAttachments()
{
    QFETCH(const QList<Attachment>, attachments);
    QFETCH(const qint64, low);
    QFETCH(const qint64, high);
    const QList<ChatMessage> messages{{ChatRole::User, QString(), attachments}};
    QCOMPARE(promptTokens(messages), (TokenRange{low + 3, high + 12}));
    QCOMPARE(hasDocument(messages), attachments.contains(kDocument));
}

void TestForecast::pricesAttachments_data()
{
    QTest::addColumn<QList<Attachment>>("attachments");
    QTest::addColumn<QByteArray>("imagePrice"); // empty: not listed
    QTest::addColumn<QByteArray>("audioPrice");
    QTest::addColumn<std::optional<UnknownCost>>("unknown");
    QTest::addColumn<qint64>("low"); // picodollars, besides 3 tokens of 1,000 and 50 of 1,000
    QTest::addColumn<qint64>("high"); // besides 12 and 1,000
    using Unknown = std::optional<UnknownCost>;
    const auto row = [](const char *name, const QList<Attachment> &attachments, const QByteArray &image,
                        const QByteArray &audio, Unknown unknown, qint64 low = 0, qint64 high = 0) {
        QTest::newRow(name) << attachments << image << audio << unknown << low << high;
    };
    const auto missing = UnknownCost::MissingPrice;
    row("text", {kText}, "", "", {}, 20'000, 40'000);
    row("image, tokens only", {kImage}, "0", "", {}, 64'000, 6'000'000);
    row("image with a price", {kImage, kImage}, "0.001", "", {}, 128'000, 12'000'000 + 2'000'000'000);
    row("image of unknown price", {kImage}, "", "", missing);
    row("image of variable price", {kImage}, "-1", "", UnknownCost::VariablePrice);
    row("audio", {kAudio}, "", "0.000000005", {}, 10 * 5'000, 16'000 * 5'000);
    row("audio of unknown price", {kAudio}, "0", "", missing);
    row("document", {kDocument}, "0", "0", missing);
    row("image and document", {kImage, kDocument}, "0", "0", missing);
}

void TestForecast::pricesAttachments()
{
    QFETCH(const QList<Attachment>, attachments);
    QFETCH(const QByteArray, imagePrice);
    QFETCH(const QByteArray, audioPrice);
    QFETCH(const std::optional<UnknownCost>, unknown);
    QFETCH(const qint64, low);
    QFETCH(const qint64, high);
    ModelInfo model = modelWith("0.000000001", "0.000000001");
    if (!imagePrice.isEmpty())
        model.prices.base.take(PriceClass::Image, imagePrice);
    if (!audioPrice.isEmpty())
        model.prices.base.take(PriceClass::Audio, audioPrice);
    const auto f = forecast({{ChatRole::User, QString(), attachments}}, {}, model, {});
    QVERIFY(f);
    QCOMPARE(f->unknown, unknown);
    QCOMPARE(f->range.has_value(), !unknown);
    QCOMPARE(f->promptIsOpen, attachments.contains(kDocument));
    if (!unknown) {
        QCOMPARE(f->range->low.picos(), low + 53'000);
        QCOMPARE(f->range->high.picos(), high + 1'012'000);
    }
    // Nothing listed at all is another reason.
    const auto bare = forecast({{ChatRole::User, QString(), {kImage}}}, {}, ModelInfo{}, {});
    QVERIFY(bare);
    QCOMPARE(bare->unknown, UnknownCost::NoPrices);
}

void TestForecast::aBudgetIsThoughtThrough()
{
    GenerationSettings settings;
    settings.reasoningMaxTokens = 8000;
    QCOMPARE(completionTokens(settings, {}), (TokenRange{200, 9000}));
    settings.reasoningMaxTokens = 100;
    QCOMPARE(completionTokens(settings, {}), (TokenRange{200, 4000}));
}

void TestForecast::byHistory_data()
{
    QTest::addColumn<std::optional<qint64>>("counted");
    QTest::addColumn<std::optional<TokenRange>>("past");
    QTest::addColumn<qint64>("most");
    QTest::addColumn<qint64>("maxTokens");
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<TokenRange>("prompt");
    QTest::addColumn<TokenRange>("completion");
    QTest::addColumn<qint64>("upperInput");
    QTest::addColumn<qint64>("upperOutput");
    using Count = std::optional<qint64>;
    using Range = std::optional<TokenRange>;
    const TokenRange guessed{23, 52};
    const TokenRange assumed{50, 1000};
    QTest::newRow("no past") << Count() << Range() << 0ll << 0ll << 0ll << guessed << assumed << 52ll << 1000ll;
    QTest::newRow("counted before") << Count(31) << Range() << 0ll << 0ll << 0ll << TokenRange{31, 31} << assumed << 31ll
                                    << 1000ll;
    QTest::newRow("short answers") << Count() << Range({20, 90}) << 120ll << 0ll << 0ll << guessed << TokenRange{20, 90}
                                   << 52ll << 1000ll;
    QTest::newRow("long answers") << Count() << Range({800, 2500}) << 7000ll << 0ll << 0ll << guessed
                                  << TokenRange{800, 2500} << 52ll << 7000ll;
    QTest::newRow("few answers, one of them long")
        << Count() << Range() << 7000ll << 0ll << 0ll << guessed << assumed << 52ll << 7000ll;
    QTest::newRow("cut by the setting") << Count() << Range({800, 2500}) << 7000ll << 600ll << 0ll << guessed
                                        << TokenRange{600, 600} << 52ll << 600ll;
    QTest::newRow("a limit above the past") << Count() << Range({20, 90}) << 120ll << 4000ll << 0ll << guessed
                                            << TokenRange{20, 90} << 52ll << 4000ll;
    QTest::newRow("cut by the model") << Count(31) << Range({800, 2500}) << 7000ll << 0ll << 1200ll << TokenRange{31, 31}
                                      << TokenRange{800, 1200} << 31ll << 1200ll;
}

void TestForecast::byHistory()
{
    QFETCH(const std::optional<qint64>, counted);
    QFETCH(const std::optional<TokenRange>, past);
    QFETCH(const qint64, most);
    QFETCH(const qint64, maxTokens);
    QFETCH(const qint64, limit);
    QFETCH(const TokenRange, prompt);
    QFETCH(const TokenRange, completion);
    QFETCH(const qint64, upperInput);
    QFETCH(const qint64, upperOutput);
    ModelInfo model = modelWith("0.000003", "0.000015");
    if (limit > 0)
        model.maxCompletionTokens = limit;
    GenerationSettings settings;
    if (maxTokens > 0)
        settings.maxTokens = maxTokens;
    const auto f = forecast(say(QString(100, u'x')), settings, model, {},
                            {.promptTokens = counted, .completion = past, .completionMost = most, .answers = past ? 37 : 3});
    QVERIFY(f && f->range);
    QCOMPARE(f->prompt, prompt);
    QCOMPARE(f->promptIsCounted, counted.has_value());
    QCOMPARE(f->completion, completion);
    QCOMPARE(f->completionAnswers, past ? 37 : 0);
    QCOMPARE(f->range->low.picos(), prompt.low * 3'000'000 + completion.low * 15'000'000);
    QCOMPARE(f->range->high.picos(), prompt.high * 3'000'000 + completion.high * 15'000'000);
    QCOMPARE(f->upper->picos(), upperInput * 3'000'000 + upperOutput * 15'000'000);
}

void TestForecast::whatExtraSays()
{
    GenerationSettings settings;
    settings.maxTokens = 100;
    settings.extra = QJsonObject{{u"max_completion_tokens"_s, 5000}};
    QCOMPARE(completionTokens(settings, {}).high, 5000ll);
    settings.extra = QJsonObject{{u"max_tokens"_s, 20}};
    QCOMPARE(completionTokens(settings, {}).high, 100ll);
    settings.maxTokens.reset();
    QCOMPARE(completionTokens(settings, {}).high, 20ll);
}

void TestForecast::countedWithAttachments()
{
    ModelInfo model = modelWith("0.000000001", "0.000000001");
    model.prices.base.take(PriceClass::Image, "0.001");
    const UsageHistory past{.promptTokens = 500, .completion = {}, .completionMost = 0, .answers = 0};
    const auto image = forecast({{ChatRole::User, QString(), {kImage}}}, {}, model, {}, past);
    QVERIFY(image && image->upper);
    QCOMPARE(image->prompt, (TokenRange{500, 500})); // its tokens are in the count, its price is not
    QCOMPARE(image->upper->picos(), 500'000 + 1'000'000 + 1'000'000'000ll);
    // A document has a price that nobody lists: there is no bound.
    const auto document = forecast({{ChatRole::User, QString(), {kDocument}}}, {}, model, {}, past);
    QVERIFY(document && !document->upper && !document->promptIsCounted);
}

QTEST_APPLESS_MAIN(TestForecast)
#include "tst_forecast.moc"
