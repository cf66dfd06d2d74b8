// SPDX-License-Identifier: GPL-3.0-or-later
// Charts, answers and media of a report on paper.
#include "media/paperwriter.h"

#include "media/paperchart.h"
#include "media/papermarkdown.h"
#include "media/papertable.h"
#include "reports/chartlayout.h"

#include <QBuffer>
#include <QColor>
#include <QImageReader>
#include <QPainter>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr double kChartRatio = 0.5;       ///< height to width
constexpr double kPixelsPerPoint = 4.0 / 3; ///< charts are drawn for 96 dpi
constexpr int kMostPictureSide = 2048;    ///< px: thumbnails are far smaller
constexpr qsizetype kMostPictureBytes = 8 << 20;
constexpr double kIndent = 16;            ///< pt a level

/// The mark of a model, as charts have it.
void paintMark(QPainter &painter, int look, const QPointF &centre, double radius, const ReportColours &colours)
{
    const int known = static_cast<int>(colours.looks.size());
    const int which = ((look % known) + known) % known;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(colours.looks[which]));
    const QList<QPointF> outline = markOutline(which, centre, radius);
    if (outline.isEmpty())
        painter.drawEllipse(centre, radius * 0.88, radius * 0.88);
    else
        painter.drawPolygon(QPolygonF(outline));
    painter.restore();
}

/// The picture of a thumbnail, null where it is none or too large to be one.
QImage pictureOf(const ReportMediaGrid::Item &item)
{
    const QByteArray format = item.pictureType == "image/png"_L1 ? "png"_ba
        : item.pictureType == "image/jpeg"_L1                    ? "jpeg"_ba
                                                                 : QByteArray();
    if (format.isEmpty() || item.picture.isEmpty() || item.picture.size() > kMostPictureBytes)
        return {};
    QByteArray bytes = item.picture;
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    // By the header, before anything is decoded.
    const QSize size = reader.size();
    if (size.isEmpty() || size.width() > kMostPictureSide || size.height() > kMostPictureSide)
        return {};
    reader.setAutoTransform(true);
    return reader.read();
}

} // namespace

void PaperWriter::add(const ReportChart &block)
{
    ChartStyle style;
    style.width = m_width * kPixelsPerPoint;
    style.height = style.width * kChartRatio;
    style.fontSize = 11.5;
    style.colours = m_colours.chart();
    style.height = chartHeight(block.chart, style); // as many rows as it has
    const double wide = std::min(m_width, m_most * style.width / style.height);
    const auto chart = std::make_shared<const PaperChart>(block.chart, style, wide, m_glyphs);
    PaperStrip strip;
    strip.before = 8;
    strip.height = chart->height();
    strip.keepWithNext = !block.caption.isEmpty();
    strip.text = block.chart.title;
    if (!block.chart.description.isEmpty())
        strip.text += u". "_s + block.chart.description;
    strip.paint = [chart](QPainter &painter) { chart->paint(painter); };
    m_strips.append(strip);
    if (!block.caption.isEmpty())
        addText({{.text = firstCharacters(block.caption, 2000)}}, note(), {.before = 4});
}

void PaperWriter::addAsked(const QString &name, const QString &asked, const PaperStyle &style, double before)
{
    bool wasCut = false;
    const QString shown = cut(asked, kMostPromptOnPaper, wasCut);
    Box box{.before = before, .left = 12, .right = 12, .top = 6, .bottom = 6, .ground = m_colours.code, .bar = m_colours.rule,
            .keepWithNext = true};
    if (!name.isEmpty()) {
        PaperStyle small = note();
        small.size = 8;
        small.pitch = 11.5;
        small.mostLines = 1;
        Box label = box;
        label.bottom = 0;
        addText({{.text = firstCharacters(name, 200).simplified()}}, small, label);
        box.before = box.top = 0;
    }
    addText({{.text = shown}}, style, box);
    if (wasCut)
        addCutNote(shown.size(), asked.size(), {.left = 12, .keepWithNext = true});
}

void PaperWriter::add(const ReportAnswers &block)
{
    PaperStyle system = reading();
    system.size = 9;
    system.pitch = 13;
    system.colour = m_colours.text2;
    if (!block.system.isEmpty())
        addAsked(block.systemName, block.system, system, 10);
    if (!block.prompt.isEmpty())
        addAsked(block.promptName, block.prompt, reading(), block.system.isEmpty() ? 10 : 3);
    for (const ReportAnswers::Answer &answer : block.answers)
        addAnswer(answer);
}

bool PaperWriter::shorten(qsizetype from)
{
    double high = 0;
    for (qsizetype i = from; i < m_strips.size(); ++i) {
        high += m_strips[i].before + m_strips[i].height;
        if (high > kMostAnswerPages * m_most) {
            m_strips.resize(std::max(i, from + 1));
            m_strips.last().keepWithNext = false;
            return true;
        }
    }
    return false;
}

void PaperWriter::addAnswer(const ReportAnswers::Answer &answer)
{
    PaperStyle nameStyle{.size = 10, .pitch = 15, .colour = m_colours.text, .strong = true, .mostLines = 3};
    const auto name = text(firstCharacters(answer.name, 300).simplified(), nameStyle, m_width - 14);
    PaperStyle figureStyle = note();
    figureStyle.mostLines = 3;
    const auto figures = text(firstCharacters(answer.figures, 600).simplified(), figureStyle, m_width - 14);
    const bool oneLine = name->lineCount() == 1 && figures->lineCount() == 1
        && 14 + name->naturalWidth() + 24 + figures->naturalWidth() <= m_width;
    PaperStrip strip;
    strip.before = 14;
    strip.height = 5 + name->height() + (oneLine ? 0 : figures->height()) + 2;
    strip.keepWithNext = true;
    strip.text = answer.name + u". "_s + answer.figures;
    strip.paint = [this_ = &m_colours, name, figures, oneLine, look = answer.look, wide = m_width](QPainter &painter) {
        painter.fillRect(QRectF(0, 0, wide, 0.75), QColor(this_->rule));
        paintMark(painter, look, {5, 5 + 7.5}, 4, *this_);
        name->paint(painter, {14, 5});
        if (oneLine)
            figures->paint(painter, {wide - figures->naturalWidth(), 5 + name->firstBaseline() - figures->firstBaseline()});
        else
            figures->paint(painter, {14, 5 + name->height()});
    };
    m_strips.append(strip);
    if (!answer.differenceNote.isEmpty())
        addText({{.text = firstCharacters(answer.differenceNote, 600)}}, note(), {.before = 1, .left = 14, .keepWithNext = true});

    const qsizetype at = m_strips.size();
    if (!answer.difference.isEmpty()) {
        addDifference(answer);
    } else {
        bool wasCut = false;
        const QString markdown = cut(answer.markdown, kMostAnswerOnPaper, wasCut);
        const QList<PaperPart> parts = readPaperMarkdown(markdown, m_colours.accent, m_colours.code);
        const auto isCode = [&](qsizetype j) {
            return j >= 0 && j < parts.size() && parts[j].kind == PaperPart::Kind::Code;
        };
        qsizetype shown = markdown.size();
        for (qsizetype i = 0; i < parts.size(); ++i) {
            addPart(parts[i], isCode(i - 1), isCode(i + 1));
            if (shorten(at)) {
                wasCut = true;
                shown = 0;
                for (const PaperStrip &line : std::as_const(m_strips).sliced(at))
                    shown += line.text.size();
                break;
            }
        }
        if (wasCut)
            addCutNote(std::min(shown, answer.markdown.size()), answer.markdown.size(), {.left = 14});
    }
    if (at == m_strips.size()) // nothing was answered
        m_strips.last().keepWithNext = false;
}

void PaperWriter::addPart(const PaperPart &part, bool afterCode, bool beforeCode)
{
    Box box{.before = 6, .left = 14 + kIndent * part.indent};
    if (part.quote > 0) {
        box.left += kIndent * part.quote;
        box.bar = m_colours.rule;
    }
    switch (part.kind) {
    case PaperPart::Kind::Paragraph:
        if (!part.marker.isEmpty())
            box.before = 3;
        addText(part.runs, reading(), box, part.marker);
        break;
    case PaperPart::Kind::Heading: {
        PaperStyle style = reading();
        style.strong = true;
        style.size = part.level == 1 ? 12 : part.level == 2 ? 11 : 10;
        style.pitch = style.size * 1.45;
        box.before = 10;
        box.keepWithNext = true;
        addText(part.runs, style, box);
        break;
    }
    case PaperPart::Kind::Code: {
        PaperStyle style{.size = 8.5, .pitch = 12.5, .colour = m_colours.text, .mono = true};
        box.before = afterCode ? 0 : 6;
        box.left += 8;
        box.right = 8;
        box.ground = m_colours.code;
        box.bar.clear();
        box.top = afterCode ? 0 : 4; // ground above the first line and below the last
        box.bottom = beforeCode ? 0 : 4;
        QList<PaperRun> runs = part.runs;
        if (runs.isEmpty())
            runs.append({.text = u" "_s});
        const qsizetype at = m_strips.size();
        addText(runs, style, box);
        if (afterCode) { // one block of several lines: it may break anywhere but at its ends
            for (qsizetype i = at; i < m_strips.size(); ++i)
                m_strips[i].keepWithNext = false;
        } else if (beforeCode) {
            m_strips.last().keepWithNext = true;
        }
        break;
    }
    case PaperPart::Kind::Rule: {
        PaperStrip strip{.before = 8, .height = 6};
        strip.paint = [left = box.left, wide = m_width, line = m_colours.line](QPainter &painter) {
            painter.fillRect(QRectF(left, 2.5, wide - left, 0.75), QColor(line));
        };
        m_strips.append(strip);
        break;
    }
    case PaperPart::Kind::Table: {
        PaperTable table;
        table.left = box.left;
        for (qsizetype c = 0; c < part.cells.first().size(); ++c) {
            QString title;
            for (const PaperRun &run : part.cells.first()[c])
                title += run.text;
            table.columns.append({title, {}, part.right.value(c)});
        }
        for (const auto &row : part.cells.mid(1)) {
            QList<PaperTable::Cell> cells;
            for (const QList<PaperRun> &runs : row)
                cells.append({firstCharacters(runs, 600), false});
            table.rows.append(cells);
        }
        appendTable(table, m_width, m_colours, m_glyphs, m_strips);
        break;
    }
    }
}

void PaperWriter::addDifference(const ReportAnswers::Answer &answer)
{
    using Kind = ReportAnswers::Answer::Piece::Kind;
    QList<PaperRun> runs;
    qsizetype all = 0;
    for (const ReportAnswers::Answer::Piece &piece : answer.difference) {
        all += piece.text.size();
        PaperRun run{.text = piece.text};
        if (piece.kind == Kind::Added) {
            run.underlined = true;
            run.ground = m_colours.inserted;
        } else if (piece.kind == Kind::Removed) {
            run.struck = true;
            run.ground = m_colours.removed;
        }
        runs.append(run);
    }
    const QList<PaperRun> shown = firstCharacters(runs, kMostAnswerOnPaper);
    // Blank lines of the text part its paragraphs.
    addText(shown, reading(), {.before = 4, .left = 14});
    if (all > kMostAnswerOnPaper)
        addCutNote(kMostAnswerOnPaper, all, {.left = 14});
}

void PaperWriter::add(const ReportMediaGrid &grid)
{
    constexpr int kColumns = 3;
    constexpr double kBetween = 14;
    const double wide = (m_width - (kColumns - 1) * kBetween) / kColumns;
    const double high = wide * 0.75;
    PaperStyle nameStyle{.size = 8.5, .pitch = 12, .colour = m_colours.text, .strong = true, .mostLines = 3};
    PaperStyle captionStyle = note();
    captionStyle.size = 8;
    captionStyle.pitch = 11.5;
    captionStyle.mostLines = 6;
    PaperStyle insteadStyle = note();
    insteadStyle.mostLines = 2;
    for (qsizetype from = 0; from < grid.items.size(); from += kColumns) {
        struct Tile {
            QImage picture;
            std::shared_ptr<const PaperText> name, caption, instead;
        };
        QList<Tile> tiles;
        double below = 0;
        QStringList said;
        for (const ReportMediaGrid::Item &item : grid.items.mid(from, kColumns)) {
            Tile tile{pictureOf(item), text(firstCharacters(item.name, 300).simplified(), nameStyle, wide),
                      text(firstCharacters(item.caption, 800), captionStyle, wide),
                      text(firstCharacters(item.instead, 100).simplified(), insteadStyle, wide - 12)};
            below = std::max(below, tile.name->height() + tile.caption->height());
            said << item.name + u". "_s + item.caption;
            tiles.append(std::move(tile));
        }
        PaperStrip strip;
        strip.before = from == 0 ? 8 : 14;
        strip.height = std::min(high + 4 + below, m_most);
        strip.text = said.join(u'\n');
        strip.paint = [tiles, wide, high, colours = &m_colours](QPainter &painter) {
            for (qsizetype i = 0; i < tiles.size(); ++i) {
                const Tile &tile = tiles[i];
                const QRectF box(static_cast<double>(i) * (wide + kBetween), 0, wide, high);
                painter.fillRect(box, QColor(colours->code));
                if (!tile.picture.isNull()) {
                    // Never enlarged beyond a pixel a point: small pictures would blur.
                    QSizeF size = QSizeF(tile.picture.size());
                    if (size.width() > wide || size.height() > high)
                        size.scale(box.size(), Qt::KeepAspectRatio);
                    QRectF place(QPointF(), size);
                    place.moveCenter(box.center());
                    painter.save();
                    painter.setRenderHint(QPainter::SmoothPixmapTransform);
                    painter.drawImage(place, tile.picture);
                    painter.restore();
                } else {
                    tile.instead->paint(painter, {box.center().x() - tile.instead->naturalWidth() / 2,
                                                  box.center().y() - tile.instead->height() / 2});
                }
                tile.name->paint(painter, {box.left(), high + 4});
                tile.caption->paint(painter, {box.left(), high + 4 + tile.name->height()});
            }
        };
        m_strips.append(strip);
    }
}

} // namespace bakeoff
