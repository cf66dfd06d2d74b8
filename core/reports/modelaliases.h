// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "providers/modelinfo.h"

#include <QByteArray>
#include <QList>
#include <QRegularExpression>
#include <QString>

#include <optional>

namespace bakeoff {

/// Which entries of several providers' catalogues are the same open model: the common families ship with the program,
/// and the user's own come before them (`model-aliases.json` in the profile). The form of both files:
///
///     {"families": [{"name": "Llama 3.3 70B", "ids": ["llama-3.3-70b-instruct", "*llama-3.3-70b*turbo*"]}]}
///
/// An id matches a pattern where all of it does, or all of it behind its last slash, whatever the case; "*" stands for
/// any characters, none too. "PROVIDER/…" with a provider's name in front matches that provider only. What follows a
/// colon in an id (":free", a version) is left out, except where the pattern has a colon. The first family that matches
/// wins; a family whose "ids" is empty takes a name out of the shipped ones.
class ModelAliases {
public:
    static constexpr QLatin1StringView FileName{"model-aliases.json"};
    static constexpr qsizetype MostFamilies = 1'000;
    static constexpr qsizetype MostIds = 200; ///< of one family

    ModelAliases() = default; ///< no families
    /// Those that ship with the program.
    static ModelAliases shipped();
    /// \return BadInput where it is no such file; detail says where: families[3].ids[0].
    static Result<ModelAliases> fromJson(const QByteArray &json);
    /// The shipped ones and, before them, those of the file. A file that is not there is none.
    /// \return BadInput as fromJson(), Storage where it cannot be read; detail begins with the file's name.
    static Result<ModelAliases> withFile(const QString &path);

    /// The family of a model, "Llama 3.3 70B"; nullopt: none that is known.
    std::optional<QString> familyOf(const ModelRef &model) const;
    QStringList families() const; ///< in the order in which they are tried

private:
    struct Pattern {
        QRegularExpression expression;
        bool withTag = false;      ///< matched with what follows a colon
        bool withProvider = false; ///< matched with the provider's name too
    };
    struct Family {
        QString name;
        QList<Pattern> ids;
    };
    static Pattern patternOf(const QString &text);
    void place(const ModelAliases &before); ///< in front; see above for empty ones
    QList<Family> m_families;
};

} // namespace bakeoff
