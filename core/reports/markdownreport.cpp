// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/markdownreport.h"

#include "reports/harmlesstext.h"
#include "reports/reportdocument.h"

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Values of a chart are told one by one as long as that is a list one reads.
constexpr qsizetype kMostTips = 24;
constexpr QChar kWordJoiner(0x2060);

/// Without ends of lines and other than single spaces. No-break spaces stay, as between a figure and its unit.
QString oneLine(const QString &plain)
{
    QString out;
    const QString text = harmlessText(plain).trimmed();
    out.reserve(text.size());
    for (const QChar c : text) {
        const bool space = c == u' ' || c == u'\n' || c == u'\t';
        if (!space)
            out += c;
        else if (!out.endsWith(u' '))
            out += u' ';
    }
    return out;
}

/// One line of text in which nothing has a meaning in Markdown.
/// \param begins it stands at the beginning of a line
QString escaped(const QString &plain, bool begins = false)
{
    const QString text = oneLine(plain);
    QString out;
    out.reserve(text.size() + text.size() / 8);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const QChar next = i + 1 < text.size() ? text[i + 1] : QChar();
        switch (c.unicode()) {
        case u'\\':
        case u'`':
        case u'*':
        case u'_':
        case u'[':
        case u']':
        case u'<':
        case u'>':
        case u'|':
        case u'~':
        case u'&':
            out += u'\\';
            out += c;
            break;
        case u'$': // a formula, but for an amount
            if (!next.isDigit())
                out += u'\\';
            out += c;
            break;
        case u':': // "https://"
            if (next == u'/')
                out += u'\\';
            out += c;
            break;
        case u'.': // "www."
            if (out.endsWith("www"_L1, Qt::CaseInsensitive))
                out += u'\\';
            out += c;
            break;
        case u'@': // somebody's name or mail
        case u'#': // an issue's number
            out += c;
            if (c == u'#' ? next.isDigit() : next.isLetterOrNumber() || next == u'_' || next == u'-')
                out += kWordJoiner;
            break;
        default:
            out += c;
        }
    }
    if (begins && !out.isEmpty()) {
        // What would begin a heading, list, underline or rule.
        const qsizetype digits = std::ranges::find_if_not(out, [](QChar c) { return c >= u'0' && c <= u'9'; }) - out.begin();
        if (QStringView(u"#+-=").contains(out[0]))
            out.prepend(u'\\');
        else if (digits > 0 && digits < out.size() && (out[digits] == u'.' || out[digits] == u')'))
            out.insert(digits, u'\\');
    }
    return out;
}

QString code(const QString &plain)
{
    const QString text = oneLine(plain);
    if (text.isEmpty())
        return {};
    qsizetype longest = 0, run = 0;
    for (const QChar c : text) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const QString fence(longest + 1, u'`');
    const QString edge = text.startsWith(u'`') || text.endsWith(u'`') ? u" "_s : QString();
    return fence + edge + text + edge + fence;
}

/// Emphasis holds only where neither of its ends is between a word and a sign.
QString strong(const QString &plain)
{
    const QString text = escaped(plain);
    return text.isEmpty() ? QString() : u"**"_s + text + u"**"_s;
}

QString textOf(const ReportText &text, bool begins)
{
    using Style = ReportText::Span::Style;
    QString out;
    for (qsizetype i = 0; i < text.spans.size(); ++i) {
        const ReportText::Span &span = text.spans[i];
        if (span.text.isEmpty())
            continue;
        // escaped() takes the spaces at the ends, which part this span from its neighbours.
        if (span.text.front().isSpace() && !out.isEmpty() && !out.endsWith(u' '))
            out += u' ';
        switch (span.style) {
        case Style::Strong: {
            const QString trimmed = span.text.trimmed();
            const bool wordBefore = !out.isEmpty() && !out.back().isSpace();
            const bool wordAfter = i + 1 < text.spans.size() && !text.spans[i + 1].text.isEmpty()
                && !text.spans[i + 1].text.front().isSpace() && !span.text.back().isSpace();
            const bool holds = !trimmed.isEmpty() && (!wordBefore || trimmed.front().isLetterOrNumber())
                && (!wordAfter || trimmed.back().isLetterOrNumber());
            out += holds ? strong(span.text) : escaped(span.text, begins && out.isEmpty());
            break;
        }
        case Style::Code:
            out += code(span.text);
            break;
        case Style::Plain:
        case Style::Faint:
            out += escaped(span.text, begins && out.isEmpty());
            break;
        }
        if (span.text.back().isSpace() && !out.isEmpty() && !out.endsWith(u' '))
            out += u' ';
    }
    return out.trimmed();
}

/// Text as it was written, in a block that it cannot leave.
QString fenced(const QString &plain)
{
    QString text = harmlessText(plain);
    while (text.endsWith(u'\n'))
        text.chop(1);
    qsizetype longest = 2, run = 0;
    for (const QChar c : std::as_const(text)) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const QString fence(longest + 1, u'`');
    return fence + u"\n"_s + text + (text.isEmpty() ? u""_s : u"\n"_s) + fence + u"\n\n"_s;
}

QString headingText(const QString &plain)
{
    QString text = escaped(plain);
    if (text.endsWith(u'#')) // would close the heading
        text.insert(text.size() - 1, u'\\');
    return text;
}

class MarkdownReportWriter {
public:
    QByteArray write(const ReportDocument &document)
    {
        line(u"# "_s + headingText(document.title));
        line(escaped(document.subtitle, true));
        for (const ReportBlock &block : document.blocks)
            std::visit([this](const auto &part) { write(part); }, block);
        if (!document.footer.isEmpty())
            line(u"---\n\n"_s + escaped(document.footer, true));
        while (m_out.endsWith("\n\n"_L1))
            m_out.chop(1);
        return m_out.toUtf8();
    }

private:
    void line(const QString &text)
    {
        if (!text.isEmpty())
            m_out += text + u"\n\n"_s;
    }

    void write(const ReportHeading &heading)
    {
        m_level = std::clamp(heading.level, 2, 4);
        line(QString(m_level, u'#') + u' ' + headingText(heading.text));
    }

    void write(const ReportParagraph &paragraph) { line(textOf(paragraph.text, true)); }

    void write(const ReportFacts &facts)
    {
        for (const ReportFacts::Fact &fact : facts.facts) {
            const QString name = escaped(fact.name);
            m_out += name.isEmpty() ? u"- "_s : u"- **"_s + name + u":** "_s;
            m_out += textOf(fact.value, name.isEmpty()) + u'\n';
        }
        if (!facts.facts.isEmpty())
            m_out += u'\n';
    }

    void write(const ReportTable &table)
    {
        if (table.columns.isEmpty() || table.rows.isEmpty())
            return;
        QString under;
        m_out += u'|';
        for (const ReportTable::Column &column : table.columns) {
            const QString unit = escaped(column.unit);
            m_out += u' ' + escaped(column.title) + (unit.isEmpty() ? QString() : u' ' + unit) + u" |"_s;
            under += column.figure ? u" ---: |"_s : u" --- |"_s;
        }
        m_out += u"\n|"_s + under + u'\n';
        for (const QList<ReportCell> &row : table.rows) {
            m_out += u'|';
            for (qsizetype i = 0; i < table.columns.size(); ++i) {
                const ReportCell cell = i < row.size() ? row[i] : ReportCell();
                m_out += u' ' + (cell.best ? strong(cell.text) : escaped(cell.text)) + u" |"_s;
            }
            m_out += u'\n';
        }
        m_out += u'\n';
    }

    /// The finding, then the values where they have sentences of their own.
    void write(const ReportChart &part)
    {
        const Chart &chart = part.chart;
        QString words = escaped(chart.title);
        if (!words.isEmpty())
            words = u"**"_s + words + u"**"_s;
        if (!chart.description.isEmpty())
            words += (words.isEmpty() ? u""_s : u" \u2013 "_s) + escaped(chart.description, words.isEmpty());
        line(words);
        QStringList tips;
        for (const ChartSeries &series : chart.series) {
            if (!series.tip.isEmpty())
                tips.append(escaped(series.tip, true));
            for (const ChartValue &value : series.values) {
                if (!value.tip.isEmpty())
                    tips.append(escaped(value.tip, true));
            }
        }
        if (!tips.isEmpty() && tips.size() <= kMostTips)
            line(u"- "_s + tips.join(u"\n- "_s));
        line(escaped(part.caption, true));
    }

    void write(const ReportAnswers &part)
    {
        asked(part.systemName, part.system);
        asked(part.promptName, part.prompt);
        for (const ReportAnswers::Answer &answer : part.answers) {
            line(QString(std::min(m_level + 1, 6), u'#') + u' ' + headingText(answer.name));
            line(escaped(answer.figures, true));
            m_out += fenced(answer.markdown);
            line(escaped(answer.differenceNote, true));
        }
    }

    void asked(const QString &name, const QString &text)
    {
        if (text.isEmpty())
            return;
        line(strong(name));
        m_out += fenced(text);
    }

    void write(const ReportMediaGrid &grid)
    {
        for (const ReportMediaGrid::Item &item : grid.items) {
            const QString caption = escaped(item.caption);
            m_out += u"- "_s + escaped(item.name, true) + (caption.isEmpty() ? QString() : u": "_s + caption) + u'\n';
        }
        if (!grid.items.isEmpty())
            m_out += u'\n';
    }

    QString m_out;
    int m_level = 1; ///< of the heading above
};

} // namespace

QByteArray reportToMarkdown(const ReportDocument &document)
{
    return MarkdownReportWriter().write(document);
}

} // namespace bakeoff
