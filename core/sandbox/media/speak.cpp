// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/media/generators.h"

#include "sandbox/media/mediawriter.h"
#include "sandbox/media/seededrandom.h"
#include "sandbox/media/spokentag.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRate = 22'050;
constexpr qsizetype kMostCharacters = 10'000;

/// One sound of speech. Formants of vowels after Peterson and Barney, 1952 (a man's), rounded.
struct Phone {
    float first = 500; ///< formants, Hz
    float second = 1500;
    float third = 2500;
    float voice = 1;      ///< share of the vocal cords
    float breath = 0;     ///< share of noise
    float seconds = 0.07F;
};

Phone phoneOf(QChar letter)
{
    switch (letter.unicode()) {
    case u'a': return {730, 1090, 2440, 1, 0, 0.105F};
    case u'e': return {530, 1840, 2480, 1, 0, 0.090F};
    case u'i': return {270, 2290, 3010, 0.9F, 0, 0.085F};
    case u'o': return {570, 840, 2410, 1, 0, 0.105F};
    case u'u': return {300, 870, 2240, 0.9F, 0, 0.090F};
    case u'y': return {290, 2100, 2700, 0.85F, 0, 0.070F};
    case u'l': return {360, 1300, 2700, 0.6F, 0, 0.060F};
    case u'r': return {330, 1060, 1600, 0.6F, 0, 0.060F};
    case u'w': return {300, 610, 2200, 0.6F, 0, 0.060F};
    case u'j': return {280, 2200, 2900, 0.6F, 0.1F, 0.060F};
    case u'm': return {250, 1000, 2200, 0.5F, 0, 0.065F};
    case u'n': return {250, 1500, 2400, 0.5F, 0, 0.060F};
    case u's':
    case u'z':
    case u'x': return {300, 4200, 6500, letter == u'z' ? 0.25F : 0, 0.32F, 0.080F};
    case u'f':
    case u'v': return {300, 2500, 5000, letter == u'v' ? 0.3F : 0, 0.2F, 0.065F};
    case u'h': return {600, 1500, 2500, 0, 0.16F, 0.050F};
    case u'c':
    case u'k':
    case u'q': return {400, 1800, 2600, 0, 0.3F, 0.045F};
    case u'g': return {350, 1700, 2500, 0.35F, 0.12F, 0.045F};
    case u't': return {350, 3000, 4500, 0, 0.3F, 0.040F};
    case u'd': return {300, 1700, 2600, 0.35F, 0.12F, 0.040F};
    case u'p': return {350, 900, 2200, 0, 0.25F, 0.045F};
    case u'b': return {280, 900, 2200, 0.35F, 0.08F, 0.045F};
    case u' ': return {500, 1500, 2500, 0, 0, 0.050F};
    case u',':
    case u';':
    case u':':
    case u'-': return {500, 1500, 2500, 0, 0, 0.180F};
    case u'.':
    case u'!':
    case u'?':
    case u'\n': return {500, 1500, 2500, 0, 0, 0.300F};
    default: break;
    }
    if (letter.isDigit())
        return {530, 1840, 2480, 1, 0, 0.220F}; // a word each
    if (!letter.isLetter())
        return {500, 1500, 2500, 0, 0, 0.040F};
    // Other scripts: some vowel or other, by the letter's code.
    static constexpr std::array kVowels{u'a', u'e', u'i', u'o', u'u'};
    Phone phone = phoneOf(QChar(kVowels[letter.unicode() % kVowels.size()]));
    phone.seconds = letter.script() == QChar::Script_Han ? 0.2F : 0.09F;
    return phone;
}

/// A resonance: two poles (Klatt, 1980).
struct Resonator {
    float a = 0;
    float b = 0;
    float c = 0;
    float last = 0;
    float before = 0;

    void tune(float frequency, float bandwidth)
    {
        const float radius = std::exp(-std::numbers::pi_v<float> * bandwidth / kRate);
        c = -radius * radius;
        b = 2 * radius * std::cos(2 * std::numbers::pi_v<float> * std::min(frequency, 0.45F * kRate) / kRate);
        a = 1 - b - c;
    }
    float pass(float in)
    {
        const float out = a * in + b * last + c * before;
        before = last;
        last = out;
        return out;
    }
};

float towards(float from, float to, float share)
{
    return from + (to - from) * share;
}

} // namespace

Result<GeneratedMedia> speak(const SpeechRecipe &recipe, const std::stop_token &stop, const MediaProgress &progress)
{
    const QString text = recipe.text.trimmed();
    if (text.isEmpty() || text.size() > kMostCharacters)
        return Error{.kind = ErrorKind::BadInput, .detail = u"a text has 1 to 10,000 characters"_s};
    const auto tell = [&](double share) {
        if (progress)
            progress(share);
    };
    tell(0);
    SeededRandom who(recipe.voice.isEmpty() ? u"amber"_s : recipe.voice.toCaseFolded(), 0, "voice");
    const float pitch = who.between(88, 215);                // Hz
    const float head = who.between(0.92F, 1.08F) * (pitch > 150 ? 1.12F : 1.0F); // a smaller head has higher formants
    const float pace = who.between(0.88F, 1.12F);
    const float rasp = who.between(0.01F, 0.06F);
    SeededRandom random(text, recipe.seed, "speech");

    SoundTrack track{.sampleRate = kRate, .channels = 1};
    const QString letters = text.toCaseFolded().normalized(QString::NormalizationForm_D);
    track.samples.reserve(static_cast<std::size_t>(letters.size()) * kRate / 10);
    std::array<Resonator, 3> tract;
    Phone now = phoneOf(u' ');
    float phase = 0;
    float tilt = 0;
    qsizetype sentenceFrom = 0;
    qsizetype sentenceEnd = 0;
    for (qsizetype i = 0; i < letters.size(); ++i) {
        if (stop.stop_requested())
            return stoppedError();
        const QChar letter = letters[i];
        if (letter.isMark())
            continue;
        const Phone goal = phoneOf(letter);
        // The voice falls over a sentence and rises at the end of a question.
        sentenceEnd = std::max(sentenceEnd, i);
        while (sentenceEnd < letters.size() && !u".!?\n"_s.contains(letters[sentenceEnd]))
            ++sentenceEnd;
        if (sentenceEnd == i)
            sentenceFrom = i + 1;
        const float way = static_cast<float>(i - sentenceFrom) / static_cast<float>(std::max<qsizetype>(1, sentenceEnd - sentenceFrom));
        const bool asks = sentenceEnd < letters.size() && letters[sentenceEnd] == u'?';
        const float melody = 1.12F - 0.26F * way + (asks && way > 0.75F ? (way - 0.75F) * 1.6F : 0);
        const float accent = random.between(0.95F, 1.07F);

        const auto count = static_cast<int>(goal.seconds * pace * random.between(0.9F, 1.1F) * kRate);
        const Phone from = now;
        for (int n = 0; n < count; ++n) {
            const float share = std::min(1.0F, static_cast<float>(n) / (0.45F * static_cast<float>(count)));
            if (n % 64 == 0) {
                now.first = towards(from.first, goal.first, share);
                now.second = towards(from.second, goal.second, share);
                now.third = towards(from.third, goal.third, share);
                tract[0].tune(now.first * head, 70);
                tract[1].tune(now.second * head, 100);
                tract[2].tune(now.third * head, 160);
            }
            now.voice = towards(from.voice, goal.voice, share);
            now.breath = towards(from.breath, goal.breath, share);
            phase += pitch * melody * accent / kRate;
            if (phase >= 1)
                phase -= 1;
            // Vocal cords: open for the first six tenths of a turn (Rosenberg's pulse, 1971).
            const float pulse = phase < 0.4F ? 0.5F * (1 - std::cos(std::numbers::pi_v<float> * phase / 0.4F))
                : phase < 0.6F               ? std::cos(std::numbers::pi_v<float> * (phase - 0.4F) / 0.4F)
                                             : 0;
            const float noise = random.between(-1, 1);
            const float source = (pulse - 0.35F) * now.voice + noise * (now.breath + rasp * now.voice);
            // In parallel, so that hissing sounds keep their height.
            const float voiced = tract[0].pass(source) + 0.6F * tract[1].pass(source) + 0.35F * tract[2].pass(source);
            tilt = 0.35F * tilt + 0.65F * voiced;
            track.samples.push_back(towards(voiced, tilt, 0.5F));
        }
        now.voice = goal.voice;
        now.breath = goal.breath;
        if (i % 64 == 0)
            tell(0.6 * static_cast<double>(i) / static_cast<double>(letters.size()));
    }
    float peak = 1e-6F;
    for (const float sample : track.samples)
        peak = std::max(peak, std::abs(sample));
    for (float &sample : track.samples)
        sample *= 0.7F / peak;

    const MediaOptions tags{{"artist", "Bakeoff sandbox"}, {"comment", kSpokenTag + text.toUtf8()}};
    return encodeSoundFile(track, recipe.format, u"speech"_s, tags, stop,
                           [&](double share) { tell(0.6 + 0.4 * share); });
}

} // namespace bakeoff
