// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/providereditor.h"

#include "base/clock.h"
#include "providers/managedsandbox.h"
#include "providers/providerconfig.h"
#include "secrets/keyring.h"
#include "shell/keytext.h"
#include "shell/providertexts.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"
#include "words/words.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QFuture>
#include <QHBoxLayout>
#include <QHostAddress>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QShortcut>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bakeoff {

namespace {

constexpr int kFormWidth = 520;

bool isLoopback(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

bool needsPlainHttp(const QUrl &url)
{
    return url.scheme() == "http"_L1 && !url.host().isEmpty() && !isLoopback(url);
}

} // namespace

ProviderEditor::ProviderEditor(Workbench &workbench, Mode mode, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_mode(mode)
    , m_name(new QLineEdit)
    , m_address(new QLineEdit)
    , m_key(new QLineEdit)
    , m_keyNote(new TextLabel({}, TextStep::Small, Tone::Text3))
    , m_keepStore(new QRadioButton(tr("In the system &key store")))
    , m_keepSession(new QRadioButton(tr("For this &session only")))
    , m_keepEnvironment(new QRadioButton(tr("Read it from the &environment")))
    , m_variable(new QLineEdit)
    , m_proxy(new QLineEdit)
    , m_plainHttp(new QCheckBox(tr("Allow an &unencrypted connection to this address")))
    , m_hookAddress(new QLineEdit)
    , m_hookPort(new QSpinBox)
    , m_hookNote(new TextLabel({}, TextStep::Small, Tone::Text3))
    , m_problem(new TextLabel({}, TextStep::Small))
    , m_test(makeButton(tr("&Test"), ButtonKind::Plain))
    , m_save(makeButton(mode == Mode::Add ? tr("&Add provider") : tr("&Save changes"), ButtonKind::Primary))
    , m_resultBox(new Surface(Surface::Ground::Base))
    , m_result(new StateMessage)
{
    buildForm();
    if (mode == Mode::Add)
        setPreset(Preset::OpenRouter);
}

void ProviderEditor::buildForm()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kMedium);
    setMaximumWidth(scaled(kFormWidth + 200));
    auto *form = m_form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(metrics::kMedium);
    form->setVerticalSpacing(metrics::kSmall);
    const auto addField = [&](const QString &label, QWidget *field) {
        form->addRow(label, field);
        QString name = label;
        field->setAccessibleName(name.remove(u'&'));
        field->setMaximumWidth(kFormWidth);
    };
    if (m_mode == Mode::Add) {
        m_service = new QComboBox;
        for (const PresetInfo &preset : providerPresets()) {
            if (!isManagedSandbox(preset.preset))
                m_service->addItem(providerTexts::presetTitle(preset), static_cast<int>(preset.preset));
        }
        addField(tr("Ser&vice"), m_service);
        connect(m_service, &QComboBox::currentIndexChanged, this,
                [this] { showPreset(presetInfo(static_cast<Preset>(m_service->currentData().toInt()))); });
    }
    addField(tr("&Name"), m_name);
    addField(tr("A&ddress"), m_address);
    buildKeyRows(form);
    addField(tr("&Proxy"), m_proxy);
    m_proxy->setPlaceholderText(tr("As the system. Or: none, http://host:port, socks5://host:port"));
    form->addRow(QString(), m_plainHttp);
    buildHookRow(form);
    form->addRow(QString(), m_problem);
    m_problem->setStateTone(StateLook::Failed);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_address->setFont(monoFont());
    m_variable->setFont(monoFont());
    m_address->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    connect(m_address, &QLineEdit::textChanged, this, [this] {
        m_plainHttp->setVisible(needsPlainHttp(QUrl(m_address->text().trimmed(), QUrl::StrictMode)));
    });

    auto *testRow = new QHBoxLayout;
    testRow->setSpacing(metrics::kSmall);
    testRow->addWidget(m_test);
    auto *testNote = new TextLabel(tr("asks for the key’s limits and the model list, costs nothing"), TextStep::Small,
                                   Tone::Text3);
    testNote->setWordWrap(true);
    testRow->addWidget(testNote, 1);
    form->addRow(QString(), testRow);
    m_resultBox->setRounded(metrics::kRadiusButton, true);
    m_resultBox->setMaximumWidth(kFormWidth);
    auto *resultLayout = new QVBoxLayout(m_resultBox);
    resultLayout->setContentsMargins(0, 0, 0, 0);
    resultLayout->addWidget(m_result);
    m_resultBox->hide();
    form->addRow(QString(), m_resultBox);
    layout->addLayout(form);

    const QKeySequence testKey(Qt::CTRL | Qt::Key_T);
    setKeyHint(m_test, keyText(testKey));
    auto *shortcut = new QShortcut(testKey, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, &ProviderEditor::test);
    connect(m_test, &QPushButton::clicked, this, &ProviderEditor::test);
    connect(m_save, &QPushButton::clicked, this, &ProviderEditor::save);
    for (QLineEdit *field : {m_name, m_address, m_key, m_variable, m_proxy, m_hookAddress})
        connect(field, &QLineEdit::returnPressed, this, &ProviderEditor::save);
    buildFooter();
}

void ProviderEditor::buildKeyRows(QFormLayout *form)
{
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setMaximumWidth(kFormWidth);
    m_key->setAccessibleName(tr("Key"));
    m_keyNote->setWordWrap(true);
    auto *keyColumn = new QVBoxLayout;
    keyColumn->setSpacing(metrics::kTight);
    auto *keyRow = new QHBoxLayout;
    keyRow->setSpacing(metrics::kSmall);
    keyRow->addWidget(m_key, 1);
    if (m_mode == Mode::Change) {
        m_forget = makeButton(tr("&Forget"), ButtonKind::Danger);
        m_forget->setToolTip(tr("Removes the key from this session and from the system key store"));
        connect(m_forget, &QPushButton::clicked, this, &ProviderEditor::forgetKey);
        keyRow->addWidget(m_forget);
    }
    keyRow->addStretch();
    keyColumn->addLayout(keyRow);
    keyColumn->addWidget(m_keyNote);
    auto *keyLabel = new QLabel(tr("Ke&y"));
    keyLabel->setBuddy(m_key);
    form->addRow(keyLabel, keyColumn);
    m_keyRow = keyColumn;

    auto *keep = new QVBoxLayout;
    keep->setSpacing(metrics::kTight);
    keep->addWidget(m_keepStore);
    keep->addWidget(m_keepSession);
    auto *environmentRow = new QHBoxLayout;
    environmentRow->setSpacing(metrics::kSmall);
    environmentRow->addWidget(m_keepEnvironment);
    environmentRow->addWidget(m_variable, 1);
    environmentRow->addStretch();
    keep->addLayout(environmentRow);
    m_variable->setAccessibleName(tr("Environment variable of the key"));
    m_variable->setMaximumWidth(kFormWidth / 2);
    form->addRow(tr("Keep the key"), keep);
    m_keepRow = keep;
    for (QRadioButton *radio : {m_keepStore, m_keepSession, m_keepEnvironment})
        connect(radio, &QRadioButton::toggled, this, &ProviderEditor::updateKeyFields);
    m_keepStore->setChecked(true);
}

void ProviderEditor::buildHookRow(QFormLayout *form)
{
    m_hookAddress->setFont(monoFont());
    m_hookAddress->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_hookAddress->setAccessibleName(tr("Public address for web hooks"));
    m_hookAddress->setPlaceholderText(tr("None. Or: https://your-tunnel.example"));
    m_hookPort->setRange(1, 65535);
    m_hookPort->setAccessibleName(tr("Port of this computer for web hooks"));
    auto *portLabel = new QLabel(tr("P&ort"));
    portLabel->setBuddy(m_hookPort);
    auto *box = new QWidget;
    box->setMaximumWidth(kFormWidth);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kSmall);
    row->addWidget(m_hookAddress, 1);
    row->addWidget(portLabel);
    row->addWidget(m_hookPort);
    m_hookNote->setWordWrap(true);
    m_hookNote->setMaximumWidth(kFormWidth);
    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::kTight);
    column->addWidget(box);
    column->addWidget(m_hookNote);
    auto *label = new QLabel(tr("&Web hooks"));
    label->setBuddy(m_hookAddress);
    form->addRow(label, column);
    m_hookRow = column;
    const auto explain = [this](int port) {
        m_hookNote->setText(tr("If a tunnel or reverse proxy of yours leads from a public https address to port %1 of this "
                               "computer, Replicate calls there when a job starts and ends. Without it, Bakeoff keeps "
                               "asking.")
                                .arg(port));
    };
    connect(m_hookPort, &QSpinBox::valueChanged, this, explain);
    explain(m_hookPort->value());
}

void ProviderEditor::buildFooter()
{
    auto *footer = new QHBoxLayout;
    footer->setSpacing(metrics::kSmall);
    if (m_mode == Mode::Change) {
        QPushButton *removeButton = makeButton(tr("&Remove provider…"), ButtonKind::Danger);
        connect(removeButton, &QPushButton::clicked, this, &ProviderEditor::remove);
        footer->addWidget(removeButton);
        footer->addWidget(new TextLabel(tr("History and costs stay."), TextStep::Small, Tone::Text3));
        footer->addStretch();
    } else {
        footer->addStretch();
        QPushButton *cancel = makeButton(tr("Cancel"), ButtonKind::Plain);
        connect(cancel, &QPushButton::clicked, this, &ProviderEditor::cancelled);
        footer->addWidget(cancel);
    }
    footer->addWidget(m_save);
    auto *layout = static_cast<QVBoxLayout *>(this->layout());
    layout->addSpacing(metrics::kSmall);
    layout->addWidget(new HairLine(Qt::Horizontal));
    layout->addLayout(footer);
    layout->addStretch();
}

QWidget *ProviderEditor::firstField() const
{
    if (m_mode == Mode::Change)
        return m_name;
    return m_key->isEnabled() && m_service->currentIndex() >= 0 ? static_cast<QWidget *>(m_key) : m_service;
}

void ProviderEditor::setPreset(Preset preset)
{
    const int index = m_service->findData(static_cast<int>(preset));
    if (index == m_service->currentIndex())
        showPreset(presetInfo(preset));
    else
        m_service->setCurrentIndex(index);
}

void ProviderEditor::showPreset(const PresetInfo &preset)
{
    ProviderConfig config = providerTexts::configOf(preset, m_workbench.providers().configs());
    setConfig(config);
    m_original.name.clear(); // nothing is there to be replaced yet
}

void ProviderEditor::setConfig(const ProviderConfig &config)
{
    ++m_run;
    m_original = config;
    m_name->setText(config.name);
    m_address->setText(config.baseUrl.toString());
    m_key->clear();
    m_variable->setText(config.keyVariable);
    m_variable->setPlaceholderText(presetInfo(config.preset).keyVariable);
    m_proxy->setText(config.proxy);
    m_plainHttp->setChecked(config.allowPlainHttp);
    m_plainHttp->setVisible(needsPlainHttp(config.baseUrl));
    (config.keyVariable.isEmpty() ? m_keepStore : m_keepEnvironment)->setChecked(true);
    // The sandbox has an address and a key of its own, which change with each start.
    const bool own = isManagedSandbox(config.preset);
    m_form->setRowVisible(m_address, !own);
    m_form->setRowVisible(m_keyRow, !own);
    m_form->setRowVisible(m_keepRow, !own);
    m_form->setRowVisible(m_proxy, !own);
    m_hookAddress->setText(config.webHookUrl.toString());
    m_hookPort->setValue(config.webHookPort);
    m_form->setRowVisible(m_hookRow, !own && config.kind == ProviderKind::Replicate);
    updateKeyFields();
    m_resultBox->hide();
    m_problem->hide();
    setInvalid(m_name, false);
    setInvalid(m_address, false);
    setInvalid(m_hookAddress, false);
    showKeySource();
}

void ProviderEditor::updateKeyFields()
{
    const bool environment = m_keepEnvironment->isChecked();
    m_key->setEnabled(!environment);
    m_variable->setEnabled(environment);
}

void ProviderEditor::showKeySource()
{
    m_keyNote->setText(tr("Goes into the system key store, never into a log, a report or the history."));
    if (isManagedSandbox(m_original.preset))
        return;
    m_workbench.keys().find(m_original).then(this, [this, run = m_run](const Result<FoundKey> &found) {
        if (run != m_run)
            return;
        m_key->setPlaceholderText(found && !found->key.isEmpty() ? tr("Enter another key to replace it") : QString());
        const QString note = found ? providerTexts::keySource(*found, m_original)
                                   : Words::errorText(found.error(), m_original.name).sentence();
        m_keyNote->setText(note);
        if (m_forget)
            m_forget->setEnabled(found
                                 && (found->source == KeySource::KeyStore || found->source == KeySource::Session));
        if (m_mode == Mode::Change && found) {
            if (found->source == KeySource::Environment)
                m_keepEnvironment->setChecked(true);
            else if (found->source == KeySource::Session)
                m_keepSession->setChecked(true);
        }
    });
}

ProviderConfig ProviderEditor::enteredConfig() const
{
    ProviderConfig config = m_original;
    if (m_mode == Mode::Add) {
        const PresetInfo preset = presetInfo(static_cast<Preset>(m_service->currentData().toInt()));
        config.kind = preset.kind;
        config.preset = preset.preset;
    }
    config.name = m_name->text().trimmed();
    config.baseUrl = QUrl(m_address->text().trimmed(), QUrl::StrictMode);
    config.keyVariable = m_keepEnvironment->isChecked() ? m_variable->text().trimmed() : QString();
    config.proxy = m_proxy->text().trimmed();
    config.allowPlainHttp = m_plainHttp->isChecked() && needsPlainHttp(config.baseUrl);
    if (config.kind == ProviderKind::Replicate && !isManagedSandbox(config.preset)) {
        config.webHookUrl = QUrl(m_hookAddress->text().trimmed(), QUrl::StrictMode);
        config.webHookPort = static_cast<quint16>(m_hookPort->value());
    }
    return config;
}

bool ProviderEditor::check(const ProviderConfig &config)
{
    QString problem;
    QLineEdit *field = nullptr;
    const bool taken = config.name != m_original.name && m_workbench.providers().find(config.name).has_value();
    if (config.name.isEmpty() || config.name.size() > 64 || config.name.contains(u'/')) {
        field = m_name;
        problem = tr("A name has 1 to 64 characters and no slash.");
    } else if (taken) {
        field = m_name;
        problem = tr("There is a provider of this name already.");
    } else if (!isManagedSandbox(config.preset)
               && (!config.baseUrl.isValid() || config.baseUrl.host().isEmpty()
                   || !config.baseUrl.scheme().startsWith("http"_L1))) {
        field = m_address;
        problem = tr("An address looks like https://host/v1.");
    } else if (!isManagedSandbox(config.preset) && needsPlainHttp(config.baseUrl) && !config.allowPlainHttp) {
        field = m_address;
        problem = tr("This address is not encrypted. Use https, or allow it below.");
    } else if (!m_hookAddress->text().trimmed().isEmpty() && m_form->isRowVisible(m_hookRow)
               && !usableForWebHooks(config.webHookUrl)) {
        field = m_hookAddress;
        problem = tr("The address for web hooks looks like https://host, with nothing behind a question mark.");
    } else if (const Status usable = isManagedSandbox(config.preset) ? success() : checkConfig(config); !usable) {
        problem = Words::errorText(usable.error(), config.name).sentence();
    }
    setInvalid(m_name, field == m_name);
    setInvalid(m_address, field == m_address);
    setInvalid(m_hookAddress, field == m_hookAddress);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (field)
        field->setFocus(Qt::OtherFocusReason);
    return problem.isEmpty();
}

void ProviderEditor::test()
{
    const ProviderConfig config = enteredConfig();
    if (!check(config))
        return;
    const quint64 run = ++m_run;
    m_test->setEnabled(false);
    m_resultBox->setStateGround(StateLook::Waiting);
    m_result->setMessage(StateLook::Waiting, tr("Asking %1…").arg(config.name));
    m_resultBox->show();
    const auto started = m_workbench.clock().ticks();
    const auto finish = [this, run, started](const Result<AccountInfo> &info) {
        if (run != m_run)
            return;
        showResult(info, std::chrono::duration_cast<std::chrono::milliseconds>(m_workbench.clock().ticks() - started));
    };
    if (isManagedSandbox(config.preset)) {
        m_workbench.providers().test(m_original.name, this, finish);
    } else if (const QByteArray key = m_key->text().trimmed().toUtf8(); m_key->isEnabled() && !key.isEmpty()) {
        m_workbench.providers().test(config, key, this, finish);
    } else {
        m_workbench.keys().find(config).then(this, [this, config, finish](const Result<FoundKey> &found) {
            if (found)
                m_workbench.providers().test(config, found->key, this, finish);
            else
                finish(found.error());
        });
    }
}

void ProviderEditor::showResult(const Result<AccountInfo> &result, std::chrono::milliseconds took)
{
    m_test->setEnabled(true);
    if (!result) {
        fail(result.error());
        emit tested(m_original.name, false, m_result->sentence());
        return;
    }
    const QString time = Words::formatDuration(took);
    //: Result of a test. %n: models that the provider lists; %1: time that it took.
    const QString sentence = tr("Works. %n model(s), answered in %1.", nullptr, result->models).arg(time);
    say(true, sentence, providerTexts::account(*result));
    emit tested(m_original.name, true, sentence);
}

void ProviderEditor::say(bool works, const QString &sentence, const QString &detail)
{
    const StateLook look = works ? StateLook::Done : StateLook::Failed;
    m_resultBox->setStateGround(look);
    m_result->setMessage(look, sentence, detail);
    m_resultBox->show();
}

void ProviderEditor::fail(const Error &error)
{
    const ErrorText text = Words::errorText(error, m_name->text().trimmed());
    say(false, text.what, text.advice + (text.details.isEmpty() ? QString() : u'\n' + text.details));
}

void ProviderEditor::save()
{
    const ProviderConfig config = enteredConfig();
    if (!check(config))
        return;
    m_save->setEnabled(false);
    ProviderRegistry &registry = m_workbench.providers();
    QFuture<Status> written
        = m_original.name.isEmpty() ? registry.add(config) : registry.update(m_original.name, config);
    written.then(this, [this, config](const Status &status) {
        m_save->setEnabled(true);
        if (!status)
            fail(status.error());
        else
            keepKey(config);
    });
}

void ProviderEditor::keepKey(const ProviderConfig &config)
{
    const QByteArray key = m_key->isEnabled() ? m_key->text().trimmed().toUtf8() : QByteArray();
    m_key->clear();
    m_original = config;
    if (key.isEmpty()) {
        finishSave(config.name);
        return;
    }
    if (m_keepSession->isChecked()) {
        m_workbench.keys().setSessionKey(config, key);
        finishSave(config.name);
        return;
    }
    m_workbench.keys().save(config, key).then(this, [this, name = config.name](const Status &) {
        // Where there is no key store the ring keeps it for this session and says so by storeUnavailable().
        finishSave(name);
    });
}

void ProviderEditor::finishSave(const QString &name)
{
    m_workbench.providers().forgetKey(name);
    m_workbench.providers().refreshModels(name, &m_workbench, [](const Result<int> &) {
        // The list shows what came; a failure is shown by the test and by the panes.
    });
    showKeySource();
    if (m_mode == Mode::Change)
        say(true, tr("Saved."), QString());
    emit saved(name);
}

void ProviderEditor::forgetKey()
{
    m_workbench.keys().forget(m_original.name).then(this, [this](const Status &status) {
        m_workbench.providers().forgetKey(m_original.name);
        if (!status)
            fail(status.error());
        else
            say(true, tr("The key is forgotten."), QString());
        showKeySource();
    });
}

void ProviderEditor::remove()
{
    QMessageBox question(QMessageBox::NoIcon, tr("Remove provider"),
                         tr("Remove %1? Its key is forgotten, history and costs stay.").arg(m_original.name),
                         QMessageBox::NoButton, window());
    const QAbstractButton *yes = question.addButton(tr("Remove"), QMessageBox::DestructiveRole);
    question.addButton(tr("Keep"), QMessageBox::RejectRole);
    question.exec();
    if (question.clickedButton() != yes)
        return;
    const QString name = m_original.name;
    m_workbench.keys().forget(name).then(this, [this, name](const Status &) {
        // A key store that does not answer must not keep the provider from being removed.
        m_workbench.providers().remove(name).then(this, [this, name](const Status &status) {
            if (status)
                emit removed(name);
            else
                fail(status.error());
        });
    });
}

} // namespace bakeoff
