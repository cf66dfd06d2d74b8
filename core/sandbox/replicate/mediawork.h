// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sandbox/media/generators.h"
#include "sandbox/storygeneration.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <chrono>
#include <functional>

namespace bakeoff {

struct SandboxMediaModel;
struct SandboxPrediction;

/// One thing that a model makes: a file, or a value where there is no file name.
struct SandboxProduct {
    QByteArray bytes;
    QString fileName;
    QJsonValue value;
    QJsonObject metrics; ///< added to those of the prediction
};
using SandboxMaker = std::function<Result<SandboxProduct>(const std::stop_token &stop, const MediaProgress &progress)>;

/// Gives the bytes behind an input's address, on any thread: a data URI, or a file that was uploaded here. No other.
using SandboxInputReader = std::function<Result<QByteArray>(const QString &address)>;

/// The course of one prediction: how long it starts, what it logs, what it makes.
struct SandboxWork {
    enum class Shape { One, List, Growing, Custom };

    std::chrono::milliseconds start{0}; ///< before it processes
    QStringList opening;                ///< log lines at its begin
    int steps = 0;
    std::chrono::milliseconds step{0};
    bool bars = false; ///< progress as tqdm writes it; otherwise "12/50 steps"
    bool endless = false;
    QList<SandboxMaker> makers; ///< one after the other, beside the steps
    bool logsProgress = false;  ///< the makers' own progress is logged
    Shape shape = Shape::One;
    std::function<QJsonValue(const QStringList &addresses)> custom; ///< of Shape::Custom
    QJsonValue failure;                                             ///< of a run that fails; null: succeeds
    int failsAfter = 0;                                             ///< steps; -1: while it starts
    std::chrono::milliseconds upload{0};                            ///< between the output and the end
    QJsonObject metrics;

    struct Story {
        QString prompt;
        StorySampling sampling;
        int maxTokens = 0;
        double tokensPerSecond = 0;
        QStringList stops;
    };
    std::optional<Story> story; ///< text instead of makers
};

/// What `model` does with `input`, which is checked and has its defaults.
SandboxWork sandboxWorkOf(const SandboxMediaModel &model, const QJsonObject &input, quint64 seed,
                          const SandboxInputReader &read);

} // namespace bakeoff
