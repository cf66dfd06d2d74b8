// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/predictioncalls.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

namespace bakeoff {

class ProviderRegistry;

/// The catalogues of providers of predictions, searched on demand. Lives on the main thread; answers come there, later
/// and once, unless their `context` died.
class PredictionCatalog : public QObject {
    Q_OBJECT
public:
    template <typename T>
    using Done = std::function<void(const Result<T> &)>;

    PredictionCatalog(NetThread &net, ProviderRegistry &providers, QObject *parent = nullptr);

    /// Names of the configured providers that run predictions, by their kind.
    QStringList providers() const;

    /// NotFound where the provider has no search, as the two below.
    void search(const QString &provider, const QString &text, QObject *context, Done<QList<PredictionModel>> done);
    /// Without their models.
    void fetchCollections(const QString &provider, QObject *context, Done<QList<ModelCollection>> done);
    void fetchCollection(const QString &provider, const QString &slug, QObject *context, Done<ModelCollection> done);

private:
    ProviderRegistry &m_providers;
    PredictionCalls m_calls;
};

} // namespace bakeoff
