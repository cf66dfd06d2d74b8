// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "net/httpclient.h"
#include "providers/chat.h"
#include "providers/modelinfo.h"
#include "providers/preset.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace bakeoff {

class Clock;
class PredictionProvider;

/// Where web hooks are listened for unless the user names another port.
inline constexpr quint16 kWebHookPort = 8790;

/// A configured account or endpoint. A value: stored, compared, copied. Holds no key.
struct ProviderConfig {
    QString name; ///< unique, no slash, 1 to 64 characters
    ProviderKind kind = ProviderKind::OpenAi;
    Preset preset = Preset::Generic;
    QUrl baseUrl; ///< with its path ("https://api.openai.com/v1"); of a managed sandbox: filled in when it runs
    QString keyVariable; ///< environment variable of the key; empty: the preset's own
    bool allowPlainHttp = false;
    QString proxy; ///< "", "none", "http://host:port" or "socks5://host:port"
    bool isSandbox = false; ///< its charges never enter totals or budgets
    /// Where the provider can reach this computer: the address of the user's tunnel or reverse proxy, which leads to
    /// `webHookPort` on loopback. Empty: jobs are polled. Replicate only.
    QUrl webHookUrl;
    quint16 webHookPort = kWebHookPort;
    friend bool operator==(const ProviderConfig &, const ProviderConfig &) = default;
};

/// A chat under way. Lives on the net thread with all its signals; owned by the caller, deleting it aborts.
/// Order: started (request handed over) at most once, received any number of times, finished exactly once and last,
/// never from inside TextProvider::chat().
class ChatStream : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Any number of times; ends as ErrorKind::Cancelled with all facts and clocks up to now.
    virtual void abort() = 0;

signals:
    void started(std::chrono::nanoseconds requestSent);
    void headersReceived(std::chrono::nanoseconds at);
    /// The provider keeps the bill of this attempt under that id; known before any text, so that the bill of what breaks
    /// off can be asked for. At most once.
    void billNamed(const QString &generationId);
    void received(const bakeoff::ChatDelta &delta);
    /// Exactly once.
    void finished(const bakeoff::ChatOutcome &outcome);
};

/// The kind of work "text". Net thread only.
class TextProvider {
public:
    virtual ~TextProvider() = default;
    /// Never null. Every failure, a missing key too, arrives through the stream. Sends once; re-sending is the
    /// caller's decision (ChatOutcome::mayResend). `model`: the catalogue's entry where known, for its parameters.
    [[nodiscard]] virtual std::unique_ptr<ChatStream> chat(const ChatRequest &request,
                                                           const std::optional<ModelInfo> &model) = 0;
};

/// What a key test found; absent: not said.
struct AccountInfo {
    QString label;
    std::optional<Usd> limit;
    std::optional<Usd> remaining;
    std::optional<Usd> used;
    std::optional<bool> freeTier;
    int models = 0; ///< models listed by the test
    friend bool operator==(const AccountInfo &, const AccountInfo &) = default;
};

/// What the key of an account spent, by the provider's own books; absent: not said. Days and months are those of UTC.
struct AccountSpending {
    std::optional<Usd> today;
    std::optional<Usd> thisMonth;
    friend bool operator==(const AccountSpending &, const AccountSpending &) = default;
};

/// What a provider recorded of one generation.
struct GenerationInfo {
    TokenUsage usage;
    QString host;
    QString finishReason;
    bool cancelled = false;
    friend bool operator==(const GenerationInfo &, const GenerationInfo &) = default;
};

template <typename T>
using Done = std::function<void(Result<T>)>;

/// One account. Lives on the net thread; callbacks run there, exactly once, later, unless `context` died.
/// A capability that a provider lacks is a null pointer (text()) or a plain no (hasEndpoints()), never a stub.
class Provider {
public:
    virtual ~Provider() = default;
    virtual const ProviderConfig &config() const = 0;

    virtual TextProvider *text() { return nullptr; }
    /// Work that runs as predictions: images, video, audio, whatever a model returns.
    virtual PredictionProvider *predictions() { return nullptr; }

    /// The catalogue, all pages.
    virtual void fetchModels(QObject *context, Done<QList<ModelInfo>> done) = 0;
    /// The "Test" button: is the address right, is the key taken, what is left on the account. Costs nothing.
    virtual void testAccount(QObject *context, Done<AccountInfo> done) = 0;
    /// Hosts behind a model; NotFound where the provider has no such notion.
    virtual bool hasEndpoints() const { return false; }
    virtual void fetchEndpoints(const QString &modelId, QObject *context, Done<QList<ModelEndpoint>> done);
    /// Billed cost of a stream that was stopped; NotFound until recorded (ask again with a growing pause). Where there is
    /// a look-up, ChatFacts::billIsRecorded says so of each answer.
    virtual bool hasGenerationLookup() const { return false; }
    virtual void fetchGeneration(const QString &generationId, QObject *context, Done<GenerationInfo> done);
    /// What the provider says that was spent; NotFound where it does not.
    virtual bool hasSpending() const { return false; }
    virtual void fetchSpending(QObject *context, Done<AccountSpending> done);
};

/// Makes the provider that `config` names. Net thread. `key` empty: none (local servers).
/// \return BadInput where this kind has no implementation or the configuration is invalid (see checkConfig).
Result<std::shared_ptr<Provider>> makeProvider(const ProviderConfig &config, const QByteArray &key,
                                               const Clock &clock);

/// Is this configuration usable: name without slash, http(s) URL, plain http only to loopback unless allowed, …?
Status checkConfig(const ProviderConfig &config);

/// Defaults of a preset: base URL, environment variable, words for people.
struct PresetInfo {
    Preset preset{};
    QLatin1StringView id; ///< "together": stored, and `--preset` of the command line
    QString title;        ///< proper name, untranslated: "Together AI"
    ProviderKind kind{};
    QUrl baseUrl;
    QString keyVariable;  ///< empty: needs no key
    bool local = false;   ///< offered when found on loopback
};
QList<PresetInfo> providerPresets();
PresetInfo presetInfo(Preset preset);

} // namespace bakeoff

Q_DECLARE_METATYPE(bakeoff::ChatOutcome)
