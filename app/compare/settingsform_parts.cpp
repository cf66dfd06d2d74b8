// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of SettingsForm whose controls are more than a number.
#include "compare/settingsform.h"

#include "compare/schemaeditor.h"
#include "compare/settingsbadge.h"
#include "compare/settingsfield.h"
#include "providers/settingssupport.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// A stop sequence on a line of its own: line breaks and tabs are written as in most languages.
QString escaped(const QString &sequence)
{
    return QString(sequence).replace(u'\\', u"\\\\"_s).replace(u'\n', u"\\n"_s).replace(u'\t', u"\\t"_s).replace(
        u'\r', u"\\r"_s);
}

QString unescaped(const QString &line)
{
    QString result;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const bool pair = line[i] == u'\\' && i + 1 < line.size();
        const QChar next = pair ? line[i + 1] : QChar();
        if (pair && (next == u'n' || next == u't' || next == u'r' || next == u'\\')) {
            result += next == u'n' ? u'\n' : next == u't' ? u'\t' : next == u'r' ? u'\r' : u'\\';
            ++i;
        } else {
            result += line[i];
        }
    }
    return result;
}

QPlainTextEdit *makeTextBox(const QString &name, const QString &text, int lines)
{
    auto *edit = new QPlainTextEdit(text);
    edit->setObjectName(name);
    edit->setTabChangesFocus(true);
    edit->document()->setDocumentMargin(metrics::kTight);
    edit->setFixedHeight(lines * edit->fontMetrics().lineSpacing() + 2 * metrics::kTight + 6);
    return edit;
}

constexpr int kMostStops = 4;

/// In the order of the list; the last stands there where all panes have a format.
enum class Format { Unset, Text, Json, Schema, Cleared };

Format formatOf(const QJsonObject &format)
{
    if (format.isEmpty())
        return Format::Unset;
    const QString type = format.value("type"_L1).toString();
    return type == "json_schema"_L1 ? Format::Schema : type == "json_object"_L1 ? Format::Json : Format::Text;
}

QString nameOfFormat(Format format)
{
    switch (format) {
    case Format::Unset:
    case Format::Cleared:
        return {};
    case Format::Text:
        return SettingsForm::tr("Text");
    case Format::Json:
        return SettingsForm::tr("JSON");
    case Format::Schema:
        return SettingsForm::tr("JSON schema");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

void SettingsForm::addLength()
{
    addSection(tr("Length and repeats"));
    addWhole(tr("&Max tokens"), u"max_tokens"_s, tr("Longest answer, reasoning included."),
             &GenerationSettings::maxTokens, 1);
    if (m_subject.scope == SettingsSubject::Scope::Pane) {
        auto *repeat = new QLineEdit(m_subject.repeat > 1 ? QString::number(m_subject.repeat) : QString());
        repeat->setObjectName(u"repeat"_s);
        repeat->setPlaceholderText(QLocale().toString(1));
        const auto read = [this, repeat](GenerationSettings &) {
            bool ok = true;
            const QString text = repeat->text().trimmed();
            const int value = text.isEmpty() ? 1 : QLocale().toInt(text, &ok);
            if (!ok || value < 1 || value > 20)
                return tr("Write a whole number from %1 to %2.").arg(1).arg(20);
            m_repeat = value;
            return QString();
        };
        add(tr("&Answers to one prompt"), {}, tr("1 to 20. Each one is sent and charged."), repeat, read,
            [repeat] { return !repeat->text().trimmed().isEmpty(); });
        m_clear.append([repeat] { repeat->clear(); });
        connect(repeat, &QLineEdit::textChanged, this, &SettingsForm::check);
        connect(repeat, &QLineEdit::returnPressed, this, &SettingsForm::apply);
    }
    QStringList lines;
    for (const QString &sequence : std::as_const(m_subject.settings.stop))
        lines.append(escaped(sequence));
    QStringList common;
    for (const QString &sequence : std::as_const(m_subject.inherited.stop))
        common.append(escaped(sequence));
    auto *stop = makeTextBox(u"stop"_s, lines.join(u'\n'), 3);
    stop->setFont(monoFont());
    stop->setPlaceholderText(inheritedText(common.join(u' ')));
    const auto read = [stop](GenerationSettings &settings) {
        settings.stop.clear();
        for (const QString &line : stop->toPlainText().split(u'\n')) {
            if (!line.isEmpty())
                settings.stop.append(unescaped(line));
        }
        return settings.stop.size() <= kMostStops ? QString()
                                                  : tr("Write at most %n sequence(s).", nullptr, kMostStops);
    };
    SettingsField *field = add(tr("St&op sequences"), u"stop"_s,
                               tr("One a line, at most 4. The answer ends before them. \\n is a line break."), stop, read,
                               [stop] { return !stop->toPlainText().isEmpty(); }, 2);
    offerDefaults(field, u"stop"_s, common.join(u' '), stop);
    m_clear.append([stop] { stop->clear(); });
    connect(stop, &QPlainTextEdit::textChanged, this, &SettingsForm::check);
}

void SettingsForm::addReasoning()
{
    addSection(tr("Reasoning"));
    const GenerationSettings &own = m_subject.settings;
    const GenerationSettings &common = m_subject.inherited;
    auto *effort = new QComboBox;
    effort->setObjectName(u"reasoning_effort"_s);
    const QString commonEffort
        = common.reasoningMaxTokens ? tr("%1 tokens").arg(*common.reasoningMaxTokens) : common.reasoningEffort;
    effort->addItem(inheritedText(commonEffort), QString());
    if (!commonEffort.isEmpty())
        effort->addItem(inheritedText({}), u"default"_s);
    QStringList efforts{u"none"_s, u"minimal"_s, u"low"_s, u"medium"_s, u"high"_s, u"xhigh"_s};
    if (m_subject.targets.size() == 1) {
        const SettingsSubject::Target &target = m_subject.targets.first();
        const SettingSupport support
            = settingSupport(SettingId::ReasoningEffort, target.kind, target.preset, target.model);
        if (!support.values.isEmpty())
            efforts = support.values;
    }
    if (!own.reasoningEffort.isEmpty() && !efforts.contains(own.reasoningEffort))
        efforts.append(own.reasoningEffort);
    for (const QString &word : std::as_const(efforts))
        effort->addItem(word, word);
    effort->addItem(tr("A budget in tokens"), u"budget"_s);
    const bool unset = own.reasoningEffort.isEmpty() && !own.reasoningMaxTokens;
    effort->setCurrentIndex(std::max(0, effort->findData(own.reasoningMaxTokens ? u"budget"_s
                                                             : unset && isCleared(u"reasoning_effort"_s)
                                                             ? u"default"_s
                                                             : own.reasoningEffort)));

    auto *budget = new QLineEdit(own.reasoningMaxTokens ? QString::number(*own.reasoningMaxTokens) : QString());
    budget->setObjectName(u"reasoning_max_tokens"_s);
    const auto chosen = [effort] { return effort->currentData().toString(); };
    const auto readEffort = [chosen](GenerationSettings &settings) {
        const bool word = chosen() != "budget"_L1 && chosen() != "default"_L1;
        settings.reasoningEffort = word ? chosen() : QString();
        return QString();
    };
    const auto readBudget = [this, chosen, budget](GenerationSettings &settings) {
        budget->setEnabled(chosen() == "budget"_L1);
        settings.reasoningMaxTokens.reset();
        if (!budget->isEnabled())
            return QString();
        bool ok = false;
        const qint64 value = QLocale().toLongLong(budget->text().trimmed(), &ok);
        if (!ok || value < 1)
            return tr("Write a whole number of at least %1.").arg(1);
        settings.reasoningMaxTokens = value;
        return QString();
    };
    add(tr("&Reasoning effort"), u"reasoning_effort"_s, tr("How long the model thinks before it answers."), effort,
        readEffort, [chosen] { return !chosen().isEmpty() && chosen() != "default"_L1; });
    if (!commonEffort.isEmpty())
        m_clearables.append({u"reasoning_effort"_s, [chosen] { return chosen() == "default"_L1; }});
    add(tr("Reasoning &budget"), {}, tr("In tokens. In place of an effort."), budget, readBudget, [] { return false; });
    m_clear.append([effort, budget] {
        effort->setCurrentIndex(0);
        budget->clear();
    });
    connect(effort, &QComboBox::currentIndexChanged, this, &SettingsForm::check);
    connect(budget, &QLineEdit::textChanged, this, &SettingsForm::check);
    connect(budget, &QLineEdit::returnPressed, this, &SettingsForm::apply);
}

void SettingsForm::addFormat()
{
    addSection(tr("Answer format"));
    const QJsonObject own = m_subject.settings.responseFormat;
    const QJsonObject schemaPart = own.value("json_schema"_L1).toObject();
    auto *format = new QComboBox;
    format->setObjectName(u"response_format"_s);
    const QString common = nameOfFormat(formatOf(m_subject.inherited.responseFormat));
    format->addItem(inheritedText(common));
    for (const Format each : {Format::Text, Format::Json, Format::Schema})
        format->addItem(nameOfFormat(each));
    if (!common.isEmpty())
        format->addItem(inheritedText({}));
    const bool cleared = !common.isEmpty() && own.isEmpty() && isCleared(u"response_format"_s);
    format->setCurrentIndex(static_cast<int>(cleared ? Format::Cleared : formatOf(own)));

    auto *name = new QLineEdit(schemaPart.value("name"_L1).toString(u"answer"_s));
    name->setObjectName(u"schema_name"_s);
    name->setFont(monoFont());
    auto *strict = new QCheckBox(tr("Strictly: refuse an answer that does not fit"));
    strict->setObjectName(u"schema_strict"_s);
    strict->setChecked(schemaPart.value("strict"_L1).toBool(true));
    auto *schema = new JsonEditor(JsonEditor::Holds::Schema);
    schema->setObjectName(u"schema"_s);
    schema->setObject(schemaPart.value("schema"_L1).toObject());
    schema->setPlaceholderText(u"{\"type\": \"object\", \"properties\": {\"city\": {\"type\": \"string\"}}}"_s);

    const auto chosen = [format] { return static_cast<Format>(format->currentIndex()); };
    add(tr("Answer f&ormat"), u"response_format"_s, tr("JSON asks for one JSON value and nothing around it."), format,
        [chosen](GenerationSettings &settings) {
            settings.responseFormat = {};
            if (chosen() == Format::Text)
                settings.responseFormat = {{"type"_L1, "text"_L1}};
            else if (chosen() == Format::Json)
                settings.responseFormat = {{"type"_L1, "json_object"_L1}};
            return QString();
        },
        [chosen] { return chosen() != Format::Unset && chosen() != Format::Cleared; });
    if (!common.isEmpty())
        m_clearables.append({u"response_format"_s, [chosen] { return chosen() == Format::Cleared; }});
    SettingsField *nameField = add(tr("Schema name"), u"json_schema.name"_s,
                                   tr("Letters, digits, “_” and “-”, at most 64."), name,
        [chosen, name](GenerationSettings &) {
            static const QRegularExpression allowed(u"^[A-Za-z0-9_-]{1,64}$"_s);
            return chosen() != Format::Schema || allowed.match(name->text().trimmed()).hasMatch()
                ? QString()
                : tr("Write 1 to 64 letters of A to Z, digits, “_” or “-”.");
        },
        [] { return true; });
    SettingsField *schemaField = add(tr("JSON schema"), u"json_schema.schema"_s, tr("A JSON Schema of one object."), schema,
        [own, schemaPart, chosen, name, strict, schema](GenerationSettings &settings) {
            if (chosen() != Format::Schema)
                return QString();
            if (schema->isBlank())
                return tr("Write a JSON Schema, or choose another format.");
            if (const auto &problem = schema->problem())
                return problem->sentence();
            QJsonObject part = schemaPart; // a description, and what else came with it, stays
            part["name"_L1] = name->text().trimmed();
            part["strict"_L1] = strict->isChecked();
            part["schema"_L1] = *schema->object();
            settings.responseFormat = {{"type"_L1, "json_schema"_L1}, {"json_schema"_L1, part}};
            return QString();
        },
        [] { return true; }, 2);
    m_grid->addWidget(strict, m_cell / 2, 0, 1, 2);
    m_cell += 2;
    const auto show = [=] {
        const bool wanted = chosen() == Format::Schema;
        nameField->setVisible(wanted);
        schemaField->setVisible(wanted);
        strict->setVisible(wanted);
    };
    show();
    m_clear.append([format, name, strict, schema] {
        format->setCurrentIndex(0);
        name->setText(u"answer"_s);
        strict->setChecked(true);
        schema->clear();
    });
    connect(format, &QComboBox::currentIndexChanged, this, [this, show] {
        show();
        check();
    });
    connect(name, &QLineEdit::textChanged, this, &SettingsForm::check);
    connect(name, &QLineEdit::returnPressed, this, &SettingsForm::apply);
    connect(strict, &QCheckBox::toggled, this, &SettingsForm::check);
    connect(schema, &JsonEditor::checked, this, &SettingsForm::check);
}

void SettingsForm::addSystemPrompt()
{
    addSection(tr("System prompt"));
    const std::optional<QString> &own = m_subject.settings.systemPrompt;
    const QString common = m_subject.inherited.systemPrompt.value_or(m_subject.inheritedSystemPrompt);
    auto *choice = new QComboBox;
    choice->setObjectName(u"system_choice"_s);
    choice->addItem(common.trimmed().isEmpty() ? tr("As all panes (none)") : tr("As all panes"));
    choice->addItem(tr("Its own"));
    choice->addItem(tr("None"));
    choice->setCurrentIndex(!own ? 0 : own->isEmpty() ? 2 : 1);
    auto *text = makeTextBox(u"system_prompt"_s, own.value_or(QString()), 4);
    text->setPlaceholderText(common);
    add(tr("S&ystem prompt"), {}, {}, choice,
        [choice](GenerationSettings &settings) {
            settings.systemPrompt.reset();
            if (choice->currentIndex() == 2)
                settings.systemPrompt = QString();
            return QString();
        },
        [choice] { return choice->currentIndex() > 0; });
    SettingsField *field = add(tr("System prompt of this pane"), {}, {}, text,
        [choice, text](GenerationSettings &settings) {
            if (choice->currentIndex() != 1)
                return QString();
            settings.systemPrompt = text->toPlainText();
            return text->toPlainText().trimmed().isEmpty() ? tr("Write a system prompt, or choose “None”.") : QString();
        },
        [] { return true; }, 2);
    field->setVisible(choice->currentIndex() == 1);
    m_clear.append([choice, text] {
        choice->setCurrentIndex(0);
        text->clear();
    });
    connect(choice, &QComboBox::currentIndexChanged, this, [this, field](int index) {
        field->setVisible(index == 1);
        check();
    });
    connect(text, &QPlainTextEdit::textChanged, this, &SettingsForm::check);
}

void SettingsForm::addExtra()
{
    addSection(tr("Anything else"));
    auto *extra = new JsonEditor(JsonEditor::Holds::Object);
    extra->setObjectName(u"extra"_s);
    extra->setObject(m_subject.settings.extra);
    const QString example = u"{\"logit_bias\": {\"50256\": -100}}"_s;
    const QJsonObject &inherited = m_subject.inherited.extra;
    const QString common
        = inherited.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(inherited).toJson(QJsonDocument::Compact));
    extra->setPlaceholderText(example);
    SettingsField *field = add(tr("E&xtra JSON"), {},
        tr("Put into the request last, key by key: it wins over everything above."), extra,
        [extra](GenerationSettings &settings) {
            settings.extra = {};
            if (extra->isBlank())
                return QString();
            if (const auto &problem = extra->problem())
                return problem->sentence();
            settings.extra = *extra->object();
            return QString();
        },
        [extra] { return !extra->isBlank(); }, 2);
    offerDefaults(field, u"extra"_s, common, extra);
    m_clear.append([extra] { extra->clear(); });
    connect(extra, &JsonEditor::checked, this, &SettingsForm::check);
}

} // namespace bakeoff
