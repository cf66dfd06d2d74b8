// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/rundeltaview.h"

#include "compare/background.h"
#include "compare/differencetext.h"
#include "compare/panepresenter.h"
#include "history/rundeltamodel.h"
#include "widgets/answerview.h"
#include "widgets/labels.h"
#include "widgets/markdownstream.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "widgets/surface.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/comparisondocument.h"

#include <QFuture>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRowsShown = 7;

QString costSentence(const Comparison &comparison)
{
    CostTotal real;
    CostTotal sandbox;
    for (const Turn &turn : comparison.turns) {
        for (const Reply &reply : turn.replies) {
            if (mayHaveBeenBilled(reply))
                (reply.sandbox ? sandbox : real).add(reply.cost);
        }
    }
    if (real.count == 0 && sandbox.count > 0)
        return RunDeltaView::tr("%1 in the sandbox").arg(Words::totalLabel(sandbox));
    return Words::totalLabel(real);
}

/// The answer with all that it continues.
QString fullText(const Comparison &comparison, const Reply *reply)
{
    QString text;
    int parts = 0;
    while (reply && ++parts < 1000) {
        text.prepend(reply->text);
        const Id before = reply->continues;
        reply = nullptr;
        for (const Turn &turn : comparison.turns) {
            const auto found = std::ranges::find(turn.replies, before, &Reply::id);
            if (!before.isNull() && found != turn.replies.end())
                reply = &*found;
        }
    }
    return text;
}

} // namespace

bool RunDeltaView::isHidden(const Comparison &comparison)
{
    return std::ranges::any_of(comparison.turns, &ComparisonDocument::isHidden);
}

RunDeltaView::RunDeltaView(const Comparison &then, const Comparison &now, UtcMicros today, QWidget *parent)
    : QWidget(parent)
    , m_then(then)
    , m_now(now)
    , m_close(makeButton(tr("Close"), ButtonKind::Primary, {}, this))
{
    setObjectName(u"runDelta"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kXLarge, metrics::kLarge, metrics::kXLarge, metrics::kLarge);
    layout->setSpacing(metrics::kSmall);
    layout->addWidget(new TextLabel(tr("Then and now"), TextStep::Title, Tone::Text, QFont::DemiBold));
    auto *footer = new QHBoxLayout;
    setButtonSize(m_close, ButtonSize::Dialog);
    footer->addStretch();
    footer->addWidget(m_close);
    connect(m_close, &QPushButton::clicked, this, &RunDeltaView::closed);
    if (isHidden(then) || isHidden(now)) {
        layout->addWidget(new EmptyState(tr("A blind vote is open"),
                                         tr("Vote first: names, costs and speeds are hidden until then."), false));
        layout->addStretch(1);
        layout->addLayout(footer);
        return;
    }
    //: %1 and %3: date and time; %2 and %4: amounts of money.
    auto *facts = new TextLabel(tr("Then: %1, %2. Now: %3, %4.")
                                    .arg(Words::formatDateTime(then.created, today), costSentence(then),
                                         Words::formatDateTime(now.created, today), costSentence(now)),
                                TextStep::Normal, Tone::Text2);
    facts->setObjectName(u"runDeltaFacts"_s);
    facts->setWordWrap(true);
    layout->addWidget(facts);

    m_model = new RunDeltaModel(then, now, this);
    m_table = new QTableView;
    m_table->setObjectName(u"runDeltaTable"_s);
    m_table->setAccessibleName(tr("Answers then and now"));
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    QHeaderView *head = m_table->horizontalHeader();
    head->setSectionsClickable(false);
    head->setHighlightSections(false);
    head->setSectionResizeMode(QHeaderView::ResizeToContents);
    head->setSectionResizeMode(RunDeltaModel::Answer, QHeaderView::Stretch);
    keepRowsShown(m_table, metrics::kControl, kMostRowsShown);
    layout->addWidget(m_table);

    m_notes = new TextLabel({}, TextStep::Normal, Tone::Text2);
    m_notes->setObjectName(u"runDeltaNotes"_s);
    m_notes->setWordWrap(true);
    layout->addWidget(m_notes);
    m_changes = new TextLabel({}, TextStep::Small, Tone::Text3);
    m_changes->setObjectName(u"runDeltaChanges"_s);
    layout->addWidget(m_changes);
    layout->addWidget(new HairLine(Qt::Horizontal));
    m_text = new AnswerView(AnswerView::Content::Blocks, AnswerVoice::Reading);
    m_text->setObjectName(u"runDeltaText"_s);
    m_text->setAccessibleName(tr("What has changed in the answer"));
    layout->addWidget(m_text, 1);
    layout->addLayout(footer);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showRow(current.row()); });
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    else
        m_notes->setText(tr("Neither has an answer."));
}

QWidget *RunDeltaView::firstField() const
{
    return m_table ? static_cast<QWidget *>(m_table) : m_close;
}

QString RunDeltaView::notes() const
{
    return m_notes ? m_notes->text() : QString();
}

void RunDeltaView::showRow(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    m_asked = row;
    const QStringList notes = m_model->notes(row);
    m_notes->setText(notes.join(u' '));
    m_notes->setVisible(!notes.isEmpty());
    m_changes->setText(tr("Comparing the texts"));
    inBackground([then = fullText(m_then, m_model->then(row)), now = fullText(m_now, m_model->now(row))] {
        const auto blocksOf = [](const QString &text) {
            MarkdownStream stream;
            stream.append(text);
            stream.finish();
            return stream.blocks();
        };
        return makeDifference(blocksOf(then), blocksOf(now));
    }).then(this, [this, row](const AnswerDifference &difference) {
        if (row != m_asked)
            return;
        if (difference.tooLong) {
            m_changes->setText(tr("These answers are too long to be compared word by word."));
            m_text->setBlocks({});
            return;
        }
        const DifferenceText text = differenceText(difference.parts, difference.ownBlocks, false, {},
                                                   [](int n) { return tr("%n equal block(s) folded", nullptr, n); });
        const auto changes = static_cast<int>(difference.changes.size());
        m_changes->setText(changes == 0 ? tr("The same words as then")
                                        : tr("%n change(s) against then", nullptr, changes));
        m_text->setBlocks(text.blocks);
    });
}

} // namespace bakeoff
