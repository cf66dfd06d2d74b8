// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/chart.h"

#include "reports/chartlayout.h"

#include <QXmlStreamWriter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr double kHatchStep = 7; ///< px along the edge
constexpr int kLooks = 8;
constexpr double kPale = 0.35; ///< opacity
constexpr double kWhisker = 1.5; ///< px
constexpr double kCap = 4;       ///< px, half the bar across the end of a line

/// Text that XML allows: what it has no place for becomes U+FFFD.
QString allowed(const QString &text)
{
    QString out = text;
    for (qsizetype i = 0; i < out.size(); ++i) {
        const QChar c = out[i];
        if (c.isHighSurrogate() && i + 1 < out.size() && out[i + 1].isLowSurrogate()) {
            ++i;
            continue;
        }
        const char16_t u = c.unicode();
        const bool control = u < 0x20 && u != '\t' && u != '\n' && u != '\r';
        if (control || c.isSurrogate() || u == 0xfffe || u == 0xffff)
            out[i] = QChar::ReplacementCharacter;
    }
    return out;
}

/// px with at most two decimals, the same in every locale.
QString px(double value)
{
    if (!std::isfinite(value))
        return u"0"_s;
    QString text = QString::number(value, 'f', 2);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text == "-0"_L1 ? u"0"_s : text;
}

/// Writes the pieces of a picture.
class ChartPen {
public:
    ChartPen(const Chart &chart, const ChartStyle &style)
        : m_chart(chart)
        , m_style(style)
        , m_layout(chart, style)
        , m_xml(&m_bytes)
    {
    }

    QByteArray draw()
    {
        m_xml.writeStartDocument(u"1.0"_s);
        m_xml.writeStartElement(u"svg"_s);
        m_xml.writeDefaultNamespace(u"http://www.w3.org/2000/svg"_s);
        set(u"version"_s, u"1.1"_s);
        set(u"width"_s, px(m_style.width));
        set(u"height"_s, px(m_style.height));
        set(u"viewBox"_s, u"0 0 %1 %2"_s.arg(px(m_style.width), px(m_style.height)));
        set(u"font-family"_s, allowed(m_style.fontFamily));
        set(u"font-size"_s, px(m_style.fontSize));
        if (!m_chart.title.isEmpty())
            m_xml.writeTextElement(u"title"_s, allowed(m_chart.title));
        if (!m_chart.description.isEmpty())
            m_xml.writeTextElement(u"desc"_s, allowed(m_chart.description));
        drawGround();
        drawAxes();
        switch (m_chart.form) {
        case Chart::Form::Bars:
            drawBars();
            break;
        case Chart::Form::Marks:
        case Chart::Form::Lines:
            drawMarks();
            break;
        case Chart::Form::Strips:
        case Chart::Form::Ranges:
            drawRows();
            break;
        }
        m_xml.writeEndElement();
        m_xml.writeEndDocument();
        return m_bytes;
    }

private:
    void set(const QString &name, const QString &value) { m_xml.writeAttribute(name, value); }

    QString colourOf(int look) const
    {
        const QStringList &looks = m_style.colours.looks;
        return looks.isEmpty() ? m_style.colours.accent : looks[std::abs(look % kLooks) % looks.size()];
    }

    void line(double x1, double y1, double x2, double y2, const QString &colour, double width = 1)
    {
        m_xml.writeStartElement(u"line"_s);
        set(u"x1"_s, px(x1));
        set(u"y1"_s, px(y1));
        set(u"x2"_s, px(x2));
        set(u"y2"_s, px(y2));
        set(u"stroke"_s, colour);
        set(u"stroke-width"_s, px(width));
        m_xml.writeEndElement();
    }

    void text(double x, double y, const QString &words, const QString &colour, const QString &anchor, bool bold = false,
              double size = 1)
    {
        m_xml.writeStartElement(u"text"_s);
        set(u"x"_s, px(x));
        set(u"y"_s, px(y));
        set(u"fill"_s, colour);
        set(u"text-anchor"_s, anchor);
        if (bold)
            set(u"font-weight"_s, u"bold"_s);
        if (size != 1)
            set(u"font-size"_s, px(m_style.fontSize * size));
        m_xml.writeCharacters(allowed(words));
        m_xml.writeEndElement();
    }

    void rect(const QRectF &r)
    {
        m_xml.writeStartElement(u"rect"_s);
        set(u"x"_s, px(r.x()));
        set(u"y"_s, px(r.y()));
        set(u"width"_s, px(r.width()));
        set(u"height"_s, px(r.height()));
    }

    void drawGround()
    {
        if (!m_style.colours.ground.isEmpty()) {
            rect({0, 0, m_style.width, m_style.height});
            set(u"fill"_s, m_style.colours.ground);
            m_xml.writeEndElement();
        }
        if (m_chart.form == Chart::Form::Bars && m_chart.current) {
            rect(m_layout.column(*m_chart.current));
            set(u"fill"_s, m_style.colours.accent);
            set(u"fill-opacity"_s, u"0.1"_s);
            m_xml.writeEndElement();
        }
    }

    void drawAxes()
    {
        const QRectF &plot = m_layout.plot();
        const ChartColours &colours = m_style.colours;
        const double em = m_style.fontSize;
        for (const ChartTick &tick : m_chart.y.ticks) {
            const double y = m_layout.yOf(tick.at);
            line(plot.left(), y, plot.right(), y, tick.at == m_chart.y.low ? colours.faint : colours.line);
            text(plot.left() - em * 0.65, y + em * 0.35, tick.text, colours.faint, u"end"_s);
        }
        for (const ChartTick &tick : m_layout.shownXTicks()) {
            const double x = m_layout.xOf(tick.at);
            const bool current = m_chart.form == Chart::Form::Bars && m_chart.current && tick.at == *m_chart.current;
            if (m_layout.hasRows())
                line(x, plot.top(), x, plot.bottom(), tick.at == m_chart.x.low ? colours.faint : colours.line);
            else if (m_chart.form != Chart::Form::Bars)
                line(x, plot.bottom(), x, plot.bottom() + 4, colours.faint);
            text(x, plot.bottom() + em * 1.45, tick.text, current ? colours.text : colours.faint, u"middle"_s, current);
        }
        if (m_layout.zeroWidth() > 0) {
            const double middle = m_layout.xOf(0);
            const double end = plot.left() + m_layout.zeroWidth();
            text(middle, plot.bottom() + em * 1.45, m_chart.x.zero, colours.faint, u"middle"_s);
            line(middle, plot.bottom(), middle, plot.bottom() + 4, colours.faint);
            line(end, plot.top(), end, plot.bottom(), colours.line); // the scale begins here
        }
        if (!m_chart.y.title.isEmpty())
            text(1, em, m_chart.y.title, colours.faint, u"start"_s);
        if (!m_chart.x.title.isEmpty())
            text(plot.right(), m_style.height - em * 0.35, m_chart.x.title, colours.faint, u"end"_s);
    }

    void drawBars()
    {
        for (const ChartSpot &spot : m_layout.spots()) {
            const ChartSeries &series = m_chart.series[spot.series];
            const ChartValue &value = series.values[spot.value];
            const QRectF place(spot.x, spot.y, spot.width, spot.height);
            if (place.height() <= 0)
                continue;
            m_xml.writeStartElement(u"g"_s);
            if (!value.tip.isEmpty())
                m_xml.writeTextElement(u"title"_s, allowed(value.tip));
            fillBar(place, colourOf(series.look), value.fill);
            m_xml.writeEndElement();
        }
        for (const ChartTick &note : m_chart.notes) {
            text(m_layout.xOf(note.at), m_layout.topOf(static_cast<int>(note.at)) - m_style.fontSize * 0.45, note.text,
                 m_style.colours.note, u"middle"_s, true);
        }
    }

    void fillBar(const QRectF &place, const QString &colour, ChartFill fill)
    {
        if (fill != ChartFill::Hatched) {
            rect(place);
            set(u"fill"_s, colour);
            if (fill == ChartFill::Pale)
                set(u"fill-opacity"_s, QString::number(kPale));
            m_xml.writeEndElement();
            return;
        }
        // Lines of their own: SVG Tiny knows neither patterns nor clipping.
        QString path;
        for (const QLineF &l : hatchLines(place, kHatchStep))
            path += u"M%1 %2L%3 %4"_s.arg(px(l.x1()), px(l.y1()), px(l.x2()), px(l.y2()));
        if (!path.isEmpty()) {
            m_xml.writeStartElement(u"path"_s);
            set(u"d"_s, path);
            set(u"fill"_s, u"none"_s);
            set(u"stroke"_s, colour);
            set(u"stroke-width"_s, u"1.6"_s);
            m_xml.writeEndElement();
        }
        const double inset = std::min({0.5, place.width() / 2, place.height() / 2});
        rect(place.adjusted(inset, inset, -inset, -inset));
        set(u"fill"_s, u"none"_s);
        set(u"stroke"_s, colour);
        m_xml.writeEndElement();
    }

    void drawMarks()
    {
        if (m_chart.form == Chart::Form::Lines)
            drawLines();
        const double em = m_style.fontSize;
        for (const ChartSpot &spot : m_layout.spots()) {
            const ChartSeries &series = m_chart.series[spot.series];
            const ChartValue &value = series.values[spot.value];
            if (spot.width <= 0)
                continue;
            const QPointF center(spot.x + spot.width / 2, spot.y + spot.height / 2);
            m_xml.writeStartElement(u"g"_s);
            if (!value.tip.isEmpty())
                m_xml.writeTextElement(u"title"_s, allowed(value.tip));
            if (const QLineF whisker = m_layout.whisker(value); whisker.length() > 0) {
                drawWhisker(whisker, colourOf(series.look));
            }
            drawMark(series.look, center, spot.width / 2, value.fill);
            m_xml.writeEndElement();
        }
        const QList<ChartLayout::Label> labels = m_layout.seriesLabels();
        for (const ChartLayout::Label &label : labels) {
            if (label.text.isEmpty())
                continue;
            if (label.leader.length() > 0)
                line(label.leader.x1(), label.leader.y1(), label.leader.x2(), label.leader.y2(), m_style.colours.faint, 0.75);
            if (!m_style.colours.ground.isEmpty()) { // no line of the grid through a name
                rect(label.ground());
                set(u"fill"_s, m_style.colours.ground);
                set(u"fill-opacity"_s, u"0.85"_s);
                m_xml.writeEndElement();
            }
            text(label.at.x(), label.at.y(), label.text, m_style.colours.text, anchorName(label.anchor));
            if (!label.note.isEmpty())
                text(label.at.x(), label.at.y() + ChartLayout::kNoteStep * em, label.note, m_style.colours.faint,
                     anchorName(label.anchor), false, ChartLayout::kNoteSize);
        }
        if (!m_chart.notes.isEmpty()) {
            for (const ChartTick &note : m_chart.notes)
                text(m_layout.xOf(note.at), m_layout.plot().top() - em * 0.3, note.text, m_style.colours.note, u"middle"_s);
        }
    }

    static QString anchorName(ChartLayout::Anchor anchor)
    {
        switch (anchor) {
        case ChartLayout::Anchor::Middle:
            return u"middle"_s;
        case ChartLayout::Anchor::End:
            return u"end"_s;
        case ChartLayout::Anchor::Start:
            break;
        }
        return u"start"_s;
    }

    void drawMark(int look, const QPointF &center, double radius, ChartFill fill)
    {
        const QList<QPointF> outline = markOutline(std::abs(look % kLooks), center, radius);
        if (outline.isEmpty()) {
            m_xml.writeStartElement(u"circle"_s);
            set(u"cx"_s, px(center.x()));
            set(u"cy"_s, px(center.y()));
            set(u"r"_s, px(radius * 0.88)); // looks as large as the others
        } else {
            QStringList points;
            for (const QPointF &p : outline)
                points << px(p.x()) + u',' + px(p.y());
            m_xml.writeStartElement(u"polygon"_s);
            set(u"points"_s, points.join(u' '));
        }
        const QString colour = colourOf(look);
        const bool hollow = fill == ChartFill::Hatched;
        set(u"fill"_s, hollow ? m_style.colours.ground.isEmpty() ? u"none"_s : m_style.colours.ground : colour);
        set(u"stroke"_s, colour);
        set(u"stroke-width"_s, u"1.5"_s);
        if (fill == ChartFill::Pale)
            set(u"fill-opacity"_s, QString::number(kPale));
        m_xml.writeEndElement();
    }

    /// A line with a bar across each end that is no mark's place.
    void drawWhisker(const QLineF &whisker, const QString &colour)
    {
        line(whisker.x1(), whisker.y1(), whisker.x2(), whisker.y2(), colour, kWhisker);
        const QPointF across = whisker.dx() == 0 ? QPointF(kCap, 0) : QPointF(0, kCap);
        for (const QPointF &end : {whisker.p1(), whisker.p2()})
            line(end.x() - across.x(), end.y() - across.y(), end.x() + across.x(), end.y() + across.y(), colour, kWhisker);
    }

    void drawRows()
    {
        const double em = m_style.fontSize;
        for (int s = 0; s < m_chart.series.size(); ++s) {
            const ChartSeries &series = m_chart.series[s];
            const ChartLayout::Row row = m_layout.row(s);
            m_xml.writeStartElement(u"g"_s);
            if (!series.tip.isEmpty())
                m_xml.writeTextElement(u"title"_s, allowed(series.tip));
            if (s > 0)
                line(0, row.top, m_style.width, row.top, m_style.colours.line);
            const bool hollow = !series.values.isEmpty() && series.values.constFirst().fill == ChartFill::Hatched;
            const double middle = series.note.isEmpty() ? row.middle : row.middle - em * 0.6;
            drawMark(series.look, {ChartLayout::kMarkRadius + 1, middle}, ChartLayout::kMarkRadius,
                     hollow ? ChartFill::Hatched : ChartFill::Solid);
            text(m_layout.nameLeft(), middle + em * 0.35, m_layout.rowName(s), m_style.colours.text, u"start"_s);
            if (!series.note.isEmpty())
                text(m_layout.nameLeft(), middle + em * 0.35 + ChartLayout::kNoteStep * em, series.note, m_style.colours.faint,
                     u"start"_s, false, ChartLayout::kNoteSize);
            if (!series.figure.isEmpty())
                text(m_style.width - 1, row.middle + em * 0.35, series.figure, m_style.colours.text, u"end"_s);
            if (m_chart.form == Chart::Form::Strips)
                drawStrip(series, row);
            else
                drawRange(series, s);
            m_xml.writeEndElement();
        }
    }

    /// Ticks for the values, the box above them.
    void drawStrip(const ChartSeries &series, const ChartLayout::Row &row)
    {
        const QString colour = colourOf(series.look);
        QString path;
        double before = -1;
        QList<double> places;
        for (const ChartValue &value : series.values) {
            if (std::isfinite(value.x))
                places.append(m_layout.xOf(value.x));
        }
        std::ranges::sort(places);
        for (const double x : std::as_const(places)) {
            if (x - before < 0.5) // under each other
                continue;
            before = x;
            path += u"M%1 %2V%3"_s.arg(px(x), px(row.stripTop), px(row.stripTop + row.stripHeight));
        }
        if (!path.isEmpty()) {
            m_xml.writeStartElement(u"path"_s);
            set(u"d"_s, path);
            set(u"fill"_s, u"none"_s);
            set(u"stroke"_s, colour);
            set(u"stroke-width"_s, u"1"_s);
            set(u"stroke-opacity"_s, u"0.7"_s);
            m_xml.writeEndElement();
        }
        const ChartBox &box = series.box;
        const double y = row.boxTop + row.boxHeight / 2;
        if (box.far) {
            const double from = m_layout.xOf(box.high.value_or(box.middle.value_or(*box.far)));
            const double to = m_layout.xOf(*box.far);
            if (std::abs(to - from) > 0.01) // a path of no length is one that readers of PDF complain about
                line(from, y, to, y, colour, kWhisker);
            line(to, y - kCap, to, y + kCap, colour, kWhisker);
        }
        if (box.low && box.high) {
            const double left = m_layout.xOf(*box.low);
            rect({left, row.boxTop, std::max(m_layout.xOf(*box.high) - left, 1.0), row.boxHeight});
            set(u"fill"_s, colour);
            set(u"fill-opacity"_s, u"0.2"_s);
            set(u"stroke"_s, colour);
            m_xml.writeEndElement();
        }
        if (box.middle) {
            const double x = m_layout.xOf(*box.middle);
            line(x, row.boxTop - 1, x, row.boxTop + row.boxHeight + 1, colour, 3);
        }
    }

    void drawRange(const ChartSeries &series, int s)
    {
        for (const ChartSpot &spot : m_layout.spots()) {
            if (spot.series != s || spot.value != 0)
                continue;
            const ChartValue &value = series.values.constFirst();
            const QRectF place(spot.x, spot.y, spot.width, spot.height);
            if (place.width() > 0) {
                fillBar(place, colourOf(series.look), value.fill == ChartFill::Solid ? ChartFill::Pale : value.fill);
                line(place.right(), place.top(), place.right(), place.bottom(), colourOf(series.look), 2);
            }
            if (const QLineF whisker = m_layout.whisker(value, s); whisker.length() > 0)
                drawWhisker(whisker, m_style.colours.text);
        }
    }

    void drawLines()
    {
        for (int s = 0; s < m_chart.series.size(); ++s) {
            QStringList points;
            for (const ChartSpot &spot : m_layout.spots()) {
                if (spot.series == s && spot.width > 0)
                    points << px(spot.x + spot.width / 2) + u',' + px(spot.y + spot.height / 2);
            }
            if (points.size() < 2)
                continue;
            m_xml.writeStartElement(u"polyline"_s);
            set(u"points"_s, points.join(u' '));
            set(u"fill"_s, u"none"_s);
            set(u"stroke"_s, colourOf(m_chart.series[s].look));
            set(u"stroke-width"_s, u"1.5"_s);
            m_xml.writeEndElement();
        }
    }

    const Chart &m_chart;
    const ChartStyle &m_style;
    ChartLayout m_layout;
    QByteArray m_bytes;
    QXmlStreamWriter m_xml;
};

} // namespace

QByteArray chartToSvg(const Chart &chart, const ChartStyle &style)
{
    return ChartPen(chart, style).draw();
}

double chartHeight(const Chart &chart, const ChartStyle &style)
{
    return ChartLayout::wantedHeight(chart, style);
}

QList<ChartSpot> chartSpots(const Chart &chart, const ChartStyle &style)
{
    return ChartLayout(chart, style).spots();
}

} // namespace bakeoff
