// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/reportpages.h"

#include "media/paperwriter.h"

#include <QColor>
#include <QElapsedTimer>
#include <QPainter>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr double kSide = 54;   ///< pt, left and right
constexpr double kTop = 54;
constexpr double kFoot = 62;   ///< below the text
constexpr double kFooter = 38; ///< top of the footer's line, from below
constexpr int kLeastPages = 3; ///< that have contents
constexpr qsizetype kMostContents = 40;

} // namespace

ReportPaper usualPaper(const QLocale &locale)
{
    // Unicode CLDR, supplemental data, paperSize US-Letter.
    switch (locale.territory()) {
    case QLocale::Belize:
    case QLocale::Canada:
    case QLocale::Chile:
    case QLocale::Colombia:
    case QLocale::CostaRica:
    case QLocale::ElSalvador:
    case QLocale::Guatemala:
    case QLocale::Mexico:
    case QLocale::Nicaragua:
    case QLocale::Panama:
    case QLocale::Philippines:
    case QLocale::PuertoRico:
    case QLocale::UnitedStates:
    case QLocale::Venezuela: return ReportPaper::Letter;
    default: return ReportPaper::A4;
    }
}

QSizeF paperSize(ReportPaper paper)
{
    return paper == ReportPaper::Letter ? QSizeF(612, 792) : QSizeF(595, 842);
}

struct ReportPages::Private {
    Private(ReportDocument words, ReportPaper paper)
        : document(std::move(words))
        , size(paperSize(paper))
        , glyphs(paperFamilies(), paperFamilies(true))
        , writer(document, size.width() - 2 * kSide, size.height() - kTop - kFoot, glyphs)
    {
    }

    struct Placed {
        qsizetype strip = 0;
        double y = 0; ///< pt from the top of the page
    };
    using Page = QList<Placed>;

    void finish();
    void paginate();
    void addContents();
    double widthOf() const { return size.width() - 2 * kSide; }
    double highest() const { return size.height() - kTop - kFoot; }
    void paintFooter(QPainter &painter, int page) const;

    const ReportDocument document;
    const QSizeF size;
    mutable ColourGlyphs glyphs; // before the writer, whose strips use it
    PaperWriter writer;
    qsizetype nextBlock = -1; ///< the title comes first
    bool done = false;
    QList<PaperStrip> strips;
    QList<Page> pages;
    QList<Entry> entries;
    QList<Link> links;
    /// Page numbers of the contents, from 1: filled in when all is placed, drawn by strips made before.
    std::shared_ptr<QStringList> numbers = std::make_shared<QStringList>();
    qsizetype firstHeading = -1; ///< contents stand in front of it
};

void ReportPages::Private::paginate()
{
    pages.clear();
    entries.clear();
    double y = 0; // within the page's text
    const auto begin = [&] {
        pages.append(Page());
        y = 0;
    };
    const auto put = [&](qsizetype index) {
        const PaperStrip &strip = strips[index];
        if (!pages.last().isEmpty())
            y += strip.before;
        if (strip.headingLevel > 0)
            entries.append({strip.heading, strip.headingLevel, static_cast<int>(pages.size()) - 1, kTop + y});
        pages.last().append({index, kTop + y});
        y += strip.height;
    };
    begin();
    for (qsizetype i = 0; i < strips.size();) {
        // What stays together; a chain that no page could hold is placed like single strips.
        qsizetype end = i;
        double high = strips[i].height;
        while (strips[end].keepWithNext && end + 1 < strips.size()) {
            const double more = high + strips[end + 1].before + strips[end + 1].height;
            if (more > highest())
                break;
            high = more;
            ++end;
        }
        const bool empty = pages.last().isEmpty();
        if (!empty && y + strips[i].before + high > highest()) {
            begin();
            const int head = strips[i].head;
            if (head >= 0 && strips[head].height + high <= highest())
                put(head);
        }
        for (; i <= end; ++i)
            put(i);
    }
}

void ReportPages::Private::addContents()
{
    QList<Entry> listed;
    for (const Entry &entry : std::as_const(entries)) {
        if (entry.level <= 3)
            listed.append(entry);
    }
    if (listed.size() > kMostContents)
        listed.removeIf([](const Entry &entry) { return entry.level > 2; });
    if (listed.size() > kMostContents)
        listed.resize(kMostContents);
    if (pages.size() < kLeastPages || listed.size() < 3 || document.contents.isEmpty())
        return;
    const ReportColours &colours = reportColours(false);
    QList<PaperStrip> made;
    const auto title = std::make_shared<const PaperText>(
        firstCharacters(document.contents, 200).simplified(),
        PaperStyle{.size = 11.5, .pitch = 16, .colour = colours.text, .strong = true, .mostLines = 2}, widthOf(), glyphs);
    PaperStrip head{.before = 22, .height = title->height() + 2, .keepWithNext = true};
    head.text = title->text();
    head.paint = [title](QPainter &painter) { title->paint(painter, {0, 0}); };
    made.append(head);
    numbers->clear();
    for (qsizetype i = 0; i < listed.size(); ++i) {
        const Entry &entry = listed[i];
        const double left = entry.level > 2 ? 14 : 0;
        PaperStyle style{.size = 9.5, .pitch = 14.5, .colour = entry.level > 2 ? colours.text2 : colours.text, .mostLines = 2};
        const auto words = std::make_shared<const PaperText>(entry.text, style, widthOf() - left - 48, glyphs);
        PaperStrip strip{.before = entry.level > 2 || i == 0 ? 0.0 : 2.0, .height = words->height()};
        strip.text = entry.text;
        strip.paint = [words, left, i, style, shown = numbers, wide = widthOf(), glyphs_ = &glyphs,
                       line = colours.rule](QPainter &painter) {
            words->paint(painter, {left, 0});
            const PaperText number(shown->value(i), style, 40, *glyphs_);
            const double y = words->height() - style.pitch;
            number.paint(painter, {wide - number.naturalWidth(), y});
            painter.save();
            painter.setPen(QPen(QColor(line), 0.6, Qt::DotLine));
            const double from = left + words->naturalWidth() + 6;
            const double to = wide - number.naturalWidth() - 6;
            const double foot = y + words->firstBaseline() - 0.5;
            if (words->lineCount() == 1 && to > from)
                painter.drawLine(QPointF(from, foot), QPointF(to, foot));
            painter.restore();
        };
        made.append(strip);
    }
    made.last().height += 4;
    const qsizetype at = firstHeading;
    for (PaperStrip &strip : strips) {
        if (strip.head >= at)
            strip.head += static_cast<int>(made.size());
    }
    strips = strips.first(at) + made + strips.mid(at);
    paginate();
    const QLocale locale(document.language);
    QList<Entry> now = entries;
    now.removeIf([&](const Entry &entry) {
        return std::ranges::none_of(listed, [&](const Entry &e) { return e.level == entry.level; });
    });
    now.resize(std::min(now.size(), listed.size()));
    for (const Entry &entry : std::as_const(now))
        numbers->append(locale.toString(entry.page + 1));
    for (int page = 0; page < pages.size(); ++page) {
        for (const Placed &placed : std::as_const(pages[page])) {
            const qsizetype line = placed.strip - at - 1; // after their heading
            if (line >= 0 && line < now.size())
                links.append({page, QRectF(kSide, placed.y, widthOf(), strips[placed.strip].height), now[line]});
        }
    }
}

void ReportPages::Private::finish()
{
    strips = std::exchange(writer.strips(), {});
    const auto heading = std::ranges::find_if(strips, [](const PaperStrip &strip) { return strip.headingLevel > 0; });
    firstHeading = heading - strips.begin();
    paginate();
    addContents();
    done = true;
}

void ReportPages::Private::paintFooter(QPainter &painter, int page) const
{
    const ReportColours &colours = reportColours(false);
    PaperStyle style{.size = 8, .pitch = 12, .colour = colours.faint, .mostLines = 1};
    const QLocale locale(document.language);
    QString words = document.page;
    words.replace("%1"_L1, locale.toString(page + 1)).replace("%2"_L1, locale.toString(static_cast<int>(pages.size())));
    const PaperText number(words, style, 150, glyphs);
    const PaperText footer(firstCharacters(document.footer, 300).simplified(), style,
                           widthOf() - number.naturalWidth() - 20, glyphs);
    const double y = size.height() - kFooter;
    painter.fillRect(QRectF(kSide, y - 6, widthOf(), 0.5), QColor(colours.line));
    footer.paint(painter, {kSide, y});
    number.paint(painter, {size.width() - kSide - number.naturalWidth(), y});
}

ReportPages::ReportPages(ReportDocument document, ReportPaper paper)
    : d(std::make_unique<Private>(std::move(document), paper))
{
}

ReportPages::~ReportPages() = default;
ReportPages::ReportPages(ReportPages &&) noexcept = default;
ReportPages &ReportPages::operator=(ReportPages &&) noexcept = default;

bool ReportPages::layOut(std::chrono::milliseconds most)
{
    QElapsedTimer timer;
    timer.start();
    while (!d->done) {
        if (d->nextBlock < 0) {
            d->writer.writeTitle();
            d->nextBlock = 0;
        } else if (d->nextBlock < d->document.blocks.size()) {
            d->writer.write(d->document.blocks[d->nextBlock++]);
        } else {
            d->finish();
            break;
        }
        if (timer.elapsed() >= most.count())
            break;
    }
    return d->done;
}

void ReportPages::layOut()
{
    while (!layOut(std::chrono::hours(1))) { }
}

int ReportPages::count() const
{
    return static_cast<int>(d->pages.size());
}

QSizeF ReportPages::pageSize() const
{
    return d->size;
}

void ReportPages::paint(QPainter &painter, int page) const
{
    if (page < 0 || page >= count())
        return;
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(QRectF(QPointF(), d->size), QColor(reportColours(false).paper));
    painter.save();
    // Letters of some scripts reach far above their line: not into the margins.
    painter.setClipRect(QRectF(kSide - 4, kTop - 8, d->widthOf() + 8, d->highest() + 16));
    for (const Private::Placed &placed : d->pages[page]) {
        painter.save();
        painter.translate(kSide, placed.y);
        d->strips[placed.strip].paint(painter);
        painter.restore();
    }
    painter.restore();
    d->paintFooter(painter, page);
    painter.restore();
}

QString ReportPages::text(int page) const
{
    QStringList lines;
    if (page >= 0 && page < count()) {
        for (const Private::Placed &placed : d->pages[page]) {
            if (!d->strips[placed.strip].text.isEmpty())
                lines << d->strips[placed.strip].text;
        }
    }
    return lines.join(u'\n');
}

QList<ReportPages::Entry> ReportPages::entries() const
{
    return d->entries;
}

QList<ReportPages::Link> ReportPages::links() const
{
    return d->links;
}

const ReportDocument &ReportPages::document() const
{
    return d->document;
}

} // namespace bakeoff
