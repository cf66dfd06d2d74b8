// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historylistmodel.h"

#include "base/clock.h"
#include "history/historywords.h"
#include "store/searchrepository.h"
#include "store/storereader.h"
#include "words/words.h"

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPage = 100;
constexpr int kMostAgain = 1000;

QDate dayOf(UtcMicros when)
{
    return when.toDateTime().toLocalTime().date();
}

} // namespace

HistoryListModel::HistoryListModel(const Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_clock(clock)
{
}

void HistoryListModel::setReader(StoreReader *reader)
{
    m_reader = reader;
    m_settled = false;
    read(Read::First);
}

void HistoryListModel::setQuery(const HistoryQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    ++m_generation;
    m_settled = false;
    read(Read::First);
}

void HistoryListModel::reload()
{
    read(m_settled ? Read::Again : Read::First);
}

void HistoryListModel::read(Read what)
{
    if (!m_reader)
        return;
    if (m_reading) {
        // One read at a time: of what is asked meanwhile only the last counts.
        m_again = m_again || what != Read::More;
        return;
    }
    m_reading = true;
    HistoryPageRequest request{.query = m_query, .cursor = {}, .entries = kPage, .known = {}};
    if (what == Read::Again)
        request.entries = std::clamp(entries(), kPage, kMostAgain);
    if (what == Read::More) {
        request.cursor = m_next;
        for (const HistoryEntry &entry : std::as_const(m_entries))
            request.known.insert(entry.id);
    }
    m_reader->read<HistoryPage>([request](Database &db) { return readHistoryPage(db, request); })
        .then(this, [this, what, generation = m_generation](const Result<HistoryPage> &page) {
            // Never from inside the call that asked, which may be a view's in the middle of a change of rows.
            QMetaObject::invokeMethod(
                this, [this, page, what, generation] { answered(page, what, generation); }, Qt::QueuedConnection);
        });
}

void HistoryListModel::answered(const Result<HistoryPage> &page, Read what, int generation)
{
    if (m_replacing) {
        // Whoever hears of a change of rows may run an event loop: one change after the other.
        QMetaObject::invokeMethod(
            this, [this, page, what, generation] { answered(page, what, generation); }, Qt::QueuedConnection);
        return;
    }
    m_reading = false;
    if (generation == m_generation)
        take(page, what);
    if (generation != m_generation || std::exchange(m_again, false)) {
        m_again = false;
        reload();
    }
}

void HistoryListModel::take(const Result<HistoryPage> &page, Read what)
{
    if (!page) {
        if (what == Read::First) {
            m_settled = true;
            m_next.clear();
            replace({});
        }
        emit failed(page.error());
        emit loaded({});
        return;
    }
    m_indexed = page->indexed;
    if (what == Read::More) {
        QList<HistoryEntry> entries = m_entries;
        for (const HistoryEntry &entry : page->entries) {
            const auto place = m_places.constFind(entry.id);
            if (place != m_places.cend())
                entries[*place].hits += entry.hits;
            else
                entries.append(entry);
        }
        m_next = page->next;
        replace(std::move(entries));
        emit loaded({});
        return;
    }
    QList<HistoryEntry> entries = page->entries;
    QString next = page->next;
    if (what == Read::Again && !next.isEmpty() && !entries.isEmpty() && entries.size() < m_entries.size()) {
        // More is shown than was read anew: the rest goes on behind the last entry that is the same.
        const auto last = m_places.constFind(entries.constLast().id);
        if (last != m_places.cend() && *last + 1 < m_entries.size()) {
            QSet<Id> there;
            for (const HistoryEntry &entry : std::as_const(entries))
                there.insert(entry.id);
            for (qsizetype i = *last + 1; i < m_entries.size(); ++i) {
                if (!there.contains(m_entries.at(i).id))
                    entries.append(m_entries.at(i));
            }
            next = m_next;
        }
    }
    m_next = next;
    m_settled = true;
    replace(std::move(entries));
    emit loaded(what == Read::First ? page->took : std::chrono::nanoseconds(0));
    if (what == Read::First && !m_query.isEmpty())
        count();
}

void HistoryListModel::count()
{
    if (m_counting)
        return;
    m_counting = true;
    m_reader->read<SearchCount>([query = m_query](Database &db) { return SearchRepository(db).count(query); })
        .then(this, [this, generation = m_generation](const Result<SearchCount> &count) {
            m_counting = false;
            if (generation == m_generation && count)
                emit counted(*count);
            else if (generation != m_generation && m_settled && !m_query.isEmpty())
                this->count();
        });
}

QList<HistoryListModel::Row> HistoryListModel::rowsOf(const QList<HistoryEntry> &entries) const
{
    // By relevance the days would go up and down: one list without them.
    const bool days = m_query.order == SearchOrder::Newest || m_query.text.trimmed().isEmpty();
    QList<Row> rows;
    rows.reserve(entries.size() + 16);
    QDate day;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QDate own = days ? dayOf(entries.at(i).when) : QDate();
        if (days && own != day) {
            day = own;
            rows.append({.day = day, .entry = -1});
        }
        rows.append({.day = own, .entry = i});
    }
    return rows;
}

void HistoryListModel::replace(QList<HistoryEntry> entries)
{
    QList<Row> rows = rowsOf(entries);
    const auto same = [&](const Row &a, const Row &b) {
        if ((a.entry < 0) != (b.entry < 0) || a.day != b.day)
            return false;
        return a.entry < 0 || m_entries.at(a.entry).id == entries.at(b.entry).id;
    };
    m_replacing = true;
    emit replacing();
    // What is the same at both ends stays, so that selection and place do.
    qsizetype head = 0;
    while (head < m_rows.size() && head < rows.size() && same(m_rows.at(head), rows.at(head)))
        ++head;
    qsizetype tail = 0;
    while (tail < m_rows.size() - head && tail < rows.size() - head
           && same(m_rows.at(m_rows.size() - 1 - tail), rows.at(rows.size() - 1 - tail)))
        ++tail;
    const qsizetype removed = m_rows.size() - head - tail;
    const qsizetype added = rows.size() - head - tail;
    QList<int> changed;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const bool before = i < head;
        if (!before && i < rows.size() - tail)
            continue;
        const Row &old = before ? m_rows.at(i) : m_rows.at(i - rows.size() + m_rows.size());
        if (old.entry >= 0 && m_entries.at(old.entry) != entries.at(rows.at(i).entry))
            changed.append(static_cast<int>(i));
    }
    // The entries of rows that stay must be valid in between: both lists are there until the rows are right.
    if (removed > 0) {
        beginRemoveRows({}, static_cast<int>(head), static_cast<int>(head + removed - 1));
        m_rows.remove(head, removed);
        endRemoveRows();
    }
    const auto swap = [&] {
        m_rows = rows;
        m_entries = std::move(entries);
        m_places.clear();
        for (qsizetype i = 0; i < m_entries.size(); ++i)
            m_places.insert(m_entries.at(i).id, i);
    };
    if (added > 0) {
        beginInsertRows({}, static_cast<int>(head), static_cast<int>(head + added - 1));
        swap();
        endInsertRows();
    } else {
        swap();
    }
    for (const int row : std::as_const(changed))
        emit dataChanged(index(row), index(row));
    m_replacing = false;
}

int HistoryListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

Qt::ItemFlags HistoryListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return isGroup(index.row()) ? Qt::ItemNeverHasChildren
                                : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

bool HistoryListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_settled && !m_next.isEmpty() && !m_reading;
}

void HistoryListModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        read(Read::More);
}

const HistoryEntry *HistoryListModel::entryAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_rows.size() || isGroup(index.row()))
        return nullptr;
    return &m_entries.at(m_rows.at(index.row()).entry);
}

const HistoryEntry *HistoryListModel::entry(const Id &id) const
{
    const auto place = m_places.constFind(id);
    return place == m_places.cend() ? nullptr : &m_entries.at(*place);
}

QModelIndex HistoryListModel::indexOf(const Id &id) const
{
    const auto place = m_places.constFind(id);
    if (place == m_places.cend())
        return {};
    const auto row = std::ranges::find(m_rows, *place, &Row::entry);
    return row == m_rows.end() ? QModelIndex() : index(static_cast<int>(row - m_rows.begin()));
}

QModelIndex HistoryListModel::firstEntry() const
{
    const auto row = std::ranges::find_if(m_rows, [](const Row &r) { return r.entry >= 0; });
    return row == m_rows.end() ? QModelIndex() : index(static_cast<int>(row - m_rows.begin()));
}

QString HistoryListModel::dayText(QDate day, QDate today)
{
    const QLocale locale;
    //: A day as Qt's date format: "Wednesday 26 August".
    QString text = locale.toString(day, day.year() == today.year() ? tr("dddd d MMMM") : tr("dddd d MMMM yyyy"));
    if (day == today)
        return tr("Today, %1").arg(text);
    if (day == today.addDays(-1))
        return tr("Yesterday, %1").arg(text);
    return text;
}

QString HistoryListModel::textOf(const HistoryEntry &entry) const
{
    const QString title = HistoryWords::titleOf(entry.summary);
    const QString when = Words::formatDateTime(entry.when, m_clock.nowUtc());
    QStringList parts{title, when};
    parts += HistoryWords::factsOf(entry);
    if (entry.summary.starred)
        parts.append(tr("starred"));
    return parts.join(u", "_s);
}

QVariant HistoryListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    const QDate today = dayOf(m_clock.nowUtc());
    if (role == GroupRole)
        return row.day.isValid() ? dayText(row.day, today) : QString();
    const HistoryEntry *entry = entryAt(index);
    if (!entry) {
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return dayText(row.day, today);
        return role == IdRole ? QVariant::fromValue(Id()) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return HistoryWords::titleOf(entry->summary);
    case Qt::ToolTipRole:
        return entry->summary.title.left(1000);
    case Qt::AccessibleTextRole:
        return textOf(*entry);
    case Qt::AccessibleDescriptionRole:
        return HistoryWords::snippetOf(*entry).text;
    case IdRole:
        return QVariant::fromValue(entry->id);
    default:
        return {};
    }
}

} // namespace bakeoff
