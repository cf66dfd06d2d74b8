// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/mediaview.h"

#include "media/thumbnails.h"
#include "compare/background.h"
#include "media/codetext.h"
#include "media/imageview.h"
#include "media/playerview.h"
#include "media/safesvg.h"
#include "widgets/iconbutton.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "widgets/typography.h"

#include <QFile>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QFileInfo>
#include <QMovie>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>
#include <memory>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostText = 1 << 20; // bytes that are shown of a text
constexpr int kZoomWidth = 52;        // "6,400%"
constexpr int kAnySide = 1 << 20;     // pictures are read in their own size
constexpr qint64 kMostMovingBytes = 32 << 20;       // of a file whose frames are decoded while it is shown
constexpr int kMostMovingPixels = 2048 * 2048;      // each takes some 20 ms then
constexpr QSize kSvgBox{2048, 2048};

QPushButton *makeZoomButton(const QString &text, const QString &name, const QString &key, QWidget *parent)
{
    QPushButton *button = makeButton(text, ButtonKind::Flat, {}, parent);
    setButtonSize(button, ButtonSize::Bar);
    if (text.size() > 1)
        setKeyHint(button, key);
    button->setAccessibleName(name);
    //: Tooltip of a button. %1: what it does; %2: its key.
    button->setToolTip(MediaView::tr("%1 (%2)").arg(name, key));
    return button;
}

} // namespace

MediaView::MediaView(QWidget *parent)
    : QWidget(parent)
    , m_reader(new Thumbnails({}, {.box = {kAnySide, kAnySide}}, this))
    , m_pages(new QStackedWidget(this))
    , m_image(new ImageView)
    , m_zoom(new TextLabel({}, TextStep::Small, Tone::Text2))
    , m_motion(makeIconButton(u"pause"_s, tr("Pause"), ButtonSize::Bar, nullptr))
    , m_tools(new QWidget)
    , m_picturePage(makePicturePage())
    , m_player(new PlayerView)
    , m_text(new CodeText(tr("Text of the file")))
    , m_message(new StateMessage)
    , m_empty(new QWidget)
{
    for (QWidget *page : std::initializer_list<QWidget *>{m_empty, m_picturePage, m_player, m_text, m_message})
        m_pages->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    connect(m_reader, &Thumbnails::ready, this, &MediaView::take);
    connect(m_player, &PlayerView::failed, this, [this](const QString &detail) {
        if (showsPlayer())
            showSentence(tr("This file cannot be played."), detail);
    });
}

MediaView::~MediaView() = default;

QWidget *MediaView::makePicturePage()
{
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kTight);
    m_motion->hide();
    connect(m_motion, &QToolButton::clicked, this, &MediaView::togglePlaying);
    QPushButton *fit = makeZoomButton(tr("Fit"), tr("Show the whole picture"), u"0"_s, page);
    QPushButton *pixels = makeZoomButton(tr("1:1"), tr("One pixel of the picture for one of the screen"), u"1"_s, page);
    QPushButton *out = makeZoomButton(u"−"_s, tr("Smaller"), u"-"_s, page);
    QPushButton *in = makeZoomButton(u"+"_s, tr("Larger"), u"+"_s, page);
    connect(fit, &QPushButton::clicked, m_image, &ImageView::fit);
    connect(pixels, &QPushButton::clicked, m_image, &ImageView::showPixels);
    connect(out, &QPushButton::clicked, m_image, &ImageView::zoomOut);
    connect(in, &QPushButton::clicked, m_image, &ImageView::zoomIn);
    m_zoom->setAlignment(Qt::AlignCenter);
    keepScaledWidth(m_zoom, kZoomWidth); // the buttons beside it stand still
    connect(m_image, &ImageView::viewChanged, this, &MediaView::showZoom);
    row->addWidget(m_motion);
    row->addStretch(1);
    row->addWidget(fit);
    row->addWidget(pixels);
    row->addWidget(out);
    row->addWidget(m_zoom);
    row->addWidget(in);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kTight);
    column->addWidget(m_tools);
    column->addWidget(m_image, 1);
    return page;
}

void MediaView::setFile(const QString &path)
{
    m_reader->cancel(m_request);
    m_path = path;
    m_facts.reset();
    m_player->clear();
    delete m_movie;
    m_movie = nullptr;
    m_moving = true;
    m_motion->hide();
    m_image->setImage({});
    m_text->setText({}, false);
    m_pages->setCurrentWidget(m_empty);
    m_request = path.isEmpty() ? 0 : m_reader->request(path);
}

bool MediaView::showsPicture() const
{
    return m_pages->currentWidget() == m_picturePage;
}

bool MediaView::showsPlayer() const
{
    return m_pages->currentWidget() == m_player;
}

void MediaView::take(quint64 request, const MediaPreviewResult &result)
{
    if (request != m_request)
        return;
    if (!result) {
        switch (result.error().kind) {
        case ErrorKind::NotFound: showSentence(tr("The file is no longer there."), m_path); break;
        case ErrorKind::LimitExceeded:
            showSentence(tr("This picture is too large to be shown."), result.error().detail);
            break;
        default: showSentence(tr("This file cannot be shown."), result.error().detail);
        }
        emit shown();
        return;
    }
    m_facts = result->facts;
    switch (mediaClassOf(m_facts->format)) {
    case MediaClass::Image:
        if (result->thumbnail.isNull()) {
            paintSvg();
            return; // shown() comes with the picture
        }
        showPicture(result->thumbnail);
        animate();
        break;
    case MediaClass::Video:
    case MediaClass::Audio:
        m_pages->setCurrentWidget(m_player);
        m_player->setFile(m_path, *result);
        break;
    case MediaClass::Json:
    case MediaClass::Text: showText(); break;
    case MediaClass::Other:
        //: %1: type of a file, as "application/zip".
        showSentence(tr("Files of the type %1 are not shown here.").arg(mimeTypeOf(m_facts->format)), {});
    }
    emit shown();
}

void MediaView::showText()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        showSentence(tr("The file is no longer there."), m_path);
        return;
    }
    const QByteArray bytes = file.read(kMostText);
    QString text = QString::fromUtf8(bytes);
    if (m_facts->format == MediaFormat::Json) {
        if (const QJsonDocument json = QJsonDocument::fromJson(bytes); !json.isNull())
            text = QString::fromUtf8(json.toJson(QJsonDocument::Indented));
    }
    if (!file.atEnd())
        //: Below the beginning of a long text. %1: size of the whole file, as "12 MB".
        text += u"\n\n"_s + tr("Only the beginning is shown; the file has %1.").arg(locale().formattedDataSize(file.size()));
    m_text->setText(text, m_facts->format == MediaFormat::Json);
    m_pages->setCurrentWidget(m_text);
}

void MediaView::showPicture(const QImage &image)
{
    m_image->setImage(image);
    m_image->fit();
    m_pages->setCurrentWidget(m_picturePage);
    showZoom();
}

void MediaView::paintSvg()
{
    inBackground([path = m_path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? paintSafeSvg(file.read(kMostSvgBytes + 1), kSvgBox) : QImage();
    }).then(this, [this, asked = m_request](const QImage &image) {
        if (asked != m_request)
            return;
        if (image.isNull())
            showText(); // its source
        else
            showPicture(image);
        emit shown();
    });
}

void MediaView::animate()
{
    const bool gif = m_facts->format == MediaFormat::Gif;
    if (!gif && m_facts->format != MediaFormat::Webp)
        return;
    if (QFileInfo(m_path).size() > kMostMovingBytes || m_facts->size.width() * m_facts->size.height() > kMostMovingPixels)
        return; // its first picture stands still
    auto movie = std::make_unique<QMovie>(m_path, gif ? "gif"_ba : "webp"_ba);
    if (!movie->isValid() || movie->frameCount() == 1 || !movie->jumpToNextFrame() || movie->nextFrameDelay() < 0)
        return;
    m_movie = movie.release();
    m_movie->setParent(this);
    connect(m_movie, &QMovie::frameChanged, this, [this] {
        if (const QImage frame = m_movie->currentImage(); frame.size() == m_facts->size)
            m_image->setImage(frame);
    });
    // One that is damaged further on stands still where it came to.
    m_motion->show();
    showMotion();
}

void MediaView::togglePlaying()
{
    if (!m_movie)
        return;
    m_moving = !m_moving;
    showMotion();
}

void MediaView::showMotion()
{
    if (!m_movie)
        return;
    if (m_moving && isVisible() && m_movie->state() == QMovie::NotRunning)
        m_movie->start();
    else
        m_movie->setPaused(!m_moving || !isVisible());
    m_motion->setIcon(lookIcon(m_moving ? u"pause"_s : u"play"_s));
    nameIconButton(m_motion, m_moving ? tr("Pause") : tr("Play"));
}

void MediaView::setToolsVisible(bool visible)
{
    m_tools->setVisible(visible);
}

void MediaView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showMotion();
}

void MediaView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    showMotion();
}

void MediaView::showSentence(const QString &sentence, const QString &detail)
{
    m_message->setMessage(StateLook::Failed, sentence, detail);
    m_pages->setCurrentWidget(m_message);
}

void MediaView::showZoom()
{
    //: Zoom of a picture. %1: a number.
    m_zoom->setText(tr("%1%").arg(locale().toString(std::lround(m_image->percent()))));
}

} // namespace bakeoff
