// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QRectF>
#include <QString>

namespace bakeoff {

struct PdfBookmark {
    QString text;
    int depth = 0; ///< 0: outermost
    int page = 0;  ///< from 0
    double top = 0; ///< pt from the foot of the page: where it scrolls to
};

/// A place on a page that leads to another within the document.
struct PdfLink {
    int page = 0;
    QRectF place;   ///< pt from the bottom left, y upwards: top() is the lower edge
    int target = 0; ///< page
    double top = 0; ///< pt from the foot of that page
};

/// What has to be appended to a PDF, so that it has bookmarks and links and says its language (BCP 47): an incremental
/// update (ISO 32000-1, 7.5.6, 12.3.3 and 12.5.6.5), since Qt writes none of them. Empty where the PDF is not built as Qt
/// builds it.
QByteArray pdfBookmarks(const QByteArray &pdf, const QList<PdfBookmark> &bookmarks, const QList<PdfLink> &links,
                        const QString &language);

} // namespace bakeoff
