// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/filmsection.h"

#include "media/headtracks.h"
#include "media/playgroup.h"
#include "queue/picturediffer.h"
#include "queue/outputtile.h"
#include "queue/pairview.h"
#include "queue/playbar.h"
#include "widgets/iconbutton.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/segmented.h"
#include "words/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFewFrames = 20; // moments; a p95 of fewer says nothing
constexpr int kAmplification = 4;
const QString kLookKey = u"look"_s;
/// In the order of the switch: films do not blink.
constexpr std::array kOwnLooks{OutputSection::Look::Grid, OutputSection::Look::Wipe, OutputSection::Look::Difference};

} // namespace

FilmSection::FilmSection(OutputSet &set, QWidget *parent)
    : OutputSection(set, OutputKind::Video, tr("Videos"), parent)
    , m_looks(new Segmented(tr("Way to look at the videos"), this))
    , m_mute(makeIconButton(u"mute"_s, tr("No sound"), ButtonSize::Normal, this))
    , m_info(new ElidedLabel({}, TextStep::Small, Tone::Text3, QFont::Normal, this))
    , m_pages(new QStackedWidget(this))
    , m_gridPage(new QWidget)
    , m_grid(new QHBoxLayout(m_gridPage))
    , m_pairView(new PairView)
    , m_player(new PlayGroup(this))
    , m_bar(new PlayBar(*m_player, true, this))
    , m_maker(new PictureDiffer(this))
{
    m_looks->addChoice(tr("Side by side"), tr("All beside each other (G)"));
    m_looks->addChoice(tr("Wipe"), tr("Two in one place, with a divider (W)"));
    m_looks->addChoice(tr("Difference"), tr("What differs between two (X)"));
    connect(m_looks, &Segmented::currentIndexChanged, this,
            [this](int index) { setLook(kOwnLooks[static_cast<std::size_t>(index)]); });
    m_mute->setCheckable(true);
    connect(m_mute, &QToolButton::toggled, this, &FilmSection::renewAudible);
    m_info->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    head()->addWidget(m_looks);
    head()->addWidget(m_mute);
    head()->addWidget(m_info, 1);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(metrics::kTight);
    m_pages->addWidget(m_gridPage);
    m_pages->addWidget(m_pairView);
    body()->addWidget(m_pages, 1);
    body()->addWidget(m_bar);
    connect(m_player, &PlayGroup::framesShown, this, &FilmSection::showFrames);
    connect(m_player, &PlayGroup::playingChanged, this, &FilmSection::renewInfo);
    connect(m_player, &PlayGroup::failed, this, [this](int index) {
        if (OutputTile *tile = m_tiles.value(index))
            tile->setSentence(tr("This file cannot be played."));
    });
    connect(m_bar->tracks(), &HeadTracks::trackChosen, this, &FilmSection::setCurrent);
    connect(m_maker, &PictureDiffer::made, this, [this](const ImageDifference &difference) {
        m_difference = difference;
        m_pairView->setDifference(difference.picture);
        renewInfo();
    });
}

FilmSection::~FilmSection() = default;

QString FilmSection::factsOf(const OutputEntry &item) const
{
    if (!item.preview)
        return {};
    const MediaFacts &facts = item.preview->facts;
    QStringList parts;
    if (facts.duration)
        parts.append(Words::formatDuration(*facts.duration));
    if (facts.framesPerSecond)
        //: Frames a second.
        parts.append(tr("%1 fps").arg(locale().toString(*facts.framesPerSecond, 'g', 4)));
    if (!facts.size.isEmpty())
        parts.append(tr("%1 × %2").arg(facts.size.width()).arg(facts.size.height()));
    return parts.join(u", "_s);
}

void FilmSection::rebuild()
{
    m_look = lookFromName(stored().value(kLookKey).toString()).value_or(Look::Grid);
    m_player->setSources({});
    for (OutputTile *tile : std::exchange(m_tiles, {})) {
        m_grid->removeWidget(tile);
        tile->hide();
        tile->deleteLater();
    }
    for (int i = 0; i < count(); ++i) {
        auto *tile = new OutputTile(m_gridPage);
        m_tiles.append(tile);
        m_grid->addWidget(tile, 1);
        connect(tile, &OutputTile::chosen, this, [this, i] { setCurrent(i); });
        connect(tile->view(), &ImageView::viewChanged, this, [this, tile](const PictureView &view) {
            if (std::exchange(m_linking, true))
                return;
            for (OutputTile *other : std::as_const(m_tiles)) {
                if (other != tile)
                    other->view()->setView(view);
            }
            m_linking = false;
        });
    }
    for (int i = 0; i < count(); ++i)
        m_tiles[i]->setItem(group().items[i], namesHidden(), factsOf(group().items[i]));
    open();
    renewLook();
}

void FilmSection::showItem(int index)
{
    if (OutputTile *tile = m_tiles.value(index))
        tile->setItem(group().items[index], namesHidden(), factsOf(group().items[index]));
    open();
}

/// As soon as it is known of all what they are: the head needs their lengths and rates.
void FilmSection::open()
{
    QList<PlayGroup::Source> sources;
    QList<HeadTracks::Track> tracks;
    for (const OutputEntry &item : group().items) {
        if (!item.preview && !item.unreadable)
            return;
        PlayGroup::Source source;
        if (item.preview && !item.preview->facts.size.isEmpty())
            source = {.file = item.path, .facts = item.preview->facts, .first = item.preview->thumbnail};
        sources.append(source);
        tracks.append({.letter = item.letter, .duration = source.facts.duration.value_or(PlayGroup::Position(0)), .waveform = {}});
    }
    m_bar->tracks()->setTracks(tracks);
    m_player->setSources(sources);
    const bool anySound = std::ranges::any_of(sources, [](const PlayGroup::Source &source) { return source.facts.hasSound; });
    m_mute->setVisible(anySound);
    renewAudible();
    showFrames();
}

void FilmSection::renewAudible()
{
    m_player->setAudible(m_mute->isChecked() ? -1 : current());
}

void FilmSection::showFrames()
{
    if (m_player->count() != count())
        return;
    if (m_look == Look::Grid) {
        for (int i = 0; i < count(); ++i)
            m_tiles[i]->setImage(m_player->frame(i));
    } else if (count() > 1) {
        const auto [first, second] = pair();
        const QImage one = m_player->frame(first);
        const QImage two = m_player->frame(second);
        m_pairView->setImages(one, two);
        if (m_look == Look::Difference && !one.isNull() && !two.isNull())
            m_maker->ask(one, two, kAmplification);
    }
    renewInfo();
}

bool FilmSection::setLook(Look look)
{
    if (std::ranges::find(kOwnLooks, look) == kOwnLooks.end() || (look != Look::Grid && count() < 2))
        return false;
    if (std::exchange(m_look, look) != look) {
        store(kLookKey, QString(lookName(look)));
        renewLook();
    }
    return true;
}

void FilmSection::renewLook()
{
    if (count() < 2)
        m_look = Look::Grid;
    {
        const QSignalBlocker quiet(m_looks);
        m_looks->setCurrentIndex(static_cast<int>(std::ranges::find(kOwnLooks, m_look) - kOwnLooks.begin()));
    }
    for (int i = 1; i < 3; ++i)
        m_looks->button(i)->setEnabled(count() > 1);
    m_difference.reset();
    if (m_look != Look::Grid) {
        m_pairView->setMode(m_look == Look::Wipe ? PairView::Mode::Wipe : PairView::Mode::Difference);
        const auto [first, second] = pair();
        m_pairView->setLetters(group().items[first].letter, group().items[second].letter);
        m_pairView->setDescribed(!namesHidden());
    }
    m_pages->setCurrentIndex(m_look == Look::Grid ? 0 : 1);
    showFrames();
}

void FilmSection::renewInfo()
{
    QString text;
    const PlayGroup::Gap gap = m_player->gap();
    if (m_look == Look::Difference && m_difference && !m_player->isPlaying()) {
        const auto number = [this](double value) { return locale().toString(value, 'f', value < 10 ? 1 : 0); };
        //: %1, %2: differences of pixels, from 0 to 255; %3: share of the pixels.
        text = tr("mean %1, most %2 of 255, %3 of the pixels differ")
                   .arg(number(m_difference->mean), locale().toString(m_difference->max),
                        number(m_difference->differing * 100) + locale().percent());
    } else if (count() > 1 && gap.shown >= kFewFrames) {
        // Of the frames that were really shown together, at the 95th percentile.
        if (gap.p95 <= 1)
            text = count() == 2 ? tr("both within 1 frame") : tr("all within 1 frame");
        else
            //: How far films that play together are apart. %1: frames.
            text = tr("up to %1 frames apart").arg(locale().toString(gap.p95, 'f', 1));
    }
    m_info->setText(text);
    //: %n: how often frames of all films were shown together since they were opened.
    m_info->setToolTip(gap.shown >= kFewFrames ? tr("95% of %n moment(s) that were shown", nullptr, gap.shown) : QString());
}

QString FilmSection::info() const
{
    return m_info->text();
}

void FilmSection::showCurrent()
{
    for (int i = 0; i < m_tiles.size(); ++i)
        m_tiles[i]->setCurrent(i == current() && count() > 1);
    m_bar->tracks()->setCurrent(count() > 1 ? current() : -1);
    renewAudible();
}

void FilmSection::focusCurrent()
{
    ImageView *view = m_look == Look::Grid ? (m_tiles.value(current()) ? m_tiles[current()]->view() : nullptr)
                                           : m_pairView->imageView();
    if (view)
        view->setFocus(Qt::OtherFocusReason);
}

void FilmSection::stop()
{
    m_player->pause();
}

void FilmSection::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() != Qt::NoModifier || !m_bar->takeKey(event->key()))
        OutputSection::keyPressEvent(event);
}

void FilmSection::hideEvent(QHideEvent *event)
{
    OutputSection::hideEvent(event);
    m_player->pause();
}

} // namespace bakeoff
