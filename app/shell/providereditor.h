// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/provider.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace bakeoff {

class StateMessage;
class Surface;
class TextLabel;
class Workbench;

/// The form of one provider: name, address, key and where the key is kept, with a test that costs nothing.
/// The same form adds and changes. Keys go to the key ring and nowhere else; they are never shown again.
class ProviderEditor : public QWidget {
    Q_OBJECT
public:
    enum class Mode { Add, Change };

    /// The workbench must be ready.
    ProviderEditor(Workbench &workbench, Mode mode, QWidget *parent = nullptr);

    /// Add: starts anew with the address and variable of a preset.
    void setPreset(Preset preset);
    /// Change: shows this provider.
    void setConfig(const ProviderConfig &config);
    QString providerName() const { return m_original.name; }
    QWidget *firstField() const;

public slots:
    void test();
    void save();

signals:
    void saved(const QString &name);
    void removed(const QString &name);
    void cancelled();
    /// \param outcome a sentence for the list
    void tested(const QString &name, bool works, const QString &outcome);

private:
    void buildForm();
    void buildKeyRows(QFormLayout *form);
    void buildHookRow(QFormLayout *form);
    void buildFooter();
    void showPreset(const PresetInfo &preset);
    void showKeySource();
    void updateKeyFields();
    ProviderConfig enteredConfig() const;
    /// Marks the field that is wrong and says why. \return whether all is fine
    bool check(const ProviderConfig &config);
    void runTest(const ProviderConfig &config, const QByteArray &key);
    void showResult(const Result<AccountInfo> &result, std::chrono::milliseconds took);
    void say(bool works, const QString &sentence, const QString &detail);
    void fail(const Error &error);
    void keepKey(const ProviderConfig &config);
    void finishSave(const QString &name);
    void forgetKey();
    void remove();

    Workbench &m_workbench;
    Mode m_mode;
    ProviderConfig m_original;
    quint64 m_run = 0; ///< of the newest test; an older answer is ignored

    QFormLayout *m_form = nullptr;
    QLayout *m_keyRow = nullptr;
    QLayout *m_keepRow = nullptr;
    QLayout *m_hookRow = nullptr;
    QComboBox *m_service = nullptr;
    QLineEdit *m_name;
    QLineEdit *m_address;
    QLineEdit *m_key;
    TextLabel *m_keyNote;
    QRadioButton *m_keepStore;
    QRadioButton *m_keepSession;
    QRadioButton *m_keepEnvironment;
    QLineEdit *m_variable;
    QLineEdit *m_proxy;
    QCheckBox *m_plainHttp;
    QLineEdit *m_hookAddress; ///< of Replicate alone
    QSpinBox *m_hookPort;
    TextLabel *m_hookNote;
    TextLabel *m_problem;
    QPushButton *m_test;
    QPushButton *m_save;
    QPushButton *m_forget = nullptr;
    Surface *m_resultBox;
    StateMessage *m_result;
};

} // namespace bakeoff
