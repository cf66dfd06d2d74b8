// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keyring.h"

#include "base/log.h"
#include "providers/managedsandbox.h"
#include "providers/provider.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <mutex>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Host and port, since two local servers differ by their port alone.
QString hostOf(const QUrl &url)
{
    return u"%1:%2"_s.arg(url.host().toLower()).arg(url.port(url.scheme() == "http"_L1 ? 80 : 443));
}

QByteArray packed(const QString &host, const QByteArray &key)
{
    return QJsonDocument(QJsonObject{{"host"_L1, host}, {"key"_L1, QString::fromUtf8(key)}})
        .toJson(QJsonDocument::Compact);
}

Error foreignHost(const QString &provider, const QString &host)
{
    return Error{.kind = ErrorKind::ForeignHost,
                 .detail = u"the key of %1 was given for another host than %2"_s.arg(provider, host)};
}

template <typename T>
QFuture<T> ready(T value)
{
    return QtFuture::makeReadyValueFuture(std::move(value));
}

} // namespace

/// What a call under way needs, alive for as long as one is.
struct KeyRing::State {
    struct BoundKey {
        QString host;
        QByteArray key;
    };

    State(KeyRing *ring, QProcessEnvironment env)
        : owner(ring)
        , environment(std::move(env))
    {
    }

    Result<FoundKey> fromEnvironment(const ProviderConfig &config) const;
    void keepForSession(const ProviderConfig &config, const QByteArray &key);
    void storeFailed(const Error &error);

    std::mutex ownerMutex; ///< held while the owner emits
    KeyRing *owner;

    const QProcessEnvironment environment;
    mutable std::mutex mutex; ///< guards what follows
    QHash<QString, BoundKey> session;
    std::optional<Error> storeError;
    bool told = false;
};

Result<FoundKey> KeyRing::State::fromEnvironment(const ProviderConfig &config) const
{
    QString variable = config.keyVariable;
    if (variable.isEmpty()) {
        const PresetInfo preset = presetInfo(config.preset);
        variable = preset.keyVariable;
        if (variable.isEmpty() || environment.value(variable).isEmpty())
            return FoundKey{};
        if (hostOf(preset.baseUrl) != hostOf(config.baseUrl))
            return foreignHost(config.name, hostOf(config.baseUrl));
    }
    const QByteArray key = environment.value(variable).trimmed().toUtf8();
    if (key.isEmpty())
        return FoundKey{};
    return FoundKey{key, KeySource::Environment, variable};
}

void KeyRing::State::keepForSession(const ProviderConfig &config, const QByteArray &key)
{
    const std::scoped_lock lock(mutex);
    if (key.isEmpty())
        session.remove(config.name);
    else
        session.insert(config.name, {hostOf(config.baseUrl), key});
}

void KeyRing::State::storeFailed(const Error &error)
{
    {
        const std::scoped_lock lock(mutex);
        storeError = error;
        if (std::exchange(told, true))
            return;
    }
    qCWarning(lcSecrets) << "key store not used:" << error.detail;
    const std::scoped_lock lock(ownerMutex);
    if (owner)
        emit owner->storeUnavailable(error);
}

KeyRing::KeyRing(KeyStore *store, QProcessEnvironment environment, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_state(std::make_shared<State>(this, std::move(environment)))
{
}

KeyRing::~KeyRing()
{
    const std::scoped_lock lock(m_state->ownerMutex);
    m_state->owner = nullptr;
}

QFuture<Result<FoundKey>> KeyRing::find(const ProviderConfig &config)
{
    using Found = Result<FoundKey>;
    const QString host = hostOf(config.baseUrl);
    bool askStore = false;
    {
        const std::scoped_lock lock(m_state->mutex);
        const auto session = m_state->session.constFind(config.name);
        if (session != m_state->session.constEnd()) {
            return ready(session->host == host ? Found(FoundKey{session->key, KeySource::Session, {}})
                                               : Found(foreignHost(config.name, host)));
        }
        askStore = m_store && !m_state->storeError;
    }
    // The embedded provider is no account: its key is the same for everybody.
    if (isManagedSandbox(config.preset))
        return ready(Found(FoundKey{"sandbox"_ba, KeySource::Sandbox, {}}));
    if (!askStore)
        return ready(m_state->fromEnvironment(config));

    return m_store->read(config.name).then([state = m_state, config, host](const Result<QByteArray> &read) -> Found {
        if (!read) {
            if (read.error().kind != ErrorKind::NotFound)
                state->storeFailed(read.error());
            return state->fromEnvironment(config);
        }
        const QJsonObject entry = QJsonDocument::fromJson(*read).object();
        const QByteArray key = entry["key"_L1].toString().toUtf8();
        if (key.isEmpty() || entry["host"_L1].toString() != host)
            return foreignHost(config.name, host);
        return FoundKey{key, KeySource::KeyStore, {}};
    });
}

void KeyRing::setSessionKey(const ProviderConfig &config, const QByteArray &key)
{
    m_state->keepForSession(config, key);
}

QFuture<Status> KeyRing::save(const ProviderConfig &config, const QByteArray &key)
{
    if (!m_store) {
        m_state->keepForSession(config, key);
        return ready(Status(Error{.kind = ErrorKind::KeyStore, .detail = u"there is no key store"_s}));
    }
    return m_store->write(config.name, packed(hostOf(config.baseUrl), key))
        .then([state = m_state, config, key](const Status &written) -> Status {
            if (written) {
                const std::scoped_lock lock(state->mutex);
                state->session.remove(config.name);
                state->storeError.reset(); // it works after all: ask it again
            } else {
                state->keepForSession(config, key);
                state->storeFailed(written.error());
            }
            return written;
        });
}

QFuture<Status> KeyRing::forget(const QString &provider)
{
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->session.remove(provider);
        if (!m_store || m_state->storeError)
            return ready(success());
    }
    return m_store->remove(provider);
}

std::optional<Error> KeyRing::storeError() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->storeError;
}

} // namespace bakeoff
