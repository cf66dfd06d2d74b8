// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/rankingstrip.h"

#include "base/enumnames.h"
#include "compare/rankingline.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "widgets/segmented.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<RankOrder, 3> kNames{{
    {RankOrder::Cost, "cost"_L1},
    {RankOrder::Speed, "speed"_L1},
    {RankOrder::Rating, "rating"_L1},
}};

} // namespace

QLatin1StringView rankOrderName(RankOrder order)
{
    return nameOf(kNames, order);
}

RankOrder rankOrderFromName(QStringView name)
{
    return valueOf(kNames, name).value_or(RankOrder::Cost);
}

RankingStrip::RankingStrip(QWidget *parent)
    : Surface(Ground::Window, Qt::BottomEdge, parent)
    , m_orders(new Segmented(tr("Ranked by"), this))
    , m_line(new RankingLine(this))
    , m_summary(new ElidedLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
{
    keepScaledHeight(this, metrics::kStrip);
    for (const QString &name : {tr("Cost"), tr("Speed"), tr("Rating")})
        setButtonSize(m_orders->button(m_orders->addChoice(name)), ButtonSize::Bar);
    connect(m_orders, &Segmented::currentIndexChanged, this,
            [this](int index) { emit orderChosen(static_cast<RankOrder>(index)); });

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kLarge, 0, metrics::kLarge, 0);
    layout->setSpacing(metrics::kMedium);
    layout->addWidget(m_orders);
    layout->addWidget(m_line, 1);
    m_summary->setElideMode(Qt::ElideLeft); // the sum stands at its end
    layout->addWidget(m_summary);
}

void RankingStrip::setRanking(RankOrder order, const QList<Entry> &entries, const QString &note)
{
    const QSignalBlocker quiet(m_orders);
    m_orders->setCurrentIndex(static_cast<int>(order));
    m_line->setEntries(entries, note);
}

void RankingStrip::setSummary(const QString &text, const QString &toolTip)
{
    if (m_summary->text() != text)
        m_summary->setText(text);
    const QString tip = text.isEmpty() ? toolTip : text + u'\n' + toolTip;
    if (m_summary->toolTip() != tip)
        m_summary->setToolTip(tip);
}

void RankingStrip::setKey(const QString &key)
{
    const QString tips[] = {tr("Rank by what the answers cost"), tr("Rank by tokens per second of the answer"),
                            tr("Rank by your ratings")};
    for (int i = 0; i < 3; ++i) {
        //: Tooltip of a choice. %1: what it does; %2: the key that goes to the next one.
        m_orders->button(i)->setToolTip(key.isEmpty() ? tips[i] : tr("%1 (%2 goes on to the next)").arg(tips[i], key));
    }
}

RankOrder RankingStrip::order() const
{
    return static_cast<RankOrder>(m_orders->currentIndex());
}

QString RankingStrip::spoken() const
{
    return m_line->accessibleName();
}

} // namespace bakeoff
