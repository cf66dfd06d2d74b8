// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/cog/inputschema.h"

#include "providers/jsonnode.h"
#include "samplemodels.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// The document of a model with these properties, and siblings of the input.
QByteArray document(const QByteArray &properties, const QByteArray &siblings = {}, const QByteArray &required = "[]")
{
    return R"({"openapi":"3.0.2","components":{"schemas":{)" + (siblings.isEmpty() ? QByteArray() : siblings + ",")
        + R"("Input":{"type":"object","title":"Input","required":)" + required + R"(,"properties":{)" + properties
        + "}}}}}";
}

InputSchema schemaOf(const QByteArray &json)
{
    const Result<InputSchema> schema = InputSchema::fromOpenApi(json);
    return schema.ok() ? *schema : InputSchema();
}

QStringList keysOf(const InputSchema &schema)
{
    QStringList keys;
    for (const InputField &field : schema.fields)
        keys.append(field.key);
    return keys;
}

} // namespace

class TestInputSchema : public QObject {
    Q_OBJECT
private slots:
    void types_data();
    void types();
    void limits_data();
    void limits();
    void choices_data();
    void choices();
    void words();
    void order();
    void requiredAndDefaults();
    void files();
    void secrets_data();
    void secrets();
    void longText_data();
    void longText();
    void outputs_data();
    void outputs();
    void membersOfAnOutput();
    void noInputAtAll_data();
    void noInputAtAll();
    void hostile_data();
    void hostile();
    void tenThousandFields();
    void sampleLosesNoKey();
};

void TestInputSchema::types_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<InputType>("type");
    QTest::addColumn<bool>("list");
    const auto row = [](const char *name, const QByteArray &property, InputType type, bool list = false) {
        QTest::newRow(name) << property << type << list;
    };
    using enum InputType;
    row("string", R"({"type":"string"})", String);
    row("integer", R"({"type":"integer"})", Integer);
    row("number", R"({"type":"number"})", Number);
    row("boolean", R"({"type":"boolean"})", Boolean);
    row("uri", R"({"type":"string","format":"uri"})", File);
    row("uri without type", R"({"format":"uri"})", File);
    row("password", R"({"type":"string","format":"password","writeOnly":true,"x-cog-secret":true})", Secret);
    row("secret by its mark alone", R"({"type":"string","x-cog-secret":true})", Secret);
    row("choice by reference", R"({"allOf":[{"$ref":"#/components/schemas/size"}],"default":"b"})", Choice);
    row("choice by plain reference", R"({"$ref":"#/components/schemas/size"})", Choice);
    row("choice, escaped reference", R"({"$ref":"#/components/schemas/si~1ze%20x"})", Choice);
    row("choice by a pointer", R"({"$ref":"#/components/schemas/Box/properties/lid"})", Choice);
    row("choice by a pointer into a list", R"({"$ref":"#/components/schemas/Box/anyOf/1"})", Choice);
    row("reference to a reference", R"({"allOf":[{"$ref":"#/components/schemas/again"}]})", Choice);
    row("inline enum", R"({"type":"string","enum":["a","b"]})", Choice);
    row("const", R"({"const":"a"})", Choice);
    row("list of strings", R"({"type":"array","items":{"type":"string"}})", String, true);
    row("list of integers", R"({"type":"array","items":{"type":"integer"}})", Integer, true);
    row("list of files", R"({"type":"array","items":{"type":"string","format":"uri"}})", File, true);
    row("list of choices", R"({"type":"array","items":{"$ref":"#/components/schemas/size"}})", Choice, true);
    row("list without type", R"({"items":{"type":"number"}})", Number, true);
    row("or null, new style", R"({"anyOf":[{"type":"integer"},{"type":"null"}]})", Integer);
    row("or null, list of types", R"({"type":["string","null"]})", String);
    row("choice or null", R"({"anyOf":[{"$ref":"#/components/schemas/size"},{"type":"null"}]})", Choice);
    row("list or null", R"({"anyOf":[{"type":"array","items":{"type":"string"}},{"type":"null"}]})", String, true);
    row("any number", R"({"anyOf":[{"type":"integer"},{"type":"number"}]})", Number);
    row("address or text", R"({"oneOf":[{"type":"string","format":"uri"},{"type":"string"}]})", File);
    row("literals", R"({"anyOf":[{"const":"a"},{"const":2}]})", Choice);
    row("parts that add up", R"({"allOf":[{"type":"string"},{"maxLength":4}]})", String);
    // What no control can show becomes JSON.
    row("string or list", R"({"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]})", Json);
    row("string or number", R"({"type":["string","number"]})", Json);
    row("choice or text", R"({"anyOf":[{"enum":["a"]},{"type":"string"}]})", Json);
    row("nothing said", R"({"title":"X"})", Json);
    row("unknown type", R"({"type":"matrix"})", Json);
    row("object", R"({"type":"object","properties":{"a":{"type":"string"}}})", Json);
    row("list of anything", R"({"type":"array","items":{"anyOf":[]}})", Json);
    row("list of lists", R"({"type":"array","items":{"type":"array","items":{"type":"string"}}})", Json);
    row("list of objects", R"({"type":"array","items":{"type":"object"}})", Json);
    row("list without items", R"({"type":"array"})", Json);
    row("one item a place", R"({"type":"array","items":[{"type":"string"}]})", Json);
    row("empty alternatives", R"({"anyOf":[]})", Json);
    row("null and nothing else", R"({"anyOf":[{"type":"null"}]})", Json);
    row("empty enum", R"({"enum":[]})", Json);
    row("parts that disagree", R"({"allOf":[{"type":"string"},{"type":"integer"}]})", Json);
    row("reference to nowhere", R"({"$ref":"#/components/schemas/none"})", Json);
    row("reference to another document", R"({"$ref":"https://example.com/schema.json"})", Json);
    row("reference that is none", R"({"$ref":7})", Json);
    row("circle", R"({"$ref":"#/components/schemas/round"})", Json);
    row("circle of two", R"({"allOf":[{"$ref":"#/components/schemas/ping"}]})", Json);
    row("no schema: true", "true", Json);
    row("no schema: text", R"("string")", Json);
    row("no schema: null", "null", Json);
    row("no schema: list", "[]", Json);
}

void TestInputSchema::types()
{
    QFETCH(QByteArray, property);
    const InputSchema schema = schemaOf(document("\"x\":" + property, R"(
        "size":{"type":"string","enum":["a","b"],"title":"size","description":"An enumeration."},
        "si/ze x":{"enum":["a"]},
        "again":{"$ref":"#/components/schemas/size"},
        "Box":{"properties":{"lid":{"enum":["on","off"]}},"anyOf":[{},{"enum":[1,2]}]},
        "round":{"$ref":"#/components/schemas/round"},
        "ping":{"allOf":[{"$ref":"#/components/schemas/pong"}]},"pong":{"$ref":"#/components/schemas/ping"})"));
    QCOMPARE(schema.fields.size(), 1);
    const InputField &field = schema.fields.first();
    QCOMPARE(field.key, u"x"_s);
    QTEST(field.type, "type");
    QTEST(field.list, "list");
    QVERIFY(!field.title.isEmpty());
    QCOMPARE(field.type == InputType::Choice, !field.choices.isEmpty());
}

void TestInputSchema::limits_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<InputField>("expected"); // its limits only
    const auto row = [](const char *name, const QByteArray &property, const InputField &expected) {
        QTest::newRow(name) << property << expected;
    };
    row("minimum and maximum", R"({"type":"integer","minimum":1,"maximum":8})", {.minimum = 1, .maximum = 8});
    row("ge and le", R"({"type":"number","ge":0.5,"le":1})", {.minimum = 0.5, .maximum = 1});
    row("strict, as numbers", R"({"type":"number","exclusiveMinimum":0,"lt":1})",
        {.minimum = 0, .maximum = 1, .aboveMinimum = true, .belowMaximum = true});
    row("strict, as marks", R"({"type":"number","minimum":0,"exclusiveMinimum":true,"maximum":1,"exclusiveMaximum":false})",
        {.minimum = 0, .maximum = 1, .aboveMinimum = true});
    row("multiple", R"({"type":"integer","multipleOf":8})", {.multipleOf = 8});
    row("not a multiple of nothing", R"({"type":"integer","multipleOf":0})", {});
    row("that contradict", R"({"type":"integer","minimum":9,"maximum":1})", {});
    row("that leave nothing", R"({"type":"number","minimum":1,"maximum":1,"exclusiveMaximum":true})", {});
    row("too large for any number", R"({"type":"number","minimum":-1e400,"maximum":1e400})", {});
    row("of another type", R"({"type":"integer","minimum":"1","maximum":[2],"multipleOf":{}})", {});
    row("text", R"({"type":"string","minLength":2,"maxLength":5,"pattern":"^a"})",
        {.minLength = 2, .maxLength = 5, .pattern = u"^a"_s});
    row("of text that contradict", R"({"type":"string","minLength":6,"maxLength":5})", {});
    row("of text below zero", R"({"type":"string","minLength":-1,"maxLength":1.5,"pattern":3})", {});
    row("of items", R"({"type":"array","items":{"type":"integer","maximum":3},"minItems":1,"maxItems":2,"uniqueItems":true})",
        {.maximum = 3, .minItems = 1, .maxItems = 2, .uniqueItems = true});
    row("of items that contradict", R"({"type":"array","items":{"type":"string"},"minItems":3,"maxItems":2})", {});
    row("of another type's words", R"({"type":"boolean","minimum":1,"maxLength":2})", {});
    row("behind or null", R"({"anyOf":[{"type":"integer","minimum":2},{"type":"null"}],"maximum":4})",
        {.minimum = 2, .maximum = 4});
}

void TestInputSchema::limits()
{
    QFETCH(QByteArray, property);
    QFETCH(InputField, expected);
    const InputSchema schema = schemaOf(document("\"x\":" + property));
    QCOMPARE(schema.fields.size(), 1);
    const InputField &field = schema.fields.first();
    QCOMPARE(field.minimum, expected.minimum);
    QCOMPARE(field.maximum, expected.maximum);
    QCOMPARE(field.aboveMinimum, expected.aboveMinimum);
    QCOMPARE(field.belowMaximum, expected.belowMaximum);
    QCOMPARE(field.multipleOf, expected.multipleOf);
    QCOMPARE(field.minLength, expected.minLength);
    QCOMPARE(field.maxLength, expected.maxLength);
    QCOMPARE(field.pattern, expected.pattern);
    QCOMPARE(field.minItems, expected.minItems);
    QCOMPARE(field.maxItems, expected.maxItems);
    QCOMPARE(field.uniqueItems, expected.uniqueItems);
}

void TestInputSchema::choices_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QJsonArray>("choices");
    QTest::addColumn<bool>("nullable");
    QTest::newRow("texts") << R"({"enum":["b","a"]})"_ba << QJsonArray{u"b"_s, u"a"_s} << false;
    QTest::newRow("numbers stay numbers") << R"({"type":"integer","enum":[64,32]})"_ba << QJsonArray{64, 32} << false;
    QTest::newRow("one type after the other") << R"({"enum":[1,"1",true]})"_ba << QJsonArray{1, u"1"_s, true} << false;
    QTest::newRow("null is no choice") << R"({"enum":["a",null]})"_ba << QJsonArray{u"a"_s} << true;
    QTest::newRow("each once") << R"({"enum":["a","a",1,1.0]})"_ba << QJsonArray{u"a"_s, 1} << false;
}

void TestInputSchema::choices()
{
    QFETCH(QByteArray, property);
    const InputSchema schema = schemaOf(document("\"x\":" + property));
    QJsonArray found;
    for (const QJsonValue &choice : schema.fields.value(0).choices)
        found.append(choice);
    QTEST(found, "choices");
    QTEST(schema.fields.value(0).nullable, "nullable");
}

void TestInputSchema::words()
{
    const InputSchema schema = schemaOf(document(R"(
        "num_inference_steps":{"title":"Num Inference Steps","type":"integer","description":" How many. "},
        "cfg":{"title":"Guidance","type":"number"},
        "output-format":{"allOf":[{"$ref":"#/components/schemas/format"}],"description":"Of the file"},
        "size":{"allOf":[{"$ref":"#/components/schemas/format"}],"deprecated":true},
        "loraURL":{"type":"string"},
        "":{"type":"string"})",
                                                 R"("format":{"title":"format","type":"string","enum":["png"],
                                                    "description":"An enumeration."})"));
    QStringList titles;
    for (const InputField &field : schema.fields)
        titles.append(field.title);
    QCOMPARE(titles, (QStringList{u"Num inference steps"_s, u"Guidance"_s, u"Output format"_s, u"Size"_s, u"LoraURL"_s,
                                  u"\"\""_s}));
    QCOMPARE(schema.fields[0].description, u"How many."_s);
    QCOMPARE(schema.fields[2].description, u"Of the file"_s);
    QCOMPARE(schema.fields[3].description, QString()); // pydantic's own word says nothing
    QVERIFY(schema.fields[3].deprecated && !schema.fields[2].deprecated);
}

void TestInputSchema::order()
{
    const QByteArray s = R"("type":"string")";
    QCOMPARE(keysOf(schemaOf(document(R"("c":{"x-order":2},"a":{"x-order":0},"b":{"x-order":1})"))),
             (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(keysOf(schemaOf(document(R"("z":{},"b":{},"y":{},"a":{})"))),
             (QStringList{u"z"_s, u"b"_s, u"y"_s, u"a"_s}));
    QCOMPARE(keysOf(schemaOf(document(R"("z":{},"b":{"x-order":1},"y":{"x-order":"0"},"a":{"x-order":0})"))),
             (QStringList{u"a"_s, u"b"_s, u"z"_s, u"y"_s}));
    // A key twice is one field: what it says last, where it stood first.
    const InputSchema twice = schemaOf(document(R"("a":{"type":"string"},"b":{},"a":{"type":"integer"})"));
    QCOMPARE(keysOf(twice), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(twice.fields[0].type, InputType::Integer);
    QCOMPARE(twice.field(u"b"), &twice.fields[1]);
    QCOMPARE(twice.field(u"c"), nullptr);
}

void TestInputSchema::requiredAndDefaults()
{
    const InputSchema schema = schemaOf(document(
        R"("a":{"type":"string"},"b":{"type":"string","default":null,"nullable":true},
           "c":{"type":"integer","default":0},"d":{"allOf":[{"$ref":"#/components/schemas/e"}],"default":"y"},
           "f":{"anyOf":[{"type":"integer"},{"type":"null"}]},"g":{"type":"integer","default":9007199254740993},
           "h":{"$ref":"#/components/schemas/e"})",
        R"("e":{"enum":["x","y"],"default":"x"})", R"(["a","g",7,"none"])"));
    QCOMPARE(schema.fields.size(), 7);
    const auto field = [&schema](const char *key) { return *schema.field(QString::fromLatin1(key)); };
    QVERIFY(field("a").required && !field("a").hasDefault() && !field("a").nullable);
    QVERIFY(!field("b").required && !field("b").hasDefault() && field("b").nullable);
    QCOMPARE(field("c").defaultValue, QJsonValue(0));
    QCOMPARE(field("d").defaultValue, QJsonValue(u"y"_s)); // what stands nearer wins
    QCOMPARE(field("h").defaultValue, QJsonValue(u"x"_s));
    QVERIFY(field("f").nullable && !field("f").required);
    QCOMPARE(field("g").defaultValue.toInteger(), 9007199254740993);
}

void TestInputSchema::files()
{
    const auto kind = [](const QByteArray &key, const QByteArray &more = {}) {
        return schemaOf(document('"' + key + R"(":{"type":"string","format":"uri")" + more + '}')).fields.value(0).fileKind;
    };
    QCOMPARE(kind("image"), FileKind::Image);
    QCOMPARE(kind("init_image"), FileKind::Image);
    QCOMPARE(kind("songFile"), FileKind::Audio);
    QCOMPARE(kind("audio_path"), FileKind::Audio);
    QCOMPARE(kind("input_video"), FileKind::Video);
    QCOMPARE(kind("file", R"(,"description":"The audio to transcribe")"), FileKind::Audio);
    QCOMPARE(kind("file", R"(,"x-cog-accept":"video/mp4,.mov","description":"an image")"), FileKind::Video);
    QCOMPARE(kind("input_images", R"(,"description":"A zip of images")"), FileKind::Image);
    QCOMPARE(kind("data", R"(,"description":"A zip of images")"), FileKind::Any);
    QCOMPARE(kind("data"), FileKind::Any);
    const InputSchema schema = schemaOf(document(
        R"("a":{"type":"string","format":"uri","x-cog-accept":" Image/PNG, .webp,,"},
           "b":{"type":"array","items":{"type":"string","format":"uri"},"x-cog-accept":["audio/*"]})"));
    QCOMPARE(schema.fields.value(0).accept, (QStringList{u"image/png"_s, u".webp"_s}));
    QCOMPARE(schema.fields.value(1).accept, QStringList{u"audio/*"_s});
    QVERIFY(schema.fields.value(1).list);
    QCOMPARE(schema.fields.value(1).fileKind, FileKind::Audio);
}

void TestInputSchema::secrets_data()
{
    QTest::addColumn<bool>("secret");
    for (const char *key : {"api_key", "openai_api_key", "OPENAI_API_KEY", "hf_token", "huggingface_access_token",
                            "replicate_api_token", "password", "aws_secret_access_key", "secret", "auth_token"})
        QTest::newRow(key) << true;
    for (const char *key : {"class_token", "stop_token", "token_string", "key", "keyframes", "secretary", "tokens",
                            "max_new_tokens", "instance_token", "token"})
        QTest::newRow(key) << false;
}

void TestInputSchema::secrets()
{
    QFETCH(bool, secret);
    const QByteArray key = QTest::currentDataTag();
    const InputSchema schema = schemaOf(document('"' + key + R"(":{"type":"string"})"));
    QCOMPARE(schema.fields.value(0).type == InputType::Secret, secret);
}

void TestInputSchema::longText_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<bool>("multiLine");
    QTest::newRow("prompt") << R"("prompt":{"type":"string"})"_ba << true;
    QTest::newRow("in two words") << R"("negative_prompt":{"type":"string"})"_ba << true;
    QTest::newRow("part of a prompt") << R"("prompt_start":{"type":"string"})"_ba << true;
    QTest::newRow("lyrics") << R"("lyrics":{"type":"string"})"_ba << true;
    QTest::newRow("short") << R"("style":{"type":"string"})"_ba << false;
    QTest::newRow("with lines") << R"("style":{"type":"string","default":"a\nb"})"_ba << true;
    QTest::newRow("long default") << "\"style\":{\"type\":\"string\",\"default\":\""_ba + QByteArray(61, 'a') + "\"}" << true;
    QTest::newRow("a choice") << R"("prompt":{"enum":["a"]})"_ba << false;
    QTest::newRow("a number") << R"("prompt_strength":{"type":"number"})"_ba << false;
    QTest::newRow("a list") << R"("prompts":{"type":"array","items":{"type":"string"}})"_ba << false;
}

void TestInputSchema::longText()
{
    QFETCH(QByteArray, property);
    QTEST(schemaOf(document(property)).fields.value(0).multiLine, "multiLine");
}

void TestInputSchema::outputs_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<OutputShape>("shape");
    const auto row = [](const char *name, const QByteArray &output, OutputShape shape) {
        QTest::newRow(name) << output << shape;
    };
    using enum OutputShape;
    const QByteArray uri = R"({"type":"string","format":"uri"})";
    row("text", R"({"type":"string"})", Text);
    row("pieces of text", R"({"type":"array","items":{"type":"string"},"x-cog-array-type":"iterator","x-cog-array-display":"concatenate"})",
        TextStream);
    row("texts", R"({"type":"array","items":{"type":"string"}})", TextList);
    row("texts, one after the other", R"({"type":"array","items":{"type":"string"},"x-cog-array-type":"iterator"})", TextList);
    row("file", uri, File);
    row("file by reference", R"({"$ref":"#/components/schemas/path"})", File);
    row("file or nothing", R"({"anyOf":[)" + uri + R"(,{"type":"null"}]})", File);
    row("gallery", R"({"type":"array","items":)" + uri + '}', Gallery);
    row("gallery that grows", R"({"type":"array","x-cog-array-type":"iterator","items":)" + uri + '}', GrowingGallery);
    row("lists of files that grow", R"({"type":"array","x-cog-array-type":"iterator","items":{"type":"array","items":)" + uri + "}}",
        GrowingGallery);
    row("object", R"({"type":"object","properties":{"a":{"type":"string"}}})", Object);
    row("object by reference", R"({"$ref":"#/components/schemas/row"})", Object);
    row("object or nothing", R"({"anyOf":[{"$ref":"#/components/schemas/row"},{"type":"null"}]})", Object);
    row("table", R"({"type":"array","items":{"$ref":"#/components/schemas/row"}})", Table);
    row("number", R"({"type":"number"})", Json);
    row("lists of numbers", R"({"type":"array","items":{"type":"array","items":{"type":"number"}}})", Json);
    row("anything", "{}", Unknown);
    row("any object", R"({"type":"object"})", Unknown);
    row("list of anything", R"({"type":"array","items":{}})", Unknown);
    row("one or the other", R"({"anyOf":[{"type":"string"},{"type":"number"}]})", Unknown);
    row("a list of itself", R"({"type":"array","items":{"$ref":"#/components/schemas/Output"}})", Unknown);
    row("itself", R"({"$ref":"#/components/schemas/Output"})", Unknown);
    row("a tree", R"({"$ref":"#/components/schemas/tree"})", Object);
    row("no schema", "[]", Unknown);
}

void TestInputSchema::outputs()
{
    QFETCH(QByteArray, output);
    const InputSchema schema = schemaOf(document("", R"(
        "path":{"type":"string","format":"uri"},"row":{"type":"object","properties":{"n":{"type":"integer"}}},
        "tree":{"properties":{"left":{"$ref":"#/components/schemas/tree"},
                              "all":{"type":"array","items":{"$ref":"#/components/schemas/tree"}}}},
        "Output":)" + output));
    QTEST(schema.output.shape, "shape");
    const bool hasMembers = schema.output.shape == OutputShape::Object || schema.output.shape == OutputShape::Table;
    QCOMPARE(!schema.output.members.isEmpty(), hasMembers);
}

void TestInputSchema::membersOfAnOutput()
{
    const InputSchema schema = schemaOf(document("", R"("Output":{"type":"object","properties":{
        "srt_file":{"type":"string","format":"uri"},"text":{"title":"Words","type":"string"},"segments":{"title":"Segments"},
        "frames":{"type":"array","items":{"type":"string","format":"uri"}},"more":{"type":"object","properties":{"a":{}}},
        "maybe":{"anyOf":[{"type":"string","format":"uri"},{"type":"null"}]}}})"));
    const QList<OutputMember> expected{
        {u"srt_file"_s, u"Srt file"_s, OutputShape::File}, {u"text"_s, u"Words"_s, OutputShape::Text},
        {u"segments"_s, u"Segments"_s, OutputShape::Unknown}, {u"frames"_s, u"Frames"_s, OutputShape::Gallery},
        {u"more"_s, u"More"_s, OutputShape::Json}, {u"maybe"_s, u"Maybe"_s, OutputShape::File}};
    QCOMPARE(schema.output.members, expected);
}

void TestInputSchema::noInputAtAll_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {"{}", R"({"components":[]})", R"({"components":{"schemas":{"Input":7}}})",
                             R"({"components":{"schemas":{"Input":{"properties":[]}}}})",
                             R"({"components":{"schemas":{"Input":{"type":"object","properties":{}}}}})",
                             R"({"components":{"schemas":{"Input":{"$ref":"#/components/schemas/Input"}}}})"})
        QTest::newRow(json) << QByteArray(json);
}

void TestInputSchema::noInputAtAll()
{
    QFETCH(QByteArray, json);
    const Result<InputSchema> schema = InputSchema::fromOpenApi(json);
    QVERIFY(schema.ok());
    QCOMPARE(*schema, InputSchema());
}

void TestInputSchema::hostile_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<qsizetype>("fields"); // -1: refused
    QTest::newRow("no JSON") << "<html>"_ba << qsizetype(-1);
    QTest::newRow("empty") << QByteArray() << qsizetype(-1);
    QTest::newRow("a list") << "[]"_ba << qsizetype(-1);
    QByteArray deep = R"("x":)";
    for (int i = 0; i < 100'000; ++i)
        deep += R"({"allOf":[)";
    QTest::newRow("never closed") << document(deep) << qsizetype(-1);
    QByteArray nested = R"({"type":"string"})";
    for (int i = 0; i < 25; ++i)
        nested = R"({"allOf":[)" + nested + "]}";
    QTest::newRow("allOf in allOf") << document("\"x\":" + nested) << qsizetype(1);
    // Every level refers to the next one twice: 2^40 paths.
    QByteArray siblings = R"("s40":{"type":"string"})";
    for (int i = 0; i < 40; ++i) {
        const QByteArray next = R"({"$ref":"#/components/schemas/s)" + QByteArray::number(i + 1) + "\"}";
        siblings += ",\"s" + QByteArray::number(i) + R"(":{"allOf":[)" + next + ',' + next + "]}";
    }
    QTest::newRow("twice as much at every level") << document(R"("x":{"$ref":"#/components/schemas/s0"})", siblings)
                                                  << qsizetype(1);
    QByteArray alternatives = R"({"type":"string"})";
    for (int i = 0; i < 12; ++i)
        alternatives = R"({"anyOf":[)" + alternatives + "," + alternatives + "]}";
    QTest::newRow("alternatives in alternatives") << document("\"x\":" + alternatives) << qsizetype(1);
    QTest::newRow("every key of another type")
        << document(R"("x":{"type":7,"title":[],"description":{},"default":{},"enum":{"a":1},"allOf":{"a":1},"anyOf":"x",
                    "minimum":"a","maximum":null,"x-order":{},"items":7,"format":[],"nullable":"yes","required":[],
                    "deprecated":1,"pattern":{},"x-cog-accept":{},"x-cog-secret":"x","$ref":{}})") << qsizetype(1);
    QTest::newRow("required of another type") << document(R"("x":{"type":"string"})", {}, R"({"x":true})") << qsizetype(1);
    QTest::newRow("a key with everything") << document(R"("a.b[0]\"\u0000\n\ud83d\ude00":{"type":"string"})") << qsizetype(1);
}

void TestInputSchema::hostile()
{
    QFETCH(QByteArray, json);
    QFETCH(qsizetype, fields);
    const Result<InputSchema> schema = InputSchema::fromOpenApi(json);
    QCOMPARE(schema.ok(), fields >= 0);
    if (schema.ok())
        QCOMPARE(schema->fields.size(), fields);
}

void TestInputSchema::tenThousandFields()
{
    QByteArray properties;
    QByteArray siblings = R"("last":{"enum":[1]})";
    for (int i = 0; i < 10'000; ++i) {
        const QByteArray n = QByteArray::number(i);
        properties += (i ? ",\"f" : "\"f") + n + R"(":{"allOf":[{"$ref":"#/components/schemas/c)" + n + R"("}],"x-order":)"
            + QByteArray::number(9'999 - i) + '}';
        siblings += ",\"c" + n + R"(":{"type":"string","enum":["a","b"]})";
    }
    const InputSchema schema = schemaOf(document(properties, siblings));
    QCOMPARE(schema.fields.size(), 10'000);
    QCOMPARE(schema.fields.first().key, u"f9999"_s);
    QVERIFY(std::ranges::all_of(schema.fields, [](const InputField &field) { return field.type == InputType::Choice; }));
}

void TestInputSchema::sampleLosesNoKey()
{
    const QList<SampleModel> models = sampleModels();
    QVERIFY(models.size() >= 60);
    QMap<InputType, int> types;
    QMap<OutputShape, int> shapes;
    for (const SampleModel &model : models) {
        QStringList keys = keysOf(model.schema);
        QStringList expected = model.inputKeys;
        std::ranges::sort(keys);
        std::ranges::sort(expected);
        QCOMPARE(keys, expected);
        for (const InputField &field : model.schema.fields) {
            ++types[field.type];
            QVERIFY(!field.title.isEmpty());
            // The only alternatives in the sample that no control can show.
            if (field.type == InputType::Json)
                QCOMPARE(model.id + u' ' + field.key, u"yorickvp/jina-embeddings-v2-base-en text"_s);
        }
        ++shapes[model.schema.output.shape];
    }
    for (const InputType type : {InputType::String, InputType::Integer, InputType::Number, InputType::Boolean,
                                 InputType::Choice, InputType::File, InputType::Json, InputType::Secret})
        QVERIFY2(types[type] > 0, QByteArray::number(int(type)).constData());
    for (const OutputShape shape : {OutputShape::Text, OutputShape::TextStream, OutputShape::TextList, OutputShape::File,
                                    OutputShape::Gallery, OutputShape::GrowingGallery, OutputShape::Object,
                                    OutputShape::Table, OutputShape::Unknown, OutputShape::Json})
        QVERIFY2(shapes[shape] > 0, QByteArray::number(int(shape)).constData());
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestInputSchema)
#include "tst_inputschema.moc"
