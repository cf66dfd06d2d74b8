// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"
#include "jobs/job.h"
#include "widgets/tokens.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>

namespace bakeoff {

/// What the detail panel says of one job. Whole sentences, translated.
class JobFacts {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::JobFacts)
public:
    /// In place of a file that is not here: why, and whether it may still come. Empty of one that is here.
    static QString artifactSentence(const Artifact &artifact);
    /// "lighthouse.webp, 1,024 × 1,024, 182 KB"; what is not known is left out.
    static QString fileText(const Artifact &artifact, const QLocale &locale = QLocale());

    struct Absence {
        QString sentence; ///< "Succeeded, file missing"
        QString detail;   ///< may be empty
        bool bad = false;
        std::optional<StateLook> look = {}; ///< absent: by `bad`
    };
    /// In place of a preview where nothing came of the job, or not yet.
    static Absence noOutput(const Job &job);

    /// "≈$0.025 estimated: 1 image × $0.025, price of 1 August"; "at least" where more may be billed.
    static QString costText(const Job &job, UtcMicros now, const QLocale &locale = QLocale());
    /// Why its cost is not known; empty where it is, or nothing can have been charged.
    static QString unknownSentence(const Job &job);
    /// Of one that a provider counts: "Images", "Seconds of video"; the name itself where it is none of ours.
    static QString metricName(const QString &metric);
    /// "3 images", "4.5 s", with its unit.
    static QString quantityText(const QString &metric, const QString &quantity, const QLocale &locale = QLocale());

    /// "Deployment", "version 1a2b3c…"; empty of an official model.
    static QString routeText(const Job &job);
};

} // namespace bakeoff
