// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/papertext.h"

#include "media/colourglyphs.h"

#include <QColor>
#include <QFontMetricsF>
#include <QHash>
#include <QPaintEngine>
#include <QPainter>
#include <QTextBoundaryFinder>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostMarks = 8; ///< on one character

bool isBroken(const QString &text, qsizetype at)
{
    const QChar c = text[at];
    const char16_t u = c.unicode();
    if (c.isHighSurrogate())
        return at + 1 >= text.size() || !text[at + 1].isLowSurrogate();
    if (c.isLowSurrogate())
        return at == 0 || !text[at - 1].isHighSurrogate();
    const bool control = (u < 0x20 && u != '\n' && u != '\t') || (u >= 0x7f && u < 0xa0);
    const bool direction = (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
    return control || direction || u == 0xfffc || u == 0xfffe || u == 0xffff;
}

/// DejaVu Sans Mono looks larger than Inter.
double monoSize(double size)
{
    return size * 0.92;
}

QTextCharFormat formatOf(const PaperRun &run, const PaperStyle &style)
{
    PaperStyle own = style;
    own.strong = style.strong || run.strong;
    own.mono = style.mono || run.mono;
    if (run.mono && !style.mono)
        own.size = monoSize(style.size);
    QFont font = paperFont(own);
    font.setItalic(run.italic);
    QTextCharFormat format;
    format.setFont(font);
    if (!run.colour.isEmpty())
        format.setForeground(QColor(run.colour));
    if (!run.ground.isEmpty())
        format.setBackground(QColor(run.ground));
    format.setFontUnderline(run.underlined);
    format.setFontStrikeOut(run.struck);
    return format;
}

} // namespace

QString harmlessOnPaper(const QString &text)
{
    QString out;
    out.reserve(text.size());
    int marks = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\r') {
            if (i + 1 >= text.size() || text[i + 1] != u'\n')
                out += u'\n';
        } else if (c == QChar::ParagraphSeparator || c == QChar::LineSeparator) {
            out += u'\n';
        } else if (isBroken(text, i)) {
            out += QChar(QChar::ReplacementCharacter);
        } else {
            marks = c.category() == QChar::Mark_NonSpacing || c.category() == QChar::Mark_Enclosing ? marks + 1 : 0;
            if (marks <= kMostMarks)
                out += c;
        }
    }
    return out;
}

QString firstCharacters(const QString &text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    qsizetype end = most;
    while (end > 0 && (text[end].isLowSurrogate() || text[end].isMark()) && most - end < kMostMarks)
        --end;
    return text.first(end);
}

QList<PaperRun> firstCharacters(const QList<PaperRun> &runs, qsizetype most)
{
    QList<PaperRun> out;
    for (PaperRun run : runs) {
        if (most <= 0)
            break;
        run.text = firstCharacters(run.text, most);
        most -= run.text.size();
        out.append(run);
    }
    return out;
}

QStringList paperFamilies(bool mono)
{
    if (mono)
        return {u"DejaVu Sans Mono"_s, u"Noto Sans Mono"_s, u"monospace"_s};
    return {u"Inter"_s, u"Noto Sans"_s};
}

QFont paperFont(const PaperStyle &style)
{
    QStringList families = paperFamilies(style.mono);
    // Its digits are equally wide as they are. Inter's would be glyphs in place of others ("tnum"), see below.
    if (style.figures)
        families.prepend(u"Noto Sans"_s);
    QFont font(families);
    if (style.mono)
        font.setStyleHint(QFont::Monospace);
    else
        font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(static_cast<int>(std::lround(style.size * kPaperUnits)));
    font.setWeight(style.strong ? QFont::DemiBold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    // Glyphs that stand for others by what is beside them: a PDF would not say what characters they are.
    for (const char *feature : {"calt", "liga", "clig"})
        font.setFeature(QFont::Tag::fromString(QLatin1StringView(feature)).value(), 0);
    return font;
}

PaperText::PaperText(const QList<PaperRun> &runs, const PaperStyle &style, double width, ColourGlyphs &glyphs)
    : m_style(style)
    , m_glyphs(glyphs)
{
    layOut(runs, width);
}

PaperText::PaperText(const QString &plain, const PaperStyle &style, double width, ColourGlyphs &glyphs)
    : PaperText(QList<PaperRun>{PaperRun{.text = plain}}, style, width, glyphs)
{
}

PaperText::~PaperText() = default;

void PaperText::layOut(const QList<PaperRun> &runs, double width)
{
    QList<QTextLayout::FormatRange> formats;
    for (const PaperRun &run : runs) {
        const QString piece = harmlessOnPaper(run.text);
        const int from = static_cast<int>(m_text.size());
        formats.append({from, static_cast<int>(piece.size()), formatOf(run, m_style)});
        m_text += piece;
    }
    findColours(runs);
    appendSpacing(formats);
    QString shown = m_text;
    shown.replace(u'\n', QChar(QChar::LineSeparator));
    m_layout = std::make_unique<QTextLayout>(shown, paperFont(m_style));
    QTextOption option(m_style.align == Qt::AlignLeft && m_text.isRightToLeft() ? Qt::AlignRight : m_style.align);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTabStopDistance(m_style.size * kPaperUnits * 2.4); // four characters of the fixed font
    m_layout->setTextOption(option);
    m_layout->setFormats(formats);
    m_layout->setCacheEnabled(true);

    const double wide = std::max(width, 4.0) * kPaperUnits;
    m_layout->beginLayout();
    for (;;) {
        QTextLine line = m_layout->createLine();
        if (!line.isValid())
            break;
        if (m_style.mostLines > 0 && m_tops.size() == m_style.mostLines) {
            // The last line that has room ends in "…".
            m_layout->endLayout();
            const QTextLine last = m_layout->lineAt(static_cast<int>(m_tops.size()) - 1);
            const int keep = std::max(last.textLength() - 2, 1);
            QList<PaperRun> shorter;
            qsizetype left = last.textStart() + keep;
            for (const PaperRun &run : runs) {
                PaperRun part = run;
                part.text = firstCharacters(harmlessOnPaper(run.text), std::max<qsizetype>(left, 0));
                left -= part.text.size();
                if (!part.text.isEmpty())
                    shorter.append(part);
            }
            if (!shorter.isEmpty())
                shorter.last().text += u"…"_s;
            m_text.clear();
            m_tops.clear();
            m_height = m_naturalWidth = 0;
            // One line less to spare: it cannot come here again with the same text.
            m_style.mostLines = 0;
            layOut(shorter, width);
            return;
        }
        line.setLineWidth(wide);
        const double natural = line.height() / kPaperUnits;
        const double high = std::max(m_style.pitch, natural);
        line.setPosition({0, (m_height + (high - natural) / 2) * kPaperUnits});
        m_tops.append(m_height);
        m_height += high;
        m_naturalWidth = std::max(m_naturalWidth, line.naturalTextWidth() / kPaperUnits);
    }
    m_layout->endLayout();
}

void PaperText::appendSpacing(QList<QTextLayout::FormatRange> &formats) const
{
    QHash<QString, double> missing; // units
    for (const Colour &colour : m_colours) {
        const QString character = m_text.mid(colour.at, colour.length);
        auto it = missing.constFind(character);
        if (it == missing.cend()) {
            PaperStyle style = m_style;
            style.mono = colour.mono;
            if (colour.mono && !m_style.mono)
                style.size = monoSize(m_style.size);
            const double wanted = m_glyphs.advance(character, colour.mono) * style.size * kPaperUnits;
            it = missing.insert(character, wanted - QFontMetricsF(paperFont(style)).horizontalAdvance(character));
        }
        if (std::abs(*it) < 0.05 * m_style.size * kPaperUnits)
            continue;
        QTextCharFormat format;
        format.setFontLetterSpacingType(QFont::AbsoluteSpacing);
        format.setFontLetterSpacing(*it);
        formats.append({colour.at, colour.length, format});
    }
}

void PaperText::findColours(const QList<PaperRun> &runs)
{
    m_colours.clear();
    if (!ColourGlyphs::mayBeIn(m_text))
        return;
    QList<qsizetype> ends; // of the runs
    for (const PaperRun &run : runs)
        ends.append((ends.isEmpty() ? 0 : ends.last()) + harmlessOnPaper(run.text).size());
    qsizetype run = 0;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, m_text);
    for (qsizetype from = 0, to = finder.toNextBoundary(); to > from; from = to, to = finder.toNextBoundary()) {
        const QString character = m_text.mid(from, to - from);
        if (!ColourGlyphs::mayBeIn(character))
            continue;
        while (run < runs.size() && ends[run] <= from)
            ++run;
        const bool mono = m_style.mono || (run < runs.size() && runs[run].mono);
        if (m_glyphs.has(character, mono))
            m_colours.append({static_cast<int>(from), static_cast<int>(to - from), mono});
    }
}

double PaperText::lineHeight(int line) const
{
    return (line + 1 < m_tops.size() ? m_tops[line + 1] : m_height) - m_tops[line];
}

double PaperText::firstBaseline() const
{
    if (m_tops.isEmpty())
        return 0;
    const QTextLine line = m_layout->lineAt(0);
    return (line.y() + line.ascent()) / kPaperUnits;
}

QString PaperText::lineText(int line) const
{
    const QTextLine l = m_layout->lineAt(line);
    return m_text.mid(l.textStart(), l.textLength()).trimmed();
}

void PaperText::paintLine(QPainter &painter, int line, const QPointF &topLeft) const
{
    painter.save();
    painter.scale(1 / kPaperUnits, 1 / kPaperUnits);
    painter.setPen(QColor(m_style.colour));
    const QPointF origin = (topLeft - QPointF(0, m_tops[line])) * kPaperUnits;
    m_layout->lineAt(line).draw(&painter, origin);
    if (painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::Pdf)
        paintColours(painter, line, origin);
    painter.restore();
}

void PaperText::paintColours(QPainter &painter, int line, const QPointF &origin) const
{
    const QTextLine l = m_layout->lineAt(line);
    for (const Colour &colour : m_colours) {
        if (colour.at < l.textStart() || colour.at >= l.textStart() + l.textLength())
            continue;
        const ColourGlyphs::Picture picture = m_glyphs.picture(m_text.mid(colour.at, colour.length), colour.mono);
        if (picture.image.isNull())
            continue;
        const double from = l.cursorToX(colour.at);
        const double to = l.cursorToX(colour.at + colour.length);
        const double scale = m_style.size * kPaperUnits / picture.size;
        const QSizeF size = QSizeF(picture.image.size()) * scale;
        const QPointF place(std::min(from, to), l.y() + l.ascent() - picture.ascent * scale);
        painter.drawImage(QRectF(origin + place, size), picture.image);
    }
}

void PaperText::paint(QPainter &painter, const QPointF &topLeft) const
{
    for (int line = 0; line < lineCount(); ++line)
        paintLine(painter, line, topLeft + QPointF(0, m_tops[line]));
}

} // namespace bakeoff
