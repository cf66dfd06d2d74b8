// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/cog/modelkind.h"
#include "providers/cog/outputhint.h"
#include "samplemodels.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// "F path text", "T path text", "J path json" for each item.
QStringList told(const QList<OutputItem> &items)
{
    QStringList lines;
    for (const OutputItem &item : items) {
        const bool file = item.kind == OutputItem::Kind::File;
        const QString value = item.kind == OutputItem::Kind::Json
            ? QString::fromUtf8(QJsonDocument(QJsonArray{item.value}).toJson(QJsonDocument::Compact))
            : item.text;
        lines.append(QString(file ? u"F"_s : item.kind == OutputItem::Kind::Text ? u"T"_s : u"J"_s) + u' ' + item.path
                     + u' ' + value);
    }
    return lines;
}

QJsonValue json(const QByteArray &text)
{
    return QJsonDocument::fromJson('[' + text + ']').array().first();
}

OutputItem file(const QString &address)
{
    return {.kind = OutputItem::Kind::File, .path = {}, .text = address};
}

} // namespace

class TestModelOutput : public QObject {
    Q_OBJECT
private slots:
    void items_data();
    void items();
    void manyFiles();
    void deepOutputs();
    void manyTexts();
    void addresses_data();
    void addresses();
    void names_data();
    void names();
    void kinds_data();
    void kinds();
    void sampleOutputsAreShown();
    void sampleKindsWithoutSample();
};

void TestModelOutput::items_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<OutputShape>("shape");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &output, const QStringList &expected,
                        OutputShape shape = OutputShape::Unknown) {
        QTest::newRow(name) << output << shape << expected;
    };
    row("none", "null", {});
    row("text", R"("a b")", {u"T  a b"_s});
    row("empty text", R"("")", {u"T  "_s});
    row("one file", R"("https://r.d/a/out.png")", {u"F  https://r.d/a/out.png"_s});
    row("a file on this computer's server", R"("http://127.0.0.1:5000/files/x")", {u"F  http://127.0.0.1:5000/files/x"_s});
    row("inline file", R"("data:image/png;base64,AAAA")", {u"F  data:image/png;base64,AAAA"_s});
    row("gallery", R"(["https://a.b/0.png","https://a.b/1.png"])",
        {u"F [0] https://a.b/0.png"_s, u"F [1] https://a.b/1.png"_s}, OutputShape::Gallery);
    row("gallery with gaps", R"(["https://a.b/0.png",null,"https://a.b/2.png"])",
        {u"F [0] https://a.b/0.png"_s, u"F [2] https://a.b/2.png"_s});
    row("pieces of text", R"(["Once"," upon","",".\n"])", {u"T  Once upon.\n"_s}, OutputShape::TextStream);
    row("pieces without a hint", R"(["Once"," upon"])", {u"T  Once upon"_s});
    row("texts", R"(["a","b"])", {u"T [0] a"_s, u"T [1] b"_s}, OutputShape::TextList);
    row("texts and files", R"(["a","https://a.b/c"])", {u"T [0] a"_s, u"F [1] https://a.b/c"_s});
    row("text where files were promised", R"(["no","thing"])", {u"T  nothing"_s}, OutputShape::Gallery);
    row("lists of files", R"([["https://a.b/0"],["https://a.b/1","https://a.b/2"]])",
        {u"F [0][0] https://a.b/0"_s, u"F [1][0] https://a.b/1"_s, u"F [1][1] https://a.b/2"_s});
    row("object of files", R"({"mp3":"https://a.b/x.mp3","midi":null,"my wave":"https://a.b/x.wav"})",
        {u"F mp3 https://a.b/x.mp3"_s, u"F [\"my wave\"] https://a.b/x.wav"_s});
    row("object of everything", R"({"text":"hi","srt":"https://a.b/c.srt","score":0.5})",
        {u"F srt https://a.b/c.srt"_s, u"T text hi"_s, u"J  [{\"score\":0.5,\"srt\":\"https://a.b/c.srt\",\"text\":\"hi\"}]"_s});
    row("frames in an object", R"({"frames":[{"url":"https://a.b/0"},{"url":"https://a.b/1"}]})",
        {u"F frames[0].url https://a.b/0"_s, u"F frames[1].url https://a.b/1"_s});
    row("table", R"([{"file":"https://a.b/0","text":"x"},{"file":null,"text":"y"}])",
        {u"F [0].file https://a.b/0"_s, u"T [0].text x"_s, u"T [1].text y"_s});
    row("segments", R"({"text":"a b","segments":[{"start":0,"text":"a"}]})",
        {u"T text a b"_s, u"J  [{\"segments\":[{\"start\":0,\"text\":\"a\"}],\"text\":\"a b\"}]"_s});
    row("number", "0.25", {u"J  [0.25]"_s});
    row("no", "false", {u"J  [false]"_s});
    row("empty list", "[]", {u"J  [[]]"_s});
    row("empty object", "{}", {u"J  [{}]"_s});
    row("list of null", "[null]", {u"J  [[null]]"_s});
    row("embedding", "[[0.5,1]]", {u"J  [[[0.5,1]]]"_s});
    row("odd keys", R"({"a.b":{"":"https://x.y/z"},"q\"\\":"https://x.y/w"})",
        {u"F [\"a.b\"][\"\"] https://x.y/z"_s, u"F [\"q\\\"\\\\\"] https://x.y/w"_s});
    row("address within a text", R"(["See https://a.b/c for"," more"])", {u"T  See https://a.b/c for more"_s});
}

void TestModelOutput::items()
{
    QFETCH(QByteArray, output);
    QFETCH(OutputShape, shape);
    QTEST(told(outputItems(json(output), {.shape = shape, .members = {}})), "expected");
}

void TestModelOutput::manyFiles()
{
    const auto gallery = [](int count) {
        QJsonArray files;
        for (int i = 0; i < count; ++i)
            files.append(u"https://a.b/%1.png"_s.arg(i));
        return files;
    };
    const QList<OutputItem> some = outputItems(gallery(249));
    QCOMPARE(some.size(), 249);
    QCOMPARE(some.last().path, u"[248]"_s);
    QVERIFY(std::ranges::all_of(some, [](const OutputItem &item) { return item.kind == OutputItem::Kind::File; }));
    const QList<OutputItem> most = outputItems(gallery(12'000));
    QCOMPARE(most.size(), kMostOutputFiles + 1); // the rest is seen in the JSON
    QCOMPARE(most.last().kind, OutputItem::Kind::Json);
    QVERIFY(outputItems(QJsonValue(QJsonValue::Undefined)).isEmpty());
}

void TestModelOutput::deepOutputs()
{
    const auto nested = [](int depth) {
        QJsonValue value = u"https://a.b/c"_s;
        for (int i = 0; i < depth; ++i)
            value = QJsonArray{value};
        return value;
    };
    QCOMPARE(outputItems(nested(kDeepestOutput)).size(), 1);
    QCOMPARE(outputItems(nested(kDeepestOutput)).first().kind, OutputItem::Kind::File);
    for (const int depth : {kDeepestOutput + 1, 500}) {
        const QList<OutputItem> items = outputItems(nested(depth));
        QCOMPARE(items.size(), 1);
        QCOMPARE(items.first().kind, OutputItem::Kind::Json);
    }
}

void TestModelOutput::manyTexts()
{
    QJsonArray rows;
    for (int i = 0; i < 3000; ++i)
        rows.append(QJsonObject{{u"text"_s, u"x"_s}});
    const QList<OutputItem> items = outputItems(rows);
    QCOMPARE(items.size(), 1001);
    QCOMPARE(items.last().kind, OutputItem::Kind::Json);
}

void TestModelOutput::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("file");
    QTest::newRow("https") << u"https://replicate.delivery/a/out.png"_s << true;
    QTest::newRow("upper case") << u"HTTPS://a.b/c"_s << true;
    QTest::newRow("without a path") << u"https://a.b"_s << true;
    QTest::newRow("without a host") << u"https:///c"_s << false;
    QTest::newRow("scheme alone") << u"https://"_s << false;
    QTest::newRow("with more words") << u"https://a.b/c is where"_s << false;
    QTest::newRow("two lines") << u"https://a.b/c\nhttps://a.b/d"_s << false;
    QTest::newRow("endless") << QString(u"https://a.b/"_s + QString(9000, u'x')) << false;
    QTest::newRow("another scheme") << u"ftp://a.b/c"_s << false;
    QTest::newRow("a local file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("script") << u"javascript:alert(1)"_s << false;
    QTest::newRow("data") << u"data:text/plain,hi there"_s << true;
    QTest::newRow("data without a type") << u"data:;base64,AAAA"_s << true;
    QTest::newRow("data in words") << u"data: 1, 2, 3"_s << false;
    QTest::newRow("data without a comma") << u"data:image/png;base64"_s << false;
    QTest::newRow("prose") << u"data:/ so to say, words"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void TestModelOutput::addresses()
{
    QFETCH(QString, text);
    QTEST(isFileAddress(text), "file");
}

void TestModelOutput::names_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("mime");
    const QByteArray none;
    QTest::newRow("plain") << u"https://a.b/c/out-0.PNG"_s << u"out-0.PNG"_s << u"png"_s << none;
    QTest::newRow("query") << u"https://a.b/o.webp?x=1.exe#f.txt"_s << u"o.webp"_s << u"webp"_s << none;
    QTest::newRow("encoded") << u"https://a.b/my%20film.mp4"_s << u"my film.mp4"_s << u"mp4"_s << none;
    QTest::newRow("slashes in disguise") << u"https://a.b/..%2F..%2Fetc%2Fpasswd"_s << u"passwd"_s << QString() << none;
    QTest::newRow("dots") << u"https://a.b/%2e%2e"_s << QString() << QString() << none;
    QTest::newRow("hidden") << u"https://a.b/.bashrc"_s << u"bashrc"_s << QString() << none;
    QTest::newRow("control characters") << u"https://a.b/a%00b%0A.png"_s << u"a_b_.png"_s << u"png"_s << none;
    QTest::newRow("turned around") << u"https://a.b/a%E2%80%AEgnp.exe"_s << u"a_gnp.exe"_s << u"exe"_s << none;
    QTest::newRow("no name") << u"https://a.b/"_s << QString() << QString() << none;
    QTest::newRow("no suffix") << u"https://a.b/out"_s << u"out"_s << QString() << none;
    QTest::newRow("suffix too long") << u"https://a.b/out.somethinglong"_s << u"out.somethinglong"_s << QString() << none;
    QTest::newRow("data") << u"data:Image/PNG;base64,AA"_s << QString() << QString() << "image/png"_ba;
    QTest::newRow("data without a type") << u"data:;base64,AA"_s << QString() << QString() << none;
}

void TestModelOutput::names()
{
    QFETCH(QString, address);
    QTEST(file(address).fileName(), "name");
    QTEST(file(address).suffix(), "suffix");
    QTEST(file(address).mimeType(), "mime");
    const OutputItem longName = file(u"https://a.b/"_s + QString(300, u'n') + u".png"_s);
    QVERIFY(longName.fileName().size() <= 120);
    QCOMPARE(longName.suffix(), u"png"_s);
}

void TestModelOutput::kinds_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QByteArray>("sample");
    QTest::addColumn<QString>("name");
    QTest::addColumn<std::optional<RequestKind>>("kind");
    const auto row = [](const char *label, const QByteArray &input, const QByteArray &output, const QByteArray &sample,
                        const QString &name, std::optional<RequestKind> kind) {
        QTest::newRow(label) << input << output << sample << name << kind;
    };
    const QByteArray prompt = R"("prompt":{"type":"string"})";
    const QByteArray audio = R"("audio":{"type":"string","format":"uri"})";
    const QByteArray uri = R"({"type":"string","format":"uri"})";
    const QByteArray text = R"({"type":"string"})";
    using enum RequestKind;
    row("an image by its sample", prompt, uri, R"("https://a.b/c.webp")", u"a/b"_s, Image);
    row("an image by its data", prompt, uri, R"("data:image/avif;base64,AA")", u"a/b"_s, Image);
    row("a film beside its still", prompt, "{}", R"({"v":"https://a.b/c.mp4","p":"https://a.b/c.png"})", u"a/b"_s, Video);
    row("speech by its sample", R"("text":{"type":"string"},"speaker":{"type":"string"})", uri, R"("https://a.b/c.wav")",
        u"a/b"_s, Speech);
    row("music by its sample", R"("prompt":{"type":"string"},"melody":{"type":"string","format":"uri"})", uri,
        R"("https://a.b/c.wav")", u"a/b"_s, Music);
    row("an answer", prompt, text, R"("Hello")", u"a/b"_s, Text);
    row("a caption of an image", R"("image":{"type":"string","format":"uri"})", text, R"("A cat")", u"a/b"_s, Text);
    row("a transcript", audio, text, R"("Hello")", u"a/b"_s, Transcription);
    row("subtitles", audio, uri, R"("https://a.b/c.srt")", u"a/b"_s, Transcription);
    row("a shape", prompt, uri, R"("https://a.b/c.glb")", u"a/b"_s, std::nullopt);
    row("numbers", prompt, "{}", "[0.5,1]", u"a/b"_s, std::nullopt);
    // Without a sample the schema and the name must do.
    row("an image by default", prompt, uri, "null", u"a/flux-schnell"_s, Image);
    row("a film by its inputs", prompt + R"(,"fps":{"type":"integer"},"num_frames":{"type":"integer"})", uri, "null",
        u"a/zeroscope"_s, Video);
    row("music by its name", prompt, uri, "null", u"meta/musicgen"_s, Music);
    row("music by its name with a number", prompt, uri, R"("https://a.b/c.wav")", u"x/musicgen1"_s, Music);
    row("speech by its name", R"("text":{"type":"string"})", uri, "null", u"x/tts"_s, Speech);
    row("an answer by its schema", prompt, text, "null", u"a/b"_s, Text);
    row("a transcript by its schema", audio, R"({"type":"object","properties":{"text":{"type":"string"}}})", "null",
        u"x/whisper"_s, Transcription);
    row("nothing known", "", "{}", "null", u"a/b"_s, std::nullopt);
}

void TestModelOutput::kinds()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, output);
    QFETCH(QByteArray, sample);
    QFETCH(QString, name);
    const Result<InputSchema> schema = InputSchema::fromOpenApi(
        R"({"components":{"schemas":{"Input":{"properties":{)" + input + R"(}},"Output":)" + output + "}}}");
    QVERIFY(schema.ok());
    QTEST(guessKind({.schema = *schema, .sampleOutput = json(sample), .name = name}), "kind");
}

void TestModelOutput::sampleOutputsAreShown()
{
    const QList<SampleModel> models = sampleModels();
    QVERIFY(models.size() >= 60);
    QMap<QString, int> counts;
    for (const SampleModel &model : models) {
        const QList<OutputItem> items = outputItems(model.exampleOutput, model.schema.output);
        QCOMPARE(items.isEmpty(), model.exampleOutput.isNull() || model.exampleOutput.isUndefined());
        for (const OutputItem &item : items) {
            if (item.kind == OutputItem::Kind::File)
                QVERIFY2(!item.fileName().isEmpty() || !item.mimeType().isEmpty(), qPrintable(model.id));
        }
        const auto kind = guessKind({.schema = model.schema, .sampleOutput = model.exampleOutput, .name = model.id,
                                     .description = model.description});
        ++counts[kind ? QString(requestKindName(*kind)) : u"none"_s];
        if (qEnvironmentVariableIsSet("BAKEOFF_SHOW_KINDS"))
            qInfo().noquote() << (kind ? requestKindName(*kind) : "none"_L1) << model.id;
    }
    qInfo() << counts;
    for (const RequestKind kind : kRequestKinds)
        QVERIFY2(counts.value(requestKindName(kind)) > 0, requestKindName(kind).data());
}

/// The sample tells the medium for certain; how often does the schema alone say the same?
void TestModelOutput::sampleKindsWithoutSample()
{
    int same = 0;
    int all = 0;
    for (const SampleModel &model : sampleModels()) {
        ModelCues cues{.schema = model.schema, .sampleOutput = model.exampleOutput, .name = model.id,
                       .description = model.description};
        const auto known = guessKind(cues);
        cues.sampleOutput = QJsonValue::Undefined;
        const auto guessed = guessKind(cues);
        ++all;
        same += known == guessed;
        if (known != guessed && qEnvironmentVariableIsSet("BAKEOFF_SHOW_KINDS")) {
            qInfo().noquote() << model.id << "is" << (known ? requestKindName(*known) : "none"_L1) << "guessed"
                              << (guessed ? requestKindName(*guessed) : "none"_L1);
        }
    }
    qInfo("%d of %d", same, all);
    QVERIFY(same * 100 >= all * 80);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestModelOutput)
#include "tst_modeloutput.moc"
