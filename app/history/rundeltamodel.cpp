// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/rundeltamodel.h"

#include "compare/metrics.h"
#include "compare/modeldetailsrows.h"
#include "compare/panepresenter.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"
#include "words/words.h"

#include <cmath>
#include <cstdlib>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// "+0.12 s", with the sign that stands on paper.
QString withSign(bool negative, const QString &amount)
{
    return (negative ? QString(QChar(0x2212)) : u"+"_s) + amount;
}

QVariant alignment(bool right)
{
    return QVariant::fromValue(Qt::Alignment((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
}

} // namespace

RunDeltaModel::RunDeltaModel(const Comparison &then, const Comparison &now, QObject *parent)
    : QAbstractTableModel(parent)
    , m_then(then)
    , m_now(now)
    , m_delta(runDelta(then, now))
{
}

const Reply *RunDeltaModel::find(const Comparison &comparison, const Id &reply)
{
    for (const Turn &turn : comparison.turns) {
        for (const Reply &one : turn.replies) {
            if (one.id == reply)
                return &one;
        }
    }
    return nullptr;
}

const Reply *RunDeltaModel::then(int row) const
{
    return find(m_then, m_delta.replies.at(row).then);
}

const Reply *RunDeltaModel::now(int row) const
{
    return find(m_now, m_delta.replies.at(row).now);
}

QStringList RunDeltaModel::notes(int row) const
{
    const ReplyDelta &delta = m_delta.replies.at(row);
    QStringList notes;
    if (delta.then.isNull())
        notes.append(tr("There was no such answer then."));
    if (delta.now.isNull())
        notes.append(tr("There is no such answer now."));
    if (delta.costKindsDiffer)
        notes.append(tr("One amount is billed and the other estimated: their difference is no bill."));
    for (const PriceChange &change : delta.prices) {
        const QString what = change.price == PriceClass::Prompt ? tr("Input price")
            : change.price == PriceClass::Completion            ? tr("Output price")
                                        //: %1: what the price is for, "Cache read".
                                     : tr("Price, %1").arg(ModelDetailsRows::className(change.price));
        const auto price = [](const std::optional<Rate> &rate) {
            return rate ? ModelDetailsRows::price(*rate) : tr("not listed");
        };
        //: A price that changed. %1: "Input price"; %2: the price then; %3: the price now.
        notes.append(tr("%1: %2 then, %3 now.").arg(what, price(change.then), price(change.now)));
    }
    if (delta.ttft) {
        // Of one answer each a difference is as likely chance as change.
        const UsualTtft usual = usualTtft(m_then, m_now, delta.model);
        if (usual.then && usual.now) {
            //: A median then and now. %1 and %3: times; %2 and %4: numbers of answers.
            notes.append(tr("Median TTFT: %1 then (n %2), %3 now (n %4).")
                             .arg(Words::formatDuration(*usual.then), QString::number(usual.thenCount),
                                  Words::formatDuration(*usual.now), QString::number(usual.nowCount)));
        } else {
            //: %1 and %2: numbers of answers then and now; %3: how many are needed.
            notes.append(tr("Median TTFT: n too small (%1 then, %2 now; from %3 on).")
                             .arg(QString::number(usual.thenCount), QString::number(usual.nowCount),
                                  QString::number(samplesNeeded(Quantile::P50))));
        }
    }
    return notes;
}

int RunDeltaModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_delta.replies.size());
}

int RunDeltaModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString RunDeltaModel::text(int row, Column column) const
{
    const ReplyDelta &delta = m_delta.replies.at(row);
    const Reply *before = then(row);
    const Reply *after = now(row);
    //: A figure then and now, and the difference between them.
    const auto both = [&](const QString &from, const QString &to, const QString &difference) {
        return difference.isEmpty() ? tr("%1 → %2").arg(from, to) : tr("%1 → %2 (%3)").arg(from, to, difference);
    };
    const auto figure = [](const Reply *reply, auto of) { return reply ? of(*reply) : Words::dash(); };
    switch (column) {
    case Answer: {
        QString name = PanePresenter::shortName(delta.model);
        if (delta.sample > 0)
            name = tr("%1, answer %2").arg(name).arg(delta.sample + 1);
        return m_delta.replies.constLast().turnNumber > 1 ? tr("Turn %1: %2").arg(delta.turnNumber).arg(name) : name;
    }
    case Cost: {
        QString difference;
        if (delta.costPicos) {
            difference = *delta.costPicos == 0
                ? tr("the same")
                : withSign(*delta.costPicos < 0, Words::formatUsd(Usd::fromPicos(std::abs(*delta.costPicos))));
        }
        const auto cost = [](const Reply &r) { return Words::replyCostLabel(r); };
        return both(figure(before, cost), figure(after, cost), difference);
    }
    case Ttft:
    case Time: {
        const bool first = column == Ttft;
        const auto time = [first](const Reply &r) {
            const ReplyMetrics metrics = metricsOf(r);
            return Words::figureText(first ? metrics.ttft : metrics.e2e);
        };
        const auto change = first ? delta.ttft : delta.e2e;
        return both(figure(before, time), figure(after, time),
                    change ? withSign(change->count() < 0, Words::formatDuration(std::chrono::abs(*change))) : QString());
    }
    case Tokens: {
        const auto tokens = [](const Reply &r) { return Words::countText(r.facts.usage.output); };
        const auto change = delta.outputTokens;
        return both(figure(before, tokens), figure(after, tokens),
                    change ? withSign(*change < 0, Words::formatCount(std::abs(*change))) : QString());
    }
    case Kept:
        if (!before || !after)
            return Words::dash();
        //: Share of the words that stayed. %1: a number.
        return tr("%1%").arg(QLocale().toString(std::floor(delta.similarity * 100), 'f', 0));
    }
    Q_UNREACHABLE_RETURN({});
}

QVariant RunDeltaModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_delta.replies.size())
        return {};
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), text(index.row(), column));
    case Qt::ToolTipRole: {
        QStringList lines{m_delta.replies.at(index.row()).model.toString()};
        lines += notes(index.row());
        return lines.join(u'\n');
    }
    case Qt::TextAlignmentRole:
        return alignment(column != Answer);
    case Qt::FontRole:
        return figureFont(TextStep::Normal, column == Answer ? QFont::Medium : QFont::Normal);
    default:
        return {};
    }
}

QVariant RunDeltaModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section != Answer);
    if (role == Qt::FontRole)
        return textFont(TextStep::Small, QFont::DemiBold);
    if (role == Qt::ToolTipRole && section == Kept)
        return tr("Share of the words that stayed: twice those in both, of all words then and now");
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Answer:
        return tr("Answer");
    case Cost:
        return tr("Cost");
    case Ttft:
        //: Time to first token.
        return tr("TTFT");
    case Time:
        return tr("Time");
    case Tokens:
        return tr("Tokens out");
    case Kept:
        return tr("Words kept");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace bakeoff
