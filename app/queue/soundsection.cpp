// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/soundsection.h"

#include "media/headtracks.h"
#include "media/playgroup.h"
#include "queue/outputcaption.h"
#include "queue/playbar.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "words/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <utility>

namespace bakeoff {

SoundSection::SoundSection(OutputSet &set, QWidget *parent)
    : OutputSection(set, OutputKind::Audio, tr("Sounds"), parent)
    , m_player(new PlayGroup(this))
    , m_bar(new PlayBar(*m_player, false, this))
    , m_heard(new TextLabel({}, TextStep::Small, Tone::Text3, QFont::Normal, this))
    , m_captionArea(new QWidget(this))
{
    head()->addStretch(1);
    head()->addWidget(m_heard);
    auto *captions = new QHBoxLayout(m_captionArea);
    captions->setContentsMargins(0, 0, 0, 0);
    captions->setSpacing(metrics::kLarge);
    body()->addWidget(m_bar);
    body()->addWidget(m_captionArea);
    connect(m_bar->tracks(), &HeadTracks::trackChosen, this, &SoundSection::setCurrent);
    connect(m_player, &PlayGroup::failed, this, [this] { m_heard->setText(tr("A file cannot be played.")); });
}

SoundSection::~SoundSection() = default;

void SoundSection::rebuild()
{
    m_player->setSources({});
    for (OutputCaption *caption : std::exchange(m_captions, {})) {
        m_captionArea->layout()->removeWidget(caption);
        caption->hide();
        caption->deleteLater();
    }
    for (int i = 0; i < count(); ++i) {
        auto *caption = new OutputCaption(m_captionArea);
        m_captions.append(caption);
        m_captionArea->layout()->addWidget(caption);
        connect(caption, &OutputCaption::clicked, this, [this, i] { setCurrent(i); });
        showItem(i);
    }
    open();
}

void SoundSection::showItem(int index)
{
    const OutputEntry &item = group().items[index];
    QString facts;
    if (item.preview && item.preview->facts.duration)
        facts = Words::formatDuration(*item.preview->facts.duration);
    if (OutputCaption *caption = m_captions.value(index))
        caption->setItem(item, namesHidden(), facts);
    if (m_captions.size() == count())
        open();
}

void SoundSection::open()
{
    QList<PlayGroup::Source> sources;
    QList<HeadTracks::Track> tracks;
    for (const OutputEntry &item : group().items) {
        if (!item.preview && !item.unreadable)
            return;
        PlayGroup::Source source;
        HeadTracks::Track track{.letter = item.letter, .duration = {}, .waveform = {}};
        if (item.preview) {
            source = {.file = item.path, .facts = item.preview->facts, .first = {}};
            source.facts.size = {}; // the picture of a cover is not played
            track.duration = item.preview->facts.duration.value_or(PlayGroup::Position(0));
            track.waveform = item.preview->waveform;
        }
        sources.append(source);
        tracks.append(track);
    }
    m_bar->tracks()->setTracks(tracks);
    m_player->setSources(sources);
    showCurrent();
}

bool SoundSection::setLook(Look look)
{
    if (look != Look::Blink && look != Look::Difference)
        return look == Look::Grid;
    if (count() > 0)
        setCurrent((current() + 1) % count());
    return true;
}

void SoundSection::showCurrent()
{
    m_bar->tracks()->setCurrent(current());
    for (int i = 0; i < m_captions.size(); ++i)
        m_captions[i]->setCurrent(i == current());
    if (current() < count())
        //: Which of several sounds is heard. %1: its letter.
        m_heard->setText(tr("%1 is heard").arg(group().items[current()].letter));
    m_player->setAudible(current());
}

void SoundSection::focusCurrent()
{
    m_bar->tracks()->setFocus(Qt::OtherFocusReason);
}

void SoundSection::stop()
{
    m_player->pause();
}

void SoundSection::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::NoModifier) {
        if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9) {
            setCurrent(event->key() - Qt::Key_1);
            return;
        }
        if (m_bar->takeKey(event->key()))
            return;
    }
    OutputSection::keyPressEvent(event);
}

void SoundSection::hideEvent(QHideEvent *event)
{
    OutputSection::hideEvent(event);
    m_player->pause();
}

} // namespace bakeoff
