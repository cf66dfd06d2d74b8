// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/billlookup.h"

#include "base/clock.h"
#include "base/log.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "workbench/providerregistry.h"

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// The wall clock may be set, and the machine may sleep: the list is looked at no more seldom.
constexpr std::chrono::milliseconds kLongestWait = std::chrono::minutes(1);
/// The sandbox remembers only as long as it lives: after a minute nothing is to be expected any more.
constexpr int kMostSandboxTries = 5;

} // namespace

BillLookup::BillLookup(StoreThread &store, StoreReader &reader, ProviderRegistry &providers, const Clock &clock,
                       QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_reader(reader)
    , m_providers(providers)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &BillLookup::look);
}

void BillLookup::start()
{
    m_started = true;
    reload();
}

QFuture<Status> BillLookup::reload()
{
    return m_reader.read<QList<OpenBill>>([](Database &db) { return BillRepository(db).list(); })
        .then(this, [this](const Result<QList<OpenBill>> &open) -> Status {
            if (!open)
                return open.error();
            const QList<OpenBill> before = std::exchange(m_open, *open);
            if (m_open.size() != before.size())
                emit pendingChanged();
            for (const OpenBill &bill : before) {
                const bool gone = std::ranges::find(m_open, bill.subject, &OpenBill::subject) == m_open.end();
                if (gone && !m_told.remove(bill.subject))
                    emit found(bill.subject); // another process was told, or gave up: the store knows
            }
            if (m_started && !m_open.isEmpty()) {
                const qint64 micros = std::max<qint64>(m_open.first().due.value - m_clock.nowUtc().value, 0);
                m_timer.start(std::min(std::chrono::ceil<std::chrono::milliseconds>(std::chrono::microseconds(micros)),
                                       kLongestWait));
            } else {
                m_timer.stop();
            }
            return success();
        });
}

void BillLookup::look()
{
    take(false);
}

void BillLookup::askNow()
{
    take(true);
}

void BillLookup::take(bool all)
{
    if (m_asking > 0) {
        m_again = m_again || all;
        return;
    }
    m_asking = 1;
    const auto due = std::make_shared<QList<OpenBill>>();
    m_store
        .write([due, all, now = m_clock.nowUtc()](Database &db) -> Status {
            const Result<QList<OpenBill>> taken = BillRepository(db).take(now, all);
            if (!taken)
                return taken.error();
            *due = *taken;
            return success();
        })
        .then(this, [this, due](const Status &taken) {
            if (!taken)
                qCWarning(lcStore) << "open bills not read:" << taken.error().detail;
            else
                for (const OpenBill &bill : std::as_const(*due))
                    ask(bill);
            answered();
        });
}

void BillLookup::ask(const OpenBill &bill)
{
    ++m_asking;
    m_providers.fetchGeneration(bill.provider, bill.generation, this,
                                [this, bill](const Result<GenerationInfo> &record) {
                                    if (record) {
                                        settle(bill, *record);
                                        return;
                                    }
                                    qCDebug(lcProviders) << "bill of" << idText(bill.subject) << "not told:"
                                                         << errorKindName(record.error().kind);
                                    const auto config = m_providers.find(bill.provider);
                                    if (config && config->isSandbox && record.error().kind == ErrorKind::NotFound
                                        && bill.tries >= kMostSandboxTries)
                                        forget(bill);
                                    else
                                        answered();
                                });
}

void BillLookup::settle(const OpenBill &bill, const GenerationInfo &record)
{
    const auto settled = std::make_shared<bool>(false);
    m_store
        .write([settled, subject = bill.subject, record](Database &db) -> Status {
            const Result<bool> done = BillRepository(db).settle(subject, record);
            if (!done)
                return done.error();
            *settled = *done;
            return success();
        })
        .then(this, [this, settled, subject = bill.subject](const Status &written) {
            if (!written)
                qCWarning(lcStore) << "bill not kept:" << written.error().detail;
            else if (*settled) {
                m_told.insert(subject);
                emit found(subject);
            }
            answered();
        });
}

void BillLookup::forget(const OpenBill &bill)
{
    m_store.write([subject = bill.subject](Database &db) { return BillRepository(db).drop(subject); })
        .then(this, [this, subject = bill.subject](const Status &) {
            m_told.insert(subject);
            answered();
        });
}

void BillLookup::answered()
{
    if (--m_asking > 0)
        return;
    reload().then(this, [this](const Status &) {
        if (std::exchange(m_again, false))
            askNow();
        else
            emit asked();
    });
}

} // namespace bakeoff
