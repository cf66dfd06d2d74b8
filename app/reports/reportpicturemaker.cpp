// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportpicturemaker.h"

#include "base/mediatype.h"
#include "base/profile.h"
#include "media/thumbnails.h"
#include "workbench/workbench.h"

#include <QBuffer>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kKept{512, 512}; ///< as the queue keeps them
constexpr QSize kMost{480, 480};
constexpr int kQuality = 85;

bool mayHavePicture(const ReportMedia &media)
{
    const MediaClass kind = mediaClassOf(mediaFormatOfMimeType(media.mediaType));
    return media.sha256.size() == 32 && (kind == MediaClass::Image || kind == MediaClass::Video);
}

} // namespace

ReportPictureMaker::ReportPictureMaker(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
{
}

void ReportPictureMaker::gather(const QList<ReportMedia> &media)
{
    if (m_maker) {
        for (auto request = m_waiting.cbegin(); request != m_waiting.cend(); ++request)
            m_maker->cancel(request.key());
    }
    m_waiting.clear();
    QHash<QByteArray, QImage> kept;
    QSet<QByteArray> asked;
    for (const ReportMedia &one : media) {
        if (!mayHavePicture(one) || m_blank.contains(one.sha256) || asked.contains(one.sha256))
            continue;
        asked.insert(one.sha256);
        if (m_pictures.contains(one.sha256)) {
            kept.insert(one.sha256, m_pictures.value(one.sha256));
            continue;
        }
        if (!m_maker) {
            m_maker = new Thumbnails(m_workbench.profile().cacheFolder() + u"/thumbnails"_s, {.box = kKept}, this);
            connect(m_maker, &Thumbnails::ready, this, [this](quint64 request, const MediaPreviewResult &preview) {
                take(request, preview ? &*preview : nullptr);
            });
        }
        m_waiting.insert(m_maker->request(one.path, QString::fromLatin1(one.sha256.toHex())), one.sha256);
    }
    m_pictures = kept;
    if (m_waiting.isEmpty())
        emit gathered();
}

void ReportPictureMaker::take(quint64 request, const MediaPreview *preview)
{
    const auto found = m_waiting.constFind(request);
    if (found == m_waiting.cend())
        return;
    if (preview && !preview->thumbnail.isNull())
        m_pictures.insert(*found, preview->thumbnail);
    else
        m_blank.insert(*found);
    m_waiting.erase(found);
    if (m_waiting.isEmpty())
        emit gathered();
}

ReportPicture ReportPictureMaker::encode(const QImage &picture)
{
    const bool tooLarge = picture.width() > kMost.width() || picture.height() > kMost.height();
    const QImage image = tooLarge ? picture.scaled(kMost, Qt::KeepAspectRatio, Qt::SmoothTransformation) : picture;
    ReportPicture encoded;
    QBuffer buffer(&encoded.bytes);
    buffer.open(QIODevice::WriteOnly);
    const bool clear = image.hasAlphaChannel();
    if (!image.save(&buffer, clear ? "PNG" : "JPEG", clear ? -1 : kQuality))
        return {};
    encoded.type = clear ? u"image/png"_s : u"image/jpeg"_s;
    return encoded;
}

} // namespace bakeoff
