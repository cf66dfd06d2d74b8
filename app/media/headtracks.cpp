// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/headtracks.h"

#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace bakeoff {

using namespace std::chrono_literals;

namespace {

constexpr int kBarRow = 22;
constexpr int kWaveRow = 72;
constexpr double kBar = 5;
constexpr int kLetters = 24; // px, where the letters stand
constexpr double kEdge = 8;  // room for the handle at the right end
constexpr int kHandle = 8;   // px above the tracks
constexpr auto kStep = 1s;
constexpr auto kLongStep = 5s;

} // namespace

HeadTracks::HeadTracks(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Play head"));
}

bool HeadTracks::hasWaveforms() const
{
    return std::ranges::any_of(m_tracks, [](const Track &track) { return !track.waveform.isEmpty(); });
}

int HeadTracks::rowHeight() const
{
    return scaled(hasWaveforms() ? kWaveRow : kBarRow);
}

HeadTracks::Position HeadTracks::duration() const
{
    Position longest{0};
    for (const Track &track : m_tracks)
        longest = std::max(longest, track.duration);
    return longest;
}

void HeadTracks::setTracks(const QList<Track> &tracks)
{
    m_tracks = tracks;
    updateGeometry();
    update();
}

void HeadTracks::setPosition(Position position)
{
    if (position == m_position)
        return;
    m_position = position;
    //: What a screen reader says of the play head. %1: seconds.
    setAccessibleDescription(tr("at %1 s").arg(locale().toString(static_cast<double>(position.count()) / 1000, 'f', 1)));
    update();
}

void HeadTracks::setLoop(std::optional<std::pair<Position, Position>> loop)
{
    m_loop = loop;
    update();
}

void HeadTracks::setCurrent(int index)
{
    m_current = index;
    update();
}

double HeadTracks::xOf(Position position) const
{
    const auto longest = static_cast<double>(duration().count());
    const double share = longest > 0 ? std::clamp(static_cast<double>(position.count()) / longest, 0.0, 1.0) : 0;
    const double left = scaled(kLetters);
    return left + share * std::max(1.0, width() - left - kEdge);
}

QPoint HeadTracks::placeOf(int index, Position position) const
{
    return {static_cast<int>(std::lround(xOf(position))), kHandle + index * rowHeight() + rowHeight() / 2};
}

void HeadTracks::seekTo(double x)
{
    const auto longest = static_cast<double>(duration().count());
    const double left = scaled(kLetters);
    if (longest > 0)
        emit sought(Position(std::llround(std::clamp((x - left) / std::max(1.0, width() - left - kEdge), 0.0, 1.0) * longest)));
}

void HeadTracks::paintTrack(QPainter &painter, int index) const
{
    const Tokens &tokens = tokensOf(palette());
    const Track &track = m_tracks[index];
    const double top = kHandle + index * rowHeight();
    const double middle = top + rowHeight() / 2.0;
    const bool current = index == m_current;
    painter.setFont(textFont(TextStep::Small, current ? QFont::DemiBold : QFont::Normal));
    painter.setPen(current ? tokens.accent : tokens.text2);
    painter.drawText(QRectF(0, top, scaled(kLetters) - metrics::kSmall, rowHeight()), Qt::AlignCenter, track.letter);
    const double from = xOf(0ms);
    const double to = xOf(track.duration);
    const double head = std::min(to, xOf(m_position));
    if (track.waveform.isEmpty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.line2);
        painter.drawRoundedRect(QRectF(from, middle - kBar / 2, to - from, kBar), kBar / 2, kBar / 2);
        painter.setBrush(tokens.chart);
        painter.drawRoundedRect(QRectF(from, middle - kBar / 2, head - from, kBar), kBar / 2, kBar / 2);
        return;
    }
    const qsizetype bins = track.waveform.peaks.size();
    const int strokes = std::max(1, static_cast<int>((to - from) / 3));
    const double half = rowHeight() / 2.0 - 4;
    for (int i = 0; i < strokes; ++i) {
        const qsizetype first = qsizetype{i} * bins / strokes;
        const qsizetype last = std::max(first + 1, qsizetype{i + 1} * bins / strokes);
        int peak = 0;
        int rms = 0;
        for (qsizetype bin = first; bin < std::min(last, bins); ++bin) {
            peak = std::max(peak, static_cast<int>(static_cast<uchar>(track.waveform.peaks[bin])));
            rms = std::max(rms, static_cast<int>(static_cast<uchar>(track.waveform.rms[bin])));
        }
        const double x = from + (i + 0.5) * (to - from) / strokes;
        const QColor strong = x <= head && current ? tokens.chart : tokens.field;
        QColor faint = strong;
        faint.setAlphaF(0.45F);
        for (const auto &[value, color] : {std::pair(peak, faint), std::pair(rms, strong)}) {
            const double length = std::max(0.75, half * value / 255.0);
            painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(QPointF(x, middle - length), QPointF(x, middle + length));
        }
    }
}

void HeadTracks::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = tokensOf(palette());
    if (m_loop) {
        const double from = xOf(m_loop->first);
        const double to = xOf(m_loop->second);
        painter.fillRect(QRectF(from, kHandle, to - from, height() - kHandle), tokens.sel);
        painter.setPen(QPen(tokens.selLine, 1));
        for (const double x : {from, to})
            painter.drawLine(QPointF(x, kHandle), QPointF(x, height()));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < m_tracks.size(); ++i)
        paintTrack(painter, i);
    if (duration() > 0ms) {
        const double head = xOf(m_position);
        painter.setPen(QPen(tokens.accent, 2));
        painter.drawLine(QPointF(head, 4), QPointF(head, height() - 1));
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.accent);
        painter.drawRoundedRect(QRectF(head - 5, 0, 10, kHandle), 2, 2);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.accent, 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kRadiusField, metrics::kRadiusField);
    }
}

void HeadTracks::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int row = static_cast<int>((event->position().y() - kHandle) / rowHeight());
    if (event->position().x() < scaled(kLetters)) {
        if (row >= 0 && row < m_tracks.size())
            emit trackChosen(row);
        return;
    }
    seekTo(event->position().x());
}

void HeadTracks::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton && event->position().x() >= scaled(kLetters))
        seekTo(event->position().x());
}

void HeadTracks::keyPressEvent(QKeyEvent *event)
{
    const Position step = event->modifiers().testFlag(Qt::ShiftModifier) ? Position(kLongStep) : Position(kStep);
    const auto go = [this](Position position) { emit sought(std::clamp<Position>(position, 0ms, duration())); };
    switch (event->key()) {
    case Qt::Key_Left: go(m_position - step); return;
    case Qt::Key_Right: go(m_position + step); return;
    case Qt::Key_Home: go(0ms); return;
    case Qt::Key_End: go(duration()); return;
    default: QWidget::keyPressEvent(event);
    }
}

void HeadTracks::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
}

QSize HeadTracks::sizeHint() const
{
    return {240, kHandle + static_cast<int>(std::max<qsizetype>(1, m_tracks.size())) * rowHeight()};
}

QSize HeadTracks::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

} // namespace bakeoff
