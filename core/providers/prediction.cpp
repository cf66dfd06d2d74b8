// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/prediction.h"

#include "base/enumnames.h"

#include <QTimer>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<PredictionStatus, 6> kStatuses{{
    {PredictionStatus::Starting, "starting"_L1},
    {PredictionStatus::Processing, "processing"_L1},
    {PredictionStatus::Succeeded, "succeeded"_L1},
    {PredictionStatus::Failed, "failed"_L1},
    {PredictionStatus::Canceled, "canceled"_L1},
    {PredictionStatus::Aborted, "aborted"_L1},
}};

constexpr EnumNames<PredictionRoute, 3> kRoutes{{
    {PredictionRoute::Official, "official"_L1},
    {PredictionRoute::Version, "version"_L1},
    {PredictionRoute::Deployment, "deployment"_L1},
}};

/// The provider has no such call; said later, as every answer.
template <typename T>
void refuse(QObject *context, PredictionProvider::Done<T> done)
{
    QTimer::singleShot(0, context, [done = std::move(done)] {
        done(Error{.kind = ErrorKind::NotFound, .detail = u"the provider has no such call"_s});
    });
}

} // namespace

QLatin1StringView predictionStatusName(PredictionStatus status)
{
    return nameOf(kStatuses, status);
}

std::optional<PredictionStatus> predictionStatusFromName(QStringView name)
{
    return valueOf(kStatuses, name);
}

bool isFinal(PredictionStatus status)
{
    return status != PredictionStatus::Starting && status != PredictionStatus::Processing;
}

QLatin1StringView predictionRouteName(PredictionRoute route)
{
    return nameOf(kRoutes, route);
}

std::optional<PredictionRoute> predictionRouteFromName(QStringView name)
{
    return valueOf(kRoutes, name);
}

void PredictionProvider::fetchPredictions(const PredictionFilter &, const QUrl &, QObject *context,
                                          Done<PredictionPage> done)
{
    refuse(context, std::move(done));
}

std::unique_ptr<PredictionStream> PredictionProvider::stream(const Prediction &)
{
    return nullptr;
}

void PredictionProvider::searchModels(const QString &, QObject *context, Done<QList<PredictionModel>> done)
{
    refuse(context, std::move(done));
}

void PredictionProvider::fetchCollections(QObject *context, Done<QList<ModelCollection>> done)
{
    refuse(context, std::move(done));
}

void PredictionProvider::fetchCollection(const QString &, QObject *context, Done<ModelCollection> done)
{
    refuse(context, std::move(done));
}

void PredictionProvider::upload(const QString &, const QString &, const QByteArray &, QObject *context,
                                std::function<void(qint64)>, Done<UploadedFile> done)
{
    refuse(context, std::move(done));
}

void PredictionProvider::fetchWebHookSecret(QObject *context, Done<QByteArray> done)
{
    refuse(context, std::move(done));
}

} // namespace bakeoff
