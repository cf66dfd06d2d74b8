// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/paperwriter.h"

#include "media/papertable.h"

#include <QColor>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr double kWidestName = 130; ///< pt, of a fact

} // namespace

PaperWriter::PaperWriter(const ReportDocument &document, double width, double most, ColourGlyphs &glyphs)
    : m_document(document)
    , m_colours(reportColours(false))
    , m_width(width)
    , m_most(most)
    , m_glyphs(glyphs)
{
}

PaperStyle PaperWriter::body() const
{
    return {.size = 10, .pitch = 15, .colour = m_colours.text};
}

PaperStyle PaperWriter::note() const
{
    return {.size = 8.5, .pitch = 12.5, .colour = m_colours.faint};
}

PaperStyle PaperWriter::reading() const
{
    return {.size = 9.5, .pitch = 14, .colour = m_colours.text};
}

std::shared_ptr<const PaperText> PaperWriter::text(const QString &plain, const PaperStyle &style, double width) const
{
    return std::make_shared<const PaperText>(plain, style, width, m_glyphs);
}

QList<PaperRun> PaperWriter::runsOf(const ReportText &text, qsizetype most) const
{
    using Style = ReportText::Span::Style;
    QList<PaperRun> runs;
    for (const ReportText::Span &span : text.spans) {
        PaperRun run{.text = span.text, .strong = span.style == Style::Strong, .mono = span.style == Style::Code};
        if (span.style == Style::Faint)
            run.colour = m_colours.faint;
        if (run.mono)
            run.ground = m_colours.code;
        runs.append(run);
    }
    return firstCharacters(runs, most);
}

QString PaperWriter::cut(const QString &text, qsizetype most, bool &wasCut) const
{
    const QString shown = firstCharacters(text, most);
    wasCut = shown.size() < text.size();
    return shown;
}

void PaperWriter::addCutNote(qsizetype shown, qsizetype all, const Box &box)
{
    const QLocale locale(m_document.language);
    QString words = m_document.cutNote;
    words.replace("%1"_L1, locale.toString(qint64{shown})).replace("%2"_L1, locale.toString(qint64{all}));
    if (words.isEmpty())
        words = u"…"_s;
    PaperStyle style = note();
    style.colour = m_colours.note;
    Box own = box;
    own.before = 4;
    own.top = own.bottom = 0;
    own.ground.clear();
    addText({{.text = words}}, style, own);
}

void PaperWriter::addLines(const std::shared_ptr<const PaperText> &text, const Box &box, const QString &marker)
{
    const int count = text->lineCount();
    std::shared_ptr<const PaperText> mark;
    if (!marker.isEmpty())
        mark = this->text(firstCharacters(marker, 8), reading(), 40);
    for (int i = 0; i < count; ++i) {
        PaperStrip strip;
        const double above = i == 0 ? box.top : 0;
        const double below = i + 1 == count ? box.bottom : 0;
        strip.before = i == 0 ? box.before : 0;
        strip.height = above + text->lineHeight(i) + below;
        strip.keepWithNext = i + 1 < count ? i == 0 || i + 2 == count : box.keepWithNext;
        strip.text = text->lineText(i);
        strip.paint = [text, i, box, above, mark, wide = m_width, height = strip.height](QPainter &painter) {
            // A hair more than its height, so that no seam shows between two.
            if (!box.ground.isEmpty()) {
                const double from = box.bar.isEmpty() ? std::max(box.left - 8, 0.0) : 0;
                painter.fillRect(QRectF(from, 0, wide - from, height + 0.2), QColor(box.ground));
            }
            if (!box.bar.isEmpty())
                painter.fillRect(QRectF(std::max(box.left - 10, 0.0), 0, 2, height + 0.2), QColor(box.bar));
            if (mark && i == 0)
                mark->paintLine(painter, 0, {box.left - 13, above});
            text->paintLine(painter, i, {box.left, above});
        };
        m_strips.append(strip);
    }
}

void PaperWriter::addText(const QList<PaperRun> &runs, const PaperStyle &style, const Box &box, const QString &marker)
{
    addLines(std::make_shared<const PaperText>(runs, style, m_width - box.left - box.right, m_glyphs), box, marker);
}

void PaperWriter::writeTitle()
{
    if (!m_document.title.isEmpty()) {
        const PaperStyle style{.size = 22, .pitch = 28, .colour = m_colours.text, .strong = true, .mostLines = 4};
        addText({{.text = firstCharacters(m_document.title, 400).simplified()}}, style, {.keepWithNext = true});
    }
    if (!m_document.subtitle.isEmpty()) {
        PaperStyle style = note();
        style.size = 9.5;
        style.pitch = 14;
        style.mostLines = 6;
        addText({{.text = firstCharacters(m_document.subtitle, 1000)}}, style, {.before = 4});
    }
}

void PaperWriter::write(const ReportBlock &block)
{
    std::visit([this](const auto &content) { add(content); }, block);
}

void PaperWriter::add(const ReportHeading &heading)
{
    const int level = std::clamp(heading.level, 2, 4);
    PaperStyle style{.colour = m_colours.text, .strong = true, .mostLines = 4};
    style.size = level == 2 ? 15 : level == 3 ? 11.5 : 10;
    style.pitch = style.size * 1.35;
    const QString words = firstCharacters(heading.text, 400).simplified();
    const qsizetype at = m_strips.size();
    addText({{.text = words}}, style, {.before = level == 2 ? 26.0 : level == 3 ? 18.0 : 12.0, .keepWithNext = true});
    if (at == m_strips.size())
        return;
    m_strips[at].headingLevel = level;
    m_strips[at].heading = harmlessOnPaper(words);
    m_strips.last().height += 2;
    for (qsizetype i = at; i < m_strips.size(); ++i)
        m_strips[i].keepWithNext = true;
}

void PaperWriter::add(const ReportParagraph &paragraph)
{
    qsizetype all = 0;
    for (const ReportText::Span &span : paragraph.text.spans)
        all += span.text.size();
    const Box box{.before = paragraph.note ? 5.0 : 7.0};
    addText(runsOf(paragraph.text, kMostWordsOnPaper), paragraph.note ? note() : body(), box);
    if (all > kMostWordsOnPaper)
        addCutNote(kMostWordsOnPaper, all, box);
}

void PaperWriter::add(const ReportFacts &facts)
{
    PaperStyle nameStyle = body();
    nameStyle.colour = m_colours.text2;
    nameStyle.mostLines = 6;
    double widest = 0;
    QList<std::shared_ptr<const PaperText>> names;
    for (const ReportFacts::Fact &fact : facts.facts) {
        names.append(text(firstCharacters(fact.name, 300), nameStyle, kWidestName));
        widest = std::max(widest, names.last()->naturalWidth());
    }
    const double left = widest + 16;
    for (qsizetype f = 0; f < facts.facts.size(); ++f) {
        const ReportText &value = facts.facts[f].value;
        qsizetype all = 0;
        for (const ReportText::Span &span : value.spans)
            all += span.text.size();
        const auto name = names[f];
        const auto words = std::make_shared<const PaperText>(runsOf(value, kMostWordsOnPaper), body(), m_width - left, m_glyphs);
        const int count = std::max(name->lineCount(), words->lineCount());
        for (int i = 0; i < count; ++i) {
            PaperStrip strip;
            strip.before = i > 0 ? 0 : f == 0 ? 10 : 4;
            strip.height = i < words->lineCount() ? words->lineHeight(i) : body().pitch;
            if (i < name->lineCount())
                strip.height = std::max(strip.height, name->lineHeight(i));
            strip.keepWithNext = i + 1 < count && (i == 0 || i + 2 == count || i < name->lineCount());
            strip.text = (i < name->lineCount() ? name->lineText(i) + u'\t' : QString())
                + (i < words->lineCount() ? words->lineText(i) : QString());
            strip.paint = [name, words, i, left](QPainter &painter) {
                if (i < name->lineCount())
                    name->paintLine(painter, i, {0, 0});
                if (i < words->lineCount())
                    words->paintLine(painter, i, {left, 0});
            };
            m_strips.append(strip);
        }
        if (all > kMostWordsOnPaper)
            addCutNote(kMostWordsOnPaper, all, {.left = left});
    }
}

void PaperWriter::add(const ReportTable &table)
{
    appendTable(paperTable(table, m_colours), m_width, m_colours, m_glyphs, m_strips);
}

} // namespace bakeoff
