// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/media/musicscore.h"

#include "sandbox/media/seededrandom.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace bakeoff {

namespace {

constexpr int kTable = 2048;
using WaveTable = std::array<float, kTable + 1>; // the last is the first again, for interpolation

WaveTable tableOf(std::initializer_list<float> partials)
{
    WaveTable table{};
    for (int i = 0; i <= kTable; ++i) {
        float value = 0;
        int harmonic = 1;
        for (const float strength : partials) {
            value += strength
                * std::sin(2 * std::numbers::pi_v<float> * static_cast<float>(harmonic * i % kTable) / kTable);
            ++harmonic;
        }
        table[static_cast<std::size_t>(i)] = value;
    }
    return table;
}

struct Note {
    double from = 0; ///< seconds
    double length = 0;
    double frequency = 0; ///< Hz
    float level = 0;
    float pan = 0.5F;    ///< 0 left, 1 right
    double attack = 0.01; ///< seconds
    double decay = 0.4;   ///< seconds to 1/e; 0: held until a release at the end
};

void addNote(SoundTrack &track, const WaveTable &table, const Note &note)
{
    const double rate = track.sampleRate;
    const auto total = static_cast<std::ptrdiff_t>(track.samples.size() / 2);
    const auto first = static_cast<std::ptrdiff_t>(note.from * rate);
    const auto count = static_cast<std::ptrdiff_t>(note.length * rate);
    const float left = note.level * std::sqrt(1 - note.pan);
    const float right = note.level * std::sqrt(note.pan);
    const double step = note.frequency * kTable / rate;
    const double release = std::min(note.length / 2, 0.08);
    double phase = 0;
    for (std::ptrdiff_t i = 0; i < count && first + i < total; ++i) {
        const double t = static_cast<double>(i) / rate;
        double envelope = std::min(1.0, t / note.attack);
        if (note.decay > 0)
            envelope *= std::exp(-t / note.decay);
        envelope *= std::min(1.0, (note.length - t) / release);
        const auto at = static_cast<std::size_t>(phase);
        const float share = static_cast<float>(phase - static_cast<double>(at));
        const float value = (table[at] + (table[at + 1] - table[at]) * share) * static_cast<float>(envelope);
        const auto sample = static_cast<std::size_t>(first + i) * 2;
        track.samples[sample] += value * left;
        track.samples[sample + 1] += value * right;
        phase += step;
        if (phase >= kTable)
            phase -= kTable;
    }
}

/// A short hiss, for the beat.
void addBrush(SoundTrack &track, double from, float level, SeededRandom &random)
{
    const double rate = track.sampleRate;
    const auto total = static_cast<std::ptrdiff_t>(track.samples.size() / 2);
    const auto first = static_cast<std::ptrdiff_t>(from * rate);
    float last = 0;
    for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(0.09 * rate) && first + i < total; ++i) {
        const float noise = random.between(-1, 1);
        const float high = (noise - last) * 0.5F;
        last = noise;
        const float value = high * level * static_cast<float>(std::exp(-static_cast<double>(i) / rate / 0.02));
        const auto sample = static_cast<std::size_t>(first + i) * 2;
        track.samples[sample] += value;
        track.samples[sample + 1] += value;
    }
}

} // namespace

SoundTrack composeMusic(const QString &prompt, quint64 seed, double seconds, int sampleRate,
                        const std::stop_token &stop, const MediaProgress &progress)
{
    static constexpr std::array<std::array<int, 7>, 4> kScales{{{0, 2, 4, 5, 7, 9, 11},   // major
                                                                {0, 2, 3, 5, 7, 8, 10},   // minor
                                                                {0, 2, 3, 5, 7, 9, 10},   // dorian
                                                                {0, 2, 4, 6, 7, 9, 11}}}; // lydian
    static constexpr std::array<std::array<int, 4>, 5> kChords{
        {{0, 4, 5, 3}, {0, 5, 3, 4}, {5, 3, 0, 4}, {0, 3, 1, 4}, {0, 2, 3, 4}}};
    SeededRandom random(prompt, seed, "music");
    const auto &scale = kScales[static_cast<std::size_t>(random.below(4))];
    const auto &chords = kChords[static_cast<std::size_t>(random.below(5))];
    const double root = 110 * std::exp2(random.below(12) / 12.0);
    const double beat = 60.0 / (72 + random.below(60));
    const auto frequency = [&](int degree) { // of the scale, over any octave
        const int octave = (degree + 70) / 7 - 10;
        const int within = (degree + 70) % 7;
        return root * std::exp2(octave + scale[static_cast<std::size_t>(within)] / 12.0);
    };

    SoundTrack track{.sampleRate = sampleRate, .channels = 2};
    track.samples.resize(static_cast<std::size_t>(std::lround(seconds * sampleRate)) * 2);
    static const WaveTable pad = tableOf({0.6F, 0.25F, 0.12F, 0.05F});
    static const WaveTable bass = tableOf({0.9F, 0.2F, 0.05F});
    static const WaveTable bell = tableOf({0.7F, 0.05F, 0.2F, 0.0F, 0.08F});

    const double bar = 4 * beat;
    int melody = 7;
    const int bars = static_cast<int>(std::ceil(seconds / bar));
    for (int b = 0; b < bars; ++b) {
        if (stop.stop_requested())
            return {};
        const double start = b * bar;
        const int chord = chords[static_cast<std::size_t>(b) % chords.size()];
        for (int voice = 0; voice < 3; ++voice) {
            addNote(track, pad, {.from = start, .length = bar, .frequency = frequency(chord + 2 * voice),
                                 .level = 0.13F, .pan = 0.25F + 0.25F * static_cast<float>(voice),
                                 .attack = std::min(0.25, bar / 4), .decay = 0});
        }
        for (const double at : {0.0, 2.5}) {
            addNote(track, bass, {.from = start + at * beat, .length = 1.5 * beat, .frequency = frequency(chord) / 2,
                                  .level = 0.3F, .attack = 0.01, .decay = 0.7});
        }
        for (int eighth = 0; eighth < 8; ++eighth) {
            const double at = start + eighth * beat / 2;
            if (eighth % 2 == 1)
                addBrush(track, at, eighth % 4 == 3 ? 0.1F : 0.05F, random);
            const int chance = random.below(10);
            if (eighth != 0 && chance < 4)
                continue;
            // A step of the scale at a time, on the strong beats a tone of the chord.
            melody += random.below(5) - 2;
            melody = std::clamp(melody, 4, 15);
            if (eighth % 4 == 0)
                melody = chord % 7 + 7 + 2 * random.below(3);
            addNote(track, bell, {.from = at, .length = 1.4 * beat, .frequency = frequency(melody), .level = 0.2F,
                                  .pan = random.between(0.3F, 0.7F), .attack = 0.006, .decay = 0.35});
        }
        progress(static_cast<double>(b + 1) / bars);
    }
    float peak = 1e-6F;
    for (const float sample : track.samples)
        peak = std::max(peak, std::abs(sample));
    const auto moments = track.samples.size() / 2;
    const double fade = std::min(seconds / 3, 1.2);
    for (std::size_t i = 0; i < moments; ++i) {
        const double left = static_cast<double>(moments - i) / sampleRate;
        const float gain = 0.7F / peak * static_cast<float>(std::min(1.0, left / fade));
        track.samples[2 * i] *= gain;
        track.samples[2 * i + 1] *= gain;
    }
    return track;
}

Result<GeneratedMedia> playMusic(const MusicRecipe &recipe, const std::stop_token &stop, const MediaProgress &progress)
{
    using namespace Qt::StringLiterals;
    if (!(recipe.seconds >= 0.5 && recipe.seconds <= 300))
        return Error{.kind = ErrorKind::BadInput, .detail = u"music lasts 0.5 to 300 seconds"_s};
    const auto tell = [&](double share) {
        if (progress)
            progress(share);
    };
    tell(0);
    const SoundTrack track = composeMusic(recipe.prompt, recipe.seed, recipe.seconds, 44'100, stop,
                                          [&](double share) { tell(share * 0.5); });
    if (stop.stop_requested())
        return stoppedError();
    const MediaOptions tags{{"title", recipe.prompt.simplified().left(200).toUtf8()},
                            {"artist", "Bakeoff sandbox"},
                            {"comment", "seed " + QByteArray::number(recipe.seed)}};
    return encodeSoundFile(track, recipe.format, u"music"_s, tags, stop,
                           [&](double share) { tell(0.5 + share * 0.5); });
}

} // namespace bakeoff
