// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/requestkind.h"

#include <QJsonValue>
#include <QString>

#include <optional>

namespace bakeoff {

struct InputSchema;

/// What tells of a model's kind; the more, the better the guess.
struct ModelCues {
    const InputSchema &schema;
    QJsonValue sampleOutput = QJsonValue::Undefined; ///< of its example
    QString name = {};        ///< "owner/name"
    QString description = {};
};

/// A guess from what it returns (first the types of the sample's files, then the schema), what it takes, and its words.
/// Absent: none of the kinds, such as 3D shapes, archives or numbers.
std::optional<RequestKind> guessKind(const ModelCues &cues);

} // namespace bakeoff
