// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/savedsearches.h"

#include "shell/keytext.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "workbench/historybook.h"

#include <QFuture>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

SavedSearches::SavedSearches(HistoryBook &book, QWidget *parent)
    : QWidget(parent)
    , m_book(book)
    , m_list(new QListWidget(this))
    , m_rename(makeButton(tr("Rename"), ButtonKind::Plain, {}, this))
    , m_up(makeButton(tr("Move up"), ButtonKind::Plain, {}, this))
    , m_down(makeButton(tr("Move down"), ButtonKind::Plain, {}, this))
    , m_remove(makeButton(tr("Delete"), ButtonKind::Danger, {}, this))
    , m_close(makeButton(tr("Close"), ButtonKind::Primary, {}, this))
{
    m_list->setObjectName(u"savedSearchList"_s);
    m_list->setAccessibleName(tr("Saved searches"));
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_list->installEventFilter(this);
    setKeyHint(m_rename, keyText(QKeySequence(Qt::Key_F2)));
    setKeyHint(m_up, keyText(QKeySequence(Qt::ALT | Qt::Key_Up)));
    setKeyHint(m_down, keyText(QKeySequence(Qt::ALT | Qt::Key_Down)));
    setKeyHint(m_remove, keyText(QKeySequence(Qt::Key_Delete)));
    for (QPushButton *button : {m_rename, m_up, m_down, m_remove, m_close})
        setButtonSize(button, ButtonSize::Dialog);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kXLarge, metrics::kLarge, metrics::kXLarge, metrics::kLarge);
    layout->setSpacing(metrics::kMedium);
    layout->addWidget(new TextLabel(tr("Saved searches"), TextStep::Title, Tone::Text, QFont::DemiBold));
    layout->addWidget(m_list, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kSmall);
    for (QPushButton *button : {m_rename, m_up, m_down, m_remove})
        row->addWidget(button);
    layout->addLayout(row);
    auto *footer = new QHBoxLayout;
    footer->addStretch();
    footer->addWidget(m_close);
    layout->addLayout(footer);

    connect(m_list, &QListWidget::currentRowChanged, this, &SavedSearches::renewButtons);
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        if (!m_filling)
            rename(m_list->row(item), item->text());
    });
    connect(m_rename, &QPushButton::clicked, this, [this] { m_list->editItem(m_list->currentItem()); });
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_remove, &QPushButton::clicked, this, &SavedSearches::remove);
    connect(m_close, &QPushButton::clicked, this, &SavedSearches::closed);
    connect(&m_book, &HistoryBook::savedSearchesChanged, this, &SavedSearches::renew);
    renew();
}

QWidget *SavedSearches::firstField() const
{
    return m_list->count() > 0 ? static_cast<QWidget *>(m_list) : m_close;
}

bool SavedSearches::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool alt = key->modifiers() == Qt::AltModifier;
        if (alt && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Delete) {
            remove();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SavedSearches::renew()
{
    const bool focused = m_list->hasFocus();
    m_filling = true;
    m_list->clear();
    for (const SavedSearch &saved : m_book.savedSearches()) {
        auto *item = new QListWidgetItem(saved.name, m_list);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setToolTip(saved.query.text.left(500));
    }
    m_filling = false;
    m_list->setCurrentRow(std::clamp(m_row, -1, m_list->count() - 1));
    if (focused)
        m_list->setFocus(Qt::OtherFocusReason);
    renewButtons();
}

void SavedSearches::renewButtons()
{
    const int row = m_list->currentRow();
    if (row >= 0)
        m_row = row;
    m_rename->setEnabled(row >= 0);
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_list->count());
}

void SavedSearches::rename(int row, const QString &name)
{
    QList<SavedSearch> all = m_book.savedSearches();
    const QString text = name.simplified().left(LongestName);
    if (row < 0 || row >= all.size())
        return;
    const bool taken = std::ranges::any_of(all, [&](const SavedSearch &other) {
        return other.name == text && &other != &all.at(row);
    });
    if (text.isEmpty() || taken || text == all.at(row).name) {
        renew();
        return;
    }
    all[row].name = text;
    store(all, row);
}

void SavedSearches::move(int by)
{
    QList<SavedSearch> all = m_book.savedSearches();
    const int row = m_list->currentRow();
    if (row < 0 || row + by < 0 || row + by >= all.size())
        return;
    all.move(row, row + by);
    store(all, row + by);
}

void SavedSearches::remove()
{
    QList<SavedSearch> all = m_book.savedSearches();
    const int row = m_list->currentRow();
    if (row < 0 || row >= all.size())
        return;
    all.removeAt(row);
    store(all, row);
}

void SavedSearches::store(const QList<SavedSearch> &searches, int row)
{
    m_row = row;
    m_book.setSavedSearches(searches).then(this, [this](const Status &status) {
        if (!status)
            emit failed(status.error());
    });
}

} // namespace bakeoff
