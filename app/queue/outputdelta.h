// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/outputset.h"

#include <QCoreApplication>
#include <QLocale>

#include <functional>

namespace bakeoff {

/// What outputs were made with, how they came out and what they cost, side by side.
class OutputDelta {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::OutputDelta)
public:
    struct Row {
        QString name;
        QString key;        ///< in the input: "guidance", "size.width"; empty: not a setting
        QStringList values; ///< in the order of the items; a dash where there is none
        bool differs = false;
        friend bool operator==(const Row &, const Row &) = default;
    };

    /// The prompt is not among the rows.
    static QList<Row> rows(const QList<OutputEntry> &items, const std::function<JobMarks(const Id &)> &marks,
                           const QLocale &locale = QLocale());
    /// What the model was told in words; empty: nothing.
    static QString prompt(const OutputEntry &item);

    /// "6.8 s", a dash where it is not known.
    static QString runText(const Job &job, const QLocale &locale = QLocale());
    static QString costText(const Job &job, const QLocale &locale = QLocale());
};

} // namespace bakeoff
