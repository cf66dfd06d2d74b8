// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/jsonschema.h"

#include <QJsonDocument>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestJsonSchema : public QObject {
    Q_OBJECT
private slots:
    void schemas_data();
    void schemas();
    void places_data();
    void places();
    void placesInASchema_data();
    void placesInASchema();
    void values_data();
    void values();
    void paths();
    void longTexts();
    void hostilePattern();
    void ofResponseFormat();
};

namespace {

enum class Verdict { Fine, NotJson, NotAnObject, TooDeep, NotASchema };

Verdict verdict(const JsonCheck &check)
{
    return check.fault ? Verdict(int(*check.fault) + 1) : Verdict::Fine;
}

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray nested(const QByteArray &open, const QByteArray &inner, const QByteArray &close, int depth)
{
    return open.repeated(depth) + inner + close.repeated(depth);
}

} // namespace

void TestJsonSchema::schemas_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<int>("answer");
    const auto row = [](const char *name, const QByteArray &schema, Verdict answer) {
        QTest::newRow(name) << schema << int(answer);
    };
    using enum Verdict;
    row("empty object", "{}", Fine);
    row("usual", R"({"type":"object","properties":{"a":{"type":"integer","minimum":0}},"required":["a"],
                     "additionalProperties":false})", Fine);
    row("definitions", R"({"$defs":{"n":{"type":"number"}},"properties":{"a":{"$ref":"#/$defs/n"}}})", Fine);
    row("tree", R"({"type":"object","properties":{"child":{"$ref":"#"}}})", Fine);
    row("pattern", R"({"type":"string","pattern":"^[a-z]+$"})", Fine);
    row("a property called pattern", R"({"properties":{"pattern":{"type":"string"}}})", Fine);
    row("nothing", "", NotJson);
    row("cut off", R"({"type":)", NotJson);
    row("list", "[]", NotAnObject);
    row("word", "true", NotAnObject);
    row("number", "3", NotAnObject);
    row("two values", "{} {}", NotJson);
    row("type is a number", R"({"type":5})", NotASchema);
    row("properties is a list", R"({"properties":[]})", NotASchema);
    row("required is no list", R"({"required":{"a":true}})", NotASchema);
    row("minimum is a text", R"({"minimum":"low"})", NotASchema);
    row("pattern is no pattern", R"({"pattern":"(["})", NotASchema);
    row("patternProperties is none", R"({"patternProperties":{"(":{}}})", NotASchema);
    row("reference into nowhere", R"({"$ref":"#/$defs/none"})", NotASchema);
    row("reference elsewhere", R"({"properties":{"a":{"$ref":"https://example.org/schema.json"}}})", NotASchema);
    row("reference to itself", R"({"$ref":"#"})", NotASchema);
    row("references in a ring", R"({"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}},
                                    "properties":{"x":{"$ref":"#/$defs/a"}}})", NotASchema);
    row("deep", nested(R"({"not":)", "{}", "}", 99), Fine);
    row("too deep", nested(R"({"not":)", "{}", "}", 5000), TooDeep);
    row("brackets in a text", R"({"title":")" + QByteArray(500, '[') + R"("})", Fine);
}

void TestJsonSchema::schemas()
{
    QFETCH(const QByteArray, schema);
    const JsonCheck check = checkJsonSchema(schema);
    QTEST(int(verdict(check)), "answer");
    QCOMPARE(check.detail.isEmpty(), check.ok());
}

void TestJsonSchema::places_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("first line") << QByteArray(R"({"a" 1})") << 1 << 6;
    QTest::newRow("third line") << QByteArray("{\n  \"a\": 1,\n  b\n}") << 3 << 3;
    // The column counts characters, not bytes: the cake is one letter of two units.
    QTest::newRow("after wide letters") << QByteArray("{\"\xf0\x9f\x8d\xb0\xc3\xbc\" x}") << 1 << 8;
    QTest::newRow("no object") << QByteArray("nope") << 1 << 2;
}

void TestJsonSchema::places()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, line);
    QFETCH(const int, column);
    const JsonCheck check = checkJsonObject(text);
    QCOMPARE(check.fault, JsonFault::NotJson);
    QCOMPARE(check.line, line);
    // Qt's parser says where it stopped, which may be one letter on.
    QVERIFY2(check.column >= column && check.column <= column + 1, qPrintable(QString::number(check.column)));
}

void TestJsonSchema::placesInASchema_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<SchemaFaultKind>("kind");
    QTest::addColumn<QString>("keyword");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto row = [](const char *name, const QByteArray &schema, const QString &pointer, SchemaFaultKind kind,
                        const QString &keyword, int line, int column) {
        QTest::newRow(name) << schema << pointer << kind << keyword << line << column;
    };
    using enum SchemaFaultKind;
    row("type", "{\n  \"type\": \"circle\"\n}", u"/type"_s, Type, u"type"_s, 2, 11);
    row("of a property", "{\"type\": \"object\",\n \"properties\": {\n  \"a\": {},\n  \"b\": {\"type\": 5}\n }}",
        u"/properties/b/type"_s, Type, u"type"_s, 4, 17);
    row("item of a list", R"({"type": ["string", "nul"]})", u"/type/1"_s, Type, u"type"_s, 1, 21);
    row("required", R"({"a": "}]\"{", "required": "b"})", u"/required"_s, Texts, u"required"_s, 1, 28);
    row("in anyOf", "{\"anyOf\": [\n{},\n{\"minimum\": \"low\"}]}", u"/anyOf/1/minimum"_s, Number, u"minimum"_s, 3, 13);
    row("no schema in anyOf", R"({"anyOf": [{}, 3]})", u"/anyOf/1"_s, Schema, u"anyOf"_s, 1, 16);
    row("anyOf of nothing", R"({"anyOf": []})", u"/anyOf"_s, FilledList, u"anyOf"_s, 1, 11);
    row("count", R"({"minLength": -1})", u"/minLength"_s, Count, u"minLength"_s, 1, 15);
    row("yes or no", R"({"items": {"uniqueItems": 1}})", u"/items/uniqueItems"_s, YesNo, u"uniqueItems"_s, 1, 27);
    row("pattern", R"({"pattern": "(["})", u"/pattern"_s, Pattern, u"pattern"_s, 1, 13);
    row("key that is a pattern", R"({"patternProperties": {"(": {}}})", u"/patternProperties/("_s, Pattern, u"("_s, 1, 29);
    row("reference", R"({"properties": {"a/b~": {"$ref": "#/$defs/x"}}})", u"/properties/a~1b~0/$ref"_s, Reference,
        u"$ref"_s, 1, 34);
    row("ring", R"({"$ref": "#"})", u"/$ref"_s, EndlessReference, u"$ref"_s, 1, 10);
    row("behind wide letters", R"({"title": "Größe", "type": 5})", u"/type"_s, Type, u"type"_s, 1, 28);
    row("unused definition", R"({"$defs": {"x": {"enum": 1}}})", u"/$defs/x/enum"_s, List, u"enum"_s, 1, 26);
}

void TestJsonSchema::placesInASchema()
{
    QFETCH(const QByteArray, schema);
    const JsonCheck check = checkJsonSchema(schema);
    QCOMPARE(check.fault, JsonFault::NotASchema);
    QTEST(check.pointer, "pointer");
    QTEST(check.schemaFault, "kind");
    QTEST(check.keyword, "keyword");
    QTEST(check.line, "line");
    QTEST(check.column, "column");
}

void TestJsonSchema::values_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *name, const QByteArray &schema, const QByteArray &value, bool fits) {
        QTest::newRow(name) << schema << value << fits;
    };
    const QByteArray person = R"({"type":"object","properties":{"name":{"type":"string"},"age":{"type":"integer"}},
                                  "required":["name"],"additionalProperties":false})";
    row("fits", person, R"({"name":"Ada","age":36})", true);
    row("white space around", person, "\n {\"name\":\"Ada\"}\n", true);
    row("missing", person, R"({"age":36})", false);
    row("wrong type", person, R"({"name":3})", false);
    row("fraction", person, R"({"name":"Ada","age":36.5})", false);
    row("one more", person, R"({"name":"Ada","x":1})", false);
    row("prose before", person, R"(Here: {"name":"Ada"})", false);
    row("fence around", person, "```json\n{\"name\":\"Ada\"}\n```", false);
    row("a text", R"({"type":"string"})", "\"word\"", true);
    row("a number", R"({"type":"integer"})", "3", true);
    row("enum", R"({"enum":["a","b"]})", "\"c\"", false);
    row("pattern", R"({"pattern":"^\\p{L}+$"})", "\"Gr\xc3\xbc\xc3\x9f\x65\"", true);
    row("pattern, no", R"({"pattern":"^[a-z]+$"})", "\"A\"", false);
    row("tree", R"({"properties":{"child":{"$ref":"#"},"n":{"type":"number"}}})",
        R"({"n":1,"child":{"n":2,"child":{"n":"3"}}})", false);
    row("too deep", "{}", nested("[", "1", "]", 5000), false);
    row("nothing", "{}", "", false);
}

void TestJsonSchema::values()
{
    QFETCH(const QByteArray, schema);
    QFETCH(const QByteArray, value);
    const Result<JsonFit> fit = validateJson(object(schema), value);
    QVERIFY(fit.ok());
    QTEST(fit->fits(), "fits");
}

void TestJsonSchema::paths()
{
    const auto fit = validateJson(
        object(R"({"properties":{"a/b":{"items":{"properties":{"n":{"type":"number"}}}}}})"),
        R"({"a/b":[{"n":1},{"n":"two"}]})");
    QVERIFY(fit.ok());
    QStringList paths;
    for (const SchemaMismatch &mismatch : fit->mismatches) {
        paths.append(mismatch.path);
        QVERIFY(!mismatch.detail.isEmpty());
    }
    QVERIFY2(paths.contains(u"/a~1b/1/n"_s), qPrintable(paths.join(u' ')));
    QVERIFY(!validateJson(object(R"({"type":5})"), "{}").ok());
}

void TestJsonSchema::longTexts()
{
    const QByteArray digits = "\"" + QByteArray(1'000'000, '1') + "\"";
    const auto fit = validateJson(object(R"({"format":"date"})"), digits);
    QVERIFY(!fit.ok());
    QCOMPARE(fit.error().kind, ErrorKind::LimitExceeded);
    const auto pattern = validateJson(object(R"({"pattern":"^1+$"})"), digits);
    QVERIFY(pattern.ok() && pattern->fits());
}

void TestJsonSchema::hostilePattern()
{
    // Ends by the limit of the regular expression's own work, whatever it then says.
    const auto fit = validateJson(object(R"({"pattern":"^(a+)+$"})"), "\"" + QByteArray(2000, 'a') + "b\"");
    QVERIFY(fit.ok() && !fit->fits());
}

void TestJsonSchema::ofResponseFormat()
{
    QCOMPARE(schemaOf(object(R"({"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"}}})")),
             object(R"({"type":"object"})"));
    QVERIFY(!schemaOf(object(R"({"type":"json_object"})")));
    QVERIFY(!schemaOf({}));
}

QTEST_GUILESS_MAIN(TestJsonSchema)
#include "tst_jsonschema.moc"
