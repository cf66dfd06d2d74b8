// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storereader.h"

#include <QThread>
#include <QTimer>

#include <optional>

namespace bakeoff {

using namespace Qt::StringLiterals;

/// Lives on the reading thread.
class StoreReader::Private : public QObject {
public:
    Private(StoreReader *q, QString file)
        : m_q(q)
        , m_file(std::move(file))
    {
        m_thread.setObjectName(u"store-reader"_s);
        moveToThread(&m_thread);
        m_thread.start();
    }

    Result<Database *> database()
    {
        if (!m_db) {
            Result<std::unique_ptr<Database>> opened = Database::openForReading(m_file);
            if (!opened)
                return opened.error();
            m_db = std::move(opened).value();
        }
        return m_db.get();
    }

    void look()
    {
        const Result<Database *> db = database();
        if (!db)
            return;
        const Result<qint64> version = (*db)->dataVersion();
        if (!version)
            return;
        if (m_seen && *m_seen != *version)
            emit m_q->changed();
        m_seen = *version;
    }

    StoreReader *const m_q;
    const QString m_file;
    std::unique_ptr<Database> m_db;
    std::unique_ptr<QTimer> m_timer;
    std::optional<qint64> m_seen;
    QThread m_thread;
};

StoreReader::StoreReader(QString databaseFile, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(databaseFile)))
{
}

StoreReader::~StoreReader()
{
    QMetaObject::invokeMethod(
        d.get(),
        [p = d.get()] {
            p->m_timer.reset();
            p->m_db.reset();
        },
        Qt::BlockingQueuedConnection);
    d->m_thread.quit();
    d->m_thread.wait();
}

void StoreReader::watch(std::chrono::milliseconds interval)
{
    QMetaObject::invokeMethod(
        d.get(),
        [p = d.get(), interval] {
            p->m_timer = std::make_unique<QTimer>();
            connect(p->m_timer.get(), &QTimer::timeout, p, &Private::look);
            p->look();
            p->m_timer->start(interval);
        },
        Qt::QueuedConnection);
}

void StoreReader::post(std::function<void(Result<Database *>)> work)
{
    QMetaObject::invokeMethod(
        d.get(), [p = d.get(), work = std::move(work)] { work(p->database()); }, Qt::QueuedConnection);
}

} // namespace bakeoff
