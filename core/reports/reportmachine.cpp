// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportmachine.h"

#include "jobs/job.h"

#include <QFileDevice>
#include <QJsonObject>
#include <QLocale>

#include <cmath>

namespace bakeoff {

using namespace Qt::StringLiterals;

std::optional<double> machineMs(const Figure<std::chrono::nanoseconds> &figure)
{
    if (!figure)
        return std::nullopt;
    return static_cast<double>(std::chrono::round<std::chrono::microseconds>(*figure).count()) / 1000.0;
}

std::optional<double> machineMs(const JobFigure &figure)
{
    return figure.value ? std::optional(static_cast<double>(figure.value->count()) / 1000.0) : std::nullopt;
}

QByteArray machineNumber(double value)
{
    return std::isfinite(value) ? QByteArray::number(value, 'f', QLocale::FloatingPointShortest) : QByteArray();
}

QByteArray machineDate(UtcMicros moment)
{
    return moment.toDateTime().toString(Qt::ISODateWithMs).toLatin1();
}

bool isHarmfulMark(QChar c)
{
    const char16_t u = c.unicode();
    if (u == u'\n' || u == u'\t')
        return false;
    return u < 0x20 || (u >= 0x7f && u < 0xa0)                     // C0, DEL, C1
        || u == 0x061c || u == 0x200e || u == 0x200f               // ALM, LRM, RLM
        || (u >= 0x2028 && u <= 0x202e)                            // line and paragraph separator, embeddings, overrides
        || (u >= 0x2066 && u <= 0x206f) || u == 0xfeff || u >= 0xfffe; // isolates, deprecated marks, BOM, no characters
}

QJsonArray filesJson(const QList<Artifact> &files, const ReportFilePath &path)
{
    QJsonArray rows;
    for (const Artifact &file : files) {
        QJsonObject row{{u"state"_s, artifactStateName(file.state).toString()}};
        if (!file.fileName.isEmpty())
            row.insert(u"name"_s, file.fileName);
        if (!file.source.isEmpty())
            row.insert(u"source"_s, file.source);
        if (file.state == ArtifactState::Downloaded) {
            row.insert(u"type"_s, file.mediaType);
            row.insert(u"bytes"_s, file.bytes);
            row.insert(u"sha256"_s, QString::fromLatin1(file.sha256.toHex()));
            const QString place = path ? path(file.sha256) : QString();
            if (!place.isEmpty())
                row.insert(u"path"_s, place);
        }
        if (file.width && file.height) {
            row.insert(u"width"_s, *file.width);
            row.insert(u"height"_s, *file.height);
        }
        if (file.duration)
            row.insert(u"duration_ms"_s, static_cast<qint64>(file.duration->count()));
        rows.append(row);
    }
    return rows;
}

Status writeTo(QIODevice &device, const QByteArray &bytes)
{
    if (device.write(bytes) == bytes.size())
        return success();
    const auto *file = qobject_cast<const QFileDevice *>(&device);
    const bool full = file && file->error() == QFileDevice::ResourceError;
    return Error{.kind = full ? ErrorKind::DiskFull : ErrorKind::Storage, .detail = device.errorString()};
}

} // namespace bakeoff
