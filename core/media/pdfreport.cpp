// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/pdfreport.h"

#include "media/papertext.h"
#include "media/pdfbookmarks.h"

#include <QBuffer>
#include <QFileDevice>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QUuid>

#include <cerrno>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// The same document has the same identity.
QUuid identityOf(const ReportPages &pages)
{
    static const QUuid space(u"7b0b4d3e-53a1-5c0c-9d0e-6f2f3a1f9b42"_s);
    QString words = pages.document().title + u'\n' + pages.document().subtitle;
    for (int page = 0; page < pages.count(); ++page)
        words += u'\f' + pages.text(page);
    return QUuid::createUuidV5(space, words);
}

QByteArray pdfOf(const ReportPages &pages)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        return {};
    QPdfWriter writer(&buffer);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_1_4);
    writer.setTitle(harmlessOnPaper(firstCharacters(pages.document().title, 400)).simplified());
    writer.setCreator(harmlessOnPaper(firstCharacters(pages.document().footer, 200)).section(u". "_s, 0, 0).simplified());
    writer.setDocumentId(identityOf(pages));
    writer.setResolution(static_cast<int>(72 * kPaperUnits));
    QPageLayout layout(QPageSize(pages.pageSize(), QPageSize::Point, QString(), QPageSize::FuzzyMatch),
                       QPageLayout::Portrait, QMarginsF());
    layout.setMode(QPageLayout::FullPageMode);
    writer.setPageLayout(layout);
    QPainter painter;
    if (!painter.begin(&writer))
        return {};
    painter.scale(kPaperUnits, kPaperUnits);
    for (int page = 0; page < pages.count(); ++page) {
        if (page > 0)
            writer.newPage();
        pages.paint(painter, page);
    }
    if (!painter.end())
        return {};
    return bytes;
}

} // namespace

Status writePdf(const ReportPages &pages, QIODevice &device)
{
    QByteArray bytes = pdfOf(pages);
    if (bytes.isEmpty())
        return Error{.kind = ErrorKind::Storage, .detail = u"no PDF was made"_s};
    const double high = pages.pageSize().height();
    QList<PdfBookmark> bookmarks;
    for (const ReportPages::Entry &entry : pages.entries())
        bookmarks.append({entry.text, entry.level - 2, entry.page, high - entry.y + 8});
    QList<PdfLink> links;
    for (const ReportPages::Link &link : pages.links()) {
        const QRectF place(link.place.left(), high - link.place.bottom(), link.place.width(), link.place.height());
        links.append({link.page, place, link.target.page, high - link.target.y + 8});
    }
    bytes += pdfBookmarks(bytes, bookmarks, links, pages.document().language);
    errno = 0;
    bool written = device.write(bytes) == bytes.size();
    if (auto *file = qobject_cast<QFileDevice *>(&device))
        written = written && file->flush(); // what it buffers may not fit
    if (!written)
        return Error{.kind = errno == ENOSPC ? ErrorKind::DiskFull : ErrorKind::Storage, .detail = device.errorString()};
    return success();
}

Status writePdf(const ReportDocument &document, QIODevice &device, ReportPaper paper)
{
    ReportPages pages(document, paper);
    pages.layOut();
    return writePdf(pages, device);
}

} // namespace bakeoff
