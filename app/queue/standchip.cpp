// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/standchip.h"

#include "queue/joblook.h"
#include "widgets/glyph.h"
#include "widgets/lookstyle_p.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"
#include "words/jobwords.h"
#include "words/words.h"

#include <QPainter>
#include <QStyleOption>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPadding = 10;
constexpr int kGap = 6;

} // namespace

StandChip::StandChip(std::optional<JobStand> stand, QWidget *parent)
    : QAbstractButton(parent)
    , m_stand(stand)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setText(stand ? JobWords::standWord(*stand) : tr("All"));
    setObjectName(stand ? u"stand%1"_s.arg(static_cast<int>(*stand)) : u"standAll"_s);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCount(0);
}

void StandChip::setCount(int count)
{
    m_count = count;
    //: A filter, and how many jobs it shows. %1: "Running".
    setAccessibleName(tr("%1, %2").arg(text(), Words::formatCount(count)));
    updateGeometry();
    update();
}

void StandChip::setFolded(bool folded)
{
    m_folded = folded && m_stand;
    setToolTip(m_folded ? text() : QString());
    updateGeometry();
    update();
}

int StandChip::widthOf(bool folded) const
{
    int width = 2 * kPadding + QFontMetrics(figureFont(TextStep::Small, QFont::DemiBold)).horizontalAdvance(Words::formatCount(m_count));
    if (m_stand)
        width += metrics::kGlyph + kGap;
    if (!folded || !m_stand)
        width += QFontMetrics(textFont(TextStep::Small)).horizontalAdvance(text()) + kGap;
    return width;
}

QSize StandChip::sizeHint() const
{
    return {widthOf(m_folded), scaled(metrics::kControlInBar)};
}

void StandChip::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void StandChip::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    const double radius = height() / 2.0;
    const QColor ground = isChecked() ? t.sel : underMouse() || isDown() ? t.hover : t.button;
    lookdetail::paintBox(p, QRectF(rect()), {ground, isChecked() ? t.selLine : t.line2, 1, radius});
    QStyleOption option;
    option.initFrom(this);
    if (hasFocus() && lookdetail::showsKeyboardFocus(option))
        lookdetail::paintFocusRing(p, QRectF(rect()), radius, t, {});
    int x = kPadding;
    if (m_stand) {
        const StateLook look = standLook(*m_stand);
        Glyph::paintState(p, QRectF(x, (height() - metrics::kGlyph) / 2.0, metrics::kGlyph, metrics::kGlyph), look,
                          t.state(look), ground);
        x += metrics::kGlyph + kGap;
    }
    const QColor color = isChecked() ? t.accent : t.text2;
    if (!m_folded) {
        const QFont font = textFont(TextStep::Small);
        p.setFont(font);
        p.setPen(color);
        p.drawText(QRect(x, 0, width() - x, height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text());
        x += QFontMetrics(font).horizontalAdvance(text()) + kGap;
    }
    p.setFont(figureFont(TextStep::Small, QFont::DemiBold));
    p.setPen(isChecked() ? t.accent : t.text);
    p.drawText(QRect(x, 0, width() - x, height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
               Words::formatCount(m_count));
}

} // namespace bakeoff
