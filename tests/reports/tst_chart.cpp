// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/chart.h"
#include "reports/chartlayout.h"

#include <QFile>
#include <QImage>
#include <QLocale>
#include <QPainter>
#include <QRectF>
#include <QSet>
#include <QSvgRenderer>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <limits>
#include <utility>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

ChartStyle style()
{
    ChartStyle style{.width = 400, .height = 160};
    style.colours = {u"#101010"_s, u"#606060"_s, u"#dddddd"_s, u"#ffffff"_s, u"#2857c5"_s, u"#855700"_s,
                     {u"#2857c5"_s, u"#1b7541"_s, u"#6b3fba"_s, u"#855700"_s, u"#0a6c80"_s, u"#bb2b1a"_s, u"#4a515c"_s, u"#9a4b00"_s}};
    return style;
}

/// Three days: a sum billed, one that is partly estimated and partly held, nothing but a charge of unknown amount.
Chart bars()
{
    Chart chart;
    chart.title = u"August by day"_s;
    chart.description = u"At least $3.50 in three days."_s;
    chart.x = {.low = 0, .high = 3, .ticks = {{0, u"1"_s}, {1, u"2"_s}, {2, u"3"_s}}};
    chart.y = amountAxis(2, 4, [](double v) { return u"$%1"_s.arg(v, 0, 'f', 2); });
    chart.series = {{u"Billed"_s, 0, {{0, 1.5, ChartFill::Solid, u"1 August: $1.50 billed"_s}, {1, 1, ChartFill::Solid, {}}, {2, 0, ChartFill::Solid, {}}}},
                    {u"Estimated"_s, 0, {{1, 0.75, ChartFill::Hatched, u"2 August: $0.75 estimated"_s}}},
                    {u"Held"_s, 0, {{1, 0.25, ChartFill::Pale, {}}}}};
    chart.notes = {{2, u"+1?"_s}};
    chart.current = 1;
    return chart;
}

Chart marks(Chart::Form form, int count = 8)
{
    Chart chart;
    chart.form = form;
    chart.title = u"Cost and speed"_s;
    chart.x = {u"Cost of an answer, US dollars"_s, 0, 8, {{0, u"0"_s}, {4, u"4"_s}, {8, u"8"_s}}};
    chart.y = {u"Answer, tokens a second"_s, 0, 100, {{0, u"0"_s}, {50, u"50"_s}, {100, u"100"_s}}};
    for (int i = 0; i < count; ++i) {
        ChartSeries series{u"model-%1"_s.arg(i), i, {}};
        for (int j = 0; j < (form == Chart::Form::Lines ? 4 : 1); ++j)
            series.values.append({i + j * 0.4, 12.0 * i + j, i % 3 == 0 ? ChartFill::Hatched : ChartFill::Solid, u"tip"_s});
        chart.series.append(series);
    }
    return chart;
}

/// Cost against time: five models, one of them without a far end, one free, two close to each other.
Chart whiskers()
{
    Chart chart;
    chart.form = Chart::Form::Marks;
    chart.title = u"Cost against time"_s;
    const auto dollars = [](double v) { return u"$%1"_s.arg(v, 0, 'g', 4); };
    chart.x = logAxis(0.00041, 0.0263, 6, dollars);
    chart.x.title = u"Mean cost of a reply, US dollars (logarithmic)"_s;
    chart.x.zero = u"free"_s;
    chart.y = amountAxis(14.8, 6, [](double v) { return QString::number(v); });
    chart.y.title = u"E2E time, seconds"_s;
    const auto model = [&chart](const QString &name, double cost, double p50, std::optional<double> p95, ChartFill fill) {
        ChartValue value{cost, p50, fill, name};
        value.high = p95;
        if (!p95)
            value.note = u"no p95, n 12"_s;
        chart.series.append({name, static_cast<int>(chart.series.size()), {value}});
    };
    model(u"claude-sonnet-5"_s, 0.01143, 7.0, 11.9, ChartFill::Solid);
    model(u"gpt-5.4-mini"_s, 0.00377, 3.1, 6.2, ChartFill::Solid);
    model(u"mistral-medium-3.1"_s, 0.0032, 4.4, 6.1, ChartFill::Solid);
    model(u"llama-3.3-70b, OpenRouter"_s, 0.00041, 5.2, 14.8, ChartFill::Solid);
    model(u"llama-3.3-70b, Replicate"_s, 0.0263, 9.4, {}, ChartFill::Hatched);
    model(u"llama3.2:1b, local"_s, 0, 2.2, 2.9, ChartFill::Solid);
    return chart;
}

Chart strips()
{
    Chart chart;
    chart.form = Chart::Form::Strips;
    chart.title = u"E2E time"_s;
    chart.x = amountAxis(16, 6, [](double v) { return u"%1 s"_s.arg(v); });
    for (int m = 0; m < 4; ++m) {
        ChartSeries series{u"model-%1"_s.arg(m), m, {}};
        const int n = m == 3 ? 4 : 60;
        for (int i = 0; i < n; ++i)
            series.values.append({2 + m * 1.5 + i * i * 0.0022, 0});
        if (n >= 20)
            series.box = {3.0 + m * 1.5, 5.0 + m * 1.5, 4.0 + m * 1.5, 9.0 + m * 1.5};
        series.note = u"n %1"_s.arg(n);
        series.figure = n >= 20 ? u"%1 s"_s.arg(4.0 + m * 1.5) : u"n too small"_s;
        series.tip = u"a row"_s;
        chart.series.append(series);
    }
    return chart;
}

Chart ranges()
{
    Chart chart;
    chart.form = Chart::Form::Ranges;
    chart.title = u"Success"_s;
    chart.x = {u"Complete answers, 95% range"_s, 0, 100, {{0, u"0%"_s}, {50, u"50%"_s}, {100, u"100%"_s}}};
    for (int m = 0; m < 3; ++m) {
        ChartValue value{98.0 - 9 * m, 0};
        value.low = 90.0 - 12 * m;
        value.high = 99.5 - 6 * m;
        chart.series.append({u"model-%1"_s.arg(m), m, {value}, {}, u"n 60"_s, u"%1%"_s.arg(98 - 9 * m), u"a row"_s});
    }
    return chart;
}

/// Names of elements with their text; fails the test where it is no well-formed XML.
QList<QPair<QString, QString>> elementsOf(const QByteArray &svg)
{
    QXmlStreamReader reader(svg);
    QList<QPair<QString, QString>> elements;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement)
            elements.append({reader.name().toString(), {}});
        else if (reader.isCharacters() && !elements.isEmpty())
            elements.last().second += reader.text().toString();
    }
    if (reader.hasError())
        QTest::qFail(qPrintable(reader.errorString()), __FILE__, __LINE__);
    return elements;
}

QImage painted(const QByteArray &svg, const QSize &size)
{
    QSvgRenderer renderer(svg);
    if (!renderer.isValid())
        QTest::qFail("the renderer does not take it", __FILE__, __LINE__);
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

/// Share of pixels in a rectangle that are clearly darker than the ground.
double inked(const QImage &image, const QRectF &place)
{
    int count = 0;
    int all = 0;
    for (int y = qRound(place.top()) + 1; y < qRound(place.bottom()) - 1; ++y) {
        for (int x = qRound(place.left()) + 1; x < qRound(place.right()) - 1; ++x) {
            ++all;
            count += qGray(image.pixel(x, y)) < 150 ? 1 : 0;
        }
    }
    return all == 0 ? 0 : static_cast<double>(count) / all;
}

} // namespace

class TestChart : public QObject {
    Q_OBJECT

private slots:
    void choosesRoundSteps_data()
    {
        QTest::addColumn<double>("highest");
        QTest::addColumn<int>("most");
        QTest::addColumn<QString>("ticks");
        QTest::newRow("a bit more than one") << 1.6 << 4 << u"0 0.5 1 1.5 2"_s;
        QTest::newRow("exactly a step") << 2.0 << 4 << u"0 0.5 1 1.5 2"_s;
        QTest::newRow("tenths stay exact") << 0.3 << 3 << u"0 0.1 0.2 0.3"_s;
        QTest::newRow("small") << 0.00042 << 5 << u"0 0.0001 0.0002 0.0003 0.0004 0.0005"_s;
        QTest::newRow("large") << 123456.0 << 3 << u"0 50000 100000 150000"_s;
        QTest::newRow("one step") << 7.0 << 1 << u"0 10"_s;
        QTest::newRow("nothing") << 0.0 << 4 << u"0 0.5 1"_s;
        QTest::newRow("no number") << std::nan("") << 2 << u"0 0.5 1"_s;
        QTest::newRow("beyond") << std::numeric_limits<double>::infinity() << 2 << u"0 0.5 1"_s;
    }

    void choosesRoundSteps()
    {
        QFETCH(const double, highest);
        QFETCH(const int, most);
        QFETCH(const QString, ticks);
        const ChartAxis axis = amountAxis(highest, most, [](double v) { return QString::number(v, 'g', 10); });
        QStringList texts;
        for (const ChartTick &tick : axis.ticks)
            texts << tick.text;
        if (qstrcmp(QTest::currentDataTag(), "nothing") == 0)
            QVERIFY(texts.size() <= most + 1 && texts.last() == "1"_L1);
        else
            QCOMPARE(texts.join(u' '), ticks);
        QCOMPARE(axis.high, axis.ticks.constLast().at);
    }

    void choosesRoundTicksOfALogarithm_data()
    {
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("highest");
        QTest::addColumn<int>("most");
        QTest::addColumn<QString>("ticks");
        QTest::newRow("two decades") << 0.00041 << 0.0263 << 7 << u"0.0003 0.001 0.003 0.01 0.03"_s;
        QTest::newRow("under a decade") << 0.0023 << 0.0071 << 7 << u"0.002 0.005 0.01"_s;
        QTest::newRow("on ticks") << 0.001 << 0.01 << 7 << u"0.001 0.002 0.005 0.01"_s;
        QTest::newRow("one value") << 0.002 << 0.002 << 7 << u"0.002 0.005"_s;
        QTest::newRow("the other way round") << 0.01 << 0.001 << 7 << u"0.001 0.002 0.005 0.01"_s;
        QTest::newRow("four decades") << 0.5 << 4000.0 << 6 << u"0.1 1 10 100 1000 10000"_s;
        QTest::newRow("many decades") << 1e-9 << 1.0 << 6 << u"1e-10 1e-08 1e-06 0.0001 0.01 1"_s;
        QTest::newRow("no room") << 1e-9 << 1.0 << 0 << u"1e-10 1"_s;
        QTest::newRow("nothing") << 0.0 << 0.0 << 6 << u"1 2"_s;
        QTest::newRow("no number") << std::nan("") << std::numeric_limits<double>::infinity() << 6 << u"1 2"_s;
    }

    void choosesRoundTicksOfALogarithm()
    {
        QFETCH(const double, least);
        QFETCH(const double, highest);
        QFETCH(const int, most);
        QFETCH(const QString, ticks);
        const ChartAxis axis = logAxis(least, highest, most, [](double v) { return QString::number(v, 'g', 6); });
        QStringList texts;
        for (const ChartTick &tick : axis.ticks)
            texts << tick.text;
        QVERIFY(axis.logarithmic && axis.low > 0);
        QCOMPARE(axis.low, axis.ticks.constFirst().at);
        QCOMPARE(axis.high, axis.ticks.constLast().at);
        if (qstrcmp(QTest::currentDataTag(), "no room") == 0)
            QCOMPARE(texts.size(), 2);
        else
            QCOMPARE(texts.join(u' '), ticks);
    }

    void placesByTheLogarithm()
    {
        Chart chart = whiskers();
        const ChartLayout layout(chart, style());
        const double step = layout.xOf(0.003) - layout.xOf(0.0003);
        QVERIFY(step > 10);
        QVERIFY(qAbs(layout.xOf(0.03) - layout.xOf(0.003) - step) < 1e-6);
        QVERIFY(layout.xOf(0) < layout.plot().left() + layout.zeroWidth()); // left of the scale, not on it
        QVERIFY(layout.xOf(0.0003) >= layout.plot().left() + layout.zeroWidth() - 1e-9);
        chart.x.zero.clear();
        QCOMPARE(ChartLayout(chart, style()).zeroWidth(), 0.0);
    }

    void drawsTheLineOfAMark()
    {
        const Chart chart = whiskers();
        const ChartLayout layout(chart, style());
        const QLineF line = layout.whisker(chart.series[0].values[0]);
        QCOMPARE(line.y1(), layout.yOf(7.0));
        QCOMPARE(line.y2(), layout.yOf(11.9));
        QCOMPARE(line.x1(), layout.xOf(0.01143));
        QCOMPARE(layout.whisker(chart.series[4].values[0]).length(), 0.0);
        QVERIFY(chartToSvg(chart, style()).contains("no p95, n 12"));
    }

    void shortensTheMiddle()
    {
        QCOMPARE(shortened(u"gpt"_s, 5), u"gpt"_s);
        QCOMPARE(shortened(u"abcdefghij"_s, 7), u"abc…hij"_s);
        QCOMPARE(shortened(u"a🙂🙂🙂🙂🙂b"_s, 6), u"a🙂…b"_s);
        QCOMPARE(shortened(u"abcdef"_s, 0), u"a…f"_s);
    }

    void growsWithItsRows()
    {
        Chart chart = strips();
        const double four = chartHeight(chart, style());
        chart.series.append(chart.series[0]);
        QVERIFY(chartHeight(chart, style()) > four + 20);
        QCOMPARE(chartHeight(whiskers(), style()), style().height);
    }

    void levelsTheRows()
    {
        const Chart chart = ranges();
        ChartStyle s = style();
        s.height = chartHeight(chart, s);
        const ChartLayout layout(chart, s);
        const QList<ChartSpot> spots = chartSpots(chart, s);
        for (int m = 0; m < 3; ++m) {
            QCOMPARE(spots[m].x, layout.plot().left());
            QVERIFY(qAbs(spots[m].x + spots[m].width - layout.xOf(98.0 - 9 * m)) < 1e-6);
            const QLineF line = layout.whisker(chart.series[m].values[0], m);
            QCOMPARE(line.y1(), line.y2());
            QVERIFY(line.x1() < spots[m].x + spots[m].width && line.x2() > spots[m].x + spots[m].width);
        }
        QVERIFY(spots[1].y > spots[0].y + spots[0].height);
    }

    /// The whole text of small pictures: what changes in one is seen in a difference of the file.
    void writesWhatIsKept_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("svg");
        QTest::newRow("bars") << u"bars.svg"_s << chartToSvg(bars(), style());
        QTest::newRow("marks") << u"marks.svg"_s << chartToSvg(marks(Chart::Form::Marks), style());
        QTest::newRow("lines") << u"lines.svg"_s << chartToSvg(marks(Chart::Form::Lines, 2), style());
        QTest::newRow("whiskers") << u"whiskers.svg"_s << chartToSvg(whiskers(), style());
        QTest::newRow("strips") << u"strips.svg"_s << chartToSvg(strips(), style());
        QTest::newRow("ranges") << u"ranges.svg"_s << chartToSvg(ranges(), style());
    }

    void writesWhatIsKept()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, svg);
        QFile kept(QStringLiteral(BAKEOFF_SOURCE_DIR "/tests/reports/data/") + file);
        if (qEnvironmentVariableIsSet("BAKEOFF_KEEP_CHARTS")) {
            QVERIFY(kept.open(QIODevice::WriteOnly));
            kept.write(svg);
            return;
        }
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(svg).split(u'\n'), QString::fromUtf8(kept.readAll()).split(u'\n'));
    }

    void isTheSameInEveryLocale()
    {
        const QByteArray before = chartToSvg(bars(), style());
        const QLocale was;
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(chartToSvg(bars(), style()), before);
        QLocale::setDefault(was);
    }

    void escapesWhateverItIsGiven_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("markup") << u"<script>alert(1)</script>"_s << u"<script>alert(1)</script>"_s;
        QTest::newRow("quotes") << u"\"' onload=\"x\" &amp; ]]>"_s << u"\"' onload=\"x\" &amp; ]]>"_s;
        QTest::newRow("controls") << u"a\u0001b\u001bc"_s << u"a\uFFFDb\uFFFDc"_s;
        QTest::newRow("zero") << u"a"_s + QChar(0) + u"b"_s << u"a\uFFFDb"_s;
        QTest::newRow("half a pair") << QString(QChar(0xd83d)) + u"x"_s << u"\uFFFDx"_s;
        QTest::newRow("the other half") << u"x"_s + QChar(0xde00) << u"x\uFFFD"_s;
        QTest::newRow("no characters") << QString(QChar(0xfffe)) + QChar(0xffff) << u"\uFFFD\uFFFD"_s;
        QTest::newRow("whole pair") << u"🙂 模型"_s << u"🙂 模型"_s;
    }

    void escapesWhateverItIsGiven()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, shown);
        Chart chart = bars();
        chart.title = chart.description = text;
        chart.series[0].values[0].tip = text;
        chart.x.ticks[0].text = chart.y.ticks[0].text = chart.y.title = chart.x.title = text;
        chart.notes[0].text = text;
        ChartStyle hostile = style();
        hostile.fontFamily = text;
        int found = 0;
        for (const Chart::Form form : {Chart::Form::Bars, Chart::Form::Marks, Chart::Form::Lines, Chart::Form::Strips, Chart::Form::Ranges}) {
            chart.form = form;
            chart.series[0].name = chart.series[0].note = chart.series[0].figure = chart.series[0].tip = text;
            chart.series[0].values.last().note = text;
            const QByteArray svg = chartToSvg(chart, hostile);
            for (const auto &[name, content] : elementsOf(svg)) {
                QVERIFY2(name != "script"_L1, "text became an element");
                found += content == shown ? 1 : 0;
            }
            QVERIFY(QSvgRenderer(svg).isValid());
        }
        QVERIFY(found >= 3 * 6);
    }

    void namesNothingOutside()
    {
        for (const QByteArray &svg : {chartToSvg(bars(), style()), chartToSvg(marks(Chart::Form::Lines), style()),
                                      chartToSvg(whiskers(), style()), chartToSvg(strips(), style()),
                                      chartToSvg(ranges(), style())}) {
            QVERIFY(!svg.contains("href"));
            QVERIFY(!svg.contains("url("));
            QCOMPARE(svg.count("http"), 1); // the name space
            static const QSet<QString> known{u"svg"_s,  u"title"_s, u"desc"_s, u"g"_s,      u"rect"_s,    u"line"_s,
                                             u"path"_s, u"text"_s,  u"circle"_s, u"polygon"_s, u"polyline"_s};
            for (const auto &[name, content] : elementsOf(svg))
                QVERIFY2(known.contains(name), qPrintable(name)); // what SVG Tiny has
        }
    }

    void tellsEveryValueInWords()
    {
        QStringList titles;
        for (const auto &[name, content] : elementsOf(chartToSvg(bars(), style()))) {
            if (name == "title"_L1)
                titles << content;
        }
        QCOMPARE(titles, (QStringList{u"August by day"_s, u"1 August: $1.50 billed"_s, u"2 August: $0.75 estimated"_s}));
    }

    void stacksWhereItSays()
    {
        const Chart chart = bars();
        const QList<ChartSpot> spots = chartSpots(chart, style());
        QCOMPARE(spots.size(), 5);
        QCOMPARE(spots[0].series, 0);
        QCOMPARE(spots[3].series, 1);
        QCOMPARE(spots[2].height, 0.0); // nothing known on the third day
        QVERIFY(spots[2].width > 0);
        QCOMPARE(spots[3].x, spots[1].x); // one bar
        QCOMPARE(spots[3].y + spots[3].height, spots[1].y); // upon each other
        QCOMPARE(spots[4].y + spots[4].height, spots[3].y);
        QVERIFY(qAbs(spots[0].height - 1.5 * spots[1].height) < 0.01);
    }

    void isDrawnInThreeWays()
    {
        const Chart chart = bars();
        const QByteArray svg = chartToSvg(chart, style());
        const QImage image = painted(svg, {400, 160});
        const QList<ChartSpot> spots = chartSpots(chart, style());
        const auto ink = [&](int i) { return inked(image, {spots[i].x, spots[i].y, spots[i].width, spots[i].height}); };
        QVERIFY(ink(0) > 0.98); // solid
        QVERIFY2(ink(3) > 0.15 && ink(3) < 0.75, qPrintable(QString::number(ink(3)))); // hatched
        QVERIFY(ink(4) < 0.5); // pale
        if (const QString folder = qEnvironmentVariable("BAKEOFF_CHART_SHOTS"); !folder.isEmpty()) {
            ChartStyle large = style();
            large.width = 900;
            large.height = 400;
            painted(chartToSvg(chart, large), {900, 400}).save(folder + u"/bars.png"_s);
            painted(chartToSvg(marks(Chart::Form::Marks), large), {900, 400}).save(folder + u"/marks.png"_s);
            painted(chartToSvg(marks(Chart::Form::Lines), large), {900, 400}).save(folder + u"/lines.png"_s);
            painted(chartToSvg(whiskers(), large), {900, 400}).save(folder + u"/whiskers.png"_s);
            for (const auto &[rows, name] : {std::pair(strips(), u"strips"_s), std::pair(ranges(), u"ranges"_s)}) {
                large.height = chartHeight(rows, large);
                painted(chartToSvg(rows, large), {900, qRound(large.height)}).save(folder + u"/%1.png"_s.arg(name));
            }
        }
    }

    void hatchesWithinItsBar()
    {
        const QRectF bar(10.25, 20.5, 31, 17);
        const QList<QLineF> lines = hatchLines(bar, 7);
        QVERIFY(lines.size() >= 5);
        for (const QLineF &l : lines) {
            QVERIFY(bar.adjusted(-0.001, -0.001, 0.001, 0.001).contains(l.p1()));
            QVERIFY(bar.adjusted(-0.001, -0.001, 0.001, 0.001).contains(l.p2()));
            QVERIFY(qAbs(l.dx() + l.dy()) < 1e-9); // 45 degrees
        }
        QVERIFY(hatchLines({0, 0, 0, 10}, 7).isEmpty());
        QVERIFY(hatchLines({0, 0, 10, 0.01}, 7).size() <= 3);
    }

    void givesEachLookItsShape()
    {
        QList<QList<QPointF>> shapes;
        for (int look = 0; look < 8; ++look) {
            const QList<QPointF> outline = markOutline(look, {0, 0}, 5);
            QVERIFY(!shapes.contains(outline));
            shapes.append(outline);
            for (const QPointF &p : outline)
                QVERIFY(std::hypot(p.x(), p.y()) < 5.5);
        }
    }

    void keepsLabelsApart_data()
    {
        QTest::addColumn<Chart>("chart");
        QTest::newRow("marks") << marks(Chart::Form::Marks);
        QTest::newRow("with lines") << whiskers();
        Chart crowd = whiskers();
        for (ChartSeries &series : crowd.series)
            series.values[0].x = 0.003;
        QTest::newRow("all at one cost") << crowd;
    }

    void keepsLabelsApart()
    {
        QFETCH(const Chart, chart);
        ChartStyle s = style();
        s.width = 900;
        s.height = 400;
        const ChartLayout layout(chart, s);
        QList<QRectF> boxes;
        for (const ChartLayout::Label &label : layout.seriesLabels()) {
            const double width = layout.textWidth(label.text);
            const double before = label.anchor == ChartLayout::Anchor::Start  ? 0
                                : label.anchor == ChartLayout::Anchor::Middle ? width / 2
                                                                              : width;
            const QRectF box(label.at.x() - before, label.at.y() - 9, width, 10);
            for (const QRectF &other : boxes)
                QVERIFY(!other.intersects(box));
            QVERIFY(box.left() >= 0 && box.right() <= s.width + 1);
            boxes.append(box);
        }
        QCOMPARE(boxes.size(), chart.series.size());
    }

    void leavesOutLabelsWithoutRoom()
    {
        Chart chart = bars();
        chart.x = {.low = 0, .high = 366, .ticks = {}};
        for (int i = 0; i < 366; ++i)
            chart.x.ticks.append({static_cast<double>(i), u"%1 March"_s.arg(i)});
        chart.current = 200;
        const ChartStyle s = style();
        const ChartLayout layout(chart, s);
        const QList<ChartTick> shown = layout.shownXTicks();
        QVERIFY(shown.size() < 12);
        QVERIFY(shown.contains(chart.x.ticks[200])); // today is always named
        for (qsizetype i = 1; i < shown.size(); ++i)
            QVERIFY(layout.xOf(shown[i].at) - layout.xOf(shown[i - 1].at) >= layout.textWidth(shown[i].text));
    }

    void survivesWhatIsNoPicture_data()
    {
        QTest::addColumn<Chart>("chart");
        QTest::addColumn<double>("width");
        QTest::newRow("empty") << Chart{} << 400.0;
        QTest::newRow("no width") << bars() << 0.0;
        Chart wild = bars();
        wild.series[0].values = {{std::nan(""), 1, ChartFill::Solid, {}}, {0, std::nan(""), ChartFill::Solid, {}}, {1, -5, ChartFill::Hatched, {}}, {99, 1, ChartFill::Solid, {}}, {-1, 1, ChartFill::Solid, {}}, {0, 1e300, ChartFill::Hatched, {}}};
        wild.notes = {{99, u"?"_s}, {-3, u"?"_s}};
        wild.current = 77;
        QTest::newRow("wild values") << wild << 400.0;
        Chart points = wild;
        points.form = Chart::Form::Lines;
        points.series[0].look = -13;
        QTest::newRow("wild marks") << points << 400.0;
        for (ChartSeries &series : points.series) {
            for (ChartValue &value : series.values) {
                value.low = std::nan("");
                value.high = std::numeric_limits<double>::infinity();
            }
            series.box = {std::nan(""), 1e300, -5, std::numeric_limits<double>::infinity()};
        }
        for (const Chart::Form form : {Chart::Form::Marks, Chart::Form::Strips, Chart::Form::Ranges}) {
            points.form = form;
            points.x.logarithmic = points.y.logarithmic = !points.x.logarithmic;
            QTest::addRow("wild form %d", static_cast<int>(form)) << points << (form == Chart::Form::Strips ? 3.0 : 400.0);
        }
        Chart none;
        none.form = Chart::Form::Strips;
        QTest::newRow("no rows") << none << 400.0;
        Chart flat = bars();
        flat.y.high = flat.y.low;
        flat.x.high = flat.x.low;
        QTest::newRow("axes without length") << flat << 400.0;
    }

    void survivesWhatIsNoPicture()
    {
        QFETCH(const Chart, chart);
        QFETCH(const double, width);
        ChartStyle s = style();
        s.width = width;
        const QByteArray svg = chartToSvg(chart, s);
        elementsOf(svg);
        QVERIFY(!svg.contains("nan") && !svg.contains("inf"));
        qsizetype values = 0;
        for (const ChartSeries &series : chart.series)
            values += series.values.size();
        QCOMPARE(chartSpots(chart, s).size(), values);
    }
};

QTEST_MAIN(TestChart)
#include "tst_chart.moc"
