// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/joboverview.h"

#include "jobs/jobclocks.h"
#include "queue/clockbar.h"
#include "queue/factrows.h"
#include "queue/jobfacts.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "words/jobwords.h"
#include "words/words.h"
#include "workbench/jobqueue.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

TextLabel *heading(const QString &text)
{
    return new TextLabel(text, TextStep::Small, Tone::Text2, QFont::DemiBold);
}

QString figureText(const JobFigure &figure)
{
    if (figure.value)
        return Words::formatDuration(*figure.value);
    //: In the place of a time that cannot be given.
    return figure.absent == JobFigure::Absent::ClocksDisagree ? JobOverview::tr("n/a") : Words::dash();
}

QString whyAbsent(const JobFigure &figure)
{
    switch (figure.absent) {
    case JobFigure::Absent::NotYet:
        return JobOverview::tr("It has not happened yet.");
    case JobFigure::Absent::NotSaid:
        return JobOverview::tr("The provider did not say when.");
    case JobFigure::Absent::ClocksDisagree:
        return JobOverview::tr("The provider’s clocks disagree: by its stamps it would be negative.");
    case JobFigure::Absent::No:
        break;
    }
    return {};
}

} // namespace

JobOverview::JobOverview(QWidget *parent)
    : QWidget(parent)
    , m_trouble(new StateMessage)
    , m_fields(new FactRows)
    , m_total(new TextLabel({}, TextStep::Small, Tone::Text))
    , m_clocks(new ClockBar)
    , m_clockNote(new TextLabel({}, TextStep::Small, Tone::Text2))
    , m_facts(new FactRows)
    , m_moreFacts(new FactRows)
    , m_costNote(new TextLabel({}, TextStep::Small, Tone::Text2))
    , m_price(makeButton(tr("Add a price…"), ButtonKind::Plain))
    , m_hardware(makeButton(tr("Choose the hardware…"), ButtonKind::Plain))
{
    m_trouble->setObjectName(u"jobTrouble"_s);
    m_fields->setObjectName(u"jobInvalidFields"_s);
    m_clocks->setObjectName(u"jobClocks"_s);
    m_total->setObjectName(u"jobClockTotal"_s);
    m_clockNote->setObjectName(u"jobClockNote"_s);
    m_facts->setObjectName(u"jobFacts"_s);
    m_moreFacts->setObjectName(u"jobMoreFacts"_s);
    m_costNote->setObjectName(u"jobCostNote"_s);
    m_price->setObjectName(u"jobAddPrice"_s);
    m_hardware->setObjectName(u"jobChooseHardware"_s);
    m_trouble->layout()->setContentsMargins(0, 0, 0, metrics::kSmall);
    m_clockNote->setWordWrap(true);
    m_costNote->setWordWrap(true);
    auto *clockHead = new QHBoxLayout;
    clockHead->addWidget(heading(tr("Clocks")));
    clockHead->addStretch(1);
    clockHead->addWidget(m_total);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kSmall);
    for (QPushButton *button : {m_price, m_hardware}) {
        setButtonSize(button, ButtonSize::Bar);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kMedium);
    column->setSpacing(metrics::kSmall);
    column->addWidget(m_trouble);
    column->addWidget(m_fields);
    column->addLayout(clockHead);
    column->addWidget(m_clocks);
    column->addWidget(m_clockNote);
    column->addSpacing(metrics::kSmall);
    column->addWidget(heading(tr("Result")));
    column->addWidget(m_facts);
    column->addWidget(m_costNote);
    column->addLayout(buttons);
    column->addWidget(m_moreFacts);
    column->addStretch(1);
    connect(m_price, &QPushButton::clicked, this, &JobOverview::priceWanted);
    connect(m_hardware, &QPushButton::clicked, this, &JobOverview::hardwareWanted);
}

void JobOverview::showClocks(const Shown &shown)
{
    const Job &job = shown.job;
    const JobTimes &times = shown.times;
    const UtcMicros now = shown.now;
    const JobClocks clocks = jobClocks(job, now);
    QList<ClockBar::Part> parts;
    if (clocks.probablyCold) {
        const auto waited = clocks.queue.value ? *clocks.queue.value
                                               : std::chrono::microseconds(now.value - job.stamps.confirmed.value_or(now).value);
        parts.append({.name = tr("Cold start"),
                      .figure = Words::formatDuration(waited),
                      .time = waited,
                      .look = StateLook::ColdStart,
                      .explanation = tr("From created to started by the provider’s stamps. So long that its model was likely "
                                        "not loaded.")});
    } else {
        parts.append({.name = tr("Queue"),
                      .figure = figureText(clocks.queue),
                      .time = clocks.queue.value,
                      .look = StateLook::Waiting,
                      .explanation = clocks.queue.value ? tr("From created to started by the provider’s stamps.")
                                                        : whyAbsent(clocks.queue)});
    }
    parts.append({.name = tr("Run"),
                  .figure = figureText(clocks.run),
                  .time = clocks.run.value,
                  .look = StateLook::Answering,
                  .explanation = clocks.run.value ? tr("As the provider measured it, else from started to completed by its stamps.")
                                                  : whyAbsent(clocks.run)});
    if (clocks.total.value && clocks.queue.value && clocks.run.value) {
        const auto rest = *clocks.total.value - *clocks.queue.value - *clocks.run.value;
        if (rest >= 50ms) {
            parts.append({.name = tr("On the way"),
                          .figure = Words::formatDuration(rest),
                          .time = rest,
                          .look = StateLook::Stopped,
                          .explanation = tr("What is left of the time until this machine knew how it ended: sending, asking and "
                                            "answering.")});
        }
    }
    const bool fetching = std::ranges::any_of(job.artifacts, [](const Artifact &a) { return a.state == ArtifactState::Waiting; });
    const JobFigure saving = jobSavingTime(job.stamps, fetching ? std::optional(now) : shown.saved);
    if (saving.value) {
        parts.append({.name = tr("Save"),
                      .figure = Words::formatDuration(*saving.value),
                      .time = saving.value,
                      .look = StateLook::Done,
                      .explanation = tr("By the clock of this machine, from its end until all its files were in the media library.")});
    }
    m_clocks->setParts(parts);
    m_total->setToolTip({});
    if (clocks.total.value) {
        //: %1: the whole time of a job, "27.2 s".
        m_total->setText(tr("%1 in all").arg(Words::formatDuration(*clocks.total.value + saving.value.value_or(0us))));
        m_total->setToolTip(saving.value ? tr("On the clock of this machine, from when it was sent until its files were here.")
                                         : tr("On the clock of this machine, from when it was sent until its end was known."));
    } else if (job.stamps.sent && !isFinal(job.state)) {
        //: A job still runs. %1: how long until now.
        const QString soFar = tr("%1 so far").arg(Words::formatDuration(std::chrono::microseconds(now.value - job.stamps.sent->value)));
        const QString usual = JobWords::usuallyText(times);
        //: A job still runs. %1: "14.2 s so far"; %2: "usually 18 to 27 s".
        m_total->setText(usual.isEmpty() ? soFar : tr("%1, %2").arg(soFar, usual));
        m_total->setToolTip(JobWords::usuallySentence(times));
    } else {
        m_total->setText({});
    }
    const bool disagree = clocks.queue.absent == JobFigure::Absent::ClocksDisagree
        || clocks.run.absent == JobFigure::Absent::ClocksDisagree || clocks.total.absent == JobFigure::Absent::ClocksDisagree;
    m_clockNote->setText(disagree ? tr("The provider’s clocks disagree, so one of the times cannot be given.") : QString());
    m_clockNote->setVisible(disagree);
}

void JobOverview::showTrouble(const Shown &shown)
{
    const Job &job = shown.job;
    QString sentence;
    QString detail;
    StateLook look = StateLook::Failed;
    if (job.error) {
        const ErrorText text = Words::errorText(*job.error, shown.providerTitle);
        sentence = text.what;
        detail = text.advice;
        if (!job.error->providerMessage.isEmpty()) // in its own words
            detail = job.error->providerMessage.left(1000);
        if (job.state == JobState::Canceled || job.state == JobState::Aborted)
            look = StateLook::Stopped;
        if (job.state == JobState::Unconfirmed)
            look = StateLook::Unconfirmed;
        if (job.error->maybeBilled) {
            //: After what went wrong with a job. %1: one or two sentences.
            detail = tr("%1 It may have been billed.").arg(detail).trimmed();
        }
    } else if (shown.live && shown.live->trouble) {
        sentence = Words::errorText(*shown.live->trouble, shown.providerTitle).what;
        detail = shown.live->nextTry
            ? tr("It is tried again by itself at %1.").arg(Words::formatTime(*shown.live->nextTry))
            : tr("It is tried again by itself.");
        look = StateLook::CutOff;
    } else if (job.outputExpired) {
        sentence = tr("Succeeded, output expired");
        detail = tr("The provider had deleted what came of it before it was fetched.");
    } else if (job.state == JobState::Succeeded
               && std::ranges::any_of(job.artifacts, [](const Artifact &a) { return a.state == ArtifactState::Missing; })) {
        sentence = tr("Succeeded, file missing");
        detail = tr("It was downloaded, and is gone from the media library. A backup of the profile may still hold it.");
        look = StateLook::CutOff;
    } else if (job.state == JobState::Expired) {
        sentence = tr("The provider no longer knows it.");
        detail = tr("Nobody here knows how it ended, or what it costs.");
    }
    m_trouble->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty())
        m_trouble->setMessage(look, sentence, detail);
    QList<FactRows::Row> fields;
    for (const InvalidField &field : job.invalidFields)
        fields.append({.name = field.field, .value = field.description, .look = StateLook::Failed});
    m_fields->setRows(fields);
    m_fields->setVisible(!fields.isEmpty());
}

void JobOverview::show(const Shown &shown)
{
    const Job &job = shown.job;
    showTrouble(shown);
    showClocks(shown);

    QList<FactRows::Row> rows;
    rows.append({.name = tr("State"), .value = shown.stateWord, .look = shown.look});
    const Artifact *file = shown.output && shown.output->kind == JobOutput::Kind::File
        ? &job.artifacts.at(shown.output->artifact)
        : nullptr;
    if (file) {
        const QString why = JobFacts::artifactSentence(*file);
        QString value = JobFacts::fileText(*file);
        if (!why.isEmpty()) {
            //: A file of an output. %1: its name; %2: why it is not here, a sentence.
            value = tr("%1. %2").arg(value, why);
        }
        rows.append({.name = tr("File"), .value = value,
                     .toolTip = file->error ? Words::errorText(*file->error, {}).details : QString(),
                     .look = why.isEmpty() || file->state == ArtifactState::Waiting ? std::nullopt : std::optional(StateLook::Failed)});
    }
    if (job.artifacts.size() > 1) {
        const auto here = std::ranges::count(job.artifacts, ArtifactState::Downloaded, &Artifact::state);
        //: Files of one job. %1: here; %2: in all.
        rows.append({.name = tr("Files"), .value = tr("%1 of %2 here").arg(Words::formatCount(here), Words::formatCount(job.artifacts.size()))});
    }
    if (shown.live && shown.live->fetchedBytes > 0) {
        const QString got = locale().formattedDataSize(shown.live->fetchedBytes, 1, QLocale::DataSizeSIFormat);
        rows.append({.name = tr("Fetching"),
                     .value = shown.live->totalBytes > 0
                         //: Bytes of a file. %1: here; %2: in all.
                         ? tr("%1 of %2").arg(got, locale().formattedDataSize(shown.live->totalBytes, 1, QLocale::DataSizeSIFormat))
                         : got});
    }
    rows.append({.name = tr("Cost"), .value = JobFacts::costText(job, shown.now),
                 .toolTip = job.sandbox ? tr("The sandbox charges play money; it is in no total.") : QString()});
    m_facts->setRows(rows);
    rows.clear();
    if (!job.hardware.isEmpty())
        rows.append({.name = tr("Hardware"), .value = job.hardware, .mono = true});
    if (job.seed)
        rows.append({.name = tr("Seed"), .value = QString::number(*job.seed)});
    if (const QString route = JobFacts::routeText(job); !route.isEmpty())
        rows.append({.name = tr("Route"), .value = route, .toolTip = job.version});
    if (job.stamps.sent && job.stamps.sent->value - job.stamps.created.value >= 1'000'000) {
        rows.append({.name = tr("Waited here"),
                     .value = Words::formatDuration(std::chrono::microseconds(job.stamps.sent->value - job.stamps.created.value)),
                     .toolTip = tr("From when it was made until it was sent.")});
    }
    rows.append({.name = tr("Made"), .value = Words::formatDateTime(job.stamps.created, shown.now)});
    if (job.attempt > 1)
        rows.append({.name = tr("Attempt"), .value = Words::formatCount(job.attempt)});
    if (!job.providerId.isEmpty())
        rows.append({.name = tr("Prediction"), .value = job.providerId, .mono = true});
    if (file && !file->sha256.isEmpty())
        rows.append({.name = tr("SHA-256"), .value = QString::fromLatin1(file->sha256.toHex()), .mono = true});
    m_moreFacts->setRows(rows);

    const bool unknown = job.cost && !job.cost->amount;
    const bool willBe = !isFinal(job.state) && !shown.priceKnown;
    m_costNote->setText(unknown ? JobFacts::unknownSentence(job)
                        : willBe ? tr("No price is known for this model yet: what this job costs will be unknown.")
                                 : QString());
    m_costNote->setVisible(unknown || willBe);
    m_price->setVisible(unknown || willBe);
    m_hardware->setVisible(unknown || willBe);
}

} // namespace bakeoff
