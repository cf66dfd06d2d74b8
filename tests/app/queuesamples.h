// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/medialibrary.h"
#include "store/database.h"
#include "store/jobrepository.h"

#include <QBuffer>
#include <QImage>
#include <QJsonObject>
#include <QLinearGradient>
#include <QPainter>

#include <optional>

/// Jobs as they lie in the history after some work: put into the store as the queue puts them there.
namespace queuesamples {

using namespace bakeoff;
using namespace Qt::StringLiterals;

struct Sample {
    QString prompt;
    QString model = u"black-forest-labs/flux-dev"_s;
    QString provider = u"replicate"_s;
    RequestKind kind = RequestKind::Image;
    JobState state = JobState::Succeeded;
    QString batch = {};
    std::optional<qint64> seed = {};
    int minutesAgo = 5;
    double queueSeconds = 0.4;
    double runSeconds = 6.8;
    std::optional<Cost> cost = {};
    bool paused = false;
    bool waitsForFile = false; ///< its output is still to be fetched
    int files = 1;
    ErrorKind error = ErrorKind::BadInput;
};

inline Cost estimated(const char *usd)
{
    return Cost::estimated(*Usd::fromDecimal(QByteArray(usd)));
}

/// A painted picture, another one for each number.
inline QByteArray pictureOf(int n)
{
    QImage image(320, 220, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient sky(0, 0, 0, 220);
    sky.setColorAt(0, QColor::fromHsv((210 + n * 23) % 360, 140, 110));
    sky.setColorAt(0.65, QColor::fromHsv((20 + n * 31) % 360, 150, 240));
    sky.setColorAt(0.66, QColor::fromHsv((215 + n * 11) % 360, 150, 90));
    sky.setColorAt(1, QColor::fromHsv((215 + n * 11) % 360, 190, 50));
    painter.fillRect(image.rect(), sky);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 240, 190));
    painter.drawEllipse(QPointF(60 + n * 37 % 200, 100), 18, 18);
    painter.setBrush(QColor(25, 22, 34));
    painter.drawPolygon(QPolygonF{{320, 220}, {320, 120}, {270, 108}, {190, 150}, {150, 220}});
    painter.drawRect(QRectF(262, 40, 14, 76));
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// Writes one; inside a transaction of the store thread. \param batches made so far, by name
/// \param library of pictures; null: files are named, but not there
inline Result<Id> put(Database &db, const Sample &sample, UtcMicros now, QHash<QString, Id> &batches, int number,
                      const MediaLibrary *library = nullptr)
{
    JobRepository jobs(db);
    const auto at = [&](double seconds) {
        return UtcMicros{now.value - qint64(sample.minutesAgo) * 60'000'000 + number * 1000 + qint64(seconds * 1e6)};
    };
    Job job;
    job.id = newId(at(0));
    job.model = {sample.provider, sample.model};
    job.kind = sample.kind;
    job.title = sample.prompt;
    job.seed = sample.seed;
    job.paused = sample.paused;
    if (sample.state == JobState::Queued)
        job.notBefore = UtcMicros{now.value + 3'600'000'000}; // nothing sends it meanwhile
    job.input = QJsonObject{{u"prompt"_s, sample.prompt}};
    job.stamps.created = at(0);
    std::optional<JobBatch> batch;
    if (!sample.batch.isEmpty()) {
        if (!batches.contains(sample.batch)) {
            batch = JobBatch{newId(at(0)), sample.batch, at(0)};
            batches.insert(sample.batch, batch->id);
        }
        job.batch = batches.value(sample.batch);
    }
    const Id owner = newId(now); // a process that is gone
    const auto alive = [](const Id &) { return true; };
    if (const Status s = jobs.add(batch, {job}, {}, owner, now, alive); !s)
        return s.error();
    if (sample.state == JobState::Queued)
        return job.id;
    if (sample.state == JobState::Canceled && !sample.cost) {
        if (const Result<bool> done = jobs.cancelQueued(job.id, at(1)); !done)
            return done.error();
        return job.id;
    }
    if (const Result<bool> mine = jobs.claim(job.id, owner, now, {now.value + 55'000'000}); !mine)
        return mine.error();
    job.stamps.sent = at(0.1);
    if (const Result<bool> sending = jobs.markSending(job.id, owner, *job.stamps.sent); !sending)
        return sending.error();
    job.state = sample.state;
    if (sample.state != JobState::Unconfirmed && sample.state != JobState::Sending) {
        job.stamps.providerCreated = at(0.2);
        if (sample.state != JobState::Starting)
            job.stamps.providerStarted = at(0.2 + sample.queueSeconds);
        job.providerId = idText(job.id);
        job.stamps.confirmed = at(0.3);
        Job running = job;
        running.state = JobState::Starting;
        if (const Result<bool> confirmed = jobs.confirm(running); !confirmed)
            return confirmed.error();
    }
    if (sample.state == JobState::Unconfirmed)
        job.error = Error{.kind = ErrorKind::Interrupted, .maybeBilled = true};
    if (!isFinal(sample.state)) {
        const Result<bool> done = jobs.update(job, owner);
        return done ? Result<Id>(job.id) : Result<Id>(done.error());
    }
    job.stamps.providerCompleted = at(0.2 + sample.queueSeconds + sample.runSeconds);
    job.stamps.ended = at(0.4 + sample.queueSeconds + sample.runSeconds);
    if (sample.state == JobState::Succeeded)
        job.metrics = QJsonObject{{u"predict_time"_s, sample.runSeconds}};
    if (sample.state == JobState::Failed)
        job.error = Error{.kind = sample.error};
    job.cost = sample.cost;
    for (int i = 0; sample.state == JobState::Succeeded && i < sample.files; ++i) {
        Artifact artifact;
        artifact.id = newId(at(i));
        artifact.job = job.id;
        artifact.position = i;
        artifact.fileName = u"out-%1.png"_s.arg(i);
        if (sample.waitsForFile) {
            artifact.url = u"https://localhost.invalid/out.png"_s;
        } else {
            artifact.state = ArtifactState::Downloaded;
            artifact.mediaType = u"image/png"_s;
            artifact.sha256 = QByteArray(30, 'a') + QByteArray::number(10 + number % 90);
            if (library) {
                const auto stored = library->adoptBytes(pictureOf(number + i));
                if (!stored)
                    return stored.error();
                artifact.sha256 = stored->sha256;
                artifact.bytes = stored->bytes;
            }
        }
        job.artifacts.append(artifact);
    }
    const Result<bool> done = jobs.end(job, owner);
    return done ? Result<Id>(job.id) : Result<Id>(done.error());
}

/// A day's work: two batches and single jobs, of every state.
inline QList<Sample> day()
{
    const QString lighthouse = u"A lighthouse on a rocky headland at dusk, calm sea"_s;
    const QString batch = u"Lighthouse at dusk"_s;
    const QString fly = u"Lighthouse fly-by"_s;
    return {
        {.prompt = u"A lighthouse on a rocky headland at dusk, calm sea, local"_s, .model = u"sdxl-local"_s, .provider = u"cog"_s,
         .minutesAgo = 120, .queueSeconds = 0, .runSeconds = 14.9, .cost = estimated("0")},
        {.prompt = u"Warm female voice: “Welcome back”"_s, .model = u"minimax/speech-02-hd"_s, .kind = RequestKind::Speech,
         .state = JobState::Canceled, .minutesAgo = 92, .queueSeconds = 0.5, .runSeconds = 3.1, .cost = Cost::unknown()},
        {.prompt = u"Waves against the rocks, loop"_s, .model = u"minimax/video-01"_s, .kind = RequestKind::Video,
         .state = JobState::Unconfirmed, .minutesAgo = 20},
        {.prompt = u"Same lighthouse as a paper cut"_s, .model = u"google/gemini-3.1-flash-image"_s, .provider = u"openrouter"_s,
         .minutesAgo = 85, .runSeconds = 9.1, .cost = Cost::billed(*Usd::fromDecimal("0.0387"))},
        {.prompt = u"interview-03.mp3, 42 min"_s, .model = u"openai/whisper"_s, .kind = RequestKind::Transcription,
         .minutesAgo = 80, .queueSeconds = 0.8, .runSeconds = 96.2, .cost = estimated("0.022"), .files = 2},
        {.prompt = u"Slow aerial shot around the lighthouse, evening, 5 s"_s, .model = u"bytedance/seedance-1-lite"_s,
         .kind = RequestKind::Video, .batch = fly, .minutesAgo = 4, .queueSeconds = 1.2, .runSeconds = 48,
         .cost = estimated("0.18"), .waitsForFile = true},
        {.prompt = u"Slow aerial shot around the lighthouse, evening, 8 s"_s, .model = u"google/veo-3.1-fast"_s,
         .kind = RequestKind::Video, .state = JobState::Processing, .batch = fly, .minutesAgo = 2, .queueSeconds = 3.4},
        {.prompt = lighthouse, .model = u"black-forest-labs/flux-schnell"_s, .batch = batch, .seed = 41, .minutesAgo = 1,
         .runSeconds = 1.3, .cost = estimated("0.003")},
        {.prompt = lighthouse, .batch = batch, .seed = 41, .minutesAgo = 1, .queueSeconds = 17.4, .cost = estimated("0.025")},
        {.prompt = lighthouse, .model = u"bytedance/seedream-4"_s, .state = JobState::Processing, .batch = batch, .seed = 41,
         .minutesAgo = 1},
        {.prompt = lighthouse, .state = JobState::Starting, .batch = batch, .seed = 42, .minutesAgo = 1},
        {.prompt = lighthouse, .model = u"recraft-ai/recraft-v3"_s, .state = JobState::Failed, .batch = batch, .seed = 41,
         .minutesAgo = 1, .runSeconds = 0.2, .cost = Cost::billed({})},
        {.prompt = lighthouse, .model = u"bytedance/seedream-4"_s, .state = JobState::Queued, .batch = batch, .seed = 42,
         .minutesAgo = 1},
        {.prompt = lighthouse, .state = JobState::Queued, .batch = batch, .seed = 43, .minutesAgo = 1},
        {.prompt = lighthouse, .model = u"black-forest-labs/flux-schnell"_s, .state = JobState::Queued, .batch = batch, .seed = 43,
         .minutesAgo = 1, .paused = true},
    };
}

} // namespace queuesamples
