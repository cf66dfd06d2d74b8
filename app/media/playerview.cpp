// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/playerview.h"

#include "media/playtrack.h"
#include "widgets/iconbutton.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::array kRates{0.25, 0.5, 1.0, 1.5, 2.0, 4.0};
constexpr auto kStep = 1s;
constexpr auto kLongStep = 5s;
constexpr auto kShortestLoop = 100ms;
constexpr int kNarrow = 380;

} // namespace

/// The picture, as large as fits.
class PlayerView::Surface : public QWidget {
public:
    explicit Surface(QWidget *parent)
        : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    }
    void setFrame(const QImage &frame, const QSize &upright)
    {
        m_frame = frame;
        m_upright = upright.isEmpty() ? frame.size() : upright;
        update();
    }
    QImage frame() const { return m_frame; }
    QSize sizeHint() const override { return {480, 270}; }
    QSize minimumSizeHint() const override { return {96, 54}; }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.fillRect(event->rect(), tokensOf(palette()).base);
        if (m_frame.isNull())
            return;
        // The size on the screen is the film's, whatever the shape of its pixels.
        QRect target({}, m_upright.scaled(size(), Qt::KeepAspectRatio));
        target.moveCenter(rect().center());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(target, m_frame);
    }

private:
    QImage m_frame;
    QSize m_upright;
};

PlayerView::PlayerView(QWidget *parent)
    : QWidget(parent)
    , m_surface(new Surface(this))
    , m_track(new PlayTrack(this))
    , m_speed(new QComboBox(this))
    , m_time(new TextLabel({}, TextStep::Normal, Tone::Text, QFont::DemiBold, this))
    , m_frame(new TextLabel({}, TextStep::Caption, Tone::Text3, QFont::Normal, this))
    , m_silent(new TextLabel(tr("There is no sound device here: it plays without sound."), TextStep::Small, Tone::Text2,
                             QFont::Normal, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Player"));
    makeButtons();
    for (const double rate : kRates)
        //: Speed of playing. %1: how many times as fast as recorded.
        m_speed->addItem(tr("%1×").arg(locale().toString(rate)), rate);
    m_speed->setCurrentIndex(2);
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("Speed"));
    connect(m_speed, &QComboBox::activated, this, [this](int index) { setRate(m_speed->itemData(index).toDouble()); });
    connect(m_track, &PlayTrack::sought, this, &PlayerView::seek);

    auto *figures = new QVBoxLayout;
    figures->setSpacing(0);
    figures->addWidget(m_time, 0, Qt::AlignRight);
    figures->addWidget(m_frame, 0, Qt::AlignRight);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kTight);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_back, m_play, m_on, m_loop, m_mute})
        row->addWidget(widget);
    row->addWidget(m_speed);
    row->addStretch(1);
    row->addLayout(figures);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSmall);
    column->addWidget(m_surface, 1);
    column->addWidget(m_track);
    column->addLayout(row);
    m_silent->setObjectName(u"playerSilent"_s);
    m_silent->setWordWrap(true);
    m_silent->hide();
    column->addWidget(m_silent);
    column->addStretch(0); // a sound stands at the top
    clear();
}

PlayerView::~PlayerView() = default;

void PlayerView::makeButtons()
{
    const auto make = [this](const QString &icon, const QString &name, const QString &key) {
        QToolButton *button = makeIconButton(icon, name, ButtonSize::Normal, this);
        nameIconButton(button, name, key);
        return button;
    };
    m_back = make(u"frame-back"_s, tr("One frame back"), u","_s);
    m_play = make(u"play"_s, tr("Play"), tr("Space"));
    m_on = make(u"frame-on"_s, tr("One frame on"), u"."_s);
    m_loop = make(u"loop"_s, tr("Play again and again"), {});
    m_loop->setCheckable(true);
    m_mute = make(u"mute"_s, tr("No sound"), {});
    m_mute->setCheckable(true);
    connect(m_back, &QToolButton::clicked, this, [this] { stepFrames(-1); });
    connect(m_play, &QToolButton::clicked, this, &PlayerView::togglePlaying);
    connect(m_on, &QToolButton::clicked, this, [this] { stepFrames(1); });
    connect(m_loop, &QToolButton::toggled, this, &PlayerView::setLooping);
    connect(m_mute, &QToolButton::toggled, this, [this](bool muted) {
        if (m_engine)
            m_engine->setMuted(muted);
    });
}

void PlayerView::setFile(const QString &path, const MediaPreview &preview)
{
    clear();
    m_facts = preview.facts;
    m_duration = preview.facts.duration.value_or(0ms);
    const bool pictures = !m_facts.size.isEmpty();
    m_surface->setVisible(pictures);
    m_back->setVisible(pictures);
    m_on->setVisible(pictures);
    m_frame->setVisible(pictures);
    m_mute->setVisible(m_facts.hasSound);
    m_surface->setFrame(preview.thumbnail, m_facts.size);
    m_track->setWaveform(pictures ? Waveform{} : preview.waveform);
    m_track->setDuration(m_duration);
    setEnabled(true);
    showState();
    if (!m_engine) {
        QString detail;
        m_engine = makePlaybackEngine(*this, detail);
        if (!m_engine) {
            playbackFailed(detail);
            return;
        }
        m_engine->setMuted(m_mute->isChecked());
        m_engine->setRate(m_rate);
    }
    m_engine->open(path);
}

void PlayerView::clear()
{
    if (m_engine)
        m_engine->open({});
    m_facts = {};
    m_duration = 0ms;
    m_position = 0ms;
    m_frameAt.reset();
    m_loopFrom.reset();
    m_loopTo.reset();
    m_playing = false;
    m_ended = false;
    m_silent->hide();
    m_surface->setFrame({}, {});
    m_track->setWaveform({});
    m_track->setDuration(0ms);
    m_track->setPosition(0ms);
    m_track->setLoop({});
    setEnabled(false);
    showState();
}

QImage PlayerView::frame() const
{
    return m_surface->frame();
}

double PlayerView::framesPerSecond() const
{
    return m_facts.framesPerSecond.value_or(0);
}

std::optional<int> PlayerView::frameNumber() const
{
    if (!m_frameAt || framesPerSecond() <= 0)
        return std::nullopt;
    return static_cast<int>(std::lround(static_cast<double>(m_frameAt->count()) * framesPerSecond() / 1e6));
}

std::optional<std::pair<PlayerView::Position, PlayerView::Position>> PlayerView::loop() const
{
    if (!m_loopFrom && !m_loopTo)
        return std::nullopt;
    return std::pair(m_loopFrom.value_or(0ms), m_loopTo.value_or(m_duration));
}

void PlayerView::togglePlaying()
{
    if (!m_engine)
        return;
    if (m_playing) {
        m_engine->pause();
        return;
    }
    if (m_ended || (loop() && m_position >= loop()->second))
        seek(loop() ? loop()->first : 0ms);
    m_engine->play();
}

void PlayerView::seek(std::chrono::milliseconds position)
{
    if (!m_engine)
        return;
    position = std::clamp<Position>(position, 0ms, std::max<Position>(0ms, m_duration));
    m_ended = false;
    m_engine->seek(position);
    m_position = position;
    showTime();
}

void PlayerView::stepFrames(int frames)
{
    if (!m_engine || m_facts.size.isEmpty())
        return;
    m_engine->pause();
    const double rate = framesPerSecond() > 0 ? framesPerSecond() : 25;
    // By the position, which a step before may have moved already; a player stops a little before or behind a frame's
    // beginning.
    const double now = std::floor(static_cast<double>(m_position.count()) / 1e3 * rate + 0.1);
    const double last = std::max(0.0, std::floor(static_cast<double>(m_duration.count()) / 1e3 * rate + 0.01) - 1);
    const double target = std::clamp(now + frames, 0.0, last);
    // Into the middle of the frame: milliseconds are too coarse to meet its beginning.
    seek(Position(std::llround((target + 0.5) / rate * 1000)));
}

void PlayerView::setLooping(bool on)
{
    m_looping = on;
    m_loop->setChecked(on);
}

void PlayerView::markLoopStart()
{
    m_loopFrom = m_position;
    if (m_loopTo && *m_loopTo < *m_loopFrom + kShortestLoop)
        m_loopTo.reset();
    setLooping(true);
    m_track->setLoop(loop());
}

void PlayerView::markLoopEnd()
{
    m_loopTo = m_position;
    if (m_loopFrom && *m_loopTo < *m_loopFrom + kShortestLoop)
        m_loopFrom.reset();
    setLooping(true);
    m_track->setLoop(loop());
}

void PlayerView::clearLoop()
{
    m_loopFrom.reset();
    m_loopTo.reset();
    m_track->setLoop({});
}

void PlayerView::setRate(double rate)
{
    m_rate = std::clamp(rate, kRates.front(), kRates.back());
    if (const int index = m_speed->findData(m_rate); index >= 0)
        m_speed->setCurrentIndex(index);
    if (m_engine)
        m_engine->setRate(m_rate);
}

void PlayerView::playbackLoaded(Position duration, bool, bool)
{
    if (m_duration == 0ms && duration > 0ms) {
        m_duration = duration;
        m_track->setDuration(duration);
    }
    showTime();
}

void PlayerView::playbackFrame(const QImage &frame, std::chrono::microseconds at)
{
    m_frameAt = at;
    m_surface->setFrame(frame, m_facts.size);
    showTime();
    emit moved();
}

void PlayerView::playbackMoved(Position position)
{
    m_position = position;
    if (m_playing && m_looping && loop() && position >= loop()->second && loop()->second < m_duration)
        goRound();
    showTime();
    emit moved();
}

bool PlayerView::goRound()
{
    if (!m_looping || !m_engine)
        return false;
    seek(loop() ? loop()->first : 0ms);
    return true;
}

void PlayerView::playbackPlaying(bool playing)
{
    m_playing = playing;
    showState();
}

void PlayerView::playbackEnded()
{
    m_ended = true;
    if (goRound()) {
        m_engine->play();
        return;
    }
    m_position = m_duration;
    showTime();
}

void PlayerView::playbackSilent()
{
    if (!std::exchange(m_toldSilent, true))
        m_silent->show();
}

void PlayerView::playbackFailed(const QString &detail)
{
    setEnabled(false);
    emit failed(detail);
}

void PlayerView::showState()
{
    m_play->setIcon(lookIcon(m_playing ? u"pause"_s : u"play"_s));
    nameIconButton(m_play, m_playing ? tr("Pause") : tr("Play"), tr("Space"));
    showTime();
}

void PlayerView::showTime()
{
    m_track->setPosition(m_position);
    const auto seconds = [this](Position position) {
        return locale().toString(static_cast<double>(position.count()) / 1000, 'f', 2);
    };
    //: Where a film or sound stands. %1: seconds now; %2: seconds in all.
    m_time->setText(m_duration > 0ms ? tr("%1 of %2 s").arg(seconds(m_position), seconds(m_duration)) : QString());
    const auto number = frameNumber();
    //: Below the time of a film. %1: number of the frame, from 0.
    m_frame->setText(number ? tr("frame %1").arg(locale().toString(*number)) : QString());
}

void PlayerView::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const Position step = shift ? Position(kLongStep) : Position(kStep);
    switch (event->key()) {
    case Qt::Key_Space: togglePlaying(); return;
    case Qt::Key_Comma: stepFrames(-1); return;
    case Qt::Key_Period: stepFrames(1); return;
    case Qt::Key_Left: seek(m_position - step); return;
    case Qt::Key_Right: seek(m_position + step); return;
    case Qt::Key_Home: seek(0ms); return;
    case Qt::Key_End: seek(m_duration); return;
    case Qt::Key_I: markLoopStart(); return;
    case Qt::Key_O: markLoopEnd(); return;
    case Qt::Key_Backspace: clearLoop(); return;
    default: QWidget::keyPressEvent(event);
    }
}

void PlayerView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_speed->setVisible(width() >= scaled(kNarrow)); // the time must be seen whole
}

void PlayerView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (m_engine && m_playing)
        m_engine->pause();
}

} // namespace bakeoff
