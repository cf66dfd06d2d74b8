// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/inputform.h"

#include <QHash>
#include <QSet>
#include <QWidget>

#include <functional>
#include <vector>

class QGridLayout;
class QMenu;
class QScrollArea;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace bakeoff {

class InputControl;
class JsonEditor;
class SettingsField;
class Tag;
class TextLabel;

/// How a form is laid out that is more than one model's own.
struct InputFormLayout {
    struct Section {
        QString title;
        QStringList keys;
    };
    QString emptySentence;   ///< in place of the fields where there are none; empty: the usual one
    QList<Section> sections; ///< fields in none of them stand at the end
    QHash<QString, QString> wireNames; ///< key -> what is shown as its name on the wire
    QHash<QString, QString> notes;     ///< key -> a sentence behind what is said of the field
    /// What else is wrong with a field that the form takes; empty: nothing.
    std::function<QString(const InputForm &form, const QString &key)> check;
    QSet<QString> menus; ///< keys of fields with a menu
    /// Fills that menu as it opens.
    std::function<void(const QString &key, QMenu &menu)> fillMenu;
};

/// The form of a model's inputs: a control for every field, and the same input as JSON on a second tab, each in step
/// with the other. What is left empty is left to the model. Secrets and long files are not shown as JSON: words stand
/// for them, and they are kept as long as the words are.
class InputFormView : public QWidget {
    Q_OBJECT
public:
    enum class Page { Form, Json };

    explicit InputFormView(QWidget *parent = nullptr);

    /// Another model, or the same one with another input: all controls are made anew.
    void setForm(const InputForm &form, InputFormLayout layout = {});
    const InputForm &form() const { return m_form; }
    /// The same fields, filled in from an example or a stored job.
    void setInput(const QJsonObject &input);

    /// A few words beside the name of a field that is given otherwise, and can't be typed meanwhile; empty: it is not.
    void setBadge(const QString &key, const QString &words, const QString &shown = {});
    /// Shows what a provider said below the fields concerned. \return what belongs to no field
    QList<InvalidField> applyServerErrors(const QList<InvalidField> &errors);
    /// Fields that need a change before the input can be sent; a text on the JSON tab that is no JSON is one.
    int problemCount() const;
    /// From now on what is missing is said too, not only what is wrong.
    void showMissing();
    /// Brings the first field that needs a change into sight and goes there. \return there is one
    bool focusFirstProblem();
    QWidget *firstField() const;
    /// Brings a field into sight and goes there.
    void focusField(const QString &key);

    Page page() const;
    void setPage(Page page);

signals:
    /// form() changed, or problemCount().
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row {
        InputControl *control = nullptr;
        SettingsField *frame = nullptr;
        QToolButton *reset = nullptr;
        Tag *badge = nullptr;
    };
    struct Badge {
        QString words;
        QString shown;
    };

    void build();
    void addSection(const QString &title, QGridLayout *grid, int &cell);
    void addRow(const InputField &field, QGridLayout *grid, int &cell);
    void showBadge(Row &row);
    /// What is wrong with a field, in words; empty: nothing.
    QString problemOf(const QString &key) const;
    void onEdited(InputControl *control);
    void reset(const QString &key);
    void renew(const Row &row);
    void renewAll();
    void showPage();
    void writeJson();
    void readJson();

    InputForm m_form;
    InputFormLayout m_layout;
    QHash<QString, Badge> m_badges;
    std::vector<Row> m_rows;
    QSet<QString> m_touched; ///< whose gaps are spoken of
    bool m_showMissing = false;
    bool m_writing = false;  ///< the JSON text is being made
    QJsonObject m_jsonInput; ///< what the JSON tab was made of, or gave
    QHash<QString, QString> m_longFiles; ///< "sha256:…" on the JSON tab -> data URI
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    QScrollArea *m_scroll;
    JsonEditor *m_json;
    TextLabel *m_jsonProblem;
};

} // namespace bakeoff
