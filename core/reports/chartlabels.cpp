// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/chartlayout.h"

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestName = 36; ///< characters
constexpr double kNone = 0.5; ///< px²: an overlap that nobody sees, or that rounding made

double overlap(const QRectF &box, const QList<QRectF> &others)
{
    double area = 0;
    for (const QRectF &other : others) {
        const QRectF common = box & other;
        area += common.width() * common.height();
    }
    return area;
}

} // namespace

QString shortened(const QString &text, qsizetype most)
{
    if (text.size() <= std::max<qsizetype>(most, 3))
        return text;
    const qsizetype kept = std::max<qsizetype>(most, 3) - 1;
    qsizetype head = kept - kept / 2;
    qsizetype tail = kept / 2;
    if (text[head - 1].isHighSurrogate()) // no half of a pair
        --head;
    if (text[text.size() - tail].isLowSurrogate())
        --tail;
    return text.first(head) + u'…' + text.last(tail);
}

QRectF ChartLayout::Label::ground() const
{
    const double spare = box.width() * 0.13;
    const double left = anchor == Anchor::End ? spare : anchor == Anchor::Middle ? spare / 2 : 0;
    return box.adjusted(left, 0, left - spare, 0);
}

QList<QRectF> ChartLayout::obstacles() const
{
    const double em = m_style.fontSize;
    QList<QRectF> taken;
    for (const ChartSpot &spot : m_spots) {
        if (spot.width <= 0)
            continue;
        taken.append({spot.x - 1, spot.y - 1, spot.width + 2, spot.height + 2});
        const QLineF line = whisker(m_chart.series[spot.series].values[spot.value]);
        if (line.length() > 0) {
            const double top = std::min(line.y1(), line.y2());
            taken.append({line.x1() - 4, top - 1, 8, std::max(line.y1(), line.y2()) - top + 2});
        }
    }
    if (!m_chart.y.title.isEmpty())
        taken.append({0, 0, textWidth(m_chart.y.title), em * 1.4});
    return taken;
}

ChartLayout::Label ChartLayout::placed(const ChartSpot &spot, const QString &name, QList<QRectF> &taken) const
{
    const ChartValue &value = m_chart.series[spot.series].values[spot.value];
    const double em = m_style.fontSize;
    const double width = std::max(textWidth(name), textWidth(value.note) * kNoteSize);
    const double height = em * (value.note.isEmpty() ? 1.1 : 1.1 + kNoteStep);
    const QPointF middle(spot.x + spot.width / 2, spot.y + spot.height / 2);
    const QLineF line = whisker(value);
    const double top = line.length() > 0 ? std::min({line.y1(), line.y2(), spot.y}) : spot.y;
    const double bottom = line.length() > 0 ? std::max({line.y1(), line.y2(), spot.y + spot.height}) : spot.y + spot.height;
    const double gap = em / 3;

    struct Candidate {
        QRectF box;
        Anchor anchor = Anchor::Middle;
        bool apart = false; ///< needs a line to its mark
    };
    QList<Candidate> candidates;
    const auto centred = [&](double y) {
        const double x = std::clamp(middle.x() - width / 2, 0.0, std::max(0.0, m_style.width - width));
        return QRectF(x, y, width, height);
    };
    const double right = middle.x() + kMarkRadius + gap;
    const double left = middle.x() - kMarkRadius - gap - width;
    // Over the mark or its line, beside it, below; then further away.
    candidates.append({centred(top - gap - height)});
    for (const double y : {middle.y() - em * 0.55, top - em * 0.2, middle.y() - em * 1.6, middle.y() + em * 0.5}) {
        candidates.append({{right, y, width, height}, Anchor::Start});
        candidates.append({{left, y, width, height}, Anchor::End});
    }
    candidates.append({centred(bottom + gap)});
    for (int step = 1; step <= 8; ++step) {
        for (const double y : {top - gap - height - step * em * 1.3, bottom + gap + step * em * 1.3}) {
            candidates.append({centred(y), Anchor::Middle, true});
            candidates.append({{right + em, y, width, height}, Anchor::Start, true});
            candidates.append({{left - em, y, width, height}, Anchor::End, true});
        }
    }
    const auto leaderTo = [&](const QRectF &box) {
        const bool above = box.center().y() < top;
        const double from = std::clamp(middle.x(), box.left(), box.right());
        return QLineF(from, above ? box.bottom() : box.top(), middle.x(), above ? top - 1 : bottom + 1);
    };
    const auto groundOf = [](const QLineF &leader) {
        return QRectF(leader.p1(), leader.p2()).normalized().adjusted(-1, 0, 1, 0);
    };
    const QRectF all(0, 0, m_style.width, m_plot.bottom());
    const Candidate *best = nullptr;
    double least = 0;
    for (const Candidate &candidate : std::as_const(candidates)) {
        const QRectF &box = candidate.box;
        const QRectF inside = box & all;
        const double outside = width * height - inside.width() * inside.height();
        const double crossed = candidate.apart ? overlap(groundOf(leaderTo(box)), taken) : 0; // through a name, or a line
        const double cost = overlap(box, taken) + outside * 4 + crossed;
        if (best && cost >= least)
            continue;
        best = &candidate;
        least = cost;
        if (cost < kNone)
            break;
    }
    const QRectF &box = best->box;
    taken.append(box);
    const double x = best->anchor == Anchor::Start ? box.left() : best->anchor == Anchor::End ? box.right() : box.center().x();
    Label label{name, value.note, {x, box.top() + em * 0.9}, best->anchor, {}, box};
    if (best->apart) {
        label.leader = leaderTo(box);
        taken.append(groundOf(label.leader));
    }
    return label;
}

QList<ChartLayout::Label> ChartLayout::seriesLabels() const
{
    QList<Label> labels(m_chart.series.size());
    QList<QRectF> taken = obstacles();
    QList<const ChartSpot *> last(m_chart.series.size(), nullptr);
    for (const ChartSpot &spot : m_spots) {
        if (spot.width > 0)
            last[spot.series] = &spot;
    }
    for (int s = 0; s < labels.size(); ++s) {
        if (last[s] && !m_chart.series[s].name.isEmpty())
            labels[s] = placed(*last[s], shortened(m_chart.series[s].name, kLongestName), taken);
    }
    return labels;
}

} // namespace bakeoff
