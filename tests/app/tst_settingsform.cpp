// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of a pane and of a comparison as a form, driven by keys and mouse; the badge of what differs.
#include "compare/schemaeditor.h"
#include "compare/settingsbadge.h"
#include "compare/settingsfield.h"
#include "compare/settingsform.h"
#include "compare/settingsrouting.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

SettingsSubject onePane(const std::optional<QStringList> &parameters = {})
{
    ModelInfo model{.id = u"vendor/one"_s};
    model.supportedParameters = parameters;
    return {.targets = {{.name = u"one"_s,
                         .model = model,
                         .kind = ProviderKind::OpenRouter,
                         .preset = Preset::OpenRouter}}};
}

GenerationSettings everything()
{
    return {.temperature = 0.2,
            .topP = 0.95,
            .topK = 40,
            .minP = 0.05,
            .frequencyPenalty = -0.5,
            .presencePenalty = 1.25,
            .repetitionPenalty = 1.1,
            .maxTokens = 4000,
            .seed = -7,
            .stop = {u"END"_s, u"\n\n"_s, u"a\\b"_s},
            .reasoningMaxTokens = 2048,
            .responseFormat = {{"type"_L1, "json_schema"_L1},
                               {"json_schema"_L1,
                                QJsonObject{{"name"_L1, "city"_L1},
                                            {"strict"_L1, false},
                                            {"schema"_L1, QJsonObject{{"type"_L1, "object"_L1}}}}}},
            .routing = {{"order"_L1, QJsonArray{u"deepinfra"_s, u"together/fp8"_s}},
                        {"allow_fallbacks"_L1, false},
                        {"sort"_L1, "price"_L1}},
            .systemPrompt = u"Answer in French."_s,
            .extra = {{"logit_bias"_L1, QJsonObject{{"50256"_L1, -100}}}}};
}

} // namespace

class TestSettingsForm : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<Theme> m_theme;

    /// As it stands on screen, so that focus and visibility are real.
    static std::unique_ptr<SettingsForm> show(const SettingsSubject &subject)
    {
        auto form = std::make_unique<SettingsForm>(subject);
        form->resize(760, 780);
        form->show();
        if (!QTest::qWaitForWindowActive(form.get()))
            qWarning("the form's window did not become active");
        return form;
    }
    static QLineEdit *line(const SettingsForm &form, const QString &name)
    {
        return form.findChild<QLineEdit *>(name);
    }
    static SettingsField *fieldOf(QWidget *control) { return qobject_cast<SettingsField *>(control->parentWidget()); }
    static void type(QWidget *editor, const QString &text)
    {
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(editor, Qt::Key_Delete);
        QTest::keyClicks(editor, text);
    }

    /// From the menu beside the label, by keys.
    static void chooseDefault(const SettingsForm &form, const QString &name, bool providers = true)
    {
        auto *button = form.findChild<QToolButton *>(name + u".default"_s);
        QVERIFY2(button, qPrintable(name));
        QTimer::singleShot(0, button, [button, providers] {
            QTest::keyClick(button->menu(), Qt::Key_Down);
            if (providers)
                QTest::keyClick(button->menu(), Qt::Key_Down);
            QTest::keyClick(button->menu(), Qt::Key_Return);
        });
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100); }
    void cleanupTestCase() { m_theme.reset(); }

    void anEmptyFormSetsNothing()
    {
        const auto form = show(onePane());
        QCOMPARE(form->settings(), GenerationSettings());
        QCOMPARE(form->repeat(), 1);
        QCOMPARE(line(*form, u"temperature"_s)->placeholderText(), u"Provider’s default"_s);
    }

    void everySettingComesBackAsItWas()
    {
        SettingsSubject subject = onePane();
        subject.settings = everything();
        subject.repeat = 5;
        const auto form = show(subject);
        QCOMPARE(form->problems(), 0);
        QCOMPARE(form->settings()->toJson(), everything().toJson());
        QCOMPARE(form->repeat(), 5);
        QTest::mouseClick(form->findChild<QPushButton *>(u"clearSettings"_s), Qt::LeftButton);
        QCOMPARE(form->settings(), GenerationSettings());
        QCOMPARE(form->repeat(), 1);
    }

    void whatHasNoFieldIsKept()
    {
        SettingsSubject subject = onePane();
        subject.settings.routing = {{"quantizations"_L1, QJsonArray{u"fp8"_s}}, {"enforce_distillable_text"_L1, true}};
        const auto form = show(subject);
        QCOMPARE(form->settings()->routing, subject.settings.routing);
        // Another provider has no hosts to choose: what was set is kept for when the model is swapped back.
        subject.targets.first().kind = ProviderKind::OpenAi;
        subject.targets.first().preset = Preset::Generic;
        const auto other = show(subject);
        QVERIFY(!other->findChild<RoutingFields *>());
        QCOMPARE(other->settings()->routing, subject.settings.routing);
    }

    void aBadValueIsSaidInPlace_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("bad");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("good");
        QTest::newRow("temperature above") << u"temperature"_s << u"2.1"_s << u"Write a number from 0 to 2."_s << u"2"_s;
        QTest::newRow("temperature word") << u"temperature"_s << u"warm"_s << u"Write a number from 0 to 2."_s << u"0"_s;
        QTest::newRow("not a number") << u"temperature"_s << u"nan"_s << u"Write a number from 0 to 2."_s << u"1e-3"_s;
        QTest::newRow("top p") << u"top_p"_s << u"-0.1"_s << u"Write a number from 0 to 1."_s << u"1"_s;
        QTest::newRow("top k") << u"top_k"_s << u"1.5"_s << u"Write a whole number of at least 0."_s << u"0"_s;
        QTest::newRow("min p") << u"min_p"_s << u"7"_s << u"Write a number from 0 to 1."_s << u"0.05"_s;
        QTest::newRow("frequency") << u"frequency_penalty"_s << u"-2.5"_s << u"Write a number from -2 to 2."_s << u"-2"_s;
        QTest::newRow("presence") << u"presence_penalty"_s << u"3"_s << u"Write a number from -2 to 2."_s << u"2"_s;
        QTest::newRow("repetition") << u"repetition_penalty"_s << u"0"_s << u"Write a number above 0, up to 2."_s << u"2"_s;
        QTest::newRow("max tokens") << u"max_tokens"_s << u"0"_s << u"Write a whole number of at least 1."_s << u"4000"_s;
        QTest::newRow("seed") << u"seed"_s << u"x"_s << u"Write a whole number."_s << u"-12"_s;
        QTest::newRow("repeat 0") << u"repeat"_s << u"0"_s << u"Write a whole number from 1 to 20."_s << u"20"_s;
        QTest::newRow("repeat 21") << u"repeat"_s << u"21"_s << u"Write a whole number from 1 to 20."_s << u"2"_s;
        QTest::newRow("price") << u"provider.max_price.prompt"_s << u"cheap"_s
                               << u"Write an amount in US dollars, such as 0.5."_s << u"0.5"_s;
        QTest::newRow("host") << u"provider.order"_s << u"Deep Infra!"_s
                              << u"“Infra!” is no slug of a host, such as deepinfra or deepinfra/fp8."_s
                              << u"deepinfra/fp8, together"_s;
    }
    void aBadValueIsSaidInPlace()
    {
        QFETCH(QString, field);
        QFETCH(QString, bad);
        QFETCH(QString, sentence);
        QFETCH(QString, good);
        const auto form = show(onePane());
        QSignalSpy accepted(form.get(), &SettingsForm::accepted);
        QLineEdit *edit = line(*form, field);
        QVERIFY(edit);
        type(edit, bad);
        QCOMPARE(form->problems(), 1);
        QVERIFY(!form->settings());
        SettingsField *place = fieldOf(edit);
        if (!place)
            place = fieldOf(edit->parentWidget());
        QCOMPARE(place->note(), sentence);
        auto *count = form->findChild<QLabel *>(u"settingsProblems"_s);
        QVERIFY(count->isVisible());
        QTest::keyClick(form.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(accepted.count(), 0);
        QCOMPARE(QApplication::focusWidget(), edit);
        type(edit, good);
        QCOMPARE(form->problems(), 0);
        QVERIFY(!count->isVisible());
        QTest::mouseClick(form->findChild<QPushButton *>(u"applySettings"_s), Qt::LeftButton);
        QCOMPARE(accepted.count(), 1);
        QVERIFY(form->settings() != GenerationSettings() || form->repeat() > 1);
    }

    void whatIsInheritedStandsInTheEmptyField()
    {
        SettingsSubject subject = onePane();
        subject.inherited.temperature = 0.7;
        subject.inherited.stop = {u"\n"_s};
        subject.inherited.reasoningEffort = u"high"_s;
        subject.inherited.routing = {{"allow_fallbacks"_L1, false}};
        const auto form = show(subject);
        QCOMPARE(line(*form, u"temperature"_s)->placeholderText(), u"0.7 (all panes)"_s);
        QCOMPARE(form->findChild<QPlainTextEdit *>(u"stop"_s)->placeholderText(), u"\\n (all panes)"_s);
        QCOMPARE(form->findChild<QComboBox *>(u"reasoning_effort"_s)->currentText(), u"high (all panes)"_s);
        QCOMPARE(form->findChild<QComboBox *>(u"provider.allow_fallbacks"_s)->currentText(), u"No (all panes)"_s);
        QCOMPARE(form->settings(), GenerationSettings());
    }

    void whatIsInheritedCanBeLeftToTheProvider()
    {
        SettingsSubject subject = onePane();
        subject.inherited.temperature = 0.7;
        subject.inherited.stop = {u"END"_s};
        subject.inherited.reasoningMaxTokens = 2048;
        subject.inherited.responseFormat = {{"type"_L1, "json_object"_L1}};
        subject.inherited.routing = {{"sort"_L1, "price"_L1}, {"order"_L1, QJsonArray{u"deepinfra"_s}}};
        subject.inherited.extra = {{"logit_bias"_L1, QJsonObject{{"50256"_L1, -100}}}};
        auto form = show(subject);
        // Only where there is something to leave.
        QVERIFY(!form->findChild<QToolButton *>(u"top_p.default"_s));
        chooseDefault(*form, u"temperature"_s);
        QCOMPARE(form->settings()->cleared, QStringList{u"temperature"_s});
        QCOMPARE(line(*form, u"temperature"_s)->placeholderText(), u"Provider’s default"_s);
        for (const QString &name : {u"stop"_s, u"extra"_s, u"provider.order"_s})
            chooseDefault(*form, name);
        for (const QString &name : {u"reasoning_effort"_s, u"response_format"_s, u"provider.sort"_s}) {
            auto *combo = form->findChild<QComboBox *>(name);
            const int at = combo->findText(name.startsWith(u"provider"_s) ? u"OpenRouter’s default"_s : u"Provider’s default"_s);
            QVERIFY2(at > 0, qPrintable(name));
            combo->setFocus();
            QTest::keyClick(combo, Qt::Key_Home);
            for (int i = 0; i < at; ++i)
                QTest::keyClick(combo, Qt::Key_Down);
            QCOMPARE(combo->currentIndex(), at);
        }
        const GenerationSettings cleared = *form->settings();
        QCOMPARE(cleared.cleared, (QStringList{u"extra"_s, u"reasoning_effort"_s, u"response_format"_s, u"routing.order"_s,
                                               u"routing.sort"_s, u"stop"_s, u"temperature"_s}));
        GenerationSettings inForce = cleared.over(subject.inherited);
        inForce.cleared.clear();
        QCOMPARE(inForce, GenerationSettings());
        QCOMPARE(SettingsBadge::text(cleared.over(subject.inherited), subject.inherited),
                 u"temp default, no stop, reasoning default, default format, no routing, no extra JSON"_s);
        // It opens again as it was, and goes back.
        subject.settings = cleared;
        form = show(subject);
        QCOMPARE(*form->settings(), cleared);
        QCOMPARE(line(*form, u"temperature"_s)->placeholderText(), u"Provider’s default"_s);
        type(line(*form, u"temperature"_s), u"0.3"_s);
        QVERIFY(!form->settings()->cleared.contains(u"temperature"_s));
        QCOMPARE(form->settings()->over(subject.inherited).temperature, 0.3);
        chooseDefault(*form, u"temperature"_s, false);
        QVERIFY(!form->settings()->temperature.has_value());
        QCOMPARE(form->settings()->over(subject.inherited).temperature, 0.7);
        QCOMPARE(line(*form, u"temperature"_s)->placeholderText(), u"0.7 (all panes)"_s);
        QTest::mouseClick(form->findChild<QPushButton *>(u"clearSettings"_s), Qt::LeftButton);
        QCOMPARE(*form->settings(), GenerationSettings());
    }

    void clearAllEmptiesTheTextsToo()
    {
        SettingsSubject subject = onePane();
        subject.settings = everything();
        const auto form = show(subject);
        QTest::mouseClick(form->findChild<QPushButton *>(u"clearSettings"_s), Qt::LeftButton);
        QCOMPARE(form->findChild<QPlainTextEdit *>(u"system_prompt"_s)->toPlainText(), QString());
        QCOMPARE(form->findChild<JsonEditor *>(u"schema"_s)->toPlainText(), QString());
        form->findChild<QComboBox *>(u"system_choice"_s)->setCurrentIndex(1);
        form->findChild<QComboBox *>(u"response_format"_s)->setCurrentIndex(3);
        QCOMPARE(form->problems(), 2); // nothing of before comes back
    }

    void whatTheModelDoesNotTakeIsGreyed()
    {
        SettingsSubject subject = onePane(QStringList{u"temperature"_s, u"max_tokens"_s});
        subject.settings.topK = 3;
        const auto form = show(subject);
        QVERIFY(line(*form, u"temperature"_s)->isEnabled());
        QVERIFY(line(*form, u"max_tokens"_s)->isEnabled());
        QLineEdit *seed = line(*form, u"seed"_s);
        QVERIFY(!seed->isEnabled());
        QCOMPARE(fieldOf(seed)->note(), u"one does not take it."_s);
        QVERIFY(!form->findChild<QComboBox *>(u"reasoning_effort"_s)->isEnabled());
        // Set nonetheless: kept, can be taken back, and named.
        QLineEdit *topK = line(*form, u"top_k"_s);
        QVERIFY(topK->isEnabled());
        QVERIFY2(fieldOf(topK)->note().startsWith(u"one does not take it: "_s), qPrintable(fieldOf(topK)->note()));
        QCOMPARE(form->settings()->topK, 3);
        QCOMPARE(form->problems(), 0);
        type(topK, {});
        QVERIFY(!topK->isEnabled());
        QVERIFY(!form->settings()->topK.has_value());
    }

    void defaultsNameTheModelsThatDoNotTakeThem()
    {
        SettingsSubject subject = onePane(QStringList{u"temperature"_s, u"seed"_s});
        subject.scope = SettingsSubject::Scope::Comparison;
        SettingsSubject::Target two = subject.targets.first();
        two.name = u"two"_s;
        two.model->supportedParameters = QStringList{u"temperature"_s};
        subject.targets.append(two);
        const auto form = show(subject);
        QLineEdit *seed = line(*form, u"seed"_s);
        QVERIFY(seed->isEnabled());
        type(seed, u"1"_s);
        QCOMPARE(fieldOf(seed)->note(), u"Without effect on two."_s);
        QLineEdit *topK = line(*form, u"top_k"_s);
        QVERIFY(!topK->isEnabled());
        QCOMPARE(fieldOf(topK)->note(), u"No model of this comparison takes it."_s);
        QVERIFY(!line(*form, u"repeat"_s));
        QVERIFY(!form->findChild<QPlainTextEdit *>(u"system_prompt"_s));
    }

    void reasoningIsAnEffortOrABudget()
    {
        const auto form = show(onePane());
        auto *effort = form->findChild<QComboBox *>(u"reasoning_effort"_s);
        auto *budget = line(*form, u"reasoning_max_tokens"_s);
        QVERIFY(!budget->isEnabled());
        effort->setFocus();
        QTest::keyClicks(effort, u"low"_s);
        QCOMPARE(form->settings()->reasoningEffort, u"low"_s);
        effort->setCurrentIndex(effort->count() - 1);
        QVERIFY(budget->isEnabled());
        QCOMPARE(form->problems(), 1);
        type(budget, u"1024"_s);
        QCOMPARE(form->settings()->reasoningMaxTokens, 1024);
        QVERIFY(form->settings()->reasoningEffort.isEmpty());
    }

    void aSchemaIsCheckedAsOneTypes()
    {
        const auto form = show(onePane());
        auto *format = form->findChild<QComboBox *>(u"response_format"_s);
        auto *schema = form->findChild<JsonEditor *>(u"schema"_s);
        QVERIFY(!schema->isVisible());
        format->setFocus();
        QTest::keyClick(format, Qt::Key_End);
        QVERIFY(schema->isVisible());
        QCOMPARE(fieldOf(schema)->note(), u"Write a JSON Schema, or choose another format."_s);

        schema->setFocus();
        QTest::keyClicks(schema, u"{"_s);
        QTest::keyClick(schema, Qt::Key_Return);
        QTest::keyClicks(schema, u"  \"type\": object }"_s);
        QVERIFY(schema->problem());
        QCOMPARE(schema->problem()->line, 2);
        QVERIFY2(fieldOf(schema)->note().startsWith(u"Line 2, column "_s), qPrintable(fieldOf(schema)->note()));
        QCOMPARE(schema->extraSelections().size(), 1);
        QCOMPARE(schema->extraSelections().first().cursor.block().blockNumber(), 1);
        QVERIFY(!form->settings());

        schema->setPlainText(u"{\n \"type\": \"circle\"}"_s); // JSON, but no schema
        QVERIFY(schema->problem());
        QVERIFY2(fieldOf(schema)->note().startsWith(u"Line 2, column 10: “type” must be object, array"_s),
                 qPrintable(fieldOf(schema)->note()));
        QCOMPARE(schema->extraSelections().first().cursor.block().blockNumber(), 1);
        QVERIFY(!form->settings());
        schema->setPlainText(u"{\"type\": \"object\"}"_s);
        QVERIFY(schema->extraSelections().isEmpty());
        QCOMPARE(form->settings()->responseFormat,
                 (QJsonObject{{"type"_L1, "json_schema"_L1},
                              {"json_schema"_L1, QJsonObject{{"name"_L1, "answer"_L1},
                                                             {"strict"_L1, true},
                                                             {"schema"_L1, QJsonObject{{"type"_L1, "object"_L1}}}}}}));
        type(line(*form, u"schema_name"_s), u"two words"_s);
        QCOMPARE(form->problems(), 1);
        QTest::keyClick(format, Qt::Key_Up);
        QCOMPARE(form->problems(), 0);
        QCOMPARE(form->settings()->responseFormat, (QJsonObject{{"type"_L1, "json_object"_L1}}));
    }

    void extraJsonIsOneObject_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("note");
        QTest::newRow("a list") << u"[1, 2]"_s << u"Write a JSON object, in braces."_s;
        QTest::newRow("cut") << u"{\"a\": 1"_s << u"This is not JSON."_s;
        QTest::newRow("words") << u"top_a 0.2"_s << u"This is not JSON."_s;
        QTest::newRow("fine") << u"{\"top_a\": 0.2}"_s << QString();
        QTest::newRow("blank") << u"  \n"_s << QString();
    }
    void extraJsonIsOneObject()
    {
        QFETCH(QString, text);
        QFETCH(QString, note);
        const auto form = show(onePane());
        auto *extra = form->findChild<JsonEditor *>(u"extra"_s);
        extra->setPlainText(text);
        QCOMPARE(form->problems(), note.isEmpty() ? 0 : 1);
        if (!note.isEmpty())
            QVERIFY2(fieldOf(extra)->note().endsWith(note), qPrintable(fieldOf(extra)->note()));
        else
            QVERIFY(fieldOf(extra)->note().contains(u"wins"_s));
    }

    void hostsAreOfferedByTheMenu()
    {
        const auto form = show(onePane());
        auto *order = line(*form, u"provider.order"_s);
        auto *button = order->parentWidget()->findChild<QToolButton *>();
        QVERIFY(!button->isVisible());
        form->setEndpoints({{.host = u"DeepInfra"_s, .tag = u"deepinfra/fp8"_s, .quantization = u"fp8"_s, .uptime1d = 99.84},
                            {.host = u"Together"_s, .tag = u"together"_s}});
        QVERIFY(button->isVisible());
        emit button->menu()->aboutToShow();
        QCOMPARE(button->menu()->actions().size(), 2);
        QVERIFY(button->menu()->actions().first()->text().startsWith(u"DeepInfra, fp8"_s));
        for (QAction *action : button->menu()->actions())
            action->trigger();
        QCOMPARE(order->text(), u"deepinfra/fp8, together"_s);
        button->menu()->actions().first()->trigger();
        QCOMPARE(form->settings()->routing, (QJsonObject{{"order"_L1, QJsonArray{u"together"_s}}}));
    }

    void theSystemPromptIsInheritedOwnOrNone()
    {
        SettingsSubject subject = onePane();
        subject.inheritedSystemPrompt = u"Be brief."_s;
        const auto form = show(subject);
        auto *choice = form->findChild<QComboBox *>(u"system_choice"_s);
        auto *text = form->findChild<QPlainTextEdit *>(u"system_prompt"_s);
        QVERIFY(!text->isVisible());
        QCOMPARE(text->placeholderText(), u"Be brief."_s);
        choice->setCurrentIndex(2);
        QCOMPARE(form->settings()->systemPrompt, QString());
        choice->setCurrentIndex(1);
        QVERIFY(text->isVisible());
        QCOMPARE(form->problems(), 1);
        type(text, u"Be long."_s);
        QCOMPARE(form->settings()->systemPrompt, u"Be long."_s);
        choice->setCurrentIndex(0);
        QVERIFY(!form->settings()->systemPrompt.has_value());
    }

    void everyTabStopHasAName()
    {
        const auto form = show(onePane());
        for (const QWidget *widget : form->findChildren<QWidget *>()) {
            if (widget->focusPolicy() & Qt::TabFocus && widget->isVisible())
                QVERIFY2(!widget->accessibleName().isEmpty() || qobject_cast<const QAbstractButton *>(widget),
                         qPrintable(widget->objectName() + u' ' + QString::fromLatin1(widget->metaObject()->className())));
        }
    }

    void badgeNamesWhatDiffers_data()
    {
        QTest::addColumn<QJsonObject>("settings");
        QTest::addColumn<QJsonObject>("defaults");
        QTest::addColumn<int>("repeat");
        QTest::addColumn<QString>("badge");
        QTest::newRow("nothing") << QJsonObject() << QJsonObject() << 1 << QString();
        QTest::newRow("two") << QJsonObject{{"temperature"_L1, 0.2}, {"seed"_L1, 7}} << QJsonObject() << 1
                             << u"temp 0.2, seed 7"_s;
        QTest::newRow("as the defaults") << QJsonObject{{"temperature"_L1, 0.2}} << QJsonObject{{"temperature"_L1, 0.2}}
                                         << 1 << QString();
        QTest::newRow("one of two differs") << QJsonObject{{"temperature"_L1, 0.2}, {"top_p"_L1, 1}}
                                            << QJsonObject{{"temperature"_L1, 0.2}, {"top_p"_L1, 0.5}} << 1 << u"top p 1"_s;
        QTest::newRow("repeats") << QJsonObject{{"reasoning_effort"_L1, "low"_L1}} << QJsonObject() << 5
                                 << u"effort low, ×5"_s;
        QTest::newRow("a large seed") << QJsonObject{{"seed"_L1, qint64(9007199254740993)}} << QJsonObject() << 1
                                      << u"seed 9007199254740993"_s;
        QTest::newRow("left to the provider") << QJsonObject{{"top_p"_L1, 1}, {"reasoning_max_tokens"_L1, 9}}
                                              << QJsonObject{{"temperature"_L1, 0.7}, {"reasoning_effort"_L1, "low"_L1}}
                                              << 1 << u"temp default, top p 1, reasoning 9"_s;
        QTest::newRow("long ones by name")
            << QJsonObject{{"stop"_L1, QJsonArray{u"END"_s}},
                           {"response_format"_L1, QJsonObject{{"type"_L1, "json_object"_L1}}},
                           {"routing"_L1, QJsonObject{{"sort"_L1, "price"_L1}}},
                           {"system_prompt"_L1, "Hello"_L1},
                           {"extra"_L1, QJsonObject{{"a"_L1, 1}}}}
            << QJsonObject() << 1 << u"stop, JSON, system prompt, routing, extra JSON"_s;
    }
    void badgeNamesWhatDiffers()
    {
        QFETCH(QJsonObject, settings);
        QFETCH(QJsonObject, defaults);
        QFETCH(int, repeat);
        QFETCH(QString, badge);
        const auto own = GenerationSettings::fromJson(settings);
        const auto common = GenerationSettings::fromJson(defaults);
        QCOMPARE(SettingsBadge::text(own, common, repeat), badge);
        const QString tip = SettingsBadge::toolTip(own, common, repeat);
        QCOMPARE(tip.isEmpty(), settings.isEmpty() && repeat == 1);
        // A line each, one for repeats, and that the rest is the provider's.
        const bool left = badge.contains(u"default"_s);
        if (!tip.isEmpty())
            QCOMPARE(tip.count(u'\n'), settings.size() + (repeat > 1 ? 1 : 0) + (left ? 1 : 0));
        QCOMPARE(tip.contains(u"Temperature: provider’s default (all panes: 0.7)"_s), left);
    }
};

QTEST_MAIN(TestSettingsForm)
#include "tst_settingsform.moc"
