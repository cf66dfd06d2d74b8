// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/inputvalue.h"
#include "providers/cog/inputschema.h"
#include "providers/prediction.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace bakeoff {

/// A file that stands in an input itself, as a data URI.
struct InlineFile {
    QByteArray sha256; ///< 32 bytes, of `bytes`
    QByteArray mediaType;
    QByteArray bytes;
    friend bool operator==(const InlineFile &, const InlineFile &) = default;
};

/// One form being filled in: a value, copied as such. A field is set or not; what is not set is left to the model.
/// Misfits are kept as they were given and named, so that nothing typed is lost.
class InputForm {
public:
    InputForm() = default;
    explicit InputForm(InputSchema schema);
    /// An input from elsewhere: an example, a JSON tab, a stored job. Keys that the schema does not have become `extra`
    /// Json fields at the end. Values are read leniently: "8" for a number is 8, 640 for the choice "640" is that
    /// choice; null is not set. What still does not fit stays and is a problem.
    static InputForm fromInput(InputSchema schema, const QJsonObject &input);
    /// The same in place: what is not in `input` is unset, extra fields that it does not have go.
    void setInput(const QJsonObject &input);

    const OutputHint &output() const { return m_output; }
    /// Those of the schema in their order, then the extra ones.
    const QList<InputField> &fields() const { return m_fields; }
    const InputField *field(QStringView key) const; ///< null: none. Good until the form changes

    bool isSet(const QString &key) const;
    /// What is set: Undefined where nothing is, or where the text that was typed gives no value.
    QJsonValue value(const QString &key) const;
    /// The value, else the default of the model; Undefined: neither.
    QJsonValue shownValue(const QString &key) const;
    /// What a line, a text box or a list editor (one item a line) shows: the text that was typed where it does not fit,
    /// else the value as text; empty where nothing is set.
    QString text(const QString &key) const;

    /// Sets a field, whatever the value; Undefined unsets it, null too unless it is an extra field. An unknown key
    /// becomes an extra field. Like all
    /// that changes a field it drops what the provider said of that field.
    void set(const QString &key, const QJsonValue &value);
    /// As typed: numbers in C notation, lists one item a line, Json fields as JSON. Empty text unsets, except of a
    /// string whose default is not empty: there it means the empty text. \pre the field exists
    void setText(const QString &key, const QString &text);
    /// Leaves the field to the model; an extra field goes.
    void unset(const QString &key);

    /// What is sent: what is set and, of required fields, the default. Never null for a field of the schema. Text that
    /// gives no value is left out: ask isValid() first.
    QJsonObject input() const;
    /// As it may be stored: values of secrets become kRedactedSecret, data URIs that are longer than 1,000 characters
    /// become "sha256:HEX" (see inlineFiles()). Files by address stay as they are.
    QJsonObject redacted() const;
    /// The files that redacted() only names.
    QList<InlineFile> inlineFiles() const;
    /// Does the input hold a value that redacted() hides? Then it cannot be run again from what is stored.
    bool hasSecrets() const;
    /// Addresses of local files (file://) anywhere in the input, in order, each once.
    QStringList localFiles() const;
    /// `input` with addresses of files replaced at any depth; what the map does not hold stays.
    static QJsonObject withFiles(const QJsonObject &input, const QHash<QString, QString> &addresses);

    /// Of every field, in their order; problems of the provider after our own.
    QList<InputProblem> problems() const;
    std::optional<InputProblem> problem(const QString &key) const; ///< the first of this field
    bool isValid() const { return problems().isEmpty(); }

    /// Puts what a provider said onto its fields; earlier words of a provider go.
    /// \return what belongs to no field
    QList<InvalidField> applyServerErrors(const QList<InvalidField> &errors);
    void clearServerErrors();

    friend bool operator==(const InputForm &, const InputForm &) = default;

private:
    struct Entry {
        QJsonValue value = QJsonValue::Undefined;
        QString text; ///< as typed, where it gives no value
        std::optional<InputProblem> problem;
        QList<InputProblem> server;
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    const InputField &addExtra(const QString &key);

    OutputHint m_output;
    QList<InputField> m_fields;
    QHash<QString, qsizetype> m_places; ///< key -> index in m_fields
    QHash<QString, Entry> m_entries;    ///< of fields that are set or refused by the provider
};

} // namespace bakeoff
