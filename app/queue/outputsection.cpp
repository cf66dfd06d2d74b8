// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/outputsection.h"

#include "base/enumnames.h"
#include "compare/votebar.h"
#include "queue/outputcaption.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHead = 40;

constexpr EnumNames<OutputSection::Look, 4> kLooks{{
    {OutputSection::Look::Grid, "grid"_L1},
    {OutputSection::Look::Wipe, "wipe"_L1},
    {OutputSection::Look::Blink, "blink"_L1},
    {OutputSection::Look::Difference, "difference"_L1},
}};

const QString kFirstKey = u"first"_s;
const QString kSecondKey = u"second"_s;

} // namespace

QLatin1StringView lookName(OutputSection::Look look)
{
    return nameOf(kLooks, look);
}

std::optional<OutputSection::Look> lookFromName(QStringView name)
{
    return valueOf(kLooks, name);
}

OutputSection::OutputSection(OutputSet &set, OutputKind kind, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_set(set)
    , m_kind(kind)
    , m_vote(new VoteBar(this))
{
    setAccessibleName(title);
    m_empty.kind = kind;
    auto *headArea = new QWidget(this);
    keepScaledMinimumHeight(headArea, kHead);
    m_head = new QHBoxLayout(headArea);
    m_head->setContentsMargins(0, 0, 0, 0);
    m_head->setSpacing(metrics::kSmall);
    m_head->addWidget(new TextLabel(title, TextStep::Normal, Tone::Text, QFont::DemiBold));
    m_head->addSpacing(metrics::kSmall);
    m_body = new QVBoxLayout;
    m_body->setSpacing(metrics::kTight);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kTight);
    column->addWidget(headArea);
    column->addLayout(m_body, 1);
    column->addWidget(m_vote);
    connect(m_vote, &VoteBar::won, this, [this](const Id &id) {
        for (int i = 0; i < count(); ++i) {
            if (idOf(i) == id)
                m_set.vote(m_kind, VoteOutcome::Win, group().items[i].output);
        }
    });
    connect(m_vote, &VoteBar::decided, this, [this](VoteOutcome outcome) { m_set.vote(m_kind, outcome); });
}

OutputSection::~OutputSection() = default;

const OutputGroup &OutputSection::group() const
{
    const OutputGroup *group = m_set.group(m_kind);
    return group ? *group : m_empty;
}

int OutputSection::count() const
{
    return static_cast<int>(group().items.size());
}

void OutputSection::renew()
{
    m_current = std::clamp(m_current, 0, std::max(0, count() - 1));
    rebuild();
    renewVote();
    showCurrent();
}

void OutputSection::setCurrent(int index)
{
    if (index < 0 || index >= count() || std::exchange(m_current, index) == index)
        return;
    showCurrent();
    emit currentChanged(index);
}

void OutputSection::setVoteKeys(const VoteKeys &keys)
{
    m_keys = keys;
    renewVote();
}

/// Of an output in a vote: of the file, or of the job whose text it is.
Id OutputSection::idOf(int index) const
{
    const OutputEntry &item = group().items[index];
    return item.artifact ? item.artifact->id : item.output.job;
}

QString OutputSection::voteText() const
{
    const OutputVerdict &verdict = group().verdict;
    switch (verdict.outcome) {
    case VoteOutcome::Win: {
        const auto winner = std::ranges::find(group().items, verdict.winner.value_or(ComparedOutput()), &OutputEntry::output);
        if (winner == group().items.cend())
            return {};
        //: The outcome of a vote. %1: letter and name of a model.
        return tr("You voted for %1.").arg(u"%1, %2"_s.arg(winner->letter, winner->modelName()));
    }
    case VoteOutcome::Tie: return tr("You voted for a tie.");
    case VoteOutcome::AllBad: return tr("You voted that all are bad.");
    case VoteOutcome::Skipped: return tr("Shown without a vote.");
    case VoteOutcome::Open: break;
    }
    return {};
}

void OutputSection::renewVote()
{
    const OutputGroup &shown = group();
    m_vote->setVisible(count() > 1);
    if (count() < 2)
        return;
    if (shown.verdict.blind && !shown.isHidden()) {
        QStringList names;
        for (const OutputEntry &item : shown.items)
            //: After a blind vote. %1: the letter that a model had; %2: its name.
            names.append(tr("%1 is %2").arg(item.letter, item.modelName()));
        m_vote->showOutcome(voteText(), names.join(u", "_s));
        return;
    }
    VoteBar::Question question;
    question.subject = VoteBar::Subject::Outputs;
    question.names = shown.isHidden();
    question.tieKey = m_keys.tie;
    question.badKey = m_keys.bad;
    question.skipKey = m_keys.skip;
    question.note = shown.isHidden() ? tr("Voting shows the names.") : voteText();
    for (int i = 0; i < count(); ++i)
        question.choices.append({idOf(i), shown.items[i].letter, m_keys.best.value(i)});
    m_vote->ask(question);
}

void OutputSection::store(const QString &key, const QJsonValue &value)
{
    QJsonObject view = stored();
    view.insert(key, value);
    m_set.setView(m_kind, view);
}

std::pair<int, int> OutputSection::pair() const
{
    const int first = stored().value(kFirstKey).toInt(0);
    const int second = stored().value(kSecondKey).toInt(1);
    if (first < 0 || second < 0 || first >= count() || second >= count() || first == second)
        return {0, std::min(1, std::max(0, count() - 1))};
    return {first, second};
}

void OutputSection::setPair(int first, int second)
{
    QJsonObject view = stored();
    view.insert(kFirstKey, first);
    view.insert(kSecondKey, second);
    m_set.setView(m_kind, view);
}

void OutputSection::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    emit currentChanged(m_current);
}

} // namespace bakeoff
