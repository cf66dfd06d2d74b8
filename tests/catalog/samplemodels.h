// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/cog/inputschema.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

namespace bakeoff {

/// A public model as Replicate's API tells of it.
struct SampleModel {
    QString id; ///< "owner/name"
    QString description;
    InputSchema schema;
    QStringList inputKeys; ///< of the document, in its order
    QJsonObject exampleInput;
    QJsonValue exampleOutput;
};

/// tests/catalog/data/replicate-models.json, or the file that BAKEOFF_MODELS names. Empty where it cannot be read.
QList<SampleModel> sampleModels();
/// The one of this id. \pre it is there
SampleModel sampleModel(const QString &id);

} // namespace bakeoff
