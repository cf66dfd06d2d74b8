// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/picturesection.h"

#include "queue/picturediffer.h"
#include "queue/outputtile.h"
#include "queue/pairview.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "widgets/segmented.h"
#include "widgets/typography.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kMostColumns = 4;
constexpr int kPercentWidth = 52; // "6,400%"
constexpr auto kKeepAfter = 500ms;
constexpr std::array kAmplifications{1, 4, 16};
const QString kLookKey = u"look"_s;
const QString kLinkedKey = u"linked"_s;
const QString kViewKey = u"view"_s;
const QString kAmplifyKey = u"amplify"_s;

QPushButton *makeBarButton(const QString &text, const QString &name, const QString &key, QWidget *parent)
{
    QPushButton *button = makeButton(text, ButtonKind::Flat, {}, parent);
    setButtonSize(button, ButtonSize::Bar);
    if (text.size() > 1)
        setKeyHint(button, key);
    button->setAccessibleName(name);
    //: Tooltip of a button. %1: what it does; %2: its key.
    button->setToolTip(PictureSection::tr("%1 (%2)").arg(name, key));
    return button;
}

} // namespace

PictureSection::PictureSection(OutputSet &set, QWidget *parent)
    : OutputSection(set, OutputKind::Image, tr("Images"), parent)
    , m_looks(new Segmented(tr("Way to look at the images"), this))
    , m_link(makeButton(tr("Zoom linked"), ButtonKind::Plain, u"linked"_s, this))
    , m_first(new QComboBox(this))
    , m_second(new QComboBox(this))
    , m_byItself(makeButton(tr("By itself"), ButtonKind::Plain, {}, this))
    , m_amplify(new QComboBox(this))
    , m_info(new ElidedLabel({}, TextStep::Small, Tone::Text3, QFont::Normal, this))
    , m_percent(new TextLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_pages(new QStackedWidget(this))
    , m_gridPage(new QWidget)
    , m_grid(new QGridLayout(m_gridPage))
    , m_pairView(new PairView)
    , m_maker(new PictureDiffer(this))
{
    buildHead();
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(metrics::kTight);
    m_pages->addWidget(m_gridPage);
    m_pages->addWidget(m_pairView);
    body()->addWidget(m_pages, 1);
    m_keep.setSingleShot(true);
    m_keep.setInterval(kKeepAfter);
    connect(&m_keep, &QTimer::timeout, this, [this] {
        store(kViewKey, QJsonArray{m_view.centre.x(), m_view.centre.y(), m_view.zoom});
    });
    connect(m_pairView, &PairView::viewChanged, this, [this](const PictureView &view) { viewMoved(nullptr, view); });
    connect(m_pairView, &PairView::swapped, this, &PictureSection::renewInfo);
    connect(m_maker, &PictureDiffer::made, this, [this](const ImageDifference &difference) {
        if (m_maker->isBusy())
            return; // another pair is on its way
        m_difference = difference;
        m_pairView->setDifference(difference.picture);
        renewInfo();
    });
}

PictureSection::~PictureSection() = default;

void PictureSection::buildHead()
{
    m_looks->addChoice(tr("Grid"), tr("All beside each other (G)"));
    m_looks->addChoice(tr("Wipe"), tr("Two in one place, with a divider (W)"));
    m_looks->addChoice(tr("Blink"), tr("Two in one place, one after the other (B)"));
    m_looks->addChoice(tr("Difference"), tr("What differs between two (X)"));
    connect(m_looks, &Segmented::currentIndexChanged, this, [this](int index) { setLook(static_cast<Look>(index)); });
    m_link->setCheckable(true);
    m_link->setChecked(true);
    m_link->setToolTip(tr("Zoom and move all images as one (L)"));
    connect(m_link, &QPushButton::toggled, this, [this](bool on) {
        if (on != m_linked)
            toggleLink();
    });
    m_first->setAccessibleName(tr("First image"));
    m_second->setAccessibleName(tr("Second image"));
    for (QComboBox *box : {m_first, m_second})
        connect(box, &QComboBox::activated, this, &PictureSection::choosePair);
    m_byItself->setCheckable(true);
    m_byItself->setToolTip(tr("Changes every 1.2 s"));
    connect(m_byItself, &QPushButton::toggled, m_pairView, &PairView::setSwapsByItself);
    m_amplify->setAccessibleName(tr("Amplification of the difference"));
    m_amplify->setToolTip(m_amplify->accessibleName());
    for (const int times : kAmplifications)
        //: How many times a difference is amplified.
        m_amplify->addItem(tr("%1×").arg(locale().toString(times)), times);
    m_amplify->setCurrentIndex(1);
    connect(m_amplify, &QComboBox::activated, this, [this] {
        store(kAmplifyKey, amplification());
        renewPair();
    });
    m_info->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    keepScaledWidth(m_percent, kPercentWidth);
    m_percent->setAlignment(Qt::AlignCenter);
    QPushButton *fit = makeBarButton(tr("Fit"), tr("Fit"), u"0"_s, this);
    QPushButton *pixels = makeBarButton(tr("1:1"), tr("One pixel per pixel"), u"1"_s, this);
    QPushButton *out = makeBarButton(u"−"_s, tr("Zoom out"), u"−"_s, this);
    QPushButton *in = makeBarButton(u"+"_s, tr("Zoom in"), u"+"_s, this);
    connect(fit, &QPushButton::clicked, this, [this] { onShown([](ImageView &view) { view.fit(); }); });
    connect(pixels, &QPushButton::clicked, this, [this] { onShown([](ImageView &view) { view.showPixels(); }); });
    connect(out, &QPushButton::clicked, this, [this] { onShown([](ImageView &view) { view.zoomOut(); }); });
    connect(in, &QPushButton::clicked, this, [this] { onShown([](ImageView &view) { view.zoomIn(); }); });
    for (QWidget *widget : std::initializer_list<QWidget *>{m_looks, m_link, m_first, m_second, m_byItself, m_amplify})
        head()->addWidget(widget);
    head()->addWidget(m_info, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{fit, pixels, out, m_percent, in})
        head()->addWidget(widget);
}

void PictureSection::rebuild()
{
    const QJsonObject view = stored();
    m_look = lookFromName(view.value(kLookKey).toString()).value_or(Look::Grid);
    m_linked = view.value(kLinkedKey).toBool(true);
    const QJsonArray place = view.value(kViewKey).toArray();
    m_view = place.size() == 3 ? PictureView{{place[0].toDouble(), place[1].toDouble()}, place[2].toDouble()} : PictureView{};
    if (const int index = m_amplify->findData(view.value(kAmplifyKey).toInt(4)); index >= 0)
        m_amplify->setCurrentIndex(index);
    m_link->setChecked(m_linked);
    for (OutputTile *tile : std::exchange(m_tiles, {})) {
        m_grid->removeWidget(tile);
        tile->hide();
        tile->deleteLater();
    }
    for (int i = 0; i < count(); ++i) {
        auto *tile = new OutputTile(m_gridPage);
        m_tiles.append(tile);
        connect(tile, &OutputTile::chosen, this, [this, i] { setCurrent(i); });
        connect(tile, &OutputTile::resized, this, &PictureSection::renewInfo);
        connect(tile->view(), &ImageView::viewChanged, this,
                [this, tile](const PictureView &moved) { viewMoved(tile, moved); });
        connect(tile->view(), &ImageView::hovered, this,
                [this, tile](const std::optional<QPointF> &share) { hoverMoved(tile, share); });
        showItem(i);
    }
    placeTiles();
    renewPairChoice();
    renewLook();
}

void PictureSection::placeTiles()
{
    const int n = static_cast<int>(m_tiles.size());
    const int rows = (n + kMostColumns - 1) / kMostColumns;
    const int columns = rows > 0 ? (n + rows - 1) / rows : 1;
    for (int column = 0; column < kMostColumns; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    for (int i = 0; i < n; ++i)
        m_grid->addWidget(m_tiles[i], i / columns, i % columns);
}

QImage PictureSection::imageOf(int index) const
{
    const OutputEntry &item = group().items[index];
    return item.preview ? item.preview->thumbnail : QImage();
}

void PictureSection::showItem(int index)
{
    OutputTile *tile = m_tiles.value(index);
    if (!tile || index >= count())
        return;
    tile->setItem(group().items[index], namesHidden());
    tile->setImage(imageOf(index));
    m_moving = true;
    tile->view()->setView(m_view);
    m_moving = false;
    if (m_look != Look::Grid && (pair().first == index || pair().second == index))
        renewPair();
    renewInfo();
}

bool PictureSection::setLook(Look look)
{
    if (look != Look::Grid && count() < 2)
        return false;
    // The key of blinking, once more, changes the picture.
    if (look == Look::Blink && m_look == Look::Blink) {
        m_pairView->swap();
        return true;
    }
    if (m_look != look) {
        m_look = look;
        store(kLookKey, QString(lookName(look)));
        renewLook();
    }
    return true;
}

bool PictureSection::toggleLink()
{
    m_linked = !m_linked;
    m_link->setChecked(m_linked);
    store(kLinkedKey, m_linked);
    if (m_linked && m_tiles.value(current()))
        viewMoved(m_tiles[current()], m_tiles[current()]->view()->view());
    return true;
}

void PictureSection::stop()
{
    m_byItself->setChecked(false);
}

void PictureSection::focusCurrent()
{
    if (ImageView *view = shownView())
        view->setFocus(Qt::OtherFocusReason);
}

void PictureSection::renewLook()
{
    if (count() < 2)
        m_look = Look::Grid;
    {
        const QSignalBlocker quiet(m_looks);
        m_looks->setCurrentIndex(static_cast<int>(m_look));
    }
    for (int i = 1; i < 4; ++i)
        m_looks->button(i)->setEnabled(count() > 1);
    const bool grid = m_look == Look::Grid;
    m_byItself->setChecked(false);
    m_link->setVisible(grid && count() > 1);
    m_first->setVisible(!grid && count() > 2);
    m_second->setVisible(!grid && count() > 2);
    m_byItself->setVisible(m_look == Look::Blink);
    m_amplify->setVisible(m_look == Look::Difference);
    if (!grid) {
        m_pairView->setMode(m_look == Look::Wipe ? PairView::Mode::Wipe
                                : m_look == Look::Blink ? PairView::Mode::Blink
                                                        : PairView::Mode::Difference);
        renewPair();
        m_moving = true;
        m_pairView->setView(m_view);
        m_moving = false;
    }
    m_pages->setCurrentIndex(grid ? 0 : 1);
    renewInfo();
}

void PictureSection::renewPairChoice()
{
    for (QComboBox *box : {m_first, m_second}) {
        box->clear();
        for (const OutputEntry &item : group().items)
            box->addItem(item.letter);
    }
    m_first->setCurrentIndex(pair().first);
    m_second->setCurrentIndex(pair().second);
}

void PictureSection::choosePair()
{
    int first = m_first->currentIndex();
    int second = m_second->currentIndex();
    if (first == second) // the other one makes room
        (sender() == m_first ? second : first) = sender() == m_first ? pair().first : pair().second;
    setPair(first, second);
    m_first->setCurrentIndex(first);
    m_second->setCurrentIndex(second);
    renewPair();
}

int PictureSection::amplification() const
{
    return m_amplify->currentData().toInt();
}

void PictureSection::renewPair()
{
    if (count() < 2)
        return;
    const auto [first, second] = pair();
    m_pairView->setLetters(group().items[first].letter, group().items[second].letter);
    m_pairView->setDescribed(!namesHidden());
    m_pairView->setImages(imageOf(first), imageOf(second));
    m_difference.reset();
    m_pairView->setDifference({});
    if (m_look == Look::Difference && !imageOf(first).isNull() && !imageOf(second).isNull())
        m_maker->ask(imageOf(first), imageOf(second), amplification());
    renewInfo();
}

void PictureSection::viewMoved(OutputTile *from, const PictureView &view)
{
    if (m_moving)
        return;
    m_moving = true;
    m_view = view;
    for (OutputTile *tile : std::as_const(m_tiles)) {
        if (tile != from && (m_linked || !from))
            tile->view()->setView(view);
    }
    m_moving = false;
    m_keep.start();
    renewInfo();
}

void PictureSection::hoverMoved(OutputTile *from, const std::optional<QPointF> &share)
{
    m_hover = share;
    for (OutputTile *tile : std::as_const(m_tiles))
        tile->setCross(tile == from || !m_linked ? std::nullopt : share);
    renewInfo();
}

ImageView *PictureSection::shownView() const
{
    if (m_look != Look::Grid)
        return m_pairView->imageView();
    return m_tiles.value(current()) ? m_tiles[current()]->view() : nullptr;
}

void PictureSection::onShown(const std::function<void(ImageView &)> &act)
{
    if (ImageView *view = shownView())
        act(*view);
}

void PictureSection::renewInfo()
{
    const ImageView *view = shownView();
    // What one of them has in percent tells its size.
    m_percent->setText(!view || view->image().isNull() || namesHidden()
                           ? QString()
                           : locale().toString(std::lround(view->percent())) + locale().percent());
    QString text;
    if (m_look == Look::Difference && m_difference && !m_difference->picture.isNull()) {
        const auto number = [this](double value) { return locale().toString(value, 'f', value < 10 ? 1 : 0); };
        //: %1, %2: differences of pixels, from 0 to 255; %3: share of the pixels.
        text = tr("mean %1, most %2 of 255, %3 of the pixels differ")
                   .arg(number(m_difference->mean), locale().toString(m_difference->max),
                        number(m_difference->differing * 100) + locale().percent());
        if (!m_difference->sameShape)
            text = tr("other shapes, one is stretched: %1").arg(text);
        else if (m_difference->scaled)
            text = tr("other sizes, one is scaled: %1").arg(text);
    } else if (m_look == Look::Blink && count() > 1) {
        const auto [first, second] = pair();
        //: %1: the letter of the picture that is seen.
        text = tr("%1 is shown").arg(group().items[m_pairView->showsSecond() ? second : first].letter);
    } else if (m_look == Look::Grid && m_linked && count() > 1 && (m_hover || m_view.zoom > 1)) {
        const QPointF at = m_hover.value_or(m_view.centre);
        const auto percent = [this](double share) { return locale().toString(std::lround(share * 100)) + locale().percent(); };
        //: %1, %2: how far from the left and from the top, in percent.
        text = tr("same point at %1, %2").arg(percent(at.x()), percent(at.y()));
    }
    m_info->setText(text);
}

QString PictureSection::info() const
{
    return m_info->text();
}

void PictureSection::showCurrent()
{
    for (int i = 0; i < m_tiles.size(); ++i)
        m_tiles[i]->setCurrent(i == current() && count() > 1);
    renewInfo();
}

} // namespace bakeoff
