// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/faults.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace bakeoff {

/// A price in picodollars (10^-12 USD) per token: small enough a unit for every price here, so costs are exact.
struct SandboxPrice {
    qint64 prompt = 0;
    qint64 completion = 0;

    qint64 of(qint64 promptTokens, qint64 completionTokens) const
    {
        return promptTokens * prompt + completionTokens * completion;
    }
};

/// One of the hosts that serve a model, as in OpenRouter's endpoints.
struct SandboxHost {
    QString name; ///< "Sandbox A", as `provider` in an answer
    QString slug; ///< "sandbox-a", as in the request's provider.order
    QString quantization;
    SandboxPrice price;
    double tokensPerSecond = 0;
    int firstTokenMs = 0;
};

struct SandboxModel {
    enum class Kind { Story, Echo, Fault };

    QString id; ///< "story-fast": a client that knows this provider as "sandbox" writes sandbox/story-fast
    QString name;
    QString description;
    Kind kind = Kind::Echo;
    const Fault *fault = nullptr; ///< of Kind::Fault
    double temperature = 1;       ///< of Kind::Story, where the request names none
    int contextLength = 0;        ///< tokens of prompt and answer
    int maxCompletion = 0;        ///< tokens
    QStringList parameters;       ///< OpenRouter's names
    QStringList input{QStringLiteral("text")}; ///< modalities: "text", "image", "audio", "file"
    QList<SandboxHost> hosts;     ///< the first serves by default
};

/// What a model id with its suffix asks for.
struct SandboxModelChoice {
    const SandboxModel *model = nullptr;
    QString suffix; ///< behind the colon; empty where there is none
};

/// The catalogue: story models, echo and one model a fault.
class SandboxModels {
public:
    SandboxModels();

    const QList<SandboxModel> &all() const { return m_models; }
    /// Takes an id with or without the author ("sandbox/echo"), the routing suffixes `:nitro` and `:floor`, and for
    /// echo `:bulk` and `:EVENTS` or `:EVENTSxWORDS`.
    std::optional<SandboxModelChoice> find(const QString &id) const;

    /// An entry of OpenRouter's GET /models.
    static QJsonObject openRouterModel(const SandboxModel &model);
    /// An entry of OpenAI's GET /models.
    static QJsonObject openAiModel(const SandboxModel &model);
    static QJsonObject openRouterArchitecture(const SandboxModel &model);
    /// Decimal strings in USD per token.
    static QJsonObject openRouterPricing(const SandboxModel &model, const SandboxPrice &price);

private:
    QList<SandboxModel> m_models;
};

/// Exact decimal of an amount in picodollars, without trailing zeros: 1500000 is "0.0000015".
QString picosAsDecimal(qint64 picos);
/// The same as a JSON number: the nearest double, whose shortest decimal is the exact amount up to 15 digits.
double picosAsNumber(qint64 picos);

} // namespace bakeoff
