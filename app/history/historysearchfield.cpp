// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historysearchfield.h"

#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"

#include <QAction>
#include <QKeyEvent>

namespace bakeoff {

using namespace Qt::StringLiterals;

HistorySearchField::HistorySearchField(QWidget *parent)
    : QLineEdit(parent)
    , m_note(new TextLabel({}, TextStep::Small, Tone::Text3, QFont::Normal, this))
{
    setObjectName(u"historySearch"_s);
    setAccessibleName(tr("Search the history"));
    setPlaceholderText(tr("Search prompts, answers and notes"));
    setToolTip(tr("All words must stand in one prompt or one answer; the last may be the beginning of a word. \"Words in "
                  "quotes\" stand behind each other."));
    setClearButtonEnabled(true);
    setMaxLength(1000);
    addAction(lookIcon(u"search"_s), QLineEdit::LeadingPosition);
    keepScaledHeight(this, metrics::kControlInDialog);
    m_note->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_note->hide();
}

void HistorySearchField::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    placeNote();
}

QString HistorySearchField::note() const
{
    return m_note->text();
}

void HistorySearchField::placeNote()
{
    const QSize size = m_note->sizeHint();
    const int cross = metrics::kXXLarge; // the button that empties the field
    const bool room = width() > 6 * size.width();
    m_note->setVisible(room && !m_note->text().isEmpty() && !text().isEmpty());
    m_note->setGeometry(width() - cross - size.width(), (height() - size.height()) / 2, size.width(), size.height());
    setTextMargins(0, 0, m_note->isVisibleTo(this) ? size.width() + metrics::kSmall : 0, 0);
}

bool HistorySearchField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && !text().isEmpty()) {
            event->accept();
            return true;
        }
    }
    const bool done = QLineEdit::event(event);
    if (event->type() == QEvent::FontChange)
        placeNote();
    return done;
}

void HistorySearchField::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && event->key() == Qt::Key_Down) {
        emit leftDownwards();
        return;
    }
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        emit openWanted();
        return;
    }
    if (plain && event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        emit emptied();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void HistorySearchField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeNote();
}

} // namespace bakeoff
