// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/localservers.h"

#include "providers/jsonnode.h"
#include "providers/openai/openaimodels.h"

#include <array>
#include <memory>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargestList = qint64{4} * 1024 * 1024;

/// What the list of models tells of its server; absent: nothing.
std::optional<Preset> presetOfList(const std::vector<JsonNode> &models)
{
    for (const JsonNode &model : models) {
        const QString owner = model["owned_by"].string();
        if (owner == "vllm"_L1 || model["max_model_len"].isNumber())
            return Preset::Vllm;
        if (owner == "llamacpp"_L1)
            return Preset::LlamaServer;
        if (owner == "organization_owner"_L1)
            return Preset::LmStudio;
    }
    return std::nullopt;
}

/// Questions that only one kind of server answers, in the order in which they are put.
struct Fingerprint {
    QLatin1StringView path;
    bool (*fits)(const JsonNode &);
    Preset preset;
};
constexpr std::array kFingerprints{
    Fingerprint{"/api/version"_L1, [](const JsonNode &n) { return n["version"].isString(); }, Preset::Ollama},
    Fingerprint{"/api/v0/models"_L1, [](const JsonNode &n) { return n["data"].isArray(); }, Preset::LmStudio},
    Fingerprint{"/props"_L1, [](const JsonNode &n) { return n["default_generation_settings"].isObject(); },
                Preset::LlamaServer},
};

/// All questions of one search.
class Search : public std::enable_shared_from_this<Search> {
public:
    Search(const Clock &clock, QObject *context, std::function<void(QList<LocalServer>)> done, qsizetype ports,
           std::chrono::milliseconds patience)
        // The last to let go is a request of this very client.
        : m_client(new HttpClient(clock), [](HttpClient *client) { client->deleteLater(); })
        , m_context(context)
        , m_done(std::move(done))
        , m_found(size_t(ports))
        , m_open(ports)
        , m_patience(patience)
    {
    }

    void ask(size_t slot, quint16 port)
    {
        QUrl origin;
        origin.setScheme(u"http"_s);
        origin.setHost(u"127.0.0.1"_s);
        origin.setPort(port);
        get(origin, "/v1/models"_L1, [this, slot, origin](int status, const JsonNode &root) {
            const std::vector<JsonNode> *list = status < 400 ? modelListItems(root) : nullptr;
            // While it loads, llama-server refuses everything in these words.
            const bool loading = status == 503 && root["error"]["message"].string() == "Loading model"_L1;
            if (!list && !loading) {
                close(slot, std::nullopt);
                return;
            }
            const int models = list ? int(list->size()) : 0;
            const std::optional<Preset> told = loading ? Preset::LlamaServer : presetOfList(*list);
            if (told)
                close(slot, server(*told, origin, models));
            else
                identify(slot, origin, models, 0);
        });
    }

private:
    static LocalServer server(Preset preset, const QUrl &origin, int models)
    {
        QUrl base = origin;
        base.setPath(u"/v1"_s);
        return {.info = presetInfo(preset), .baseUrl = base, .models = models};
    }

    void identify(size_t slot, const QUrl &origin, int models, size_t question)
    {
        if (question == kFingerprints.size()) {
            close(slot, server(Preset::Generic, origin, models));
            return;
        }
        get(origin, kFingerprints[question].path,
            [this, slot, origin, models, question](int status, const JsonNode &root) {
                const Fingerprint &asked = kFingerprints[question];
                if (status == 200 && asked.fits(root))
                    close(slot, server(asked.preset, origin, models));
                else
                    identify(slot, origin, models, question + 1);
            });
    }

    /// `take` gets status 0 where no JSON came.
    void get(const QUrl &origin, QLatin1StringView path, std::function<void(int, const JsonNode &)> take)
    {
        HttpRequest request;
        request.url = origin;
        request.url.setPath(path);
        request.timeouts = {.connect = m_patience, .firstByte = m_patience, .idle = m_patience};
        request.limits.body = kLargestList;
        m_client->fetch(
            request, m_context,
            [self = shared_from_this(), take = std::move(take)](const Result<HttpClient::WholeReply> &reply) {
                const Result<JsonNode> root = reply ? JsonNode::parse(reply->body) : Result<JsonNode>(reply.error());
                if (root)
                    take(reply->status, *root);
                else
                    take(0, JsonNode());
            });
    }

    void close(size_t slot, std::optional<LocalServer> found)
    {
        m_found[slot] = std::move(found);
        if (--m_open > 0)
            return;
        QList<LocalServer> servers;
        for (std::optional<LocalServer> &one : m_found) {
            if (one)
                servers.append(std::move(*one));
        }
        m_done(servers);
    }

    std::shared_ptr<HttpClient> m_client;
    QObject *m_context; ///< callbacks come only while it lives
    std::function<void(QList<LocalServer>)> m_done;
    std::vector<std::optional<LocalServer>> m_found;
    qsizetype m_open;
    std::chrono::milliseconds m_patience;
};

} // namespace

QList<quint16> localServerPorts()
{
    QList<quint16> ports;
    for (const Preset preset : {Preset::Ollama, Preset::LmStudio, Preset::LlamaServer, Preset::Vllm})
        ports.append(quint16(presetInfo(preset).baseUrl.port()));
    return ports;
}

void findLocalServers(const Clock &clock, QObject *context, std::function<void(QList<LocalServer>)> done,
                      const QList<quint16> &ports, std::chrono::milliseconds patience)
{
    if (ports.isEmpty()) {
        QMetaObject::invokeMethod(
            context, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
        return;
    }
    const auto search = std::make_shared<Search>(clock, context, std::move(done), ports.size(), patience);
    for (qsizetype i = 0; i < ports.size(); ++i)
        search->ask(size_t(i), ports[i]);
}

} // namespace bakeoff
