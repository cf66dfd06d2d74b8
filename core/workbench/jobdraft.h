// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/jobqueue.h"

namespace bakeoff {

class InputForm;

/// The job that a filled-in form asks for: route, version and hardware as the provider said them of the model, the kind
/// as it is guessed, secrets named by the form. What is left out is left to the model.
JobDraft draftOf(const ModelRef &model, const PredictionModel &told, const InputForm &form);

/// The same for each of these seeds, where the form has a field for one ("seed"); else the one draft.
QList<JobDraft> draftsWithSeeds(const JobDraft &draft, const InputForm &form, const QList<qint64> &seeds);

/// The empty form of a model; of one without a schema a form without fields, which takes any input.
Result<InputForm> formOf(const PredictionModel &told);

} // namespace bakeoff
