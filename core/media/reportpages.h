// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/reportdocument.h"

#include <QLocale>
#include <QRectF>
#include <QSizeF>

#include <chrono>
#include <memory>

class QPainter;

namespace bakeoff {

enum class ReportPaper { A4, Letter };
/// Letter where it is the usual paper: in North America and parts of Latin America and the Philippines.
ReportPaper usualPaper(const QLocale &locale = QLocale::system());
/// pt, upright.
QSizeF paperSize(ReportPaper paper);

/// A report laid out into pages, for PDF, print and preview alike; always on light paper. Tables that are too wide take
/// smaller type, then share their columns between several; what is too long is cut with ReportDocument::cutNote. No file
/// or address is ever read, whatever texts ask for.
///
/// Needs a QGuiApplication. Belongs to the thread that made it: fonts of a thread end with it.
class ReportPages {
public:
    explicit ReportPages(ReportDocument document, ReportPaper paper = usualPaper());
    ~ReportPages();
    ReportPages(ReportPages &&) noexcept;
    ReportPages &operator=(ReportPages &&) noexcept;

    /// Lays out for about so long, a block of the report at least; true once all of it is.
    bool layOut(std::chrono::milliseconds most);
    void layOut(); ///< all of it

    // The rest: once all is laid out.
    int count() const;
    QSizeF pageSize() const; ///< pt
    /// The painter's origin is the top left of the page, its unit 1 pt.
    void paint(QPainter &painter, int page) const;
    /// What stands on a page, in the order in which it is read, without its footer.
    QString text(int page) const;

    struct Entry {
        QString text;
        int level = 2; ///< 2 to 4
        int page = 0;  ///< from 0
        double y = 0;  ///< pt from the top of the page
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    /// The headings, in order.
    QList<Entry> entries() const;

    /// A line of the contents, which leads to its heading.
    struct Link {
        int page = 0;
        QRectF place; ///< pt from the top left of the page
        Entry target;
    };
    QList<Link> links() const;
    const ReportDocument &document() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace bakeoff
