// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/outputpanel.h"

#include "compare/starrating.h"
#include "compare/textdiff.h"
#include "queue/outputdelta.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "widgets/typography.h"

#include <QEvent>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWidth = 384;
constexpr int kRow = 26;
constexpr int kLeastName = 76;
constexpr int kNoteHeight = 72;
constexpr qsizetype kLongestPrompt = 4000; // characters

/// What `b` has other than `a`, for a label.
QString differenceHtml(const QString &a, const QString &b, const Tokens &tokens)
{
    QString html;
    for (const DiffRun &run : diffWords(a, b)) {
        const bool gone = run.kind == DiffRun::Kind::Deleted;
        QString words = (gone ? a.sliced(run.aBegin, run.length) : b.sliced(run.bBegin, run.length)).toHtmlEscaped();
        words.replace(u'\n', "<br>"_L1);
        if (gone)
            html += u"<span style='background-color:%1'><s>%2</s></span>"_s.arg(tokens.del.name(), words);
        else if (run.kind == DiffRun::Kind::Inserted)
            html += u"<span style='background-color:%1'><u>%2</u></span>"_s.arg(tokens.ins.name(), words);
        else
            html += words;
    }
    return html;
}

} // namespace

OutputPanel::OutputPanel(OutputSet &set, QWidget *parent)
    : Surface(Ground::Window, Qt::LeftEdge, parent)
    , m_set(set)
    , m_sheet(new QWidget)
    , m_column(new QVBoxLayout(m_sheet))
    , m_ratingTitle(new TextLabel({}, TextStep::Small, Tone::Text2, QFont::DemiBold))
    , m_rating(new StarRating)
    , m_noteTitle(new TextLabel(tr("Note"), TextStep::Small, Tone::Text2, QFont::DemiBold))
    , m_note(new QPlainTextEdit)
{
    setAccessibleName(tr("What differs"));
    keepScaledWidth(this, kWidth);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_sheet);
    scroll->viewport()->setAutoFillBackground(false);
    m_sheet->setAutoFillBackground(false);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 0, 0, 0);
    outer->addWidget(scroll);

    m_note->setAccessibleName(tr("Note on these outputs"));
    m_note->setPlaceholderText(tr("Why, or what to try next"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(scaled(kNoteHeight));
    m_column->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kLarge);
    m_column->setSpacing(metrics::kSmall);
    m_column->addWidget(m_ratingTitle);
    m_column->addWidget(m_rating, 0, Qt::AlignLeft);
    m_column->addSpacing(metrics::kSmall);
    m_column->addWidget(m_noteTitle);
    m_column->addWidget(m_note);
    m_column->addStretch(1);
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_filling)
            m_set.setNote(m_kind, m_note->toPlainText());
    });
    connect(m_rating, &StarRating::chosen, this, [this](int rating) {
        if (const OutputEntry *entry = currentEntry())
            m_set.setRating(entry->output.job, rating);
    });
}

TextLabel *OutputPanel::addTitle(const QString &title)
{
    auto *label = new TextLabel(title, TextStep::Small, Tone::Text2, QFont::DemiBold);
    m_factsColumn->addWidget(label);
    return label;
}

void OutputPanel::renew()
{
    delete std::exchange(m_facts, new QWidget);
    m_tables.clear();
    m_prompts.clear();
    m_factsColumn = new QVBoxLayout(m_facts);
    m_factsColumn->setContentsMargins(0, 0, 0, 0);
    m_factsColumn->setSpacing(metrics::kSmall);
    m_column->insertWidget(0, m_facts);
    for (const OutputGroup &group : m_set.groups())
        addGroup(group, m_set.groups().size() > 1);
    renewJudgement();
}

void OutputPanel::addGroup(const OutputGroup &group, bool several)
{
    QString title = tr("What differs");
    if (several) {
        switch (group.kind) {
        case OutputKind::Image: title = tr("What differs in the images"); break;
        case OutputKind::Video: title = tr("What differs in the videos"); break;
        case OutputKind::Audio: title = tr("What differs in the sounds"); break;
        case OutputKind::Text: title = tr("What differs in the texts"); break;
        }
    }
    auto *row = new QHBoxLayout;
    row->addWidget(new TextLabel(title, TextStep::Small, Tone::Text2, QFont::DemiBold), 1);
    m_factsColumn->addLayout(row);
    if (group.isHidden()) {
        auto *hidden = new TextLabel(tr("Hidden until the vote"), TextStep::Normal, Tone::Text3);
        m_factsColumn->addWidget(hidden);
    } else {
        QPushButton *same = makeButton(m_showSame ? tr("Hide same values") : tr("Show same values"), ButtonKind::Flat);
        setButtonSize(same, ButtonSize::Bar);
        // Later: it is taken away with all the rest.
        connect(same, &QPushButton::clicked, this, [this] { setShowsSame(!m_showSame); }, Qt::QueuedConnection);
        row->addWidget(same);
        addTable(group);
    }
    addPrompt(group);
    m_factsColumn->addSpacing(metrics::kMedium);
}

void OutputPanel::addTable(const OutputGroup &group)
{
    QList<OutputDelta::Row> rows = OutputDelta::rows(group.items, [this](const Id &job) { return m_set.marks(job); });
    if (!m_showSame && group.items.size() > 1)
        rows.removeIf([](const OutputDelta::Row &row) { return !row.differs; });
    if (rows.isEmpty()) {
        m_factsColumn->addWidget(new TextLabel(tr("Nothing that is known"), TextStep::Normal, Tone::Text3));
        return;
    }
    const int columns = static_cast<int>(group.items.size());
    auto *table = new QTableWidget(static_cast<int>(rows.size()), columns + 1);
    m_tables.insert(group.kind, table);
    table->setAccessibleName(tr("What differs"));
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setFont(figureFont(TextStep::Small));
    table->horizontalHeader()->setFont(textFont(TextStep::Small, QFont::DemiBold));
    table->horizontalHeader()->setFixedHeight(scaled(kRow));
    table->verticalHeader()->setMinimumSectionSize(scaled(kRow));
    table->verticalHeader()->setDefaultSectionSize(scaled(kRow));
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QStringList heads{QString()};
    for (const OutputEntry &entry : group.items)
        heads.append(entry.letter);
    table->setHorizontalHeaderLabels(heads);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    bool gap = false;
    for (int i = 0; i < rows.size(); ++i) {
        const OutputDelta::Row &row = rows[i];
        auto *name = new QTableWidgetItem(row.name);
        name->setToolTip(row.key.isEmpty() ? row.name : row.key);
        table->setItem(i, 0, name);
        for (int column = 0; column < columns; ++column) {
            auto *value = new QTableWidgetItem(row.values[column]);
            value->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            value->setToolTip(row.values[column]);
            table->setItem(i, column + 1, value);
            gap = gap || row.values[column] == u"–";
        }
    }
    table->horizontalHeader()->setSectionsClickable(false);
    table->horizontalHeader()->setHighlightSections(false);
    table->resizeColumnsToContents();
    // Names give way to figures, as far as they can.
    int values = 0;
    for (int column = 1; column <= columns; ++column)
        values += table->columnWidth(column);
    const int room = scaled(kWidth) - 2 * metrics::kLarge - metrics::kHair - values;
    table->setColumnWidth(0, std::max(scaled(kLeastName), room));
    const int bar = room < scaled(kLeastName) ? table->horizontalScrollBar()->sizeHint().height() : 0;
    table->setHorizontalScrollBarPolicy(bar > 0 ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    table->setFixedHeight(static_cast<int>(rows.size() + 1) * scaled(kRow) + bar + metrics::kHair);
    m_factsColumn->addWidget(table);
    if (gap)
        m_factsColumn->addWidget(
            new TextLabel(tr("– the model has no such setting, or it is not known"), TextStep::Caption, Tone::Text3));
}

void OutputPanel::addPrompt(const OutputGroup &group)
{
    const QString first = OutputDelta::prompt(group.items.first());
    const bool same = std::ranges::all_of(group.items, [&first](const OutputEntry &entry) {
        return OutputDelta::prompt(entry) == first;
    });
    if (same && first.isEmpty())
        return;
    // Prompts that differ tell who is who to whoever wrote them.
    if (!same && group.isHidden())
        return;
    const auto add = [this](const QString &title, const QString &text, bool html) {
        addTitle(title);
        auto *words = new TextLabel({}, TextStep::Normal, Tone::Text);
        words->setTextFormat(html ? Qt::RichText : Qt::PlainText);
        words->setWordWrap(true);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        words->setText(text);
        m_factsColumn->addWidget(words);
        m_prompts.append(words);
    };
    const auto shortened = [](const QString &text) {
        return text.size() > kLongestPrompt ? text.first(kLongestPrompt) + u'…' : text;
    };
    if (same) {
        add(group.items.size() < 2 ? tr("Prompt")
                                   //: %1 and %2: letters of outputs.
                                   : tr("Prompt, the same for %1 to %2").arg(group.items.first().letter, group.items.last().letter),
            shortened(first), false);
        return;
    }
    //: %1: letter of an output.
    add(tr("Prompt of %1").arg(group.items.first().letter), shortened(first), false);
    for (qsizetype i = 1; i < group.items.size(); ++i) {
        const QString other = OutputDelta::prompt(group.items[i]);
        if (other == first)
            continue;
        //: %1 and %2: letters of outputs.
        add(tr("Prompt of %1, against %2").arg(group.items[i].letter, group.items.first().letter),
            differenceHtml(shortened(first), shortened(other), tokensOf(palette())), true);
    }
}

QString OutputPanel::prompts() const
{
    QStringList texts;
    for (const TextLabel *prompt : m_prompts)
        texts.append(prompt->text());
    return texts.join(u'\n');
}

void OutputPanel::setShowsSame(bool shown)
{
    if (std::exchange(m_showSame, shown) != shown)
        renew();
}

const OutputEntry *OutputPanel::currentEntry() const
{
    const OutputGroup *group = m_set.group(m_kind);
    return group && m_index < group->items.size() ? &group->items[m_index] : nullptr;
}

void OutputPanel::setCurrent(OutputKind kind, int index)
{
    m_kind = kind;
    m_index = index;
    renewJudgement();
}

void OutputPanel::renewJudgement()
{
    const OutputGroup *group = m_set.group(m_kind);
    const OutputEntry *entry = currentEntry();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_ratingTitle, m_rating})
        // A rating that was given before tells whose it is.
        widget->setVisible(entry && group && !group->isHidden());
    for (QWidget *widget : std::initializer_list<QWidget *>{m_noteTitle, m_note})
        widget->setVisible(group && group->items.size() > 1);
    if (!group || !entry)
        return;
    //: %1: letter of an output.
    m_ratingTitle->setText(tr("Your rating of %1").arg(entry->letter));
    m_rating->setSubject(entry->letter);
    m_rating->setRating(m_set.marks(entry->output.job).rating.value_or(0));
    if (m_note->toPlainText() != group->verdict.note) {
        m_filling = true;
        m_note->setPlainText(group->verdict.note);
        m_filling = false;
    }
}

void OutputPanel::changeEvent(QEvent *event)
{
    Surface::changeEvent(event);
    // The colours of a difference stand in its text.
    if (event->type() == QEvent::PaletteChange && m_facts)
        QMetaObject::invokeMethod(this, &OutputPanel::renew, Qt::QueuedConnection);
}

} // namespace bakeoff
