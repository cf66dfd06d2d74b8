// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/samplesview.h"

#include "widgets/iconbutton.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChipText = 150; ///< most px of an answer on the button of its group
constexpr qsizetype kToolTipText = 400;

} // namespace

SamplesView::SamplesView(QWidget *parent)
    : Surface(Ground::Base, Qt::BottomEdge, parent)
    , m_summary(new ElidedLabel({}, TextStep::Small, Tone::Text, QFont::DemiBold, this))
    , m_previous(makeIconButton(u"previous"_s, tr("Previous answer of this pane"), ButtonSize::Bar, this))
    , m_list(makeButton({}, ButtonKind::Flat, {}, this))
    , m_next(makeIconButton(u"next"_s, tr("Next answer of this pane"), ButtonSize::Bar, this))
    , m_chipRow(new QWidget(this))
    , m_spread(new ElidedLabel({}, TextStep::Caption, Tone::Text2, QFont::Normal, this))
{
    setButtonSize(m_list, ButtonSize::Bar);
    m_list->setObjectName(u"sampleList"_s);
    auto *menu = new QMenu(m_list);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(*menu); });
    m_list->setMenu(menu);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });

    auto *top = new QHBoxLayout;
    top->setSpacing(metrics::kHair);
    top->addWidget(m_summary, 1);
    top->addWidget(m_previous);
    top->addWidget(m_list);
    top->addWidget(m_next);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kLarge, metrics::kHair, metrics::kSmall, metrics::kTight);
    layout->setSpacing(metrics::kHair);
    layout->addLayout(top);
    layout->addWidget(m_chipRow);
    layout->addWidget(m_spread);
    m_chipRow->setFixedHeight(scaled(metrics::kControlInBar) + metrics::kHair);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

qsizetype SamplesView::place() const
{
    const auto found = std::ranges::find(m_shown.samples, m_shown.chosen, &Sample::reply);
    return found == m_shown.samples.end() ? -1 : found - m_shown.samples.begin();
}

void SamplesView::setShown(const Shown &shown)
{
    if (shown == m_shown)
        return;
    const bool sameGroups = shown.groups == m_shown.groups && shown.name == m_shown.name;
    m_shown = shown;
    //: Screen reader. %1: a model.
    setAccessibleName(tr("Answers of %1").arg(shown.name));
    m_summary->setText(shown.summary);
    m_spread->setText(shown.spread);
    m_spread->setToolTip(shown.spreadToolTip);
    m_spread->setVisible(!shown.spread.isEmpty());
    const qsizetype at = place();
    const QString number = locale().toString(at + 1);
    const QString count = locale().toString(shown.samples.size());
    //: Which of several answers of one pane is shown. %1: its number; %2: how many there are.
    m_list->setText(tr("%1 of %2").arg(number, count));
    const QString state = at >= 0 ? shown.samples[at].state : QString();
    //: Screen reader. %1, %2: number and count of answers; %3: a model; %4: a state.
    m_list->setAccessibleName(tr("Answer %1 of %2 from %3, %4").arg(number, count, shown.name, state));
    m_list->setToolTip(tr("All answers of this pane"));
    m_previous->setEnabled(at > 0);
    m_next->setEnabled(at >= 0 && at + 1 < shown.samples.size());
    if (!sameGroups)
        makeChips();
    for (qsizetype i = 0; i < m_chips.size(); ++i)
        m_chips[i]->setChecked(m_shown.groups[i].replies.contains(shown.chosen));
    m_chipRow->setVisible(!m_chips.isEmpty());
    updateGeometry();
}

void SamplesView::setKeys(const QString &previous, const QString &next)
{
    nameIconButton(m_previous, tr("Previous answer of this pane"), previous);
    nameIconButton(m_next, tr("Next answer of this pane"), next);
}

void SamplesView::step(int by)
{
    const qsizetype to = place() + by;
    if (to >= 0 && to < m_shown.samples.size())
        emit chosen(m_shown.samples[to].reply);
}

void SamplesView::makeChips()
{
    for (QPushButton *old : std::exchange(m_chips, {})) {
        old->hide();
        old->deleteLater(); // it may be the one that was clicked
    }
    const QFontMetrics words(textFont(TextStep::Small));
    QWidget *before = m_next;
    for (qsizetype i = 0; i < m_shown.groups.size(); ++i) {
        const Group &group = m_shown.groups[i];
        const QString count = locale().toString(group.replies.size());
        const QString start = words.elidedText(group.text.left(200).simplified(), Qt::ElideRight, scaled(kChipText));
        //: A group of answers that say the same. %1: how many; %2: the start of what they say.
        QPushButton *chip = makeButton(tr("%1 × %2").arg(count, start).replace(u'&', u"&&"_s), ButtonKind::Plain, {},
                                       m_chipRow);
        setButtonSize(chip, ButtonSize::Bar);
        chip->setCheckable(true);
        chip->setToolTip(tr("%n answer(s) say the same.", nullptr, static_cast<int>(group.replies.size())) + u"\n\n"_s
                         + group.text.left(kToolTipText));
        //: Screen reader. %1: "3 answers say the same."; %2: their text.
        chip->setAccessibleName(tr("%1 %2").arg(tr("%n answer(s) say the same.", nullptr,
                                                   static_cast<int>(group.replies.size())),
                                                start));
        connect(chip, &QPushButton::clicked, this, [this, i, chip] {
            const QList<Id> &replies = m_shown.groups[i].replies;
            // Again and again goes through the group.
            const qsizetype at = replies.indexOf(m_shown.chosen);
            chip->setChecked(at >= 0);
            const Id next = replies[(at + 1) % replies.size()];
            if (next != m_shown.chosen)
                emit chosen(next);
            else
                chip->setChecked(true);
        });
        setTabOrder(before, chip);
        before = chip;
        m_chips.append(chip);
    }
    fitChips();
}

/// As many groups as there is room for; the list has all.
void SamplesView::fitChips()
{
    int x = 0;
    bool room = true;
    for (QPushButton *chip : std::as_const(m_chips)) {
        const QSize size = chip->sizeHint();
        const int width = x == 0 ? std::min(size.width(), m_chipRow->width()) : size.width();
        room = room && x + width <= m_chipRow->width();
        chip->setVisible(room);
        chip->setGeometry(x, 0, width, size.height());
        x += width + metrics::kTight;
    }
}

void SamplesView::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    layout()->activate();
    fitChips();
}

void SamplesView::fillMenu(QMenu &menu)
{
    menu.clear();
    QList<Id> listed;
    for (const Group &group : std::as_const(m_shown.groups)) {
        menu.addSection(tr("%n answer(s) say the same.", nullptr, static_cast<int>(group.replies.size())));
        for (qsizetype i = 0; i < m_shown.samples.size(); ++i) {
            if (group.replies.contains(m_shown.samples[i].reply)) {
                addSample(menu, i);
                listed.append(m_shown.samples[i].reply);
            }
        }
    }
    if (!m_shown.groups.isEmpty() && listed.size() < m_shown.samples.size())
        menu.addSection(tr("Not complete"));
    for (qsizetype i = 0; i < m_shown.samples.size(); ++i) {
        if (!listed.contains(m_shown.samples[i].reply))
            addSample(menu, i);
    }
}

void SamplesView::addSample(QMenu &menu, qsizetype index)
{
    const Sample &sample = m_shown.samples[index];
    //: One of several answers of a pane. %1: its number; %2: its state.
    QString text = tr("Answer %1: %2").arg(locale().toString(index + 1), sample.state);
    if (!sample.figures.isEmpty())
        text += u", "_s + sample.figures;
    QAction *action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(sample.reply == m_shown.chosen);
    connect(action, &QAction::triggered, this, [this, reply = sample.reply] { emit chosen(reply); });
}

} // namespace bakeoff
