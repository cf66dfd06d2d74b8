// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/replicate/mediawork.h"

#include "sandbox/replicate/jsonshapes.h"
#include "sandbox/replicate/mediamodels.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <cmath>
#include <cstring>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bakeoff {
namespace {

using Kind = SandboxMediaModel::Kind;

std::chrono::milliseconds seconds(const QJsonValue &value)
{
    return std::chrono::milliseconds(std::llround(value.toDouble() * 1000));
}

SandboxProduct product(GeneratedMedia media, const QString &name = {})
{
    return {.bytes = std::move(media.bytes),
            .fileName = name.isEmpty() ? media.fileName : name,
            .value = {},
            .metrics = {}};
}

/// A picture that was given changes what is painted.
Result<quint64> mixed(quint64 seed, const QString &picture, const SandboxInputReader &read)
{
    if (picture.isEmpty())
        return seed;
    const Result<QByteArray> bytes = read(picture);
    if (!bytes)
        return bytes.error();
    const QByteArray hash = QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256);
    quint64 word = 0;
    std::memcpy(&word, hash.constData(), sizeof word);
    return seed ^ word;
}

struct PictureSize {
    int width = 0;
    int height = 0;
};

PictureSize sizeOf(const QString &ratio, int base)
{
    const int across = ratio.section(u':', 0, 0).toInt();
    const int down = ratio.section(u':', 1, 1).toInt();
    if (across <= 0 || down <= 0)
        return {base, base};
    const auto even = [](double pixels) { return static_cast<int>(std::lround(pixels / 16) * 16); };
    // The same number of pixels in every ratio.
    const double width = base * std::sqrt(static_cast<double>(across) / down);
    return {even(width), even(width * down / across)};
}

SandboxMaker painting(PaintRecipe recipe, const QString &name, const QString &picture, const SandboxInputReader &read)
{
    return [recipe, name, picture, read](const std::stop_token &stop,
                                         const MediaProgress &progress) mutable -> Result<SandboxProduct> {
        const Result<quint64> seed = mixed(recipe.seed, picture, read);
        if (!seed)
            return seed.error();
        recipe.seed = *seed;
        Result<GeneratedMedia> media = paintImage(recipe, stop, progress);
        if (!media)
            return media.error();
        return product(*std::move(media), name);
    };
}

SandboxWork smallPicture(const QJsonObject &input, quint64 seed, int size = 256)
{
    SandboxWork work;
    work.opening = {u"Using seed: %1"_s.arg(seed)};
    work.makers = {
        painting({.prompt = input.value(u"prompt"_s).toString(), .seed = seed, .width = size, .height = size},
                 u"output.png"_s, {}, {})};
    return work;
}

SandboxWork painterWork(const QJsonObject &input, quint64 seed, const SandboxInputReader &read)
{
    const QString ratio = input.value(u"aspect_ratio"_s).toString();
    PictureSize size = sizeOf(ratio, 1024);
    if (ratio == "custom"_L1)
        size = {input.value(u"width"_s).toInt(1024), input.value(u"height"_s).toInt(1024)};
    const QString format = input.value(u"output_format"_s).toString();
    const int count = input.value(u"num_outputs"_s).toInt();
    SandboxWork work;
    work.start = 250ms;
    work.opening = {u"Using seed: %1"_s.arg(seed),
                    u"Painting %1 of %2x%3"_s.arg(count).arg(size.width).arg(size.height)};
    work.steps = input.value(u"num_inference_steps"_s).toInt();
    work.step = 60ms;
    work.bars = true;
    work.shape = SandboxWork::Shape::List;
    work.upload = 120ms;
    work.metrics = {{u"image_output_count"_s, count}};
    const PaintFormat wire = format == "jpg"_L1   ? PaintFormat::Jpeg
                             : format == "png"_L1 ? PaintFormat::Png
                                                  : PaintFormat::Webp;
    for (int i = 0; i < count; ++i) {
        work.makers << painting({.prompt = input.value(u"prompt"_s).toString(),
                                 .seed = seed + static_cast<quint64>(i),
                                 .width = size.width,
                                 .height = size.height,
                                 .format = wire,
                                 .transparent = input.value(u"transparent"_s).toBool() && wire != PaintFormat::Jpeg},
                                u"out-%1.%2"_s.arg(i).arg(format), input.value(u"image"_s).toString(), read);
    }
    return work;
}

SandboxWork flipbookWork(const QJsonObject &input, quint64 seed)
{
    SandboxWork work;
    work.start = 400ms;
    work.opening = {u"Using seed: %1"_s.arg(seed)};
    const int count = input.value(u"pictures"_s).toInt();
    const int size = input.value(u"size"_s).toInt();
    work.steps = count;
    work.step = 350ms;
    work.shape = SandboxWork::Shape::Growing;
    for (int i = 0; i < count; ++i) {
        work.makers << painting({.prompt = input.value(u"prompt"_s).toString(),
                                 .seed = seed + static_cast<quint64>(i),
                                 .width = size,
                                 .height = size},
                                u"out-%1.png"_s.arg(i), {}, {});
    }
    work.metrics = {{u"image_count"_s, count}};
    return work;
}

SandboxWork filmWork(const QJsonObject &input, quint64 seed, const SandboxInputReader &read)
{
    const QString resolution = input.value(u"resolution"_s).toString();
    const int lines = resolution.chopped(1).toInt();
    const QString ratio = input.value(u"aspect_ratio"_s).toString();
    const int longSide = lines == 480 ? 854 : lines * 16 / 9 / 2 * 2;
    FilmRecipe recipe{.prompt = input.value(u"prompt"_s).toString(),
                      .seed = seed,
                      .width = ratio == "16:9"_L1 ? longSide : lines,
                      .height = ratio == "9:16"_L1 ? longSide : lines,
                      .seconds = input.value(u"duration"_s).toDouble(),
                      .framesPerSecond = input.value(u"fps"_s).toInt(),
                      .withAudio = input.value(u"with_audio"_s).toBool(),
                      .format = input.value(u"output_format"_s) == u"webm"_s ? FilmFormat::Webm : FilmFormat::Mp4};
    SandboxWork work;
    work.start = 600ms;
    work.opening = {u"Using seed: %1"_s.arg(seed), u"Filming %1x%2, %3 s at %4 frames a second"_s.arg(recipe.width)
                                                       .arg(recipe.height)
                                                       .arg(recipe.seconds)
                                                       .arg(recipe.framesPerSecond)};
    work.logsProgress = true;
    work.upload = 150ms;
    work.metrics = {{u"video_output_count"_s, 1},
                    {u"video_output_duration_seconds"_s, recipe.seconds},
                    {u"resolution_target"_s, resolution},
                    {u"with_audio"_s, recipe.withAudio}};
    const QString picture = input.value(u"image"_s).toString();
    work.makers = {[recipe, picture, read](const std::stop_token &stop,
                                           const MediaProgress &progress) mutable -> Result<SandboxProduct> {
        const Result<quint64> mixedSeed = mixed(recipe.seed, picture, read);
        if (!mixedSeed)
            return mixedSeed.error();
        recipe.seed = *mixedSeed;
        Result<GeneratedMedia> media = encodeVideo(recipe, stop, progress);
        if (!media)
            return media.error();
        return product(*std::move(media));
    }};
    return work;
}

SandboxWork speakerWork(const QJsonObject &input, quint64 seed)
{
    const SpeechRecipe recipe{.text = input.value(u"text"_s).toString(),
                              .voice = input.value(u"voice"_s).toString(),
                              .seed = seed,
                              .format =
                                  input.value(u"output_format"_s) == u"mp3"_s ? SoundFormat::Mp3 : SoundFormat::Wav};
    SandboxWork work;
    work.start = 200ms;
    work.opening = {u"Speaking %1 characters with voice %2"_s.arg(recipe.text.size()).arg(recipe.voice)};
    work.steps = 4;
    work.step = 80ms;
    work.metrics = {{u"character_input_count"_s, recipe.text.size()}, {u"audio_output_count"_s, 1}};
    work.makers = {[recipe](const std::stop_token &stop, const MediaProgress &progress) -> Result<SandboxProduct> {
        Result<GeneratedMedia> media = speak(recipe, stop, progress);
        if (!media)
            return media.error();
        return product(*std::move(media));
    }};
    return work;
}

SandboxWork composerWork(const QJsonObject &input, quint64 seed)
{
    const MusicRecipe recipe{.prompt = input.value(u"prompt"_s).toString(),
                             .seed = seed,
                             .seconds = input.value(u"duration"_s).toDouble(),
                             .format =
                                 input.value(u"output_format"_s) == u"wav"_s ? SoundFormat::Wav : SoundFormat::Mp3};
    SandboxWork work;
    work.start = 1200ms; // a community model: its container boots
    work.opening = {u"Using seed: %1"_s.arg(seed)};
    work.steps = 10;
    work.step = 100ms;
    work.bars = true;
    work.metrics = {{u"audio_output_duration_seconds"_s, recipe.seconds}};
    work.makers = {[recipe](const std::stop_token &stop, const MediaProgress &progress) -> Result<SandboxProduct> {
        Result<GeneratedMedia> media = playMusic(recipe, stop, progress);
        if (!media)
            return media.error();
        return product(*std::move(media));
    }};
    return work;
}

/// One segment a sentence, its times by its share of the characters.
QJsonArray segments(const Transcript &transcript)
{
    static const QRegularExpression sentence(uR"([^.!?…]+[.!?…]*\s*)"_s);
    QJsonArray list;
    const double second = transcript.seconds / static_cast<double>(std::max<qsizetype>(transcript.text.size(), 1));
    for (auto it = sentence.globalMatch(transcript.text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const auto rounded = [second](qsizetype at) {
            return std::round(static_cast<double>(at) * second * 100) / 100;
        };
        list << QJsonObject{{u"start"_s, rounded(match.capturedStart())},
                            {u"end"_s, rounded(match.capturedEnd())},
                            {u"text"_s, match.captured().trimmed()}};
    }
    return list;
}

SandboxWork transcriberWork(const QJsonObject &input, const SandboxInputReader &read)
{
    SandboxWork work;
    work.start = 900ms;
    work.opening = {u"Listening"_s};
    work.steps = 5;
    work.step = 80ms;
    const QString audio = input.value(u"audio"_s).toString();
    const bool times = input.value(u"timestamps"_s).toBool();
    work.makers = {
        [audio, times, read](const std::stop_token &stop, const MediaProgress &progress) -> Result<SandboxProduct> {
            const Result<QByteArray> bytes = read(audio);
            if (!bytes)
                return bytes.error();
            const Result<Transcript> transcript = transcribe(*bytes, stop, progress);
            if (!transcript)
                return transcript.error();
            QJsonObject object{{u"text"_s, transcript->text},
                               {u"duration"_s, std::round(transcript->seconds * 1000) / 1000}};
            if (times && transcript->spoken)
                object.insert(u"segments"_s, segments(*transcript));
            return SandboxProduct{.bytes = {}, .fileName = {}, .value = object, .metrics = {}};
        }};
    return work;
}

SandboxWork writerWork(const SandboxMediaModel &model, const QJsonObject &input, quint64 seed)
{
    SandboxWork work;
    work.start = std::chrono::milliseconds(model.startMs);
    const QString system = input.value(u"system_prompt"_s).toString();
    const QString prompt = input.value(u"prompt"_s).toString();
    work.story =
        SandboxWork::Story{.prompt = system.isEmpty() ? prompt : system + u"\n\n"_s + prompt,
                           .sampling = {.temperature = input.value(u"temperature"_s).toDouble(0.8),
                                        .topP = input.value(u"top_p"_s).toDouble(1),
                                        .topK = input.value(u"top_k"_s).toInt(),
                                        .seed = seed,
                                        .minTokens = 16},
                           .maxTokens = input.value(u"max_tokens"_s).toInt(120),
                           .tokensPerSecond = model.tokensPerSecond,
                           .stops = input.value(u"stop_sequences"_s).toString().split(u',', Qt::SkipEmptyParts)};
    return work;
}

SandboxWork jsonWork(const QJsonObject &input, quint64 seed)
{
    SandboxWork work;
    work.opening = {u"Using seed: %1"_s.arg(seed)};
    const QString shape = input.value(u"shape"_s).toString();
    const int files = filesOfSandboxShape(shape);
    for (int i = 0; i < files; ++i) {
        work.makers << painting(
            {.prompt = u"%1"_s.arg(i), .seed = seed + static_cast<quint64>(i), .width = 48, .height = 48},
            u"out-%1.png"_s.arg(i), {}, {});
    }
    work.shape = SandboxWork::Shape::Custom;
    work.custom = [shape, input](const QStringList &addresses) { return sandboxShape(shape, input, addresses); };
    return work;
}

SandboxWork slowWork(const QJsonObject &input)
{
    SandboxWork work;
    work.opening = {u"Taking %1 seconds"_s.arg(input.value(u"seconds"_s).toDouble())};
    work.steps = 50;
    work.step = std::max(1ms, seconds(input.value(u"seconds"_s)) / work.steps);
    work.shape = SandboxWork::Shape::Custom;
    work.custom = [input](const QStringList &) -> QJsonValue {
        return u"Took %1 seconds for: %2"_s.arg(input.value(u"seconds"_s).toDouble())
            .arg(input.value(u"prompt"_s).toString());
    };
    return work;
}

/// The sentence with which the service reports a code.
QString failureText(const QString &code)
{
    if (code == "E005"_L1)
        return u"The input or output was flagged as sensitive. Please try again with different inputs. (E005)"_s;
    if (code == "E1001"_L1)
        return u"The model ran out of memory. (E1001)"_s;
    if (code == "E6716"_L1)
        return u"Timeout starting prediction. (E6716)"_s;
    if (code == "E8765"_L1)
        return u"Prediction failed health check. (E8765)"_s;
    if (code == "E9243"_L1)
        return u"Error starting prediction. (E9243)"_s;
    if (code == "traceback"_L1)
        return u"CUDA error: device-side assert triggered\nTraceback (most recent call last):\n  File "
               "\"/src/predict.py\", line 42, in predict"_s;
    return u"An unexpected error occurred. (E1000)"_s;
}

SandboxWork failingWork(const QJsonObject &input)
{
    SandboxWork work;
    work.steps = 10;
    work.step = seconds(input.value(u"seconds"_s)) / work.steps;
    work.shape = SandboxWork::Shape::Custom;
    work.custom = [](const QStringList &) -> QJsonValue { return u"It did not fail."_s; };
    const QString code = input.value(u"error_code"_s).toString();
    if (code == "none"_L1)
        return work;
    work.failure = failureText(code);
    const QString moment = input.value(u"moment"_s).toString();
    work.failsAfter = moment == "starting"_L1 ? -1 : moment == "begin"_L1 ? 0 : moment == "middle"_L1 ? 5 : 10;
    return work;
}

SandboxWork faultWork(const SandboxMediaFault &fault, const QJsonObject &input, quint64 seed)
{
    SandboxWork work = smallPicture(input, seed);
    work.steps = input.value(u"num_inference_steps"_s).toInt();
    work.step = 60ms;
    work.shape = SandboxWork::Shape::List;
    switch (fault.kind) {
    case SandboxMediaFaultKind::OtherShape:
        work.shape = SandboxWork::Shape::Custom;
        work.makers.clear();
        work.custom = [](const QStringList &) -> QJsonValue {
            return QJsonObject{{u"neither"_s, 1}, {u"a"_s, QJsonArray{2, u"file"_s}}};
        };
        break;
    case SandboxMediaFaultKind::NoOutput:
        work.shape = SandboxWork::Shape::Custom;
        work.makers.clear();
        work.custom = [](const QStringList &) -> QJsonValue { return {}; };
        break;
    case SandboxMediaFaultKind::ErrorObject:
        work.failure = QJsonObject{{u"code"_s, 17}, {u"reasons"_s, QJsonArray{u"first"_s, u"second"_s}}};
        work.failsAfter = 1;
        break;
    case SandboxMediaFaultKind::Delivery: {
        const QString name = input.value(u"delivery_fault"_s).toString();
        const qint64 at = input.value(u"cut_at"_s).toInteger();
        work.shape = SandboxWork::Shape::Custom;
        work.custom = [name, at](const QStringList &addresses) -> QJsonValue {
            return QJsonArray{QString(addresses.value(0) + u"?fault="_s + name + u"&at="_s + QString::number(at))};
        };
        break;
    }
    case SandboxMediaFaultKind::OutputGone:
        work.shape = SandboxWork::Shape::Custom;
        work.custom = [](const QStringList &addresses) -> QJsonValue {
            return QJsonArray{QString(addresses.value(0) + u"?fault=404&at=0"_s)};
        };
        break;
    case SandboxMediaFaultKind::UnknownStatus:
    case SandboxMediaFaultKind::Aborts:
        work.start = 2000ms;
        break;
    default:
        break;
    }
    return work;
}

} // namespace

SandboxWork sandboxWorkOf(const SandboxMediaModel &model, const QJsonObject &input, quint64 seed,
                          const SandboxInputReader &read)
{
    if (model.fault != nullptr && model.kind == Kind::Painter)
        return faultWork(*model.fault, input, seed);
    switch (model.kind) {
    case Kind::Painter:
        return painterWork(input, seed, read);
    case Kind::Flipbook:
        return flipbookWork(input, seed);
    case Kind::Film:
        return filmWork(input, seed, read);
    case Kind::Speaker:
        return speakerWork(input, seed);
    case Kind::Composer:
        return composerWork(input, seed);
    case Kind::Transcriber:
        return transcriberWork(input, read);
    case Kind::Writer:
        return writerWork(model, input, seed);
    case Kind::Json:
        return jsonWork(input, seed);
    case Kind::Slow:
        return slowWork(input);
    case Kind::Failing:
        return failingWork(input);
    case Kind::Hanging: {
        SandboxWork work;
        work.opening = {u"Waiting for a thing that never comes"_s};
        work.endless = true;
        work.step = 1000ms;
        return work;
    }
    case Kind::Cold: {
        SandboxWork work = smallPicture(input, seed, 512);
        work.start = seconds(input.value(u"start_seconds"_s));
        return work;
    }
    case Kind::Gpu: {
        SandboxWork work = smallPicture(input, seed, input.value(u"resolution"_s).toInt());
        work.steps = 20;
        work.bars = true;
        work.step = seconds(input.value(u"seconds"_s)) / work.steps;
        return work;
    }
    }
    return {};
}

} // namespace bakeoff
