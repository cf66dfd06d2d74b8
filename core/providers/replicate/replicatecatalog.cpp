// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/replicate/replicatecatalog.h"

#include "providers/cog/modelkind.h"
#include "providers/cog/textinput.h"
#include "providers/replicate/replicateapi.h"
#include "providers/replicate/replicatedata.h"

#include <QPointer>
#include <QSet>

#include <deque>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostDeploymentPages = 10;
constexpr int kMostModelPages = 40;
constexpr int kMostDetails = 40;
constexpr QLatin1StringView kDeployments{"deployments/"};

/// The collections that list what most people run. One that does not exist is passed over.
constexpr QLatin1StringView kCollections[] = {QLatin1StringView("official"), QLatin1StringView("language-models")};

/// Does this fault concern one list only, so that the others still make a catalogue?
bool concernsOneList(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::NotFound:
    case ErrorKind::Forbidden:
    case ErrorKind::BadInput:
    case ErrorKind::BadReply:
    case ErrorKind::ProviderFailed:
    case ErrorKind::LimitExceeded:
        return true;
    default:
        return false;
    }
}

/// Asks for one list after the other.
class CatalogRun : public std::enable_shared_from_this<CatalogRun> {
public:
    using DoneWith = std::function<void(Result<QList<ModelInfo>>)>;

    CatalogRun(std::shared_ptr<ReplicateApi> api, ReplicateListing listing, QObject *context, DoneWith done)
        : m_api(std::move(api))
        , m_listing(listing)
        , m_context(context)
        , m_done(std::move(done))
    {
    }

    void start()
    {
        ask(u"account"_s, {}, [this](const JsonNode &root) { takeAccount(root); }, Needed::Yes);
        ask(u"deployments"_s, {}, [this](const JsonNode &root) { takeDeployments(root); });
        if (m_listing == ReplicateListing::Whole)
            ask(u"models"_s, {}, [this](const JsonNode &root) { takeModels(root); }, Needed::Yes);
        next();
    }

private:
    enum class Needed { No, Yes };
    struct Question {
        QUrl url;
        std::function<void(const JsonNode &)> take;
        Needed needed = Needed::No;
    };

    void ask(const QString &path, const QString &query, std::function<void(const JsonNode &)> take,
             Needed needed = Needed::No)
    {
        m_questions.push_back({m_api->url(path, query), std::move(take), needed});
    }

    void next()
    {
        if (m_questions.empty() && !askForDetails()) {
            m_done(result());
            return;
        }
        const Question question = std::move(m_questions.front());
        m_questions.pop_front();
        m_api->get(question.url, m_context,
                   [self = shared_from_this(), question](const Result<ReplicateApi::Answer> &answer) {
                       if (answer)
                           question.take(answer->root);
                       else if (question.needed == Needed::Yes || !concernsOneList(answer.error()))
                           return self->m_done(answer.error());
                       self->next();
                   });
    }

    void takeAccount(const JsonNode &root)
    {
        m_owner = root["username"].string();
        if (m_listing == ReplicateListing::Whole)
            return;
        ask(u"predictions"_s, {}, [this](const JsonNode &list) { takeOwnRuns(list); });
        for (const QLatin1StringView slug : kCollections) {
            ask(u"collections/"_s + slug, {}, [this](const JsonNode &collection) {
                if (const auto read = parseReplicateCollection(collection)) {
                    for (const PredictionModel &model : read->models)
                        add(model);
                }
            });
        }
        if (m_owner.isEmpty())
            return;
        const QString query = u"limit=50&query="_s + QString::fromLatin1(QUrl::toPercentEncoding(m_owner));
        ask(u"search"_s, query, [this](const JsonNode &found) {
            const auto models = parseReplicateSearch(found);
            for (const PredictionModel &model : models ? *models : QList<PredictionModel>()) {
                if (model.id.startsWith(m_owner + u'/'))
                    add(model);
            }
        });
    }

    void takeModels(const JsonNode &root)
    {
        const auto page = parseReplicateModels(root);
        if (!page)
            return;
        const qsizetype before = m_order.size();
        for (const PredictionModel &model : page->items)
            add(model);
        // A page without anything new ends it: a link that leads in a circle must not.
        if (!page->next.isEmpty() && m_order.size() > before && ++m_modelPages < kMostModelPages)
            m_questions.push_front({page->next, [this](const JsonNode &more) { takeModels(more); }, Needed::Yes});
    }

    void takeDeployments(const JsonNode &root)
    {
        const auto page = parseReplicateDeployments(root);
        if (!page)
            return;
        m_deployments += page->items;
        for (const ReplicateDeployment &deployment : page->items)
            want(deployment.runs);
        if (!page->next.isEmpty() && ++m_deploymentPages < kMostDeploymentPages)
            m_questions.push_front({page->next, [this](const JsonNode &more) { takeDeployments(more); }});
    }

    void takeOwnRuns(const JsonNode &root)
    {
        for (const JsonNode &item : root["results"].items())
            want(item["model"].string());
    }

    /// Its details are asked for unless a list brings it.
    void want(const QString &id)
    {
        if (!replicateModelPath(id).isEmpty() && !id.startsWith("replicate-internal/"_L1) && !m_wanted.contains(id))
            m_wanted.append(id);
    }

    bool askForDetails()
    {
        if (std::exchange(m_askedDetails, true))
            return false;
        for (const QString &id : std::as_const(m_wanted)) {
            if (m_models.contains(id) || m_questions.size() >= kMostDetails)
                continue;
            ask(u"models/"_s + id, {}, [this](const JsonNode &root) {
                if (const auto model = parsePredictionModel(root))
                    add(*model);
            });
        }
        return !m_questions.empty();
    }

    void add(const PredictionModel &model)
    {
        if (m_models.contains(model.id))
            return;
        m_models.insert(model.id, model);
        m_order.append(model.id);
    }

    QList<ModelInfo> result() const
    {
        QList<ModelInfo> infos;
        for (const ReplicateDeployment &deployment : m_deployments) {
            // It takes and gives what the model behind it does.
            ModelInfo info = modelInfoOf(m_models.value(deployment.runs));
            info.id = deployment.model.id;
            info.name = deployment.model.name;
            info.ownedBy = m_owner;
            infos.append(info);
        }
        for (const QString &id : m_order)
            infos.append(modelInfoOf(m_models[id]));
        return infos;
    }

    std::shared_ptr<ReplicateApi> m_api;
    const ReplicateListing m_listing;
    QPointer<QObject> m_context;
    DoneWith m_done;
    std::deque<Question> m_questions;
    QString m_owner;
    QList<ReplicateDeployment> m_deployments;
    int m_deploymentPages = 0;
    int m_modelPages = 0;
    QHash<QString, PredictionModel> m_models;
    QStringList m_order;
    QStringList m_wanted;
    bool m_askedDetails = false;
};

QStringList inputModalities(const InputSchema &schema, const TextInputMapping &mapping)
{
    QStringList found;
    if (mapping.isTextModel())
        found.append(u"text"_s);
    for (const InputField &field : schema.fields) {
        if (field.type != InputType::File)
            continue;
        QString name = u"file"_s;
        switch (field.fileKind) {
        case FileKind::Image:
            name = u"image"_s;
            break;
        case FileKind::Video:
            name = u"video"_s;
            break;
        case FileKind::Audio:
            name = u"audio"_s;
            break;
        case FileKind::Any:
            break;
        }
        if (!found.contains(name))
            found.append(name);
    }
    return found;
}

/// Empty: the schema does not tell.
QStringList outputModalities(std::optional<RequestKind> kind, const OutputHint &hint)
{
    if (!kind) {
        const bool files = hint.shape == OutputShape::File || hint.shape == OutputShape::Gallery
            || hint.shape == OutputShape::GrowingGallery;
        return files ? QStringList{u"file"_s} : QStringList();
    }
    switch (*kind) {
    case RequestKind::Text:
    case RequestKind::Transcription:
        return {u"text"_s};
    case RequestKind::Image:
        return {u"image"_s};
    case RequestKind::Video:
        return {u"video"_s};
    case RequestKind::Speech:
    case RequestKind::Music:
        return {u"audio"_s};
    }
    Q_UNREACHABLE_RETURN({});
}

void takeTextSettings(const TextInputMapping &mapping, ModelInfo &info)
{
    QStringList names;
    for (const SettingId id : kSettingIds) {
        const bool own = id != SettingId::SystemPrompt && id != SettingId::Extra;
        if (own && mapping.support(id).support == Support::Supported)
            names.append(settingName(id));
    }
    info.supportedParameters = names;
    if (mapping.has(TextRole::ReasoningEffort)) {
        info.reasoning = ReasoningInfo{.mandatory = true, // there is no word for none
                                       .efforts = mapping.support(SettingId::ReasoningEffort).values,
                                       .defaultEffort = {}};
    }
    const auto longest = mapping.fields.value(TextRole::MaxTokens).maximum;
    if (longest && *longest >= 1 && *longest < 1e12)
        info.maxCompletionTokens = qint64(*longest);
}

void fetchVersion(const std::shared_ptr<ReplicateApi> &api, const QString &owner, const QString &version,
                  PredictionModel model, QObject *context, std::function<void(Result<PredictionModel>)> done)
{
    const QString path = u"models/%1/versions/%2"_s.arg(owner, QString::fromLatin1(QUrl::toPercentEncoding(version)));
    api->get(api->url(path), context,
             [model = std::move(model), done = std::move(done)](const Result<ReplicateApi::Answer> &answer) mutable {
                 if (!answer)
                     return done(answer.error());
                 if (const Status taken = takeModelVersion(answer->root, model); !taken)
                     return done(taken.error());
                 done(std::move(model));
             });
}

} // namespace

ModelInfo modelInfoOf(const PredictionModel &model)
{
    ModelInfo info;
    info.id = model.id;
    info.name = model.name;
    info.description = model.description;
    info.ownedBy = model.id.section(u'/', 0, 0);
    const Result<InputSchema> schema =
        model.schema.isEmpty() ? Error{.kind = ErrorKind::NotFound} : InputSchema::fromOpenApi(model.schema);
    if (!schema)
        return info;
    const TextInputMapping mapping = textInputMapping(*schema);
    const auto kind = guessKind({.schema = *schema,
                                 .sampleOutput = model.example.value("output"_L1),
                                 .name = model.id,
                                 .description = model.description});
    info.inputModalities = inputModalities(*schema, mapping);
    info.outputModalities = outputModalities(kind, schema->output);
    if (kind == RequestKind::Text && mapping.isTextModel())
        takeTextSettings(mapping, info);
    return info;
}

void fetchReplicateCatalog(const std::shared_ptr<ReplicateApi> &api, ReplicateListing listing, QObject *context,
                           std::function<void(Result<QList<ModelInfo>>)> done)
{
    std::make_shared<CatalogRun>(api, listing, context, std::move(done))->start();
}

void fetchReplicateModel(const std::shared_ptr<ReplicateApi> &api, const QString &id, const QString &version,
                         QObject *context, std::function<void(Result<PredictionModel>)> done)
{
    const bool deployment = id.startsWith(kDeployments);
    const QString name = (deployment ? id.sliced(kDeployments.size()) : id).section(u':', 0, 0);
    const QString path = replicateModelPath(name);
    const QString pinned = version.isEmpty() ? id.section(u':', 1) : version;
    if (path.isEmpty()) {
        QMetaObject::invokeMethod(
            context,
            [done = std::move(done)] {
                done(Error{.kind = ErrorKind::BadInput, .detail = u"a model is named OWNER/NAME"_s});
            },
            Qt::QueuedConnection);
        return;
    }
    if (deployment) {
        api->get(api->url(kDeployments + path), context,
                 [api, guard = QPointer(context), done = std::move(done)](const Result<ReplicateApi::Answer> &answer) {
                     if (!answer)
                         return done(answer.error());
                     const Result<ReplicateDeployment> read = parseReplicateDeployment(answer->root);
                     if (!read)
                         return done(read.error());
                     const QString runs = replicateModelPath(read->runs);
                     if (runs.isEmpty() || read->model.version.isEmpty())
                         return done(read->model);
                     fetchVersion(api, runs, read->model.version, read->model, guard, done);
                 });
        return;
    }
    api->get(api->url(u"models/"_s + path), context,
             [api, pinned, path, guard = QPointer(context), done = std::move(done)](const Result<ReplicateApi::Answer> &answer) {
                 if (!answer)
                     return done(answer.error());
                 Result<PredictionModel> model = parsePredictionModel(answer->root);
                 if (!model || pinned.isEmpty())
                     return done(std::move(model));
                 model->route = PredictionRoute::Version;
                 if (model->version == pinned)
                     return done(std::move(model));
                 fetchVersion(api, path, pinned, *model, guard, done);
             });
}

} // namespace bakeoff
