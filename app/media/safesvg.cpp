// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/safesvg.h"

#include <QPainter>
#include <QSvgRenderer>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>
#include <array>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostElements = 20'000;
constexpr int kMostDepth = 64;
constexpr qsizetype kMostPathLength = 200'000;
constexpr QStringView kNamespace = u"http://www.w3.org/2000/svg";

constexpr std::array kElements{"svg"_L1,      "g"_L1,       "path"_L1,  "rect"_L1,           "circle"_L1,
                               "ellipse"_L1,  "line"_L1,    "text"_L1,  "linearGradient"_L1, "radialGradient"_L1,
                               "polyline"_L1, "polygon"_L1, "tspan"_L1, "defs"_L1,           "stop"_L1};

constexpr std::array kAttributes{
    "x"_L1, "y"_L1, "x1"_L1, "y1"_L1, "x2"_L1, "y2"_L1, "cx"_L1, "cy"_L1, "r"_L1, "rx"_L1, "ry"_L1, "fx"_L1, "fy"_L1,
    "dx"_L1, "dy"_L1, "d"_L1, "points"_L1, "width"_L1, "height"_L1, "viewBox"_L1, "transform"_L1, "fill"_L1,
    "fill-rule"_L1, "fill-opacity"_L1, "stroke"_L1, "stroke-width"_L1, "stroke-linecap"_L1, "stroke-linejoin"_L1,
    "stroke-miterlimit"_L1, "stroke-opacity"_L1, "opacity"_L1, "id"_L1, "offset"_L1, "stop-color"_L1,
    "stop-opacity"_L1, "gradientUnits"_L1, "gradientTransform"_L1, "spreadMethod"_L1, "font-family"_L1,
    "font-size"_L1, "font-weight"_L1, "font-style"_L1, "text-anchor"_L1, "color"_L1, "display"_L1, "visibility"_L1,
    "preserveAspectRatio"_L1, "version"_L1};

bool isOneOf(QStringView name, auto &names)
{
    return std::ranges::any_of(names, [name](QLatin1StringView known) { return name == known; });
}

/// Numbers that are absurd make a painter slow; text that names another thing may only name a gradient of this file.
bool isHarmless(QStringView name, QStringView value)
{
    if (value.size() > (name == "d"_L1 || name == "points"_L1 ? kMostPathLength : 1'000))
        return false;
    if (const qsizetype url = value.indexOf(u"url"_s, 0, Qt::CaseInsensitive); url >= 0)
        return (name == "fill"_L1 || name == "stroke"_L1) && value.trimmed().startsWith(u"url(#"_s);
    return true;
}

void copyAttributes(QXmlStreamWriter &out, const QXmlStreamAttributes &attributes)
{
    for (const QXmlStreamAttribute &attribute : attributes) {
        if (attribute.namespaceUri().isEmpty() && isOneOf(attribute.name(), kAttributes)
            && isHarmless(attribute.name(), attribute.value()))
            out.writeAttribute(attribute.name().toString(), attribute.value().toString());
        else if (attribute.name() == "style"_L1 && attribute.value().size() <= 2'000) {
            // As attributes, which are looked through one by one.
            for (QStringView part : attribute.value().tokenize(u';')) {
                const qsizetype colon = part.indexOf(u':');
                if (colon <= 0)
                    continue;
                const QStringView key = part.first(colon).trimmed();
                const QStringView value = part.sliced(colon + 1).trimmed();
                if (isOneOf(key, kAttributes) && isHarmless(key, value) && !attributes.hasAttribute(key.toString()))
                    out.writeAttribute(key.toString(), value.toString());
            }
        }
    }
}

} // namespace

QByteArray safeSvg(const QByteArray &svg)
{
    if (svg.size() > kMostSvgBytes)
        return {};
    QByteArray safe;
    QXmlStreamReader in(svg);
    QXmlStreamWriter out(&safe);
    out.writeStartDocument();
    out.writeDefaultNamespace(kNamespace.toString());
    int elements = 0;
    int depth = 0;
    while (!in.atEnd()) {
        switch (in.readNext()) {
        case QXmlStreamReader::StartElement: {
            if (++elements > kMostElements || depth >= kMostDepth)
                return {};
            const bool known = in.namespaceUri() == kNamespace && isOneOf(in.name(), kElements);
            if (!known || (depth == 0 && in.name() != "svg"_L1) || (depth > 0 && in.name() == "svg"_L1)) {
                if (depth == 0)
                    return {};
                in.skipCurrentElement();
                break;
            }
            ++depth;
            out.writeStartElement(kNamespace.toString(), in.name().toString());
            copyAttributes(out, in.attributes());
            break;
        }
        case QXmlStreamReader::EndElement:
            --depth;
            out.writeEndElement();
            break;
        case QXmlStreamReader::Characters:
            if (depth > 0 && !in.isWhitespace())
                out.writeCharacters(in.text().left(10'000).toString());
            break;
        case QXmlStreamReader::DTD:
            if (!in.entityDeclarations().isEmpty())
                return {}; // they may stand for anything, and grow without end
            break;
        default:
            break;
        }
    }
    if (in.hasError() || elements == 0)
        return {};
    out.writeEndDocument();
    return safe;
}

QImage paintSafeSvg(const QByteArray &svg, const QSize &box)
{
    const QByteArray safe = safeSvg(svg);
    if (safe.isEmpty())
        return {};
    QSvgRenderer renderer(safe);
    if (!renderer.isValid())
        return {};
    QSizeF size = renderer.viewBoxF().size();
    if (size.isEmpty() || !(size.width() < 1e6 && size.height() < 1e6))
        size = renderer.defaultSize();
    const QSize fitting = size.scaled(box, Qt::KeepAspectRatio).toSize();
    if (fitting.isEmpty())
        return {};
    QImage image(fitting, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(fitting)));
    return image;
}

} // namespace bakeoff
