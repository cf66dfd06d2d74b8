// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/pdfbookmarks.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// The dictionary of an object, from "<<" to ">>", both left out.
QByteArray dictionaryOf(const QByteArray &pdf, int object)
{
    const QByteArray head = QByteArray::number(object) + " 0 obj";
    qsizetype at = pdf.startsWith(head) ? 0 : pdf.indexOf('\n' + head);
    if (at < 0)
        return {};
    const qsizetype end = pdf.indexOf("endobj", at);
    const qsizetype from = pdf.indexOf("<<", at);
    if (from < 0 || end < 0 || from > end)
        return {};
    const QByteArray body = pdf.mid(from + 2, end - from - 2);
    const qsizetype close = body.lastIndexOf(">>");
    return close < 0 ? QByteArray() : body.first(close).trimmed();
}

/// First group of a pattern as a number.
std::optional<qint64> numberIn(const QByteArray &text, const char *pattern)
{
    const QRegularExpressionMatch match = QRegularExpression(QString::fromLatin1(pattern)).match(QString::fromLatin1(text));
    bool ok = false;
    const qint64 number = match.captured(1).toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

QByteArray hexText(const QString &text)
{
    QByteArray bytes = "FEFF";
    for (const QChar c : text)
        bytes += QByteArray::number(c.unicode(), 16).rightJustified(4, '0').toUpper();
    return '<' + bytes + '>';
}

/// Where a bookmark stands among the others; -1: none.
struct Linked {
    int parent = -1, first = -1, last = -1, previous = -1, next = -1;
    int children = 0;
};

QList<Linked> linked(const QList<PdfBookmark> &bookmarks)
{
    QList<Linked> out(bookmarks.size());
    QList<int> open; // the bookmarks that hold the next one, outermost first
    int lastOutermost = -1;
    for (int i = 0; i < bookmarks.size(); ++i) {
        while (!open.isEmpty() && bookmarks[open.last()].depth >= bookmarks[i].depth)
            open.removeLast();
        const int parent = open.isEmpty() ? -1 : open.last();
        int &before = parent < 0 ? lastOutermost : out[parent].last;
        out[i].parent = parent;
        out[i].previous = before;
        if (before >= 0)
            out[before].next = i;
        else if (parent >= 0)
            out[parent].first = i;
        before = i;
        if (parent >= 0)
            ++out[parent].children;
        open.append(i);
    }
    return out;
}

} // namespace

QByteArray pdfBookmarks(const QByteArray &pdf, const QList<PdfBookmark> &bookmarks, const QList<PdfLink> &pageLinks,
                        const QString &language)
{
    const qsizetype trailerAt = pdf.lastIndexOf("trailer");
    if (trailerAt < 0 || bookmarks.isEmpty())
        return {};
    const QByteArray trailer = pdf.mid(trailerAt);
    const std::optional<qint64> size = numberIn(trailer, R"(/Size\s+(\d+))");
    const std::optional<qint64> root = numberIn(trailer, R"(/Root\s+(\d+)\s+0\s+R)");
    const std::optional<qint64> xref = numberIn(trailer, R"(startxref\s+(\d+))");
    if (!size || !root || !xref)
        return {};
    const QByteArray catalog = dictionaryOf(pdf, static_cast<int>(*root));
    const std::optional<qint64> pagesObject = numberIn(catalog, R"(/Pages\s+(\d+)\s+0\s+R)");
    if (!pagesObject || catalog.contains("/Outlines"))
        return {};
    const QByteArray tree = dictionaryOf(pdf, static_cast<int>(*pagesObject));
    const qsizetype kids = tree.indexOf("/Kids");
    const qsizetype from = tree.indexOf('[', kids);
    const qsizetype to = tree.indexOf(']', from);
    if (kids < 0 || from < 0 || to < 0)
        return {};
    QList<qint64> pages;
    static const QRegularExpression reference(uR"((\d+)\s+0\s+R)"_s);
    for (auto it = reference.globalMatch(QString::fromLatin1(tree.mid(from, to - from))); it.hasNext();)
        pages.append(it.next().captured(1).toLongLong());
    if (std::ranges::any_of(bookmarks, [&](const PdfBookmark &b) { return b.page < 0 || b.page >= pages.size(); }))
        return {};

    const auto destination = [&](int page, double top) {
        return "/Dest [" + QByteArray::number(pages[page]) + " 0 R /XYZ null " + QByteArray::number(top, 'f', 2) + " null]";
    };
    const QList<Linked> links = linked(bookmarks);
    const qint64 outline = *size;
    const auto nameOf = [&](int bookmark) { return QByteArray::number(outline + 1 + bookmark) + " 0 R"; };
    QByteArray out = "\n";
    QList<qint64> offsets; // of outline and bookmarks
    const auto begin = [&](qint64 object) {
        const qint64 at = pdf.size() + out.size();
        out += QByteArray::number(object) + " 0 obj\n<<\n";
        return at;
    };
    const qint64 catalogAt = begin(*root);
    out += catalog + "\n/Outlines " + QByteArray::number(outline) + " 0 R\n/PageMode /UseOutlines\n";
    static const QRegularExpression tag(u"^[A-Za-z0-9-]{2,35}$"_s);
    if (tag.match(language).hasMatch() && !catalog.contains("/Lang"))
        out += "/Lang (" + language.toLatin1() + ")\n";
    out += ">>\nendobj\n";

    // Qt gives each page a list of annotations, an object of its own: empty, since nothing of ours makes one.
    QMap<int, QByteArray> annotations; // by page
    for (const PdfLink &link : pageLinks) {
        if (link.page < 0 || link.page >= pages.size() || link.target < 0 || link.target >= pages.size())
            continue;
        QByteArray corners;
        for (const double corner : {link.place.left(), link.place.top(), link.place.right(), link.place.bottom()})
            corners += QByteArray::number(corner, 'f', 2) + ' ';
        annotations[link.page] += "<< /Type /Annot /Subtype /Link /Rect [" + corners + "] /Border [0 0 0] "
            + destination(link.target, link.top) + " >>\n";
    }
    QList<std::pair<qint64, qint64>> changedLists; // object and where it stands
    for (auto it = annotations.cbegin(); it != annotations.cend(); ++it) {
        const QByteArray page = dictionaryOf(pdf, static_cast<int>(pages[it.key()]));
        const std::optional<qint64> list = numberIn(page, R"(/Annots\s+(\d+)\s+0\s+R)");
        if (!list)
            continue;
        changedLists.append({*list, pdf.size() + out.size()});
        out += QByteArray::number(*list) + " 0 obj\n[\n" + it.value() + "]\nendobj\n";
    }

    int lastOutermost = 0;
    for (int i = 0; i < links.size(); ++i) {
        if (links[i].parent < 0)
            lastOutermost = i;
    }
    offsets.append(begin(outline));
    out += "/Type /Outlines\n/First " + nameOf(0) + "\n/Last " + nameOf(lastOutermost) + "\n/Count "
        + QByteArray::number(bookmarks.size()) + "\n>>\nendobj\n";
    QList<int> below(bookmarks.size(), 0); // all that are shown below one, since all are open
    for (int i = static_cast<int>(bookmarks.size()) - 1; i >= 0; --i) {
        if (links[i].parent >= 0)
            below[links[i].parent] += 1 + below[i];
    }
    for (int i = 0; i < bookmarks.size(); ++i) {
        const Linked &l = links[i];
        offsets.append(begin(outline + 1 + i));
        out += "/Title " + hexText(bookmarks[i].text) + "\n/Parent "
            + (l.parent < 0 ? QByteArray::number(outline) + " 0 R" : nameOf(l.parent)) + '\n';
        if (l.previous >= 0)
            out += "/Prev " + nameOf(l.previous) + '\n';
        if (l.next >= 0)
            out += "/Next " + nameOf(l.next) + '\n';
        if (l.first >= 0) {
            out += "/First " + nameOf(l.first) + "\n/Last " + nameOf(l.last) + "\n/Count " + QByteArray::number(below[i])
                + '\n';
        }
        out += destination(bookmarks[i].page, bookmarks[i].top) + "\n>>\nendobj\n";
    }

    const auto row = [](qint64 offset) { return QByteArray::number(offset).rightJustified(10, '0') + " 00000 n \n"; };
    const qint64 tableAt = pdf.size() + out.size();
    changedLists.append({*root, catalogAt});
    std::ranges::sort(changedLists);
    out += "xref\n";
    for (const auto &[object, offset] : std::as_const(changedLists))
        out += QByteArray::number(object) + " 1\n" + row(offset);
    out += QByteArray::number(outline) + ' ' + QByteArray::number(offsets.size()) + '\n';
    for (const qint64 offset : offsets)
        out += row(offset);
    // As it was, but for its size and what came before.
    QByteArray dictionary = trailer.mid(trailer.indexOf("<<") + 2);
    dictionary = dictionary.first(std::max<qsizetype>(dictionary.lastIndexOf(">>"), 0)).trimmed();
    QString changed = QString::fromLatin1(dictionary);
    changed.replace(QRegularExpression(uR"(/Size\s+\d+)"_s), u"/Size %1"_s.arg(outline + offsets.size()));
    out += "trailer\n<<\n" + changed.toLatin1() + "\n/Prev " + QByteArray::number(*xref) + "\n>>\nstartxref\n"
        + QByteArray::number(tableAt) + "\n%%EOF\n";
    return out;
}

} // namespace bakeoff
