// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/jobthumbs.h"

#include "base/mediatype.h"
#include "base/profile.h"
#include "media/thumbnails.h"
#include "store/artifactrepository.h"
#include "store/storereader.h"
#include "workbench/jobqueue.h"
#include "workbench/workbench.h"

#include <QFileInfo>
#include <QFuture>

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr QSize kBox{512, 512};            // of what is kept: sharp in tiles on a screen of twice the pixels
constexpr int kMostInMemory = 48 * 1024;   // KiB
constexpr std::size_t kMostAsked = 240;    // rows that were scrolled past are given up
constexpr int kFillAtOnce = 32;
constexpr auto kFlushAfter = 200ms;

/// The middle of the picture, so that `pixels` are filled.
QImage filling(const QImage &image, QSize pixels)
{
    const QImage scaled = image.scaled(pixels, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    const QPoint corner((scaled.width() - pixels.width()) / 2, (scaled.height() - pixels.height()) / 2);
    return scaled.copy(QRect(corner, pixels));
}

} // namespace

JobThumbs::JobThumbs(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_pixmaps(kMostInMemory)
{
    m_pool.setMaxThreadCount(2);
    m_flush.setSingleShot(true);
    m_flush.setInterval(kFlushAfter);
    connect(&m_flush, &QTimer::timeout, this, &JobThumbs::flush);
}

JobThumbs::~JobThumbs()
{
    m_pool.clear();
    m_pool.waitForDone();
}

Thumbnails &JobThumbs::maker()
{
    if (!m_maker) {
        m_maker = new Thumbnails(m_workbench.profile().cacheFolder() + u"/thumbnails"_s, {.box = kBox}, this);
        connect(m_maker, &Thumbnails::ready, this, &JobThumbs::take);
    }
    return *m_maker;
}

QPixmap JobThumbs::pixmap(const QByteArray &sha256, const QString &mediaType, QSize size, qreal ratio)
{
    const QSize pixels = (QSizeF(size) * ratio).toSize();
    const MediaClass kind = mediaClassOf(mediaFormatOfMimeType(mediaType));
    if (sha256.size() != 32 || pixels.isEmpty() || (kind != MediaClass::Image && kind != MediaClass::Video))
        return {};
    if (const QPixmap *kept = m_pixmaps.object({sha256, pixels})) {
        QPixmap pixmap = *kept;
        pixmap.setDevicePixelRatio(ratio);
        return pixmap;
    }
    Entry &entry = m_entries[sha256];
    if (entry.blank)
        return {};
    if (!entry.wanted.contains(pixels))
        entry.wanted.append(pixels);
    if (!entry.asked) {
        m_order.push_back(sha256);
        ask(sha256, true);
        while (m_order.size() > kMostAsked) {
            const QByteArray oldest = m_order.front();
            m_order.pop_front();
            Entry &old = m_entries[oldest];
            if (old.request == 0 || m_filling.contains(oldest))
                continue;
            m_maker->cancel(old.request);
            m_requests.remove(old.request);
            old.request = 0;
            old.asked = false;
            old.wanted.clear();
        }
    }
    return {};
}

void JobThumbs::forget(const QByteArray &sha256)
{
    const auto entry = m_entries.find(sha256);
    if (entry == m_entries.end() || entry->asked)
        return;
    m_entries.erase(entry);
    m_told.remove(sha256);
    emit changed(sha256);
}

void JobThumbs::ask(const QByteArray &sha256, bool urgent)
{
    m_entries[sha256].asked = true;
    ++m_busy;
    m_pool.start([this, sha256, urgent, library = m_workbench.jobs().library()] {
        const QString path = library.path(sha256);
        QMetaObject::invokeMethod(this, [this, sha256, path, urgent] { located(sha256, path, urgent); },
                                  Qt::QueuedConnection);
    });
}

void JobThumbs::located(const QByteArray &sha256, const QString &path, bool urgent)
{
    --m_busy;
    Entry &entry = m_entries[sha256];
    if (std::exchange(entry.missing, path.isEmpty()) != path.isEmpty())
        emit changed(sha256);
    if (path.isEmpty())
        found({.sha256 = sha256, .there = false});
    // Of a file that is gone the preview may have been kept.
    Entry &now = m_entries[sha256];
    now.request = maker().request(path, QString::fromLatin1(sha256.toHex()), urgent);
    m_requests.insert(now.request, sha256);
}

void JobThumbs::take(quint64 request, const MediaPreviewResult &preview)
{
    const QByteArray sha256 = m_requests.take(request);
    const auto known = m_entries.find(sha256);
    if (known == m_entries.end())
        return;
    Entry &entry = *known;
    entry.request = 0;
    entry.asked = false;
    std::erase(m_order, sha256);
    m_filling.remove(sha256);
    const QList<QSize> wanted = std::exchange(entry.wanted, {});
    const bool missing = entry.missing;
    entry.blank = !preview || preview->thumbnail.isNull();
    if (!entry.blank && !wanted.isEmpty())
        scale(sha256, preview->thumbnail, wanted);
    if (preview && !missing) {
        const MediaFacts &facts = preview->facts;
        const bool sized = !facts.size.isEmpty();
        if (sized || facts.duration) {
            found({.sha256 = sha256,
                   .there = true,
                   .width = sized ? std::optional(facts.size.width()) : std::nullopt,
                   .height = sized ? std::optional(facts.size.height()) : std::nullopt,
                   .duration = facts.duration});
        }
    }
    if (entry.blank)
        emit changed(sha256);
    if (m_fill && m_filling.isEmpty())
        fillNext();
    tellIdle();
}

void JobThumbs::scale(const QByteArray &sha256, const QImage &image, const QList<QSize> &sizes)
{
    ++m_busy;
    m_pool.start([this, sha256, image, sizes] {
        QList<QImage> images;
        for (const QSize &pixels : sizes)
            images.append(filling(image, pixels));
        QMetaObject::invokeMethod(
            this,
            [this, sha256, images] {
                --m_busy;
                for (const QImage &made : images) {
                    const auto kib = static_cast<int>(made.sizeInBytes() / 1024) + 1;
                    m_pixmaps.insert({sha256, made.size()}, new QPixmap(QPixmap::fromImage(made)), kib);
                }
                emit changed(sha256);
                tellIdle();
            },
            Qt::QueuedConnection);
    });
}

void JobThumbs::found(const FileFinding &finding)
{
    if (finding.there && m_told.contains(finding.sha256))
        return;
    m_told.insert(finding.sha256);
    m_findings.append(finding);
    if (!m_flush.isActive())
        m_flush.start();
}

void JobThumbs::flush()
{
    const QList<FileFinding> findings = std::exchange(m_findings, {});
    if (findings.isEmpty())
        return;
    ++m_busy;
    // Where it cannot be written it is found out again another time.
    m_workbench.jobs().keepFindings(findings).then(this, [this](const Status &) {
        --m_busy;
        tellIdle();
    });
}

void JobThumbs::fillFacts()
{
    if (std::exchange(m_fill, true))
        return;
    m_fillAfter.clear();
    fillNext();
}

void JobThumbs::fillNext()
{
    if (std::exchange(m_reading, true))
        return;
    m_workbench.reader()
        .read<QList<Artifact>>([after = m_fillAfter](Database &db) {
            return ArtifactRepository(db).withoutFacts(kFillAtOnce, after);
        })
        .then(this, [this](const Result<QList<Artifact>> &page) {
            m_reading = false;
            if (!page || page->isEmpty()) {
                m_fill = false;
                tellIdle();
                return;
            }
            m_fillAfter = page->constLast().sha256;
            for (const Artifact &artifact : *page) {
                const Entry entry = m_entries.value(artifact.sha256);
                if (m_told.contains(artifact.sha256) || entry.blank)
                    continue;
                m_filling.insert(artifact.sha256);
                if (!entry.asked)
                    ask(artifact.sha256, false);
            }
            if (m_filling.isEmpty())
                fillNext();
        });
}

bool JobThumbs::isIdle() const
{
    return m_busy == 0 && m_requests.isEmpty() && m_findings.isEmpty() && !m_fill;
}

void JobThumbs::tellIdle()
{
    if (isIdle())
        emit idle();
}

} // namespace bakeoff
