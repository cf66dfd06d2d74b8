// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/keystore.h"

#include <QObject>
#include <QProcessEnvironment>

#include <memory>
#include <optional>

namespace bakeoff {

struct ProviderConfig;

/// Where a key came from; for people ("from the environment variable OPENROUTER_API_KEY").
enum class KeySource { None, Session, KeyStore, Environment, Sandbox };

struct FoundKey {
    QByteArray key; ///< empty: none, which is fine for a local server
    KeySource source = KeySource::None;
    QString variable; ///< of the environment, where that is the source
    friend bool operator==(const FoundKey &, const FoundKey &) = default;
};

/// Finds the key of a provider: this session's, else the key store's, else the environment's. Never writes a file.
/// A key belongs to the host that it was entered for: another host gets ForeignHost, not the key. The variable of a
/// preset belongs to the preset's host; a variable that the user named belongs to the provider that names it.
/// Any thread may call.
class KeyRing : public QObject {
    Q_OBJECT
public:
    /// `store` may be null: then there is none, and nothing is reported. It must outlive this; calls that are under way
    /// when this is destroyed still finish.
    explicit KeyRing(KeyStore *store, QProcessEnvironment environment = QProcessEnvironment::systemEnvironment(),
                     QObject *parent = nullptr);
    ~KeyRing() override;

    /// Within the bound of the key store. A key store that fails is asked no more (except by save()); see
    /// storeUnavailable().
    QFuture<Result<FoundKey>> find(const ProviderConfig &config);

    /// For this session only, in memory.
    void setSessionKey(const ProviderConfig &config, const QByteArray &key);
    /// Into the key store. Where that fails with KeyStore the key is kept for this session instead; the caller says so.
    QFuture<Status> save(const ProviderConfig &config, const QByteArray &key);
    /// From session and key store.
    QFuture<Status> forget(const QString &provider);

    /// Why the key store cannot be used, once known.
    std::optional<Error> storeError() const;

signals:
    /// Once in the life of this object: the one sentence that the app shows. From any thread.
    void storeUnavailable(const bakeoff::Error &error);

private:
    struct State;
    KeyStore *m_store;
    std::shared_ptr<State> m_state;
};

} // namespace bakeoff
