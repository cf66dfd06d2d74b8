// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/media/strokefont.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace bakeoff::strokefont {

using namespace Qt::StringLiterals;

namespace {

/// A glyph: how wide it is, and its lines apart by spaces. A point is two digits, x from 0 and y from the descender (0)
/// over the baseline (2) and the height of small letters (6) to that of capitals (8). A point behind `*` is the control
/// point of a quadratic curve; between two of them lies a point on the curve, as in TrueType.
struct Shape {
    int width;
    std::string_view lines;
};

constexpr std::array<Shape, 95> kShapes{{
    {2, ""},                                       // space
    {0, "0804 0202"},                              // !
    {2, "0806 2826"},                              // "
    {4, "1218 3238 0646 0444"},                    // #
    {4, "47*4828*08*0525*45*4222*0203 2921"},      // $
    {4, "0248 0707 4343"},                         // %
    {4, "4216*0828*48*2504*0222*4245"},            // &
    {0, "0806"},                                   // '
    {1, "19*0511"},                                // (
    {1, "09*1501"},                                // )
    {4, "2824 0745 0547"},                         // *
    {4, "0545 2723"},                              // +
    {1, "1201"},                                   // ,
    {2, "0525"},                                   // -
    {0, "0202"},                                   // .
    {3, "0138"},                                   // /
    {4, "28*48*42*02*0828"},                       // 0
    {2, "072822"},                                 // 1
    {4, "07*0828*48*450242"},                      // 2
    {4, "07*0828*48*4525*45*4222*0203"},           // 3
    {4, "32380444"},                               // 4
    {4, "48080525*45*4222*0203"},                  // 5
    {4, "38*0804*02*42*46*0604"},                  // 6
    {4, "084812"},                                 // 7
    {4, "28*48*45*05*0828 25*45*42*02*0525"},      // 8
    {4, "12*4246*48*08*04*4446"},                  // 9
    {0, "0202 0505"},                              // :
    {1, "1201 1515"},                              // ;
    {3, "370533"},                                 // <
    {4, "0646 0444"},                              // =
    {3, "073503"},                                 // >
    {3, "07*08*38*35*1514 1212"},                  // ?
    {4, "35*36*15*13*3335 35*32*43*48*08*01*1131"}, // @
    {4, "022842 1434"},                            // A
    {4, "020828*48*452505 25*45*422202"},          // B
    {4, "47*3828*08*0222*3243"},                   // C
    {4, "020818*48*421202"},                       // D
    {3, "38080232 0525"},                          // E
    {3, "380802 0525"},                            // F
    {4, "47*3828*08*0222*424525"},                 // G
    {4, "0208 4248 0545"},                         // H
    {0, "0208"},                                   // I
    {3, "3834*32*0204"},                           // J
    {4, "0208 4804 2642"},                         // K
    {3, "080232"},                                 // L
    {4, "0208254842"},                             // M
    {4, "02084248"},                               // N
    {4, "28*48*42*02*0828"},                       // O
    {4, "020828*48*452505"},                       // P
    {4, "28*48*42*02*0828 3341"},                  // Q
    {4, "020828*48*452505 2542"},                  // R
    {4, "47*4828*08*0525*45*4222*0203"},           // S
    {4, "0848 2822"},                              // T
    {4, "0804*02*424448"},                         // U
    {4, "082248"},                                 // V
    {6, "0812375268"},                             // W
    {4, "0842 0248"},                              // X
    {4, "082548 2522"},                            // Y
    {4, "08480242"},                               // Z
    {1, "19090111"},                               // [
    {3, "0831"},                                   // backslash
    {1, "09191101"},                               // ]
    {4, "062846"},                                 // ^
    {4, "0141"},                                   // _
    {1, "0817"},                                   // `
    {3, "3632 34*36*06*02*3234"},                  // a
    {3, "0802 04*06*36*32*0204"},                  // b
    {3, "35*36*06*02*3233"},                       // c
    {3, "3832 34*36*06*02*3234"},                  // d
    {3, "0434*36*06*02*2233"},                     // e
    {2, "28*181612 0626"},                         // f
    {3, "3632*30*0001 34*36*06*02*3234"},          // g
    {3, "0802 04*06*363432"},                      // h
    {0, "0602 0808"},                              // i
    {1, "1611*1000 1818"},                         // j
    {3, "0802 3603 1432"},                         // k
    {0, "0802"},                                   // l
    {4, "0602 04*06*262422 24*26*464442"},         // m
    {3, "0602 04*06*363432"},                      // n
    {3, "04*06*36*32*0204"},                       // o
    {3, "0600 04*06*36*32*0204"},                  // p
    {3, "3630 34*36*06*02*3234"},                  // q
    {2, "0602 04*0626"},                           // r
    {3, "3616*06*041424*34*322202"},               // s
    {2, "1813*1222 0626"},                         // t
    {3, "0604*02*3234 3632"},                      // u
    {4, "062246"},                                 // v
    {4, "0612253246"},                             // w
    {3, "0632 0236"},                              // x
    {4, "0622 4610"},                              // y
    {3, "06360232"},                               // z
    {1, "19*0511"},                                // {
    {0, "0901"},                                   // |
    {1, "09*1501"},                                // }
    {4, "04*06*2525*34*46"},                       // ~
}};
constexpr Shape kBox{3, "0208383202"};

constexpr float kGap = 1.7F;      // between letters, in units of a sixth of a capital's height
constexpr float kBaseline = 2;    // y in the table
constexpr int kCurveSteps = 7;

const Shape &shapeOf(QChar c)
{
    const int at = c.unicode() - 0x20;
    return at >= 0 && at < static_cast<int>(kShapes.size()) ? kShapes[static_cast<std::size_t>(at)] : kBox;
}

/// The text in letters of this typeface.
QString spelled(const QString &text)
{
    QString out;
    for (const QChar c : text.simplified().normalized(QString::NormalizationForm_KD)) {
        switch (c.unicode()) {
        case 0xDF: out += u"ss"; break;
        case 0xC6: out += u"AE"; break;
        case 0xE6: out += u"ae"; break;
        case 0xD8: out += u'O'; break;
        case 0xF8: out += u'o'; break;
        case 0x141: out += u'L'; break;
        case 0x142: out += u'l'; break;
        case 0x2018:
        case 0x2019: out += u'\''; break;
        case 0x201C:
        case 0x201D:
        case 0x201E: out += u'"'; break;
        case 0x2010:
        case 0x2011:
        case 0x2013:
        case 0x2014: out += u'-'; break;
        default:
            if (!c.isMark() && !c.isLowSurrogate() && !c.isNonCharacter())
                out += c;
        }
    }
    return out;
}

float unitsOf(const QString &letters)
{
    float units = 0;
    for (const QChar c : letters)
        units += static_cast<float>(shapeOf(c).width) + kGap;
    return letters.isEmpty() ? 0 : units - kGap;
}

PaintPoint middle(PaintPoint a, PaintPoint b)
{
    return {(a.x + b.x) / 2, (a.y + b.y) / 2};
}

void addCurve(std::vector<PaintPoint> &line, PaintPoint control, PaintPoint end)
{
    const PaintPoint start = line.back();
    for (int i = 1; i <= kCurveSteps; ++i) {
        const float t = static_cast<float>(i) / kCurveSteps;
        const float u = 1 - t;
        line.push_back({u * u * start.x + 2 * u * t * control.x + t * t * end.x,
                        u * u * start.y + 2 * u * t * control.y + t * t * end.y});
    }
}

/// The lines of a glyph, its curves as short straight lines; `place` puts a point of the table onto the canvas.
template <typename Place>
std::vector<std::vector<PaintPoint>> linesOf(std::string_view text, const Place &place)
{
    std::vector<std::vector<PaintPoint>> lines;
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        const std::string_view points = text.substr(0, space);
        text.remove_prefix(std::min(space + 1, text.size()));
        std::vector<PaintPoint> line;
        std::vector<PaintPoint> control; // one that waits for where its curve ends
        for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
            const bool bends = points[i] == '*';
            i += bends ? 1 : 0;
            const PaintPoint p = place(static_cast<float>(points[i] - '0'), static_cast<float>(points[i + 1] - '0'));
            if (!control.empty())
                addCurve(line, control.front(), bends ? middle(control.front(), p) : p);
            else if (!bends)
                line.push_back(p);
            control.clear();
            if (bends)
                control.push_back(p);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace

float width(const QString &text, float capHeight)
{
    return unitsOf(spelled(text)) * capHeight / 6;
}

QStringList wrapped(const QString &text, float capHeight, float room, int most)
{
    const float units = room * 6 / capHeight;
    QStringList lines;
    QString line;
    const auto fits = [&](const QString &letters) { return unitsOf(letters) <= units; };
    const QStringList words = spelled(text).split(u' ', Qt::SkipEmptyParts);
    for (QString word : words) {
        const QString longer = line.isEmpty() ? word : line + u' ' + word;
        if (fits(longer)) {
            line = longer;
            continue;
        }
        if (!line.isEmpty())
            lines.append(line);
        while (!fits(word) && word.size() > 1) {
            qsizetype count = 1;
            while (count + 1 < word.size() && fits(word.left(count + 1)))
                ++count;
            lines.append(word.left(count));
            word.remove(0, count);
            if (lines.size() > most)
                break;
        }
        line = word;
        if (lines.size() > most)
            break;
    }
    if (!line.isEmpty())
        lines.append(line);
    if (lines.size() > most) {
        lines.resize(most);
        while (!lines.last().isEmpty() && !fits(lines.last() + u"..."_s))
            lines.last().chop(1);
        lines.last() = lines.last().trimmed() + u"..."_s;
    }
    return lines;
}

void paint(PaintCanvas &canvas, const QString &text, float left, float baseline, float capHeight, float weight,
           const PaintInk &ink)
{
    const float unit = capHeight / 6;
    float x = left;
    const QString letters = spelled(text);
    for (const QChar c : letters) {
        const Shape &shape = shapeOf(c);
        const auto lines = linesOf(shape.lines, [&](float px, float py) {
            return PaintPoint{x + px * unit, baseline - (py - kBaseline) * unit};
        });
        canvas.strokes(lines, weight * capHeight, ink);
        x += (static_cast<float>(shape.width) + kGap) * unit;
    }
}

} // namespace bakeoff::strokefont
