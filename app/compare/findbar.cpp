// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/findbar.h"

#include "compare/paneboard.h"
#include "compare/paneviews.h"
#include "compare/panewidget.h"
#include "compare/rawview.h"
#include "widgets/answerview.h"
#include "widgets/iconbutton.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "widgets/typography.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

FindBar::FindBar(PaneBoard &board, QWidget *parent)
    : Surface(Ground::Window, Qt::BottomEdge, parent)
    , m_board(board)
    , m_field(new QLineEdit(this))
    , m_count(new TextLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_previous(makeIconButton(u"previous"_s, tr("Previous hit"), ButtonSize::Bar, this))
    , m_next(makeIconButton(u"next"_s, tr("Next hit"), ButtonSize::Bar, this))
{
    setObjectName(u"findBar"_s);
    keepScaledHeight(this, 40);
    m_field->setObjectName(u"findField"_s);
    m_field->setAccessibleName(tr("Find in the answers"));
    m_field->setPlaceholderText(tr("Find in the answers"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaximumWidth(scaled(360));
    m_field->installEventFilter(this);
    m_count->setObjectName(u"findCount"_s);
    nameIconButton(m_previous, tr("Previous hit"), tr("Shift+Enter"));
    nameIconButton(m_next, tr("Next hit"), tr("Enter"));
    QToolButton *close = makeIconButton(u"close"_s, tr("Close the find bar"), ButtonSize::Bar, this);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kLarge, 0, metrics::kSmall, 0);
    layout->setSpacing(metrics::kSmall);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    layout->addWidget(m_count);
    layout->addStretch(1);
    layout->addWidget(close);

    m_later.setSingleShot(true);
    m_later.setInterval(250);
    connect(&m_later, &QTimer::timeout, this, [this] {
        search();
        renewCount();
    });
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        m_at = -1;
        search();
        if (!m_hits.isEmpty())
            step(false);
        renewCount();
    });
    connect(m_previous, &QToolButton::clicked, this, [this] { step(true); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(false); });
    connect(close, &QToolButton::clicked, this, &FindBar::dismiss);
    hide();
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept(); // closes the bar and stops no answer
        return true;
    }
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            step(key->modifiers() & Qt::ShiftModifier);
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            dismiss();
            return true;
        }
    }
    return Surface::eventFilter(watched, event);
}

void FindBar::open(const QString &text)
{
    show();
    if (!text.isEmpty())
        m_field->setText(text);
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    search();
    renewCount();
}

void FindBar::dismiss()
{
    if (isHidden())
        return;
    const bool hadFocus = m_field->hasFocus();
    hide();
    search(); // no marks any more
    PaneWidget *pane = m_at >= 0 && m_at < m_hits.size() ? m_board.pane(m_hits[m_at].first) : nullptr;
    if (!pane && !m_board.panes().isEmpty())
        pane = m_board.panes().first();
    m_hits.clear();
    m_at = -1;
    if (hadFocus && pane && pane->views()->front()->isVisible())
        pane->views()->front()->setFocus(Qt::OtherFocusReason);
}

void FindBar::contentChanged()
{
    if (isHidden())
        return;
    m_stale = true;
    if (!m_later.isActive())
        m_later.start();
}

void FindBar::search()
{
    m_stale = false;
    const bool on = !isHidden() && !m_field->text().isEmpty();
    const auto before = on ? std::exchange(m_hits, {}) : m_hits;
    for (PaneWidget *pane : m_board.panes()) {
        PaneViews *views = pane->views();
        AnswerView *raw = views->raw() ? views->raw()->text() : nullptr;
        for (AnswerView *view : {views->rendered(), views->plain(), views->reasoning(), views->difference(), raw}) {
            if (view && view != views->front())
                view->setSearch({});
        }
        AnswerView *front = views->front();
        const bool shown = on && !views->isHidden();
        front->setSearch(shown ? m_field->text() : QString());
        if (!shown)
            continue;
        for (const AnswerHit &hit : front->searchHits())
            m_hits.append({pane->paneId(), hit});
    }
    if (on)
        m_at = m_at >= 0 && m_at < before.size() ? m_hits.indexOf(before[m_at]) : -1;
}

void FindBar::step(bool backward)
{
    if (isHidden()) {
        open({});
        return;
    }
    if (m_stale)
        search();
    const qsizetype count = m_hits.size();
    if (count == 0) {
        renewCount();
        return;
    }
    m_at = m_at < 0 ? (backward ? count - 1 : 0) : (m_at + (backward ? -1 : 1) + count) % count;
    const auto &[id, hit] = m_hits[m_at];
    if (PaneWidget *pane = m_board.pane(id)) {
        pane->views()->front()->showHit(hit);
        emit found(id);
    }
    renewCount();
}

void FindBar::renewCount()
{
    const auto count = m_hits.size();
    if (m_field->text().isEmpty())
        m_count->setText({});
    else if (count == 0)
        m_count->setText(tr("Not found"));
    else if (m_at < 0)
        m_count->setText(tr("%n hit(s)", nullptr, int(count)));
    else
        m_count->setText(tr("%1 of %2").arg(m_at + 1).arg(count));
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
}

QString FindBar::countText() const
{
    return m_count->text();
}

} // namespace bakeoff
