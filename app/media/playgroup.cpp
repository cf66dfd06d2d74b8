// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/playgroup.h"

#include "media/playback.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <utility>

namespace bakeoff {

using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 2s;         // then a seek goes on with those that are there
constexpr auto kShortestLoop = 100ms;
constexpr auto kSameSound = 40ms;      // a sound this near to the head is left where it is
constexpr double kSlower = 0.9;        // of the rate, for one that runs ahead
constexpr double kAhead = 1;           // frames: it is slowed down
constexpr double kCaughtUp = 0.4;      // frames: it goes on at full speed
constexpr double kFarAhead = 8;        // frames: it waits
constexpr double kUsualRate = 25;      // frames a second, where a film does not say
constexpr double kSlowestRate = 0.25;
constexpr double kFastestRate = 4;
constexpr std::size_t kMostGaps = 10'000;

double secondsOf(std::chrono::microseconds time)
{
    return static_cast<double>(time.count()) / 1e6;
}

} // namespace

/// One film or sound with its engine.
struct PlayGroup::Voice final : PlaybackListener {
    Voice(PlayGroup &ownGroup, Source ownSource)
        : group(ownGroup)
        , source(std::move(ownSource))
        , shown(source.first)
        , duration(source.facts.duration.value_or(0ms))
    {
    }

    void playbackLoaded(Position told, bool, bool) override
    {
        if (duration == 0ms)
            duration = told;
    }
    void playbackFrame(const QImage &frame, Micros at) override { group.took(*this, frame, at); }
    void playbackMoved(Position now) override { group.tookPosition(*this, now); }
    void playbackPlaying(bool) override {}
    void playbackEnded() override { group.tookEnd(*this); }
    void playbackFailed(const QString &detail) override { group.tookFailure(*this, detail); }

    bool hasPictures() const { return !source.facts.size.isEmpty(); }
    double framesPerSecond() const
    {
        const double told = source.facts.framesPerSecond.value_or(0);
        return told > 0 ? told : kUsualRate;
    }
    /// The head waits for it.
    bool runs() const { return !failed && !ended; }
    void setRate(double wanted)
    {
        if (engine && std::exchange(rate, wanted) != wanted)
            engine->setRate(wanted);
    }

    PlayGroup &group;
    Source source;
    QImage shown;
    std::optional<Micros> shownAt;
    std::deque<std::pair<Micros, QImage>> waiting; ///< frames behind the head
    std::optional<Micros> latest;
    Position target{0};
    Position position{0};
    Position duration;
    double rate = 1;
    bool awaited = false; ///< a seek is not there yet
    bool late = false;    ///< … and is no longer waited for
    bool ended = false;
    bool failed = false;
    bool held = false; ///< it waits for the others
    std::unique_ptr<PlaybackEngine> engine; ///< last: ends first, and then tells nothing more
};

PlayGroup::PlayGroup(QObject *parent)
    : QObject(parent)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, &PlayGroup::settle);
}

PlayGroup::~PlayGroup() = default;

void PlayGroup::setSources(const QList<Source> &sources)
{
    m_voices.clear();
    m_gaps.clear();
    m_nextGap = 0;
    m_loopFrom.reset();
    m_loopTo.reset();
    m_playing = false;
    m_settling = false;
    m_position = 0ms;
    m_audible = std::clamp(m_audible, -1, std::max(0, static_cast<int>(sources.size()) - 1));
    for (const Source &source : sources)
        m_voices.push_back(std::make_unique<Voice>(*this, source));
    for (std::size_t i = 0; i < m_voices.size(); ++i) {
        Voice &voice = *m_voices[i];
        if (voice.source.file.isEmpty()) {
            voice.failed = true;
            continue;
        }
        QString detail;
        voice.engine = makePlaybackEngine(voice, detail);
        if (!voice.engine) {
            voice.failed = true;
            // Later: whoever made the group listens then.
            QMetaObject::invokeMethod(
                this, [this, i, detail] { emit failed(static_cast<int>(i), detail); }, Qt::QueuedConnection);
            continue;
        }
        voice.engine->setMuted(static_cast<int>(i) != m_audible);
        voice.engine->open(voice.source.file);
    }
    emit loopChanged();
    emit playingChanged(false);
    moveTo(0ms, false);
}

int PlayGroup::count() const
{
    return static_cast<int>(m_voices.size());
}

bool PlayGroup::hasPictures() const
{
    return std::ranges::any_of(m_voices, [](const auto &voice) { return voice->hasPictures(); });
}

double PlayGroup::framesPerSecond() const
{
    double rate = 0;
    for (const auto &voice : m_voices) {
        if (voice->hasPictures())
            rate = std::max(rate, voice->framesPerSecond());
    }
    return rate > 0 ? rate : kUsualRate;
}

PlayGroup::Position PlayGroup::duration() const
{
    Position longest{0};
    for (const auto &voice : m_voices)
        longest = std::max(longest, voice->duration);
    return longest;
}

PlayGroup::Position PlayGroup::durationOf(int index) const
{
    return m_voices.at(static_cast<std::size_t>(index))->duration;
}

QImage PlayGroup::frame(int index) const
{
    return m_voices.at(static_cast<std::size_t>(index))->shown;
}

std::optional<PlayGroup::Micros> PlayGroup::frameAt(int index) const
{
    return m_voices.at(static_cast<std::size_t>(index))->shownAt;
}

std::optional<int> PlayGroup::frameNumber(int index) const
{
    const Voice &voice = *m_voices.at(static_cast<std::size_t>(index));
    if (!voice.shownAt || voice.source.facts.framesPerSecond.value_or(0) <= 0)
        return std::nullopt;
    return static_cast<int>(std::lround(secondsOf(*voice.shownAt) * voice.framesPerSecond()));
}

std::optional<std::pair<PlayGroup::Position, PlayGroup::Position>> PlayGroup::loop() const
{
    if (!m_loopFrom && !m_loopTo)
        return std::nullopt;
    return std::pair(m_loopFrom.value_or(0ms), m_loopTo.value_or(duration()));
}

void PlayGroup::moveTo(Position position, bool play)
{
    position = std::clamp<Position>(position, 0ms, std::max<Position>(0ms, duration()));
    const bool changes = m_playing != play;
    m_playing = play;
    m_settling = true;
    m_position = position;
    for (const auto &voice : m_voices) {
        voice->waiting.clear();
        voice->latest.reset();
        voice->held = false;
        if (voice->failed)
            continue;
        voice->engine->pause();
        voice->target = position;
        voice->ended = voice->duration > 0ms && position >= voice->duration;
        if (voice->hasPictures()) {
            // Into the middle of a frame: milliseconds are too coarse to meet its beginning. Behind its end a film shows
            // its last one.
            const double rate = framesPerSecond();
            const double number = std::floor(static_cast<double>(position.count()) / 1e3 * rate + 0.1);
            voice->target = Position(std::llround((number + 0.5) / rate * 1000));
            const double own = voice->framesPerSecond();
            const double last = std::floor(static_cast<double>(voice->duration.count()) / 1e3 * own + 0.01) - 0.5;
            const Position end(std::llround(std::max(0.5, last) / own * 1000));
            if (voice->duration > 0ms && voice->target > end)
                voice->target = end;
            voice->awaited = true;
        }
        voice->engine->seek(voice->target);
    }
    m_patience.start();
    if (changes)
        emit playingChanged(play);
    emit moved();
    if (std::ranges::none_of(m_voices, [](const auto &voice) { return voice->awaited; }))
        settle();
}

void PlayGroup::settle()
{
    m_patience.stop();
    m_settling = false;
    bool changed = false;
    for (const auto &voice : m_voices) {
        voice->late = std::exchange(voice->awaited, false);
        if (!voice->waiting.empty()) {
            voice->shownAt = voice->waiting.back().first;
            voice->shown = voice->waiting.back().second;
            voice->latest = voice->shownAt;
            changed = true;
        }
        voice->waiting.clear();
    }
    if (changed)
        emit framesShown();
    emit moved();
    if (!m_playing)
        return;
    for (const auto &voice : m_voices) {
        if (voice->runs()) {
            voice->setRate(m_rate);
            voice->engine->play();
        }
    }
}

void PlayGroup::took(Voice &voice, const QImage &frame, Micros at)
{
    if (m_settling) {
        // Frames from before the seek may still come.
        const double away = std::abs(secondsOf(at) - secondsOf(voice.target)) * voice.framesPerSecond();
        if (!voice.awaited || away > 1.5)
            return;
        voice.awaited = false;
        voice.waiting = {{at, frame}};
        if (std::ranges::none_of(m_voices, [](const auto &other) { return other->awaited; }))
            settle();
        return;
    }
    if (!m_playing) {
        // The head has stopped before it; unless it is what a seek waited for in vain.
        if (voice.late && std::abs(secondsOf(at) - secondsOf(voice.target)) * voice.framesPerSecond() <= 1.5) {
            voice.late = false;
            voice.shownAt = at;
            voice.shown = frame;
            emit framesShown();
        }
        return;
    }
    voice.waiting.emplace_back(at, frame);
    voice.latest = at;
    advance();
}

/// Shows what is due where the slowest one is.
void PlayGroup::advance()
{
    std::optional<Micros> head;
    bool complete = true;
    for (const auto &voice : m_voices) {
        if (!voice->runs() || !voice->hasPictures())
            continue;
        complete = complete && voice->latest;
        if (voice->latest)
            head = head ? std::min(*head, *voice->latest) : *voice->latest;
    }
    if (!head || !complete)
        return;
    bool changed = false;
    for (const auto &voice : m_voices) {
        while (!voice->waiting.empty() && voice->waiting.front().first <= *head) {
            voice->shownAt = voice->waiting.front().first;
            voice->shown = std::move(voice->waiting.front().second);
            voice->waiting.pop_front();
            changed = true;
        }
    }
    trim();
    if (!changed)
        return;
    noteGap();
    emit framesShown();
    goOn(std::chrono::duration_cast<Position>(*head));
}

/// The head has come this far by playing.
void PlayGroup::goOn(Position position)
{
    m_position = position;
    if (m_looping && loop() && position >= loop()->second && loop()->second < duration()) {
        moveTo(loop()->first, true);
        return;
    }
    emit moved();
}

void PlayGroup::trim()
{
    std::optional<Micros> slowest;
    for (const auto &voice : m_voices) {
        if (voice->runs() && voice->latest)
            slowest = slowest ? std::min(*slowest, *voice->latest) : *voice->latest;
    }
    if (!slowest)
        return;
    for (const auto &voice : m_voices) {
        if (!voice->runs() || !voice->latest)
            continue;
        const double ahead = (secondsOf(*voice->latest) - secondsOf(*slowest)) * voice->framesPerSecond();
        if (voice->held) {
            if (ahead < 1) {
                voice->held = false;
                voice->engine->play();
            }
        } else if (ahead > kFarAhead) {
            voice->held = true;
            voice->engine->pause();
        } else if (ahead > kAhead) {
            voice->setRate(m_rate * kSlower);
        } else if (ahead < kCaughtUp) {
            voice->setRate(m_rate);
        }
    }
}

void PlayGroup::noteGap()
{
    std::optional<double> first;
    std::optional<double> last;
    double rate = 0;
    int counted = 0;
    for (const auto &voice : m_voices) {
        if (!voice->runs() || !voice->shownAt)
            continue;
        const double at = secondsOf(*voice->shownAt);
        first = first ? std::min(*first, at) : at;
        last = last ? std::max(*last, at) : at;
        rate = rate > 0 ? std::min(rate, voice->framesPerSecond()) : voice->framesPerSecond();
        ++counted;
    }
    if (counted < 2)
        return;
    const auto gap = static_cast<float>((*last - *first) * rate);
    if (m_gaps.size() < kMostGaps)
        m_gaps.push_back(gap);
    else
        m_gaps[m_nextGap++ % kMostGaps] = gap;
}

PlayGroup::Gap PlayGroup::gap() const
{
    Gap gap{.shown = static_cast<int>(m_gaps.size()), .p95 = 0, .most = 0};
    if (m_gaps.empty())
        return gap;
    std::vector<float> sorted = m_gaps;
    std::ranges::sort(sorted);
    gap.p95 = static_cast<double>(sorted[(sorted.size() - 1) * 95 / 100]);
    gap.most = static_cast<double>(sorted.back());
    return gap;
}

void PlayGroup::tookPosition(Voice &voice, Position position)
{
    voice.position = position;
    const bool isHead = m_audible >= 0 && m_audible < count() && m_voices[static_cast<std::size_t>(m_audible)].get() == &voice;
    if (m_playing && !m_settling && isHead && !hasPictures())
        goOn(position);
}

void PlayGroup::tookEnd(Voice &voice)
{
    if (!m_playing || m_settling)
        return;
    voice.ended = true;
    if (std::ranges::any_of(m_voices, [](const auto &other) { return other->runs(); })) {
        advance();
        return;
    }
    for (const auto &other : m_voices) {
        if (other->waiting.empty())
            continue;
        other->shownAt = other->waiting.back().first;
        other->shown = other->waiting.back().second;
        other->waiting.clear();
    }
    emit framesShown();
    if (m_looping) {
        moveTo(loop() ? loop()->first : 0ms, true);
        return;
    }
    m_playing = false;
    m_position = duration();
    emit playingChanged(false);
    emit moved();
}

void PlayGroup::tookFailure(Voice &voice, const QString &detail)
{
    if (std::exchange(voice.failed, true))
        return;
    voice.awaited = false;
    const auto found = std::ranges::find_if(m_voices, [&voice](const auto &own) { return own.get() == &voice; });
    emit failed(static_cast<int>(found - m_voices.begin()), detail);
    if (m_settling && std::ranges::none_of(m_voices, [](const auto &other) { return other->awaited; }))
        settle();
}

void PlayGroup::togglePlaying()
{
    if (m_playing) {
        pause();
        return;
    }
    const Position half(std::llround(500 / framesPerSecond()));
    Position from = m_position;
    if (duration() > 0ms && from + half >= duration())
        from = 0ms;
    if (m_looping && loop() && (from >= loop()->second || from < loop()->first))
        from = loop()->first;
    moveTo(from, true);
}

void PlayGroup::pause()
{
    if (!m_playing)
        return;
    m_playing = false;
    for (const auto &voice : m_voices) {
        voice->waiting.clear();
        voice->held = false;
        if (!voice->failed)
            voice->engine->pause();
    }
    emit playingChanged(false);
    emit moved();
}

void PlayGroup::seek(std::chrono::milliseconds position)
{
    moveTo(position, m_playing);
}

void PlayGroup::stepFrames(int frames)
{
    if (!hasPictures())
        return;
    const double rate = framesPerSecond();
    const double now = std::floor(static_cast<double>(m_position.count()) / 1e3 * rate + 0.1);
    const double last = std::max(0.0, std::floor(static_cast<double>(duration().count()) / 1e3 * rate + 0.01) - 1);
    const double target = std::clamp(now + frames, 0.0, last);
    // Rounded up: the number must come out of it again.
    moveTo(Position(static_cast<qint64>(std::ceil(target / rate * 1000))), false);
}

void PlayGroup::setLooping(bool on)
{
    if (std::exchange(m_looping, on) != on)
        emit loopChanged();
}

void PlayGroup::markLoopStart()
{
    m_loopFrom = m_position;
    if (m_loopTo && *m_loopTo < *m_loopFrom + kShortestLoop)
        m_loopTo.reset();
    m_looping = true;
    emit loopChanged();
}

void PlayGroup::markLoopEnd()
{
    m_loopTo = m_position;
    if (m_loopFrom && *m_loopTo < *m_loopFrom + kShortestLoop)
        m_loopFrom.reset();
    m_looping = true;
    emit loopChanged();
}

void PlayGroup::clearLoop()
{
    m_loopFrom.reset();
    m_loopTo.reset();
    emit loopChanged();
}

void PlayGroup::setRate(double rate)
{
    m_rate = std::clamp(rate, kSlowestRate, kFastestRate);
    for (const auto &voice : m_voices)
        voice->setRate(m_rate);
}

void PlayGroup::setAudible(int index)
{
    m_audible = index;
    for (int i = 0; i < count(); ++i) {
        Voice &voice = *m_voices[static_cast<std::size_t>(i)];
        if (voice.failed)
            continue;
        // Films are held together by their frames.
        if (i == index && !hasPictures() && !voice.ended && std::chrono::abs(voice.position - m_position) > kSameSound)
            voice.engine->seek(m_position);
        voice.engine->setMuted(i != index);
    }
}

} // namespace bakeoff
