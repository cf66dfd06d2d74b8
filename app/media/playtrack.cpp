// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/playtrack.h"

#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace bakeoff {

namespace {

constexpr int kBarHeight = 20;
constexpr int kWaveHeight = 96;
constexpr double kBar = 5;
constexpr double kEdge = 6; // room for the handle at both ends

} // namespace

PlayTrack::PlayTrack(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Position"));
}

void PlayTrack::setWaveform(const Waveform &waveform)
{
    m_waveform = waveform;
    updateGeometry();
    update();
}

void PlayTrack::setDuration(Position duration)
{
    m_duration = duration;
    update();
}

void PlayTrack::setPosition(Position position)
{
    if (position == m_position)
        return;
    m_position = position;
    update();
}

void PlayTrack::setLoop(std::optional<std::pair<Position, Position>> loop)
{
    m_loop = loop;
    update();
}

double PlayTrack::xOf(Position position) const
{
    const double share = m_duration.count() > 0
        ? std::clamp(static_cast<double>(position.count()) / static_cast<double>(m_duration.count()), 0.0, 1.0)
        : 0;
    return kEdge + share * (width() - 2 * kEdge);
}

void PlayTrack::seekTo(double x)
{
    if (m_duration.count() <= 0)
        return;
    const double share = std::clamp((x - kEdge) / std::max(1.0, width() - 2 * kEdge), 0.0, 1.0);
    emit sought(Position(std::llround(share * static_cast<double>(m_duration.count()))));
}

void PlayTrack::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        seekTo(event->position().x());
}

void PlayTrack::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        seekTo(event->position().x());
}

void PlayTrack::paintWaveform(QPainter &painter) const
{
    const Tokens &tokens = tokensOf(palette());
    const double middle = height() / 2.0;
    const double half = middle - 4;
    const double room = width() - 2 * kEdge;
    const double head = xOf(m_position);
    // A stroke every three px, each the loudest of its part.
    const int strokes = std::max(1, static_cast<int>(room / 3));
    const qsizetype bins = m_waveform.peaks.size();
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < strokes; ++i) {
        const qsizetype from = qsizetype{i} * bins / strokes;
        const qsizetype to = std::max(from + 1, qsizetype{i + 1} * bins / strokes);
        int peak = 0;
        int rms = 0;
        for (qsizetype bin = from; bin < std::min(to, bins); ++bin) {
            peak = std::max(peak, static_cast<int>(static_cast<uchar>(m_waveform.peaks[bin])));
            rms = std::max(rms, static_cast<int>(static_cast<uchar>(m_waveform.rms[bin])));
        }
        const double x = kEdge + (i + 0.5) * room / strokes;
        const bool played = x <= head;
        QColor faint = played ? tokens.chart : tokens.field;
        const QColor strong = faint;
        faint.setAlphaF(0.45F);
        const auto stroke = [&](int value, const QColor &color) {
            const double length = std::max(0.75, half * value / 255.0);
            painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(QPointF(x, middle - length), QPointF(x, middle + length));
        };
        stroke(peak, faint);
        stroke(rms, strong);
    }
}

void PlayTrack::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = tokensOf(palette());
    const double head = xOf(m_position);
    if (m_loop) {
        const double from = xOf(m_loop->first);
        const double to = xOf(m_loop->second);
        painter.fillRect(QRectF(from, 0, to - from, height()), tokens.sel);
        painter.setPen(QPen(tokens.selLine, 1));
        for (const double x : {from, to})
            painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_waveform.isEmpty()) {
        paintWaveform(painter);
    } else {
        const double top = (height() - kBar) / 2;
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.line2);
        painter.drawRoundedRect(QRectF(kEdge, top, width() - 2 * kEdge, kBar), kBar / 2, kBar / 2);
        painter.setBrush(tokens.chart);
        painter.drawRoundedRect(QRectF(kEdge, top, head - kEdge, kBar), kBar / 2, kBar / 2);
    }
    if (m_duration.count() > 0) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.drawLine(QPointF(head, 1), QPointF(head, height() - 1));
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.accent);
        painter.drawRoundedRect(QRectF(head - 4, 0, 8, 7), 2, 2);
    }
}

QSize PlayTrack::sizeHint() const
{
    return {240, scaled(m_waveform.isEmpty() ? kBarHeight : kWaveHeight)};
}

QSize PlayTrack::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

} // namespace bakeoff
