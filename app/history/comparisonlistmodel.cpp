// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/comparisonlistmodel.h"

#include "base/clock.h"
#include "store/comparisonrepository.h"
#include "store/storereader.h"
#include "words/words.h"

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {
constexpr int kPage = 100;
} // namespace

ComparisonListModel::ComparisonListModel(const Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_clock(clock)
{
}

void ComparisonListModel::setReader(StoreReader *reader)
{
    m_reader = reader;
    reload();
}

void ComparisonListModel::reload()
{
    if (!m_reader)
        return;
    if (m_reading) {
        m_reloadAgain = true;
        return;
    }
    read(std::clamp(static_cast<int>(m_rows.size()), kPage, 1000), {}, true);
}

void ComparisonListModel::read(int count, const QString &cursor, bool replace)
{
    m_reading = true;
    m_reader->read<ComparisonPage>([count, cursor](Database &db) { return ComparisonRepository(db).list(count, cursor); })
        .then(this, [this, replace](const Result<ComparisonPage> &page) { take(page, replace); });
}

void ComparisonListModel::take(const Result<ComparisonPage> &page, bool replace)
{
    m_reading = false;
    if (!page) {
        emit failed(page.error());
        return;
    }
    if (replace && page->rows.size() == m_rows.size()) {
        // Mostly only figures have changed: the selection and the scroll position stay.
        for (qsizetype row = 0; row < m_rows.size(); ++row) {
            if (m_rows[row] != page->rows[row]) {
                m_rows[row] = page->rows[row];
                emit dataChanged(index(static_cast<int>(row)), index(static_cast<int>(row)));
            }
        }
        m_next = page->next;
    } else if (replace) {
        beginResetModel();
        m_rows = page->rows;
        m_next = page->next;
        endResetModel();
    } else if (!page->rows.isEmpty()) {
        const int first = static_cast<int>(m_rows.size());
        beginInsertRows({}, first, first + static_cast<int>(page->rows.size()) - 1);
        m_rows += page->rows;
        m_next = page->next;
        endInsertRows();
    } else {
        m_next.clear();
    }
    emit loaded();
    if (std::exchange(m_reloadAgain, false))
        reload();
}

int ComparisonListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

bool ComparisonListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_next.isEmpty() && !m_reading;
}

void ComparisonListModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        read(kPage, m_next, false);
}

Id ComparisonListModel::idAt(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? m_rows[index.row()].id : Id();
}

QVariant ComparisonListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const ComparisonSummary &row = m_rows[index.row()];
    const auto models = [&row] {
        QStringList names;
        for (const QString &model : row.models)
            names.append(model.section(u'/', -1));
        return names.join(u", "_s);
    };
    const auto cost = [&row] {
        if (row.cost.count > 0)
            return Words::totalLabel(row.cost);
        return row.sandboxCost.count > 0 ? tr("sandbox") : QString();
    };
    const QString title = row.title.isEmpty() ? tr("Untitled") : row.title.simplified();
    const QString when = Words::formatDateTime(row.updated, m_clock.nowUtc());
    switch (role) {
    case Qt::DisplayRole:
        return title;
    case Qt::ToolTipRole:
        return row.title.left(1000);
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3").arg(title, models(), when);
    case IdRole:
        return QVariant::fromValue(row.id);
    case ModelsRole:
        return models();
    case WhenRole:
        return when;
    case CostRole:
        return cost();
    default:
        return {};
    }
}

} // namespace bakeoff
