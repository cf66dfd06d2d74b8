// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/markdowncollector.h"

#include <QCoreApplication>
#include <QHash>
#include <QTextDocument>

#include <md4c.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

using Kind = MarkdownBlock::Kind;

constexpr unsigned kInlineFlags = MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEURLAUTOLINKS
                                  | MD_FLAG_PERMISSIVEWWWAUTOLINKS | MD_FLAG_NOHTML;
constexpr unsigned kFlags = kInlineFlags | MD_FLAG_TABLES | MD_FLAG_TASKLISTS;

/// "&amp;" and the like as text; a name that HTML doesn't know stays as it is.
QString entityText(QByteArrayView entity)
{
    if (entity.startsWith("&#")) {
        const QByteArrayView digits = entity.sliced(2).chopped(1);
        bool ok = false;
        const uint code = digits.startsWith('x') || digits.startsWith('X') ? digits.sliced(1).toUInt(&ok, 16)
                                                                            : digits.toUInt(&ok, 10);
        if (!ok || code == 0 || code > QChar::LastValidCodePoint || QChar::isSurrogate(code))
            return QString(QChar::ReplacementCharacter);
        const char32_t c = code;
        return safeText(QString::fromUcs4(&c, 1));
    }
    static thread_local QHash<QByteArray, QString> known{
        {"&amp;"_ba, u"&"_s}, {"&lt;"_ba, u"<"_s},      {"&gt;"_ba, u">"_s},
        {"&quot;"_ba, u"\""_s}, {"&nbsp;"_ba, u"\u00a0"_s}, {"&apos;"_ba, u"'"_s},
    };
    const QByteArray key = entity.toByteArray();
    const auto it = known.constFind(key);
    if (it != known.cend())
        return *it;
    QTextDocument document; // Qt's own table of HTML entities
    document.setHtml(QString::fromUtf8(key));
    const QString text = safeText(document.toPlainText());
    const QString result = text.isEmpty() ? QString::fromUtf8(key) : text;
    if (known.size() < 300)
        known.insert(key, result);
    return result;
}

QString attributeText(const MD_ATTRIBUTE &attribute)
{
    QString text;
    if (attribute.text == nullptr || attribute.size == 0)
        return text;
    for (int i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
        const MD_OFFSET from = attribute.substr_offsets[i];
        const MD_OFFSET to = attribute.substr_offsets[i + 1];
        const QByteArrayView part(attribute.text + from, qsizetype(to - from));
        if (attribute.substr_types[i] == MD_TEXT_ENTITY)
            text += entityText(part);
        else if (attribute.substr_types[i] == MD_TEXT_NULLCHAR)
            text += QChar::ReplacementCharacter;
        else
            text += QString::fromUtf8(part);
    }
    return safeText(text);
}

/// Follows the replacement of the text [`at`, `end`) by one character.
void shiftOrigins(std::vector<MarkdownOrigin> &origins, QByteArrayView source, qsizetype at, qsizetype end)
{
    std::vector<MarkdownOrigin> shifted;
    shifted.reserve(origins.size() + 1);
    for (MarkdownOrigin origin : origins) {
        const qsizetype last = origin.text + origin.units;
        if (origin.text >= end) {
            origin.text -= end - at - 1;
            shifted.push_back(origin);
            continue;
        }
        if (origin.text < at)
            shifted.push_back({origin.text, origin.source, std::min(last, at) - origin.text});
        if (last > end)
            shifted.push_back({at + 1, origin.sourceOf(end, source), last - end});
    }
    origins = std::move(shifted);
}

/// Turns <br>, which tables use for a second line, into a line break; all other HTML stays text.
void breakLines(MarkdownBlock &block, QByteArrayView source, std::vector<MarkdownOrigin> *origins)
{
    qsizetype at = 0;
    while ((at = block.text.indexOf("<br"_L1, at, Qt::CaseInsensitive)) >= 0) {
        qsizetype end = at + 3;
        while (end < block.text.size() && (block.text[end] == u' ' || block.text[end] == u'/'))
            ++end;
        const bool code = std::ranges::any_of(block.runs, [at](const MarkdownRun &run) {
            return (run.styles & MarkdownRun::Code) && at >= run.start && at < run.start + run.length;
        });
        if (end >= block.text.size() || block.text[end] != u'>' || code) {
            at += 3;
            continue;
        }
        ++end;
        const auto removed = qint32(end - at - 1);
        block.text.replace(at, end - at, QChar(QChar::LineSeparator));
        const auto shift = [at, end, removed](qint32 position) {
            return position >= end ? position - removed : std::min<qint32>(position, qint32(at) + 1);
        };
        for (MarkdownRun &run : block.runs) {
            const qint32 last = shift(run.start + run.length);
            run.start = shift(run.start);
            run.length = last - run.start;
        }
        for (qint32 &cell : block.cells)
            cell = shift(cell);
        if (origins)
            shiftOrigins(*origins, source, at, end);
        ++at;
    }
}

/// Receives md4c's calls and writes the flat list.
class Collector {
public:
    /// \param segmented cut what is longer than kSegmentAbove
    Collector(QByteArrayView source, QList<MarkdownBlock> &out, bool segmented, std::vector<MarkdownOrigin> *origins)
        : m_source(source), m_out(out), m_origins(origins), m_segmented(segmented)
    {
    }

    void run(unsigned flags)
    {
        MD_PARSER parser{};
        parser.flags = flags;
        parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *self) {
            static_cast<Collector *>(self)->enterBlock(type, detail);
            return 0;
        };
        parser.leave_block = [](MD_BLOCKTYPE type, void *, void *self) {
            static_cast<Collector *>(self)->leaveBlock(type);
            return 0;
        };
        parser.enter_span = [](MD_SPANTYPE type, void *detail, void *self) {
            static_cast<Collector *>(self)->enterSpan(type, detail);
            return 0;
        };
        parser.leave_span = [](MD_SPANTYPE type, void *, void *self) {
            static_cast<Collector *>(self)->leaveSpan(type);
            return 0;
        };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *self) {
            static_cast<Collector *>(self)->text(type, QByteArrayView(text, qsizetype(size)));
            return 0;
        };
        md_parse(m_source.data(), MD_SIZE(m_source.size()), &parser, this);
    }

private:
    struct List {
        bool ordered = false;
        quint32 next = 1;
    };

    void enterBlock(MD_BLOCKTYPE type, void *detail)
    {
        switch (type) {
        case MD_BLOCK_QUOTE:
            endLeaf();
            m_marks.push_back({0, MarkdownMark::Type::Quote, MarkdownMark::Task::None, true});
            break;
        case MD_BLOCK_UL:
            endLeaf();
            m_lists.push_back({false, 1});
            break;
        case MD_BLOCK_OL:
            endLeaf();
            m_lists.push_back({true, static_cast<MD_BLOCK_OL_DETAIL *>(detail)->start});
            break;
        case MD_BLOCK_LI: {
            endLeaf();
            const auto *item = static_cast<MD_BLOCK_LI_DETAIL *>(detail);
            MarkdownMark mark;
            mark.opens = true;
            List &list = m_lists.back();
            mark.type = list.ordered ? MarkdownMark::Type::Ordered : MarkdownMark::Type::Bullet;
            mark.number = list.ordered ? list.next++ : 0;
            if (item->is_task)
                mark.task = item->task_mark == ' ' ? MarkdownMark::Task::Open : MarkdownMark::Task::Done;
            m_marks.push_back(mark);
            break;
        }
        case MD_BLOCK_HR:
            beginLeaf(Kind::Rule);
            break;
        case MD_BLOCK_H:
            beginLeaf(Kind::Heading);
            m_leaf.level = quint8(static_cast<MD_BLOCK_H_DETAIL *>(detail)->level);
            break;
        case MD_BLOCK_CODE:
            beginLeaf(Kind::Code);
            m_leaf.info = attributeText(static_cast<MD_BLOCK_CODE_DETAIL *>(detail)->lang);
            break;
        case MD_BLOCK_P:
            beginLeaf(Kind::Paragraph);
            break;
        case MD_BLOCK_TABLE:
            endLeaf();
            m_rows = 0;
            break;
        case MD_BLOCK_TR:
            beginLeaf(Kind::TableRow);
            m_leaf.level = m_rows > 0 ? 1 : 0;
            m_leaf.join = m_rows > 0 ? MarkdownBlock::Join::Line : MarkdownBlock::Join::Start;
            ++m_rows;
            break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD: {
            if (!m_leaf.cells.isEmpty())
                m_leaf.text += u'\t';
            switch (static_cast<MD_BLOCK_TD_DETAIL *>(detail)->align) {
            case MD_ALIGN_LEFT:
                m_leaf.align += 'l';
                break;
            case MD_ALIGN_CENTER:
                m_leaf.align += 'c';
                break;
            case MD_ALIGN_RIGHT:
                m_leaf.align += 'r';
                break;
            default:
                m_leaf.align += '-';
            }
            break;
        }
        default:
            break;
        }
    }

    void leaveBlock(MD_BLOCKTYPE type)
    {
        switch (type) {
        case MD_BLOCK_QUOTE:
            endLeaf();
            m_marks.pop_back();
            break;
        case MD_BLOCK_UL:
        case MD_BLOCK_OL:
            m_lists.pop_back();
            break;
        case MD_BLOCK_LI:
            endLeaf();
            if (m_marks.back().opens) {
                beginLeaf(Kind::Item);
                endLeaf();
            }
            m_marks.pop_back();
            break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD:
            m_leaf.cells.append(qint32(m_leaf.text.size()));
            break;
        case MD_BLOCK_HR:
        case MD_BLOCK_H:
        case MD_BLOCK_CODE:
        case MD_BLOCK_P:
        case MD_BLOCK_TR:
        case MD_BLOCK_DOC:
            endLeaf();
            break;
        default:
            break;
        }
    }

    void beginLeaf(Kind kind)
    {
        endLeaf();
        m_leaf = {};
        m_leaf.kind = kind;
        m_open = true;
        for (MarkdownMark &mark : m_marks) {
            if (m_leaf.marks.size() < kMarkdownDepth)
                m_leaf.marks.append(mark);
            mark.opens = false;
        }
    }

    void endLeaf()
    {
        if (!m_open)
            return;
        m_open = false;
        if (m_leaf.kind == Kind::Code) {
            endCode();
            return;
        }
        breakLines(m_leaf, m_source, m_origins);
        if (m_segmented)
            appendSegmented(m_out, std::move(m_leaf));
        else
            m_out.append(std::move(m_leaf));
    }

    void endCode()
    {
        QStringView rest = m_leaf.text;
        MarkdownBlock line = m_leaf;
        do {
            const qsizetype end = rest.indexOf(u'\n');
            line.text = (end < 0 ? rest : rest.first(end)).toString();
            rest = end < 0 ? QStringView() : rest.sliced(end + 1);
            appendSegmented(m_out, line);
            line.join = MarkdownBlock::Join::Line;
            for (MarkdownMark &mark : line.marks)
                mark.opens = false;
        } while (!rest.isEmpty());
    }

    void enterSpan(MD_SPANTYPE type, void *detail)
    {
        openImplicitParagraph();
        switch (type) {
        case MD_SPAN_EM:
            ++m_emphasis;
            break;
        case MD_SPAN_STRONG:
            ++m_strong;
            break;
        case MD_SPAN_DEL:
            ++m_strike;
            break;
        case MD_SPAN_CODE:
            ++m_code;
            break;
        case MD_SPAN_A:
            m_targets.push_back(attributeText(static_cast<MD_SPAN_A_DETAIL *>(detail)->href));
            ++m_link;
            break;
        case MD_SPAN_IMG:
            m_targets.push_back(attributeText(static_cast<MD_SPAN_IMG_DETAIL *>(detail)->src));
            ++m_image;
            // Never fetched: a word to open it in the browser, and what it shows.
            add(QCoreApplication::translate("AnswerFlow", "Open image") + u": "_s);
            m_imageStart = m_leaf.text.size();
            break;
        default:
            break;
        }
    }

    void leaveSpan(MD_SPANTYPE type)
    {
        switch (type) {
        case MD_SPAN_EM:
            --m_emphasis;
            break;
        case MD_SPAN_STRONG:
            --m_strong;
            break;
        case MD_SPAN_DEL:
            --m_strike;
            break;
        case MD_SPAN_CODE:
            --m_code;
            break;
        case MD_SPAN_A:
            --m_link;
            m_targets.pop_back();
            break;
        case MD_SPAN_IMG:
            if (m_leaf.text.size() == m_imageStart) { // no alternative text: the end of its address
                const QString address = m_targets.back();
                add(address.startsWith("data:"_L1) ? u"\u2026"_s : address.section(u'/', -1));
            }
            --m_image;
            m_targets.pop_back();
            break;
        default:
            break;
        }
    }

    qint32 targetIndex(const QString &address)
    {
        const qsizetype known = m_leaf.targets.indexOf(address);
        if (known >= 0)
            return qint32(known);
        m_leaf.targets.append(address);
        return qint32(m_leaf.targets.size() - 1);
    }

    /// In a tight list md4c gives the text of an item without a paragraph around it.
    void openImplicitParagraph()
    {
        if (!m_open)
            beginLeaf(Kind::Paragraph);
    }

    void text(MD_TEXTTYPE type, QByteArrayView bytes)
    {
        openImplicitParagraph();
        switch (type) {
        case MD_TEXT_NULLCHAR:
            add(QString(QChar::ReplacementCharacter));
            break;
        case MD_TEXT_BR:
            add(QString(QChar(QChar::LineSeparator)));
            break;
        case MD_TEXT_SOFTBR:
            add(u" "_s);
            break;
        case MD_TEXT_ENTITY:
            add(entityText(bytes));
            break;
        default: {
            const QString shown = safeText(QString::fromUtf8(bytes));
            if (m_origins && bytes.data() >= m_source.data() && bytes.data() < m_source.data() + m_source.size())
                m_origins->push_back({m_leaf.text.size(), bytes.data() - m_source.data(), shown.size()});
            add(shown);
        }
        }
    }

    void add(const QString &shown)
    {
        const auto start = qint32(m_leaf.text.size());
        m_leaf.text += shown;
        if (m_leaf.kind == Kind::Code)
            return;
        quint16 styles = 0;
        if (m_strong > 0)
            styles |= MarkdownRun::Strong;
        if (m_emphasis > 0)
            styles |= MarkdownRun::Emphasis;
        if (m_code > 0)
            styles |= MarkdownRun::Code;
        if (m_strike > 0)
            styles |= MarkdownRun::Strike;
        if (m_link > 0)
            styles |= MarkdownRun::Link;
        if (m_image > 0)
            styles |= MarkdownRun::Image;
        if (styles == 0 || shown.isEmpty())
            return;
        const qint32 target = m_targets.empty() ? -1 : targetIndex(m_targets.back());
        if (!m_leaf.runs.isEmpty()) {
            MarkdownRun &last = m_leaf.runs.last();
            if (last.styles == styles && last.target == target && last.start + last.length == start) {
                last.length += qint32(shown.size());
                return;
            }
        }
        m_leaf.runs.append({start, qint32(shown.size()), target, styles});
    }

    QByteArrayView m_source;
    QList<MarkdownBlock> &m_out;
    std::vector<MarkdownOrigin> *m_origins;
    std::vector<MarkdownMark> m_marks;
    std::vector<List> m_lists;
    std::vector<QString> m_targets;
    MarkdownBlock m_leaf;
    qsizetype m_imageStart = 0;
    int m_rows = 0;
    int m_strong = 0, m_emphasis = 0, m_code = 0, m_strike = 0, m_link = 0, m_image = 0;
    bool m_open = false;
    bool m_segmented = true;
};

} // namespace

qsizetype MarkdownOrigin::sourceOf(qsizetype position, QByteArrayView bytes) const
{
    qsizetype at = source;
    for (qsizetype unit = text; unit < position && at < bytes.size(); ++unit) {
        const auto lead = uchar(bytes[at]);
        at += lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (lead >= 0xf0)
            ++unit; // two units in UTF-16
    }
    return at;
}

QList<MarkdownBlock> parseMarkdown(QByteArrayView source)
{
    QList<MarkdownBlock> blocks;
    Collector(source, blocks, true, nullptr).run(kFlags);
    return blocks;
}

bool parseInline(QByteArrayView paragraph, MarkdownBlock &block, qsizetype skip, std::vector<MarkdownOrigin> *origins)
{
    QList<MarkdownBlock> parsed;
    Collector(paragraph, parsed, false, origins).run(kInlineFlags);
    if (parsed.isEmpty())
        return false;
    MarkdownBlock whole = std::move(parsed.first());
    if (skip > 0) {
        whole = slicedBlock(whole, std::min(skip, whole.text.size()), whole.text.size());
        if (origins) {
            for (MarkdownOrigin &origin : *origins)
                origin.text -= skip;
        }
    }
    block.text = whole.text;
    block.runs = whole.runs;
    block.targets = whole.targets;
    return true;
}

bool parseTableRow(QByteArrayView table, MarkdownBlock &block)
{
    QList<MarkdownBlock> parsed;
    Collector(table, parsed, false, nullptr).run(kFlags);
    if (parsed.isEmpty() || parsed.last().kind != Kind::TableRow)
        return false;
    const MarkdownBlock &row = parsed.last();
    block.text = row.text;
    block.runs = row.runs;
    block.targets = row.targets;
    block.cells = row.cells;
    block.align = row.align;
    return true;
}

} // namespace bakeoff
