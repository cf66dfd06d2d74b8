// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/inputform.h"

#include "samplemodels.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QJsonValue json(const QByteArray &text)
{
    return QJsonDocument::fromJson('[' + text + ']').array().first();
}

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// A form with one field of every kind.
InputSchema everyKind()
{
    return *InputSchema::fromOpenApi(R"({"components":{"schemas":{"Input":{"required":["prompt","size"],"properties":{
        "prompt":{"type":"string","maxLength":20},
        "negative":{"type":"string","default":"ugly"},
        "size":{"allOf":[{"$ref":"#/components/schemas/size"}],"default":512},
        "steps":{"type":"integer","minimum":1,"maximum":50,"default":28},
        "guidance":{"type":"number","minimum":0,"exclusiveMaximum":10},
        "fast":{"type":"boolean","default":true},
        "image":{"type":"string","format":"uri","nullable":true},
        "key":{"type":"string","format":"password"},
        "seeds":{"type":"array","items":{"type":"integer","minimum":0},"maxItems":3,"uniqueItems":true},
        "frames":{"type":"array","items":{"type":"string","format":"uri"}},
        "extra":{},
        "options":{"type":"object"},
        "eight":{"type":"integer","multipleOf":8},
        "code":{"type":"string","pattern":"^[a-z]+$","minLength":2}
        }},"size":{"type":"integer","enum":[256,512]}}}})"_ba);
}

} // namespace

class TestInputForm : public QObject {
    Q_OBJECT
private slots:
    void sendsOnlyWhatIsSetOrRequired();
    void readsTyped_data();
    void readsTyped();
    void nothingIsSomethingWhereTheModelHasAText();
    void checksValues_data();
    void checksValues();
    void hardPatternsEnd();
    void readsInputsFromElsewhere_data();
    void readsInputsFromElsewhere();
    void keepsUnknownKeys();
    void comesBackFromItsOwnInput();
    void showsText();
    void refusalsLandOnTheirFields_data();
    void refusalsLandOnTheirFields();
    void refusalsGoWithAChange();
    void hidesSecrets();
    void namesLongFiles();
    void findsLocalFiles();
    void changesOfExtraFields();
    void manyFields();
    void sampleDefaultsFit();
    void sampleExamplesFit();
};

void TestInputForm::sendsOnlyWhatIsSetOrRequired()
{
    InputForm form(everyKind());
    QCOMPARE(form.input(), (QJsonObject{{u"size"_s, 512}})); // required, and the model has a default
    QVERIFY(!form.isValid());
    QCOMPARE(form.problems().size(), 1);
    QCOMPARE(form.problems().first().key, u"prompt"_s);
    QCOMPARE(form.problems().first().kind, InputProblemKind::Required);
    QCOMPARE(form.shownValue(u"steps"_s), QJsonValue(28));
    QVERIFY(!form.isSet(u"steps"_s));

    form.setText(u"prompt"_s, u"a cat"_s);
    form.set(u"image"_s, QJsonValue::Null);
    form.set(u"steps"_s, 28); // said by a person: sent, though it is the default
    QVERIFY(form.isValid());
    QCOMPARE(form.input(), (QJsonObject{{u"prompt"_s, u"a cat"_s}, {u"size"_s, 512}, {u"steps"_s, 28}}));
    form.unset(u"steps"_s);
    form.set(u"prompt"_s, QString()); // an empty text that was meant
    QCOMPARE(form.input(), (QJsonObject{{u"prompt"_s, QString()}, {u"size"_s, 512}}));
    QVERIFY(form.isValid());
}

void TestInputForm::readsTyped_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("value"); // empty: none
    QTest::addColumn<int>("problem");      // -1: none
    QTest::addColumn<int>("item");         // -1: the field
    const auto row = [](const char *name, const char *key, const QString &typed, const QByteArray &value,
                        std::optional<InputProblemKind> problem = {}, int item = -1) {
        QTest::newRow(name) << QString::fromLatin1(key) << typed << value << (problem ? int(*problem) : -1) << item;
    };
    using enum InputProblemKind;
    row("text", "negative", u" two  words "_s, R"(" two  words ")");
    row("text, too long", "prompt", QString(21, u'a'), '"' + QByteArray(21, 'a') + '"', TooLong);
    row("code points count", "prompt", QString::fromUcs4(U"😀").repeated(20), '"' + QByteArray("😀").repeated(20) + '"');
    row("integer", "steps", u" 12 "_s, "12");
    row("integer with sign", "eight", u"-16"_s, "-16");
    row("integer with plus", "steps", u"+3"_s, "3");
    row("whole by exponent", "eight", u"8e2"_s, "800");
    row("whole fraction", "steps", u"8.0"_s, "8");
    row("integer, fraction", "steps", u"8.5"_s, {}, NotAnInteger);
    row("integer, word", "steps", u"many"_s, {}, NotAnInteger);
    row("integer, hexadecimal", "steps", u"0x10"_s, {}, NotAnInteger);
    row("integer, two", "steps", u"1 2"_s, {}, NotAnInteger);
    row("integer of 64 bits", "eight", u"9223372036854775800"_s, "9223372036854775800");
    row("integer beyond", "eight", u"9223372036854775808"_s, {}, BeyondRange);
    row("integer far beyond", "eight", u"1e30"_s, {}, BeyondRange);
    row("too small", "steps", u"0"_s, "0", TooSmall);
    row("too large", "steps", u"51"_s, "51", TooLarge);
    row("number", "guidance", u"7.5"_s, "7.5");
    row("number that is whole", "guidance", u"7"_s, "7");
    row("number, short", "guidance", u".5"_s, "0.5");
    row("number, exponent", "guidance", u"1e-3"_s, "0.001");
    row("number at an open bound", "guidance", u"10"_s, "10", TooLarge);
    row("number, comma", "guidance", u"7,5"_s, {}, NotANumber);
    row("number, infinite", "guidance", u"inf"_s, {}, NotANumber);
    row("number, none", "guidance", u"nan"_s, {}, NotANumber);
    row("number, enormous", "guidance", u"1e999"_s, {}, BeyondRange);
    row("multiple", "eight", u"12"_s, "12", NotAMultiple);
    row("choice", "size", u"256"_s, "256");
    row("no choice", "size", u"300"_s, {}, NotAChoice);
    row("boolean", "fast", u"false"_s, "false");
    row("no boolean", "fast", u"maybe"_s, {}, NotABoolean);
    row("file", "image", u" https://example.com/a b.png "_s, R"("https://example.com/a b.png")");
    row("local file", "image", u"file:///home/me/a.png"_s, R"("file:///home/me/a.png")");
    row("no file", "image", u"a.png"_s, R"("a.png")", NotAFile);
    row("scheme alone", "image", u"https://"_s, R"("https://")", NotAFile);
    row("secret", "key", u"r8_abc"_s, R"("r8_abc")");
    row("list", "seeds", u"1\n 2 \n\n3\n"_s, "[1,2,3]");
    row("list, word in it", "seeds", u"1\nx"_s, {}, NotAnInteger, 1);
    row("list, too small", "seeds", u"1\n-2"_s, "[1,-2]", TooSmall, 1);
    row("list, too long", "seeds", u"1\n2\n3\n4"_s, "[1,2,3,4]", TooManyItems);
    row("list, twice", "seeds", u"1\n2\n1"_s, "[1,2,1]", RepeatedItem, 2);
    row("list of files", "frames", u"https://a.b/c\nd"_s, R"(["https://a.b/c","d"])", NotAFile, 1);
    row("JSON", "extra", u" [1, {\"a\": null}] "_s, R"([1,{"a":null}])");
    row("JSON word", "extra", u"true"_s, "true");
    row("JSON text", "extra", u"\"a\""_s, R"("a")");
    row("no JSON", "extra", u"{a}"_s, {}, NotJson);
    row("two JSON values", "extra", u"1, 2"_s, {}, NotJson);
    row("JSON that closes the list", "extra", u"1],[2"_s, {}, NotJson);
    row("JSON too deep", "extra", QString(200'000, u'['), {}, TooDeep);
    row("no object", "options", u"[]"_s, "[]", NotAnObject);
    row("object", "options", u"{}"_s, "{}");
    row("pattern", "code", u"ab"_s, R"("ab")");
    row("no pattern", "code", u"aB"_s, R"("aB")", PatternMismatch);
    row("too short", "code", u"a"_s, R"("a")", TooShort);
}

void TestInputForm::readsTyped()
{
    QFETCH(QString, key);
    QFETCH(QString, typed);
    QFETCH(QByteArray, value);
    QFETCH(int, problem);
    QFETCH(int, item);
    InputForm form(everyKind());
    form.set(u"prompt"_s, u"p"_s);
    form.setText(key, typed);
    QVERIFY(form.isSet(key));
    QCOMPARE(form.value(key), value.isEmpty() ? QJsonValue(QJsonValue::Undefined) : json(value));
    QCOMPARE(form.input().contains(key), !value.isEmpty());
    const auto found = form.problem(key);
    QCOMPARE(found ? int(found->kind) : -1, problem);
    QCOMPARE(form.isValid(), problem < 0);
    if (found) {
        QCOMPARE(found->key, key);
        QCOMPARE(found->item ? int(*found->item) : -1, item);
        QCOMPARE(form.problems(), QList{*found});
    }
    if (value.isEmpty())
        QCOMPARE(form.text(key), typed); // nothing typed is lost
    form.setText(key, QString());
    QVERIFY(!form.isSet(key) || key == "negative"_L1);
}

void TestInputForm::nothingIsSomethingWhereTheModelHasAText()
{
    InputForm form(everyKind());
    form.setText(u"negative"_s, QString());
    QVERIFY(form.isSet(u"negative"_s));
    QCOMPARE(form.value(u"negative"_s), QJsonValue(QString()));
    form.setText(u"prompt"_s, u"x"_s);
    form.setText(u"prompt"_s, QString());
    QVERIFY(!form.isSet(u"prompt"_s));
    QCOMPARE(form.problem(u"prompt"_s)->kind, InputProblemKind::Required);
    form.setText(u"steps"_s, u"  "_s);
    QVERIFY(!form.isSet(u"steps"_s));
    form.setText(u"negative"_s, u"  "_s); // spaces are text
    QCOMPARE(form.value(u"negative"_s), QJsonValue(u"  "_s));
}

void TestInputForm::checksValues_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("problem");
    QTest::addColumn<QJsonValue>("bound");
    QTest::addColumn<bool>("isOpen");
    const auto row = [](const char *name, const char *key, const QByteArray &value, InputProblemKind problem,
                        const QJsonValue &bound = QJsonValue::Undefined, bool isOpen = false) {
        QTest::newRow(name) << QString::fromLatin1(key) << value << int(problem) << bound << isOpen;
    };
    using enum InputProblemKind;
    row("text that is none", "prompt", "[]", NotAText);
    row("number for a text", "prompt", "1", NotAText); // only what comes from elsewhere is read leniently
    row("text for a number", "steps", R"("1")", NotAnInteger);
    row("half for an integer", "steps", "1.5", NotAnInteger);
    row("1e30 for an integer", "steps", "1e30", BeyondRange);
    row("truth for a number", "guidance", "true", NotANumber);
    row("below", "steps", "0", TooSmall, 1.0);
    row("above", "steps", "51", TooLarge, 50.0);
    row("at an open bound", "guidance", "10", TooLarge, 10.0, true);
    row("not a multiple", "eight", "9", NotAMultiple, 8.0);
    row("text of the choice", "size", R"("512")", NotAChoice, u"512"_s);
    row("1 for yes", "fast", "1", NotABoolean);
    row("object for a file", "image", "{}", NotAFile);
    row("text for a list", "seeds", R"("1")", NotAList);
    row("too many", "seeds", "[1,2,3,4]", TooManyItems, 3);
    row("too long", "prompt", '"' + QByteArray(21, 'x') + '"', TooLong, 20);
    row("too short", "code", R"("a")", TooShort, 2);
    row("pattern", "code", R"("A1")", PatternMismatch, u"^[a-z]+$"_s);
    row("list for an object", "options", "[]", NotAnObject);
    row("too deep", "extra", QByteArray(101, '[') + QByteArray(101, ']'), TooDeep, 100);
}

void TestInputForm::checksValues()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, value);
    QFETCH(int, problem);
    InputForm form(everyKind());
    form.set(key, json(value));
    const auto found = form.problem(key);
    QVERIFY(found);
    QCOMPARE(int(found->kind), problem);
    QTEST(found->bound, "bound");
    QTEST(found->isOpen, "isOpen");
    QCOMPARE(form.value(key), json(value)); // kept
}

void TestInputForm::hardPatternsEnd()
{
    InputField field;
    field.type = InputType::String;
    field.pattern = u"^(([a-z])+.)+[A-Z]([a-z])+$"_s; // exponential for what does not match
    QVERIFY(!checkValue(field, QString(5000, u'a'))); // given up: the provider decides
    field.pattern = u"(?<=a"_s;                       // none at all
    QVERIFY(!checkValue(field, u"b"_s));
    field.pattern = u"^\\p{L}+$"_s;
    QVERIFY(!checkValue(field, u"Grüße"_s));
    QVERIFY(checkValue(field, u"1"_s));
    field.pattern = u"b"_s; // somewhere in the text
    QVERIFY(!checkValue(field, u"abc"_s));
}

void TestInputForm::readsInputsFromElsewhere_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<bool>("valid");
    const auto row = [](const char *name, const QByteArray &given, const QByteArray &sent, bool valid = true) {
        QTest::newRow(name) << R"({"prompt":"p","size":256)" + given + '}' << R"({"prompt":"p","size":256)" + sent + '}'
                            << valid;
    };
    row("nothing more", "", "");
    row("numbers as text", R"(,"steps":"8","guidance":" 0.50 ")", R"(,"guidance":0.5,"steps":8)");
    row("whole as a fraction", R"(,"steps":8.0)", R"(,"steps":8)");
    row("truth as text", R"(,"fast":"False")", R"(,"fast":false)");
    row("truth as a number", R"(,"fast":1)", R"(,"fast":true)");
    row("numbers in a list", R"(,"seeds":["1",2])", R"(,"seeds":[1,2])");
    row("a number for a text", R"(,"negative":2)", R"(,"negative":"2")");
    row("null is not set", R"(,"image":null,"steps":null)", "");
    row("word for a number", R"(,"steps":"many")", R"(,"steps":"many")", false);
    row("unknown key", R"(,"new":{"a":[null]})", R"(,"new":{"a":[null]})");
    row("unknown null", R"(,"new":null)", R"(,"new":null)");
    row("secret that was hidden", R"(,"key":"[redacted]")", "");
}

void TestInputForm::readsInputsFromElsewhere()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, sent);
    QFETCH(bool, valid);
    const InputForm form = InputForm::fromInput(everyKind(), json(given).toObject());
    QCOMPARE(text(form.input()), text(json(sent).toObject()));
    QCOMPARE(form.isValid(), valid);
    // Choices by their text, in a field of its own.
    QCOMPARE(InputForm::fromInput(everyKind(), {{u"size"_s, u"512"_s}}).value(u"size"_s), QJsonValue(512));
    QCOMPARE(InputForm::fromInput(everyKind(), {{u"size"_s, u"K"_s}}).problem(u"size"_s)->kind,
             InputProblemKind::NotAChoice);
}

void TestInputForm::keepsUnknownKeys()
{
    InputForm form = InputForm::fromInput(everyKind(), {{u"zeta"_s, 1}, {u"alpha"_s, QJsonValue::Null}, {u"steps"_s, 2}});
    const qsizetype own = everyKind().fields.size();
    QCOMPARE(form.fields().size(), own + 2);
    QVERIFY(form.field(u"zeta")->extra && form.field(u"alpha")->extra && !form.field(u"steps")->extra);
    QCOMPARE(form.field(u"zeta")->type, InputType::Json);
    QVERIFY(form.input().contains("alpha"_L1));

    form.setInput({{u"zeta"_s, 2}, {u"beta"_s, 3}}); // the JSON tab changed
    QCOMPARE(form.fields().size(), own + 2);
    QCOMPARE(form.field(u"alpha"), nullptr);
    QCOMPARE(form.value(u"zeta"_s), QJsonValue(2));
    QCOMPARE(form.value(u"beta"_s), QJsonValue(3));
    QVERIFY(!form.isSet(u"steps"_s));
    QCOMPARE(form.input(), (QJsonObject{{u"beta"_s, 3}, {u"size"_s, 512}, {u"zeta"_s, 2}}));
}

void TestInputForm::comesBackFromItsOwnInput()
{
    const QJsonObject input{{u"prompt"_s, u"p"_s},      {u"size"_s, 256},  {u"steps"_s, 3},
                            {u"guidance"_s, 1.25},      {u"fast"_s, true}, {u"image"_s, u"https://a.b/c.png"_s},
                            {u"seeds"_s, QJsonArray{1}}, {u"extra"_s, QJsonObject{{u"k"_s, QJsonArray{}}}}};
    const InputForm form = InputForm::fromInput(everyKind(), input);
    QCOMPARE(form.input(), input);
    QCOMPARE(InputForm::fromInput(everyKind(), form.input()), form);
    InputForm typed(everyKind());
    for (const QString &key : input.keys()) // what is shown reads back as what it was
        typed.setText(key, form.text(key));
    QCOMPARE(typed, form);
}

void TestInputForm::showsText()
{
    InputForm form(everyKind());
    QCOMPARE(form.text(u"steps"_s), QString());
    form.set(u"steps"_s, 3);
    QCOMPARE(form.text(u"steps"_s), u"3"_s);
    form.set(u"seeds"_s, QJsonArray{1, 2});
    QCOMPARE(form.text(u"seeds"_s), u"1\n2"_s);
    form.set(u"extra"_s, u"1"_s);
    QCOMPARE(form.text(u"extra"_s), u"\"1\""_s);
    form.set(u"extra"_s, QJsonObject{{u"a"_s, 1}});
    QCOMPARE(form.text(u"extra"_s), u"{\n    \"a\": 1\n}"_s);
    form.set(u"guidance"_s, 0.1);
    QCOMPARE(form.text(u"guidance"_s), u"0.1"_s);
    form.set(u"eight"_s, QJsonValue(qint64(9007199254740993)));
    QCOMPARE(form.text(u"eight"_s), u"9007199254740993"_s);
    form.set(u"steps"_s, QJsonArray{u"odd"_s}); // of another type: as JSON
    QCOMPARE(form.text(u"steps"_s), u"[\"odd\"]"_s);
}

void TestInputForm::refusalsLandOnTheirFields_data()
{
    QTest::addColumn<InvalidField>("error");
    QTest::addColumn<QString>("key"); // empty: on none
    QTest::addColumn<int>("item");
    const auto row = [](const char *name, const QString &field, const char *key, int item = -1,
                        const QString &type = u"enum"_s, const QString &description = u"must be one of the following"_s) {
        QTest::newRow(name) << InvalidField{field, type, description} << QString::fromLatin1(key) << item;
    };
    row("by its key", u"steps"_s, "steps");
    row("with the word input", u"input.steps"_s, "steps");
    row("an item", u"seeds.2"_s, "seeds", 2);
    row("an item in brackets", u"input.seeds[2]"_s, "seeds", 2);
    row("below an item", u"input.frames.1.url"_s, "frames", 1);
    row("below a field", u"options.a"_s, "options");
    row("a key with a dot", u"input.a.b"_s, "a.b");
    row("a key of its own name", u"input.x"_s, "input.x");
    row("required, by words", u"input"_s, "prompt", -1, u"required"_s, u"prompt is required"_s);
    row("additional, by words", u"input"_s, "a.b", -1, u"additional_property_not_allowed"_s,
        u"Additional property a.b is not allowed"_s);
    row("none of ours", u"input.nothing"_s, "");
    row("the version", u"version"_s, "");
    row("empty", QString(), "");
    row("dots", u"...[["_s, "");
}

void TestInputForm::refusalsLandOnTheirFields()
{
    QFETCH(InvalidField, error);
    QFETCH(QString, key);
    QFETCH(int, item);
    InputForm form = InputForm::fromInput(
        everyKind(), {{u"prompt"_s, u"p"_s}, {u"a.b"_s, 1}, {u"input.x"_s, 1}, {u"steps"_s, 3}});
    QVERIFY(form.isValid());
    const QList<InvalidField> others = form.applyServerErrors({error});
    if (key.isEmpty()) {
        QCOMPARE(others, QList{error});
        QVERIFY(form.isValid());
        return;
    }
    QVERIFY(others.isEmpty());
    QCOMPARE(form.problems().size(), 1);
    const InputProblem problem = form.problems().first();
    QCOMPARE(problem.key, key);
    QCOMPARE(problem.kind, InputProblemKind::Refused);
    QCOMPARE(problem.serverType, error.type);
    QCOMPARE(problem.serverText, error.description);
    QCOMPARE(problem.item ? int(*problem.item) : -1, item);
    QCOMPARE(form.problem(key), std::optional(problem));
}

void TestInputForm::refusalsGoWithAChange()
{
    InputForm form = InputForm::fromInput(everyKind(), {{u"prompt"_s, u"p"_s}});
    form.applyServerErrors({{u"input.steps"_s, u"number_lte"_s, u"Must be less"_s}, {u"prompt"_s, u"x"_s, u"y"_s}});
    QCOMPARE(form.problems().size(), 2);
    QVERIFY(!form.isSet(u"steps"_s)); // refused though it was never set
    QCOMPARE(form.input(), (QJsonObject{{u"prompt"_s, u"p"_s}, {u"size"_s, 512}}));
    form.setText(u"steps"_s, u"4"_s);
    QCOMPARE(form.problems().size(), 1);
    form.applyServerErrors({{u"fast"_s, u"x"_s, u"y"_s}}); // new words, the old ones go
    QCOMPARE(form.problems().size(), 1);
    QCOMPARE(form.problems().first().key, u"fast"_s);
    form.clearServerErrors();
    QVERIFY(form.isValid());
    QCOMPARE(form, InputForm::fromInput(everyKind(), {{u"prompt"_s, u"p"_s}, {u"steps"_s, 4}}));
}

void TestInputForm::hidesSecrets()
{
    InputForm form(everyKind());
    QVERIFY(!form.hasSecrets());
    form.set(u"prompt"_s, u"r8_abc"_s);
    form.setText(u"key"_s, u"r8_abc"_s);
    QVERIFY(form.hasSecrets());
    QCOMPARE(form.input()["key"_L1], QJsonValue(u"r8_abc"_s));
    QCOMPARE(form.redacted()["key"_L1], QJsonValue(QString(kRedactedSecret)));
    QCOMPARE(form.redacted()["prompt"_L1], QJsonValue(u"r8_abc"_s));
    const InputForm again = InputForm::fromInput(everyKind(), form.redacted());
    QVERIFY(!again.isSet(u"key"_s)); // never sent as the word
    QVERIFY(!again.hasSecrets());
}

void TestInputForm::namesLongFiles()
{
    const QByteArray bytes = QByteArray(2000, 'x') + '\0';
    const QString uri = u"data:image/PNG;base64,"_s + QString::fromLatin1(bytes.toBase64());
    const QByteArray sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    const QString reference = u"sha256:"_s + QString::fromLatin1(sha256.toHex());
    InputForm form(everyKind());
    form.set(u"image"_s, uri);
    form.set(u"frames"_s, QJsonArray{uri, u"https://a.b/c"_s, u"data:text/plain,short"_s});
    form.set(u"extra"_s, QJsonObject{{u"deep"_s, QJsonArray{QJsonObject{{u"x"_s, uri}}}}});
    const QJsonObject stored = form.redacted();
    QCOMPARE(stored["image"_L1], QJsonValue(reference));
    QCOMPARE(stored["frames"_L1], QJsonValue(QJsonArray{reference, u"https://a.b/c"_s, u"data:text/plain,short"_s}));
    QVERIFY(!text(stored).contains("base64"));
    QCOMPARE(form.inlineFiles(), (QList<InlineFile>{{sha256, "image/png"_ba, bytes}}));
    // And back again.
    QCOMPARE(InputForm::withFiles(stored, {{reference, uri}})["extra"_L1], form.input()["extra"_L1]);
    // Percent encoding.
    form = InputForm(everyKind());
    form.set(u"image"_s, QString(u"data:,"_s + u"%41"_s.repeated(500)));
    QCOMPARE(form.inlineFiles().value(0).bytes, QByteArray(500, 'A'));
}

void TestInputForm::findsLocalFiles()
{
    InputForm form(everyKind());
    form.set(u"image"_s, u"file:///b.png"_s);
    form.set(u"frames"_s, QJsonArray{u"file:///a.png"_s, u"file:///b.png"_s, u"https://x.y/z"_s});
    QCOMPARE(form.localFiles(), (QStringList{u"file:///b.png"_s, u"file:///a.png"_s}));
    const QJsonObject sent = InputForm::withFiles(form.input(), {{u"file:///a.png"_s, u"https://up/1"_s}});
    QCOMPARE(sent["frames"_L1][0], QJsonValue(u"https://up/1"_s));
    QCOMPARE(sent["image"_L1], QJsonValue(u"file:///b.png"_s));
    QVERIFY(form.isValid() == false); // the prompt
}

void TestInputForm::changesOfExtraFields()
{
    InputForm form(everyKind());
    const qsizetype own = form.fields().size();
    for (const QString &key : {u"a"_s, u"b"_s, u"c"_s})
        form.set(key, 1);
    QCOMPARE(form.fields().size(), own + 3);
    form.unset(u"a"_s);
    form.unset(u"nothing"_s);
    QCOMPARE(form.fields().size(), own + 2);
    form.setText(u"c"_s, u"[2]"_s);
    QCOMPARE(form.value(u"c"_s), QJsonValue(QJsonArray{2}));
    QCOMPARE(form.value(u"b"_s), QJsonValue(1));
    QCOMPARE(form.field(u"c")->key, u"c"_s);
    form.setText(u"b"_s, QString());
    QCOMPARE(form.field(u"b"), nullptr);
    const InputForm copy = form;
    form.unset(u"c"_s);
    QVERIFY(copy.field(u"c") && !form.field(u"c"));
}

void TestInputForm::manyFields()
{
    InputSchema schema;
    QJsonObject input;
    for (int i = 0; i < 10'000; ++i) {
        InputField field;
        field.key = field.title = u"field %1"_s.arg(i);
        field.type = InputType::Integer;
        field.required = i % 2;
        schema.fields.append(field);
        input.insert(u"extra %1"_s.arg(i), i);
    }
    InputForm form = InputForm::fromInput(schema, input);
    QCOMPARE(form.fields().size(), 20'000);
    QCOMPARE(form.problems().size(), 5'000);
    QCOMPARE(form.input().size(), 10'000);
    form.setInput({});
    QCOMPARE(form.fields().size(), 10'000);
}

void TestInputForm::sampleDefaultsFit()
{
    const QList<SampleModel> models = sampleModels();
    QVERIFY(models.size() >= 60);
    int defaults = 0;
    for (const SampleModel &model : models) {
        InputForm form(model.schema);
        for (const InputField &field : form.fields()) {
            if (!field.hasDefault())
                continue;
            ++defaults;
            const auto problem = checkValue(field, field.defaultValue);
            QVERIFY2(!problem, qPrintable(u"%1 %2: problem %3"_s.arg(model.id, field.key).arg(problem ? int(problem->kind) : -1)));
        }
        for (const InputProblem &problem : form.problems())
            QCOMPARE(problem.kind, InputProblemKind::Required); // an empty form lacks what must be given, no more
    }
    qInfo("%d defaults of %d models", defaults, int(models.size()));
}

void TestInputForm::sampleExamplesFit()
{
    // What no reading can save: examples older than their schema, and a value that was taken for a secret.
    static const QStringList misfits{u"tstramer/sd-pokemon-diffusion scheduler"_s, u"alexgenovese/train-sdxl-lora class_token"_s};
    int set = 0;
    int extra = 0;
    int valid = 0;
    for (const SampleModel &model : sampleModels()) {
        const InputForm form = InputForm::fromInput(model.schema, model.exampleInput);
        bool fits = true;
        for (const InputProblem &problem : form.problems()) {
            fits = false;
            QVERIFY2(misfits.contains(model.id + u' ' + problem.key),
                     qPrintable(u"%1 %2: problem %3"_s.arg(model.id, problem.key).arg(int(problem.kind))));
        }
        valid += fits;
        // No key is lost, except those that say null.
        const QJsonObject sent = form.input();
        for (auto it = model.exampleInput.begin(); it != model.exampleInput.end(); ++it) {
            const bool none = it.value().isNull() && form.field(it.key()) && !form.field(it.key())->extra;
            const bool hidden = it.value() == QJsonValue(QString(kRedactedSecret));
            QVERIFY2(sent.contains(it.key()) || none || hidden, qPrintable(model.id + u' ' + it.key()));
            ++set;
            extra += form.field(it.key())->extra;
        }
        QCOMPARE(InputForm::fromInput(model.schema, sent).input(), sent);
    }
    qInfo("%d examples fit, %d values, %d of unknown keys", valid, set, extra);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestInputForm)
#include "tst_inputform.moc"
