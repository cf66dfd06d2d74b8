// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/restorewatch.h"

#include "store/backupfile.h"
#include "store/storereader.h"

#include <QFuture>

#include <utility>

namespace bakeoff {

RestoreWatch::RestoreWatch(StoreReader &reader, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
{
    connect(&m_reader, &StoreReader::changed, this, &RestoreWatch::look);
    look();
}

void RestoreWatch::adopt()
{
    m_last.reset();
    look();
}

void RestoreWatch::look()
{
    m_reader.read<qint64>([](Database &db) { return restoreMark(db); }).then(this, [this](const Result<qint64> &at) {
        if (!at)
            return; // it is looked at again with the next change
        const std::optional<qint64> before = std::exchange(m_last, *at);
        if (before && *before != *at)
            emit restored();
    });
}

} // namespace bakeoff
