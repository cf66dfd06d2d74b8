// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/provider.h"

#include <QMetaObject>

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

template <typename T> void answerLater(QObject *context, Done<T> done, Error error)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done), error = std::move(error)] { done(error); }, Qt::QueuedConnection);
}

} // namespace

void Provider::fetchEndpoints(const QString &modelId, QObject *context, Done<QList<ModelEndpoint>> done)
{
    Q_UNUSED(modelId)
    answerLater(context, std::move(done), {.kind = ErrorKind::NotFound, .detail = u"this provider lists no hosts"_s});
}

void Provider::fetchGeneration(const QString &generationId, QObject *context, Done<GenerationInfo> done)
{
    Q_UNUSED(generationId)
    answerLater(context, std::move(done),
                {.kind = ErrorKind::NotFound, .detail = u"this provider keeps no record of generations"_s});
}

} // namespace bakeoff
