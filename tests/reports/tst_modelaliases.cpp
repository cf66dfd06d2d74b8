// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/modelaliases.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

QString familyOf(const ModelAliases &aliases, const QString &provider, const QString &id)
{
    return aliases.familyOf({provider, id}).value_or(QString());
}

QString writeFile(const QTemporaryDir &folder, const QByteArray &text)
{
    const QString path = folder.filePath(ModelAliases::FileName);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("no test file");
    return path;
}

} // namespace

class TestModelAliases : public QObject {
    Q_OBJECT

private slots:
    void shippedFamilies_data();
    void shippedFamilies();
    void shippedNamesAreDistinct();
    void patterns_data();
    void patterns();
    void theFirstFamilyWins();
    void ownFileComesFirst();
    void ownFileTakesAFamilyOut();
    void noFileIsNone();
    void badFiles_data();
    void badFiles();
};

void TestModelAliases::shippedFamilies_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("family");
    const auto row = [](const char *provider, const char *id, const char *family) {
        QTest::addRow("%s %s", provider, id)
            << QString::fromLatin1(provider) << QString::fromLatin1(id) << QString::fromLatin1(family);
    };
    // As their providers list them.
    row("openrouter", "meta-llama/llama-3.3-70b-instruct", "Llama 3.3 70B");
    row("openrouter", "meta-llama/llama-3.3-70b-instruct:free", "Llama 3.3 70B");
    row("together", "meta-llama/Llama-3.3-70B-Instruct-Turbo", "Llama 3.3 70B");
    row("groq", "llama-3.3-70b-versatile", "Llama 3.3 70B");
    row("fireworks", "accounts/fireworks/models/llama-v3p3-70b-instruct", "Llama 3.3 70B");
    row("bedrock", "us.meta.llama3-3-70b-instruct-v1:0", "Llama 3.3 70B");
    row("ollama", "llama3.3:70b", "Llama 3.3 70B");
    row("groq", "llama-3.1-8b-instant", "Llama 3.1 8B");
    row("ollama", "llama3.1:8b", "Llama 3.1 8B");
    row("ollama", "llama3.2:1b", "Llama 3.2 1B");
    row("replicate", "meta/meta-llama-3-70b-instruct", "Llama 3 70B");
    row("replicate", "meta/meta-llama-3.1-405b-instruct", "Llama 3.1 405B");
    row("openrouter", "meta-llama/llama-4-scout", "Llama 4 Scout");
    row("groq", "meta-llama/llama-4-scout-17b-16e-instruct", "Llama 4 Scout");
    row("deepinfra", "mistralai/Mixtral-8x7B-Instruct-v0.1", "Mixtral 8x7B");
    row("openrouter", "mistralai/mistral-nemo", "Mistral Nemo 12B");
    row("openrouter", "qwen/qwen-2.5-72b-instruct", "Qwen2.5 72B");
    row("together", "Qwen/Qwen2.5-72B-Instruct-Turbo", "Qwen2.5 72B");
    row("openrouter", "qwen/qwen3-235b-a22b-2507", "Qwen3 235B A22B Instruct 2507");
    row("openrouter", "qwen/qwen3-235b-a22b", "Qwen3 235B A22B");
    row("openrouter", "deepseek/deepseek-chat-v3-0324", "DeepSeek V3 0324");
    row("openrouter", "deepseek/deepseek-chat", "DeepSeek V3");
    row("replicate", "deepseek-ai/deepseek-r1", "DeepSeek R1");
    row("together", "deepseek-ai/DeepSeek-R1", "DeepSeek R1");
    row("openrouter", "deepseek/deepseek-r1-distill-llama-70b", "DeepSeek R1 Distill Llama 70B");
    row("openrouter", "google/gemma-3-27b-it", "Gemma 3 27B");
    row("openrouter", "openai/gpt-oss-120b", "gpt-oss 120B");
    row("ollama", "gpt-oss:20b", "gpt-oss 20B");
    row("replicate", "black-forest-labs/flux-schnell", "FLUX.1 schnell");
    row("together", "black-forest-labs/FLUX.1-schnell-Free", "FLUX.1 schnell");
    row("fal", "fal-ai/flux/schnell", "FLUX.1 schnell");
    row("replicate", "stability-ai/sdxl", "Stable Diffusion XL");
    row("groq", "whisper-large-v3-turbo", "Whisper large v3 turbo");
    row("replicate", "openai/whisper", "Whisper large v3");
    row("sandbox", "story-fast", "Sandbox story, fast");
    row("sandbox-replicate", "sandbox/story-fast", "Sandbox story, fast");
    row("sandbox", "story-hot", "Sandbox story, hot");
    row("sandbox-replicate", "sandbox/story-hot", "Sandbox story, hot");
    // Others that look alike.
    row("openrouter", "aion-labs/aion-rp-llama-3.1-8b", "");
    row("replicate", "meta/meta-llama-3-70b", ""); // the base model
    row("openrouter", "nvidia/llama-3.3-nemotron-70b", "");
    row("deepseek", "deepseek-chat", ""); // whatever is newest
    row("openrouter", "openai/gpt-oss-safeguard-20b", "");
    row("openrouter", "google/gemini-2.5-flash", "");
    row("openrouter", "qwen/qwen3-max", "");
    row("replicate", "fofr/flux-brighton-west-pier", "");
    row("ollama", "llama3.2", "");
    row("another", "story-fast", "");
}

void TestModelAliases::shippedFamilies()
{
    QFETCH(const QString, provider);
    QFETCH(const QString, id);
    QFETCH(const QString, family);
    static const ModelAliases aliases = ModelAliases::shipped();
    QCOMPARE(familyOf(aliases, provider, id), family);
}

void TestModelAliases::shippedNamesAreDistinct()
{
    const QStringList families = ModelAliases::shipped().families();
    QVERIFY(families.size() > 100);
    QCOMPARE(QSet<QString>(families.begin(), families.end()).size(), families.size());
}

void TestModelAliases::patterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("fits");
    QTest::newRow("whole") << u"a-7b"_s << u"p"_s << u"a-7b"_s << true;
    QTest::newRow("case") << u"A-7b"_s << u"p"_s << u"a-7B"_s << true;
    QTest::newRow("not a beginning") << u"a-7b"_s << u"p"_s << u"a-7b-chat"_s << false;
    QTest::newRow("not an end") << u"7b"_s << u"p"_s << u"a-7b"_s << false;
    QTest::newRow("behind the last slash") << u"a-7b"_s << u"p"_s << u"x/y/a-7b"_s << true;
    QTest::newRow("not behind the first") << u"y/a-7b"_s << u"p"_s << u"x/y/a-7b"_s << false;
    QTest::newRow("star of nothing") << u"a*b"_s << u"p"_s << u"ab"_s << true;
    QTest::newRow("star of more") << u"a*b"_s << u"p"_s << u"a/x/b"_s << true;
    QTest::newRow("a dot is a dot") << u"a.b"_s << u"p"_s << u"axb"_s << false;
    QTest::newRow("no expression") << u"a(b|c)+"_s << u"p"_s << u"abc"_s << false;
    QTest::newRow("tag is left out") << u"a"_s << u"p"_s << u"x/a:free"_s << true;
    QTest::newRow("tag is asked for") << u"a:7b"_s << u"p"_s << u"a:7b"_s << true;
    QTest::newRow("another tag") << u"a:7b"_s << u"p"_s << u"a:70b"_s << false;
    QTest::newRow("this provider") << u"p/a"_s << u"p"_s << u"a"_s << true;
    QTest::newRow("another provider") << u"p/a"_s << u"q"_s << u"a"_s << false;
    QTest::newRow("an author of that name") << u"p/a"_s << u"q"_s << u"p/a"_s << true;
    QTest::newRow("a provider is no id") << u"*a*"_s << u"alpha"_s << u"b"_s << false;
}

void TestModelAliases::patterns()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, provider);
    QFETCH(const QString, id);
    QFETCH(const bool, fits);
    const auto aliases =
        ModelAliases::fromJson("{\"families\": [{\"name\": \"F\", \"ids\": [\"" + pattern.toUtf8() + "\"]}]}");
    QVERIFY(aliases);
    QCOMPARE(familyOf(*aliases, provider, id), fits ? u"F"_s : QString());
}

void TestModelAliases::theFirstFamilyWins()
{
    const auto aliases =
        ModelAliases::fromJson(R"({"families": [{"name": "A", "ids": ["a-1"]}, {"name": "B", "ids": ["a-*"]}]})");
    QVERIFY(aliases);
    QCOMPARE(aliases->families(), (QStringList{u"A"_s, u"B"_s}));
    QCOMPARE(familyOf(*aliases, u"p"_s, u"a-1"_s), u"A"_s);
    QCOMPARE(familyOf(*aliases, u"p"_s, u"a-2"_s), u"B"_s);
}

void TestModelAliases::ownFileComesFirst()
{
    const QTemporaryDir folder;
    const auto aliases = ModelAliases::withFile(writeFile(
        folder, R"({"families": [{"name": "Ours", "ids": ["mine/llama-3.3-70b-instruct", "house-model"]}]})"));
    QVERIFY(aliases);
    QCOMPARE(familyOf(*aliases, u"mine"_s, u"llama-3.3-70b-instruct"_s), u"Ours"_s);
    QCOMPARE(familyOf(*aliases, u"other"_s, u"x/house-model"_s), u"Ours"_s);
    QCOMPARE(familyOf(*aliases, u"other"_s, u"llama-3.3-70b-instruct"_s), u"Llama 3.3 70B"_s);
}

void TestModelAliases::ownFileTakesAFamilyOut()
{
    const QTemporaryDir folder;
    const auto aliases =
        ModelAliases::withFile(writeFile(folder, R"({"families": [{"name": "Llama 3.3 70B", "ids": []}]})"));
    QVERIFY(aliases);
    QCOMPARE(familyOf(*aliases, u"groq"_s, u"llama-3.3-70b-versatile"_s), QString());
    QCOMPARE(familyOf(*aliases, u"groq"_s, u"llama-3.1-8b-instant"_s), u"Llama 3.1 8B"_s);
}

void TestModelAliases::noFileIsNone()
{
    const auto aliases = ModelAliases::withFile(u"/nowhere/model-aliases.json"_s);
    QVERIFY(aliases);
    QCOMPARE(aliases->families(), ModelAliases::shipped().families());
    QCOMPARE(familyOf(ModelAliases(), u"openrouter"_s, u"openai/gpt-oss-120b"_s), QString());
}

void TestModelAliases::badFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place"); // in the detail
    QTest::newRow("empty") << QByteArray() << u"no JSON"_s;
    QTest::newRow("no JSON") << QByteArray("families") << u"no JSON"_s;
    QTest::newRow("a list") << QByteArray("[]") << u"families: expected a list"_s;
    QTest::newRow("no families") << QByteArray("{}") << u"families: expected a list"_s;
    QTest::newRow("families are no list")
        << QByteArray(R"({"families": {"Llama": []}})") << u"families: expected a list"_s;
    QTest::newRow("no name") << QByteArray(R"({"families": [{"ids": ["a"]}]})") << u"families[0].name"_s;
    QTest::newRow("blank name") << QByteArray(R"({"families": [{"name": " ", "ids": ["a"]}]})")
                                << u"families[0].name"_s;
    QTest::newRow("no ids") << QByteArray(R"({"families": [{"name": "A", "ids": ["a"]}, {"name": "B"}]})")
                            << u"families[1].ids"_s;
    QTest::newRow("an id is a number") << QByteArray(R"({"families": [{"name": "A", "ids": ["a", 7]}]})")
                                       << u"families[0].ids[1]"_s;
    QTest::newRow("a long id") << QByteArray(R"({"families": [{"name": "A", "ids": [")" + QByteArray(201, 'a') +
                                             R"("]}]})")
                               << u"families[0].ids[0]"_s;
    QByteArray many("{\"families\": [{\"name\": \"A\", \"ids\": [\"a\"");
    for (int i = 0; i < 200; ++i)
        many += ", \"b\"";
    QTest::newRow("many ids") << QByteArray(many + "]}]}") << u"families[0].ids"_s;
    QTest::newRow("large") << QByteArray(1'000'001, ' ') << u"larger than"_s;
}

void TestModelAliases::badFiles()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, place);
    const QTemporaryDir folder;
    const auto aliases = ModelAliases::withFile(writeFile(folder, text));
    QVERIFY(!aliases);
    QCOMPARE(aliases.error().kind, ErrorKind::BadInput);
    QVERIFY2(aliases.error().detail.startsWith("model-aliases.json: "_L1) && aliases.error().detail.contains(place),
             qPrintable(aliases.error().detail));
}

QTEST_APPLESS_MAIN(TestModelAliases)
#include "tst_modelaliases.moc"
