// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/thumbnails.h"

#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QImageWriter>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVersion = 1;
constexpr int kThreads = 2; // one may sit in a long film while pictures go on
const QString kFactsKey = u"bakeoff"_s;

QJsonObject factsJson(const MediaPreview &preview)
{
    const MediaFacts &facts = preview.facts;
    QJsonObject json{{u"version"_s, kVersion}, {u"type"_s, mimeTypeOf(facts.format)}};
    if (!facts.size.isEmpty()) {
        json.insert(u"width"_s, facts.size.width());
        json.insert(u"height"_s, facts.size.height());
    }
    if (facts.duration)
        json.insert(u"duration_ms"_s, qint64{facts.duration->count()});
    if (facts.framesPerSecond)
        json.insert(u"fps"_s, *facts.framesPerSecond);
    if (facts.hasAlpha)
        json.insert(u"alpha"_s, true);
    if (facts.hasSound) {
        json.insert(u"rate"_s, facts.sampleRate);
        json.insert(u"channels"_s, facts.channels);
    }
    if (!preview.waveform.isEmpty()) {
        json.insert(u"peaks"_s, QString::fromLatin1(preview.waveform.peaks.toBase64()));
        json.insert(u"rms"_s, QString::fromLatin1(preview.waveform.rms.toBase64()));
    }
    if (preview.thumbnail.isNull())
        json.insert(u"blank"_s, true);
    return json;
}

} // namespace

std::optional<MediaPreview> loadPreview(const QString &file)
{
    QImageReader reader(file, "png");
    reader.setAutoDetectImageFormat(false);
    const QJsonObject json = QJsonDocument::fromJson(reader.text(kFactsKey).toUtf8()).object();
    if (json.value("version"_L1).toInt() != kVersion)
        return std::nullopt;
    MediaPreview preview;
    preview.thumbnail = reader.read();
    if (preview.thumbnail.isNull())
        return std::nullopt;
    MediaFacts &facts = preview.facts;
    facts.hasAlpha = json.value("alpha"_L1).toBool();
    preview.thumbnail = json.value("blank"_L1).toBool()
        ? QImage()
        : preview.thumbnail.convertToFormat(facts.hasAlpha ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    facts.format = mediaFormatOfMimeType(json.value("type"_L1).toString());
    facts.size = {json.value("width"_L1).toInt(-1), json.value("height"_L1).toInt(-1)};
    if (json.contains("duration_ms"_L1))
        facts.duration = std::chrono::milliseconds(json.value("duration_ms"_L1).toInteger());
    if (json.contains("fps"_L1))
        facts.framesPerSecond = json.value("fps"_L1).toDouble();
    facts.hasSound = json.contains("rate"_L1);
    facts.sampleRate = json.value("rate"_L1).toInt();
    facts.channels = json.value("channels"_L1).toInt();
    preview.waveform.peaks = QByteArray::fromBase64(json.value("peaks"_L1).toString().toLatin1());
    preview.waveform.rms = QByteArray::fromBase64(json.value("rms"_L1).toString().toLatin1());
    if (preview.waveform.peaks.size() != preview.waveform.rms.size())
        return std::nullopt;
    return preview;
}

Status savePreview(const MediaPreview &preview, const QString &file)
{
    if (!QDir().mkpath(QFileInfo(file).path()))
        return Error{.kind = ErrorKind::ReadOnly, .detail = file};
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return Error{.kind = ErrorKind::Storage, .detail = out.errorString()};
    QImage image = preview.thumbnail;
    if (image.isNull()) {
        image = QImage(1, 1, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
    }
    QImageWriter writer(&out, "png");
    writer.setText(kFactsKey, QString::fromUtf8(QJsonDocument(factsJson(preview)).toJson(QJsonDocument::Compact)));
    if (!writer.write(image) || !out.commit())
        return Error{.kind = ErrorKind::Storage, .detail = writer.errorString()};
    return success();
}

Thumbnails::Thumbnails(QString folder, MediaReadOptions options, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_options(options)
{
    m_pool.setMaxThreadCount(kThreads);
    m_pool.setThreadPriority(QThread::LowPriority); // the window and the streams come first
}

Thumbnails::~Thumbnails()
{
    m_waiting.clear();
    for (std::stop_source &source : m_running)
        source.request_stop();
    m_pool.waitForDone();
}

QString Thumbnails::thumbnailFile(const QString &sha256) const
{
    return m_folder + u'/' + sha256.left(2) + u'/' + sha256 + u".png"_s;
}

quint64 Thumbnails::request(const QString &path, const QString &sha256, bool urgent)
{
    Request request{++m_last, path, sha256};
    if (urgent)
        m_waiting.push_front(std::move(request));
    else
        m_waiting.push_back(std::move(request));
    // Never from within: a request must be known before it is answered.
    QMetaObject::invokeMethod(this, &Thumbnails::startNext, Qt::QueuedConnection);
    return m_last;
}

void Thumbnails::cancel(quint64 request)
{
    if (std::erase_if(m_waiting, [&](const Request &waiting) { return waiting.id == request; }) > 0)
        return;
    if (const auto running = m_running.find(request); running != m_running.end()) {
        running->request_stop();
        m_running.erase(running);
    }
}

void Thumbnails::startNext()
{
    while (!m_waiting.empty() && m_busy < kThreads) {
        ++m_busy;
        const Request request = std::move(m_waiting.front());
        m_waiting.pop_front();
        std::stop_source source;
        m_running.insert(request.id, source);
        const bool kept = !m_folder.isEmpty() && !request.sha256.isEmpty();
        const QString file = kept ? thumbnailFile(request.sha256) : QString();
        m_pool.start([this, request, file, options = m_options, stop = source.get_token()] {
            std::optional<MediaPreviewResult> result;
            if (!file.isEmpty() && QFileInfo::exists(file)) {
                if (auto preview = loadPreview(file))
                    result = std::move(*preview);
            }
            if (!result) {
                result = readMedia(request.path, options, stop);
                // What could not be kept is made again next time.
                if (result->ok() && !file.isEmpty())
                    (void)savePreview(**result, file);
            }
            QMetaObject::invokeMethod(
                this, [this, id = request.id, preview = std::move(*result)] { finish(id, preview); },
                Qt::QueuedConnection);
        });
    }
}

void Thumbnails::finish(quint64 id, const MediaPreviewResult &preview)
{
    --m_busy;
    startNext();
    if (m_running.remove(id)) // else it was cancelled
        emit ready(id, preview);
}

} // namespace bakeoff
