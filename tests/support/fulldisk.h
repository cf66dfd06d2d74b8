// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"
#include "store/storethread.h"

#include <QFuture>
#include <QTest>

namespace bakeoff {

/// Leaves the database room for `more` pages beyond those it has: with 0 the disk is as good as full.
inline bool limitPages(StoreThread &store, int more)
{
    const QFuture<Status> set = store.write([more](Database &db) {
        const Result<QVariant> pages = db.value(QStringLiteral("PRAGMA page_count"));
        return pages ? db.exec(QStringLiteral("PRAGMA max_page_count = %1").arg(pages->toInt() + more)) : pages.error();
    });
    return QTest::qWaitFor([&set] { return set.isFinished(); }, 20'000) && set.result().ok();
}

} // namespace bakeoff
