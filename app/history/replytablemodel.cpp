// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/replytablemodel.h"

#include "compare/metrics.h"
#include "compare/panepresenter.h"
#include "widgets/glyph.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"
#include "words/words.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPixmap>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QPixmap glyphOf(ReplyState state)
{
    const bakeoff::Tokens &t = applicationTokens();
    const StateLook look = PanePresenter::lookOf(state);
    const qreal ratio = qGuiApp->devicePixelRatio();
    QPixmap pixmap(QSize(metrics::kGlyph, metrics::kGlyph) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    Glyph::paintState(painter, QRectF(0, 0, metrics::kGlyph, metrics::kGlyph), look, t.state(look), t.base);
    return pixmap;
}

QVariant alignment(bool right)
{
    return QVariant::fromValue(Qt::Alignment((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
}

} // namespace

ReplyTableModel::ReplyTableModel(UtcMicros now, QObject *parent)
    : QAbstractTableModel(parent)
    , m_now(now)
{
}

void ReplyTableModel::setLines(const QList<Line> &lines)
{
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

int ReplyTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int ReplyTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString ReplyTableModel::text(const Line &line, Column column) const
{
    const Reply &r = line.reply;
    switch (column) {
    case Model: {
        QString name = line.name;
        if (!line.letter.isEmpty() && !line.hidden)
            name += u' ' + line.letter;
        //: A model with several answers. %1: the model; %2: their number.
        return line.answers > 1 ? tr("%1 × %2").arg(name).arg(line.answers) : name;
    }
    case State:
        return Words::stateWord(r.state);
    case Vote:
        return line.verdict;
    default:
        break;
    }
    if (line.hidden)
        return Words::dash();
    const ReplyMetrics m = metricsOf(r);
    switch (column) {
    case Ttft:
        return Words::figureText(m.ttft);
    case Speed:
        return Words::speedFigure(m.answerTokensPerS);
    case Tokens:
        return Words::tokensText(r.facts.usage);
    case Time:
        return Words::figureText(m.e2e);
    case Cost:
        return Words::replyCostLabel(r);
    default:
        return {};
    }
}

QString ReplyTableModel::toolTip(const Line &line, Column column) const
{
    if (line.hidden)
        return column == Model ? QString() : tr("Hidden until the vote");
    const Reply &r = line.reply;
    const ReplyMetrics m = metricsOf(r);
    switch (column) {
    case Model:
        return r.model.toString();
    case State:
        return r.error ? Words::errorText(r, r.model.provider).sentence() : QString();
    case Ttft:
        return Words::metricTooltip(Metric::Ttft, m, r.clocks);
    case Speed:
        return Words::metricTooltip(Metric::AnswerSpeed, m, r.clocks);
    case Tokens:
        return Words::tokensTooltip(r.facts.usage);
    case Time:
        return Words::metricTooltip(Metric::E2e, m, r.clocks);
    case Cost:
        return Words::replyCostTooltip(r, m_now);
    case Vote:
        return r.judgement.note.left(1000);
    }
    Q_UNREACHABLE_RETURN({});
}

QVariant ReplyTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_lines.size())
        return {};
    const Line &line = m_lines.at(index.row());
    const auto column = static_cast<Column>(index.column());
    const bakeoff::Tokens &t = applicationTokens();
    switch (role) {
    case Qt::DisplayRole:
        return text(line, column);
    case Qt::ToolTipRole:
        return toolTip(line, column);
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), text(line, column));
    case Qt::TextAlignmentRole:
        return alignment(column >= Ttft && column <= Cost);
    case Qt::FontRole:
        return line.won && column == Vote ? figureFont(TextStep::Normal, QFont::DemiBold) : figureFont(TextStep::Normal);
    case Qt::ForegroundRole:
        if (column == State)
            return t.state(PanePresenter::lookOf(line.reply.state));
        return column == Vote && !line.won ? t.text2 : t.text;
    case Qt::DecorationRole:
        return column == State ? QVariant::fromValue(glyphOf(line.reply.state)) : QVariant();
    default:
        return {};
    }
}

QVariant ReplyTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section >= Ttft && section <= Cost);
    if (role == Qt::FontRole)
        return textFont(TextStep::Small, QFont::DemiBold);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Model:
        return tr("Model");
    case State:
        return tr("State");
    case Ttft:
        //: Time to first token.
        return tr("TTFT");
    case Speed:
        return tr("tok/s");
    case Tokens:
        return tr("Tokens in, out");
    case Time:
        return tr("Time");
    case Cost:
        return tr("Cost");
    case Vote:
        return tr("Vote, rating");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace bakeoff
