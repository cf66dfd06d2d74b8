// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/outputfiles.h"

#include "base/diskroom.h"
#include "base/mediatype.h"
#include "compare/background.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImageReader>
#include <QMimeData>
#include <QSaveFile>
#include <QUrl>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kTitleLength = 60;
constexpr qint64 kBlock = 1 << 20;
constexpr int kMostClipboardPixels = 64 << 20;

Error cannotWrite(const QSaveFile &file)
{
    return Error{.kind = isDiskFull(file.fileName()) ? ErrorKind::DiskFull : ErrorKind::ReadOnly,
                 .detail = u"%1: %2"_s.arg(file.fileName(), file.errorString())};
}

/// The beginning of a title, whole words where that is possible.
QString beginning(const QString &title)
{
    QString text = title.simplified();
    if (text.size() <= kTitleLength)
        return text;
    const qsizetype space = text.lastIndexOf(u' ', kTitleLength);
    return text.left(space > kTitleLength / 2 ? space : kTitleLength);
}

} // namespace

QString OutputFiles::proposedName(const Job &job, const JobOutput &output, const QString &path)
{
    QString base = beginning(job.title);
    if (base.isEmpty())
        base = job.model.id.section(u'/', -1);
    if (job.seed)
        base += u"-%1"_s.arg(*job.seed);
    if (output.kind == JobOutput::Kind::File && job.artifacts.size() > 1)
        base += u"-%1"_s.arg(output.artifact + 1);
    const QString ending = output.kind == JobOutput::Kind::File ? QFileInfo(path).suffix()
        : output.kind == JobOutput::Kind::Json                  ? u"json"_s
                                                                : u"txt"_s;
    while (base.endsWith(u'.') || base.endsWith(u','))
        base.chop(1);
    return safeFileName(ending.isEmpty() ? base : base + u'.' + ending);
}

QString OutputFiles::freePath(const QString &folder, const QString &name)
{
    const QFileInfo info(name);
    const QString base = info.suffix().isEmpty() ? name : name.chopped(info.suffix().size() + 1);
    const QString ending = info.suffix().isEmpty() ? QString() : u'.' + info.suffix();
    QString path = folder + u'/' + name;
    for (int i = 2; QFileInfo::exists(path); ++i)
        path = u"%1/%2-%3%4"_s.arg(folder, base).arg(i).arg(ending);
    return path;
}

QFuture<Status> OutputFiles::copyFile(const QString &from, const QString &to)
{
    return inBackground([from, to]() -> Status {
        QFile in(from);
        if (!in.open(QIODevice::ReadOnly))
            return Error{.kind = ErrorKind::NotFound, .detail = u"%1: %2"_s.arg(from, in.errorString())};
        QSaveFile out(to);
        if (!out.open(QIODevice::WriteOnly))
            return cannotWrite(out);
        while (!in.atEnd()) {
            const QByteArray block = in.read(kBlock);
            if (block.isEmpty())
                return Error{.kind = ErrorKind::Storage, .detail = in.errorString()};
            if (out.write(block) != block.size())
                return cannotWrite(out);
        }
        return out.commit() ? success() : Status(cannotWrite(out));
    });
}

QFuture<Status> OutputFiles::writeText(const QString &text, const QString &to)
{
    return inBackground([text, to]() -> Status {
        QSaveFile out(to);
        const QByteArray bytes = text.toUtf8();
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
            return cannotWrite(out);
        return success();
    });
}

void OutputFiles::copyToClipboard(const QString &path, const QString &mediaType)
{
    auto *data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(path)});
    if (mediaClassOf(mediaFormatOfMimeType(mediaType)) == MediaClass::Image) {
        QImageReader reader(path);
        const QSize size = reader.size();
        if (!size.isEmpty() && qint64{size.width()} * size.height() <= kMostClipboardPixels) {
            if (const QImage image = reader.read(); !image.isNull())
                data->setImageData(image);
        }
    }
    QGuiApplication::clipboard()->setMimeData(data);
}

bool OutputFiles::openWithSystem(const QString &path)
{
    return QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

bool OutputFiles::showInFolder(const QString &path)
{
    return QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path()));
}

} // namespace bakeoff
