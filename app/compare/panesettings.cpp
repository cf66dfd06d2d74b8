// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/panesettings.h"

#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {
/// In the user's format, else as programs write it ("0.7" on a German desktop).
std::optional<double> numberFrom(const QString &text)
{
    bool ok = false;
    double value = QLocale().toDouble(text, &ok);
    if (!ok)
        value = QLocale::c().toDouble(text, &ok);
    return ok ? std::optional(value) : std::nullopt;
}

std::optional<qint64> countFrom(const QString &text)
{
    bool ok = false;
    qint64 value = QLocale().toLongLong(text, &ok);
    if (!ok)
        value = QLocale::c().toLongLong(text, &ok);
    return ok ? std::optional(value) : std::nullopt;
}
} // namespace

PaneSettingsForm::PaneSettingsForm(const GenerationSettings &settings, const std::optional<ModelInfo> &model,
                                   QWidget *parent)
    : QWidget(parent)
    , m_start(settings)
    , m_model(model)
    , m_effort(new QComboBox(this))
{
    const QLocale locale;
    auto *title = new TextLabel(tr("Settings of this pane"), TextStep::Title, Tone::Text, QFont::DemiBold, this);
    auto *intro = new TextLabel(tr("An empty field leaves the choice to the provider. They count from the next send on."),
                                TextStep::Small, Tone::Text2, QFont::Normal, this);
    intro->setWordWrap(true);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(metrics::kLarge);
    form->setVerticalSpacing(metrics::kTight);
    const auto number = [&](const std::optional<double> &v) { return v ? locale.toString(*v, 'g', 6) : QString(); };
    const auto count = [](const std::optional<qint64> &v) { return v ? QString::number(*v) : QString(); };
    m_temperature = addField(form, tr("&Temperature"), u"temperature"_s, tr("0 to 2: how freely words are drawn"),
                             number(settings.temperature));
    m_topP = addField(form, tr("Top &p"), u"top_p"_s, tr("0 to 1: share of the likeliest words that are drawn from"),
                      number(settings.topP));
    m_maxTokens = addField(form, tr("&Max tokens"), u"max_tokens"_s, tr("Longest answer, in tokens"),
                           count(settings.maxTokens));
    m_seed = addField(form, tr("&Seed"), u"seed"_s, tr("The same seed asks for the same answer"), count(settings.seed));

    m_effort->addItem(tr("Provider's default"), QString());
    QStringList efforts{u"none"_s, u"minimal"_s, u"low"_s, u"medium"_s, u"high"_s, u"xhigh"_s};
    if (model && model->reasoning && !model->reasoning->efforts.isEmpty())
        efforts = model->reasoning->efforts;
    if (!settings.reasoningEffort.isEmpty() && !efforts.contains(settings.reasoningEffort))
        efforts.append(settings.reasoningEffort);
    for (const QString &effort : std::as_const(efforts))
        m_effort->addItem(effort, effort);
    m_effort->setCurrentIndex(std::max(0, m_effort->findData(settings.reasoningEffort)));
    m_effort->setAccessibleName(tr("Reasoning effort"));
    auto *effortLabel = new TextLabel(tr("&Reasoning effort"), TextStep::Normal, Tone::Text, QFont::Medium, this);
    effortLabel->setBuddy(m_effort);
    form->addRow(effortLabel, m_effort);
    if (!supports(u"reasoning"_s) && !supports(u"reasoning_effort"_s)) {
        m_effort->setEnabled(false);
        form->addRow(QString(), new TextLabel(tr("This model does not take it."), TextStep::Small, Tone::Text3,
                                              QFont::Normal, this));
    }

    QPushButton *cancel = makeButton(tr("Cancel"), ButtonKind::Plain, {}, this);
    QPushButton *apply = makeButton(tr("Apply"), ButtonKind::Primary, {}, this);
    setButtonSize(cancel, ButtonSize::Dialog);
    setButtonSize(apply, ButtonSize::Dialog);
    apply->setObjectName(u"applySettings"_s);
    apply->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &PaneSettingsForm::canceled);
    connect(apply, &QPushButton::clicked, this, &PaneSettingsForm::accepted);

    auto *footer = new QHBoxLayout;
    footer->setSpacing(metrics::kSmall);
    footer->addStretch();
    footer->addWidget(cancel);
    footer->addWidget(apply);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kXLarge, metrics::kLarge, metrics::kXLarge, metrics::kLarge);
    layout->setSpacing(metrics::kMedium);
    layout->addWidget(title);
    layout->addWidget(intro);
    layout->addLayout(form);
    layout->addStretch();
    layout->addLayout(footer);
}

bool PaneSettingsForm::supports(const QString &wireName) const
{
    return !m_model || !m_model->supportedParameters || m_model->supportedParameters->contains(wireName);
}

PaneSettingsForm::Field PaneSettingsForm::addField(QFormLayout *form, const QString &label, const QString &wireName,
                                                   const QString &help, const QString &value)
{
    Field field{.edit = new QLineEdit(value, this),
                .note = new TextLabel(help, TextStep::Small, Tone::Text3, QFont::Normal, this),
                .help = help};
    field.edit->setObjectName(wireName);
    field.edit->setPlaceholderText(tr("Provider's default"));
    field.note->setWordWrap(true);
    auto *caption = new TextLabel(label, TextStep::Normal, Tone::Text, QFont::Medium, this);
    caption->setBuddy(field.edit);
    field.edit->setAccessibleName(QString(label).remove(u'&'));
    field.edit->setAccessibleDescription(help);
    // Max tokens travels under two names.
    const bool supported
        = supports(wireName) || (wireName == "max_tokens"_L1 && supports(u"max_completion_tokens"_s));
    if (!supported) {
        field.edit->setEnabled(false);
        field.note->setText(tr("This model does not take it."));
    }
    connect(field.edit, &QLineEdit::returnPressed, this, &PaneSettingsForm::accepted);
    form->addRow(caption, field.edit);
    form->addRow(QString(), field.note);
    return field;
}

void PaneSettingsForm::mark(const Field &field, const QString &wrong)
{
    setInvalid(field.edit, !wrong.isEmpty());
    if (wrong.isEmpty()) {
        if (field.edit->isEnabled()) {
            field.note->setTone(Tone::Text3);
            field.note->setText(field.help);
        }
        return;
    }
    field.note->setStateTone(StateLook::Failed);
    field.note->setText(wrong);
}

std::optional<GenerationSettings> PaneSettingsForm::settings()
{
    GenerationSettings result = m_start;
    QLineEdit *firstWrong = nullptr;
    const auto read = [&](const Field &field, auto parse, auto valid, auto &target, const QString &sentence) {
        const QString text = field.edit->text().trimmed();
        mark(field, {});
        if (text.isEmpty()) {
            target.reset();
            return;
        }
        const auto value = parse(text);
        if (value && valid(*value)) {
            target = *value;
            return;
        }
        mark(field, sentence);
        if (!firstWrong)
            firstWrong = field.edit;
    };
    read(m_temperature, numberFrom, [](double v) { return v >= 0 && v <= 2; }, result.temperature,
         tr("Write a number from 0 to 2."));
    read(m_topP, numberFrom, [](double v) { return v >= 0 && v <= 1; }, result.topP, tr("Write a number from 0 to 1."));
    read(m_maxTokens, countFrom, [](qint64 v) { return v >= 1; }, result.maxTokens,
         tr("Write a whole number of at least 1."));
    read(m_seed, countFrom, [](qint64) { return true; }, result.seed, tr("Write a whole number."));
    result.reasoningEffort = m_effort->currentData().toString();
    if (firstWrong) {
        firstWrong->setFocus();
        firstWrong->selectAll();
        return std::nullopt;
    }
    return result;
}

QWidget *PaneSettingsForm::firstField() const
{
    return m_temperature.edit;
}

} // namespace bakeoff
