// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/modelmarks.h"

#include "base/clock.h"
#include "store/storereader.h"
#include "store/storethread.h"

#include <algorithm>
#include <utility>

namespace bakeoff {

ModelMarks::ModelMarks(StoreThread &store, StoreReader &reader, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_reader(reader)
    , m_clock(clock)
{
}

QList<ModelRef> ModelMarks::favourites() const
{
    QList<ModelRef> models;
    for (const ModelMark &mark : m_marks) {
        if (mark.favourite)
            models.append(mark.model);
    }
    std::ranges::sort(models, {}, [](const ModelRef &m) { return std::pair(m.provider, m.id); });
    return models;
}

QList<ModelRef> ModelMarks::recents() const
{
    QList<ModelMark> used;
    std::ranges::copy_if(m_marks, std::back_inserter(used), [](const ModelMark &mark) { return mark.used.has_value(); });
    std::ranges::stable_sort(used, std::greater(), [](const ModelMark &mark) { return *mark.used; });
    QList<ModelRef> models;
    for (const ModelMark &mark : used.first(std::min<qsizetype>(used.size(), ModelMarkRepository::MostUsed)))
        models.append(mark.model);
    return models;
}

bool ModelMarks::isFavourite(const ModelRef &model) const
{
    const auto found = std::ranges::find(m_marks, model, &ModelMark::model);
    return found != m_marks.end() && found->favourite;
}

ModelMark &ModelMarks::markOf(const ModelRef &model)
{
    const auto found = std::ranges::find(m_marks, model, &ModelMark::model);
    if (found != m_marks.end())
        return *found;
    m_marks.append(ModelMark{.model = model});
    return m_marks.last();
}

QFuture<Status> ModelMarks::setFavourite(const ModelRef &model, bool favourite)
{
    if (isFavourite(model) == favourite)
        return QtFuture::makeReadyValueFuture(success());
    markOf(model).favourite = favourite;
    emit changed();
    return thenReload(m_store.write(
        [model, favourite](Database &db) { return ModelMarkRepository(db).setFavourite(model, favourite); }));
}

QFuture<Status> ModelMarks::setUsed(const QList<ModelRef> &models)
{
    const UtcMicros now = m_clock.nowUtc();
    QList<ModelRef> distinct;
    for (const ModelRef &model : models) {
        if (!distinct.contains(model))
            distinct.append(model);
    }
    for (qsizetype i = 0; i < distinct.size(); ++i)
        markOf(distinct[i]).used = UtcMicros{now.value - i};
    emit changed();
    return thenReload(
        m_store.write([distinct, now](Database &db) { return ModelMarkRepository(db).setUsed(distinct, now); }));
}

QFuture<Status> ModelMarks::thenReload(const QFuture<Status> &written)
{
    ++m_writing;
    return QFuture<Status>(written)
        .then(this,
              [this](const Status &status) {
                  --m_writing;
                  // Read back also where it failed: then the mark goes.
                  return reload().then([status](const Status &read) { return status ? read : status; });
              })
        .unwrap();
}

QFuture<Status> ModelMarks::reload()
{
    return m_reader.read<QList<ModelMark>>([](Database &db) { return ModelMarkRepository(db).list(); })
        .then(this, [this](const Result<QList<ModelMark>> &list) -> Status {
            if (!list)
                return list.error();
            if (m_writing == 0 && std::exchange(m_marks, *list) != *list)
                emit changed();
            return success();
        });
}

} // namespace bakeoff
