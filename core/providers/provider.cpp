// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/provider.h"

#include "providers/openai/openaiprovider.h"
#include "providers/openrouter/openrouterprovider.h"
#include "providers/replicate/replicateprovider.h"

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

void Provider::fetchSpending(QObject *context, Done<AccountSpending> done)
{
    answerLater(context, std::move(done),
                {.kind = ErrorKind::NotFound, .detail = u"this provider does not say what was spent"_s});
}

Result<std::shared_ptr<Provider>> makeProvider(const ProviderConfig &config, const QByteArray &key, const Clock &clock)
{
    if (const Status usable = checkConfig(config); !usable)
        return usable.error();
    if (config.baseUrl.isEmpty())
        return Error{.kind = ErrorKind::BadInput, .detail = u"the sandbox does not run"_s};
    switch (config.kind) {
    case ProviderKind::OpenAi:
        return std::shared_ptr<Provider>(std::make_shared<OpenAiProvider>(config, key, clock));
    case ProviderKind::OpenRouter:
        return std::shared_ptr<Provider>(std::make_shared<OpenRouterProvider>(config, key, clock));
    case ProviderKind::Replicate:
        return std::shared_ptr<Provider>(std::make_shared<ReplicateProvider>(config, key, clock));
    case ProviderKind::Cog:
        break;
    }
    return Error{.kind = ErrorKind::BadInput,
                 .detail = u"providers of the kind %1 are not supported"_s.arg(providerKindName(config.kind))};
}

} // namespace bakeoff
