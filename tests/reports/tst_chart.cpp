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

    /// The whole text of small pictures: what changes in one is seen in a difference of the file.
    void writesWhatIsKept_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("svg");
        QTest::newRow("bars") << u"bars.svg"_s << chartToSvg(bars(), style());
        QTest::newRow("marks") << u"marks.svg"_s << chartToSvg(marks(Chart::Form::Marks), style());
        QTest::newRow("lines") << u"lines.svg"_s << chartToSvg(marks(Chart::Form::Lines, 2), style());
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
        for (const Chart::Form form : {Chart::Form::Bars, Chart::Form::Marks, Chart::Form::Lines}) {
            chart.form = form;
            chart.series[0].name = text;
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
        for (const QByteArray &svg : {chartToSvg(bars(), style()), chartToSvg(marks(Chart::Form::Lines), style())}) {
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

    void keepsLabelsApart()
    {
        const Chart chart = marks(Chart::Form::Marks);
        ChartStyle s = style();
        s.width = 900;
        s.height = 400;
        const ChartLayout layout(chart, s);
        QList<QRectF> boxes;
        for (const ChartLayout::Label &label : layout.seriesLabels()) {
            const double width = layout.textWidth(label.text);
            const QRectF box(label.endsThere ? label.at.x() - width : label.at.x(), label.at.y() - 9, width, 10);
            for (const QRectF &other : boxes)
                QVERIFY(!other.intersects(box));
            boxes.append(box);
        }
        QCOMPARE(boxes.size(), 8);
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
