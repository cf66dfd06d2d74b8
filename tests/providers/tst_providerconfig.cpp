// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/providerconfig.h"

#include "providers/managedsandbox.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestProviderConfig : public QObject {
    Q_OBJECT
private slots:
    void kindsHaveNames();
    void timingSourcesHaveNames();
    void presetsAreUsable();
    void hostsThatSeeTheKey();
    void settingsSurviveJson_data();
    void settingsSurviveJson();
    void settingsOfOddJson();
    void settingsOver_data();
    void settingsOver();
    void clearingASetting();
    void checks_data();
    void checks();
    void baseUrls_data();
    void baseUrls();
    void apiUrls();
    void proxies_data();
    void proxies();
    void keysAreNeeded_data();
    void keysAreNeeded();
    void policyNamesTheHost();
};

namespace {

ProviderConfig at(const QString &url)
{
    ProviderConfig config;
    config.name = u"x"_s;
    config.baseUrl = QUrl(url);
    return config;
}

} // namespace

void TestProviderConfig::kindsHaveNames()
{
    for (const ProviderKind kind :
         {ProviderKind::OpenAi, ProviderKind::OpenRouter, ProviderKind::Replicate, ProviderKind::Cog})
        QCOMPARE(providerKindFromName(QString(providerKindName(kind))), kind);
    QCOMPARE(providerKindName(ProviderKind::OpenAi), "openai"_L1);
    QVERIFY(!providerKindFromName(u"OpenAI"));
    QVERIFY(!providerKindFromName(u""));
}

void TestProviderConfig::timingSourcesHaveNames()
{
    for (const TimingSource source : {TimingSource::Stream, TimingSource::Poll, TimingSource::Whole})
        QCOMPARE(timingSourceFromName(QString(timingSourceName(source))), source);
    QCOMPARE(timingSourceName(TimingSource::Stream), "stream"_L1);
    QVERIFY(!timingSourceFromName(u"never"));
}

void TestProviderConfig::presetsAreUsable()
{
    QSet<QString> ids;
    for (const PresetInfo &preset : providerPresets()) {
        ids.insert(preset.id);
        QVERIFY(!preset.title.isEmpty());
        QCOMPARE(presetInfo(preset.preset).id, preset.id);
        // Nothing that has no implementation yet is offered.
        QVERIFY(preset.kind != ProviderKind::Cog);
        if (preset.preset == Preset::Generic || isManagedSandbox(preset.preset)) {
            QVERIFY(preset.baseUrl.isEmpty());
            continue;
        }
        ProviderConfig config;
        config.name = preset.title;
        config.preset = preset.preset;
        config.kind = preset.kind;
        config.baseUrl = preset.baseUrl;
        QVERIFY(checkConfig(config));
        QCOMPARE(normalisedBaseUrl(config), preset.baseUrl);
        QCOMPARE(preset.local, preset.baseUrl.host() == "localhost"_L1);
        QCOMPARE(needsKey(config), !preset.local);
    }
    QCOMPARE(ids.size(), providerPresets().size());
    QCOMPARE(presetInfo(Preset::OpenRouter).keyVariable, u"OPENROUTER_API_KEY"_s);
    QCOMPARE(presetInfo(Preset::Xalen).keyVariable, u"XALEN_API_KEY"_s);
    QCOMPARE(presetInfo(Preset::Together).keyVariable, u"TOGETHER_API_KEY"_s);
    QCOMPARE(presetInfo(Preset::Replicate).keyVariable, u"REPLICATE_API_TOKEN"_s);
    QCOMPARE(sandboxPath(Preset::Sandbox), u"/api/v1"_s);
    QCOMPARE(sandboxPath(Preset::SandboxReplicate), u"/v1"_s);
}

void TestProviderConfig::hostsThatSeeTheKey()
{
    ProviderConfig config;
    config.preset = Preset::Replicate;
    config.kind = ProviderKind::Replicate;
    config.baseUrl = presetInfo(Preset::Replicate).baseUrl;
    QCOMPARE(policyFor(config).keyHosts, (QStringList{u"api.replicate.com"_s, u".replicate.com"_s}));
    config.baseUrl = QUrl(u"https://replicate.proxy.example/v1"_s);
    QCOMPARE(policyFor(config).keyHosts, QStringList{u"replicate.proxy.example"_s});
    config.baseUrl = QUrl(u"https://evilreplicate.com/v1"_s);
    QCOMPARE(policyFor(config).keyHosts, QStringList{u"evilreplicate.com"_s});
    config.preset = Preset::OpenRouter;
    config.baseUrl = QUrl(u"https://OpenRouter.ai/api/v1"_s);
    QCOMPARE(policyFor(config).keyHosts, QStringList{u"openrouter.ai"_s});
}

void TestProviderConfig::settingsSurviveJson_data()
{
    QTest::addColumn<GenerationSettings>("settings");
    QTest::addColumn<QJsonObject>("json");
    QTest::newRow("none") << GenerationSettings{} << QJsonObject{};
    GenerationSettings all;
    all.temperature = 0.2;
    all.topP = 1.0;
    all.maxTokens = 4096;
    all.seed = 9'007'199'254'740'993; // no double holds it
    all.reasoningEffort = u"low"_s;
    all.routing = {{"order"_L1, "a"_L1}};
    QTest::newRow("all") << all
                         << QJsonObject{
                                {"temperature"_L1, 0.2},           {"top_p"_L1, 1.0},
                                {"max_tokens"_L1, 4096},           {"seed"_L1, qint64(9'007'199'254'740'993)},
                                {"reasoning_effort"_L1, "low"_L1}, {"routing"_L1, QJsonObject{{"order"_L1, "a"_L1}}}};
    GenerationSettings cleared;
    cleared.topP = 0.5;
    cleared.cleared = {u"routing.sort"_s, u"temperature"_s};
    QTest::newRow("cleared") << cleared
                             << QJsonObject{{"top_p"_L1, 0.5}, {"cleared"_L1, QJsonArray{u"routing.sort"_s, u"temperature"_s}}};
    GenerationSettings zeros;
    zeros.temperature = 0.0;
    zeros.seed = 0;
    QTest::newRow("zero is set") << zeros << QJsonObject{{"temperature"_L1, 0.0}, {"seed"_L1, 0}};
}

void TestProviderConfig::settingsSurviveJson()
{
    QFETCH(GenerationSettings, settings);
    QFETCH(QJsonObject, json);
    QCOMPARE(settings.toJson(), json);
    QVERIFY(GenerationSettings::fromJson(json) == settings);
}

void TestProviderConfig::settingsOver_data()
{
    QTest::addColumn<QByteArray>("own");
    QTest::addColumn<QByteArray>("defaults");
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("own value") << "{\"top_p\":1}"_ba << R"({"top_p":0.5,"seed":7})"_ba << R"({"top_p":1,"seed":7})"_ba;
    QTest::newRow("effort replaces the budget") << R"({"reasoning_effort":"low"})"_ba << R"({"reasoning_max_tokens":9})"_ba
                                                << R"({"reasoning_effort":"low"})"_ba;
    QTest::newRow("number cleared") << R"({"cleared":["temperature"]})"_ba << R"({"temperature":0.7,"seed":7})"_ba
                                    << R"({"seed":7,"cleared":["temperature"]})"_ba;
    QTest::newRow("list and object cleared") << R"({"cleared":["extra","stop"]})"_ba
                                             << R"({"stop":["END"],"extra":{"logit_bias":{"1":2}}})"_ba
                                             << R"({"cleared":["extra","stop"]})"_ba;
    QTest::newRow("budget cleared by the effort") << R"({"cleared":["reasoning_effort"]})"_ba
                                                  << R"({"reasoning_max_tokens":9})"_ba
                                                  << R"({"cleared":["reasoning_effort"]})"_ba;
    QTest::newRow("a value wins") << R"({"seed":1,"cleared":["seed"]})"_ba << R"({"seed":7})"_ba
                                  << R"({"seed":1,"cleared":["seed"]})"_ba;
    QTest::newRow("routing key by key")
        << R"({"routing":{"order":["a"],"max_price":{"prompt":"1"}},"cleared":["routing.sort"]})"_ba
        << R"({"routing":{"sort":"price","zdr":true,"max_price":{"prompt":"2","image":"3"}}})"_ba
        << R"({"routing":{"order":["a"],"zdr":true,"max_price":{"prompt":"1","image":"3"}},"cleared":["routing.sort"]})"_ba;
    QTest::newRow("last key of the routing") << R"({"cleared":["routing.max_price.prompt"]})"_ba
                                             << R"({"routing":{"max_price":{"prompt":"2"}}})"_ba
                                             << R"({"cleared":["routing.max_price.prompt"]})"_ba;
    QTest::newRow("all of the routing but an own key")
        << R"({"routing":{"sort":"price"},"cleared":["routing"]})"_ba << R"({"routing":{"zdr":true}})"_ba
        << R"({"routing":{"sort":"price"},"cleared":["routing"]})"_ba;
    QTest::newRow("cleared below stays for what comes next") << R"({"seed":1})"_ba << R"({"cleared":["temperature"]})"_ba
                                                             << R"({"seed":1,"cleared":["temperature"]})"_ba;
    QTest::newRow("set above what is cleared below") << R"({"reasoning_max_tokens":9,"temperature":1})"_ba
                                                     << R"({"cleared":["reasoning_effort","temperature"]})"_ba
                                                     << R"({"reasoning_max_tokens":9,"temperature":1})"_ba;
}

void TestProviderConfig::settingsOver()
{
    QFETCH(QByteArray, own);
    QFETCH(QByteArray, defaults);
    QFETCH(QByteArray, result);
    const auto read = [](const QByteArray &json) {
        return GenerationSettings::fromJson(QJsonDocument::fromJson(json).object());
    };
    QCOMPARE(read(own).over(read(defaults)).toJson(), QJsonDocument::fromJson(result).object());
}

void TestProviderConfig::clearingASetting()
{
    GenerationSettings settings;
    settings.reasoningMaxTokens = 9;
    settings.routing = {{"sort"_L1, "price"_L1}};
    settings.seed = 1;
    settings.clear(u"reasoning_effort"_s);
    settings.clear(u"routing.sort"_s);
    settings.clear(u"routing.sort"_s);
    GenerationSettings wanted;
    wanted.seed = 1;
    wanted.cleared = {u"reasoning_effort"_s, u"routing.sort"_s};
    QVERIFY(settings == wanted);
}

void TestProviderConfig::settingsOfOddJson()
{
    const QJsonObject odd{{"temperature"_L1, "hot"_L1},
                          {"max_tokens"_L1, 1.5},
                          {"seed"_L1, QJsonValue::Null},
                          {"routing"_L1, 7},
                          {"later"_L1, true}};
    QVERIFY(GenerationSettings::fromJson(odd) == GenerationSettings{});
}

void TestProviderConfig::checks_data()
{
    QTest::addColumn<ProviderConfig>("config");
    QTest::addColumn<std::optional<ErrorKind>>("error");
    using Kind = std::optional<ErrorKind>;
    const auto row = [](const char *name, const ProviderConfig &config, Kind kind) {
        QTest::newRow(name) << config << kind;
    };
    const auto named = [](const QString &name) {
        ProviderConfig config = at(u"https://a.example/v1"_s);
        config.name = name;
        return config;
    };
    row("fine", named(u"My provider"_s), {});
    row("any script", named(u"我的 🚀"_s), {});
    row("no name", named({}), ErrorKind::BadInput);
    row("slash in the name", named(u"a/b"_s), ErrorKind::BadInput);
    row("space at the end", named(u"a "_s), ErrorKind::BadInput);
    row("line break in the name", named(u"a\nb"_s), ErrorKind::BadInput);
    row("64 characters", named(QString(64, u'a')), {});
    row("65 characters", named(QString(65, u'a')), ErrorKind::BadInput);

    row("no address", at({}), ErrorKind::BadInput);
    row("no scheme", at(u"api.example.com/v1"_s), ErrorKind::BadInput);
    row("other scheme", at(u"ftp://a.example"_s), ErrorKind::BadInput);
    row("file", at(u"file:///etc/passwd"_s), ErrorKind::BadInput);
    row("no host", at(u"https:///v1"_s), ErrorKind::BadInput);
    row("password in the address", at(u"https://u:p@a.example"_s), ErrorKind::BadInput);
    row("key in the address", at(u"https://a.example/v1?key=1"_s), ErrorKind::BadInput);
    row("plain http to another machine", at(u"http://a.example"_s), ErrorKind::InsecureUrl);
    row("plain http to a neighbour", at(u"http://192.168.1.2:8000"_s), ErrorKind::InsecureUrl);
    row("plain http to localhost", at(u"http://localhost:11434"_s), {});
    row("plain http to 127.0.0.1", at(u"http://127.0.0.1:1"_s), {});
    row("plain http to ::1", at(u"http://[::1]:1"_s), {});
    row("a name that only begins like loopback", at(u"http://127.0.0.1.example"_s), ErrorKind::InsecureUrl);
    ProviderConfig allowed = at(u"http://192.168.1.2:8000"_s);
    allowed.allowPlainHttp = true;
    row("plain http where allowed", allowed, {});

    ProviderConfig sandbox = at({});
    sandbox.kind = ProviderKind::OpenRouter;
    sandbox.preset = Preset::Sandbox;
    sandbox.isSandbox = true;
    row("sandbox that does not run yet", sandbox, {});

    ProviderConfig variable = at(u"https://a.example"_s);
    variable.keyVariable = u"MY_KEY2"_s;
    row("variable", variable, {});
    variable.keyVariable = u"sk-or-v1-abc"_s;
    row("a key instead of a variable", variable, ErrorKind::BadInput);
    ProviderConfig proxied = at(u"https://a.example"_s);
    proxied.proxy = u"gopher://x"_s;
    row("odd proxy", proxied, ErrorKind::BadInput);
    const auto hooked = [](const QString &url, ProviderKind kind = ProviderKind::Replicate) {
        ProviderConfig config = at(u"https://a.example"_s);
        config.kind = kind;
        config.webHookUrl = QUrl(url);
        return config;
    };
    row("web hooks", hooked(u"https://me.example/hooks"_s), {});
    row("web hooks of this machine", hooked(u"http://127.0.0.1:8790"_s), {});
    row("web hooks without encryption", hooked(u"http://me.example"_s), ErrorKind::BadInput);
    row("web hooks with a query", hooked(u"https://me.example/?a=b"_s), ErrorKind::BadInput);
    row("web hooks with a password", hooked(u"https://a:b@me.example/"_s), ErrorKind::BadInput);
    row("web hooks without a host", hooked(u"https:///hooks"_s), ErrorKind::BadInput);
    row("web hooks of another kind", hooked(u"https://me.example"_s, ProviderKind::OpenRouter), ErrorKind::BadInput);
}

void TestProviderConfig::checks()
{
    QFETCH(ProviderConfig, config);
    QFETCH(std::optional<ErrorKind>, error);
    const Status status = checkConfig(config);
    QCOMPARE(status.ok(), !error.has_value());
    if (error)
        QCOMPARE(status.error().kind, *error);
}

void TestProviderConfig::baseUrls_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<ProviderKind>("kind");
    QTest::addColumn<QString>("used");
    const auto row = [](const char *typed, const char *used, ProviderKind kind = ProviderKind::OpenAi) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << kind << QString::fromLatin1(used);
    };
    row("https://a.example/v1", "https://a.example/v1");
    row("https://a.example/v1/", "https://a.example/v1");
    row("https://a.example/v1//", "https://a.example/v1");
    row("https://a.example", "https://a.example/v1");
    row("https://a.example/", "https://a.example/v1");
    row("https://a.example/openai", "https://a.example/openai");
    row("https://a.example/api/v3/", "https://a.example/api/v3");
    row("https://a.example/v1/chat/completions", "https://a.example/v1");
    row("https://a.example/v1/models/", "https://a.example/v1");
    row("http://localhost:8080", "http://localhost:8080/v1");
    row("https://openrouter.ai", "https://openrouter.ai/api/v1", ProviderKind::OpenRouter);
    row("https://openrouter.ai/api/v1/", "https://openrouter.ai/api/v1", ProviderKind::OpenRouter);
    row("https://a.example/a%2Fb/", "https://a.example/a%2Fb");
}

void TestProviderConfig::baseUrls()
{
    QFETCH(QString, typed);
    QFETCH(ProviderKind, kind);
    QFETCH(QString, used);
    ProviderConfig config = at(typed);
    config.kind = kind;
    QCOMPARE(normalisedBaseUrl(config).toString(QUrl::FullyEncoded), used);
}

void TestProviderConfig::apiUrls()
{
    const QUrl base(u"https://a.example/v1"_s);
    QCOMPARE(apiUrl(base, u"chat/completions"_s), QUrl(u"https://a.example/v1/chat/completions"_s));
    QCOMPARE(apiUrl(base, u"models"_s, u"output_modalities=all"_s),
             QUrl(u"https://a.example/v1/models?output_modalities=all"_s));
}

void TestProviderConfig::proxies_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("ok");
    QTest::addColumn<int>("type");
    QTest::newRow("system") << QString() << true << -1;
    QTest::newRow("none") << u"none"_s << true << int(QNetworkProxy::NoProxy);
    QTest::newRow("http") << u"http://proxy.example:3128"_s << true << int(QNetworkProxy::HttpProxy);
    QTest::newRow("socks5") << u"socks5://127.0.0.1:9050"_s << true << int(QNetworkProxy::Socks5Proxy);
    QTest::newRow("no port") << u"http://proxy.example"_s << false << -1;
    QTest::newRow("password") << u"http://u:p@proxy.example:1"_s << false << -1;
    QTest::newRow("https") << u"https://proxy.example:1"_s << false << -1;
    QTest::newRow("path") << u"http://proxy.example:1/x"_s << false << -1;
    QTest::newRow("host alone") << u"proxy.example:3128"_s << false << -1;
}

void TestProviderConfig::proxies()
{
    QFETCH(QString, text);
    QFETCH(bool, ok);
    QFETCH(int, type);
    const auto proxy = parseProxy(text);
    QCOMPARE(proxy.ok(), ok);
    if (ok)
        QCOMPARE(*proxy ? int((*proxy)->type()) : -1, type);
}

void TestProviderConfig::keysAreNeeded_data()
{
    QTest::addColumn<ProviderConfig>("config");
    QTest::addColumn<bool>("needed");
    ProviderConfig generic = at(u"https://a.example"_s);
    QTest::newRow("any address") << generic << false;
    generic.keyVariable = u"K"_s;
    QTest::newRow("any address with a variable") << generic << true;
    ProviderConfig openAi = at(u"https://api.openai.com/v1"_s);
    openAi.preset = Preset::OpenAi;
    QTest::newRow("OpenAI") << openAi << true;
    openAi.baseUrl = QUrl(u"http://127.0.0.1:8000/v1"_s);
    QTest::newRow("OpenAI's dialect on loopback") << openAi << false;
}

void TestProviderConfig::keysAreNeeded()
{
    QFETCH(ProviderConfig, config);
    QFETCH(bool, needed);
    QCOMPARE(needsKey(config), needed);
}

void TestProviderConfig::policyNamesTheHost()
{
    ProviderConfig config = at(u"https://API.Example.com/v1"_s);
    config.proxy = u"none"_s;
    const HttpPolicy policy = policyFor(config);
    QCOMPARE(policy.keyHosts, QStringList{u"api.example.com"_s});
    QVERIFY(!policy.allowPlainHttp);
    QVERIFY(policy.proxy && policy.proxy->type() == QNetworkProxy::NoProxy);
    QVERIFY(!policyFor(at(u"https://a.example"_s)).proxy);
}

QTEST_GUILESS_MAIN(TestProviderConfig)
#include "tst_providerconfig.moc"
