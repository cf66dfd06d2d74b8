// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/rankingline.h"

#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QEvent>
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastName = 60; ///< a shorter rest of a name says nothing

} // namespace

RankingLine::RankingLine(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    renewFonts();
}

void RankingLine::renewFonts()
{
    m_font = textFont(TextStep::Small);
    m_figure = figureFont(TextStep::Small);
    m_best = figureFont(TextStep::Small, QFont::DemiBold);
    update();
}

void RankingLine::setEntries(const QList<RankingStrip::Entry> &entries, const QString &note)
{
    if (entries == m_entries && note == m_note)
        return;
    m_entries = entries;
    m_note = note;
    QStringList spoken;
    for (const RankingStrip::Entry &entry : entries) {
        spoken.append(entry.rank > 0
                          //: Screen reader, a model in a ranking. %1: its rank; %2: its name; %3: its figure.
                          ? tr("%1: %2, %3").arg(QLocale().toString(entry.rank), entry.name, entry.value)
                          //: Screen reader, a model that has no rank. %1: its name; %2: a dash or why.
                          : tr("%1, %2").arg(entry.name, entry.value));
    }
    const QString all = entries.isEmpty() ? note : spoken.join(u"; "_s);
    setAccessibleName(all);
    setToolTip(entries.isEmpty() ? QString() : spoken.join(u'\n'));
    update();
}

QSize RankingLine::sizeHint() const
{
    return {200, QFontMetrics(m_font).height()};
}

QSize RankingLine::minimumSizeHint() const
{
    return {40, QFontMetrics(m_font).height()};
}

void RankingLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        renewFonts();
    else if (event->type() == QEvent::PaletteChange)
        update();
}

void RankingLine::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    const auto text = [&](int x, int width, const QFont &font, const QColor &color, const QString &words) {
        p.setFont(font);
        p.setPen(color);
        p.drawText(QRect(x, 0, width, height()), Qt::AlignLeft | Qt::AlignVCenter, words);
    };
    if (m_entries.isEmpty()) {
        text(0, width(), m_font, t.text3, QFontMetrics(m_font).elidedText(m_note, Qt::ElideRight, width()));
        return;
    }
    const QFontMetrics words(m_font);
    int x = 0;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const RankingStrip::Entry &entry = m_entries[i];
        const bool best = entry.rank == 1;
        const QFont &figures = best ? m_best : m_figure;
        const QString rank = entry.rank > 0 ? locale().toString(entry.rank) + u' ' : QString();
        const int rankWidth = words.horizontalAdvance(rank);
        const int valueWidth = QFontMetrics(figures).horizontalAdvance(entry.value);
        const int nameWidth = words.horizontalAdvance(entry.name) + 1; // rounded down it would be elided
        const int least = rankWidth + std::min(nameWidth, kLeastName) + metrics::kTight + valueWidth;
        const qsizetype rest = m_entries.size() - i;
        const QString more = u"+ "_s + locale().toString(rest);
        const int moreWidth = rest > 1 ? words.horizontalAdvance(more) + metrics::kMedium : 0;
        if (x + least + (rest > 1 ? moreWidth : 0) > width() && i > 0) {
            text(x, width() - x, m_font, t.text3, more);
            return;
        }
        const int room = width() - x - rankWidth - metrics::kTight - valueWidth - moreWidth;
        const int shown = std::clamp(nameWidth, 0, std::max(std::min(nameWidth, kLeastName), room));
        text(x, rankWidth, m_font, t.text3, rank);
        x += rankWidth;
        text(x, shown, m_font, t.text2, words.elidedText(entry.name, Qt::ElideMiddle, shown));
        x += shown + metrics::kTight;
        text(x, valueWidth + 1, figures, best ? t.state(StateLook::Done) : t.text, entry.value);
        x += valueWidth + metrics::kLarge;
    }
}

} // namespace bakeoff
