// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/media/generators.h"

#include "sandbox/media/mediawriter.h"
#include "sandbox/media/musicscore.h"
#include "sandbox/media/scene.h"
#include "sandbox/media/strokefont.h"

#include <algorithm>
#include <cmath>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSmallestSide = 64;
constexpr int kLargestSide = 1'920;
constexpr double kMostSeconds = 60;
constexpr int kMostFramesPerSecond = 60;
constexpr int kSampleRate = 48'000; // Opus takes few others

std::optional<Error> refusal(const FilmRecipe &recipe)
{
    const auto badSide = [](int side) { return side < kSmallestSide || side > kLargestSide || side % 2 != 0; };
    if (badSide(recipe.width) || badSide(recipe.height)) {
        return Error{.kind = ErrorKind::BadInput,
                     .detail = u"%1 x %2: a side is even, %3 to %4 pixels"_s.arg(recipe.width)
                                   .arg(recipe.height)
                                   .arg(kSmallestSide)
                                   .arg(kLargestSide)};
    }
    if (!(recipe.seconds >= 0.1 && recipe.seconds <= kMostSeconds))
        return Error{.kind = ErrorKind::BadInput, .detail = u"a film lasts 0.1 to 60 seconds"_s};
    if (recipe.framesPerSecond < 1 || recipe.framesPerSecond > kMostFramesPerSecond)
        return Error{.kind = ErrorKind::BadInput, .detail = u"1 to 60 frames a second"_s};
    return std::nullopt;
}

/// The number of a frame: for a person at the top left, for a program as squares along the lower edge.
void paintNumber(PaintCanvas &canvas, int frame, int frames, float capHeight)
{
    const QString text = u"frame %1 of %2"_s.arg(frame).arg(frames);
    if (capHeight >= 4) {
        const float wide = strokefont::width(text, capHeight);
        canvas.rectangle(static_cast<int>(capHeight), static_cast<int>(capHeight),
                         static_cast<int>(wide + 1.6F * capHeight), static_cast<int>(2.2F * capHeight),
                         PaintInk::of(0x000000, 0.45F));
        strokefont::paint(canvas, text, 1.8F * capHeight, 2.6F * capHeight, capHeight, 0.12F, PaintInk::of(0xFFFFFF));
    }
    const int side = frameNumberSide(canvas.width());
    const int top = canvas.height() - 2 * side;
    canvas.rectangle(0, top - side / 2, side * (kFrameNumberBits + 2), canvas.height(), PaintInk::of(0x000000));
    for (int bit = 0; bit < kFrameNumberBits; ++bit) {
        const bool light = (frame >> (kFrameNumberBits - 1 - bit) & 1) != 0;
        canvas.rectangle(side * (bit + 1), top, side, side, PaintInk::of(light ? 0xFFFFFF : 0x202020));
    }
}

} // namespace

Result<GeneratedMedia> encodeVideo(const FilmRecipe &recipe, const std::stop_token &stop, const MediaProgress &progress)
{
    if (auto error = refusal(recipe))
        return *error;
    const auto tell = [&](double share) {
        if (progress)
            progress(share);
    };
    const bool mp4 = recipe.format == FilmFormat::Mp4;
    auto opened = MediaWriter::open(mp4 ? "mp4" : "webm");
    if (!opened)
        return opened.error();
    MediaWriter &writer = **opened;
    MediaWriter::Pictures pictures{.width = recipe.width,
                                   .height = recipe.height,
                                   .framesPerSecond = recipe.framesPerSecond};
    MediaWriter::Sound sound{.sampleRate = kSampleRate, .channels = 2, .bitRate = 96'000};
    if (mp4) {
        pictures.encoders = {"libx264", "libopenh264"};
        pictures.options = {{"preset", "ultrafast"}, {"crf", "20"}};
        sound.encoders = {"aac"};
    } else {
        pictures.encoders = {"libvpx-vp9"};
        pictures.options = {{"deadline", "realtime"}, {"cpu-used", "8"}, {"crf", "32"}, {"b", "0"}, {"lag-in-frames", "0"}};
        sound.encoders = {"libopus"};
    }
    if (auto added = writer.addPictures(pictures); !added)
        return added.error();
    if (recipe.withAudio) {
        if (auto added = writer.addSound(sound); !added)
            return added.error();
    }
    const MediaOptions tags{{"title", recipe.prompt.simplified().left(200).toUtf8()},
                            {"comment", "Bakeoff sandbox, seed " + QByteArray::number(recipe.seed)}};
    if (auto begun = writer.begin(tags, mp4 ? MediaOptions{{"movflags", "+faststart"}} : MediaOptions{}); !begun)
        return begun.error();

    tell(0);
    const int frames = std::max(1, static_cast<int>(std::lround(recipe.seconds * recipe.framesPerSecond)));
    SoundTrack track;
    if (recipe.withAudio) {
        track = composeMusic(recipe.prompt, recipe.seed, static_cast<double>(frames) / recipe.framesPerSecond,
                             kSampleRate, stop, [](double) {});
    }
    if (stop.stop_requested())
        return stoppedError();

    const PaintScene scene(recipe.prompt, recipe.seed, recipe.width, recipe.height);
    PaintCanvas canvas(recipe.width, recipe.height);
    // The caption stands still: painted once, laid over every frame.
    PaintCanvas caption(recipe.width, recipe.height);
    PaintScene::paintCaption(caption, recipe.prompt, recipe.seed, 2 * frameNumberSide(recipe.width));
    const float capHeight = static_cast<float>(std::min(recipe.width, recipe.height)) * 0.028F;
    const std::span<const float> samples(track.samples);
    std::size_t heard = 0;
    for (int frame = 0; frame < frames; ++frame) {
        if (stop.stop_requested())
            return stoppedError();
        scene.paint(canvas, static_cast<double>(frame) / recipe.framesPerSecond);
        canvas.draw(caption, 0, canvas.height());
        paintNumber(canvas, frame, frames, capHeight);
        if (auto written = writer.writePicture(canvas); !written)
            return written.error();
        if (recipe.withAudio) {
            const auto until = std::min(samples.size(), static_cast<std::size_t>(frame + 1) * 2 * kSampleRate
                                            / static_cast<std::size_t>(recipe.framesPerSecond) / 2 * 2);
            if (auto written = writer.writeSound(samples.subspan(heard, until - heard)); !written)
                return written.error();
            heard = until;
        }
        tell(static_cast<double>(frame + 1) / (frames + 1));
    }
    if (recipe.withAudio) {
        if (auto written = writer.writeSound(samples.subspan(heard)); !written)
            return written.error();
    }
    auto bytes = writer.finish();
    if (!bytes)
        return bytes.error();
    tell(1);
    return GeneratedMedia{std::move(*bytes), mp4 ? "video/mp4"_ba : "video/webm"_ba,
                          mp4 ? u"output.mp4"_s : u"output.webm"_s};
}

} // namespace bakeoff
