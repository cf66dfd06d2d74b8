// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace bakeoff {

/// Writes a model's OpenAPI document as Cog does: inputs in the order of the calls (x-order), enumerations as
/// components of their own. Each call adds an input; those behind it change the last one.
class SandboxCogSchema {
public:
    SandboxCogSchema &text(const QString &key, const QString &description, const QJsonValue &fallback = {});
    SandboxCogSchema &integer(const QString &key, const QString &description, std::optional<qint64> least,
                              std::optional<qint64> most, const QJsonValue &fallback = {});
    SandboxCogSchema &number(const QString &key, const QString &description, double least, double most,
                             const QJsonValue &fallback = {});
    SandboxCogSchema &boolean(const QString &key, const QString &description, bool fallback);
    /// All strings, or all integers.
    SandboxCogSchema &choice(const QString &key, const QString &description, const QJsonArray &values,
                             const QJsonValue &fallback);
    SandboxCogSchema &file(const QString &key, const QString &description, const QString &accept = {});
    SandboxCogSchema &secret(const QString &key, const QString &description);
    /// \param items schema of one item
    SandboxCogSchema &list(const QString &key, const QString &description, const QJsonObject &items,
                           const QJsonValue &fallback = {});

    SandboxCogSchema &required();
    SandboxCogSchema &nullable();
    /// More keys of the last input's schema.
    SandboxCogSchema &with(const QJsonObject &more);

    /// The whole document. \param output schema of the output
    QJsonObject document(const QJsonObject &output) const;

    static QJsonObject uri();                ///< one file
    static QJsonObject list(QJsonObject of); ///< a top-level array
    /// A list that grows while the model runs; \param joined its texts make one
    static QJsonObject iterator(QJsonObject of, bool joined);

private:
    SandboxCogSchema &add(const QString &key, QJsonObject schema, const QString &description,
                          const QJsonValue &fallback);

    QJsonObject m_properties;
    QJsonObject m_enumerations;
    QJsonArray m_required;
    QString m_last;
};

/// One thing that is wrong with an input, in the words of Replicate's 422.
struct SandboxInvalidField {
    QString type;  ///< "enum", "required", "number_lte", …
    QString field; ///< "input.prompt"; "input" where an input is missing or unknown
    QString description;
};

/// Checks an input against a document's Input. Unknown constructs allow everything.
QList<SandboxInvalidField> checkSandboxInput(const QJsonObject &document, const QJsonObject &input);
/// The input with the defaults of those that it leaves out.
QJsonObject withSandboxDefaults(const QJsonObject &document, QJsonObject input);
/// Secrets replaced, as the service keeps an input.
QJsonObject withoutSandboxSecrets(const QJsonObject &document, QJsonObject input);

} // namespace bakeoff
