// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/jobdraft.h"

#include "catalog/inputform.h"
#include "providers/cog/inputschema.h"
#include "providers/cog/modelkind.h"

#include <limits>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kSeed = "seed"_L1;

std::optional<qint64> seedOf(const QJsonObject &input)
{
    constexpr qint64 kNone = std::numeric_limits<qint64>::min();
    const qint64 seed = input[kSeed].toInteger(kNone);
    return seed == kNone ? std::nullopt : std::optional(seed);
}

} // namespace

Result<InputForm> formOf(const PredictionModel &told)
{
    if (told.schema.isEmpty())
        return InputForm();
    const Result<InputSchema> schema = InputSchema::fromOpenApi(told.schema);
    if (!schema)
        return schema.error();
    return InputForm(*schema);
}

JobDraft draftOf(const ModelRef &model, const PredictionModel &told, const InputForm &form)
{
    JobDraft draft{.model = model, .route = told.route, .input = form.input(), .hardware = told.hardware};
    if (told.route == PredictionRoute::Version)
        draft.version = told.version;
    // "deployments/OWNER/NAME" is how a catalogue tells it from a model; the route does so here.
    if (told.route == PredictionRoute::Deployment && draft.model.id.startsWith("deployments/"_L1))
        draft.model.id = draft.model.id.sliced(12);
    for (const InputField &field : form.fields()) {
        if (field.type == InputType::Secret && draft.input.contains(field.key))
            draft.secretKeys.append(field.key);
        if (field.hasDefault() && !draft.input.contains(field.key))
            draft.defaults.insert(field.key, field.defaultValue);
    }
    draft.seed = seedOf(draft.input);
    const Result<InputSchema> schema = InputSchema::fromOpenApi(told.schema);
    if (schema) {
        draft.kind = guessKind({.schema = *schema,
                                .sampleOutput = told.example["output"_L1],
                                .name = told.id,
                                .description = told.description});
    }
    return draft;
}

QList<JobDraft> draftsWithSeeds(const JobDraft &draft, const InputForm &form, const QList<qint64> &seeds)
{
    if (seeds.isEmpty() || !form.field(QString(kSeed)))
        return {draft};
    QList<JobDraft> drafts;
    for (const qint64 seed : seeds) {
        JobDraft one = draft;
        one.seed = seed;
        one.input[kSeed] = seed;
        drafts.append(one);
    }
    return drafts;
}

} // namespace bakeoff
