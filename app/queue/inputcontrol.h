// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace bakeoff {

class InputForm;
struct InputField;

/// What a field of a model's form is filled in with. It shows one field of a form and writes it back; what the value
/// is worth is the form's to say.
class InputControl : public QWidget {
    Q_OBJECT
public:
    explicit InputControl(const QString &key, QWidget *parent = nullptr);

    QString key() const { return m_key; }
    /// Shows what is set, else what the model takes by itself. Emits nothing.
    virtual void showForm(const InputForm &form) = 0;
    virtual void writeTo(InputForm &form) const = 0;
    /// Where the focus, the name and the red frame go.
    virtual QWidget *focusTarget() = 0;
    /// Wants the whole width of a form.
    virtual bool isWide() const { return false; }
    /// The description of the field stands within the control.
    virtual bool saysDescription() const { return false; }

signals:
    /// Changed by the user.
    void edited();

private:
    QString m_key;
};

/// The control that suits a field; owned by `parent`.
InputControl *makeInputControl(const InputField &field, QWidget *parent);

} // namespace bakeoff
