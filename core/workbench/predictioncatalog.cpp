// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/predictioncatalog.h"

#include "workbench/providerregistry.h"

#include <QPointer>

namespace bakeoff {

namespace {

/// Reaches `done` only while its context lives.
template <typename T>
std::function<void(Result<T>)> guarded(QObject *context, PredictionCatalog::Done<T> done)
{
    return [guard = QPointer(context), done = std::move(done)](const Result<T> &answer) {
        if (guard)
            done(answer);
    };
}

} // namespace

PredictionCatalog::PredictionCatalog(NetThread &net, ProviderRegistry &providers, QObject *parent)
    : QObject(parent)
    , m_providers(providers)
    , m_calls(
          net,
          [&providers](const QString &name, QObject *context, auto done) {
              providers.acquire(name, context, std::move(done));
          },
          this)
{
}

QStringList PredictionCatalog::providers() const
{
    QStringList names;
    for (const ProviderConfig &config : m_providers.configs()) {
        if (config.kind == ProviderKind::Replicate || config.kind == ProviderKind::Cog)
            names.append(config.name);
    }
    return names;
}

void PredictionCatalog::search(const QString &provider, const QString &text, QObject *context,
                               Done<QList<PredictionModel>> done)
{
    m_calls.ask<QList<PredictionModel>>(
        provider, guarded<QList<PredictionModel>>(context, std::move(done)),
        [text](PredictionProvider &predictions, QObject *on, std::function<void(Result<QList<PredictionModel>>)> answer) {
            predictions.searchModels(text, on, std::move(answer));
        });
}

void PredictionCatalog::fetchCollections(const QString &provider, QObject *context, Done<QList<ModelCollection>> done)
{
    m_calls.ask<QList<ModelCollection>>(
        provider, guarded<QList<ModelCollection>>(context, std::move(done)),
        [](PredictionProvider &predictions, QObject *on, std::function<void(Result<QList<ModelCollection>>)> answer) {
            predictions.fetchCollections(on, std::move(answer));
        });
}

void PredictionCatalog::fetchCollection(const QString &provider, const QString &slug, QObject *context,
                                        Done<ModelCollection> done)
{
    m_calls.ask<ModelCollection>(
        provider, guarded<ModelCollection>(context, std::move(done)),
        [slug](PredictionProvider &predictions, QObject *on, std::function<void(Result<ModelCollection>)> answer) {
            predictions.fetchCollection(slug, on, std::move(answer));
        });
}

} // namespace bakeoff
