// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/htmlmarkdown.h"

#include "reports/harmlesstext.h"

#include <QHash>
#include <QUrl>

#include <md4c.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr unsigned kFlags = MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS
    | MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_TASKLISTS;
/// Lists and quotes in one another, as elements; what lies deeper stands on lines of its own. Browsers stop at some 500.
constexpr int kDeepest = 16;
constexpr qsizetype kLongestLink = 2'000;

/// "&amp;" and the like as HTML. Named ones are the browser's to know; a number could be any character.
QByteArray entityHtml(QByteArrayView entity)
{
    if (!entity.startsWith("&#"))
        return entity.toByteArray(); // '&', letters and digits, ';'
    const QByteArrayView digits = entity.sliced(2).chopped(1);
    const bool hex = digits.startsWith('x') || digits.startsWith('X');
    bool ok = false;
    const uint code = hex ? digits.sliced(1).toUInt(&ok, 16) : digits.toUInt(&ok, 10);
    if (!ok || code == 0 || code > QChar::LastValidCodePoint || QChar::isSurrogate(code))
        return QString(QChar(QChar::ReplacementCharacter)).toUtf8();
    const char32_t c = code;
    return htmlText(QString::fromUcs4(&c, 1));
}

QString attributeText(const MD_ATTRIBUTE &attribute)
{
    static const QHash<QByteArrayView, QChar> known{{"&amp;", u'&'}, {"&quot;", u'"'}, {"&apos;", u'\''}, {"&lt;", u'<'}, {"&gt;", u'>'}};
    QString text;
    if (!attribute.text || attribute.size == 0)
        return text;
    for (int i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
        const MD_OFFSET from = attribute.substr_offsets[i];
        const QByteArrayView part(attribute.text + from, qsizetype(attribute.substr_offsets[i + 1] - from));
        const auto entity = attribute.substr_types[i] == MD_TEXT_ENTITY ? known.constFind(part) : known.cend();
        if (entity != known.cend())
            text += *entity;
        else
            text += QString::fromUtf8(part);
    }
    return text;
}

/// The address as a quoted attribute may hold it; empty where nothing may lead there.
QByteArray linkHtml(const QString &address)
{
    if (address.size() > kLongestLink)
        return {};
    const QUrl url(address.trimmed());
    const bool web = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    // With a name before it ("https://bank.example@elsewhere") a host is not what it seems.
    if (!url.isValid() || !web || url.host().isEmpty() || !url.userInfo().isEmpty())
        return {};
    return htmlText(QString::fromLatin1(url.toEncoded()));
}

/// Receives md4c's calls and writes HTML.
class HtmlMarkdownWriter {
public:
    explicit HtmlMarkdownWriter(int headingLevel)
        : m_headingLevel(std::clamp(headingLevel, 1, 6))
    {
    }

    /// \return nothing where tables are the most of it: rows of a mark or two under a head of a hundred columns, which
    /// md4c fills up
    std::optional<QByteArray> run(const QByteArray &source, unsigned flags)
    {
        MD_PARSER parser{};
        parser.flags = flags;
        parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *self) {
            auto *writer = static_cast<HtmlMarkdownWriter *>(self);
            writer->enterBlock(type, detail);
            return writer->m_cells > writer->m_mostCells ? 1 : 0;
        };
        parser.leave_block = [](MD_BLOCKTYPE type, void *, void *self) {
            static_cast<HtmlMarkdownWriter *>(self)->leaveBlock(type);
            return 0;
        };
        parser.enter_span = [](MD_SPANTYPE type, void *detail, void *self) {
            static_cast<HtmlMarkdownWriter *>(self)->enterSpan(type, detail);
            return 0;
        };
        parser.leave_span = [](MD_SPANTYPE type, void *, void *self) {
            static_cast<HtmlMarkdownWriter *>(self)->leaveSpan(type);
            return 0;
        };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *self) {
            static_cast<HtmlMarkdownWriter *>(self)->text(type, QByteArrayView(text, qsizetype(size)));
            return 0;
        };
        m_out.reserve(source.size() + source.size() / 4);
        m_mostLinkBytes = 2 * source.size() + 65'536;
        m_mostCells = source.size() + 10'000;
        if (md_parse(source.data(), MD_SIZE(source.size()), &parser, this) != 0)
            return std::nullopt;
        return m_out;
    }

private:
    void put(QByteArrayView html)
    {
        if (m_waiting > 0)
            putCells();
        m_out += html;
    }

    /// Cells are written when something stands in them or behind them: a row of one mark in a table of a hundred columns
    /// stays short.
    void putCells()
    {
        if (!m_inRow)
            m_out += "<tr>";
        m_inRow = true;
        for (qsizetype column = m_column - m_waiting; column < m_column; ++column) {
            const MD_ALIGN align = m_aligns[static_cast<std::size_t>(column)];
            m_out += m_head ? "<th" : "<td";
            m_out += align == MD_ALIGN_RIGHT ? " class=\"r\">" : align == MD_ALIGN_CENTER ? " class=\"c\">" : ">";
            if (column + 1 < m_column)
                m_out += m_head ? "</th>" : "</td>";
        }
        m_waiting = 0;
        m_inCell = true;
    }

    void enterBlock(MD_BLOCKTYPE type, void *detail)
    {
        switch (type) {
        case MD_BLOCK_QUOTE:
            put(++m_depth <= kDeepest ? "<blockquote>" : "<br/>");
            break;
        case MD_BLOCK_UL:
            put(++m_depth <= kDeepest ? "<ul>" : "");
            break;
        case MD_BLOCK_OL: {
            const unsigned start = static_cast<MD_BLOCK_OL_DETAIL *>(detail)->start;
            if (++m_depth <= kDeepest)
                put(start == 1 ? QByteArray("<ol>") : QByteArray("<ol start=\"" + QByteArray::number(start) + "\">"));
            break;
        }
        case MD_BLOCK_LI: {
            const auto *item = static_cast<MD_BLOCK_LI_DETAIL *>(detail);
            if (m_depth > kDeepest)
                put("<br/>");
            else
                put(item->is_task ? "<li class=\"task\">" : "<li>");
            if (item->is_task)
                put(item->task_mark == ' ' ? "\u2610 " : "\u2611 ");
            break;
        }
        case MD_BLOCK_HR:
            put("<hr/>\n");
            break;
        case MD_BLOCK_H: {
            const auto level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL *>(detail)->level);
            m_heading = QByteArray::number(std::min(m_headingLevel + level - 1, 6));
            put("<h" + m_heading + " class=\"m" + QByteArray::number(std::min(level, 3)) + "\">");
            break;
        }
        case MD_BLOCK_CODE:
            put("<pre dir=\"ltr\"><code>");
            break;
        case MD_BLOCK_P:
            put("<p>");
            break;
        case MD_BLOCK_TABLE:
            put("<div class=\"box\"><table>\n");
            break;
        case MD_BLOCK_THEAD:
            put("<thead>");
            break;
        case MD_BLOCK_TBODY:
            put("<tbody>");
            break;
        case MD_BLOCK_TR:
            m_column = m_waiting = 0;
            m_inRow = false;
            break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD:
            m_head = type == MD_BLOCK_TH;
            if (m_head && m_column == 0)
                m_aligns.clear();
            if (m_head)
                m_aligns.push_back(static_cast<MD_BLOCK_TD_DETAIL *>(detail)->align);
            ++m_cells;
            ++m_column;
            ++m_waiting;
            m_inCell = false;
            if (m_head)
                putCells(); // every column has a head
            break;
        default:
            break;
        }
    }

    void leaveBlock(MD_BLOCKTYPE type)
    {
        switch (type) {
        case MD_BLOCK_QUOTE:
            put(m_depth-- <= kDeepest ? "</blockquote>\n" : "");
            break;
        case MD_BLOCK_UL:
            put(m_depth-- <= kDeepest ? "</ul>\n" : "");
            break;
        case MD_BLOCK_OL:
            put(m_depth-- <= kDeepest ? "</ol>\n" : "");
            break;
        case MD_BLOCK_LI:
            put(m_depth <= kDeepest ? "</li>\n" : "");
            break;
        case MD_BLOCK_H:
            put("</h" + m_heading + ">\n");
            break;
        case MD_BLOCK_CODE:
            put("</code></pre>\n");
            break;
        case MD_BLOCK_P:
            put("</p>\n");
            break;
        case MD_BLOCK_TABLE:
            put("</table></div>\n");
            break;
        case MD_BLOCK_THEAD:
            put("</thead>\n");
            break;
        case MD_BLOCK_TBODY:
            put("</tbody>");
            break;
        case MD_BLOCK_TR:
            m_waiting = 0;
            if (m_inRow)
                m_out += "</tr>\n";
            break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD:
            if (m_inCell)
                m_out += m_head ? "</th>" : "</td>";
            m_inCell = false;
            break;
        default:
            break;
        }
    }

    void enterSpan(MD_SPANTYPE type, void *detail)
    {
        if (type == MD_SPAN_IMG) {
            const QString address = attributeText(static_cast<MD_SPAN_IMG_DETAIL *>(detail)->src);
            openLink(m_image == 0 ? address : QString());
            if (m_image++ == 0) {
                put("<span class=\"image\">[");
                m_imageBegin = m_out.size();
                // Without a text of its own: the end of its address.
                m_imageName = address.startsWith("data:"_L1, Qt::CaseInsensitive) ? u"\u2026"_s : address.section(u'/', -1).left(200);
            }
            return;
        }
        if (m_image > 0)
            return; // the text for a picture has no look
        switch (type) {
        case MD_SPAN_EM:
            put("<em>");
            break;
        case MD_SPAN_STRONG:
            put("<strong>");
            break;
        case MD_SPAN_DEL:
            put("<s>");
            break;
        case MD_SPAN_CODE:
            put("<code>");
            break;
        case MD_SPAN_A:
            openLink(m_linkBytes > m_mostLinkBytes ? QString() : attributeText(static_cast<MD_SPAN_A_DETAIL *>(detail)->href));
            break;
        default:
            break;
        }
    }

    void leaveSpan(MD_SPANTYPE type)
    {
        if (type == MD_SPAN_IMG) {
            if (--m_image == 0) {
                if (m_out.size() == m_imageBegin)
                    put(htmlText(m_imageName));
                put("]</span>");
            }
            closeLink();
            return;
        }
        if (m_image > 0)
            return;
        switch (type) {
        case MD_SPAN_EM:
            put("</em>");
            break;
        case MD_SPAN_STRONG:
            put("</strong>");
            break;
        case MD_SPAN_DEL:
            put("</s>");
            break;
        case MD_SPAN_CODE:
            put("</code>");
            break;
        case MD_SPAN_A:
            closeLink();
            break;
        default:
            break;
        }
    }

    /// A link whose target can be seen by pointing at it; nothing inside of another link or for a target that is not
    /// allowed.
    void openLink(const QString &address)
    {
        const bool inside = std::ranges::find(m_links, true) != m_links.end();
        QByteArray target;
        if (!inside) {
            auto known = m_targets.constFind(address);
            if (known == m_targets.cend())
                known = m_targets.insert(address, linkHtml(address));
            target = *known;
        }
        // An address that stands there once can be named by every word.
        m_linkBytes += target.size();
        if (m_linkBytes > m_mostLinkBytes)
            target.clear();
        m_links.push_back(!target.isEmpty());
        if (!target.isEmpty())
            put("<a href=\"" + target + "\" title=\"" + target + "\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">");
    }

    void closeLink()
    {
        if (m_links.back())
            put("</a>");
        m_links.pop_back();
    }

    void text(MD_TEXTTYPE type, QByteArrayView bytes)
    {
        switch (type) {
        case MD_TEXT_BR:
            put("<br/>");
            break;
        case MD_TEXT_SOFTBR:
            put("\n");
            break;
        case MD_TEXT_ENTITY:
            put(entityHtml(bytes));
            break;
        case MD_TEXT_CODE:
            put(htmlEscaped(bytes));
            break;
        default: {
            // <br> is what tables use for a second line; all other HTML is text.
            QByteArray html = htmlEscaped(bytes);
            if (bytes.contains("<br"))
                html.replace("&lt;br&gt;", "<br/>").replace("&lt;br/&gt;", "<br/>").replace("&lt;br /&gt;", "<br/>");
            put(html);
        }
        }
    }

    QByteArray m_out;
    QByteArray m_heading;
    QString m_imageName;
    std::vector<bool> m_links;
    qsizetype m_imageBegin = 0;
    int m_headingLevel;
    std::vector<MD_ALIGN> m_aligns; ///< of the columns of the table
    qsizetype m_column = 0;
    qsizetype m_waiting = 0; ///< cells of the open row that are not written yet
    qsizetype m_cells = 0;
    qsizetype m_mostCells = 0;
    qsizetype m_linkBytes = 0;
    qsizetype m_mostLinkBytes = 0;
    QHash<QString, QByteArray> m_targets;
    int m_depth = 0;
    int m_image = 0;
    bool m_head = false;
    bool m_inRow = false;
    bool m_inCell = false;
};

} // namespace

QByteArray markdownToHtml(const QString &markdown, int headingLevel)
{
    const QByteArray source = harmlessText(markdown).toUtf8();
    if (const std::optional<QByteArray> html = HtmlMarkdownWriter(headingLevel).run(source, kFlags))
        return *html;
    return HtmlMarkdownWriter(headingLevel).run(source, kFlags & ~unsigned(MD_FLAG_TABLES)).value_or(QByteArray());
}

} // namespace bakeoff
