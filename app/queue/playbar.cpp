// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/playbar.h"

#include "media/headtracks.h"
#include "media/playgroup.h"
#include "widgets/iconbutton.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr std::array kRates{0.25, 0.5, 1.0, 1.5, 2.0, 4.0};
constexpr int kUsualRate = 2; // its place in kRates
} // namespace

PlayBar::PlayBar(PlayGroup &group, bool steps, QWidget *parent)
    : QWidget(parent)
    , m_group(group)
    , m_steps(steps)
    , m_tracks(new HeadTracks(this))
    , m_back(makeIconButton(u"frame-back"_s, tr("One frame back"), ButtonSize::Normal, this))
    , m_play(makeIconButton(u"play"_s, tr("Play"), ButtonSize::Normal, this))
    , m_on(makeIconButton(u"frame-on"_s, tr("One frame on"), ButtonSize::Normal, this))
    , m_loop(makeIconButton(u"loop"_s, tr("Play again and again"), ButtonSize::Normal, this))
    , m_speed(new QComboBox(this))
    , m_time(new TextLabel({}, TextStep::Normal, Tone::Text, QFont::DemiBold, this))
    , m_frame(new TextLabel({}, TextStep::Caption, Tone::Text3, QFont::Normal, this))
{
    m_play->setObjectName(u"play"_s);
    m_loop->setCheckable(true);
    nameIconButton(m_back, tr("One frame back"), u","_s);
    nameIconButton(m_on, tr("One frame on"), u"."_s);
    m_back->setVisible(steps);
    m_on->setVisible(steps);
    m_frame->setVisible(steps);
    for (const double rate : kRates)
        //: Speed of playing. %1: how many times as fast as recorded.
        m_speed->addItem(tr("%1×").arg(locale().toString(rate)), rate);
    m_speed->setCurrentIndex(kUsualRate);
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("Speed"));
    connect(m_speed, &QComboBox::activated, this, [this](int index) { m_group.setRate(m_speed->itemData(index).toDouble()); });
    connect(m_back, &QToolButton::clicked, this, [this] { m_group.stepFrames(-1); });
    connect(m_play, &QToolButton::clicked, this, [this] { m_group.togglePlaying(); });
    connect(m_on, &QToolButton::clicked, this, [this] { m_group.stepFrames(1); });
    connect(m_loop, &QToolButton::toggled, this, [this](bool on) { m_group.setLooping(on); });
    connect(m_tracks, &HeadTracks::sought, this, [this](std::chrono::milliseconds position) { m_group.seek(position); });
    connect(&m_group, &PlayGroup::playingChanged, this, &PlayBar::renewState);
    connect(&m_group, &PlayGroup::moved, this, &PlayBar::renewTime);
    connect(&m_group, &PlayGroup::framesShown, this, &PlayBar::renewTime);
    connect(&m_group, &PlayGroup::loopChanged, this, [this] {
        m_loop->setChecked(m_group.isLooping());
        m_tracks->setLoop(m_group.loop());
    });

    auto *figures = new QVBoxLayout;
    figures->setSpacing(0);
    figures->addStretch(1);
    figures->addWidget(m_time, 0, Qt::AlignRight);
    figures->addWidget(m_frame, 0, Qt::AlignRight);
    figures->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, metrics::kTight, 0, metrics::kTight);
    row->setSpacing(metrics::kTight);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_back, m_play, m_on, m_loop, m_speed})
        row->addWidget(widget);
    row->addSpacing(metrics::kSmall);
    row->addWidget(m_tracks, 1);
    row->addSpacing(metrics::kSmall);
    row->addLayout(figures);
    renewState();
}

bool PlayBar::takeKey(int key)
{
    switch (key) {
    case Qt::Key_Space: m_group.togglePlaying(); return true;
    case Qt::Key_Comma: m_group.stepFrames(-1); return m_steps;
    case Qt::Key_Period: m_group.stepFrames(1); return m_steps;
    case Qt::Key_I: m_group.markLoopStart(); return true;
    case Qt::Key_O: m_group.markLoopEnd(); return true;
    case Qt::Key_Backspace: m_group.clearLoop(); return true;
    default: return false;
    }
}

void PlayBar::renewState()
{
    const bool playing = m_group.isPlaying();
    m_play->setIcon(lookIcon(playing ? u"pause"_s : u"play"_s));
    nameIconButton(m_play, playing ? tr("Pause") : tr("Play"), tr("Space"));
    renewTime();
}

void PlayBar::renewTime()
{
    m_tracks->setPosition(m_group.position());
    const auto seconds = [this](std::chrono::milliseconds position) {
        return locale().toString(static_cast<double>(position.count()) / 1000, 'f', 2);
    };
    const auto whole = m_group.duration();
    //: Where films or sounds stand. %1: seconds now; %2: seconds of the longest.
    m_time->setText(whole > 0ms ? tr("%1 of %2 s").arg(seconds(m_group.position()), seconds(whole)) : QString());
    std::optional<int> frame;
    for (int i = 0; i < m_group.count(); ++i) {
        if (const auto number = m_group.frameNumber(i))
            frame = std::max(frame.value_or(0), *number);
    }
    //: Below the time of films. %1: number of the frame, from 0.
    m_frame->setText(frame ? tr("frame %1").arg(locale().toString(*frame)) : QString());
}

} // namespace bakeoff
