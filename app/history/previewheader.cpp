// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/previewheader.h"

#include "compare/comparison.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "widgets/iconbutton.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/comparisondocument.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QString voteSentence(const ComparisonDocument &document, const Turn &turn)
{
    if (!turn.vote)
        return {};
    switch (turn.vote->outcome) {
    case VoteOutcome::Open:
        return PreviewHeader::tr("The blind vote is open: names, costs and speeds are hidden until then.");
    case VoteOutcome::Win: {
        const Reply *reply = document.reply(turn.vote->winner, turn);
        return reply ? PreviewHeader::tr("Blind vote: %1 won.").arg(reply->model.id)
                     : PreviewHeader::tr("Blind vote decided.");
    }
    case VoteOutcome::Tie:
        return PreviewHeader::tr("Blind vote: a tie.");
    case VoteOutcome::AllBad:
        return PreviewHeader::tr("Blind vote: all bad.");
    case VoteOutcome::Skipped:
        return PreviewHeader::tr("Shown without a vote.");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

PreviewHeader::PreviewHeader(QWidget *parent)
    : Surface(Ground::Window, Qt::BottomEdge, parent)
{
    setObjectName(u"previewHeader"_s);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kMedium);
    rows->setSpacing(metrics::kSmall);

    auto *first = new QHBoxLayout;
    first->setSpacing(metrics::kSmall);
    m_title = new ElidedLabel({}, TextStep::Title, Tone::Text, QFont::DemiBold);
    m_title->setObjectName(u"previewTitle"_s);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_titleEdit = new QLineEdit;
    m_titleEdit->setObjectName(u"previewTitleEdit"_s);
    m_titleEdit->setAccessibleName(tr("Title of the comparison"));
    m_titleEdit->setMaxLength(200);
    m_star = makeIconButton(u"star"_s, tr("Star"), ButtonSize::Bar, this);
    m_tags = new QWidget;
    auto *tagRow = new QHBoxLayout(m_tags);
    tagRow->setContentsMargins(0, 0, 0, 0);
    tagRow->setSpacing(metrics::kTight);
    m_tagEdit = new QLineEdit;
    m_tagEdit->setObjectName(u"previewTagEdit"_s);
    m_tagEdit->setAccessibleName(tr("Tags, separated by commas"));
    m_tagEdit->setPlaceholderText(tr("Tags, separated by commas"));
    m_tagEdit->setMaxLength(1000);
    for (QLineEdit *edit : {m_titleEdit, m_tagEdit}) {
        edit->installEventFilter(this);
        edit->hide();
    }
    m_hitLabel = new TextLabel({}, TextStep::Small, Tone::Text2);
    m_hitLabel->setObjectName(u"hitLabel"_s);
    m_previousHit = makeIconButton(u"previous"_s, tr("Previous hit"), ButtonSize::Bar, this);
    m_nextHit = makeIconButton(u"next"_s, tr("Next hit"), ButtonSize::Bar, this);
    first->addWidget(m_title);
    first->addWidget(m_titleEdit, 1);
    first->addWidget(m_star);
    first->addWidget(m_tags);
    first->addWidget(m_tagEdit, 1);
    first->addStretch(1);
    first->addWidget(m_hitLabel);
    first->addWidget(m_previousHit);
    first->addWidget(m_nextHit);
    rows->addLayout(first);

    m_facts = new TextLabel({}, TextStep::Small, Tone::Text3);
    m_facts->setObjectName(u"previewFacts"_s);
    m_facts->setWordWrap(true);
    rows->addWidget(m_facts);
}

void PreviewHeader::bindCommands(CommandRegistry &commands)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kSmall);
    const auto add = [&](const QString &id, ButtonKind kind, bool showKey) {
        QPushButton *button = makeButton({}, kind, {}, this);
        button->setObjectName(u"button."_s + id);
        bindButton(button, commands.action(id), showKey);
        row->addWidget(button);
        return button;
    };
    add(u"history.open"_s, ButtonKind::Primary, true);
    add(u"history.runAgain"_s, ButtonKind::Plain, false);
    add(u"history.runCompare"_s, ButtonKind::Plain, false);
    m_thenNow = add(u"history.thenNow"_s, ButtonKind::Plain, false);
    add(u"history.branch"_s, ButtonKind::Plain, false);
    auto *more = makeIconButton(u"more"_s, tr("More commands"), ButtonSize::Normal, this);
    more->setObjectName(u"previewMore"_s);
    connect(more, &QToolButton::clicked, this, [this, more, &commands] {
        QMenu menu(this);
        for (const QString &id : {u"history.rename"_s, u"history.tag"_s, u"history.star"_s, u"history.export"_s})
            menu.addAction(commands.action(id));
        menu.exec(more->mapToGlobal(QPoint(0, more->height())));
    });
    row->addWidget(more);
    row->addStretch(1);
    add(u"history.delete"_s, ButtonKind::Danger, false);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);

    bindButton(m_star, commands.action(u"history.star"_s));
    bindButton(m_previousHit, commands.action(u"history.previousHit"_s));
    bindButton(m_nextHit, commands.action(u"history.nextHit"_s));
}

void PreviewHeader::showEntry(const ComparisonDocument &document, UtcMicros now)
{
    const Comparison &c = document.value();
    QString title = c.title;
    if (title.isEmpty() && !c.turns.isEmpty())
        title = titleFromPrompt(c.turns.first().prompt);
    if (title.isEmpty())
        title = titleFromPrompt(c.draft);
    m_title->setText(title.isEmpty() ? tr("Untitled") : title);
    m_star->setToolTip(c.starred ? tr("Take the star away") : tr("Star"));
    m_shownTags = c.tags;
    showTags();

    const QList<const Turn *> path = document.path();
    QStringList facts{tr("%1.").arg(Words::formatDateTime(c.created, now))};
    if (path.isEmpty()) {
        facts.append(tr("Nothing was sent."));
    } else {
        facts.append(tr("%n turn(s).", nullptr, static_cast<int>(path.size())));
        const auto others = static_cast<int>(c.turns.size() - path.size());
        if (others > 0)
            facts.append(tr("%n other version(s) of turns.", nullptr, others));
        facts.append(voteSentence(document, *path.constLast()));
    }
    if (!c.origin.isNull())
        facts.append(tr("It ran an earlier comparison again."));
    facts.removeAll(QString());
    m_facts->setText(facts.join(u' '));
    if (m_thenNow)
        m_thenNow->setVisible(!c.origin.isNull());
}

void PreviewHeader::showTags()
{
    QLayout *row = m_tags->layout();
    while (QLayoutItem *item = row->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    for (const QString &tag : std::as_const(m_shownTags))
        row->addWidget(new Tag(tag));
}

void PreviewHeader::setHitText(const QString &text)
{
    m_hitLabel->setText(text);
    for (QWidget *part : std::initializer_list<QWidget *>{m_hitLabel, m_previousHit, m_nextHit})
        part->setVisible(!text.isEmpty());
}

QString PreviewHeader::hitText() const
{
    return m_hitLabel->text();
}

void PreviewHeader::editTitle()
{
    endEditing(false);
    m_titleEdit->setText(m_title->text());
    m_title->hide();
    m_titleEdit->show();
    m_titleEdit->setFocus(Qt::ShortcutFocusReason);
    m_titleEdit->selectAll();
}

void PreviewHeader::editTags(const QStringList &known)
{
    endEditing(false);
    m_tagEdit->setText(m_shownTags.join(u", "_s));
    m_tagEdit->setToolTip(known.isEmpty() ? QString() : tr("In use: %1").arg(known.mid(0, 30).join(u", "_s)));
    m_tags->hide();
    m_tagEdit->show();
    m_tagEdit->setFocus(Qt::ShortcutFocusReason);
    m_tagEdit->selectAll();
}

void PreviewHeader::endEditing(bool keep)
{
    const bool title = !m_titleEdit->isHidden();
    const bool tags = !m_tagEdit->isHidden();
    if (!title && !tags)
        return;
    const bool focused = m_titleEdit->hasFocus() || m_tagEdit->hasFocus();
    m_titleEdit->hide();
    m_tagEdit->hide();
    m_title->show();
    m_tags->show();
    if (focused)
        emit focusLeft();
    if (!keep)
        return;
    if (title) {
        const QString text = m_titleEdit->text().simplified();
        if (!text.isEmpty() && text != m_title->text())
            emit titleEdited(text);
    } else {
        QStringList list;
        for (const QString &tag : m_tagEdit->text().split(u',')) {
            if (const QString one = tag.simplified(); !one.isEmpty() && !list.contains(one))
                list.append(one);
        }
        if (list != m_shownTags)
            emit tagsEdited(list);
    }
}

bool PreviewHeader::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_titleEdit || watched == m_tagEdit) {
        const bool override = event->type() == QEvent::ShortcutOverride;
        if (override || event->type() == QEvent::KeyPress) {
            const int key = static_cast<QKeyEvent *>(event)->key();
            const bool accepts = key == Qt::Key_Return || key == Qt::Key_Enter;
            if (accepts || key == Qt::Key_Escape) {
                if (override)
                    event->accept();
                else
                    endEditing(accepts);
                return true;
            }
        }
        if (event->type() == QEvent::FocusOut
            && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason
            && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
            endEditing(true);
    }
    return Surface::eventFilter(watched, event);
}

} // namespace bakeoff
