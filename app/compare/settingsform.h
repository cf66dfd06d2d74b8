// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/chat.h"
#include "providers/modelinfo.h"
#include "providers/preset.h"

#include <QWidget>

#include <functional>
#include <optional>

class QComboBox;
class QGridLayout;
class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace bakeoff {

class JsonEditor;
class RoutingFields;
class SettingsField;
class TextLabel;
class GlyphView;

/// What a settings form is about.
struct SettingsSubject {
    enum class Scope { Pane, Comparison };
    /// A model that the settings go to.
    struct Target {
        QString name;                   ///< as its pane calls it
        std::optional<ModelInfo> model; ///< absent: not in the catalogue, so all may be supported
        ProviderKind kind = ProviderKind::OpenAi;
        Preset preset = Preset::Generic;
    };
    Scope scope = Scope::Pane;
    QList<Target> targets; ///< the pane's model; all models of the comparison
    GenerationSettings settings;
    int repeat = 1;
    GenerationSettings inherited;  ///< of a pane: the comparison's defaults
    QString inheritedSystemPrompt; ///< of a pane: the comparison's
};

/// All settings of a pane, or the defaults of a comparison. What is left empty is inherited, and its field says from
/// where; what a model does not take is greyed and says so. Values are checked as one types.
class SettingsForm : public QWidget {
    Q_OBJECT
public:
    explicit SettingsForm(const SettingsSubject &subject, QWidget *parent = nullptr);

    /// Absent while a field holds what it cannot take.
    std::optional<GenerationSettings> settings() const;
    int repeat() const { return m_repeat; }
    int problems() const;
    QWidget *firstField() const;
    /// Hosts of the model, to choose from; may come late.
    void setEndpoints(const QList<ModelEndpoint> &endpoints);

signals:
    void accepted(const bakeoff::GenerationSettings &settings, int repeat);
    void canceled();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Reads its control into the settings. \return what is wrong, empty where nothing is
    using Read = std::function<QString(GenerationSettings &)>;
    struct Entry {
        SettingsField *field = nullptr;
        QString wireName; ///< empty: not sent as a parameter of its own
        Read read;
        std::function<bool()> isSet;
    };

    void build();
    QGridLayout *addSection(const QString &title);
    void addSampling();
    void addLength();
    void addReasoning();
    void addFormat();
    void addSystemPrompt();
    void addRouting();
    void addExtra();
    QWidget *makeFooter();

    QLineEdit *addReal(const QString &label, const QString &wireName, const QString &help,
                       std::optional<double> GenerationSettings::*member, double low, double high);
    QLineEdit *addWhole(const QString &label, const QString &wireName, const QString &help,
                        std::optional<qint64> GenerationSettings::*member, std::optional<qint64> low);
    SettingsField *add(const QString &label, const QString &wireName, const QString &help, QWidget *control,
                       Read read, std::function<bool()> isSet, int columns = 1);
    /// "0.7 (all panes)", or the provider's default.
    QString inheritedText(const QString &value) const;
    bool isCleared(const QString &key) const { return m_subject.settings.cleared.contains(key); }
    /// Where the setting has a value for all panes, the field offers the provider's default in its place.
    /// \param key of GenerationSettings::cleared
    /// \param inherited the value of all panes in words; empty: there is none
    void offerDefaults(SettingsField *field, const QString &key, const QString &inherited,
                       const std::function<void()> &clear, const std::function<void(const QString &)> &setPlaceholder);
    template <typename Edit>
    void offerDefaults(SettingsField *field, const QString &key, const QString &inherited, Edit *edit)
    {
        offerDefaults(field, key, inherited, [edit] { edit->clear(); },
                      [edit](const QString &text) { edit->setPlaceholderText(text); });
    }
    void readCleared(GenerationSettings &read) const;
    void check();
    void apply();
    void clearAll();
    /// Says in the field whom the setting does not reach, and greys it where it reaches nobody and is not set.
    void showSupport(const Entry &entry, const GenerationSettings &read);

    SettingsSubject m_subject;
    GenerationSettings m_result;
    int m_repeat = 1;
    int m_problems = 0;
    bool m_building = true;
    /// A field that can be left to the provider although all panes have a value for it.
    struct Clearable {
        QString key;
        std::function<bool()> isCleared;
    };
    QList<Entry> m_entries;
    QList<Clearable> m_clearables;
    QList<std::function<void()>> m_clear;
    QVBoxLayout *m_page = nullptr;
    QGridLayout *m_grid = nullptr;
    int m_cell = 0;
    RoutingFields *m_routing = nullptr;
    GlyphView *m_countGlyph = nullptr;
    TextLabel *m_count = nullptr;
};

} // namespace bakeoff
