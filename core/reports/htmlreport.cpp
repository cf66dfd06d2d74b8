// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/htmlreport.h"

#include "reports/chartlayout.h"
#include "reports/harmlesstext.h"
#include "reports/htmlmarkdown.h"
#include "reports/htmlstyle.h"
#include "reports/reportdocument.h"

#include <QCryptographicHash>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// px of the charts: as wide as the text, and for a telephone.
constexpr QSizeF kWideChart(798, 330);
constexpr QSizeF kSmallChart(430, 330);
constexpr qsizetype kFewColumns = 4;
/// Letters beside each other, with what lies between the columns, from which on a table takes smaller ones.
constexpr qsizetype kMostLetters = 100;
/// Contents name level 3 too as long as they stay on a glance.
constexpr qsizetype kShortContents = 20;

QByteArray hashOf(const QByteArray &bytes)
{
    return "'sha256-" + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toBase64() + '\'';
}

/// Custom properties of the style sheet in place of colours: the same picture in light and dark.
ChartColours namedColours()
{
    ChartColours colours{u"var(--text)"_s, u"var(--faint)"_s, u"var(--line)"_s, u"var(--paper)"_s,
                         u"var(--accent)"_s, u"var(--note)"_s, {}};
    for (int i = 0; i < 8; ++i)
        colours.looks.append(u"var(--look%1)"_s.arg(i));
    return colours;
}

Chart harmless(Chart chart)
{
    chart.title = harmlessText(chart.title);
    chart.description = harmlessText(chart.description);
    for (ChartAxis *axis : {&chart.x, &chart.y}) {
        axis->title = harmlessText(axis->title);
        axis->zero = harmlessText(axis->zero);
        for (ChartTick &tick : axis->ticks)
            tick.text = harmlessText(tick.text);
    }
    for (ChartSeries &series : chart.series) {
        for (QString *text : {&series.name, &series.note, &series.figure, &series.tip})
            *text = harmlessText(*text);
        for (ChartValue &value : series.values) {
            value.tip = harmlessText(value.tip);
            value.note = harmlessText(value.note);
        }
    }
    for (ChartTick &note : chart.notes)
        note.text = harmlessText(note.text);
    return chart;
}

/// Text that may stand in a line with others: apart where it runs from right to left, so that it orders nothing but
/// itself.
QByteArray isolated(const QString &text)
{
    const bool rightToLeft = std::ranges::any_of(text, [](QChar c) {
        const QChar::Direction direction = c.direction();
        return direction == QChar::DirR || direction == QChar::DirAL || c.isSurrogate() || c.unicode() == 0x200f;
    });
    return rightToLeft ? QByteArray("<bdi>" + htmlText(text) + "</bdi>") : htmlText(text);
}

/// Does a table need smaller letters to stand on the page? Figures have one line, words can be broken.
bool isCrowded(const ReportTable &table)
{
    constexpr qsizetype between = 2;
    constexpr qsizetype nameLetters = 24; ///< of the first column at least
    constexpr qsizetype mostOfWords = 18; ///< that a column of words needs
    qsizetype letters = 0;
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        const ReportTable::Column &column = table.columns[i];
        qsizetype longest = std::max(column.title.size(), column.unit.size());
        for (const QList<ReportCell> &row : table.rows) {
            if (i < row.size() && !row[i].faint) // those can be broken: "n too small"
                longest = std::max(longest, row[i].text.size());
        }
        if (!column.figure)
            longest = std::min(longest, mostOfWords);
        letters += (i == 0 ? std::max(longest, nameLetters) : longest) + between;
    }
    return letters > kMostLetters;
}

class HtmlReportWriter {
public:
    explicit HtmlReportWriter(const ReportDocument &document)
        : m_document(document)
    {
    }

    QByteArray write()
    {
        const QByteArray style = htmlReportStyle();
        const QByteArray script = htmlReportScript();
        const bool rightToLeft = QLocale(m_document.language).textDirection() == Qt::RightToLeft;
        m_out = "<!DOCTYPE html>\n<html lang=\"" + language() + '"' + (rightToLeft ? " dir=\"rtl\"" : "") + ">\n<head>\n"
                "<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                "style-src " + hashOf(style) + "; script-src " + hashOf(script) + "; base-uri 'none'; form-action 'none'\"/>\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                "<meta name=\"color-scheme\" content=\"light dark\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n"
                "<meta name=\"generator\" content=\"Bakeoff\"/>\n";
        if (!m_document.subtitle.isEmpty())
            m_out += "<meta name=\"description\" content=\"" + htmlText(m_document.subtitle) + "\"/>\n";
        m_out += "<title>" + htmlText(m_document.title) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n<main>\n";
        m_out += "<h1 dir=\"auto\">" + htmlText(m_document.title) + "</h1>\n";
        if (!m_document.subtitle.isEmpty())
            m_out += "<p class=\"sub\">" + htmlText(m_document.subtitle) + "</p>\n";
        bool contents = false;
        for (const ReportBlock &block : m_document.blocks) {
            // Question and conclusion first; then what else there is.
            if (!contents && std::holds_alternative<ReportHeading>(block)) {
                contents = true;
                writeContents();
            }
            std::visit([this](const auto &part) { write(part); }, block);
        }
        if (!m_document.footer.isEmpty())
            m_out += "<footer>" + htmlText(m_document.footer) + "</footer>\n";
        m_out += "</main>\n<script>" + script + "</script>\n</body>\n</html>\n";
        return m_out;
    }

private:
    QByteArray language() const
    {
        const QByteArray name = m_document.language.toLatin1();
        const bool valid = !name.isEmpty() && std::ranges::all_of(name, [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
        });
        return valid ? name : "en"_ba;
    }

    static QByteArray anchor(int number) { return "section-" + QByteArray::number(number); }

    static QByteArray textOf(const ReportText &text)
    {
        using Style = ReportText::Span::Style;
        QByteArray html;
        for (const ReportText::Span &span : text.spans) {
            const QByteArray words = text.spans.size() > 1 ? isolated(span.text) : htmlText(span.text);
            switch (span.style) {
            case Style::Plain:
                html += words;
                break;
            case Style::Strong:
                html += "<strong>" + words + "</strong>";
                break;
            case Style::Faint:
                html += "<span class=\"faint\">" + words + "</span>";
                break;
            case Style::Code:
                html += "<code>" + words + "</code>";
                break;
            }
        }
        return html;
    }

    void writeContents()
    {
        if (m_document.contents.isEmpty())
            return;
        QList<const ReportHeading *> headings;
        qsizetype first = 0, second = 0;
        for (const ReportBlock &block : m_document.blocks) {
            if (const auto *heading = std::get_if<ReportHeading>(&block)) {
                headings.append(heading);
                first += heading->level <= 2;
                second += heading->level == 3;
            }
        }
        if (first < 2)
            return;
        const int deepest = first + second <= kShortContents ? 3 : 2;
        m_out += "<nav aria-label=\"" + htmlText(m_document.contents) + "\">\n<p>" + htmlText(m_document.contents) + "</p>\n<ol>\n";
        for (int i = 0; i < headings.size(); ++i) {
            const ReportHeading &heading = *headings[i];
            if (heading.level <= deepest) {
                m_out += (heading.level > 2 ? "<li class=\"deeper\"><a href=\"#" : "<li><a href=\"#") + anchor(i) + "\">"
                    + isolated(heading.text) + "</a></li>\n";
            }
        }
        m_out += "</ol>\n</nav>\n";
    }

    void write(const ReportHeading &heading)
    {
        m_level = std::clamp(heading.level, 2, 4);
        const QByteArray tag = 'h' + QByteArray::number(m_level);
        m_out += '<' + tag + " id=\"" + anchor(m_headings++) + "\" dir=\"auto\">" + htmlText(heading.text) + "</" + tag + ">\n";
    }

    void write(const ReportParagraph &paragraph)
    {
        m_out += (paragraph.note ? "<p class=\"note\">" : "<p>") + textOf(paragraph.text) + "</p>\n";
    }

    void write(const ReportFacts &facts)
    {
        if (facts.facts.isEmpty())
            return;
        m_out += "<dl class=\"facts\">\n";
        for (const ReportFacts::Fact &fact : facts.facts)
            m_out += "<dt>" + htmlText(fact.name) + "</dt><dd dir=\"auto\">" + textOf(fact.value) + "</dd>\n";
        m_out += "</dl>\n";
    }

    void write(const ReportTable &table)
    {
        if (table.columns.isEmpty() || table.rows.isEmpty())
            return;
        m_out += "<div class=\"box\" tabindex=\"0\" role=\"group\" aria-label=\"" + htmlText(table.caption) + "\">\n<table class=\"figures"
            + (table.columns.size() <= kFewColumns ? " few" : isCrowded(table) ? " many" : "") + "\" data-hint=\"" + htmlText(m_document.sortHint) + "\">\n<caption>"
            + htmlText(table.caption) + "</caption>\n<thead>\n<tr>";
        for (const ReportTable::Column &column : table.columns) {
            m_out += (column.figure ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">") + htmlText(column.title);
            if (!column.unit.isEmpty())
                m_out += " <span class=\"unit\">" + htmlText(column.unit) + "</span>";
            m_out += "</th>";
        }
        m_out += "</tr>\n</thead>\n<tbody>\n";
        static const ReportCell nothing;
        for (const QList<ReportCell> &row : table.rows) {
            m_out += "<tr>";
            for (qsizetype i = 0; i < table.columns.size(); ++i)
                writeCell(i < row.size() ? row[i] : nothing, table.columns[i].figure, i == 0);
            m_out += "</tr>\n";
        }
        m_out += "</tbody>\n</table>\n</div>\n";
    }

    void writeCell(const ReportCell &cell, bool figure, bool head)
    {
        QByteArrayList classes;
        if (figure)
            classes << "n"_ba;
        if (cell.faint)
            classes << "faint"_ba;
        if (cell.best)
            classes << "best"_ba;
        m_out += head ? "<th scope=\"row\"" : "<td";
        if (!classes.isEmpty())
            m_out += " class=\"" + classes.join(' ') + '"';
        if (cell.sort && std::isfinite(*cell.sort))
            m_out += " data-sort=\"" + QByteArray::number(*cell.sort, 'g', 17) + '"';
        m_out += '>' + isolated(cell.text) + (head ? "</th>" : "</td>");
    }

    void write(const ReportChart &part)
    {
        const Chart chart = harmless(part.chart);
        m_out += "<figure>\n";
        writeChart(chart, kWideChart, "wide");
        writeChart(chart, kSmallChart, "small");
        if (!part.caption.isEmpty())
            m_out += "<figcaption>" + htmlText(part.caption) + "</figcaption>\n";
        m_out += "</figure>\n";
    }

    void writeChart(const Chart &chart, QSizeF size, const QByteArray &name)
    {
        static const ChartColours colours = namedColours();
        ChartStyle style{.width = size.width(), .height = size.height(), .fontFamily = u"inherit"_s, .fontSize = 12, .colours = colours};
        style.height = std::ceil(chartHeight(chart, style));
        const QByteArray svg = chartToSvg(chart, style);
        // A page has no declaration of XML inside, and says what the picture is for whoever hears it.
        const qsizetype begin = svg.indexOf("<svg ");
        QStringList words{chart.title, chart.description};
        words.removeAll(QString());
        m_out += "<svg class=\"chart " + name + "\" role=\"img\" aria-label=\"" + htmlText(words.join(u". "_s)) + "\" " + svg.sliced(begin + 5);
    }

    void write(const ReportAnswers &part)
    {
        if (!part.system.isEmpty() || !part.prompt.isEmpty()) {
            m_out += "<div class=\"asked\">\n";
            writeAsked(part.systemName, part.system);
            writeAsked(part.promptName, part.prompt);
            m_out += "</div>\n";
        }
        if (part.answers.isEmpty())
            return;
        m_out += "<div class=\"answers\">\n";
        for (const ReportAnswers::Answer &answer : part.answers)
            writeAnswer(answer);
        m_out += "</div>\n";
    }

    void writeAsked(const QString &name, const QString &text)
    {
        if (text.isEmpty())
            return;
        if (!name.isEmpty())
            m_out += "<p class=\"label\">" + htmlText(name) + "</p>\n";
        m_out += "<p>" + htmlText(text) + "</p>\n";
    }

    void writeAnswer(const ReportAnswers::Answer &answer)
    {
        const int level = std::min(m_level + 1, 6);
        const QByteArray tag = 'h' + QByteArray::number(level);
        m_out += "<article class=\"answer\">\n<" + tag + " class=\"name\">" + markOf(answer.look) + "<span>" + isolated(answer.name)
            + "</span></" + tag + ">\n";
        if (!answer.figures.isEmpty())
            m_out += "<p class=\"figure\">" + htmlText(answer.figures) + "</p>\n";
        if (!answer.markdown.isEmpty())
            m_out += "<div class=\"md\">\n" + markdownToHtml(answer.markdown, level + 1) + "</div>\n";
        if (!answer.difference.isEmpty()) {
            const bool folds = !answer.differenceNote.isEmpty();
            if (folds)
                m_out += "<details>\n<summary>" + htmlText(answer.differenceNote) + "</summary>\n";
            m_out += "<div class=\"diff\">";
            for (const ReportAnswers::Answer::Piece &piece : answer.difference) {
                using Kind = ReportAnswers::Answer::Piece::Kind;
                const QByteArray words = htmlText(piece.text);
                m_out += piece.kind == Kind::Added ? QByteArray("<ins>" + words + "</ins>")
                    : piece.kind == Kind::Removed  ? QByteArray("<del>" + words + "</del>")
                                                   : words;
            }
            m_out += folds ? "</div>\n</details>\n" : "</div>\n";
        } else if (!answer.differenceNote.isEmpty()) {
            m_out += "<p class=\"note\">" + htmlText(answer.differenceNote) + "</p>\n";
        }
        m_out += "</article>\n";
    }

    /// The shape that the model has in the charts.
    static QByteArray markOf(int look)
    {
        const int shape = std::abs(look % 8);
        const QByteArray colour = "fill=\"var(--look" + QByteArray::number(shape) + ")\"";
        QByteArray svg = "<svg width=\"10\" height=\"10\" viewBox=\"0 0 10 10\" aria-hidden=\"true\">";
        const QList<QPointF> outline = markOutline(shape, {5, 5}, 5);
        if (outline.isEmpty()) {
            svg += "<circle cx=\"5\" cy=\"5\" r=\"4.4\" " + colour + "/>";
        } else {
            svg += "<polygon points=\"";
            for (const QPointF &p : outline)
                svg += QByteArray::number(p.x(), 'f', 2) + ',' + QByteArray::number(p.y(), 'f', 2) + ' ';
            svg.chop(1);
            svg += "\" " + colour + "/>";
        }
        return svg + "</svg>";
    }

    void write(const ReportMediaGrid &grid)
    {
        static const QStringList pictures{u"image/png"_s, u"image/jpeg"_s, u"image/webp"_s, u"image/gif"_s};
        if (grid.items.isEmpty())
            return;
        m_out += "<div class=\"media\">\n";
        for (const ReportMediaGrid::Item &item : grid.items) {
            m_out += "<figure>";
            if (!item.picture.isEmpty() && pictures.contains(item.pictureType)) {
                m_out += "<img src=\"data:" + item.pictureType.toLatin1() + ";base64," + item.picture.toBase64() + "\" alt=\""
                    + htmlText(item.name) + "\"/>";
            } else {
                m_out += "<span class=\"none\">" + (item.instead.isEmpty() ? "\u2013"_ba : htmlText(item.instead)) + "</span>";
            }
            m_out += "<figcaption><span class=\"name\">" + isolated(item.name) + "</span>" + isolated(item.caption) + "</figcaption></figure>\n";
        }
        m_out += "</div>\n";
    }

    const ReportDocument &m_document;
    QByteArray m_out;
    int m_headings = 0;
    int m_level = 1; ///< of the heading above
};

} // namespace

QByteArray reportToHtml(const ReportDocument &document)
{
    return HtmlReportWriter(document).write();
}

} // namespace bakeoff
