// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/outputcompare.h"

#include "compare/votebar.h"
#include "queue/filmsection.h"
#include "queue/outputpanel.h"
#include "queue/outputpicker.h"
#include "queue/picturesection.h"
#include "queue/soundsection.h"
#include "queue/textsection.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "widgets/iconbutton.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/overlaypopup.h"
#include "widgets/scaledsize.h"
#include "widgets/screenheader.h"
#include "widgets/surface.h"
#include "widgets/typography.h"
#include "workbench/workbench.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNarrow = 1300; // px of the page: below it the panel is opened by hand
constexpr int kLeastSection = 300;
constexpr QSize kPickerSize(640, 560);

QKeySequence chord(Qt::Key key)
{
    return QKeySequence(Qt::CTRL | Qt::Key_J, key);
}

RequestKind requestOf(OutputKind kind)
{
    switch (kind) {
    case OutputKind::Image: return RequestKind::Image;
    case OutputKind::Video: return RequestKind::Video;
    case OutputKind::Audio: return RequestKind::Speech;
    case OutputKind::Text: break;
    }
    return RequestKind::Text;
}

} // namespace

OutputCompare::OutputCompare(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_set(new OutputSet(workbench, this))
    , m_header(new ScreenHeader({}, this))
    , m_context(new TextLabel({}, TextStep::Normal, Tone::Text2, QFont::Normal, this))
    , m_blind(makeButton(tr("Blind"), ButtonKind::Flat, u"blind"_s, this))
    , m_add(makeButton(tr("Add outputs…"), ButtonKind::Flat, u"add"_s, this))
    , m_differs(makeButton(tr("What differs"), ButtonKind::Flat, u"diff"_s, this))
    , m_pages(new QStackedWidget(this))
    , m_sheet(new QWidget)
    , m_column(new QVBoxLayout(m_sheet))
    , m_panel(new OutputPanel(*m_set, this))
{
    setObjectName(u"outputCompare"_s);
    buildHeader();
    m_column->setContentsMargins(metrics::kLarge, metrics::kTight, metrics::kLarge, metrics::kSmall);
    m_column->setSpacing(metrics::kSmall);
    m_column->addStretch(0); // sounds alone stand at the top
    auto *ground = new Surface(Surface::Ground::Base);
    auto *groundLayout = new QVBoxLayout(ground);
    groundLayout->setContentsMargins(0, 0, 0, 0);
    groundLayout->addWidget(m_sheet);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(ground);
    m_pages->addWidget(scroll);
    m_pages->addWidget(new EmptyState(tr("Nothing to compare"),
                                      tr("Choose jobs in the queue that have ended well and whose files are here.")));
    auto *top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 0, 0);
    top->setSpacing(0);
    auto *backArea = new Surface(Surface::Ground::Window, Qt::BottomEdge);
    auto *backLayout = new QHBoxLayout(backArea);
    backLayout->setContentsMargins(metrics::kSmall, 0, 0, 0);
    QToolButton *back = makeIconButton(u"previous"_s, tr("Back to the queue"), ButtonSize::Normal, backArea);
    back->setObjectName(u"outputsBack"_s);
    nameIconButton(back, tr("Back to the queue"), tr("Esc"));
    connect(back, &QToolButton::clicked, this, &OutputCompare::backWanted);
    backLayout->addWidget(back);
    top->addWidget(backArea);
    top->addWidget(m_header, 1);
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_pages, 1);
    body->addWidget(m_panel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addLayout(body, 1);

    connect(m_set, &OutputSet::groupsChanged, this, &OutputCompare::renew);
    connect(m_set, &OutputSet::judgementChanged, this, [this](OutputKind kind) {
        if (OutputSection *changed = section(kind))
            changed->renewVote();
        m_panel->renew();
    });
    connect(m_set, &OutputSet::itemRead, this, [this](OutputKind kind, int index) {
        if (OutputSection *read = section(kind))
            read->showItem(index);
        m_panel->renew();
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        for (OutputSection *section : std::as_const(m_sections)) {
            if (now && (section == now || section->isAncestorOf(now)))
                activate(section);
        }
    });
    m_pages->setCurrentIndex(1);
    renewPanel();
}

OutputCompare::~OutputCompare()
{
    // The focus leaves what is inside while the widgets go, after the members that this asks.
    disconnect(qApp, nullptr, this, nullptr);
}

void OutputCompare::buildHeader()
{
    m_header->addContext(m_context);
    m_blind->setCheckable(true);
    m_differs->setCheckable(true);
    connect(m_blind, &QPushButton::clicked, this, [this](bool on) {
        m_set->setBlind(on);
        renewBlind();
    });
    connect(m_add, &QPushButton::clicked, this, &OutputCompare::addOutputs);
    connect(m_differs, &QPushButton::clicked, this, [this](bool on) {
        m_panelWanted = on;
        renewPanel();
    });
    for (QPushButton *button : {m_blind, m_add, m_differs})
        m_header->addControl(button);
    m_header->foldTogether(0, {m_blind, m_add, m_differs});
}

void OutputCompare::addCommands(CommandRegistry &commands)
{
    const QString group = tr("Compare outputs");
    const auto add = [&](const QString &id, const QString &text, const QKeySequence &key, const QString &icon, auto slot) {
        QAction *action = commands.add(id, group, text, key, this, icon);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    m_back = add(u"outputs.back"_s, tr("Back to the queue"), QKeySequence(Qt::Key_Escape), u"previous"_s,
                 [this] { emit backWanted(); });
    m_blindAction = add(u"outputs.blind"_s, tr("Blind"), Qt::CTRL | Qt::Key_B, u"blind"_s, [this] { m_blind->click(); });
    m_addAction = add(u"outputs.add"_s, tr("Add outputs…"), Qt::CTRL | Qt::SHIFT | Qt::Key_A, u"add"_s, [this] { addOutputs(); });
    m_differsAction = add(u"outputs.differs"_s, tr("What differs"), QKeySequence(Qt::Key_F4), u"diff"_s,
                          [this] { m_differs->click(); });
    using Look = OutputSection::Look;
    add(u"outputs.grid"_s, tr("Side by side"), QKeySequence(Qt::Key_G), u"grid"_s, [this] { look(Look::Grid); });
    add(u"outputs.wipe"_s, tr("Wipe"), QKeySequence(Qt::Key_W), {}, [this] { look(Look::Wipe); });
    add(u"outputs.blink"_s, tr("Blink, and the other one"), QKeySequence(Qt::Key_B), {}, [this] { look(Look::Blink); });
    add(u"outputs.difference"_s, tr("Difference, or the other sound"), QKeySequence(Qt::Key_X), {},
        [this] { look(Look::Difference); });
    add(u"outputs.link"_s, tr("Zoom linked"), QKeySequence(Qt::Key_L), u"linked"_s, [this] {
        for (OutputSection *section : std::as_const(m_sections)) {
            if (section->toggleLink())
                return;
        }
    });
    for (int place = 0; place < 9; ++place) {
        m_best.append(add(u"outputs.best%1"_s.arg(place + 1), tr("Output %1 is the best").arg(place + 1),
                          QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + place)), {},
                          [this, place] { vote(VoteOutcome::Win, place); }));
    }
    m_tie = add(u"outputs.tie"_s, tr("Vote: a tie"), Qt::ALT | Qt::Key_0, {}, [this] { vote(VoteOutcome::Tie); });
    m_bad = add(u"outputs.allBad"_s, tr("Vote: all outputs are bad"), Qt::ALT | Qt::Key_X, {},
                [this] { vote(VoteOutcome::AllBad); });
    m_skip = add(u"outputs.skipVote"_s, tr("Show the names without a vote"), chord(Qt::Key_S), {},
                 [this] { vote(VoteOutcome::Skipped); });
    for (int stars = 0; stars <= 5; ++stars) {
        add(u"outputs.rate%1"_s.arg(stars), stars == 0 ? tr("No rating") : tr("Rate with %n star(s)", nullptr, stars),
            chord(static_cast<Qt::Key>(Qt::Key_0 + stars)), {}, [this, stars] {
                const OutputSection *section = activeSection();
                const OutputGroup *shown = section ? m_set->group(section->kind()) : nullptr;
                if (shown && !shown->isHidden() && section->current() < shown->items.size())
                    m_set->setRating(shown->items[section->current()].output.job, stars);
            });
    }
    const auto hint = [](QPushButton *button, const QAction *action) {
        //: Tooltip of a button. %1: what it does; %2: its key.
        button->setToolTip(tr("%1 (%2)").arg(action->text(), keyText(action->shortcut())));
    };
    const auto renewHints = [this, hint] {
        hint(m_blind, m_blindAction);
        hint(m_add, m_addAction);
        hint(m_differs, m_differsAction);
        renewVoteKeys();
    };
    connect(&commands, &CommandRegistry::changed, this, renewHints);
    renewHints();
}

void OutputCompare::setJobs(const QList<Id> &jobs)
{
    m_set->setJobs(jobs);
}

QString OutputCompare::title() const
{
    return m_header->title();
}

QString OutputCompare::context() const
{
    return m_context->text();
}

OutputSection *OutputCompare::section(OutputKind kind) const
{
    const auto found = std::ranges::find_if(m_sections, [kind](const OutputSection *section) { return section->kind() == kind; });
    return found == m_sections.cend() ? nullptr : *found;
}

OutputSection *OutputCompare::activeSection() const
{
    OutputSection *active = section(m_active);
    return active ? active : m_sections.value(0);
}

void OutputCompare::renew()
{
    // A section stays as long as there is something of its kind.
    for (OutputSection *old : QList<OutputSection *>(m_sections)) {
        if (m_set->group(old->kind()))
            continue;
        m_sections.removeOne(old);
        m_column->removeWidget(old);
        old->stop();
        old->hide();
        old->deleteLater();
    }
    int place = 0;
    for (const OutputGroup &group : m_set->groups()) {
        OutputSection *shown = section(group.kind);
        if (!shown) {
            switch (group.kind) {
            case OutputKind::Image: shown = new PictureSection(*m_set, m_sheet); break;
            case OutputKind::Video: shown = new FilmSection(*m_set, m_sheet); break;
            case OutputKind::Audio: shown = new SoundSection(*m_set, m_sheet); break;
            case OutputKind::Text: shown = new TextSection(*m_set, m_sheet); break;
            }
            if (group.kind != OutputKind::Audio)
                shown->setMinimumHeight(scaled(kLeastSection));
            connect(shown, &OutputSection::currentChanged, this, [this, shown] {
                activate(shown);
                m_panel->setCurrent(shown->kind(), shown->current());
            });
            m_sections.insert(place, shown);
            m_column->insertWidget(place, shown, group.kind == OutputKind::Audio ? 0 : 1);
        }
        ++place;
    }
    renewVoteKeys();
    for (OutputSection *shown : std::as_const(m_sections))
        shown->renew();
    const QStringList batches = m_set->batchNames();
    m_header->setTitle(batches.size() == 1 && !batches.first().isEmpty() ? batches.first() : tr("Outputs"));
    QStringList parts;
    for (const OutputGroup &group : m_set->groups()) {
        const int n = static_cast<int>(group.items.size());
        switch (group.kind) {
        case OutputKind::Image: parts.append(tr("%n image(s)", nullptr, n)); break;
        case OutputKind::Video: parts.append(tr("%n video(s)", nullptr, n)); break;
        case OutputKind::Audio: parts.append(tr("%n sound(s)", nullptr, n)); break;
        case OutputKind::Text: parts.append(tr("%n text(s)", nullptr, n)); break;
        }
    }
    QString context = parts.join(u", "_s);
    if (batches.size() > 1)
        //: %1: "4 images, 2 videos".
        context = tr("%1 from %n batch(es)", nullptr, static_cast<int>(batches.size())).arg(context);
    if (m_set->leftOut() > 0)
        //: %1: "4 images, 2 videos".
        context = tr("%1; %n file(s) of other kinds left out", nullptr, m_set->leftOut()).arg(context);
    m_context->setText(context);
    m_pages->setCurrentIndex(m_sections.isEmpty() ? 1 : 0);
    m_panel->renew();
    if (OutputSection *active = activeSection())
        m_panel->setCurrent(active->kind(), active->current());
    renewBlind();
    renewPanel();
    // Whoever came here, or whose control went, goes on with the outputs.
    const QWidget *focus = QApplication::focusWidget();
    if (isVisible() && !m_sections.isEmpty() && (!focus || focus == this))
        activeSection()->focusCurrent();
}

void OutputCompare::renewBlind()
{
    const bool votable = std::ranges::any_of(m_set->groups(), [](const OutputGroup &group) { return group.items.size() > 1; });
    m_blind->setEnabled(votable);
    m_blind->setChecked(m_set->isBlind());
}

void OutputCompare::renewVoteKeys()
{
    if (m_best.isEmpty())
        return;
    OutputSection::VoteKeys keys;
    for (const QAction *best : std::as_const(m_best))
        keys.best.append(keyText(best->shortcut()));
    keys.tie = keyText(m_tie->shortcut());
    keys.bad = keyText(m_bad->shortcut());
    keys.skip = keyText(m_skip->shortcut());
    const OutputSection *active = activeSection();
    // The keys mean one section: only there they stand on the buttons.
    for (OutputSection *shown : std::as_const(m_sections))
        shown->setVoteKeys(shown == active ? keys : OutputSection::VoteKeys());
}

void OutputCompare::renewPanel()
{
    const bool shown = !m_sections.isEmpty() && m_panelWanted.value_or(width() >= kNarrow);
    m_panel->setVisible(shown);
    m_differs->setChecked(shown);
    m_differs->setEnabled(!m_sections.isEmpty());
}

void OutputCompare::activate(OutputSection *section)
{
    if (std::exchange(m_active, section->kind()) == section->kind())
        return;
    renewVoteKeys();
    m_panel->setCurrent(section->kind(), section->current());
}

void OutputCompare::look(OutputSection::Look look)
{
    OutputSection *active = activeSection();
    if (active && active->setLook(look))
        return;
    for (OutputSection *other : std::as_const(m_sections)) {
        if (other != active && other->setLook(look))
            return;
    }
}

void OutputCompare::vote(VoteOutcome outcome, int place)
{
    const OutputSection *active = activeSection();
    const OutputGroup *group = active ? m_set->group(active->kind()) : nullptr;
    if (!group || group->items.size() < 2 || (outcome == VoteOutcome::Skipped && !group->isHidden()))
        return;
    if (outcome != VoteOutcome::Win)
        m_set->vote(group->kind, outcome);
    else if (place < group->items.size())
        m_set->vote(group->kind, outcome, group->items[place].output);
}

void OutputCompare::addOutputs()
{
    if (!m_popup) {
        const auto *main = qobject_cast<QMainWindow *>(window());
        m_popup = new OverlayPopup(main && main->centralWidget() ? main->centralWidget() : window(), tr("Add outputs"));
        m_picker = new OutputPicker(m_workbench.jobs());
        m_popup->setContent(m_picker, QSize(scaled(kPickerSize.width()), scaled(kPickerSize.height())));
        connect(m_picker, &OutputPicker::canceled, m_popup, &OverlayPopup::dismiss);
        connect(m_picker, &OutputPicker::chosen, this, [this](const QList<Id> &jobs) {
            m_popup->dismiss();
            m_set->addJobs(jobs);
        });
    }
    QList<RequestKind> kinds;
    for (const OutputGroup &group : m_set->groups()) {
        kinds.append(requestOf(group.kind));
        if (group.kind == OutputKind::Audio)
            kinds.append(RequestKind::Music);
        if (group.kind == OutputKind::Text)
            kinds.append(RequestKind::Transcription);
    }
    m_picker->begin(kinds, m_set->jobs());
    m_popup->open(m_picker->filterField());
}

void OutputCompare::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    renewPanel();
}

void OutputCompare::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    for (OutputSection *section : std::as_const(m_sections))
        section->stop();
}

} // namespace bakeoff
