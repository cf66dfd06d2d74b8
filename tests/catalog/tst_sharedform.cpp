// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/sharedform.h"

#include "samplemodels.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

SharedMember member(const QString &model, const QByteArray &properties, const QByteArray &required = "")
{
    const QByteArray document = R"({"components":{"schemas":{"Input":{"required":[)" + required
        + R"(],"properties":{)" + properties + "}}}}}";
    return {.model = model, .form = InputForm(*InputSchema::fromOpenApi(document))};
}

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

SharedMember schnell()
{
    return member(u"a/schnell"_s, R"("prompt":{"type":"string","x-order":0},
        "steps":{"type":"integer","minimum":1,"maximum":4,"default":4,"x-order":1},
        "ratio":{"enum":["1:1","16:9"],"default":"1:1","x-order":2},
        "seed":{"type":"integer","x-order":3},
        "quality":{"type":"integer","minimum":0,"maximum":100,"default":80,"x-order":4})", R"("prompt")");
}

SharedMember dev()
{
    return member(u"a/dev"_s, R"("prompt":{"type":"string","x-order":0},
        "steps":{"type":"integer","minimum":1,"maximum":50,"default":28,"x-order":1},
        "ratio":{"enum":["1:1","4:5"],"default":"1:1","x-order":2},
        "seed":{"type":"integer","x-order":3},
        "guidance":{"type":"number","minimum":0,"exclusiveMaximum":10,"default":3.5,"x-order":4},
        "quality":{"type":"integer","minimum":0,"maximum":100,"default":80,"x-order":5})", R"("prompt")");
}

SharedMember dream()
{
    return member(u"b/dream"_s, R"("prompt":{"type":"string","x-order":0},
        "ratio":{"enum":["1:1","16:9"],"default":"16:9","x-order":1},
        "quality":{"enum":["low","high"],"default":"low","x-order":2},
        "seed":{"type":"integer","x-order":3})", R"("prompt")");
}

} // namespace

class TestSharedForm : public QObject {
    Q_OBJECT
private slots:
    void oneModelIsItself();
    void sharesWhereKeyAndTypeAgree();
    void spansAllRanges_data();
    void spansAllRanges();
    void joinsChoicesAndDefaults();
    void namesWhoDoesNotTakeIt_data();
    void namesWhoDoesNotTakeIt();
    void givesAModelItsOwnValue();
    void handsOutInputs();
    void remembersWhileModelsComeAndGo();
    void takesInputsFromElsewhere();
    void samplesAlone_data();
    void samplesAlone();
    void samplesInPairs();
};

void TestSharedForm::oneModelIsItself()
{
    const SharedForm shared({dev()});
    QCOMPARE(shared.groups().size(), 1);
    QCOMPARE(shared.form(), dev().form);
    QCOMPARE(shared.formOf(0, shared.form()), dev().form);
    QVERIFY(SharedForm().groups().isEmpty());
}

void TestSharedForm::sharesWhereKeyAndTypeAgree()
{
    const SharedForm shared({schnell(), dev(), dream()});
    QCOMPARE(shared.groups().size(), 4);
    QCOMPARE(shared.groups()[0].members, (QList<qsizetype>{0, 1, 2}));
    QCOMPARE(shared.groups()[0].keys, (QStringList{u"prompt"_s, u"ratio"_s, u"seed"_s}));
    QCOMPARE(shared.groups()[1].members, (QList<qsizetype>{0, 1}));
    QCOMPARE(shared.groups()[1].keys, (QStringList{u"steps"_s, u"quality"_s}));
    QCOMPARE(shared.groups()[2].members, QList<qsizetype>{1});
    QCOMPARE(shared.groups()[2].keys, QStringList{u"guidance"_s});
    QCOMPARE(shared.groups()[3].members, QList<qsizetype>{2});
    QCOMPARE(shared.groups()[3].keys, QStringList{u"quality@b/dream"_s}); // a choice, where the others have a number
    QCOMPARE(shared.field(u"quality@b/dream")->inputKey, u"quality"_s);
    QVERIFY(!shared.field(u"height"));
}

void TestSharedForm::spansAllRanges_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QByteArray>("joined"); // as one schema would say it
    const auto row = [](const char *name, const char *a, const char *b, const char *both) {
        QTest::newRow(name) << QByteArray(a) << QByteArray(b) << QByteArray(both);
    };
    row("equal", R"("type":"integer","minimum":1,"maximum":4)", R"("type":"integer","minimum":1,"maximum":4)",
        R"("type":"integer","minimum":1,"maximum":4)");
    row("wider", R"("type":"integer","minimum":1,"maximum":4)", R"("type":"integer","minimum":0,"maximum":50)",
        R"("type":"integer","minimum":0,"maximum":50)");
    row("none in one", R"("type":"integer","minimum":1,"maximum":4)", R"("type":"integer","minimum":2)",
        R"("type":"integer","minimum":1)");
    row("open and closed at one bound", R"("type":"number","exclusiveMinimum":0)", R"("type":"number","minimum":0)",
        R"("type":"number","minimum":0)");
    row("open beyond closed", R"("type":"number","minimum":1,"maximum":2)",
        R"("type":"number","exclusiveMinimum":0,"exclusiveMaximum":3)",
        R"("type":"number","exclusiveMinimum":0,"exclusiveMaximum":3)");
    row("open within closed", R"("type":"number","exclusiveMinimum":1,"exclusiveMaximum":2)",
        R"("type":"number","minimum":0,"maximum":3)", R"("type":"number","minimum":0,"maximum":3)");
    row("lengths", R"("type":"string","minLength":2,"maxLength":9)", R"("type":"string","minLength":1,"maxLength":99)",
        R"("type":"string","minLength":1,"maxLength":99)");
    row("patterns differ", R"("type":"string","pattern":"^a")", R"("type":"string","pattern":"^b")", R"("type":"string")");
    row("multiples differ", R"("type":"integer","multipleOf":8)", R"("type":"integer","multipleOf":64)",
        R"("type":"integer")");
    row("lists", R"("type":"array","items":{"type":"string"},"maxItems":3)",
        R"("type":"array","items":{"type":"string"},"maxItems":5)",
        R"("type":"array","items":{"type":"string"},"maxItems":5)");
}

void TestSharedForm::spansAllRanges()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(QByteArray, joined);
    const auto one = [](const QByteArray &field) { return QByteArray(R"("x":{)" + field + '}'); };
    const InputField expected = member(u"m"_s, one(joined)).form.fields().first();
    for (const bool swapped : {false, true}) {
        const SharedForm shared({member(u"a"_s, one(swapped ? second : first)), member(u"b"_s, one(swapped ? first : second))});
        QCOMPARE(shared.fields().size(), 1);
        QCOMPARE(shared.form().fields().first(), expected);
    }
}

void TestSharedForm::joinsChoicesAndDefaults()
{
    const SharedForm shared({schnell(), dev(), dream()});
    const InputField *ratio = shared.form().field(u"ratio");
    QCOMPARE(ratio->choices, (QList<QJsonValue>{u"1:1"_s, u"16:9"_s, u"4:5"_s}));
    QVERIFY(!ratio->hasDefault()); // dream has another
    QVERIFY(!shared.form().field(u"steps")->hasDefault());
    QCOMPARE(shared.form().field(u"quality")->defaultValue, QJsonValue(80));
    QVERIFY(shared.form().field(u"prompt")->required);
    // Each fills in its own where nothing is given.
    InputForm filled = shared.form();
    filled.set(u"prompt"_s, u"a cat"_s);
    QVERIFY(filled.isValid());
    for (qsizetype i = 0; i < 3; ++i)
        QCOMPARE(shared.formOf(i, filled).input(), object(R"({"prompt":"a cat"})"));
}

void TestSharedForm::namesWhoDoesNotTakeIt_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QList<qsizetype>>("members");
    QTest::addColumn<InputProblemKind>("kind");
    using enum InputProblemKind;
    QTest::newRow("fits both") << u"steps"_s << QJsonValue(4) << QList<qsizetype>{} << Required;
    QTest::newRow("too large for one") << u"steps"_s << QJsonValue(28) << QList<qsizetype>{0} << TooLarge;
    QTest::newRow("too large for all: the form says it") << u"steps"_s << QJsonValue(51) << QList<qsizetype>{} << Required;
    QTest::newRow("a choice of one") << u"ratio"_s << QJsonValue(u"4:5"_s) << QList<qsizetype>{0, 2} << NotAChoice;
    QTest::newRow("a choice of all") << u"ratio"_s << QJsonValue(u"1:1"_s) << QList<qsizetype>{} << Required;
    QTest::newRow("an own field") << u"guidance"_s << QJsonValue(9) << QList<qsizetype>{} << Required;
    QTest::newRow("no field") << u"height"_s << QJsonValue(9) << QList<qsizetype>{} << Required;
}

void TestSharedForm::namesWhoDoesNotTakeIt()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(QList<qsizetype>, members);
    QFETCH(InputProblemKind, kind);
    const SharedForm shared({schnell(), dev(), dream()});
    InputForm filled = shared.form();
    filled.set(key, value);
    const QList<SharedMisfit> misfits = shared.misfits(filled, key);
    QCOMPARE(misfits.size(), members.size());
    for (qsizetype i = 0; i < misfits.size(); ++i) {
        QCOMPARE(misfits[i].member, members[i]);
        QCOMPARE(misfits[i].problem.kind, kind);
        QCOMPARE(misfits[i].field.key, key);
    }
}

void TestSharedForm::givesAModelItsOwnValue()
{
    const SharedForm shared({schnell(), dev()}, {{u"a/schnell"_s, u"steps"_s}});
    QVERIFY(shared.field(u"steps@a/schnell"));
    QVERIFY(shared.field(u"steps@a/schnell")->own);
    QCOMPARE(shared.field(u"steps")->members, QList<qsizetype>{1});
    InputForm filled = shared.form();
    filled.set(u"prompt"_s, u"a cat"_s);
    filled.set(u"steps"_s, 28);
    filled.set(u"steps@a/schnell"_s, 2);
    QVERIFY(filled.isValid());
    QCOMPARE(shared.formOf(0, filled).input(), object(R"({"prompt":"a cat","steps":2})"));
    QCOMPARE(shared.formOf(1, filled).input(), object(R"({"prompt":"a cat","steps":28})"));
    // Both split: no key without a model is left.
    const SharedForm both({schnell(), dev()}, {{u"a/schnell"_s, u"steps"_s}, {u"a/dev"_s, u"steps"_s}});
    QVERIFY(!both.field(u"steps"));
    QVERIFY(both.field(u"steps@a/dev") && both.field(u"steps@a/schnell"));
}

void TestSharedForm::handsOutInputs()
{
    const SharedForm shared({schnell(), dev(), dream()});
    InputForm filled = shared.form();
    filled.setInput(object(R"({"prompt":"a cat","ratio":"16:9","guidance":2,"quality":70,"quality@b/dream":"high",
                               "odd":[1,2]})"));
    QCOMPARE(shared.formOf(0, filled).input(), object(R"({"prompt":"a cat","ratio":"16:9","quality":70,"odd":[1,2]})"));
    QCOMPARE(shared.formOf(1, filled).input(),
             object(R"({"prompt":"a cat","ratio":"16:9","guidance":2,"quality":70,"odd":[1,2]})"));
    QCOMPARE(shared.formOf(2, filled).input(), object(R"({"prompt":"a cat","ratio":"16:9","quality":"high","odd":[1,2]})"));
    // What is typed and is no value stays a problem of the model.
    filled.setText(u"steps"_s, u"many"_s);
    QCOMPARE(shared.formOf(1, filled).text(u"steps"_s), u"many"_s);
    QVERIFY(!shared.formOf(1, filled).isValid());
}

void TestSharedForm::remembersWhileModelsComeAndGo()
{
    SharedValues values;
    QVERIFY(values.isEmpty());
    const SharedForm alone({dev()});
    InputForm filled = alone.form();
    filled.setInput(object(R"({"prompt":"a cat","guidance":2,"steps":30})"));
    values.take(alone, filled);

    const SharedForm both({dream(), dev()}); // dream takes over what dev has
    QCOMPARE(both.formOf(0, values.filled(both)).input(), object(R"({"prompt":"a cat"})"));
    const SharedForm other({dream()});
    InputForm changed = values.filled(other);
    QCOMPARE(changed.input(), object(R"({"prompt":"a cat"})"));
    changed.set(u"quality"_s, u"high"_s);
    values.take(other, changed);
    // dev comes back as it was, dream too
    const InputForm again = values.filled(both);
    QCOMPARE(both.formOf(1, again).input(), object(R"({"prompt":"a cat","guidance":2,"steps":30})"));
    QCOMPARE(both.formOf(0, again).input(), object(R"({"prompt":"a cat","quality":"high"})"));

    InputForm emptied = again;
    emptied.unset(u"prompt"_s);
    values.take(both, emptied);
    QVERIFY(!values.filled(both).isSet(u"prompt"_s));
    values.forget(u"a/dev"_s, u"guidance"_s);
    QVERIFY(values.filled(both).isSet(u"guidance"_s)); // what was last given for it is left
    // Text that gives no value is kept as it was typed.
    InputForm typed = values.filled(both);
    typed.setText(u"steps"_s, u"many"_s);
    values.take(both, typed);
    QCOMPARE(values.filled(both).text(u"steps"_s), u"many"_s);
}

void TestSharedForm::takesInputsFromElsewhere()
{
    SharedValues values;
    values.set(object(R"({"prompt":"a cat","quality":"high","guidance":4,"odd":true})"));
    const SharedForm shared({schnell(), dream()});
    const InputForm filled = values.filled(shared);
    QCOMPARE(filled.value(u"prompt"_s), QJsonValue(u"a cat"_s));
    QCOMPARE(shared.formOf(1, filled).value(u"quality"_s), QJsonValue(u"high"_s));
    QVERIFY(filled.field(u"odd")->extra);
    QVERIFY(filled.field(u"guidance")->extra); // of no model here
    values.take(shared, filled);
    const SharedForm more({schnell(), dream(), dev()}); // it belongs to one that comes later
    QCOMPARE(values.filled(more).value(u"guidance"_s), QJsonValue(4));
    QVERIFY(!values.filled(more).field(u"guidance")->extra);
}

void TestSharedForm::samplesAlone_data()
{
    QTest::addColumn<int>("model");
    const QList<SampleModel> models = sampleModels();
    for (qsizetype i = 0; i < models.size(); ++i)
        QTest::newRow(qPrintable(models[i].id)) << int(i);
}

void TestSharedForm::samplesAlone()
{
    QFETCH(int, model);
    static const QList<SampleModel> models = sampleModels();
    const SampleModel &sample = models[model];
    const SharedForm shared({{.model = sample.id, .form = InputForm(sample.schema)}});
    SharedValues values;
    values.set(sample.exampleInput);
    QCOMPARE(shared.formOf(0, values.filled(shared)).input(), InputForm::fromInput(sample.schema, sample.exampleInput).input());
}

void TestSharedForm::samplesInPairs()
{
    const QList<SampleModel> models = sampleModels();
    QVERIFY(models.size() > 10);
    int shared = 0;
    for (const SampleModel &a : models) {
        for (const SampleModel &b : models) {
            if (a.id == b.id)
                continue;
            const SharedForm both({{.model = a.id, .form = InputForm(a.schema)}, {.model = b.id, .form = InputForm(b.schema)}});
            // Every field of either is there once, and no key twice.
            qsizetype parts = 0;
            QSet<QString> keys;
            for (const SharedField &field : both.fields()) {
                parts += field.members.size();
                keys.insert(field.key);
                shared += field.members.size() == 2 ? 1 : 0;
            }
            QCOMPARE(parts, a.schema.fields.size() + b.schema.fields.size());
            QCOMPARE(keys.size(), both.fields().size());
            QCOMPARE(both.form().fields().size(), both.fields().size());
            // What fits the joint form and no misfit is told of fits each model.
            SharedValues values;
            values.set(a.exampleInput);
            const InputForm filled = values.filled(both);
            const InputForm mine = both.formOf(0, filled);
            const InputForm expected = InputForm::fromInput(a.schema, a.exampleInput);
            for (const InputField &field : a.schema.fields)
                QCOMPARE(mine.value(field.key), expected.value(field.key));
            for (const SharedField &field : both.fields()) {
                if (!filled.isSet(field.key) || filled.problem(field.key))
                    continue;
                const QList<SharedMisfit> misfits = both.misfits(filled, field.key);
                for (const qsizetype member : field.members) {
                    const bool told = std::ranges::any_of(misfits, [&](const SharedMisfit &m) { return m.member == member; });
                    QCOMPARE(both.formOf(member, filled).problem(field.inputKey).has_value(), told);
                }
            }
        }
    }
    QVERIFY(shared > 100);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestSharedForm)
#include "tst_sharedform.moc"
