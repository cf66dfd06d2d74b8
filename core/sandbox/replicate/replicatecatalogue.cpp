// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/replicate/replicatecatalogue.h"

#include "sandbox/replicate/cogschema.h"
#include "sandbox/replicate/deployments.h"
#include "sandbox/replicate/mediaprediction.h"
#include "sandbox/replicate/replicateanswers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

QJsonObject versionJson(const SandboxModelVersion &version)
{
    return {{u"id"_s, version.id},
            {u"created_at"_s, rfc3339(version.created, 6)},
            {u"cog_version"_s, version.cog},
            {u"openapi_schema"_s, version.document}};
}

QJsonObject modelJson(const SandboxMediaModel &model, const QString &root)
{
    const QJsonValue none;
    return {{u"url"_s, QString(root + u'/' + model.fullName())},
            {u"owner"_s, u"sandbox"_s},
            {u"name"_s, model.name},
            {u"description"_s, model.description},
            {u"visibility"_s, u"public"_s},
            {u"github_url"_s, none},
            {u"paper_url"_s, none},
            {u"license_url"_s, none},
            // No one counts here; the order of the catalogue stands for it.
            {u"run_count"_s, model.fault != nullptr ? 1 : 1000 + 10 * model.name.size()},
            {u"cover_image_url"_s, none},
            {u"default_example"_s, sandboxExample(model, root)},
            {u"latest_version"_s, versionJson(model.versions.constFirst())},
            {u"is_official"_s, model.official}};
}

HttpReply page(const SandboxCatalogueContext &context, const HttpRequest &request, const QJsonArray &all,
               const QByteArray &route)
{
    bool ok = true;
    const QString cursor = request.query.queryItemValue(u"cursor"_s, QUrl::FullyDecoded);
    const qsizetype from =
        cursor.isEmpty() ? 0 : QByteArray::fromBase64(cursor.toLatin1(), QByteArray::Base64UrlEncoding).toLongLong(&ok);
    if (!ok || from < 0)
        return replicateNotFound(u"Invalid cursor"_s);
    const auto address = [&](qsizetype at) -> QJsonValue {
        if (at < 0 || at >= all.size())
            return QJsonValue::Null;
        QUrlQuery query = request.query;
        query.removeAllQueryItems(u"cursor"_s);
        query.addQueryItem(u"cursor"_s, QString::fromLatin1(QByteArray::number(at).toBase64(
                                            QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)));
        return QString(context.root + QString::fromLatin1(route) + u'?' + query.toString(QUrl::FullyEncoded));
    };
    QJsonArray results;
    for (qsizetype i = from; i < std::min<qsizetype>(from + context.pageSize, all.size()); ++i)
        results << all.at(i);
    const qsizetype before = from == 0 ? -1 : std::max<qsizetype>(from - context.pageSize, 0);
    return replicateJson(
        {{u"previous"_s, address(before)}, {u"next"_s, address(from + context.pageSize)}, {u"results"_s, results}});
}

/// How well a model fits the words of a search; 0: not at all.
double scoreOf(const SandboxMediaModel &model, const QString &query)
{
    static const QRegularExpression between(u"[\\s/,]+"_s);
    const QStringList words = query.toLower().split(between, Qt::SkipEmptyParts);
    double score = 0;
    for (const QString &word : words) {
        if (model.name.contains(word))
            score += 2;
        if (model.fullName() == query.toLower().trimmed())
            score += 2;
        if (model.tags.contains(word) || model.tags.join(u' ').contains(word))
            score += 1;
        if (model.description.contains(word, Qt::CaseInsensitive) || model.details.contains(word, Qt::CaseInsensitive))
            score += 0.5;
    }
    return words.isEmpty() ? 0 : score / static_cast<double>(words.size());
}

QList<std::pair<double, const SandboxMediaModel *>> found(const SandboxMediaModels &models, const QString &query)
{
    QList<std::pair<double, const SandboxMediaModel *>> list;
    for (const SandboxMediaModel &model : models.all()) {
        if (const double score = scoreOf(model, query); score > 0)
            list.emplaceBack(score, &model);
    }
    std::ranges::stable_sort(list, [](const auto &a, const auto &b) { return a.first > b.first; });
    return list;
}

QList<const SandboxMediaModel *> membersOf(const SandboxMediaModels &models, const QString &collection)
{
    QList<const SandboxMediaModel *> list;
    for (const SandboxMediaModel &model : models.all()) {
        const bool official = collection == "official"_L1 && model.official && model.fault == nullptr;
        if (official || model.collection == collection)
            list << &model;
    }
    return list;
}

HttpReply search(const SandboxCatalogueContext &context, const HttpRequest &request)
{
    const QString query = request.query.queryItemValue(u"query"_s, QUrl::FullyDecoded).replace(u'+', u' ');
    if (query.trimmed().isEmpty())
        return replicateJson({{u"detail"_s, u"Query parameter \"query\" is required"_s}}, 400);
    bool ok = true;
    const QString limitText = request.query.queryItemValue(u"limit"_s);
    const int limit = limitText.isEmpty() ? 20 : limitText.toInt(&ok);
    if (!ok || limit < 1 || limit > 50)
        return replicateJson({{u"detail"_s, u"Query parameter \"limit\" must be between 1 and 50"_s}}, 400);
    QJsonArray models;
    for (const auto &[score, model] : found(context.models, query).mid(0, limit)) {
        QJsonObject entry = modelJson(*model, context.root);
        QJsonObject latest = entry.value(u"latest_version"_s).toObject();
        latest.insert(u"openapi_schema"_s, QJsonObject{}); // the search leaves schemas out
        entry.insert(u"latest_version"_s, latest);
        models << QJsonObject{{u"model"_s, entry},
                              {u"metadata"_s, QJsonObject{{u"generated_description"_s, model->details},
                                                          {u"tags"_s, QJsonArray::fromStringList(model->tags)},
                                                          {u"score"_s, score}}}};
    }
    QJsonArray collections;
    for (const SandboxCollection &collection : SandboxMediaModels::collections()) {
        if (!collection.name.contains(query, Qt::CaseInsensitive) && !collection.slug.contains(query))
            continue;
        QJsonArray names;
        for (const SandboxMediaModel *model : membersOf(context.models, collection.slug))
            names << model->fullName();
        collections << QJsonObject{{u"slug"_s, collection.slug},
                                   {u"name"_s, collection.name},
                                   {u"description"_s, collection.description},
                                   {u"models"_s, names}};
    }
    return replicateJson(
        {{u"query"_s, query}, {u"models"_s, models}, {u"collections"_s, collections}, {u"pages"_s, QJsonArray{}}});
}

HttpReply modelsList(const SandboxCatalogueContext &context, const HttpRequest &request)
{
    QList<const SandboxMediaModel *> models;
    for (const SandboxMediaModel &model : context.models.all())
        models << &model;
    const QString sort = request.query.queryItemValue(u"sort_by"_s);
    const QString direction = request.query.queryItemValue(u"sort_direction"_s);
    if (!QStringList{QString(), u"model_created_at"_s, u"latest_version_created_at"_s}.contains(sort) ||
        !QStringList{QString(), u"asc"_s, u"desc"_s}.contains(direction))
        return replicateJson({{u"detail"_s, u"Invalid sort"_s}}, 400);
    const auto created = [&sort](const SandboxMediaModel *m) {
        return sort == "model_created_at"_L1 ? m->versions.constLast().created : m->versions.constFirst().created;
    };
    std::ranges::stable_sort(models, [&](auto *a, auto *b) {
        return direction == "asc"_L1 ? created(a) < created(b) : created(b) < created(a);
    });
    QJsonArray all;
    for (const SandboxMediaModel *model : std::as_const(models))
        all << modelJson(*model, context.root);
    return page(context, request, all, "/v1/models"_ba);
}

HttpReply readme(const SandboxMediaModel &model)
{
    if (model.fault != nullptr)
        return replicateNotFound(); // not every model has one
    const QString text =
        u"# %1\n\n%2\n\n%3\n\nPart of Bakeoff's sandbox: it runs on this machine and costs nothing.\n"_s.arg(
            model.fullName(), model.description, model.details);
    return {.body = text.toUtf8(), .contentType = "text/plain; charset=utf-8"_ba};
}

std::optional<HttpReply> modelRoutes(const SandboxCatalogueContext &context, const HttpRequest &request,
                                     const QStringList &path)
{
    if (path.size() == 1) {
        if (request.method == "GET")
            return modelsList(context, request);
        if (request.method != "QUERY")
            return replicateMethod(request, "GET, QUERY"_ba);
        // A JSON string is taken too: the official client writes the text so.
        QString query = QString::fromUtf8(request.body).trimmed();
        if (query.size() > 1 && query.startsWith(u'"') && query.endsWith(u'"'))
            query = query.sliced(1).chopped(1);
        QJsonArray all;
        for (const auto &[score, model] : found(context.models, query))
            all << modelJson(*model, context.root);
        return page(context, request, all, "/v1/models"_ba);
    }
    const SandboxMediaModel *model =
        path.size() >= 3 && path.at(1) == "sandbox"_L1 ? context.models.find(path.at(2)) : nullptr;
    if (model == nullptr)
        return replicateNotFound();
    const QString part = path.value(3);
    if (request.method != "GET")
        return replicateMethod(request, "GET"_ba);
    if (path.size() == 3)
        return replicateJson(modelJson(*model, context.root));
    if (path.size() == 4 && part == "readme"_L1)
        return readme(*model);
    if (path.size() == 4 && part == "examples"_L1)
        return page(context, request, QJsonArray{sandboxExample(*model, context.root)},
                    "/v1/models/sandbox/" + model->name.toLatin1() + "/examples");
    if (path.size() == 4 && part == "versions"_L1) {
        QJsonArray all;
        for (const SandboxModelVersion &version : model->versions)
            all << versionJson(version);
        return page(context, request, all, "/v1/models/sandbox/" + model->name.toLatin1() + "/versions");
    }
    if (path.size() == 5 && part == "versions"_L1) {
        const SandboxModelVersion *version = SandboxMediaModels::version(*model, path.at(4));
        return version ? replicateJson(versionJson(*version)) : replicateNotFound();
    }
    return {};
}

std::optional<HttpReply> collectionRoutes(const SandboxCatalogueContext &context, const HttpRequest &request,
                                          const QStringList &path)
{
    QJsonArray all;
    for (const SandboxCollection &collection : SandboxMediaModels::collections()) {
        QJsonObject object{
            {u"slug"_s, collection.slug}, {u"name"_s, collection.name}, {u"description"_s, collection.description}};
        all << object;
        if (path.size() != 2 || path.at(1) != collection.slug)
            continue;
        QJsonArray models;
        for (const SandboxMediaModel *model : membersOf(context.models, collection.slug))
            models << modelJson(*model, context.root);
        object.insert(u"full_description"_s, QString(u"## "_s + collection.name + u"\n\n"_s + collection.description));
        object.insert(u"models"_s, models);
        return replicateJson(object);
    }
    if (path.size() == 1)
        return page(context, request, all, "/v1/collections"_ba);
    return replicateNotFound();
}

/// Reads the fields of a deployment's body into `deployment`. \return what is wrong with them
QList<SandboxInvalidField> readDeployment(const SandboxMediaModels &models, const QJsonObject &body,
                                          SandboxDeployment &deployment)
{
    QList<SandboxInvalidField> wrong;
    const auto count = [&](const QString &key, int most, int &value) {
        if (!body.contains(key))
            return;
        value = body.value(key).toInt(-1);
        if (value < 0 || value > most)
            wrong.append({u"number_lte"_s, key, u"Must be between 0 and %1"_s.arg(most)});
    };
    count(u"min_instances"_s, 5, deployment.minInstances);
    count(u"max_instances"_s, 20, deployment.maxInstances);
    if (body.contains(u"hardware"_s)) {
        deployment.hardware = body.value(u"hardware"_s).toString();
        const QList<SandboxHardware> all = sandboxHardware();
        if (std::ranges::none_of(all, [&](const auto &h) { return h.sku == deployment.hardware; }))
            wrong.append({u"enum"_s, u"hardware"_s, u"There is no such hardware"_s});
    }
    if (body.contains(u"version"_s))
        deployment.versionId = body.value(u"version"_s).toString();
    const SandboxMediaModel *model = models.find(QStringView(deployment.model).mid(deployment.model.indexOf(u'/') + 1));
    if (model == nullptr || SandboxMediaModels::version(*model, deployment.versionId) == nullptr)
        wrong.append({u"version"_s, u"version"_s, u"There is no such version of this model"_s});
    return wrong;
}

HttpReply createDeployment(const SandboxCatalogueContext &context, const QJsonObject &body)
{
    QList<SandboxInvalidField> wrong;
    for (const char *key : {"name", "model", "version", "hardware", "min_instances", "max_instances"}) {
        if (!body.contains(QLatin1StringView(key)))
            wrong.append({u"required"_s, QString(), u"%1 is required"_s.arg(QLatin1StringView(key))});
    }
    if (!wrong.isEmpty())
        return replicateInvalid(wrong);
    SandboxDeployment deployment{.name = body.value(u"name"_s).toString(),
                                 .release = 1,
                                 .model = body.value(u"model"_s).toString(),
                                 .versionId = {},
                                 .hardware = {},
                                 .created = context.now};
    static const QRegularExpression name(u"^[a-z0-9][a-z0-9_.-]{0,62}$"_s);
    if (!name.match(deployment.name).hasMatch())
        wrong.append({u"pattern"_s, u"name"_s, u"The name must be of a-z, 0-9, - and _"_s});
    else if (context.deployments.find(deployment.name) != nullptr)
        wrong.append({u"unique"_s, u"name"_s, u"There is a deployment of that name"_s});
    wrong << readDeployment(context.models, body, deployment);
    if (!wrong.isEmpty())
        return replicateInvalid(wrong);
    if (!context.deployments.put(deployment))
        return replicateProblem(500, u"Internal server error"_s, u"The deployment cannot be stored."_s);
    return replicateJson(deploymentJson(deployment));
}

std::optional<HttpReply> deploymentRoutes(const SandboxCatalogueContext &context, const HttpRequest &request,
                                          const QStringList &path)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (path.size() == 1) {
        if (request.method == "POST")
            return createDeployment(context, body);
        if (request.method != "GET")
            return replicateMethod(request, "GET, POST"_ba);
        QJsonArray all;
        for (const SandboxDeployment &deployment : context.deployments.all())
            all << deploymentJson(deployment);
        return page(context, request, all, "/v1/deployments"_ba);
    }
    if (path.size() != 3)
        return {};
    const SandboxDeployment *found = path.at(1) == "sandbox"_L1 ? context.deployments.find(path.at(2)) : nullptr;
    if (found == nullptr)
        return replicateNotFound();
    if (request.method == "GET")
        return replicateJson(deploymentJson(*found));
    if (request.method == "DELETE") {
        context.deployments.remove(path.at(2));
        return HttpReply{.status = 204, .contentType = {}};
    }
    if (request.method != "PATCH")
        return replicateMethod(request, "GET, PATCH, DELETE"_ba);
    SandboxDeployment changed = *found;
    if (const QList<SandboxInvalidField> wrong = readDeployment(context.models, body, changed); !wrong.isEmpty())
        return replicateInvalid(wrong);
    ++changed.release;
    changed.created = context.now;
    if (!context.deployments.put(changed))
        return replicateProblem(500, u"Internal server error"_s, u"The deployment cannot be stored."_s);
    return replicateJson(deploymentJson(changed));
}

} // namespace

QJsonValue sandboxExample(const SandboxMediaModel &model, const QString &root)
{
    if (model.exampleOutput.isNull() || model.exampleOutput.isUndefined())
        return QJsonValue::Null; // real models often have none
    SandboxPrediction example;
    example.id = u"example"_s + model.name;
    example.model = model.fullName();
    example.version = model.official ? u"hidden"_s : model.versions.constFirst().id;
    example.input = withFileUrls(model.exampleInput, root).toObject();
    example.output = model.exampleOutput;
    example.logs = u"Using seed: 7\n"_s;
    example.state = SandboxPredictionState::Succeeded;
    example.created = model.versions.constFirst().created;
    example.started = UtcMicros{example.created.value + 412'345};
    example.completed = UtcMicros{example.created.value + 2'512'345};
    example.metrics = {{u"predict_time"_s, 2.1}, {u"total_time"_s, 2.512345}};
    return predictionJson(example, root, {});
}

std::optional<HttpReply> replicateCatalogue(const SandboxCatalogueContext &context, const HttpRequest &request,
                                            const QStringList &path)
{
    const QString &first = path.constFirst();
    if (first == "models"_L1)
        return modelRoutes(context, request, path);
    if (first == "deployments"_L1)
        return deploymentRoutes(context, request, path);
    const bool known = QStringList{u"account"_s, u"search"_s, u"hardware"_s, u"collections"_s}.contains(first);
    if (!known)
        return {};
    if (request.method != "GET")
        return replicateMethod(request, "GET"_ba);
    if (first == "collections"_L1)
        return collectionRoutes(context, request, path);
    if (path.size() != 1)
        return {};
    if (first == "search"_L1)
        return search(context, request);
    if (first == "account"_L1)
        return replicateJson({{u"type"_s, u"user"_s},
                              {u"username"_s, u"sandbox"_s},
                              {u"name"_s, u"The Sandbox"_s},
                              {u"avatar_url"_s, QJsonValue::Null},
                              {u"github_url"_s, QJsonValue::Null}});
    QJsonArray hardware;
    for (const SandboxHardware &item : sandboxHardware())
        hardware << QJsonObject{{u"name"_s, item.name}, {u"sku"_s, item.sku}};
    return HttpReply{.body = QJsonDocument(hardware).toJson(QJsonDocument::Compact)};
}

} // namespace bakeoff
