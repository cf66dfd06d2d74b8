// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/jobfacts.h"

#include "costs/pricing.h"
#include "words/jobwords.h"
#include "words/words.h"

#include <QJsonArray>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShownVersion = 12;

bool isSeconds(const QString &metric)
{
    return metric == "predict_time"_L1 || metric.endsWith("_seconds"_L1);
}

} // namespace

QString JobFacts::artifactSentence(const Artifact &artifact)
{
    return JobWords::artifactSentence(artifact);
}

QString JobFacts::fileText(const Artifact &artifact, const QLocale &locale)
{
    QStringList parts{artifact.fileName};
    if (artifact.width && artifact.height) {
        //: Size of a picture in pixels. %1: width; %2: height.
        parts.append(tr("%1 × %2").arg(locale.toString(*artifact.width), locale.toString(*artifact.height)));
    }
    if (artifact.duration)
        parts.append(Words::formatDuration(*artifact.duration, locale));
    if (artifact.bytes > 0)
        parts.append(locale.formattedDataSize(artifact.bytes, 1, QLocale::DataSizeSIFormat));
    if (!artifact.mediaType.isEmpty() && !artifact.width && !artifact.duration)
        parts.append(artifact.mediaType);
    //: Joins the facts of a file: name, size in pixels, length, bytes.
    return parts.join(tr(", "));
}

JobFacts::Absence JobFacts::noOutput(const Job &job)
{
    switch (job.state) {
    case JobState::Queued:
        return job.paused ? Absence{tr("Held"), tr("It is sent when you let it go on."), false, StateLook::Held}
                          : Absence{tr("Waiting"), tr("It is sent when it is its turn."), false, StateLook::Waiting};
    case JobState::Sending:
    case JobState::Starting:
    case JobState::Processing:
        return {tr("Nothing has come yet"), tr("What comes of it is shown here."), false, StateLook::Answering};
    case JobState::Unconfirmed:
        return {tr("Unconfirmed"), tr("It was sent and no answer came, so nobody here knows whether it runs."), true, StateLook::Unconfirmed};
    case JobState::Succeeded:
        if (job.outputExpired)
            return {tr("Succeeded, output expired"), tr("The provider had deleted its output before it was fetched."), true};
        return {tr("No output"), tr("It succeeded, and the provider sent nothing."), false};
    case JobState::Failed:
        return {tr("Failed"), {}, true}; // why stands in the overview
    case JobState::Canceled:
        return {tr("Stopped"), job.stamps.sent ? QString() : tr("It was never sent."), false, StateLook::Stopped};
    case JobState::Aborted:
        return {tr("Ended before it began"), tr("The provider ended it before it started, and charges nothing."), false, StateLook::Stopped};
    case JobState::Expired:
        return {tr("The provider no longer knows it"), tr("Nobody here knows how it ended, or what it costs."), true};
    }
    Q_UNREACHABLE_RETURN({});
}

QString JobFacts::metricName(const QString &metric)
{
    if (metric == "run_count"_L1)
        return tr("Runs");
    if (metric == "image_output_count"_L1)
        return tr("Images");
    if (metric == "image_output_megapixel_count"_L1)
        return tr("Megapixels of images");
    if (metric == "video_output_count"_L1)
        return tr("Videos");
    if (metric == "video_output_duration_seconds"_L1)
        return tr("Seconds of video");
    if (metric == "audio_output_count"_L1)
        return tr("Sounds");
    if (metric == "audio_output_duration_seconds"_L1)
        return tr("Seconds of sound");
    if (metric == "character_input_count"_L1)
        return tr("Characters in");
    if (metric == "character_output_count"_L1)
        return tr("Characters out");
    if (metric == "token_input_count"_L1)
        return tr("Tokens in");
    if (metric == "token_output_count"_L1)
        return tr("Tokens out");
    if (metric == "generic_output_count"_L1)
        return tr("Outputs");
    if (metric == "training_step_count"_L1)
        return tr("Steps of training");
    if (metric == "predict_time"_L1)
        return tr("Seconds of running");
    return metric;
}

QString JobFacts::quantityText(const QString &metric, const QString &quantity, const QLocale &locale)
{
    bool number = false;
    const double value = quantity.toDouble(&number);
    if (!number)
        return quantity;
    if (isSeconds(metric)) {
        //: A time that is paid for. %1: seconds, exactly.
        return tr("%1 s").arg(locale.toString(value, 'g', QLocale::FloatingPointShortest)).replace(u' ', QChar(QChar::Nbsp));
    }
    const auto whole = static_cast<int>(std::min(value, 2e9));
    if (value == whole) {
        if (metric == "image_output_count"_L1)
            return tr("%n image(s)", nullptr, whole);
        if (metric == "video_output_count"_L1)
            return tr("%n video(s)", nullptr, whole);
        if (metric == "audio_output_count"_L1)
            return tr("%n sound(s)", nullptr, whole);
        if (metric == "run_count"_L1)
            return tr("%n run(s)", nullptr, whole);
    }
    //: What is paid for by its count. %1: "Megapixels of images"; %2: a number.
    return tr("%1: %2").arg(metricName(metric), locale.toString(value, 'g', QLocale::FloatingPointShortest));
}

QString JobFacts::costText(const Job &job, UtcMicros now, const QLocale &locale)
{
    if (!job.cost)
        return isFinal(job.state) ? tr("no charge") : Words::dash();
    const bool known = job.cost->amount.has_value();
    QString label = Words::costLabel(*job.cost, job.sandbox, locale);
    if (known && job.costBasis["at_least"_L1].toBool()) {
        //: %1: an amount; more may be billed on top.
        label = tr("at least %1").arg(label);
    }
    if (!known)
        return label;
    if (job.cost->kind == ChargeKind::Billed) {
        //: %1: an amount that the provider billed.
        return tr("%1 billed").arg(label);
    }
    QStringList lines;
    for (const QJsonValue line : job.costBasis["lines"_L1].toArray()) {
        //: %1: "3 images"; %2: dollars for one.
        lines.append(tr("%1 × $%2").arg(quantityText(line["metric"_L1].toString(), line["quantity"_L1].toString(), locale),
                                        line["usd"_L1].toString()));
    }
    //: %1: an estimated amount.
    QString text = tr("%1 estimated").arg(label);
    if (!lines.isEmpty()) {
        //: %1: "≈$0.025 estimated"; %2: how it was computed.
        text = tr("%1: %2").arg(text, lines.join(u" + "_s));
    }
    QStringList more;
    if (const QString hardware = job.costBasis["hardware"_L1].toString(); !hardware.isEmpty()) {
        //: %1: name of a kind of hardware, as "gpu-t4".
        more.append(tr("on %1").arg(hardware));
    }
    if (const UtcMicros read{job.costBasis["prices"_L1]["read_on_us"_L1].toInteger()}; read.value > 0) {
        //: %1: a date.
        more.append(tr("price of %1").arg(Words::formatDate(read, now, locale)));
    }
    if (const UtcMicros filled{job.costBasis["filled_in_us"_L1].toInteger()}; filled.value > 0) {
        //: A cost was not known at first. %1: a date.
        more.append(tr("filled in on %1").arg(Words::formatDate(filled, now, locale)));
    }
    if (job.costBasis["at_least"_L1].toBool())
        more.append(tr("set-up and idle time come on top"));
    more.prepend(text);
    return more.join(tr(", "));
}

QString JobFacts::unknownSentence(const Job &job)
{
    if (!job.cost || job.cost->amount)
        return {};
    const auto reason = unknownCostFromName(job.costBasis["unknown"_L1].toString());
    const bool byTime = job.costBasis.contains("hardware"_L1);
    if (!reason)
        return tr("Nobody said what it costs.");
    switch (*reason) {
    case UnknownCost::NoPrices:
        return tr("No price is known for this model, and no hardware that it runs on.");
    case UnknownCost::NoTokenCount:
        return byTime ? tr("The provider did not say how long it ran.")
                      : tr("The provider did not say how much of what is paid for there was.");
    case UnknownCost::Partial:
        return tr("It did not end well, so nobody knows what of its output is charged.");
    default:
        return Words::unknownCostSentence(*reason);
    }
}

QString JobFacts::routeText(const Job &job)
{
    switch (job.route) {
    case PredictionRoute::Version:
        //: %1: beginning of the name of a model's version.
        return tr("version %1").arg(job.version.left(kShownVersion));
    case PredictionRoute::Deployment:
        return tr("deployment");
    default:
        return {};
    }
}

} // namespace bakeoff
