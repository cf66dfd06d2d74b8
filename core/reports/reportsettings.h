// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/report.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace bakeoff {

/// What was set for a reply, as one line: "max_tokens=200, temperature=0.2"; empty: nothing. Without names, what may
/// tell the model or its host is left out (routing and additional fields); without prompts, the system prompt.
/// \param settings GenerationSettings::toJson()
QString replySettingsLine(const QByteArray &settings, const ReportOptions &options);

/// The same of a job's input: its numbers, switches and choices (texts of one word, at most 40 characters), but no
/// prompt, seed, file, address or hidden value. Without names or prompts no texts at all: a choice may name a
/// model, and what is one word may be the prompt.
QString jobSettingsLine(const QJsonObject &input, const ReportOptions &options);

/// 64 bits that are equal for equal work of jobs: of the prompt where there is one, else of all but the seed.
quint64 jobWork(const QJsonObject &input);

} // namespace bakeoff
