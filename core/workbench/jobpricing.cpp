// SPDX-License-Identifier: GPL-3.0-or-later
// Prices of jobs that were entered later than the jobs ended.
#include "workbench/jobqueue.h"

#include "base/clock.h"
#include "store/jobpricerepository.h"
#include "store/storereader.h"
#include "store/storethread.h"

#include <memory>
#include <utility>

namespace bakeoff {

QFuture<Status> JobQueue::removePrice(const ModelRef &model, const QString &metric)
{
    return thenChanged(
        m_store.write([model, metric](Database &db) { return JobPriceRepository(db).remove(model, metric); }), {});
}

QFuture<Result<int>> JobQueue::unknownCosts(const ModelRef &model)
{
    return m_reader.read<int>([model](Database &db) -> Result<int> {
        const Result<QList<Job>> jobs = JobPriceRepository(db).unpriced(model);
        return jobs ? Result<int>(static_cast<int>(jobs->size())) : Result<int>(jobs.error());
    });
}

QFuture<Result<int>> JobQueue::fillCosts(const ModelRef &model)
{
    using Priced = QList<std::pair<Job, JobCost>>;
    return reload()
        .then(this,
              [this, model](const Status &) {
                  return m_reader.read<QList<Job>>(
                      [model](Database &db) { return JobPriceRepository(db).unpriced(model); });
              })
        .unwrap()
        .then(this,
              [this](const Result<QList<Job>> &jobs) -> QFuture<Result<int>> {
                  if (!jobs)
                      return QtFuture::makeReadyValueFuture(Result<int>(jobs.error()));
                  Priced priced;
                  for (Job job : *jobs) {
                      if (job.hardware.isEmpty())
                          job.hardware = m_hardware.value(job.model.toString());
                      const JobCost cost = costOf(job);
                      if (cost.cost && cost.cost->amount)
                          priced.append({job, cost});
                  }
                  const auto filled = std::make_shared<QList<Id>>();
                  const QFuture<Status> written =
                      m_store.write([priced, filled, now = m_clock.nowUtc()](Database &db) -> Status {
                          for (const auto &[job, cost] : priced) {
                              const Result<bool> done = JobPriceRepository(db).fillIn(job, cost, now);
                              if (!done)
                                  return done.error();
                              if (*done)
                                  filled->append(job.id);
                          }
                          return success();
                      });
                  return QFuture<Status>(written).then(this, [this, filled, priced](const Status &status) {
                      if (!status)
                          return Result<int>(status.error());
                      for (const auto &[job, cost] : priced) {
                          // A file of it may still be coming; its cost is written beside the file.
                          if (const auto active = m_active.find(job.id); active != m_active.end())
                              active->job.cost = cost.cost;
                      }
                      if (!filled->isEmpty())
                          emit changed(*filled);
                      return Result<int>(static_cast<int>(filled->size()));
                  });
              })
        .unwrap();
}

} // namespace bakeoff
