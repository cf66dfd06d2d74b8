// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/clockbar.h"

#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBar = 10;
constexpr double kShortest = 3; ///< px of a part that took any time
constexpr int kColumns = 4;     ///< at least: figures stand at the same place whatever there is

} // namespace

ClockBar::ClockBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Where the time went"));
}

void ClockBar::setParts(const QList<Part> &parts)
{
    if (parts == m_parts)
        return;
    m_parts = parts;
    QStringList spoken;
    for (const Part &part : parts) {
        //: Screen reader. %1: "Queue"; %2: "2.1 s".
        spoken.append(tr("%1 %2").arg(part.name, part.figure));
    }
    setAccessibleDescription(spoken.join(u", "_s));
    updateGeometry();
    update();
}

QSize ClockBar::sizeHint() const
{
    const int lines = QFontMetrics(textFont(TextStep::Caption)).height()
        + QFontMetrics(figureFont(TextStep::Caption, QFont::DemiBold)).height();
    return {scaled(240), kBar + metrics::kTight + lines + metrics::kHair};
}

QSize ClockBar::minimumSizeHint() const
{
    return {scaled(160), sizeHint().height()};
}

QRect ClockBar::column(qsizetype part) const
{
    const int columns = std::max<int>(kColumns, static_cast<int>(m_parts.size()));
    const int each = width() / columns;
    return {static_cast<int>(part) * each, 0, each - metrics::kTight, height()};
}

void ClockBar::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    QPainterPath frame;
    frame.addRoundedRect(QRectF(0, 0, width(), kBar), 2, 2);
    p.save();
    p.setClipPath(frame);
    p.fillRect(QRectF(0, 0, width(), kBar), t.line);
    double all = 0;
    int shown = 0;
    for (const Part &part : std::as_const(m_parts)) {
        all += part.time ? static_cast<double>(part.time->count()) : 0;
        shown += part.time && part.time->count() > 0 ? 1 : 0;
    }
    double x = 0;
    const double room = width() - kShortest * shown - (shown - 1); // a hair between parts
    for (const Part &part : std::as_const(m_parts)) {
        if (!part.time || part.time->count() <= 0 || all <= 0)
            continue;
        const double w = kShortest + room * static_cast<double>(part.time->count()) / all;
        p.fillRect(QRectF(x, 0, w, kBar), part.look == StateLook::Waiting ? t.line2 : t.state(part.look));
        x += w + 1;
    }
    p.restore();

    const QFont nameFont = textFont(TextStep::Caption);
    const QFont figure = figureFont(TextStep::Caption, QFont::DemiBold);
    const QFontMetrics names(nameFont);
    const int top = kBar + metrics::kTight;
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        const QRect box = column(i);
        const QColor color = m_parts[i].look == StateLook::Waiting ? t.text2 : t.state(m_parts[i].look);
        p.setPen(color);
        p.setFont(nameFont);
        p.drawText(QRect(box.x(), top, box.width(), names.height()), Qt::AlignLeft | Qt::AlignVCenter,
                   names.elidedText(m_parts[i].name, Qt::ElideRight, box.width()));
        p.setFont(figure);
        p.drawText(QRect(box.x(), top + names.height(), box.width(), QFontMetrics(figure).height()),
                   Qt::AlignLeft | Qt::AlignVCenter, m_parts[i].figure);
    }
}

bool ClockBar::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        if (column(i).contains(help->pos()) && !m_parts[i].explanation.isEmpty()) {
            QToolTip::showText(help->globalPos(), m_parts[i].explanation, this);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

} // namespace bakeoff
