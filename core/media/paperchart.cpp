// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/paperchart.h"

#include <QPainter>
#include <QSvgRenderer>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace bakeoff {

using namespace Qt::StringLiterals;

PaperChart::PaperChart(const Chart &chart, const ChartStyle &style, double width, ColourGlyphs &glyphs)
    : m_width(width)
    , m_height(width * style.height / style.width)
{
    const double scale = width / style.width;
    QByteArray shapes;
    QXmlStreamReader reader(chartToSvg(chart, style));
    QXmlStreamWriter writer(&shapes);
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement() || reader.name() != "text"_L1) {
            if (reader.tokenType() != QXmlStreamReader::Invalid && reader.tokenType() != QXmlStreamReader::NoToken)
                writer.writeCurrentToken(reader);
            continue;
        }
        const QXmlStreamAttributes attributes = reader.attributes();
        const auto number = [&](QLatin1StringView name, double otherwise) {
            bool ok = false;
            const double value = attributes.value(name).toDouble(&ok);
            return ok ? value : otherwise;
        };
        PaperStyle look;
        look.size = number("font-size"_L1, style.fontSize) * scale;
        look.pitch = look.size;
        look.colour = attributes.value("fill"_L1).toString();
        look.strong = attributes.value("font-weight"_L1) == "bold"_L1;
        look.align = Qt::AlignLeft | Qt::AlignAbsolute;
        look.mostLines = 1;
        const QPointF at(number("x"_L1, 0) * scale, number("y"_L1, 0) * scale);
        const QString anchor = attributes.value("text-anchor"_L1).toString();
        const QString words = reader.readElementText(QXmlStreamReader::IncludeChildElements);
        auto text = std::make_unique<const PaperText>(firstCharacters(words, 300), look, width, glyphs);
        const double wide = text->naturalWidth();
        const double left = anchor == "middle"_L1 ? at.x() - wide / 2 : anchor == "end"_L1 ? at.x() - wide : at.x();
        const QPointF topLeft(left, at.y() - text->firstBaseline());
        m_labels.push_back({topLeft, std::move(text)});
    }
    m_shapes = std::make_unique<QSvgRenderer>(shapes);
    m_shapes->setAspectRatioMode(Qt::KeepAspectRatio);
}

PaperChart::~PaperChart() = default;

void PaperChart::paint(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    m_shapes->render(&painter, QRectF(0, 0, m_width, m_height));
    painter.restore();
    for (const Label &label : m_labels)
        label.text->paint(painter, label.topLeft);
}

} // namespace bakeoff
