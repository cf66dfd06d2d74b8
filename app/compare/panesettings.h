// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/chat.h"
#include "providers/modelinfo.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace bakeoff {

class TextLabel;

/// The settings of one pane as a form. An empty field is the provider's own default and is left out of the request; a
/// control that the model does not list as supported is greyed and says so.
class PaneSettingsForm : public QWidget {
    Q_OBJECT
public:
    PaneSettingsForm(const GenerationSettings &settings, const std::optional<ModelInfo> &model,
                     QWidget *parent = nullptr);

    /// Empty while a field holds what it cannot take; the field then says so.
    std::optional<GenerationSettings> settings();
    QWidget *firstField() const;

signals:
    void accepted();
    void canceled();

private:
    struct Field {
        QLineEdit *edit = nullptr;
        TextLabel *note = nullptr;
        QString help;
    };
    Field addField(QFormLayout *form, const QString &label, const QString &wireName, const QString &help,
                   const QString &value);
    bool supports(const QString &wireName) const;
    void mark(const Field &field, const QString &wrong);

    GenerationSettings m_start;
    std::optional<ModelInfo> m_model;
    Field m_temperature;
    Field m_topP;
    Field m_maxTokens;
    Field m_seed;
    QComboBox *m_effort;
};

} // namespace bakeoff
