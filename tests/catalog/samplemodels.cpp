// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplemodels.h"

#include "providers/jsonnode.h"

#include <QFile>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

QList<SampleModel> sampleModels()
{
    QFile file(qEnvironmentVariable("BAKEOFF_MODELS",
                                    QStringLiteral(BAKEOFF_SOURCE_DIR) + u"/tests/catalog/data/replicate-models.json"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const Result<JsonNode> root = JsonNode::parse(file.readAll());
    QList<SampleModel> models;
    if (!root)
        return models;
    for (const JsonNode &node : root->items()) {
        const JsonNode &document = node["latest_version"]["openapi_schema"];
        SampleModel model{.id = node["owner"].string() + u'/' + node["name"].string(),
                          .description = node["description"].string(),
                          .schema = InputSchema::fromOpenApi(document),
                          .inputKeys = {},
                          .exampleInput = node["default_example"]["input"].toJsonValue().toObject(),
                          .exampleOutput = node["default_example"]["output"].toJsonValue()};
        for (const QByteArray &key : document["components"]["schemas"]["Input"]["properties"].keys())
            model.inputKeys.append(QString::fromUtf8(key));
        models.append(model);
    }
    return models;
}

SampleModel sampleModel(const QString &id)
{
    const QList<SampleModel> models = sampleModels();
    const auto found = std::ranges::find(models, id, &SampleModel::id);
    Q_ASSERT(found != models.end());
    return *found;
}

} // namespace bakeoff
